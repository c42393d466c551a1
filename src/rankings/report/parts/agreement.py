"""How far the order of two years agrees, who moved most, and what that means for a head of unit."""

from __future__ import annotations

import itertools
from decimal import Decimal

from markupsafe import Markup

from rankings.compare.rank_correlation import CHANCE, keeps_end
from rankings.report.fragments import Column, build_table, heading, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import (
    common_units,
    complete_years,
    find_end,
    newest_leagues,
)
from rankings.report.marks import format_number, mark_share, mark_year
from rankings.report.parts.movement_charts import name_relation, pair_rows
from rankings.report.parts.same_units import (
    count_swapped,
    has_others,
    mark_chance,
    measure_swapped,
    name_years,
    tell_swapped,
    tell_throughout,
)
from rankings.report.parts.year_pairs import (
    KEPT,
    STRENGTHS,
    is_broad,
    is_carried,
    is_middle_untold,
    judge_order,
    judge_pair,
    list_known_pairs,
    list_pairs,
)
from rankings.report.report_words import raise_sentence

ALIKE = 0.02  # shares of pairs that changed order no farther apart are about the same
UNSETTLED = 0.5  # below this rho an order is said to have been shuffled
FEW = 3  # so many units with one and the same move are named; more are counted
BIG = 5  # from so many places on a move in the middle of a list is told


def show_agreement(report: Report, levels: list[str]) -> Markup:
    """What the agreement of the newest two complete lists means, level by level; which level was
    shuffled under one framework; every pair of lists with its measures and movers.
    """
    words = report.words
    meanings = [tell_meaning(report, level, level == levels[-1]) for level in levels]
    unsettled = [tell(report, level) for level in levels for tell in (tell_unsettled, tell_settled)]
    return (
        heading(words("agreement.heading"))
        + Markup("").join(paragraph(said) for said in (*meanings, *unsettled) if said)
        + Markup("").join(tabulate_agreement(report, level, levels[0]) for level in levels)
    )


def tell_meaning(report: Report, level: str, is_last: bool = False) -> Markup:
    """What the agreement of the newest two complete lists means for a head of unit, and which
    units it rests on; of the last level also where it is told which criteria lose points.
    """
    years = complete_years(report, level)
    pairs = {(row["year_from"], row["year_to"]): row for row in list_pairs(report, level)}
    newest = pairs.get((years[-2], years[-1]))
    if newest is None:
        return Markup("")
    return report.words(
        "agreement.meaning",
        level=report.words(f"level.{level}"),
        **measure_pair(report, newest),
        carried=tell_carriers(report, newest),
        kept=raise_sentence(tell_kept(report, newest)),
        advice=advise(report, newest, is_last),
    )


def advise(report: Report, pair: dict, is_last: bool) -> Markup:
    """What a head of unit may do with an agreement: keep to goals in points where the order lasts,
    else judge by no single rank; with `is_last`, which criteria lose points, or that nobody tells.
    """
    words, level = report.words, pair["level"]
    newest = [ranked for ranked in newest_leagues(report) if ranked.level == level]
    told = any(row["statistic"] for row in report.rows("02_criteria"))
    return words(
        "agreement.advice",
        level=words(f"level.{level}"),
        ended=find_end(report, newest[0]) if newest else "",
        is_kept=judge_pair(pair) in KEPT,
        table=words("agreement.table", level=level),
        criteria=words("agreement.criteria", known=told) if is_last else "",
    )


def measure_middle(report: Report, pair: dict | None) -> dict[str, object]:
    """How many units of two lists were not at one end both times, their rank correlation, and what
    it tells; empty for no pair, or where it says nothing of its own.
    """
    if pair is None or is_middle_untold(pair):
        return {"others": "", "rest": "", "middle": ""}
    return {
        "others": report.figure(pair, "n_middle"),
        "rest": report.figure(pair, "spearman_middle", digits=2),
        "middle": judge_order(pair["spearman_middle"], pair["p_middle"]),
    }


def tell_kept(report: Report, pair: dict) -> Markup:
    """How many of the first five of a list are among those of the later one, and how many an order
    drawn by lot keeps; empty where that is not known.
    """
    if pair["top5_kept"] is None:
        return Markup("")
    return report.words(
        "agreement.kept",
        first=mark_year(pair["year_from"]),
        last=mark_year(pair["year_to"]),
        kept=report.figure(pair, "top5_kept"),
        by_lot=report.figure(pair, "top5_by_lot", digits=1),
    )


def part_ends(report: Report, pair: dict) -> tuple[list[dict], list[dict]]:
    """The moves of a pair of lists: of the units at one end of it both times, and of all others."""
    parted: tuple[list[dict], list[dict]] = ([], [])
    rows = pair_rows(report, pair["level"], pair["year_from"], pair["year_to"])
    for row in sorted(rows, key=lambda row: row["common_rank_to"]):
        places = row["common_rank_from"], row["common_rank_to"]
        parted[0 if keeps_end(*places, pair["n_common"]) else 1].append(row)
    return parted


def tell_carriers(report: Report, pair: dict) -> Markup:
    """On how many units an agreement rests, who of the others moved most, and what that means with
    the points a place is worth between them; empty where it rests on all alike.
    """
    if not is_carried(pair):
        return Markup("")
    ends, middle = part_ends(report, pair)
    most = max(abs(row["places_gained"]) for row in middle)
    last = {"level": pair["level"], "year": pair["year_to"], "index_name": None}
    dense = [row for row in report.rows("03_lists", **last) if row["points_per_rank_middle"]]
    return report.words(
        "agreement.carried",
        ends=report.count(ends),
        **measure_middle(report, pair),
        year=mark_year(pair["year_to"]),
        worth=report.figure(dense[0], "points_per_rank_middle", digits=1) if dense else "",
        movers=[
            tell_move(report, row) for row in middle if abs(row["places_gained"]) >= min(most, BIG)
        ],
    )


def tell_move(report: Report, row: dict) -> Markup:
    """A unit with its rank before and after among the common units."""
    return report.words(
        "answers.mover_up" if row["places_gained"] > 0 else "answers.mover_down",
        unit=report.named(row),
        before=report.figure(row, "common_rank_from"),
        after=report.figure(row, "common_rank_to"),
    )


def tabulate_agreement(report: Report, level: str, first: str) -> Markup:
    """One line a pair of years of a level: common units, rank correlation, pairs of units that
    changed order, largest climb and fall; with a note on the terms in the table of the `first`.
    """
    words, pairs = report.words, list_pairs(report, level)
    changing = [pair for pair in pairs if has_others(pair)]
    rows = [
        [
            name_years(row),
            words(f"agreement.{name_relation(report, row)}"),
            report.figure(row, "n_common"),
            mark_chance(report.figure(row, "spearman", digits=2), judge_pair(row)),
            tell_middle(report, row),
            tell_swapped(report, row),
            *([tell_throughout(report, row)] if changing else []),
            *name_movers(report, row),
        ]
        for row in pairs
    ]
    least = min(rho for rho, word in STRENGTHS if word in KEPT)
    note = words(
        "agreement.note",
        explained=level == first,
        first=words(f"level.{first}"),
        limit=Markup('<cite class="name">{:.0%}</cite>').format(CHANCE),
        has_dash=any(map(is_middle_untold, pairs)),
        throughout=bool(changing),
        narrow=tell_narrow(report, level),
        kept=Markup('<cite class="name">{}</cite>').format(
            format_number(Decimal(str(least)), report.language, 2)
        ),
    )
    caption = words("agreement.caption", level=words(f"level.{level}"))
    columns = head_agreement(report, changing)
    return build_table(f"table-agreement-{level}", caption, columns, rows, note)


def head_agreement(report: Report, changing: list[dict]) -> list[Column]:
    """The columns of the table of agreement; one more where some pairs of lists are `changing`:
    share units that not every complete list ranks.
    """
    words = report.words
    return [
        Column(words("column.pair"), "name short"),
        Column(words("column.same")),
        *(
            Column(words(f"column.{name}"), "number")
            for name in ("common", "spearman", "middle", "swapped")
        ),
        *(
            Column(words("column.throughout", units=report.figure(pair, "n_throughout")), "number")
            for pair in changing[:1]
        ),
        Column(words("column.climbed")),
        Column(words("column.fallen")),
    ]


def tell_middle(report: Report, pair: dict) -> Markup:
    """The agreement of the units that did not keep to one end of the list, and how many they are; a
    dash below five, and where the whole list agrees little.
    """
    if is_middle_untold(pair):
        return Markup("–")
    found = measure_middle(report, pair)
    return Markup("{} ({})").format(mark_chance(found["rest"], found["middle"]), found["others"])


def tell_narrow(report: Report, level: str) -> Markup:
    """Which lists share too few units with the others to be compared; empty where none does."""
    narrow = [row for row in list_known_pairs(report, level) if not is_broad(report, row)]
    compared = {row[end] for row in list_pairs(report, level) for end in ("year_from", "year_to")}
    years = {row[end] for row in narrow for end in ("year_from", "year_to")} - compared
    if not years:
        return Markup("")
    return report.words(
        "agreement.narrow",
        level=report.words(f"level.{level}"),
        years=[mark_year(year) for year in sorted(years)],
        common=report.figure(narrow[0], "n_common"),
        of=report.count(common_units(report, level)),
    )


def name_movers(report: Report, pair: dict) -> list[Markup]:
    """Who climbed most and who fell most between two lists, with the places."""
    rows = sorted(
        pair_rows(report, pair["level"], pair["year_from"], pair["year_to"]),
        key=lambda row: row["places_gained"],
    )
    if not rows or rows[0]["places_gained"] == rows[-1]["places_gained"]:
        return [Markup(""), Markup("")]
    return [
        report.words(
            "agreement.movers",
            units=report.link_units(alike) if len(alike) <= FEW else [],
            count=report.count(alike),
            places=report.cited_change(alike[0], "places_gained", signed=True),
        )
        for end in (rows[-1], rows[0])
        if (alike := select_rows(rows, places_gained=end["places_gained"]))
    ]


def tell_unsettled(report: Report, level: str) -> Markup:
    """Where a level's order did not last even under one framework, so that a change of framework
    alone explains nothing.
    """
    pairs = list_pairs(report, level)
    within = [
        row
        for row in pairs
        if row["framework_from"] == row["framework_to"] and row["spearman"] < UNSETTLED
    ]
    across = [row for row in pairs if row["framework_from"] != row["framework_to"]]
    if not within or not across:
        return Markup("")
    settled = max(within, key=lambda row: row["n_common"])
    return report.words(
        "agreement.unsettled",
        level=report.words(f"level.{level}"),
        **measure_pair(report, settled),
    )


def tell_settled(report: Report, level: str) -> Markup:
    """Where the newest change of framework from one year to the next shuffled about as large a
    share of a level's pairs as the year before it, on one framework, and where the next list
    shuffled more; empty where it did not, or either is not known.
    """
    steps = [row for row in list_pairs(report, level) if row["year_to"] - row["year_from"] == 1]
    pairs = [
        (within, across)
        for within, across in itertools.product(steps, steps)
        if within["year_to"] == across["year_from"]
        and within["framework_from"] == within["framework_to"] == across["framework_from"]
        and across["framework_to"] not in (None, across["framework_from"])
    ]
    if not pairs:
        return Markup("")
    shares = [measure_swapped(row) for row in pairs[-1]]
    if abs(shares[0] - shares[1]) > ALIKE:
        return Markup("")
    within, across = (count_swapped(report, row) for row in pairs[-1])
    later = [
        row
        for row in list_pairs(report, level)
        if row["year_from"] == pairs[-1][1]["year_to"]
        and measure_swapped(row) > max(shares) + ALIKE
    ]
    return report.words(
        "agreement.settled",
        level=report.words(f"level.{level}"),
        within=within,
        across=across,
        later=count_swapped(report, later[0]) if later else {},
        units=within["units"],
        unsaid=bool(later) and name_relation(report, later[0]) == "unsaid",
        longer=bool(later) and later[0]["year_to"] - later[0]["year_from"] > 1,
    )


def measure_pair(report: Report, pair: dict) -> dict[str, object]:
    """What two lists have in common in figures: years, units, pairs of units, how many of them
    changed order, rank correlation; what this tells, and the words for what chance may have made.
    """
    return {
        "years": name_years(pair),
        "units": report.figure(pair, "n_common"),
        "swapped": report.figure(pair, "discordant_pairs"),
        "pairs": report.figure(pair, "pairs"),
        "share": mark_share(pair, "discordant_pairs", "pairs", report.language),
        "rho": report.figure(pair, "spearman", digits=2),
        "verdict": judge_pair(pair),
        "chance": report.words("agreement.chance"),
    }
