"""From a chain of names to statements: rankings, criteria, exclusions, mentions."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from rankings.parse.model import Span, Statement
from rankings.parse.prose.chain_cuts import up_to_list
from rankings.parse.prose.chain_items import Item, is_object
from rankings.parse.prose.chains import Chain
from rankings.parse.prose.context import Context, new_statement
from rankings.parse.prose.criterion_facts import state_criteria
from rankings.parse.prose.exclusions import excludes_others, state_exclusions
from rankings.parse.prose.grade_marks import counts_grades
from rankings.parse.prose.index_owners import tells_its_scale
from rankings.parse.prose.last_places import doubt_shared
from rankings.parse.prose.marks import PLACE_WORDS, Mark
from rankings.parse.prose.opening_places import find_opening_places
from rankings.parse.prose.other_names import is_named_after
from rankings.parse.prose.rank_slots import (
    Place,
    Places,
    doubt_order,
    find_ranks,
    give_back,
    set_mark,
    set_rank,
)
from rankings.parse.prose.row_changes import changes_of, set_changes, told_gains
from rankings.parse.prose.row_fields import (
    doubt_rivals,
    goes_on_in_percent,
    is_mean,
    opens_line,
    says_a_place,
    set_group,
    set_list_count,
    set_score,
    set_unit,
)
from rankings.parse.prose.row_years import year_ahead, year_of_list
from rankings.parse.prose.series import read_series
from rankings.parse.prose.slots import Slots, read_slots
from rankings.parse.sentences import Sentence
from rankings.registry.vocabulary import compile_words

_PLACED = {"rank", "score", "previous_rank", "previous_score", "rank_change", "rank_from_bottom"}
# "DDCI được chia thành các nhóm: Rất tốt (từ 80 điểm trở lên), …" is nobody's score.
_OF_GROUPS = re.compile(r"(?:chia|phân)\s(?:làm|thành)\s(?:các|\d)\s(?:nhóm|mức|loại)(?!\w)")
# "PAR INDEX 2023: Bộ Tư pháp dẫn đầu khối bộ" places a ministry, no province.
# "Chỉ số hài lòng của khối huyện đạt 83,45%" is a group's, no province's.
_OF_GROUP = (
    r"(?:\s(?:trung bình|bình quân|chung))?"
    r"(?:(?:\s(?:năm\s)?20\d\d)?\s(?:của|ở|tại|đối với)\s(?:cả\s)?(?:khối|nhóm|cấp)\s"
    r"|\s(?:của|ở|tại|đối với)\s(?:cả\s)?@plural_type(?!\w)"
    r"|(?<=\schung)\s(?:khối|cấp)\s)"
)
_MINISTRY = re.compile(r"[^.;,]{0,40}?\sBộ\s[A-ZĐ][^.;,]{2,30}?\s(?:dẫn|đứng|xếp|đạt|có)\s")


def read_chain(text: str, sentence: Sentence, chain: Chain, context: Context) -> list[Statement]:
    """Return the statements that one chain makes, in the order of its names."""
    tail_marks = _own_tail(chain.tail if chain.items[0].index else up_to_list(chain.tail))
    head, tail = read_slots(chain.head if chain.is_linked else []), read_slots(tail_marks)
    lead = read_slots([] if chain.is_linked or _is_measured_by(text, chain) else chain.head)
    if head.has("exclude") or (tail.has("exclude") and not excludes_others(chain.tail)):
        return state_exclusions(
            text, sentence, chain, context, head if head.has("exclude") else tail
        )
    if context.criterion is not None:
        return state_criteria(sentence, chain, context, head, tail)
    rankings = read_series(sentence, chain, context) or _state_rankings(
        text, sentence, chain, context, _Told(head, tail, lead)
    )
    if rankings:
        return rankings
    return _state_mentions(text, sentence, chain, context, head)


def _is_measured_by(text: str, chain: Chain) -> bool:
    """ "đứng thứ 2, chỉ kém Quảng Ninh (72,95 điểm)": the words before the name are another's."""
    return is_object(text, chain.items[0].anchor.start)


def _own_tail(tail: list[Mark]) -> list[Mark]:
    """What is said of the chain ends at a semicolon, and where the words count other units ("…; 4
    địa phương loại Khá").

    "xếp thứ 36/63; trong khi năm 2021 tỉnh đứng thứ 24": what follows a semicolon and was held
    before is still said of it.
    """
    for position, mark in enumerate(tail):
        if mark.kind == "semicolon":
            behind = tail[
                position + 1 : next(
                    (i for i in range(position + 1, len(tail)) if tail[i].kind == "semicolon"),
                    len(tail),
                )
            ]
            held_before = [
                other.is_earlier
                for other in behind
                if other.kind in ("rank", "first", "last", "score", "percent", "places")
            ]
            compares = bool(behind) and behind[0].kind == "versus"  # "; so với năm 2021 giảm 4 bậc"
            tells_on = compares and all(
                other.kind not in ("unit", "index_name", "pillar") for other in behind
            )
            if tells_on or (held_before and all(held_before)) or _goes_on(tail[:position], behind):
                continue
            return tail[:position]
        following = tail[position + 1 : position + 4]
        around = [other.kind for other in (*tail[position - 1 : position], *following[:1])]
        if mark.kind == "number" and around == ["and", "criterion_word"]:
            return tail[:position]  # "chỉ đạt 82,62% và 4 tiêu chí còn lại đều thấp nhất"
        counts_units = (
            mark.kind == "number"
            and not mark.of
            and [other.kind for other in tail[position - 1 : position]] != ["grade_marker"]
            and [other.kind for other in following[:1]] == ["count_noun"]
        )
        counts_own = [other.kind for other in tail[:position]] == ["link"]  # "là 3 xã loại Tốt"
        if counts_units and any(other.kind == "grade" for other in following) and not counts_own:
            return tail[:position]
    return tail


_OWN_PLACE = {"grade_marker", "grade", "rank_verb", "rank", "count_noun", "comma", "and"}


def _goes_on(told: list[Mark], behind: list[Mark]) -> bool:
    """ "đạt 43,21 điểm; thuộc nhóm trung bình thấp, hạng 38/63 tỉnh": whether a part tells nothing
    but the place of what had none before.
    """
    kinds = [mark.kind for mark in behind]
    placed = {"rank", *PLACE_WORDS} & {mark.kind for mark in told}
    return "rank" in kinds and {*kinds} <= _OWN_PLACE and not placed


@dataclass(frozen=True)
class _Told:
    """What the words around a chain say of its names: those that lead to it, those behind it, and
    those ahead of it that lead to no name.
    """

    head: Slots
    tail: Slots
    lead: Slots


def _state_rankings(
    text: str, sentence: Sentence, chain: Chain, context: Context, told: _Told
) -> list[Statement]:
    if chain.items[0].index is not None and is_mean(chain):
        return []
    told = replace(told, tail=told_gains(text, chain, told.tail))
    head, tail = told.head, told.tail
    statements: list[Statement] = []
    for number, place in enumerate(_find_places(text, sentence, chain, context, told)):
        item = chain.items[number]
        row = _state_row(text, sentence, chain, number, place, told, context)
        if says_a_place(row) and not _is_of_nobody(text, sentence, item, row):
            statements.append(row)
        else:
            give_back(row, [*chain.head, *item.packet, *chain.tail], statements)
    # "A đạt 91%, B đạt 90%, C đạt 88%": what a percentage is to one name of a sentence it is to the
    # next.
    context.takes_percent = context.takes_percent or any(row.is_percent for row in statements)
    context.percents |= {row.level for row in statements if row.is_percent}
    placed_next = (chain.is_linked and head.has("next")) or bool(context.runs_on)
    last = statements[-1:] if placed_next else []
    context.runs_on = next(
        (
            row.fields["score"].text
            for row in last
            if row.attributes.get("rank_source") == "order" and "score" in row.fields
        ),
        "",
    )
    if statements:
        _name_pattern(statements, chain, head, tail)
        if not (head.has("in_order") or tail.has("in_order") or tail.rank_range):
            doubt_order(chain, statements)
        doubt_shared(text, chain, statements)
        _remember(context, statements, chain)
        set_list_count(text, statements, chain, head, tail)
    return statements


def _find_places(
    text: str, sentence: Sentence, chain: Chain, context: Context, told: _Told
) -> Places:
    """The place of every name; where neither the words that lead to it nor those behind it tell
    one, the one that stands ahead.
    """
    ranks = find_ranks(chain, context, told.head, told.tail)
    opening = find_opening_places(text, sentence, chain, told.lead)
    places: Places = []
    led = (
        told.lead.ranks if len(chain.items) == 1 else []
    )  # not "dù xếp nhất, A (68,4) và B (67,9)"
    for item, known in zip(chain.items, ranks, strict=True):
        if not known[2] and item.index is not None and led:
            known = (led[-1], None, "printed")  # "xếp thứ 12/63 về PAR INDEX với 88,12%"
        places.append(known if known[2] else opening or known)
    return places


def _state_row(
    text: str,
    sentence: Sentence,
    chain: Chain,
    number: int,
    place: Place,
    told: _Told,
    context: Context,
) -> Statement:
    """The row of one name of a chain."""
    item, (head, tail, lead) = chain.items[number], (told.head, told.tail, told.lead)
    packet = told_gains(text, chain, read_slots(item.packet))
    level = "province" if item.index is not None else item.anchor.name.level
    row = new_statement("ranking", "ranking", sentence, context, level)
    set_unit(row, item, context)
    set_rank(row, packet, place, tail, chain)
    takes_percent = context.takes_percent or opens_line(sentence, chain)
    takes_percent = takes_percent or goes_on_in_percent(text, chain, context.percents)
    set_score(row, number, chain, packet, head, tail, lead, takes_percent)
    is_single = len(chain.items) == 1
    set_changes(row, packet, changes_of(chain, tail, number), lead if is_single else Slots())
    is_led = chain.is_linked and not counts_grades(chain.head)
    grades = packet.grades or (head.grades[-1:] if is_led else [])
    has_moved = tail.previous_rank is not None  # "từ thứ 37, nhóm Khá lên thứ 11, nhóm Tốt"
    behind = tail.grades[-1:] if has_moved else tail.grades[:1]
    grades = grades or ([] if tail.has("none_word") else behind)
    set_mark(row, "grade", grades[0] if grades else None)
    if not grades and context.grade is not None:
        row.fields["grade"] = context.grade
    set_group(row, sentence, chain, head, tail, context)
    set_mark(row, "year", _find_year(chain, item, packet, told, context))
    if is_single:
        doubt_rivals(text, row, tail)
    return row


def _find_year(
    chain: Chain, item: Item, packet: Slots, told: _Told, context: Context
) -> Mark | None:
    """The year of a row. Behind an agency's name it is mostly another year's ("đơn vị dẫn đầu năm
    2018"); in front it is the row's.
    """
    if (opened := _year_of_part(chain)) is not None:
        return opened
    ahead = {mark.span.text for mark in chain.head if mark.kind == "year" and not mark.is_earlier}
    # "Năm 2014, tỉnh từng đứng thứ 16, nay xếp thứ 20": what is told now is not that year's
    is_now = any(mark.kind == "now" for mark in chain.tail)
    is_one = len(ahead) < 2  # "3 năm liên tiếp (2022, 2023, 2024) Sở A …": no year of its own
    led = (told.lead.year or year_ahead(chain, told.head)) if is_one and not is_now else None
    own = told.tail.year or packet.year if item.index is not None else year_of_list(chain)
    return led or own or context.list_year


def _year_of_part(chain: Chain) -> Mark | None:
    """ "DTI năm 2023 chưa công bố; năm 2022, tỉnh xếp thứ 27": the only year behind the stop."""
    part = list(itertools.takewhile(lambda mark: mark.kind != "semicolon", reversed(chain.head)))
    years = [mark for mark in [*part, *chain.tail] if mark.kind == "year"]
    if not part or part[-1:] != years or len(part) == len(chain.head):
        return None
    return None if any(mark.kind == "close" for mark in part) else years[0]


def _is_of_nobody(text: str, sentence: Sentence, item: Item, row: Statement) -> bool:
    """Whether a row is told of a group, of a ministry or of something named after its unit."""
    is_placed = bool(_PLACED & (row.fields.keys() | row.attributes.keys()))
    is_placed = is_placed or row.attributes.get("group") == "last"
    is_province = item.index is not None or item.anchor.name.level == "province"
    # "chỉ số được chia thành 3 nhóm: nhóm xuất sắc …" grades nobody
    is_graded = item.anchor.kind == "unit" and "grade" in row.fields and not sentence.is_heading
    if (is_province and not (is_placed or is_graded)) or is_named_after(text, item.anchor.start):
        return True
    edges = item.anchor.end, sentence.end
    return item.index is not None and bool(
        tells_its_scale(text, item.anchor)
        or _OF_GROUPS.search(text, *edges)
        or compile_words(_OF_GROUP).match(text, *edges)
        or _MINISTRY.match(text, *edges)
    )


def _name_pattern(statements: list[Statement], chain: Chain, head: Slots, tail: Slots) -> None:
    """Name the form: the first of these that the words hold."""
    slots = head if head.places else tail
    word = next((name for name in PLACE_WORDS if slots.has(name)), "")
    for statement in statements:
        printed = "rank_of_n" if "rank_of" in statement.fields else "rank"
        place = printed if {"rank", "rank_of"} & statement.fields.keys() else ""
        statement.pattern = (f"{word}_place" if word else place) or (
            "grade_list"
            if "grade" in statement.fields and "score" not in statement.fields
            else "score"
        )
        if len(chain.items) > 1 and word in ("first", "in_order", "next", "top"):
            statement.pattern = "ordered_list"


def _remember(context: Context, statements: list[Statement], chain: Chain) -> None:
    before, context.last_unit = context.last_unit, chain.items[-1].anchor
    told = [row.told_rank for row in statements]
    goes_on = before is not None and before.span.text == context.last_unit.span.text
    # "A dẫn đầu. B đạt 80 điểm. Theo sau là C": behind B, whose place is not told
    last = context.last_rank if goes_on else None
    context.last_rank = int(told[-1]) if told[-1].isdigit() else last
    is_tie = len(told) > 1 and told[-1] and set(told) == {told[-1]}  # the next: second, or third?
    if is_tie or "rank_from_bottom" in statements[-1].attributes:  # behind the last is nobody
        context.last_rank = None


def _state_mentions(
    text: str, sentence: Sentence, chain: Chain, context: Context, head: Slots
) -> list[Statement]:
    names_examples = any(
        mark.kind == "link" and mark.span.text.lower() == "như" for mark in chain.head
    )
    if not chain.is_linked or not (head.has("praise", "criticism") or names_examples):
        return []
    has_done = re.match(
        r"\s*đã\s", text[chain.items[-1].anchor.end : chain.items[-1].anchor.end + 8]
    )  # "Các đơn vị như A, B đã triển khai …"
    tone = (
        "good" if head.has("praise") or has_done else "bad" if head.has("criticism") else "neutral"
    )
    statements = []
    for item in chain.items:
        if item.index is not None:
            continue
        statement = new_statement(
            "mention", f"named_{tone}", sentence, context, item.anchor.name.level
        )
        statement.fields["unit"] = item.anchor.span
        topic = context.topic or Span(
            text[sentence.start : chain.items[0].anchor.start].strip(" :"),
            sentence.start,
            sentence.start + len(text[sentence.start : chain.items[0].anchor.start].rstrip(" :")),
        )
        statement.fields["topic"] = topic
        statement.attributes["tone"] = tone
        statements.append(statement)
    return statements
