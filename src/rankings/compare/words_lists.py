"""Answers in words about single lists: density, kinds, populations, mentions (in English)."""

from __future__ import annotations

import pandas as pd


def list_names(names: list[str]) -> str:
    """Names in a row of words.

    >>> list_names(["Sở Y tế", "Cục Thuế tỉnh", "Sở Nội vụ"])
    'Sở Y tế, Cục Thuế tỉnh and Sở Nội vụ'
    """
    return (
        names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
    )


def name_list(row) -> str:
    """A list's level in words, with its heading where a page prints several lists of the level."""
    return (
        f"{row.level}s ({row.label})"
        if isinstance(row.label, str) and row.label
        else f"{row.level}s"
    )


def tell_density(lists: pd.DataFrame, bands: pd.DataFrame) -> str:
    """How much a point is worth, and how far ranks would move by a typical year's residual."""
    dense = lists[lists["spread"].notna() & (lists["level"] != "province")]
    said = [tell_crowd(row) for row in dense.itertuples()]
    spans = bands.assign(span=bands["rank_worst"] - bands["rank_best"] + 1).groupby(
        ["level", "label", "year"], sort=True
    )
    said += [
        f"* {name_list(rows.iloc[0])} {year}: were every total moved by"
        f" ±{rows['delta'].iloc[0]:.2f} points, a typical year's residual, the unit in the middle"
        f" could stand on any of {int(rows['span'].median())} ranks (a stability band, no"
        " confidence interval)."
        for (_, _, year), rows in spans
    ]
    return "\n".join(said) or "No list prints enough totals to say what a point is worth."


def tell_crowd(row) -> str:
    """How dense one list is."""
    worth = f"{row.ranks_per_point:.2f} ranks a point" if row.ranks_per_point else "all equal"
    crowd = (
        f" Densest stretch: {row.densest_units:.0f} of them (ranks {row.densest_best:.0f}–"
        f"{row.densest_worst:.0f}) within {row.densest_width:.2f} points."
        if row.densest_units and row.densest_units > 0
        else ""
    )
    return (
        f"* {name_list(row)} {row.year}: {row.scored} units within {row.spread:.2f} points,"
        f" {worth}, smallest gap {row.smallest_gap:.2f}.{crowd}"
    )


def tell_rounding(intervals: pd.DataFrame) -> str:
    """In which lists the rounding of the printed digits alone could change a rank."""
    said = []
    for (_level, _label, year), rows in intervals.groupby(["level", "label", "year"], sort=True):
        moved = int((rows["rank_best"] < rows["rank_worst"]).sum())
        if moved:
            said.append(
                f"{name_list(rows.iloc[0])} {year} (±{rows['delta'].iloc[0]}): {moved} of"
                f" {len(rows)}"
            )
    return (
        "Units whose rank the rounding of the printed digits alone could change:"
        f" {'; '.join(said)}."
        if said
        else "In no list could the rounding of the printed digits alone change a rank."
    )


def tell_kinds(kinds: pd.DataFrame) -> str:
    """How the kinds of agencies differ, whole list by whole list."""
    said = []
    for (label, year), rows in kinds[kinds["level"] == "department"].groupby(
        ["label", "year"], sort=True
    ):
        named = [
            f"{row.kind} ({row.units}): rank {shorten_ranks(row.ranks)}, mean {row.mean_rank:.1f}"
            for row in rows.itertuples()
        ]
        said.append(f"* {label + ', ' if label else ''}{year}: {'; '.join(named)}.")
    return (
        "\n".join(said) or "No whole list of departments: the kinds of agencies cannot be compared."
    )


def shorten_ranks(ranks: list[int]) -> str:
    """The ranks one by one where there are few, else the best and the worst.

    >>> shorten_ranks([1, 7, 8, 24]), shorten_ranks(list(range(2, 21)))
    ('1, 7, 8, 24', '2–20')
    """
    return ", ".join(map(str, ranks)) if len(ranks) < 6 else f"{ranks[0]}–{ranks[-1]}"


def tell_populations(published: pd.DataFrame, exclusions: pd.DataFrame) -> str:
    """How many units were ranked each year, and who was left out for which reason."""
    lists = published[(published["level"] != "province") & published["group_size"].notna()]
    totals = lists.groupby("year")["group_size"].sum()
    counts = ", ".join(f"{int(count)} in {year}" for year, count in totals.items())
    said = [f"Units ranked, all levels: {counts}."] if counts else []
    for (year, reason), rows in exclusions.groupby(["year", "reason"], sort=True, dropna=False):
        said.append(
            f"Not assessed in {year}: {list_names(list(rows['unit'].fillna(rows['unit_printed'])))}"
            f" ({len(rows)} named; reason printed:"
            f" {reason if isinstance(reason, str) else 'none'})."
        )
    return " ".join(said) or "The page does not say how many units were ranked."


def tell_mentions(named: pd.DataFrame) -> str:
    """Who was named most often for something, how often in praise, and where those units stood."""
    if named.empty:
        return "No page names a unit for something without a figure."
    most = named[named["times_named"] == named["times_named"].max()]
    first = most.iloc[0]
    told = []
    for row in most.itertuples():
        ranks = ", ".join(f"{year}: {rank}" for year, rank in sorted(row.ranks.items()))
        told.append(f"{row.unit} ({ranks or 'never ranked'})")
    return (
        f"Named most often, {first['times_named']} times in {first['year']}"
        f" ({most['times_praised'].min()} of them in praise), with the ranks they had:"
        f" {list_names(told)}."
    )
