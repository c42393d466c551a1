"""Answers in words, made from the tables: what notebooks 03 and 04 say under each question (in
English).
"""

from __future__ import annotations

import pandas as pd

from rankings.compare.decomposition import find_leavers
from rankings.compare.groups import Group
from rankings.compare.leaders import find_constant_bottom, find_constant_top
from rankings.compare.pairs import YearPair, pair_years
from rankings.compare.rules import explain_part, explain_reason
from rankings.compare.words_lists import list_names, name_list

CARRIES = 0.1  # a shift of Spearman's rho from which one unit is said to carry the result
NO_CHANGE = (
    "No two published lists share enough units here: nothing can be said about change until another"
    " year is added."
)


def tell_lists(published: pd.DataFrame) -> str:
    """How many lists there are, which are whole, and why the others are not."""
    lists = published[published["level"] != "province"]
    if lists.empty:
        return "No list of agencies is published here."
    whole = [f"{name_list(row)} {row.year}" for row in lists.itertuples() if row.complete]
    partial = [
        f"{name_list(row)} {row.year} ({explain_part(row.why_partial, 'en')})"
        for row in lists.itertuples()
        if not row.complete
    ]
    said = f"{len(lists)} lists of agencies. Whole: {list_names(whole) or 'none'}."
    if lists["year"].nunique() == 1:
        said += (
            f" Only one year is published, {lists['year'].iloc[0]}: change over the years cannot be"
            " known."
        )
    return said + (
        f" Partial, and left out of common ranks over the years: {list_names(partial)}."
        if partial
        else ""
    )


def tell_leaders(leaders: pd.DataFrame) -> str:
    """Who was first most often, per level."""
    said = []
    for level, rows in leaders[leaders["times_first"] > 0].groupby("level", sort=True):
        most = rows[rows["times_first"] == rows["times_first"].max()]
        each = [
            f"in {row.times_first} of {row.times_ranked} published lists"
            f" ({', '.join(map(str, row.years_first))}), in the top five {row.times_top5} times"
            for row in most.itertuples()
        ]
        often = "most often: " if len(most) == 1 else "equally often: "
        said.append(
            f"Among {level}s, {list_names(list(most['unit']))} came first"
            f" {often}{'; '.join(dict.fromkeys(each))}."
        )
    return " ".join(said) or "No list names a leader."


def tell_constant_places(lists: list[Group], places: int = 4) -> str:
    """Who never left the top places, and where the end of the list never changed."""
    said = []
    for level in sorted({group.level for group in lists} - {"province"}):
        top = find_constant_top(lists, level, places)
        if top:
            said.append(
                f"In the first {places} of every {level} list that prints as many:"
                f" {list_names(top)}."
            )
    for pair in follow_complete_lists(lists):
        bottom = find_constant_bottom(pair)
        if len(bottom) > 1:
            said.append(
                f"The end of the {pair.later.level}"
                f" list{f' ({pair.later.label})' if pair.later.label else ''} reads the same in"
                f" {pair.earlier.year} and {pair.later.year}, among the units in both:"
                f" {list_names(bottom)}."
            )
    return " ".join(said) or NO_CHANGE


def follow_complete_lists(lists: list[Group]) -> list[YearPair]:
    """The pairs of whole lists of agencies with no whole list between them."""
    whole = [group for group in lists if group.level != "province" and group.is_complete]
    return [
        pair
        for pair in pair_years(whole)
        if not any(
            (group.level, group.label) == (pair.later.level, pair.later.label)
            and pair.earlier.year < group.year < pair.later.year
            for group in whole
        )
    ]


def tell_moves(moves: pd.DataFrame) -> str:
    """The largest moves of every pair of years, one sentence a pair."""
    said = []
    for row in moves[moves["units"] > 4].itertuples():
        what = "points" if row.points_compared else "places (points are not comparable)"
        extremes = [
            f"largest {name} {value}"
            for name, value in (
                ("gain", row.largest_gain),
                ("loss", row.largest_loss),
                ("climb", row.largest_climb),
                ("fall", row.largest_fall),
            )
            if value
        ]
        said.append(
            f"* {name_list(row)} {row.year_from} → {row.year_to}, {row.units} common units:"
            f" {row.up} up, {row.down} down, {row.unchanged} unchanged in {what};"
            f" {'; '.join(extremes)}."
        )
    return "\n".join(said) or NO_CHANGE


def tell_refused(changes: pd.DataFrame) -> str:
    """Which pairs of years may not be compared in points, why, and what may be said instead."""
    refused = changes[(~changes["comparable"].astype(bool)) & (changes["level"] != "province")]
    said = []
    for (level, reason), rows in refused.groupby(["level", "why_not"], sort=True):
        pairs = (
            rows[["year_from", "year_to"]].drop_duplicates().sort_values(["year_from", "year_to"])
        )
        named = [f"{start} → {end}" for start, end in pairs.itertuples(index=False)]
        said.append(
            f"* No difference in points for {level}s {list_names(named)}:"
            f" {explain_reason(reason, 'en')}."
        )
    return "\n".join(said) or "No pair of years is refused."


def tell_agreement(agreement: pd.DataFrame) -> str:
    """How far the order of each pair of years agrees, and what too few units forbid."""
    said = []
    for row in agreement[agreement["spearman"].notna()].itertuples():
        changed = "" if row.framework_from == row.framework_to else ", across a change of framework"
        said.append(
            f"* {name_list(row)} {row.year_from} → {row.year_to}{changed}: Spearman"
            f" {row.spearman:.3f} over {row.n_common} common units, {row.discordant_pairs} of"
            f" {row.pairs} pairs changed order, weighted tau {row.weighted_tau:.3f}, mean move"
            f" {row.mean_abs_rank_change:.1f} places (p = {row.p_permutation:.4f} by permutation)."
        )
    few = int((agreement["why_not"] == "fewer_than_5_common").sum())
    if few:
        said.append(f"* {few} pairs of years share fewer than five units: no measure is given.")
    return "\n".join(said) or NO_CHANGE


def tell_decisive_units(decisive: pd.DataFrame) -> str:
    """Which agreements hang on one unit: without it Spearman's rho would move by 0.1 or more."""
    if decisive.empty:
        return NO_CHANGE
    carried = decisive[decisive["shift"].abs() >= CARRIES]
    said = [
        f"{name_list(row)} {row.year_from} → {row.year_to} ({row.n_common} units):"
        f" {row.spearman:.3f}, without {row.unit} {row.spearman_without:.3f}"
        for row in carried.itertuples()
    ]
    return (
        f"One unit carries the result, Spearman moving by {CARRIES} or more without it, in"
        f" {len(carried)} of {len(decisive)} pairs of"
        f" years{': ' + '; '.join(said) if said else ''}."
    )


def tell_persistence(agreement: pd.DataFrame) -> str:
    """Do departments keep their order better than districts?"""
    known = agreement[agreement["spearman"].notna()]
    both = known.merge(known, on=["year_from", "year_to"], suffixes=("", "_other"))
    both = both[
        (both["level"] == "department")
        & (both["level_other"] == "district")
        & (both["n_common_other"] > 5)
    ]
    if both.empty:
        return "Departments and districts cannot be set side by side over the same years."
    firmer = int((both["spearman"] > both["spearman_other"]).sum())
    years = list_names(
        [
            f"{row.year_from} → {row.year_to} ({row.spearman:.3f} against {row.spearman_other:.3f})"
            for row in both.itertuples()
        ]
    )
    return (
        f"In {firmer} of {len(both)} pairs of years departments keep their order better than"
        f" districts: {years}. An order that does not last says little about who works well; an"
        " order that lasts, even under other criteria, says more."
    )


def tell_mean_changes(mean_changes: pd.DataFrame) -> str:
    """What the change of the mean owes to the common units and what to who joined or left."""
    said = []
    for row in mean_changes.itertuples():
        who = "; ".join(
            part
            for part in (
                f"joined: {row.joined}" if row.joined else "",
                f"left: {row.left}" if row.left else "",
            )
            if part
        )
        said.append(
            f"* {name_list(row)} {row.year_from} → {row.year_to}: printed means"
            f" {row.mean_change:+.2f} = common units {row.common_change:+.2f} ({row.n_common}"
            f" units), composition {row.composition_effect:+.2f}{f' ({who})' if who else ''}."
        )
    return "\n".join(said) or NO_CHANGE


def tell_leavers(lists: list[Group]) -> str:
    """Who is missing from the next whole list, lowest first: a mean also rises when the lowest are
    no longer ranked.
    """
    said = []
    for pair in follow_complete_lists(lists):
        leavers = find_leavers(pair)
        if len(leavers):
            ranks = ", ".join(map(str, sorted(leavers["rank_from"])))
            said.append(
                f"* {pair.earlier.name} of {pair.earlier.year} that are not in the list of"
                f" {pair.later.year}: {list_names(list(leavers['unit']))} (ranks {ranks} of"
                f" {len(pair.earlier.ranked)})."
            )
    return "\n".join(said)


def tell_presence(trajectories: pd.DataFrame) -> str:
    """How many units are in every whole list, and which of them never left the top five."""
    said = []
    for level, rows in trajectories[trajectories["level"] != "province"].groupby(
        "level", sort=True
    ):
        present = rows[rows["common_ranks"].notna()]
        years = sorted(
            {
                year
                for row in present.itertuples()
                for year, rank in zip(row.years, row.common_ranks, strict=True)
                if rank
            }
        )
        top = [
            row.unit
            for row in present.itertuples()
            if len(row.ranks) > 1
            and all(
                place <= 5 for place, rank in zip(row.ranks, row.common_ranks, strict=True) if rank
            )
        ]
        if len(years) > 1:
            said.append(
                f"{len(present)} {level}s are in every whole list ({', '.join(map(str, years))});"
                f" in the top five of each: {list_names(top) or 'none'}."
            )
    return " ".join(said) or NO_CHANGE
