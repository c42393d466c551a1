"""Years and dates against each other: title, body, decision, publication."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rankings.clean.checks.report import ERROR, Place, evidence, find, sentence_at
from rankings.clean.checks.result_years import RESULT_YEAR, TITLE_YEAR, find_told_years, settle_year
from rankings.clean.observations import Finding, Observations
from rankings.language.dates import find_dates, is_year_of_document
from rankings.language.sentences import Part, write_date
from rankings.language.text import collapse_spaces
from rankings.parse.prose.one_year import PART_OF_YEAR
from rankings.registry.vocabulary import compile_words, is_baseline

_DECISION = re.compile(
    r"""
    (?:Quyết\s+định|QĐ|Nghị\s+quyết|Kế\s+hoạch|Công\s+văn)\s+(?:số\s+)?   # the kind of document
    (?P<number>\d{1,5}\s*/\s*[A-ZĐ]+\s*-\s*[A-ZĐ][A-Za-zĐđ]+)             # its number
    # "của UBND tỉnh", but not "kể từ", "trên địa bàn từ": the day from which it is applied
    (?P<between>(?:(?!\s(?:từ|đến|trước|sau|hiệu\s+lực|áp\s+dụng|thực\s+hiện|triển\s+khai|đã)\s)[^.;\n]){0,40}?)
    (?P<date>ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|[/.-]\d{1,2}[/.-]\d{4}))
    """,
    re.VERBOSE,
)
_DATE_FIRST = re.compile(
    r"""
    # "Ngày 8/3/2022,"
    ngày\s+(?P<date>\d{1,2}(?:\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|[/.-]\d{1,2}[/.-]\d{4}))
    # … somebody signs
    [^.;\n]{0,90}?(?:ký|ban\s+hành|phê\s+duyệt|công\s+bố)[^.;\n]{0,40}?
    (?:Quyết\s+định|QĐ)\s+(?:số\s+)?(?P<number>\d{1,5}\s*/\s*[A-ZĐ]+\s*-\s*[A-ZĐ][A-Za-zĐđ]+)
    (?!\w)(?!\s*,?\s*ngày)   # with a date of its own, the first is the day it was told
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "Quyết định số 1204/QĐ-UBND ngày 15/12/2020": that date is taken.
_OTHER_DOCUMENT = re.compile(r"\d/[A-ZĐ]+-[A-ZĐ][A-Za-zĐđ]+\s*,?\s*\Z")
# "theo Bộ tiêu chí tại Quyết định số …": a decision about the criteria, not about the results.
_ABOUT_CRITERIA = re.compile(r"(?:bộ|các)\s(?:tiêu chí|chỉ số)[^.;]{0,60}quyết định", re.IGNORECASE)


# "sơ kết công tác 6 tháng đầu năm 2024", over last year's results
_OF_MONTHS = rf"{PART_OF_YEAR}|sơ kết|nhiệm vụ"


def check_title_year(page: Observations) -> Iterator[Finding]:
    """The title names another evaluated year than the body; a result of a year that the decision
    came before.
    """
    title = page.document.title or ""
    at = page.text.find(title) if title else -1
    in_title = {
        found["year"]
        for found in TITLE_YEAR.finditer(title)
        if not is_year_of_document(title[: found.start("year")])
        and not is_baseline(title, found.start())
    }
    if at < 0 or len(in_title) != 1 or compile_words(_OF_MONTHS).search(title):
        return
    told, end = int(in_title.pop()), at + len(title)
    body = [(year, place) for year, place in find_told_years(page) if place.start >= end]
    others = [(year, place) for year, place in body if year != told]
    if not others or not (
        _is_never_repeated(body, told)
        or _decided_before(page, told)
        or page.document.evaluation_year not in (None, told)
    ):
        return
    shown = others[:2] + [(year, place) for year, place in body if year == told][:1]
    decided = page.document.decision_date
    is_early = decided and decided < f"{told}-12-31"
    yield find(
        "title_year_vs_body.title_year",
        Place(title, at, end),
        said=told,
        found=others[0][0],
        severity=ERROR,
        evidence=evidence(
            "year", *[sentence_at(page.text, place.start, place.end) for _, place in shown]
        ),
        late=Part("title_year_vs_body.decided", day=decided) if is_early else "",
    )


def _is_never_repeated(body: list[tuple[int, Place]], told: int) -> bool:
    """Whether the body names another year, twice or more, and never the title's."""
    years = [year for year, _ in body]
    return told not in years and years.count(settle_year(body)) > 1


def _decided_before(page: Observations, year: int) -> bool:
    return bool(page.document.decision_date and page.document.decision_date < f"{year}-01-01")


def check_decision_dates(page: Observations) -> Iterator[Finding]:
    """One decision number with two dates on a page."""
    seen: dict[str, tuple[str, Place]] = {}
    for number, iso, place in sorted(
        read_decision_dates(page.text), key=lambda item: item[2].start
    ):
        first = seen.setdefault(number, (iso, place))
        if first[0] != iso and not is_another_year(first[0], iso):
            yield find(
                "decision_date_conflict.decision_dates",
                place,
                said=write_date(iso),
                found=write_date(first[0]),
                severity=ERROR,
                evidence=evidence("decision_date", first[1]),
                number=number,
                first=first[0],
                iso=iso,
            )


def is_another_year(first: str, second: str) -> bool:
    """Whether one number with two dates is that of two decisions: numbers begin anew each year.

    A day that is the same in the next year is a slip of the pen.

    >>> is_another_year("2023-02-20", "2022-02-18"), is_another_year("2019-04-05", "2020-04-05")
    (True, False)
    """
    years = abs(int(first[:4]) - int(second[:4]))
    return years > 2 or (years > 0 and first[5:] != second[5:])


def read_decision_dates(text: str) -> list[tuple[str, str, Place]]:
    """Every decision printed with its date: (number, ISO date, place).

    >>> read_decision_dates("Quyết định số 3426/QĐ-UBND ngày 18/12/2017 của UBND")[0][:2]
    ('3426/QĐ-UBND', '2017-12-18')
    """
    found = []
    for pattern in (_DECISION, _DATE_FIRST):
        for match in pattern.finditer(text):
            dates = [date.iso for date in find_dates(match["date"]) if date.iso]
            is_anothers = pattern is _DATE_FIRST and _OTHER_DOCUMENT.search(
                text, max(0, match.start() - 60), match.start()
            )
            if dates and not is_anothers:
                number = re.sub(r"\s+", "", match["number"])
                found.append((number, dates[0], Place(match[0], match.start(), match.end())))
    return found


def check_published_before_decided(page: Observations) -> Iterator[Finding]:
    """A page published before the decision it reports."""
    published, decided = page.document.published_date, page.document.decision_date
    if not published or not decided or published >= decided or published < "1990":
        return
    dated = [item[2] for item in read_decision_dates(page.text) if item[1] == decided]
    dated += [
        sentence_at(page.text, date.start, date.end)
        for date in find_dates(page.text)
        if date.iso == decided
    ]
    if dated:
        place = dated[0]
        yield find(
            "decision_date_conflict.published_before_decided",
            place,
            said=write_date(decided),
            found=write_date(published),
            severity=ERROR,
            published=published,
            decided=decided,
        )


def check_future_year(page: Observations) -> Iterator[Finding]:
    """A year evaluated that ends after the decision was signed, where nothing on the page says
    otherwise.
    """
    year, decided = page.document.evaluation_year, page.document.decision_date
    if year and decided and decided < f"{year}-01-01":
        match = next(
            (match for match in RESULT_YEAR.finditer(page.text) if int(match["year"]) == year), None
        )
        if match and collapse_spaces(match[0]):
            place = sentence_at(page.text, match.start(), match.end())
            if _ABOUT_CRITERIA.search(place.quote):
                return
            yield find(
                "title_year_vs_body.future_year",
                place,
                said=year,
                found=write_date(decided),
                severity=ERROR,
                decided=decided,
            )


CHECKS = (check_title_year, check_decision_dates, check_published_before_decided, check_future_year)
