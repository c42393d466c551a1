"""The workbook into which a person types a scanned annex, and its way back: every fault named by
its cell.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from rankings.clean.national_sheet import refuse_sheet
from rankings.errors import SourceError
from rankings.language.entries import LANGUAGES
from rankings.language.numbers import parse_number
from rankings.language.text import normalise_text
from rankings.parse import transcribed
from rankings.parse.containers.limits import check_packed
from rankings.registry.frameworks import framework_names, index_title
from rankings.registry.lexicon import load_lexicon
from rankings.run.messages import phrase
from rankings.store.files import refuse_taken, write_bytes_atomically
from rankings.store.hand_tables import open_workbook, read_rows

LEVELS = ("department", "district", "commune", "province")
RANK_SOURCES = ("printed", "order", "score")
# Each column with its width; what to type there stands in help/, under template.columns and
# template.national_columns. The columns are those of a transcribed source.
COLUMNS = dict(zip(transcribed.COLUMNS, (13, 16, 12, 9, 44, 8, 9, 13, 12, 15, 40), strict=True))
# A sheet of national indices: what one published text prints of several provinces.
NATIONAL_COLUMNS = {
    "framework": 12,
    "year": 9,
    "unit": 30,
    "rank": 8,
    "rank_of": 9,
    "rank_source": 13,
    "score": 12,
    "vintage": 9,
    "published_quote": 50,
    "certainty": 13,
    "note": 40,
}
NATIONAL_SHEET = "national"
SHEET, HINT_ROW, FIRST_ROW, LAST_ROW = "transcription", 2, 3, 500


def list_choices() -> dict[str, tuple[str, ...]]:
    """Return the columns with a drop-down, and what it offers."""
    return {
        "level": LEVELS,
        "framework": tuple(sorted(framework_names())),
        "rank_source": RANK_SOURCES,
        "vintage": ("34", "63"),
        "certainty": ("seen once", "seen twice", "conflict"),
        "grade": load_lexicon().words("grade"),
    }


def write_template(out: Path, is_national: bool = False) -> Path:
    """Write the empty workbook: a sheet to type in, every cell kept as typed, and the lists of its
    drop-downs. `is_national`: the sheet of national indices, else of one province's agencies.
    """
    refuse_taken(out)
    book = Workbook()
    sheet = book.active
    columns, hints = (NATIONAL_COLUMNS, "national_columns") if is_national else (COLUMNS, "columns")
    sheet.title = NATIONAL_SHEET if is_national else SHEET
    choices = book.create_sheet("choices")
    for number, (name, width) in enumerate(columns.items(), start=1):
        letter = get_column_letter(number)
        sheet.cell(1, number, name).font = Font(bold=True)
        hint_cell = sheet.cell(HINT_ROW, number, phrase(f"template.{hints}.{name}"))
        hint_cell.alignment = Alignment(wrap_text=True, vertical="top")
        hint_cell.fill = PatternFill("solid", fgColor="EEEEEE")
        sheet.column_dimensions[letter].width = width
        for row in range(FIRST_ROW, LAST_ROW + 1):
            sheet.cell(
                row, number
            ).number_format = "@"  # text: "08" keeps its zero, "828.00" its digits
    offered = {name: words for name, words in list_choices().items() if name in columns}
    for number, (name, words) in enumerate(offered.items(), start=1):
        place = get_column_letter(list(columns).index(name) + 1)
        write_choices(choices, sheet, number, name, words, place)
    sheet.freeze_panes = sheet.cell(FIRST_ROW, 1)
    stream = io.BytesIO()
    book.save(stream)
    return write_bytes_atomically(out, stream.getvalue())


def write_choices(
    choices: Worksheet,
    sheet: Worksheet,
    number: int,
    name: str,
    words: tuple[str, ...],
    letter: str,
) -> None:
    """Write the words of one drop-down into the sheet of lists, and tie the column `letter` to
    them.
    """
    choices.cell(1, number, name).font = Font(bold=True)
    for row, word in enumerate(words, start=2):
        choices.cell(row, number, word)
    own = get_column_letter(number)
    offer = DataValidation(
        type="list", formula1=f"=choices!${own}$2:${own}${len(words) + 1}", allow_blank=True
    )
    offer.showErrorMessage = name in ("level", "rank_source")
    offer.error = f"{name}: {', '.join(words)}"[:200]
    sheet.add_data_validation(offer)
    offer.add(f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}")


def read_transcription(content: bytes, name: str) -> bytes:
    """Return the CSV of a filled-in template, or of a CSV with the same columns; UTF-8, one row a
    unit.

    Raises SourceError that names every faulty cell.
    """
    if content[:2] == b"PK":
        check_packed(content, name)
    rows = read_workbook(content, name) if content[:2] == b"PK" else read_csv(content, name)
    if not rows:
        raise SourceError(
            "nothing is typed in yet", place=name, hint=f"one row a unit, from row {FIRST_ROW} on"
        )
    if "published_quote" in rows[0][1]:
        refuse_sheet(((f"{name}:{place}", row) for place, row in rows), name)
    faults = [fault for place, row in rows for fault in find_faults(row, place)]
    if faults:
        raise SourceError(
            f"{len(faults)} cells need a second look: " + "; ".join(faults[:20]),
            place=name,
            hint="mend them and try again",
        )
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(rows[0][1]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(
        row | {"rank_source": row["rank_source"] or ("printed" if row["rank"] else "")}
        for _, row in rows
    )
    return stream.getvalue().encode("utf-8")


def read_workbook(content: bytes, name: str) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a template with their row numbers."""
    book = open_workbook(content, name)
    typed = [sheet for sheet in (SHEET, NATIONAL_SHEET) if sheet in book.sheetnames]
    sheet = book[typed[0]] if typed else book.worksheets[0]
    header = [str(cell.value or "").strip() for cell in sheet[1]]
    check_header(header, name)
    hints = {
        phrase(f"template.{key}", language=language)
        for key in ("columns.level", "national_columns.framework")
        for language in LANGUAGES
    }
    first = FIRST_ROW if sheet.cell(HINT_ROW, 1).value in hints else HINT_ROW
    rows = [
        (cells[0].row, dict(zip(header, map(read_cell, cells), strict=True)))
        for cells in sheet.iter_rows(min_row=first)
    ]
    return arrange_rows(rows)


def arrange_rows(rows: list[tuple[int, dict[str, str]]]) -> list[tuple[int, dict[str, str]]]:
    """The rows that are not empty, with the columns of a transcribed source; of a sheet of national
    indices with those that it adds, all at the level of provinces.
    """
    arranged = []
    for number, row in rows:
        if any(row.values()):
            own = {column: row.get(column, "") for column in COLUMNS}
            if "published_quote" in row:
                own |= {column: row.get(column, "") for column in transcribed.MORE}
                own["level"] = "province"
                own["index_name"] = own["index_name"] or index_title(row["framework"], "en")
            arranged.append((number, own))
    return arranged


def read_csv(content: bytes, name: str) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a CSV with their line numbers."""
    header, lines = read_rows(content, name)
    check_header(header, name)
    return arrange_rows(
        [
            (number, {column: tidy_text(cell) for column, cell in line.items()})
            for number, line in lines
        ]
    )


def check_header(header: list[str], name: str) -> None:
    """Refuse a table that is not the template's."""
    columns = COLUMNS if "level" in header else NATIONAL_COLUMNS
    columns = columns if set(header) & set(columns) else COLUMNS
    missing = [column for column in columns if column not in header]
    if missing:
        raise SourceError(
            f"the columns {', '.join(missing)} are missing",
            place=name,
            hint="start from the template: python -m rankings template OUT.xlsx",
        )


def read_cell(cell: Cell) -> str:
    """Return a cell's content as typed; a number that Excel took for one comes back without its
    lost zeros.

    >>> book = Workbook()
    >>> book.active.append(["Sở Y tế ", 12.0, 141.4, None])
    >>> [read_cell(cell) for cell in book.active[1]]
    ['Sở Y tế', '12', '141.4', '']
    """
    if isinstance(cell.value, float) and cell.value.is_integer():
        return str(int(cell.value))
    return tidy_text("" if cell.value is None else str(cell.value))


def tidy_text(text: str) -> str:
    """Return typed text composed and without stray spaces."""
    return " ".join(normalise_text(text).split())


def find_faults(row: dict[str, str], number: int) -> list[str]:
    """Return what is wrong in one row, each fault with its cell and what stands there.

    >>> row = {"level": "district", "unit": "Thanh Ba", "rank": "1,5"}
    >>> find_faults(dict.fromkeys(COLUMNS, "") | row, 7)
    ['F7 rank is a whole number from 1 on — "1,5"']
    """
    faults = []
    if not row["unit"]:
        faults.append(("unit", phrase("add.fault.empty")))
    for column, words in (("level", LEVELS), ("rank_source", RANK_SOURCES)):
        if row[column] not in words and (row[column] or column == "level"):
            faults.append((column, phrase("add.fault.one_of", words=", ".join(words))))
    for column in ("rank", "rank_of", "year"):
        if row[column] and not (row[column].isdecimal() and int(row[column]) > 0):
            faults.append((column, phrase("add.fault.whole")))
    if (
        row["rank"].isdecimal()
        and row["rank_of"].isdecimal()
        and int(row["rank"]) > int(row["rank_of"])
    ):
        faults.append(("rank", phrase("add.fault.beyond", most=row["rank_of"])))
    if row["score"] and not is_number(row["score"]):
        faults.append(("score", phrase("add.fault.number")))
    return [
        f"{get_column_letter(list(COLUMNS).index(column) + 1)}{number} {column} {what}"
        + (f' — "{row[column]}"' if row[column] else "")
        for column, what in faults
    ]


def is_number(text: str) -> bool:
    """Return whether a text is a printed number.

    >>> is_number("141,4"), is_number("828.00"), is_number("đạt")
    (True, True, False)
    """
    try:
        return parse_number(text, ",") is not None
    except ValueError:
        return False
