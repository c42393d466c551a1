"""Word documents: paragraphs on lines, tables as grids, heading styles as headings."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from rankings.errors import SourceError
from rankings.parse.containers.builder import PageBuilder
from rankings.parse.containers.decode import TRANSCRIPTION_HINT
from rankings.parse.containers.limits import BROKEN
from rankings.parse.model import Cell, Page, Span

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_TEXT, _TAB, _BREAK, _DELETED = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:del")
_LONG_CELL = 600


def load_docx(content: bytes, name: str) -> Page:
    """Return the page of a Word document."""
    try:
        document = docx.Document(io.BytesIO(content))
        body = document.element.body
    except (OpcError, *BROKEN) as broken:
        raise SourceError(
            f"the document cannot be opened ({type(broken).__name__})",
            place=name,
            hint=TRANSCRIPTION_HINT,
        ) from broken
    builder = PageBuilder()
    heading_styles = _heading_styles(document)
    titles: list[Span] = []
    _add_blocks(builder, body, heading_styles, titles)
    if not builder.length:
        raise SourceError("the document has no text (a scan?)", place=name, hint=TRANSCRIPTION_HINT)
    published = document.core_properties.created
    return builder.build(
        encoding="utf-8",
        media="docx",
        name=name,
        title=titles[0] if titles else None,
        published_text=published.date().isoformat() if published and published.year > 2013 else "",
    )


def _heading_styles(document: Document) -> dict[str, str]:
    """Return style id → "title" or "heading" for the styles that mark headings."""
    kinds = {}
    for style in document.styles.element.iterfind(qn("w:style")):
        named = style.find(qn("w:name"))
        words = (named.get(qn("w:val")) or "").lower() if named is not None else ""
        if words == "title" or words.startswith("heading"):
            kinds[style.get(qn("w:styleId")) or ""] = (
                "title" if words in ("title", "heading 1") else "heading"
            )
    return kinds


def _add_blocks(
    builder: PageBuilder, parent: etree._Element, heading_styles: dict[str, str], titles: list[Span]
) -> None:
    waiting = list(reversed(list(parent)))
    while waiting:
        element = waiting.pop()
        if element.tag == _PARAGRAPH:
            _add_paragraph(builder, element, heading_styles, titles)
        elif element.tag == _TABLE and _is_data_table(element):
            builder.add_table(_read_cells(element), "docx")
        elif element.tag != _DELETED:
            waiting.extend(reversed(list(element)))


def _add_paragraph(
    builder: PageBuilder,
    paragraph: etree._Element,
    heading_styles: dict[str, str],
    titles: list[Span],
) -> None:
    start = builder.length
    text = _paragraph_text(paragraph)
    for line in text.split("\n"):
        if "\t" in line.strip():
            builder.add_preformatted(line.strip(" "))
        else:
            builder.add_line(line)
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    kind = heading_styles.get(style.get(qn("w:val")) or "") if style is not None else None
    if kind and builder.length > start:
        span = builder.span_since(start)
        builder.headings.append(span)
        if kind == "title":
            titles.append(span)


def _paragraph_text(paragraph: etree._Element) -> str:
    pieces = []
    for element in paragraph.iter(_TEXT, _TAB, _BREAK):
        if element.tag == _TEXT:
            pieces.append(element.text or "")
        elif element.getparent().tag == qn("w:r"):
            pieces.append("\t" if element.tag == _TAB else "\n")
    return "".join(pieces)


def _cell_text(cell: etree._Element) -> str:
    return " ".join(_paragraph_text(paragraph) for paragraph in cell.iter(_PARAGRAPH))


def _is_data_table(table: etree._Element) -> bool:
    """Return whether the table holds data rather than laying out the page (a letterhead, an
    article).
    """
    if next((inner for inner in table.iter(_TABLE) if inner is not table), None) is not None:
        return False
    rows = [row.findall(_CELL) for row in table.findall(_ROW)]
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return False
    texts = [_cell_text(cell).strip() for row in rows for cell in row]
    if any(len(text) > _LONG_CELL for text in texts):
        return False
    return sum(any(sign.isdigit() for sign in text) and len(text) < 12 for text in texts) >= min(
        3, len(rows) - 1
    )


def _value(cell: etree._Element, name: str) -> str | None:
    found = cell.find(f"{qn('w:tcPr')}/{qn(name)}")
    return None if found is None else (found.get(qn("w:val")) or "")


def _read_cells(table: etree._Element) -> list[list[Cell]]:
    """Return the table's cells row by row; vertically merged cells become one cell with a row
    span.
    """
    rows: list[list[Cell]] = []
    open_merges: dict[
        int, tuple[int, int]
    ] = {}  # column → (row, place in row) of the cell that goes on
    for row_number, table_row in enumerate(table.findall(_ROW)):
        row: list[Cell] = []
        rows.append(row)
        is_header = table_row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        skipped = table_row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
        column = _small_number(skipped.get(qn("w:val"))) if skipped is not None else 0
        for table_cell in table_row.findall(_CELL):
            width = max(1, _small_number(_value(table_cell, "w:gridSpan")))
            merge = _value(table_cell, "w:vMerge")
            if merge is not None and merge != "restart" and column in open_merges:
                above_row, place = open_merges[column]
                above = rows[above_row][place]
                rows[above_row][place] = Cell(
                    above.row,
                    above.column,
                    above.text,
                    0,
                    0,
                    above.is_header,
                    row_number - above.row + 1,
                    above.column_span,
                )
            else:
                row.append(
                    Cell(row_number, column, _cell_text(table_cell), 0, 0, is_header, 1, width)
                )
                open_merges.pop(column, None)
                if merge == "restart":
                    open_merges[column] = (row_number, len(row) - 1)
            column += width
    return rows


def _small_number(printed: str | None) -> int:
    return (
        min(int(printed), 200)
        if printed and printed.isascii() and printed.isdigit() and len(printed) < 6
        else 0
    )
