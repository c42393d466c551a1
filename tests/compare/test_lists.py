"""The lists and what they lack."""

from rankings.compare.lists import describe_lists


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
