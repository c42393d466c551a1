"""The year that a sentence gives each of its figures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rankings.parse.model import Span, Statement
from rankings.parse.prose.claim_words import is_bare_year
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.one_year import PART_OF_YEAR, find_periods
from rankings.registry.vocabulary import compile_words

_OPENS = re.compile(r"\s?\(\s?")
_LEADS = re.compile(r"\s(?:(?:là|đạt|được|có|ở mức)\s){0,2}|\s?:\s?")
# "27 của cả nước năm 2021", "76,7 điểm (năm 2013"
_FOLLOWS = re.compile(r"(?:\s?(?:điểm|%|cả nước|của|toàn quốc|trong|vào|trên|\())*\s?(?:năm\s)?")
_IN_TURN = {"rank", "score", "percent", "number"}
_SINCE = re.compile(r"(?<!\w)từ\s(?:năm\s)?\Z", re.IGNORECASE)


_PART_BEFORE = re.compile(r"(?:tháng|quý)\s(?:\w+\s){0,3}\Z", re.IGNORECASE)


def is_dated(text: str, value: Mark, marks: list[Mark]) -> bool:
    """Return whether a year is printed right beside a value: "75,99 điểm năm 2022"."""
    years = [mark for mark in marks if mark.kind == "year"]
    return any(
        _FOLLOWS.fullmatch(text, value.end, year.start)
        or _OPENS.fullmatch(text, value.end, year.start)
        for year in years
    )


def doubt_claims_of_parts(text: str, start: int, claims: list[Statement]) -> None:
    """Doubt the year of a figure told of months, or of a time before, that no year is named for."""
    pattern = compile_words(PART_OF_YEAR)
    for claim in claims:
        figure = claim.figure
        part = pattern.search(text, start, figure.start)
        # the last months of a year are those of the year told of
        is_part = part is not None and part["year"] is None and "cuối" not in part[0].lower()
        if "year" not in claim.fields and (is_part or "time_before" in claim.attributes):
            claim.attributes.setdefault("unsure", "year")


def is_whole_year(text: str, year: Mark) -> bool:
    """Return whether a year stands for itself, and not for its months: "6 tháng đầu năm 2023"."""
    return not _PART_BEFORE.search(text, max(0, year.start - 30), year.start)


def date_claims(text: str, claims: list[Statement], marks: list[Mark]) -> None:
    """Give each claim without a year the one printed right beside its figure, else the last year
    before it that is no baseline, else one behind it; a span of years is the year of none.
    """
    years = _sort_years(text, claims, marks)
    for claim in claims:
        if "year" in claim.fields:
            continue
        near = (
            years.bracketed.get(claim.fields.get("value"))
            or years.counted.get(id(claim))
            or _find_beside(text, claim, claims, years)
        )
        chosen = near or _find_around(text, claim, claims, years, marks)
        if chosen is None:
            continue
        claim.fields["year"] = chosen.span
        chosen.used = True
        editions = {year.span.text for year in years.counted.values()}
        if near is None and editions - {chosen.span.text}:
            claim.attributes.setdefault("unsure", "year")  # two editions in one sentence


@dataclass(frozen=True)
class _Years:
    """The years of a sentence, by what they date."""

    dated: list[Mark]  # all of them
    versus: set[int]  # where those start that are compared with
    bracketed: dict[Span, Mark]  # "từ 41,71 (2021) xuống 41,56 (2022)", or in turn: by the value
    free: list[Mark]  # those that nothing claims yet
    counted: dict[int, Mark]  # those in the words that say what a figure counts, by the claim's id


def _sort_years(text: str, claims: list[Statement], marks: list[Mark]) -> _Years:
    dated = [mark for mark in marks if mark.kind == "year" or is_bare_year(text, mark)]
    spans = {year.start for period in find_periods(text, dated) for year in period}
    versus = {
        year.start
        for year in dated
        if (place := marks.index(year)) and _leads_to_baseline(marks[place - 1])
    }
    bracketed = {
        marks[position].span: marks[position + 2]
        for position in range(len(marks) - 3)
        if [mark.kind for mark in marks[position + 1 : position + 4]] == ["open", "year", "close"]
    }
    bracketed |= _pair_in_turn(marks)
    free = [
        year
        for year in dated
        if not year.used
        and year.start not in spans | versus
        and year not in bracketed.values()
        and not _SINCE.search(text, max(0, year.start - 8), year.start)
    ]
    alone = [year for year in free if not _leads_to_another(text, year, claims)]
    return _Years(dated, versus, bracketed, free, _years_of_counts(claims, alone))


def _pair_in_turn(marks: list[Mark]) -> dict[Span, Mark]:
    """ "năm 2022 và 2023, tỉnh lần lượt đạt 72,95 và 71,25 điểm": the year of each value, where as
    many values stand behind "lần lượt" as years before.
    """
    turn = next((at for at, mark in enumerate(marks) if mark.kind == "in_order"), 0)
    years = [mark for mark in marks[:turn] if mark.kind == "year" and not mark.is_earlier]
    values = [mark.span for mark in marks[turn:] if mark.kind in _IN_TURN] if turn else []
    pairs = len(years) == len(values) > 1
    return dict(zip(values, years, strict=True)) if pairs else {}


def _without_baseline(years: list[Mark], claim: Statement) -> list[Mark]:
    """ "tăng 25 bậc so năm 2016 (năm 2016 xếp thứ 36/63)": no change is of the year it is from."""
    baseline = claim.fields.get("baseline")
    return [year for year in years if baseline is None or year.span.text != baseline.text]


def _find_beside(
    text: str, claim: Statement, claims: list[Statement], years: _Years
) -> Mark | None:
    """The year right before a figure, else the one right behind it."""
    start, end = claim.figure.start, claim.figure.end
    dated = _without_baseline(years.dated, claim)
    named = [year for year in dated if year.start not in years.versus]
    before = [
        year
        for year in dated
        if _OPENS.fullmatch(text, year.end, start)
        or (year in named and _LEADS.fullmatch(text, year.end, start))
    ]
    follows = (
        year
        for year in named
        if _FOLLOWS.fullmatch(text, end, year.start) and not _leads_to_another(text, year, claims)
    )
    return before[-1] if before else next(follows, None)


def _find_around(
    text: str, claim: Statement, claims: list[Statement], years: _Years, marks: list[Mark]
) -> Mark | None:
    """The last year of the sentence before a figure that may be the figure's, else the first."""
    figure = claim.figure
    free = [
        year
        for year in _without_baseline(years.free, claim)
        if _is_open_to(text, year, figure.start) and not _is_of_another(text, year, marks, figure)
    ]
    before = [year for year in free if year.start < figure.start]
    own = (year for year in free if not _leads_to_another(text, year, claims))
    return before[-1] if before else next(own, None)


def _leads_to_baseline(before: Mark) -> bool:
    """ "so với năm 2019", "cao hơn năm 2019"."""
    return before.kind == "versus" or before.measures_against


def _years_of_counts(claims: list[Statement], years: list[Mark]) -> dict[int, Mark]:
    """By the claim's id, the one year in the words that say what a figure counts: "10 địa phương
    dẫn đầu PII 2023" is of 2023.
    """
    figures = [claim.fields["value"].start for claim in claims if "value" in claim.fields]
    found: dict[int, Mark] = {}
    for claim in claims:
        start = claim.figure.end
        measure = claim.fields["measure"]
        inside = [year for year in years if start <= measure.start <= year.start < measure.end]
        if len(inside) == 1 and not any(start <= other < inside[0].start for other in figures):
            found[id(claim)] = inside[0]
    return found


_OWN_OF = re.compile(r"(?:\s?(?:điểm|%))?\scủa\snăm\s")  # "từ mức 87,72% của năm 2023"
_LEFT = re.compile(r"(?<!\w)từ\s(?:mức\s|vị trí\s|vị trí thứ\s|hạng\s|thứ\s)?\Z", re.IGNORECASE)


def _is_of_another(text: str, year: Mark, marks: list[Mark], figure: Span) -> bool:
    """Whether a year only dates the figure before it, that another was left for: "Từ hạng 21 năm
    2015, tỉnh đứng hạng 4" says no year of the later.
    """
    last = next((mark for mark in reversed(marks) if mark.end <= year.start), None)
    if last is None or last.kind not in _FIGURES or last.span == figure:
        return False
    is_left = _LEFT.search(text, max(0, last.span.start - 16), last.span.start)
    follows = _FOLLOWS.fullmatch(text, last.end, year.start)
    return bool(follows and (is_left or _OWN_OF.fullmatch(text, last.end, year.start)))


_FIGURES = {"percent", "score", "number", "rank", "points"}
# "Chính quyền số xếp 24/63, còn năm 2020 thì thứ hạng là 47"
_SETS_AGAINST = re.compile(
    r",\s(?:còn|trong khi(?: đó)?|nhưng|song)\s(?:\w+\s){0,2}?(?:năm\s)?\Z", re.IGNORECASE
)
# "Năm 2023 là 88,32%; như vậy, sau một năm đã tăng thêm 1,85%"
_LATER = re.compile(r"sau (?:một|1) năm|(?:một|1) năm sau|năm (?:sau|kế tiếp)", re.IGNORECASE)


def _is_open_to(text: str, year: Mark, place: int) -> bool:
    """Whether no bracket closes or opens between a year and a figure, and no later year is spoken
    of: "(năm 2017 đạt 79,76%)" dates none outside.
    """
    if _LATER.search(text, year.end, max(year.end, place)):
        return False
    first, last = min(year.end, place), max(year.start, place)
    between = text[first:last]
    if place < year.start and (";" in between or _SETS_AGAINST.search(between)):
        return False  # "vẫn đạt trên 70 điểm; xuống vị trí thứ 2 năm 2017": another part's
    if year.start < place:
        return between.count(")") <= between.count("(")
    return between.count("(") <= between.count(")")


def _leads_to_another(text: str, year: Mark, claims: list[Statement]) -> bool:
    """Whether a year leads to a figure of its own: ", năm 2020 là 12%"."""
    figures = [claim.fields.get("value") for claim in claims]
    return any(
        figure is not None
        and year.end <= figure.start
        and _LEADS.fullmatch(text, year.end, figure.start)
        for figure in figures
    )
