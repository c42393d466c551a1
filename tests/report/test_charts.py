"""Charts: breaks drawn, a cut axis said, tables on paper set side by side where they are narrow."""

import lxml.html
import pytest

from rankings.report.charts_context import chart_series
from rankings.report.charts_ranks import Course, chart_ranks
from rankings.report.charts_scores import Dot, chart_scores
from rankings.report.fragments import build_figure
from rankings.report.paper_tables import set_widths


def test_a_chart_of_scores_says_that_its_axis_is_cut(pages):
    chart = chart_scores(
        "c", [Dot("Sở Y tế", 843.24, "843,24", 1), Dot("Sở Nội vụ", 829.56, "829,56", 2)], "Biểu đồ"
    )
    assert 'class="chart cut-axis"' in build_figure(chart, "Tên", "Đơn vị: điểm.")
    tree = lxml.html.document_fromstring(pages["phu-tho", "vi"].read_text(encoding="utf-8"))
    cut = tree.xpath("//figure[@class = 'chart cut-axis']//span[@class = 'subtitle']")
    assert cut and all("không bắt đầu từ 0" in subtitle.text_content() for subtitle in cut)


def write_course(unit, *ranks):
    return Course(unit, ranks)


@pytest.mark.parametrize(
    ("names", "times"),
    [
        (["Huyện Lâm Thao", "Huyện Yên Lập"], 4),
        (["Sở Nông nghiệp và Phát triển nông thôn", "B"], 2),
    ],
    ids=["short", "long"],
)
def test_short_names_stand_at_both_sides_of_a_change_of_framework(names, times):
    """Two lists under each of two frameworks: a reader of the second need not count lines."""
    courses = [write_course(names[0], 1, 2, 1, 2), write_course(names[1], 2, 1, 2, 1)]
    years, eras = (2020, 2021, 2022, 2023), ("egov", "egov", "dti", "dti")
    chart = chart_ranks("r", courses, years, eras, "đổi", "Hạng")
    assert [chart.wide.count(f">{name}<") for name in names] == [times, times]
    assert "Lâm Thao" not in names[0] or chart.narrow.count("Lâm Thao") == 2


def test_labels_of_years_do_not_cover_each_other_on_a_phone():
    points = [(2013 + step, 50.0 + step, f"label-{step}-") for step in range(12)]
    chart = chart_series("c", points, "Đường điểm")
    assert all(label in chart.wide for _, _, label in points)
    shown = [label for _, _, label in points if label in chart.narrow]
    assert shown == [f"label-{step}-" for step in (1, 3, 5, 7, 9, 11)]
    short = chart_series("d", points[:6], "Đường điểm")
    assert all(label in short.narrow for _, _, label in points[:6])


def build_page(rows: int, cell: str = "1"):
    body = "".join(
        f'<tr><th scope="row">Huyện {place}</th><td>{cell}</td></tr>' for place in range(rows)
    )
    return lxml.html.fragment_fromstring(
        '<div class="framed"><table><thead><tr><th>Đơn'
        f" vị</th><th>Hạng</th></tr></thead><tbody>{body}</tbody></table></div>"
    )


def test_a_narrow_table_of_many_rows_stands_in_two_halves():
    page = build_page(11)
    set_widths(page.find("table"), folded=True)
    rows = page.xpath(".//tbody/tr")
    assert len(rows) == 6 and [cell.text or "" for cell in rows[0]] == [
        "Huyện 0",
        "1",
        "",
        "Huyện 6",
        "1",
    ]
    assert page.get("class") == "framed" and len(page.findall(".//col")) == 5


@pytest.mark.parametrize(
    ("rows", "cell", "folded"),
    [(4, "1", True), (11, "một câu rất dài " * 6, True), (11, "1", False)],
    ids=["short", "wide", "for editing"],
)
def test_other_tables_stay_as_they_are(rows, cell, folded):
    page = build_page(rows, cell)
    set_widths(page.find("table"), folded=folded)
    assert len(page.xpath(".//tr")) == rows + 1 and len(page.findall(".//col")) == 2
