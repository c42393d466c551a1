"""The framework file: what is read, and every fault told by its node."""

from __future__ import annotations

from decimal import Decimal

import pytest
import yaml

from rankings.errors import SourceError
from rankings.score.framework import load_framework
from rankings.store.paths import project_root

EXAMPLE = project_root() / "data" / "examples" / "framework.yaml"
UNPUBLISHED = ("phu-tho_ict_use_2017", "phu-tho_egov_2018", "phu-tho_dti_2022", "vn_pci_2006")


@pytest.fixture
def entry():
    return yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))


def write(tmp_path, entry):
    path = tmp_path / "framework.yaml"
    path.write_text(yaml.safe_dump(entry, allow_unicode=True), encoding="utf-8")
    return path


def find_node(entries, name):
    for node in entries:
        if node["id"] == name:
            return node
        found = find_node(node.get("children", []), name)
        if found:
            return found
    return None


def test_hung_yen_2018_stands_with_its_groups():
    levels = load_framework("hung-yen_egov_2018").levels
    assert {name: str(level.root.max_score) for name, level in levels.items()} == {
        "department": "500",
        "district": "150",
    }
    assert [len(level.leaves) for level in levels.values()] == [6, 7]
    assert levels["department"].missing_grades == "unpublished" and not levels["district"].grades


@pytest.mark.parametrize("name", UNPUBLISHED)
def test_what_was_not_published_cannot_be_scored(name):
    with pytest.raises(SourceError, match="not published") as refused:
        load_framework(name, "en")
    assert "never guessed" in str(refused.value) or "weights" in str(refused.value)


def test_the_refusal_is_in_the_language_asked_for():
    with pytest.raises(SourceError, match="chưa công bố điểm tối đa"):
        load_framework("phu-tho_egov_2018", "vi")


def test_any_depth_is_read_depth_first(entry):
    level = load_framework(EXAMPLE).levels["department"]
    assert [node.depth for node in level.nodes][:3] == [0, 1, 2]
    assert max(node.depth for node in level.nodes) == 3
    assert len(level.leaves) == 18 and sum(leaf.max_score for leaf in level.leaves) == 100
    assert level.by_id["documents"].children == ("sent", "signed")
    assert [left.unit for left in level.left_out] == ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"]


def test_children_that_do_not_add_up_name_the_node(tmp_path, entry):
    find_node(entry["levels"]["department"]["criteria"], "sent")["max"] = 5
    with pytest.raises(SourceError, match="department / documents: its children add up to 11"):
        load_framework(write(tmp_path, entry), "en")


@pytest.mark.parametrize(
    ("grade", "change", "said"),
    [
        ("Tốt", {"below": 95}, "Tốt: the band overlaps"),
        ("Tốt", {"below": 85}, "Tốt: no grade covers 85 to 90"),
        ("Tốt", {"min": 92, "below": None}, "overlaps"),
        ("Yếu", {"min": 10}, "Yếu: no grade covers 0 to 10"),
        ("Xuất sắc", {"min": 120}, "Xuất sắc: the band begins at 120"),
    ],
)
def test_bands_that_overlap_or_leave_a_hole(tmp_path, entry, grade, change, said):
    bands = entry["levels"]["district"]["grades"]
    next(band for band in bands if band["vi"] == grade).update(change)
    with pytest.raises(SourceError, match=said):
        load_framework(write(tmp_path, entry), "en")


def test_all_faults_are_told_at_once(tmp_path, entry):
    criteria = entry["levels"]["department"]["criteria"]
    find_node(criteria, "plan")["max"] = "năm"
    find_node(criteria, "rules")["direction"] = "sideways"
    find_node(criteria, "leader")["id"] = "network"
    del find_node(criteria, "training")["en"]
    with pytest.raises(SourceError) as refused:
        load_framework(write(tmp_path, entry), "en")
    for said in ("plan: năm is no number", "sideways", "network: the id network appears twice"):
        assert said in str(refused.value)
    assert "training: the entry en is missing" in str(refused.value)


def test_what_is_for_information_only_is_no_criterion():
    level = load_framework("vn_dti_2021").levels["province"]
    assert level.root.max_score == Decimal(1000) and "smart_city" not in level.by_id


def test_an_unknown_name_lists_the_known(tmp_path):
    with pytest.raises(SourceError, match="hung-yen_egov_2018"):
        load_framework("hung-yen_2018", "en")
