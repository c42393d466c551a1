"""The cover: what the report is about, and from which sources it is made."""

from __future__ import annotations

from markupsafe import Markup

from rankings.report.fragments import Fragment
from rankings.report.inputs import Report
from rankings.report.marks import format_day
from rankings.report.parts.citation import write_title


def show_cover(report: Report) -> Fragment:
    """Title and one sentence on the sources; exporters build their own cover page from it."""
    return Fragment(
        Markup(
            '<header class="report-cover" data-title="{0}" data-description="{1}" data-as-of="{2}"'
            ' data-version="{3}"><h1>{0}</h1><p>{1}</p></header>'
        ).format(write_title(report), write_description(report), report.as_of, report.version)
    )


def write_description(report: Report) -> str:
    """One sentence on the sources: how many, published from when to when."""
    days = sorted(
        str(row["published_date"] or row["decision_date"])
        for row in report.sources
        if row["published_date"] or row["decision_date"]
    )
    return report.words.plain(
        "cover.description",
        sources=len(report.sources),
        dated=len(days),
        all_dated=len(days) == len(report.sources),
        published_first=format_day(days[0], report.language) if days else "",
        published_last=format_day(days[-1], report.language) if days else "",
    )
