"""Text PDFs: lines in reading order, ruled tables as grids. A scan has no text and is refused."""

from __future__ import annotations

import io
import logging

import pdfplumber

from rankings.errors import SourceError
from rankings.parse.containers.builder import PageBuilder
from rankings.parse.containers.decode import TRANSCRIPTION_HINT
from rankings.parse.model import Cell, Page

_MOST_PAGES = 500
_Box = tuple[float, float, float, float]


def load_pdf(content: bytes, name: str) -> Page:
    """Return the page of a text PDF; raises SourceError for a scan and for a broken or locked file."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    builder = PageBuilder()
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            for page in document.pages[:_MOST_PAGES]:
                _add_page(builder, page)
                page.close()
    except SourceError:
        raise
    except Exception as broken:  # pdfminer raises whatever the damaged bytes provoke, from struct.error to RecursionError
        raise SourceError(f"the PDF cannot be read ({type(broken).__name__})", place=name, hint=TRANSCRIPTION_HINT) from broken
    if not builder.length:
        raise SourceError("the PDF holds pictures of pages and no text (a scan)", place=name, hint=TRANSCRIPTION_HINT)
    return builder.build(encoding="utf-8", media="pdf", name=name)


def _add_page(builder: PageBuilder, page: pdfplumber.page.Page) -> None:
    """Add one page: running text line by line, each ruled table where it stands."""
    tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.rows[0].cells) > 1]
    boxes = [table.bbox for table in tables]
    outside = page.filter(lambda item: not any(_is_inside(item, box) for box in boxes)) if boxes else page
    lines = outside.extract_text_lines(layout=False, strip=True, return_chars=True)
    parts: list[tuple[float, int, object]] = [(line["top"], 0, line) for line in lines]
    parts += [(table.bbox[1], 1, table) for table in tables]
    for _, kind, part in sorted(parts, key=lambda part: (part[0], part[1])):
        if kind == 0:
            _add_line(builder, part)
        else:
            builder.add_table(_read_cells(part), "pdf")


def _is_inside(item: dict, box: _Box) -> bool:
    middle_x, middle_y = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
    return box[0] <= middle_x <= box[2] and box[1] <= middle_y <= box[3]


def _add_line(builder: PageBuilder, line: dict) -> None:
    """Add a line of text; a gap wider than two letters becomes a tab, for tables without rules."""
    chars = line["chars"]
    pieces: list[str] = []
    wide = 2.2 * (sum(char["x1"] - char["x0"] for char in chars) / len(chars)) if chars else 0.0
    previous = None
    for char in chars:
        if previous is not None:
            gap = char["x0"] - previous["x1"]
            if gap > max(wide, 6.0):
                pieces.append("\t")
            elif gap > 0.25 * char["size"] and not char["text"].isspace():
                pieces.append(" ")
        pieces.append(char["text"])
        previous = char
    text = "".join(pieces)
    if "\t" in text.strip():
        builder.add_preformatted("\t".join(" ".join(part.split()) for part in text.split("\t")))
    else:
        builder.add_line(text)


def _read_cells(table: pdfplumber.table.Table) -> list[list[Cell]]:
    rows = []
    for row_number, texts in enumerate(table.extract()):
        rows.append([Cell(row_number, column, text, 0, 0) for column, text in enumerate(texts) if text])
    return rows
