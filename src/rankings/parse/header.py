"""Facts of the document as a whole: title, dates, decision, issuer, province, evaluated year,
framework, scope, annex.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from rankings.language.dates import DateMention, find_dates, is_year_of_document
from rankings.language.numbers import NumberToken
from rankings.language.text import fold_letters
from rankings.parse.boilerplate import find_attachments, is_date_line, split_lines
from rankings.parse.decisions import read_decisions
from rankings.parse.framework_words import find_framework
from rankings.parse.model import Header, Page, Region, Span, Statement
from rankings.parse.names import UPPER
from rankings.parse.prose.one_year import is_denied, year_of_months
from rankings.parse.whereabouts import LEAD, find_district, find_province
from rankings.registry.reference import remembered
from rankings.registry.vocabulary import alternation, compile_words

_EVALUATED = re.compile(
    r"(?:đánh giá|xếp hạng|xếp loại|kết quả|chấm điểm|bảng|chỉ số|mức độ|thứ hạng|tổng điểm|kỳ|đợt)"
)


_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_TIME_BEFORE = re.compile(r"(?:năm|kỳ|kỳ đánh giá|index|\()\s{0,2}\Z", re.IGNORECASE)
_ENDS_TEXT = re.compile(r"\s?\??\s?$|:\s")
_ENDS_LINE = re.compile(r"\s?\??\s?$", re.MULTILINE)
_LONGEST_INDEX = 160  # letters of the name of an index with what it is of


@remembered(maxsize=None)
def _named_before() -> re.Pattern[str]:
    """ "PAPI 2022", "(DDCI) Đà Nẵng 2022": an index before a year."""
    return re.compile(
        rf"""
        (?:{alternation("index_name")}|{alternation("framework_word")})[)”"]?
        (?-i:\s[{UPPER}]\w*){{0,4}}\s{{0,2}}\Z
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _is_told(text: str, body: Region, year: re.Match[str]) -> bool:
    """Whether a word of time, an index or a bracket stands before a year, or the title's end or a
    colon behind it.
    """
    place = year.start()
    is_titled = "\n" not in text[body.start : place]
    ends = _ENDS_TEXT.match(text, year.end(), body.end) or (
        is_titled and _ENDS_LINE.match(text, year.end(), body.end)
    )
    near, nearest = (max(body.start, place - letters) for letters in (_LONGEST_INDEX, 14))
    return bool(
        _TIME_BEFORE.search(text, nearest, place)
        or (text[place - 1 : place].isspace() and ends)
        or _named_before().search(text, near, place)
    )


@remembered(maxsize=1)
def _index_before() -> re.Pattern[str]:
    """ "VCCI công bố PCI năm 2023": a year right behind an index is the index's, where nothing is
    compared with it.
    """
    name = rf"(?<!so với )(?<!hơn )(?<!từ )(?<!\w)(?:{alternation('index_name')})"
    place = r"(?:\s(?:của\s)?(?:tỉnh|thành phố)(?:\s\w+){1,3})?"
    return re.compile(rf"{name}[)”\"]?{place}\s(?:năm\s|\()?\Z")


# A plan names the year it is for, not a year that was evaluated.
_HOPED = (
    r"@goal_word|nâng cao thứ hạng|cải thiện (?:thứ hạng|chỉ số)|(?<!tổng )kế hoạch|đến"
    r" hết|\bsẽ\b"
)
# "kết quả phục vụ người dân tháng 11/2025", "số liệu chốt ngày 1/12/2025": where no year is named.
_OF_MONTH = re.compile(
    r"(?:kết quả|chỉ số|xếp hạng|đánh giá|điểm|số liệu)(?:(?!công bố)[^.;\n]){0,200}?"
    r"(?:tháng\s(?:0?[1-9]|1[0-2])|quý\s[IVX\d]{1,3}"
    r"|(?:chốt|tính đến|đến hết|cập nhật đến)\s(?:ngày\s)?\d{1,2}\s?[/-]\s?\d{1,2})"
    r"(?:\s?[/-]\s?|\snăm\s)(?P<year>20\d\d)",
    re.IGNORECASE,
)
_IN_TITLE, _AS_ANNOUNCED, _IN_LEAD = 6.0, 5.5, 2.0
_RIVAL = 0.9  # a year named nearly as often as the chosen one leaves it unsure
_IN_BRACKETS = re.compile(r"\((?:(?:kỳ |của )?(?:năm )?|(?:năm )?20\d\d[^()]*[,;]\s(?:năm )?)\Z")


# "(51,66 điểm, PII 2023 xếp thứ 4)"
_BEHIND_A_VALUE = re.compile(r"\((?:[^()]*\d[^()]*)[,;]\s[^(),;]{0,40}\Z")


@remembered(maxsize=1)
def _restated_index() -> re.Pattern[str]:
    """ "(PII 2023 xếp hạng 7)", "so với PII 2023": another edition, set beside the one told."""
    return re.compile(rf"(?:\(|so với ){alternation('index_name')}\s(?:năm )?\Z", re.IGNORECASE)


_TELLS_VALUE = re.compile(
    r"[^.;\n]{0,90}?(?<!\w)(?:đạt|xếp|đứng|hạng|thứ|được)\s[^.;\n]{0,20}?(?<!\w)"
    r"(?:\d|nhất|nhì|hai|ba)"
)


_IS_GOAL = r"\A,?(?: \w+){0,3} (?:@goal_word|quyết tâm)"
_RESULT = re.compile(r"kết quả|công bố|xếp thứ|đứng thứ")


def read_header(page: Page, title: Span | None, body: Region, numbers: list[NumberToken]) -> Header:
    """Return the facts of the document that its words print, each with its span."""
    header = Header(title=title, body=body)
    header.province, is_national = find_province(page, title, body)
    header.scope = "national" if is_national else "provincial"
    header.district = find_district(page, title, body)
    header.framework = find_framework(page.text, title, body)
    header.published = _find_published(page, title)
    heads = find_dates(page.text[: body.start])
    dates = find_dates(page.text[body.start : body.end])
    dates = [
        DateMention(d.start + body.start, d.end + body.start, d.text, d.iso, d.year, d.month, d.day)
        for d in dates
    ]
    read_decisions(page.text, header, body, numbers, heads + dates)
    header.annex = next(iter(find_attachments(page.text, body)), None)
    header.year = _find_year(page, header, body, dates)
    return header


def _find_published(page: Page, title: Span | None) -> Span | None:
    lines = split_lines(page.text)
    after = [line for line in lines if title and line.start >= title.end][:8]
    above = [line for line in lines if title and line.end <= title.start][-3:]
    for line in after + above:
        candidate = line.text if is_date_line(line.text) else _tail_after_author(line.text)
        if candidate and not _is_clock(page.text, line.end):
            date = max(
                (date for date in find_dates(page.text[line.start : line.end]) if date.iso),
                key=lambda date: date.iso,  # of the latest version: "Đăng ngày …, cập nhật ngày …"
                default=None,
            )
            if date is None:  # portals without a date print 1/1/0001
                continue
            return page.span(line.start + date.start, line.start + date.end)
    return None


_GREETING = re.compile(r"\s*(?:kính\s)?chào\s(?:mừng|quý|bạn)", re.IGNORECASE)


def _is_clock(text: str, end: int) -> bool:
    """Whether a date stands above a greeting: the day of the visit."""
    return bool(_GREETING.match(text, end))


def _tail_after_author(text: str) -> str:
    """ "ĐÔNG ANH  02/02/2024 14:51": a by-line and the date on one line."""
    match = re.match(rf"[{UPPER}][\w.]*(?:\s[{UPPER}][\w.]*){{0,4}}\s*[-–|,]?\s+(?=\d)", text)
    rest = text[match.end() :] if match else ""
    return rest if rest and is_date_line(rest) else ""


class _Vote(NamedTuple):
    """A year that may be the evaluated one, and how much its place and the words around it speak
    for it.
    """

    year: Span
    weight: float
    is_of_index: bool  # right behind its name
    tells_value: bool


def _weigh_years(
    text: str, header: Header, body: Region, dates: list[DateMention]
) -> Iterator[_Vote]:
    """Yield each year of the body that no word makes a goal, a year compared with or a date."""
    limit, has_led = _limit(header, dates), False
    dated = {
        place for date in dates if date.day is not None for place in range(date.start, date.end)
    }
    title = header.title
    for match in _YEAR.finditer(text, body.start, body.end):
        year, place = match[0], match.start()
        if place in dated or (limit and int(year) > limit):
            continue
        if not _is_told(text, body, match):
            continue
        line = max(body.start, place - 140, text.rfind("\n", 0, place))
        before = fold_letters(text)[line:place]
        after = fold_letters(text)[place + 4 : min(body.end, place + 120)]
        if _is_of_another_year(before, after):
            continue
        is_titled = title is not None and title.start <= place < title.end
        is_evaluated = bool(_EVALUATED.search(before))
        if _MONTHS_BEFORE.search(before) and not (is_titled or is_evaluated):
            continue
        is_of_index = bool(_index_before().search(before))
        if is_titled:
            weight = _IN_TITLE * (2 if is_of_index else 1)
        elif is_evaluated or is_of_index:
            # the lead says what the page is about
            weight = 2.0 + (0 if has_led else 2 * _is_only_year(text, place))
            has_led = True
        else:
            weight = 1.5 if _EVALUATED.search(after) else 0.5
        if weight < _IN_TITLE and _ANNOUNCED.match(after):
            weight = _AS_ANNOUNCED
        span = Span(year, place, place + 4)
        yield _Vote(span, weight, is_of_index, bool(_TELLS_VALUE.match(after)))


# "bảng xếp hạng DTI năm 2023 mà UBND tỉnh vừa công bố": what the page is there for
_ANNOUNCED = re.compile(
    r"[^.;\n]{0,60}?\s(?:vừa|mới)\s(?:được\s[^.;:,\n]{0,40}?|chính thức\s)*"
    r"(?:công bố|ban hành|phê duyệt)(?!\w)"
)
# "6 tháng đầu năm 2025, việc triển khai đạt kết quả": no ranking of these months
_MONTHS_BEFORE = re.compile(r"(?<!\w)(?:tháng|nửa)\s(?:đầu|cuối)\s(?:của\s)?(?:năm\s)?\Z")
_ONCE = re.compile(r"\s(?:còn|từng|mới chỉ)\s")  # "năm 2022 còn đứng thứ 15, nay thứ 14"
_OPENS_PERIOD = re.compile(r"\s?[-–]\s?20\d\d(?!\d)")  # "kỳ 2021-2022": of which of them?
_BEGUN = "(?:công bố|triển khai|thực hiện|xây dựng|áp dụng|tiến hành)"
_COMPARED = (
    r"(?:@baseline_word|so|hơn|kém|thua|bằng|như)\s"
    r"(?:(?:cùng kỳ|của|kết quả|thứ hạng|vị trí|mức|điểm|khối|nhóm|(?:top|tốp) \d+)\s)*"
    r"(?:năm\s)?\Z"
    r"|từ năm \Z|đến năm \Z|giai đoạn[^,.]{0,20}\Z"
    r"|(?:ra mắt|ra đời|khởi xướng|khởi động|đề xuất)(?: lần đầu)?(?: tiên)?(?: vào| từ)? năm \Z"
    rf"|(?:{_BEGUN} lần đầu|(?:lần đầu|bắt đầu)(?: tiên)? (?:được )?{_BEGUN})"
    r"[^,.;:()\d]{0,40}(?: vào| từ| trong)? năm \Z"
)


def _is_of_another_year(before: str, after: str) -> bool:
    """Whether the words around a year compare with it, hope for it, or restate it in brackets:
    "(năm 2018: 1.204,75)", "(năm 2021 xếp thứ 40/63)".
    """
    is_hoped = compile_words(_HOPED).search(before) and not _RESULT.search(before)
    is_set_beside = _IN_BRACKETS.search(before) or _restated_index().search(before)
    is_set_beside = is_set_beside or _BEHIND_A_VALUE.search(before)
    is_restated = is_set_beside and not after.lstrip().startswith(")")
    return bool(
        compile_words(_COMPARED).search(before)
        or is_year_of_document(before)
        or is_hoped
        or after.startswith(" sẽ")
        or _OPENS_PERIOD.match(after)
        or _ONCE.match(after)
        or compile_words(_IS_GOAL).search(after)
        or is_denied(before, after)
        or is_restated
    )


def _find_year(page: Page, header: Header, body: Region, dates: list[DateMention]) -> Span | None:
    """The year evaluated: named with the evaluation, never later than the decision or the
    publication.
    """
    votes: Counter[str] = Counter()
    first: dict[str, Span] = {}
    told: Counter[str] = Counter()  # below the title
    weighed = list(_weigh_years(page.text, header, body, dates))
    for vote in weighed:
        year = vote.year.text
        votes[year] += vote.weight
        told[year] += vote.weight if vote.weight < _IN_TITLE else 0
        first.setdefault(year, vote.year)
    title = header.title
    if not votes:
        end = min(body.end, title.end + LEAD) if title else 0
        month = _OF_MONTH.search(page.text, title.start, end) if title else None
        return Span(month["year"], *month.span("year")) if month else None
    # The latest of several columns ("Tổng điểm năm 2020 | năm 2021") is the evaluated one where
    # they tie.
    best = max(votes, key=lambda year: (votes[year], year))
    others = [votes[year] for year in votes if year != best]
    # "Bảng xếp hạng PAPI năm 2022" over "PAPI 2021 đã được công bố": only the title says it
    is_only_titles = not told[best] and max(told.values(), default=0) >= _IN_LEAD
    is_of_months = title is not None and year_of_months(title.text) == best
    has_rival = bool(others) and (max(others) >= _RIVAL * votes[best] or is_only_titles)
    if has_rival or is_of_months or _is_outdated(best, weighed):
        header.unsure = "year"
    return first[best] if votes[best] >= 1.5 else None


def _is_outdated(best: str, weighed: list[_Vote]) -> bool:
    """Whether a value is told of a later year, and neither the title nor the name of an index says
    the one chosen: "Ở lần đánh giá cho năm 2019, tỉnh mới đứng thứ 31 … DTI năm 2023 …, thứ 12".
    """
    own = [vote for vote in weighed if vote.year.text == best]
    is_named = any(vote.is_of_index or vote.weight >= _AS_ANNOUNCED for vote in own)
    return not is_named and any(
        vote.tells_value and vote.weight >= _IN_LEAD and vote.year.text > best for vote in weighed
    )


def _is_only_year(text: str, place: int) -> bool:
    """Whether the line that a year stands in names no other."""
    start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    line = text[start : end if end >= 0 else len(text)]
    return len(set(re.findall(r"năm\s((?:19|20)\d\d)", line))) == 1


def _limit(header: Header, dates: list[DateMention]) -> int | None:
    spans = [span for span in (header.decision_date, header.published) if span is not None]
    years = [
        date.year for span in spans for date in dates if date.start == span.start and date.year
    ]
    years += [
        int(match[0])
        for span in spans
        for match in [re.search(r"(?:19|20)\d\d\Z", span.text)]
        if match
    ]
    return min(years) if years else None


def decide_scope(header: Header, statements: list[Statement]) -> str:
    """Return national where provinces are ranked, provincial where agencies inside one are."""
    rankings = [statement for statement in statements if statement.kind == "ranking"]
    provinces = sum(statement.level == "province" for statement in rankings)
    return (
        "national"
        if header.scope == "national" or (rankings and provinces > len(rankings) / 2)
        else "provincial"
    )
