"""Who "huyện", "xã" or "Sở" without a name is: the unit that the page is about. "Năm 2022, chỉ số
CCHC của huyện đạt 85,3 điểm, xếp thứ 2/9" on the page of a district.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from rankings.language.text import fold, fold_letters
from rankings.parse.prose.context import Context
from rankings.parse.prose.marks import PLACE_KINDS, Mark, free_behind
from rankings.parse.sentences import Sentence
from rankings.registry.name_forms import PLACE_LEVELS
from rankings.registry.provinces import find_province
from rankings.registry.vocabulary import compile_words

_LEVELS = {name.lower(): level for name, level in PLACE_LEVELS.items() if level != "province"} | {
    "sở": "department"
}
_WORD = rf"(?:UBND\s)?(?P<word>{'|'.join(_LEVELS)})"
_WORD_OR_PROVINCE = _WORD.replace("(?P<word>", "(?P<word>tỉnh|")
_DOES = (
    r"\s(?:đã\s|cũng\s|luôn\s|tiếp tục\s|vẫn\s|được\s|chỉ\s|lần đầu\s|tiên\s){0,3}"
    r"(?:đạt|xếp|đứng|dẫn đầu|vươn|lên|xuống|giữ|tăng|giảm|tụt|cải thiện|leo|thăng|nằm|thuộc nhóm"
    r"|nhảy|tiến|bật|lùi|rơi|rớt|trượt|tuột|chiếm"
    r"|có (?:chỉ số|điểm|tổng điểm)|(?:được|có)(?=\s\d)|thứ(?=\s(?:nhất|nhì|hai|ba|tư|\d)))(?!\w)"
)
# "chỉ số CCHC của huyện đạt …", but not "các xã của huyện đạt …"
_OWNS = (
    r"(?i)(?:chỉ số|(?<!\w)(?:index|@framework_word|@index_name)|điểm|kết quả|thứ hạng|xếp hạng"
    r"|mức độ|hành chính)(?:\s(?!xã|phường|các|những|phòng|đơn vị)[^\s,;.:]+){0,12}?\scủa\s"
    rf"{_WORD}(?:{_DOES}|\s(?:năm\s\d|là\s\d|trong\s)|\s?(?:[.;)]|\Z)|,(?!\s(?:{'|'.join(_LEVELS)}|ban|ngành)))"
)
_SUBJECT = re.compile(
    r"(?=[uthqxpsđ])(?:\A|(?<=[;:.(“\"]\s)|(?<=[“\"(])|(?<=\d{4}\s)|(?<=\d,\s)|(?<=[^\W\d],\s)|(?<=thì\s)|(?<=đưa\s)|(?<=nay\s)"
    r"|(?<=trước\s))"
    rf"{_WORD_OR_PROVINCE}{_DOES}",
    re.IGNORECASE,
)
_IN_A_ROW = re.compile(rf"(?:{'|'.join(_LEVELS)}|tỉnh|ban|ngành),\s\Z", re.IGNORECASE)
_KIND = re.compile(
    rf"(?:(?:UBND|[uủ][ỷy] ban nhân dân)\s)?(?P<kind>{'|'.join(_LEVELS)})(?!\w)", re.IGNORECASE
)


def name_own_unit(text: str, sentence: Sentence, marks: list[Mark], context: Context) -> list[Mark]:
    """Return the marks with every unit that is only called by its type as that unit, where the
    page makes clear which.
    """
    words = text[sentence.start : sentence.end]
    folded = fold_letters(words)
    marks = _name_owner_of_index(words, sentence.start, marks, context)
    owned = compile_words(_OWNS).finditer(folded) if "của" in folded else ()
    for match in sorted([*owned, *_SUBJECT.finditer(words)], key=lambda match: match.start("word")):
        start, end = (sentence.start + place for place in match.span("word"))
        before = [mark for mark in marks if mark.start <= start]
        named = _find_own(match["word"].lower(), before, context)
        opens = [mark.kind for mark in before if mark.kind in ("open", "close")][-1:] == ["open"]
        is_name = any(mark.kind == "unit" and start < mark.end for mark in before)
        in_a_row = _IN_A_ROW.search(text, max(sentence.start, start - 12), start)
        if opens or is_name or in_a_row:
            continue
        if named is None:
            marks = _free_of_nobody(marks, match["word"].lower(), end)
            continue
        own = replace(named, start=start, end=end, used=False)
        kept = [mark for mark in marks if mark.end <= start or mark.start >= end]
        marks = sorted([*kept, own], key=lambda mark: mark.start)
    return marks


_THIS_INDEX = re.compile(r"(?<!\w)chỉ số này(?=\s(?:là|đạt|được|xếp|đứng)\s)", re.IGNORECASE)


def _name_owner_of_index(words: str, begin: int, marks: list[Mark], context: Context) -> list[Mark]:
    """ "Năm 2021, sở đạt 87,6%. Năm 2022, chỉ số này là 92,44%": the agency or place of the
    sentence before, on a page of one index.
    """
    said, owner = _THIS_INDEX.search(words), context.last_named
    if said is None or owner is None or owner.name is None or len(context.indices) > 1:
        return marks
    start, end = (begin + place for place in said.span())
    is_named = any(mark.kind in ("unit", "index_name") and mark.start < end for mark in marks)
    if is_named or owner.name.level == "province":
        return marks
    own = replace(owner, start=start, end=end, used=False)
    kept = [mark for mark in marks if mark.end <= start or mark.start >= end]
    return sorted([*kept, own], key=lambda mark: mark.start)


def _free_of_nobody(marks: list[Mark], word: str, start: int) -> list[Mark]:
    """The marks with the places and scores of "huyện xếp thứ 2", of which nobody knows whose they
    are, as those of nobody, up to the next name or part.
    """
    if word in ("tỉnh", "thành phố"):
        return marks
    return free_behind(marks, start, ("unit", "semicolon", "pronoun"))


def drop_containers(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks without the district that a commune leads, and without the names of regions:
    "Xã An Mỹ đứng đầu huyện Tuy An" says nothing of the district, "thứ 2 khu vực Duyên hải miền
    Trung" nothing of the town Duyên Hải.
    """
    kept: list[Mark] = []
    for position, mark in enumerate(marks):
        is_district = mark.kind == "unit" and mark.name.level == "district"
        is_other = is_district and (_is_led(text, kept, mark) or _is_region(text, mark))
        is_other = is_other or (is_district and _holds(text, mark, marks[position + 1 :]))
        is_other = is_other or (mark.kind == "unit" and _is_heading(text, mark))
        is_other = is_other or (mark.kind == "unit" and _has_sector(text, mark))
        is_other = is_other or (mark.kind == "unit" and _is_of_another_time(text, mark))
        kept += [] if is_other else [mark]
    return kept


_OF = re.compile(r"(?:của|tại|ở|thuộc|trên địa bàn)\s\Z")


def _holds(text: str, district: Mark, behind: list[Mark]) -> bool:
    """ "Theo kết quả của huyện Tiểu Cần, Phú Cần xếp thứ nhất": whose commune is told of."""
    of_it = _OF.search(text, max(0, district.start - 14), district.start)
    commune = behind[1] if [mark.kind for mark in behind[:2]] == ["comma", "unit"] else None
    return bool(of_it) and commune is not None and commune.name.level == "commune"


# "thị xã Cửa Lò (nay đã nhập vào thành phố Vinh) đứng đầu"
_OF_ANOTHER_TIME = re.compile(
    r"\w\s?\((?:nay|hiện|trước đây|trước kia|trước khi|sau khi|được|sáp nhập|hợp nhất|thành lập"
    r"|tách|đổi tên|mới)\s[^()\d]{0,90}\Z",
    re.IGNORECASE,
)


def _is_of_another_time(text: str, mark: Mark) -> bool:
    """Whether brackets name it only to say what became of the unit before them, or of what it was
    made.
    """
    return bool(_OF_ANOTHER_TIME.search(text, max(0, mark.start - 120), mark.start))


_HEADS = re.compile(r"(?:khối|nhóm|cụm|hệ thống)\s(?:các\s)?\Z", re.IGNORECASE)


def _is_heading(text: str, mark: Mark) -> bool:
    """ "Khối Cục Thuế: Từ vị trí thứ 10, Cục Thuế tỉnh Nghệ An …": of whom the sentence tells."""
    heads = _HEADS.search(text, max(0, mark.start - 14), mark.start)
    return bool(heads) and text[mark.end : mark.end + 2].strip() == ":"


# "Ngành y tế Phú Yên", but not "các sở, ngành tỉnh Phú Yên"
_SECTOR = re.compile(
    r"(?<!\w)(?<!, )(?<!ban )(?<!sở )ngành\s(?!(?:và|của|tại|ở|tỉnh|thành|trong|cùng|là|có|đã)\s)"
    r"(?:[^\W\d]+(?:,|\svà|\s&|\s-)?\s){1,5}(?:tỉnh\s|thành phố\s|TP\.?\s?)?\Z",
    re.IGNORECASE,
)


def _has_sector(text: str, mark: Mark) -> bool:
    """ "Ngành y tế Phú Yên 'đội sổ'": the sector is told of, and not the province."""
    is_province = mark.name is not None and mark.name.level == "province"
    return is_province and bool(_SECTOR.search(text, max(0, mark.start - 60), mark.start))


def _is_region(text: str, mark: Mark) -> bool:
    words = r"(?i)(?<!\w)(?:@region_word)\s\Z"
    return bool(compile_words(words).search(text, max(0, mark.start - 12), mark.start))


def _is_led(text: str, before: list[Mark], district: Mark) -> bool:
    """Whether a commune's place stands right before its district."""
    part = list(takewhile(lambda other: other.kind != "semicolon", reversed(before)))
    unit = next((other for other in part if other.kind == "unit"), None)
    return (
        unit is not None
        and unit.name.level == "commune"
        and part[0].kind in PLACE_KINDS
        and not text[part[0].end : district.start].strip()
    )


# "9 huyện (trừ huyện đảo Cồn Cỏ)"
_LEFT_OUT = re.compile(r"(?:trừ|không (?:tính|kể|gồm)|chưa (?:tính|kể))\s(?:[^\W\d]+\s){0,2}\Z")


def remember_units(text: str, marks: list[Mark], context: Context) -> None:
    """Note which units of each level the page has named so far, without those left out."""
    for mark in marks:
        before = text[max(0, mark.start - 30) : mark.start]
        if mark.kind == "unit" and mark.name is not None and not _LEFT_OUT.search(before):
            context.units.setdefault(mark.name.level, {}).setdefault(_core(mark), mark)


def _find_own(word: str, before: list[Mark], context: Context) -> Mark | None:
    """The only unit of the type so far: of the sentence, where it names any, else of the page; of
    provinces the only one that the sentence or the one before names.
    """
    if word in ("tỉnh", "thành phố") and (province := _find_own_province(word, before, context)):
        return province
    own = find_province(context.province) if word == "thành phố" else None
    if word == "tỉnh" or (own is not None and own.is_city):
        return None  # "thành phố" is the whole of it
    level = _LEVELS[word]
    here = {
        _core(mark): mark for mark in before if mark.kind == "unit" and mark.name.level == level
    }
    so_far = context.units.get(level, {})
    named = [mark for mark in (here or so_far).values() if _kind_of(mark) in ("", word)]
    # "ngôi đầu thuộc về huyện Ba Bể, thành phố xuống thứ hai": the only town so far
    named = named or [mark for mark in so_far.values() if _kind_of(mark) == word]
    named = _join_longer(named)
    return named[0] if len(named) == 1 else None


def _join_longer(named: list[Mark]) -> list[Mark]:
    """ "Sở Tài chính Bình Định" is "Sở Tài chính"."""
    shortest = min(map(_core, named), key=len, default="")
    return (
        named[:1] if all(f"{_core(mark)} ".startswith(f"{shortest} ") for mark in named) else named
    )


def _find_own_province(word: str, before: list[Mark], context: Context) -> Mark | None:
    here = {mark.span.text: mark for mark in before if mark.kind == "unit"}
    so_far = list(context.units.get("province", {}).values())
    only = so_far[0] if len(so_far) == 1 and word == "tỉnh" else None
    named = next(iter(here.values())) if len(here) == 1 else None
    named = named if here else context.last_named or only
    if named is None or named.name is None or named.name.level != "province":
        return None
    province = find_province(_core_of_province(named))
    return named if province is not None and province.is_city == (word == "thành phố") else None


def _core_of_province(mark: Mark) -> str:
    return re.sub(r"^(?:tỉnh|thành phố|tp\.?)\s", "", mark.span.text, flags=re.IGNORECASE)


def _kind_of(mark: Mark) -> str:
    kind = _KIND.match(mark.span.text)
    return kind["kind"].lower() if kind else ""


def _core(mark: Mark) -> str:
    """A name without its type and its province: "Sở Nội vụ tỉnh Lào Cai" is Sở Nội vụ."""
    bare = re.split(r"\s(?=tỉnh\s)", _KIND.sub("", mark.span.text, count=1))[0]
    return fold(bare)
