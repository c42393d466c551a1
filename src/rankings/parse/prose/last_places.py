"""The places at the end of a list: which of several names the words make the last."""

from __future__ import annotations

from rankings.parse.model import Statement
from rankings.parse.prose.chains import Chain
from rankings.parse.prose.marks import Mark, count_of
from rankings.parse.prose.slots import Slots
from rankings.registry.vocabulary import find_words

_SCORES = ("score", "percent")


def place_at_end(slots: Slots) -> list[tuple[Mark | None, int | None, str]]:
    """Return the place of the one name that is last, or last but one ("xếp áp chót")."""
    word = slots.words.get("last")
    if word is not None and any(find_words(word.span.text, "second_last_word")):
        return [(None, -2, "order")]
    return [(None, None, "last")]


def count_from_end(
    chain: Chain, slots: Slots, tail: Slots
) -> list[tuple[Mark | None, int | None, str]]:
    """ "Ba đơn vị cuối bảng là A (60 điểm), B (59 điểm), C (58 điểm)": the last of as many as are
    counted, the one with the lowest score at the end; none without scores.
    """
    count = len(chain.items)
    counted = [count_of(mark) for mark in slots.counts if mark.of is None]
    links = [mark.span.text.lower() for mark in chain.head if mark.kind in ("link", "colon")]
    is_whole = counted == [count] or (slots.has("in_order") and not counted)
    scores = _list_scores(chain, tail)
    rises, falls = scores == sorted(scores), scores == sorted(scores, reverse=True)
    if not is_whole or links[-1:] in (["có"], ["như"]) or len(scores) != count or rises == falls:
        return [(None, None, "")] * count
    return [(None, -(number + 1 if rises else count - number), "order") for number in range(count)]


def doubt_shared(text: str, chain: Chain, rows: list[Statement]) -> None:
    """Mark the rows of "Vị trí 2-3 là A và B" unsure: who is second is only known where their
    scores differ.
    """
    ranged = [mark for mark in [*chain.head, *chain.tail] if mark.kind == "rank_range"]
    scores = {row.fields["score"].text for row in rows if "score" in row.fields}
    is_shared = any({*"-–"} & {*text[mark.span.end : mark.of.start]} for mark in ranged)
    for row in rows if is_shared and len(scores) < len(rows) else []:
        if "rank_range:first" in row.fields:
            row.attributes["unsure"] = "order"


def _list_scores(chain: Chain, tail: Slots) -> list[float]:
    own = [mark for item in chain.items for mark in item.packet if mark.kind in _SCORES]
    marks = own or [mark for mark in tail.scores if mark.kind in _SCORES]
    texts = [mark.span.text.replace(" ", "").replace(",", ".") for mark in marks]
    return [float(text) for text in texts if text.count(".") <= 1]
