"""Which province a page is about, whether it ranks the provinces, and the district whose communes
it ranks.
"""

from __future__ import annotations

import re
from collections import Counter

from rankings.language.text import fold_letters
from rankings.parse.model import Page, Region, Span
from rankings.parse.names import UPPER, Name, find_names
from rankings.parse.prose.other_names import is_other_name
from rankings.registry.vocabulary import find_levels

LEAD = 1200  # so many letters behind the title tell what the page is about


def find_province(page: Page, title: Span | None, body: Region) -> tuple[Span | None, bool]:
    """Return the province the page is about, as printed, and whether it ranks provinces against
    each other.
    """
    counts: Counter[str] = Counter()
    first: dict[str, Name] = {}
    named = _find_provinces(page.text, body.start, body.end)
    letterhead = [] if named else _find_provinces(page.text, 0, body.start)[:1]
    named = _drop_districts(named or letterhead, title)
    for name in named:
        place = _place_of(page.text[name.start : name.end])
        weight = 6 if title and name.start < title.end else 3 if not name.bare else 1
        counts[place] += weight
        first.setdefault(place, name)
    if not counts:
        return None, False
    place, weight = counts.most_common(1)[0]
    title_places = _places_of_title(page, title)
    share = weight / sum(counts.values())
    is_list = bool(_NATIONAL_LIST.search(page.text)) or _is_titled_list(title, title_places)
    is_national = _is_national(len(counts), share, bool(title_places), is_list)
    if is_national and len(title_places) != 1:
        return None, True
    times = Counter(_place_of(page.text[name.start : name.end]) for name in named)
    is_one_of_several = any(
        times[other] >= times[place] for other in times if other != place
    )  # "Kiên Giang, Đồng Tháp và Bến Tre" are three, the first is not the page's
    if is_one_of_several and not title_places:
        return None, is_national
    if len(title_places) == 1:
        place = next(iter(title_places))
    name = first[place]
    start = (
        name.end - len(place)
        if page.text[name.start : name.end].lower().endswith(place.lower())
        else name.start
    )
    return page.span(start, name.end), is_national


def _places_of_title(page: Page, title: Span | None) -> set[str]:
    names = find_names(page.text, title.start, title.end) if title else []
    return {
        _place_of(page.text[name.start : name.end])
        for name in _drop_districts(names, title)
        if name.level == "province"
    }


def _drop_districts(named: list[Name], title: Span | None) -> list[Name]:
    """The names without bare ones that are also a district's, where the title says "tỉnh" of
    another: "Quảng Ninh đứng đầu các huyện tỉnh Quảng Bình".
    """
    said = title.text.lower() if title else ""
    typed = [
        name
        for name in named
        if name.level == "province" and title and title.start <= name.start < title.end
        if said.startswith("tỉnh ", name.start - title.start)
    ]
    if not typed:
        return named
    return [name for name in named if not (name.bare and "district" in name.levels)]


def _is_national(provinces: int, share: float, is_titled: bool, is_list: bool) -> bool:
    """Whether a page that names so many provinces, the foremost with a share of the weight, is
    about all of them.
    """
    return (
        (provinces >= 4 and share < 0.6)
        or (provinces == 3 and share < 0.4 and not is_titled)
        or (provinces >= 2 and share <= 0.6 and is_list)
    )


# "cấp xã của thành phố Tuyên Quang", "15 xã, phường trên địa bàn huyện Yên Lập".
_ITS_COMMUNES = re.compile(
    r"(?<!\w)(?:xã|phường|thị trấn)(?!\w)[^.;:\n]{0,30}?\s(?:của|thuộc|trên địa bàn|ở|tại)\s"
    r"(?=(?:huyện|thị xã|thành phố|quận|TP)\b)",
    re.IGNORECASE,
)

# "Cẩm Xuyên công bố Chỉ số cải cách hành chính cấp xã năm 2022"
_PUBLISHES = re.compile(r"\s(?:công bố|thông báo|đánh giá|xếp (?:hạng|loại)|chấm điểm)\s")

_OFFICE = re.compile(r"(?:UBND|[Ủủ]y ban nhân dân)\s")


def find_district(page: Page, title: Span | None, body: Region) -> Span | None:
    """Return the district whose communes the title or the lead says that the page is about; None
    where neither does, or several are named so.
    """
    start = title.start if title else body.start
    end = min(body.end, (title.end if title else start) + LEAD)
    named = [
        name
        for match in _ITS_COMMUNES.finditer(page.text, start, end)
        for name in find_names(page.text, match.end(), min(end, match.end() + 60))[:1]
        if name.level == "district" and name.start == match.end()
    ]
    if title and "commune" in find_levels(title.text):
        names = find_names(page.text, title.start, title.end)
        if [name.level for name in names] == ["district"] and names[0].start == title.start:
            named += names if _PUBLISHES.match(page.text, names[0].end) else []
    places = {page.text[name.start : name.end].casefold() for name in named}
    if len(places) != 1:
        return None
    office = _OFFICE.match(page.text, named[0].start)
    return page.span(office.end() if office else named[0].start, named[0].end)


# "Bảng xếp hạng 34 tỉnh, thành phố": the page holds the list of all provinces.
_NATIONAL_LIST = re.compile(
    r"(?:bảng|danh sách|xếp hạng|của|cho)\s(?:34|6[1-4])\s(?:tỉnh|địa phương)", re.IGNORECASE
)


def _is_titled_list(title: Span | None, named: set[str]) -> bool:
    """ "Xếp hạng chuyển đổi số cấp tỉnh năm 2022": a title that names the level and no province."""
    return bool(title and not named and re.search(r"xếp hạng[^.;]{0,80}cấp tỉnh", title.text, re.I))


def _find_provinces(text: str, start: int, end: int) -> list[Name]:
    """The provinces named, without where a meeting was held or the news was written."""
    folded = fold_letters(text)
    return [
        name
        for name in _spread_owners(text, find_names(text, start, end))
        if name.level == "province"
        and not is_other_name(text, folded, name, text.rfind("\n", 0, name.start) + 1, end)
    ]


_OWNER = re.compile(rf"\s(?=tỉnh\s|(?:[{UPPER}]\w*\s(?:[-–]\s)?){{1,4}}[{UPPER}]\w*\Z)")


def _spread_owners(text: str, names: list[Name]) -> list[Name]:
    """Return the names with the provinces inside the names of departments ("Sở Y tế tỉnh Lai Châu",
    "Sở Y tế Lai Châu") beside them.
    """
    spread = []
    for name in names:
        spread.append(name)
        owner = _OWNER.search(text[name.start : name.end]) if name.level == "department" else None
        if owner:
            spread += [
                inner
                for inner in find_names(text, name.start + owner.end(), name.end)
                if inner.level == "province" and inner.end == name.end
            ]
    return spread


def _place_of(printed: str) -> str:
    place = re.sub(
        r"^(?:(?:UBND|[uủ][ỷy]\s+ban\s+nhân\s+dân)\s+)?(?:(?:tỉnh|thành\s+phố|tp\.?)\s+)?",
        "",
        printed,
        flags=re.IGNORECASE,
    ).strip()
    return place.title() if place.isupper() else place
