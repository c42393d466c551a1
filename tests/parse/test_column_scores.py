"""Which of several columns of points is the score; every table is invented."""

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page

TITLE = "# Kết quả đánh giá chuyển đổi số của các sở tỉnh Bến Tre năm 2023\n\n"


def read(*lines, title=TITLE):
    """The rows of a Markdown table: unit, rank, score, grade, certainty."""
    page = title + "\n".join(lines)
    rows = understand(parse_page(page.encode(), "x.md"))["rankings"]
    return [(r["unit"], r["rank"], r["score"], r["grade"], r["certainty"]) for r in rows]


def test_the_overall_value_goes_before_its_pillars():
    rows = read(
        "| Đơn vị | Chính quyền số | | Kinh tế số | | Giá trị DTI | Xếp hạng chung |",
        "|---|---|---|---|---|---|---|",
        "| | Giá trị | Hạng | Giá trị | Hạng | | |",
        "| Sở Y tế | 0,81 | 1 | 0,50 | 2 | 0,67 | 1 |",
        "| Sở Nội vụ | 0,78 | 2 | 0,52 | 1 | 0,66 | 2 |",
        "| Sở Tư pháp | 0,75 | 3 | 0,44 | 3 | 0,62 | 3 |",
    )
    assert [row[:3] for row in rows] == [
        ("Sở Y tế", 1, 0.67),
        ("Sở Nội vụ", 2, 0.66),
        ("Sở Tư pháp", 3, 0.62),
    ]


@pytest.mark.parametrize("head", ["Tổng", "Cộng", "Tổng cộng", "Tổng (100)"])
def test_a_sum_beside_parts_is_the_score(head):
    rows = read(
        f"| Hạng | Cơ quan | Điểm thẩm định | Điểm khảo sát | {head} |",
        "|---|---|---|---|---|",
        "| 1 | Sở Tư pháp | 62,5 | 28,1 | 90,6 |",
        "| 2 | Sở Tài chính | 61 | 27,9 | 88,9 |",
        "| 3 | Sở Xây dựng | 60,75 | 26,4 | 87,15 |",
    )
    assert [row[2] for row in rows] == [90.6, 88.9, 87.15]


def test_years_over_empty_heads_reach_over_both_their_columns():
    page = TITLE + "\n".join(
        [
            "| TT | Cơ quan | Năm 2022 | | Năm 2023 | |",
            "|---|---|---|---|---|---|",
            "| | | Điểm | Xếp hạng | Điểm | Xếp hạng |",
            "| 1 | Sở Y tế | 84,1 | 3 | 89,7 | 2 |",
            "| 2 | Sở Tư pháp | 85,9 | 1 | 88,9 | 3 |",
            "| 3 | Sở Nội vụ | 85,2 | 2 | 90,2 | 1 |",
        ]
    )
    rows = understand(parse_page(page.encode(), "x.md"))["rankings"]
    assert [(r["rank"], r["previous_rank"], r["previous_score"]) for r in rows] == [
        (2, 3, 84.1),
        (3, 1, 85.9),
        (1, 2, 85.2),
    ]


def test_ranks_that_contradict_every_third_score_make_the_table_unsure_and_accuse_nobody():
    lines = ["| Cơ quan | Điểm | Hạng |", "|---|---|---|"]
    units = ["Y tế", "Nội vụ", "Tư pháp", "Tài chính", "Xây dựng", "Công Thương", "Du lịch"]
    for place, (unit, score) in enumerate(zip(units, (70, 95, 72, 90, 60, 99, 65), strict=True), 1):
        lines.append(f"| Sở {unit} | {score},5 | {place} |")
    assert {row[4] for row in read(*lines)} == {"unsure"}
    found = understand(parse_page((TITLE + "\n".join(lines)).encode(), "x.md"))["findings"]
    assert [finding for finding in found if finding["severity"] != "note"] == []


def test_a_difference_between_own_and_examined_points_is_no_change():
    page = TITLE + "\n".join(
        [
            "| TT | Cơ quan | Điểm tự chấm | Điểm thẩm định | Chênh lệch | Xếp thứ |",
            "|---|---|---|---|---|---|",
            "| 1 | Sở Y tế | 98 | 95,5 | 2,5 | 1 |",
            "| 2 | Sở Nội vụ | 96 | 94 | 2 | 2 |",
        ]
    )
    rows = understand(parse_page(page.encode(), "x.md"))["rankings"]
    assert [(r["score"], r["score_change"], r["rank_change"]) for r in rows] == [
        (95.5, None, None),
        (94, None, None),
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("I. Mức độ Tốt", "II. Mức độ Khá"),
        ("Nhóm tốt (từ 80 điểm)", "Nhóm khá (từ 65 đến dưới 80 điểm)"),
        ("Đơn vị xếp loại Tốt: 02 đơn vị", "Đơn vị xếp loại Khá: 01 đơn vị"),
        ("Tốt", "Khá"),
    ],
)
def test_a_grade_over_rows_is_theirs_and_numbers_counted_anew_are_no_ranks(heads):
    html = (
        "<h1>Kết quả xếp loại chuyển đổi số các sở tỉnh Bến Tre năm 2023</h1><table>"
        "<tr><th>STT</th><th>Cơ quan</th><th>Điểm</th></tr>"
        f"<tr><td colspan=3>{heads[0]}</td></tr>"
        "<tr><td>1</td><td>Sở Y tế</td><td>91,5</td></tr>"
        "<tr><td>2</td><td>Sở Nội vụ</td><td>90,2</td></tr>"
        f"<tr><td colspan=3>{heads[1]}</td></tr>"
        "<tr><td>1</td><td>Sở Tư pháp</td><td>77,1</td></tr></table>"
    )
    rows = understand(parse_page(html.encode(), "x.html"))["rankings"]
    assert [(r["unit"], r["score"], r["grade"]) for r in rows] == [
        ("Sở Y tế", 91.5, "tốt" if "tốt" in heads[0] else "Tốt"),
        ("Sở Nội vụ", 90.2, "tốt" if "tốt" in heads[0] else "Tốt"),
        ("Sở Tư pháp", 77.1, "khá" if "khá" in heads[1] else "Khá"),
    ]
    assert rows[-1]["rank"] is None


@pytest.mark.parametrize(
    ("cell", "rank", "rank_of", "score"),
    [
        ("92,1% (hạng 1/13)", 1, 13, 92.1),
        ("1/13 (92,1%)", 1, 13, 92.1),
        ("92,1 điểm (hạng 1)", 1, None, 92.1),
        ("01 (92,1)", 1, None, 92.1),
    ],
)
def test_a_cell_may_print_place_size_and_score(cell, rank, rank_of, score):
    lines = ("| Đơn vị | Kết quả 2023 |", "|---|---|", f"| Huyện Ba Tri | {cell} |")
    page = TITLE.replace("các sở", "các huyện") + "\n".join(lines)
    page += "\n| Huyện Bình Đại | " + cell.replace("92,1", "90,5").replace("01", "02") + " |"
    row = understand(parse_page(page.encode(), "x.md"))["rankings"][0]
    assert (row["rank"], row["rank_of"], row["score"]) == (rank, rank_of, score)


def test_years_may_head_the_columns_of_a_province():
    page = "# PCI của Đà Nẵng qua các năm\n\n" + "\n".join(
        [
            "| Năm | 2019 | 2020 | 2021 |",
            "|---|---|---|---|",
            "| Điểm số | 70,15 | 70,12 | 70,42 |",
            "| Xếp hạng | 5 | 5 | 4 |",
        ]
    )
    rows = understand(parse_page(page.encode(), "x.md"))["rankings"]
    assert [(r["year"], r["rank"], r["score"]) for r in rows] == [
        (2019, 5, 70.15),
        (2020, 5, 70.12),
        (2021, 4, 70.42),
    ]


@pytest.mark.parametrize("day", ["Ngày 15 tháng 01 năm 2024", "15/01/2024", "(15/01/2024)"])
def test_a_day_above_a_table_is_neither_its_year_nor_its_name(day):
    page = f"{TITLE}{day}\n\n| Hạng | Sở | Điểm |\n|---|---|---|\n| 1 | Sở Y tế | 91,5 |\n"
    row = understand(parse_page((page + "| 2 | Sở Nội vụ | 90 |").encode(), "x.md"))["rankings"][0]
    assert (row["year"], row["label"] or "") == (2023, TITLE[2:].strip())


def test_examined_points_in_short_go_before_those_that_a_unit_gave_itself():
    rows = read(
        "| Cơ quan | Điểm TĐG | Điểm TĐ | Xếp hạng |",
        "|---|---|---|---|",
        "| Sở Tư pháp | 97,5 | 91,25 | 1 |",
        "| Sở Tài chính | 96 | 90,5 | 2 |",
        "| Sở Xây dựng | 95,5 | 84,75 | 3 |",
    )
    assert [row[1:3] for row in rows] == [(1, 91.25), (2, 90.5), (3, 84.75)]


@pytest.mark.parametrize(
    "cells, ranks, grades",
    [
        (("I", "II", "III"), [1, 2, 3], [None, None, None]),
        (("Ba", "Tư", "Năm"), [3, 4, 5], [None, None, None]),
        (("I", "I", "II"), [1, 2, 3], ["I", "I", "II"]),  # classes, and the order is the places'
    ],
)
def test_places_in_roman_numerals_or_words_are_places(cells, ranks, grades):
    rows = read(
        "| Cơ quan | Điểm | Thứ hạng |",
        "|---|---|---|",
        *(
            f"| {unit} | {score} | {cell} |"
            for unit, score, cell in zip(
                ("Sở Tư pháp", "Sở Tài chính", "Sở Xây dựng"), (91, 90, 84), cells, strict=True
            )
        ),
    )
    assert [row[1] for row in rows] == ranks
    assert [row[3] for row in rows] == grades


def test_years_alone_above_bars_without_a_rule_head_their_columns():
    page = "\n".join(
        [
            "Chỉ số CCHC năm 2022 của các huyện tỉnh Bến Tre",
            "",
            "| TT | Địa phương | 2021 || 2022 ||",
            "| | | Điểm | Hạng | Điểm | Hạng |",
            "| 1 | Huyện Ba Tri | 81,5 | 2 | 88,25 | 1 |",
            "| 2 | Huyện Giồng Trôm | 82 | 1 | 87 | 2 |",
            "| 3 | Huyện Thạnh Phú | 79,5 | 3 | 80,75 | 3 |",
        ]
    )
    found = understand(parse_page(page.encode(), "x.txt"))
    rows = [(r["year"], r["rank"], r["score"]) for r in found["rankings"]]
    assert sorted(rows) == [
        (2022, 1, 88.25),
        (2022, 2, 87),
        (2022, 3, 80.75),
    ]
    assert not found["findings"] and not found["unread"]


@pytest.mark.parametrize("word", ["Điểm bình quân", "Điểm trung bình", "Bình quân", "Tổng cộng"])
def test_a_row_of_means_is_no_unit_and_accuses_nobody(word):
    page = TITLE + "\n".join(
        [
            "| STT | Đơn vị | Nhận thức số | Kinh tế số | Tổng điểm | Hạng |",
            "|---|---|---|---|---|---|",
            "| 1 | Sở Y tế | 48,1 | 37,3 | 85,4 | 1 |",
            "| 2 | Sở Tư pháp | 43,5 | 38 | 81,5 | 2 |",
            "| 3 | Sở Xây dựng | 41,2 | 34,8 | 76 | 3 |",
            f"| | {word} | 44,27 | 36,7 | 80,97 | |",
        ]
    )
    found = understand(parse_page(page.encode(), "x.md"))
    assert [row["unit"] for row in found["rankings"]] == ["Sở Y tế", "Sở Tư pháp", "Sở Xây dựng"]
    assert [x for x in found["findings"] if x["severity"] != "note"] == []


@pytest.mark.parametrize("between", ["||", "|  |"])
def test_two_halves_of_a_list_beside_each_other_are_both_read(between):
    page = "\n".join(
        [
            "Tỉnh Hòa Bình công bố chỉ số CCHC năm 2023 của các sở",
            "",
            f"Hạng | Đơn vị | Điểm {between} Hạng | Đơn vị | Điểm",
            f"1 | Sở Nội vụ | 92,1 {between} 3 | Sở Y tế | 87,5",
            f"2 | Sở Tài chính | 91,7 {between} 4 | Sở Xây dựng | 86,4",
        ]
    )
    rows = understand(parse_page(page.encode(), "x.txt"))["rankings"]
    assert sorted((row["rank"], row["unit"], row["score"]) for row in rows) == [
        (1, "Sở Nội vụ", 92.1),
        (2, "Sở Tài chính", 91.7),
        (3, "Sở Y tế", 87.5),
        (4, "Sở Xây dựng", 86.4),
    ]
