"""Pairs of years held against each other on the same units: those in every complete list."""

from __future__ import annotations

from markupsafe import Markup

from rankings.report.inputs import Report
from rankings.report.marks import mark_share, mark_year
from rankings.report.parts.year_pairs import (
    is_carried,
    judge_order,
    judge_pair,
    take_throughout,
)

CHANCE_SIGN = "°"  # behind a coefficient that is not enough to exclude chance


def name_years(row: dict) -> Markup:
    """The two years of a pair."""
    return Markup("{}–{}").format(mark_year(row["year_from"]), mark_year(row["year_to"]))


def mark_chance(rho: Markup, verdict: str) -> Markup:
    """A coefficient with the sign of those that are not enough to exclude chance."""
    return rho + CHANCE_SIGN if verdict == "unproven" else rho


def has_others(pair: dict) -> bool:
    """Whether two lists share more units than those in every complete list, which are enough."""
    return pair["n_throughout"] is not None and pair["n_throughout"] < pair["n_common"]


def tell_swapped(report: Report, pair: dict) -> Markup:
    """How many pairs of all units that two lists share changed order, of how many."""
    return Markup("{}/{}").format(
        report.figure(pair, "discordant_pairs"), report.figure(pair, "pairs")
    )


def tell_throughout(report: Report, pair: dict) -> Markup:
    """The agreement among the units in every complete list, and the share of their pairs that
    changed order.
    """
    return report.words("agreement.throughout", **measure_same(report, pair))


def measure_same(report: Report, pair: dict) -> dict[str, Markup | str]:
    """The rank correlation of two lists among the units in every complete list, that of the middle
    of them where it is weaker, and the share of their pairs that changed order.
    """
    same, columns = take_throughout(pair)
    rest, verdict = "", judge_order(same["spearman_middle"], same["p_middle"])
    if is_carried(same):
        rest = mark_chance(report.figure(pair, columns["spearman_middle"], digits=2), verdict)
    return {
        "years": name_years(pair),
        "rho": mark_chance(report.figure(pair, columns["spearman"], digits=2), judge_pair(same)),
        "rest": rest,
        "share": count_swapped(report, pair)["share"],
    }


def measure_swapped(pair: dict) -> float:
    """The share of pairs that changed order among the units in every complete list."""
    same, _ = take_throughout(pair)
    return same["discordant_pairs"] / same["pairs"]


def count_swapped(report: Report, pair: dict) -> dict[str, Markup | str]:
    """How many pairs of the units in every complete list changed order between two years, of how
    many, and in percent; how many units these are, where they are not all that the lists share.
    """
    _, columns = take_throughout(pair)
    swapped, pairs = columns["discordant_pairs"], columns["pairs"]
    return {
        "years": name_years(pair),
        "units": report.figure(pair, "n_throughout") if pair["n_throughout"] else "",
        "swapped": report.figure(pair, swapped),
        "pairs": report.figure(pair, pairs),
        "share": mark_share(pair, swapped, pairs, report.language),
    }
