"""Figures typed from a published document: a CSV with fixed columns, a statement a row."""

from __future__ import annotations

import sys
from bisect import bisect_right

from rankings.errors import SourceError
from rankings.language.numbers import find_number_tokens
from rankings.parse.containers import load_page
from rankings.parse.model import Cell, Header, NumberMention, Page, Reading, Span, Statement

COLUMNS = (
    "level",
    "index_name",
    "framework",
    "year",
    "unit",
    "rank",
    "rank_of",
    "rank_source",
    "score",
    "grade",
    "note",
)
VALUES = ("unit", "year", "rank", "rank_of", "score", "grade")
# Columns that a transcription may add: the published words a figure was typed from, how sure it
# is, and which provinces a national list ranks (34: those since 1 July 2025, whatever the year).
WITNESSES = ("published_quote", "certainty")
MORE = (*WITNESSES, "vintage")


def parse_transcribed(content: bytes, name: str) -> Reading:
    """Return the reading of a transcribed file: one ranking statement a row, its quote the row
    itself.

    >>> rows = ",".join(COLUMNS) + "\\nprovince,DTI,dti,2022,Phú Thọ,23,63,printed,,,"
    >>> statement = parse_transcribed(rows.encode(), "phu-tho/2022_dti_none.csv").statements[0]
    >>> {field: span.text for field, span in statement.fields.items()}, statement.index_name
    ({'year': '2022', 'unit': 'Phú Thọ', 'rank': '23', 'rank_of': '63'}, 'DTI')
    """
    page = load_page(content, name)
    grid = page.grids[0] if page.grids else None
    names = {cell.column: cell.text for cell in grid.cells if cell.row == 0} if grid else {}
    if not set(COLUMNS) <= set(names.values()):
        missing = ", ".join(column for column in COLUMNS if column not in names.values())
        raise SourceError(
            f"the transcribed file lacks the columns {missing}",
            place=name,
            hint="its header is " + ",".join(COLUMNS),
        )
    rows: dict[int, dict[str, Cell]] = {}
    for cell in grid.cells:
        if cell.row and cell.column in names:
            rows.setdefault(cell.row, {})[names[cell.column]] = cell
    statements = [state_row(cells, page) for cells in rows.values()]
    places = sorted(
        (cell.start, cell.end, name) for cells in rows.values() for name, cell in cells.items()
    )
    numbers = [
        NumberMention(token.text, token.start, token.end, *role_of(token.start, places))
        for token in find_number_tokens(page.text)
    ]
    return Reading(page, Header(), [grid], statements, numbers, [], has_ranking=bool(statements))


def state_row(cells: dict[str, Cell], page: Page) -> Statement:
    """The statement of one row; "PAPI: E-Governance" is an index of its own, a part of PAPI."""
    start = page.text.rfind("\n", 0, min(cell.start for cell in cells.values())) + 1
    end = page.text.find("\n", start)
    end = len(page.text) if end < 0 else end
    texts = {name: cell.text for name, cell in cells.items()}
    attributes = {"table": "transcribed", "framework": texts.get("framework", "")}
    if "rank" in texts:
        attributes["rank_source"] = texts.get("rank_source") or "printed"
    fields = {
        name: Span(cells[name].text, cells[name].start, cells[name].end)
        for name in (*VALUES, *WITNESSES)
        if name in cells
    }
    fields = dict(sorted(fields.items(), key=lambda item: item[1].start))
    return Statement(
        "ranking",
        "transcribed_row",
        "table",
        start,
        end,
        fields,
        {name: text for name, text in attributes.items() if text},
        texts.get("level", ""),
        texts.get("vintage", ""),
        texts.get("index_name", ""),
    )


def role_of(start: int, places: list[tuple[int, int, str]]) -> tuple[str, str]:
    """The role of a number token: the value of a row, or a label (a figure in a note, in the
    published words or in an index's name). `places` are the cells by where they stand.

    >>> role_of(5, [(0, 4, "unit"), (5, 7, "rank")]), role_of(1, [(0, 4, "note")])
    (('cell', 'transcribed'), ('label', 'note'))
    """
    at = bisect_right(places, (start, sys.maxsize, "")) - 1
    _, end, name = places[at] if at >= 0 else (0, 0, "")
    name = name if start < end else ""
    if name in VALUES:
        return "cell", "transcribed"
    return "label", "note" if name in ("note", *WITNESSES) else "transcribed"
