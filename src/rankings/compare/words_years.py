"""Answers in words, made from the tables: what notebook 03 says under each question."""

from __future__ import annotations

import pandas as pd

from rankings.compare.answers import load_answers
from rankings.compare.groups import Group
from rankings.compare.leaders import find_constant_bottom, find_constant_top
from rankings.compare.pairs import follow_complete_lists
from rankings.compare.rank_correlation import is_by_chance
from rankings.compare.ranks import TOP
from rankings.compare.rules import explain_part, explain_reason

PLACES = 4  # at the top of a list, in which a unit that never left them is named
CARRIES = 0.1  # a shift of Spearman's rho from which one unit is said to carry the result


def tell_lists(published: pd.DataFrame, language: str = "en") -> str:
    """How many lists there are, which are whole, and why the others are not."""
    words = load_answers(language)
    lists = published[published["level"] != "province"]
    if lists.empty:
        return words.say("lists.none")
    whole, partial = [], []
    for row in lists.itertuples():
        named = words.name_list(row)
        if row.complete:
            whole.append(f"{named} {row.year}")
        else:
            why = explain_part(row.why_partial, language)
            partial.append(words.say("lists.why", list=named, year=row.year, why=why))
    named = words.name_all(whole) or words.say("none")
    said = [words.say("lists.told", count=len(lists), whole=named)]
    if lists["year"].nunique() == 1:
        said.append(words.say("lists.one_year", year=lists["year"].iloc[0]))
    if partial:
        said.append(words.say("lists.partial", partial=words.name_all(partial)))
    return " ".join(said)


def tell_leaders(leaders: pd.DataFrame, language: str = "en") -> str:
    """Who was first most often, per level."""
    words, said = load_answers(language), []
    for level, rows in leaders[leaders["times_first"] > 0].groupby("level", sort=True):
        most = rows[rows["times_first"] == rows["times_first"].max()]
        each = [
            words.say(
                "leaders.each",
                first=row.times_first,
                lists=row.times_ranked,
                years=", ".join(map(str, row.years_first)),
                top=row.times_top5,
                told=row.lists_top5,
            )
            for row in most.itertuples()
        ]
        said.append(
            words.say(
                "leaders.one" if len(most) == 1 else "leaders.several",
                level=words.say(f"levels.{level}"),
                units=words.name_all(list(most["unit"])),
                each="; ".join(dict.fromkeys(each)),
            )
        )
    return " ".join(said) or words.say("leaders.none")


def tell_constant_places(lists: list[Group], language: str = "en") -> str:
    """Who never left the top places, and where the end of the list never changed."""
    words, said = load_answers(language), []
    for level in sorted({group.level for group in lists} - {"province"}):
        top = words.name_all(find_constant_top(lists, level, PLACES))
        if top:
            named = words.say(f"one_level.{level}")
            said.append(words.say("constant.top", places=PLACES, level=named, units=top))
    for pair in follow_complete_lists(lists):
        bottom = find_constant_bottom(pair)
        if len(bottom) > 1:
            said.append(
                words.say(
                    "constant.bottom_headed" if pair.later.label else "constant.bottom",
                    level=words.say(f"one_level.{pair.later.level}"),
                    label=pair.later.label,
                    start=pair.earlier.year,
                    end=pair.later.year,
                    units=words.name_all(bottom),
                )
            )
    return " ".join(said) or words.say("no_change")


def tell_moves(moves: pd.DataFrame, language: str = "en") -> str:
    """The largest moves of every pair of years, one sentence a pair."""
    words, said = load_answers(language), []
    for row in moves[moves["units"] > 4].itertuples():
        extremes = [
            words.say(f"moves.{name}", value=value)
            for name in ("gain", "loss", "climb", "fall")
            if (value := getattr(row, f"largest_{name}"))
        ]
        said.append(
            words.say(
                "moves.told",
                list=words.name_list(row),
                start=row.year_from,
                end=row.year_to,
                units=row.units,
                up=row.up,
                down=row.down,
                same=row.unchanged,
                what=words.say("moves.points" if row.points_compared else "moves.places"),
                extremes="; ".join(extremes),
            )
        )
    return words.bullet(said)


def tell_refused(changes: pd.DataFrame, language: str = "en") -> str:
    """Which pairs of years may not be compared in points, why, and what may be said instead."""
    words, said = load_answers(language), []
    refused = changes[(~changes["comparable"].astype(bool)) & (changes["level"] != "province")]
    for (level, reason), rows in refused.groupby(["level", "why_not"], sort=True):
        pairs = (
            rows[["year_from", "year_to"]].drop_duplicates().sort_values(["year_from", "year_to"])
        )
        named = [f"{start} → {end}" for start, end in pairs.itertuples(index=False)]
        said.append(
            words.say(
                "refused.told",
                level=words.say(f"levels.{level}"),
                years=words.name_all(named),
                why=explain_reason(reason, language),
            )
        )
    return words.bullet(said, "refused.none")


def tell_agreement(agreement: pd.DataFrame, language: str = "en") -> str:
    """How far the order of each pair of years agrees, and what too few units forbid."""
    words, said = load_answers(language), []
    for row in agreement[agreement["spearman"].notna()].itertuples():
        is_same = row.framework_from == row.framework_to
        said.append(
            words.say(
                "agreement.told",
                list=words.name_list(row),
                start=row.year_from,
                end=row.year_to,
                changed="" if is_same else words.say("agreement.changed"),
                rho=f"{row.spearman:.3f}",
                units=row.n_common,
                discordant=row.discordant_pairs,
                pairs=row.pairs,
                tau=f"{row.weighted_tau:.3f}",
                move=f"{row.mean_abs_rank_change:.1f}",
                p=f"{row.p_permutation:.4f}",
            )
        )
    few = int((agreement["why_not"] == "fewer_than_5_common").sum())
    if few:
        said.append(words.say("agreement.few", count=few))
    return words.bullet(said)


def tell_decisive_units(decisive: pd.DataFrame, language: str = "en") -> str:
    """Which agreements hang on one unit: without it Spearman's rho would move by 0.1 or more."""
    words = load_answers(language)
    if decisive.empty:
        return words.say("no_change")
    carried = decisive[decisive["shift"].abs() >= CARRIES]
    said = [
        words.say(
            "decisive.each",
            list=words.name_list(row),
            start=row.year_from,
            end=row.year_to,
            units=row.n_common,
            rho=f"{row.spearman:.3f}",
            unit=row.unit,
            without=f"{row.spearman_without:.3f}",
        )
        for row in carried.itertuples()
    ]
    return words.say(
        "decisive.named" if said else "decisive.told",
        least=CARRIES,
        count=len(carried),
        pairs=len(decisive),
        each="; ".join(said),
    )


def tell_persistence(agreement: pd.DataFrame, language: str = "en") -> str:
    """Do departments keep their order better than districts?"""
    words = load_answers(language)
    known = agreement[agreement["spearman"].notna()]
    both = known.merge(known, on=["year_from", "year_to"], suffixes=("", "_other"))
    both = both[
        (both["level"] == "department")
        & (both["level_other"] == "district")
        & (both["n_common_other"] > 5)
    ]
    if both.empty:
        return words.say("persistence.none")
    marks = {True: words.say("persistence.chance"), False: ""}
    years = [
        words.say(
            "persistence.each",
            start=row.year_from,
            end=row.year_to,
            rho=f"{row.spearman:.3f}",
            other=f"{row.spearman_other:.3f}",
            chance=marks[is_by_chance(row.p_permutation)],
            other_chance=marks[is_by_chance(row.p_permutation_other)],
        )
        for row in both.itertuples()
    ]
    firmer = int((both["spearman"] > both["spearman_other"]).sum())
    named = words.name_all(years)
    return words.say("persistence.told", firmer=firmer, pairs=len(both), years=named)


def tell_mean_changes(mean_changes: pd.DataFrame, language: str = "en") -> str:
    """What the change of the mean owes to the common units and what to who joined or left, and
    whether a list is only a part, so that the means are not those of the lists.
    """
    words, said = load_answers(language), []
    for row in mean_changes.itertuples():
        who = "; ".join(
            words.say(f"means.{name}", units=units)
            for name in ("joined", "left")
            if (units := "; ".join(getattr(row, name)))
        )
        said.append(
            words.say(
                "means.told",
                list=words.name_list(row),
                start=row.year_from,
                end=row.year_to,
                mean=f"{row.mean_change:+.2f}",
                common=f"{row.common_change:+.2f}",
                units=row.n_common,
                composition=f"{row.composition_effect:+.2f}",
                who=words.say("means.who", who=who) if who else "",
                part="" if row.both_complete else words.say("means.part"),
            )
        )
    return words.bullet(said)


def tell_leavers(leavers: pd.DataFrame, language: str = "en") -> str:
    """Who is missing from the next whole list, lowest first: a mean also rises when the lowest are
    no longer ranked.
    """
    words = load_answers(language)
    said = [
        words.say(
            "leavers",
            list=words.name_list(rows.iloc[0]),
            start=start,
            end=end,
            units=words.name_all(list(rows["unit"])),
            ranks=", ".join(map(str, sorted(rows["rank_from"]))),
            of=rows["ranked"].iloc[0],
        )
        for (_, _, start, end), rows in leavers.groupby(
            ["level", "label", "year_from", "year_to"], sort=False
        )
    ]
    return "\n".join(f"* {told}" for told in said)


def tell_presence(trajectories: pd.DataFrame, language: str = "en") -> str:
    """How many units are in every whole list, and which of them never left the top five."""
    words, said = load_answers(language), []
    agencies = trajectories[trajectories["level"] != "province"]
    for level, rows in agencies.groupby("level", sort=True):
        present = rows[rows["common_ranks"].notna()]
        counted = {
            row.Index: {
                year: place
                for year, place, rank in zip(row.years, row.ranks, row.common_ranks, strict=True)
                if rank
            }
            for row in present.itertuples()
        }
        years = sorted({year for places in counted.values() for year in places})
        top = [
            row.unit
            for row in present.itertuples()
            if len(row.ranks) > 1 and all(place <= TOP for place in counted[row.Index].values())
        ]
        if len(years) > 1:
            said.append(
                words.say(
                    "presence",
                    count=len(present),
                    level=words.say(f"levels.{level}"),
                    years=", ".join(map(str, years)),
                    top=words.name_all(top) or words.say("none"),
                )
            )
    return " ".join(said) or words.say("no_change")
