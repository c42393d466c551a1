"""The empty score sheet: drop-downs, limits, protected heads, instructions in Vietnamese."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rankings.language.sentences import Sentences
from rankings.score.level_units import call_roll
from rankings.score.nodes import LeftOut, ScoredFramework
from rankings.score.sheet_form import (
    COLUMNS,
    FACTS,
    FIRST_ROW,
    GIVEN,
    HELP_PAGE,
    LEFT_OUT,
    LISTS_PAGE,
    NO,
    SCORES_PAGE,
    UNIT_COLUMNS,
    UNITS_PAGE,
    YES,
    Entry,
    name_level,
)
from rankings.store.files import write_bytes_atomically
from rankings.store.spreadsheet import guard_cell, keep_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WORDS = Path(__file__).with_name("sheet_words")
STEPS = 8  # of the instructions
SPARE_ROWS = 40  # for units that the list lacks
Fill = Callable[[str, str, str], Entry | None]


def sheet_words() -> Sentences:
    """Return what the sheet itself says; it speaks Vietnamese to the offices that fill it in."""
    return Sentences(WORDS, "vi")


def write_sheet(
    framework: ScoredFramework, province: str, year: int, out: Path, fill: Fill | None = None
) -> Path:
    """Write the score sheet of a framework for a province's units in a year; returns `out`.

    A name that ends in .csv gives the same columns as text. `fill` returns what is typed for a
    level, a unit and a criterion already; without it the sheet is empty.

    >>> import tempfile
    >>> from rankings.score.framework import load_framework
    >>> framework = load_framework("hung-yen_egov_2018")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_sheet(framework, "hung-yen", 2018, Path(folder) / "sheet.csv").name
    'sheet.csv'
    """
    write = write_csv if out.suffix == ".csv" else write_workbook
    return write_bytes_atomically(out, write(framework, province, year, fill))


def sort_units(
    framework: ScoredFramework, province: str, year: int
) -> dict[str, tuple[list[str], list[LeftOut]]]:
    """Return for each level the units to score and those that are left out."""
    sorted_units = {}
    for name, level in framework.levels.items():
        roll = call_roll(framework, name, province, year)
        left_out = {roll.find(row.unit) or row.unit: row.reason for row in level.left_out}
        ranked = [unit for unit in roll.names if unit not in left_out]
        sorted_units[name] = ranked, [LeftOut(*row) for row in left_out.items()]
    return sorted_units


def list_rows(
    framework: ScoredFramework, province: str, year: int, fill: Fill | None
) -> Iterator[list[object]]:
    """Yield the rows of the page of scores, one a unit and criterion."""
    for name, (units, _) in sort_units(framework, province, year).items():
        for unit in units:
            for leaf in framework.levels[name].leaves:
                entry = (fill and fill(name, unit, leaf.id)) or Entry(None)
                yield [
                    name_level(name),
                    unit,
                    leaf.id,
                    leaf.vi,
                    float(leaf.max_score),
                    None if entry.self_scored is None else float(entry.self_scored),
                    None if entry.verified is None else float(entry.verified),
                    YES if entry.applies else NO,
                    entry.evidence,
                ]


def write_csv(framework: ScoredFramework, province: str, year: int, fill: Fill | None) -> bytes:
    """Return the sheet as CSV with the columns' own names, UTF-8 with a byte order mark."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*COLUMNS, LEFT_OUT])
    levels = {name_level(name): name for name in framework.levels}
    for level, *row in list_rows(framework, province, year, fill):
        row.insert(0, levels[level])
        writer.writerow(["" if value is None else format_value(value) for value in row] + [""])
    for name, (_, left_out) in sort_units(framework, province, year).items():
        for row in left_out:
            texts = [name, row.unit, *[""] * (len(COLUMNS) - 2), row.reason]
            writer.writerow(map(format_value, texts))
    return stream.getvalue().encode("utf-8-sig")


def format_value(value: object) -> str:
    """Return a number without an idle ".0", other values as text that no spreadsheet computes."""
    return f"{value:g}" if isinstance(value, float) else guard_cell(str(value))


def write_workbook(
    framework: ScoredFramework, province: str, year: int, fill: Fill | None
) -> bytes:
    """Return the sheet as a workbook of four pages."""
    from openpyxl import Workbook  # here, because it takes a while

    book = Workbook()
    write_help(book.active, framework, province, year)
    scores, units = book.create_sheet(SCORES_PAGE), book.create_sheet(UNITS_PAGE)
    lists = book.create_sheet(LISTS_PAGE)
    ranges = write_lists(lists, framework, province, year)
    rows = list(list_rows(framework, province, year, fill))
    write_page(scores, COLUMNS, rows, GIVEN)
    limit_scores(scores, len(rows) + FIRST_ROW - 1, ranges)
    typed = [
        [name_level(name), unit, YES, None]
        for name, (ranked, _) in sort_units(framework, province, year).items()
        for unit in ranked
    ] + [
        [name_level(name), row.unit, NO, row.reason]
        for name, (_, left_out) in sort_units(framework, province, year).items()
        for row in left_out
    ]
    write_page(units, UNIT_COLUMNS, typed, ("level", "unit"))
    offer(units, "C", len(typed) + FIRST_ROW + SPARE_ROWS, ranges["answers"])
    stream = io.BytesIO()
    keep_text(book)
    book.save(stream)
    return stream.getvalue()


def write_help(page: Worksheet, framework: ScoredFramework, province: str, year: int) -> None:
    """Write the page of instructions, with the three facts that the reader asks for."""
    from openpyxl.styles import Alignment, Font

    words = sheet_words()
    page.title = HELP_PAGE
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 22, 96
    page["A1"] = words.say("title", framework=framework.vi)
    page["A1"].font = Font(bold=True, size=14)
    note = framework.note.get("vi", "")
    facts = {"framework": framework.id, "province": province, "year": year, "note": note}
    for row, (name, label) in enumerate(FACTS.items(), start=2):
        page.cell(row, 1, label).font = Font(bold=True)
        page.cell(row, 2, facts[name])
    for number in range(1, STEPS + 1):
        row = len(facts) + 2 + number
        page.cell(row, 1, number)
        page.cell(row, 2, words.say(f"step_{number}")).alignment = Alignment(
            wrap_text=True, vertical="top"
        )
    page.protection.sheet = True


def write_lists(
    page: Worksheet, framework: ScoredFramework, province: str, year: int
) -> dict[str, str]:
    """Write the lists behind the drop-downs; returns the range of each."""
    sorted_units = sort_units(framework, province, year)
    lists = {
        "levels": [name_level(name) for name in framework.levels],
        "units": [
            unit
            for ranked, left_out in sorted_units.values()
            for unit in (*ranked, *(row.unit for row in left_out))
        ],
        "criteria": list(
            dict.fromkeys(leaf.id for level in framework.levels.values() for leaf in level.leaves)
        ),
        "answers": [YES, NO],
    }
    ranges = {}
    for column, (name, words) in enumerate(lists.items(), start=1):
        letter = "ABCD"[column - 1]
        for row, word in enumerate(words, start=1):
            page.cell(row, column, word)
        ranges[name] = f"'{LISTS_PAGE}'!${letter}$1:${letter}${max(1, len(words))}"
    page.sheet_state = "hidden"
    page.protection.sheet = True
    return ranges


def write_page(
    page: Worksheet,
    columns: dict[str, tuple[str, int]],
    rows: list[list[object]],
    locked: tuple[str, ...],
) -> None:
    """Write heads and rows; heads and the columns the command fills in are locked."""
    from openpyxl.styles import Alignment, Font, PatternFill, Protection
    from openpyxl.utils import get_column_letter

    grey, open_cell = PatternFill("solid", fgColor="E4E8EE"), Protection(locked=False)
    for number, (head, width) in enumerate(columns.values(), start=1):
        cell = page.cell(1, number, head)
        cell.font, cell.fill = Font(bold=True), grey
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        page.column_dimensions[get_column_letter(number)].width = width
    for row, values in enumerate(rows, start=FIRST_ROW):
        for number, (name, value) in enumerate(zip(columns, values, strict=True), start=1):
            cell = page.cell(row, number, value)
            if name in locked:
                cell.fill = grey
            else:
                cell.protection = open_cell
    last = len(rows) + FIRST_ROW - 1
    for row in range(last + 1, last + SPARE_ROWS + 1):
        for number in range(1, len(columns) + 1):
            page.cell(row, number).protection = open_cell
    page.freeze_panes = page.cell(FIRST_ROW, 3)
    page.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    page.protection.sheet = True
    page.protection.autoFilter = page.protection.formatColumns = False


def limit_scores(page: Worksheet, last: int, ranges: dict[str, str]) -> None:
    """Tie the page of scores to its lists, and its scores to their maxima; rows behind the last
    have no maximum yet.
    """
    from openpyxl.worksheet.datavalidation import DataValidation

    for letter, name in (("A", "levels"), ("B", "units"), ("C", "criteria"), ("H", "answers")):
        offer(page, letter, last + SPARE_ROWS, ranges[name])
    words = sheet_words()
    spare = DataValidation("decimal", "0", operator="greaterThanOrEqual", allow_blank=True)
    page.add_data_validation(spare)
    spare.add(f"F{last + 1}:G{last + SPARE_ROWS}")
    if last < FIRST_ROW:
        return
    limit = DataValidation("decimal", "0", f"$E{FIRST_ROW}", operator="between", allow_blank=True)
    limit.showErrorMessage = limit.showInputMessage = True
    limit.errorTitle, limit.error = words.say("limit_title"), words.say("limit")
    limit.promptTitle, limit.prompt = words.say("prompt_title"), words.say("prompt")
    page.add_data_validation(limit)
    limit.add(f"F{FIRST_ROW}:G{last}")


def offer(page: Worksheet, letter: str, last: int, source: str) -> None:
    """Offer the words of a list in a column, and take no others."""
    from openpyxl.worksheet.datavalidation import DataValidation

    choice = DataValidation("list", f"={source}", allow_blank=True)
    choice.showErrorMessage = True
    choice.error = sheet_words().say("choose")
    page.add_data_validation(choice)
    choice.add(f"{letter}{FIRST_ROW}:{letter}{last}")
