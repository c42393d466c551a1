"""Lists that name some units only, and counts that contradict a table: nothing follows from what is
not there.
"""

from decimal import Decimal

from rankings.compare.groups import Group, Place, add_named
from rankings.compare.rules import Scale
from rankings.compare.trajectories import measure_gaps


def place(rank, score, grade=""):
    score = None if score is None else Decimal(score)
    return Place(f"u{rank}", f"u{rank}", f"Sở {rank}", "", rank, score, "", 0, grade)


def group(*places):
    scale = Scale("dti", "", None, frozenset())
    return Group("yen-bai", "department", "", "dti", "", 2023, scale, list(places))


def test_the_gap_to_a_rank_that_is_not_there_is_not_known():
    listed = group(place(1, "90.5"), place(2, "88.0"), place(19, "60.5"))
    assert measure_gaps(listed, listed.places[1]) == (Decimal("2.5"), None)
    assert measure_gaps(listed, listed.places[2]) == (None, None)


def test_a_gap_over_a_place_without_a_score_is_not_known():
    listed = group(place(1, "90.5"), place(2, None), place(3, "80.5"))
    assert measure_gaps(listed, listed.places[2])[0] is None


def test_a_tie_above_leaves_no_hole():
    listed = group(place(1, "90.5"), place(1, "90.5"), place(3, "80.5"))
    assert measure_gaps(listed, listed.places[2])[0] == Decimal("10.0")


def test_counts_that_a_table_contradicts_make_it_no_longer():
    graded = [place(1, "90", "Tốt"), place(2, "80", "Khá"), place(3, "70", "Khá")]
    assert add_named({"Tốt": 2, "Khá": 1}, graded) == 3
    assert add_named({"Khá": 12}, graded) == 13  # one is Tốt, which no count tells of
