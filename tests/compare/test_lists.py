"""The lists and what they lack."""

from rankings.compare.lists import describe_lists, gather_lists
from rankings.compare.ranks import plain_rows
from rankings.store.tables import read_table


def test_partial_lists_are_known(groups):
    lists = describe_lists(groups)
    partial = {
        (row.level, row.year): row.why_partial
        for row in lists.itertuples()
        if row.level != "province" and not row.complete
    }
    assert partial == {
        ("department", 2017): "leaders_only",
        ("district", 2017): "leaders_only",
        ("district", 2022): "leaders_only",
        ("department", 2022): "cut_inside_a_row",
    }


def test_the_rows_of_a_list_stand_best_first_and_the_newest_list_in_front():
    """Phú Thọ 2024: 21 departments and 13 districts, Sở Y tế and huyện Lâm Thao first."""
    lists = gather_lists(plain_rows(read_table("02_rankings", "phu-tho")))
    assert [(one.level, one.year, len(one.scored), one.is_league) for one in lists] == [
        ("department", 2024, 21, True),
        ("district", 2024, 13, True),
        ("department", 2022, 23, True),
        ("district", 2022, 0, False),
        ("department", 2021, 26, True),
        ("district", 2021, 13, True),
        ("department", 2020, 25, True),
        ("district", 2020, 13, True),
        ("department", 2017, 2, False),
        ("district", 2017, 2, False),
    ]
    assert [one.rows[0]["unit"] for one in lists[:2]] == ["Sở Y tế", "Huyện Lâm Thao"]
    assert [one.status for one in lists[:4:2]] == ["printed", "transcribed"]
    assert lists[0].anchor == "department-dti-2024"
