"""What a row says of change: places and scores gained or lost, and the earlier ones."""

from __future__ import annotations

from dataclasses import replace

from rankings.parse.model import Statement
from rankings.parse.prose.chains import Chain
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.rank_slots import set_mark
from rankings.parse.prose.slots import Slots


def changes_of(chain: Chain, tail: Slots, number: int) -> Slots:
    """What the words behind a chain say of the changes of its names: all of them where it has one,
    or where they are alike; "lần lượt tăng 3 và 5 bậc" gives one to each.
    """
    if len(chain.items) == 1 or tail.has("same", "unchanged"):
        return tail
    moves = [place for place, mark in enumerate(chain.tail) if mark.kind in ("rise", "fall")]
    if not tail.has("in_order") or len(moves) != 1:
        return Slots()
    behind = chain.tail[moves[0] + 1 :]
    steps = [mark for mark in behind if mark.kind == "places" or _is_step(mark, behind)]
    if len(steps) != len(chain.items):
        return Slots()
    steps[number].used = True
    return Slots(rank_change=(steps[number], 1 if chain.tail[moves[0]].kind == "rise" else -1))


def told_gains(text: str, chain: Chain, said: Slots) -> Slots:
    """ "Tăng điểm cao nhất là A với 5,26 điểm": the points are those gained, and no score."""
    told = [mark for mark in chain.head if mark.kind not in ("at_most", "highest")][-2:]
    kinds = [mark.kind for mark in told]
    if not said.scores or kinds not in (["rise", "link"], ["fall", "link"]):
        return said
    if "điểm" not in text[told[0].end : told[1].start].lower() or said.score_change is not None:
        return said
    sign = 1 if kinds[0] == "rise" else -1
    return replace(said, scores=said.scores[1:], score_change=(said.scores[0], sign))


def _is_step(mark: Mark, behind: list[Mark]) -> bool:
    """ "tăng 3 và 5 bậc": a bare number in a list that ends in places."""
    last = next((other for other in reversed(behind) if other.kind == "places"), None)
    return mark.kind == "number" and mark.of is None and last is not None and mark.end < last.start


def free_differences(marks: list[Mark], rankings: list[Statement]) -> None:
    """Take from the rows of a sentence that opens with a mean the differences to it: "So với trung
    vị 73,10 điểm của khối, huyện A thấp hơn 4,2 điểm".
    """
    if [mark.kind for mark in marks[:2]] != ["versus", "average"]:
        return
    for row in rankings:
        freed = row.fields.pop("score_change", None)
        row.fields.pop("score_change_unit", None)
        for mark in marks:
            mark.used = mark.used and mark.span != freed


def _change_ahead(statement: Statement, lead: Slots, name: str) -> tuple[Mark, int] | None:
    """ "A đứng thứ 39/63 tỉnh (tăng 10 bậc) về DTI": the change behind a place that stands ahead of
    its index.
    """
    rank, change = statement.fields.get("rank"), getattr(lead, name)
    is_ahead = rank is not None and rank in [mark.span for mark in lead.ranks]
    return change if change and is_ahead and change[0].start > rank.end else None


def set_changes(statement: Statement, packet: Slots, tail: Slots, lead: Slots) -> None:
    """Fill in the changes, the earlier values and the year compared with."""
    for name in ("rank_change", "score_change"):
        change = getattr(packet, name) or getattr(tail, name)
        change = change or _change_ahead(statement, lead, name)
        if change is not None:
            set_mark(statement, name, change[0])
            statement.attributes[f"{name}_sign"] = "+" if change[1] > 0 else "-"
            if change[0].unit is not None:
                statement.fields[f"{name}_unit"] = change[0].unit
            if change[0].value:
                statement.attributes[name] = change[0].value
    previous = packet.previous_rank or tail.previous_rank or lead.previous_rank
    if previous is not None:
        set_mark(statement, "previous_rank", previous)
        if previous.value:
            statement.attributes["previous_rank"] = previous.value
        if previous.of is not None:
            statement.fields["previous_of"] = previous.of
        if packet.has_moved or tail.has_moved:
            statement.attributes["has_moved"] = "yes"
    set_mark(
        statement,
        "previous_score",
        packet.previous_score or tail.previous_score or lead.previous_score,
    )
    set_mark(statement, "baseline", packet.baseline or tail.baseline or lead.baseline)
    unchanged = packet.words.get("unchanged") or tail.words.get("unchanged")
    if unchanged is not None:
        statement.attributes["unchanged"] = "yes"
        statement.fields["unchanged"] = unchanged.span
