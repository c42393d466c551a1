"""The guide of the registry says what the tables say, and its worked examples work."""

import re
import shutil

import pytest

from rankings.registry.provinces import load_provinces
from rankings.registry.units import find_unit, identify_unit, load_register
from rankings.store.paths import project_root, reference_dir

GUIDE = (project_root() / "docs" / "registry.md").read_text(encoding="utf-8")
WORDS = {
    "merged_into": "merged into",
    "succeeds": "same name",
    "renamed": "renamed",
    "split_from": "part of",
}


def read_picture(province):
    """The picture of a province's mergers: (words of an arrow, from, to), and the names by node."""
    (drawing,) = [
        drawing
        for drawing in re.findall(r"```mermaid\n(.+?)\n```", GUIDE, re.DOTALL)
        if f"{province.replace('-', '_')}_so_noi_vu" in drawing
    ]
    named = dict(re.findall(r'(\w+)\["(.+?)"\]', drawing))
    arrows = re.findall(r"^ +(\w+)(?:\[.+?\])? [-=.]+>\|(.+?)\| (\w+)$", drawing, re.MULTILINE)
    return [(words, named[old], named[new]) for old, words, new in arrows]


def write_body(unit):
    since = f"from {unit.valid_from}" if unit.valid_from else f"until {unit.valid_to}"
    return f"{unit.name} ({since})"


def list_arrows(province):
    """The same from the tables: what became of the departments in March and of the province."""
    register = load_register()
    for one in register.relations:
        if one.date == "2025-03-01" and one.unit_id.startswith(f"{province}/"):
            ends = [register.units[name] for name in (one.unit_id, one.other_unit_id)]
            doubt = "" if one.certainty in ("printed", "seen") else f", {one.certainty}"
            old, new = ends if one.relation == "merged_into" else reversed(ends)
            yield WORDS[one.relation] + doubt, write_body(old), write_body(new)
    provinces = load_provinces()
    (heir,) = [body for body in provinces if body.slug == province and not body.valid_to]
    for old in provinces:
        if old.valid_to == "2025-06-30" and old.slug in {province, *heir.predecessors}:
            yield (
                "merged into",
                f"{old.name} ({old.code}, until {old.valid_to})",
                f"{heir.name} ({heir.code}, from {heir.valid_from})",
            )


@pytest.mark.parametrize(("province", "merged"), [("phu-tho", 9), ("hung-yen", 7)])
def test_the_picture_of_the_mergers_says_what_the_tables_say(province, merged):
    arrows = read_picture(province)
    assert sorted(arrows) == sorted(list_arrows(province))
    assert len([words for words, _, _ in arrows if words.startswith("merged")]) == merged


def test_the_worked_examples_work(tmp_path, monkeypatch):
    folder = tmp_path / "data" / "reference"
    shutil.copytree(reference_dir(), folder)
    examples = re.findall(r"<!-- example: (\S+) -->\n```csv\n(.+?)\n```", GUIDE, re.DOTALL)
    assert {name for name, _ in examples} == {"aliases.csv", "units.csv"}
    for name, row in examples:
        with open(folder / name, "a", encoding="utf-8") as file:
            file.write(row + "\n")
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    assert (
        identify_unit("Ban QL các cụm, khu CN", "hai-duong").name
        == "Ban Quản lý các khu công nghiệp"
    )
    assert identify_unit("Ban QL các cụm, khu CN", "phu-tho") is None
    assert (
        identify_unit("BQL KKT chuyên biệt", "hai-duong", "2024-12-31").unit_id
        == "hai-duong/ban-quan-ly-khu-kinh-te-chuyen-biet"
    )
    assert find_unit("hai-duong/ban-quan-ly-khu-kinh-te-chuyen-biet").valid_from == "2024-06-01"
