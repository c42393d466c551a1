"""Another province's districts beside the own ones: who they are, where their points are lost, by
which source.
"""

import re

import lxml.html
import pytest
from drawn import draw, open_once

from rankings.report.inputs import open_report
from rankings.report.parts.citation import list_beside_sources
from rankings.report.report_words import strip_tags
from rankings.report.sections.cover import write_description
from rankings.report.sections.frameworks import show_frameworks
from rankings.report.sections.sources import show_sources

pytestmark = pytest.mark.usefixtures("project_tables")

# typed from the page of Hưng Yên: unit, points, percent of the maximum
LOST = {
    "Hạ tầng công nghệ thông tin (30)": (
        "Thành phố Hưng Yên: 26,4 (88%)",
        "Huyện Yên Mỹ: 25,8 (86%)",
        "Huyện Phù Cừ: 23,7 (79%)",
    ),
    "Nhân lực công nghệ thông tin (12)": (
        "Thành phố Hưng Yên: 11 (91,7%)",
        "Huyện Văn Lâm: 9,3 (77,5%)",
        "Huyện Phù Cừ: 6,74 (56,2%)",
    ),
    "Môi trường chính sách (8)": (
        "Huyện Văn Lâm, huyện Tiên Lữ, huyện Ân Thi và huyện Kim Động: không nêu điểm",
        "–",
        "Huyện Văn Giang: 5 (62,5%)",
    ),
    "Mức độ hiện diện (40)": (
        "Huyện Tiên Lữ: 33 (82,5%)",
        "Thành phố Hưng Yên: 32 (80%)",
        "Huyện Mỹ Hào: 14 (35%)",
    ),
    "Mức độ tương tác (35)": (
        "Thành phố Hưng Yên: 27,8 (79,4%)",
        "Huyện Văn Lâm: 27 (77,1%)",
        "Huyện Khoái Châu: 17,39 (49,7%)",
    ),
    "Mức độ giao dịch (20)": (
        "Huyện Văn Lâm: 5,9 (29,5%)",
        "Huyện Tiên Lữ: 4,72 (23,6%)",
        "–",
    ),
    "Mức độ chuyển đổi số (5)": (
        "Huyện Văn Giang: 1 (20%)",
        "Huyện Văn Lâm: 0,3 (6%)",
        "Các đơn vị còn lại: hầu như bằng 0",
    ),
}


def show(province, language="vi"):
    return draw(show_frameworks, province, language).html


def read_table(html, anchor):
    rows = lxml.html.fromstring(str(html)).xpath(f"//div[@id = '{anchor}']//tbody/tr")
    cells = ([" ".join(cell.text_content().split()) for cell in row] for row in rows)
    return {first: tuple(others) for first, *others in cells}


def test_where_another_province_loses_points_stands_where_the_own_pages_tell_nothing():
    assert read_table(show("phu-tho"), "table-lost-hung-yen-district") == LOST
    said = strip_tags(show("phu-tho"))
    assert (
        "Các văn bản đã thu thập của Phú Thọ không nêu điểm theo nhóm tiêu chí của sở, ban, ngành"
        " và cấp huyện; dưới đây là"
        " của Hưng Yên." in said
    )
    assert "Không nêu điểm: văn bản chỉ nêu tên đơn vị." in said
    assert "table-lost-" not in show("hung-yen")  # its own section says it


DEPARTMENTS = {  # typed from the page of Hưng Yên: six criteria, 500 points
    "Hạ tầng kỹ thuật công nghệ thông tin (50)": ("6 đơn vị: 50 (100%)", "–", "–"),
    "Ứng dụng công nghệ thông tin trong hoạt động của cơ quan (100)": (
        "Sở Tư pháp: 95 (95%)",
        "Ban Quản lý các khu công nghiệp: 85,5 (85,5%)",
        "Thanh tra tỉnh: 39,2 (39,2%)",
    ),
    "Trang/Cổng thông tin điện tử (100)": (
        "Sở Công Thương: 93 (93%)",
        "Sở Tài chính: 86,75 (86,8%)",
        "Sở Văn hóa, Thể thao và Du lịch: 56,5 (56,5%)",
    ),
    "Cung cấp dịch vụ công trực tuyến (100)": (
        "Sở Kế hoạch và Đầu tư: 97,8 (97,8%)",
        "Sở Giao thông vận tải: 92 (92%)",
        "10 đơn vị: 0 (0%)",
    ),
    "Cơ chế, chính sách và các quy định cho ứng dụng công nghệ thông tin (100)": (
        "3 đơn vị: 100 (100%)",
        "–",
        "Sở Khoa học và Công nghệ: 29 (29%)",
    ),
    "Nhân lực cho ứng dụng công nghệ thông tin (50)": (
        "9 đơn vị: 50 (100%)",
        "–",
        "Sở Giao thông vận tải: 30 (60%)",
    ),
}


def test_departments_of_another_province_lose_points_elsewhere():
    assert read_table(show("phu-tho"), "table-lost-hung-yen-department") == DEPARTMENTS


DISCLOSED = {  # typed from the pages: totals, grades, points by theme, criteria with a score
    "Phú Thọ, 2024: sở, ban, ngành": ("21/27", "–", "–", "–"),
    "Phú Thọ, 2024: cấp huyện": ("13/13", "–", "–", "–"),
    "Hưng Yên, 2018: sở, ban, ngành; tiêu chí theo QĐ 2749/QĐ-UBND, 14/11/2018": (
        "1/17: Sở Kế hoạch và Đầu tư 417,30",
        "Tốt, Khá, Trung bình",
        (
            "hạ tầng 50; nhân lực 50; chính sách, thể chế 100; trang, cổng thông tin điện tử 100;"
            " ứng dụng CNTT trong cơ quan 100; dịch vụ công trực tuyến 100; tổng 500 tự tính"
        ),
        "6",
    ),
    "Hưng Yên, 2018: cấp huyện; tiêu chí theo QĐ 2749/QĐ-UBND, 14/11/2018": (
        "2/10",  # named where the districts of both stand side by side
        "Khá, Trung bình",
        (
            "hạ tầng 30; nhân lực 12; chính sách, thể chế 8; trang, cổng thông tin điện tử 40;"
            " dịch vụ công trực tuyến 60; tổng 150 tự tính"
        ),
        "7",
    ),
}


def test_what_the_newest_lists_of_two_provinces_disclose_stands_in_one_table():
    found = read_table(show("phu-tho"), "table-disclosure")
    assert {name.partition(" nguồn")[0]: cells for name, cells in found.items()} == DISCLOSED
    found = read_table(show("hung-yen"), "table-disclosure")
    told = {name.partition(" nguồn")[0]: cells for name, cells in found.items()}
    assert next(iter(told)) == "Hưng Yên, 2018: sở, ban, ngành"  # the own lists first
    # its own points by theme stand in the table of themes above
    assert told["Hưng Yên, 2018: cấp huyện"] == ("2/10", "Khá, Trung bình", "xem bảng trên", "7")
    assert told["Phú Thọ, 2024: cấp huyện"] == DISCLOSED["Phú Thọ, 2024: cấp huyện"]


def test_a_sum_of_maxima_names_its_criteria_in_their_order():
    """Typed from the page, in its order: 50, 4 times 100, 50; 30, 12, 8, 40, 35, 20, 5."""
    beside = open_once("phu-tho", "vi").neighbours["hung-yen"]["02_criteria"]
    maxima = {row["row_id"]: row["max_score"] for row in beside}
    tree = lxml.html.fromstring(str(show("phu-tho")))
    totals = tree.xpath("//div[@id = 'table-disclosure']//strong/data/@data-rows")
    told = [[maxima[row] for row in rows.split()] for rows in totals]
    assert told == [[50, 100, 100, 100, 100, 50], [30, 12, 8, 40, 35, 20, 5]]


def test_two_totals_are_named_and_no_range():
    said = strip_tags(show("phu-tho"))
    assert (
        "Hưng Yên năm 2018 chỉ công bố 2 trong 10 đơn vị: thành phố Hưng Yên 106,42 (hạng 1);"
        in said
    )
    assert "Phú Thọ năm 2020 từ 109,8 đến 118 (13 đơn vị)" in said
    said = strip_tags(show("hung-yen", "en"))
    assert "2018, for 2 of 10 districts only: Hung Yen City 106.42 (rank 1); Van" in said


@pytest.mark.parametrize(
    ("province", "documents"),
    [
        ("phu-tho", {"hung-yen_2018_egov_none"}),
        ("hung-yen", {"phu-tho_2021_egov_519", "phu-tho_2024_dti_42"}),
    ],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_sources_of_the_other_province_are_listed_and_its_figures_lead_there(
    province, documents, language
):
    report = open_report(province, language)
    assert {row["document_id"] for row in list_beside_sources(report)} == documents
    listed = str(show_sources(report).html)
    linked = set(re.findall(r'href="#(e-[^"]+)"', str(show(province, language))))
    told = {one for one in linked if one.startswith(tuple(f"e-{name}-" for name in documents))}
    assert told and all(f'id="{anchor}"' in listed for anchor in told)
    assert all(f'id="source-{name}"' in listed for name in documents)


def test_the_first_line_counts_them_apart():
    said = {slug: write_description(open_once(slug)) for slug in ("phu-tho", "hung-yen")}
    assert "12 nguồn về chỉ số quốc gia, 1 nguồn của tỉnh khác" in said["phu-tho"]
    assert "11 nguồn về chỉ số quốc gia, 2 nguồn của tỉnh khác" in said["hung-yen"]
