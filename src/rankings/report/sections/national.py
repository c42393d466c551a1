"""The national indices: what others measure of the province, on what sample and scale, beside the
nation's mean, its parts, and what is not known.
"""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from rankings.compare.words_frameworks import find_national_version
from rankings.registry.framework_file import FrameworkVersion
from rankings.registry.frameworks import index_title, national_mean
from rankings.report.fragments import (
    Column,
    Fragment,
    build_section,
    build_table,
    heading,
    paragraph,
)
from rankings.report.inputs import Report
from rankings.report.lists import LEVELS
from rankings.report.marks import mark_mean, mark_year
from rankings.report.naming import name_source
from rankings.report.parts.means import FEW, comparable_pairs
from rankings.report.parts.national_beside import (
    tabulate_parts,
    tabulate_unknown,
    tell_breaks,
    tell_differences,
)
from rankings.report.parts.national_charts import draw_index, find_series
from rankings.report.parts.national_rows import (
    find_step,
    link_outside,
    list_parts_of_indices,
    list_places,
    name_index,
    tell_rank,
    tell_score,
    tell_source,
)

NEWEST = 3  # years of such a series that the table of all indices keeps


def show_national(report: Report) -> Fragment:
    """What PCI, PAPI, PAR INDEX, SIPAS and the ministries' indices say of the province: each with
    its own eyes; what the parts of a merged province had, and which document would tell the rest.
    """
    words, places = report.words, list_places(report)
    if not places:
        return build_section(
            "national",
            words("national.title"),
            paragraph(words("national.none"), "missing"),
            tabulate_parts(report),
            tabulate_unknown(report, places),
        )
    return build_section(
        "national",
        words("national.title"),
        paragraph(words("national.lead")),
        paragraph(compare_with_nation(report, places)),
        paragraph(compare_directions(report)),
        draw_index(report, places),
        tabulate_indices(report, places, list_parts_of_indices(report)),
        paragraph(tell_breaks(report)),
        paragraph(tell_differences(report, places)),
        tabulate_parts(report),
        tabulate_unknown(report, places),
        heading(words("national.who_heading")),
        tabulate_measurers(report, places),
        paragraph(words("national.agreement")),
    )


def tabulate_measurers(report: Report, rows: list[dict]) -> Markup:
    """Who measures each index, on what sample and scale, and where its series breaks: the
    registry's newest version here.
    """
    words = report.words
    columns = [
        Column(words("column.index"), "name"),
        *(
            Column(words(f"column.{name}"))
            for name in ("measured_by", "sample", "scale", "break_before", "source")
        ),
    ]
    lines = []
    for framework in dict.fromkeys(row["framework"] for row in rows if row["framework"]):
        own = [row for row in rows if row["framework"] == framework and row["year"]]
        version = (
            find_national_version(framework, max(int(row["year"]) for row in own)) if own else None
        )
        if version:
            lines.append([name_index(report, own[-1]), *describe_version(report, version)])
    return (
        build_table(
            "table-measurers",
            words("national.who_caption"),
            columns,
            lines,
            words("national.who_note"),
        )
        if lines
        else Markup("")
    )


def describe_version(report: Report, version: FrameworkVersion) -> list[Markup]:
    """Measurer, sample, scale, break with the version before and source of a national index; a dash
    where it is not on record.
    """
    level, facts = version.levels["province"], version.facts
    texts = [facts.get(name) for name in ("measured_by", "sample")]
    scale = [
        str(level.max_score) if level.max_score is not None else "",
        (level.scale_note or {}).get(report.language, ""),
    ]
    told = [
        *((text or {}).get(report.language, "") for text in texts),
        "; ".join(part for part in scale if part),
        (facts.get("break_with_previous") or {}).get(report.language, ""),
    ]
    return [
        *(
            Markup('<cite class="name">{}</cite>').format(text) if text else Markup("–")
            for text in told
        ),
        link_outside(facts["source"]),
    ]


def compare_with_nation(report: Report, rows: list[dict]) -> Markup:
    """The province's score beside the mean of the provinces of the same year, where the registry
    knows one, and its gain beside the nation's.
    """
    sentences = []
    newest = {row["index"]: row["year"] for row in rows if row["score"] is not None}
    for row in rows:
        mean = national_mean(row["index"], row["year"]) if row["score"] is not None else None
        if mean is None or row["status"] == "derived" or row["vintage"] != "63":
            continue
        step = find_step(report, row)
        told = step.get("gain") is not None and step.get("nation_gain") is not None
        if row["year"] < newest[row["index"]] and not told:
            continue
        sentences.append(
            report.words(
                "national.beside",
                index=name_index(report, row),
                year=mark_year(mean.year),
                score=tell_score(report, row),
                mean=mark_mean(mean, report.language),
                source=link_outside(mean.source),
                caveat=(mean.caveat or {}).get(report.language, ""),
                own_change=report.figure(step, "gain", signed=True) if told else "",
                mean_change=report.figure(step, "nation_gain", signed=True) if told else "",
            )
        )
    return Markup(" ").join(sentences)


def compare_directions(report: Report) -> Markup:
    """Whether the province's own scores and the national indices moved the same way between two
    years; empty where the two years are not known for both."""
    sentences = []
    for first, last in sorted(
        {
            pair
            for level in LEVELS
            for pair in comparable_pairs(report, level)
            if pair[1] - pair[0] == 1
        }
    ):
        steps = report.national("07_changes")
        known = Counter(step["index"] for step in steps)
        outside = [
            step
            for step in sorted(steps, key=lambda step: -known[step["index"]])
            if (step["year_from"], step["year_to"]) == (first, last) and step["gain"] is not None
        ]
        inside = {
            level: [
                row
                for row in report.rows(
                    "03_year_changes", level=level, year_from=first, year_to=last
                )
                if not row["index_name"] and row["score_change"] is not None
            ]
            for level in LEVELS
        }
        inside = {level: changes for level, changes in inside.items() if len(changes) >= FEW}
        if outside and inside:
            signs = {step["gain"] > 0 for step in outside} | {
                sum(float(row["score_change"]) for row in changes) > 0
                for changes in inside.values()
            }
            sentences.append(
                report.words(
                    "national.directions",
                    first=mark_year(first),
                    last=mark_year(last),
                    alike=len(signs) == 1,
                    inside=[
                        report.words(
                            "national.inside",
                            level=report.words(f"level.{level}"),
                            change=report.total(
                                changes, "score_change", "mean", digits=2, signed=True
                            ),
                        )
                        for level, changes in inside.items()
                    ],
                    outside=[tell_outside(report, step) for step in outside],
                )
            )
    return Markup(" ").join(sentences)


def tell_outside(report: Report, step: dict) -> Markup:
    """An index's change on the year before, beside the change of the nation's mean where it is
    known.
    """
    is_known = step["nation_gain"] is not None
    return report.words(
        "national.outside",
        index=index_title(step["index"], report.language),
        change=report.figure(step, "gain", signed=True),
        nation=report.figure(step, "nation_gain", signed=True) if is_known else "",
    )


def tabulate_indices(report: Report, places: list[dict], parts: list[dict]) -> Markup:
    """Every index and year: score, rank of how many, places gained, how it is known; of a series
    that stands under its chart, the newest years only. Then the parts of indices that the
    province's own pages print.
    """
    words = report.words
    columns = [
        Column(words("column.index"), "name"),
        Column(words("column.year")),
        Column(words("column.score"), "number"),
        Column(words("column.rank_of"), "number"),
        Column(words("column.rank_change"), "number"),
        Column(words("column.source")),
    ]
    told = {row["row_id"] for row in find_series(places)[:-NEWEST]}
    shown = [row for row in places if row["row_id"] not in told]
    shown.sort(key=lambda row: (row["index_name"], -row["year"]))
    lines = []
    for row in shown:
        step = find_step(report, row)
        has_gained = step.get("places_gained") is not None
        vintage = words("national.merged") if row["vintage"] == "34" else ""
        lines.append(
            [
                name_index(report, row),
                Markup("{} {}").format(mark_year(row["year"]), vintage),
                tell_score(report, row),
                tell_rank(report, row),
                report.figure(step, "places_gained", signed=True) if has_gained else "",
                Markup("{} {}").format(report.tag(row["status"]), tell_source(report, row)),
            ]
        )
    for row in parts:
        source = Markup("{} {}").format(
            name_source(report, row["document_id"]), report.evidence(row)
        )
        figures = [report.figure(row, "score"), tell_rank(report, row), "", source]
        lines.append([name_index(report, row), mark_year(row["year"]), *figures])
    return build_table(
        "table-indices", words("national.caption"), columns, lines, words("national.note")
    )
