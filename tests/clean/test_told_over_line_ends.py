"""Sentences set in short lines: what an open bracket or an open word leads on to."""

import pytest

from tests.clean.reading import accusations, read, sure_rows

TITLE = "Ninh Thuận: kết quả xếp loại cải cách hành chính năm 2022\n\n"


@pytest.mark.parametrize(
    "text",
    [
        (
            "Có 2 sở được xếp loại tốt (Sở Tài chính, Sở Y tế), 2 sở xếp loại khá (Sở"
            " Công Thương và"
            " Sở\nTư pháp), 01 sở xếp loại trung bình (Sở Xây dựng)."
        ),
        (
            "Có 2 sở được xếp loại tốt (Sở Tài chính, Sở Y tế), 2 sở xếp loại khá (Sở"
            " Công Thương,\n"
            "Sở Tư pháp), 01 sở xếp loại trung bình (Sở Xây dựng)."
        ),
        (
            "Có 2 sở được xếp loại tốt là Sở Tài chính, Sở Y tế; 2 sở xếp loại khá"
            " là\nSở Công Thương,"
            " Sở Tư pháp; 01 sở xếp loại trung bình là Sở Xây dựng."
        ),
    ],
)
def test_an_open_line_goes_on_with_the_next(text):
    graded = {unit: row["grade"] for unit, row in sure_rows(TITLE + text).items()}
    assert graded == {
        "Sở Tài chính": "tốt",
        "Sở Y tế": "tốt",
        "Sở Công Thương": "khá",
        "Sở Tư pháp": "khá",
        "Sở Xây dựng": "trung bình",
    }
    assert accusations(TITLE + text) == []


def test_a_closed_line_ends_what_is_told():
    text = (
        "Đoàn kiểm tra làm việc với các đơn vị được xếp loại tốt (theo Quyết định 12)\nSở Y tế xếp"
        " loại khá."
    )
    assert {unit: row["grade"] for unit, row in sure_rows(TITLE + text).items()} == {
        "Sở Y tế": "khá"
    }


def test_numbers_told_like_the_first_score_are_scores():
    rows = read(
        "Kết quả DDCI năm 2022 tỉnh Tiền Giang\n\nSở Công Thương: 92,61 điểm (hạng 1), Sở Tư pháp:"
        " 92,11 (hạng 2), Sở Y tế: 90 (hạng 3)."
    )["rankings"]
    assert {(row["unit"], row["rank"], row["score"]) for row in rows} == {
        ("Sở Công Thương", 1, 92.61),
        ("Sở Tư pháp", 2, 92.11),
        ("Sở Y tế", 3, 90),
    }


def test_numbers_beside_a_place_that_nothing_calls_scores_stay_numbers():
    rows = read(
        "Kết quả DDCI năm 2022 tỉnh Tiền Giang\n\nHuyện Cái Bè: 12 (hạng 1), huyện Cai Lậy: 9 (hạng"
        " 2)."
    )["rankings"]
    assert {row["score"] for row in rows} == {None}


def test_an_english_table_is_not_half_read():
    page = (
        "DTI results 2022\n\n| Rank | Province | Score |\n|---|---|---|\n| 1 | Da Nang | 0.8002 |\n"
        "| 2 | Bac Ninh | 0.7652 |\n"
    )
    assert read(page)["rankings"] == []
