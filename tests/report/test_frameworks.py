"""What each set of criteria measures: on which text its columns rest, and whom it ranks."""

import lxml.html
import pytest
from drawn import draw

from rankings.report.report_words import strip_tags
from rankings.report.sections.frameworks import show_frameworks

pytestmark = pytest.mark.usefixtures("project_tables")


def show(province, language="vi"):
    return draw(show_frameworks, province, language).html


def read_basis(province, language="vi"):
    """The cells of the table's last row: what each column rests on."""
    rows = lxml.html.fromstring(str(show(province, language))).xpath(
        "//div[@id = 'table-themes']//tbody/tr"
    )
    return [" ".join(cell.text_content().replace("↗", "").split()) for cell in rows[-1]]


def test_a_column_says_in_which_text_its_criteria_were_read():
    # decision 42 of 2025 prints totals only; the criteria were read in an article on 2022
    cells = read_basis("phu-tho")
    assert cells[1] == "QĐ 2953/QĐ-UBND, 9/11/2022; tên theo lsvn.vn"
    assert "Năm 2024 không có cột riêng: kết quả không nêu tiêu chí" in strip_tags(show("phu-tho"))
    assert "không có cột riêng" not in strip_tags(show("hung-yen"))
    assert any(
        cell.startswith(
            "QĐ 1609/QĐ-UBND, 5/7/2018, trang dẫn lại; tên theo QĐ 519/QĐ-UBND, 8/3/2022"
        )
        for cell in cells
    )
    assert "2024: no column, as the results name no criteria" in strip_tags(show("phu-tho", "en"))


def test_a_column_bears_the_years_whose_criteria_are_known():
    # of 2024 nobody says whether it has the criteria of 2022
    tree = lxml.html.fromstring(str(show("phu-tho")))
    heads = [
        " ".join(head.text_content().split())
        for head in tree.xpath("//div[@id = 'table-themes']//thead//th")
    ]
    assert heads[1:3] == ["Chuyển đổi số, 2022: sở, ban, ngành", "Chuyển đổi số, 2022: cấp huyện"]
    assert heads[3] == "Chính quyền điện tử, 2020 và 2021: chung các khối"


def test_a_dash_is_no_group_of_its_own():
    # the text of 2017 covers web pages and online services inside other groups
    said = strip_tags(show("phu-tho"))
    assert "không có nhóm tiêu chí riêng về chủ đề này; nội dung đó có thể nằm trong nhóm khác" in (
        said
    )
    assert "another may cover it" in strip_tags(show("phu-tho", "en"))


def test_only_levels_with_the_same_groups_and_total_are_compared():
    # Phú Thọ scores departments on seven groups of 150 points, Hưng Yên on six of 500
    said = strip_tags(show("phu-tho"))
    assert (
        "Khối sở, ban, ngành không so sánh được: Phú Thọ (2020 và 2021) chấm theo 7 nhóm tiêu chí,"
        " tối đa 150 điểm; Hưng Yên (2018) theo 6 nhóm, tối đa 500 điểm (Hưng Yên: tự tính);"
        " chỉ Hưng Yên có nhóm riêng về “ứng dụng CNTT trong cơ quan”." in said
    )
    said = strip_tags(show("hung-yen", "en"))
    assert "Hung Yen (2018) scored them on 6 criterion groups, 500 points" in said
