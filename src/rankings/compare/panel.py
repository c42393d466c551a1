"""The panel of national indices: every printed figure of a province beside its sources, gathered
from the sheets of `national` and from the pages of the provinces.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pandas as pd

from rankings.compare.ranks import to_decimal, to_integer
from rankings.compare.versions import version_of
from rankings.language.rounding import same_figure
from rankings.registry.frameworks import indices_of_provinces
from rankings.registry.provinces import MERGED_IN, speaks_of_merged
from rankings.store.catalogue import NATIONAL, known_provinces, read_catalogue_rows
from rankings.store.paths import table_path
from rankings.store.record import columns_used, reading_part, rows_used
from rankings.store.spreadsheet import is_missing
from rankings.store.tables import read_table, shape_table


def gather_panel() -> pd.DataFrame:
    """Every figure that a source prints of a province in a national index (columns of `07_panel`),
    by index, year and province; `national` and the provinces whose notebook 02 has run take part.
    """
    addresses = list_addresses()
    rows = [row for path in list_ranked() for row in list_figures(path.parent.name, addresses)]
    rows.sort(key=lambda row: (row["index"], row["year"], row["vintage"], row["province"]))
    cells: dict[tuple, list[dict]] = defaultdict(list)
    for row in rows:
        cells[row["index"], row["year"], row["vintage"], row["province"]].append(row)
    for cell in cells.values():
        count_witnesses(cell)
    return shape_table(pd.DataFrame(rows), "07_panel")


def list_ranked() -> list[Path]:
    """The tables of rankings there are: of `national`, then of the provinces."""
    paths = [table_path("02_rankings", slug) for slug in (NATIONAL, *known_provinces())]
    return [path for path in paths if path.is_file()]


def list_addresses() -> dict[str, str | None]:
    """The address of each catalogued document, None where the catalogue has none."""
    with reading_part(columns_used("document_id", "url")):
        return {row["document_id"]: row["url"] or None for row in read_catalogue_rows()}


def list_figures(province: str, addresses: dict[str, str | None]) -> list[dict]:
    """The figures that the sources of one folder print, as rows of the panel. What ranks agencies
    is not used: when it changes, the panel stays.
    """
    with reading_part(rows_used("level", "province")):
        rankings = read_table("02_rankings", province)
    return [
        read_figure(row, addresses)
        for row in rankings[rankings["level"] == "province"].to_dict("records")
        if is_panel_row(row)
    ]


def is_panel_row(row: dict) -> bool:
    """Whether a row of `02_rankings` is a figure of a whole national index (not of a part such as
    "PAPI: E-Governance").
    """
    has_figure = not (is_missing(row["score"]) and is_missing(row["rank"]))
    is_known = not any(map(is_missing, (row["framework"], row["year"], row["unit_id"])))
    is_part = not is_missing(row["index_name"]) and ":" in row["index_name"]
    return has_figure and is_known and not is_part and row["framework"] in indices_of_provinces()


def read_figure(row: dict, addresses: dict[str, str | None]) -> dict:
    """One row of `02_rankings` as a row of the panel."""
    year, rank_of = int(row["year"]), to_integer(row["rank_of"])
    is_new = year >= MERGED_IN or speaks_of_merged(rank_of, row["label"])
    is_printed = is_missing(row["rank_source"]) or row["rank_source"] != "score"
    said = {item["field"]: item["quote"] for item in row["evidence"] or []}
    return {
        "index": row["framework"],
        "year": year,
        "vintage": "34" if is_new else "63",
        "province": row["unit_id"].partition("@")[0],  # of a body since a day, its name
        "unit": row["unit"],
        "score": to_decimal(row["score"]),
        "score_text": row["score_text"],
        "rank": to_integer(row["rank"]) if is_printed else None,
        "rank_source": row["rank_source"] if is_printed else None,
        "rank_of": rank_of,
        "status": row["status"],
        "certainty": said.get("certainty"),
        "agrees": 0,
        "clashes": 0,
        "edition": version_of({**row, "province": "vn"}),
        "document_id": row["document_id"],
        "url": addresses.get(row["document_id"]),
        "published_quote": said.get("published_quote") or row["quote"],
        "quote": row["quote"],
        "start": row["start"],
        "end": row["end"],
    }


def count_witnesses(cell: list[dict]) -> None:
    """Fill in, for each figure of a cell, how many other sources print the same and how many
    another.
    """
    for row in cell:
        others = [other for other in cell if other["document_id"] != row["document_id"]]
        row["clashes"] = sum(clash(row, other) for other in others)
        row["agrees"] = sum(not clash(row, other) and share_figure(row, other) for other in others)


def clash(one: dict, other: dict) -> bool:
    """Whether two figures of a cell cannot both be right."""
    ranks = (one["rank"], other["rank"])
    return (None not in ranks and ranks[0] != ranks[1]) or not same_figure(
        one["score"], other["score"]
    )


def share_figure(one: dict, other: dict) -> bool:
    """Whether two figures of a cell print a score both, or a rank both."""
    return any(None not in (one[name], other[name]) for name in ("score", "rank"))
