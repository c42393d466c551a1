"""The framework file: the form of `frameworks.yaml`, read for scoring and checked node by node."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from rankings.errors import SourceError
from rankings.language.entries import read_yaml
from rankings.registry.reference import reference_folder
from rankings.score.bands import check_bands, read_bands
from rankings.score.nodes import ROOT, LeftOut, Node, ScoredFramework, ScoredLevel
from rankings.score.words import Fault, find_fault, load_sentences, refuse

CATALOGUE = "frameworks.yaml"
NEEDED = ("id", "framework", "province", "vi", "en", "levels")
DIRECTIONS = ("up", "down")


def load_framework(name: str | Path, language: str | None = None) -> ScoredFramework:
    """Return the framework of a file, or of an id of data/reference/frameworks.yaml.

    Raises SourceError that lists every node at fault: parts that were never published, children
    that do not add up to their parent, bands of grades that overlap or leave a hole.

    >>> load_framework("hung-yen_egov_2018").levels["district"].root.max_score
    Decimal('150')
    """
    entry, place = find_entry(name, language)
    missing = [word for word in NEEDED if word not in entry]
    refuse([find_fault(word, "key_missing", entry=word) for word in missing], place, "framework")
    faults: list[Fault] = []
    levels = {
        level: read_level(str(level), facts, faults) for level, facts in entry["levels"].items()
    }
    refuse(faults, place, "framework", language)
    return ScoredFramework(
        str(entry["id"]),
        str(entry["framework"]),
        str(entry["province"]),
        str(entry["vi"]),
        str(entry["en"]),
        {level: read for level, read in levels.items() if read},
        place,
        entry.get("note") or {},
    )


def find_entry(name: str | Path, language: str | None = None) -> tuple[dict[str, Any], str]:
    """Return the version that a file or the catalogue holds, and the place to name in messages."""
    path = Path(name)
    if path.suffix in (".yaml", ".yml") or path.is_file():
        return read_file(path), path.name
    catalogue = read_yaml(reference_folder() / CATALOGUE)
    for entry in catalogue["versions"]:
        if entry["id"] == str(name):
            return entry, f"{CATALOGUE}, {name}"
    words = load_sentences(language)
    known = ", ".join(entry["id"] for entry in catalogue["versions"])
    raise SourceError(
        words.say("refusals.no_framework.said"),
        place=str(name),
        hint=words.say("refusals.no_framework.do", known=known),
    )


def read_file(path: Path) -> dict[str, Any]:
    """Return the one framework version that a YAML file holds, bare or as a list `versions`."""
    try:
        content = read_yaml(path)
    except FileNotFoundError:
        raise SourceError("there is no such file", place=str(path)) from None
    versions = content.get("versions") if isinstance(content, dict) else None
    entry = versions[0] if versions and len(versions) == 1 else content
    if not isinstance(entry, dict) or (versions and len(versions) != 1):
        raise SourceError(
            "the file does not hold one framework version",
            place=path.name,
            hint="see docs/scoring.md, the framework file",
        )
    return entry


def read_level(level: str, facts: Mapping[str, Any], faults: list[Fault]) -> ScoredLevel | None:
    """Return one level, or None where `faults` were added that keep it from being scored."""
    before = len(faults)
    total = facts.get("points") or facts.get("max_score")
    maximum = read_maximum(total, level, faults)
    entries = facts.get("criteria") or []
    if not entries:
        faults.append(find_fault(level, "no_criteria"))
    if facts.get("weighted"):
        faults.append(find_fault(level, "weights_unpublished"))
    nodes = list(read_nodes(entries, ROOT, 1, level, faults))
    check_ids(nodes, level, faults)
    if len(faults) > before or maximum is None:
        return None
    children = tuple(node.id for node in nodes if node.parent == ROOT)
    root = Node(ROOT, "Tổng điểm", "Total", maximum, "", 0, children=children)
    check_sums([root, *nodes], level, faults)
    bands, why_not = read_bands(facts, f"{level} / grades", faults)
    check_bands(bands, facts.get("grades_in", "percent"), maximum, f"{level} / grades", faults)
    return ScoredLevel(
        level,
        (root, *nodes),
        bands,
        facts.get("grades_in", "percent"),
        why_not,
        tuple(LeftOut(row["unit"], row["reason"]) for row in facts.get("left_out") or ()),
        tuple(facts.get("units") or ()),
    )


def read_nodes(
    entries: list[Mapping[str, Any]], parent: str, depth: int, place: str, faults: list[Fault]
) -> Iterator[Node]:
    """Yield the criteria of a list and those below them, depth first; a maximum of 0 is for
    information only and is no criterion of the scoring.
    """
    for entry in entries:
        here = f"{place} / {entry.get('id', '?')}"
        for word in ("id", "vi", "en"):
            if not entry.get(word):
                faults.append(find_fault(here, "key_missing", entry=word))
        maximum = read_maximum(entry.get("max"), here, faults)
        direction = entry.get("direction", "up")
        if direction not in DIRECTIONS:
            faults.append(find_fault(here, "direction_unknown", direction=direction))
        if maximum == 0:
            continue
        below = list(read_nodes(entry.get("children") or [], entry["id"], depth + 1, here, faults))
        yield Node(
            str(entry.get("id", "?")),
            str(entry.get("vi", "")),
            str(entry.get("en", "")),
            maximum or Decimal(0),
            parent,
            depth,
            direction,
            tuple(node.id for node in below if node.parent == entry["id"]),
        )
        yield from below


def read_maximum(value: Any, place: str, faults: list[Fault]) -> Decimal | None:
    """Return a maximum, or None with a fault where none is published or it is no number."""
    if value is None:
        faults.append(find_fault(place, "maximum_unpublished"))
        return None
    try:
        maximum = Decimal(str(value))
    except InvalidOperation:
        maximum = Decimal(-1)
    if isinstance(value, bool) or not maximum.is_finite() or maximum < 0:
        faults.append(find_fault(place, "maximum_is_no_number", value=value))
        return None
    return maximum


def check_ids(nodes: list[Node], level: str, faults: list[Fault]) -> None:
    """Refuse a node's id that stands twice in a level, or is that of the total."""
    seen: set[str] = {ROOT}
    for node in nodes:
        if node.id in seen:
            faults.append(find_fault(f"{level} / {node.id}", "id_twice", id=node.id))
        seen.add(node.id)


def check_sums(nodes: list[Node], level: str, faults: list[Fault]) -> None:
    """Refuse a node whose children do not add up to its own maximum."""
    by_id = {node.id: node for node in nodes}
    for node in nodes:
        total = sum((by_id[child].max_score for child in node.children), Decimal(0))
        if node.children and total != node.max_score:
            place = f"{level} / {node.id}"
            faults.append(
                find_fault(
                    place, "children_do_not_add_up", total=f"{total:f}", maximum=node.max_score
                )
            )
