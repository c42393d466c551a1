"""The mergers of 2025 as a picture: Mermaid text made from the tables, so that it cannot say
anything else.
"""

from __future__ import annotations

from rankings.language.text import strip_marks
from rankings.registry.provinces import find_province, predecessors_of
from rankings.registry.units import Unit, load_register

DEPARTMENTS_MERGED = "2025-03-01"
PROVINCES_MERGED = "2025-07-01"
_ARROWS = {
    "merged_into": ("-->", "merged into"),
    "succeeds": ("==>", "same name"),
    "renamed": ("-->", "renamed"),
    "split_from": ("-.->", "part of"),
}


def draw_mergers(province: str) -> str:
    """Return a Mermaid flowchart of what became of a province's departments on 1 March 2025 and of
    the province on 1 July.

    >>> draw_mergers("hung-yen").splitlines()[0]
    'flowchart LR'
    """
    register = load_register()
    relations = [
        relation
        for relation in register.relations
        if relation.date == DEPARTMENTS_MERGED and relation.unit_id.startswith(f"{province}/")
    ]
    lines = ["flowchart LR", f'  subgraph departments["Departments, {DEPARTMENTS_MERGED}"]']
    shown = dict.fromkeys(
        unit_id for relation in relations for unit_id in (relation.unit_id, relation.other_unit_id)
    )
    lines += [f"    {_node(unit_id)}{_label(register.units[unit_id])}" for unit_id in shown]
    for relation in relations:
        before, after = _order(relation.relation, relation.unit_id, relation.other_unit_id)
        arrow, words = _ARROWS[relation.relation]
        doubt = "" if relation.certainty in ("printed", "seen") else f", {relation.certainty}"
        lines.append(f"    {_node(before)} {arrow}|{words}{doubt}| {_node(after)}")
    lines += ["  end", f'  subgraph provinces["Provinces, {PROVINCES_MERGED}"]']
    heir = find_province(province, PROVINCES_MERGED)
    for old in predecessors_of(province, PROVINCES_MERGED):
        lines.append(
            f'    {_node(old.slug)}["{old.name} ({old.code}, until {old.valid_to})"] -->|merged'
            f" into| {_node(heir.slug + '_new')}"
        )
    lines.append(
        f'    {_node(heir.slug + "_new")}["{heir.name} ({heir.code}, from {heir.valid_from})"]'
    )
    lines.append("  end")
    return "\n".join(lines)


def _order(relation: str, unit_id: str, other_unit_id: str) -> tuple[str, str]:
    """The body before and the body after: "A merged into B", but "B succeeds A"."""
    return (unit_id, other_unit_id) if relation == "merged_into" else (other_unit_id, unit_id)


def _node(identifier: str) -> str:
    return "".join(char if char.isalnum() else "_" for char in strip_marks(identifier))


def _label(unit: Unit) -> str:
    span = f"until {unit.valid_to}" if not unit.valid_from else f"from {unit.valid_from}"
    return f'["{unit.name} ({span})"]'
