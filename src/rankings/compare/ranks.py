"""Ranks and exact numbers: competition ranking, decimals with their digits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from rankings.store.spreadsheet import is_missing

if TYPE_CHECKING:  # an export of a finished report needs no pandas
    import pandas as pd

TOP = 5  # "the top five" of the published pages ("5 đơn vị đứng đầu")


def plain_rows(table: pd.DataFrame) -> list[dict]:
    """The rows of a table as dictionaries in which every missing value is None.

    >>> import pandas as pd
    >>> plain_rows(pd.DataFrame({"unit": ["Sở Y tế"], "rank": [None]}))
    [{'unit': 'Sở Y tế', 'rank': None}]
    """
    columns = (
        [None if is_missing(value) else value for value in column.tolist()]
        for _, column in table.items()
    )
    return [dict(zip(table, row, strict=True)) for row in zip(*columns, strict=True)]


def to_decimal(value: object) -> Decimal | None:
    """The number with the digits it was printed with, or None where nothing was printed.

    >>> to_decimal("129.80"), to_decimal(141.4), to_decimal("")
    (Decimal('129.80'), Decimal('141.4'), None)
    """
    if is_missing(value):
        return None
    return value if isinstance(value, Decimal) else Decimal(str(value))


def to_integer(value: object) -> int | None:
    """The whole number, or None where nothing is known.

    >>> to_integer("24"), to_integer(3.0), to_integer(None)
    (24, 3, None)
    """
    return None if is_missing(value) else int(float(str(value)))


def rank_scores(scores: Sequence) -> list[int]:
    """Competition ranks, largest first: equal scores share a rank, the next one is skipped.

    >>> rank_scores([Decimal("141.6"), Decimal("129.8"), Decimal("129.8"), Decimal("49.8")])
    [1, 2, 2, 4]
    """
    return [1 + sum(other > score for other in scores) for score in scores]


def share_ties(places: Sequence[int]) -> dict[int, float]:
    """What each competition rank counts in a mean: units of one rank share the places they take,
    so that the mean of a whole list is the same whether it has ties or not.

    >>> share_ties([1, 2, 2, 4])
    {1: 1.0, 2: 2.5, 4: 4.0}
    """
    return {place: place + (count - 1) / 2 for place, count in Counter(places).items()}


def rank_places(places: Sequence[int]) -> list[int]:
    """Competition ranks of units from their published ranks (smallest first), gaps closed.

    >>> rank_places([1, 5, 5, 24])
    [1, 2, 2, 4]
    """
    return [1 + sum(other < place for other in places) for place in places]
