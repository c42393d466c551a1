"""Where each province stands: of all printed figures of a national index and year, the one that
counts, and what else is printed beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import pandas as pd

from rankings.compare.panel import clash
from rankings.compare.positions import place_in_percent
from rankings.compare.ranks import plain_rows, rank_scores
from rankings.compare.versions import count_scored
from rankings.registry.provinces import provinces_of
from rankings.store.tables import shape_table

CELL = ["index", "year", "vintage", "province"]
LIST = ["index", "year", "vintage"]
WHOLE = 0.95  # of the provinces measured: a list with this share of scores is ranked by them


def list_standing(panel: pd.DataFrame) -> pd.DataFrame:
    """One row per index, year and province (columns of `07_standing`): score and rank that count,
    with their sources, and the others.

    The figure that most other sources agree with counts; of equals the one of the source that is
    contradicted least, then of the longest list, then the one with most digits. A rank by score is
    added only where no source prints ranks and the scores of all provinces measured are known.
    """
    figures = plain_rows(panel)
    trust = Trust(figures)
    cells: dict[tuple, list[dict]] = defaultdict(list)
    for row in figures:
        cells[tuple(row[name] for name in CELL)].append(row)
    rows = [settle_cell(cell, trust) for cell in cells.values()]
    lists: dict[tuple, list[dict]] = defaultdict(list)
    for row in rows:
        lists[tuple(row[name] for name in LIST)].append(row)
    for members in lists.values():
        rank_list(members)
    return shape_table(pd.DataFrame(rows), "07_standing")


def name_list(row: dict) -> tuple:
    """The list that a source prints a figure in."""
    return (row["document_id"], row["index"], row["year"])


class Trust:
    """How far a figure is to be believed: how long its list is, how often its source is
    contradicted.
    """

    def __init__(self, figures: list[dict]) -> None:
        self.lengths = Counter(name_list(row) for row in figures)
        self.figures = Counter(row["document_id"] for row in figures)
        self.faults = Counter(row["document_id"] for row in figures if row["clashes"])

    def choose(self, cell: list[dict], name: str) -> dict:
        """The figure of a cell whose score or rank counts, the first of equals."""
        return max(cell, key=lambda row: self.weigh(row, name))

    def weigh(self, row: dict, name: str) -> tuple:
        """What decides between two figures, the weightiest first."""
        return (
            row[name] is not None,
            row["status"] != "derived",
            row["agrees"] - row["clashes"],
            -self.faults[row["document_id"]] / self.figures[row["document_id"]],
            row["rank_source"] != "order",
            self.lengths[name_list(row)],
            -row["score"].as_tuple().exponent if row["score"] is not None else 0,
        )


def settle_cell(cell: list[dict], trust: Trust) -> dict:
    """The figure of a cell that counts, and the others that clash with it."""
    scored, ranked = trust.choose(cell, "score"), trust.choose(cell, "rank")
    first = scored if scored["score"] is not None else ranked
    body = provinces_of(first["vintage"]).get(first["province"])
    others = [
        {name: row[name] for name in ("score_text", "rank", "document_id")}
        for row in cell
        if clash(row, {"score": scored["score"], "rank": ranked["rank"]})
    ]
    return {
        **{name: first[name] for name in (*CELL, "unit")},
        "region": body.region if body else None,
        "score": scored["score"],
        "score_text": scored["score_text"],
        "rank": ranked["rank"],
        "rank_source": ranked["rank_source"],
        "rank_of": next(
            (row["rank_of"] for row in (ranked, *cell) if row["rank_of"] is not None), None
        ),
        "rank_percentile": None,
        "status": first["status"],
        "sources": len({row["document_id"] for row in cell}),
        "differs": any(row["clashes"] for row in cell),
        "others": others,
        "edition": first["edition"],
        "document_id": first["document_id"],
        "rank_document_id": ranked["document_id"] if ranked["rank"] is not None else None,
        "url": first["url"],
    }


def rank_list(members: list[dict]) -> None:
    """Fill in what only the list as a whole tells: how many were ranked, ranks by score where none
    are printed, percentiles.
    """
    measured = count_measured(members)
    scored = [row for row in members if row["score"] is not None]
    printed = [row for row in members if row["rank"] is not None]
    whole = is_whole(max(len(scored), len(printed)), measured)
    if whole and not is_whole(len(printed), measured):
        for row, rank in zip(scored, rank_scores([row["score"] for row in scored]), strict=True):
            if row["rank"] is None:
                row |= {"rank": rank, "rank_source": "score"}
    for row in members:
        if row["rank_of"] is None and row["rank"] is not None and whole:
            row["rank_of"] = measured
        of = measured if (row["rank"] or 0) <= measured else row["rank_of"]
        row["rank_percentile"] = place_in_percent(row["rank"], of)


def count_measured(members: list[dict]) -> int:
    """How many provinces were measured in a list: as the registry says, else the most that a source
    prints, else all there are.
    """
    first = members[0]
    known = count_scored(first["edition"], first["year"])
    printed = Counter(row["rank_of"] for row in members if row["rank_of"])
    return known or max(printed, default=len(provinces_of(first["vintage"])))


def is_whole(count: int, measured: int) -> bool:
    """Whether so many of the provinces measured are nearly all of them."""
    return count >= WHOLE * measured


def list_coverage(panel: pd.DataFrame, standing: pd.DataFrame) -> pd.DataFrame:
    """One row per index and year (columns of `07_coverage`): how many provinces are known, of how
    many, from how many sources, and whether it was measured in another way than before.
    """
    rows, before = [], {}
    for (index, year, vintage), cells in standing.groupby(LIST, sort=True):
        members = plain_rows(cells)
        figures = panel[(panel["index"] == index) & (panel["year"] == year)]
        figures = figures[figures["vintage"] == vintage]
        measured = count_measured(members)
        scored = sum(row["score"] is not None for row in members)
        ranked = sum(row["rank_source"] in ("printed", "order") for row in members)
        edition = members[0]["edition"]
        rows.append(
            {
                "index": index,
                "year": year,
                "vintage": vintage,
                "edition": edition,
                "provinces": len(members),
                "with_score": scored,
                "with_rank": ranked,
                "measured": measured,
                "whole": is_whole(max(scored, ranked), measured),
                "sources": figures["document_id"].nunique(),
                "differing": int(cells["differs"].sum()),
                "new_edition": before.get(index, edition) != edition,
            }
        )
        before[index] = edition
    return shape_table(pd.DataFrame(rows), "07_coverage")
