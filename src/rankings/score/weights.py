"""Weights of criteria: the printed maxima, equal ones, or those of a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rankings.errors import SourceError
from rankings.language.entries import read_yaml
from rankings.score.nodes import ScoredFramework, ScoredLevel
from rankings.score.words import Fault, find_fault, refuse
from rankings.store.hand_tables import read_rows

PRINTED, EQUAL = "printed", "equal"
EVERY = ""  # the level of weights that are of every level


def choose_weights(
    framework: ScoredFramework, choice: str | Path = PRINTED, language: str | None = None
) -> dict[str, dict[str, float]]:
    """Return the weight of every node of every level: `printed`, `equal`, or those of a file.

    A file is YAML (`level: {criterion: weight}`, or `criterion: weight` for every level that has
    it) or CSV with the columns level (or none), criterion, weight. Groups that it does not name
    keep their printed weights. Inside a node only the relation counts.

    >>> from rankings.score.framework import load_framework
    >>> choose_weights(load_framework("hung-yen_egov_2018"))["district"]["presence"]
    40.0
    """
    if str(choice) == EQUAL:
        return {name: dict.fromkeys(level.by_id, 1.0) for name, level in framework.levels.items()}
    printed = {
        name: {node.id: float(node.max_score) for node in level.nodes}
        for name, level in framework.levels.items()
    }
    if str(choice) == PRINTED:
        return printed
    path = Path(choice)
    faults: list[Fault] = []
    written = spread_levels(read_weights(path), framework)
    for name in set(written) - set(printed):
        known = ", ".join(printed)
        faults.append(find_fault(name, "level_unknown", value=name, known=known))
    for name, level in framework.levels.items():
        printed[name] |= check_weights(level, written.get(name, {}), faults)
    refuse(faults, path.name, "weights", language)
    return printed


def read_weights(path: Path) -> dict[str, dict[str, object]]:
    """Return what a file of weights says, by level and criterion."""
    if not path.is_file():
        raise SourceError(
            "there is no such file of weights",
            place=str(path),
            hint="name a file, or choose printed or equal",
        )
    if path.suffix == ".csv":
        return read_table_of_weights(path)
    content = read_yaml(path)
    kinds = (
        {isinstance(value, dict) for value in content.values()}
        if isinstance(content, dict)
        else set()
    )
    if kinds == {False}:
        return {EVERY: content}
    if kinds != {True}:
        raise SourceError(
            "this is no file of weights", place=path.name, hint="write level: {criterion: weight}"
        )
    return content


def read_table_of_weights(path: Path) -> dict[str, dict[str, object]]:
    """Return the weights of a CSV by level ("" where it has no such column) and criterion."""
    head, rows = read_rows(path.read_bytes(), path.name)
    if missing := [column for column in ("criterion", "weight") if column not in head]:
        raise SourceError(
            "this is no file of weights",
            place=f"{path.name} row 1",
            quote=", ".join(head),
            hint=f"write the column {missing[0]}",
        )
    found: dict[str, dict[str, object]] = {}
    for _, row in rows:
        level = row.get("level", "").strip() or EVERY
        found.setdefault(level, {})[row["criterion"].strip()] = row["weight"].strip()
    return found


def spread_levels(
    written: Mapping[str, Mapping[str, object]], framework: ScoredFramework
) -> dict[str, dict[str, object]]:
    """Return weights by level: those of every level go to each that has the criterion, to the first
    where none has it.
    """
    found = {name: dict(weights) for name, weights in written.items() if name != EVERY}
    for criterion, weight in written.get(EVERY, {}).items():
        having = [name for name, level in framework.levels.items() if criterion in level.by_id]
        for name in having or list(framework.levels)[:1]:
            found.setdefault(name, {}).setdefault(criterion, weight)
    return found


def check_weights(
    level: ScoredLevel, written: Mapping[str, object], faults: list[Fault]
) -> dict[str, float]:
    """Return the weights written for a level, with a fault for each that is unknown, missing beside
    its siblings, or no weight.
    """
    weights: dict[str, float] = {}
    for name, value in written.items():
        place = f"{level.level} / {name}"
        if name not in level.by_id or name == level.root.id:
            faults.append(find_fault(place, "weight_unknown", id=name, level=level.level))
            continue
        try:
            weights[name] = float(str(value))
        except ValueError:
            weights[name] = -1.0
        if not 0 <= weights[name] < float("inf"):
            faults.append(find_fault(place, "weight_is_no_number", value=value))
    for node in level.nodes:
        named = [child for child in node.children if child in weights]
        if named and len(named) < len(node.children):
            missing = [child for child in node.children if child not in weights]
            faults += [
                find_fault(f"{level.level} / {child}", "weight_missing", id=child)
                for child in missing
            ]
        elif named and not any(weights[child] for child in named):
            faults.append(find_fault(f"{level.level} / {node.id}", "weight_is_no_number", value=0))
    return weights
