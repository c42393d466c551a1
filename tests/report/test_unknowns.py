"""What the published data cannot answer is said in a line, and which document would."""

import lxml.html
import pytest
from drawn import draw

from rankings.report.sections.doubts import show_gaps
from rankings.report.sections.frameworks import show_frameworks

pytestmark = pytest.mark.usefixtures("project_tables")


def read_lines(province, language="vi"):
    """{question: its line} under what is not known."""
    section = lxml.html.fromstring(str(draw(show_gaps, province, language).html))
    lines = [item.text_content() for item in section.xpath("//li")]
    return {line.partition(":")[0]: line.partition(":")[2].strip() for line in lines}


def read_requests(province):
    """{what to ask for: what it tells}."""
    section = lxml.html.fromstring(str(draw(show_gaps, province).html))
    rows = section.xpath("//div[@id = 'table-gaps']//tbody/tr")
    return dict([" ".join(cell.text_content().split()) for cell in row] for row in rows)


def test_each_question_without_an_answer_has_one_line_with_a_reason_and_a_document():
    lines = read_lines("hung-yen")
    assert list(lines) == [
        "Bảng xếp hạng",
        "Biến động thứ hạng, mức độ ổn định, thay đổi điểm bình quân",
        "Quan hệ giữa chênh lệch điểm và thứ hạng",
        "So sánh sở, cơ quan ngành dọc và lực lượng vũ trang",
        "Đơn vị không được đánh giá",
        "Các chỉ tiêu",
        "Đơn vị được nêu là điển hình",
    ]
    assert all(" Cần " in line and line.endswith(".") for line in lines.values())


def test_what_published_totals_still_allow_is_said():
    line = read_lines("hung-yen")["Quan hệ giữa chênh lệch điểm và thứ hạng"]
    # 106,42 and 105 on the page; every other district stands behind the second
    assert "thành phố Hưng Yên hơn huyện Văn Lâm 1,42 điểm" in line
    assert "các đơn vị khác không quá 105 điểm" in line
    english = read_lines("hung-yen", "en")["How many ranks a point is worth"]
    assert "Hung Yen City 1.42 points ahead of Van Lam District" in english


def test_kinds_of_agencies_are_counted_with_their_grades_where_ranks_are_missing():
    line = read_lines("hung-yen")["So sánh sở, cơ quan ngành dọc và lực lượng vũ trang"]
    # six graded Trung bình are named, Thanh tra tỉnh among them; of eleven Khá the board is one
    assert "sở 14 (9 Khá, 5 Trung bình)" in line
    assert "Thanh tra tỉnh (Trung bình); Ban Quản lý các khu công nghiệp (Khá)" in line
    assert "không có cơ quan ngành dọc và lực lượng vũ trang" in line


def test_a_province_whose_lists_answer_has_no_such_line():
    assert list(read_lines("phu-tho")) == ["Các tiêu chí mất điểm"]


def test_one_holder_of_all_is_named_once():
    said = draw(show_gaps, "phu-tho").html
    assert "Nơi lưu các văn bản có tên: UBND tỉnh Phú Thọ." in said


def test_a_decision_named_as_the_source_of_criteria_is_asked_for():
    tells = read_requests("phu-tho")["QĐ 2953/QĐ-UBND, 9/11/2022, kèm bộ tiêu chí"]
    assert tells.startswith("(22) Điểm tối đa của từng tiêu chí")
    assert "cùng với phụ lục kết quả các năm 2022 và 2024: các năm đó có dùng cùng" in tells
    assert "QĐ 1609/QĐ-UBND, 5/7/2018, kèm bộ tiêu chí" in read_requests("phu-tho")
    # nobody names the decision behind the criteria of 2017
    unnamed = "Quyết định ban hành bộ tiêu chí ứng dụng công nghệ thông tin (2017), chưa rõ số hiệu"
    assert read_requests("phu-tho")[unnamed] == (
        "(24) Điểm tối đa của từng tiêu chí, tiêu chí thành phần và cách chấm của bộ ứng dụng công"
        " nghệ thông tin"
    )
    assert not any("chưa rõ số hiệu" in asked for asked in read_requests("hung-yen"))
    asked = read_requests("hung-yen")["QĐ 2749/QĐ-UBND, 14/11/2018, kèm bộ tiêu chí"]
    assert "Điểm tối đa" not in asked  # all maxima are on the page


@pytest.mark.parametrize(
    ("province", "named"),
    [
        ("hung-yen", "QĐ 2749/QĐ-UBND, 14/11/2018"),
        ("phu-tho", "chưa rõ quyết định; tiêu chí theo QĐ 3426/QĐ-UBND, 18/12/2017"),
    ],
)
def test_criteria_rest_on_their_decision_and_not_on_the_page_that_names_it(province, named):
    section = lxml.html.fromstring(str(draw(show_frameworks, province).html))
    rows = section.xpath("//div[@id = 'table-themes']//tbody/tr")
    last = [" ".join(cell.text_content().replace("↗", "").split()) for cell in rows[-1]]
    assert last[0] == "Văn bản quy định tiêu chí" and last[-1].startswith(named)
