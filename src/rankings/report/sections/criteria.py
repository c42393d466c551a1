"""Where points are lost: best, second and worst of every criterion against its maximum."""

from __future__ import annotations

from markupsafe import Markup

from rankings.compare.ladder import SIGNS
from rankings.compare.lost_points import find_ends
from rankings.report.fragments import (
    Column,
    Fragment,
    build_section,
    build_table,
    heading,
    leave_paper,
    paragraph,
)
from rankings.report.inputs import Report, about_pages, select_rows
from rankings.report.lists import LEVELS, list_members, list_newest, name_key, ranked_lists
from rankings.report.marks import mark_year
from rankings.report.naming import gloss_criterion, name_criterion, name_grade, name_source
from rankings.report.parts.criteria_chart import (
    STATISTICS,
    draw_criteria,
    list_scored_criteria,
    tell_weakest,
)
from rankings.report.parts.first_page import first_criteria_level
from rankings.report.report_words import raise_sentence

FEW = 3  # so many units that share the lowest score of a criterion are named


@about_pages
def show_lost_points(report: Report) -> Fragment:
    """Best, second and worst unit of every criterion against its maximum."""
    words = report.words
    rows = list_scored_criteria(report)
    if not rows:
        return Fragment("")
    parts: list[object] = [paragraph(words("lost.lead"), "screen-only")]
    for level in (level for level in LEVELS if select_rows(rows, level=level)):
        own = select_rows(rows, level=level)
        parts += [
            heading(words(f"lost.heading.{level}", year=mark_year(own[0]["year"]))),
            "" if level == first_criteria_level(report) else show_chart(report, level, own),
            paragraph(tell_lowest(report, level, own)),
            tabulate_criteria(report, level, own),
        ]
    return build_section("lost", words("lost.title"), *parts)


def show_chart(report: Report, level: str, rows: list[dict]) -> Markup:
    """The criteria as a chart; on paper, where the table says the same, what it shows in words."""
    told = raise_sentence(Markup("{}.").format(tell_weakest(report, rows)))
    return leave_paper(draw_criteria(report, level, rows)) + paragraph(told, "paper-only")


def tell_lowest(report: Report, level: str, rows: list[dict]) -> Markup:
    """The units named as the lowest of a criterion, those with most criteria first; criteria of
    which many units are the lowest are left to the table. Empty where none is named.
    """
    lowest = [row for row in select_rows(rows, statistic="lowest") if row["unit"]]
    named: dict[str, list[dict]] = {}
    for row in lowest:
        if row["score"] is not None and len(select_rows(lowest, criterion=row["criterion"])) <= FEW:
            named.setdefault(name_key(row), []).append(row)
    if not named:
        return Markup("")
    parts = [
        report.words(
            "lost.lowest_unit",
            unit=report.named(own[0]),
            criteria=[
                report.words(
                    "lost.lowest_criterion",
                    criterion=name_criterion(report, row),
                    score=report.cited(row, "score"),
                    maximum=report.figure(row, "max_score"),
                )
                for row in own
            ],
        )
        for own in sorted(named.values(), key=len, reverse=True)
    ]
    return report.words("lost.lowest", level=report.words(f"level.{level}"), parts=parts)


def tabulate_criteria(report: Report, level: str, rows: list[dict]) -> Markup:
    """Units in rows, criteria in columns: each published score, the best marked; before them grade
    and total where they are published.
    """
    words = report.words
    criteria = list(dict.fromkeys(row["criterion"] for row in rows))
    known = {
        name_key(row): row
        for ranked in list_newest(ranked_lists(report))
        if ranked.level == level
        for row in list_members(report, ranked)
    }
    heads = [head_criterion(report, select_rows(rows, criterion=name)) for name in criteria]
    columns = [
        Column(words("column.unit"), "name"),
        Column(words("column.grade"), "text grade"),
        Column(words("column.score"), "number"),
        *(Column(head, "number") for head in heads),
    ]
    lines = [
        list_maxima(report, rows, criteria),
        *list_units(report, rows, criteria, known),
        *list_others(report, rows, criteria),
        *list_ends(report, rows, criteria),
    ]
    note = words(
        "lost.note",
        source=name_source(report, rows[0]["document_id"]),
        implied=any(map(is_implied, known.values())),
    )
    caption = words("lost.caption", level=words(f"level.{level}"))
    return build_table(f"table-criteria-{level}", caption, columns, lines, note)


def list_units(
    report: Report, rows: list[dict], criteria: list[str], known: dict[str, dict]
) -> list[list[object]]:
    """A line a unit: grade and total as far as they are `known`, its score on every criterion."""
    units = known | {name_key(row): row for row in rows if row["unit"]}
    best = find_ends(rows, "highest")
    cells = {
        (name_key(row), row["criterion"]): show_score(report, row, row in best)
        for row in rows
        if row["unit"]
    }
    return [
        [
            report.link_unit(unit),
            show_grade(report, known.get(key, {})),
            report.cited(known.get(key, {}), "score"),
            *(cells.get((key, name), "") for name in criteria),
        ]
        for key, unit in units.items()
    ]


def list_maxima(report: Report, rows: list[dict], criteria: list[str]) -> list[object]:
    """The line of what each criterion gives at most."""
    first = (select_rows(rows, criterion=name)[0] for name in criteria)
    maxima = (report.figure(row, "max_score") for row in first)
    return [report.words("lost.maximum"), "", "", *maxima]


def list_others(report: Report, rows: list[dict], criteria: list[str]) -> list[list[object]]:
    """The line of what is said of all other units; none where nothing is."""
    others = {row["criterion"]: row for row in select_rows(rows, statistic="others")}
    said = (show_score(report, others[name]) if name in others else "" for name in criteria)
    return [[report.words("lost.all_others"), "", "", *said]] if others else []


def show_grade(report: Report, row: dict) -> Markup:
    """A unit's grade; starred where no page prints it and the counts leave no other."""
    grade = name_grade(report, row.get("grade"))
    return Markup("{}*").format(grade) if is_implied(row) else grade


def is_implied(row: dict) -> bool:
    """Whether a unit's grade is known by elimination only."""
    return bool(row.get("grade")) and row["status"] == "derived" and row["document_id"] is None


def list_ends(report: Report, rows: list[dict], criteria: list[str]) -> list[list[Markup]]:
    """The highest, second and lowest score of every criterion in percent of its maximum, a line
    each.
    """
    lines = []
    for statistic in reversed(STATISTICS):
        own = {
            row["criterion"]: row for row in find_ends(rows, statistic) if row["score"] is not None
        }
        if own:
            shares = (
                Markup("{}{}%").format(sign_of(own[name]), report.percent(own[name]))
                if name in own
                else ""
                for name in criteria
            )
            lines.append([report.words(f"lost.ends.{statistic}"), "", "", *shares])
    return lines


def sign_of(row: dict) -> str:
    """The sign before a figure of which the page says that it is only nearly so much."""
    return SIGNS.get(row["comparator"], "").replace(" ", "\u00a0")


def head_criterion(report: Report, rows: list[dict]) -> Markup:
    """A criterion as the head of a column."""
    gloss = gloss_criterion(report, rows[0])
    return report.words("lost.head", criterion=rows[0]["criterion"], gloss=gloss)


def show_score(report: Report, row: dict, is_best: bool = False) -> Markup:
    """One published score; bold where it is the best, in words where it is "almost" so much or the
    highest without a number.
    """
    if row["score"] is None:
        return report.words("lost.unprinted")
    score = report.cited(row, "score")
    if row["comparator"] == "~":
        return report.words("lost.almost", score=score)
    return Markup("<strong>{}</strong>").format(score) if is_best else score
