"""A filled-in score sheet, read whole or refused whole: every fault with its cell and its cure."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from rankings.language.text import key
from rankings.score.level_units import call_roll
from rankings.score.nodes import LeftOut, ScoredFramework, ScoredLevel
from rankings.score.sheet_cells import Cell, Pages, Row, open_pages, read_bytes, read_score
from rankings.score.sheet_form import (
    COLUMNS,
    FIRST_ROW,
    NO,
    YES,
    Entry,
    Sheet,
    find_level,
    name_level,
)
from rankings.score.words import Fault, find_fault, refuse

EMPTY = Cell(None, "")


def read_sheet(
    path: Path,
    framework: ScoredFramework,
    *,
    province: str = "",
    year: int = 0,
    language: str | None = None,
) -> Sheet:
    """Return a filled-in sheet (.xlsx or .csv) of a framework.

    Province and year stand in a workbook; for a CSV they are given. Raises SourceError that lists
    every fault at once with its cell: nothing is guessed, nothing is left out in silence.

    >>> from rankings.score.example import EXAMPLES
    >>> from rankings.score.framework import load_framework
    >>> sheet = read_sheet(
    ...     EXAMPLES / "sheet_2024.xlsx", load_framework(EXAMPLES / "framework.yaml")
    ... )
    >>> sheet.year, len(sheet.units["department"])
    (2024, 26)
    """
    faults: list[Fault] = []
    pages = open_pages(read_bytes(path), path.name, faults)
    refuse(faults, path.name, "sheet", language)
    written = pages.facts.get("year", "")
    when = year or (int(written) if written.isdigit() else 0)
    where = province or pages.facts.get("province") or framework.province
    no_year = [] if when else [find_fault(path.name, "year_missing")]
    refuse(no_year, path.name, "sheet", language)
    reader = SheetReader(framework, where, when)
    reader.read(pages)
    refuse(reader.faults, path.name, "sheet", language)
    units = {level: tuple(names) for level, names in reader.units.items()}
    left_out = {level: tuple(rows.values()) for level, rows in reader.left_out.items()}
    note = pages.facts.get("note", "") or framework.note.get("vi", "")
    return Sheet(path.name, where, when, units, reader.entries, left_out, note)


class SheetReader:
    """Reads rows into entries; what is wrong is collected in `faults`."""

    def __init__(self, framework: ScoredFramework, province: str, year: int) -> None:
        self.framework, self.faults = framework, []
        self.rolls = {name: call_roll(framework, name, province, year) for name in framework.levels}
        self.units: dict[str, dict[str, str]] = {level: {} for level in framework.levels}
        self.left_out: dict[str, dict[str, LeftOut]] = {level: {} for level in framework.levels}
        self.entries: dict[tuple[str, str, str], Entry] = {}
        self.unplaced: Counter[tuple[str, str]] = Counter()  # rows a faulty name keeps from a unit

    def read(self, pages: Pages) -> None:
        """Read the rows of units, then those of scores, then look for what is missing."""
        asked: dict[str, dict[str, str]] = {level: {} for level in self.framework.levels}
        for row in pages.units:
            self.read_unit_row(row, asked)
        for name, level in self.framework.levels.items():
            for row in level.left_out:
                unit = self.rolls[name].find(row.unit) or row.unit
                if unit not in asked[name]:
                    self.left_out[name].setdefault(unit, LeftOut(unit, row.reason))
        for row in pages.scores:
            self.read_score_row(row)
        for level, units in asked.items():
            for unit, place in units.items():
                if unit not in self.left_out[level]:
                    self.units[level].setdefault(unit, place)
        if not any(self.units.values()):
            self.faults.append(find_fault("1", "nothing_typed", row=FIRST_ROW))
        self.find_missing()

    def read_unit_row(self, row: Row, asked: dict[str, dict[str, str]]) -> None:
        """Read whether a unit is ranked, and why not."""
        level = self.read_level(row)
        is_out = key(row.get("ranked", EMPTY).text) in (key(NO), "no")
        unit = level and self.read_unit(row, level, is_out)
        if not level or not unit:
            return
        if unit in asked[level]:
            self.add(row["unit"], "unit_twice", value=unit, first=asked[level][unit])
            return
        asked[level][unit] = row["unit"].place
        answer, reason = row.get("ranked", EMPTY), row.get("reason", EMPTY)
        if self.read_answer(answer) is False:
            if not reason.text:
                self.add(answer, "reason_missing", unit=unit)
            self.left_out[level][unit] = LeftOut(unit, reason.text)

    def read_score_row(self, row: Row) -> None:
        """Read one unit on one criterion."""
        level = self.read_level(row)
        unit = level and self.read_unit(row, level)
        leaf = level and self.read_criterion(row, self.framework.levels[level], unit)
        if level is None:
            typed = row.get("unit", EMPTY).text
            meant = {(name, roll.find(typed) or "") for name, roll in self.rolls.items()}
            self.unplaced.update(meant)
        if not level or not unit or not leaf or unit in self.left_out[level]:
            return
        self.units[level].setdefault(unit, row["unit"].place)
        entry_key = (level, unit, leaf)
        if entry_key in self.entries:
            first = self.entries[entry_key].place
            self.add(row["criterion"], "row_twice", unit=unit, criterion=leaf, first=first)
            return
        self.entries[entry_key] = self.read_entry(row, level, unit, leaf)

    def read_entry(self, row: Row, level: str, unit: str, leaf: str) -> Entry:
        """Read the scores of a row."""
        node = self.framework.levels[level].by_id[leaf]
        maximum = node.max_score
        self.check_maximum(row, leaf, maximum)
        before = len(self.faults)
        verified = read_score(row.get("verified", EMPTY), maximum, self.faults)
        is_faulty = len(self.faults) > before
        own = read_score(row.get("self_scored", EMPTY), maximum, self.faults)
        applies = self.read_answer(row.get("applies", EMPTY)) is not False
        if applies and verified is None and not is_faulty:
            column = COLUMNS["applies"][0]
            self.add(
                row.get("verified", row["unit"]),
                "verified_missing",
                unit=unit,
                criterion=f"{leaf} ({node.vi})",
                no=NO,
                column=column,
            )
        if not applies and (verified is not None or own is not None):
            self.add(row["verified"], "score_not_applicable", yes=YES)
        evidence = row.get("evidence", EMPTY).text
        return Entry(verified, own, applies, evidence, row["criterion"].place)

    def check_maximum(self, row: Row, leaf: str, maximum: Decimal) -> None:
        """Refuse a row whose printed maximum is not the framework's."""
        cell = row.get("max_score", EMPTY)
        if cell.is_empty:
            return
        printed = read_score(cell, Decimal("1e12"), self.faults)
        if printed is not None and printed != maximum:
            self.add(
                cell,
                "maximum_changed",
                criterion=leaf,
                value=f"{printed:f}",
                maximum=f"{maximum:f}",
            )

    def read_level(self, row: Row) -> str | None:
        """Read the level of a row; the only level of a framework need not be named."""
        cell, levels = row.get("level", EMPTY), self.framework.levels
        if cell.is_empty and len(levels) == 1:
            return next(iter(levels))
        level = find_level(cell.text, levels)
        if level is None:
            known = ", ".join(name_level(name) for name in levels)
            place = cell if cell.place else row["unit"]
            self.add(place, "level_unknown", value=cell.text, known=known)
        return level

    def read_unit(self, row: Row, level: str, is_left_out: bool = False) -> str | None:
        """Read the unit of a row: one of the province's, by a name that the registry knows."""
        cell = row.get("unit", EMPTY)
        if not cell.text:
            self.add(cell, "unit_missing")
            return None
        unit = self.rolls[level].find(cell.text)
        if unit is not None and (is_left_out or self.rolls[level].is_graded(unit)):
            return unit
        if any(roll.find(cell.text) for other, roll in self.rolls.items() if other != level):
            self.add(cell, "unit_of_other_level", value=cell.text, level=name_level(level))
        else:
            near = find_nearest(cell.text, self.rolls[level].names)
            self.unplaced[level, near] += 1
            self.add(cell, "unit_unknown", value=cell.text, near=show_nearest(near))
        return None

    def read_criterion(self, row: Row, level: ScoredLevel, unit: str | None) -> str | None:
        """Read the criterion of a row by its id."""
        cell = row.get("criterion", EMPTY)
        if not cell.text:
            self.add(cell if cell.place else row["unit"], "criterion_missing")
            self.unplaced[level.level, unit or ""] += 1
            return None
        found = {key(leaf.id): leaf.id for leaf in level.leaves}.get(key(cell.text))
        if found is None:
            self.unplaced[level.level, unit or ""] += 1
            near = show_nearest(find_nearest(cell.text, [leaf.id for leaf in level.leaves]))
            name = name_level(level.level)
            self.add(cell, "criterion_unknown", value=cell.text, level=name, near=near)
        return found

    def read_answer(self, cell: Cell) -> bool | None:
        """Read yes or no; an empty cell is neither."""
        answers = {key(YES): True, key(NO): False, "yes": True, "no": False, "": None}
        if key(cell.text) in answers:
            return answers[key(cell.text)]
        self.add(cell, "answer_unknown", value=cell.text, yes=YES, no=NO)
        return None

    def find_missing(self) -> None:
        """Name every criterion for which a unit has no row, unless as many rows that seem to be
        its own bear a name that is told already.
        """
        for level, units in self.units.items():
            leaves = [leaf.id for leaf in self.framework.levels[level].leaves]
            for unit, place in units.items():
                lacking = [leaf for leaf in leaves if (level, unit, leaf) not in self.entries]
                if len(lacking) > self.unplaced[level, unit]:
                    fault = find_fault(
                        place, "row_missing", unit=unit, criterion=", ".join(lacking)
                    )
                    self.faults.append(fault)

    def add(self, cell: Cell, word: str, **values: object) -> None:
        """Note a fault at a cell."""
        self.faults.append(find_fault(cell.place or "?", word, **values))


def find_nearest(typed: str, known: Iterable[str]) -> str:
    """Return the name nearest to what was typed, "" where none is near.

    >>> find_nearest("Sở Y tê", ["Sở Xây dựng", "Sở Y tế"])
    'Sở Y tế'
    """
    return next(iter(difflib.get_close_matches(typed, list(known), n=1, cutoff=0.6)), "")


def show_nearest(name: str) -> str:
    """Return a suggestion as the end of a sentence."""
    return f" ({name}?)" if name else ""
