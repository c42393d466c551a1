"""What a later page says of an earlier year: its own column restated, its change turned back.

Figures of phu-tho/2021_indices_none and phu-tho/2021_egov_519, where not marked invented.
"""

from decimal import Decimal

from rankings.clean.earlier import derive_earlier, restate_earlier
from rankings.parse.model import Span

from .pages import row


def figures(rows):
    return [(one.unit, one.year, one.rank, one.score, one.status) for one in rows]


def test_a_change_of_an_index_gives_the_year_before():
    """PCI 66,11 points, rank 20, up 1,59 points and 2 places on 2020."""
    index = row(
        "Tỉnh Phú Thọ",
        level="province",
        index_name="PCI",
        baseline=2020,
        rank=20,
        rank_change=2,
        score=Decimal("66.11"),
        score_change=Decimal("1.59"),
        spans={"score": Span("66,11", 40, 45), "rank_change": Span("2", 60, 61)},
    )
    (before,) = derive_earlier([index])
    assert figures([before]) == [("Tỉnh Phú Thọ", 2020, 22, Decimal("64.52"), "derived")]
    assert [(item.field, item.quote) for item in before.evidence] == [
        ("score", "66,11"),
        ("rank_change", "2"),
    ]


def test_nothing_is_derived_where_the_earlier_value_is_printed_or_no_year_is():
    printed = {"level": "province", "score": Decimal(80), "score_change": Decimal(1)}
    assert derive_earlier([row("A", baseline=2020, previous_score=Decimal(79), **printed)]) == []
    assert derive_earlier([row("A", **printed)]) == []
    assert derive_earlier([row("A", baseline=2020, **printed | {"level": "department"})]) == []


def test_the_column_of_last_year_is_ranked_among_itself():
    """Invented: 2020 in the column beside 2021; a unit without a value keeps its row."""
    rows = [
        row(
            unit,
            at,
            baseline=2020,
            previous_score=score,
            spans={"previous_score": Span("", at, at)},
        )
        for at, (unit, score) in enumerate([("A", Decimal(90)), ("B", None), ("C", Decimal(95))])
    ]
    assert figures(restate_earlier(rows)) == [
        ("A", 2020, 2, Decimal(90), "restated"),
        ("B", 2020, None, None, "restated"),
        ("C", 2020, 1, Decimal(95), "restated"),
    ]


def test_printed_ranks_of_last_year_are_not_counted_anew():
    rows = [
        row("A", 0, baseline=2020, previous_rank=3, previous_score=Decimal(99)),
        row("B", 9, baseline=2020, previous_rank=5, previous_score=Decimal(98)),
    ]
    assert [one.rank for one in restate_earlier(rows)] == [3, 5]
    assert restate_earlier([row("A"), row("B", 9)]) == []
