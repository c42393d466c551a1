"""Where points are lost: what is said of a criterion whose best score nobody published."""

import lxml.html
import pytest
from drawn import draw

from rankings.report.inputs import open_report
from rankings.report.parts.criteria_chart import list_open, tell_weakest
from rankings.report.report_words import strip_tags
from rankings.report.sections.cover import show_cover
from rankings.report.sections.criteria import show_lost_points
from rankings.report.sections.unpublished import show_bounds

pytestmark = pytest.mark.usefixtures("project_tables")


def say_cover(language):
    return strip_tags(draw(show_cover, "hung-yen", language).html)


def test_an_order_of_criteria_holds_among_those_whose_best_score_is_published():
    # The page names four districts as the best on "Môi trường chính sách" (maximum 8) without
    # their score; the lowest is 5: the best is at least 62.5 %, and may be below 79.4 %.
    said = say_cover("vi")
    assert "trong 6 tiêu chí có công bố điểm cao nhất" in said
    assert "“Môi trường chính sách”, chỉ biết không dưới 5/8 (62,5%)" in said
    said = say_cover("en")
    assert "of the 6 criteria whose best score is published" in said
    assert "known only to be at least 5 of 8 (62.5%)" in said


def test_a_chart_says_why_a_criterion_has_no_dot_of_a_colour():
    assert "Tiêu chí thiếu chấm màu nào: văn bản không nêu điểm đó." in say_cover("vi")
    assert "Where a color is missing, the document does not give that score." in say_cover("en")


def row(criterion, statistic, score, maximum, **other):
    """A line of `02_criteria`, invented."""
    return {
        "row_id": f"{criterion}-{statistic}",
        "document_id": "d",
        "criterion": criterion,
        "criterion_id": None,
        "statistic": statistic,
        "score": score,
        "max_score": maximum,
        "comparator": None,
        "unit": "Sở A",
        **other,
    }


def test_the_weakest_criterion_is_so_only_among_those_that_could_be_weaker():
    rows = [row("Hạ tầng", "highest", 6, 10), row("Hạ tầng", "lowest", 1, 10)]
    report = open_report("hung-yen", "vi")
    assert "trong" not in strip_tags(tell_weakest(report, rows))
    known = [*rows, row("Nhân lực", "highest", None, 10), row("Nhân lực", "lowest", 7, 10)]
    assert [one["score"] for one in list_open(known)] == [7]
    assert "trong" not in strip_tags(tell_weakest(report, known))  # its best is 7 or more of 10
    unknown = [*rows, row("Nhân lực", "highest", None, 10), row("Nhân lực", "lowest", 5, 10)]
    assert "trong 1 tiêu chí có công bố điểm cao nhất" in strip_tags(tell_weakest(report, unknown))
    silent = [*rows, row("Chính sách", None, None, 8, unit=None)]
    assert "trong 1 tiêu chí có công bố điểm cao nhất" in strip_tags(tell_weakest(report, silent))


@pytest.mark.parametrize(("language", "first"), [("vi", "Điểm tối đa"), ("en", "Maximum")])
def test_maxima_stand_in_a_line_below_heads_of_names_only(language, first):
    section = draw(show_lost_points, "hung-yen", language)
    table = lxml.html.fromstring(str(section.html)).xpath("//div[@id = 'table-criteria-district']")
    heads = [" ".join(cell.text_content().split()) for cell in table[0].xpath(".//thead//th")]
    cells = [cell.text_content().strip() for cell in table[0].xpath(".//tbody/tr[1]/*")]
    assert not any(any(letter.isdigit() for letter in head) for head in heads)
    assert cells == [first, "", "", "30", "12", "8", "40", "35", "20", "5"]


@pytest.mark.parametrize(
    ("language", "rounded"),
    [("vi", "làm tròn ra số nguyên"), ("en", "rounded outwards to whole points")],
)
def test_bounds_rounded_outwards_say_so(language, rounded):
    # "hầu như bằng 0" stands in the districts' criteria only: their bounds are whole points
    section = lxml.html.fromstring(str(draw(show_bounds, "hung-yen", language).html))
    said = [figure.text_content() for figure in section.xpath("//figure[.//svg]")]
    assert [rounded in text for text in said] == [False, True]
