"""The first page: who leads, who moved, what it means; the ends of the newest lists; one chart."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from markupsafe import Markup, escape

from rankings.compare.lists import RankedList
from rankings.language.entries import in_language
from rankings.report.fragments import Column, build_table
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import (
    LEVELS,
    common_units,
    complete_years,
    lists_of,
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
from rankings.report.parts.leaders import name_steps
from rankings.report.parts.movement_charts import draw_ranks, pair_rows
from rankings.report.parts.national_rows import find_largest_move, tell_rank
from rankings.report.parts.requests import drop_annexes, list_requests, name_holder, name_request
from rankings.report.parts.same_units import name_years
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
    """Who climbed and who fell most from the first to the last complete list, level by level, with
    both ranks and the step at which most of it happened; across which of these steps the criteria
    changed, or nobody says whether they did.
    """
    ends = {level: find_ends(report, level) for level in list_moving_levels(report)}
    moved = {level: end for level, end in ends.items() if any(end)}
    if not moved:
        return Markup("")
    spans = {level: name_years(next(itertools.chain(*end))) for level, end in moved.items()}
    lists = {tuple(complete_years(report, level)) for level in moved}
    shared = len(set(spans.values())) == 1
    steps = find_steps(report, itertools.chain(*itertools.chain(*moved.values())))
    return report.words(
        "brief.moved",
        parts=[
            report.words(
                "brief.movers",
                level=report.words(f"level.{level}"),
                years="" if shared else spans[level],
                climbed=[name_mover(report, row) for row in climbed],
                fallen=[name_mover(report, row) for row in fallen],
            )
            for level, (climbed, fallen) in moved.items()
        ],
        years=next(iter(spans.values())) if shared else "",
        lists=[mark_year(year) for year in lists.pop()] if len(lists) == 1 else [],
        changed=name_steps(report, steps, "other"),
        unsaid=name_steps(report, steps, "unsaid"),
    )


def find_ends(report: Report, level: str) -> list[list[dict]]:
    """The moves from the first to the last complete list of a level of those who climbed most and
    those who fell most; empty where nobody did.
    """
    years = complete_years(report, level)
    rows = pair_rows(report, level, years[0], years[-1])
    climb, fall = (most((row["places_gained"] for row in rows), default=0) for most in (max, min))
    return [
        select_rows(rows, places_gained=climb) if climb > 0 else [],
        select_rows(rows, places_gained=fall) if fall < 0 else [],
    ]


def find_step(report: Report, row: dict) -> dict:
    """The pair of years, as rows of `03_agreement` name them, at which most of a move happened;
    empty where none holds half of it, or it is the whole time.
    """
    step = find_course(report, row)["main_step"]
    if not step or tuple(step) == (row["year_from"], row["year_to"]):
        return {}
    return {"level": row["level"], "year_from": step[0], "year_to": step[1]}


def find_steps(report: Report, rows: Iterable[dict]) -> list[dict]:
    """The steps at which most of some moves happened, each in the shortest pairs of lists that it
    is made of.
    """
    return [
        part
        for row in rows
        if (step := find_step(report, row))
        for part in split_step(report, step)
    ]


def split_step(report: Report, step: dict) -> list[dict]:
    """The pairs of successive lists, those in part too, between the two years of a step."""
    level, ends = step["level"], range(step["year_from"], step["year_to"] + 1)
    years = sorted({ranked.year for ranked in lists_of(report, level, ends)})
    return [
        {"level": level, "year_from": first, "year_to": last}
        for first, last in itertools.pairwise(years)
    ]


def find_course(report: Report, row: dict) -> dict:
    """The row of `03_trajectories` of a unit that moved."""
    return next(
        unit for unit in common_units(report, row["level"]) if name_key(unit) == name_key(row)
    )


def name_mover(report: Report, row: dict) -> Markup:
    """A unit with its first and its last rank and the step at which most of its move happened."""
    step = find_step(report, row)
    return report.words(
        "brief.mover",
        unit=report.named(row),
        rose=row["places_gained"] > 0,
        before=report.figure(row, "common_rank_from"),
        after=report.figure(row, "common_rank_to"),
        step=name_years(step) if step else "",
    )


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
