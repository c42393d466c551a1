"""Who stands in one whole list, or among the units that a year names as not graded, and neither in
another whole list nor among the units named so for its year.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rankings.clean.merging import group_rows
from rankings.clean.observations import FEWEST, Exclusion, Observations, Ranking
from rankings.registry.units import load_register


def list_absent_units(
    sources: list[Observations],
) -> Iterator[tuple[Observations, str, int, list[Ranking | Exclusion]]]:
    """(source, level, year, units) of the units that the whole list of a year does not rank without
    a word, though a neighbouring whole list does, or another year names them as not graded: as they
    stand there. A body that did not exist that year is not missed, nor one that nobody knows.
    """
    missed: dict[tuple, dict[str, Ranking | Exclusion]] = {}
    for level, lists in gather_whole_lists(sources).items():
        excluded = [row for one in sources for row in one.exclusions if row.level == level]
        beside: dict[int, list[Ranking | Exclusion]] = {year: [] for year in lists}
        for (before, earlier), (after, later) in pairwise(sorted(lists.items())):
            beside[before] += later[1]
            beside[after] += earlier[1]
        for year, (source, rows) in sorted(lists.items()):
            known = {row.identity for row in rows} | {
                row.unit_id for row in excluded if row.year == year
            }
            missed[id(source), level, year] = {
                row.unit_id: row
                for row in (*beside[year], *excluded)
                if row.unit_id not in known and existed(row, year)
            }
    by_id = {id(source): source for source in sources}
    for (source, level, year), units in missed.items():
        if units:
            yield by_id[source], level, year, list(units.values())


def gather_whole_lists(
    sources: list[Observations],
) -> dict[str, dict[int, tuple[Observations, list[Ranking]]]]:
    """{level: {year: (source, its ranked units)}} of the lists that are no leaders' lists and not
    cut; what a page says of its own year before what a later one repeats.
    """
    lists: dict[str, dict[int, tuple[Observations, list[Ranking]]]] = {}
    for told in ("rankings", "earlier"):
        for source in sources:
            for (level, _, index_name, year), rows in group_rows(getattr(source, told)).items():
                ranked = [row for row in rows if row.score is not None or row.rank is not None]
                is_cut = source.document.kind == "transcribed"
                if year and not index_name and not is_cut and len(ranked) >= FEWEST:
                    lists.setdefault(level, {}).setdefault(year, (source, ranked))
    lists.pop("province", None)
    return lists


def existed(row: Ranking | Exclusion, year: int) -> bool:
    """Whether a unit is on record as a body at the end of a year."""
    unit = load_register().units.get(row.unit_id or "")
    return unit is not None and unit.is_valid(f"{year}-12-31")
