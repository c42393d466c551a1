"""Printed strings → Decimals: the decimal mark is decided once per table and once for the prose of
a page.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from rankings.clean.source import Source
from rankings.language.number_words import parse_number_word, parse_roman
from rankings.language.numbers import decide_decimal_mark, parse_number
from rankings.parse.model import Span, Statement
from rankings.registry.frameworks import index_least, index_scale
from rankings.registry.vocabulary import name_framework

NUMBER_FIELDS = (
    "rank",
    "rank_of",
    "score",
    "max_score",
    "previous_score",
    "previous_rank",
    "rank_change",
    "score_change",
    "percent",
    "value",
    "of",
    "change",
    "count",
    "list_count",
    "rank_from_bottom",
)
_THREE = re.compile(r"\d{1,3}[.,]\d{3}\Z")
# People, files and votes are whole; a sum of money, a length or "gấp 1,125 lần" need not be.
_COUNTED = re.compile(
    r"(?:lượt |số )?(?:người|hộ|hồ sơ|phiếu|doanh nghiệp|công dân|văn bản|thủ tục|cán bộ|công chức"
    r"|cơ sở|hợp tác xã|tài khoản|ý kiến"
    r"|trạm|tổ|thành viên|lớp|học sinh|giáo viên|dịch vụ|đại biểu)(?!\w)",
    re.IGNORECASE,
)
_ROUND = re.compile(r"\d{1,3}[.,]\d00\Z")
_POINTS = re.compile(r"điểm|%|phần trăm|lần", re.IGNORECASE)
_SCALED = ("score", "previous_score", "score_change")
MOST_POINTS = Decimal(9999)  # of any set of criteria
MISSING = {"", "-", "–", "—", "…", "...", "x"}
FALLING = {"-", "-1", "−", "down", "fall", "negative", "giảm"}


class NumberReader:
    """Reads the numbers of one source; `marks` tells the mark of each table and of the prose, with
    the proof.
    """

    def __init__(self, source: Source):
        self.framework = (
            name_framework(source.header.framework.text) if source.header.framework else None
        )
        printed: dict[str, list[str]] = {}
        for statement in source.statements:
            texts = printed.setdefault(table_of(statement), [])
            texts += [span.text for name, span in statement.fields.items() if is_number_field(name)]
        # A table whose numbers prove nothing holds scores ("85.250"), running text counts
        # ("513.922").
        self.marks = {
            table: decide_decimal_mark(
                texts,
                context=source.text if table == "prose" else "",
                ambiguous_as="thousands" if table == "prose" else "decimals",
            )
            for table, texts in printed.items()
        }

    def read(self, statement: Statement, name: str) -> Decimal | None:
        """The number printed in a field; None where the field is absent or printed as missing ("-",
        "…").
        """
        span = statement.fields.get(name)
        number = self.read_span(span, statement) if span else None
        if name in _SCALED:
            return self._within_scale(number, span, statement)
        unit = statement.fields.get("unit")
        if name == "value" and number is not None and unit and _counts_whole(span, unit):
            return Decimal(re.sub(r"\D", "", span.text))
        return number

    def _within_scale(
        self, number: Decimal | None, span: Span | None, statement: Statement
    ) -> Decimal | None:
        """The score of a province in an index whose scale is known: "43.108 điểm PAPI" of at most
        80 has a decimal point, whatever the text's other numbers have; no criteria of a province
        are worth the 92 830 points that "92.830" would be.
        """
        scale = self.find_scale(statement)
        if number is None or number <= scale:
            return number
        other = (
            Decimal(re.sub(r"[.,](?=\d{3}\Z)", ".", span.text))
            if _THREE.match(span.text)
            else number
        )
        return other if other <= scale else number

    def find_scale(self, statement: Statement) -> Decimal:
        """The most that a score can be."""
        scale = index_scale(self.name_index(statement)) if statement.level == "province" else None
        return scale or MOST_POINTS

    def find_least(self, statement: Statement) -> Decimal:
        """The least that a province has had in the index."""
        return index_least(self.name_index(statement)) * self.find_scale(statement)

    def name_index(self, statement: Statement) -> str | None:
        """The index or framework that a statement is of: its own, else the page's."""
        return name_framework(statement.index_name) or self.framework

    def read_maximum(self, statement: Statement) -> Decimal | None:
        """The printed maximum; a heading writes "1.000 điểm" also above a table whose decimal mark
        is the dot.
        """
        span, score = statement.fields.get("max_score"), self.read(statement, "score")
        if span is None:
            return None
        maximum = self.read_span(span, statement)
        if (
            maximum is not None
            and score is not None
            and maximum < score
            and re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", span.text)
        ):
            return Decimal(re.sub(r"\D", "", span.text))
        return maximum

    def read_span(self, span: Span, statement: Statement) -> Decimal | None:
        text = re.sub(r"(?<=[\d.,])\s+(?=[\d.,])", "", span.text).strip()
        if text.casefold() in MISSING:
            return None
        try:
            return parse_number(text, self.marks[table_of(statement)].mark)
        except (ValueError, InvalidOperation):
            word = parse_number_word(text) or parse_roman(text)
            return None if word is None else Decimal(word)

    def read_count(self, statement: Statement, name: str) -> int | None:
        """A whole number (rank, count, year): None where absent or not whole."""
        number = self.read(statement, name)
        return int(number) if number is not None and number == number.to_integral_value() else None


def _counts_whole(span: Span, unit: Span) -> bool:
    """ "15.833 người dân", "3.200 quy định" on a page that writes 43.83: thousands; three decimals
    with two noughts at the end are points at most.
    """
    is_round = _ROUND.match(span.text) and not _POINTS.match(unit.text)
    return bool(is_round or (_THREE.match(span.text) and _COUNTED.match(unit.text)))


def table_of(statement: Statement) -> str:
    """The name of the table a statement stands in, or "prose"."""
    if statement.source != "table":
        return "prose"
    return (
        statement.attributes.get("table")
        or f"{statement.level}|{statement.label}|{statement.index_name}"
    )


def is_number_field(name: str) -> bool:
    return name in NUMBER_FIELDS or name.startswith("component:")


def is_falling(statement: Statement, name: str = "") -> bool:
    """Whether the wording says that something fell ("giảm", "tụt")."""
    signs = [statement.attributes.get(key, "") for key in (f"{name}_sign", "change_sign", "sign")]
    return next((sign in FALLING for sign in signs if sign), False)
