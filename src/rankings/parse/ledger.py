"""The ledger: every number token of a page with its role, so that no figure is lost in silence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from rankings.language.numbers import NumberToken
from rankings.parse.cell_values import read_value
from rankings.parse.model import Cell, Grid, NumberMention, Region, Statement
from rankings.parse.prose.number_names import name_of_number

# Fields of words, and years: a bare year is a date, whichever statement it dates.
_NO_VALUE = (
    "unit",
    "subject",
    "measure",
    "topic",
    "criterion",
    "index",
    "reason",
    "parent",
    "counted",
    "year",
    "baseline",
    "previous_year",
)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
# Regions outside the article; what the ledger counts as its body leaves them out.
OUTSIDE = ("before_title", "after_body", "other_news")
# What the rules of `number_names` say in the roles of the ledger; the others are labels.
_NAMED = {
    "contact": ("boilerplate", "contact"),
    "counter": ("boilerplate", "counter"),
    "picture": ("boilerplate", "caption"),
    "time": ("date", "time"),
}
_PART_OF_DATE = re.compile(
    r"(?:năm|tháng|quý|giai đoạn|năm \d{4}\s?[-–]|từ|đến|và|,|–|-|/|\()\s{0,2}\Z", re.IGNORECASE
)


class _Stretches:
    """Stretches of the text with a name each, looked up by place; the last added wins where they
    overlap.
    """

    def __init__(self, stretches: list[tuple[int, int, str]]) -> None:
        self._stretches = sorted(stretches)
        self._starts = [start for start, _, _ in self._stretches]
        self._reach = [*accumulate((end for _, end, _ in self._stretches), max)]

    def name_at(self, place: int) -> str:
        position = bisect_right(self._starts, place)
        if not position or self._reach[position - 1] <= place:
            return ""
        for start, end, name in reversed(self._stretches[max(0, position - 12) : position]):
            if start <= place < end:
                return name
        return ""


def write_ledger(
    text: str,
    tokens: list[NumberToken],
    grids: list[Grid],
    statements: list[Statement],
    regions: list[Region],
) -> list[NumberMention]:
    """Return one entry for every number token: its role, and the rule or pattern that gave it.

    A token is a value only where a field of a statement covers it; a sentence around it is not
    enough. `grids` are the tables that gave statements: the cells of the others are no values.
    """
    values = _Stretches(_values_of(statements))
    cells = _Stretches(
        [(cell.start, cell.end, _part_of(cell)) for grid in grids for cell in grid.cells]
    )
    aside = _Stretches([(region.start, region.end, region.rule) for region in regions])
    outside = [region for region in regions if region.rule in OUTSIDE]
    edges = _Stretches([(region.start, region.end, region.rule) for region in outside])
    names = _Stretches(_names_of(statements))
    return [_enter(text, token, values, names, cells, aside, edges) for token in tokens]


def find_understood(grids: list[Grid], statements: list[Statement]) -> list[Grid]:
    """Return the tables that gave a statement, of more than the total below them."""
    rows = (statement for statement in statements if statement.pattern != "table_total")
    starts = sorted(statement.start for statement in rows)
    return [
        grid for grid in grids if bisect_left(starts, grid.start) < bisect_left(starts, grid.end)
    ]


def has_figures(grid: Grid) -> bool:
    """Return whether two rows or more of a table hold figures."""
    return len({cell.row for cell in grid.cells if read_value(cell.text).number is not None}) > 1


def _part_of(cell: Cell) -> str:
    """What a cell is that no statement took: the number of its row, words, or a bare figure."""
    if cell.column == 0 and cell.text.strip(" .").isdigit():
        return "numbering"
    return "words" if re.search(r"[^\W\d]", cell.text) else "cell"


def _values_of(statements: list[Statement]) -> list[tuple[int, int, str]]:
    return [
        (span.start, span.end, statement.pattern)
        for statement in statements
        for name, span in statement.fields.items()
        if not name.startswith(_NO_VALUE) and span.end > span.start
    ]


def _names_of(statements: list[Statement]) -> list[tuple[int, int, str]]:
    return [
        (span.start, span.end, "name")
        for statement in statements
        for name, span in statement.fields.items()
        if name.partition(":")[0] in ("unit", "parent") and statement.kind != "claim"
    ]


def _enter(
    text: str,
    token: NumberToken,
    values: _Stretches,
    names: _Stretches,
    cells: _Stretches,
    aside: _Stretches,
    edges: _Stretches,
) -> NumberMention:
    def entry(role: str, rule: str = "") -> NumberMention:
        return NumberMention(token.text, token.start, token.end, role, rule)

    if rule := edges.name_at(token.start):
        return entry("boilerplate", rule)
    pattern = values.name_at(token.start)
    if part := cells.name_at(token.start):
        is_value = bool(pattern) or part != "cell" or _YEAR.match(token.text)
        return entry("cell", pattern or part) if is_value else entry("unread")
    if pattern:
        return entry("statement", pattern)
    if named := names.name_at(token.start):
        return entry("label", named)  # "phường 1 Bảo Lộc"
    if token.kind in ("date", "date_part"):
        return entry("date", token.kind)
    if token.kind == "decision":
        return entry("decision")
    if rule := aside.name_at(token.start):
        return entry("boilerplate", rule)
    if token.kind in ("phone", "time_part"):
        return entry(*(("boilerplate", "contact") if token.kind == "phone" else ("date", "time")))
    if _YEAR.match(token.text) and (
        _PART_OF_DATE.search(text[max(0, token.start - 18) : token.start])
        or not re.match(r"\s?(?:điểm|%)", text[token.end : token.end + 8])
    ):
        return entry("date", "year")
    if _is_day_or_month(text, token):
        return entry("date", "part_of_date")
    if name := name_of_number(text, token.start, token.end):
        return entry(*_NAMED.get(name, ("label", name)))
    return entry("unread")


def _is_day_or_month(text: str, token: NumberToken) -> bool:
    return bool(
        re.search(
            r"(?:ngày|tháng|quý)\s{1,2}(?:\d{1,2}\s?[-–,và]{1,2}\s?)?\Z"
            r"|(?:sáng|chiều|tối|trưa|hôm)(?:\s(?:nay|qua))?\s\(?(?:\d{1,2}\s?/\s?)?\Z",
            text[max(0, token.start - 14) : token.start],
            re.IGNORECASE,
        )
    )
