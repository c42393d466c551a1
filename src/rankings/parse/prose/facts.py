"""From a chain of names to statements: rankings, criteria, exclusions, mentions."""

from __future__ import annotations

import re

from rankings.parse.model import Span, Statement
from rankings.parse.prose.chains import Chain, Item
from rankings.parse.prose.context import Context, new_statement
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.ranks import find_ranks, set_mark, set_rank
from rankings.parse.prose.series import read_series
from rankings.parse.prose.slots import Slots, read_slots
from rankings.parse.sentences import Sentence

_REASON = re.compile(r"\b(?:do|vì)\s(.{5,120}?)\s(?:gồm|bao gồm|là|:)")


def read_chain(text: str, sentence: Sentence, chain: Chain, context: Context) -> list[Statement]:
    """Return the statements that one chain makes, in the order of its names."""
    tail_marks = _own_tail(chain.tail)
    head, tail = read_slots(chain.head if chain.is_linked else []), read_slots(tail_marks)
    lead = read_slots([] if chain.is_linked else chain.head)
    if head.has("exclude") or tail.has("exclude"):
        return _state_exclusions(
            text, sentence, chain, context, head if head.has("exclude") else tail
        )
    if context.criterion is not None:
        return _state_criteria(sentence, chain, context, head, tail)
    rankings = read_series(sentence, chain, context) or _state_rankings(
        sentence, chain, context, head, tail, lead
    )
    if rankings:
        return rankings
    return _state_mentions(text, sentence, chain, context, head)


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
            if held_before and all(held_before):
                continue
            return tail[:position]
        following = tail[position + 1 : position + 4]
        counts_units = (
            mark.kind == "number"
            and not mark.of
            and any(other.kind in ("count_noun",) for other in following[:1])
        )
        if counts_units and any(other.kind == "grade" for other in following):
            return tail[:position]
    return tail


def _state_exclusions(
    text: str, sentence: Sentence, chain: Chain, context: Context, slots: Slots
) -> list[Statement]:
    reason = _REASON.search(text, sentence.start, chain.items[0].anchor.start)
    statements = []
    for item in chain.items:
        statement = new_statement(
            "exclusion", "excluded_units", sentence, context, item.anchor.name.level
        )
        statement.fields["unit"] = item.anchor.span
        if reason:
            statement.fields["reason"] = Span(reason[1], *reason.span(1))
        for count in slots.counts[:1]:
            set_mark(statement, "count", count)
        statements.append(statement)
    return statements


def _state_criteria(
    sentence: Sentence, chain: Chain, context: Context, head: Slots, tail: Slots
) -> list[Statement]:
    said = head if head.places else tail
    statistic = next(
        (
            name
            for name, fits in (
                ("highest", said.is_full or said.has("highest", "first")),
                ("second", said.has("next", "second")),
                ("lowest", said.has("lowest", "last")),
            )
            if fits
        ),
        "value",
    )
    statements = []
    for item in chain.items:
        packet = read_slots(item.packet)
        score = (
            packet.scores or tail.scores[:1] or (head.scores if chain.is_linked else []) or [None]
        )[0]
        if statistic == "value" and score is None:
            continue
        statement = new_statement(
            "criterion", f"criterion_{statistic}", sentence, context, item.anchor.name.level
        )
        statement.attributes["statistic"] = statistic
        statement.fields |= {"criterion": context.criterion, "unit": item.anchor.span}
        set_mark(statement, "score", score)
        if score is not None and score.of is not None:
            statement.fields["max_score"] = score.of
        set_mark(
            statement,
            "score_unit",
            (
                None
                if score is None or score.unit is None
                else Mark("unit_word", score.unit.start, score.unit.end, score.unit)
            ),
        )
        if said.is_full and score is None and context.maximum is not None:
            statement.fields["score"] = context.maximum.span
        if said.is_full and score is not None and context.maximum is None:
            context.maximum = score
        if context.maximum is not None:
            statement.fields.setdefault("max_score", context.maximum.span)
        if said.counts and statistic in ("highest", "lowest", "second"):
            set_mark(statement, "list_count", said.counts[0])
        statements.append(statement)
    return statements


def _state_rankings(
    sentence: Sentence, chain: Chain, context: Context, head: Slots, tail: Slots, lead: Slots
) -> list[Statement]:
    statements: list[Statement] = []
    if chain.items[0].index is not None and _is_mean(chain):
        return []
    ranks = find_ranks(chain, context, head, tail)
    led = {
        mark.span.text for mark in chain.head if mark.kind == "year"
    }  # "3 năm liên tiếp (2022, 2023, 2024) Sở A …": no year of its own
    for number, item in enumerate(chain.items):
        packet = read_slots(item.packet)
        level = "province" if item.index is not None else item.anchor.name.level
        statement = new_statement("ranking", "ranking", sentence, context, level)
        _set_unit(statement, item, context)
        known = ranks[number]
        if (
            not known[2] and item.index is not None and lead.ranks
        ):  # "xếp thứ 12/63 về PAR INDEX với 88,12%"
            known = (lead.ranks[-1], None, "printed")
        set_rank(statement, packet, known, tail, chain)
        _set_score(
            statement,
            number,
            chain,
            packet,
            head,
            tail,
            lead,
            context.takes_percent or _opens_line(sentence, chain),
        )
        _set_changes(
            statement,
            packet,
            tail if len(chain.items) == 1 or tail.has("same", "unchanged") else Slots(),
            lead if len(chain.items) == 1 else Slots(),
        )
        grade = (
            packet.grades
            or (head.grades[-1:] if chain.is_linked else [])
            or tail.grades[:1]
            or [None]
        )[0]
        set_mark(statement, "grade", grade)
        _set_group(statement, sentence, chain, head, tail, context)
        # A year behind an agency's name is mostly another year's ("đơn vị dẫn đầu năm 2018"); in
        # front it is the row's.
        set_mark(
            statement,
            "year",
            (lead.year if len(led) < 2 else None)
            or ((tail.year or packet.year) if item.index is not None else None),
        )
        if _says_a_place(statement):
            statements.append(statement)
    # "A đạt 91%, B đạt 90%, C đạt 88%": what a percentage is to one name of a sentence it is to the
    # next.
    context.takes_percent = context.takes_percent or any(
        statement.fields["score_unit"].text == "%"
        for statement in statements
        if "score_unit" in statement.fields
    )
    placed_next = (chain.is_linked and head.has("next")) or bool(context.runs_on)
    ordered = (
        statements[-1:]
        if statements and placed_next and statements[-1].attributes.get("rank_source") == "order"
        else []
    )
    context.runs_on = next(
        (statement.fields["score"].text for statement in ordered if "score" in statement.fields), ""
    )
    if statements:
        _name_pattern(statements, chain, head, tail)
        _remember(context, statements, chain)
        _set_list_count(statements, chain, head, tail)
    return statements


def _is_mean(chain: Chain) -> bool:
    """ "Chỉ số PAR INDEX của các tỉnh có giá trị trung bình cao nhất, đạt 86,37%" is said of
    nobody.
    """
    value = next(
        (
            position
            for position, mark in enumerate(chain.tail)
            if mark.kind in ("score", "percent", "rank")
        ),
        len(chain.tail),
    )
    return any(mark.kind == "average" for mark in chain.tail[:value])


def _set_unit(statement: Statement, item: Item, context: Context) -> None:
    if item.index is None:
        statement.fields["unit"] = item.anchor.span
    else:
        statement.fields["index"] = item.index.span
        statement.index_name = item.index.span.text
        context.owner = item.owner or context.owner
        owner = item.anchor if item.anchor is not item.index else context.owner
        if owner is not None:
            statement.fields["unit"] = owner.span
    if item.parent is not None:
        statement.fields["parent"] = item.parent.span
    if item.anchor.name is not None and item.anchor.name.place_type:
        statement.attributes["place_type"] = item.anchor.name.place_type


def _set_group(
    statement: Statement,
    sentence: Sentence,
    chain: Chain,
    head: Slots,
    tail: Slots,
    context: Context,
) -> None:
    """What the words around say of the place: among the last, among the first N, n-th of a numbered
    list, one of N.
    """
    if head.has("last") or tail.has("last"):
        statement.attributes["group"] = "last"
    if tail.has("in_top") and not chain.is_linked and "rank_source" not in statement.attributes:
        statement.attributes["group"] = "top"
        statement.fields["list_count"] = tail.words["in_top"].span
        tail.words["in_top"].used = True
    numeral = sentence.numeral
    if (
        _opens_line(sentence, chain)
        and not statement.attributes.keys() & {"rank_source", "rank_from_bottom"}
        and ("score" in statement.fields or context.is_ordered)
    ):
        statement.fields["rank"] = numeral
        statement.attributes["rank_source"] = "order"
        statement.start = numeral.start
    _set_size(statement, context)


def _opens_line(sentence: Sentence, chain: Chain) -> bool:
    """ "3. Xã Đức Tân (huyện Mộ Đức): 94,85%": a name at the head of a numbered line."""
    return sentence.numeral is not None and chain.items[0].anchor.start - sentence.start <= 3


def _set_size(statement: Statement, context: Context) -> None:
    """ "Trong 18 sở được xếp hạng …": the size that the page said of the group, and the place of a
    last one in it.
    """
    place_type = (
        statement.fields["unit"].text.split()[0].lower() if "unit" in statement.fields else ""
    )
    size = context.sizes.get(
        statement.attributes.get("place_type", place_type)
    ) or context.sizes.get(statement.level)
    if (
        size is None
        or "rank_of" in statement.fields
        or not statement.attributes.keys() & {"rank_source", "rank_from_bottom"}
    ):
        return
    rank = statement.attributes.get("rank") or (
        statement.fields["rank"].text if "rank" in statement.fields else "0"
    )
    if rank.isdigit() and int(rank) > int(size.text):
        return
    statement.fields["rank_of"] = size
    if "rank_from_bottom" in statement.attributes and "rank_source" not in statement.attributes:
        statement.attributes |= {
            "rank": str(int(size.text) + 1 - int(statement.attributes["rank_from_bottom"])),
            "rank_source": "order",
        }


def _set_score(
    statement: Statement,
    number: int,
    chain: Chain,
    packet: Slots,
    head: Slots,
    tail: Slots,
    lead: Slots,
    takes_percent: bool,
) -> None:
    alone = len(chain.items) == 1
    if head.has("average") or lead.has("average"):  # "Giá trị trung bình DTI cấp tỉnh là 0,6961"
        return
    is_placed = (
        "rank_source" in statement.attributes
        or "rank_from_bottom" in statement.attributes
        or bool(statement.index_name)
    )
    choices, said = list(packet.scores), _said_scores(chain, tail, is_placed)
    if chain.is_linked and _is_measured_against(chain):
        choices = [
            mark for mark in choices if mark.start - chain.items[number].anchor.end > 1
        ]  # in brackets it is its own
    if not choices and len(said) == len(chain.items):
        choices = [said[number]]
    if not choices and (alone or tail.has("same") or (chain.is_linked and head.has("same"))):
        choices = said[:1] or (head.scores[-1:] if chain.is_linked else []) or lead.scores[-1:]
    set_mark(statement, "max_score", packet.maximum or tail.maximum or lead.maximum)
    score = next(
        (
            mark
            for mark in choices
            if mark.kind == "score" or is_placed or packet.scores or takes_percent
        ),
        None,
    )
    if score is None:
        return
    set_mark(statement, "score", score)
    if score.unit is not None:
        statement.fields["score_unit"] = score.unit
    if score.of is not None:
        statement.fields["max_score"] = score.of


def _said_scores(chain: Chain, tail: Slots, is_placed: bool) -> list[Mark]:
    """Scores of the tail that a verb or a dash gives to the unit; "thẩm định lĩnh vực tài chính
    công (10 điểm)" gives it none.
    """
    if chain.is_linked and _is_measured_against(chain):
        return []
    if is_placed or tail.grades:
        return tail.scores
    before = {
        id(mark): chain.tail[position - 1].kind if position else ""
        for position, mark in enumerate(chain.tail)
    }
    return [
        mark
        for mark in tail.scores
        if before.get(id(mark), "")
        in (
            "gain_verb",
            "link",
            "colon",
            "dash",
            "",
            "same",
            "about",
            "more_than",
            "comma",
            "rank",
            "average",
        )
    ]


def _is_measured_against(chain: Chain) -> bool:
    """ "…, hơn huyện đứng thứ hai là Việt Yên 1,3 điểm": the points are a distance, no score."""
    return any(
        mark.kind in ("more_than", "less_than")
        and following.kind in ("count_noun", "rank_verb", "rank")
        for mark, following in zip(chain.head, chain.head[1:], strict=False)
    )


def _set_changes(statement: Statement, packet: Slots, tail: Slots, lead: Slots) -> None:
    for name in ("rank_change", "score_change"):
        change = getattr(packet, name) or getattr(tail, name)
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


def _says_a_place(statement: Statement) -> bool:
    has_place = (
        "rank" in statement.fields
        or "rank" in statement.attributes
        or "rank_from_bottom" in statement.attributes
    )
    return (
        has_place
        or bool({"score", "grade", "rank_change", "previous_rank"} & statement.fields.keys())
        or "group" in statement.attributes
    )


def _name_pattern(statements: list[Statement], chain: Chain, head: Slots, tail: Slots) -> None:
    """Name the form: the first of these that the words hold."""
    slots = head if head.places else tail
    order = (
        "first",
        "second",
        "last",
        "highest",
        "lowest",
        "next",
        "in_order",
        "from_below",
        "top",
    )
    word = next((name for name in order if slots.has(name)), "")
    for statement in statements:
        place = (
            f"{word}_place"
            if word
            else (
                "rank_of_n"
                if "rank_of" in statement.fields
                else "rank"
                if "rank" in statement.fields
                else ""
            )
        )
        statement.pattern = place or (
            "grade_list"
            if "grade" in statement.fields and "score" not in statement.fields
            else "score"
        )
        if len(chain.items) > 1 and word in ("first", "in_order", "next", "top"):
            statement.pattern = "ordered_list"


def _remember(context: Context, statements: list[Statement], chain: Chain) -> None:
    context.last_unit = chain.items[-1].anchor
    known = statements[-1].attributes.get("rank") or (
        statements[-1].fields["rank"].text if "rank" in statements[-1].fields else ""
    )
    context.last_rank = int(known) if known.isdigit() else context.last_rank


def _set_list_count(statements: list[Statement], chain: Chain, head: Slots, tail: Slots) -> None:
    counts = [
        count
        for count in (head.counts if chain.is_linked else []) + tail.counts
        if not count.used and count.of is None
    ]
    if counts and statements[0].pattern == "ordered_list" and len(chain.items) > 1:
        value = counts[-1].value or counts[-1].span.text
        if value.isdigit() and int(value) < 100:
            for statement in statements:
                set_mark(statement, "list_count", counts[-1])


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
