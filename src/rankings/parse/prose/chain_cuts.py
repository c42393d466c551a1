"""Where the marks between two chains are cut: what is the tail of the first, what the head of the
second.
"""

from __future__ import annotations

import itertools

from rankings.parse.prose.marks import PLACE_KINDS, PLACE_WORDS, Mark

BOUNDARIES = {"comma", "semicolon", "and", "close", "dash"}
_HEAD_WORDS = {
    *PLACE_WORDS,
    "rank",
    "top_count",
    "grade",
    "exclude",
    "praise",
    "criticism",
    "maximum",
    "number",
    "count_word",
    "score",
    "percent",
    "plural_type",
    "none_word",
}


def inside_brackets(between: list[Mark]) -> int:
    """ "xếp thứ 8/61 (2 tỉnh A, B không được đánh giá)": where brackets begin that count their
    names; 0 where there are none.
    """
    kinds = [mark.kind for mark in between]
    opened = len(kinds) - kinds[::-1].index("open") if "open" in kinds else 0
    counts = kinds[opened:] in (["number"], ["number", "count_noun"], ["count_word"])
    return opened if opened and counts else 0


_SCORES = {"score", "percent"}


def value_ahead(told: list[Mark], between: list[Mark]) -> int:
    """ "Với 85 điểm, A xếp thứ 4, với 79 điểm, B xếp thứ 7": where the value of the second begins,
    behind what is told of a first that has one; 0 where there is none.
    """
    kinds = [mark.kind for mark in between if mark.kind != "gain_verb"][-3:]
    parts = {*kinds[:1]} & {"comma", "dash", "semicolon", "open", "and"} and kinds[2:] == ["comma"]
    if not parts or kinds[1] not in _SCORES:
        return 0
    cut = len(between) - 2 - (between[-3].kind == "gain_verb")
    has_value = any(mark.kind in _SCORES for mark in [*told, *between[:cut]])
    return cut if has_value or kinds[0] in ("semicolon", "open") else 0


_LINKS = {"open", "dash", "link", "colon"}


def tells_its_own(between: list[Mark], behind: list[Mark]) -> bool:
    """ "A xếp thứ nhất với 92 điểm (B xếp thứ hai với 91 điểm)": whether brackets, or what a dash
    parts off, hold another unit with a place of its own.
    """
    if not between or between[-1].kind not in ("open", "dash"):
        return False
    ends = {"unit", "semicolon", *(("close",) if between[-1].kind == "open" else ())}
    own = [*itertools.takewhile(lambda mark: mark.kind not in ends, behind)]
    kinds = [mark.kind for mark in own]
    if len(own) < len(behind) and {*kinds[-1:]} & _LINKS:
        part = [*itertools.dropwhile(lambda kind: kind not in BOUNDARIES, kinds[-2::-1])]
        kinds = kinds[: len(part)]  # "thứ nhất - A, thứ hai - B"
    return bool({*PLACE_KINDS, "moved_to"} & {*kinds})


def start_of_comparison(between: list[Mark]) -> int:
    """ "A đứng đầu với 47,8 điểm, cao hơn địa phương thấp nhất (B, 38,8 điểm)": where the words
    begin that measure A by B; 0 where there are none.
    """
    kinds = [mark.kind for mark in between]
    part = len(kinds) - kinds[::-1].index("comma") if "comma" in kinds else 0
    compares = kinds[part : part + 1] in (["rise"], ["fall"], ["more_than"], ["less_than"])
    is_whom = "count_noun" in kinds[part:] and kinds[-1:] == ["open"]
    return part if part and compares and is_whom else 0


_PARTS = {"and", "dash", "open"}


def place_ahead(between: list[Mark], cut: int) -> int:
    """ "hạng 13/63 về PAPI và hạng 36/63 về PCI", "… và thứ 9 trong bảng xếp hạng PCI": a place
    right before an index is the index's.
    """
    kinds = [
        mark.kind
        for mark, behind in zip(between, [*between, None][1:], strict=True)
        if mark.kind != "streak" and (behind is None or behind.kind != "streak")
    ]  # without "lần thứ 2 liên tiếp"
    if kinds[-2:] == ["rank", "grade_marker"]:
        kinds.pop()
    if kinds[-1:] != ["rank"] or kinds.count("rank") != 1 or not _PARTS & {*kinds[-3:]}:
        return cut
    ends = [at for at, mark in enumerate(between, 1) if mark.kind in _PARTS]
    return ends[-1]


def head_start(between: list[Mark]) -> int:
    """The head starts behind the last boundary with a word of place, grade or count behind it."""
    floor = _end_of_own_words(between)
    if (former := _start_of_former(between)) is not None:
        return former
    for position in range(len(between) - 1, floor - 1, -1):
        leads = any(_leads(mark) for mark in between[position + 1 :])
        neighbours = {mark.kind for mark in between[position - 1 : position + 2 : 2]}
        if between[position].kind in ("and", "comma") and (
            neighbours == {"rank"}
            or (neighbours == {"rank", "number"} and between[position + 2].kind == "in_order")
        ):
            continue  # "đứng thứ hai và thứ ba lần lượt là", "xếp thứ 2 và 3 lần lượt là"
        if _counts_graded(between, position):
            continue
        if between[position].kind == "semicolon" or (
            between[position].kind in BOUNDARIES | {"open"} and leads
        ):
            return position + 1
    return floor if any(_leads(mark) for mark in between) else len(between)


def _counts_graded(between: list[Mark], position: int) -> bool:
    """ "…; Khá (03 đơn vị): A": whether brackets open that only count those of the grade."""
    kinds = [mark.kind for mark in between[max(0, position - 1) : position + 4]]
    return kinds == ["grade", "open", "number", "count_noun", "close"]


def _start_of_former(between: list[Mark]) -> int | None:
    """ "A xếp thứ tư, trong khi á quân năm ngoái là B": where the words begin that tell of B alone
    what it had before; None where there are none.
    """
    stops = [at for at, mark in enumerate(between) if mark.kind in ("comma", "semicolon")]
    part = between[stops[-1] + 1 :] if stops else []
    is_former = part and all(mark.is_earlier or mark.kind == "link" for mark in part)
    return stops[-1] + 1 if is_former and {mark.kind for mark in part} & {*PLACE_WORDS} else None


def last_boundary(between: list[Mark]) -> int:
    """Return where the marks ahead of a name begin: behind the last comma or semicolon."""
    if (
        between and between[-1].kind == "and"
    ):  # "A, xếp thứ 12/13 và B": the place before "và" is A's
        return len(between) - 1
    for position in range(len(between) - 1, -1, -1):
        if between[position].kind in ("semicolon", "comma"):
            return position + 1
    return len(between)


def _end_of_own_words(between: list[Mark]) -> int:
    """Where the words end that are surely said of the name before: a bracket directly behind it,
    "đạt 89,9 điểm, chỉ kém đơn vị xếp trên là B", "được xếp loại Khá, huyện còn lại là B".
    """
    kinds = [mark.kind for mark in between]
    if kinds[:3] == ["grade_marker", "grade", "comma"] and {*kinds[3:]} == {"count_noun", "link"}:
        return 3
    if kinds[:1] == ["open"] and "close" in kinds:
        return kinds.index("close") + 1
    return 2 if kinds[:2] in (["gain_verb", "score"], ["gain_verb", "percent"]) else 0


def _leads(mark: Mark) -> bool:
    return mark.kind in _HEAD_WORDS and not mark.is_earlier


def up_to_list(tail: list[Mark]) -> list[Mark]:
    """Return what is said of a chain before a list of others: "Sở A nhắc lại kết quả của ba tỉnh:
    Bình Định 66,65 điểm".
    """
    kinds = [mark.kind for mark in tail]
    pairs = itertools.pairwise(kinds)
    return tail[: next((at for at, pair in enumerate(pairs) if pair == ("colon", "unit")), None)]
