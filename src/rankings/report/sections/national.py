"""The national indices: what others measure of the province, on what sample and scale, beside the
nation's mean.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from markupsafe import Markup, escape

from rankings.compare.words_frameworks import find_national_version
from rankings.registry.framework_file import FrameworkVersion
from rankings.registry.frameworks import national_mean
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
from rankings.report.marks import mark_mean, mark_means, mark_year
from rankings.report.naming import name_source
from rankings.report.parts.means import FEW, comparable_pairs
from rankings.report.parts.national_charts import draw_index, find_series, tell_rank

NEWEST = 3  # years of such a series that the table of all indices keeps


def show_national(report: Report) -> Fragment:
    """What PCI, PAPI, PAR INDEX, SIPAS and the ministries' indices say of the province: each with
    its own eyes.
    """
    words = report.words
    rows = [
        row
        for row in report.rows("02_rankings", level="province", preferred=True)
        if row["score"] is not None or row["rank"] is not None
    ]
    if not rows:
        return build_section(
            "national", words("national.title"), paragraph(words("national.none"), "missing")
        )
    main = [row for row in rows if ":" not in str(row["index_name"] or "")]
    return build_section(
        "national",
        words("national.title"),
        paragraph(words("national.lead")),
        paragraph(compare_with_nation(report, main)),
        paragraph(compare_directions(report, main)),
        draw_index(report, main),
        tabulate_indices(report, rows),
        heading(words("national.who_heading")),
        tabulate_measurers(report, main),
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
        link_outside(report, facts["source"]),
    ]


def compare_with_nation(report: Report, rows: list[dict]) -> Markup:
    """The province's score beside the mean of the provinces of the same year, where the registry
    knows one.
    """
    sentences = []
    for row in rows:
        mean = (
            national_mean(row["framework"] or "", row["year"])
            if row["year"] and row["score"] is not None and row["status"] != "derived"
            else None
        )
        if mean is None:
            continue
        before, own = national_mean(mean.framework, mean.year - 1), row["score_change"]
        told = own is not None and before is not None
        sentences.append(
            report.words(
                "national.beside",
                index=name_index(report, row),
                year=mark_year(mean.year),
                score=report.figure(row, "score"),
                mean=mark_mean(mean, report.language),
                source=link_outside(report, mean.source),
                caveat=(mean.caveat or {}).get(report.language, ""),
                own_change=report.figure(row, "score_change", signed=True) if told else "",
                mean_change=mark_means(before, mean, report.language) if told else "",
            )
        )
    return Markup(" ").join(sentences)


def link_outside(report: Report, address: str) -> Markup:
    """A small link to the page on which a fact of the registry was published."""
    return Markup('<a class="outside" href="{}" rel="noreferrer"><cite>{}</cite></a>').format(
        address, urlsplit(address).netloc.removeprefix("www.")
    )


def compare_directions(report: Report, rows: list[dict]) -> Markup:
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
        outside = [row for row in rows if row["year"] == last and row["score_change"] is not None]
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
            signs = {float(row["score_change"]) > 0 for row in outside} | {
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
                    outside=[tell_outside(report, row, last) for row in outside],
                )
            )
    return Markup(" ").join(sentences)


def tell_outside(report: Report, row: dict, year: int) -> Markup:
    """An index's change on the year before, beside the change of the nation's mean where it is
    known.
    """
    before, after = (national_mean(row["framework"] or "", one) for one in (year - 1, year))
    nation = mark_means(before, after, report.language) if before and after else ""
    return report.words(
        "national.outside",
        index=name_index(report, row),
        change=report.figure(row, "score_change", signed=True),
        nation=nation,
    )


def name_index(report: Report, row: dict) -> Markup:
    """An index's name in this language, else as printed, else its framework's."""
    name = row["index_name"] or ""
    return (
        report.words(f"index.{name}")
        if f"index.{name}" in report.words
        else escape(name)
        if name
        else report.framework(row)
    )


def tabulate_indices(report: Report, rows: list[dict]) -> Markup:
    """Every index and year: score, rank of how many, change as printed, how it is known; of a
    series that stands under its chart, the newest years and what a page prints only."""
    words = report.words
    columns = [
        Column(words("column.index"), "name"),
        Column(words("column.year")),
        Column(words("column.score"), "number"),
        Column(words("column.rank_of"), "number"),
        Column(words("column.rank_change"), "number"),
        Column(words("column.source")),
    ]
    series = find_series([row for row in rows if ":" not in str(row["index_name"] or "")])
    told = {row["row_id"] for row in series[:-NEWEST] if row["status"] != "printed"}
    lines = []
    for row in sorted(
        (row for row in rows if row["row_id"] not in told),
        key=lambda row: (
            ":" in str(row["index_name"] or ""),
            str(row["index_name"] or row["framework"]),
            -(row["year"] or 0),
        ),
    ):
        lines.append(
            [
                name_index(report, row),
                mark_year(row["year"]) if row["year"] else "",
                report.figure(row, "score") if row["score"] is not None else "",
                tell_rank(report, row),
                (
                    report.figure(row, "rank_change", signed=True)
                    if row["rank_change"] is not None
                    else ""
                ),
                Markup("{} {} {}").format(
                    report.tag(row["status"]),
                    name_source(report, row["document_id"]),
                    report.evidence(row),
                ),
            ]
        )
    return build_table(
        "table-indices", words("national.caption"), columns, lines, words("national.note")
    )
