"""Short ways to write a page and to look at what its tables say."""

from __future__ import annotations

from rankings.parse.containers import load_page
from rankings.parse.grids import find_grids
from rankings.parse.model import Page, Statement
from rankings.parse.table_rows import read_grid


def page_of(text: str, name: str = "tin.txt") -> Page:
    """Return the page of a text written in a test."""
    return load_page(text.encode("utf-8"), name)


def statements_of(page: Page) -> list[Statement]:
    """Return all statements of a page's tables, every span checked against the text."""
    found = [statement for grid in find_grids(page) for statement in read_grid(grid, page)]
    for statement in found:
        for span in statement.fields.values():
            assert page.text[span.start : span.end] == span.text and span.text
    return found


def rows_of(page: Page, kind: str = "ranking") -> list[dict[str, str]]:
    """Return the printed fields of every statement of a kind."""
    return [
        {name: span.text for name, span in statement.fields.items()}
        for statement in statements_of(page)
        if statement.kind == kind
    ]


def columns_of(page: Page, *names: str) -> list[tuple[str | None, ...]]:
    """Return some printed fields of every ranking row, None where a row has none."""
    return [tuple(row.get(name) for name in names) for row in rows_of(page)]
