"""Every source of a province is read by its kind, once its checksum holds."""

import shutil

import pytest

from rankings.errors import SourceError
from rankings.parse.sources import parse_sources, write_texts
from rankings.store.paths import raw_dir, text_path


def test_pages_and_transcriptions_are_read_in_the_order_of_the_catalogue():
    readings = parse_sources("hung-yen")
    page, *typed_ones = readings
    assert page == "hung-yen_2018_egov_none" and len(typed_ones) == 3
    told = [row for row in readings[page].statements if row.kind == "ranking"]
    assert "417,30" in {row.fields["score"].text for row in told if "score" in row.fields}
    typed = parse_sources("phu-tho")["phu-tho_2022_dti_179"]  # 29 rows, typed from an annex
    assert len([row for row in typed.statements if row.kind == "ranking"]) == 29


def test_a_changed_page_is_not_read(tmp_path, monkeypatch):
    shutil.copytree(raw_dir(), tmp_path / "data" / "raw")
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    page = tmp_path / "data" / "raw" / "hung-yen" / "2018_egov_none.txt"
    page.write_bytes(page.read_bytes().replace(b"417,30", b"471,30"))
    with pytest.raises(SourceError, match="not the one that was catalogued"):
        parse_sources("hung-yen")


def test_the_text_that_offsets_point_into_is_written(tmp_path, monkeypatch):
    readings = parse_sources("hung-yen")
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    assert write_texts(readings, "hung-yen") == 4
    written = text_path("hung-yen", "hung-yen_2018_egov_none").read_bytes().decode()
    assert written == readings["hung-yen_2018_egov_none"].page.text and "417,30 điểm" in written
