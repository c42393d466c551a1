"""Parts of a list: years that head it, leaders of a grade, regions, towns, two values in a cell."""

import pytest

from tests.clean.reading import read, sure_rows, sure_values

DISTRICTS = "Kết quả cải cách hành chính các huyện tỉnh Bắc Giang"


def test_a_year_in_capitals_heads_the_rows_below_it():
    page = (
        f"{DISTRICTS}\n\nNĂM 2021\n1. Huyện Lục Nam: 80,5 điểm\n2. Huyện Yên Thế: 79 điểm\n"
        "NĂM 2022\n1. Huyện Yên Thế: 85,5 điểm\n2. Huyện Lục Nam: 84 điểm"
    )
    assert sorted(sure_values(page)) == [
        ("Huyện Lục Nam", 1, 80.5, 2021),
        ("Huyện Lục Nam", 2, 84, 2022),
        ("Huyện Yên Thế", 1, 85.5, 2022),
        ("Huyện Yên Thế", 2, 79, 2021),
    ]


@pytest.mark.parametrize("last", ["Khá", "Trung bình"])
def test_a_title_in_capitals_that_ends_in_a_year_is_no_row(last):
    page = (
        "KẾT QUẢ XẾP LOẠI CÁC HUYỆN TỈNH BẮC GIANG NĂM 2022\n\nTT Tên đơn vị Điểm Xếp loại\n"
        f"1 Huyện Lục Nam 88,5 Tốt\n2 Huyện Yên Thế 80,25 Tốt\n3 Huyện Sơn Động 64,5 {last}\n"
    )
    assert [(row["unit"], row["score"], row["grade"]) for row in read(page)["rankings"]] == [
        ("Huyện Lục Nam", 88.5, "Tốt"),
        ("Huyện Yên Thế", 80.25, "Tốt"),
        ("Huyện Sơn Động", 64.5, last),
    ]


def test_a_town_whose_name_ends_in_nam_is_a_row():
    page = (
        "XẾP HẠNG CHUYỂN ĐỔI SỐ TỈNH SÓC TRĂNG NĂM 2022\n\nTHÀNH PHỐ SÓC TRĂNG 90,1\n"
        "THỊ XÃ NGÃ NĂM 87,15\nHUYỆN KẾ SÁCH 80,25\n"
    )
    assert {row["score"] for row in read(page)["rankings"]} == {90.1, 87.15, 80.25}


@pytest.mark.parametrize(
    "region", ["Bắc Trung Bộ và Duyên hải miền Trung", "Duyên hải Nam Trung Bộ"]
)
def test_a_region_that_bears_a_districts_name_is_nobody(region):
    page = (
        "PCI năm 2022: Quảng Nam xếp thứ 47\n\nNăm 2022, Quảng Nam đứng thứ 47/63 tỉnh, thành phố"
        f" cả nước và xếp thứ 10/14 tỉnh vùng {region} với 63,67 điểm."
    )
    assert {row["unit"] for row in read(page)["rankings"]} == {"Quảng Nam"}


def test_the_district_of_that_name_is_ranked():
    page = (
        "Trà Vinh: xếp hạng chuyển đổi số năm 2022\n\nHuyện Càng Long dẫn đầu, Duyên Hải xếp thứ 2."
    )
    assert [row[1] for row in sure_values(page) if row[0].endswith("Duyên Hải")] == [2]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Ở nhóm xếp loại Khá, huyện Yên Thế có điểm cao nhất (79,9 điểm). Ở nhóm"
            " Tốt, huyện Lục Nam"
            " đứng đầu (90,1 điểm)."
        ),
        (
            "Trong nhóm Tốt, huyện Lục Nam đứng đầu với 90,1 điểm; trong nhóm Khá, huyện"
            " Yên Thế đứng"
            " đầu với 79,9 điểm."
        ),
    ],
)
def test_who_leads_in_a_grade_leads_no_list_where_a_better_one_is_told(text):
    rows = sure_rows(f"{DISTRICTS} năm 2022\n\n{text}")
    assert {unit: (row["rank"], row["score"]) for unit, row in rows.items()} == {
        "Huyện Lục Nam": (1, 90.1),
        "Huyện Yên Thế": (None, 79.9),
    }


def test_groups_of_factors_are_no_weak_ones():
    rows = sure_rows(
        f"{DISTRICTS} năm 2022\n\nTính theo các nhóm yếu tố, huyện Lục Nam đứng đầu với 90,1 điểm."
    )
    assert {row["grade"] for row in rows.values()} <= {None}


def test_bare_names_behind_towns_are_towns():
    page = (
        "Kết quả chuyển đổi số cấp xã huyện Lộc Bình (Lạng Sơn) năm 2023\n\nKhối xã:"
        " Khánh Xuân 88,1"
        " điểm, Tú Đoạn 86,4 điểm; khối thị trấn: Na Dương 90 điểm, Lộc Bình 89 điểm."
    )
    rows = read(page)["rankings"]
    assert {(row["unit"], row["level"], row["score"]) for row in rows} == {
        ("Xã Khánh Xuân", "commune", 88.1),
        ("Xã Tú Đoạn", "commune", 86.4),
        ("Thị trấn Na Dương", "commune", 90),
        ("Thị trấn Lộc Bình", "commune", 89),
    }


def test_a_place_and_a_score_in_one_cell_are_told_apart_by_the_head():
    page = (
        "DDCI Vĩnh Long năm 2022\n\n| Đơn vị | {} |\n|---|---|\n| Sở Y tế | {} |\n"
        "| Sở Nội vụ | {} |\n"
    )
    both = sure_rows(page.format("Hạng/Điểm", "2/83,4", "1/85"))
    assert {(row["rank"], row["score"], row["rank_of"]) for row in both.values()} == {
        (2, 83.4, None),
        (1, 85, None),
    }
    place = sure_rows(page.format("Xếp hạng", "2/18", "1/18"))
    assert {(row["rank"], row["rank_of"]) for row in place.values()} == {(2, 18), (1, 18)}


def test_lines_that_begin_with_a_year_tell_of_the_index_of_the_page():
    page = (
        "Kết quả PCI của tỉnh Phú Yên giai đoạn 2020 - 2022\n\nNăm 2020: 61,81 điểm, hạng 47/63\n"
        "Năm 2021: 64,10 điểm, hạng 42/63\nNăm 2022: 63,02 điểm, hạng 45/63"
    )
    assert sure_values(page) == [
        ("Phú Yên", 47, 61.81, 2020),
        ("Phú Yên", 42, 64.1, 2021),
        ("Phú Yên", 45, 63.02, 2022),
    ]


def test_lines_of_years_that_tell_of_other_things_give_no_place():
    page = (
        "Kết quả PCI của tỉnh Phú Yên năm 2022\n\nNăm 2020: 610 doanh nghiệp thành lập mới\n"
        "Năm 2021: 702 doanh nghiệp thành lập mới"
    )
    assert sure_values(page) == []
