"""Whom a sentence tells of that names nobody: the province, by the index spoken of before."""

from __future__ import annotations

import re

from rankings.parse.prose.chain_items import Item
from rankings.parse.prose.chains import Chain
from rankings.parse.prose.context import Context
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.series import part_years
from rankings.parse.sentences import Sentence

_OWN_PROVINCE = re.compile(r"(?<!\w)(?:tỉnh|thành phố|chỉ số này)\s(?!,)", re.IGNORECASE)


# "Thứ hạng trong cả nước thăng 9 bậc (từ vị trí 48 lên 39)"
_IN_COUNTRY = re.compile(
    r"(?:về\s)?(?:thứ hạng|xếp hạng|vị trí|thứ bậc)\s(?:của (?:tỉnh|thành phố)\s)?(?:trong|trên"
    r"|của)?\s?(?:bảng xếp hạng\s)?(?:cả nước|toàn quốc)",
    re.IGNORECASE,
)

# "…, song thứ hạng lại giảm 3 bậc, từ vị trí 37 xuống vị trí 40/63": of what the sentence before
# gave a score to.
_ITS_PLACE = re.compile(
    r"(?:(?<=,\s)|(?<=;\s)|\A)(?:(?:song|nhưng|và|thì|tuy nhiên|tuy vậy|còn)\s)?(?:về\s)?"
    r"(?:thứ hạng|thứ bậc|vị trí(?: xếp hạng)?|vị thứ)\s(?!của)",
    re.IGNORECASE,
)


# "Tuy nhiên, tổng điểm của tỉnh chỉ đạt 41,63 điểm": by the index of the paragraph.
_OWN_SCORE = re.compile(
    r"(?:tổng (?:số )?điểm|điểm (?:tổng hợp|số)|giá trị chỉ số)\s(?:chung\s)?của\s"
    r"(?:tỉnh|thành phố)\s(?:chỉ\s|mới\s)?(?:đạt|là|được)\s\d",
    re.IGNORECASE,
)


def find_untold_subject(
    text: str, sentence: Sentence, marks: list[Mark], context: Context
) -> Chain | None:
    """Return a chain of the paragraph's index for a sentence that names neither unit nor index:
    "Năm 2022, tỉnh xếp thứ 18/63".
    """
    named = any(mark.kind in ("unit", "index_name", "criterion_word") for mark in marks)
    index = context.index or _index_of_page(context)
    goes_on = context.index is not None and _goes_on_in_year(marks)
    if _is_line_of_year(marks):
        index = index or context.section_index or context.page_index
    if index is None or named or _goes_on_about_another(context):
        return None
    has_rank = any(mark.kind == "rank" for mark in marks)
    tells_on = _IN_COUNTRY.match(text, sentence.start, sentence.end) or (
        any(mark.kind == "moved_to" for mark in marks)
        and not any(mark.kind == "pillar" for mark in marks)
        and _ITS_PLACE.search(text[sentence.start : sentence.end])
    )
    own_score = _OWN_SCORE.search(text, sentence.start, sentence.end)
    own_score = own_score and not any(mark.kind in ("pillar", "rank") for mark in marks)
    is_told = (tells_on and has_rank) or own_score or _is_line_of_year(marks) or goes_on
    is_dated = any(mark.kind == "year" for mark in marks) and _OWN_PROVINCE.search(
        text, sentence.start, sentence.end
    )
    if is_told or (is_dated and (has_rank or len(part_years(marks)) > 1)):
        return Chain([Item(index, index=index)], -1, -1, tail=list(marks))
    return None


def _index_of_page(context: Context) -> Mark | None:
    """The page's index, the only one named, where the sentence before told of the province."""
    last = context.last_named
    is_province = last is not None and last.name is not None and last.name.level == "province"
    return context.page_index if is_province and len(context.indices) < 2 else None


_OF_LINE = {
    "comma",
    "semicolon",
    "score",
    "percent",
    "rank",
    "rank_verb",
    "gain_verb",
    "count_noun",
}


def _is_line_of_year(marks: list[Mark]) -> bool:
    """ "Năm 2019: 64,16 điểm, hạng 39/63": a year, and nothing behind it but a place or score."""
    kinds = [mark.kind for mark in marks]
    opens = kinds[:2] in (["year", "colon"], ["year", "dash"])
    return opens and {*kinds[2:]} <= _OF_LINE and {"rank", "score"} & {*kinds} != set()


_OF_YEAR = {"comma", "and", "link", "score", "percent", "rank", "rank_verb", "gain_verb"}


def _goes_on_in_year(marks: list[Mark]) -> bool:
    """ "Năm 2019, PCI của tỉnh là 64,14 điểm. Năm 2021 được 63,50 điểm, hạng 38": a year that opens
    the sentence, then nothing but one score and one place.
    """
    kinds = [mark.kind for mark in marks]
    counts = [kinds.count("score") + kinds.count("percent"), kinds.count("rank")]
    return kinds[:1] == ["year"] and {*kinds[1:]} <= _OF_YEAR and counts == [1, 1]


def _goes_on_about_another(context: Context) -> bool:
    """Whether the unit told of last is no province: "thành phố" is that one."""
    last = context.last_unit
    return last is not None and last.name is not None and last.name.level != "province"
