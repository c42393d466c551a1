"""Answers in words about single lists: density, kinds, populations, mentions."""

from __future__ import annotations

import pandas as pd

from rankings.compare.answers import Answers, load_answers


def tell_density(lists: pd.DataFrame, bands: pd.DataFrame, language: str = "en") -> str:
    """How much a point is worth, and how far ranks would move by a typical year's residual."""
    words = load_answers(language)
    dense = lists[lists["spread"].notna() & (lists["level"] != "province")]
    said = [tell_crowd(row, words) for row in dense.itertuples()]
    spans = bands.assign(span=bands["rank_worst"] - bands["rank_best"] + 1).groupby(
        ["level", "label", "year"], sort=True
    )
    said += [
        words.say(
            "density.band",
            list=words.name_list(rows.iloc[0]),
            year=year,
            delta=f"{rows['delta'].iloc[0]:.2f}",
            ranks=int(rows["span"].median()),
        )
        for (_, _, year), rows in spans
    ]
    return words.bullet(said, "density.none")


def tell_crowd(row, words: Answers) -> str:
    """How dense one list is."""
    dense = row.densest_units and row.densest_units > 0
    return words.say(
        "density.told",
        list=words.name_list(row),
        year=row.year,
        units=row.scored,
        spread=f"{row.spread:.2f}",
        worth=words.say("density.worth", ranks=f"{row.ranks_per_point:.2f}")
        if row.ranks_per_point
        else words.say("density.equal"),
        gap=f"{row.smallest_gap:.2f}",
        crowd=words.say(
            "density.crowd",
            units=f"{row.densest_units:.0f}",
            best=f"{row.densest_best:.0f}",
            worst=f"{row.densest_worst:.0f}",
            width=f"{row.densest_width:.2f}",
            also="".join(
                words.say("density.also", best=best, worst=worst)
                for best, worst in row.densest_also or []
            ),
        )
        if dense
        else "",
    )


def tell_rounding(intervals: pd.DataFrame, language: str = "en") -> str:
    """In which lists the rounding of the printed digits alone could change a rank."""
    words, said = load_answers(language), []
    for (_level, _label, year), rows in intervals.groupby(["level", "label", "year"], sort=True):
        moved = int((rows["rank_best"] < rows["rank_worst"]).sum())
        if moved:
            first, units = rows.iloc[0], len(rows)
            named, delta = words.name_list(first), first["delta"]
            facts = {"list": named, "year": year, "delta": delta, "moved": moved, "units": units}
            said.append(words.say("rounding.each", **facts))
    return words.say("rounding.told", lists="; ".join(said)) if said else words.say("rounding.none")


def tell_kinds(kinds: pd.DataFrame, language: str = "en") -> str:
    """How the kinds of agencies differ, whole list by whole list."""
    words, said = load_answers(language), []
    own = kinds[kinds["level"] == "department"]
    for (label, year), rows in own.groupby(["label", "year"], sort=True):
        named = [
            words.say(
                "kinds.each",
                kind=row.kind,
                units=row.ranked,
                ranks=shorten_ranks(row.ranks),
                mean=words.say("kinds.mean", mean=f"{row.mean_rank:.1f}", common=row.common_units)
                if row.common_units
                else "",
            )
            for row in rows.itertuples()
        ]
        said.append(f"{label + ', ' if label else ''}{year}: {'; '.join(named)}.")
    return words.bullet(said, "kinds.none")


def shorten_ranks(ranks: list[int]) -> str:
    """The ranks one by one where there are few, else the best and the worst.

    >>> shorten_ranks([1, 7, 8, 24]), shorten_ranks(list(range(2, 21)))
    ('1, 7, 8, 24', '2–20')
    """
    return ", ".join(map(str, ranks)) if len(ranks) < 6 else f"{ranks[0]}–{ranks[-1]}"


def tell_populations(
    published: pd.DataFrame, exclusions: pd.DataFrame, language: str = "en"
) -> str:
    """How many units were ranked each year, and who was left out for which reason."""
    words = load_answers(language)
    lists = published[(published["level"] != "province") & published["group_size"].notna()]
    totals = lists.groupby("year")["group_size"].sum()
    counts = [
        words.say("populations.year", count=int(count), year=year) for year, count in totals.items()
    ]
    said = [words.say("populations.told", counts=", ".join(counts))] if counts else []
    for (year, reason), rows in exclusions.groupby(["year", "reason"], sort=True, dropna=False):
        said.append(
            words.say(
                "populations.left_out",
                year=year,
                units=words.name_all(list(rows["unit"].fillna(rows["unit_printed"]))),
                count=len(rows),
                reason=reason if isinstance(reason, str) else words.say("none"),
            )
        )
    return " ".join(said) or words.say("populations.none")


def tell_mentions(named: pd.DataFrame, language: str = "en") -> str:
    """Who was named most often for something, how often in praise, and where those units stood."""
    words = load_answers(language)
    if named.empty:
        return words.say("mentions.none")
    most = named[named["times_named"] == named["times_named"].max()]
    first = most.iloc[0]
    told = []
    for row in most.itertuples():
        ranks = ", ".join(f"{year}: {rank}" for year, rank in sorted(row.ranks.items()))
        shown = ranks or words.say("mentions.unranked")
        told.append(words.say("mentions.each", unit=row.unit, ranks=shown))
    return words.say(
        "mentions.told",
        times=first["times_named"],
        year=first["year"],
        praised=most["times_praised"].min(),
        units=words.name_all(told),
    )
