"""Whether a name is one of several leaders, or those at the end, and no first or last."""

from __future__ import annotations

import itertools

from rankings.parse.prose.chains import Chain
from rankings.parse.prose.marks import Mark, count_of


def names_a_part(chain: Chain, word: Mark, count: int) -> bool:
    """ "ba xã lọt vào nhóm 10 đơn vị dẫn đầu là A, B, C": of so many leaders some are named, and
    nothing says which places are theirs.
    """
    place = next((place for place, mark in enumerate(chain.head) if mark is word), 0)
    before = chain.head[max(0, place - 3) : place]
    kinds = [mark.kind for mark in before]
    links = [mark.span.text.lower() for mark in chain.head[place:] if mark.kind == "link"]
    is_part = kinds[-3:] == ["grade_marker", "number", "count_noun"] or (
        kinds[-2:] in (["number", "count_noun"], ["count_word", "count_noun"])
        and links[-1:] == ["có"]
    )  # the latter: "trong số 5 đơn vị dẫn đầu có A, B"
    return is_part and count_of(before[-2]) > count


def are_some_of(head: list[Mark]) -> bool:
    """Return whether the words before the names count them among more: "11 trong số 16 tỉnh đạt
    điểm cao nhất vẫn nằm trong nhóm này: A, B, C".
    """
    counts = [mark.kind == "number" for mark in head]
    pairs = [
        (count_of(first), count_of(head[place + 1]))
        for place, first in enumerate(head[:-2])
        if counts[place] and counts[place + 1] and head[place + 2].kind == "count_noun"
    ]
    return any(some < of for some, of in pairs)


def counts_anew(head: list[Mark]) -> bool:
    """Return whether the words before the names count others behind a comma than those that lead:
    "9 tỉnh thuộc nhóm 15 tỉnh dẫn đầu PII 2023, 3 tỉnh (A, B, C) rời nhóm".
    """
    kinds = [mark.kind for mark in head]
    places = [place for place, kind in enumerate(kinds) if kind in ("first", "highest")]
    behind = kinds[places[-1] + 1 :] if places else []
    return behind[-4:-1] == ["comma", "number", "count_noun"] and behind[-1] == "open"


def counts_movers(head: list[Mark]) -> bool:
    """ "theo thứ hạng, có 3 đơn vị tăng hạng gồm A, B, C": who moved, and no places."""
    kinds = [mark.kind for mark in head if mark.kind != "grade_marker"][-3:]
    return kinds in (["count_noun", move, "link"] for move in ("rise", "fall"))


def is_one_of_many(tail: list[Mark], word: Mark) -> bool:
    """ "A lần đầu vào nhóm ba đơn vị dẫn đầu": one of several leaders, and not the first; so in
    "vào nhóm 10 xã có mức độ cao nhất", "trong top 5 sở có năng lực cạnh tranh cao nhất".
    """
    place = next((place for place, mark in enumerate(tail) if mark is word), 0)
    counts = ("number", "count_word", "top_count")
    for position, (count, noun) in enumerate(itertools.pairwise(tail[:place])):
        is_near = all(mark.kind == "link" for mark in tail[position + 2 : place]) or (
            position > 0 and tail[position - 1].kind == "grade_marker"
        )
        if (
            count.kind in counts
            and noun.kind in ("count_noun", "plural_type")
            and is_near
            and count_of(count) > 1
        ):
            return True
    return False
