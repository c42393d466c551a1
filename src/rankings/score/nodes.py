"""A framework as it is scored: for each level a tree of criteria with maxima, and its grades."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

ROOT = "total"  # the node above all criteria


@dataclass(frozen=True)
class Node:
    """A criterion, a group of criteria, or the total; `direction` "down" where less is better."""

    id: str
    vi: str
    en: str
    max_score: Decimal
    parent: str
    depth: int
    direction: str = "up"
    children: tuple[str, ...] = ()


@dataclass(frozen=True)
class Band:
    """A grade and the least value that earns it, in per cent of the maximum or in points."""

    vi: str
    en: str
    order: int
    minimum: Decimal


@dataclass(frozen=True)
class LeftOut:
    """A unit that the framework does not grade, and why."""

    unit: str
    reason: str


@dataclass(frozen=True)
class ScoredLevel:
    """What one level is scored by: nodes depth first with the total at their head, and grades.

    `grades` is empty where no thresholds are known; `missing_grades` then says why not.
    """

    level: str
    nodes: tuple[Node, ...]
    grades: tuple[Band, ...] = ()
    grades_in: str = "percent"
    missing_grades: str = ""
    left_out: tuple[LeftOut, ...] = ()
    graded: tuple[str, ...] = ()  # the units it grades; empty where it grades all of the province

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        """Every node by its id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def leaves(self) -> tuple[Node, ...]:
        """The criteria that are scored by hand, in the order of the file."""
        return tuple(node for node in self.nodes if not node.children)

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """The column of each leaf in a matrix of scores."""
        return {node.id: place for place, node in enumerate(self.leaves)}

    @property
    def root(self) -> Node:
        """The total."""
        return self.nodes[0]

    def inner_nodes(self) -> Iterator[Node]:
        """Every node that has children, children before their parents."""
        return (node for node in reversed(self.nodes) if node.children)


@dataclass(frozen=True)
class ScoredFramework:
    """A framework version whose every part is known well enough to score by it."""

    id: str
    framework: str
    province: str
    vi: str
    en: str
    levels: Mapping[str, ScoredLevel] = field(hash=False)
    place: str = ""
    note: Mapping[str, str] = field(default_factory=dict, hash=False)

    def title(self, language: str) -> str:
        """Return the framework's name in a language."""
        return self.vi if language == "vi" else self.en
