"""The places of a chain of names: printed one by one, said once for all, or given by the order of
the names.
"""

from __future__ import annotations

import itertools

from rankings.language.number_words import parse_count
from rankings.parse.model import Statement
from rankings.parse.prose.chain_items import scores_fall
from rankings.parse.prose.chains import Chain
from rankings.parse.prose.context import Context
from rankings.parse.prose.last_places import count_from_end, place_at_end
from rankings.parse.prose.marks import NAMED_PLACES, PLACE_OF_WORD, Mark
from rankings.parse.prose.one_of_many import (
    are_some_of,
    counts_anew,
    counts_movers,
    is_one_of_many,
    names_a_part,
)
from rankings.parse.prose.slots import Slots
from rankings.registry.grade_order import is_low


def set_mark(statement: Statement, name: str, mark: Mark | None) -> None:
    """Put a mark's words into a field, unless there is no mark."""
    if mark is not None:
        mark.used = True
        statement.fields[name] = mark.span


def give_back(statement: Statement, marks: list[Mark], kept: list[Statement]) -> None:
    """Free the values of a statement that says no place: they are figures of their own."""
    spans = set(statement.fields.values()) - {span for row in kept for span in row.fields.values()}
    for mark in marks:
        if mark.span in spans:
            mark.used = False


Place = tuple[Mark | None, int | None, str]  # of a name: mark, rank, how it is known
Places = list[Place]  # one for every name of a chain


def find_ranks(chain: Chain, context: Context, head: Slots, tail: Slots) -> Places:
    """For every name: the mark that prints its rank, the rank itself where it follows from order,
    and how it is known.
    """
    count = len(chain.items)
    if chain.is_linked and (counts_movers(chain.head) or are_some_of(chain.head)):
        return [(None, None, "")] * count
    if not _is_same_level(chain, context):
        context.last_rank = None  # "Ở cấp huyện, tiếp theo là …" goes on no list of agencies
    if told := _told_apart(chain, head, tail):
        return told
    if chain.is_linked and any(mark.kind == "region_rank" for mark in chain.head):
        return [(None, None, "")] * count
    for slots in (head, tail) if chain.is_linked else (tail,):
        is_head = slots is head
        told = (
            _printed_ranks(chain, context, slots, is_head)
            or _first_ranks(chain, context, slots, is_head)
            or _other_ranks(chain, context, slots, is_head, tail)
        )
        if told:
            return told
    if _runs_on(chain, context, tail):
        return [(None, context.last_rank + 1, "order")]
    return [(None, None, "")] * count


def _told_apart(chain: Chain, head: Slots, tail: Slots) -> Places:
    """What is told whatever the words before the names say: a range of places, the place behind a
    single name, "Ba huyện cuối là A, B và C, lần lượt thứ 13, 14, 15".
    """
    count = len(chain.items)
    ranged = (head.rank_range if chain.is_linked else None) or tail.rank_range
    if ranged is not None:
        first, last = (parse_count(span.text) or 0 for span in (ranged.span, ranged.of))
        if last - first == count - 1:
            ranged.used = True
            return [(ranged, first + number, "order") for number in range(count)]
        if ranged is head.rank_range:
            return [(None, None, "")] * count  # some of "từ thứ 4 đến thứ 10"
    if count == 1 and tail.ranks and not (chain.is_linked and head.ranks):
        if tail.has("from_below"):  # "đứng thứ ba từ dưới lên"
            tail.ranks[0].used = True
            return [(None, -int(tail.ranks[0].value or tail.ranks[0].span.text), "order")]
        return [(tail.ranks[0], None, "printed")]
    leads = head.has("last", "lowest") or (head.has("next") and tail.has("in_order"))
    if chain.is_linked and count > 1 and leads and not head.ranks:
        return _spread_ranks(tail, chain)
    return []


def _printed_ranks(chain: Chain, context: Context, slots: Slots, is_head: bool) -> Places:
    """The places that the words print, for each name or for all; none for examples ("thuộc về các
    thành phố lớn như A, B").
    """
    count = len(chain.items)
    if spread := _spread_ranks(slots, chain):
        return spread
    is_first = len(slots.ranks) == 1 and slots.ranks[0].value == "1"
    if is_first and count > 1 and _lead_apart(chain, context):
        return [(slots.ranks[0], None, "printed")] * count  # "xếp hạng nhất từng huyện gồm …"
    if count == 1 and slots.ranks:
        return [(slots.ranks[-1 if is_head else 0], None, "printed")]
    if is_head and any(mark.span.text.lower() == "như" for mark in chain.head):
        return [(None, None, "")] * count
    if slots.has("from_below"):
        return [(None, -number - 1, "order") for number in range(count)]
    if slots.has("next") and (slots.has("first") or context.last_rank is None) and count > 1:
        return _number_on(context, chain)  # "tiếp theo trong nhóm dẫn đầu là A, B"
    if is_head and len(slots.ranks) == 1 and scores_fall(chain.items):
        first = int(slots.ranks[0].value or slots.ranks[0].span.text)
        behind = [(None, first + number, "order") for number in range(1, count)]
        return [(slots.ranks[0], None, "printed"), *behind]
    return []


def _first_ranks(chain: Chain, context: Context, slots: Slots, is_head: bool) -> Places:
    """The places of the names that "dẫn đầu" or "cao nhất" speaks of: the first for one, for each
    of several lists and for a tie, else in the order told where nothing says that some are named.
    """
    count = len(chain.items)
    if (word := slots.words.get("first") or slots.words.get("highest")) is None:
        return []
    lows = [mark for mark in chain.head if mark.kind in ("last", "lowest")]
    is_low = any(is_one_of_many(chain.head, mark) for mark in lows)
    if not is_head and count == 1 and (is_low or is_one_of_many(chain.tail, word)):
        return [(None, None, "")]  # "trong nhóm 3 đơn vị cuối bảng, A có điểm cao nhất"
    is_part = count == 1 and names_a_part(chain, word, count)
    if is_head and (is_part or counts_anew(chain.head)):
        return [(None, None, "")] * count  # "1 địa phương lên nhóm 10 địa phương dẫn đầu (A)"
    ties = slots.has("same") and _is_tie(slots.words["same"], chain.head if is_head else chain.tail)
    if count == 1 or ties or _lead_apart(chain, context):
        return [(word, 1, "printed")] * count
    counted = any((mark.value or mark.span.text) == str(count) for mark in slots.counts)
    is_ordered = slots.has("in_order", "next") or counted
    if is_ordered or (is_head and not names_a_part(chain, word, count)):
        return [(None, number + 1, "order") for number in range(count)]
    return [(None, None, "")] * count


def _other_ranks(
    chain: Chain, context: Context, slots: Slots, is_head: bool, tail: Slots
) -> Places:
    """The places that other words tell: second, last, next, "top 3 gồm: A, B, C", "lần lượt"."""
    count = len(chain.items)
    if count == 1 and (told := next((word for word in PLACE_OF_WORD if slots.has(word)), "")):
        return [(slots.words[told], PLACE_OF_WORD[told], "printed")]
    if slots.has("last", "lowest"):
        return place_at_end(slots) if count == 1 else count_from_end(chain, slots, tail)
    if slots.has("next") and context.last_rank is not None:
        return _number_on(context, chain)
    is_top = chain.is_linked and is_head and slots.has("in_top")
    is_whole_top = is_top and slots.words["in_top"].span.text == str(count)
    gives_scores = len(slots.scores) == count and not slots.ranks  # "lần lượt 57,75 và 52,5"
    gives_others = gives_scores or slots.rank_change or slots.score_change
    in_turn = slots.has("in_order") and not (slots.ranks or gives_others)
    grade = slots.grades[0].span.text if slots.grades else ""
    follows_better = grade and (context.last_rank is not None or is_low(grade))  # "Nhóm Khá: A"
    if count > 1 and (slots.has("top") or in_turn or is_whole_top) and not follows_better:
        return [(None, number + 1, "order") for number in range(count)]
    return []


def _is_tie(same: Mark, marks: list[Mark]) -> bool:
    """ "A và B cùng đứng đầu", not "đều là những đơn vị dẫn đầu", "dẫn đầu, cùng loại Tốt"."""
    behind = [mark.kind for mark in marks if mark.start >= same.end][:3]
    is_of_grade = "grade" in behind and not {*behind[: behind.index("grade")]} & {*NAMED_PLACES}
    return same.span.text.lower().startswith(("cùng", "đồng")) and not is_of_grade


def _number_on(context: Context, chain: Chain) -> Places:
    """The places behind the one last told; none where none was told, or no unit is named ("PII 2023
    bám sát khung …").
    """
    places = range(len(chain.items))
    if context.last_rank is None or chain.items[0].anchor.kind != "unit":
        return [(None, None, "") for _ in places]
    return [(None, context.last_rank + number + 1, "order") for number in places]


def _is_same_level(chain: Chain, context: Context) -> bool:
    name, last = chain.items[0].anchor.name, context.last_unit
    return name is None or last is None or last.name is None or last.name.level == name.level


def _lead_apart(chain: Chain, context: Context) -> bool:
    """Whether every unit leads a list of its own: units of different levels ("Thanh tra thành phố,
    phường A và đặc khu B là 3 đơn vị dẫn đầu"), the first commune of each district; or whether one
    leads by each of several indices.
    """
    anchors = [item.anchor for item in chain.items]
    levels = {mark.name.level for mark in anchors if mark.name is not None}
    if 1 < len(levels) < len(anchors):  # lists of communes are parted by their type
        levels = {
            f"{mark.name.level} {mark.span.text.split()[0].lower()}"
            if mark.name.level == "commune"
            else mark.name.level
            for mark in anchors
            if mark.name is not None
        }
    parents = {item.parent.span.text for item in chain.items if item.parent is not None}
    apart = context.ranks_apart and len(parents) == len(chain.items)
    return not levels or len(levels) == len(anchors) or apart


def _runs_on(chain: Chain, context: Context, tail: Slots) -> bool:
    """ "Tiếp theo là A, đạt 92,1 điểm; B, đạt 91,7 điểm": B comes after A, where its score is
    lower.
    """
    says_more = tail.ranks or tail.rank_change or tail.has(*NAMED_PLACES)
    if (
        not context.runs_on
        or context.last_rank is None
        or chain.is_linked
        or len(chain.items) > 1
        or len(tail.scores) != 1
        or says_more
    ):
        return False
    before, score = (
        text.replace(",", ".").replace(" ", "")
        for text in (context.runs_on, tail.scores[0].span.text)
    )
    return before.count(".") <= 1 and score.count(".") <= 1 and float(score) <= float(before)


def _spread_ranks(slots: Slots, chain: Chain) -> Places:
    """ "thứ 2 và thứ 3 lần lượt là A và B"; "A, B, C lần lượt xếp thứ 1, 2, 3"; "A và B cùng xếp
    thứ 3".
    """
    marks, count = list(slots.ranks), len(chain.items)
    if len(marks) == 1 and count > 1:
        sizes = {
            id(mark)
            for mark, noun in itertools.pairwise([*chain.head, *chain.tail])
            if noun.kind == "count_noun" and noun.start - mark.end <= 1
        }  # "đồng hạng nhất trong 99 xã"
        marks += [
            mark
            for mark in slots.counts
            if mark.start > marks[0].start
            and mark.of is None
            and mark.kind == "number"
            and id(mark) not in sizes
        ][: count - 1]
    if count > 1 and len(marks) == count:
        for mark in marks:
            mark.used = True
        return [(mark, None, "printed") for mark in marks]
    heads_list = [mark.kind for mark in chain.head] == ["rank", "colon"]  # "Hạng 3: A, B"
    if count > 1 and len(slots.ranks) == 1 and (slots.has("same") or heads_list):
        return [(slots.ranks[0], None, "printed")] * count
    return []


def set_rank(
    statement: Statement,
    packet: Slots,
    known: Place,
    tail: Slots,
    chain: Chain,
) -> None:
    """Put a name's rank into its statement: what its own brackets print first, else what
    `find_ranks` knows of it.
    """
    mark, value, source = _own_place(packet) or known
    if source == "last":
        statement.attributes["rank_from_bottom"] = "1"
    elif value is not None and value < 0:
        statement.attributes["rank_from_bottom"] = str(-value)
    elif source:
        statement.attributes["rank_source"] = source
        _put_rank(statement, mark, value)
    if mark is not None and source == "printed" and "rank_of" not in statement.fields:
        set_mark(statement, "rank_of", _size_behind(mark, tail, chain))


def _own_place(packet: Slots) -> Place | None:
    """The place that a name's own brackets say."""
    if packet.ranks:
        return packet.ranks[0], None, "printed"
    if packet.has("last", "lowest"):  # "Thanh tra tỉnh (54 điểm, xếp cuối bảng)"
        return None, None, "last"
    if packet.has("first", "highest"):  # "quận Thanh Khê (91,04 điểm, đứng đầu)"
        return packet.words.get("first") or packet.words["highest"], 1, "printed"
    return None


def _put_rank(statement: Statement, mark: Mark | None, value: int | None) -> None:
    said = str(value) if value is not None else ""
    if mark is not None and mark.kind == "rank_range":  # "từ thứ 4 đến thứ 6": of a whole list
        statement.fields |= {"rank_range:first": mark.span, "rank_range:last": mark.of}
    elif mark is not None:
        set_mark(statement, "rank", mark)
        said = mark.value or said
        if mark.of is not None:
            statement.fields["rank_of"] = mark.of
    if said:
        statement.attributes["rank"] = said


def _size_behind(mark: Mark, tail: Slots, chain: Chain) -> Mark | None:
    """The size of the list that stands behind a place: "đứng thứ 3 trong 12 huyện"."""
    of = next(
        (
            count
            for count in tail.counts
            if 0 < count.start - mark.end < 40 and not count.used and count.kind == "number"
        ),
        None,
    )
    if of is None or of.of is not None or not _is_group_size(of):
        return None
    is_smaller = mark.span.text.isdigit() and int(of.span.text) < int(mark.span.text)
    return of if not is_smaller and _counts_units(of, chain.tail) else None


def _counts_units(count: Mark, tail: list[Mark]) -> bool:
    """ "dẫn đầu cả nước ở 3 trụ cột", "dẫn đầu Bộ chỉ số 766" say no size of a group."""
    return any(
        mark is count and following.kind in ("count_noun", "plural_type")
        for mark, following in itertools.pairwise(tail)
    )


def _is_group_size(count: Mark) -> bool:
    return count.span.text.isdigit() and 2 < int(count.span.text) < 20000


def doubt_order(chain: Chain, rows: list[Statement]) -> None:
    """ "5 tỉnh dẫn đầu gồm A, B, …", "4 cơ quan đứng đầu khối (A, B, …)": those need not stand in
    order, where neither scores nor places are told with them; nor those behind the first that
    nothing counts or orders, "đứng đầu là A, B".
    """
    ends = [mark.kind for mark in chain.head[-1:]]
    includes = ends == ["open"] or any("gồm" in mark.span.text.lower() for mark in chain.head)
    ordered = [row for row in rows if row.attributes.get("rank_source") == "order"]
    if any("score" in row.fields for row in rows):
        return
    is_free = "first" in (kinds := {mark.kind for mark in chain.head}) and not kinds & _ORDERS
    for row in ordered if includes else ordered[1:] if is_free else []:
        row.attributes["unsure"] = "order"


_ORDERS = {"number", "count_word", "top_count", "top", "in_top", "in_order", "next"}
