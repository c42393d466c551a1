"""Pairs of a level's lists whose orders are compared, and how well they agree in a word."""

from __future__ import annotations

from rankings.compare.agreement import THROUGHOUT
from rankings.compare.rank_correlation import is_by_chance
from rankings.report.inputs import Report
from rankings.report.lists import common_units

STRENGTHS = (
    (0.9, "firm"),
    (0.7, "strong"),
    (0.5, "middling"),
    (0.2, "weak"),
)  # from this rho upwards
KEPT = ("firm", "strong")


def list_pairs(report: Report, level: str) -> list[dict]:
    """The rows of `03_agreement` of a level, earliest first. Lists that share less than half of the
    units of the complete ones are left out.
    """
    return [row for row in list_known_pairs(report, level) if is_broad(report, row)]


def list_known_pairs(report: Report, level: str) -> list[dict]:
    """The pairs of lists of a level whose agreement is known, earliest first."""
    rows = report.rows("03_agreement", level=level, index_name=None)
    return [row for row in rows if row["spearman"] is not None]


def take_throughout(pair: dict) -> tuple[dict, dict[str, str]]:
    """A pair of lists as measured among the units in every complete list, and the column that holds
    each of these measures; the pair as it is where too few units are in every one.

    >>> names = {name: None for name in THROUGHOUT.values()} | {"spearman_throughout": 0.84}
    >>> pair, columns = take_throughout(
    ...     {"n_common": 25, "spearman": 0.91, "n_throughout": 21} | names
    ... )
    >>> pair["n_common"], pair["spearman"], columns["n_common"], columns["spearman"]
    (21, 0.84, 'n_throughout', 'spearman_throughout')
    """
    if pair["n_throughout"] is None:
        return pair, {name: name for name in ("n_common", *THROUGHOUT)}
    columns = {"n_common": "n_throughout", **THROUGHOUT}
    return pair | {name: pair[column] for name, column in columns.items()}, columns


def is_broad(report: Report, pair: dict) -> bool:
    """Whether two lists share at least half as many units as all complete lists do."""
    return 2 * pair["n_common"] >= len(common_units(report, pair["level"]))


def is_middle_untold(pair: dict) -> bool:
    """Whether the agreement of the units between the ends says nothing of its own: too few of them,
    or the whole list agrees little.
    """
    return pair["spearman_middle"] is None or name_strength(pair) not in KEPT


def is_carried(pair: dict) -> bool:
    """Whether an agreement rests on the ends of the list: without the units that are first or last
    both times it would be named a weaker one.
    """
    if is_middle_untold(pair):
        return False
    middle = {"spearman": pair["spearman_middle"]}
    ranks = [word for _, word in STRENGTHS] + ["none"]
    return ranks.index(name_strength(middle)) > ranks.index(name_strength(pair))


def name_strength(agreement: dict | None) -> str:
    """A word for how well order is kept, from firm to none; empty where it is not known.

    >>> name_strength({"spearman": 0.88}), name_strength({"spearman": -0.13}), name_strength(None)
    ('strong', 'none', '')
    """
    rho = agreement["spearman"] if agreement else None
    if rho is None:
        return ""
    return next((word for least, word in STRENGTHS if rho >= least), "none")


def judge_order(rho: float | None, p: float | None) -> str:
    """What an agreement tells, for whole lists and parts of them alike: `unproven` where chance
    gives as much, whatever the coefficient; else how well order is kept, or `reversed`; empty where
    it is not known.

    >>> judge_order(0.88, 0.0001), judge_order(0.52, 0.07), judge_order(-0.6, 0.01)
    ('strong', 'unproven', 'reversed')
    """
    if is_by_chance(p):
        return "unproven"
    strength = name_strength({"spearman": rho})
    return {"none": "reversed" if rho and rho < 0 else "weak"}.get(strength, strength)


def judge_pair(pair: dict) -> str:
    """What the agreement of two whole lists tells."""
    return judge_order(pair["spearman"], pair["p_permutation"])
