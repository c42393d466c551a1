"""What stands beside a province's places in the national indices: changes of method, sources that
differ, the parts of a merged province, and which document would tell the rest.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.compare.peers import find_partners
from rankings.compare.words_national import load_words
from rankings.registry.frameworks import index_title, indices_of_provinces
from rankings.report.fragments import Column, build_table
from rankings.report.inputs import Report
from rankings.report.marks import mark_day, mark_year
from rankings.report.naming import name_province
from rankings.report.parts.national_rows import list_places, name_index, tell_rank, tell_score

MERGERS = "2025-07-01"  # Resolution 202/2025/QH15


def tell_breaks(report: Report) -> Markup:
    """The years before which an index was measured in another way: points are not set side by side
    across them.
    """
    breaks: dict[str, list[int]] = {}
    for step in report.national("07_changes"):
        if step["why_not"] == "framework_changed":
            breaks.setdefault(step["index"], []).append(step["year_to"])
    told = [
        report.words(
            "national.break",
            index=index_title(index, report.language),
            years=Markup(", ").join(mark_year(year) for year in years),
        )
        for index, years in breaks.items()
    ]
    return report.words("national.breaks", breaks=told) if told else Markup("")


def tell_differences(report: Report, rows: list[dict]) -> Markup:
    """The places on which sources differ: the figure that counts, and the others beside it."""
    return Markup(" ").join(
        report.words(
            "national.differ",
            index=name_index(report, row),
            year=mark_year(row["year"]),
            others=[
                Markup("<cite>{}</cite>").format(
                    " · ".join(
                        str(value)
                        for value in (other["score_text"], other["rank"], other["document_id"])
                        if value
                    )
                )
                for other in row["others"] or []
            ],
        )
        for row in rows
        if row["differs"] and row["others"]
    )


def tabulate_parts(report: Report) -> Markup:
    """The newest place of each province that went into the same province on 1 July 2025, part by
    part: nothing is averaged.
    """
    words, parts = report.words, find_partners(report.province)
    if parts == (report.province,):
        return Markup("")
    newest = {
        part: {row["index"]: row for row in list_places(report, part) if row["vintage"] == "63"}
        for part in parts
    }
    lines = [
        [
            index_title(index, report.language),
            *(
                Markup("{} ({})").format(
                    tell_rank(report, newest[part][index])
                    or tell_score(report, newest[part][index]),
                    mark_year(newest[part][index]["year"]),
                )
                if index in newest[part]
                else ""
                for part in parts
            ),
        ]
        for index in indices_of_provinces()
        if any(index in rows for rows in newest.values())
    ]
    columns = [
        Column(words("column.index"), "name"),
        *(Column(name_province(part)) for part in parts),
    ]
    day = mark_day(MERGERS, report.language)
    note = words("national.parts_note", day=day)
    return build_table("table-parts", words("national.parts", day=day), columns, lines, note)


def tabulate_unknown(report: Report, rows: list[dict]) -> Markup:
    """What is not known of the province, and which document would tell."""
    words, known = report.words, {row["index"] for row in rows}
    compared = load_words(report.language)
    lines = [
        [
            index_title(index, report.language),
            Markup('<cite class="name">{}</cite>').format(
                compared.say(f"document.{index}").rstrip(",")
            ),
        ]
        for index in indices_of_provinces()
        if index not in known
    ]
    if not report.has_pages:
        lines.insert(0, [words("national.own_agencies"), words("national.own_document")])
    if not lines:
        return Markup("")
    columns = [Column(words("column.unknown"), "name"), Column(words("column.document"))]
    return build_table("table-unknown", words("national.unknown"), columns, lines)
