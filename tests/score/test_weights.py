"""Weights from a file."""

from __future__ import annotations

import pytest

from rankings.errors import SourceError
from rankings.score.framework import load_framework
from rankings.score.weights import choose_weights
from rankings.store.paths import project_root

FRAMEWORK = load_framework(project_root() / "data" / "examples" / "framework.yaml")


def test_weights_of_a_file(tmp_path):
    path = tmp_path / "weights.yaml"
    path.write_text("department: {sent: 1, signed: 3}\n", encoding="utf-8")
    weights = choose_weights(FRAMEWORK, path)["department"]
    assert (weights["sent"], weights["signed"], weights["documents"]) == (1, 3, 12)
    path.write_text("{sent: 2, signed: 6}\n", encoding="utf-8")
    assert choose_weights(FRAMEWORK, path)["department"]["signed"] == 6
    table = tmp_path / "weights.csv"
    table.write_text("criterion,weight\nsent,2\nsigned,5\n", encoding="utf-8")
    assert choose_weights(FRAMEWORK, table)["department"]["signed"] == 5
    table.write_bytes(
        "level;criterion;weight\ndepartment;sent;2\ndepartment;signed;4\n".encode("utf-16")
    )
    assert choose_weights(FRAMEWORK, table)["department"]["signed"] == 4
    table.write_text("criterion,points\nsigned,4\n", encoding="utf-8")
    with pytest.raises(SourceError, match="no file of weights"):
        choose_weights(FRAMEWORK, table)
    path.write_text("department: {sent: much, plan: 3}\nward: {x: 1}\n", encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        choose_weights(FRAMEWORK, path, "en")
    for said in ("much is no weight", "signed has no weight", "rules has no weight", "ward"):
        assert said in str(refused.value)
