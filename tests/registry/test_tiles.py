"""The tile map: every province has one tile of its own, and neighbours stay on their side."""

import pytest

from rankings.errors import SourceError
from rankings.registry.publisher import load_publisher
from rankings.registry.reference import reference_folder
from rankings.registry.tiles import tiles_of


@pytest.mark.parametrize(("vintage", "provinces"), [("63", 63), ("34", 34)])
def test_every_province_has_a_tile_of_its_own(vintage, provinces):
    tiles = tiles_of(vintage)
    assert len({tile.province.slug for tile in tiles}) == provinces
    assert len({(tile.row, tile.column) for tile in tiles}) == provinces


@pytest.mark.parametrize("vintage", ["63", "34"])
def test_the_country_is_recognisable(vintage):
    """From north to south Cao Bằng, Hà Nội, Nghệ An, Đà Nẵng, Khánh Hòa, Cà Mau; Điện Biên west of
    Quảng Ninh, An Giang west of Đà Nẵng.
    """
    at = {tile.province.slug: tile for tile in tiles_of(vintage)}
    chain = "cao-bang ha-noi nghe-an da-nang khanh-hoa ca-mau".split()
    rows = [at[slug].row for slug in chain]
    assert rows == sorted(rows) and len(set(rows)) == len(rows)
    assert at["dien-bien"].column < at["ha-noi"].column < at["quang-ninh"].column
    assert at["an-giang"].column < at["da-nang"].column


def test_names_on_tiles_are_short():
    assert max(len(tile.short) for tile in (*tiles_of("63"), *tiles_of("34"))) <= 12


FAULTS = {
    "no English name": ("name: {vi: Sở}", "no name in every language"),
    "no web address": ("name: {vi: A, en: B}\naddress: example.vn", "no web address"),
    "not YAML": ("name: [", "not valid YAML"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_publisher_is_told(fault, tmp_path, monkeypatch):
    text, said = FAULTS[fault]
    folder = tmp_path / "data" / "reference"
    folder.mkdir(parents=True)
    (folder / "publisher.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    assert reference_folder() == folder
    with pytest.raises(SourceError, match=said):
        load_publisher()
