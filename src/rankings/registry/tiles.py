"""The tile map of the country: which tile each province is, in the drawing of `tiles.csv`."""

from __future__ import annotations

from dataclasses import dataclass

from rankings.registry.provinces import Province, provinces_of
from rankings.registry.reference import read_reference, remembered


@dataclass(frozen=True)
class Tile:
    """A province's tile: its row from the north and its column from the west, both from 1, and the
    name it has room for.
    """

    province: Province
    row: int
    column: int
    short: str


@remembered(maxsize=None)
def tiles_of(vintage: str) -> tuple[Tile, ...]:
    """Return the tiles of the 63 provinces until 30 June 2025 or the 34 since, from north to south.

    >>> [tile.province.name for tile in tiles_of("63")][:2], len(tiles_of("34"))
    (['Hà Giang', 'Cao Bằng'], 34)
    """
    provinces = provinces_of(vintage)
    return tuple(
        Tile(
            provinces[row["province"]],
            int(row["row"]),
            int(row["column"]),
            row["short"] or provinces[row["province"]].name,
        )
        for row in read_reference("tiles")
        if row["vintage"] == vintage
    )
