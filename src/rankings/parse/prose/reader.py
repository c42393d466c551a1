"""The reader of running text: sentence by sentence, from marks to statements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby

from rankings.parse.model import Span, Statement
from rankings.parse.prose.aims import end_of_told, names_aim
from rankings.parse.prose.bands import drop_places_in_bands
from rankings.parse.prose.bare_numbers import settle_numbers, settle_percents
from rankings.parse.prose.chains import Chain, find_chains
from rankings.parse.prose.claims import read_claims
from rankings.parse.prose.context import (
    Context,
    enter_paragraph,
    name_list,
    ranks_provinces,
)
from rankings.parse.prose.criteria import (
    enter_criterion,
    find_inline_criteria,
    go_on_with_criterion,
    goes_on_about,
    is_about,
    learn_parts,
    leave_criterion,
    own_pillar,
    read_almost_none,
    read_maximum,
    turns_to_total,
)
from rankings.parse.prose.earlier import settle_earlier
from rankings.parse.prose.facts import read_chain
from rankings.parse.prose.grades import read_criterion_scores, read_grade_counts
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.name_lists import add_listed_names
from rankings.parse.prose.new_claims import claim_list_count
from rankings.parse.prose.numerals import drop_numerals, number_inline
from rankings.parse.prose.one_year import part_before_then
from rankings.parse.prose.other_words import spoken_level
from rankings.parse.prose.own_unit import (
    drop_containers,
    name_own_unit,
    remember_units,
)
from rankings.parse.prose.pillars import own_values
from rankings.parse.prose.pronouns import (
    join_told_on,
    only_index,
    remember_indices,
    remember_named,
    resolve_pronouns,
)
from rankings.parse.prose.quantities import is_share_of_things
from rankings.parse.prose.row_changes import free_differences
from rankings.parse.prose.row_years import (
    doubt_habits,
    doubt_rows_of_parts,
    free_former_years,
    spread_opening_year,
    spread_period,
)
from rankings.parse.prose.sentence_index import (
    index_assessed,
    join_long_names,
    name_short_indices,
    unprepared_index,
)
from rankings.parse.prose.series import read_all_indices
from rankings.parse.prose.settling import (
    doubt_other_list,
    drop_order,
    drop_other_measures,
    settle_grade_leaders,
)
from rankings.parse.prose.sizes import learn_sizes, leave_block
from rankings.parse.prose.spread_grades import (
    spread_among,
    spread_common_grade,
    spread_listed_grades,
    spread_opening_grade,
)
from rankings.parse.prose.spread_places import (
    close_places,
    drop_sums_beside_index,
    spread_listed_places,
    spread_places,
    spread_values,
)
from rankings.parse.prose.untold_subject import find_untold_subject
from rankings.parse.sentences import Sentence


def read_prose(
    text: str,
    sentences: list[Sentence],
    lexed: list[list[Mark]],
    province: str | None,
    is_national: bool,
    year: int | None = None,
    index: Span | None = None,
    level: str = "",
) -> list[Statement]:
    """Return all that the sentences say: rankings, criteria, grade counts, mentions, claims …

    `lexed` are their marks, `province` is the page's, `year` the one evaluated, `index` the
    national index that the page is about, `level` what its title says is ranked.
    """
    of_index = Mark("index_name", index.start, index.end, index) if index else None
    context = Context(province, is_national, level, page_index=of_index)
    statements: list[Statement] = []
    told = zip(sentences, lexed, strict=True)
    for _, group in groupby(told, key=lambda one: one[0].paragraph):
        paragraph, rows = zip(*group, strict=True)
        marks = []
        for sentence, row in zip(paragraph, rows, strict=True):
            named = add_listed_names(text, row, sentence.end, level or context.level)
            marks.append(settle_earlier(text, part_before_then(text, named), year))
        enter_paragraph(context, paragraph[0], text, [mark for row in marks for mark in row])
        leave_block(context, text[paragraph[0].start : paragraph[0].end])
        found: list[Statement] = []
        for sentence, row in zip(paragraph, marks, strict=True):
            found += read_sentence(text, sentence, row, context)
        number_inline(text, statements, found)
        statements += found
        last = paragraph[-1]
        opens_list = _opens_list(text, last, [mark for row in marks for mark in row])
        context.is_ordered = opens_list or (context.is_ordered and paragraph[0].numeral is not None)
    return statements


def _opens_list(text: str, last: Sentence, marks: list[Mark]) -> bool:
    """ "… thứ tự từ cao xuống thấp:" before numbered lines."""
    leads = {"in_order", "first", "top", "highest"} & {mark.kind for mark in marks}
    return bool(leads) and text[last.start : last.end].rstrip().endswith(":")


def read_sentence(
    text: str, sentence: Sentence, marks: list[Mark], context: Context
) -> list[Statement]:
    """Return the statements of one sentence; the context learns from it."""
    context.takes_percent, context.runs_on = False, ""
    if not marks:
        return []
    marks = _settle_marks(text, sentence, marks, context)
    remember_named(marks, context)
    remember_units(text, marks, context)
    if not context.criterion:
        context.level = spoken_level(text[sentence.start : sentence.end]) or context.level
    leave_criterion(text, sentence, context)
    with_criterion = enter_criterion(text, sentence, marks, context)
    with_criterion = with_criterion or go_on_with_criterion(marks, context)
    statements = read_maximum(sentence, marks, context)
    statements += read_almost_none(sentence, marks, context)
    statements += read_criterion_scores(text, sentence, marks, context)
    owners = own_values(text, marks)
    free = _free_marks(text, marks, owners, context)
    name_list(context, sentence, text)
    learn_sizes(context, text, marks)
    end = end_of_told(text, sentence, marks)
    told = [mark for mark in marks if mark.start < end]
    free = [mark for mark in free if mark.start < end]
    rankings, chains = _read_rankings(text, sentence, told, free, with_criterion, context)
    _settle_rankings(text, sentence, told, rankings, context)
    statements += rankings
    ranked = [statement for statement in rankings if statement.kind == "ranking"]
    statements += claim_list_count(text, sentence, ranked, context)
    grade_counts = read_grade_counts(text, sentence, marks, chains, context)
    spread_opening_grade(text, sentence, marks, grade_counts, rankings)
    spread_listed_grades(marks, grade_counts, rankings)
    spread_among(text, marks, rankings)
    statements += grade_counts
    statements += read_claims(text, sentence, marks, owners, context)
    context.criterion_before = context.criterion if with_criterion else None
    if with_criterion:
        context.criterion = context.section_criterion
    return statements


def _free_marks(
    text: str, marks: list[Mark], owners: Mapping[int, Span], context: Context
) -> list[Mark]:
    """The marks that no part of an index owns, that are not used yet, and no share of something."""
    names_nobody = all(mark.kind != "unit" for mark in marks)
    return [
        mark
        for mark in marks
        if (context.criterion is not None or mark.start not in owners)
        and not (mark.used and mark.kind in ("score", "number"))
        and not is_share_of_things(text, mark, names_nobody)
    ]


def _settle_marks(text: str, sentence: Sentence, marks: list[Mark], context: Context) -> list[Mark]:
    marks = join_long_names(name_short_indices(text, marks))
    marks = drop_containers(text, name_own_unit(text, sentence, marks, context))
    marks = settle_percents(text, resolve_pronouns(text, sentence.start, marks, context))
    marks = drop_other_measures(text, sentence.start, drop_numerals(text, marks))
    marks = settle_numbers(text, marks)
    learn_parts(text, sentence, marks, context)
    return join_told_on(text, marks)


def _read_rankings(
    text: str,
    sentence: Sentence,
    marks: list[Mark],
    free: list[Mark],
    with_criterion: bool,
    context: Context,
) -> tuple[list[Statement], list[Chain]]:
    """What the chains of a sentence say, and the chains."""
    of_provinces = all(mark.name.level == "province" for mark in free if mark.kind == "unit")
    about = context.section_index or context.page_index or only_index(context, free)
    index = context.index or (about if of_provinces else None)
    own_index = index_assessed(text, sentence) or unprepared_index(text, sentence)
    index = index and (own_index or index)
    is_national = ranks_provinces(text, sentence, free, context)
    chains = find_chains(text, free, is_national, index, context.province)
    if not chains and (untold := find_untold_subject(text, sentence, free, context)):
        chains = [untold]
    remember_indices(context, marks)
    if rankings := read_all_indices(text, sentence, free, context):
        return rankings, []
    said = text[sentence.start : end_of_told(text, sentence, marks)].rstrip()
    is_hope = said.endswith("?") or names_aim(said)  # or a question
    if is_hope or _ON_PARTS.match(said):
        return [], chains
    return _read_chains(text, sentence, marks, chains, with_criterion, context), chains


def _settle_rankings(
    text: str,
    sentence: Sentence,
    marks: list[Mark],
    rankings: list[Statement],
    context: Context,
) -> None:
    """Give the rows of a sentence what only the whole of it tells."""
    if rankings:
        _settle_rows(text, sentence, marks, rankings, context)
    spread_common_grade(text, marks, rankings, context)
    close_places(context)
    _spread_unchanged(marks, rankings)
    free_differences(marks, rankings)


def _settle_rows(
    text: str,
    sentence: Sentence,
    marks: list[Mark],
    rankings: list[Statement],
    context: Context,
) -> None:
    free_former_years(rankings)
    spread_opening_year(marks, rankings)
    spread_period(text, marks, rankings)
    doubt_rows_of_parts(text, rankings)
    doubt_habits(text, rankings)
    drop_sums_beside_index(text, rankings)
    spread_values(marks, rankings)
    spread_places(marks, rankings)
    spread_listed_places(marks, rankings)
    settle_grade_leaders(text, rankings)
    drop_places_in_bands(text, rankings, context)
    doubt_other_list(text[sentence.start : sentence.end], rankings)
    drop_order(text[sentence.start : sentence.end], rankings)


# "Xét các chỉ số thành phần, A xếp cuối về cạnh tranh bình đẳng; tính năng động": by none of them
# alone, and not by the index
_ON_PARTS = re.compile(
    r"(?:xét|về|ở|trong|đối với|theo)\s(?:riêng\s|từng\s|các\s|những\s){1,2}"
    r"(?:chỉ số thành phần|tiêu chí|trụ cột|nội dung)(?:\sthành phần)?\s?,",
    re.IGNORECASE,
)


def _read_chains(
    text: str,
    sentence: Sentence,
    marks: list[Mark],
    chains: list[Chain],
    with_criterion: bool,
    context: Context,
) -> list[Statement]:
    """The statements of every chain, on the part of an index that the words before it name."""
    inline = find_inline_criteria(text, sentence)
    abouts = [mark for mark in marks if mark.kind == "pillar" and is_about(text, sentence, mark)]
    own: Mark | None = None
    before: Chain | None = None
    statements: list[Statement] = []
    for chain in chains:
        first = chain.items[0].anchor.start
        for pillar in abouts if with_criterion else []:
            if pillar.start < first:
                context.criterion = pillar.span
        of_total, found = context.criterion, own_pillar(chain, abouts)
        own = found or (own if goes_on_about(chain, before, marks) else None)
        before = chain
        heads = [span for span in inline if span.end <= first]
        context.criterion = own.span if own is not None else heads[-1] if heads else of_total
        if turns_to_total(text, sentence.start, first):
            context.criterion = None
        statements += read_chain(text, sentence, chain, context)
        context.criterion = of_total
    return statements


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
