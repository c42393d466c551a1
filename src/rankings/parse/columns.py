"""What each column of a grid says: rank, unit, score of a year, change, grade … from its header and its cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rankings.language.numbers import decide_decimal_mark, parse_number
from rankings.language.text import fold
from rankings.parse.cell_values import CellValue, read_value
from rankings.parse.model import Cell
from rankings.registry.lexicon import load_lexicon

#: Lexicon role of header words → role of the column.
_HEADER_ROLES = {
    "unit_column": "unit", "rank_column": "rank", "number_column": "number", "score_column": "score", "percent_column": "percent",
    "grade_column": "grade", "change_column": "change", "previous_column": "previous", "max_column": "max", "parent_column": "parent",
    "note_column": "note", "criterion_column": "criterion",
}
_YEAR = re.compile(r"(?<![0-9/.,])(?:19|20)[0-9]{2}(?![0-9]|[.,/][0-9])")
_MAXIMUM = re.compile(
    r"""
    (?:thang\ (?:điểm\ )?|tối\ đa:?\ (?:là\ )?|(?<![0-9])/\ ?)(?P<after>[0-9]+(?:[.,][0-9]+)*)      # (thang điểm 150)   /100
    | (?P<before>[0-9]+(?:[.,][0-9]+)*)\ ?(?:điểm|đ)(?!\w)                                  # (150 điểm)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BARE_MAXIMUM = re.compile(r"\(\s?(?P<maximum>[0-9]+(?:[.,][0-9]+)*)\s?\)")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SELF_ASSESSED = re.compile(r"tự (?:đánh giá|chấm|xếp)")
_OVERALL = re.compile(r"tổng|chung|toàn|thẩm định|chính thức|công nhận|cuối cùng")
_OF_RANK = re.compile(r"hạng|bậc|vị trí|vị thứ|thứ tự")


@dataclass(frozen=True)
class HeaderWords:
    """What a header's words say: the role, and whether the whole header is that word."""

    role: str = ""
    is_exact: bool = False


@lru_cache(maxsize=1)
def _header_forms() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return one pattern for all header words (longest first) and the role of each word."""
    roles: dict[str, str] = {}
    for lexicon_role, role in _HEADER_ROLES.items():
        for word in load_lexicon().words(lexicon_role):
            roles.setdefault(fold(word), role)
    words = sorted(roles, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)"), roles


@lru_cache(maxsize=1)
def _index_names() -> frozenset[str]:
    return frozenset(fold(word) for word in load_lexicon().words("index_name"))


def find_years(text: str) -> list[tuple[int, int]]:
    """Return where years are printed, dates and decision numbers left out.

    >>> find_years("Năm 2023 (so với 2022)")
    [(4, 8), (17, 21)]
    """
    return [match.span() for match in _YEAR.finditer(text)]


def find_maximum(text: str, *, is_header: bool = False) -> tuple[int, int] | None:
    """Return where a label prints the highest possible score, or None; a header may print it bare, "(150)".

    >>> find_maximum("A. NHÓM CÓ THỦ TỤC HÀNH CHÍNH (1.000 điểm)"), find_maximum("Tổng điểm năm 2021")
    ((31, 36), None)
    """
    for match in _MAXIMUM.finditer(text):
        found = match.span("after") if match["after"] else match.span("before")
        if found not in find_years(text):
            return found
    bare = _BARE_MAXIMUM.search(text) if is_header else None
    return bare.span("maximum") if bare and bare.span("maximum") not in find_years(text) else None


@lru_cache(maxsize=2048)
def read_header(text: str) -> HeaderWords:
    """Return what a header says; the first word counts, among words that start together the longest.

    A word of change ("tăng/giảm", "so với") anywhere makes it a column of change.

    >>> read_header("Tổng điểm năm 2021 (150 điểm)").role, read_header("Thứ tự xếp hạng").role, read_header("Điểm tăng/giảm").role
    ('score', 'rank', 'change')
    """
    folded = fold(text)
    pattern, roles = _header_forms()
    core = fold(_YEAR.sub(" ", _BRACKETS.sub(" ", text))).removesuffix(" năm").removesuffix(" đạt").strip()
    role = roles.get(folded) or roles.get(core) or roles.get(core.removeprefix("năm ").strip()) or ("score" if core in _index_names() else None)
    is_exact = role is not None
    if role is None:
        found = [roles[match[0]] for match in pattern.finditer(core)] or [roles[match[0]] for match in pattern.finditer(folded)]
        role = "change" if "change" in found and found[0] != "percent" else found[0] if found else ""
    return HeaderWords(role, is_exact)


def is_header_text(text: str) -> bool:
    """Return whether a short text reads as a column's header rather than as a name or a sentence.

    >>> is_header_text("Tên đơn vị"), is_header_text("Tổng điểm năm 2020"), is_header_text("Sở Y tế")
    (True, True, False)
    """
    return len(text) <= 80 and bool(read_header(text).role)


@dataclass
class Column:
    """One column: its header cells from top to bottom, the values below, and the role it was given."""

    index: int
    headers: list[str] = field(default_factory=list)
    header_cells: list[Cell] = field(default_factory=list)
    values: list[CellValue] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    role: str = ""
    year: int | None = None
    index_name: str = ""

    @property
    def header(self) -> str:
        """The header from top to bottom in one line."""
        return " ".join(self.headers)

    @property
    def leaf(self) -> HeaderWords:
        """What the lowest header that has a role says, else the whole."""
        for text in reversed(self.headers):
            words = read_header(text)
            is_only_bracket = not _BRACKETS.sub("", text).strip() and len(self.headers) > 1
            if words.role and not is_only_bracket:
                return words
        return read_header(self.header)

    def count(self, *kinds: str) -> int:
        return sum(value.kind in kinds for value in self.values)

    @property
    def filled(self) -> int:
        return sum(value.kind != "missing" for value in self.values)

    @property
    def is_numeric(self) -> bool:
        figures = self.count("number", "fraction", "range", "mixed", "change", "same", "value_and_change", "rank_word")
        return figures > 0 and figures >= 0.6 * self.filled

    @property
    def is_text(self) -> bool:
        return self.filled > 0 and self.count("name", "words", "grade") >= 0.5 * self.filled

    def integers(self) -> list[int | None]:
        """The whole numbers in the column, None where a cell holds none."""
        whole = []
        for value, text in zip(self.values, self.texts, strict=True):
            printed = text[value.number.start : value.number.end] if value.kind in ("number", "fraction") and value.number else ""
            whole.append(int(printed) if printed.isdigit() and len(printed) < 6 else None)
        return whole


def runs_like_ranks(numbers: Sequence[int | None]) -> bool:
    """Return whether whole numbers count up row by row (1, 2, 3 …; ties and restarts allowed).

    >>> runs_like_ranks([1, 2, 2, 4]), runs_like_ranks([10, 8, 45])
    (True, False)
    """
    known = [number for number in numbers if number is not None]
    if not known or len(known) < 0.6 * len(numbers) or max(known) > 400:
        return False
    if len(known) > 2 and known[-1] == 1 and known[0] > 1:
        known = known[::-1]                                  # listed from the bottom up
    steps = [after - before for before, after in zip(known, known[1:])]
    return sum(step in (0, 1, 2) or after == 1 for step, after in zip(steps, known[1:])) >= 0.8 * len(steps) and known[0] <= 200


def assign_roles(columns: list[Column], caption: str) -> None:
    """Give every column its role, from header and content together."""
    for column in columns:
        column.year = _year_of(column)
        column.role = _own_role(column)
    _choose_unit(columns)
    _settle_numbers(columns)
    _settle_scores(columns, caption)
    _settle_ranks(columns)


def _year_of(column: Column) -> int | None:
    years = [int(text) for header in column.headers for text in _YEAR.findall(header)]
    return years[-1] if years else None


def _own_role(column: Column) -> str:
    """Return the role that the column's own header and cells agree on, "" where they leave it open."""
    said = column.leaf.role
    if not column.values or not column.filled:
        return said if said in ("rank", "score", "note", "grade", "percent", "change") else ""
    if column.is_numeric:
        if said == "change" or column.count("change", "same") > 0.5 * column.filled:
            return "change"
        if said in ("number", "rank", "score", "percent", "max", "previous"):
            return said
        if said == "grade":
            return "grade" if all(number is not None and number <= 6 for number in column.integers()) else ""
        return ""
    if column.count("grade") >= 0.5 * column.filled and said not in ("unit", "criterion", "note"):
        return "grade"
    if said in ("grade", "note", "criterion", "parent", "unit"):
        return said
    return ""


def _choose_unit(columns: list[Column]) -> None:
    """Leave one unit column: the one with most known names; a second text column may be the parent."""
    texts = [column for column in columns if column.is_text and column.role not in ("grade", "note")]
    if not texts:
        return
    best = max(texts, key=lambda column: (column.count("name"), column.role == "unit", column.role != "parent", -column.index))
    names_known = best.count("name") >= 0.3 * max(1, best.filled)
    if not names_known:
        best = next((column for column in texts if column.role == "unit"), None)
    for column in texts:
        if column is best:
            continue
        if column.role == "unit" and best is not None:
            column.role = "parent" if column.count("name") else "note"
    if best is not None and best.role == "criterion" and not names_known:
        return
    if best is not None:
        best.role = "unit"


def _settle_numbers(columns: list[Column]) -> None:
    """Find the rank among numeric columns without a telling header."""
    for column in columns:
        if column.role == "rank" and column.count("grade") > 0.5 * column.filled:
            column.role = "grade"
        if column.role == "rank" and column.is_numeric and _holds_decimals(column) and not column.count("mixed"):
            column.role = "score"
    if any(column.role in ("rank", "number") for column in columns):
        return
    for column in columns:
        if column.is_numeric and not column.role and not column.header and runs_like_ranks(column.integers()):
            column.role = "number"
            return


def _holds_decimals(column: Column) -> bool:
    marked = sum("," in text or "." in text for value, text in zip(column.values, column.texts, strict=True) if value.kind == "number")
    return marked > 0.5 * column.filled


def _settle_scores(columns: list[Column], caption: str) -> None:
    """Keep one score a year (and index); the rest are components. A lone unnamed figure may be the score."""
    for column in columns:
        if column.role == "previous":
            column.role = "previous_rank" if _OF_RANK.search(fold(column.header)) else "previous_score"
    for index_name in {column.index_name for column in columns}:
        scores = [column for column in columns if column.role == "score" and column.index_name == index_name]
        for year in {column.year for column in scores}:
            _keep_total([column for column in scores if column.year == year])
        kept = [column for column in scores if column.role == "score"]
        dated = sorted((column for column in kept if column.year), key=lambda column: column.year or 0, reverse=True)
        undated = [column for column in kept if not column.year]
        if undated and dated and len(undated) == 1 and _is_year_of(dated[0], caption):
            undated[0].role = "component"
        elif undated and dated:
            for column in dated:
                column.role = "previous_score"
        for earlier in dated[1:]:
            earlier.role = "previous_score"
    if not any(column.role in ("score", "percent") for column in columns):
        open_columns = [column for column in columns if column.is_numeric and not column.role]
        of_years = [column for column in open_columns if column.year and not _YEAR.sub("", fold(column.headers[-1]).replace("năm", "")).strip()]
        for column in of_years:
            column.role = "score" if column.year == max(other.year or 0 for other in of_years) else "previous_score"
        if not of_years and len(open_columns) == 1 and (not open_columns[0].header or any(column.role == "rank" for column in columns)):
            open_columns[0].role = "score"
    for column in columns:
        if column.is_numeric and not column.role:
            column.role = "component"


def _is_year_of(column: Column, caption: str) -> bool:
    return str(column.year) in caption


def _keep_total(scores: list[Column]) -> None:
    """Of several scores for one year keep the total; the first exact "điểm" or the first that is not self-assessed, else."""
    if len(scores) < 2:
        return
    sums = _find_sum(scores)

    def preference(column: Column) -> tuple[bool, bool, bool, bool, int]:
        words = fold(column.header)
        return (column is sums, not _SELF_ASSESSED.search(words), bool(_OVERALL.search(words)), column.leaf.is_exact, -column.index)
    best = max(scores, key=preference)
    for column in scores:
        if column is not best:
            column.role = "component"


def _find_sum(scores: list[Column]) -> Column | None:
    """Return the column whose figures are the sums of the others', row by row; None for none."""
    if len(scores) < 3:
        return None
    rows = list(zip(*(read_figures(column.texts) for column in scores)))
    rows = [row for row in rows if all(value is not None for value in row)]
    for place, column in enumerate(scores):
        if rows and sum(abs(sum(row) - 2 * row[place]) < 0.05 for row in rows) >= 0.8 * len(rows):
            return column
    return None


def read_figures(texts: Sequence[str]) -> list[float | None]:
    """Return the first figure of each cell of a column, to compare sizes within the column alone; None where a cell has none.

    >>> read_figures(["843.24", "-", "806 .75 điểm"])
    [843.24, None, 806.75]
    """
    values = [read_value(text) for text in texts]
    printed = [text[value.number.start : value.number.end] if value.number else "" for value, text in zip(values, texts, strict=True)]
    mark = decide_decimal_mark([text for text in printed if text]).mark
    figures: list[float | None] = []
    for text in printed:
        try:
            number = parse_number(text, mark)
        except ValueError:
            number = None
        figures.append(None if number is None else float(number))
    return figures


def _settle_ranks(columns: list[Column]) -> None:
    """Keep one rank (and index): the latest year's; an earlier year's is the previous rank; a second one is a component."""
    for index_name in {column.index_name for column in columns}:
        ranks = [column for column in columns if column.role == "rank" and column.index_name == index_name]
        dated = [column for column in ranks if column.year]
        latest = max((column.year or 0 for column in dated), default=0)
        current = [column for column in ranks if not column.year or column.year == latest]
        for column in dated:
            if column.year != latest:
                column.role = "previous_rank"
        if len(current) > 1:
            best = max(current, key=lambda column: (len(column.headers) <= 1, bool(_OVERALL.search(fold(column.header))), -column.index))
            for column in current:
                if column is not best:
                    column.role = "component"


def most_common_level(levels: Sequence[frozenset[str]]) -> str:
    """Return the level that most names can have, "" for none.

    >>> most_common_level([frozenset({"department"}), frozenset({"department", "district"})])
    'department'
    """
    counts = Counter(level for possible in levels for level in possible)
    if not counts:
        return ""
    order = ("department", "province", "district", "commune")      # names that may all be provinces' are provinces'
    return max(counts, key=lambda level: (counts[level], -order.index(level) if level in order else -9))
