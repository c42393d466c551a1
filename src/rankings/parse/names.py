"""Names of agencies, districts, communes and provinces where they stand in a text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rankings.language.text import fold, fold_letters
from rankings.parse.commune_names import find_bare_commune, is_described
from rankings.parse.speakers import is_speaker
from rankings.registry.lexicon import Lexicon, NameMatch, load_lexicon
from rankings.registry.name_forms import PLACE_LEVELS, place_types
from rankings.registry.provinces import load_provinces
from rankings.registry.reference import remembered
from rankings.registry.vocabulary import alternation, compile_words

UPPER = "".join(
    char
    for char in map(chr, [*range(0x41, 0x5B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)])
    if char.isupper()
)
LOWER = UPPER.lower()

_WORD = rf"[{UPPER}][\w'’]*"
_WORD_OF_NAME = re.compile(r"(?<!\w)[^\W\d_][^\W_]*")
# "huyện X", "TP. Y": a typed name that no register knows is still a name (communes have no register
# at all).
_TYPE = rf"(?i:{place_types()}|TP|TX)\b"
_NO_VALUE = r"(?![\d/%]|[.,]\d)(?!\s(?:điểm|bậc|lần|phần|%|vị\ trí))"
_TYPED_NAME = re.compile(
    rf"""
    (?:(?i:UBND|[uủ][ỷy]\ ban\ nhân\ dân)\s)?          # the committee in front of the place
    (?P<type>(?i:{place_types("district", "commune")})
             |T[PX](?:\.|(?=\s))|TT\.|H\.|Q\.|P\.|X\.)\s?
    (?!T[PX]\b)(?P<name>                              # "huyện, thị xã, thành phố TX Quảng Yên"
        {_WORD}(?:\s{_WORD}){{0,3}}
        (?:\s[-–]\s(?!{_TYPE})(?P<behind>{_WORD}(?:\s{_WORD}){{0,2}}))?  # "Lang Biang - Đà Lạt"
        (?:\s[1-9]{_NO_VALUE})?                              # "Bảo Lâm 2"
      | \d{{1,2}}(?:\s{_WORD}(?:\s{_WORD}){{0,2}}|{_NO_VALUE})  # "2 Bảo Lộc", "2"
    )
    """,
    re.VERBOSE,
)
_NUMBERS_NO_PLACE = re.compile(r"(?i:huyện|thị\s\w+|thành\sphố|TP\.?|TX\.?|TT\.|H\.)\s\d")
_LEVEL_OF_TYPE = {
    **{name.lower(): level for name, level in PLACE_LEVELS.items()},
    **dict.fromkeys(("tp", "tx", "h", "q"), "district"),
    **dict.fromkeys(("tt", "p", "x"), "commune"),
}
# "Sở" and a capital: a department, even one that no register knows.
_UNKNOWN_DEPARTMENT = re.compile(
    rf"Sở\s(?:[A-ZĐ][A-ZĐ&,\-]{{1,9}}(?:\s?(?:&|và|-)\s?[A-ZĐ]{{2,6}})?(?!\w)|{_WORD}(?:\s(?:[-–]\s|và\s)?{_WORD}){{0,3}})"
)
# "Chi cục Hải quan Đà Lạt", "Ban Quản lý khu Đại học Nam Cao" up to the verb or the end of its part
# of the sentence.
_ENDS_NAME = r"(?=\s(?:đạt|xếp|đứng|dẫn|với|là|có|được|tăng|giảm|và)\s|\s?[,.;:()\n\t|]|\Z)"
_UNKNOWN_BRANCH = re.compile(
    rf"(?:Chi\scục\s[{UPPER}]|Ban\s[Qq]uản\slý\s)\w*(?:\s\w+){{0,6}}?{_ENDS_NAME}"
)
# "Sở Nội vu", "Sở Giao thôn vận tải": a misspelt name is the whole of it
_REST_OF_MISSPELT = re.compile(
    rf"(?:\s(?!(?:đã|đang|cũng|vẫn|còn|chỉ|cùng|đều|lần|thuộc|tiếp|vươn|lên|xuống|tụt|giữ|vào|ở|thì"
    rf"|không|bị|nằm|cao|thấp|loại|hạng|thứ|nhất|nhì|ba|trong|theo|tại|của|từ|này|bằng)\b)"
    rf"[{LOWER}]+){{1,4}}?{_ENDS_NAME}"
)
# "Chi cục Hải quan cửa khẩu cảng Hòn Gai": a branch, not the agency that its name begins with
_OF_BRANCH = re.compile(
    r"(?:\s(?:cửa khẩu|quốc tế|cảng|sân bay|khu vực|khu công nghiệp|chuyển phát nhanh)){0,3}"
    rf"\s{_WORD}(?:\s{_WORD}){{0,3}}"
)
# "Đam Rông 4" in a list of communes: the number is the name's.
_NUMBERED = rf"\s[1-9]{_NO_VALUE}(?=\s?(?:[,;:.()]|\Z)|\s(?:và|cùng|đều|đạt|xếp|có)\s)"
_CAPITALISED = re.compile(rf"{_WORD}(?:\s{_WORD}){{1,3}}(?!\w)(?:{_NUMBERED})?")
_NUMBER_OF_NAME = re.compile(_NUMBERED)
_LETTER_OF_NAME = re.compile(r"\s[A-HĐ](?![\w.])")  # "Vĩnh Lộc A" is another commune
# "các sở: Y tế, Nội vụ" and "các Sở Y tế, Nội vụ" say the heading once for the whole list.
# "08 sở được xếp loại tốt là: Ngoại vụ, Tư pháp", "3 ngành xếp loại khá: Giao thông vận tải, …"
_HEADING = re.compile(
    r"(?:các|những|\d)\s(?:sở(?:(?:\s[^\W\d_]+){1,6}\s(?:gồm|là):|(?:\s(?:gồm|là))?:?)"
    r"|sở(?:,? ban)?,? ngành(?:\s[^\W\d_]+){0,6}:"
    r"|(?:ngành|đơn vị|cơ quan)(?:\s[^\W\d_]+){1,6}:)\s"
)
_PLURAL = re.compile(r"(?i:các|những)\s\Z")
_PARTED = re.compile(r",|\s(?i:và)\s|(?<!\w)T[PX]\s[-–]\s")
_NEXT_IN_LIST = re.compile(r"\s?(?:[,;]|,?\svà) ?\s(?:và\s)?")
# In front of a bare place name these say that it is something else ("xã Yên Kỳ", "sông Hồng").
_OTHER_PLACE_BEFORE = re.compile(
    r"(?<!\w)(?:(?:xã|phường|thị trấn|thôn|khu|sông|đường|cầu|trường|bệnh viện|ông|bà|đồng chí"
    r"|quốc gia|bảo tồn|rừng|hải quan|chi nhánh|điện lực|bưu điện|viễn thông|cảng|sân bay"
    r"|công ty)|(?:ảnh|tác giả|nguồn):) $",  # "(Ảnh: Hải An)": who took it
    re.IGNORECASE,
)


# "Ông Hồ Quang Vinh, Phó Giám đốc Sở Nội vụ": the last word of a person's name is no city
_PERSON_BEFORE = re.compile(
    rf"(?<!\w)(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Aa]nh|[Cc]hị)\s(?:[{UPPER}]\w*\s){{1,3}}\Z"
    r"|(?i:thủ tướng|thứ trưởng|bộ trưởng|chủ tịch|giám đốc|bí thư)\s(?:Bộ\s\S+\s)?"
    rf"(?:[{UPPER}][{LOWER}]+\s){{1,3}}\Z"
)
_NO_PLACE = re.compile(r"Vinh danh(?!\w)")  # "Vinh danh 5 địa phương": they are honoured
_LISTED_BEFORE = re.compile(rf"(?:[,;:]|\svà)\s[{UPPER}][{LOWER}]+\s\Z")
_ONE_WORD = re.compile(rf"[{UPPER}][{LOWER}]+(?=\s?[,;(.]|\s?\Z)")
_CITY = re.compile(r"(?i:thành phố|tp\.?)\s?(?P<name>.+)")
_OPENS_WITH_TYPE = re.compile(
    r"(?i:UBND|[uủ][ỷy]|tỉnh|huyện|thị|thành phố|quận|xã|phường|đặc khu|t[pxt]\b|[hqpx]\.)"
)


class Name(NamedTuple):
    """A name as printed, with the level it speaks of; `bare` has no type word, `known` stands in
    the registry.
    """

    start: int
    end: int
    level: str
    kind: str = ""
    bare: bool = False
    known: bool = True
    place_type: str = ""  # the type that a list says once for all its names ("các phường A, B")
    levels: frozenset[str] = frozenset()  # "Quảng Ninh" is a province and a district


def find_names(
    text: str, start: int, end: int, province: str | None = None, with_offices: bool = False
) -> list[Name]:
    """Return the names in ``text[start:end]``, in order, the longest known form at each place.

    `with_offices` keeps the names behind an office ("Giám đốc Sở Y tế"), where they say whom a
    person speaks for.

    >>> page = "Sở LĐ-TB&XH và UBND huyện Yên Lập; xã Hòa Tiến"
    >>> [(page[name.start : name.end], name.level) for name in find_names(page, 0, len(page))]
    [('Sở LĐ-TB&XH', 'department'), ('UBND huyện Yên Lập', 'district'), ('xã Hòa Tiến', 'commune')]
    >>> page = "Các sở: Y tế, Nội vụ và TT&TT dẫn đầu"
    >>> [page[name.start : name.end] for name in find_names(page, 0, len(page))]
    ['Y tế', 'Nội vụ', 'TT&TT']
    """
    names: list[Name] = []
    lexicon = load_lexicon()
    position, list_end = start, -1  # where the last name of a headed list ends
    headings = {match.end() for match in _HEADING.finditer(fold_letters(text), start, end)}
    for match in _WORD_OF_NAME.finditer(text, start, end):
        place = match.start()
        if place < position:
            continue  # it belongs to the name before
        may_begin = lexicon.may_begin(match[0])
        name = _name_at(lexicon, text, place, end, province) if may_begin else None
        if name and not with_offices and name.level != "province" and is_speaker(text, name.start):
            position = name.end
            continue
        if (name is None or name.bare) and (
            place in headings or (list_end >= 0 and _NEXT_IN_LIST.fullmatch(text, list_end, place))
        ):
            headed = lexicon.headed_name(text, place)
            name = (
                Name(place, headed.end, "department", "agency")
                if headed and headed.end <= end
                else name
            )
            list_end = name.end if headed and name else list_end
        elif name and _may_go_on(text, start, name, list_end):
            list_end = name.end
        if name:
            names.append(name)
            position = name.end
    return names


def _may_go_on(text: str, start: int, name: Name, list_end: int) -> bool:
    """Whether bare names of departments may follow a full one: "các Sở Y tế, Nội vụ", "Sở Tư pháp,
    Nội vụ", "các sở: Y tế, Thanh tra tỉnh, Nội vụ".
    """
    if name.level != "department" or text.startswith("Sở ", name.start):
        return name.level == "department"
    if list_end >= 0 and _NEXT_IN_LIST.fullmatch(text, list_end, name.start):
        return True
    is_headed = _PLURAL.search(text[max(start, name.start - 16) : name.start])
    return name.kind == "agency" and bool(is_headed)


def _name_at(
    lexicon: Lexicon, text: str, position: int, end: int, province: str | None
) -> Name | None:
    known = lexicon.longest_name(text, position, province=province, bare=True)
    typed = _TYPED_NAME.match(text, position, end)
    if not (known or typed or text[position].isupper()):
        return None
    if typed and typed["behind"] and _is_graded(text, typed.start("behind")):
        typed = _TYPED_NAME.match(text, position, typed.start("behind") - 2)
    if (known or typed) and _NUMBERS_NO_PLACE.match(text, position, end):
        return None  # "là thành phố 11 năm liên tiếp đứng đầu"
    if text[position] in "tT" and _region_behind_type().match(text, position, end):
        return None  # "các tỉnh, thành phố Đồng bằng sông Cửu Long"
    if typed and text[max(0, position - 1)] == "&":
        typed = None  # "Tài chính, TT&TT. Về xếp hạng"
    if known and known.kind != "agency" and _PARTED.search(text, position, known.end):
        known = None  # "cấp huyện, Văn Lâm", "thành phố và 12 xã", "TP - Hà Nam …": no type of it
    if known and (branch := _find_branch(text, position, known, end)):
        return Name(position, branch, "department", known=False)
    is_longer = typed and known and typed.end() > known.end and _type_level(typed) == "commune"
    if known and known.end <= end and not is_longer:
        if _is_bare_place(text, position, known):
            return _bare_place(text, position, end, known)
        is_city = "district" in known.levels and _is_other_city(
            text[position : known.end], province
        )
        level = "province" if is_city else _one_level(known.levels, bare=False)
        return Name(position, known.end, level, known.kind, levels=known.levels)
    if typed:
        return Name(position, typed.end(), _type_level(typed), known=False)
    department = _UNKNOWN_DEPARTMENT.match(text, position, end)
    department = department or _UNKNOWN_BRANCH.match(text, position, end)
    if department and text[department.end() :].strip():  # else the text breaks off: "Sở Thông"
        whole = _REST_OF_MISSPELT.match(text, department.end(), end) or department
        return Name(position, whole.end(), "department", known=False)
    bare = find_bare_commune(text, position, end) if text[position].isupper() else None
    if bare and _OTHER_PLACE_BEFORE.search(text, max(0, position - 12), position):
        return None
    return bare and Name(position, bare[0], "commune", bare=True, known=False, place_type=bare[1])


def _is_graded(text: str, start: int) -> bool:
    """Whether a grade stands there, alone: "Phường Ninh Chử - Tốt (91,5 điểm)"."""
    grade = compile_words(r"@grade(?!\w|\s\w)")
    return bool(grade.match(fold(text[start : start + 30])))


@remembered(maxsize=1)
def _region_behind_type() -> re.Pattern[str]:
    return re.compile(
        rf"(?i:(?:tỉnh|thành phố)\s(?:thuộc\s)?(?:{alternation('region_word')}))(?!\w)"
    )


_CUSTOMS = ("chi cục hải quan", "cục hải quan", "hải quan")


def _find_branch(text: str, position: int, known: NameMatch, end: int) -> int | None:
    """Where the name of a branch ends that begins with an agency's: "Chi cục Hải quan Vạn Gia"."""
    if not fold(text[position : known.end]).startswith(_CUSTOMS):
        return None
    behind = _OF_BRANCH.match(text, known.end, end)
    return behind.end() if behind else None


def _bare_place(text: str, position: int, end: int, known: NameMatch) -> Name | None:
    """A known place without its type, which the words around it may make a commune's; None where
    it belongs to another name.
    """
    if (
        not text[position].isupper()
        or _NO_PLACE.match(text, position)
        or _OTHER_PLACE_BEFORE.search(text[max(0, position - 12) : position])
        or _ends_other_name(text, position)
    ):
        return None
    if is_described(text, position):
        return Name(position, known.end, "commune", bare=True, place_type="Xã")
    if lettered := _LETTER_OF_NAME.match(text, known.end, end):
        return Name(position, lettered.end(), "commune", bare=True, known=False)
    if "district" in known.levels:
        numbered = _NUMBER_OF_NAME.match(text, known.end, end)
        if numbered or _is_only_a_commune(text, text[position : known.end]):
            stop = numbered.end() if numbered else known.end
            return Name(position, stop, "commune", bare=True, known=False)
    level = _one_level(known.levels, bare=True)
    return Name(position, known.end, level, known.kind, bare=True, levels=known.levels)


_COMMUNES = ("xã", "Xã", "phường", "Phường", "đặc khu", "Đặc khu")
_LARGER = ("huyện", "Huyện", "quận", "Quận", "thị xã", "Thị xã", "thành phố", "Thành phố")
_LARGER += ("TP", "TP.", "tỉnh", "Tỉnh")


@lru_cache(maxsize=512)
def _is_only_a_commune(text: str, name: str) -> bool:
    """Whether a page that names a place without its type calls it a commune elsewhere, and nowhere
    a district: "Tân Trụ dẫn đầu 96 xã, phường … xã Tân Trụ đạt 94,62 điểm".
    """
    is_commune = any(f" {kind} {name}" in text for kind in _COMMUNES)
    return is_commune and not any(f"{kind} {name}" in text for kind in _LARGER)


def _ends_other_name(text: str, position: int) -> bool:
    """Whether a name is the last word of another one: a person's, or "Quang Vinh" in a list."""
    before = text[max(0, position - 40) : position]
    word = before.split()[-1:]
    in_list = _LISTED_BEFORE.search(before) and _ONE_WORD.match(text, position)
    return bool(word and word[0][0].isupper() and (_PERSON_BEFORE.search(before) or in_list))


@remembered(maxsize=1)
def _central_cities() -> frozenset[str]:
    return frozenset(fold(province.name) for province in load_provinces() if province.is_city)


def _is_other_city(text: str, province: str | None) -> bool:
    """Whether a typed name is that of a centrally run city on the page of another province: "TP.
    Huế" among provinces, before it became one.
    """
    typed = _CITY.match(text)
    name = fold(typed["name"]) if typed else ""
    return name in _central_cities() and name not in fold(province or "")


def _type_level(match: re.Match[str]) -> str:
    return _LEVEL_OF_TYPE[match["type"].lower().rstrip(".")]


def _is_bare_place(text: str, position: int, known: NameMatch) -> bool:
    if known.levels.isdisjoint({"district", "province", "commune"}):
        return False
    return not _OPENS_WITH_TYPE.match(text, position, known.end)


def _one_level(levels: frozenset[str], bare: bool) -> str:
    if len(levels) == 1:
        return next(iter(levels))
    # "Phú Thọ" alone is the province; with a type word the registry knows one level only.
    order = (
        ("province", "district", "department", "commune")
        if bare
        else ("department", "district", "commune", "province")
    )
    return next(level for level in order if level in levels)


def find_capitalised_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return runs of capitalised words: bare names that only a list of names makes believable.

    >>> page = "Quế Sơn, Nam Tra My và Hội An"
    >>> [page[a:b] for a, b in find_capitalised_names(page, 0, len(page))]
    ['Quế Sơn', 'Nam Tra My', 'Hội An']
    """
    return [match.span() for match in _CAPITALISED.finditer(text, start, end)]
