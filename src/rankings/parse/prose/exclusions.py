"""Units that the words leave out of a ranking: "5 đơn vị không xếp hạng gồm Công an tỉnh, …"."""

from __future__ import annotations

import re

from rankings.parse.model import Span, Statement
from rankings.parse.prose.chains import Chain
from rankings.parse.prose.context import Context, new_statement
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.rank_slots import set_mark
from rankings.parse.prose.sizes import forget_joined
from rankings.parse.prose.slots import Slots
from rankings.parse.sentences import Sentence
from rankings.registry.vocabulary import find_words

_REASON = re.compile(r"\b(?:do|vì)\s(.{5,120}?)\s(?:gồm|bao gồm|là|:)")


def excludes_others(tail: list[Mark]) -> bool:
    """Return whether units are counted before the words that leave out: "UBND TP.Pleiku đạt mức IV,
    16/17 huyện còn lại không xếp hạng" leaves out those.
    """
    kinds = [mark.kind for mark in tail]
    kinds = kinds[: kinds.index("exclude")]
    counted = [position for position, kind in enumerate(kinds) if kind in ("number", "count_word")]
    return any(
        kinds[position + 1 : position + 2] == ["count_noun"]
        and {"comma", "semicolon", "and"} & {*kinds[:position]}
        for position in counted
    )


def state_exclusions(
    text: str, sentence: Sentence, chain: Chain, context: Context, slots: Slots
) -> list[Statement]:
    """Return an exclusion for every name of a chain, with the reason and the count that are
    told.
    """
    reason = _REASON.search(text, sentence.start, chain.items[0].anchor.start)
    statements = []
    years = [mark for mark in chain.head if mark.kind == "year"]
    for item in chain.items:
        if item.anchor.name is None or (
            item.anchor.name.level == "province" and not context.is_national
        ):
            continue
        statement = new_statement(
            "exclusion", "excluded_units", sentence, context, item.anchor.name.level
        )
        statement.fields["unit"] = item.anchor.span
        set_mark(statement, "year", years[-1] if years else None)
        forget_joined(context, text, item.anchor.name.level)
        if reason:
            statement.fields["reason"] = Span(reason[1], *reason.span(1))
        counts = [mark for mark in slots.counts if _counts_units(text, mark)]
        told = max(chain.items[0].anchor.start, slots.words["exclude"].start)
        # "không xếp hạng do chưa đủ 30 đơn vị": behind both it counts others
        for count in [mark for mark in counts if mark.start < told][:1]:
            set_mark(statement, "count", count)
        statements.append(statement)
    return statements


def _counts_units(text: str, count: Mark) -> bool:
    """Whether what stands behind a number is a kind of units: "2 đơn vị", not "50 phiếu"."""
    behind = text[count.end : count.end + 24]
    return any(word.start <= 1 for word in find_words(behind, "count_noun"))
