"""Rows that may be read in more than one way wait for a person's yes, and count nowhere before."""

import shutil
from decimal import Decimal

import pytest

from rankings.clean.certainty import said_of
from rankings.clean.observe import observe
from rankings.clean.source import source_of_reading
from rankings.parse.page import parse_page
from rankings.store.paths import project_root

TWO_YEARS = (
    "Tỉnh Bến Tre công bố kết quả cải cách hành chính.\n\n"
    "Sở Tư pháp dẫn đầu với 92,5 điểm.\n\n"
    "Kết quả đánh giá năm 2021 và kết quả đánh giá năm 2022 được niêm yết tại trụ sở."
)
OPEN_MARK = (
    "Kết quả chuyển đổi số năm 2022 tỉnh Bến Tre\n\n"
    "| TT | Đơn vị | Điểm |\n| 1 | Sở Y tế | 8.250 |\n| 2 | Sở Nội vụ | 8.125 |\n"
    "| 3 | Sở Tư pháp | 7.500 |\n"
)
TWO_INDICES = (
    "Kết quả năm 2022 của tỉnh Bến Tre.\n\nSở Y tế đứng thứ hai với 80,1 điểm.\n\n"
    "Về cải cách hành chính, Sở Tư pháp dẫn đầu với 94,1 điểm.\n\n"
    "Về chuyển đổi số, Sở Nội vụ dẫn đầu với 88,2 điểm."
)


TWO_SCORES = (
    "Kết quả cải cách hành chính năm 2022 của tỉnh Bến Tre.\n\n"
    "Sở Y tế đạt 40,2 điểm thẩm định và 48,3 điểm điều tra xã hội học."
)
TWO_PLACES = TWO_SCORES.split("\n")[0] + "\n\nSở Y tế xếp thứ 3, thứ 4."
TWO_LISTS = (
    "Kết quả chuyển đổi số năm 2024 của các tỉnh.\n\nHà Nội xếp thứ nhất cả nước.\n\n"
    "Nếu xét trước khi sáp nhập, Đà Nẵng xếp thứ hai cả nước."
)
OTHER_YEAR = (
    "Kết quả cải cách hành chính năm 2023 của tỉnh Bến Tre.\n\nSở Y tế xếp thứ 3.\n\n"
    "Năm 2022 và 2021, Sở Tư pháp xếp thứ 9."
)


def read(text, document_id="ben-tre_2022"):
    return observe(source_of_reading(parse_page(text.encode("utf-8"), "x.txt"), document_id))


@pytest.mark.parametrize(
    ("text", "unit", "doubt"),
    [
        (TWO_YEARS, "Sở Tư pháp", "year"),
        (OPEN_MARK, "Sở Y tế", "decimal_mark"),
        (TWO_INDICES, "Sở Y tế", "index"),
        (TWO_SCORES, "Sở Y tế", "score"),
        (TWO_PLACES, "Sở Y tế", "rank"),
        (TWO_LISTS, "Đà Nẵng", "list"),
        (OTHER_YEAR, "Sở Tư pháp", "year"),
    ],
)
def test_what_is_not_told_is_unsure(text, unit, doubt):
    page = read(text)
    assert [row.doubts for row in page.unsure if row.unit == unit] == [[doubt]]
    assert unit not in {row.unit for row in page.rankings}


def test_what_is_told_is_sure():
    page = read(TWO_INDICES)
    assert [(row.unit, row.index_name) for row in page.rankings] == [
        ("Sở Tư pháp", "cải cách hành chính"),
        ("Sở Nội vụ", "chuyển đổi số"),
    ]


def test_a_proven_decimal_mark_leaves_no_doubt():
    page = read(OPEN_MARK.replace("7.500", "7.5"))
    assert not page.unsure
    assert page.rankings[0].score == Decimal("8.250")


def test_an_accepted_row_counts(tmp_path, monkeypatch):
    shutil.copytree(project_root() / "data" / "reference", tmp_path / "data" / "reference")
    accepted = tmp_path / "data" / "reference" / "accepted_readings.csv"
    waiting = next(row for row in read(TWO_INDICES).unsure if row.unit == "Sở Y tế")
    line = f'ben-tre_2022,{waiting.unit_printed},"{waiting.quote}",Nguyễn Văn A,2026-01-05,\n'
    accepted.write_text(accepted.read_text(encoding="utf-8") + line, encoding="utf-8")
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    assert "Sở Y tế" in {row.unit for row in read(TWO_INDICES).rankings}
    assert "Sở Y tế" not in {row.unit for row in read(TWO_INDICES, "another_2022").rankings}


def test_an_accepted_figure_counts(tmp_path, monkeypatch):
    text = TWO_YEARS + "\n\nTỷ lệ hồ sơ trực tuyến đạt 61,4%."
    waiting = next(claim for claim in read(text).unsure_claims if claim.value == Decimal("61.4"))
    shutil.copytree(project_root() / "data" / "reference", tmp_path / "data" / "reference")
    accepted = tmp_path / "data" / "reference" / "accepted_readings.csv"
    line = f'ben-tre_2022,"{said_of(waiting)}","{waiting.quote}",Nguyễn Văn A,2026-01-05,\n'
    accepted.write_text(accepted.read_text(encoding="utf-8") + line, encoding="utf-8")
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    assert Decimal("61.4") in {claim.value for claim in read(text).claims}
    assert Decimal("61.4") not in {claim.value for claim in read(text, "another_2022").claims}
