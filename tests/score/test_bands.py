"""Grades by their thresholds."""

from __future__ import annotations

import numpy as np

from rankings.score.bands import grade_values
from rankings.score.framework import load_framework
from rankings.store.paths import project_root

FRAMEWORK = load_framework(project_root() / "data" / "examples" / "framework.yaml")
LEVEL = FRAMEWORK.levels["department"]


def test_a_grade_begins_at_its_threshold():
    bands = LEVEL.grades
    found = grade_values(np.array([90.0, 89.99, 0.1 * 3 * 100 * 3, 0.0, np.nan]), bands)
    assert [band and band.vi for band in found] == ["Xuất sắc", "Tốt", "Xuất sắc", "Yếu", None]
