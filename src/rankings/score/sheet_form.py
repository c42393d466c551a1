"""The score sheet's form: its pages, heads and words, and what a filled-in one holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np

from rankings.language.text import key
from rankings.registry.vocabulary import find_levels, level_names
from rankings.score.nodes import LeftOut, ScoredLevel

HELP_PAGE, SCORES_PAGE, UNITS_PAGE, LISTS_PAGE = "Hướng dẫn", "Chấm điểm", "Đơn vị", "Danh mục"
FIRST_ROW = 2
YES, NO = "có", "không"
# Column, its head in the workbook, its width.
COLUMNS = {
    "level": ("Cấp", 16),
    "unit": ("Đơn vị", 42),
    "criterion": ("Mã tiêu chí", 18),
    "criterion_name": ("Tiêu chí", 44),
    "max_score": ("Điểm tối đa", 12),
    "self_scored": ("Điểm tự chấm", 14),
    "verified": ("Điểm thẩm định", 15),
    "applies": ("Áp dụng", 10),
    "evidence": ("Minh chứng", 46),
}
UNIT_COLUMNS = {
    "level": ("Cấp", 16),
    "unit": ("Đơn vị", 42),
    "ranked": ("Xếp hạng", 12),
    "reason": ("Lý do không xếp hạng", 60),
}
NEEDED = ("unit", "criterion", "verified")  # the level too, where there are several
LEFT_OUT = "left_out"  # a CSV's column: why the unit is not ranked
FACTS = {
    "framework": "Bộ tiêu chí",
    "province": "Tỉnh",
    "year": "Năm đánh giá",
    "note": "Ghi chú",
}
GIVEN = ("level", "unit", "criterion", "criterion_name", "max_score")  # what the command fills in


@dataclass(frozen=True)
class Entry:
    """One unit on one criterion; `applies` is false where the criterion is none of the unit's."""

    verified: Decimal | None
    self_scored: Decimal | None = None
    applies: bool = True
    evidence: str = ""
    place: str = ""


@dataclass(frozen=True)
class Sheet:
    """A filled-in score sheet without a fault: units by level, their entries, who is left out."""

    name: str
    province: str
    year: int
    units: Mapping[str, tuple[str, ...]]
    entries: Mapping[tuple[str, str, str], Entry] = field(hash=False)
    left_out: Mapping[str, tuple[LeftOut, ...]] = field(default_factory=dict, hash=False)
    note: str = ""  # what every page made from the sheet must say

    def lay_out(self, level: ScoredLevel, what: str = "verified") -> np.ndarray:
        """Return the points of a level, units × leaves; NaN where a criterion does not apply, or
        where nothing was self-scored.
        """
        cells = [
            [self.entries[level.level, unit, leaf.id] for leaf in level.leaves]
            for unit in self.units.get(level.level, ())
        ]
        points = [
            [np.nan if not cell.applies else to_float(getattr(cell, what)) for cell in row]
            for row in cells
        ]
        return np.array(points, dtype=float).reshape(len(cells), len(level.leaves))

    def count_decimals(self) -> int:
        """Return the most decimals of any verified score."""
        exponents = (
            entry.verified.normalize().as_tuple().exponent
            for entry in self.entries.values()
            if entry.verified is not None
        )
        return max((-int(exponent) for exponent in exponents if int(exponent) < 0), default=0)


def to_float(number: Decimal | None) -> float:
    """Return a score as a double, NaN for none."""
    return np.nan if number is None else float(number)


def find_level(typed: str, known: Mapping[str, object]) -> str | None:
    """Return the level that a word means, by its id, its name on the sheet or another word for it.

    >>> find_level("Cấp huyện", {"district": None}), find_level("Huyện, thị xã", {"district": None})
    ('district', 'district')
    """
    names = {key(name): level for level in known for name in (level, name_level(level))}
    meant = [level for level in find_levels(typed) if level in known]
    return names.get(key(typed)) or (meant[0] if len(meant) == 1 else None)


def name_level(level: str) -> str:
    """Return what a level is called on the sheet."""
    name = level_names().get(level)
    return name[:1].upper() + name[1:] if name else level
