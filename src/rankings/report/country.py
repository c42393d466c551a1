"""The provinces on the national indices, as the start page shows them: what may be chosen, tiles,
rows of the table, and the same as data for the page's script.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from rankings.language.sorting import sort_key
from rankings.registry.frameworks import index_title
from rankings.registry.provinces import Province, name_regions
from rankings.registry.tiles import Tile, tiles_of
from rankings.report.inputs import plain_rows
from rankings.report.marks import format_number, printed_digits
from rankings.store.catalogue import NATIONAL
from rankings.store.paths import table_path
from rankings.store.tables import read_table

STANDING, COVERAGE = "07_standing", "07_coverage"
VINTAGES = ("34", "63")  # how many provinces there are since 1 July 2025, how many there were
BANDS = ("last", "low", "middle", "good", "best")  # fifths of the ranks, from below


@dataclass(frozen=True)
class Choice:
    """One index in one year: of which provinces it speaks, how many were measured, whether all
    are known.
    """

    index: str
    year: int
    vintage: str
    provinces: int
    of: int
    whole: bool
    by_score: bool

    @property
    def name(self) -> str:
        return f"{self.index}-{self.year}"


@dataclass(frozen=True)
class Country:
    """The national tables in one language."""

    language: str
    standing: tuple[dict, ...]
    coverage: tuple[dict, ...]

    @cached_property
    def choices(self) -> list[Choice]:
        """What may be chosen, newest year of each index first."""
        scored = {
            (row["index"], row["year"]) for row in self.standing if row["rank_source"] == "score"
        }
        found = [
            Choice(
                row["index"],
                int(row["year"]),
                str(row["vintage"]),
                int(row["provinces"]),
                int(row["measured"] or row["provinces"]),
                bool(row["whole"]),
                (row["index"], row["year"]) in scored,
            )
            for row in self.coverage
        ]
        return sorted(found, key=lambda choice: (self.title(choice.index), -choice.year))

    @cached_property
    def first(self) -> Choice:
        """What is shown first: the newest year of which all provinces are known, of the most."""
        return max(self.choices, key=lambda choice: (choice.whole, choice.year, choice.provinces))

    @cached_property
    def ranked(self) -> dict[str, dict[str, dict]]:
        """The standing by choice, then by province."""
        found: dict[str, dict[str, dict]] = {}
        for row in self.standing:
            found.setdefault(f"{row['index']}-{row['year']}", {})[row["province"]] = row
        return found

    @cached_property
    def ranks(self) -> dict[tuple[str, str, str], dict]:
        """The newest row with a rank by province, index and vintage."""
        newest: dict[tuple[str, str, str], dict] = {}
        for row in self.standing:
            name = (row["province"], row["index"], str(row["vintage"]))
            if row["rank"] is not None and row["year"] > newest.get(name, {"year": 0})["year"]:
                newest[name] = row
        return newest

    def title(self, index: str) -> str:
        return index_title(index, self.language)

    def name(self, province: Province) -> str:
        return province.name if self.language == "vi" else province.name_en

    def region(self, province: Province) -> str:
        """The name of a province's region."""
        return name_regions(self.language).get((province.region, province.vintage), "")

    def provinces(self, vintage: str) -> list[Tile]:
        """The tiles of a vintage by name, as the table lists them."""
        return sorted(tiles_of(vintage), key=lambda tile: sort_key(self.name(tile.province)))

    def newest(self, province: str, index: str, vintage: str) -> dict | None:
        """A province's newest rank on an index."""
        return self.ranks.get((province, index, vintage))

    def tell_tile(self, tile: Tile, choice: Choice) -> tuple[str, str]:
        """What stands in a tile and the name of its colour: a rank, the ranks of a merged
        province's parts, or a dash.
        """
        parts = self.parts_of(tile, choice)
        rows = [self.ranked.get(choice.name, {}).get(part) for part in parts]
        ranks = [tell_rank(row) for row in rows]
        band = name_band(rows[0]) if len(rows) == 1 else ""
        return " · ".join(ranks) if any(rank != "–" for rank in ranks) else "–", band

    def parts_of(self, tile: Tile, choice: Choice) -> tuple[str, ...]:
        """The provinces a tile speaks of in a year: itself, those it was made of, or nobody."""
        if tile.province.vintage == choice.vintage:
            return (tile.province.slug,)
        return tile.province.predecessors if choice.vintage == "63" else ()

    def tell_score(self, row: dict) -> str:
        """A score as the language writes it, with the digits that its source has."""
        if row["score"] is None:
            return ""
        return format_number(row["score"], self.language, printed_digits(row["score_text"]) or 0)

    def tell_cell(self, row: dict | None) -> Markup:
        """A rank as a cell of the table, linked to its source where that is on the web."""
        if row is None or row["rank"] is None:
            return Markup("–")
        rank = Markup('<data value="{}">{}</data>').format(int(row["rank"]), tell_rank(row))
        address = web_address(row)
        return (
            Markup('<a class="cited" href="{}" rel="noreferrer">{}</a>').format(address, rank)
            if address
            else rank
        )

    def tell_score_cell(self, row: dict | None) -> Markup:
        """A score as a cell of the table; empty where none is known."""
        if row is None or row["score"] is None:
            return Markup("")
        return Markup('<data value="{}">{}</data>').format(row["score"], self.tell_score(row))

    def as_json(self) -> str:
        """The standing for the page's script: per choice its facts, per province rank, colour,
        score, address, whether sources differ. Safe inside a script element.
        """
        chosen = {
            choice.name: {
                "index": choice.index,
                "year": choice.year,
                "vintage": choice.vintage,
                "provinces": choice.provinces,
                "of": choice.of,
                "whole": choice.whole,
                "by_score": choice.by_score,
                "ranks": {
                    province: [
                        tell_rank(row),
                        name_band(row),
                        self.tell_score(row),
                        "" if row["score"] is None else float(row["score"]),
                        web_address(row),
                    ]
                    for province, row in self.ranked.get(choice.name, {}).items()
                },
            }
            for choice in self.choices
        }
        return json.dumps(chosen, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def load_country(language: str) -> Country | None:
    """The national tables; None where no notebook has made them."""
    if not all(table_path(name, NATIONAL).is_file() for name in (STANDING, COVERAGE)):
        return None
    standing, coverage = (plain_rows(read_table(name, NATIONAL)) for name in (STANDING, COVERAGE))
    return Country(language, tuple(standing), tuple(coverage)) if standing else None


def list_indices(choices: Iterable[Choice]) -> list[str]:
    """The indices of the choices, each once, in their order."""
    return list(dict.fromkeys(choice.index for choice in choices))


def tell_rank(row: dict | None) -> str:
    """A rank, with a mark where sources differ; a dash where none is known."""
    if row is None or row["rank"] is None:
        return "–"
    return f"{'≈' if row['differs'] else ''}{int(row['rank'])}"


def name_band(row: dict | None) -> str:
    """Which fifth of the ranks a row is in; empty where that is not known.

    >>> name_band({"rank_percentile": 100.0}), name_band({"rank_percentile": 0.0}), name_band(None)
    ('best', 'last', '')
    """
    if row is None or row["rank_percentile"] is None:
        return ""
    return BANDS[min(4, int(float(row["rank_percentile"]) // 20))]


def web_address(row: dict) -> str:
    """The address of a row's source where it is one of the web."""
    address = str(row["url"] or "")
    return address if address.startswith(("http://", "https://")) else ""
