"""The guide says what the tables say, and its worked examples work."""

import re
import shutil

import pytest

from rankings.registry.units import find_unit, identify_unit
from rankings.store.paths import project_root, reference_dir
from tools.diagram import draw_mergers

GUIDE = (project_root() / "docs" / "registry.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("province", ["phu-tho", "hung-yen"])
def test_the_diagram_is_made_from_the_tables(province):
    assert f"```mermaid\n{draw_mergers(province)}\n```" in GUIDE


def test_the_diagram_names_every_merger():
    drawing = draw_mergers("phu-tho")
    assert (
        "Sở Thông tin và Truyền thông (until 2025-02-28)" in drawing
        and "Vĩnh Phúc (26, until 2025-06-30)" in drawing
    )
    assert drawing.count("merged into") == 9 and "inferred" not in drawing
    assert "inferred" in draw_mergers("hung-yen")


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
