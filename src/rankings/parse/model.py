"""What the parse floor hands on: pages, grids, statements — everything as printed, nothing
understood.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """A printed string and where it stands: ``page.text[start:end] == text``."""

    text: str
    start: int
    end: int


class Cell(NamedTuple):
    """One printed cell of a grid; `row` and `column` count from 0, spans from 1."""

    row: int
    column: int
    text: str
    start: int
    end: int
    is_header: bool = False
    row_span: int = 1
    column_span: int = 1


@dataclass
class Grid:
    """A table as laid out on the page: printed cells, no meaning yet.

    `layout` says what told the cells apart: html, docx, sheet, markdown, bars, lines (one cell a
    line), a separator of `grid_spaces`, or pairs (keys and values). `label` is the caption or
    heading that stands over the grid, where the layout tells it.
    """

    cells: list[Cell]
    start: int
    end: int
    layout: str
    label: Span | None = None

    @property
    def row_count(self) -> int:
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def column_count(self) -> int:
        return max((cell.column + cell.column_span for cell in self.cells), default=0)


class Region(NamedTuple):
    """A stretch of the text that a named rule set aside (menu, caption, counter …)."""

    start: int
    end: int
    rule: str


@dataclass
class Page:
    """One file turned into normalised text, with what its container told us.

    `grids` are tables that the container marked up (HTML, DOCX, sheets, CSV); grids that only the
    layout of the text shows are found later. `regions` are parts that the markup itself calls
    navigation, aside or footer. `headings` are marked-up headings, `title` the title if the
    container has one (HTML <title>/<h1>, document properties), `published_text` a machine-readable
    date. `is_cut` where the file ends in the middle of its markup: it was not saved whole.
    """

    text: str
    encoding: str
    media: str
    name: str = ""
    grids: list[Grid] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)
    title: Span | None = None
    published_text: str = ""
    is_cut: bool = False

    def span(self, start: int, end: int) -> Span:
        return Span(self.text[start:end], start, end)


@dataclass
class Statement:
    """One printed fact: its quote (row or sentence), and the printed strings that are its values.

    `fields` maps a field name to the printed span; `attributes` holds what the wording implies
    (``rank_source``, ``statistic``, ``sign`` …). Numbers stay strings here.
    """

    kind: str  # ranking, criterion, claim, exclusion, grade_count, mention
    pattern: str  # name of the sentence form, or "table_row"
    source: str  # "table" or "prose"
    start: int
    end: int
    fields: dict[str, Span] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    level: str = ""  # department, district, commune, province
    label: str = ""  # the group's heading as printed
    index_name: str = ""  # only where the page ranks the same units by several indices

    @property
    def figure(self) -> Span | None:
        """A claim's value, or the change that is told without one."""
        return self.fields.get("value", self.fields.get("change"))

    @property
    def told_rank(self) -> str:
        """The rank that the wording implies, else as printed; "" for none."""
        printed = self.fields.get("rank")
        return self.attributes.get("rank") or (printed.text if printed else "")

    @property
    def is_percent(self) -> bool:
        """Whether the score is printed in per cent."""
        unit = self.fields.get("score_unit")
        return unit is not None and unit.text == "%"


def list_ranked(statements: Iterable[Statement]) -> list[Statement]:
    """Return the rankings that name their unit."""
    return [row for row in statements if row.kind == "ranking" and "unit" in row.fields]


class NumberMention(NamedTuple):
    """One number token with its role in the ledger: cell, statement, date, decision, label,
    boilerplate, unread.
    """

    text: str
    start: int
    end: int
    role: str
    rule: str = ""


@dataclass
class Header:
    """Facts of the document as a whole; every fact with its printed span, absent where not
    printed.
    """

    title: Span | None = None
    published: Span | None = None
    decision: Span | None = None  # the deciding document, as printed ("519/QĐ-UBND")
    decision_date: Span | None = None
    issuer: Span | None = None
    province: Span | None = None
    district: Span | None = None  # the one whose communes the page is about
    year: Span | None = None  # the evaluated year
    framework: Span | None = None  # the words that name the construct
    unsure: str = ""  # "year" where another year is named nearly as often
    scope: str = "provincial"
    cited_decisions: list[Span] = field(default_factory=list)
    annex: Span | None = None
    body: Region | None = None

    @property
    def is_titled(self) -> bool:
        """Whether the title names the framework of the page."""
        title, named = self.title, self.framework
        return title is not None and named is not None and title.start <= named.start < title.end


@dataclass
class Reading:
    """All that was read on one page."""

    page: Page
    header: Header
    grids: list[Grid]
    statements: list[Statement]
    numbers: list[NumberMention]
    regions: list[Region]
    has_ranking: bool = False
    reason: str = ""  # why there is no ranking, where there is none
    unread_tables: list[Grid] = field(default_factory=list)
    left_places: list[Span] = field(default_factory=list)  # told of somebody, and no row
