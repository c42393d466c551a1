"""Walks every report: no figure in it subtracts, adds or averages points of two frameworks, or
shares an unprinted maximum.
"""

import csv
import re
from html.parser import HTMLParser

import pytest

from rankings.compare.versions import version_of
from rankings.store.paths import project_root

REPORTS = sorted((project_root() / "reports").glob("*/*_[a-z][a-z].html"))
POINTS = {
    "score",
    "score_from",
    "score_to",
    "max_score",
    "total_min",
    "total_max",
    "gap_to_next",
    "gap_to_top5",
    "points",
}
MIXING = {"difference", "sum", "mean", "min", "max"}


class FigureReader(HTMLParser):
    """Collects the attributes of every <data> of a page."""

    def __init__(self):
        super().__init__()
        self.figures = []

    def handle_starttag(self, tag, attrs):
        if tag == "data":
            self.figures.append(dict(attrs))


def read_figures(html):
    reader = FigureReader()
    reader.feed(html)
    return reader.figures


def read_rows(province):
    rows = {}
    for path in sorted((project_root() / "data" / "processed" / province).glob("0[234]_*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows |= {row["row_id"]: {**row, "table": path.stem} for row in csv.DictReader(stream)}
    return rows


def name_measure(row):
    """What a row's points are points of: version of the criteria, level, index, indicator."""
    years = [row[name] for name in ("year", "year_from", "year_to") if row.get(name)]
    frameworks = [
        row[name] for name in ("framework", "framework_from", "framework_to") if row.get(name)
    ]
    versions = (
        {
            version_of({**row, "framework": framework, "year": year}) or framework
            for framework, year in zip(frameworks, years, strict=True)
        }
        if row.get("level")
        else set()
    )
    return (
        frozenset(versions),
        row.get("level"),
        row.get("index_name") or "",
        row.get("indicator_id") or row.get("framework_version") or "",
    )


def find_forbidden(figures, rows):
    """The figures that the methods forbid, in words."""
    found = []
    for figure in figures:
        column, used = (
            figure.get("data-col", ""),
            [rows[name] for name in figure.get("data-rows", "").split() if name in rows],
        )
        if (
            figure.get("data-fn") in MIXING
            and column in POINTS | {"value"}
            and len({name_measure(row) for row in used}) > 1
        ):
            found.append(f"{figure['data-fn']} of {column} over two measures: {figure}")
        if (
            figure.get("data-fn") == "difference"
            and column == "value"
            and used
            and used[0].get("comparable_with_previous") == "false"
        ):
            found.append(f"a difference over a break: {figure}")
        row = rows.get(figure.get("data-row", ""))
        if row and column == "percent_of_max" and not row["max_score"]:
            found.append(f"percent of an unprinted maximum: {figure}")
        if (
            row
            and column == "score_change"
            and row["table"] == "03_year_changes"
            and row["comparable"] != "true"
        ):
            found.append(f"points across frameworks: {figure}")
    return found


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_reports_keep_the_promises(path):
    rows = read_rows(path.parent.name)
    figures = read_figures(path.read_text(encoding="utf-8"))
    assert len(figures) > 20, "the report marks its figures"
    assert not find_forbidden(figures, rows)


def test_the_walk_finds_what_is_forbidden():
    rows = {
        "a": {
            "table": "04_positions",
            "province": "phu-tho",
            "framework": "egov",
            "level": "district",
            "year": "2021",
            "score": "117.4",
            "max_score": "150",
        },
        "b": {
            "table": "04_positions",
            "province": "phu-tho",
            "framework": "dti",
            "level": "district",
            "year": "2024",
            "score": "824.42",
            "max_score": "",
        },
        "c": {"table": "03_year_changes", "comparable": "false"},
    }
    page = (
        '<p><data value="707.02" data-rows="b a" data-col="score"'
        ' data-fn="difference">707,02</data> <data value="82.4" data-row="b"'
        ' data-col="percent_of_max">82,4</data> <data value="1" data-row="c"'
        ' data-col="score_change">1</data></p>'
    )
    assert len(find_forbidden(read_figures(page), rows)) == 3
    assert not find_forbidden(
        read_figures(re.sub("b a", "a a", page.split(' <data value="82')[0])), rows
    )
