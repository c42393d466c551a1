"""What one printed cell is: a number with its unit, two numbers, a change, a missing mark, a grade,
a name, words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rankings.language.number_words import COUNTED, parse_number_word, parse_roman
from rankings.language.text import fold
from rankings.registry.lexicon import load_lexicon
from rankings.registry.reference import remembered

# Cells are short; a longer text is words whatever stands in it, and no pattern runs over it.
_LONGEST_VALUE = 60
_LONGEST_NAME = 160

_NUMBER = r"[0-9]+(?:\s?[.,]\s?[0-9]+)*"
_GAP = r"\s{0,2}"
_UNIT = r"%|điểm|đ|bậc|phần\ trăm"
_TIE = r"(?:(?:cùng|đồng|bằng|đều)\s\w+(?:\s\w+){0,2}|=|tie)"
_MISSING = re.compile(
    r"[-–—−‐_.…/*xX\s]{1,12}\Z|(?:không|chưa)\s+(?:xếp|đánh giá|chấm|có|tham"
    r" gia|thuộc)[^0-9]{0,40}\Z|kxh\Z|n/?a\Z",
    re.IGNORECASE,
)
_VALUE = re.compile(
    rf"""
    # "Hạng 3", "thứ 12"
    (?P<words>(?:đạt|được|xếp|vị\ trí|thứ|hạng|số|hạng\ thứ|xếp\ thứ|xếp\ hạng)
        (?:\s(?:thứ|hạng))?\s)?
    (?P<number>{_NUMBER})                                        # 848,6   812, 4   15
    (?:{_GAP}(?P<unit>{_UNIT}))?                                    # 848,6 điểm   73,16%
    (?:
        {_GAP}/{_GAP}(?P<of>{_NUMBER})(?:{_GAP}(?P<of_unit>{_UNIT}))?     # 45/500 điểm   12/63
        # 07 (0,8197)   843,2 (1)   92,1% (hạng 2/13)   47/63 (82,16%)
      | (?:/(?P<size>[0-9]{{1,3}}))?{_GAP}[(\[]{_GAP}(?:(?:xếp|đứng|hạng|thứ|vị\ trí)\s){{0,3}}
        (?P<inner>{_NUMBER}){_GAP}(?P<inner_unit>{_UNIT})?
        (?:/{_GAP}(?P<inner_of>{_NUMBER}))?{_GAP}[)\]]
    )?
    (?:\s?[(\[]\s?{_TIE}\s?[)\]])?                                  # 2 (đồng hạng)
    [.)*]{{0,2}}(?:\s?\(\*{{1,3}}\))?\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
_CHANGE = re.compile(
    rf"""
    [(\[]?{_GAP}
    (?P<sign>[▲△⬆↑⇧▴+]|tăng|lên|[▼▽⬇↓⇩▾−–-]|giảm|tụt|xuống){_GAP}  # an arrow, a word
    (?P<number>{_NUMBER})(?:{_GAP}(?P<unit>{_UNIT}))?
    {_GAP}[)\]]?\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CHANGE_BEHIND = re.compile(rf"(?P<number>{_NUMBER}){_GAP}(?P<sign>[▲△⬆↑⇧▴▼▽⬇↓⇩▾])\Z", re.VERBOSE)
_VALUE_AND_CHANGE = re.compile(
    rf"(?P<number>{_NUMBER}){_GAP}[(\[]{_GAP}(?P<sign>[▲△⬆↑⇧▴+▼▽⬇↓⇩▾−–-]|tăng|giảm){_GAP}(?P<change>{_NUMBER})(?:{_GAP}(?:{_UNIT}))?{_GAP}[)\]]\Z",
    re.VERBOSE | re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?P<number>[0-9]{{1,3}}){_GAP}[-–]{_GAP}(?P<last>[0-9]{{1,3}})\Z"
)  # a shared place: "15-16"
_SAME = re.compile(
    r"(?:giữ nguyên|không đổi|không thay đổi|=|►|→|↔)(?:\s*(?:vị trí|thứ hạng|hạng))?\Z",
    re.IGNORECASE,
)
_RISING = frozenset("▲△⬆↑⇧▴+") | {"tăng", "lên"}
_RANK_WORD = re.compile(
    rf"""
    (?P<lead>(?:(?:xếp|hạng|thứ|giải|vị\ trí)\s+){{0,2}})
    (?P<word>nhất|nhì|tư|{COUNTED})\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GRADE_WORDS = re.compile(r"(?:xếp\s+)?(?:loại|mức độ|mức|hạng|nhóm|cấp độ)\s+", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?:\s*(?:\(\s*\*+\s*\)|\*+|\[\d{1,2}\]|[¹²³⁴⁵⁶⁷⁸⁹†]))+\Z")
_DASH = re.compile(r"\s?[-–]\s?")
_STARS = re.compile(r"(?:[★☆⭐✩✭]{1,6}|[1-6]\s?sao)\Z", re.IGNORECASE)
_LIST_NUMERAL = re.compile(r"(?P<numeral>\d{1,3})\s?[.)]\s?(?=\D)")


class Part(NamedTuple):
    """A printed part of a cell, offsets counted from the cell's first letter."""

    start: int
    end: int


class CellValue(NamedTuple):
    """A cell taken apart. `kind` is number, fraction, range, mixed, change, value_and_change, same,
    missing, rank_word, grade, name or words.
    """

    kind: str
    number: Part | None = None
    second: Part | None = (
        None  # the 500 of 45/500, the score of "07 (0,82)", the change of "12 (+3)"
    )
    unit: Part | None = None
    size: Part | None = None  # the 13 of "92,1% (hạng 2/13)"
    sign: str = ""  # "+" or "-" of a change

    @property
    def is_value(self) -> bool:
        """Whether the cell holds a figure or says that there is none."""
        return self.kind not in ("grade", "name", "words")


def _part(match: re.Match[str], group: str) -> Part | None:
    return Part(match.start(group), match.end(group)) if match[group] is not None else None


def _sign_of(printed: str) -> str:
    return "+" if printed.casefold() in _RISING else "-"


@remembered(maxsize=4096)
def read_value(text: str) -> CellValue:
    """Return what a cell's text is.

    >>> read_value("812, 4 điểm").number, read_value("07 (0,8197)").kind, read_value("▼ 3").sign
    (Part(start=0, end=6), 'mixed', '-')
    >>> read_value("-").kind, read_value("45/500").second, read_value("Sở Y tế").kind
    ('missing', Part(start=3, end=6), 'name')
    """
    if len(text) <= _LONGEST_VALUE:
        figure = _read_figure(text)
        if figure:
            return figure
        if is_grade(text):
            return CellValue("grade")
    if len(text) <= _LONGEST_NAME and is_name(text):
        return CellValue("name")
    return CellValue("words")


def _read_figure(text: str) -> CellValue | None:
    if _MISSING.match(text):
        return CellValue("missing")
    if (value := _VALUE.match(text)) and not (
        value["words"] and _YEAR.match(value["number"])
    ):  # "Hạng 2023" heads a column
        unit = _part(value, "unit") or _part(value, "of_unit") or _part(value, "inner_unit")
        kind = "fraction" if value["of"] else "mixed" if value["inner"] else "number"
        second = _part(value, "of") or _part(value, "inner")
        size = _part(value, "inner_of") or _part(value, "size")
        return CellValue(kind, _part(value, "number"), second, unit, size)
    if change := _CHANGE.match(text):
        return CellValue(
            "change",
            _part(change, "number"),
            unit=_part(change, "unit"),
            sign=_sign_of(change["sign"]),
        )
    if change := _CHANGE_BEHIND.match(text):
        return CellValue("change", _part(change, "number"), sign=_sign_of(change["sign"]))
    if both := _VALUE_AND_CHANGE.match(text):
        return CellValue(
            "value_and_change",
            _part(both, "number"),
            _part(both, "change"),
            sign=_sign_of(both["sign"]),
        )
    if shared := _RANGE.match(text):
        return CellValue("range", _part(shared, "number"), _part(shared, "last"))
    if _SAME.match(text):
        return CellValue("same")
    word = _RANK_WORD.match(text)
    is_year = word is not None and not word["lead"] and fold(word["word"]) == "năm"
    if word is not None and not is_year and parse_number_word(word["word"]) is not None:
        return CellValue("rank_word", _part(word, "word"))
    return None


def find_grade(text: str) -> Part | None:
    """Return where the grade itself stands in "Xếp loại Tốt", or None.

    >>> find_grade("Loại Khá"), find_grade("II"), find_grade("Sở Y tế")
    (Part(start=5, end=8), Part(start=0, end=2), None)
    """
    lead = _GRADE_WORDS.match(text)
    start = lead.end() if lead else 0
    grade = text[start:].rstrip()
    if (
        _STARS.match(grade)
        or _DASH.sub(" ", fold(grade)) in _grades()
        or (parse_roman(grade) or 99) <= 6
        or (len(grade) == 1 and grade in "ABCDE")
    ):
        return Part(start, start + len(grade))
    return None


def is_grade(text: str) -> bool:
    """Return whether the whole cell is a grade: a word of the lexicon, a roman numeral up to VI, a
    letter A to E.
    """
    return find_grade(text) is not None


@remembered(maxsize=1)
def _grades() -> frozenset[str]:
    return frozenset(fold(word) for word in load_lexicon().words("grade"))


@remembered(maxsize=8192)
def find_name(text: str) -> Part | None:
    """Return where the name of a unit stands in a cell, a list numeral and footnote marks left out;
    None if no known name fills it.

    >>> find_name("3. Sở Y tế (*)"), find_name("Nhân lực số")
    (Part(start=3, end=10), None)
    """
    numeral = _LIST_NUMERAL.match(text)
    start = numeral.end() if numeral else 0
    end = len(text) - len(_FOOTNOTE.search(text)[0]) if _FOOTNOTE.search(text) else len(text)
    while start < end and text[start] in " -–•+":
        start += 1
    if start >= end:
        return None
    lexicon = load_lexicon()
    for name in (
        lexicon.longest_name(text[:end], start, bare=True),
        lexicon.open_name(text[:end], start),
    ):
        if name is not None and not text[name.end : end].strip(" .,;:"):
            return Part(start, name.end)
    return None


def is_name(text: str) -> bool:
    """Return whether the cell is a unit's known name and nothing else."""
    return find_name(text) is not None


def list_numeral(text: str) -> Part | None:
    """Return the numeral in front of a name ("3. Sở Y tế"), or None."""
    numeral = _LIST_NUMERAL.match(text)
    return _part(numeral, "numeral") if numeral else None
