"""Names that only a list makes believable: "các phường Kinh Bắc, Từ Sơn và Võ Cường", "Ba phường …
là Tự Lạn, Bồng Lai".
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from rankings.language.number_words import COUNTED
from rankings.language.text import fold_letters
from rankings.parse.model import Span
from rankings.parse.names import Name, find_capitalised_names
from rankings.parse.prose.marks import Mark
from rankings.registry.name_forms import PLACE_LEVELS, place_types

_TYPES = {
    "đơn vị": "commune",  # of the page's level
    "địa phương": "commune",
    **{name.lower(): level for name, level in PLACE_LEVELS.items() if level != "province"},
}
_PLURAL = re.compile(
    rf"(?:(?:các|những|\d|{COUNTED})\s(?:ubnd\s)?|khối\s(?=(?:xã|phường|thị trấn)\s?:))"
    rf"(?P<type>{place_types('district', 'commune')})(?!\w)"
)
# "Loại Tốt có 9 đơn vị: Cẩm Bình (94,25 điểm), …": the type is the page's.
_COUNTED = re.compile(r"\d\s(?P<type>đơn vị|địa phương)(?!\w)")
_LISTED = {"unit", "comma", "and", "semicolon"}
_BEFORE_NAME = {"link", "colon", "comma", "and", "semicolon", "plural_type", "count_noun"}


def add_listed_names(text: str, marks: list[Mark], end: int, level: str = "") -> list[Mark]:
    """Return the marks of a sentence that ends at `end` with the bare names of typed lists, and
    with names that their neighbours make a district's.

    The type that a list opens with ("các phường") is that of every bare name in it; it becomes the
    name's `place_type`, for only the list says it. Where the sentences before speak of communes
    (`level`), a list of so many units is one of theirs, if most of its names are no other's.
    """
    if not marks:
        return marks
    marks = _drop_those_ahead(text, _drop_overtaken(text, _drop_places_told_in(text, marks)))
    marks = _drop_holders(_drop_group_tails(marks))
    typed = _add_typed(text, marks, end, _PLURAL)
    if typed == marks and level == "commune":
        typed = _add_counted(text, marks, end)
    listed = _add_before_district(text, _add_between(text, typed))
    kept = [mark for mark in listed if not _is_where_all_are(text, mark)]
    return _settle_levels(kept, bool(_OF_COUNTRY.search(text, marks[0].start, end)))


_WHERE_ALL_ARE = re.compile(
    r"(?<!\w)(?:các|những|khối|nhóm|ubnd|\d{1,3})\s(?:[^.;:\d]{0,40}?\s)?"
    r"(?:xã|phường|thị trấn|đơn vị)\s(?:thuộc|(?P<of>của))\s"
    r"(?:địa bàn\s)?(?:huyện|quận|thị xã|thành phố|tp\.?|tỉnh)?\s?\Z"
)


def _is_where_all_are(text: str, mark: Mark) -> bool:
    """ "Khối UBND cấp xã thuộc huyện Quảng Điền dẫn đầu": where those are that are ranked."""
    if mark.kind != "unit":
        return False
    before = text[max(0, mark.start - 70) : mark.start]
    if not ("thuộc " in before or "của " in before):
        return False
    where = _WHERE_ALL_ARE.search(fold_letters(before))
    return bool(where) and not (where["of"] and mark.name.level == "province")


_DISTRICT_IN_BRACKETS = ["open", "unit", "close"]
# "…: Liên Nghĩa (", ", còn Đạ Long ("; not "ông Nguyễn Văn A (", "Trường Lê Lợi ("
_OPENS_NAME = re.compile(
    r"(?:\A|[,;:.–\n-]|(?<!\w)(?:và|còn|là|như|gồm|có|khi|thì|ngoài|trừ|bởi|về|đến))\s?\Z",
    re.IGNORECASE,
)


def _add_before_district(text: str, marks: list[Mark]) -> list[Mark]:
    """ "Liên Nghĩa (huyện Đức Trọng) được 88,4 điểm": the bare name in front of a district in
    brackets is a commune's.
    """
    added: list[Mark] = []
    for place, opened in enumerate(marks[:-2]):
        inside = marks[place : place + 3]
        if [mark.kind for mark in inside] != _DISTRICT_IN_BRACKETS:
            continue
        start = marks[place - 1].end if place else max(0, opened.start - 40)
        runs = find_capitalised_names(text, start, opened.start)
        if (
            inside[1].name.level == "district"
            and runs
            and not text[runs[-1][1] : opened.start].strip()
            and _OPENS_NAME.search(text, max(0, runs[-1][0] - 12), runs[-1][0])
        ):
            added.append(_mark_name(text, *runs[-1], "commune"))
    return sorted(marks + added, key=lambda mark: mark.start) if added else marks


_TOLD_IN = re.compile(r"(?:\A|[.;,:]\s|\n)(?:riêng\s)?(?:tại|ở)\s\Z", re.IGNORECASE)


def _drop_places_told_in(text: str, marks: list[Mark]) -> list[Mark]:
    """ "Tại huyện Lục Nam, xã Bảo Đài dẫn đầu": the district in which communes are told of is not
    placed itself.
    """
    kept = []
    for position, mark in enumerate(marks):
        is_district = mark.kind == "unit" and mark.name.level == "district"
        following = marks[position + 1 : position + 3] if is_district else []
        is_told_in = (
            [other.kind for other in following] == ["comma", "unit"]
            and following[1].name.level == "commune"
            and _TOLD_IN.search(text, max(0, mark.start - 12), mark.start)
        )
        if not is_told_in:
            kept.append(mark)
    return kept


_OVERTAKEN = re.compile(
    r"(?<!\w)vượt(?:\s(?:qua|mặt|lên|trên)){0,3}\s(?P<whom>các|những|nhiều|một số|hàng loạt)\s"
    r"[^.;:()\d]{0,120}?\snhư\s"
)


def _drop_overtaken(text: str, marks: list[Mark]) -> list[Mark]:
    """ "A vượt qua những tỉnh nhiều năm dẫn đầu như B, C để vươn lên thứ nhất": what stands between
    is said of B and C, who are only those that A overtook.
    """
    match = _OVERTAKEN.search(fold_letters(text), marks[0].start, marks[-1].end)
    if match is None:
        return marks
    listed = itertools.takewhile(
        lambda mark: mark.kind in ("unit", "comma", "and"),
        (mark for mark in marks if mark.start >= match.end()),
    )
    end = max((mark.end for mark in listed), default=match.start("whom"))
    return [mark for mark in marks if not match.start("whom") <= mark.start < end]


# "đứng thứ 8, chỉ sau các tỉnh A, B"; "xếp sau là A" tells who follows
_BEHIND = re.compile(
    rf"(?<!\w)(?:(?:đứng|xếp)\s)?sau\s(?:(?:các|những|cả|{COUNTED}|\d)\s)?"
    r"(?:(?:tỉnh|thành phố|huyện|sở|đơn vị|địa phương|xã|phường)(?:[,:]\s|\s))*\Z"
)


def _drop_those_ahead(text: str, marks: list[Mark]) -> list[Mark]:
    """Those that a unit stands behind have no place here, unless brackets tell something of them;
    where the sentence opens with one ("Đứng sau A, B xếp thứ 4"), only that one.
    """
    dropped: list[Mark] = []
    for place, mark in enumerate(marks):
        if mark.kind != "unit" or mark in dropped:
            continue
        behind = _BEHIND.search(fold_letters(text), max(0, mark.start - 40), mark.start)
        if behind is None:
            continue
        opens = all(other.kind in ("next", "comma") for other in marks[:place])
        listed = list(itertools.takewhile(lambda other: other.kind in _IN_LIST, marks[place:]))
        listed = listed[:1] if opens else listed
        following = marks[place + len(listed) :]
        if not following or following[0].kind not in _TELLS:
            dropped += [other for other in listed if other.kind == "unit"]
    return [mark for mark in marks if mark not in dropped]


_TELLS = {"open", "rank_verb", "rank", "gain_verb", "score", "percent", "last", "lowest"}
_IN_LIST = ("unit", "comma", "and", "count_noun", "plural_type")
_GROUP_OF_TYPES = ["plural_type", "comma", "count_noun", "and"]


def _drop_group_tails(marks: list[Mark]) -> list[Mark]:
    """ "UBND các huyện, thị xã và thành phố Huế": the city behind the types of a group is no unit
    of the sentence.
    """
    return [
        mark
        for position, mark in enumerate(marks)
        if not (
            mark.kind == "unit"
            and fold_letters(mark.span.text).startswith(("thành phố", "tp"))
            and [other.kind for other in marks[max(0, position - 4) : position]] == _GROUP_OF_TYPES
        )
    ]


_SMALLER = {"xã", "phường", "thị trấn", "thôn", "xóm", "phòng", "trường"}


def _drop_holders(marks: list[Mark]) -> list[Mark]:
    """ "Huyện Yên Thành có 38/39 xã xếp loại Tốt": the grade is that of its communes."""
    return [
        mark
        for position, mark in enumerate(marks)
        if not (
            mark.kind == "unit"
            and [other.kind for other in marks[position + 1 : position + 4]]
            == ["link", "number", "count_noun"]
            and fold_letters(marks[position + 3].span.text) in _SMALLER
            and "grade" in [other.kind for other in marks[position + 4 : position + 6]]
        )
    ]


def _add_counted(text: str, marks: list[Mark], end: int) -> list[Mark]:
    """Return the marks with the names of a list of so many units as communes, where no more of them
    are known as something larger.
    """
    found = _add_typed(text, marks, end, _COUNTED)
    fresh = len(found) - len(marks)
    taken = sum(mark not in found and mark.name.level != "commune" for mark in marks)
    return found if fresh and fresh >= taken else marks


def _add_typed(text: str, marks: list[Mark], end: int, opening: re.Pattern[str]) -> list[Mark]:
    found: list[Mark] = []
    start = marks[0].start - min(5, marks[0].start)
    heads = list(opening.finditer(fold_letters(text), start, marks[-1].end))
    if not heads:
        return marks
    says_type = opening is _PLURAL
    ends = [mark.start for mark in marks[1:]] + [end]
    listed, reach = "", -1  # the type of the list that goes on without other words, and its end
    for mark, gap_end in zip(marks, ends, strict=True):
        opened = next((head for head in reversed(heads) if head.start() <= mark.start), None)
        place_type = opened["type"] if opened else ""
        goes_on = reach >= 0 and not text[reach : mark.start].strip() and mark.kind in _LISTED
        listed = _type_right_before(text, mark, heads) or (listed if goes_on else "")
        reach = mark.end if listed else -1
        found.append(_type_name(mark, listed, place_type, says_type))
        name = (
            _bare_name(text, mark.end, gap_end)
            if place_type and mark.kind in _BEFORE_NAME
            else None
        )
        if name:
            level = _TYPES[place_type]
            said = place_type if level == "commune" and says_type else ""
            found.append(_mark_name(text, *name, level, said))
    return found


def _type_right_before(text: str, mark: Mark, heads: list[re.Match[str]]) -> str:
    """The type with which a list opens right before a name: "các phường Kinh Bắc"."""
    for head in heads if mark.kind == "unit" else []:
        if head.end() <= mark.end and not text[head.end() : mark.start].strip(" :"):
            return head["type"]
    return ""


def _type_name(mark: Mark, listed: str, place_type: str, says_type: bool) -> Mark:
    """A bare name with the type of the list that it stands in: of a district the one that the list
    just opened with, of a commune the one said last.
    """
    if mark.kind != "unit" or not mark.name.bare:
        return mark
    name = mark.name
    if listed and name.level == "district" == _TYPES[listed]:
        name = name._replace(place_type=listed)
    is_free = name.level in ("district", "province") or not name.known
    if place_type and _TYPES[place_type] == "commune" and is_free:
        name = name._replace(level="commune", place_type=place_type if says_type else "")
    return replace(mark, name=name)


def _bare_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The capitalised run that fills the gap between two marks, if it fills it; "của" may lead on
    to a district.
    """
    runs = find_capitalised_names(text, start, end)
    words = _OF_DISTRICT.sub("", text[start:end]).strip(" .!")
    return runs[0] if len(runs) == 1 and words == text[runs[0][0] : runs[0][1]] else None


_OF_DISTRICT = re.compile(r"\s(?:của|thuộc|ở|tại)\s\Z")


def _mark_name(text: str, start: int, end: int, level: str, place_type: str = "") -> Mark:
    return Mark(
        "unit",
        start,
        end,
        Span(text[start:end], start, end),
        name=Name(start, end, level, bare=True, known=False, place_type=place_type),
    )


def _add_between(text: str, marks: list[Mark]) -> list[Mark]:
    """Between two districts of a list a bare capitalised run is a district too, even one that is
    misspelt.
    """
    added: list[Mark] = []
    for position, (before, after) in enumerate(itertools.pairwise(marks)):
        if before.kind not in ("comma", "and") or after.kind not in ("comma", "and"):
            continue
        neighbours = marks[position - 1 : position] + marks[position + 2 : position + 3]
        districts = sum(
            mark.kind == "unit" and mark.name.level == "district" for mark in neighbours
        )
        if districts == 2 and (name := _bare_name(text, before.end, after.start)):
            added.append(_mark_name(text, *name, "district"))
    return sorted(marks + added, key=lambda mark: mark.start) if added else marks


# "TP. Huế đứng thứ 14/63", "top 5 chỉ số chuyển đổi số toàn quốc"
_OF_COUNTRY = re.compile(
    r"\d\s?/\s?(?:63|34)(?!\w)|(?<!\w)(?:toàn quốc|cả nước|tỉnh, thành(?: phố)?)(?!\w)"
)


def _settle_levels(marks: list[Mark], of_country: bool) -> list[Mark]:
    """ "Minh Hóa, Tuyên Hóa, Quảng Ninh và Ba Đồn": between districts, a name that is also a
    province's is the district; "TP Huế" among provinces alone, or in a list of the country, is the
    province.
    """
    settled = list(marks)
    others = {
        mark.name.level for mark in marks if mark.kind == "unit" and len(mark.name.levels) < 2
    }
    for position, mark in enumerate(marks):
        if mark.kind != "unit" or not {"province", "district"} <= mark.name.levels:
            continue
        if mark.name.level == "district":
            if others == {"province"} or (of_country and not others):
                settled[position] = replace(mark, name=mark.name._replace(level="province"))
            continue
        before, after = marks[max(0, position - 2) : position], marks[position + 1 : position + 3]
        in_list = [
            pair
            for pair in (before, after)
            if len(pair) == 2 and {other.kind for other in pair} & {"comma", "and"}
        ]
        if any(
            other.kind == "unit" and other.name.level == "district"
            for pair in in_list
            for other in pair
        ):
            settled[position] = replace(mark, name=mark.name._replace(level="district"))
    return settled
