"""The texts of the sources, every quoted passage marked: an article as it was saved, typed figures
as a small table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush

from markupsafe import Markup, escape

from rankings.compare.ranks import plain_rows
from rankings.report.fragments import heading, paragraph
from rankings.report.inputs import Report
from rankings.report.marks import evidence_id
from rankings.report.naming import link_outside, name_source
from rankings.store.paths import table_path, text_path
from rankings.store.tables import read_table

QUOTED = (
    "02_rankings",
    "02_criteria",
    "02_grade_counts",
    "02_exclusions",
    "02_mentions",
    "02_indicators",
    "02_findings",
    "03_indicator_ladder",
)
FEWEST_LETTERS = 200  # a stretch outside the article shorter than this is not worth a fold
CELL = re.compile(r'(?P<text>"(?:[^"]|"")*"|[^,\n]*)(?P<end>,|$)')
CODES = (
    "level",
    "framework",
    "rank_source",
)  # columns for machines: in the text, not on the screen


def show_source_text(report: Report, row: dict) -> Markup:
    """One source's text with its quoted passages marked; empty where the text is not at hand."""
    path = text_path(row["province"], row["document_id"])
    if not path.is_file():
        return Markup("")
    spans = {
        (int(found["start"]), int(found["end"]))
        for found in quoted_rows(report, row["province"])
        if found["document_id"] == row["document_id"]
    }
    text = path.read_text(encoding="utf-8")
    name = row["title"] or name_source(report, row["document_id"]).striptags()
    typed = row["kind"] == "transcribed" and holds_whole_lines(text, spans)
    note = paragraph(report.words("source.typed"), "note") if row["kind"] == "transcribed" else ""
    shown = (
        show_typed_rows(report, text, spans, row["document_id"], name)
        if typed
        else show_article(report, text, spans, row, name)
    )
    title = Markup('<cite lang="vi">{}</cite>').format(name) + link_outside(report, row["url"])
    return Markup('<div class="source">{}{}{}</div>').format(heading(title), note, shown)


def quoted_rows(report: Report, province: str) -> Iterable[dict]:
    """Every row of the report's tables that quotes a source of a province, its own or one that
    stands beside it.
    """
    tables = (
        map(report.rows, QUOTED)
        if province == report.province
        else report.neighbours[province].values()
    )
    for rows in tables:
        yield from (row for row in rows if evidence_id(row))


def show_article(
    report: Report, text: str, spans: set[tuple[int, int]], source: dict, name: str
) -> Markup:
    """A saved page: the article and whatever is quoted from it; menus above and other news below it
    are folded away.
    """
    first, last = find_article(source, text)
    first, last = (
        min([first, *(start for start, _ in spans)]),
        max([last, *(end for _, end in spans)]),
    )
    parts = [(0, first, "source.before"), (first, last, ""), (last, len(text), "source.after")]
    if len(text[:first].strip()) < FEWEST_LETTERS:
        parts[:2] = [(0, last, "")]
    if len(text[last:].strip()) < FEWEST_LETTERS:
        parts[-2:] = [(parts[-2][0], len(text), "")]
    shown = Markup("")
    for start, end, label in parts:
        box = mark_box(
            mark_spans(text, spans, source["document_id"], start, end),
            name if not label else report.words.plain(label),
        )
        shown += (
            Markup("<details><summary>{}</summary>{}</details>").format(report.words(label), box)
            if label
            else box
        )
    return shown


def mark_box(content: Markup, label: str) -> Markup:
    """A frame for a source's text that scrolls by itself."""
    return Markup(
        '<div class="source-text" lang="vi" tabindex="0" role="region" aria-label="{}">{}</div>'
    ).format(label, content)


def find_article(source: dict, text: str) -> tuple[int, int]:
    """Where the article begins and ends in its page, as the reader of pages found it; the whole
    page where that is not on record.
    """
    if not table_path("01_documents", source["province"]).is_file():
        return 0, len(text)
    documents = plain_rows(read_table("01_documents", source["province"]))
    headers = (row["header"] for row in documents if row["document_id"] == source["document_id"])
    start, end, *_ = (next(headers, None) or {}).get("body") or (0, len(text))
    return int(start), int(end)


def holds_whole_lines(text: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether every quoted passage is one whole line below the first, as the rows of a typed table
    are below its heads.

    >>> (
    ...     holds_whole_lines("year,rank\\n2006,24\\n", [(10, 17)]),
    ...     holds_whole_lines("year,rank\\n2006,24\\n", [(15, 17)]),
    ... )
    (True, False)
    """
    lines = set(list(list_lines(text))[1:])
    return all((start, end) in lines for start, end in spans)


def list_lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line that holds something."""
    return ((found.start(), found.end()) for found in re.finditer(r"[^\n]+", text))


def show_typed_rows(
    report: Report, text: str, spans: set[tuple[int, int]], document_id: str, name: str
) -> Markup:
    """Typed rows as a small table. Each row keeps every letter of its line, what is for machines
    only is not shown.
    """
    lines = [(start, end, split_cells(text[start:end])) for start, end in list_lines(text)]
    if not lines:
        return Markup("")
    heads = [cell.strip('"') for cell, _ in lines[0][2]]
    filled = {place for _, _, cells in lines[1:] for place, (cell, _) in enumerate(cells) if cell}
    shown = {place for place in filled if place < len(heads) and heads[place] not in CODES}
    titles = Markup("").join(
        Markup('<span role="columnheader">{}</span>').format(
            report.words(f"typed.{head}") if f"typed.{head}" in report.words else head
        )
        for place, head in enumerate(heads)
        if place in shown
    )
    rows = Markup("\n").join(
        show_typed_row(
            cells,
            shown,
            (
                evidence_id({"document_id": document_id, "start": start, "end": end})
                if (start, end) in spans
                else ""
            ),
        )
        for start, end, cells in lines[1:]
    )
    return Markup(
        '<div class="source-text typed" lang="vi" tabindex="0" role="region" aria-label="{0}"><div'
        ' role="table" aria-label="{0}">\n<div role="row" lang="{3}">{1}</div>\n{2}\n</div></div>'
    ).format(name, titles, rows, report.language)


def split_cells(line: str) -> list[tuple[str, str]]:
    """The cells of a line of CSV as written, each with the mark that ends it.

    >>> split_cells('PAPI,2021,"6/63, ba tỉnh"')
    [('PAPI', ','), ('2021', ','), ('"6/63, ba tỉnh"', '')]
    """
    cells = [(found["text"], found["end"]) for found in CELL.finditer(line)]
    return cells[: next((place for place, (_, end) in enumerate(cells) if not end), len(cells)) + 1]


def show_typed_row(cells: list[tuple[str, str]], shown: set[int], anchor: str) -> Markup:
    """One typed row; quoted rows are passages that a link can open."""
    parts = Markup("")
    for place, (cell, end) in enumerate(cells):
        quoted = cell.startswith('"') and len(cell) > 1
        inner = (
            Markup('<span class="unshown">"</span>{}<span class="unshown">"</span>').format(
                cell[1:-1]
            )
            if quoted
            else escape(cell)
        )
        parts += Markup(
            '<span role="cell">{}</span>' if place in shown else '<span class="unshown">{}</span>'
        ).format(inner)
        parts += Markup('<span class="unshown">{}</span>').format(end) if end else ""
    return (
        Markup('<mark id="{}" role="row">{}</mark>').format(anchor, parts)
        if anchor
        else Markup('<div role="row">{}</div>').format(parts)
    )


def mark_spans(
    text: str,
    spans: Iterable[tuple[int, int]],
    document_id: str,
    first: int = 0,
    last: int | None = None,
) -> Markup:
    """The text from `first` to `last` with each span in it in a mark of its own that a link can
    open; marks nest.

    A span that crosses the end of another goes on in a `rest` beside it, which the style sheet
    lights up together with its beginning.

    >>> mark_spans("a < b", [(0, 1), (0, 5)], "x")
    Markup('<mark id="e-x-0-5"><mark id="e-x-0-1">a</mark> &lt; b</mark>')
    >>> first, rest = mark_spans("abc", [(0, 2), (1, 3)], "x").split("</mark></mark>")
    >>> print(first, rest, sep="\\n")
    <mark id="e-x-0-2">a<mark id="e-x-1-3" class="cut">b
    <mark class="rest" data-of="e-x-1-3">c</mark>
    """
    pieces: list[Markup] = []
    open_ends: list[int] = []
    position, last = first, len(text) if last is None else last

    def write_until(place: int) -> None:
        nonlocal position
        while open_ends and open_ends[-1] <= place:
            pieces.append(escape(text[position : open_ends[-1]]) + Markup("</mark>"))
            position = open_ends.pop()
        pieces.append(escape(text[position:place]))
        position = place

    # A rest comes before what begins at the same place, so that it stands directly beside its
    # beginning.
    waiting = [
        (start, True, -end, start) for start, end in set(spans) if first <= start < end <= last
    ]
    heapify(waiting)
    while waiting:
        start, is_first, less_end, begun = heappop(waiting)
        write_until(start)
        open_ends.append(min([-less_end, *open_ends]))
        is_cut = open_ends[-1] < -less_end
        place = {"document_id": document_id, "start": begun, "end": -less_end}
        pieces.append(open_mark(evidence_id(place), is_first, is_cut))
        if is_cut:
            heappush(waiting, (open_ends[-1], False, less_end, begun))
    write_until(last)
    return Markup("").join(pieces)


def open_mark(anchor: str, is_first: bool, is_cut: bool) -> Markup:
    """The opening tag of a passage, or of the part of it that goes on elsewhere."""
    kinds = " ".join(kind for kind, applies in (("rest", not is_first), ("cut", is_cut)) if applies)
    name = Markup(' id="{}"').format(anchor) if is_first else Markup("")
    origin = Markup("") if is_first else Markup(' data-of="{}"').format(anchor)
    return Markup("<mark{}{}{}>").format(
        name, Markup(' class="{}"').format(kinds) if kinds else "", origin
    )
