"""The first and last of a band of points, which are no places in the whole list: "Sáu cơ quan
khác đạt từ 80 đến dưới 85 điểm. Dẫn đầu nhóm này là A".
"""

from __future__ import annotations

import re

from rankings.language.text import fold_letters
from rankings.parse.model import Statement
from rankings.parse.prose.context import Context
from rankings.registry.vocabulary import compile_words

# "dưới 85 điểm", "từ 80 đến dưới 85 điểm", "70 - 80%"; "từ 90 đến 100 điểm" is the highest band
_BAND = (
    r"(?:dưới\s|\d[\d.,]*\s?(?:điểm\s|%\s)?(?:đến|tới|[-–])\s(?:dưới\s)?)(?!1\.?000?\b)"
    r"\d[\d.,]*\s?(?:điểm|%)"
)
_OTHERS = r"(?:@count_noun|nhóm)\s(?:khác|còn lại|kế tiếp|tiếp theo)"
_TOLD_BEFORE = rf"(?<!\w)(?:{_BAND}|{_OTHERS})(?!\w)"
_OPENED = re.compile(rf"(?<!\w)(?:nhóm|tốp|khoảng|mức)\s[^.;:\d]{{0,30}}?{_BAND}")
_OF_THIS = re.compile(r"\s(?:của |trong )?(?:nhóm|tốp) (?:này|đó|trên)(?!\w)")


def drop_places_in_bands(text: str, rankings: list[Statement], context: Context) -> None:
    """Take the places in words, and those by order, from the rows of a sentence that tells of a
    band of points below the highest; nobody follows them in order.
    """
    placed = [row for row in rankings if _is_told_in_words(row)]
    if not placed:
        return
    start = placed[0].start
    before = text.rfind(". ", text.rfind("\n", 0, start) + 1, max(0, start - 2))
    told = fold_letters(text)[max(before, text.rfind("\n", 0, start)) + 1 : placed[0].end]
    own = told[start - placed[0].end :]
    this = _OF_THIS.search(own)
    is_band = this and compile_words(_TOLD_BEFORE).search(told[: start - placed[0].end])
    opened = _OPENED.search(own)
    own_spans = (span.start for row in placed for span in row.fields.values())
    first = min((place for place in own_spans if place >= start), default=placed[0].end)
    if not is_band and not (opened and start + opened.end() < first):
        return
    for row in placed:
        row.fields.pop("rank", None)
        for name in ("rank", "rank_source", "rank_from_bottom"):
            row.attributes.pop(name, None)
        if not {"score", "grade"} & row.fields.keys():
            rankings.remove(row)
    context.last_rank = None


def _is_told_in_words(row: Statement) -> bool:
    rank = row.fields.get("rank")
    by_order = row.attributes.keys() & {"rank_source", "rank_from_bottom"}
    return row.kind == "ranking" and bool(by_order) and not (rank and rank.text[-1:].isdigit())
