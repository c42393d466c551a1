"""The national indices: what others measure of the province, on what sample and scale, beside the
nation's mean, its parts, and what is not known.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from rankings.compare.words_frameworks import find_national_version
from rankings.registry.framework_file import FrameworkVersion, NationalMean
from rankings.registry.frameworks import index_title, indices_of_provinces
from rankings.registry.provinces import name_province
from rankings.report.fragments import Column, Fragment, build_section, build_table, fold, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.marks import mark_day, mark_mean, mark_year
from rankings.report.naming import name_basis
from rankings.report.parts.national_beside import (
    MERGERS,
    gains_alone,
    newest_of_partners,
    tell_change,
    tell_partner,
    tell_private,
    tell_unknown,
)
from rankings.report.parts.national_charts import draw_index
from rankings.report.parts.national_directions import compare_directions, list_compared
from rankings.report.parts.national_older import fold_older
from rankings.report.parts.national_rows import (
    ORDER,
    link_outside,
    list_places,
    list_tied,
    mean_beside,
    name_index,
    tell_firsts,
    tell_rank,
    tell_score,
    tell_source,
)

YEAR = re.compile(r"\((\d{4})\)")  # of a sample, as the registry writes it


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
            tabulate_newest(report, places),
            paragraph(tell_unknown(report, places)),
        )
    return build_section(
        "national",
        words("national.title"),
        paragraph(Markup("{} {}").format(words("national.lead"), words("national.agreement"))),
        tabulate_newest(report, places),
        compare_directions(report),
        fold_older(report, places),
        draw_index(report, places),
        fold(words("national.who_label"), tabulate_measurers(report, places)),
        "" if report.has_pages else paragraph(tell_unknown(report, places)),
    )


def tabulate_newest(report: Report, places: list[dict]) -> Markup:
    """A line an index: the newest place beside the mean of the provinces, the change on the year
    before beside the nation's, and the newest place of the provinces that the province was merged
    with.
    """
    words = report.words
    partners = newest_of_partners(report, places)
    columns = [
        Column(words("column.index"), "name short"),
        Column(words("column.year")),
        *(Column(words(f"column.{name}"), "number") for name in ("score", "mean", "rank_of")),
        Column(words("column.change_before")),
        *(Column(name_province(slug, report.language)) for slug in partners),
        Column(words("column.source")),
    ]
    newest = {row["index"]: row for row in places}
    lines = [
        [
            index_title(index, report.language),
            *describe_place(report, newest[index]),
            *(tell_partner(report, rows.get(index)) for rows in partners.values()),
            name_sources(report, newest[index]),
        ]
        for index in indices_of_provinces()
        if index in newest
    ]
    note = note_newest(report, newest, partners)
    return build_table("table-indices", words("national.caption"), columns, lines, note)


def note_newest(report: Report, newest: dict, partners: dict) -> Markup:
    """How the newest places are to be read: which means have a caveat, which ranks are an order of
    listing, of which index the nation's change is not known.
    """
    words = report.words
    caveats = {
        (mean.caveat or {}).get(report.language, ""): name_index(report, row)
        for row in newest.values()
        if (mean := mean_beside(row))
    }
    every = [row for rows in (newest, *partners.values()) for row in rows.values()]
    ordered = any(row["rank_source"] == "order" for row in every)
    return words(
        "national.note",
        ordered=words("national.by_order", tied=[]) if ordered else "",
        tied=[
            words("national.tied", index=name_index(report, row), tied=tied)
            for row in select_rows(newest.values(), rank_source="order")
            if (tied := list_tied(report, row))
        ],
        merged=mark_day(MERGERS, report.language) if partners else "",
        caveats=[f"{index}: {caveat}" for caveat, index in caveats.items() if caveat],
        firsts=tell_firsts(report, list(newest.values())),
        before=list(filter(None, (tell_private(report, row) for row in newest.values()))),
        alone=[name_index(report, row) for row in newest.values() if gains_alone(report, row)],
    )


def describe_place(report: Report, row: dict) -> list[Markup]:
    """Year, points, the nation's mean, rank and change of a place."""
    mean, vintage = mean_beside(row), report.words("national.merged")
    return [
        Markup("{} {}").format(mark_year(row["year"]), vintage if row["vintage"] == "34" else ""),
        tell_score(report, row),
        tell_mean(report, mean),
        tell_rank(report, row, order=ORDER),
        tell_change(report, row),
    ]


def tell_mean(report: Report, mean: NationalMean | None) -> Markup:
    """The nation's mean, a median called one; empty where none is known."""
    if not mean:
        return Markup("")
    return report.words(
        "national.mean", value=mark_mean(mean, report.language), is_median=mean.kind == "median"
    )


def name_sources(report: Report, row: dict) -> Markup:
    """Where a place is printed, and where the mean beside it."""
    mean = mean_beside(row)
    own = Markup("{} {}").format(report.tag(row["status"]), tell_source(report, row))
    if not mean:
        return own
    return report.words(
        "national.mean_from",
        own=own,
        source=link_outside(report, mean.source),
        is_median=mean.kind == "median",
    )


def tabulate_measurers(report: Report, rows: list[dict]) -> Markup:
    """Who measures each index, on what sample and scale, and where its series breaks: the
    registry's newest version here.
    """
    words = report.words
    columns = [
        Column(words("column.index"), "name short"),
        *(Column(words(f"column.{name}")) for name in ("measured_by", "scale")),
    ]
    newest = {row["index"]: row["year"] for row in rows}
    versions = {
        index: version
        for index, year in newest.items()
        if (version := find_national_version(index, year))
    }
    lines = [
        [index_title(index, report.language), *describe_version(report, version)]
        for index, version in versions.items()
    ]
    note = tell_samples(report, versions, newest)
    return build_table("table-measurers", words("national.who_caption"), columns, lines, note)


def tell_samples(report: Report, versions: dict[str, FrameworkVersion], newest: dict) -> Markup:
    """How samples are dated; of which indices that of the year shown, or of one that is set beside
    the own points, is not known, where those on record are of others.
    """
    unknown: dict[int, list[str]] = {}
    for index, version in versions.items():
        sample = (version.facts.get("sample") or {}).get(report.language) or ""
        dated = YEAR.findall(sample)
        for year in sorted({newest[index], *list_compared(report, index)}):
            if dated and str(year) not in dated:
                unknown.setdefault(year, []).append(index)
    return report.words(
        "national.who_note",
        unknown=[
            report.words(
                "national.other_sample",
                indices=[index_title(index, report.language) for index in indices],
                year=mark_year(year),
            )
            for year, indices in unknown.items()
        ],
        compared=all(
            year in list_compared(report, index)
            for year, indices in unknown.items()
            for index in indices
        ),
    )


def describe_version(report: Report, version: FrameworkVersion) -> list[Markup]:
    """An index's whole name, measurer and sample (a dash where neither is on record), scale and
    source.
    """
    level, facts = version.levels["province"], version.facts
    texts = [(facts.get(name) or {}).get(report.language) for name in ("measured_by", "sample")]
    name = version.vi if report.language == "vi" else version.en
    texts = [name, *(text for text in texts if text and text not in name)]
    told = "; ".join(texts)
    return [
        Markup('<cite class="name">{}</cite>').format(told) if told else Markup("–"),
        report.words(
            "national.scale",
            maximum="" if level.max_score is None else str(level.max_score),
            note=(level.scale_note or {}).get(report.language, ""),
            source=name_basis(report, version),
        ),
    ]
