"""What the tables say: every shape of table with the values a careful reader takes from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rankings.parse.cell_values import read_value
from rankings.parse.containers import load_page
from rankings.parse.header_words import read_header

from .table_reading import columns_of, page_of, rows_of, statements_of

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "tests" / "pages"
RAW = ROOT / "data" / "raw"


# ---- the sources
# --------------------------------------------------------------------------------------


def test_phu_tho_2021_has_26_departments_and_13_districts_with_two_years() -> None:
    page = load_page(RAW / "phu-tho" / "2021_egov_519.txt")
    rows = statements_of(page)
    assert [(row.level, row.label) for row in rows[:1] + rows[26:27]] == [
        ("department", "Xếp hạng mức độ chính quyền điện tử các sở, ban, ngành năm 2021"),
        ("district", "Xếp hạng mức độ chính quyền điện tử UBND các huyện, thành, thị năm 2021"),
    ]
    printed = columns_of(
        page, "rank", "unit", "previous_score", "score", "max_score", "year", "previous_year"
    )
    assert len(printed) == 39
    assert printed[0] == ("1", "Cục Thuế tỉnh", "141,4", "141,6", "150", "2021", "2020")
    assert printed[8] == (
        "9",
        "Sở Lao động, Thương binh và Xã hội",
        "130,4",
        "132,4",
        "150",
        "2021",
        "2020",
    )
    assert printed[23] == ("24", "Chi Cục Hải quan", "-", "100,0", "150", "2021", "2020")
    assert printed[25] == ("26", "Bộ Chỉ huy Quân sự tỉnh", "49,8", "49,8", "150", "2021", "2020")
    assert printed[31] == ("6", "UBND Thành Phố Việt Trì", "114,3", "121,5", "150", "2021", "2020")
    assert {row.attributes["rank_source"] for row in rows} == {"printed"}
    assert page.text[rows[0].start : rows[0].end].split() == [
        "1",
        "Cục",
        "Thuế",
        "tỉnh",
        "141,4",
        "141,6",
    ]


def test_phu_tho_2024_has_21_departments_and_13_districts() -> None:
    page = load_page(RAW / "phu-tho" / "2024_dti_42.txt")
    printed = columns_of(page, "rank", "unit", "score", "year", "max_score")
    assert len(printed) == 34
    assert printed[0] == ("1", "Sở Y tế", "843.24", "2024", None)
    assert printed[20] == ("21", "Ban Quản lý các khu công nghiệp tỉnh", "789.76", "2024", None)
    assert printed[33] == ("13", "Huyện Yên Lập", "794.17", "2024", None)


# ---- the pages
# ----------------------------------------------------------------------------------------


def test_phu_tho_2022_keeps_the_unit_that_was_not_scored() -> None:
    printed = columns_of(
        load_page(PAGES / "h01_phutho_2022_cells.txt"), "rank", "unit", "score", "year"
    )
    assert len(printed) == 39
    assert printed[25] == (None, "Bộ Chỉ huy Quân sự tỉnh", None, "2022")
    assert printed[27] == ("2", "UBND H. Tam Nông", "781,0", "2022")


def test_lao_cai_has_three_groups_in_one_table() -> None:
    page = load_page(PAGES / "h09_laocai_2023_spans.html")
    rows = statements_of(page)
    groups = [(row.level, row.label) for row in rows]
    assert [groups.count(group) for group in dict.fromkeys(groups)] == [18, 4, 9]
    assert list(dict.fromkeys(groups))[1:] == [
        ("department", "B. NHÓM KHÔNG CÓ THỦ TỤC HÀNH CHÍNH (800 điểm)"),
        ("district", "C. CÁC HUYỆN, THỊ XÃ, THÀNH PHỐ (1.000 điểm)"),
    ]
    printed = columns_of(
        page,
        "rank",
        "unit",
        "score",
        "max_score",
        "percent",
        "previous_score",
        "grade",
        "year",
        "previous_year",
    )
    assert printed[0] == (
        "1",
        "Sở Lao động – Thương binh và Xã hội",
        "731,61",
        "1.000",
        "73,16",
        "512,40",
        "Nâng cao",
        "2023",
        "2022",
    )
    assert printed[14] == (
        "15",
        "Thanh tra tỉnh",
        "575,60",
        "1.000",
        "57,56",
        "-",
        "Nâng cao",
        "2023",
        "2022",
    )
    assert printed[17][6] == "Hình thành" and printed[18] == (
        "1",
        "Văn phòng UBND tỉnh",
        "612,40",
        "800",
        "76,55",
        "447,80",
        "Dẫn dắt",
        "2023",
        "2022",
    )
    assert printed[20][6] == "Nâng cao" and printed[30][1:4] == ("Huyện Văn Bàn", "571,94", "1.000")


def test_son_la_prints_maxima_of_criteria_and_ranks_nobody() -> None:
    page = load_page(PAGES / "h17_sonla_2023_criteria_no_ranking.html")
    rows = statements_of(page)
    assert {row.kind for row in rows} == {"criterion", "claim"}
    maxima = [
        (row.level, row.fields["criterion"].text, row.fields["max_score"].text)
        for row in rows
        if row.kind == "criterion"
    ]
    assert len(maxima) == 14
    assert maxima[:2] == [("department", "Nhận thức số", "10"), ("district", "Nhận thức số", "8")]
    assert ("department", "Hoạt động kinh tế số", "10") not in maxima and (
        "district",
        "Hoạt động kinh tế số",
        "10",
    ) in maxima
    totals = [
        (row.fields["measure"].text, row.fields["subject"].text, row.fields["value"].text)
        for row in rows
        if row.kind == "claim"
    ]
    assert totals == [("Tổng cộng", "Cấp sở", "100"), ("Tổng cộng", "Cấp huyện", "100")]


def test_thanh_hoa_has_ties_words_in_cells_and_stray_spaces() -> None:
    page = load_page(PAGES / "h24_thanhhoa_2022_pipes_ties.txt")
    printed = columns_of(page, "rank", "unit", "score", "rank_of", "score_unit")
    assert len(printed) == 17
    assert printed[0] == ("1", "UBND TP Thanh Hóa", "848,6", "27", "điểm")
    assert printed[3:6] == [
        ("4", "UBND huyện Thọ Xuân", "812, 4", "27", "điểm"),
        ("4", "UBND huyện Nga Sơn", "812,4", "27", "điểm"),
        ("6", "UBND H. Hoằng Hoá", "806 ,75", "27", "điểm"),
    ]
    assert printed[11][:3] == ("12", "UBND huyện Như Xuân", None)
    assert printed[12] == ("1", "Sở Thông tin và Truyền thông", "456.20", None, "Điểm")
    assert printed[15][:2] == ("4", "Sở Khoa học & Công nghệ")
    assert {row.attributes.get("group_incomplete") for row in statements_of(page)} == {"true"}


# ---- shapes
# -------------------------------------------------------------------------------------------


def test_rank_and_score_in_one_cell() -> None:
    page = page_of(
        "Kết quả xếp hạng các sở, ngành\nĐơn vị | Xếp hạng (điểm)\nSở Y tế | 07 (0,8197)\nSở Nội vụ"
        " | 01 (0,9123)\nSở Tư pháp | 12 (0,7001)\n"
    )
    assert columns_of(page, "unit", "rank", "score") == [
        ("Sở Y tế", "07", "0,8197"),
        ("Sở Nội vụ", "01", "0,9123"),
        ("Sở Tư pháp", "12", "0,7001"),
    ]


def test_number_column_is_not_the_rank_where_a_rank_is_printed() -> None:
    page = page_of(
        "STT\tTên đơn vị\tTổng điểm\tXếp hạng\tXếp loại\n1\tSở Y tế\t85,25\t2\tTốt\n2\tSở Nội"
        " vụ\t90,5\t1\tXuất sắc\n3\tThanh tra tỉnh\t-\t-\tkhông xếp hạng\nTổng cộng\t\t175,75\t\t"
    )
    assert columns_of(page, "rank", "unit", "score", "grade") == [
        ("2", "Sở Y tế", "85,25", "Tốt"),
        ("1", "Sở Nội vụ", "90,5", "Xuất sắc"),
        (None, "Thanh tra tỉnh", None, None),
    ]
    assert [row["value"] for row in rows_of(page, "claim")] == ["175,75"]


def test_number_column_is_a_rank_by_order_only_where_scores_fall() -> None:
    falling = page_of(
        "| STT | Đơn vị | Điểm |\n| 1 | Huyện Lâm Thao | 95,1 |\n| 2 | Huyện Hạ Hòa | 91,5 |\n| 3 |"
        " Huyện Cẩm Khê | 91,5 |"
    )
    alphabetic = page_of(
        "| STT | Đơn vị | Điểm |\n| 1 | Huyện Cẩm Khê | 70,2 |\n| 2 | Huyện Hạ Hòa | 91,5 |\n| 3 |"
        " Huyện Lâm Thao | 95,1 |"
    )
    assert [
        (row.fields["rank"].text, row.attributes["rank_source"]) for row in statements_of(falling)
    ] == [("1", "order"), ("2", "order"), ("3", "order")]
    assert columns_of(alphabetic, "rank", "score") == [
        (None, "70,2"),
        (None, "91,5"),
        (None, "95,1"),
    ]


def test_tables_side_by_side() -> None:
    page = page_of(
        "Xếp hạng năm 2022\n| TT | Khối sở | Điểm | TT | Khối huyện | Điểm |\n| 1 | Sở Y tế | 90,1"
        " | 1 | Huyện Tam Nông | 88,2 |\n| 2 | Sở Nội vụ | 89 | 2 | Huyện Thanh Ba | 87,5 |\n| 3 |"
        " Sở Tư pháp | 80 |  |  |  |\n"
    )
    rows = statements_of(page)
    assert [
        (row.level, row.label, row.fields["unit"].text, row.fields["score"].text) for row in rows
    ] == [
        ("department", "Khối sở", "Sở Y tế", "90,1"),
        ("district", "Khối huyện", "Huyện Tam Nông", "88,2"),
        ("department", "Khối sở", "Sở Nội vụ", "89"),
        ("district", "Khối huyện", "Huyện Thanh Ba", "87,5"),
        ("department", "Khối sở", "Sở Tư pháp", "80"),
    ]
    assert page.text[rows[1].start : rows[1].end] == "1 | Huyện Tam Nông | 88,2"


def test_one_long_list_set_in_two_columns_counts_on() -> None:
    page = page_of(
        "| TT | Đơn vị | Điểm | TT | Đơn vị | Điểm |\n| 1 | Sở Y tế | 90,1 | 3 | Sở Tư pháp | 88,2"
        " |\n| 2 | Sở Nội vụ | 89 | 4 | Sở Xây dựng | 87,5 |\n"
    )
    assert sorted(columns_of(page, "rank", "unit")) == [
        ("1", "Sở Y tế"),
        ("2", "Sở Nội vụ"),
        ("3", "Sở Tư pháp"),
        ("4", "Sở Xây dựng"),
    ]


def test_several_indices_in_one_table() -> None:
    page = page_of(
        "<table><tr><th rowspan=2>Tỉnh</th><th colspan=2>PCI</th><th colspan=2>PAR"
        " INDEX</th></tr><tr><th>Điểm</th><th>Hạng</th><th>Điểm</th><th>Hạng</th></tr><tr><td>Phú"
        " Thọ</td><td>66,11</td><td>20</td><td>88,59</td><td>9</td></tr><tr><td>Hưng"
        " Yên</td><td>63,76</td><td>39</td><td>87,1</td><td>20/63</td></tr></table>",
        "a.html",
    )
    rows = statements_of(page)
    assert sorted(
        (
            row.index_name,
            row.level,
            row.fields["unit"].text,
            row.fields["rank"].text,
            row.fields["score"].text,
        )
        for row in rows
    ) == [
        ("PAR INDEX", "province", "Hưng Yên", "20", "87,1"),
        ("PAR INDEX", "province", "Phú Thọ", "9", "88,59"),
        ("PCI", "province", "Hưng Yên", "39", "63,76"),
        ("PCI", "province", "Phú Thọ", "20", "66,11"),
    ]
    assert next(row for row in rows if "rank_of" in row.fields).fields["rank_of"].text == "63"


def test_two_years_with_scores_ranks_and_a_change() -> None:
    page = page_of(
        "<table><tr><th rowspan=2>STT</th><th rowspan=2>Đơn vị</th><th colspan=2>Năm 2022</th><th"
        " colspan=2>Năm 2023</th><th rowspan=2>Tăng/giảm"
        " hạng</th></tr><tr><th>Điểm</th><th>Hạng</th><th>Điểm</th><th>Hạng</th></tr><tr><t"
        "d>1</td><td>Sở"
        " Y tế</td><td>66,11</td><td>3</td><td>88,59</td><td>1</td><td>+2</td></tr><tr><td>"
        "2</td><td>Sở"
        " Nội vụ</td><td>63,76</td><td>1</td><td>87,1</td><td>2</td><td>-1</td></tr></table>",
        "a.html",
    )
    assert columns_of(
        page,
        "unit",
        "previous_score",
        "previous_rank",
        "score",
        "rank",
        "rank_change",
        "year",
        "previous_year",
    ) == [
        ("Sở Y tế", "66,11", "3", "88,59", "1", "2", "2023", "2022"),
        ("Sở Nội vụ", "63,76", "1", "87,1", "2", "1", "2023", "2022"),
    ]
    assert [row.attributes["rank_change_sign"] for row in statements_of(page)] == ["+", "-"]


def test_three_years_give_rows_of_their_own_for_the_earliest() -> None:
    page = page_of(
        "Điểm chuyển đổi số qua các năm\n| TT | Đơn vị | Năm 2021 | Năm 2022 | Năm 2023 |\n| 1 | Sở"
        " Y tế | 70 | 80 | 90 |\n| 2 | Sở Nội vụ | 60 | 65 | 85,5 |"
    )
    assert columns_of(page, "unit", "score", "previous_score", "year") == [
        ("Sở Y tế", "90", "80", "2023"),
        ("Sở Y tế", "70", None, "2021"),
        ("Sở Nội vụ", "85,5", "65", "2023"),
        ("Sở Nội vụ", "60", None, "2021"),
    ]


def test_arrows_of_change_in_markdown() -> None:
    page = page_of(
        "# Kết quả\n\n## Khối huyện (thang điểm 100)\n\n| Hạng | Đơn vị | Điểm | So với năm 2021"
        " |\n|:---:|---|---:|:---:|\n| 1 | Huyện Tam Nông | 91,2 | ▲ 3 |\n| 2 | Huyện Thanh Ba |"
        " 90,1 | ▼1 |\n| 3 | TX Phú Thọ | 88,0 | giữ nguyên |\n| 4 | Huyện Hạ Hòa | 80 | tăng 2"
        " bậc |\n",
        "a.md",
    )
    rows = statements_of(page)
    assert {row.label for row in rows} == {"Khối huyện (thang điểm 100)"}
    assert [
        (
            row.fields["rank_change"].text if "rank_change" in row.fields else "",
            row.attributes.get("rank_change_sign"),
            row.attributes.get("rank_change"),
        )
        for row in rows
    ] == [("3", "+", None), ("1", "-", None), ("", None, "0"), ("2", "+", None)]
    assert {(row.fields["baseline"].text, row.fields["max_score"].text) for row in rows} == {
        ("2021", "100")
    }


def test_communes_with_their_district_and_roman_grades() -> None:
    cells = [
        "STT",
        "Đơn vị",
        "Huyện",
        "Điểm",
        "Xếp loại",
        "1",
        "Xã Hòa Sơn",
        "Hòa Vang",
        "95,5",
        "I",
        "2",
        "Phường Thạc Gián",
        "Thanh Khê",
        "90",
        "II",
        "3",
        "Xã Hòa Liên",
        "Hòa Vang",
        "89,5",
        "II",
    ]
    page = page_of("Kết quả xếp loại các xã, phường năm 2024\n\n" + "\n\n".join(cells))
    assert columns_of(page, "rank", "unit", "parent", "score", "grade") == [
        ("1", "Xã Hòa Sơn", "Hòa Vang", "95,5", "I"),
        ("2", "Phường Thạc Gián", "Thanh Khê", "90", "II"),
        ("3", "Xã Hòa Liên", "Hòa Vang", "89,5", "II"),
    ]
    assert {row.level for row in statements_of(page)} == {"commune"}


@pytest.mark.parametrize(
    "name",
    ["Xã Hòa Sơn (huyện Hòa Vang)", "Xã Hòa Sơn, huyện Hòa Vang", "Xã Hòa Sơn - huyện Hòa Vang"],
)
def test_commune_and_district_in_one_cell(name: str) -> None:
    page = page_of(f"| Hạng | Đơn vị | Điểm |\n| 1 | {name} | 95,5 |\n| 2 | Xã Hòa Liên | 90 |")
    assert columns_of(page, "unit", "parent")[0] == ("Xã Hòa Sơn", "huyện Hòa Vang")


def test_district_heading_over_communes_is_their_parent() -> None:
    page = page_of(
        "<table><tr><th>TT</th><th>Đơn vị</th><th>Điểm</th></tr><tr><td colspan=3>Huyện Hòa"
        " Vang</td></tr><tr><td>1</td><td>Xã Hòa Sơn</td><td>90,5</td></tr><tr><td>2</td><td>Xã Hòa"
        " Liên</td><td>89</td></tr><tr><td colspan=3>Quận Thanh"
        " Khê</td></tr><tr><td>1</td><td>Phường Thạc Gián</td><td>91</td></tr></table>",
        "a.html",
    )
    assert columns_of(page, "unit", "parent", "score") == [
        ("Xã Hòa Sơn", "Huyện Hòa Vang", "90,5"),
        ("Xã Hòa Liên", "Huyện Hòa Vang", "89"),
        ("Phường Thạc Gián", "Quận Thanh Khê", "91"),
    ]


def test_components_total_and_mean() -> None:
    page = page_of(
        "<h2>Bảng điểm khối sở</h2><table><tr><td>TT</td><td>Tên đơn vị</td><td>Hạ tầng số"
        " (100)</td><td>Nhân lực số (50)</td><td>Tổng điểm"
        " (150)</td><td>Hạng</td></tr><tr><td>1</td><td>Sở Y"
        " tế</td><td>90</td><td>40</td><td>130</td><td>1</td></tr><tr><td>2</td><td>Sở Nội"
        " vụ</td><td>80</td><td>41,5</td><td>121,5</td><td>2</td></tr><tr><td colspan=2>Trung"
        " bình</td><td>85</td><td>40,75</td><td>125,75</td><td></td></tr></table>",
        "a.html",
    )
    rows = rows_of(page)
    assert len(rows) == 2
    assert {
        name: rows[1][name]
        for name in (
            "unit",
            "rank",
            "score",
            "max_score",
            "component:Hạ tầng số (100)",
            "component:Nhân lực số (50)",
        )
    } == {
        "unit": "Sở Nội vụ",
        "rank": "2",
        "score": "121,5",
        "max_score": "150",
        "component:Hạ tầng số (100)": "80",
        "component:Nhân lực số (50)": "41,5",
    }
    assert [row["value"] for row in rows_of(page, "claim")] == ["85", "40,75", "125,75"]


def test_provinces_with_index_values_and_pillars() -> None:
    page = page_of(
        "<p>Bảng xếp hạng DTI cấp tỉnh năm 2022</p><table><tr><th>Xếp hạng</th><th>Tỉnh/Thành"
        " phố</th><th>Giá trị DTI 2022</th><th>Chính quyền số</th><th>Kinh tế"
        " số</th></tr><tr><td>1</td><td>Đà"
        " Nẵng</td><td>0.8002</td><td>0.8297</td><td>0.7011</td></tr><tr><td>37</td><td>Phú"
        " Thọ</td><td>0.5163</td><td>0.5297</td><td>0.5011</td></tr></table>",
        "a.html",
    )
    rows = statements_of(page)
    assert [
        (row.level, row.fields["unit"].text, row.fields["rank"].text, row.fields["score"].text)
        for row in rows
    ] == [("province", "Đà Nẵng", "1", "0.8002"), ("province", "Phú Thọ", "37", "0.5163")]
    assert rows[1].fields["component:Kinh tế số"].text == "0.5011"


def test_score_of_maximum_in_the_cell() -> None:
    page = page_of(
        "| Hạng | Đơn vị | Điểm |\n| 1 | Sở Y tế | 456,2/500 |\n| 2 | Sở Nội vụ | 441,5/500 |"
    )
    assert columns_of(page, "score", "max_score") == [("456,2", "500"), ("441,5", "500")]


def test_percent_scores() -> None:
    page = page_of(
        "Xếp hạng chuyển đổi số các sở\n| Hạng | Đơn vị | Tỷ lệ đạt |\n| 1 | Sở Y tế | 95,26% |\n|"
        " 2 | Sở Nội vụ | 90,33% |"
    )
    assert columns_of(page, "rank", "score", "score_unit") == [
        ("1", "95,26", "%"),
        ("2", "90,33", "%"),
    ]


def test_page_that_ends_inside_the_table() -> None:
    page = page_of(
        "Thứ hạng các huyện\n\nHạng\n\nĐơn vị\n\nĐiểm\n\nXếp loại\n\n1\n\nHuyện Lâm"
        " Thao\n\n90,1\n\nTốt\n\n2\n\nHuyện Thanh Ba\n\n89,2\n\nKhá\n\n3\n\nHuyện Tam N"
    )
    rows = statements_of(page)
    assert columns_of(page, "rank", "unit", "score", "grade") == [
        ("1", "Huyện Lâm Thao", "90,1", "Tốt"),
        ("2", "Huyện Thanh Ba", "89,2", "Khá"),
    ]
    assert {row.attributes["group_incomplete"] for row in rows} == {"true"}


def test_headers_without_data_columns_shift_nothing() -> None:
    page = page_of(
        "Thứ tự\n\nTên đơn vị\n\nĐiểm tự đánh giá\n\nXếp loại\n\n1\n\nSở Y tế\n\n90,1\n\n2\n\nSở"
        " Nội vụ\n\n89\n\n3\n\nSở Tư pháp\n\n88\n"
    )
    assert columns_of(page, "rank", "unit", "score", "grade") == [
        ("1", "Sở Y tế", "90,1", None),
        ("2", "Sở Nội vụ", "89", None),
        ("3", "Sở Tư pháp", "88", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        (
            "| TT | Đơn vị | Điện thoại |\n| 1 | Sở Y tế | 0210 3846555 |\n| 2 | Sở Nội vụ | 0210"
            " 3846556 |"
        ),
        (
            "| STT | Nội dung | Thời gian | Đơn vị chủ trì |\n| 1 | Họp | 8h00 | Sở Y tế |\n| 2 |"
            " Họp tổng kết | 14h00 | Sở Nội vụ |"
        ),
        (
            "| TT | Đơn vị | Số hồ sơ | Số hồ sơ trực tuyến |\n| 1 | Sở Y tế | 1.203 | 950 |\n| 2 |"
            " Sở Nội vụ | 420 | 300 |"
        ),
    ],
)
def test_tables_that_rank_nobody(text: str) -> None:
    assert rows_of(page_of(text)) == []


def test_unknown_names_under_a_unit_header_are_rows() -> None:
    page = page_of(
        "| Hạng | Đơn vị | Điểm |\n| 1 | Trung tâm Vũ trụ tỉnh | 90,5 |\n| 2 | Viện Đo lường biển |"
        " 89 |"
    )
    assert columns_of(page, "rank", "unit", "score") == [
        ("1", "Trung tâm Vũ trụ tỉnh", "90,5"),
        ("2", "Viện Đo lường biển", "89"),
    ]


def test_numerals_and_footnotes_stay_out_of_names() -> None:
    page = page_of("| Đơn vị | Điểm |\n| 1. Sở Y tế (*) | 90,5 |\n| 2. Sở Nội vụ | 89 |")
    assert columns_of(page, "unit", "score") == [("Sở Y tế", "90,5"), ("Sở Nội vụ", "89")]


@pytest.mark.parametrize(
    ("text", "kind", "number", "second"),
    [
        ("141,4", "number", "141,4", None),
        ("848,6 điểm", "number", "848,6", None),
        ("806 ,75 điểm", "number", "806 ,75", None),
        ("73,16%", "number", "73,16", None),
        ("45/500", "fraction", "45", "500"),
        ("28/63", "fraction", "28", "63"),
        ("07 (0,8197)", "mixed", "07", "0,8197"),
        ("12 (+3)", "value_and_change", "12", "3"),
        ("▲3", "change", "3", None),
        ("-2 bậc", "change", "2", None),
        ("Hạng 3", "number", "3", None),
        ("thứ nhất", "rank_word", "nhất", None),
        ("-", "missing", None, None),
        ("…", "missing", None, None),
        ("không xếp hạng", "missing", None, None),
        ("Nâng cao", "grade", None, None),
        ("Loại Tốt", "grade", None, None),
        ("III", "grade", None, None),
        ("UBND H. Hoằng Hoá", "name", None, None),
        ("Nhân lực số", "words", None, None),
        ("19/01/2023", "words", None, None),
        ("519/QĐ-UBND", "words", None, None),
    ],
)
def test_cells(text: str, kind: str, number: str | None, second: str | None) -> None:
    value = read_value(text)
    parts = [text[part.start : part.end] if part else None for part in (value.number, value.second)]
    assert (value.kind, *parts) == (kind, number, second)


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Thứ tự xếp hạng", "rank"),
        ("STT", "number"),
        ("Tên đơn vị", "unit"),
        ("Cơ quan, đơn vị", "unit"),
        ("Tổng điểm năm 2021 (150 điểm)", "score"),
        ("Điểm năm 2022", "score"),
        ("Tỷ lệ so với điểm tối đa (%)", "percent"),
        ("Mức độ", "grade"),
        ("Xếp loại", "grade"),
        ("Tăng/giảm điểm so với 2021", "change"),
        ("Thay đổi thứ hạng", "change"),
        ("Điểm tối đa", "max"),
        ("Ghi chú", "note"),
        ("Chỉ số chính", "criterion"),
        ("Kết quả xếp hạng", "rank"),
    ],
)
def test_headers(header: str, role: str) -> None:
    assert read_header(header).role == role


def test_rows_that_are_indices_of_the_page_s_province() -> None:
    page = page_of(
        "Kết quả các chỉ số của tỉnh Phú Thọ năm 2021\n| Chỉ số | Điểm | Xếp hạng | Tăng/giảm bậc"
        " |\n| PCI | 66,11 | 20/63 | +2 |\n| PAR INDEX | 88,59 | 9/63 | +1 |\n| SIPAS | 89,3% |"
        " 13/63 | +8 |"
    )
    rows = statements_of(page)
    assert [
        (
            row.index_name,
            row.level,
            row.fields["rank"].text,
            row.fields["rank_of"].text,
            row.fields["score"].text,
            row.fields["rank_change"].text,
        )
        for row in rows
    ] == [
        ("PCI", "province", "20", "63", "66,11", "2"),
        ("PAR INDEX", "province", "9", "63", "88,59", "1"),
        ("SIPAS", "province", "13", "63", "89,3", "8"),
    ]
    assert {row.fields["unit"].text for row in rows} == {"tỉnh Phú Thọ"}


def test_grades_as_headings_over_rows_are_grades_not_groups() -> None:
    page = page_of(
        "<p>Kết quả xếp loại các sở năm 2022</p><table><tr><th>STT</th><th>Đơn"
        " vị</th><th>Điểm</th></tr><tr><td colspan=3>Xếp loại Tốt</td></tr><tr><td>1</td><td>Sở Y"
        " tế</td><td>90,5</td></tr><tr><td>2</td><td>Sở Nội vụ</td><td>89</td></tr><tr><td"
        " colspan=3>Xếp loại Khá</td></tr><tr><td>3</td><td>Sở Tư"
        " pháp</td><td>75</td></tr></table>",
        "a.html",
    )
    assert columns_of(page, "rank", "unit", "grade") == [
        ("1", "Sở Y tế", "Tốt"),
        ("2", "Sở Nội vụ", "Tốt"),
        ("3", "Sở Tư pháp", "Khá"),
    ]
    assert {row.label for row in statements_of(page)} == {"Kết quả xếp loại các sở năm 2022"}


def test_two_units_that_share_a_place() -> None:
    page = page_of(
        "| Hạng | Đơn vị | Điểm |\n| 1 | Sở Y tế và Sở Nội vụ | 90 |\n| 3 | Sở Văn hóa, Thể thao và"
        " Du lịch | 89 |"
    )
    assert columns_of(page, "rank", "unit", "score") == [
        ("1", "Sở Y tế", "90"),
        ("1", "Sở Nội vụ", "90"),
        ("3", "Sở Văn hóa, Thể thao và Du lịch", "89"),
    ]


def test_maxima_in_a_row_of_their_own() -> None:
    page = page_of(
        "BẢNG ĐIỂM KHỐI SỞ, NGÀNH NĂM 2023\n| STT | Tên đơn vị | Thể chế số | Hạ tầng số | Tổng"
        " điểm | Xếp hạng |\n| | Điểm tối đa | 100 | 200 | 300 | |\n| 1 | Sở Y tế | 80,5 | 150 |"
        " 230,5 | 1 |\n| 2 | Sở Nội vụ | 80 | 140 | 220 | 2 |"
    )
    assert columns_of(page, "rank", "unit", "score", "max_score", "year") == [
        ("1", "Sở Y tế", "230,5", "300", "2023"),
        ("2", "Sở Nội vụ", "220", "300", "2023"),
    ]
    assert [(row["criterion"], row["max_score"]) for row in rows_of(page, "criterion")] == [
        ("Thể chế số", "100"),
        ("Hạ tầng số", "200"),
    ]


def test_names_wrapped_around_their_figures() -> None:
    page = page_of(
        "Kết quả xếp hạng các sở năm 2023\nTT   Đơn vị                       Điểm\n1    Sở Nông"
        " nghiệp và            90,1\n     Phát triển nông thôn\n2    Sở Y tế                     "
        " 89,0\n3    Sở Văn hóa,                  80\n     Thể thao và Du lịch\n"
    )
    names = [row.attributes.get("unit") or row.fields["unit"].text for row in statements_of(page)]
    assert names == [
        "Sở Nông nghiệp và Phát triển nông thôn",
        "Sở Y tế",
        "Sở Văn hóa, Thể thao và Du lịch",
    ]


def test_header_repeated_in_the_middle() -> None:
    cells = [
        "Hạng",
        "Đơn vị",
        "Điểm",
        "1",
        "Huyện Thanh Ba",
        "90",
        "2",
        "Huyện Tam Nông",
        "89",
        "Hạng",
        "Đơn vị",
        "Điểm",
        "3",
        "Huyện Hạ Hòa",
        "88",
        "4",
        "Huyện Yên Lập",
        "87",
    ]
    page = page_of("Xếp hạng các huyện năm 2022\n\n" + "\n".join(cells) + "\n")
    assert columns_of(page, "rank", "unit") == [
        ("1", "Huyện Thanh Ba"),
        ("2", "Huyện Tam Nông"),
        ("3", "Huyện Hạ Hòa"),
        ("4", "Huyện Yên Lập"),
    ]
    assert {row.label for row in statements_of(page)} == {"Xếp hạng các huyện năm 2022"}


def test_title_rows_inside_the_table() -> None:
    page = page_of(
        "KẾT QUẢ XẾP HẠNG CẤP HUYỆN NĂM 2022,,\n,,\nHạng,Đơn vị,Điểm\n1,Huyện Thanh"
        " Ba,90.1\n2,Huyện Tam Nông,88.0\n",
        "a.csv",
    )
    assert [(row.label, row.level, row.fields["year"].text) for row in statements_of(page)] == [
        ("KẾT QUẢ XẾP HẠNG CẤP HUYỆN NĂM 2022", "district", "2022")
    ] * 2


def test_two_years_with_rank_and_score_in_each_cell() -> None:
    page = page_of(
        "Bảng xếp hạng DTI các tỉnh, thành phố năm 2022\n\n| Tỉnh, thành phố | Năm 2021 | Năm 2022"
        " | Tăng/giảm hạng |\n| Đà Nẵng | 0,6419 (1) | 0,8002 (1) | = |\n| Phú Thọ | 0,3863 (38) |"
        " 0,5163 (37) | ▲1 |\n| Hưng Yên | 0,4012 (30) | 0,5501 (33) | ▼3 |"
    )
    assert columns_of(page, "unit", "rank", "score", "previous_rank", "previous_score", "year") == [
        ("Đà Nẵng", "1", "0,8002", "1", "0,6419", "2022"),
        ("Phú Thọ", "37", "0,5163", "38", "0,3863", "2022"),
        ("Hưng Yên", "33", "0,5501", "30", "0,4012", "2022"),
    ]


def test_names_broken_over_rows_of_bars() -> None:
    page = page_of(
        "| TT | Đơn vị | Điểm |\n|----|--------|------|\n| 1 | Sở Nông nghiệp và | 90,5 |\n|   |"
        " Phát triển nông thôn | |\n| 2 | Sở Y tế | 88 |"
    )
    assert [
        (row.attributes.get("unit"), row.fields["rank"].text, row.fields["score"].text)
        for row in statements_of(page)
    ] == [("Sở Nông nghiệp và Phát triển nông thôn", "1", "90,5"), (None, "2", "88")]


def test_row_cut_by_dots_is_left_out() -> None:
    page = page_of(
        "Xếp hạng cấp huyện năm 2022\n\n| Hạng | Đơn vị | Điểm |\n| 1 | Huyện Yên Sơn | 88 |\n| 2 |"
        " Huyện Hàm Yên | 87,5 |\n| 3 | Huyện Na H…\n"
    )
    assert columns_of(page, "rank", "unit") == [("1", "Huyện Yên Sơn"), ("2", "Huyện Hàm Yên")]
    assert {row.attributes.get("group_incomplete") for row in statements_of(page)} == {"true"}


def test_numbered_lines_with_a_score() -> None:
    page = page_of(
        "Xếp hạng chuyển đổi số cấp huyện năm 2023\n\nKết quả xếp hạng như sau:\n1. Huyện Yên Sơn:"
        " 90,5 điểm\n2. Huyện Hàm Yên: 88 điểm\n3. Huyện Na Hang: 80,25 điểm\n"
    )
    assert columns_of(page, "rank", "unit", "score") == [
        ("1", "Huyện Yên Sơn", "90,5"),
        ("2", "Huyện Hàm Yên", "88"),
        ("3", "Huyện Na Hang", "80,25"),
    ]


def test_running_number_of_a_unit_without_score_is_no_rank() -> None:
    page = page_of("STT\tĐơn vị\tĐiểm\n1\tSở TT&TT\t92,25\n2\tSở Y tế\t85,1\n3\tBan Dân tộc\t-\n")
    assert columns_of(page, "rank", "unit", "score") == [
        ("1", "Sở TT&TT", "92,25"),
        ("2", "Sở Y tế", "85,1"),
        (None, "Ban Dân tộc", None),
    ]


def test_headers_that_are_a_word_and_a_year() -> None:
    page = page_of(
        "Chỉ số CCHC của các huyện\nHạng 2023  Hạng 2022  Đơn vị              Chỉ số (%)\n1        "
        "  3          Huyện Mộc Châu      92,15\n2          1          TP Sơn La           91,80\n"
    )
    assert columns_of(page, "rank", "previous_rank", "unit", "score", "score_unit") == [
        ("1", "3", "Huyện Mộc Châu", "92,15", "%"),
        ("2", "1", "TP Sơn La", "91,80", "%"),
    ]


def test_tie_with_rank_and_score_spanning_two_rows() -> None:
    page = page_of(
        "<table><tr><th>Hạng</th><th>Đơn vị</th><th>Điểm</th></tr><tr><td>1</td><td>Huyện Yên"
        " Sơn</td><td>88</td></tr><tr><td rowspan=2>2</td><td>Huyện Hàm Yên</td><td"
        " rowspan=2>87,5</td></tr><tr><td>Huyện Na Hang</td></tr><tr><td>4</td><td>Huyện Lâm"
        " Bình</td><td>80</td></tr></table>",
        "a.html",
    )
    assert columns_of(page, "rank", "unit", "score") == [
        ("1", "Huyện Yên Sơn", "88"),
        ("2", "Huyện Hàm Yên", "87,5"),
        ("2", "Huyện Na Hang", "87,5"),
        ("4", "Huyện Lâm Bình", "80"),
    ]


def test_two_tables_of_two_indices_for_the_same_units() -> None:
    from rankings.parse.index_rows import name_table_indices

    page = page_of(
        "Bảng 1. Kết quả Chỉ số cải cách hành chính (PAR INDEX) các sở, ngành\n| Hạng | Đơn vị |"
        " Điểm |\n| 1 | Sở Y tế | 88,5 |\n| 2 | Sở Nội vụ | 87,5 |\n\nBảng 2. Kết quả Chỉ số hài"
        " lòng (SIPAS) các sở, ngành\n| Hạng | Đơn vị | Tỷ lệ |\n| 1 | Sở Nội vụ | 95,5% |\n| 2 |"
        " Sở Y tế | 90,5% |\n"
    )
    rows = statements_of(page)
    name_table_indices(rows, None)
    assert [(row.index_name, row.fields["unit"].text) for row in rows] == [
        ("PAR INDEX", "Sở Y tế"),
        ("PAR INDEX", "Sở Nội vụ"),
        ("SIPAS", "Sở Nội vụ"),
        ("SIPAS", "Sở Y tế"),
    ]


def test_whole_changes_beside_decimal_scores_are_places() -> None:
    page = page_of(
        "DTI ranking 2022\n\nRank\tProvince\tDTI 2022\tDTI 2021\tChange\n1\tĐà"
        " Nẵng\t0.8002\t0.6419\t0\n2\tTP. Hồ Chí Minh\t0.7163\t0.5863\t+1\n3\tQuảng"
        " Ninh\t0.7025\t0.5600\t-1\n"
    )
    assert columns_of(page, "unit", "rank", "score", "previous_score", "rank_change", "year") == [
        ("Đà Nẵng", "1", "0.8002", "0.6419", "0", "2022"),
        ("TP. Hồ Chí Minh", "2", "0.7163", "0.5863", "1", "2022"),
        ("Quảng Ninh", "3", "0.7025", "0.5600", "1", "2022"),
    ]
    assert [row.attributes["rank_change_sign"] for row in statements_of(page)] == ["+", "+", "-"]


def test_list_from_the_bottom_up_without_a_header() -> None:
    page = page_of(
        "Thứ hạng các huyện năm 2022 (từ dưới lên)\n\n| 3 | Huyện Hàm Yên | 70 |\n| 2 | Huyện Yên"
        " Sơn | 75 |\n| 1 | TP Tuyên Quang | 90 |\n"
    )
    assert columns_of(page, "rank", "unit", "score") == [
        ("3", "Huyện Hàm Yên", "70"),
        ("2", "Huyện Yên Sơn", "75"),
        ("1", "TP Tuyên Quang", "90"),
    ]


def test_total_is_the_column_of_sums() -> None:
    page = page_of(
        "Kết quả CCHC cấp huyện năm 2023\n\n| STT | Đơn vị | Điểm thẩm định | Điểm điều tra XHH |"
        " Chỉ số CCHC | Xếp hạng |\n|     |        | (70 điểm)      | (30 điểm)         | (%)      "
        "   |          |\n| 1   | Huyện Mộc Châu | 65,5 | 27,15 | 92,65 | 1 |\n| 2   | TP Sơn La   "
        "   | 64   | 26,5  | 90,50 | 2 |"
    )
    assert columns_of(
        page,
        "unit",
        "score",
        "component:Điểm thẩm định (70 điểm)",
        "component:Điểm điều tra XHH (30 điểm)",
    ) == [("Huyện Mộc Châu", "92,65", "65,5", "27,15"), ("TP Sơn La", "90,50", "64", "26,5")]


def test_three_tables_of_tabs_below_each_other() -> None:
    page = page_of(
        "I. CẤP TỈNH (thang điểm 500)\n\nTT\tCơ quan\tĐiểm\tHạng\n1\tSở Y tế\t455,5\t1\n2\tSở Nội"
        " vụ\t450\t2\n\nII. CẤP HUYỆN (thang điểm 1.000)\n\nTT\tĐơn vị\tĐiểm\tHạng\n1\tUBND huyện"
        " Yên Sơn\t855,5\t1\n2\tUBND huyện Hàm Yên\t850\t2\n\nIII. CẤP XÃ\n\nTT\tĐơn vị\tThuộc"
        " huyện\tĐiểm\tHạng\n1\tUBND xã Kim Phú\tYên Sơn\t95,5\t1\n2\tUBND xã Bình Xa\tHàm"
        " Yên\t90\t2\n"
    )
    assert [
        (
            row.level,
            row.label,
            row.fields["unit"].text,
            row.fields["max_score"].text if "max_score" in row.fields else None,
        )
        for row in statements_of(page)
    ][::2] == [
        ("department", "I. CẤP TỈNH (thang điểm 500)", "Sở Y tế", "500"),
        ("district", "II. CẤP HUYỆN (thang điểm 1.000)", "UBND huyện Yên Sơn", "1.000"),
        ("commune", "III. CẤP XÃ", "UBND xã Kim Phú", None),
    ]


def test_names_broken_over_rows_of_tabs() -> None:
    page = page_of(
        "TT\tTên cơ quan\tĐiểm\n1\tSở Y tế\t90\n2\tSở Lao động, Thương\t88\n\tbinh và Xã hội\n3\tSở"
        " Nội vụ\t87\n"
    )
    assert [
        row.attributes.get("unit") or row.fields["unit"].text for row in statements_of(page)
    ] == ["Sở Y tế", "Sở Lao động, Thương binh và Xã hội", "Sở Nội vụ"]


def test_changes_in_percent_between_two_ranks_are_changes_of_the_score() -> None:
    page = page_of(
        "| TT | Đơn vị | Chỉ số năm 2021 (%) | Xếp hạng năm 2021 | Chỉ số năm 2022 (%) |"
        " Tăng/giảm (%) | Xếp hạng năm 2022 |\n|---|---|---|---|---|---|---|\n"
        "| 1 | Thị xã Ba Đồn | 86,42 | 3 | 88,95 | +2,53 | 1 |\n"
        "| 2 | Huyện Lệ Thủy | 87,15 | 1 | 88,61 | +1,46 | 2 |\n"
        "| 3 | Huyện Minh Hóa | 83,90 | 8 | 83,55 | -0,35 | 8 |\n"
    )
    assert columns_of(page, "score_change", "rank_change") == [
        ("2,53", None),
        ("1,46", None),
        ("0,35", None),
    ]


def test_the_dated_total_of_undated_parts_is_the_score() -> None:
    page = page_of(
        "| TT | Đơn vị | Thẩm định | Điều tra XHH | Tổng điểm năm 2021 | Xếp hạng năm 2021 |\n"
        "|---|---|---|---|---|---|\n"
        "| 1 | Sở Nội vụ | 58,68 | 33,91 | 92,59 | 1 |\n"
        "| 2 | Sở Tư pháp | 58,12 | 33,56 | 91,68 | 2 |\n"
        "| 3 | Sở Y tế | 57,90 | 33,18 | 91,08 | 3 |\n"
    )
    assert columns_of(page, "score", "rank", "previous_score") == [
        ("92,59", "1", None),
        ("91,68", "2", None),
        ("91,08", "3", None),
    ]


def test_a_numeral_over_a_group_of_a_table_in_single_cells() -> None:
    rows = ["STT", "Đơn vị", "Điểm", "Xếp loại", "Xếp hạng", "I", "Các cơ quan cấp tỉnh"]
    rows += ["1", "Sở Nội vụ", "94,75", "Xuất sắc", "1", "2", "Sở Y tế", "93,50", "Tốt", "2"]
    rows += ["II", "Ủy ban nhân dân các huyện", "1", "Huyện Đức Thọ", "90,50", "Tốt", "1"]
    rows += ["2", "Huyện Can Lộc", "88,25", "Tốt", "2"]
    page = page_of("Kết quả năm 2018\n\n" + "\n".join(rows) + "\n")
    assert columns_of(page, "unit", "score", "rank") == [
        ("Sở Nội vụ", "94,75", "1"),
        ("Sở Y tế", "93,50", "2"),
        ("Huyện Đức Thọ", "90,50", "1"),
        ("Huyện Can Lộc", "88,25", "2"),
    ]
