"""What a page says of itself: the catalogue fills only what the page leaves out."""

import pytest

from rankings.clean.documents import complete_date, name_issuer, read_decision_number, read_document
from rankings.parse.model import Span

from .pages import ranked

CATALOGUE = {
    "title": "Tên trong danh mục",
    "framework": "dti",
    "province": "hung-yen",
    "decision_number": "1/QĐ-UBND",
    "published_date": "2022-03-09",
}


def test_what_is_printed_goes_before_what_the_catalogue_says(build_page):
    document = read_document(build_page("Kết quả  xếp hạng").source(catalogue=CATALOGUE))
    assert (document.title, document.framework) == ("Kết quả xếp hạng", "egov")
    assert (document.province, document.province_slug) == ("Phú Thọ", "phu-tho")
    assert document.evaluation_year == 2021


def test_the_catalogue_fills_what_the_page_leaves_out(build_page):
    document = read_document(build_page("").source(catalogue=CATALOGUE))
    assert document.title == "Tên trong danh mục"
    assert (document.decision_number, document.published_date) == ("1/QĐ-UBND", "2022-03-09")
    assert read_document(build_page("").source()).decision_number is None


def rank_by(build_page, title, *indices):
    page = build_page(title, framework="PAR INDEX")
    for place, index in enumerate(indices, 1):
        page.say(
            f"{place}|Phú Thọ|80", ranked("Phú Thọ", str(place), "80", "province", index=index)
        )
    if title:
        at = page.text.index("PAR INDEX")
        page.header.framework = Span("PAR INDEX", at, at + 9)
    return read_document(page.source()).framework


def test_a_page_of_several_indices_has_no_framework_unless_its_title_ranks_most_rows(build_page):
    """Invented: four rows of five are 80 percent, three of four are not."""
    assert rank_by(build_page, "", "PAR INDEX") == "par"
    assert rank_by(build_page, "", "PAR INDEX", "PCI") is None
    assert rank_by(build_page, "Công bố PAR INDEX", *["PAR INDEX"] * 4, "PCI") == "par"
    assert rank_by(build_page, "Công bố PAR INDEX", *["PAR INDEX"] * 3, "PCI") is None
    assert rank_by(build_page, "", *["PAR INDEX"] * 4, "PCI") is None


@pytest.mark.parametrize(
    ("published", "day", "read"),
    [
        ("14/3/2023", "8-3", "2023-03-08"),
        ("14/3/2023", "14-3", "2023-03-14"),
        ("14/3/2023", "15-3", None),  # a decision is never later than its news
    ],
)
def test_a_day_without_a_year_is_of_the_year_of_the_news(published, day, read):
    page = f"{published}: Quyết định 487, ngày {day}"
    at = page.index(day, len(published))
    spans = Span(day, at, at + len(day)), Span(published, 0, len(published))
    assert complete_date(*spans, page) == read
    assert complete_date(spans[0], None, page) is None


@pytest.mark.parametrize(
    ("printed", "province", "issuer"),
    [
        ("Uỷ ban nhân dân tỉnh", "Hưng Yên", "UBND tỉnh Hưng Yên"),
        ("UBND thành phố", "Đà Nẵng", "UBND thành phố Đà Nẵng"),
        ("UBND tỉnh Hưng Yên", "Hưng Yên", "UBND tỉnh Hưng Yên"),
        ("UBND tỉnh", None, "UBND tỉnh"),
        ("Bộ Nội vụ", "Hưng Yên", "Bộ Nội vụ"),
        (None, "Hưng Yên", None),
    ],
)
def test_who_signed_has_the_province_that_the_page_leaves_out(printed, province, issuer):
    assert name_issuer(printed, province) == issuer


def test_a_number_is_cited_without_stray_spaces():
    assert read_decision_number(Span("922 /QĐ -BTTTT", 0, 14)) == "922/QĐ-BTTTT"
    assert read_decision_number(Span("  ", 0, 2)) is None
