"""Layouts that are no plain table: units as columns, keys and values, lists side by side, leaders,
ditto marks, old fonts.
"""

import pytest

from rankings.parse.containers.old_fonts import convert_tcvn3, convert_vni
from rankings.parse.page import parse_page

TITLE = "Kết quả xếp hạng chuyển đổi số năm 2023 của các cơ quan tỉnh Hà Giang\n\n"
FIELDS = ("unit", "rank", "score", "grade")


def read_rows(text: str, name: str = "x.txt") -> list[tuple]:
    reading = parse_page((TITLE + text).encode("utf-8"), name)
    return [
        tuple(row.fields[field].text if field in row.fields else None for field in FIELDS)
        for row in reading.statements
        if row.kind == "ranking"
    ]


SIDE_BY_SIDE = [
    ("Sở Y tế", "1", "85,2", None),
    ("Huyện Đồng Văn", "1", "82,1", None),
    ("Sở Nội vụ", "2", "81,2", None),
    ("Huyện Bắc Mê", "2", "80,1", None),
]
THREE_SECTORS = [
    ("Sở Y tế", "1", "85,2", "Tốt"),
    ("Sở Nội vụ", "2", "81,2", "Tốt"),
    ("Sở Xây dựng", "3", "71,2", "Khá"),
]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Nội dung | Sở Y tế | Sở Nội vụ | Sở Xây dựng\nTổng điểm | 85,2 | 81,2 | 71,2\nXếp hạng"
            " | 1 | 2 | 3\nXếp loại | Tốt | Tốt | Khá\n"
        ),
        (
            "TT\tTiêu chí\tĐiểm tối đa\tSở Y tế\tSở Nội vụ\tSở Xây dựng\n1\tHạ tầng"
            " số\t20\t15\t14\t11\n2\tNhân lực số\t10\t8\t7\t6\n\tTổng"
            " điểm\t100\t85,2\t81,2\t71,2\n\tXếp hạng\t\t1\t2\t3\n\tXếp loại\t\tTốt\tTốt\tKhá\n"
        ),
        (
            "Đơn vị: Sở Y tế\nĐiểm: 85,2\nXếp hạng: 1\nXếp loại: Tốt\n\nĐơn vị: Sở Nội vụ\nĐiểm:"
            " 81,2\nXếp hạng: 2\nXếp loại: Tốt\n\nĐơn vị: Sở Xây dựng\nĐiểm: 71,2\nXếp hạng: 3\nXếp"
            " loại: Khá\n"
        ),
        (
            "- Đơn vị: Sở Y tế; Tổng điểm: 85,2; Hạng: 1; Xếp loại: Tốt\n- Đơn vị: Sở Nội vụ; Tổng"
            " điểm: 81,2; Hạng: 2; Xếp loại: Tốt\n- Đơn vị: Sở Xây dựng; Tổng điểm: 71,2; Hạng: 3;"
            " Xếp loại: Khá\n"
        ),
        (
            "| Đơn vị | Tổng điểm | Xếp hạng | Xếp loại |\n| Sở Y tế | 85,2 | 1 | Tốt |\n| Sở Nội"
            " vụ | 81,2 | 2 | nt |\n| Sở Xây dựng | 71,2 | 3 | Khá |\n"
        ),
    ],
    ids=[
        "units_as_columns",
        "units_as_columns_with_criteria",
        "keys_on_lines",
        "keys_on_one_line",
        "ditto",
    ],
)
def test_every_unit_has_its_row(text):
    assert read_rows(text) == THREE_SECTORS


@pytest.mark.parametrize(
    "text",
    [
        (
            "KHỐI SỞ, NGÀNH                  KHỐI HUYỆN, THÀNH PHỐ\n1. Sở Y tế: 85,2 điểm          "
            " 1. Huyện Đồng Văn: 82,1 điểm\n2. Sở Nội vụ: 81,2 điểm         2. Huyện Bắc Mê: 80,1"
            " điểm\n"
        ),
        (
            "KHỐI SỞ, NGÀNH\tKHỐI HUYỆN, THÀNH PHỐ\n1. Sở Y tế: 85,2 điểm\t1. Huyện Đồng Văn: 82,1"
            " điểm\n2. Sở Nội vụ: 81,2 điểm\t2. Huyện Bắc Mê: 80,1 điểm\n"
        ),
    ],
    ids=["spaces", "tabs"],
)
def test_two_lists_side_by_side_are_two_groups(text):
    assert read_rows(text) == SIDE_BY_SIDE


def test_dots_that_lead_the_eye_end_no_sentence():
    text = (
        "A. KHỐI SỞ\n1. Sở Y tế ........ 1.085,2 điểm (năm 2022: 998,25)\n2. Sở Nội vụ ...... 981,2"
        " điểm (năm 2022: -)\n"
    )
    assert read_rows(text) == [("Sở Y tế", "1", "1.085,2", None), ("Sở Nội vụ", "2", "981,2", None)]
    reading = parse_page((TITLE + text).encode("utf-8"), "x.txt")
    assert [
        row.fields["previous_score"].text
        for row in reading.statements
        if "previous_score" in row.fields
    ] == ["998,25"]


def test_a_column_may_say_the_group_of_each_row():
    html = (
        "<html><body><h1>Kết quả chuyển đổi số năm 2023 tỉnh Hà"
        " Giang</h1><table><tr><th>Khối</th><th>TT</th><th>Đơn"
        " vị</th><th>Điểm</th><th>Hạng</th></tr><tr><td rowspan='2'>Sở, ban,"
        " ngành</td><td>1</td><td>Sở Y tế</td><td>85,2</td><td>1</td></tr><tr><td>2</td><td>Sở Nội"
        " vụ</td><td>81,2</td><td>2</td></tr><tr><td rowspan='2'>UBND cấp"
        " huyện</td><td>1</td><td>Huyện Đồng"
        " Văn</td><td>82,1</td><td>1</td></tr><tr><td>2</td><td>Huyện Bắc"
        " Mê</td><td>80,1</td><td>2</td></tr></table></body></html>"
    )
    rows = [
        row
        for row in parse_page(html.encode("utf-8"), "x.html").statements
        if row.kind == "ranking"
    ]
    assert [(row.level, row.label, row.fields["rank"].text) for row in rows] == [
        ("department", "Sở, ban, ngành", "1"),
        ("department", "Sở, ban, ngành", "2"),
        ("district", "UBND cấp huyện", "1"),
        ("district", "UBND cấp huyện", "2"),
    ]


def test_a_note_that_a_unit_is_not_ranked_is_no_row():
    text = (
        "| Đơn vị | Điểm | Hạng | Ghi chú |\n| Sở Y tế | 85,2 | 1 | |\n| Sở Nội vụ | 81,2 | 2 |"
        " |\n| Thanh tra tỉnh | - | - | Không xếp hạng do gửi báo cáo trễ hạn |\n"
    )
    statements = parse_page((TITLE + text).encode("utf-8"), "x.txt").statements
    assert [(row.kind, row.fields["unit"].text) for row in statements if "unit" in row.fields] == [
        ("ranking", "Sở Y tế"),
        ("ranking", "Sở Nội vụ"),
        ("exclusion", "Thanh tra tỉnh"),
    ]
    assert statements[-1].fields["reason"].text == "gửi báo cáo trễ hạn"


def test_a_scale_in_a_heading_is_the_maximum_and_no_claim():
    statements = parse_page(
        (
            TITLE + "I. Khối sở, ban, ngành (thang điểm 500)\n\nSở Y tế đứng đầu với 412,5 điểm.\n"
        ).encode("utf-8"),
        "x.txt",
    ).statements
    assert [(row.kind, row.fields["max_score"].text) for row in statements] == [("ranking", "500")]


@pytest.mark.parametrize(
    ("typed", "convert"),
    [
        (
            (
                "KÕt qu¶ xÕp h¹ng chuyÓn ®æi sè n¨m 2023 cña c¸c së, ngµnh tØnh Hµ Giang\n\nSë Y tÕ"
                " ®øng ®Çu víi 85,2 ®iÓm, tiÕp ®Õn lµ Së Néi vô ®¹t 81,2 ®iÓm.\n"
            ),
            convert_tcvn3,
        ),
        (
            (
                "Keát quaû xeáp haïng chuyeån ñoåi soá naêm 2023 cuûa caùc sôû, ngaønh tænh Haø"
                " Giang\n\nSôû Y teá ñöùng ñaàu vôùi 85,2 ñieåm, tieáp ñeán laø Sôû Noäi vuï ñaït"
                " 81,2 ñieåm.\n"
            ),
            convert_vni,
        ),
    ],
    ids=["tcvn3", "vni"],
)
@pytest.mark.parametrize("codec", ["utf-8", "latin-1"])
def test_text_typed_in_an_old_font_is_read(typed, convert, codec):
    reading = parse_page(typed.encode(codec), "x.txt")
    assert reading.page.encoding == convert.__name__.removeprefix("convert_")
    assert reading.page.text == convert(typed)
    assert [
        (row.fields["unit"].text, row.fields["score"].text)
        for row in reading.statements
        if row.kind == "ranking"
    ] == [("Sở Y tế", "85,2"), ("Sở Nội vụ", "81,2")]


def test_a_wide_table_with_single_spaces_is_parted_at_the_capitals_of_its_head():
    text = (
        "Đơn vị Hạ tầng kỹ thuật Nguồn nhân lực Ứng dụng nội bộ Điểm tổng Bảng xếp hạng Xếp loại\n"
        "Sở Y tế 18.2 17.1 25.3 60.6 2 Khá\nSở Nội vụ 19.5 17.9 26.0 63.4 1 Tốt\n"
        "Sở Xây dựng 15.2 16.1 24.3 55.6 3 Khá\n"
    )
    assert read_rows(text) == [
        ("Sở Y tế", "2", "60.6", "Khá"),
        ("Sở Nội vụ", "1", "63.4", "Tốt"),
        ("Sở Xây dựng", "3", "55.6", "Khá"),
    ]


def test_a_sentence_above_a_list_is_no_head():
    text = (
        "Kết quả thu từ 2.860 phiếu tại 12 sở. Mức hài lòng chung đạt cao. Thứ hạng như sau:\n"
        "Sở Y tế 85,2 1\nSở Nội vụ 81,2 2\nSở Xây dựng 71,2 3\n"
    )
    assert [row[0] for row in read_rows(text)] == ["Sở Y tế", "Sở Nội vụ", "Sở Xây dựng"]


@pytest.mark.parametrize("mark", ["Trang 4/9", "- 4 -", "Page 4 of 9", "trang 4"])
def test_the_number_of_a_printed_page_is_no_cell(mark):
    cells = "TT\nĐơn vị\nĐiểm\nXếp loại\n1\nSở Y tế\n85,2\nTốt\n2\nSở Nội vụ\n81,2\nTốt\n"
    text = (
        f"{cells}3\nSở Xây dựng\n71,2\nKhá\n{mark}\n4\nSở Tư pháp\n70,2\nKhá\n\n{mark}\n\nKiến nghị"
    )
    assert read_rows(text) == [
        ("Sở Y tế", "1", "85,2", "Tốt"),
        ("Sở Nội vụ", "2", "81,2", "Tốt"),
        ("Sở Xây dựng", "3", "71,2", "Khá"),
        ("Sở Tư pháp", "4", "70,2", "Khá"),
    ]


def test_the_heading_of_the_next_annex_is_no_row():
    text = (
        "STT\nTên cơ quan\nTổng điểm\nXếp hạng\nMức độ\n1\nSở Y tế\n94,50\n1\nTốt\n2\nSở Nội vụ"
        "\n91,25\n2\nTốt\n3\nSở Tư pháp\n61,00\n3\nTrung bình\n\nPHỤ LỤC II\n\nXẾP HẠNG MỨC ĐỘ"
        " ỨNG DỤNG CÔNG NGHỆ THÔNG TIN CỦA UBND CÁC HUYỆN NĂM 2018\n"
    )
    assert [row[0] for row in read_rows(text)] == ["Sở Y tế", "Sở Nội vụ", "Sở Tư pháp"]


def test_a_list_takes_the_grade_that_its_heading_says():
    text = (
        "Ba đơn vị đạt mức Xuất sắc (từ 90 điểm trở lên) gồm:\n\n1. Sở Y tế: 94,12 điểm\n"
        "2. Sở Nội vụ: 92,88 điểm\n3. Sở Tư pháp: 91,40 điểm\n\nSở Xây dựng đạt 79,5 điểm."
    )
    rows = read_rows(text)
    assert [(row[0], row[3]) for row in rows[:3]] == [
        ("Sở Y tế", "Xuất sắc"),
        ("Sở Nội vụ", "Xuất sắc"),
        ("Sở Tư pháp", "Xuất sắc"),
    ]
    assert rows[3] == ("Sở Xây dựng", None, "79,5", None)


def test_a_grade_printed_once_ahead_of_several_names_is_that_of_each():
    text = (
        "| Xếp loại | Đơn vị | Điểm |\n|---|---|---|\n| Tốt | Sở Y tế | 90,3 |\n"
        "| | Sở Nội vụ | 89 |\n"
        "| Khá | Sở Tư pháp | 79 |\n| | Sở Xây dựng | 78,2 |\n"
    )
    assert [(row[0], row[3]) for row in read_rows(text)] == [
        ("Sở Y tế", "Tốt"),
        ("Sở Nội vụ", "Tốt"),
        ("Sở Tư pháp", "Khá"),
        ("Sở Xây dựng", "Khá"),
    ]


def test_two_names_behind_one_place_and_a_colon_share_it():
    text = "Hạng 2: Sở Nội vụ\n\nHạng 3: Sở Tư pháp, Sở Xây dựng\n\nHạng 5: Sở Công Thương"
    assert [(row[0], row[1]) for row in read_rows(text)] == [
        ("Sở Nội vụ", "2"),
        ("Sở Tư pháp", "3"),
        ("Sở Xây dựng", "3"),
        ("Sở Công Thương", "5"),
    ]


def test_a_grade_between_figures_parted_by_single_spaces_is_a_column():
    text = (
        "Hạng Địa phương Tổng điểm Xếp loại Hạng năm 2022\n1 Thành phố Hà Giang 89,40 Tốt 1\n"
        "2 Huyện Vị Xuyên 87,15 Tốt 3\n3 Huyện Bắc Mê 68,60 Trung bình 2\n"
    )
    assert read_rows(text) == [
        ("Thành phố Hà Giang", "1", "89,40", "Tốt"),
        ("Huyện Vị Xuyên", "2", "87,15", "Tốt"),
        ("Huyện Bắc Mê", "3", "68,60", "Trung bình"),
    ]


def test_a_bare_number_of_a_page_between_cells_is_no_cell():
    rows = [
        ("Sở Y tế", "85,2", "Tốt"),
        ("Sở Nội vụ", "81,2", "Tốt"),
        ("Sở Xây dựng", "71,2", "Khá"),
    ]
    rows += [("Sở Tư pháp", "70,2", "Khá"), ("Sở Tài chính", "69,5", "Khá")]
    cells = ["TT", "Đơn vị", "Tổng điểm", "Xếp loại"]
    for number, row in enumerate(rows, 1):
        cells += [str(number), *row] + (["2"] if number == 3 else [])
    assert [(row[0], row[2], row[3]) for row in read_rows("\n".join(cells) + "\n")] == rows


def test_a_district_with_a_roman_numeral_and_no_values_is_that_of_the_communes_below():
    text = (
        "STT\tĐơn vị\tĐiểm\tXếp hạng\nI\tHUYỆN VỊ XUYÊN\t\t\n1\tXã Tùng Bá\t94,86\t1\n"
        "2\tXã Đạo Đức\t93,42\t3\nII\tHUYỆN BẮC MÊ\t\t\n3\tXã Yên Định\t94,11\t2\n"
    )
    rows = list(parse_page((TITLE + text).encode(), "x.txt").statements)
    assert [(row.fields["unit"].text, row.fields["parent"].text) for row in rows] == [
        ("Xã Tùng Bá", "HUYỆN VỊ XUYÊN"),
        ("Xã Đạo Đức", "HUYỆN VỊ XUYÊN"),
        ("Xã Yên Định", "HUYỆN BẮC MÊ"),
    ]


def test_a_head_broken_behind_a_comma_is_one_column():
    """Invented, in the shape of a decision's annex printed one cell a line."""
    cells = [
        *("STT", "HUYỆN, THỊ XÃ,", "THÀNH PHỐ", "Điểm thẩm định", "(65)", "Điểm ĐTXHH", "(35)"),
        *("Tổng điểm", "(100)", "Chỉ số CCHC -PAR INDEX 2017"),
        *("1", "Huyện Yên Thế", "51,75", "32,83", "84,58", "84,58%"),
        *("2", "Huyện Lục Nam", "48,75", "33,25", "82,00", "82,00%"),
        *("3", "Huyện Tân Yên", "47,45", "32,82", "80,27", "80,27%"),
    ]
    reading = parse_page((TITLE + "\n\n".join(cells) + "\n").encode("utf-8"), "x.txt")
    rows = [row for row in reading.statements if row.kind == "ranking"]
    assert [row.fields["unit"].text for row in rows] == [
        *("Huyện Yên Thế", "Huyện Lục Nam", "Huyện Tân Yên")
    ]
    parts = {name: span.text for name, span in rows[0].fields.items() if "component" in name}
    assert parts.keys() == {"component:Điểm thẩm định (65)", "component:Điểm ĐTXHH (35)"}
    assert [*parts.values(), rows[0].fields["score"].text] == ["51,75", "32,83", "84,58"]


# Invented, in the shape of a decision that scores units out of different maxima.
MAXIMA = """STT TÊN CƠ QUAN Điểm tối đa Điểm thẩm định  Tỷ lệ đạt  Xếp loại
I Các sở, ban, ngành tỉnh
1 Văn phòng UBND tỉnh 71.5 69.25 96.85% Tốt
2 Thanh tra tỉnh 71.5 69.00 96.50% Tốt
3 Sở Tài chính 100 94.43 94.43% Tốt
II UBND huyện, thị xã, thành phố
1 UBND huyện Đồng Văn 100 88.35 88.35% Tốt
2 UBND huyện Bắc Mê 100 87.68 87.68% Tốt
"""
# Invented, in the shape of an index by parts whose rows break off before the total.
BROKEN = """# Sở ban ngành Số phiếu Điểm thành phần DDCI (Thang điểm 100) Xếp loại
Tính minh bạch
Chi phí thời gian
Sở Nội vụ 88 2.58 3.10 1.23
13.77
Rất thấp
Sở Y tế 147 7.02 - 6.62
68.85
Khá
Sở Tư pháp 68 7.66 - 5.6
68.2
Khá
"""


def test_out_of_different_maxima_the_share_reached_is_the_score():
    assert [(unit, score) for unit, _, score, _ in read_rows(MAXIMA)] == [
        ("Văn phòng UBND tỉnh", "96.85"),
        ("Thanh tra tỉnh", "96.50"),
        ("Sở Tài chính", "94.43"),
        ("UBND huyện Đồng Văn", "88.35"),
        ("UBND huyện Bắc Mê", "87.68"),
    ]


def test_rows_that_break_off_before_their_total_are_whole():
    rows = [(unit, grade) for unit, _, _, grade in read_rows(BROKEN)]
    assert rows == [("Sở Nội vụ", "Rất thấp"), ("Sở Y tế", "Khá"), ("Sở Tư pháp", "Khá")]
    assert all(score is None for _, _, score, _ in read_rows(BROKEN))
