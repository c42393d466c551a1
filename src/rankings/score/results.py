"""A year scored: every node of every unit with score, maximum, rank and grade."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from rankings.score.aggregate import aggregate_level, applicable_maxima, raise_floor
from rankings.score.bands import grade_values
from rankings.score.choices import MEANS, METHODS, NOT_APPLICABLE, ZEROS
from rankings.score.computed_ranks import NOISE, rank_values, round_printed
from rankings.score.nodes import LeftOut, ScoredFramework, ScoredLevel
from rankings.score.normalise import SPAN, normalise
from rankings.score.sheet_form import Sheet
from rankings.score.weights import PRINTED, choose_weights
from rankings.score.words import Fault, find_fault, refuse

COMPUTED_DECIMALS = 10  # of scores that no decision prints
PRINTED_DECIMALS = 2  # of scores that a decision prints where points were shared out


@dataclass(frozen=True)
class Method:
    """How a year is scored; the defaults are the official way: points add up.

    `zeros` says what a geometric or harmonic mean makes of a 0, `not_applicable` where the points
    of a criterion go that is none of a unit's; "refuse" asks for a decision. `decimals` are those
    that scores are printed and ranked with; None keeps what the sheet holds.
    """

    normalise: str = METHODS[0]
    aggregate: str = MEANS[0]
    weights: Mapping[str, Mapping[str, float]] | None = field(default=None, hash=False)
    zeros: str = ZEROS[0]
    not_applicable: str = NOT_APPLICABLE[0]
    decimals: int | None = None

    @property
    def is_official(self) -> bool:
        """Whether points are added up as they are."""
        return self.normalise == "points" and self.aggregate == "arithmetic" and not self.weights


@dataclass(frozen=True)
class LevelScores:
    """A scored level: for each node the scores, maxima and ranks of all units, and the grades."""

    level: ScoredLevel
    units: tuple[str, ...]
    points: np.ndarray = field(hash=False)  # as the sheet has them, units × leaves
    scores: Mapping[str, np.ndarray] = field(hash=False)
    maxima: Mapping[str, np.ndarray] = field(hash=False)
    ranks: Mapping[str, np.ndarray] = field(hash=False)
    grades: tuple[str, ...] = ()
    decimals: int | None = None
    constant: tuple[str, ...] = ()  # criteria that tell no unit from another and count nowhere

    def percent(self, node: str) -> np.ndarray:
        """Return the scores of a node in per cent of its maximum; NaN where it has none."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return 100.0 * self.scores[node] / self.maxima[node]

    def order(self) -> np.ndarray:
        """Return the units' places in the list, the first first, in the sheet's order in ties."""
        return np.argsort(self.ranks[self.level.root.id], kind="stable")


@dataclass(frozen=True)
class Year:
    """A scored year: framework, sheet, method and every level's scores."""

    framework: ScoredFramework
    sheet: Sheet
    method: Method
    levels: Mapping[str, LevelScores] = field(hash=False)

    @property
    def left_out(self) -> Mapping[str, tuple[LeftOut, ...]]:
        """Who is not ranked, by level."""
        return self.sheet.left_out


def score_year(
    sheet: Sheet,
    framework: ScoredFramework,
    method: Method | None = None,
    *,
    language: str | None = None,
) -> Year:
    """Return a sheet scored by a framework; SourceError where a policy must be stated first.

    >>> from rankings.score.example import EXAMPLES
    >>> from rankings.score.framework import load_framework
    >>> from rankings.score.sheet_read import read_sheet
    >>> framework = load_framework(EXAMPLES / "framework.yaml")
    >>> sheet = read_sheet(EXAMPLES / "sheet_2024.xlsx", framework)
    >>> department = score_year(sheet, framework).levels["department"]
    >>> float(department.scores["total"].max())
    94.5
    """
    chosen = method or Method()
    weights = chosen.weights or choose_weights(framework, PRINTED)
    faults: list[Fault] = []
    levels = {}
    for name, level in framework.levels.items():
        if not sheet.units.get(name):
            continue
        points = sheet.lay_out(level)
        faults += find_undecided(level, sheet.units[name], points, chosen)
        if not faults:
            decimals = sheet.count_decimals()
            levels[name] = score_level(
                level, sheet.units[name], points, chosen, weights[name], decimals
            )
    refuse(faults, sheet.name, "values", language)
    return Year(framework, sheet, chosen, levels)


def score_level(
    level: ScoredLevel,
    units: tuple[str, ...],
    points: np.ndarray,
    method: Method,
    weights: Mapping[str, float],
    sheet_decimals: int = COMPUTED_DECIMALS,
) -> LevelScores:
    """Return one level's scores from its points, units × leaves."""
    values = scale_points(level, points, method)
    nodes = aggregate_level(level, values, weights, method.aggregate)
    maxima = find_maxima(level, points, method, len(units))
    if method.normalise == "points":
        nodes = {name: share * maxima[name] for name, share in nodes.items()}
    kept = sheet_decimals if method.is_official else COMPUTED_DECIMALS
    if method.is_official and method.not_applicable == "redistribute" and np.isnan(points).any():
        kept = max(kept, PRINTED_DECIMALS)  # shares of points have no last digit
    digits = kept if method.decimals is None else method.decimals
    scores = {name: round_printed(values, digits) for name, values in nodes.items()}
    ranks = {name: rank_values(values) for name, values in scores.items()}
    if method.normalise == "points" and method.not_applicable == "leave-out":
        for name, values in scores.items():  # of other maxima, only shares can be ranked
            if len(set(maxima[name][~np.isnan(values)])) > 1:
                ranks[name] = rank_values(round_printed(100.0 * values / maxima[name], digits + 2))
    bands = level.grades if method.normalise in ("points", "percent") else ()
    graded = scores[level.root.id]
    if level.grades_in == "percent":
        graded = 100.0 * graded / maxima[level.root.id]
    elif method.normalise == "percent":
        graded = graded * float(level.root.max_score) / 100.0
    grades = tuple(band.vi if band else "" for band in grade_values(graded, bands))
    lost = np.isnan(values).all(axis=0) & ~np.isnan(points).all(axis=0)
    constant = tuple(leaf.id for leaf, is_lost in zip(level.leaves, lost, strict=True) if is_lost)
    return LevelScores(level, units, points, scores, maxima, ranks, grades, digits, constant)


def scale_points(level: ScoredLevel, points: np.ndarray, method: Method) -> np.ndarray:
    """Return points on the method's scale, with zeros raised where that is the policy."""
    maxima = np.array([float(leaf.max_score) for leaf in level.leaves])
    is_down = np.array([leaf.direction == "down" for leaf in level.leaves])
    values = normalise(points, method.normalise, maxima, is_down, method.aggregate)
    if method.aggregate != "arithmetic" and method.zeros == "floor":
        span = SPAN.get(method.normalise, 1.0)
        values = raise_floor(values, span)
    return values


def find_maxima(
    level: ScoredLevel, points: np.ndarray, method: Method, count: int
) -> dict[str, np.ndarray]:
    """Return the most that each unit can have at each node under a method; NaN where the scale has
    no end.
    """
    if method.normalise == "points":
        if method.not_applicable == "leave-out":
            return applicable_maxima(level, points)
        return {node.id: np.full(count, float(node.max_score)) for node in level.nodes}
    most = {"zscore": np.nan, "rank": float(count)}.get(method.normalise, 100.0)
    return {node.id: np.full(count, most) for node in level.nodes}


def find_undecided(
    level: ScoredLevel, units: tuple[str, ...], points: np.ndarray, method: Method
) -> list[Fault]:
    """Return the cells for which a policy must be stated: criteria that do not apply, and values of
    0 or less under a geometric or harmonic mean.
    """
    faults = []
    if method.not_applicable == "refuse":
        for unit, leaf in zip(*np.nonzero(np.isnan(points)), strict=True):
            name, id = units[unit], level.leaves[leaf].id
            faults.append(find_fault(f"{name} / {id}", "not_applicable", unit=name, criterion=id))
    if method.aggregate == "arithmetic" or method.zeros == "floor":
        return faults
    values = scale_points(level, points, method)
    wrong = values < -NOISE if method.zeros == "zero" else values <= NOISE
    for unit, leaf in zip(*np.nonzero(wrong), strict=True):
        name, id = units[unit], level.leaves[leaf].id
        faults.append(
            find_fault(
                f"{name} / {id}",
                "zero_in_mean",
                unit=name,
                criterion=id,
                value=f"{values[unit, leaf]:g}",
                mean=method.aggregate,
            )
        )
    return faults
