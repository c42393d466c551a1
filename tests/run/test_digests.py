"""Checksums of parts: what was not used of a file may change."""

import pytest

from rankings.run.digests import Digests
from rankings.store.record import columns_used, rows_used

TABLE = "level,name,url\nprovince,A,x\ndepartment,B,y\n"


@pytest.mark.parametrize(
    ("part", "edited", "is_same"),
    [
        (rows_used("level", "province"), TABLE.replace("B,y", "C,z"), True),
        (rows_used("level", "province"), TABLE.replace("A,x", "A,z"), False),
        (rows_used("level", "province"), TABLE + "province,D,w\n", False),
        (rows_used("level", "province"), TABLE.replace("name", "title"), False),
        (rows_used("kind", "province"), TABLE.replace("B,y", "C,z"), False),
        (columns_used("name", "url"), TABLE.replace("department", "district"), True),
        (columns_used("name", "url"), TABLE.replace("B,y", "B,z"), False),
        (columns_used("name", "gone"), TABLE.replace("department", "district"), False),
        (columns_used("name", "url"), TABLE.replace("\n", "\r\n"), True),
        (columns_used("name", "url"), TABLE.replace(",", ";"), False),
    ],
)
def test_a_part_of_a_table_changes_with_what_it_holds(part, edited, is_same, tmp_path, monkeypatch):
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    before = Digests().digest(f"table.csv#{part}")
    path.write_text(edited, encoding="utf-8")
    assert before and (Digests().digest(f"table.csv#{part}") == before) is is_same


def test_a_part_of_a_file_that_is_gone_has_no_checksum(tmp_path, monkeypatch):
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    assert Digests().digest(f"table.csv#{rows_used('level', 'province')}") == ""


@pytest.mark.parametrize(
    ("row", "reaches"),
    [
        ("nhân tỉnh,hung-yen_2018_a", True),  # its own document
        ("sở y tê,phu-tho_2017_b", True),  # stands on its page too
        ("thực tuyến,phu-tho_2017_b", False),
    ],
)
def test_a_misprint_noted_on_a_page_reaches_the_provinces_on_whose_pages_it_stands(
    row, reaches, tmp_path, monkeypatch
):
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    monkeypatch.setattr("rankings.run.digests.own_provinces", lambda slug: frozenset({slug}))
    (tmp_path / "data/processed/hung-yen/01_text").mkdir(parents=True)
    (tmp_path / "data/processed/hung-yen/01_text/a.txt").write_text("Sở Y tê: hạng 1.")
    path = tmp_path / "data/reference/corrections.csv"
    path.parent.mkdir()
    path.write_text("printed,document_id\n")
    before = Digests().digest_reach("data/reference/corrections.csv", "hung-yen")
    path.write_text(f"printed,document_id\n{row}\n")
    after = Digests().digest_reach("data/reference/corrections.csv", "hung-yen")
    assert (before != after) is reaches
