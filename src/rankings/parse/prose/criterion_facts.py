"""What a chain says on a criterion: its values, and who has the highest, second or lowest."""

from __future__ import annotations

from rankings.parse.model import Statement
from rankings.parse.prose.chains import Chain
from rankings.parse.prose.context import Context, new_statement
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.rank_slots import set_mark
from rankings.parse.prose.slots import Slots, read_slots
from rankings.parse.sentences import Sentence


def state_criteria(
    sentence: Sentence, chain: Chain, context: Context, head: Slots, tail: Slots
) -> list[Statement]:
    """Return one statement for every unit of a chain that has a place or a value on the criterion
    that the sentence speaks on.
    """
    said = head if head.places else tail
    statistic = _name_statistic(said)
    statements = []
    in_turn = len(tail.scores) == len(chain.items)  # "A và B lần lượt đạt 7,4 và 7,2 điểm"
    for number, item in enumerate(chain.items):
        if item.anchor.name is None:
            continue  # an index, and no unit: "ở chỉ số Tiếp cận đất đai đạt 7,2 điểm"
        packet = read_slots(item.packet)
        told = tail.scores[number:] if in_turn else tail.scores
        scores = packet.scores or told[:1] or (head.scores[-1:] if chain.is_linked else [])
        if statistic == "value" and not scores:
            continue
        level = item.anchor.name.level
        statement = new_statement("criterion", f"criterion_{statistic}", sentence, context, level)
        statement.attributes["statistic"] = statistic
        statement.fields |= {"criterion": context.criterion, "unit": item.anchor.span}
        _set_points(statement, scores[0] if scores else None, said, context)
        counts_names = chain.is_linked or len(chain.items) > 1  # not "cao nhất trong 20 sở"
        if said.counts and counts_names and statistic in ("highest", "lowest", "second"):
            set_mark(statement, "list_count", said.counts[0])
        statements.append(statement)
    return statements


def _name_statistic(said: Slots) -> str:
    """Which value of a criterion is told; "value" where the words only give it."""
    if said.is_full or said.has("highest", "first"):
        return "highest"
    if said.has("next", "second"):
        return "second"
    return "lowest" if said.has("lowest", "last") else "value"


def _set_points(statement: Statement, score: Mark | None, said: Slots, context: Context) -> None:
    """Fill in the score, its unit and the maximum; "đạt điểm tối đa" says one by the other."""
    set_mark(statement, "score", score)
    if score is not None and score.of is not None:
        statement.fields["max_score"] = score.of
    if score is not None and score.unit is not None:
        statement.fields["score_unit"] = score.unit
    if said.is_full and score is None and context.maximum is not None:
        statement.fields["score"] = context.maximum.span
    if said.is_full and score is not None and context.maximum is None:
        context.maximum = score
    if context.maximum is not None:
        statement.fields.setdefault("max_score", context.maximum.span)
