"""The year a statement is about: its own words first, then its heading, then the document."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rankings.clean.iso_dates import read_date, read_date_at
from rankings.clean.observations import Evidence
from rankings.clean.source import Source
from rankings.language.dates import find_dates
from rankings.parse.model import Span, Statement
from rankings.registry.vocabulary import find_words, is_baseline, name_framework

COUNTED_TO = re.compile(
    r"""
    (?:tính\s+đến|đến)\s+(?:hết\s+|cuối\s+)?     # "Tính đến hết …"
    (?:ngày\s+)?(?:\d{1,2}/)?(?:tháng\s+)?\d{1,2}/  # "… tháng 9/"
    (?P<year>20\d\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
YEAR = re.compile(r"(?<!\d)(20\d{2}|19\d{2})(?!\d)")

BESIDE = 12  # characters between an index and its year: "(PAR INDEX) năm 2023"


def read_year(text: str | None) -> int | None:
    """The one year printed in a text; None where there is none or more than one.

    >>> read_year("Xếp hạng mức độ chính quyền điện tử các sở, ban, ngành năm 2021")
    2021
    >>> read_year("từ năm 2020 đến năm 2021") is None
    True
    """
    return _only(int(year) for year in YEAR.findall(text or ""))


def _only(years: Iterable[int]) -> int | None:
    found = set(years)
    return found.pop() if len(found) == 1 else None


# "(năm 2021 là 81,05 điểm)": the year of a figure set beside
_OF_ANOTHER = re.compile(r"\(năm 20\d\d(?:\s(?:là|đạt)|\s?:)?\s\d[^()]*\)", re.IGNORECASE)


def year_of_heading(label: str | None) -> int | None:
    """The one year of a heading; a day in it is that of a signature or of the page, no year that
    was evaluated.

    >>> year_of_heading("Kết quả năm 2023 (15/01/2024)"), year_of_heading("15/01/2024") is None
    (2023, True)
    >>> year_of_heading("Khối sở: trung bình 83,20 điểm (năm 2021 là 81,05 điểm)") is None
    True
    """
    words = _OF_ANOTHER.sub("", label or "")
    for day in reversed(find_dates(words)):
        if day.iso:
            words = words[: day.start] + words[day.end :]
    return _only(
        int(year[0]) for year in YEAR.finditer(words) if not is_baseline(words, year.start())
    )


def year_of(statement: Statement, source: Source) -> int | None:
    """The year evaluated that a statement speaks of."""
    own = told_year(statement, source)
    candidates = (
        read_year(own.text) if own else None,
        read_year(statement.attributes.get("year")),
        year_of_heading(statement.label),
        read_year(index_year(statement, source)),
        read_year(dated_words(statement, source))
        if statement.kind == "claim" and not own
        else None,
    )
    said = next(filter(None, candidates), None)
    undated = undated_year(statement, source) if statement.kind == "claim" and not said else None
    return said or undated or document_year(source)


def told_year(statement: Statement, source: Source) -> Span | None:
    """Where the year of a statement is printed: its own, that of its sentence, that of its index in
    the paragraph.
    """
    return (
        statement.fields.get("year")
        or sentence_year(statement, source)
        or paragraph_year(statement, source)
    )


def undated_year(statement: Statement, source: Source) -> int | None:
    """The year of a figure that says none, on a page that announces no year's results: the page's
    own date, or the year after the one the sentence compares with. None where the page says the
    year it evaluates, a decision is announced, a result is told (points, places, a part of an
    index), or the sentence or an earlier one of the paragraph has a year, unless it speaks of now.
    """
    head = source.header
    announced = head.decision is not None or (head.title and YEAR.search(head.title.text))
    says_now = bool(_TO_THIS_DAY.search(source.quote(statement)))
    is_dated = head.year is not None and not says_now
    if announced or is_dated or source.kind != "page":
        return None
    day = read_date_at(source.header.published, source.text) or read_date(source.published_text)
    if day is None:
        return None
    compared = [
        year
        for other in source.statements
        if (other.start, other.end) == (statement.start, statement.end)
        and (year := baseline_of(other))
    ]
    if compared:
        return max(compared) + 1
    if _is_result(statement, source):
        return None
    before = source.text[source.text.rfind("\n", 0, statement.start) + 1 : statement.end]
    is_now = any(find_words(source.quote(statement), "now_word"))
    return int(day[:4]) if is_now or not YEAR.search(before) else None


_TO_THIS_DAY = re.compile(r"(?<!\w)(?:đến|tính đến|cho đến|hiện) nay(?!\w)", re.IGNORECASE)
_OF_RESULTS = re.compile(
    r"xếp hạng|thứ hạng|xếp thứ|hạng thứ|bậc(?!\w)|chỉ số|trụ cột|tiêu chí|tăng điểm|giảm điểm"
    r"|tăng hạng|giảm hạng",
    re.IGNORECASE,
)


def _is_result(statement: Statement, source: Source) -> bool:
    """Whether a figure is told of a ranking or an index: it is of the year evaluated."""
    unit = statement.fields.get("unit")
    in_points = unit is not None and unit.text.casefold() == "điểm"
    return (
        in_points
        or "of_pillar" in statement.attributes
        or statement.pattern in ("ordinal", "streak", "average", "list_count")
        or bool(_OF_RESULTS.search(source.quote(statement)))
    )


def sentence_year(statement: Statement, source: Source) -> Span | None:
    """The year that the sentence gives to another of its ranked units: "Năm 2021, A xếp thứ nhất; B
    xếp thứ 2".
    """
    if statement.kind != "ranking" or statement.source == "table":
        return None
    years = [
        other.fields["year"]
        for other in source.dated_rankings.get((statement.start, statement.end), ())
    ]
    unit = statement.fields.get("unit")  # it may be named in a sentence before
    has_unit = unit is not None and statement.start <= unit.start < statement.end
    own = [
        span.start
        for name, span in statement.fields.items()
        if statement.start <= span.start < statement.end and (name == "unit" or not has_unit)
    ]
    place = min(own, default=statement.end)
    before = [span for span in years if span.start < place]
    values = [span.start for name, span in statement.fields.items() if name in ("rank", "score")]
    between = source.text[before[-1].end : min(values, default=place)] if before else ""
    is_now = any(find_words(between, "now_word"))  # "năm 2022 đứng thứ 15 thì năm nay …"
    return before[-1] if before and not is_now else None


def paragraph_year(statement: Statement, source: Source) -> Span | None:
    """The year of the index that a sentence goes on about: "Tại lễ công bố PCI 2023, tỉnh … Cùng kỳ
    công bố, Đồng Tháp xếp thứ 5". Only for another unit, or a change since an earlier year.
    """
    if statement.kind != "ranking" or statement.source == "table":
        return None
    if "index" not in statement.fields or any(find_words(source.quote(statement), "now_word")):
        return None
    told = [
        row
        for row in source.dated_in_paragraph.get(source.paragraph_of(statement), ())
        if row.end <= statement.start
        and name_framework(row.index_name) == name_framework(statement.index_name)
        and "index" in row.fields
        and 0 <= row.fields["year"].start - row.fields["index"].end <= BESIDE
    ]
    if not told:
        return None
    year, since = told[-1].fields["year"], baseline_of(statement)
    names = [
        row.fields["unit"].text if "unit" in row.fields else "" for row in (told[-1], statement)
    ]
    is_later = since is not None and since < (read_year(year.text) or 0)
    return year if is_later or names[0].casefold() != names[1].casefold() else None


def index_year(statement: Statement, source: Source) -> str | None:
    """The one year that the page prints behind an index that is not the page's own, for a place by
    it that says none.
    """
    index = name_framework(statement.index_name) if statement.kind == "ranking" else None
    own = source.header.framework
    is_other = index is not None and own is not None and name_framework(own.text) != index
    return source.years_of_indices.get(index) if is_other else None


def dated_words(statement: Statement, source: Source) -> str | None:
    """The date up to which a figure was counted ("Tính đến hết tháng 9/2022, …"), with its year;
    None without one.
    """
    value = statement.fields.get("value") or statement.fields.get("change")
    if value is None:
        return None
    match = COUNTED_TO.search(source.text[statement.start : value.start])
    return match[0] if match else None


def document_year(source: Source) -> int | None:
    """The year the document evaluates: its header's, else the catalogue's, else the latest that a
    ranked unit is given.
    """
    printed = read_year(source.header.year.text) if source.header.year else None
    if printed is None and source.kind == "page" and not source.catalogue.get("evaluation_year"):
        printed = {
            row.fields["year"].text for rows in source.dated_rankings.values() for row in rows
        }
        return max(filter(None, map(read_year, printed)), default=None)
    return printed or read_year(source.catalogue.get("evaluation_year"))


def baseline_of(statement: Statement) -> int | None:
    """The earlier year that a change or a previous value is measured against; None where none is
    printed.
    """
    span = statement.fields.get("baseline") or statement.fields.get("previous_year")
    printed = read_year(span.text) if span else None
    return printed or read_year(
        statement.attributes.get("baseline") or statement.attributes.get("previous_year")
    )


def year_evidence(statement: Statement, source: Source) -> list[Evidence]:
    """Where the year is printed, when that is outside the quote."""
    span = told_year(statement, source)
    if span is None and not year_of_heading(statement.label):
        span = source.header.year
    inside = span is not None and statement.start <= span.start and span.end <= statement.end
    return (
        [Evidence("year", span.text, span.start, span.end)]
        if span is not None and not inside
        else []
    )
