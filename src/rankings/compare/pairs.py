"""Two lists of different years laid side by side: who is in both, and may their points be
subtracted?
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rankings.compare.groups import Group, Place, order_common
from rankings.compare.rules import find_reasons


@dataclass(frozen=True)
class UnitPair:
    """One unit in two lists. `same_body` is false where only the name stayed."""

    earlier: Place
    later: Place
    common_rank_from: int
    common_rank_to: int
    same_body: bool


@dataclass
class YearPair:
    """Two lists, the units ranked in both, and the reason (a word, or "") against a difference of
    points.
    """

    earlier: Group
    later: Group
    units: list[UnitPair]
    why_not: str

    @property
    def common(self) -> list[UnitPair]:
        """The units ranked in both years that are the same body, in order of unit_id."""
        return [pair for pair in self.units if pair.same_body]

    @property
    def label(self) -> str:
        if self.earlier.label == self.later.label:
            return self.earlier.label
        return f"{self.earlier.label or '·'} → {self.later.label or '·'}"

    @property
    def title(self) -> str:
        return (
            f"{self.earlier.province}, {self.earlier.level} {self.earlier.year} → {self.later.year}"
        )


def pair_years(groups: list[Group]) -> Iterator[YearPair]:
    """Every permitted pair of lists that share at least one unit, earlier year first."""
    for earlier, later in pair_groups(groups):
        pair = pair_units(earlier, later)
        if pair.units:
            yield pair


def pair_groups(groups: list[Group]) -> Iterator[tuple[Group, Group]]:
    """All pairs year_from < year_to of the same level and index; at level province only within one
    index.

    Where a year has several lists, equal labels are paired; without an equal label, lists that
    share a unit.
    """
    for earlier in groups:
        for later in groups:
            if (earlier.province, earlier.level, earlier.index_name) != (
                later.province,
                later.level,
                later.index_name,
            ):
                continue
            if earlier.year >= later.year:
                continue
            labels_later = {group.label for group in groups if same_series(group, later)}
            labels_earlier = {group.label for group in groups if same_series(group, earlier)}
            if earlier.label != later.label and (
                earlier.label in labels_later or later.label in labels_earlier
            ):
                continue
            yield earlier, later


def same_series(one: Group, other: Group) -> bool:
    return (one.province, one.level, one.index_name, one.framework, one.year) == (
        other.province,
        other.level,
        other.index_name,
        other.framework,
        other.year,
    )


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


def pair_units(earlier: Group, later: Group) -> YearPair:
    """The units ranked in both lists with their ranks among the common units.

    A name that stands for two bodies (same name, two ids) is paired too, but outside the common
    units: its common rank says how many common units stand above it, and the others' ranks do not
    know of it.
    """
    bodies = {place.body for place in earlier.ranked} & {place.body for place in later.ranked}
    same = [(earlier.find(body), later.find(body), True) for body in bodies]
    rest_from = {place.unit: place for place in earlier.ranked if place.body not in bodies}
    rest_to = {place.unit: place for place in later.ranked if place.body not in bodies}
    renamed = [
        (rest_from[name], rest_to[name], False) for name in rest_from.keys() & rest_to.keys()
    ]
    ranks_from, ranks_to = order_common(earlier, bodies), order_common(later, bodies)
    units = [
        UnitPair(
            one,
            other,
            ranks_from.get(one.body) or insert_rank(earlier, bodies, one),
            ranks_to.get(other.body) or insert_rank(later, bodies, other),
            is_same,
        )
        for one, other, is_same in same + renamed
    ]
    units.sort(key=lambda pair: (pair.later.unit_id or pair.later.body, pair.later.unit))
    return YearPair(earlier, later, units, find_reasons(earlier.scale, later.scale))


def insert_rank(group: Group, bodies: set[str], place: Place) -> int:
    """1 + how many of the bodies stand above the place."""
    return 1 + sum(other.rank < place.rank for other in group.ranked if other.body in bodies)
