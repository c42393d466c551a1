"""Grades that head lists inside one sentence, whatever stands between the grade and the names."""

import pytest

from tests.clean.reading import read, sure_rows

TITLE = "Thái Bình xếp loại cải cách hành chính năm 2022\n\n"
GRADED = {
    "Sở Nội vụ": "Xuất sắc",
    "Sở Y tế": "Xuất sắc",
    "Sở Tư pháp": "Tốt",
    "Sở Xây dựng": "Tốt",
    "Sở Ngoại vụ": "Trung bình",
}


@pytest.mark.parametrize(
    "text",
    [
        (
            "Kết quả: Xuất sắc: 02 đơn vị - Sở Nội vụ, Sở Y tế; Tốt: 02 đơn vị - Sở Tư pháp, Sở Xây"
            " dựng; Khá: không; Trung bình: 01 đơn vị - Sở Ngoại vụ."
        ),
        (
            "Kết quả: Xuất sắc (02 đơn vị): Sở Nội vụ, Sở Y tế; Tốt (02 đơn vị): Sở Tư pháp, Sở Xây"
            " dựng; Trung bình (01 đơn vị): Sở Ngoại vụ."
        ),
        (
            "Xếp loại: Xuất sắc gồm Sở Nội vụ, Sở Y tế. Tốt gồm Sở Tư pháp, Sở Xây dựng."
            " Trung bình:"
            " Sở Ngoại vụ."
        ),
    ],
)
def test_a_grade_with_its_count_heads_the_names_behind_it(text):
    assert {unit: row["grade"] for unit, row in sure_rows(TITLE + text).items()} == GRADED


def test_a_mean_is_no_grade():
    text = "Kết quả như sau: Trung bình: 12 đơn vị đạt 80,5 điểm; Sở Nội vụ đạt 90,1 điểm."
    assert {row["grade"] for row in read(TITLE + text)["rankings"]} <= {None}


@pytest.mark.parametrize("joins", [", trong khi năm 2021", ", năm 2021", ", còn năm 2021"])
def test_the_place_in_brackets_behind_an_earlier_score_is_the_earlier_one(joins):
    rows = read(
        f"Tây Ninh công bố PAR INDEX\n\nPAR INDEX 2022 đạt 84,1% (hạng 44){joins} đạt 85,2% (hạng"
        " 40)."
    )["rankings"]
    told = [(row["year"], row["rank"], row["score"], row["previous_rank"]) for row in rows]
    assert told == [(2022, 44, 84.1, 40)]


def test_a_period_says_no_year():
    rows = read(
        "Tây Ninh công bố kết quả kỳ 2021-2022 chỉ số CCHC các huyện\n\nHuyện Gò Dầu đứng đầu với"
        " 88 điểm."
    )["rankings"]
    assert [row["year"] for row in rows] == [None]


def test_an_index_under_two_names_is_one():
    rows = read(
        "Sở Công Thương tỉnh Nam Định năm 2022\n\nNăm 2022, Sở Công Thương đứng thứ 3 về chỉ số cải"
        " cách hành chính và đứng thứ 7 về chỉ số hài lòng SIPAS."
    )["rankings"]
    assert {(row["index_name"], row["rank"]) for row in rows} == {
        ("cải cách hành chính", 3),
        ("SIPAS", 7),
    }


@pytest.mark.parametrize(
    "line",
    [
        "{unit} ({score} điểm) - {grade}",
        "{unit} - {grade} ({score} điểm)",
        "{unit} - {grade} - {score} điểm",
        "{unit}: {grade} (đạt {score} điểm)",
    ],
)
def test_a_grade_beside_the_score_of_a_line(line):
    told = [("Phường Ninh Chử", "91,5", "Tốt"), ("Xã Vạn Ninh", "78", "Khá")]
    lines = [
        f"{number}. {line.format(unit=unit, score=score, grade=grade)}"
        for number, (unit, score, grade) in enumerate(told, 1)
    ]
    page = "Xếp hạng chuyển đổi số các xã, phường tỉnh Khánh Hòa năm 2025\n\n" + "\n".join(lines)
    rows = read(page)["rankings"]
    assert [(row["unit"], row["rank"], row["score"], row["grade"]) for row in rows] == [
        ("Phường Ninh Chử", 1, 91.5, "Tốt"),
        ("Xã Vạn Ninh", 2, 78, "Khá"),
    ]


def test_a_capital_behind_the_score_of_a_line_may_begin_a_sentence():
    page = (
        "Kết quả CCHC năm 2024 các sở tỉnh Sơn La\n\n"
        "1. Sở Y tế (88,2 điểm) - Tốt hơn năm trước\n2. Sở Xây dựng (80 điểm) - Khá nhiều hồ sơ"
    )
    assert [row["grade"] for row in read(page)["rankings"]] == [None, None]
