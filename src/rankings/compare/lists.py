"""The floor's front door: the lists of a province, gathered from its `02_*` tables; as groups for
the measures, as rows for the report.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from rankings.clean.observations import FEWEST
from rankings.compare.groups import Group, gather_groups, list_labels
from rankings.compare.spread import describe_density
from rankings.compare.versions import version_of
from rankings.store.schemas import list_columns
from rankings.store.tables import read_table

AGENCIES = ("department", "district", "commune")


def load_lists(province: str) -> list[Group]:
    """All published lists of a province, with what is known of each: size, scale, version of the
    criteria.

    Raises ContractError with the command to run where notebook 02 has not run for the province.
    """
    return gather_groups(
        read_table("02_rankings", province),
        version_of,
        read_table("02_grade_counts", province),
        read_table("02_criteria", province),
    )


def describe_lists(groups: list[Group]) -> pd.DataFrame:
    """One row per list (columns of `03_lists`): how many units it ranks, how many have a score, why
    it is partial if it is, and how dense it is.
    """
    rows = [
        {
            "province": group.province,
            "level": group.level,
            "index_name": group.index_name,
            "year": group.year,
            "framework": group.framework,
            "ranked": len(group.ranked),
            "scored": sum(place.score is not None for place in group.places),
            "group_size": group.size,
            "complete": group.is_complete,
            "why_partial": group.why_partial,
            "label": group.label,
            **describe_density(group),
        }
        for group in groups
    ]
    return pd.DataFrame(rows, columns=list_columns("03_lists"))


@dataclass(frozen=True)
class RankedList:
    """The preferred rows of one (level, framework, year, label) of `02_rankings`, best first, each
    with its witness.
    """

    level: str
    framework: str
    year: int
    label: str
    rows: tuple[dict, ...]

    @cached_property
    def scored(self) -> list[dict]:
        """Rows with rank and score."""
        return [row for row in self.rows if row["rank"] is not None and row["score"] is not None]

    @cached_property
    def with_score(self) -> list[dict]:
        """Rows with a score."""
        return [row for row in self.rows if row["score"] is not None]

    @cached_property
    def known(self) -> list[dict]:
        """Rows of which something is known: a rank, a score or a grade."""
        return [
            row
            for row in self.rows
            if any(row[name] is not None for name in ("rank", "score", "grade"))
        ]

    @property
    def is_league(self) -> bool:
        """True where enough totals are published to call it a league table."""
        return len(self.scored) >= FEWEST

    @property
    def status(self) -> str:
        """The status most rows have."""
        found = [row["status"] for row in self.rows]
        return max(sorted(set(found)), key=found.count)

    @property
    def document(self) -> str:
        return str(self.rows[0]["document_id"])

    @property
    def anchor(self) -> str:
        """A name for links inside the report."""
        return f"{self.level}-{self.framework}-{self.year}"


def gather_lists(rankings: list[dict]) -> list[RankedList]:
    """The lists of agencies in the rows of a province's `02_rankings`, newest first, departments
    before districts.
    """
    rows = [
        row
        for row in rankings
        if row["preferred"] and row["level"] in AGENCIES and not row["index_name"] and row["year"]
    ]
    gathered: dict[tuple, list[dict]] = {}
    for row, label in zip(rows, list_labels(rows), strict=True):
        key = row["level"], row["framework"] or "", int(row["year"]), label
        gathered.setdefault(key, []).append(row)
    keys = sorted(gathered, key=lambda key: (-key[2], AGENCIES.index(key[0]), key[1], key[3]))
    return [RankedList(*key, tuple(sorted(gathered[key], key=order_in_list))) for key in keys]


def order_in_list(row: dict) -> tuple:
    """Best rank first, units without a rank last, ties as printed."""
    return row["rank"] is None, row["rank"] or 0, row["start"] or 0
