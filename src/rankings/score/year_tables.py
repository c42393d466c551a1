"""A scored year as tables: scores, grades, who is left out, self against verified."""

from __future__ import annotations

import numpy as np
import pandas as pd

from rankings.score.results import LevelScores, Year
from rankings.score.sheet_form import NO
from rankings.store.spreadsheet import guard_cell

DECIMALS = 10  # in a file
SCORE_COLUMNS = [
    "unit", "node", "depth", "score", "max_score", "percent", "rank", "grade", "level", "name",
]  # fmt: skip


def list_scores(year: Year) -> pd.DataFrame:
    """Return one row a unit and node: total first, groups, criteria; units in order of rank.

    >>> from rankings.score.example import score_example
    >>> list_scores(score_example())[["unit", "node", "score", "rank", "grade"]].values.tolist()[0]
    ['Sở Công Thương', 'total', 94.5, 1.0, 'Xuất sắc']
    """
    rows = [
        row
        for level in year.levels.values()
        for place in level.order()
        for row in _unit(level, place)
    ]
    return pd.DataFrame(rows, columns=SCORE_COLUMNS)


def _unit(level: LevelScores, place: int) -> list[tuple]:
    return [
        (
            level.units[place],
            node.id,
            node.depth,
            level.scores[node.id][place],
            level.maxima[node.id][place],
            level.percent(node.id)[place],
            level.ranks[node.id][place],
            (level.grades[place] or None) if node.depth == 0 else None,
            level.level.level,
            node.vi,
        )
        for node in level.level.nodes
    ]


def count_grades(year: Year) -> pd.DataFrame:
    """Return how many units of a level have each grade, with those nobody has.

    >>> from rankings.score.example import score_example
    >>> count_grades(score_example()).query("level == 'district'")["count"].tolist()
    [1, 3, 4, 3, 2]
    """
    rows = [
        (name, band.order, band.vi, level.grades.count(band.vi))
        for name, level in year.levels.items()
        if any(level.grades)
        for band in level.level.grades
    ]
    return pd.DataFrame(rows, columns=["level", "order", "grade", "count"])


def list_left_out(year: Year) -> pd.DataFrame:
    """Return the units that are not ranked, and why.

    >>> from rankings.score.example import score_example
    >>> list_left_out(score_example())["unit"].tolist()
    ['Công an tỉnh', 'Bộ Chỉ huy Quân sự tỉnh']
    """
    rows = [(name, row.unit, row.reason) for name, out in year.left_out.items() for row in out]
    return pd.DataFrame(rows, columns=["level", "unit", "reason"])


def compare_self(year: Year) -> pd.DataFrame:
    """Return one row a unit and criterion with the self-score, the verified one and what the unit
    claimed above it; criteria without a self-score are left out.

    >>> from rankings.score.example import score_example
    >>> compare_self(score_example())[["criterion", "self_scored", "verified"]].values.tolist()[0]
    ['plan', 4.25, 4.25]
    """
    rows = []
    for name, level in year.levels.items():
        leaves = level.level.leaves
        for unit in level.units:
            for leaf in leaves:
                entry = year.sheet.entries[name, unit, leaf.id]
                if entry.self_scored is None or entry.verified is None:
                    continue
                above = entry.self_scored - entry.verified
                own, verified = float(entry.self_scored), float(entry.verified)
                share = 100 * float(above) / float(leaf.max_score)
                rows.append((name, unit, leaf.id, leaf.vi, own, verified, float(above), share))
    columns = [
        "level", "unit", "criterion", "name", "self_scored", "verified", "above", "above_percent",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def sum_self(compared: pd.DataFrame) -> pd.DataFrame:
    """Return for each unit what it claimed above the verified scores in all, and on which criterion
    the most; those who claimed most first.

    >>> from rankings.score.example import score_example
    >>> sum_self(compare_self(score_example()))[["unit", "above", "most_on"]].values.tolist()[0]
    ['Sở Văn hóa, Thể thao và Du lịch', 3.25, 'plan']
    """
    columns = [
        "level", "unit", "self_scored", "verified", "above", "most_on", "most_name", "most_above",
    ]  # fmt: skip
    rows = []
    for (level, unit), own in compared.groupby(["level", "unit"], sort=False):
        top = own.loc[own["above"].idxmax()]
        sums = own[["self_scored", "verified", "above"]].sum().round(6)
        most = (top["criterion"], top["name"], top["above"])
        most = most if top["above"] > 0 else (None, None, 0.0)
        rows.append((level, unit, *sums, *most))
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values(
        ["level", "above"], ascending=[True, False], kind="stable"
    ).reset_index(drop=True)


def list_inapplicable(year: Year) -> pd.DataFrame:
    """Return the criteria that were not applied to a unit, and what became of their points.

    >>> from rankings.score.example import score_example
    >>> len(list_inapplicable(score_example()))
    0
    """
    rows = [
        (level, unit, criterion, NO, year.method.not_applicable)
        for (level, unit, criterion), entry in year.sheet.entries.items()
        if not entry.applies
    ]
    columns = ["level", "unit", "criterion", "applies", "policy"]
    return pd.DataFrame(rows, columns=columns)


def write_csv(table: pd.DataFrame) -> bytes:
    """Return a table as the project's CSV: UTF-8 with a byte order mark, numbers without idle
    zeros.
    """
    shown = table.copy()
    for column in shown.columns:
        if shown[column].dtype.kind == "f":
            shown[column] = [_show(value) for value in shown[column]]
        elif shown[column].dtype.kind not in "iub":
            shown[column] = [
                guard_cell(value) if isinstance(value, str) else value for value in shown[column]
            ]
    return shown.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def _show(value: float) -> str:
    if np.isnan(value):
        return ""
    text = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
