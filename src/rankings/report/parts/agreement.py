"""How far the order of two years agrees: every pair with its measures, and what follows for each
level.
"""

from __future__ import annotations

from markupsafe import Markup

from rankings.clean.observations import FEWEST
from rankings.compare.rules import explain_reason
from rankings.report.fragments import Column, build_table, heading, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import LEVELS
from rankings.report.marks import mark_year
from rankings.report.naming import raise_first

STRENGTHS = (
    (0.9, "firm"),
    (0.7, "strong"),
    (0.5, "middling"),
    (0.2, "weak"),
)  # from this rho upwards
UNSETTLED = 0.5  # below this rho an order is said to have been shuffled
BY_CHANCE = 0.05  # from this share upwards orders drawn by lot often agree as much


def show_agreement(report: Report) -> Markup:
    """Every pair of lists with its measures of agreement, and which level was shuffled under one
    and the same framework.
    """
    pairs = [
        row
        for row in select_rows(report.rows("03_agreement"), index_name=None)
        if (row["n_common"] or 0) >= FEWEST
    ]
    said = [tell_unsettled(report, level, select_rows(pairs, level=level)) for level in LEVELS]
    words = report.words
    return (
        heading(words("agreement.heading"))
        + paragraph(words("agreement.lead"))
        + tabulate_agreement(report, pairs)
        + paragraph(Markup(" ").join(sentence for sentence in said if sentence))
    )


def tabulate_agreement(report: Report, pairs: list[dict]) -> Markup:
    """One line a pair of years: common units, rank correlations, mean move, pairs of units that
    changed order.
    """
    words = report.words
    names = ("common", "spearman", "kendall", "mean_move", "swapped")
    columns = [
        Column(words("column.pair"), "name"),
        Column(words("column.level")),
        Column(words("column.same")),
        *(Column(words(f"column.{name}"), "number") for name in names),
    ]
    rows = []
    for row in pairs:
        same = row["framework_from"] == row["framework_to"]
        swapped = Markup("{}/{}").format(
            report.figure(row, "discordant_pairs"), report.figure(row, "pairs")
        )
        rows.append(
            [
                name_years(row),
                words(f"level.{row['level']}"),
                words("agreement.same" if same else "agreement.other"),
                report.figure(row, "n_common"),
                report.figure(row, "spearman", digits=2),
                report.figure(row, "kendall_tau_b", digits=2),
                report.figure(row, "mean_abs_rank_change", digits=1),
                swapped,
            ]
        )
    reason = raise_first(explain_reason("framework_changed", report.language))
    return build_table(
        "table-agreement",
        words("agreement.caption"),
        columns,
        rows,
        words("agreement.note", reason=reason),
    )


def name_years(row: dict) -> Markup:
    """The two years of a pair."""
    return Markup("{}–{}").format(mark_year(row["year_from"]), mark_year(row["year_to"]))


def tell_unsettled(report: Report, level: str, pairs: list[dict]) -> Markup:
    """Where a level's order did not last even under one framework, so that a change of framework
    alone explains nothing.
    """
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
        years=name_years(settled),
        rho=report.figure(settled, "spearman", digits=2),
        units=report.figure(settled, "n_common"),
    )


def name_strength(agreement: dict | None) -> str:
    """A word for how well order is kept, from firm to none; empty where it is not known.

    >>> name_strength({"spearman": 0.88}), name_strength({"spearman": -0.13}), name_strength(None)
    ('strong', 'none', '')
    """
    rho = agreement["spearman"] if agreement else None
    if rho is None:
        return ""
    return next((word for least, word in STRENGTHS if rho >= least), "none")


def is_by_chance(agreement: dict | None) -> bool:
    """True where orders drawn by lot would often agree as much as these two lists do."""
    return bool(
        agreement
        and agreement["p_permutation"] is not None
        and agreement["p_permutation"] > BY_CHANCE
    )
