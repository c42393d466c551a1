"""`03_indicator_ladder`: narrative figures, theme by theme, year by year, with a mark where the
series breaks.
"""

from __future__ import annotations

from functools import partial

import pandas as pd

from rankings.compare.ranks import to_decimal, to_integer
from rankings.compare.rules import explain_reason
from rankings.language.entries import say_in_all
from rankings.registry.indicators import Indicator, load_indicators
from rankings.store.schemas import list_columns
from rankings.store.spreadsheet import is_missing

STATUS_ORDER = {"printed": 0, "transcribed": 1, "restated": 2, "derived": 3}
SIGNS = {">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ ", "~": "≈ "}


def list_indicator_ladder(figures: pd.DataFrame) -> pd.DataFrame:
    """One row per indicator, year and printed form (columns of `03_indicator_ladder`), in the
    registry's order.

    `figures` is `02_indicators`. `comparable_with_previous` looks at the indicator's year before in
    this table: False, with `why_not`, where the registry records a break of concept or base in
    between; empty for the first year. A figure that two pages print alike stands once, from the
    page that prints it first. Context figures (`in_ladder` "context") stand behind the ladder.
    """
    registry = load_indicators()
    known = figures[
        figures["indicator_id"].isin(registry.keys())
        & figures["value"].notna()
        & figures["year"].notna()
    ]
    rows = [
        describe_step(row, registry[row["indicator_id"]])
        for row in known.to_dict("records")
        if registry[row["indicator_id"]].in_ladder in {"yes", "context"}
    ]
    order = {name: place for place, name in enumerate(registry)}
    rows.sort(
        key=lambda row: (
            row["in_ladder"] == "context",
            order[row["indicator_id"]],
            row["year"],
            STATUS_ORDER.get(row["status"], 9),
            row["document_id"],
            to_integer(row["start"]) or 0,
        )
    )
    steps = drop_repeats(rows)
    for row in steps:
        row.update(compare_with_previous(row, steps, registry[row["indicator_id"]]))
    return pd.DataFrame(steps, columns=list_columns("03_indicator_ladder"))


def describe_step(row: dict, indicator: Indicator) -> dict:
    """A row of `02_indicators` as a step of the ladder."""
    copied = {
        name: row[name]
        for name in (
            "province",
            "indicator_id",
            "unit",
            "of",
            "status",
            "document_id",
            "quote",
            "start",
            "end",
            "comparator",
        )
    }
    return {
        **copied,
        "theme": indicator.theme,
        "indicator": indicator.name,
        "family": indicator.family,
        "in_ladder": indicator.in_ladder,
        "year": int(row["year"]),
        "value": to_decimal(row["value"]),
        "base": indicator.base,
    }


def drop_repeats(rows: list[dict]) -> list[dict]:
    """Each figure once: the same indicator, year, value, unit and denominator of another page is
    left out.
    """
    seen, kept = set(), []
    for row in rows:
        key = (
            row["indicator_id"],
            row["year"],
            row["value"],
            "" if is_missing(row["unit"]) else row["unit"],
            to_decimal(row["of"]),
        )
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept


def compare_with_previous(row: dict, steps: list[dict], indicator: Indicator) -> dict:
    """Whether the series holds since the indicator's year before, and why not if it breaks."""
    earlier = [
        step["year"]
        for step in steps
        if step["indicator_id"] == row["indicator_id"] and step["year"] < row["year"]
    ]
    if not earlier:
        return {"comparable_with_previous": None, **say_in_all("why_not", lambda _: "")}
    cut = indicator.break_between(max(earlier), row["year"])
    if cut:
        return {
            "comparable_with_previous": False,
            **say_in_all("why_not", cut.say),
        }
    before = [
        step
        for step in steps
        if (step["indicator_id"], step["year"]) == (row["indicator_id"], max(earlier))
    ]
    moved = "base_not_said" if has_lost_base(row, before, steps) else ""
    return {
        "comparable_with_previous": not moved,
        **say_in_all("why_not", partial(explain_reason, moved)),
    }


def has_lost_base(row: dict, before: list[dict], steps: list[dict]) -> bool:
    """True where only one of two years says out of how many its share is, in two documents: 33 of
    39 agencies, then 100 % of agencies.
    """
    now = [
        step
        for step in steps
        if (step["indicator_id"], step["year"]) == (row["indicator_id"], row["year"])
    ]
    said = [any(not is_missing(step["of"]) for step in year) for year in (before, now)]
    documents = {step["document_id"] for step in before} & {step["document_id"] for step in now}
    is_share = str(row["unit"]).strip() == "%" or not is_missing(row["of"])
    return is_share and said[0] != said[1] and not documents


def lay_out_ladder(ladder: pd.DataFrame) -> pd.DataFrame:
    """The ladder as it is read: indicators in rows, years in columns, each figure as printed, "‖"
    before a figure whose series broke since its year before, "*" behind one that is not printed but
    derived."""
    steps = ladder[ladder["in_ladder"] == "yes"]
    shown = steps.assign(shown=[show_figure(row) for row in steps.to_dict("records")])
    wide = (
        shown.groupby(["theme", "indicator", "year"], sort=False)["shown"]
        .agg(" = ".join)
        .unstack("year")
    )
    return wide.reindex(sorted(wide.columns), axis=1).fillna("")


def show_figure(row: dict) -> str:
    """One figure with its denominator or unit and its marks.

    >>> show_figure(
    ...     {
    ...         "value": "40",
    ...         "of": None,
    ...         "unit": "%",
    ...         "status": "printed",
    ...         "comparable_with_previous": False,
    ...         "comparator": ">",
    ...     }
    ... )
    '‖ > 40%'
    """
    base = (
        f"/{to_decimal(row['of'])}"
        if not is_missing(row["of"])
        else "%"
        if row["unit"] == "%"
        else ""
    )
    broken = not is_missing(row["comparable_with_previous"]) and not row["comparable_with_previous"]
    sign = SIGNS.get(row["comparator"], "")
    star = "" if row["status"] == "printed" else "*"
    return f"{'‖ ' if broken else ''}{sign}{to_decimal(row['value'])}{base}{star}"


def share_of(value: object, of: object, unit: object) -> float | None:
    """The figure as percent: printed percent, or the fraction x of N; None where it is neither.

    >>> (
    ...     share_of("33", "39", "cơ quan"),
    ...     share_of("95.25", None, "%"),
    ...     share_of("905", None, "dịch vụ"),
    ... )
    (84.61538461538461, 95.25, None)
    """
    number, whole = to_decimal(value), to_decimal(of)
    if number is None:
        return None
    if not is_missing(unit) and str(unit).strip() == "%":
        return float(number)
    return float(100 * number / whole) if whole else None
