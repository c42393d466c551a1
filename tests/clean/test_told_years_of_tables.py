"""Tables of several years: a head that says "năm", a name printed once for all its years."""

import pytest

from tests.clean.reading import accusations, read

TITLE = "Mức độ chuyển đổi số các huyện tỉnh Quảng Bình"


@pytest.mark.parametrize(
    "table",
    [
        (
            "| Huyện | Xếp hạng năm | | |\n| | 2020 | 2021 | 2022 |\n|---|---|---|---|\n"
            "| Lệ Thủy | 3 | 2 | 1 |\n| Bố Trạch | 1 | 1 | 2 |\n| Minh Hóa | 2 | 3 | 3 |"
        ),
        (
            "Huyện\tHạng năm 2020\tHạng năm 2021\tHạng năm 2022\nLệ Thủy\t3\t2\t1\n"
            "Bố Trạch\t1\t1\t2\nMinh Hóa\t2\t3\t3"
        ),
    ],
)
def test_a_head_that_ends_in_nam_is_no_fifth_place(table):
    rows = read(f"{TITLE}\n\n{table}\n")["rankings"]
    assert {(row["unit"], row["rank"]) for row in rows if row["year"] == 2022} == {
        ("Huyện Lệ Thủy", 1),
        ("Huyện Bố Trạch", 2),
        ("Huyện Minh Hóa", 3),
    }
    assert accusations(f"{TITLE}\n\n{table}\n") == []


def test_a_fifth_place_in_words_is_one():
    page = (
        f"{TITLE} năm 2022\n\n| Đơn vị | Điểm | Xếp hạng |\n|---|---|---|\n"
        "| Huyện Lệ Thủy | 80,5 | Hạng tư |\n| Huyện Bố Trạch | 79,1 | Hạng năm |\n"
    )
    assert {row["rank"] for row in read(page)["rankings"]} == {4, 5}


def test_a_name_printed_once_is_that_of_all_its_years():
    page = (
        f"{TITLE}\n\n| Đơn vị | Năm | Điểm |\n|---|---|---|\n| Huyện Lệ Thủy | 2021 | 512,4 |\n"
        "| | 2022 | 530,1 |\n| Huyện Bố Trạch | 2021 | 498,0 |\n| | 2022 | 541,6 |\n"
    )
    assert {(row["unit"], row["year"], row["score"]) for row in read(page)["rankings"]} == {
        ("Huyện Lệ Thủy", 2021, 512.4),
        ("Huyện Lệ Thủy", 2022, 530.1),
        ("Huyện Bố Trạch", 2021, 498.0),
        ("Huyện Bố Trạch", 2022, 541.6),
    }


def test_a_row_without_a_name_and_without_years_is_nobodys():
    page = (
        f"{TITLE} năm 2022\n\n| Đơn vị | Điểm | Hạng |\n|---|---|---|\n"
        "| Huyện Lệ Thủy | 512,4 | 1 |\n| | 498,0 | 2 |\n"
    )
    assert [row["unit"] for row in read(page)["rankings"]] == ["Huyện Lệ Thủy"]
