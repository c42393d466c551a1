"""How long the reports are: pages and screens, how empty a page is, how small the smallest print,
which tables are cut.
"""

import itertools

import pdfplumber
import pytest

from rankings.language.entries import LANGUAGES

from .visits import open_file

PAGES = {"phu-tho": 12, "hung-yen": 6}
SCREENS = {"phu-tho": 15, "hung-yen": 8}
REPORTS = [(province, language) for province in PAGES for language in LANGUAGES]
SMALLEST = 7.0  # points
EMPTIEST = 0.2  # of a page's height between its margins
SCREEN = 900  # pixels


@pytest.fixture(params=REPORTS, ids=["_".join(report) for report in REPORTS])
def report(request, report_home):
    province, language = request.param
    stem = report_home / "reports" / province / f"{province}_{language}"
    with pdfplumber.open(f"{stem}.pdf") as book:
        yield province, language, stem, book


def body_of(page):
    """The page without head and foot."""
    return page.crop((0, 50, page.width, page.height - 44))


def test_pages_are_few(report):
    province, _, _, book = report
    assert len(book.pages) <= PAGES[province]


def test_the_first_page_says_what_to_ask_for(report):
    """From its first word to its last, which point to what is not known."""
    _, language, _, book = report
    said = " ".join(book.pages[0].extract_text().split())
    first, last = {
        "vi": ("Đề nghị cung cấp:", "xem thêm Những điều chưa biết."),
        "en": ("Document to request:", "see What is not known."),
    }[language]
    assert first in said and last in said.partition(first)[2]


def test_no_page_is_more_than_a_fifth_empty(report):
    *_, book = report
    empty = {}
    for page in book.pages[:-1]:
        body = body_of(page)
        lowest = max(item["bottom"] for item in (*body.chars, *body.lines, *body.curves))
        empty[page.page_number] = round((body.bbox[3] - lowest) / (body.bbox[3] - body.bbox[1]), 2)
    assert {number: share for number, share in empty.items() if share > EMPTIEST} == {}


def lies_flat(char):
    """Whether a letter is not turned, as along an axis: of a turned one `size` is the width."""
    across, turned, *_ = char["matrix"]
    return abs(across) > abs(turned)


def test_no_print_is_too_small(report):
    *_, book = report
    small = {
        (page.page_number, round(char["size"], 1))
        for page in book.pages
        for char in page.chars
        if lies_flat(char) and char["size"] < SMALLEST - 0.05 and char["text"].strip()
    }
    assert small == set()


def test_no_table_is_cut(report):
    """A table that goes on repeats its head, in small bold print, as the next page's first line."""
    *_, book = report
    lines = [body_of(page).extract_text_lines() for page in book.pages]
    cut = [
        (number, following[0]["text"])
        for number, (above, following) in enumerate(itertools.pairwise(lines), 2)
        if following
        and "Bold" in following[0]["chars"][0]["fontname"]
        and following[0]["chars"][0]["size"] < 8
        and following[0]["text"] in [line["text"] for line in above]
    ]
    assert cut == []


@pytest.mark.parametrize("width", [1280, 390])
def test_the_main_part_is_short(report, chromium, width):
    """Screens of a desk, with what is folded left folded; a phone may have twice as many."""
    province, _, stem, _ = report
    most = SCREENS[province] * (1 if width == 1280 else 2)
    with open_file(chromium, stem.with_name(f"{stem.name}.html"), width=width) as visit:
        visit.page.evaluate(
            "() => document.querySelectorAll('details').forEach((fold) => { fold.open = false })"
        )
        height = visit.page.evaluate("document.querySelector('main').scrollHeight")
    assert height / SCREEN <= most
