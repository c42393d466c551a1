"""Text PDFs: lines in reading order, ruled tables as grids. A scan has no text and is refused."""

from __future__ import annotations

import io
import itertools
import logging

import pdfplumber

from rankings.errors import SourceError
from rankings.parse.containers.builder import PageBuilder
from rankings.parse.containers.decode import TRANSCRIPTION_HINT
from rankings.parse.containers.limits import check_streams, time_limit
from rankings.parse.model import Cell, Page

_MOST_PAGES = 500
_Box = tuple[float, float, float, float]


def load_pdf(content: bytes, name: str) -> Page:
    """Return the page of a text PDF; raises SourceError for a scan and for a broken or locked
    file.
    """
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    builder = PageBuilder()
    check_streams(content, name)
    try:
        with time_limit(name), pdfplumber.open(io.BytesIO(content)) as document:
            for page in document.pages[:_MOST_PAGES]:
                _add_page(builder, page)
                page.close()
    except SourceError:
        raise
    # pdfminer raises whatever the damaged bytes provoke, from struct.error to RecursionError
    except Exception as broken:
        raise SourceError(
            f"the PDF cannot be read ({type(broken).__name__})", place=name, hint=TRANSCRIPTION_HINT
        ) from broken
    if not builder.length:
        raise SourceError(
            "the PDF holds pictures of pages and no text (a scan)",
            place=name,
            hint=TRANSCRIPTION_HINT,
        )
    return builder.build(encoding="utf-8", media="pdf", name=name)


def _add_page(builder: PageBuilder, page: pdfplumber.page.Page) -> None:
    """Add one page: running text line by line, each ruled table where it stands."""
    tables = [
        table
        for table in page.find_tables()
        if len(table.rows) > 1 and len(table.rows[0].cells) > 1
    ]
    boxes = [table.bbox for table in tables]
    outside = (
        page.filter(lambda item: not any(_is_inside(item, box) for box in boxes)) if boxes else page
    )
    lines = _group_lines(outside.extract_words(x_tolerance_ratio=0.2, keep_blank_chars=False))
    parts: list[tuple[float, int, object]] = [
        (min(word["top"] for word in line), 0, line) for line in lines
    ]
    parts += [(table.bbox[1], 1, table) for table in tables]
    for _, kind, part in sorted(parts, key=lambda part: (part[0], part[1])):
        if kind == 0:
            _add_line(builder, part)
        else:
            builder.add_table(_read_cells(part), "pdf")


def _is_inside(item: dict, box: _Box) -> bool:
    middle_x, middle_y = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
    return box[0] <= middle_x <= box[2] and box[1] <= middle_y <= box[3]


def _group_lines(words: list[dict]) -> list[list[dict]]:
    """Return the words line by line, from left to right: one line is what stands within half a
    letter's height.
    """
    lines: list[list[dict]] = []
    for word in sorted(words, key=lambda word: (word["bottom"], word["x0"])):
        if lines and word["bottom"] - lines[-1][0]["bottom"] < 0.5 * (word["bottom"] - word["top"]):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word["x0"]) for line in lines]


def _add_line(builder: PageBuilder, line: list[dict]) -> None:
    """Add a line of text; a gap wider than any space between words becomes a tab, for tables
    without rules.
    """
    pieces = [line[0]["text"]]
    for before, word in itertools.pairwise(line):
        is_wide = word["x0"] - before["x1"] > 0.75 * (word["bottom"] - word["top"])
        pieces += ["\t" if is_wide else " ", word["text"]]
    text = "".join(pieces)
    if "\t" in text:
        builder.add_preformatted(text)
    else:
        builder.add_line(text)


def _read_cells(table: pdfplumber.table.Table) -> list[list[Cell]]:
    rows = []
    for row_number, texts in enumerate(table.extract()):
        rows.append(
            [Cell(row_number, column, text, 0, 0) for column, text in enumerate(texts) if text]
        )
    return rows
