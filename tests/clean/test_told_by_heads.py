"""What the heads of a table tell: indices under short names, the whole year beside a quarter."""

from tests.clean.reading import read, sure_rows

PAGE = "Kết quả năm 2023 của các huyện tỉnh Hà Giang\n\n"


def test_every_index_has_its_own_column_of_places():
    table = (
        "| Huyện | Hạng CCHC | Hạng SIPAS | Hạng DTI |\n|---|---|---|---|\n"
        "| Mèo Vạc | 1 | 3 | 2 |\n| Yên Minh | 2 | 1 | 3 |\n| Bắc Mê | 3 | 2 | 1 |\n"
    )
    told = {(row["unit"], row["index_name"], row["rank"]) for row in read(PAGE + table)["rankings"]}
    assert told == {
        ("Huyện Mèo Vạc", "CCHC", 1),
        ("Huyện Mèo Vạc", "SIPAS", 3),
        ("Huyện Mèo Vạc", "DTI", 2),
        ("Huyện Yên Minh", "CCHC", 2),
        ("Huyện Yên Minh", "SIPAS", 1),
        ("Huyện Yên Minh", "DTI", 3),
        ("Huyện Bắc Mê", "CCHC", 3),
        ("Huyện Bắc Mê", "SIPAS", 2),
        ("Huyện Bắc Mê", "DTI", 1),
    }


def test_parts_of_a_total_under_short_names_are_no_indices():
    table = (
        "| Huyện | CCHC (20 điểm) | CĐS (10 điểm) | Tổng điểm | Hạng |\n|---|---|---|---|---|\n"
        "| Mèo Vạc | 18 | 9 | 27 | 1 |\n| Yên Minh | 17 | 8 | 25 | 2 |\n"
    )
    rows = sure_rows(PAGE + table)
    assert {unit: (row["rank"], row["score"]) for unit, row in rows.items()} == {
        "Huyện Mèo Vạc": (1, 27),
        "Huyện Yên Minh": (2, 25),
    }


def test_the_score_of_the_whole_year_is_taken_before_that_of_a_quarter():
    table = (
        "| Huyện | Điểm quý IV | Điểm cả năm | Hạng |\n|---|---|---|---|\n"
        "| Mèo Vạc | 88 | 85,5 | 2 |\n| Yên Minh | 90 | 91,2 | 1 |\n"
    )
    rows = sure_rows(PAGE + table)
    assert {unit: row["score"] for unit, row in rows.items()} == {
        "Huyện Mèo Vạc": 85.5,
        "Huyện Yên Minh": 91.2,
    }
