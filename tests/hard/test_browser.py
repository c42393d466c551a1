"""Every report, opened from disk in a real browser: silent, self-contained, accessible, and narrow
enough for a phone.
"""

import pytest

from .homes import REPORTS
from .visits import NARROW, WIDE, list_overflow, list_violations, open_file

VIEWS = [(width, scheme) for width in (WIDE, NARROW) for scheme in ("light", "dark")]
PAGES = [f"{report}.html" for report in REPORTS] + ["index.html"]
FAULTY = """<!doctype html><html lang="en"><title>Faulty</title><main><h1 style="color:#aaa">Grey</h1>
<img src="https://example.org/chart.png"><div style="width:2000px">wide</div><button style="width:9px;height:9px;padding:0"></button>
<button style="width:9px;height:9px;padding:0">b</button></main><script>missing()</script>"""


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_silent_self_contained_and_accessible(chromium, report_home, name, width, scheme):
    with open_file(chromium, report_home / "reports" / name, width, scheme) as visit:
        assert visit.page.locator("h1").count() == 1
        assert not list_violations(visit.page)
        assert not list_overflow(visit.page)
        assert not visit.errors
        assert not visit.requests


@pytest.mark.parametrize("name", PAGES)
def test_a_dark_page_is_dark(chromium, report_home, name):
    """Or the contrast of the dark scheme was measured on the light one."""
    papers = []
    for scheme in ("light", "dark"):
        with open_file(chromium, report_home / "reports" / name, WIDE, scheme) as visit:
            papers.append(
                visit.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
            )
    assert papers[0] != papers[1]


def test_the_browser_sees_what_is_wrong(chromium, tmp_path):
    (tmp_path / "faulty.html").write_text(FAULTY, encoding="utf-8")
    with open_file(chromium, tmp_path / "faulty.html", NARROW) as visit:
        rules = {line.partition(":")[0] for line in list_violations(visit.page)}
        assert {"image-alt", "color-contrast", "button-name", "target-size"} <= rules
        assert any("2000px" in element for element in list_overflow(visit.page))
        assert visit.requests == ["https://example.org/chart.png"]
        assert any("missing is not defined" in error for error in visit.errors)
