"""Places and scores that only a claim holds: told of somebody by the whole of an index, they would
be rows, had the words been understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rankings.language.text import fold, fold_letters
from rankings.parse.model import Span, Statement
from rankings.registry.name_forms import place_types
from rankings.registry.provinces import FEWEST_PROVINCES
from rankings.registry.vocabulary import compile_words, find_words

LAST = "last"
_PART = ("pillar_word", "criterion_word", "part_word")
_INDEX = ("framework_word", "index_name")


def places_of(row: Statement) -> tuple[str, str]:
    """Return the place of a row, and `LAST` where it is the last."""
    of = row.fields.get("rank_of")
    is_last = row.attributes.get("rank_from_bottom") == "1" or (of and of.text == row.told_rank)
    return (row.told_rank, LAST if is_last else row.told_rank)


def list_told(statements: list[Statement]) -> set[tuple[str, str]]:
    """Return what the rows tell: each unit, folded, with its places and its score."""
    return {
        (fold(row.fields["unit"].text), value)
        for row in statements
        if row.kind == "ranking" and "unit" in row.fields
        for value in (*places_of(row), getattr(row.fields.get("score"), "text", ""))
    }


def is_told(names: Iterable[Span | None], value: str, told: set[tuple[str, str]]) -> bool:
    """Return whether a row tells a value of one of some units."""
    return any(name and (fold(name.text), value) in told for name in names)


def find_left_claims(
    text: str, statements: list[Statement], told: set[tuple[str, str]]
) -> list[Span]:
    """Return the figures of claims that are places or scores of no row: of no part of an index,
    none within a region, no mean, bound or aim; none of a headline that rows tell (`list_told`).
    """
    scores = {(row.start, row.fields["score"].text) for row in statements if "score" in row.fields}
    return [
        claim.fields["value"]
        for claim in statements
        if claim.kind == "claim" and "value" in claim.fields and _is_left(text, claim)
        if (claim.start, claim.fields["value"].text) not in scores
        if "heading" not in claim.attributes
        or not is_told([claim.fields.get("subject")], claim.fields["value"].text, told)
    ]


def _is_left(text: str, claim: Statement) -> bool:
    if claim.attributes.get("unsure") == "aim" or _is_of_part(claim):
        return False
    if claim.pattern == "ordinal":
        return not _is_held(text, claim)
    if claim.pattern == "fraction" and _is_place(text, claim):
        return True
    return claim.pattern in ("points", "fraction", "percentage") and _is_score(text, claim)


_NO_PART = re.compile(r"(?<!\w)(?:thứ hạng|vị trí|xếp hạng|tổng điểm)(?!\w)", re.IGNORECASE)


def _is_of_part(claim: Statement) -> bool:
    """Whether a claim is of a part of an index, and what leads to it names one, no unit or list."""
    measure, subject = claim.fields["measure"], claim.fields.get("subject")
    names_unit = subject is not None and measure.start <= subject.start < measure.end
    return "of_pillar" in claim.attributes and not (names_unit or _NO_PART.search(measure.text))


_IN_REGION = r"[^,;.()]{0,60}(?<!\w)(?:@region_word)(?!\w)"
_OF_REGION = r"(?<!\w)(?:trong|ở|xét|tại)\s[^,;.()]{0,50}(?:@region_word)(?!\w)[^;.]*\Z"


def _is_held(text: str, claim: Statement) -> bool:
    """Whether a claim tells a place in a region, or by a part of an index, of somebody."""
    if "subject" not in claim.fields:
        return False
    said = fold_letters(text)[claim.start : claim.end]
    place = claim.fields["value"].end - claim.start
    is_within = compile_words(_IN_REGION).match(said, place) or compile_words(_OF_REGION).search(
        said, 0, place
    )
    return bool(is_within) or any(find_words(claim.fields["measure"].text, *_PART))


_RANKED = re.compile(r"(?:hạng|thứ|vị trí|bậc)(?!\w)(?:[^;.\d]|20\d\d){0,120}\Z", re.IGNORECASE)
_COUNTED = r"\s?(?:@count_noun|thành|bộ)[^;.]{0,30}\s(?:có|đạt|đều|đã|được|trên)\s"


def _is_place(text: str, claim: Statement) -> bool:
    """Whether "19/63" is a place and no share: "xếp hạng … của tỉnh Sơn La là 19/63 tỉnh"."""
    value, of = claim.fields["value"], claim.fields.get("of")
    if of is None or not of.text.isdigit() or int(of.text) < FEWEST_PROVINCES:
        return False
    is_ranked = _RANKED.search(text, max(claim.start, value.start - 140), value.start)
    behind = fold_letters(text[of.end : of.end + _FAR])
    return bool(is_ranked) and not compile_words(_COUNTED).match(behind)


# A mean, the end of a list, the score of a group, or that of a part.
_OF_OTHERS = (
    r"(?<!\w)(?:@average_word|@highest_word|@lowest_word|quốc gia|cả nước"
    r"|toàn quốc|cấp|@group_word|vùng|các|tối đa|thẩm định|điều tra)(?!\w)"
)
_ONE = re.compile(rf"(?i)(?<!\w)(?:{place_types()}|sở)(?!,)(?!\w)")
# "có 10 tỉnh (15,87%) tăng điểm", "chiếm 13,48%", "2/19 đơn vị (tỷ lệ 10,52%)"
_SHARED = re.compile(
    r"(?:(?<!\w)(?:chiếm|bằng)|\(t[ỷỉ] lệ|(?<!\w)có\s\d{1,3}\s[^,;.()]{2,40}\()\s?\Z", re.IGNORECASE
)
_FAR = 120  # letters before a score that say whose it is


def _is_score(text: str, claim: Statement) -> bool:
    """Whether a score is told of one unit by a whole index, and is no mean, bound or part."""
    value, subject, unit = (claim.fields.get(name) for name in ("value", "subject", "unit"))
    if {"bound", "comparator"} & claim.attributes.keys() or unit is None:
        return False
    is_share = subject is not None and subject.start > value.start  # "46% hồ sơ"
    if is_share or unit.text not in ("điểm", "%"):
        return False
    before = text[max(claim.start, value.start - _FAR) : value.start]
    if _SHARED.search(before):
        return False
    owners = [before] if subject is None else [before, subject.text]
    if any(compile_words(_OF_OTHERS).search(fold_letters(words)) for words in owners):
        return False
    return _is_whole(claim) and (subject is not None or bool(_ONE.search(before)))


# "Tổng điểm của huyện", "chỉ số này", "chỉ xếp thứ 4/8 với", but no distance to another
_TOTAL = re.compile(
    r"(?:tổng điểm|điểm số|số điểm|tổng cộng|chỉ số (?:của|này|năm|chung)|con số này"
    r"|(?:xếp|hạng|vị trí|đứng) thứ)(?!\w)",
    re.IGNORECASE,
)
_DIFFERS = re.compile(
    r"(?<!\w)(?:(?<!cải )cách|hơn|kém|khoảng cách|chênh lệch|trừ|thiếu|thêm|vượt)(?!\w)",
    re.IGNORECASE,
)


def _is_whole(claim: Statement) -> bool:
    """Whether what a score measures is an index, or the total of it."""
    measure = claim.fields["measure"].text
    names = any(find_words(measure, *_INDEX)) or _TOTAL.search(measure)
    return bool(names) and not (any(find_words(measure, *_PART)) or _DIFFERS.search(measure))
