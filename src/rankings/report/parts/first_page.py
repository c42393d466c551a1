"""The first page: who leads, who moved, what it means; the ends of the newest lists; one chart."""

from __future__ import annotations

from markupsafe import Markup, escape

from rankings.language.entries import in_language
from rankings.report.fragments import Column, build_table
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import (
    LEVELS,
    RankedList,
    common_units,
    complete_years,
    name_key,
    newest_leagues,
    ranked_lists,
)
from rankings.report.marks import mark_year
from rankings.report.naming import cite_criterion, gloss_grades, name_source
from rankings.report.parts.answers_criteria import answer_zero_points
from rankings.report.parts.answers_lists import answer_leaders, answer_order
from rankings.report.parts.criteria_chart import (
    draw_criteria,
    find_share,
    list_best,
    list_rivals,
    list_scored_criteria,
)
from rankings.report.parts.findings import quote_text
from rankings.report.parts.movement_charts import draw_ranks, framework_in, pair_rows
from rankings.report.parts.national_rows import find_largest_move, tell_rank
from rankings.report.parts.requests import drop_annexes, list_requests, name_holder, name_request
from rankings.report.report_words import lower_first

ENDS = 5  # units shown at the top and at the bottom of a list
ASKED = 4  # things to be known that the first page names
WEAKEST = 4  # criteria named from the farthest from their maximum up


def list_moving_levels(report: Report) -> list[str]:
    """The levels with two complete lists or more."""
    return [level for level in LEVELS if len(complete_years(report, level)) > 1]


def first_chart_level(report: Report) -> str | None:
    """The level whose ranks over the years stand on the first page: the one with fewest units."""
    return min(
        list_moving_levels(report), key=lambda level: len(common_units(report, level)), default=None
    )


def draw_first_chart(report: Report) -> Markup:
    """The chart of the first page; empty where no level has two complete lists."""
    level = first_chart_level(report)
    if level:
        return draw_ranks(report, level)
    scored = list_scored_criteria(report)
    level = first_criteria_level(report)
    return draw_criteria(report, level, select_rows(scored, level=level)) if level else Markup("")


def first_criteria_level(report: Report) -> str | None:
    """The level whose criteria stand as a chart on the first page, where no movement does."""
    if list_moving_levels(report):
        return None
    levels = dict.fromkeys(row["level"] for row in list_scored_criteria(report))
    return next((level for level in reversed(LEVELS) if level in levels), None)


def list_sentences(report: Report) -> list[Markup]:
    """Who leads, who moved, what it means: at most one sentence each, with its evidence."""
    leading = [
        Markup("{} {}").format(answer.sentence, report.evidence(*answer.evidence))
        for answer in answer_leaders(report)
    ]
    meaning = [
        Markup("{} {}").format(answer.sentence, report.evidence(*answer.evidence))
        for answer in (*answer_order(report), *answer_zero_points(report))
    ]
    movers, nation = tell_movers(report), tell_national_move(report)
    steps = "" if movers else tell_steps(report)
    sentences = (leading, [movers], meaning[:1], [steps], [nation])
    joined = (Markup(" ").join(said for said in part if said) for part in sentences)
    return [said for said in joined if said]


def tell_movers(report: Report) -> Markup:
    """Who climbed and who fell most from the first to the last complete list, level by level; where
    the framework changed between them, how far before the change.
    """
    spans = {level: complete_years(report, level) for level in list_moving_levels(report)}
    shared = len(set(map(tuple, spans.values()))) == 1
    if not spans:
        return Markup("")
    parts = [tell_level_movers(report, level, years, shared) for level, years in spans.items()]
    turns = {find_turn(report, *span) for span in spans.items()}
    frameworks = [{framework_in(report, level, year) for year in spans[level]} for level in spans]
    return report.words(
        "brief.moved",
        parts=parts,
        span=tell_span(report, next(iter(spans.values()))) if shared else "",
        changes=any(len(found) > 1 for found in frameworks),
        turn=mark_year(turn) if len(turns) == 1 and (turn := turns.pop()) else "",
    )


def tell_level_movers(report: Report, level: str, years: list[int], shared: bool) -> Markup:
    """Who of a level climbed and who fell most, with the places; the span is said where the levels
    do not share it.
    """
    rows = pair_rows(report, level, years[0], years[-1])
    ends = [
        select_rows(rows, places_gained=most(row["places_gained"] for row in rows))
        for most in (max, min)
    ]
    return report.words(
        "brief.movers",
        level=report.words(f"level.{level}"),
        span="" if shared else tell_span(report, years),
        climbed=[name_mover(report, row, years) for row in ends[0]],
        fallen=[name_mover(report, row, years) for row in ends[1]],
    )


def name_mover(report: Report, row: dict, years: list[int]) -> Markup:
    """A unit with the places it gained, and those of them before the framework changed."""
    turn = find_turn(report, row["level"], years)
    before = pair_rows(report, row["level"], years[0], turn) if turn else []
    own = [other for other in before if name_key(other) == name_key(row)]
    return report.words(
        "brief.mover",
        unit=report.named(row),
        places=report.figure(row, "places_gained", signed=True),
        before=report.figure(own[0], "places_gained", signed=True) if own else "",
        turn=mark_year(turn) if turn else "",
    )


def find_turn(report: Report, level: str, years: list[int]) -> int | None:
    """The last of some years, earliest first, before the framework changes; None where it does not
    change, or changes right after the first.
    """
    first = framework_in(report, level, years[0])
    same = [year for year in years if framework_in(report, level, year) == first]
    return same[-1] if 1 < len(same) < len(years) else None


def tell_span(report: Report, years: list[int]) -> Markup:
    """From which year to which."""
    return report.words("brief.span", first=mark_year(years[0]), last=mark_year(years[-1]))


def tell_national_move(report: Report) -> Markup:
    """The national index whose rank of the province moved most in the newest years, each rank with
    its source; empty where none moved.
    """
    found = find_largest_move(report)
    if not found:
        return Markup("")
    before, after = found
    return report.words(
        "answers.national_move",
        index=after["index_name"],
        first=mark_year(before["year"]),
        last=mark_year(after["year"]),
        before=tell_rank(report, before, is_cited=True),
        after=tell_rank(report, after, is_cited=True),
        fell=after["rank"] > before["rank"],
    )


def tell_steps(report: Report) -> Markup:
    """How far the best unit is from the maximum of each criterion, from the farthest up, of the
    level that loses most, among the criteria whose best score is published; empty where none is.
    """
    scored = [row for row in report.rows("02_criteria") if row["max_score"]]
    levels = {
        level: own
        for level in dict.fromkeys(row["level"] for row in scored)
        if list_best(own := select_rows(scored, level=level))
    }
    if not levels:
        return Markup("")
    level, rows = min(levels.items(), key=lambda found: min(map(find_share, list_best(found[1]))))
    best = sorted(list_best(rows), key=find_share)
    ordered = best[:WEAKEST]
    rivals = list_rivals(rows, ordered[-1])
    return report.words(
        "brief.steps",
        level=report.words(f"level.{level}"),
        known=report.count(best) if rivals else "",
        steps=[report.words("brief.step", **describe_reach(report, row)) for row in ordered],
        rivals=[report.words("brief.rival", **describe_reach(report, row)) for row in rivals],
    )


def describe_reach(report: Report, row: dict) -> dict[str, Markup]:
    """A criterion and a score on it, in points and percent of the maximum; the score empty where
    none is published.
    """
    is_scored = row["score"] is not None
    return {
        "criterion": cite_criterion(report, row),
        "score": report.cited(row, "score") if is_scored else Markup(""),
        "maximum": report.figure(row, "max_score"),
        "percent": report.percent(row) if is_scored else Markup(""),
    }


def show_ends(report: Report) -> Markup:
    """The first and the last units of the newest list of each level, side by side."""
    tables = [tabulate_ends(report, ranked) for ranked in newest_leagues(report)]
    return (
        Markup('<div class="pair">{}</div>').format(Markup("\n").join(tables))
        if tables
        else Markup("")
    )


def tabulate_ends(report: Report, ranked: RankedList) -> Markup:
    """One list's first and last units with rank and points; a short list whole."""
    words, rows = report.words, ranked.scored
    short = len(rows) <= 2 * ENDS + 1
    columns = [
        Column(words("column.rank"), "number"),
        Column(words("column.unit"), "name"),
        Column(words("column.score"), "number"),
    ]
    lines = [
        [report.figure(row, "rank"), report.link_unit(row), report.cited(row, "score")]
        for row in rows
    ]
    return build_table(
        f"ends-{ranked.anchor}",
        words(
            "brief.ends",
            level=words(f"level.{ranked.level}"),
            year=mark_year(ranked.year),
            units=report.count(rows),
        ),
        columns,
        lines if short else [*lines[:ENDS], ["", "…", ""], *lines[-ENDS:]],
        words("brief.ends_note", source=name_source(report, ranked.document)),
        numbered=False,
    )


def tell_request(report: Report) -> Markup:
    """Which annex to ask for first, and from whom: that of the newest list."""
    requests = list_requests(report)
    newest = next((ranked.document for ranked in ranked_lists(report)), "")
    document = newest if newest in requests else next(iter(requests), "")
    if not document:
        return Markup("")
    return report.words(
        "brief.ask",
        annex=name_request(report, document),
        holder=name_holder(report, document),
        gaps=[
            quote_text(lower_first(escape(gloss_grades(report, missing))))
            for gap in drop_annexes(requests[document])[:ASKED]
            if (missing := in_language(gap, "missing", report.language))
        ],
        others=len(requests) > 1 or len(requests[document]) > ASKED,
    )
