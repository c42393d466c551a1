"""How long a report is to scroll, and what a reader meets first: counted in screens, folds as they
are when the page opens.
"""

import pytest

from .homes import REPORTS
from .visits import open_file

SCREENS = {(1280, 900): {"phu-tho": 15, "hung-yen": 8}}
MOST_ON_A_PHONE = 30
LARGEST = 3_000_000


def count_screens(page, height):
    return page.evaluate("document.scrollingElement.scrollHeight") / height


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_is_read_in_few_screens(chromium, report_home, report):
    path = report_home / "reports" / f"{report}.html"
    assert path.stat().st_size <= LARGEST
    province = report.partition("/")[0]
    for (width, height), most in SCREENS.items():
        with open_file(chromium, path, width, is_unfolded=False) as opened:
            assert count_screens(opened.page, height) <= most[province]
    with open_file(chromium, path, 390, is_unfolded=False) as opened:
        assert count_screens(opened.page, 844) <= MOST_ON_A_PHONE


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("report", REPORTS)
def test_the_first_screen_begins_to_answer(chromium, report_home, report, width):
    """Title, date and the first finding stand on it, and the search for a unit."""
    path = report_home / "reports" / f"{report}.html"
    with open_file(chromium, path, width, is_unfolded=False) as opened:
        for selector in ("h1", ".cover .description", "li.answer", "[role=combobox]"):
            box = opened.page.locator(selector).first.bounding_box()
            assert box["y"] + box["height"] <= 844, selector


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("report", REPORTS)
def test_a_chart_is_seen_on_a_desk_and_on_a_phone(chromium, report_home, report, width):
    """One drawing of every chart that its table does not show already."""
    path = report_home / "reports" / f"{report}.html"
    with open_file(chromium, path, width) as opened:
        charts = opened.page.locator("figure.chart:not(.in-rows)")
        for place in range(charts.count()):
            drawings = charts.nth(place).locator("svg")
            shown = [drawings.nth(n).is_visible() for n in range(drawings.count())]
            assert shown == ([True, False] if width == 1280 else [False, True])
