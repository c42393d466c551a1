"""The year of a row, where the words around a chain of names tell it."""

from __future__ import annotations

import itertools
import re

from rankings.parse.model import Statement
from rankings.parse.prose.chains import Chain
from rankings.parse.prose.marks import PLACE_KINDS, Mark
from rankings.parse.prose.one_year import PART_OF_YEAR, find_periods, is_of_one_year
from rankings.parse.prose.slots import Slots
from rankings.registry.vocabulary import compile_words

_PLACE_WORDS = PLACE_KINDS | {"top"}


_SAID = {"rank_verb", "rank", "gain_verb", "score"}


def year_ahead(chain: Chain, head: Slots) -> Mark | None:
    """The year at the head of "Năm 2021, dẫn đầu là A" or of "đơn vị dẫn đầu năm 2021 là A"; none
    of a comparison.
    """
    kinds = [mark.kind for mark in chain.tail]
    is_dated = kinds[:1] == ["year"] and kinds.count("year") == 1 and not chain.tail[0].is_earlier
    if is_dated and len(chain.items) == 1 and {*kinds[1:2]} & _SAID:
        return chain.tail[0]  # "Sở Y tế năm 2017 đứng thứ 5/20"
    if head.year is None:
        return None
    before = [mark.kind for mark in chain.head if mark.start < head.year.start]
    is_first = not set(before) - {"earlier", "comma", "plural_type", "count_noun"}
    is_first = is_first or before in (["index_name"], ["gain_verb", "index_name"])
    return head.year if is_first or before[-1] in _PLACE_WORDS else None


def year_of_list(chain: Chain) -> Mark | None:
    """The year of "A đứng đầu bảng xếp hạng DDCI tỉnh Đồng Tháp năm 2019": the only one behind the
    name, right behind the index.
    """
    years = [place for place, mark in enumerate(chain.tail) if mark.kind == "year"]
    if len(years) != 1 or any(mark.kind in ("versus", "now") for mark in chain.tail):
        return None
    before = [mark.kind for mark in chain.tail[: years[0]] if mark.kind not in ("close", "unit")]
    year = chain.tail[years[0]]
    return year if before[-1:] == ["index_name"] and not year.is_earlier else None


def spread_period(text: str, marks: list[Mark], rankings: list[Statement]) -> None:
    """ "Giai đoạn 2016-2020, thứ hạng đi xuống, từ 9/63 (năm 2016) xuống 29/63": a place moved to
    in a period was held in its last year; a row without a move has no sure year.
    """
    periods = find_periods(text, [mark for mark in marks if mark.kind == "year"])
    if not periods:
        return
    last = periods[0][1]
    for row in rankings:
        rank = row.fields.get("rank")
        if row.kind != "ranking" or "year" in row.fields or not rank or rank.start < last.end:
            continue
        if "previous_rank" in row.fields:
            row.fields["year"] = last.span
        else:
            row.attributes.setdefault("unsure", "year")


_TOLD_OF_IT = re.compile(r"\s?(?:điểm|%)?,?\s(?:của|trong|ở|tính)\s(?:cả\s|riêng\s)?\Z")


def doubt_rows_of_parts(text: str, rankings: list[Statement]) -> None:
    """ "Trong 6 tháng đầu năm 2023, A xếp thứ 2": a place or score of months is none of the year,
    where no year is named behind them.
    """
    pattern = compile_words(PART_OF_YEAR)
    for row in rankings:
        told = [row.fields[name] for name in ("rank", "score") if name in row.fields]
        if row.kind != "ranking" or not told:
            continue
        first, last = min(span.start for span in told), max(span.end for span in told)
        opened = text.rfind(";", row.start, first) + 1 or row.start
        parts = list(pattern.finditer(text, opened, first))
        is_of_part = parts and not re.search(r"20\d\d|cả năm", text[parts[-1].end() : first])
        behind = pattern.search(text, last, last + 40)
        if is_of_part or (behind and _TOLD_OF_IT.match(text[last : behind.start()])):
            row.attributes.setdefault("unsure", "year")


# "luôn dẫn đầu bảng xếp hạng trong nhiều năm", "nhiều năm liền đứng thứ 2": of which of them?
_ALWAYS = re.compile(
    r"(?<!\w)(?:luôn|thường xuyên|nhiều năm (?:liền|qua|nay|liên tiếp|liên tục))\s[^,;.]{0,90}\Z"
)
_MANY_YEARS = re.compile(r"[^,;.]{0,60}?\s(?:trong|qua|suốt) nhiều năm(?!\w)")


def doubt_habits(text: str, rankings: list[Statement]) -> None:
    """A place that a unit has always had, or for many years, is no place of one year, where none is
    named with it.
    """
    for row in rankings:
        rank = row.fields.get("rank")
        if row.kind != "ranking" or rank is None or "year" in row.fields:
            continue
        is_always = _ALWAYS.search(text, row.start, rank.start)
        if is_always or _MANY_YEARS.match(text, rank.end, row.end):
            row.attributes.setdefault("unsure", "year")


def free_former_years(rankings: list[Statement]) -> None:
    """ "Từ vị trí thứ 10 của bảng xếp hạng năm 2022, tỉnh vươn lên …": the year of a place held
    before is no year of the row.
    """
    for row in rankings:
        before, year = row.fields.get("previous_rank"), row.fields.get("year")
        if before is None or year is None or {"rank", "score"} & row.fields.keys():
            continue
        if row.kind == "ranking" and before.end <= year.start and "grade" not in row.fields:
            row.fields.setdefault("baseline", row.fields.pop("year"))


def spread_opening_year(marks: list[Mark], rankings: list[Statement]) -> None:
    """ "Sang đến năm 2021, thứ hạng của Hải Phòng được cải thiện, với PCI đạt 69,27 điểm": the only
    year of a sentence, told before all else, is that of all its places and scores; so the only one
    of a part up to a semicolon that tells of several units.
    """
    years = [mark for mark in marks if mark.kind == "year" and not mark.is_earlier]
    if len(years) == 1 and is_of_one_year(marks):
        _spread_year(years[0], None, rankings)
    stops = [position for position, mark in enumerate(marks) if mark.kind == "semicolon"]
    for before, after in itertools.pairwise([-1, *stops, len(marks)]):
        part = marks[before + 1 : after]
        years = [mark for mark in part if mark.kind == "year"]
        several = stops and [mark.kind for mark in part].count("unit") > 1
        if several and len(years) == 1 and is_of_one_year(part):
            _spread_year(years[0], part[-1].end, rankings)


def _spread_year(year: Mark, end: int | None, rankings: list[Statement]) -> None:
    """Give a part's year to the rows whose places and scores stand in it; what was held in that
    year, and is all that is told of a unit there, is its place.
    """
    for row in rankings:
        held, baseline = row.fields.get("previous_rank"), row.fields.get("baseline")
        if end and held and baseline == year.span and not {"rank", "score"} & row.fields.keys():
            row.fields["rank"] = row.fields.pop("previous_rank")
            row.attributes["rank_source"] = "printed"
            del row.fields["baseline"]
        values = [row.fields[name].start for name in ("rank", "score") if name in row.fields]
        is_inside = values and year.end <= min(values) and (end is None or max(values) < end)
        if row.kind == "ranking" and is_inside:
            row.fields.setdefault("year", year.span)
