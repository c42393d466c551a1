"""What the registry knows of a body: a unit in time, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from rankings.registry.validity import Dated


@dataclass(frozen=True)
class Unit(Dated):
    """A body in time: two bodies of one name (Sở Tài chính before and after 1 March 2025) have two
    ids.
    """

    unit_id: str
    name: str
    name_en: str
    kind: str
    level: str
    province: str
    parent: str = ""
    abbreviation: str = ""
    code: str = ""
    type: str = ""
    valid_from: str = ""
    valid_to: str = ""
    source: str = ""
    certainty: str = ""
    name_city: str = ""


@dataclass(frozen=True)
class Relation:
    """What became of a body: it succeeds, was merged_into, was split_from or renamed from another,
    on a date.
    """

    unit_id: str
    relation: str
    other_unit_id: str
    date: str
    decision: str
    source: str
    certainty: str
    note: str = ""

    @property
    def earlier_id(self) -> str:
        """The body that was there before."""
        return self.unit_id if self.relation == "merged_into" else self.other_unit_id

    @property
    def later_id(self) -> str:
        """The body that it became, or became part of."""
        return self.other_unit_id if self.relation == "merged_into" else self.unit_id
