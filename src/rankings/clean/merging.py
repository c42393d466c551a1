"""Many statements about a unit → one row: a table row wins, prose fills what the table leaves
out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal

from rankings.clean.observations import Evidence, GradeCount, Ranking
from rankings.language.text import key
from rankings.registry.name_forms import place_types
from rankings.registry.provinces import MERGED
from rankings.registry.vocabulary import find_words, name_framework

FILLED_FROM_PROSE = (
    "rank",
    "rank_of",
    "rank_from_bottom",
    "score",
    "max_score",
    "previous_score",
    "previous_rank",
    "rank_change",
    "score_change",
    "grade",
    "percent",
    "baseline",
    "parent",
)
GROUP_FACTS = ("max_score", "rank_of", "score_unit")


def merge_rankings(rows: list[Ranking]) -> list[Ranking]:
    """One row per unit and group, in the order of first mention; what was merged stays in
    `row.merged`.
    """
    kept: dict[tuple, list[Ranking]] = defaultdict(list)
    by_label: dict[tuple, list[Ranking]] = defaultdict(list)
    for row in sorted(rows, key=_weight):
        asked = (row.identity, row.level, row.year, _index_of(row))
        about, labelled = kept[asked], by_label[*asked, key(row.label or "")]
        same = find_same(row, about, labelled)
        if same is None:
            about.append(row)
            labelled.append(row)
        else:
            merge_into(same, row)
    merged = [row for about in kept.values() for row in about]
    return sorted(merged, key=lambda row: (row.start, row.end, _start_in_sentence(row)))


def _start_in_sentence(row: Ranking) -> int:
    """Where a sentence begins to tell of a row: its unit, else (named before) its index."""
    spans = (row.spans.get("unit"), row.spans.get("index"))
    return next((span.start for span in spans if span and span.start >= row.start), row.start)


def _index_of(row: Ranking) -> str:
    """The index by which a row ranks, under any name; of a part of one ("PAPI: …") its name."""
    name = row.index_name or ""
    return name if not name or ":" in name else name_framework(name) or name


def _weight(row: Ranking) -> tuple:
    """Tables first; among sentences the one that prints most about the unit comes first."""
    printed = (
        row.score is not None,
        row.rank_source == "printed",
        row.rank is not None,
        row.grade is not None,
    )
    return (row.source != "table", *(not fact for fact in printed), row.start)


def find_same(row: Ranking, about: list[Ranking], labelled: list[Ranking]) -> Ranking | None:
    """Of the rows about the same unit, level, year and index (`labelled`: those of them under the
    same label) the one of the same group; None where none or several fit.
    """
    same = next((other for other in labelled if _shares_parent(row, other)), None)
    if same is not None:
        return None if row.source == same.source == "table" else same
    if row.source == "table":
        return None
    about = [other for other in about if _shares_parent(row, other)]
    if len(about) != 1:
        return None
    in_two_groups = about[0].source == "prose" and row.label and about[0].label
    return None if in_two_groups else about[0]


def _shares_parent(row: Ranking, other: Ranking) -> bool:
    """Whether two rows may be of one district: communes of two districts bear one name."""
    short, long = sorted((key(row.parent or ""), key(other.parent or "")), key=len)
    return long.endswith(short)  # "TP Tuyên Quang", "Tuyên Quang"


def merge_into(row: Ranking, other: Ranking) -> None:
    """Fill what `row` lacks from `other`; every value of `other` stays as evidence, equal or
    not.
    """
    for name in () if _tells_of_another(row, other) else FILLED_FROM_PROSE:
        if name == "score_change" and _is_growth(row, other):
            continue
        if getattr(row, name) is None and getattr(other, name) is not None:
            setattr(row, name, getattr(other, name))
            if name == "rank":
                row.rank_source = other.rank_source
            if name == "score":
                row.score_text, row.score_unit = (
                    other.score_text,
                    other.score_unit or row.score_unit,
                )
    if row.rank == other.rank and row.rank_source == "order" and other.rank_source == "printed":
        row.rank_source = "printed"
    own = {(item.field, item.start) for item in row.evidence}
    places = [
        Evidence(name, span.text, span.start, span.end)
        for name, span in other.spans.items()
        if span.text
    ]
    row.evidence += [
        place
        for place in places + other.evidence
        if (place.field, place.start) not in own and not row.start <= place.start < row.end
    ]
    row.merged.append(other)


def _is_growth(row: Ranking, other: Ranking) -> bool:
    """Whether a change told without a score is by so much of what it was: "tăng 94,69%" of 0.59."""
    if row.score is None or other.score is not None or other.score_change is None:
        return False
    return other.score_change > row.score and other.change_unit != row.score_unit


def _tells_of_another(row: Ranking, other: Ranking) -> bool:
    """Whether two rows cannot be of one result: both score and place differ."""
    pairs = [(row.rank, other.rank), (row.score, other.score)]
    return all(None not in pair and pair[0] != pair[1] for pair in pairs)


def settle_labels(rows: list[Ranking]) -> None:
    """Give sentences without a heading the heading of their level, where the page has just one and
    it speaks of such units: a "đặc khu" is under no heading of "các phường".
    """
    groups: dict[tuple, set[str]] = defaultdict(set)
    for row in rows:
        if row.label:
            groups[row.level, row.index_name, row.year].add(row.label)
    for row in rows:
        labels = groups[row.level, row.index_name, row.year]
        if not row.label and len(labels) == 1 and _speaks_of(next(iter(labels)), row.unit):
            row.label = next(iter(labels))


def _speaks_of(label: str, unit: str) -> bool:
    """Whether a heading that names types of communes names the unit's."""
    if any(find_words(label, "block_word")):
        return False  # "Khối cơ quan Trung ương": a list of its own beside the one without a name
    types = place_types("commune")
    named = re.findall(rf"(?<!\w)(?:{types})(?!\w)", label.lower())
    own = re.match(rf"(?:{types})(?= )", unit.lower())
    return not (named and own) or own[0] in named


def spread_group_facts(rows: list[Ranking]) -> None:
    """Give every row of a group the maximum and the "of N" that the page prints once, if it prints
    just one.
    """
    for members in group_rows(rows).values():
        for fact in GROUP_FACTS:
            said = {
                getattr(row, fact): row
                for row in reversed(members)
                if getattr(row, fact) is not None
            }
            if len(said) != 1:
                continue
            value, witness = next(iter(said.items()))
            if fact == "rank_of" and _is_passed(value, members):
                for row in members:
                    row.rank_of = None  # "đứng thứ tư, đồng thời dẫn đầu trong 93 xã", of 104
                continue
            for row in members:
                if fact == "rank_of" and _is_of_another_block(row, witness):
                    continue
                if getattr(row, fact) is None and (fact != "score_unit" or row.score is not None):
                    setattr(row, fact, value)
                    row.evidence += _evidence_of(witness, fact)


def _is_of_another_block(row: Ranking, witness: Ranking) -> bool:
    """Whether a row is told of a block of its own: "Khối các cơ quan Trung ương"."""
    if row.level == "province":
        return False  # "thành phố trực thuộc Trung ương"
    own, others = ({*find_words(told.quote, "block_word")} for told in (row, witness))
    return bool({word.value for word in own} - {word.value for word in others})


def _is_passed(size: int, members: list[Ranking]) -> bool:
    """Whether a unit stands behind a size that is not said of it: the size is another list's."""
    return any(row.rank_of is None and row.rank and row.rank > size for row in members)


def _evidence_of(witness: Ranking, fact: str) -> list[Evidence]:
    span = witness.spans.get(fact)
    if span is not None:
        return [Evidence(fact, span.text, span.start, span.end)]
    return [item for item in witness.evidence if item.field == fact][:1]


def group_rows(rows: list[Ranking]) -> dict[tuple, list[Ranking]]:
    """Rows by group, in the order of the page."""
    groups: dict[tuple, list[Ranking]] = defaultdict(list)
    for row in rows:
        groups[row.group].append(row)
    return dict(groups)


def rank_by_score(scores: list[Decimal]) -> list[int]:
    """Competition ranks, largest score first: equal scores share a rank and the next rank is
    skipped.

    >>> rank_by_score([Decimal("129.8"), Decimal("141.4"), Decimal("129.8"), Decimal("67.9")])
    [2, 1, 2, 4]
    """
    falling = sorted(scores, reverse=True)
    first = {score: place for place, score in reversed(list(enumerate(falling, start=1)))}
    return [first[score] for score in scores]


def withdraw_counted_ranks(rows: list[Ranking]) -> None:
    """Take back the ranks that only the order of names gave, all of one sentence, where a rank that
    another sentence prints is that of another unit, or a score belongs elsewhere: the names go on
    no list, or on another one.
    """
    for members in group_rows(rows).values():
        counted, printed = (
            [
                row
                for row in members
                if row.source == "prose" and row.rank is not None and _is_counted(row) == wanted
            ]
            for wanted in (True, False)
        )
        wrong = {(row.start, row.end) for row in counted if _fits_none(row, printed)}
        for row in counted:
            if (row.start, row.end) in wrong:
                row.rank = row.rank_source = None


def _is_counted(row: Ranking) -> bool:
    return row.rank_source == "order" and "rank" not in row.spans


def _fits_none(row: Ranking, printed: list[Ranking]) -> bool:
    """Whether a rank got by counting is another's, or its score lies on the wrong side of one."""
    return any(
        other.rank == row.rank
        or (
            None not in (row.score, other.score)
            and (other.rank - row.rank) * (other.score - row.score) > 0
        )
        for other in printed
        if _in_one_list(row, other)
    )


def _in_one_list(row: Ranking, other: Ranking) -> bool:
    """Whether two communes are both phường or both xã, and two units of lists of one length."""
    types = {one.unit.split()[0] for one in (row, other) if row.level == "commune"}
    return len(types) < 2 and row.rank_of == other.rank_of


def derive_ranks(rows: list[Ranking], grade_order: dict[str, int]) -> None:
    """Rank by score where no rank is printed and the scores settle the order of the whole group:
    five provinces of a region, ten of 25 communes, some of several districts have no places among
    themselves.
    """
    for members in group_rows(rows).values():
        scored = [row for row in members if row.score is not None]
        fewest = max(
            2,
            MERGED if members[0].level == "province" else 0,
            *(row.rank_of or 0 for row in members),
        )
        if (
            len(scored) < fewest
            or any(row.rank is not None for row in members)
            or len({row.parent for row in members}) > 1
            or not scores_settle(members, scored, grade_order)
        ):
            continue
        for row, rank in zip(scored, rank_by_score([row.score for row in scored]), strict=True):
            row.rank, row.rank_source = rank, "score"


def scores_settle(
    members: list[Ranking], scored: list[Ranking], grade_order: dict[str, int]
) -> bool:
    """A table ranks by its scores; in prose, only one sentence does, and only if every unit without
    a score has a lower grade than all with one.
    """
    if all(row.source == "table" for row in members):
        return True
    if len({(row.start, row.end) for row in scored}) > 1:
        return False  # "Khối cơ quan Trung ương … Khối sở …": not one list for certain
    if scored and "trong đó" in scored[0].quote:
        return False  # "có 9 địa phương loại khá, trong đó A được 75,03 điểm và B …": some of them
    unscored = [row for row in members if row.score is None]
    grades = [grade_order.get(key(row.grade or "")) for row in scored + unscored]
    if not unscored or None in grades:
        return False
    return max(grades[: len(scored)]) < min(grades[len(scored) :])


def spread_group_grades(rows: list[Ranking], counts: list[GradeCount]) -> None:
    """Grades that a count gives without names: "cả 20 cơ quan loại Tốt", or all units that no list
    names.

    "15 địa phương loại Tốt, 3 địa phương loại Khá là A, B, C": the 15 of 18 listed units that are
    not A, B, C.
    """
    for count in counts:
        members = [row for row in rows if row.level == count.level and row.year == count.year]
        others = [row for row in members if row.grade is None]
        of_level = [other for other in counts if other.level == count.level]
        unnamed = [other for other in of_level if other.count and not other.units]
        is_rest = len(others) == count.count and unnamed == [count] and len(of_level) > 1
        if "grade" not in count.spans or not (
            is_rest or (count.whole_group and len(members) <= (count.count or len(members)))
        ):
            continue
        for row in others:
            row.grade, span = count.grade, count.spans["grade"]
            row.evidence.append(Evidence("grade", span.text, span.start, span.end))
