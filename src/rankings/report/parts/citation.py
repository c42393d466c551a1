"""The report's title, and its own ready citation: author, title, date, version, address."""

from __future__ import annotations

from markupsafe import Markup

from rankings.registry.publisher import load_publisher
from rankings.report.inputs import Report
from rankings.report.marks import mark_day


def show_citation(report: Report) -> Markup:
    """A line to copy; the file is named where the publisher gives no web address."""
    publisher = load_publisher()
    page = f"{report.province}/{report.province}_{report.language}.html"
    line = report.words(
        "cite.line",
        publisher=publisher.name[report.language],
        title=Markup("<cite>{}</cite>").format(write_title(report)),
        day=mark_day(report.as_of, report.language),
        version=Markup("<code>{}</code>").format(report.version),
        address=f"{publisher.address}{page}" if publisher.address else page,
    )
    return Markup('<blockquote class="citation"><p>{}</p></blockquote>').format(line)


def write_title(report: Report) -> str:
    """The report's title: province and years evaluated; without pages of its own, that it is about
    its national places.
    """
    if not report.has_pages:
        known = sorted(row["year"] for row in report.national("07_standing")) or [""]
        return report.words.plain(
            "cover.national_title", name=report.name, first=known[0], last=known[-1]
        )
    years = sorted(
        {
            int(row["year"])
            for row in report.rows("02_rankings")
            if row["year"] and row["level"] != "province"
        }
    )
    return report.words.plain(
        "cover.title",
        name=report.name,
        first=years[0] if years else "",
        last=years[-1] if years else "",
    )
