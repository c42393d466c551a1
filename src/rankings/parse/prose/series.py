"""One unit over several years in one sentence: "năm 2020 đứng thứ 29 (83,40%), năm 2021 tụt xuống
thứ 41, năm 2022 lên thứ 37".
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from rankings.language.number_words import COUNTED, parse_count
from rankings.parse.model import Statement
from rankings.parse.prose.aims import names_aim
from rankings.parse.prose.chains import Chain
from rankings.parse.prose.context import Context, new_statement
from rankings.parse.prose.last_places import place_at_end
from rankings.parse.prose.marks import PLACE_OF_WORD, Mark
from rankings.parse.prose.rank_slots import set_mark
from rankings.parse.prose.row_changes import set_changes
from rankings.parse.prose.slots import Slots, read_slots
from rankings.parse.sentences import Sentence
from rankings.registry.vocabulary import name_framework

_VALUES = {"rank", "score", "percent"}
_PLACES = {"rank", *PLACE_OF_WORD, "last"}
_Packets = list[tuple[Mark, list[Mark]]]


def part_years(marks: list[Mark]) -> list[tuple[Mark, list[Mark]]]:
    """Return (year, the marks that belong to it) where every year has a place or score of its own,
    [] for anything else.
    """
    years = [
        position
        for position, mark in enumerate(marks)
        if mark.kind == "year"
        and not mark.is_earlier
        and (not position or marks[position - 1].kind not in ("versus", "from"))
        and not _dates_the_former(marks, position)
    ]
    if len({marks[position].span.text for position in years}) < 2:
        return []
    packets = _part_at(marks, years)
    told = [any(mark.kind in _VALUES and not mark.is_earlier for mark in one) for _, one in packets]
    return packets if all(told) else []


def _part_at(marks: list[Mark], years: list[int]) -> _Packets:
    """The marks parted at the years, those behind or, where all values stand before, those before;
    [] where it is not clear to which year values belong.
    """
    first_value = next(
        (position for position, mark in enumerate(marks) if mark.kind in _VALUES), len(marks)
    )
    leads = first_value < years[0]
    are_behind = leads and all(_is_bracketed(marks, year) for year in years)
    stands = marks[years[0] - 1].kind
    if leads and stands in ("semicolon", "comma", "open") and not are_behind:
        return []  # "là 42,1 điểm; năm 2021 là 41,9 điểm": of which year is the first?
    opens = any(mark.kind in _VALUES for mark in marks[years[-1] :])
    if leads and opens and stands != "colon":
        return []  # values before the first year and behind the last
    if leads and not opens:  # "41,24 điểm năm 2022 và 42,65 điểm năm 2023"
        edges = [-1, *years]
        return [
            (marks[year], marks[edge + 1 : year]) for edge, year in zip(edges, years, strict=False)
        ]
    edges = [*years, len(marks)]
    return _share_place(
        [(marks[year], marks[year + 1 : edge]) for year, edge in zip(years, edges[1:], strict=True)]
    )


def _is_bracketed(marks: list[Mark], position: int) -> bool:
    return [mark.kind for mark in marks[max(0, position - 1) : position + 2]] == _BRACKETED


_BRACKETED = ["open", "year", "close"]


def _share_place(packets: _Packets) -> _Packets:
    """ "năm 2018 và 2019 xếp hạng 43, năm 2020 xếp hạng 38": what stands right behind two years is
    the place of both.
    """
    shared: _Packets = []
    for (year, packet), (_, behind) in itertools.pairwise([*packets, *packets[-1:]]):
        told = [mark for mark in behind if mark.kind in _VALUES]
        leads = [mark.kind for mark in behind if mark.kind not in ("rank_verb", "same", "comma")]
        is_shared = [mark.kind for mark in packet] == ["and"] and len(told) == 1
        shared.append((year, behind if is_shared and leads[:1] == ["rank"] else packet))
    return shared


def _dates_the_former(marks: list[Mark], position: int) -> bool:
    """ "tăng từ vị trí thứ 37, nhóm Trung bình (năm 2020) lên thứ 11": brackets of the year from
    which a unit rose.
    """
    kinds = [mark.kind for mark in marks]
    is_alone = _is_bracketed(marks, position)
    behind = kinds[position + 2 : position + 3]
    return (
        is_alone
        and bool({"from", "moved_from"} & {*kinds[:position]})
        and behind in (["rise"], ["fall"], ["moved_to"])
    )


def _years_over_stop(chain: Chain) -> list[tuple[Mark, list[Mark]]]:
    """ "Năm 2022, X đạt 86,52%, xếp thứ 15/63; năm 2023 đạt 88,30%", "năm 2019 X xếp thứ 57 và năm
    2020 xếp thứ 60": the first year stands before the name, the next opens a part of its own.
    """
    led = [mark for mark in chain.head if mark.kind == "year" and not mark.is_earlier]
    opens = any(
        before.kind in ("semicolon", "comma", "and") and mark.kind == "year"
        for before, mark in itertools.pairwise(chain.tail)
    )
    return part_years([*led, *chain.tail]) if len(led) == 1 and opens else []


_MOVES = {
    *("from", "moved_from", "moved_to", "rise", "fall", "and", "comma", "rank_verb", "next", "now"),
    *("unit", "count_noun", "link", "open", "close"),
}


def _years_of_moves(chain: Chain) -> list[tuple[Mark, list[Mark]]]:
    """ "từ hạng 47 năm 2020 lên hạng 44 năm 2021 và hạng 33 năm 2022": three places or more, each
    right before its year.
    """
    marks = [mark for mark in chain.tail if mark.kind not in _MOVES]
    ranks, years = marks[::2], marks[1::2]
    told = [year.span.text for year in years]
    is_row = {mark.kind for mark in ranks} == {"rank"} and {mark.kind for mark in years} == {"year"}
    is_rising = len(told) > 2 and told == sorted(set(told)) and len(ranks) == len(years)
    return (
        [(year, [rank]) for rank, year in zip(ranks, years, strict=True)]
        if (is_row and is_rising)
        else []
    )


def _years_in_turn(chain: Chain) -> list[tuple[Mark, list[Mark]]]:
    """ "Trong 3 năm 2020, 2021, 2022, X lần lượt xếp thứ 5, 3 và 1": as many places, or scores, or
    scores and places, as years.
    """
    marks = [*chain.head, *chain.tail]
    turn = next((at for at, mark in enumerate(marks) if mark.kind == "in_order"), 0)
    years = [mark for mark in marks[:turn] if mark.kind == "year" and not mark.is_earlier]
    if len(years) < 2:
        return []
    turns: dict[str, list[Mark]] = {}  # places and scores, each in the order of the years
    for mark in marks[turn:]:
        if mark.kind in _VALUES:
            turns.setdefault("rank" if mark.kind == "rank" else "score", []).append(mark)
        elif mark.kind == "number":
            turns.setdefault(next(reversed(turns), ""), []).append(mark)
    if "" in turns or {len(values) for values in turns.values()} != {len(years)}:
        return []
    packets: list[list[Mark]] = [[] for _ in years]
    for values in turns.values():
        for packet, value in zip(packets, values, strict=True):
            value.used = True
            packet.append(replace(value, kind=values[0].kind))
    return list(zip(years, packets, strict=True))


_BY_ALL = re.compile(
    rf"(?:(?:ở|trên|trong|của)\s(?:cả\s)?|cả\s)(?P<count>\d|{COUNTED})\s(?:bảng|chỉ số)",
    re.IGNORECASE,
)


def read_all_indices(
    text: str, sentence: Sentence, marks: list[Mark], context: Context
) -> list[Statement]:
    """ "Quảng Ninh đứng đầu trên cả 4 bảng xếp hạng PAR INDEX, SIPAS, PCI và PGI": a row for each
    index, where as many are named as are counted, and one unit with one place; with the score that
    stands behind it ("dẫn đầu cả 2 bảng, với CCHC đạt 91,5%, SIPAS đạt 95,25%").
    """
    kinds = [mark.kind for mark in marks]
    place = next((at for at, kind in enumerate(kinds) if kind in _PLACES), len(kinds))
    is_one = kinds.count("unit") == 1 and sum(kind in _PLACES for kind in kinds) == 1
    named: dict[str, list[Mark]] = {}  # an index and the scores behind it
    for mark in marks[place:]:
        if mark.kind == "index_name":
            named[name_framework(mark.span.text) or mark.span.text] = last = [mark]
        elif mark.kind in ("score", "percent") and named:
            last.append(mark)
    is_one = is_one and {*map(len, named.values())} in ({1}, {2})
    counted = _BY_ALL.search(text, marks[place].end, sentence.end) if len(named) > 1 else None
    is_counted = counted and parse_count(counted["count"]) == len(named)
    said = text[sentence.start : sentence.end]
    leads_all = len(named) > 1 and _leads_all(marks[place:]) and not names_aim(said)
    if not (is_one and (is_counted or leads_all)):
        return []
    unit = marks[kinds.index("unit")]
    statements = []
    for index, *scores in named.values():
        statement = new_statement("ranking", "series", sentence, context, unit.name.level)
        statement.fields |= {"unit": unit.span, "index": index.span}
        statement.index_name = index.span.text
        _fill_place(statement, [marks[place]], scores)
        set_mark(statement, "year", read_slots(marks[:place]).year)
        statements.append(statement)
    return statements


def read_series(sentence: Sentence, chain: Chain, context: Context) -> list[Statement]:
    """Return a ranking for every year that the words behind a single name give it a place in, []
    where they speak of one year.
    """
    item = chain.items[0]
    is_single = len(chain.items) == 1 and not (chain.is_linked and read_slots(chain.head).places)
    of_index = len(chain.items) == 1 and item.index is not None
    parted = _years_in_turn(chain) if is_single or of_index else []
    if is_single and not parted:
        parted = _years_of_moves(chain) or _years_over_stop(chain) or part_years(chain.tail)
    if is_single and not parted and item.index is None:
        return _read_indices(sentence, chain, context)
    statements = []
    for year, packet in parted:
        # "từng xếp thứ 19 năm 2021, lên thứ 13 năm 2022": each of its own year, none the one before
        slots = read_slots([replace(m, is_earlier=False) for m in packet if m.kind != "earlier"])
        statement = new_statement(
            "ranking",
            "series",
            sentence,
            context,
            "province" if item.index is not None else item.anchor.name.level,
        )
        if item.index is not None:
            statement.fields["index"], statement.index_name = item.index.span, item.index.span.text
        owner = item.anchor if item.anchor is not item.index else item.owner or context.owner
        if owner is not None:
            statement.fields["unit"] = owner.span
        set_mark(statement, "year", year)
        _fill_place(statement, slots.ranks, slots.scores)
        set_changes(statement, slots, Slots(), Slots())
        told = statement.fields.values()
        for mark in packet:
            mark.used = mark.used or mark.span in told
        statements.append(statement)
    return statements


def part_indices(marks: list[Mark]) -> list[tuple[Mark, list[Mark]]]:
    """Return (index, its marks) where a unit has a place by each of several indices: "xếp thứ nhất
    về PAR INDEX với 90,05% và xếp thứ ba về SIPAS với 88,40%"; [] for anything else.
    """
    indices = [position for position, mark in enumerate(marks) if mark.kind == "index_name"]
    places = [position for position, mark in enumerate(marks) if mark.kind in _PLACES]
    if len(indices) > 1 and places == [0] and _leads_all(marks):
        return [(marks[index], [marks[0], marks[index]]) for index in indices]
    if len(indices) < 2 or len(places) != len(indices):
        return []
    opens = places if places[0] < indices[0] else indices
    edges = [*opens, len(marks)]
    packets = [marks[first:last] for first, last in itertools.pairwise(edges)]
    named = [
        (next((mark for mark in packet if mark.kind == "index_name"), None), packet)
        for packet in packets
    ]
    return named if all(index is not None for index, _ in named) else _part_clauses(marks)


_OF_ALL = {"count_noun", "comma", "and", "index_name", "open", "close"}


def _leads_all(marks: list[Mark]) -> bool:
    """ "dẫn đầu cả nước về PAR INDEX, SIPAS và PCI": one place, then nothing but indices, parted
    by commas and a last "và".
    """
    kinds = [mark.kind for mark in marks[1:]]
    joins = [kind for kind in kinds if kind in ("comma", "and")]
    return {*kinds} <= _OF_ALL and joins[-1:] == ["and"] and joins.count("and") == 1


def _part_clauses(marks: list[Mark]) -> list[tuple[Mark, list[Mark]]]:
    """ "dẫn đầu về PAR INDEX với 95,10 điểm, nhưng ở SIPAS lại đứng thứ 3": a clause for each."""
    parts: list[list[Mark]] = [[]]
    for mark in marks:
        begins = mark.kind in ("comma", "semicolon", "and", "dash")
        named = {"index_name"} & {other.kind for other in parts[-1]}
        parts += [[]] if begins and named else []
        parts[-1].append(mark)
    told = [[mark for mark in part if mark.kind == "index_name"] for part in parts]
    placed = [sum(mark.kind in _PLACES for mark in part) for part in parts]
    is_clear = all(len(indices) == 1 for indices in told) and {*placed} == {1}
    return [(index, part) for (index,), part in zip(told, parts, strict=True)] if is_clear else []


def _read_indices(sentence: Sentence, chain: Chain, context: Context) -> list[Statement]:
    """A row for every index that the words behind a single agency give it a place by."""
    anchor = chain.items[0].anchor
    statements = []
    for index, packet in part_indices(chain.tail):
        slots = read_slots(packet)
        statement = new_statement("ranking", "series", sentence, context, anchor.name.level)
        statement.fields |= {"unit": anchor.span, "index": index.span}
        statement.index_name = index.span.text
        firsts = [slots.words[word] for word in PLACE_OF_WORD if slots.has(word)]
        _fill_place(statement, slots.ranks + firsts, slots.scores)
        if slots.has("last") and "rank" not in statement.fields:
            _, from_bottom, _ = place_at_end(slots)[0]  # "đứng áp chót PAR INDEX"
            statement.attributes |= {"rank_from_bottom": str(-(from_bottom or -1)), "group": "last"}
        statements.append(statement)
    return statements


def _fill_place(statement: Statement, ranks: list[Mark], scores: list[Mark]) -> None:
    """Put the first place and the first score of a packet into its row."""
    for mark in ranks[:1]:
        set_mark(statement, "rank", mark)
        statement.attributes["rank_source"] = "printed"
        if value := mark.value or str(PLACE_OF_WORD.get(mark.kind, "")):
            statement.attributes["rank"] = value
        if mark.of is not None:
            statement.fields["rank_of"] = mark.of
    for mark in scores[:1]:
        set_mark(statement, "score", mark)
        if mark.unit is not None:
            statement.fields["score_unit"] = mark.unit
