"""Which rows are one list, and how large it is."""

from rankings.compare.groups import add_named, gather_groups
from rankings.compare.year_changes import list_year_changes

from .conftest import place, version_of


def test_two_lists_of_one_level_are_two_groups(rankings):
    """Two headings on one page for the same level and year part the units; the same heading every
    year does not.
    """
    parted = rankings[
        (rankings["level"] == "department") & (rankings["year"].isin(["2020", "2021"]))
    ].copy()
    vertical = parted["kind"].isin(["vertical agency", "armed forces"])
    parted["label"] = vertical.map({True: "Khối cơ quan Trung ương", False: "Khối sở, ban, ngành"})
    groups = gather_groups(parted, version_of)
    assert {(group.year, group.label) for group in groups} == {
        (year, label) for year in (2020, 2021) for label in set(parted["label"])
    }
    changes = list_year_changes(groups)
    assert set(changes["label"]) == {"Khối cơ quan Trung ương", "Khối sở, ban, ngành"}
    assert changes[changes["label"] == "Khối cơ quan Trung ương"]["common_rank_from"].max() == 5


def test_counts_that_a_table_contradicts_make_it_no_longer():
    graded = [place(1, "90", "Tốt"), place(2, "80", "Khá"), place(3, "70", "Khá")]
    assert add_named({"Tốt": 2, "Khá": 1}, graded) == 3
    assert add_named({"Khá": 12}, graded) == 13  # one is Tốt, which no count tells of
