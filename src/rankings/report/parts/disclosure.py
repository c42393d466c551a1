"""What was disclosed of the newest lists, here and in the other provinces: totals, grades, maxima
and scores by criterion.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from rankings.compare.disclosure import load_disclosure
from rankings.compare.lists import RankedList, gather_lists
from rankings.compare.ranks import plain_rows
from rankings.compare.versions import version_of
from rankings.registry.frameworks import load_frameworks, load_themes
from rankings.registry.provinces import name_province
from rankings.report.fragments import Column, build_table, paragraph
from rankings.report.inputs import BESIDE, Report, select_rows
from rankings.report.lists import list_newest, ranked_lists
from rankings.report.marks import mark_year
from rankings.report.naming import (
    find_criteria_decision,
    name_decision,
    name_grade,
    name_theme,
)
from rankings.report.parts.beside import find_beside_years

FEW = 3  # so many units of another province with a total are named
DASH = Markup("–")
NONE = Markup('<cite class="name">0</cite>')
RANKED = "02_rankings"
COLUMNS = ("totals", "grades", "maxima", "scored")


def show_disclosure(report: Report) -> tuple[Markup, Markup]:
    """What was disclosed of the newest lists of this province and of the others, in a sentence and
    in a table with a line a list; both empty where there is one province only.
    """
    own = {name: report.rows(name) for name in BESIDE}
    beside, provinces = find_beside_years(report), {report.province: own} | report.neighbours
    parts = [list(tell_lists(report, slug, tables, beside)) for slug, tables in provinces.items()]
    words, told = report.words, [lines for lines in parts if lines]
    if len(told) < 2:
        return Markup(""), Markup("")
    summed = [
        sum_up(report, slug, tables)
        for (slug, tables), lines in zip(provinces.items(), parts, strict=True)
        if lines
    ]
    columns = [
        Column(words("disclosure.list"), "name"),
        *(Column(words(f"disclosure.{name}")) for name in COLUMNS),
    ]
    return paragraph(words("disclosure.summed", parts=summed)), build_table(
        "table-disclosure",
        words("disclosure.caption"),
        columns,
        [line for lines in told for line in lines],
        words("disclosure.note"),
    )


def list_newest_of(report: Report, slug: str, tables: dict[str, list[dict]]) -> list[RankedList]:
    """The newest list of each level of a province."""
    is_own = slug == report.province
    return list(list_newest(ranked_lists(report) if is_own else gather_lists(tables[RANKED])))


def list_known(report: Report, slug: str) -> list[dict]:
    """What is known of a province's lists (`04_disclosure`)."""
    is_own = slug == report.province
    return report.rows("04_disclosure") if is_own else plain_rows(load_disclosure(slug))


def sum_up(report: Report, slug: str, tables: dict[str, list[dict]]) -> Markup:
    """A province's newest lists together: how many totals, of how many units where each page tells
    it, and what else they disclose or keep back.
    """
    lists, known = list_newest_of(report, slug, tables), list_known(report, slug)
    places = [{"level": ranked.level, "year": ranked.year} for ranked in lists]
    criteria = [row for place in places for row in select_rows(tables["02_criteria"], **place)]
    told = {
        "ranked": all(ranked.is_league for ranked in lists),
        "grades": any(select_rows(tables["02_grade_counts"], **place) for place in places),
        "maxima": any(row["max_score"] is not None for row in criteria),
        "scored": any(row["score"] is not None for row in criteria),
    }
    scored = [row for ranked in lists for row in ranked.with_score]
    rows = [find_row(ranked, known) for ranked in lists]
    is_whole = all(row.get("population") for row in rows)
    in_part = {"scored"} if told["scored"] and is_scored_in_part(criteria, rows) else set()
    said = {
        is_told: [
            report.words(f"disclosure.kinds.{'in_part' if name in in_part else name}")
            for name in told
            if told[name] == is_told
        ]
        for is_told in (True, False)
    }
    return report.words(
        "disclosure.summed_part",
        name=name_province(slug, report.language),
        years=[mark_year(year) for year in sorted({ranked.year for ranked in lists})],
        units=report.count(scored) if scored else NONE,
        of=report.total(rows, "population", "sum") if is_whole else "",
        told=said[True],
        untold=said[False],
    )


def is_scored_in_part(criteria: list[dict], rows: list[dict]) -> bool:
    """Whether some lists (`04_disclosure`) give the scores of some units on some criteria only."""
    scored = sum(row["score"] is not None for row in criteria)
    cells = [
        (row.get("population") or 0)
        * len({one["criterion"] for one in select_rows(criteria, level=row["level"])})
        for row in rows
    ]
    return not all(cells) or scored < sum(cells)


def tell_lists(
    report: Report, slug: str, tables: dict[str, list[dict]], beside: set[tuple[str, str, int]]
) -> Iterator[list[Markup]]:
    """The newest lists of a province by year and level, and what was disclosed of each: totals,
    grades, maxima, criteria with scores, with the decision behind those of others. Few totals are
    named, but neither the own ones nor those that are told `beside` them.
    """
    is_own, known = slug == report.province, list_known(report, slug)
    for ranked in list_newest_of(report, slug, tables):
        place = {"level": ranked.level, "year": ranked.year}
        grades = select_rows(tables["02_grade_counts"], **place)
        criteria = select_rows(tables["02_criteria"], **place)
        scored = {row["criterion"]: row for row in criteria if row["score"] is not None}
        is_told = is_own or (slug, ranked.level, ranked.year) in beside
        yield [
            report.words(
                "disclosure.named",
                name=name_province(slug, report.language),
                year=mark_year(ranked.year),
                level=report.words(f"level.{ranked.level}"),
                basis=tell_basis(report, ranked) if criteria and not is_own else "",
                source=report.evidence(ranked.rows[0]),
            ),
            tell_totals(report, ranked, known, is_told),
            Markup(", ").join(
                name_grade(report, grade) for grade in dict.fromkeys(row["grade"] for row in grades)
            )
            or DASH,
            tell_maxima(report, ranked, criteria, is_own) or DASH,
            report.count(list(scored.values())) if scored else DASH,
        ]


def tell_basis(report: Report, ranked: RankedList) -> Markup:
    """The decision that sets the criteria of a list; empty where none is on record."""
    version = load_frameworks().get(version_of(ranked.rows[0]))
    decision = find_criteria_decision(version) if version else None
    return name_decision(report, decision) if decision else Markup("")


def tell_totals(report: Report, ranked: RankedList, known: list[dict], is_told: bool) -> Markup:
    """How many units of a list have a total, of how many where a page tells it, of it alone or of
    all levels together (`04_disclosure`); few by name, where they are not told elsewhere.
    """
    scored, own = ranked.with_score, find_row(ranked, known)
    few = scored if len(scored) <= FEW and not is_told else []
    return report.words(
        "disclosure.share",
        units=report.count(scored) if scored else NONE,
        of=report.figure(own, "population") if own.get("population") else "",
        of_all=report.figure(own, "of_all_levels") if own.get("of_all_levels") else "",
        names=[
            Markup("{} {}").format(report.named(row), report.cited(row, "score")) for row in few
        ],
    )


def find_row(ranked: RankedList, known: list[dict]) -> dict:
    """The row of `04_disclosure` of a list, of several pages that of the one which tells of most
    units; empty where there is none.
    """
    key = (ranked.level, ranked.framework, ranked.year, ranked.label)
    own = [
        row
        for row in known
        if (row["level"], row["framework"] or "", row["year"], row["label"] or "") == key
        and not row["index_name"]
    ]
    return max(own, key=lambda row: row["population"] or 0, default={})


def tell_maxima(report: Report, ranked: RankedList, criteria: list[dict], is_own: bool) -> Markup:
    """The maxima of a list by theme and in all, as far as those of all criteria are printed; a
    reference to the own table of themes where that tells them; empty where none are.
    """
    version = load_frameworks().get(version_of(ranked.rows[0]))
    level = version.levels.get(ranked.level) if version else None
    printed = {row["criterion_id"]: row for row in criteria if row["max_score"] is not None}
    themes: dict[str, list[str]] = {}
    for criterion in level.leaves() if level else ():
        themes.setdefault(criterion.theme or "", []).append(criterion.id)
    known = [
        theme for theme in load_themes() if themes.get(theme) and printed.keys() >= {*themes[theme]}
    ]
    if not known:
        return Markup("")
    if is_own:
        return report.words("disclosure.above")
    members = dict.fromkeys(one for ids in themes.values() for one in ids)
    return report.words(
        "disclosure.points",
        themes=[
            report.words(
                "disclosure.theme",
                theme=name_theme(report, theme),
                points=report.total([printed[one] for one in themes[theme]], "max_score", "sum"),
            )
            for theme in known
        ],
        summed=report.tag("derived"),
        total=(
            report.total([printed[one] for one in members], "max_score", "sum")
            if printed.keys() >= members.keys()
            else ""
        ),
    )
