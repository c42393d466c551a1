"""Pieces of a report: what a notebook cell shows and an exporter takes over — sections, tables,
figures, sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from rankings.report.charts import Chart

FORMULA_SIGNS = re.compile(r"\$|\\[(\[b]")


class Fragment:
    """A piece of HTML that shows itself in a notebook; printed, it is its own plain text."""

    def __init__(self, html: object) -> None:
        self.html = escape(html)

    def _repr_html_(self) -> str:
        shown = str(self.html)
        # JupyterLab would set a source's "$5 to $9" as a formula; it passes over this class.
        return (
            f'<div class="mathjax_ignore">{shown}</div>' if FORMULA_SIGNS.search(shown) else shown
        )

    def __repr__(self) -> str:
        text = re.sub(r"<(svg|style|details)\b.*?</\1>", "", str(self.html), flags=re.S)
        text = re.sub(r"</(td|th)>", " | ", text)
        text = re.sub(r"</(h\d|p|li|tr|caption|figcaption|dt|dd|summary)>", "\n", text)
        lines = (
            re.sub(r"\s+", " ", Markup(line).striptags()).strip(" |") for line in text.splitlines()
        )
        return "\n".join(line for line in lines if line)


@dataclass(frozen=True)
class Column:
    """A table's column: its heading and how its cells stand (`number`, `name` for the row's
    heading, or text).
    """

    heading: object
    kind: str = "text"


MANY = 6  # columns that a phone shows beside each other


def is_name(column: Column) -> bool:
    """Whether a column's cells name their rows; a `short` name takes little room."""
    return column.kind.split()[:1] == ["name"]


def is_stacked(columns: Sequence[Column]) -> bool:
    """Whether a phone shows each row as a list of labelled cells: where words stand in the cells,
    or more columns than it has room for.

    >>> year, rank = Column("Năm", "number"), Column("Hạng", "number wide-only")
    >>> is_stacked([year, Column("Nguồn")]), is_stacked([year, *[rank] * 9]), is_stacked([year] * 9)
    (True, False, True)
    """
    shown = [column for column in columns if "wide-only" not in column.kind.split()]
    return len(shown) > MANY or any(column.kind.split()[0] == "text" for column in shown)


def build_section(anchor: str, title: object, *parts: object) -> Fragment:
    """A section with its heading; parts that are empty are left out."""
    inner = Markup("\n").join(render_part(part) for part in parts if part)
    return Fragment(
        Markup('<section id="{}" class="report-section">\n<h2>{}</h2>\n{}\n</section>').format(
            anchor, title, inner
        )
    )


def render_part(part: object) -> Markup:
    """Markup of a fragment, of markup, or of plain text (escaped)."""
    return part.html if isinstance(part, Fragment) else escape(part)


def paragraph(sentence: object, kind: str = "") -> Markup:
    """A paragraph; `kind` is its class (lead, missing, note)."""
    if not sentence:
        return Markup("")
    return (
        Markup('<p class="{}">{}</p>').format(kind, sentence)
        if kind
        else Markup("<p>{}</p>").format(sentence)
    )


def heading(text: object, anchor: str = "") -> Markup:
    """A heading inside a section."""
    opening = Markup('<h3 id="{}">').format(anchor) if anchor else Markup("<h3>")
    return opening + Markup("{}</h3>").format(text)


def build_table(
    anchor: str,
    caption: object,
    columns: Sequence[Column],
    rows: Iterable[Sequence[object]],
    note: object = "",
    numbered: bool = True,
) -> Markup:
    """A captioned table with scoped headings, in a frame that scrolls by itself where the page is
    too narrow; on a phone it is stacked (`is_stacked`).

    Returns empty markup where there are no rows: the section then says what is missing.
    """
    columns, rows = drop_empty_columns(columns, [list(row) for row in rows])
    if not rows:
        return Markup("")
    head = Markup("").join(
        Markup('<th scope="col" class="{}">{}</th>').format(column.kind, column.heading)
        for column in columns
    )
    stacked = is_stacked(columns)
    body = Markup("\n").join(build_row(columns, row, stacked) for row in rows)
    foot = Markup('<p class="note">{}</p>').format(note) if note else Markup("")
    return Markup(
        '<div class="table-frame{}" id="{}" role="region" tabindex="0"'
        ' aria-labelledby="{}-caption">\n<table>\n'
        "<caption"
        ' id="{}-caption">{}</caption>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody>\n'
        "</table>\n</div>{}"
    ).format(
        (" stacked" if stacked else "") + ("" if numbered else " unnumbered"),
        anchor,
        anchor,
        anchor,
        caption,
        head,
        body,
        foot,
    )


def drop_empty_columns(
    columns: Sequence[Column], rows: list[list[object]]
) -> tuple[list[Column], list[list[object]]]:
    """The columns that hold anything; an empty column says nothing."""
    kept = [
        place
        for place, column in enumerate(columns)
        if is_name(column) or any(row[place] not in (None, "") for row in rows)
    ]
    return [columns[place] for place in kept], [[row[place] for place in kept] for row in rows]


def build_row(columns: Sequence[Column], cells: Sequence[object], stacked: bool = False) -> Markup:
    """One table row; the `name` column is the row's heading. Cells that may be stacked carry the
    words of their column.
    """
    marked = []
    for column, cell in zip(columns, cells, strict=True):
        shown = Markup("") if cell is None else escape(cell)
        said = escape(column.heading).striptags() if stacked else ""
        head = Markup(' data-head="{}"').format(said) if said else ""
        marked.append(
            Markup('<th scope="row" class="{}">{}</th>').format(column.kind, shown)
            if is_name(column)
            else Markup('<td class="{}"{}>{}</td>').format(column.kind, head, shown)
        )
    return Markup("<tr>") + Markup("").join(marked) + Markup("</tr>")


def fold(summary: object, *parts: object, kind: str = "fold") -> Markup:
    """Parts behind a line that opens them; open on paper. Empty where there are no parts."""
    inner = Markup("\n").join(render_part(part) for part in parts if part)
    if not inner:
        return Markup("")
    return Markup('<details class="{}"><summary>{}</summary>\n{}\n</details>').format(
        kind, summary, inner
    )


def leave_paper(shown: Markup) -> Markup:
    """A part that paper leaves out, where another table says the same in less room."""
    return Markup('<div class="screen-only">{}</div>').format(shown)


def build_figure(
    chart: Chart,
    title: object,
    subtitle: object,
    numbers: object = "",
    numbers_label: object = "",
    in_rows: bool = False,
    numbers_at: str = "",
) -> Markup:
    """A chart with the finding as its title, its unit and source below, and its numbers as a table
    behind a fold.

    With `in_rows` the table itself shows the dots on a screen, stands open and takes the chart's
    place there; paper has both. `numbers_at` names a table elsewhere that holds the numbers.
    """
    folded = numbers if in_rows else fold(numbers_label, numbers, kind="numbers") if numbers else ""
    kinds = ("chart", "cut-axis" if chart.cut_axis else "", "in-rows" if in_rows else "")
    return Markup(
        '<figure class="{7}" id="{0}"{8}>\n<figcaption><span class="title">{1}</span> <span'
        ' class="subtitle">{2}</span></figcaption>\n<div class="wide" role="img"'
        ' aria-label="{3}">{4}</div>\n<div class="narrow" hidden role="img"'
        ' aria-label="{3}">{5}</div>\n</figure>\n{6}'
    ).format(
        chart.name,
        title,
        subtitle,
        chart.alt,
        *map(Markup, chart.draw_both()),
        folded,
        " ".join(kind for kind in kinds if kind),
        Markup(' data-numbers="{}"').format(numbers_at) if numbers_at else "",
    )
