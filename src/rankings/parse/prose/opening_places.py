"""The place that opens a sentence, before a comma and the name it is said of: "Xếp thứ 9, Sở Tư
pháp có tổng điểm 88,2".
"""

from __future__ import annotations

import re

from rankings.language.text import fold_letters
from rankings.parse.prose.chains import Chain
from rankings.parse.prose.marks import PLACE_OF_WORD, Mark
from rankings.parse.prose.slots import Slots
from rankings.parse.sentences import Sentence

_LEADS = re.compile(
    r"(?:(?:ở|tại|nằm|đứng|xếp|giữ|chỉ|cùng|cũng|tiếp tục|vẫn|đang|được|trong|khi)\s){0,4}"
)
_LEADS_ON = re.compile(
    r"(?:\s(?:bảng(?: xếp hạng)?|danh sách|toàn (?:tỉnh|thành phố|huyện)"
    r"|(?:trong |của )?(?:khối|cấp)\s[^,;.:\d]{2,40}))?"
    r"(?:\s(?:với|đạt|được)\s(?:tổng\s|số\s)*(?:điểm\s)?\d[\d.,]*\s?(?:điểm|%))?"
    r",\s"
)


def find_opening_places(
    text: str, sentence: Sentence, chain: Chain, lead: Slots
) -> tuple[Mark | None, int | None, str] | None:
    """Return the mark, rank and source of the place that opens the part of a sentence and is said
    of the names of the chain; None where there is none, or another time's.
    """
    start = max(sentence.start, text.rfind(";", sentence.start, chain.items[0].anchor.start) + 1)
    places = [*lead.ranks, *(lead.words[word] for word in _WORDS if lead.has(word))]
    if len(places) != 1 or (len(chain.items) > 1 and not lead.has("same")):
        return None
    place, end = places[0], chain.items[0].anchor.start
    folded = fold_letters(text)[start:end]
    leads = _LEADS.fullmatch(folded.lstrip(), 0, place.start - end + len(folded.lstrip()))
    if not leads or not _LEADS_ON.fullmatch(folded, place.end - start):
        return None
    return (place, _WORDS.get(place.kind), "last" if place.kind in _ENDS else "printed")


_WORDS = PLACE_OF_WORD | {"highest": 1, "last": None, "lowest": None}
_ENDS = ("last", "lowest")
