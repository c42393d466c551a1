"""Synthetic provinces: the same for the same seed, read whole, and never taken for data."""

from rankings.clean.understand import understand
from rankings.parse.page import parse_page
from rankings.store.catalogue import read_catalogue_rows
from tools.provinces import YEARS, make_provinces


def test_pages_are_read_whole_and_say_that_they_are_made_up(tmp_path, monkeypatch):
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    slugs = make_provinces(tmp_path, 3)
    rows = read_catalogue_rows()
    assert len(rows) == 3 * len(YEARS) and {row["province"] for row in rows} == set(slugs)
    page = tmp_path / "data/raw" / rows[0]["file"]
    assert "trang giả lập" in page.read_text(encoding="utf-8")
    said = understand(parse_page(page))
    table_rows = page.read_text(encoding="utf-8").count(" | ") // 3 - 2
    assert len(said["rankings"]) == table_rows and not said["findings"]


def test_the_same_seed_gives_the_same_pages(tmp_path):
    make_provinces(tmp_path / "a", 2, seed=7)
    make_provinces(tmp_path / "b", 2, seed=7)
    for path in (tmp_path / "a").rglob("*.txt"):
        other = tmp_path / "b" / path.relative_to(tmp_path / "a")
        assert path.read_bytes() == other.read_bytes()
