"""The reader of running text: sentence by sentence, from marks to statements."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import groupby

from rankings.language.number_words import parse_count
from rankings.language.numbers import NumberToken
from rankings.language.text import fold_letters
from rankings.parse.model import Span, Statement
from rankings.parse.prose.chains import find_chains
from rankings.parse.prose.claims import claim_list_count, read_claims
from rankings.parse.prose.context import (
    Context,
    enter_paragraph,
    name_list,
    ranks_provinces,
)
from rankings.parse.prose.criteria import (
    enter_criterion,
    find_inline_criteria,
    is_about,
    leave_criterion,
    own_pillar,
    read_almost_none,
    read_maximum,
)
from rankings.parse.prose.earlier import settle_earlier
from rankings.parse.prose.facts import read_chain
from rankings.parse.prose.grades import read_criterion_scores, read_grade_counts
from rankings.parse.prose.lexer import lex_sentence
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.other_words import spoken_level
from rankings.parse.prose.pillars import own_values
from rankings.parse.prose.pronouns import (
    join_told_on,
    only_index,
    remember_indices,
    remember_named,
    resolve_pronouns,
)
from rankings.parse.prose.series import find_untold_subject
from rankings.parse.prose.settling import (
    doubt_other_list,
    drop_order,
    drop_other_measures,
    number_inline,
    settle_grade_leaders,
    settle_numbers,
    settle_percents,
    spread_listed_places,
    spread_places,
    spread_values,
)
from rankings.parse.prose.sizes import learn_sizes
from rankings.parse.sentences import Sentence

# What is hoped for is no result.
_TARGET = re.compile(r"(?i:phấn đấu|mục tiêu|chỉ tiêu đến năm|dự kiến đạt|đặt ra chỉ tiêu)")


def read_prose(
    text: str,
    sentences: list[Sentence],
    numbers: list[NumberToken],
    province: str | None,
    is_national: bool,
    year: int | None = None,
    index: Span | None = None,
    level: str = "",
) -> list[Statement]:
    """Return all that the sentences say: rankings, criteria, grade counts, mentions, claims …

    `numbers` are the page's number tokens, `province` is for bare names, `year` the one evaluated,
    `index` the national index that the page is about, `level` what its title says is ranked.
    """
    folded = fold_letters(text)
    starts = [token.start for token in numbers]
    of_index = Mark("index_name", index.start, index.end, index) if index else None
    context = Context(province, is_national, level, page_index=of_index)
    statements: list[Statement] = []
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        paragraph = list(group)
        marks = [
            settle_earlier(
                text,
                lex_sentence(
                    text,
                    sentence.start,
                    sentence.end,
                    numbers[
                        bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)
                    ],
                    province,
                    folded,
                    level or context.level,
                ),
                year,
            )
            for sentence in paragraph
        ]
        enter_paragraph(context, paragraph[0], text, [mark for row in marks for mark in row])
        found: list[Statement] = []
        for sentence, row in zip(paragraph, marks, strict=True):
            found += read_sentence(text, sentence, row, context)
        number_inline(text, found)
        statements += found
        last = paragraph[-1]
        opens_list = text[last.start : last.end].rstrip().endswith(":") and not (
            {"in_order", "first", "top", "highest"}.isdisjoint(m.kind for row in marks for m in row)
        )
        context.is_ordered = opens_list or (context.is_ordered and paragraph[0].numeral is not None)
    return statements


def read_sentence(
    text: str, sentence: Sentence, marks: list[Mark], context: Context
) -> list[Statement]:
    """Return the statements of one sentence; the context learns from it."""
    context.takes_percent, context.runs_on = False, ""
    if not marks:
        return []
    marks = settle_percents(text, resolve_pronouns(text, sentence.start, marks, context))
    marks = settle_numbers(drop_other_measures(text, sentence.start, marks))
    marks = join_told_on(text, marks)
    remember_named(marks, context)
    level = spoken_level(text[sentence.start : sentence.end])
    if level and not context.criterion:
        context.level = level
    leave_criterion(text, sentence, context)
    with_criterion = enter_criterion(text, sentence, marks, context)
    statements = read_maximum(sentence, marks, context)
    statements += read_almost_none(sentence, marks, context)
    statements += read_criterion_scores(text, sentence, marks, context)
    owners = own_values(text, marks)
    free = [
        mark
        for mark in marks
        if (context.criterion is not None or mark.start not in owners)
        and not (mark.used and mark.kind in ("score", "number"))
    ]
    learn_sizes(context, text, marks)
    name_list(context, sentence, text)
    of_provinces = all(mark.name.level == "province" for mark in free if mark.kind == "unit")
    index = context.index or (
        (context.section_index or context.page_index or only_index(context, free))
        if of_provinces
        else None
    )
    is_national = ranks_provinces(text, sentence, free, context)
    chains = find_chains(text, free, is_national, index, context.province)
    if not chains and (untold := find_untold_subject(text, sentence, free, context)):
        chains = [untold]
    remember_indices(context, marks)
    rankings: list[Statement] = []
    inline = find_inline_criteria(text, sentence)
    abouts = [mark for mark in marks if mark.kind == "pillar" and is_about(text, sentence, mark)]
    for chain in chains if not _TARGET.search(text, sentence.start, sentence.end) else []:
        for pillar in abouts if with_criterion else []:
            if pillar.start < chain.items[0].anchor.start:
                context.criterion = pillar.span
        of_total, own = context.criterion, own_pillar(chain, abouts)
        heads = [span for span in inline if span.end <= chain.items[0].anchor.start]
        context.criterion = own.span if own is not None else heads[-1] if heads else of_total
        rankings += read_chain(text, sentence, chain, context)
        context.criterion = of_total
    spread_values(marks, rankings)
    spread_places(marks, rankings)
    spread_listed_places(marks, rankings)
    settle_grade_leaders(text, rankings)
    doubt_other_list(text[sentence.start : sentence.end], rankings)
    drop_order(text[sentence.start : sentence.end], rankings)
    _spread_common_grade(text, marks, rankings, context)
    _spread_unchanged(marks, rankings)
    statements += rankings
    statements += claim_list_count(
        text,
        sentence,
        [statement for statement in rankings if statement.kind == "ranking"],
        context,
    )
    grade_counts = read_grade_counts(text, sentence, marks, chains, context)
    _spread_opening_grade(text, sentence, marks, grade_counts, rankings)
    statements += grade_counts
    statements += read_claims(text, sentence, marks, owners, context)
    if with_criterion:
        context.criterion = None
    return statements


_OPENS_GROUP = re.compile(r"\W*(?:trong|ở|thuộc|với|riêng)\s", re.IGNORECASE)
_LEADS_TO_UNITS = {
    *("link", "comma", "colon", "praise", "gain_verb", "number", "count_word", "count_noun"),
    *("plural_type", "open", "close"),
}


def _spread_opening_grade(
    text: str,
    sentence: Sentence,
    marks: list[Mark],
    grade_counts: list[Statement],
    rankings: list[Statement],
) -> None:
    """ "Hai đơn vị xếp loại Khá là A, đạt 68%, thứ 14 và B, đạt 66%", "Loại Trung bình chỉ có A,
    đạt 68%": the grade that leads to the units is that of all of them; where they are counted, of
    as many.
    """
    grades = [position for position, mark in enumerate(marks) if mark.kind == "grade"]
    units = {
        statement.fields["unit"].start
        for statement in rankings
        if statement.kind == "ranking" and "unit" in statement.fields
    }
    if len(grades) != 1 or min(units, default=0) < marks[grades[0]].end:
        return
    before = {mark.kind for mark in marks[: grades[0]]}
    kinds = [mark.kind for mark in marks[grades[0] + 1 :] if mark.end <= min(units)]
    if kinds[:1] == ["open"] and "close" in kinds:  # "(từ 800 điểm trở lên)"
        kinds = kinds[kinds.index("close") :]
    between = set(kinds)
    leads = between & {"link", "colon"} or _OPENS_GROUP.match(text, sentence.start)
    counted = [
        row.attributes.get("count", row.fields["count"].text)
        for row in grade_counts
        if "count" in row.fields
    ]
    is_all = not counted or (
        len(counted) == 1 and counted[0].isdigit() and int(counted[0]) == len(units)
    )
    if leads and is_all and between <= _LEADS_TO_UNITS and not before & {"versus", "none_word"}:
        for statement in rankings:
            statement.fields.setdefault("grade", marks[grades[0]].span)


# "Ngoài ba cơ quan này, xếp loại Tốt còn có …": the grade is that of the three as well.
_BESIDE = re.compile(
    r"(?:Ngoài|Cùng với|Bên cạnh)\s(?:\w+\s){1,3}?(?:này|trên|nêu trên|kể trên)(?=,|\s(?:thì|còn))"
)
_COUNTED_BACK = re.compile(
    r"(?<!\w)(?:cả\s)?(?P<count>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)", re.IGNORECASE
)


# "Đây cũng là 03 đơn vị duy nhất của khối thuộc nhóm Tốt", "Hai xã này cũng là 2 đơn vị bị xếp
# loại Trung bình", "Năm phường này xếp loại Tốt": of the units placed just before.
_THESE = re.compile(
    r"(?:(?:Đây|Đó|(?<=;\s)(?:đây|đó))\s(?:(?:cũng|đều|chính|chỉ)\s)?là\s(?:\w+\s){1,12}?"
    r"|(?:\d{1,2}|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\s(?:\w+\s){1,6}?này\s"
    r"(?:(?:cũng|đều|chính|chỉ|cùng)\s)?(?:là\s(?:\w+\s){1,12}?)?)"
    r"(?:thuộc|xếp|đạt|nằm|được|vào)(?!\w)"
)


def _spread_common_grade(
    text: str, marks: list[Mark], rankings: list[Statement], context: Context
) -> None:
    """ "A rồi đến B, đều loại Tốt": the grade is that of all names before it in the same part of
    the sentence.

    "Cả ba cơ quan đều loại Tốt" names nobody: the grade is that of the units placed just before,
    where they are as many.
    """
    placed = [
        statement
        for statement in rankings
        if statement.kind == "ranking" and "unit" in statement.fields
    ]
    grade = next((mark for mark in marks if mark.kind == "grade"), None)
    beside = grade and _BESIDE.search(text, max(0, marks[0].start - 12), grade.start)
    these = grade and _THESE.search(text, max(0, marks[0].start - 40), grade.end)
    if told := beside or these:
        before = [row for row in placed if row.fields["unit"].start < told.start()]
        for statement in _counted_back(told[0], before or context.recent, context.told):
            statement.fields.setdefault("grade", grade.span)
    for position, mark in enumerate(marks):
        grade = (
            next((other for other in marks[position : position + 4] if other.kind == "grade"), None)
            if mark.kind == "same"
            else None
        )
        if grade is None:
            continue
        start = max(
            (other.end for other in marks[:position] if other.kind == "semicolon"),
            default=marks[0].start,
        )
        graded = [
            statement
            for statement in placed
            if start <= statement.fields["unit"].start < mark.start
        ]
        if not graded and not any(
            other.kind == "unit" and start <= other.start < mark.start for other in marks
        ):
            graded = _counted_back(
                text[start : mark.start],
                [statement for statement in placed if statement.fields["unit"].start < start]
                or context.recent,
                context.told,
            )
        for statement in graded:
            statement.fields.setdefault("grade", grade.span)
    context.recent = placed or context.recent
    context.told += placed


def _counted_back(words: str, recent: list[Statement], told: list[Statement]) -> list[Statement]:
    """Return the units placed just before, where the words count as many of them ("cả ba cơ
    quan"), else those of the whole paragraph ("cả 12 đơn vị nói trên").
    """
    said = _COUNTED_BACK.search(words)
    if said is None:
        return []
    count = parse_count(said["count"])
    for placed in (recent, told):
        if count == len({statement.fields["unit"].text for statement in placed}):
            return placed
    return []


def _spread_unchanged(marks: list[Mark], rankings: list[Statement]) -> None:
    """ "bốn vị trí này giữ nguyên so với năm 2021" speaks of as many places as it counts."""
    unchanged = next((mark for mark in marks if mark.kind == "unchanged"), None)
    count = next(
        (
            mark
            for mark in marks
            if unchanged
            and mark.kind in ("count_word", "number")
            and mark.start < unchanged.start
            and unchanged.start - mark.end < 30
        ),
        None,
    )
    placed = [statement for statement in rankings if statement.kind == "ranking"]
    if unchanged is None or count is None or str(len(placed)) != (count.value or count.span.text):
        return
    count.used = True
    for statement in placed:
        statement.attributes["unchanged"] = "yes"
        statement.fields["unchanged"] = unchanged.span
        baseline = next(
            (mark for mark in marks if mark.kind == "year" and mark.start > unchanged.start), None
        )
        if baseline is not None:
            baseline.used = True
            statement.fields.setdefault("baseline", baseline.span)
