"""Years against each other: the year a page tells results of, in its title, sentences, headings and
columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from rankings.clean.checks.report import (
    ERROR,
    WARNING,
    Place,
    evidence,
    find,
    sentence_at,
)
from rankings.clean.merging import group_rows
from rankings.clean.observations import Finding, Observations, Ranking
from rankings.language.dates import is_year_of_document
from rankings.language.sentences import write_date
from rankings.language.text import collapse_spaces, fold
from rankings.parse.model import Span
from rankings.registry.vocabulary import compile_words, is_baseline

# "năm 2016-2020", "từ năm 2016 đến năm 2020": a span of years.
_ONE_YEAR = (
    r"(?<!\d\sđến\s)năm\s+(?P<year>20\d\d)(?!\s*(?:[-–]|đến(?:\s+(?:hết\s+)?năm)?)\s*20\d\d)"
)
RESULT_YEAR = re.compile(
    rf"""
    (?:kết\s+quả|xếp\s+hạng|đánh\s+giá|bảng\s+xếp\s+hạng)  # a result, an evaluation …
    (?P<between>[^.;\n|\t]{{0,160}}?)                                   # … in the same clause …
    {_ONE_YEAR}                                          # … of one year
    """,
    re.VERBOSE | re.IGNORECASE,
)
TITLE_YEAR = re.compile(_ONE_YEAR, re.IGNORECASE)
_COLUMN_YEAR = re.compile(
    r"(?:(?:điểm|hạng|chỉ\s+số|kết\s+quả)[^\n|\t]{0,20}?(?:năm\s+)?|(?:\A|[|\n\t])\s*năm\s+)"
    r"(?P<year>20\d\d)",
    re.IGNORECASE,
)
# Words with which a sentence about this year's results speaks of another year.
_OTHER_YEAR = (
    r"so (?:sánh )?với|(?:cao|thấp|tốt|kém) hơn"
    r"|đối chiếu|cùng kỳ|năm trước|từ năm|đến năm|kể từ|kế hoạch|liên tiếp"
    r"|giai đoạn|@goal_word|dự kiến|tiếp theo|hướng tới|tăng|giảm|nhiệm vụ"
    r"|giải pháp|nâng cao|cải thiện|khắc phục"
    r"|ngày \d|tháng \d{1,2}\s*$|người đứng đầu|cán bộ|công chức"
)


# "kết quả trung bình đạt 76,77 điểm, cao hơn mức 76,06 điểm của năm 2021": a figure's year
_FIGURE = re.compile(r"\d[.,]\d|\d\s?(?:%|điểm|bậc)|(?:thứ|hạng|top)\s\d")


def find_told_years(page: Observations) -> list[tuple[int, Place]]:
    """Each place that says of which year the results are: the title, sentences, headings of tables,
    in page order.
    """
    title = page.document.title or ""
    at = max(0, page.text.find(title)) if title else 0
    end = max(
        (row.end for row in [*page.rankings, *page.claims, *page.criteria, *page.grade_counts]),
        default=len(page.text),
    )
    closing = re.compile(r"[^\n]*\n\s*[^\n]*").match(
        page.text, end
    )  # the paragraph behind the last figure: "Căn cứ kết quả … năm 2018"
    last = closing.end() if closing else len(page.text)
    told = [
        (int(match["year"]), Place(match[0], at + match.start(), at + match.end()))
        for match in TITLE_YEAR.finditer(title)
    ]
    told = told if len({year for year, _ in told}) == 1 else []
    for match in RESULT_YEAR.finditer(page.text, at + len(title), last):
        before = fold(
            re.split(r"[.;:\n]", page.text[max(0, match.start() - 25) : match.start()])[-1]
        )
        opens_clause = match["between"].rstrip().endswith(",")  # "Phát huy kết quả, năm 2026 …"
        if is_year_of_document(page.text[max(0, match.start("year") - 60) : match.start("year")]):
            continue  # "Bộ tiêu chí ban hành kèm theo Quyết định số 169/QĐ-UBND năm 2019"
        is_aside = match["between"].rstrip().endswith("(") and page.text[match.end()] != ")"
        other_year = compile_words(_OTHER_YEAR).search(fold(match["between"] + " năm"))
        is_of_figure = _FIGURE.search(match["between"])
        if not (opens_clause or is_aside or other_year or is_of_figure) and not re.search(
            r"\bso(?: với|\s*\Z)|cùng kỳ|trước|kế hoạch|nâng cao|cải thiện|\b(?:lần|kỳ|đợt)\b",
            before,
        ):
            told.append((int(match["year"]), Place(match[0], match.start(), match.end())))
    return told


def settle_year(told: list[tuple[int, Place]]) -> int | None:
    """The year most places name; None where two years are named equally often.

    >>> (
    ...     settle_year([(2021, None), (2021, None), (2020, None)]),
    ...     settle_year([(2018, None), (2017, None)]),
    ... )
    (2021, None)
    """
    counts = Counter(year for year, _ in told).most_common(2)
    return (
        None if not counts or (len(counts) == 2 and counts[0][1] == counts[1][1]) else counts[0][0]
    )


def check_told_years(page: Observations) -> Iterator[Finding]:
    """One sentence or heading names another year of results than the title and most others."""
    told = find_told_years(page)
    year = settle_year(told)
    if year is None or len(told) < 3 or TITLE_YEAR.search(page.document.title or "") is None:
        return
    title_place = told[0][1]
    named = {match["year"] for match in TITLE_YEAR.finditer(page.document.title or "")}
    if named != {f"{year}"}:
        return  # the title itself is the odd one: see check_title_year
    zones = [zone for _, zone in _list_zones(page)]
    for other, place in told[1:]:
        if any(zone.start <= place.start < zone.end for zone in zones):
            continue  # "Xếp hạng năm 2014" over a column beside that of 2015
        sentence = sentence_at(page.text, place.start, place.end)
        if (
            other != year
            and f"năm {year}" not in collapse_spaces(sentence.quote)
            and not has_own_table(page, other)
            and not ranks_another_level(page, place, other, year)
        ):
            yield find(
                "title_year_vs_body.told_years",
                sentence,
                said=other,
                found=year,
                severity=WARNING,
                evidence=evidence("year", title_place),
            )


def ranks_another_level(page: Observations, place: Place, other: int, year: int) -> bool:
    """Whether the sentence ranks units of a level that has no results of the page's year: what
    stood before, when there were still districts.
    """
    levels = {row.level for row in page.rankings if row.year == year}
    there = [row for row in page.rankings if row.start <= place.start < row.end]
    return bool(there) and all(row.year == other and row.level not in levels for row in there)


def has_own_table(page: Observations, year: int) -> bool:
    """Whether a level has a table of this year beside one of another year: an earlier ranking,
    shown on purpose.
    """
    years: dict[str, set[int]] = {}
    for row in page.rankings:
        if row.source == "table" and row.year:
            years.setdefault(row.level, set()).add(row.year)
    return any(year in found and len(found) > 1 for found in years.values())


def check_column_years(page: Observations) -> Iterator[Finding]:
    """A heading "… năm 2021" over columns that name other years, or one year twice."""
    told = settle_year(find_told_years(page))
    for label, zone in dict.fromkeys(_list_zones(page)):
        heading = {
            year["year"]
            for year in TITLE_YEAR.finditer(label)
            if not is_baseline(label, year.start("year"))
        }
        is_headed = len(heading) == 1
        expected = int(heading.pop()) if is_headed else told
        columns = [
            match for match in _COLUMN_YEAR.finditer(zone.quote) if "so v" not in match[0].lower()
        ]
        years = [int(match["year"]) for match in columns]
        words = [fold(collapse_spaces(match[0])) for match in columns]
        twice = [match for at, match in enumerate(columns) if words[at] in words[:at]]
        if compile_words("@goal_word|@plan_word").search(fold(zone.quote)):
            continue  # a column of what is hoped for
        heads = len(re.findall(r"điểm|hạng|xếp loại", fold(zone.quote)))
        if set(years) == {(expected or 0) - 1} and heads > len(columns):
            continue  # "Tổng điểm | Xếp loại | Hạng năm 2018": last year's beside this year's
        if (
            columns
            and expected
            and (expected not in years or (is_headed and max(years) > expected))
        ):
            yield _columns_finding(
                "title_year_vs_body.column_years", zone, columns[-1], f"{expected}", years
            )
        elif twice:
            called = collapse_spaces(twice[0][0])
            yield _columns_finding("title_year_vs_body.column_years_2", zone, twice[0], called, [2])


def _list_zones(page: Observations) -> Iterator[tuple[str, Place]]:
    """The label of each table, and where the names of its columns stand."""
    for rows in group_rows(page.rankings).values():
        table = [row for row in rows if row.source == "table"]
        if table and table[0].label and (zone := header_zone(page, table)):
            yield table[0].label, zone


def _columns_finding(
    code: str, zone: Place, column: re.Match[str], said: str, found: list[int]
) -> Finding:
    names = ", ".join(map(str, found))
    return find(
        code,
        zone,
        said=said,
        found=names,
        severity=WARNING,
        evidence=evidence(
            "year", Place(column[0], zone.start + column.start(), zone.start + column.end())
        ),
        expected=said,
        names=names,
    )


def header_zone(page: Observations, table: list[Ranking]) -> Place | None:
    """What stands between the heading of a table and its first row: the names of its columns."""
    first = min(row.start for row in table)
    at = page.text.rfind(table[0].label, 0, first)
    begin = at + len(table[0].label) if at >= 0 else max(0, first - 200)
    words = page.text[begin:first]
    if not words.strip() or len(words) > 400:
        return None
    begin += len(words) - len(words.lstrip())
    return Place(
        page.text[begin:first].rstrip(), begin, begin + len(page.text[begin:first].rstrip())
    )


def check_decided_before_year(page: Observations) -> Iterator[Finding]:
    """Results of a year that began after the decision was signed, where title and sentences agree
    on the year.
    """
    told = find_told_years(page)
    year, decided = settle_year(told), page.document.decision_date
    agreed = (
        len(told) > 1 and len({other for other, _ in told}) == 1
    )  # where they differ, see check_title_year
    if (
        year
        and decided
        and agreed
        and decided < f"{year}-01-01"
        and page.document.evaluation_year != year
    ):
        place = sentence_at(page.text, told[-1][1].start, told[-1][1].end)
        yield find(
            "decision_date_conflict.decided_before_year",
            place,
            said=write_date(decided),
            found=year,
            severity=ERROR,
            evidence=evidence("year", told[0][1]),
            decided=decided,
        )


_BASIS = re.compile(
    r"(?:Thực\s+hiện|Căn\s+cứ)\s+(?:Quyết\s+định|Kế\s+hoạch|Nghị\s+quyết"
    r"|Thông\s+tư)[^.;\n]{0,60}?ngày\s+"
    r"(?P<day>\d{1,2})(?:\s+tháng\s+|[/.-])(?P<month>\d{1,2})(?:\s+năm\s+|[/.-])(?P<year>\d{4})",
    re.IGNORECASE,
)


_IS_BASIS = re.compile(r"công bố|đánh giá|xếp hạng|chấm điểm|kết quả|bộ (?:tiêu chí|chỉ số)")


def check_basis_after_decision(page: Observations) -> Iterator[Finding]:
    """ "Thực hiện Quyết định … ngày 14/11/2018" in an announcement of an earlier day."""
    decided = page.document.decision_date
    for match in _BASIS.finditer(page.text):
        basis = f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"
        place = sentence_at(page.text, match.start(), match.end())
        if decided and basis > decided and _IS_BASIS.search(fold(place.quote)):
            yield find(
                "decision_date_conflict.basis_after_decision",
                place,
                said=write_date(decided),
                found=write_date(basis),
                severity=ERROR,
                evidence=evidence("decision_date", Place(match[0], match.start(), match.end())),
                decided=decided,
                basis=basis,
            )
            return


def _before(page: Observations, span: Span) -> str:
    return fold(page.text[max(0, span.start - 25) : span.start])


def check_baseline_year(page: Observations) -> Iterator[Finding]:
    """ "tăng … so với năm 2021" said of the results of 2021."""
    year = settle_year(find_told_years(page)) or page.document.evaluation_year
    seen: set[int] = set()
    for row in [*page.rankings, *page.claims]:
        span = row.spans.get("baseline")
        own = row.year if isinstance(row, Ranking) else row.year or year
        told = row.spans.get("year")
        if told is not None and span is not None and told.start > span.start:
            continue  # "… so với năm 2022; năm 2022 tỉnh …": the year of what follows
        if told is None and page.text.count(f"{own}") == 1:
            continue  # no word but the one of the year before says that the results are of it
        if (
            span is None
            or row.baseline is None
            or own is None
            or row.baseline < own
            or span.start in seen
            or not re.search(r"20\d\d", span.text)
            or compile_words("@goal_word|@plan_word|cuối").search(_before(page, span))
        ):
            continue
        seen.add(span.start)
        yield find(
            "change_mismatch.baseline_year",
            row,
            said=row.baseline,
            found=own,
            severity=WARNING,
            evidence=evidence("baseline", span),
        )


CHECKS = (
    check_told_years,
    check_column_years,
    check_decided_before_year,
    check_basis_after_decision,
    check_baseline_year,
)
