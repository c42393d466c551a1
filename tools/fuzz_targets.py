"""What is fuzzed: five rooms that meet foreign text, each as a check of some bytes.

A check may see the project's own refusals; anything else that is raised is a fault.
"""

from __future__ import annotations

import datetime
import io
import json
import tempfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path

from rankings.clean.understand import understand
from rankings.errors import RankingsError
from rankings.language.dates import find_dates
from rankings.language.numbers import find_number_tokens, parse_number
from rankings.language.text import collapse_spaces, normalise_text, slugify
from rankings.parse.page import parse_page
from rankings.registry.units import identify_unit
from rankings.score.framework import load_framework
from rankings.score.sheet_read import read_sheet
from rankings.store.paths import project_root

CORPUS = project_root() / "tests" / "fuzz" / "corpus"
EXAMPLES = project_root() / "data" / "examples"
ENDINGS = ("txt", "html", "md", "csv", "xlsx", "docx", "pdf", "")


def check_reader(content: bytes) -> None:
    """The first byte chooses the file's ending, the rest is the file."""
    ending = ENDINGS[content[0] % len(ENDINGS)] if content else ""
    try:
        reading = parse_page(content[1:], f"a.{ending}")
    except RankingsError:
        return
    said, text = understand(reading, "a"), reading.page.text
    json.dumps(said, ensure_ascii=False)
    for name in ("rankings", "criteria", "claims", "findings"):
        for row in said[name]:
            assert text[row["start"] : row["end"]] == row["quote"], row
    for row in said["unread"]:
        assert text[row["start"] : row["end"]] == row["text"], row


def check_places(found: Sequence, text: str) -> None:
    """What was found stands where it says, in order."""
    position = 0
    for token in found:
        assert position <= token.start < token.end, token
        assert text[token.start : token.end] == token.text, token
        position = token.end


def check_numbers(content: bytes) -> None:
    """Tokens stand where they say, in order; a number keeps its digits."""
    text = content.decode("utf-8", "replace")
    tokens = find_number_tokens(text)
    check_places(tokens, text)
    for token in tokens:
        for mark in ".,":
            try:
                value = parse_number(token.text, mark)
            except ValueError:
                continue
            assert value is None or (isinstance(value, Decimal) and value.is_finite()), token
    for mark in ".,":
        try:
            parse_number(text, mark)
        except ValueError:
            continue


def check_dates(content: bytes) -> None:
    """Dates stand where they say, in order; a full one is a day of the calendar, or has no ISO."""
    text = content.decode("utf-8", "replace")
    dates = find_dates(text)
    check_places(dates, text)
    for date in dates:
        if date.is_full and date.iso:
            day = datetime.date.fromisoformat(date.iso)
            assert (day.year, day.month, day.day) == (date.year, date.month, date.day), date


def check_names(content: bytes) -> None:
    """A text made normal twice is normal once; a body is found or not, never an error."""
    text = content.decode("utf-8", "replace")
    normal = normalise_text(text)
    assert normalise_text(normal) == normal, ascii(text)
    assert collapse_spaces(collapse_spaces(normal)) == collapse_spaces(normal), ascii(text)
    assert slugify(text).isascii(), ascii(text)
    for province in ("phu-tho", "hung-yen", None):
        unit = identify_unit(normal, province)
        assert unit is None or unit.name


@cache
def _framework() -> object:
    return load_framework(str(EXAMPLES / "framework.yaml"))


def check_sheets(content: bytes) -> None:
    """The first byte says what the rest is: a CSV, the cells of a workbook, or a workbook."""
    kind, rest = (content[0] % 3, content[1:]) if content else (0, b"")
    if kind == 1:
        rest = _bind_cells(rest.decode("utf-8", "replace"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("sheet.xlsx" if kind else "sheet.csv")
        path.write_bytes(rest)
        try:
            sheet = read_sheet(path, _framework(), province="phu-tho", year=2024)
        except RankingsError:
            return
    for entry in sheet.entries.values():
        assert entry.verified is None or entry.verified >= 0, entry


def _bind_cells(text: str) -> bytes:
    """The example's workbook with cells of the pages of scores set to lines of a text."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import IllegalCharacterError

    book = load_workbook(EXAMPLES / "sheet_2024.xlsx")
    for number, line in enumerate(text.splitlines()[:40]):
        page = book.worksheets[1 + number % 2]
        try:
            page.cell(1 + number * 7 % 50, 1 + number % 9).value = line
        except IllegalCharacterError:
            continue
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "reader": check_reader,
    "numbers": check_numbers,
    "dates": check_dates,
    "names": check_names,
    "sheets": check_sheets,
}


def list_corpus(target: str) -> list[Path]:
    """Return the cases that fuzzing found for a target, each mended since."""
    return sorted((CORPUS / target).glob("*"))
