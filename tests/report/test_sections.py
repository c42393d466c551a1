"""What the sections say of the two provinces, typed from the published pages and lists."""

import re

import lxml.html
import pytest

from rankings.report.inputs import open_report
from rankings.report.parts.movement_charts import draw_ranks
from rankings.report.report_words import strip_tags
from rankings.report.sections.cover import show_cover
from rankings.report.sections.criteria import show_lost_points
from rankings.report.sections.doubts import show_gaps
from rankings.report.sections.frameworks import show_frameworks
from rankings.report.sections.league import show_league_tables
from rankings.report.sections.movement import show_movement
from rankings.report.sections.national import show_national
from rankings.report.sections.sources import show_sources
from rankings.store.paths import project_root


@pytest.fixture(autouse=True)
def project_tables(monkeypatch):
    monkeypatch.setenv("RANKINGS_HOME", str(project_root()))


def say(show, province, language="vi"):
    return strip_tags(show(open_report(province, language)).html)


def read_row(section, anchor, name):
    """{head: cell} of the row of a table that begins with a name."""
    table = lxml.html.fromstring(str(section.html)).xpath(f"//div[@id = '{anchor}']")[0]
    heads = [" ".join(cell.text_content().split()) for cell in table.xpath(".//thead//th")]
    for row in table.xpath(".//tbody/tr"):
        cells = [" ".join(cell.text_content().split()) for cell in row.xpath("./th | ./td")]
        if cells[0] == name:
            return dict(zip(heads, cells, strict=True))
    raise AssertionError(name)


@pytest.fixture
def national(project_tables):
    return show_national(open_report("phu-tho", "vi"))


def test_a_national_index_stands_in_one_line_with_the_nation_beside_it(national):
    row = read_row(national, "table-indices", "PAR INDEX")
    assert (row["Năm"], row["Điểm"], row["Bình quân các tỉnh"]) == ("2021", "88,59", "86,37")
    assert row["Hạng"] == "9/63"
    assert row["So với năm trước"] == "+2,85 điểm (cả nước +2,65); +1 bậc"


def test_partners_of_a_merger_stand_beside_and_nothing_is_averaged(national):
    row = read_row(national, "table-indices", "PCI")
    assert (row["Vĩnh Phúc"], row["Hòa Bình"]) == ("8/63 (2022)", "52/63 (2016)")


def test_a_figure_of_a_workbook_yields_to_a_page_that_prints_the_same(national):
    table = lxml.html.fromstring(str(national.html)).xpath("//div[@id = 'table-older']")[0]
    rows = {
        tuple(cell.text_content().strip() for cell in row[:2]): row.text_content()
        for row in table.xpath(".//tbody/tr")
    }
    assert "55,64" in rows["PCI", "2007"]
    assert "github" not in rows["PCI", "2007"] and "VCCI" in rows["PCI", "2007"]


def test_points_are_written_on_an_axis_of_points(national):
    chart = lxml.html.fromstring(str(national.html)).xpath("//figure[@id = 'index-chart']")[0]
    written = chart.xpath(".//div[@class = 'wide']")[0].text_content()
    assert "70,35" in written and "66,30" in written


def test_no_name_of_a_file_stands_in_a_sentence():
    for province in ("phu-tho", "hung-yen"):
        said = say(show_national, province)
        assert not re.search(r"[a-z]_\d{4}_[a-z]", said)


def test_what_is_asked_for_begins_small_inside_the_sentence():
    said = say(show_cover, "phu-tho")
    assert "để biết thang điểm của nhóm sở, ban, ngành năm 2024" in said


def test_best_second_and_worst_of_a_criterion_stand_as_percent():
    section = show_lost_points(open_report("hung-yen", "vi"))
    best = read_row(section, "table-criteria-district", "Cao nhất, % điểm tối đa")
    head = next(name for name in best if name.startswith("Mức độ giao dịch"))
    assert best[head] == "29,5%"  # 5,9 of 20
    worst = read_row(section, "table-criteria-district", "Thấp nhất, % điểm tối đa")
    head = next(name for name in worst if name.startswith("Mức độ hiện diện"))
    assert worst[head] == "35%"  # 14 of 40


@pytest.mark.parametrize("province", ["phu-tho", "hung-yen"])
def test_what_each_province_disclosed_is_counted(province):
    said = say(show_frameworks, province)
    assert "Hưng Yên (2018) công bố tổng điểm của 3 trong 27 đơn vị, có xếp loại" in said
    assert "10 đơn vị không có điểm nào ở “Cung cấp dịch vụ công trực tuyến”" in said
    assert "Phú Thọ (2024) công bố tổng điểm của 34 trong 34 đơn vị, không xếp loại" in said


def test_two_years_of_a_neighbour_are_one_sentence():
    said = say(show_frameworks, "hung-yen")
    assert (
        "Hưng Yên năm 2018 từ 105 đến 106,42 (2 đơn vị); Phú Thọ năm 2020 từ 109,8 đến 118"
        " (13 đơn vị), năm 2021 từ 117,4 đến 124,3 (13 đơn vị)" in said
    )


def test_criteria_have_the_document_that_sets_them():
    section = show_frameworks(open_report("phu-tho", "vi"))
    row = read_row(section, "table-themes", "Văn bản quy định tiêu chí")
    assert any(cell == "QĐ 2953/QĐ-UBND, 9/11/2022" for cell in row.values())
    assert "Không nguồn nào cho biết các năm của chuyển đổi số 2022 và 2024" in strip_tags(
        section.html
    )


def test_criteria_have_english_names_with_the_vietnamese_behind_them():
    assert "Digital infrastructure (Hạ tầng số)" in say(show_frameworks, "phu-tho", "en")


def test_a_praised_unit_has_its_later_ranks_beside_its_name():
    said = say(show_movement, "phu-tho")
    assert "Cục Thuế tỉnh (1/25 → 3/21)" in said
    assert ", thành phố Việt Trì (8/13 → 3/13)" in said


def test_a_province_without_totals_says_so_in_a_line_and_has_no_empty_section():
    assert not show_league_tables(open_report("hung-yen", "vi")).html
    assert "Bảng xếp hạng: không văn bản nào công bố đủ điểm" in say(show_gaps, "hung-yen")


@pytest.mark.parametrize("level", ["department", "district"])
def test_a_chart_of_ranks_names_the_table_that_holds_its_numbers(level):
    report = open_report("phu-tho", "vi")
    chart = lxml.html.fromstring(str(draw_ranks(report, level)))
    table = chart.xpath("//figure/@data-numbers")[0]
    assert lxml.html.fromstring(str(show_league_tables(report).html)).xpath(
        f"//div[@id = '{table}']"
    )


@pytest.mark.parametrize("province", ["phu-tho", "hung-yen"])
def test_the_cover_counts_the_sources_that_the_tables_cite(province):
    """The addresses beside national figures, who measures them left out, are the pages counted."""
    report = open_report(province, "vi")
    tree = lxml.html.fromstring(str(show_national(report).html))
    links = tree.xpath("//a[@class='outside'][not(ancestor::div[@id='table-measurers'])]/@href")
    outside = set(links) - {row["url"] for row in report.sources}
    listed = len(re.findall('id="source-', str(show_sources(report).html)))
    head = str(show_cover(report).html)
    assert f"{listed} nguồn của tỉnh, {len(outside)} trang về chỉ số quốc gia" in head
