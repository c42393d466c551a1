"""Chains of names, and which words of a sentence belong to which chain.

"Dẫn đầu là A (95 điểm), tiếp đến là B và C" holds two chains: [A] with the head "dẫn đầu là" and
[B, C] with the head "tiếp đến là". Words that lead to a chain by a link ("là", ":", "(") are its
head; words behind it, up to the head of the next chain, are its tail.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from rankings.language.number_words import parse_count
from rankings.parse.prose.anchors import choose_anchors
from rankings.parse.prose.chain_cuts import (
    head_start,
    inside_brackets,
    last_boundary,
    place_ahead,
    start_of_comparison,
    tells_its_own,
    value_ahead,
)
from rankings.parse.prose.chain_items import (
    Item,
    find_owner,
    gap,
    is_object,
    opens_bracket,
    read_item,
    skip_separators,
    take_last_value,
)
from rankings.parse.prose.index_owners import is_of_nobody, tells_of_its_own
from rankings.parse.prose.marks import PLACE_OF_WORD, Mark

# "Điểm trung bình là 88,4; cao nhất là A": what stands before the semicolon is said of the mean.
_OF_ITS_PART = {"average", "year", "rise", "fall", "score", "percent", "points", "places"}


@dataclass
class Chain:
    """Names in a row, with the marks that lead to them and the marks behind them."""

    items: list[Item]
    first: int
    last: int
    head: list[Mark] = field(default_factory=list)
    tail: list[Mark] = field(default_factory=list)
    is_linked: bool = False


def find_chains(
    text: str,
    marks: list[Mark],
    is_national: bool,
    index: Mark | None = None,
    page_province: str | None = None,
) -> list[Chain]:
    """Return the chains of a sentence with heads and tails; provinces and indices only where they
    are what is ranked.

    `index` is the index that an earlier sentence of the paragraph named.
    """
    anchors = choose_anchors(marks, is_national, index, page_province)
    chains: list[Chain] = []
    own = f"{page_province}".lower()
    others = [mark for mark in marks if mark.kind == "unit" and mark.name.level == "province"]
    is_of_others = bool(others) and not any(own in mark.span.text.lower() for mark in others)
    for position, _ in anchors:
        if chains and position <= chains[-1].last:
            continue
        chains.append(_grow_chain(text, marks, position, dict(anchors)))
        first = chains[-1].items[0]
        if first.anchor is first.index and first.owner is None:
            first.owner = find_owner(text, marks, position, dict(anchors))
            first.owner = first.owner or _owner_before(text, first.anchor, chains[:-1])
            if first.owner is None and is_of_nobody(text, first.anchor, is_of_others):
                chains.pop()  # "DTI quốc gia đạt 0,7955", "Long An thứ 3 theo PCI, tăng 5 bậc"
    _share_marks(text, marks, chains)
    for chain in chains:
        _share_parents(text, chain.items)
    return chains


def _owner_before(text: str, index: Mark, chains: list[Chain]) -> Mark | None:
    """ "Khánh Hòa đạt 85,11%, xếp thứ 48; còn SIPAS 2021 của tỉnh tăng …": the province before."""
    if not chains or len(chains[-1].items) > 1 or not tells_of_its_own(text, index):
        return None
    before = chains[-1].items[0].anchor
    is_province = before.kind == "unit" and before.name.level == "province"
    return before if is_province else None


def _share_parents(text: str, items: list[Item]) -> None:
    """ "xã An Lạc, xã Vân Sơn (huyện Sơn Động); xã Tân Sơn (huyện Lục Ngạn)": the district that
    ends a part of the list is that of the whole part.
    """
    parts: list[list[Item]] = [[]]
    for before, item in itertools.pairwise([None, *items]):
        if before and ";" in text[before.anchor.end : item.anchor.start]:
            parts.append([])
        parts[-1].append(item)
    for part in parts if len(parts) > 1 else []:
        if not any(item.parent for item in part[:-1]):  # "xã A (huyện X) và xã B (huyện Y)"
            for item in part:
                item.parent = part[-1].parent


def _grow_chain(
    text: str, marks: list[Mark], position: int, anchors: dict[int, Mark | None]
) -> Chain:
    chain = Chain([], position, position)
    in_turn = any(mark.kind == "in_order" for mark in marks[max(0, position - 2) : position])
    counted = _count_ahead(marks[max(0, position - 4) : position])
    counted = counted or _count_places(marks[:position])
    while True:
        item, after = read_item(text, marks, position, anchors)
        ends_row = in_turn or counted == len(chain.items) + 1
        if ends_row and chain.items and chain.items[-1].says and not item.packet:
            after = take_last_value(marks, item, after)
        if chain.items and chain.items[-1].says and not item.packet:
            return chain  # "A đạt 95 điểm, B đứng thứ 2": B has a verb of its own
        behind = marks[after].kind if after < len(marks) else ""
        is_told = behind in ("rank", "rank_verb")
        leads = [mark.kind for mark in marks[max(0, chain.first - 2) : chain.first]]
        parts = chain.items and chain.items[-1].packet and not item.packet
        if chain.items and is_told and (parts or leads == ["rank", "link"]):
            return chain  # "đứng đầu là A 76,09 điểm, B xếp thứ 2", "thứ 2 thuộc về A và B thứ 3"
        chain.items.append(item)
        chain.last = after - 1
        following = (
            None
            if item.says and marks[after : after + 1] and marks[after].kind == "semicolon"
            else skip_separators(text, marks, after)
        )
        if following is None or following not in anchors or following == after:
            return chain
        if any(mark.kind == "semicolon" for mark in marks[after:following]) and (
            _has_own_place(marks, following)
            or _has_own_grade(marks, chain.first, following)
            or (item.packet and _have_a_verb(marks, following))
        ):
            return chain  # "á quân là A; B hạng ba"
        position = following


def _count_ahead(lead: list[Mark]) -> int:
    """How many names the words right before the first count: "3 địa phương dẫn đầu là"; 0 for
    none.
    """
    counts = [mark for mark in lead if mark.kind in ("number", "count_word") and mark.of is None]
    return parse_count(counts[-1].value or counts[-1].span.text) or 0 if counts else 0


def _count_places(lead: list[Mark]) -> int:
    """How many places stand right before the first name: "Hai vị trí cuối, thứ 18 và thứ 19, là";
    0 for a single one.
    """
    parted = (mark.kind for mark in reversed(lead) if mark.kind not in _PART_PLACES)
    count = len([*itertools.takewhile(lambda kind: kind == "rank", parted)])
    return count if count > 1 else 0


_PART_PLACES = {"comma", "and", "link", "colon", "rank_verb", "open", "close", "in_order"}


def _has_own_place(marks: list[Mark], position: int) -> bool:
    """Whether a name, its brackets left out, is directly followed by a place of its own."""
    after = position + 1
    if after < len(marks) and marks[after].kind == "open":
        after = next((i for i in range(after, len(marks)) if marks[i].kind == "close"), after) + 1
    return after < len(marks) and marks[after].kind in (
        "rank",
        "rank_verb",
        "gain_verb",
        "link",
        "rise",
        "fall",
        "first",
        "last",
        "highest",
        "lowest",
    )


_OWN_VERBS = {"rank_verb", "gain_verb", "grade_marker", "grade", "rank"}


def _have_a_verb(marks: list[Mark], position: int) -> bool:
    """ "A (46,05 điểm) và B (45,8 điểm); C và D nằm ở nhóm thấp": names that more is told of than a
    value each.
    """
    behind = itertools.dropwhile(
        lambda mark: mark.kind in ("unit", "comma", "and"), marks[position:]
    )
    return getattr(next(behind, None), "kind", "") in _OWN_VERBS


def _has_own_grade(marks: list[Mark], first: int, position: int) -> bool:
    """ "xếp loại tốt: A và B; C được xếp loại khá": behind a list whose grade stands ahead."""
    kinds = [mark.kind for mark in marks[position + 1 : position + 3]]
    own = kinds == ["grade_marker", "grade"] or kinds[:1] == ["grade"]
    return own and any(mark.kind == "grade" for mark in marks[:first])


def _share_marks(text: str, marks: list[Mark], chains: list[Chain]) -> None:
    """Give every mark between two chains to one of them."""
    if not chains:
        return
    leading = marks[: chains[0].first]
    part = max((mark.start for mark in leading if mark.kind == "semicolon"), default=0)
    leading = [mark for mark in leading if mark.start >= part or mark.kind not in _OF_ITS_PART]
    chains[0].is_linked = _is_linked(text, leading, marks[chains[0].first])
    chains[0].head = leading
    for before, after in itertools.pairwise(chains):
        between = marks[before.last + 1 : after.first]
        if [mark.kind for mark in between] == ["next"] and _FOLLOWS.search(between[0].span.text):
            between = []  # "Bảo Lâm bám sát Đơn Dương": who is followed does not come next
        tells_own = tells_its_own(between, marks[after.last + 1 :])
        after.is_linked = not tells_own and _is_linked(text, between, marks[after.first])
        cut = head_start(between) if after.is_linked else last_boundary(between)
        if not after.is_linked and after.items[0].index is after.items[0].anchor:
            cut = place_ahead(between, cut)
        start = after.items[0].anchor.start
        is_behind = bool(_BEHIND.search(text, start - 12, start))
        if tells_own or is_behind or _is_ranked_by(text, before, after, between):
            cut = len(between)  # "xếp vị trí thứ hai sau Thanh Hóa": the place is the other's
        if not after.is_linked:
            cut = inside_brackets(between) or cut
        cut = (
            value_ahead([*before.head, *before.items[-1].packet], between)
            or start_of_comparison(between)
            or cut
        )
        before.tail, after.head = between[:cut], between[cut:]
    chains[-1].tail = marks[chains[-1].last + 1 :]
    _return_tails(text, chains)


def _is_ranked_by(text: str, before: Chain, after: Chain, between: list[Mark]) -> bool:
    """ "A tăng 1 bậc, xếp thứ 13 về DTI với 0,63 điểm": the place is that of the unit before."""
    unit, index = before.items[-1].anchor, after.items[0].anchor
    kinds = [mark.kind for mark in between]
    return (
        (unit.kind, index.kind) == ("unit", "index_name")
        and kinds.count("rank") == 1
        and not {"semicolon", "index_name"} & {*kinds}
        and bool(_ABOUT.search(text, max(0, index.start - 24), index.start))
    )


_ABOUT = re.compile(r"(?<!\w)(?:về|theo)\s(?:bảng\s|kết quả\s)?(?:xếp hạng\s|chỉ số\s)?\Z")


_FOLLOWS = re.compile(r"(?:sau|sát)\Z")


_IN_PLACE_OF = re.compile(r"(?<!\w)thay(?:\s(?:thế|cho)){0,2}\s\Z")
_BEHIND = re.compile(r"(?<!\w)(?:sau|trên|dưới)\s(?:tỉnh\s|huyện\s)?\Z")
_GOES_ON = re.compile(
    r"(?:\s(?:vượt|qua mặt|bỏ xa|soán ngôi|thế chỗ)(?:\s\w+){0,2})?"  # "bị B vượt qua, …"
    r"(?:\s(?:đúng|tới|chỉ|gần)?\s?[\d,.]+\s?(?:bậc|điểm|hạng|%))?"  # "hơn B đúng 1 bậc, …"
    r"(?:\s?\([^()]*\))?(?:\s(?:để|và|rồi|khi)\s|\s?,\s)"
    r"(?!(?:đơn vị|địa phương|nơi|cơ quan|huyện|sở|vốn|từng|tỉnh|thành phố|người|kỳ trước|năm ngoái"
    r"|năm trước)\b)",
    re.IGNORECASE,
)


def _return_tails(text: str, chains: list[Chain]) -> None:
    """ "A soán ngôi của B để vươn lên vị trí dẫn đầu": what follows the object B by "để", "và" or a
    comma is said of A, and so what follows the brackets that another is named in.
    """
    for subject, chain in itertools.pairwise(chains):
        anchor = chain.items[0].anchor
        closes = [place for place, mark in enumerate(chain.tail) if mark.kind == "close"]
        if closes and opens_bracket(subject.tail, chain.head if chain.is_linked else None):
            subject.tail, chain.tail = (
                subject.tail + chain.tail[closes[0] :],
                chain.tail[: closes[0]],
            )
            continue
        if (
            len(chain.items) > 1
            or chain.is_linked
            or not chain.tail
            or not is_object(text, anchor.start)
        ):
            continue
        if _GOES_ON.match(text, anchor.end) and chain.tail[0].kind != "semicolon":
            subject.tail, chain.tail = subject.tail + chain.tail, []
        elif _IN_PLACE_OF.search(text, max(0, anchor.start - 12), anchor.start):
            subject.tail, chain.tail = subject.tail + chain.tail, []  # "A thay B đứng đầu bảng"
        elif text.startswith(" với ", anchor.end):
            chain.tail = []  # "A chỉ đứng trên B với 85,21 điểm": which of the two has them?


def _is_linked(text: str, between: list[Mark], anchor: Mark) -> bool:
    for mark in reversed(between):
        if mark.kind in ("plural_type", "same"):
            continue
        if mark.kind == "next":
            return True
        words = gap(text, mark.end, anchor.start)
        distance = len(words)
        if mark.kind == "link" and words == "năm":
            return False  # "năm 2022 là năm PCI của tỉnh giảm sâu nhất"
        is_place = (
            mark.kind == "rank"
            or PLACE_OF_WORD.get(mark.kind, 1) > 1
            or _is_prize(text, mark, anchor)
        )
        if is_place and not distance and _opens_part(between, mark):
            return True  # "…; đứng thứ 2 tỉnh Thái Nguyên đạt 90,29%", "hạng nhất Sở Tư pháp"
        if mark.kind == "link" and text[mark.start : mark.end].lower() == "có":
            kinds = [other.kind for other in between]
            part = kinds[len(kinds) - [*reversed(kinds), "semicolon"].index("semicolon") :]
            is_among = _AMONG_THEM.search(text, max(0, mark.start - 12), mark.start)
            if is_among and "grade" in part:
                return distance <= 12
            leads = {"highest", "lowest", "first", "last"}
            is_graded = kinds[-2:] == ["grade", "link"] and not {"count_word", "number"} & {*kinds}
            return distance <= 12 and (is_graded or bool(leads & {*kinds}))
        return mark.kind in ("link", "colon", "open", "dash") and distance <= 24
    return False


_AMONG_THEM = re.compile(r"trong đó\s\Z", re.IGNORECASE)  # "57 đơn vị, trong đó có các xã A, B"
_HAS_VALUE = re.compile(r"\s?[:(]\s?\d+(?:[.,]\d+|\s?(?:điểm|%)|\))")
_OPENS = re.compile(r"(?:\A|[,;:.(\n–-]|\svà)\s*\Z")


def _is_prize(text: str, mark: Mark, anchor: Mark) -> bool:
    """ "hạng nhất Sở Tư pháp", "…; cuối bảng huyện Krông Pa: 82 điểm"."""
    if not _OPENS.search(text, max(0, mark.start - 5), mark.start):
        return False
    is_prize = mark.kind == "first" and mark.span.text.lower().startswith(("hạng", "giải"))
    is_end = mark.kind in ("first", "last") and bool(_HAS_VALUE.match(text, anchor.end))
    return is_prize or is_end


def _opens_part(between: list[Mark], place: Mark) -> bool:
    """Whether a place stands at the head of its part of the sentence, a verb at most before it."""
    position = next(position for position, mark in enumerate(between) if mark is place)
    before = [mark for mark in between[:position] if mark.kind != "rank_verb"]
    if not before or before[-1].kind in ("semicolon", "comma", "and", "colon"):
        return True
    return before[-1].span.text.lower().endswith(("hơn", "kém"))  # "nhiều hơn á quân Sở Y tế"
