"""What was disclosed of each list, here and in the other provinces: totals, grades, scores by
criterion.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.compare.disclosure import load_disclosure
from rankings.compare.lists import RankedList, gather_lists
from rankings.compare.ranks import plain_rows
from rankings.registry.provinces import name_province
from rankings.report.fragments import heading, paragraph
from rankings.report.inputs import BESIDE, Report, select_rows
from rankings.report.lists import list_newest, ranked_lists
from rankings.report.marks import mark_year
from rankings.report.naming import cite_criterion, name_grade
from rankings.report.parts.criteria_chart import find_zeros

FEW = 3  # so many units with a total are named


def show_disclosure(report: Report) -> Markup:
    """What was disclosed of the newest lists of this province, and of the others', in words; empty
    where there is one province only.
    """
    provinces = {report.province: {name: report.rows(name) for name in BESIDE}} | report.neighbours
    parts = []
    for slug, tables in provinces.items():
        lists = (
            ranked_lists(report) if slug == report.province else gather_lists(tables["02_rankings"])
        )
        if newest := list_newest(lists):
            parts.append(tell_disclosed(report, slug, newest, tables))
    if len(parts) < 2:
        return Markup("")
    contrast = report.words("disclosure.contrast", parts=parts)
    return heading(report.words("disclosure.heading")) + paragraph(contrast)


def tell_disclosed(
    report: Report, slug: str, lists: list[RankedList], tables: dict[str, list[dict]]
) -> Markup:
    """One province: how many totals of how many units, few by name, which grades, whether scores by
    criterion, and the criterion on which most units have nothing.
    """
    left_out = [
        row
        for ranked in lists
        for row in select_rows(tables["02_exclusions"], level=ranked.level, year=ranked.year)
    ]
    graded = [
        row
        for ranked in lists
        for row in select_rows(tables["02_grade_counts"], level=ranked.level, year=ranked.year)
    ]
    criteria = [row for ranked in lists for row in find_scored_criteria(ranked, tables)]
    newest = [
        row
        for ranked in lists
        for row in select_rows(tables["02_criteria"], level=ranked.level, year=ranked.year)
    ]
    zeros = find_zeros(newest)
    scored = [row for ranked in lists for row in ranked.with_score]
    own = select_rows(graded, level=zeros[0]["level"]) if zeros else []
    return report.words(
        "disclosure.part",
        name=name_province(slug, report.language),
        years=[mark_year(year) for year in sorted({ranked.year for ranked in lists})],
        totals=report.count(scored),
        of=mark_population(report, slug, lists),
        left_out=report.count(left_out) if left_out else "",
        named=all(row["rank_of"] is None for ranked in lists for row in ranked.known),
        names=[name_total(report, slug, row) for row in scored] if len(scored) <= FEW else [],
        grades=[name_grade(report, grade) for grade in dict.fromkeys(r["grade"] for r in graded)],
        criteria=report.count(criteria) if criteria else "",
        zeros=report.count(zeros) if len(zeros) > 1 else "",
        zero=cite_criterion(report, zeros[0]) if zeros else "",
        least=report.figure(zeros[0], "score") if zeros else "",
        zeros_of=report.total(own, "count", "sum") if own else "",
        source=report.evidence(*(ranked.rows[0] for ranked in lists)),
    )


def name_total(report: Report, slug: str, row: dict) -> Markup:
    """A unit, of another province with its published total: the own stand in their sections."""
    if slug == report.province:
        return report.named(row)
    return Markup("{} ({})").format(report.named(row), report.cited(row, "score"))


def mark_population(report: Report, slug: str, lists: list[RankedList]) -> Markup:
    """Of how many units a province's lists publish totals (`04_disclosure`); empty where no page
    tells it.
    """
    keys = {(ranked.level, ranked.framework, ranked.year, ranked.label) for ranked in lists}
    known = report.rows("04_disclosure") if slug == report.province else disclosed_by(slug)
    by_list = {
        (row["level"], row["framework"] or "", row["year"], row["label"] or ""): row
        for row in sorted(known, key=lambda row: row["population"] or 0)
        if not row["index_name"]
    }
    told = [row for key, row in by_list.items() if key in keys]
    if all(row["population"] for row in told):
        return report.total(told, "population", "sum")
    if len({row["of_all_levels"] for row in told}) > 1 or not told[0]["of_all_levels"]:
        return Markup("")
    return report.figure(told[0], "of_all_levels")


def disclosed_by(slug: str) -> list[dict]:
    """The rows of another province's `04_disclosure`, as its notebook 04 makes them."""
    return plain_rows(load_disclosure(slug))


def find_scored_criteria(ranked: RankedList, tables: dict[str, list[dict]]) -> list[dict]:
    """One row of each criterion of a list on which some score is printed."""
    rows = [
        row
        for row in select_rows(tables["02_criteria"], level=ranked.level, year=ranked.year)
        if row["statistic"] and row["score"] is not None
    ]
    return list({row["criterion"]: row for row in rows}.values())
