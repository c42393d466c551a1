"""The words of column headers: which role they give, which years and maxima they print."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rankings.language.text import either, fold
from rankings.registry.lexicon import load_lexicon
from rankings.registry.name_forms import PLACE_LEVELS
from rankings.registry.reference import remembered
from rankings.registry.vocabulary import heading_levels, index_names

#: Lexicon role of header words → role of the column.
_HEADER_ROLES = {
    "unit_column": "unit",
    "rank_column": "rank",
    "number_column": "number",
    "score_column": "score",
    "percent_column": "percent",
    "grade_column": "grade",
    "change_column": "change",
    "previous_column": "previous",
    "max_column": "max",
    "parent_column": "parent",
    "note_column": "note",
    "criterion_column": "criterion",
    "year_column": "year",
    "date_column": "note",
}
_YEAR = re.compile(r"(?<![0-9/.,])(?:19|20)[0-9]{2}(?![0-9]|[.,/][0-9])")
_MAXIMUM = re.compile(
    r"""
    # (thang điểm 150)   /100
    (?:thang\ (?:điểm\ )?|tối\ đa:?\ (?:là\ )?|(?<![0-9])/\ ?)(?P<after>[0-9]+(?:[.,][0-9]+)*)
    # (150 điểm)
    | (?P<before>[0-9]+(?:[.,][0-9]+)*)\ ?(?:điểm|đ)(?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
OF_RANK = re.compile(r"hạng|bậc|vị trí|vị thứ|thứ tự")  # in folded words
_COMPARES = re.compile(r"(?:dưới|trên|từ|hơn|đến|đạt|với|được|lệch|tăng|giảm|thêm)\s+\Z")
_BARE_MAXIMUM = re.compile(r"\(\s?(?P<maximum>[0-9]+(?:[.,][0-9]+)*)\s?\)")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_TYPES = "|".join([*map(fold, PLACE_LEVELS), "tp", "tx"])
_TYPES_ALONE = re.compile(
    rf"(?:(?:tên|ubnd|thuộc|các|đơn vị)\s)*(?:{_TYPES})\.?(?:[\s,/]+(?:{_TYPES})\.?)*\Z"
)


@dataclass(frozen=True)
class HeaderWords:
    """What a header's words say: the role, and whether the whole header is that word."""

    role: str = ""
    is_exact: bool = False


@remembered(maxsize=1)
def _header_forms() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return one pattern for all header words (longest first) and the role of each word."""
    roles: dict[str, str] = {}
    for lexicon_role, role in _HEADER_ROLES.items():
        for word in load_lexicon().words(lexicon_role):
            roles.setdefault(fold(word), role)
    return re.compile(rf"(?<!\w){either(roles, space=' ')}(?!\w)"), roles


def find_years(text: str) -> list[tuple[int, int]]:
    """Return where years are printed, dates and decision numbers left out.

    >>> find_years("Năm 2023 (so với 2022)")
    [(4, 8), (17, 21)]
    """
    return [match.span() for match in _YEAR.finditer(text)]


def find_maximum(text: str, *, is_header: bool = False) -> tuple[int, int] | None:
    """Return where a label prints the highest possible score, or None; a header may print it bare,
    "(150)".

    >>> (
    ...     find_maximum("A. NHÓM CÓ THỦ TỤC HÀNH CHÍNH (1.000 điểm)"),
    ...     find_maximum("Tổng điểm năm 2021"),
    ... )
    ((31, 36), None)
    """
    for match in _MAXIMUM.finditer(text):
        if match["before"] and _COMPARES.search(fold(text[: match.start()]) + " "):
            continue  # "đồng hạng khi chênh lệch dưới 0,1 điểm"
        found = match.span("after") if match["after"] else match.span("before")
        if found not in find_years(text):
            return found
    bare = _BARE_MAXIMUM.search(text) if is_header else None
    return bare.span("maximum") if bare and bare.span("maximum") not in find_years(text) else None


@remembered(maxsize=2048)
def read_header(text: str) -> HeaderWords:
    """Return what a header says; the first word counts, among words that start together the
    longest.

    A word of change ("tăng/giảm", "so với") anywhere makes it a column of change.

    >>> (
    ...     read_header("Tổng điểm năm 2021 (150 điểm)").role,
    ...     read_header("Thứ tự xếp hạng").role,
    ...     read_header("Điểm tăng/giảm").role,
    ... )
    ('score', 'rank', 'change')
    >>> read_header("Thẩm định (tối đa 70)").role, read_header("Điểm tối đa").role
    ('', 'max')
    """
    folded = fold(text)
    pattern, roles = _header_forms()
    core = (
        fold(_YEAR.sub(" ", _BRACKETS.sub(" ", text)))
        .removesuffix(" năm")
        .removesuffix(" đạt")
        .strip()
    )
    role = (
        roles.get(folded)
        or roles.get(core)
        or roles.get(core.removeprefix("năm ").strip())
        or ("score" if core in index_names() else None)
        or ("unit" if head_types(core) else None)
    )
    is_exact = role is not None
    if role is None:
        found = [roles[match[0]] for match in pattern.finditer(core)]
        in_brackets = [roles[match[0]] for match in pattern.finditer(folded)]
        found = found or [
            named for named in in_brackets if named != "max" or not core
        ]  # "Thẩm định (tối đa 70)" holds no maxima
        role = (
            "change" if "change" in found and found[0] != "percent" else found[0] if found else ""
        )
    if role == "year" and find_years(text):
        role, is_exact = "", False  # "Năm 2021" heads values of that year, no years
    return HeaderWords(role, is_exact)


def is_header_text(text: str) -> bool:
    """Return whether a short text reads as a column's header rather than as a name or a sentence.

    >>> (
    ...     is_header_text("Tên đơn vị"),
    ...     is_header_text("Tổng điểm năm 2020"),
    ...     is_header_text("Sở Y tế"),
    ... )
    (True, True, False)
    """
    return len(text) <= 80 and bool(read_header(text).role)


def is_bracketed(text: str) -> bool:
    """Return whether a header is nothing but brackets: "(%)", "(70 điểm)".

    >>> is_bracketed("(70 điểm)"), is_bracketed("Tổng điểm (100)")
    (True, False)
    """
    return not _BRACKETS.sub("", text).strip()


def is_year_alone(text: str) -> bool:
    """Return whether a header or a cell says a year and nothing else.

    >>> is_year_alone("Năm 2021"), is_year_alone("Điểm năm 2021")
    (True, False)
    """
    return bool(find_years(text)) and not _YEAR.sub("", fold(text)).replace("năm", "").strip()


def is_group_head(text: str, kind: str = "") -> bool:
    """Return whether a header says nothing but to which list a row belongs; of a kind ("period"),
    where one is asked for.

    >>> is_group_head("Khối"), is_group_head("Khối huyện"), is_group_head("Khối", "period")
    (True, False, False)
    """
    found = _group_heads().get(fold(text))
    return found is not None and kind in ("", found)


@remembered(maxsize=1)
def _group_heads() -> dict[str, str]:
    return {fold(word): kind for word, kind in load_lexicon().meanings("group_column").items()}


def head_types(text: str) -> tuple[str, ...]:
    """Return the types of place that a header consists of, () for any other header.

    >>> head_types("Xã/Phường"), head_types("Tên huyện"), head_types("Đơn vị")
    (('Xã', 'Phường'), ('Huyện',), ())
    """
    folded = fold(text)
    if not _TYPES_ALONE.match(folded):
        return ()
    return tuple(
        place_type
        for place_type in PLACE_LEVELS
        if re.search(rf"(?<!\w){fold(place_type)}(?!\w)", folded)
    )


def head_level(text: str) -> str:
    """Return the level of the units below a header, "" where it names none or several.

    >>> head_level("Xã"), head_level("Huyện, thị xã, thành phố"), head_level("Đơn vị")
    ('commune', 'district', '')
    """
    levels = set(heading_levels(text)) or {PLACE_LEVELS[name] for name in head_types(text)}
    return levels.pop() if len(levels) == 1 else ""
