"""Places that their list cannot have: behind its last district, of a district among all of the
country.
"""

from __future__ import annotations

import re

from rankings.clean.observations import Ranking
from rankings.registry.units import count_districts


def doubt_places_beyond(rows: list[Ranking]) -> None:
    """Doubt places by order behind the last district that the province had: "B xếp thứ 17 …; tiếp
    theo là C và D" on a page of 17 counts up from the bottom.
    """
    beyond = {
        (row.start, row.end)
        for row in rows
        if _is_by_order(row) and 0 < count_districts(row.unit_id, f"{row.year}-12-31") < row.rank
    }
    for row in rows:
        if _is_by_order(row) and (row.start, row.end) in beyond:
            row.doubts.append("rank")


def _is_by_order(row: Ranking) -> bool:
    is_told = row.source != "table" and row.rank_source == "order" and row.rank is not None
    return bool(is_told and row.level == "district" and row.unit_id and row.year)


# "Thành phố Huế xếp thứ hai toàn quốc": no district of a province
_IN_THE_NATION = re.compile(
    r"(?:\s?/\s?(?:63|34))?\s(?:trong\s|của\s)?(?:số\s)?(?:toàn quốc|cả nước|(?:63|34) tỉnh)"
)


def doubt_districts_of_the_nation(rows: list[Ranking], text: str) -> None:
    """Doubt who a district or commune is that running text places among all of the country, where
    it is named again too.
    """
    placed = {
        row.unit_id
        for row in rows
        if row.level in ("district", "commune")
        and row.source != "table"
        and "rank" in row.spans
        and _IN_THE_NATION.match(text, row.spans["rank"].end)
    }
    for row in rows:
        if row.unit_id in placed and row.unit_id is not None and row.source != "table":
            row.doubts.append("unit")
