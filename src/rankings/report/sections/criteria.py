"""What each framework measures, and where points are lost."""

from __future__ import annotations

from markupsafe import Markup, escape

from rankings.registry.frameworks import load_frameworks
from rankings.report.charts_context import Point, Scale, chart_scales
from rankings.report.fragments import Column, Fragment, build_figure, build_section, build_table, heading, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import LEVELS
from rankings.report.marks import format_number, mark_year, printed_digits
from rankings.report.names import plain_unit
from rankings.report.sections.timeline import raise_first
from rankings.report.sections.sources import name_source

STATISTICS = ("lowest", "second", "highest")
ROLES = {"lowest": "other", "others": "other", "second": "muted", "highest": "main"}


def show_frameworks(report: Report) -> Fragment:
    """What each framework measures by theme, with how many points, and what was disclosed of it."""
    words, rows = report.words, report.rows("04_frameworks")
    if not rows:
        return build_section("frameworks", words("frameworks.title"), paragraph(words("frameworks.none"), "missing"))
    parts: list[object] = [paragraph(words("frameworks.lead"))]
    for version in dict.fromkeys(row["framework_version"] for row in rows):
        alike: dict[str, list[str]] = {}
        for level in dict.fromkeys(row["level"] for row in select_rows(rows, framework_version=version)):
            alike.setdefault(describe_themes(select_rows(rows, framework_version=version, level=level)), []).append(level)
        for levels in alike.values():
            parts.append(tabulate_themes(report, version, levels, select_rows(rows, framework_version=version, level=levels[0])))
            disclosed = [tell_disclosure(report, level, select_rows(rows, framework_version=version, level=level)) for level in levels]
            parts.append(paragraph(Markup(" ").join(dict.fromkeys(disclosed)).strip(), "note"))
    return build_section("frameworks", words("frameworks.title"), *parts)


def describe_themes(themes: list[dict]) -> str:
    """What a framework asks of a level, as a text that is equal where the levels are asked the same."""
    return str([(row["theme"], row["criteria"], row["points"]) for row in themes])


def tabulate_themes(report: Report, version: str, levels: list[str], themes: list[dict]) -> Markup:
    """One framework version at the levels that it asks the same: themes, criteria, points and share of points where they are printed."""
    words = report.words
    has_points = any(row["points"] is not None for row in themes)
    columns = [Column(words("column.theme"), "name"), Column(words("column.criteria"))]
    columns += [Column(words("column.points"), "number"), Column(words("column.share"), "number")] if has_points else []
    rows = []
    for row in themes:
        line = [raise_first(name_theme(report, row["theme"])), name_criteria(row["criteria"])]
        if has_points:
            line += [report.figure(row, name, **form) if row[name] is not None else "" for name, form in (("points", {}), ("share", {"digits": 1}))]
        rows.append(line)
    return build_table(f"table-themes-{version}-{levels[0]}".replace(" ", "-").lower(), words("frameworks.caption", version=name_version(report, version), levels=[words(f"level.{level}") for level in levels], has_points=has_points), columns, rows)


def name_version(report: Report, version: str | None) -> Markup:
    """A framework version in words; its id where the registry has none."""
    found = load_frameworks().get(version or "")
    return escape(getattr(found, report.language) if found else version or "")


def name_theme(report: Report, theme: str | None) -> Markup:
    """A theme's name in this language."""
    return report.words(f"theme.{theme}") if f"theme.{theme}" in report.words else escape(theme or "")


def name_criteria(criteria: object) -> Markup:
    """The criteria of a theme as printed, in Vietnamese."""
    names = [entry if isinstance(entry, str) else str(entry.get("criterion") or entry.get("name") or "") for entry in (criteria or [])]
    return Markup('<span lang="vi">{}</span>').format("; ".join(name for name in names if name))


def tell_disclosure(report: Report, level: str, themes: list[dict]) -> Markup:
    """How many totals and grades of how many units were published."""
    first = themes[0]
    if first["units_ranked"] is None or first["units_published"] is None:
        return report.words("frameworks.disclosed_together", share=first["disclosed"].partition(" ")[0]) if "/" in str(first["disclosed"] or "") and "?" not in str(first["disclosed"]) else Markup("")
    return report.words("frameworks.disclosed", level=report.words(f"level.{level}"), published=report.figure(first, "units_published"), ranked=report.figure(first, "units_ranked"),
                        grades=report.figure(first, "grades_published") if first["grades_published"] else "")


def show_lost_points(report: Report) -> Fragment:
    """Best, second and worst unit of every criterion against its maximum."""
    words = report.words
    rows = [row for row in report.rows("02_criteria") if row["statistic"] and row["max_score"]]
    if not rows:
        return build_section("lost", words("lost.title"), paragraph(words("lost.none"), "missing"))
    parts: list[object] = [paragraph(words("lost.lead"))]
    for level in (level for level in LEVELS if select_rows(rows, level=level)):
        own = select_rows(rows, level=level)
        parts += [heading(words(f"lost.heading.{level}", year=mark_year(own[0]["year"]))), draw_criteria(report, level, own), tabulate_criteria(report, level, own)]
    return build_section("lost", words("lost.title"), *parts)


def share_of_maximum(row: dict) -> float:
    """A criterion score in percent of its printed maximum, for the place of a dot."""
    return 100 * float(row["score"]) / float(row["max_score"])


def draw_criteria(report: Report, level: str, rows: list[dict]) -> Markup:
    """Every criterion on one scale of percent of its maximum: worst, second and best, with their points."""
    words = report.words
    scales, weakest = [], None
    for criterion in dict.fromkeys(row["criterion"] for row in rows):
        scored = [row for row in select_rows(rows, criterion=criterion) if row["score"] is not None]
        own = [one_of(select_rows(scored, statistic=statistic)) for statistic in STATISTICS]
        others = [row for row in select_rows(scored, statistic="others") if row["max_score"]]
        found = sorted(([row for row in own if row] or select_rows(scored, statistic="value")) + others, key=share_of_maximum)
        if not found:
            continue
        points = [Point(share_of_maximum(row), format_number(row["score"], report.language, printed_digits(row["score"])), ROLES.get(row["statistic"], "main" if row is found[-1] else "muted")) for row in found]
        maximum = format_number(found[0]["max_score"], report.language)
        scales.append(Scale(words.plain("lost.scale", criterion=criterion, maximum=maximum), points))
        best = next((row for row in own if row and row["statistic"] == "highest"), None) or (found[-1] if found[-1]["statistic"] == "value" else None)
        if best and (weakest is None or share_of_maximum(best) < share_of_maximum(weakest)):
            weakest = best
    zeros = find_zeros(rows)
    alt = words.plain("lost.alt", level=words(f"level.{level}"), criteria=len(scales), criterion=weakest["criterion"] if weakest else "", unit=plain_unit(weakest, report.language) if weakest else "",
                      score=format_number(weakest["score"], report.language) if weakest else "", maximum=format_number(weakest["max_score"], report.language) if weakest else "")
    title = words("lost.chart_title", criterion=weakest["criterion"], score=report.figure(weakest, "score"), maximum=report.figure(weakest, "max_score"), full=share_of_maximum(weakest) >= 100, zeros=report.count(zeros) if len(zeros) > 1 else "",
                  zero=zeros[0]["criterion"] if zeros else "") if weakest else ""
    return build_figure(chart_scales(f"criteria-{level}", scales, alt), title, words("lost.chart_subtitle", source=name_source(report, rows[0]["document_id"])))


def find_zeros(rows: list[dict]) -> list[dict]:
    """The units named with nothing on a criterion, of the criterion with the most of them."""
    empty = [row for row in rows if row["statistic"] == "lowest" and row["unit"] and row["score"] is not None and float(row["score"]) == 0]
    return max((select_rows(empty, criterion=name) for name in dict.fromkeys(row["criterion"] for row in empty)), key=len, default=[])


def one_of(rows: list[dict]) -> dict | None:
    """The first of several rows that say the same (a list of equals), or none."""
    return rows[0] if rows else None


def tabulate_criteria(report: Report, level: str, rows: list[dict]) -> Markup:
    """Per criterion: its maximum, and who was best, second and worst with how many points."""
    words = report.words
    columns = [Column(words("column.criterion"), "name"), Column(words("column.maximum"), "number"), *(Column(words(f"column.{statistic}")) for statistic in reversed(STATISTICS)), Column(words("column.others"))]
    lines = []
    for criterion in dict.fromkeys(row["criterion"] for row in rows):
        line: list[object] = [Markup('<span lang="vi">{}</span>').format(criterion), report.figure(select_rows(rows, criterion=criterion)[0], "max_score")]
        for statistic in reversed(STATISTICS):
            line.append(name_holders(report, select_rows(rows, criterion=criterion, statistic=statistic)))
        alone = select_rows(rows, criterion=criterion, statistic="value")
        others = [row for row in select_rows(rows, criterion=criterion, statistic="others") if row["score"] is not None]
        line.append(Markup("; ").join([*(name_holders(report, [row]) for row in alone), *(report.words("lost.all_others", score=report.figure(row, "score")) for row in others)]))
        lines.append(line)
    return build_table(f"table-criteria-{level}", words("lost.caption", level=words(f"level.{level}")), columns, lines, words("lost.note"))


def name_holders(report: Report, rows: list[dict]) -> Markup:
    """Who holds a criterion's best, second or worst score, and that score; many holders are counted."""
    if not rows:
        return Markup("–")
    score = report.figure(rows[0], "score") if rows[0]["score"] is not None else report.words("lost.unprinted")
    names = report.words("lost.many", units=report.count(rows), names=[report.unit(row) for row in rows]) if len(rows) > 4 else Markup(", ").join(report.unit(row) for row in rows)
    share = report.words("lost.share", percent=report.percent(rows[0])) if rows[0]["score"] is not None and rows[0]["max_score"] else ""
    return Markup("{}: {} {} {}").format(names, score, share, report.evidence(rows[0]))
