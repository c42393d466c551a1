"""Pages of other provinces: their contradictions are found, and a page without one gives no finding
of severity `error`.
"""

import json
from pathlib import Path

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page

PAGES = Path(__file__).parents[1] / "pages"
EXPECTED = sorted((PAGES / "expected").glob("*.json"))


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_contradictions_of_other_pages(path):
    expected = json.loads(path.read_text(encoding="utf-8"))
    findings = understand(parse_page(PAGES.parent / expected["input_file"]))["findings"]
    due = {item["type"] for item in expected["contradictions"]}
    assert due <= {finding["check"] for finding in findings}
    assert {finding["check"] for finding in findings if finding["severity"] == "error"} <= due
