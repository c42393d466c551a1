"""What the tests of whole pages look at: a page of text, read as `rankings read` does."""

import functools

from rankings.clean.understand import understand
from rankings.parse.page import parse_page


@functools.cache
def read(page: str) -> dict:
    """What is said of a page, read once for all tests of it: they look and change nothing."""
    return understand(parse_page(page.encode(), "page.txt"))


def sure_rows(page: str) -> dict[str, dict]:
    """The sure rows by unit."""
    return {row["unit"]: row for row in read(page)["rankings"] if row["certainty"] == "sure"}


def sure_values(page: str) -> list[tuple]:
    """(unit, rank, score, year) of every sure row, in the order of the page."""
    return [
        (row["unit"], row["rank"], row["score"], row["year"])
        for row in read(page)["rankings"]
        if row["certainty"] == "sure"
    ]


def accusations(page: str) -> list[str]:
    """The checks whose findings are no mere note."""
    return [one["check"] for one in read(page)["findings"] if one["severity"] != "note"]
