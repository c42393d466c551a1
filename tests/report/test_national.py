"""The national indices as the report tells them: means and medians by their names, computed ones
with their base, figures of the same pages for the provinces beside, the years that a chart leaves
out.
"""

import lxml.html
import pytest
from drawn import draw

from rankings.report.report_words import strip_tags
from rankings.report.sections.national import show_national

pytestmark = pytest.mark.usefixtures("project_tables")


def show(province, language="vi"):
    return str(draw(show_national, province, language).html)


def say(province, language="vi"):
    return strip_tags(show(province, language))


def read_rows(province, anchor="table-indices", language="vi"):
    """{first cell: its row as text} of a table."""
    table = lxml.html.fromstring(show(province, language)).xpath(f"//div[@id = '{anchor}']")[0]
    rows = [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in table.xpath(".//tbody/tr")
    ]
    return {row[0]: " | ".join(row[1:]) for row in rows}


def test_a_nations_gain_that_is_computed_says_so_with_its_base():
    # 59 provinces have a score in 2022 and in 2023: their mean rose from 42,16 to 42,33
    computed = "59 tỉnh có điểm ở cả hai năm, tự tính: +0,17"
    assert computed in read_rows("phu-tho")["PAPI"] and computed in read_rows("hung-yen")["PAPI"]
    said = read_rows("phu-tho", language="en")["PAPI"]
    assert "59 provinces scored in both years, derived: +0.17" in said


def test_a_median_is_called_one():
    # "The national median score rose to 67.67 points, up one point"; 42,3265 is the 31st of 61
    rows = read_rows("phu-tho")
    assert "67,67 (trung vị)" in rows["PCI"] and "trung vị các tỉnh: +1" in rows["PCI"]
    assert "42,3265 (trung vị)" in rows["PAPI"]
    assert "86,37 |" in rows["PAR INDEX"]  # a mean


def test_only_the_indices_whose_national_change_nobody_knows_are_named():
    assert "Chưa biết mức tăng, giảm chung của cả nước ở SIPAS." in say("phu-tho")
    assert "ở PAPI" not in say("hung-yen")


def test_surveys_are_said_to_have_sampling_errors_and_a_private_year_before_is_named():
    said = say("phu-tho")
    assert "Kết quả khảo sát chọn mẫu có sai số mà các nguồn không nêu" in said
    assert "Số liệu năm trước của PAPI: năm 2022 44,25 điểm, github.com, cá nhân thu thập." in said
    assert "Surveys have sampling errors that the sources do not give" in say("phu-tho", "en")


def test_a_chart_names_the_source_of_every_year():
    said = say("phu-tho").partition("(năm đầu đã biết); 53,91")[2]
    assert (
        "nguồn (2013–2019, 2022); Tăng hạng các chỉ số trong xây dựng… nguồn (2020–2021);" in said
    )
    said = say("hung-yen").partition("(năm đầu đã biết); 43,58")[2]
    assert "github.com, cá nhân thu thập (2018–2019, 2022–2023); tinhhungyen.com (2021)." in said


@pytest.mark.parametrize(
    ("province", "index", "beside"),
    [
        ("phu-tho", "DTI", ["2022: 18/63", "2022: 42/63"]),
        ("phu-tho", "Ứng dụng CNTT (cả nước)", ["2017: 0,561; 36/63"]),
        ("hung-yen", "DTI", ["2022: 56/63"]),
        ("hung-yen", "Ứng dụng CNTT (cả nước)", ["2017: 0,594; 25/63"]),
    ],
)
def test_a_page_that_prints_several_provinces_is_read_for_all_of_them(province, index, beside):
    row = read_rows(province)[index]
    assert all(cell in row for cell in beside)


def test_points_gained_are_told_though_sources_differ_on_the_rank():
    assert "+1,47 điểm" in read_rows("hung-yen")["PGI (chỉ số xanh)"]  # 24,59 and 26,06


def test_a_chart_says_where_it_begins_and_its_lowest_place():
    said = say("phu-tho")
    assert "PCI: hạng 24 năm 2006 (năm đầu đã biết); 53,91 điểm năm 2013, 70,35 điểm năm" in said
    assert "PCI: rank 24 in 2006 (the first year known); 53.91 points in" in say("phu-tho", "en")
    # before 2013 nine sub-indices; 24th in 2006, 53rd in 2009 and 2010
    assert "Bắt đầu từ năm 2013, khi đổi cách đo" in said
    assert "trước đó (2006–2012) hạng từ 24 đến 53" in said
    said = say("hung-yen")
    assert "cao nhất hạng 5/60 năm 2021" in said
    assert "thấp nhất hạng 60 năm 2019" in said


def test_earlier_editions_are_told_on_paper_from_the_best_to_the_worst_rank():
    said = say("hung-yen")
    # 10th in 2024, 61st of 63 in 2010
    assert "PAPI 2011–2023 (chưa có hạng năm 2017, 2020): cao nhất" in said
    assert (
        "PCI 2005–2024 (chưa có hạng năm 2017–2023): cao nhất trong các năm đã biết: năm"
        " 2024, hạng 10 (" in said
    )
    assert "thấp nhất năm 2010, hạng 61/63 (" in said
    # 60 provinces had a score in 2021
    assert "hạng 5/60 (nguồn ghi 5/63, tính cả tỉnh không có điểm; tinhhungyen.com)" in said


def test_a_survey_whose_sample_is_not_known_says_so():
    rows = read_rows("phu-tho", "table-measurers")
    assert "chưa biết cỡ mẫu" in rows["PAR INDEX"]
    assert "gần 11.000 doanh nghiệp (2024)" in rows["PCI"]


@pytest.mark.parametrize(
    "language, said",
    [("vi", "m.tothethao.com, trang dẫn lại"), ("en", "m.tothethao.com, at second hand")],
)
def test_a_page_at_second_hand_is_called_one(language, said):
    row = read_rows("phu-tho", language=language)["PCI"]
    assert said in row and "SGGP English Edition, " not in row  # a newspaper
