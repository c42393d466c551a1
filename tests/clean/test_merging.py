"""One row per unit and group: what table and sentences say of one unit comes together."""

from decimal import Decimal

import pytest

from rankings.clean.merging import derive_ranks, merge_rankings, rank_by_score, settle_labels
from rankings.registry.grade_order import grade_order

from .pages import row


def test_a_sentence_fills_what_the_table_lacks_and_stays_behind_it():
    table = row("Sở Y tế", 100, rank=1, score=Decimal("90.5"), rank_source="printed")
    said = row("Sở Y tế", 10, source="prose", rank=1, grade="Tốt", rank_source="order")
    (merged,) = merge_rankings([said, table])
    assert merged is table and merged.merged == [said]
    assert (merged.rank, merged.grade, merged.score) == (1, "Tốt", Decimal("90.5"))


def test_a_value_that_differs_is_not_overwritten():
    table = row("Sở Y tế", 100, rank=1, score=Decimal("91.42"), rank_source="printed")
    said = row("Sở Y tế", 10, source="prose", score=Decimal("91.24"))
    (merged,) = merge_rankings([said, table])
    assert merged.score == Decimal("91.42") and merged.merged[0].score == Decimal("91.24")


@pytest.mark.parametrize(
    "other",
    [
        row("Sở Y tế", 50, year=2020),
        row("Sở Y tế", 50, level="district"),
        row("Sở Y tế", 50, index_name="PCI"),
        row("Sở Y tế", 50),  # a second row of the table: a fault of the page, not of one row
        row("Sở Tư pháp", 50),
    ],
)
def test_rows_of_other_groups_and_two_rows_of_one_table_stay_apart(other):
    first = row("Sở Y tế", 0, rank=1, rank_source="printed")
    assert merge_rankings([first, other]) == [first, other]


def test_communes_of_one_name_in_two_districts_are_two():
    communes = [
        row("Xã Tân Lập", at, level="commune", parent=parent, source=source)
        for at, parent, source in ((0, "Huyện A", "table"), (50, "Huyện B", "prose"))
    ]
    assert len(merge_rankings(communes)) == 2
    communes[1].parent = "A"
    assert len(merge_rankings(communes)) == 1


def test_the_only_heading_of_a_level_is_that_of_its_sentences():
    rows = [row("Sở Y tế", label="Khối sở"), row("Sở Tư pháp", source="prose")]
    settle_labels(rows)
    assert [one.label for one in rows] == ["Khối sở", "Khối sở"]
    rows = [row("A", label="Khối 1"), row("B", label="Khối 2"), row("C", source="prose")]
    settle_labels(rows)
    assert rows[2].label is None


def test_equal_scores_share_a_rank():
    """phu-tho/2017: 923 and 919 of the departments, and a tie (invented)."""
    assert rank_by_score([Decimal(919), Decimal(923), Decimal(919), Decimal(900)]) == [2, 1, 2, 4]


def test_scores_rank_a_whole_table_without_printed_ranks_only():
    def scored(**facts):
        return [
            row(unit, at, score=Decimal(score), **facts)
            for at, (unit, score) in enumerate([("A", 80), ("B", 90), ("C", 70)])
        ]

    rows = scored()
    derive_ranks(rows, grade_order())
    assert [(one.rank, one.rank_source) for one in rows] == [
        (2, "score"),
        (1, "score"),
        (3, "score"),
    ]
    for rows in (scored(rank_of=17), scored(source="prose"), [*scored(), row("D", 9, rank=4)]):
        derive_ranks(rows, grade_order())
        assert {one.rank for one in rows} - {4} == {None}


def test_a_heading_of_wards_is_not_that_of_a_special_zone():
    label = "Chỉ số cải cách hành chính của UBND các phường"
    rows = [
        row("Phường Hải An", level="commune", label=label),
        row("Phường Lê Chân", level="commune", source="prose"),
        row("Đặc khu Cát Hải", level="commune", source="prose"),
    ]
    settle_labels(rows)
    assert [one.label for one in rows] == [label, label, None]
