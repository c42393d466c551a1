"""The unit's cell: the name as printed, the district in brackets, two units that share a place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rankings.parse.cell_values import Part, find_name, list_numeral
from rankings.parse.model import Cell, Span
from rankings.parse.table_cells import one_line, part_span
from rankings.parse.table_shape import BodyRow
from rankings.registry.lexicon import load_lexicon
from rankings.registry.name_match import NameMatch

_BEHIND = re.compile(
    r"\s*(?:[(\[]\s*(?P<inner>[^()\[\]]{2,80}?)\s*[)\]]|,\s*(?P<behind>[^,]{2,80})"
    r"|\s[-–]\s(?P<dash>[^,]{2,80}))\s*\Z"
)
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|/|&|\bvà\b|\+|\s[-–]\s)?\s*(?=\S)")
_MOST_SHARING = 8


@dataclass
class UnitFields:
    """The fields of one unit of a row: unit and, where printed, parent."""

    fields: dict[str, Span]
    attributes: dict[str, str] = field(default_factory=dict)


def match_name(text: str, start: int) -> NameMatch | None:
    """Return the known name, or else the place with a type word, that starts there."""
    lexicon = load_lexicon()
    return lexicon.longest_name(text, start, bare=True) or lexicon.open_name(text, start)


def find_rest(row: BodyRow, cell: Cell) -> str:
    """Return the words on the lines below that go on with a cell's words, "" where the cell is
    whole.
    """
    return " ".join(
        other.text for other in row.own if other.column == cell.column and other is not cell
    )


def read_units(
    cell: Cell, parent: Span | None, rest: str = "", joined: bool = False
) -> list[UnitFields]:
    """Return the unit that a cell names (two, where two share a row), without numerals and footnote
    marks; none for a cell without letters.

    `rest` is the end of a name that is printed a line further down: the attribute `unit` then has
    the whole name. `joined` says that a dash joins a name, as it does since July 2025 ("Phường Cam
    Ly - Đà Lạt"), instead of parting it from its district.

    >>> [
    ...     unit.fields["unit"].text
    ...     for unit in read_units(Cell(1, 1, "Sở Y tế và Sở Nội vụ", 0, 20), None)
    ... ]
    ['Sở Y tế', 'Sở Nội vụ']
    >>> read_units(Cell(1, 1, "Xã Hòa Sơn (huyện Hòa Vang)", 0, 27), None)[0].fields["parent"].text
    'huyện Hòa Vang'
    """
    text = one_line(cell.text)
    part = find_name(text)
    outer = {"parent": parent} if parent is not None else {}
    if part is None:
        part, inner = _part_parent(text, joined)
        outer = {"parent": part_span(cell, inner)} if inner else outer
        shared = _split_names(text) if part is None else []
        if len(shared) > 1:
            return [UnitFields({"unit": part_span(cell, name), **outer}) for name in shared]
    part = part or _strip_name(text)
    if part.end <= part.start or not any(
        letter.isalpha() for letter in text[part.start : part.end]
    ):
        return []
    numeral = list_numeral(text)
    if rest:
        whole = f"{text[part.start :].rstrip()} {rest}"
        return [
            UnitFields(
                {"unit": part_span(cell, Part(part.start, len(text.rstrip()))), **outer},
                {"unit": whole},
            )
        ]
    attributes = (
        {"list_numeral": text[numeral.start : numeral.end]}
        if numeral and numeral.end <= part.start
        else {}
    )
    return [UnitFields({"unit": part_span(cell, part), **outer}, attributes)]


def _part_parent(text: str, joined: bool) -> tuple[Part | None, Part | None]:
    """Return (unit, parent) where a smaller place's district is printed behind it, (None, None)
    otherwise.
    """
    behind = _BEHIND.search(text)
    name = next((group for group in ("inner", "behind", "dash") if behind and behind[group]), "")
    if behind is None or not name or not find_name(behind[name]) or (joined and name == "dash"):
        return None, None
    district = match_name(behind[name], find_name(behind[name]).start)
    unit = find_name(text[: behind.start()])
    smaller = match_name(text, unit.start) if unit else None
    if (
        district is None
        or "district" not in district.levels
        or (smaller is not None and "commune" not in smaller.levels)
    ):
        return None, None
    if unit is None and name != "inner":
        return None, None
    return unit or Part(0, behind.start()), Part(behind.start(name), behind.end(name))


def _split_names(text: str) -> list[Part]:
    """Return the names of a cell that is a list of known names and nothing else, [] for any other
    cell.
    """
    names: list[Part] = []
    position = 0
    while position < len(text) and len(names) < _MOST_SHARING:
        match = match_name(text, position)
        if match is None:
            return []
        names.append(Part(position, match.end))
        between = _BETWEEN_NAMES.match(text, match.end)
        if between is None:
            return names if not text[match.end :].strip() else []
        if between.end() == match.end:
            return []
        position = between.end()
    levels = [match_name(text, name.start).levels for name in names]
    return names if all(level & levels[0] for level in levels) else []


def _strip_name(text: str) -> Part:
    """Return what is left of a cell without its numeral and the marks behind: a name that nobody
    knows.
    """
    numeral = list_numeral(text)
    start = numeral.end + 1 if numeral else 0
    start += len(text[start:]) - len(text[start:].lstrip(" .)-–"))
    return Part(start, len(text.rstrip(" *.:;,")))
