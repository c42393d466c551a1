"""Figures that are no value of the unit beside them: distances between units, and what was
foretold, provisional or of a part of the year.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rankings.language.text import fold_letters
from rankings.parse.prose.marks import PLACE_KINDS, Mark
from rankings.parse.prose.one_year import PART_OF_YEAR
from rankings.registry.vocabulary import compile_words

_NOUNS = (
    r"đơn vị|địa phương|cơ quan|nơi|huyện|quận|thị xã|thành phố|sở|ban|xã|phường|tỉnh|mức trung"
    r" bình|mức bình quân|điểm trung bình|điểm bình quân|trung bình|bình quân|vị trí|người|khối"
    r"|nhóm|tốp|top|giá trị trung bình|giá trị bình quân"
)
# "cao hơn huyện xếp sau 1,2 điểm", "bỏ xa Sở Y tế 3 điểm", "cách đơn vị dẫn đầu 0,5 điểm"
_MEASURED = re.compile(
    r"(?:hơn|kém|thua|bỏ xa|bỏ cách|(?<!cải )cách|so với)\s(?:cả\s|các\s|với\s)?"
    rf"(?P<noun>(?:{_NOUNS})\s)?"
)
# "Sau khi sáp nhập với Quảng Nam, TP Đà Nẵng …": Quảng Nam is not spoken of.
# "tỉnh nằm sát Hà Nội": where it lies
_MERGED_WITH = re.compile(
    r"(?:(?:sáp nhập|hợp nhất|nhập|kết hợp|giáp|giáp ranh) với|nằm (?:sát|gần|cạnh)|liền kề)"
    r" (?:tỉnh |thủ đô )?\Z"
)
_ABOVE = re.compile(r"(?:xếp|đứng|nằm)\s(?:ngay\s)?(?:phía\s)?trên\s\Z|ngay (?:phía )?trên\s\Z")
# "cách vị trí thứ hai là Thừa Thiên Huế với chênh lệch 12%"
_APART = re.compile(
    r"(?:chênh lệch|khoảng cách|cách biệt)"
    r"(?:\s(?:này|là|chỉ|lên tới|lên đến|tới|đến|gần|khoảng|hơn|chưa đến|chưa đầy|vỏn vẹn"
    r"|điểm|số|khá|rất|quá|xa|lớn|nhỏ)){0,4}\s\(?\Z"
)
# "có khoảng cách rất xa so với Hà Nội lên tới 33 điểm"
_APART_FROM = re.compile(
    r"(?:chênh lệch|khoảng cách|cách biệt)\s(?:(?:khá|rất|quá|xa|lớn)\s){0,2}"
    r"(?:so\s)?với\s[^,;.:()\d]{2,30}?\s(?:là|(?:lên\s)?(?:tới|đến))\s\Z"
)
# "về nhì, cách 0,47 điểm", "xếp thứ hai, kém tới 2 điểm": from the one told before
_AWAY = re.compile(
    r",\s(?:chỉ\s|và\s)?(?:cách|kém|thua|hơn)\s(?:chỉ\s|tới\s|đến\s|đúng\s|vỏn vẹn\s)?\Z"
)
# "Khoảng cách giữa sở đứng đầu là A và sở cuối bảng là B là 20 điểm", whose own stand in brackets,
# "giữa các tỉnh, thành xếp đầu và tỉnh thấp nhất của 58 tỉnh, thành là 76,4"
_BETWEEN = re.compile(
    r"(?:chênh lệch|khoảng cách|cách biệt)\s[^;.:\d]{0,40}?giữa\s"
    r"(?:[^,;.:()\d]|\([^()]*\)|(?<=tỉnh),|(?<=tp)\.|\d{1,2}\s(?=tỉnh|địa phương|đơn vị))*\Z"
)
# without any of these words a sentence tells of no distance
_TELLS_DISTANCE = re.compile(r"cách|kém|thua|hơn|bỏ xa|chênh lệch|so với")
_ENDS_OBJECT = {"comma", "semicolon", "gain_verb", "open", "close", "colon"}
_PLACES = PLACE_KINDS | {"next", "rank_verb", "top"}
_VALUES = {"score", "percent", "points"}


def drop_distances(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks with every distance to another unit as a bare number; the place of the unit
    measured against is nobody's ("kém đơn vị dẫn đầu 16,39 điểm").

    Where the words name the unit and its place ("bỏ xa đơn vị thứ hai là huyện Bố Trạch 3,6 điểm",
    "hơn huyện Lương Sơn đứng thứ hai 0,77 điểm", "hơn á quân Sở Y tế 2 điểm"), both stay.
    """
    if not marks:
        return marks
    first = marks[0].start
    dropped = _beside_others(text, marks) | _ranked_above(text, marks)
    if not _TELLS_DISTANCE.search(fold_letters(text), max(0, first - 80), marks[-1].end):
        return [mark for position, mark in enumerate(marks) if position not in dropped]
    bare = {
        position
        for position, mark in enumerate(marks)
        if mark.kind in _VALUES
        and (
            _APART.search(before := fold_letters(text)[max(0, mark.start - 34) : mark.start])
            or _AWAY.search(before)
            or _APART_FROM.search(fold_letters(text)[max(0, mark.start - 80) : mark.start])
            or _BETWEEN.search(fold_letters(text)[max(0, first - 60) : mark.start])
        )
    }
    begin = max(text.rfind("\n", 0, first) + 1, first - 8)  # "Kém Sở Y tế 0,5 điểm, …"
    for match in _MEASURED.finditer(fold_letters(text)[begin : marks[-1].end]):
        start = begin + (match.start("noun") if match["noun"] else match.end())
        distances, against = _measured_against(marks, start, bool(match["noun"]))
        bare |= distances
        dropped |= against
    return [
        replace(mark, kind="number") if position in bare else mark
        for position, mark in enumerate(marks)
        if position not in dropped
    ]


def _measured_against(marks: list[Mark], start: int, has_noun: bool) -> tuple[set[int], set[int]]:
    """Where the values stand that only tell a distance to what is named from `start` on, and the
    marks of what it is measured against; both empty where neither a noun nor a unit stands there.
    """
    inside = _object_of(marks, start)
    value = inside[-1] if inside and marks[inside[-1]].kind in _VALUES else None
    inside = inside[:-1] if value is not None else inside
    kinds = [marks[position].kind for position in inside]
    is_named = kinds[:1] == ["unit"] or ("unit" in kinds and kinds[0] in _PLACES)
    bare: set[int] = set()
    dropped: set[int] = set()
    if not (has_noun or is_named):
        return bare, dropped
    if "unit" not in kinds:
        opened = _opened_behind(marks, inside)
        bare |= {place for place in [*inside, *opened] if marks[place].kind in _VALUES}
        # "so với địa phương thấp nhất (Cao Bằng, 38,8 điểm)": whom it is measured against
        dropped |= {place for place in opened if marks[place].kind == "unit"}
    if value is not None:
        bare.add(value)
        bare |= _brackets_behind(marks, value) if kinds == ["unit"] else set()
    tells_its_place = "unit" in kinds and bool(_PLACES & set(kinds))
    if not tells_its_place and (value is not None or has_noun):
        against = {*_PLACES, "unit"} if value is not None else _PLACES
        dropped |= {place for place in inside if marks[place].kind in against}
    return bare, dropped


def _beside_others(text: str, marks: list[Mark]) -> set[int]:
    """Units that only help to say something of another: "sáp nhập với Quảng Nam", "xếp ngay sau Sở
    Nội vụ là Sở Tài chính".
    """
    return {
        position
        for position, mark in enumerate(marks)
        if mark.kind == "unit"
        and (
            _MERGED_WITH.search(fold_letters(text)[max(0, mark.start - 30) : mark.start])
            or (
                marks[position - 1].kind == "next"
                and marks[position + 1 : position + 2]
                and marks[position + 1].kind == "link"
                and not text[marks[position - 1].end : mark.start].strip()
                and not text[mark.end : marks[position + 1].start].strip()
            )
        )
    }


def _ranked_above(text: str, marks: list[Mark]) -> set[int]:
    """Where a unit stands that others are above, and the word of their order: "xếp trên Phú Yên
    lần lượt là Cao Bằng và Đắk Nông" is no order from the top.
    """
    found: set[int] = set()
    for position, mark in enumerate(marks):
        behind = range(position + 1, min(position + 3, len(marks)))
        orders = {place for place in behind if marks[place].kind == "in_order"}
        if (
            orders
            and mark.kind == "unit"
            and _ABOVE.search(fold_letters(text)[max(0, mark.start - 24) : mark.start])
        ):
            found |= {position, *orders}
    return found


def _object_of(marks: list[Mark], start: int) -> list[int]:
    """The positions of the marks from a place on, to the first value or the end of the phrase;
    brackets before the value belong to it ("hơn phường Thái Bình (hạng nhì) 11,26 điểm").
    """
    inside: list[int] = []
    shut = -1
    for position, mark in enumerate(marks):
        if mark.start < start or position <= shut:
            continue
        if mark.kind == "open" and inside:
            kinds = [other.kind for other in marks[position:]]
            behind = kinds.index("close") + 1 if "close" in kinds else len(kinds)
            if kinds[behind : behind + 1] and kinds[behind] in _VALUES:
                shut = position + behind - 1
                inside += range(position + 1, shut)
                continue
        if mark.kind in _ENDS_OBJECT:
            break
        inside.append(position)
        if mark.kind in _VALUES:
            break
    return inside


def _opened_behind(marks: list[Mark], inside: list[int]) -> range:
    """ "cao hơn trung bình cả nước (84,79%)": the brackets behind what is measured against."""
    opened = inside[-1] + 1 if inside else len(marks)
    if opened >= len(marks) or marks[opened].kind != "open":
        return range(0)
    kinds = [mark.kind for mark in marks[opened:]]
    return range(opened, opened + kinds.index("close") if "close" in kinds else len(marks))


def _brackets_behind(marks: list[Mark], position: int) -> set[int]:
    """ "hơn Sở Tài chính 1,1 điểm (91,3 điểm)": the brackets speak of the other unit."""
    behind: set[int] = set()
    if position + 1 < len(marks) and marks[position + 1].kind == "open":
        for place in range(position + 2, len(marks)):
            if marks[place].kind == "close":
                break
            behind |= {place} if marks[place].kind in _VALUES else set()
    return behind


def is_place(marks: list[Mark], position: int) -> bool:
    """Whether a bare fraction is a place: behind a verb, or in the brackets of a place; not "với
    9/10 tiêu chí đạt điểm tối đa".
    """
    before = [mark.kind for mark in marks[max(0, position - 2) : position]]
    follows_place = before[-1:] == ["open"] and before[0] in ("first", "last", "highest", "lowest")
    is_told = before[-1:] and before[-1] in ("rank_verb", "rank", "gain_verb", "grade_marker")
    is_told = is_told or _goes_on_placing(marks, position)
    counts_parts = [mark.kind for mark in marks[position + 1 : position + 2]] == ["criterion_word"]
    of = marks[position].of
    is_count = of is not None and of.text.isdigit() and marks[position].span.text.isdigit()
    return bool(is_count and (is_told or follows_place) and not counts_parts)


def _goes_on_placing(marks: list[Mark], position: int) -> bool:
    """ "xếp thứ 22/63 và 27/63", "thứ 5/63, 8/63 và 9/63": of one whole, behind a place."""
    whole = marks[position].of
    while whole and position > 1 and marks[position - 1].kind in ("and", "comma"):
        position -= 2
        before = marks[position]
        if before.kind not in ("rank", "number") or not before.of or before.of.text != whole.text:
            return False
        if before.kind == "rank":
            return True
    return False


def drop_turns_of_indices(marks: list[Mark]) -> list[Mark]:
    """ "PAR INDEX đạt 85,2%, PCI đạt 65,43 điểm, lần lượt xếp thứ 20 và 31": the places are not the
    last index's, and nobody's here.
    """
    turn = next((place for place, mark in enumerate(marks) if mark.kind == "in_order"), len(marks))
    kinds = [mark.kind for mark in marks[:turn]]
    if kinds.count("index_name") < 2 or sum(kind in _VALUES for kind in kinds) < 2:
        return marks
    return [
        replace(mark, kind="number") if place > turn and mark.kind == "rank" else mark
        for place, mark in enumerate(marks)
    ]


# "tăng điểm nhiều nhất", "không đơn vị nào tăng nhiều bằng", "mức giảm sâu nhất"
_MOST_CHANGED = (
    r"(?<!\w)(?:(?:@rise_verb|@fall_verb|cộng thêm)(?:\s(?:điểm số|điểm|bậc))?\s"
    r"(?:mạnh mẽ|mạnh|nhiều|lớn|sâu|nhanh|ít|ấn tượng|đáng kể)\s(?:nhất|bằng|như)"
    r"|(?:tăng|giảm)\s(?:(?:điểm số|điểm|bậc)\s)?(?:cao|thấp)\snhất|(?:bứt phá|cải thiện)\snhất)"
    r"(?!\w)"
)
_TELLS_SCORE = re.compile(r"(?<!\w)(?:đạt|được|có)(?!\w)", re.IGNORECASE)
_ENDS_CHANGE = {"from", "moved_from", "moved_to", "semicolon", "pillar", "criterion_word"}


def drop_most_changed(text: str, marks: list[Mark]) -> list[Mark]:
    """ "Tăng mạnh nhất là Sở Xây dựng: 4,2 điểm": by how much it rose, and no score, unless a verb
    says so ("…, đạt 92 điểm"). What is told as a change stays: behind a verb of change, in brackets
    ("giảm điểm nhiều nhất (với 5,14 điểm)"), by "Tăng điểm nhiều nhất là" (`told_gains`).
    """
    begin = marks[0].start if marks else 0
    said = fold_letters(text)[begin : marks[-1].end] if marks else ""
    bare: set[int] = set()
    for match in compile_words(_MOST_CHANGED).finditer(said):
        first = next((at for at, mark in enumerate(marks) if mark.start >= begin + match.end()), 0)
        following = marks[first].kind
        if first and not (following == "open" or (following == "link" and "điểm" in match[0])):
            bare |= _values_of_change(marks, first)
    return [
        replace(mark, kind="number") if position in bare else mark
        for position, mark in enumerate(marks)
    ]


def _values_of_change(marks: list[Mark], first: int) -> set[int]:
    """Where the values stand that no verb tells as a score or as a change."""
    found: set[int] = set()
    verb = ""
    for position in range(first, len(marks)):
        mark = marks[position]
        is_reached = mark.kind == "gain_verb" and _TELLS_SCORE.search(mark.span.text)
        if mark.kind in _ENDS_CHANGE or is_reached:
            break
        if mark.kind in _VALUES and not verb:
            found.add(position)
        if mark.kind in _VALUES | {"rise", "fall"}:
            verb = mark.kind if mark.kind in ("rise", "fall") else ""
    return found


# "không ngoài dự đoán", "đúng như dự báo", "vượt dự báo": what was foretold came, or more
_FORETOLD = re.compile(
    r"(?=dự )(?<!ngoài )(?<!như )(?<!với )(?<!hơn )(?<!vượt )(?<!khỏi )(?<!mọi )dự (?:báo|đoán)"
    r"|điểm (?:số )?dự kiến|dự kiến (?:sẽ )?(?:đạt|xếp|đứng|tăng|là|ở mức)"
    r"|sơ bộ|tạm (?:tính|thời|xếp|đứng|dẫn)|(?<!\w)sẽ (?:xếp|đứng|dẫn đầu|đạt)"
)
_MONTH = re.compile(r"(?<!ngày \d\s)(?<!ngày \d\d\s)(?:trong |ở |của |kỳ )tháng \d{1,2}(?![\d/])")
_WHOLE_YEAR = re.compile(r"cả năm|chung cuộc|tổng kết năm")


def drop_compared_year(marks: list[Mark]) -> list[Mark]:
    """Return the marks without a year that a change leads to: "cao hơn năm trước 1,45 điểm", "kém
    năm 2020 tới 2 điểm" tell no value of that year.
    """
    return [
        mark
        for position, mark in enumerate(marks)
        if not (
            mark.kind in ("earlier", "year")
            and 0 < position < len(marks) - 1
            and marks[position - 1].measures_against
            and marks[position + 1].kind in ("score", "percent", "places", "points")
        )
    ]


def drop_provisional(text: str, begin: int, marks: list[Mark]) -> list[Mark]:
    """Return the marks without the places and scores of parts that tell what was foretold or
    provisional, or of months where the sentence tells of the whole year too.
    """
    if not marks:
        return marks
    folded = fold_letters(text)[begin : marks[-1].end]
    patterns = [
        _FORETOLD,
        *([compile_words(PART_OF_YEAR), _MONTH] if _WHOLE_YEAR.search(folded) else []),
    ]
    if not any(pattern.search(folded) for pattern in patterns):
        return marks
    kept: list[Mark] = []
    start = begin
    for stop in [mark.start for mark in marks if mark.kind == "semicolon"] + [marks[-1].end]:
        part = [mark for mark in marks if start <= mark.start < stop]
        said = fold_letters(text)[start:stop]
        kept += (
            [_as_number(mark) for mark in part if mark.kind not in _PLACES - {"rank"}]
            if any(pattern.search(said) for pattern in patterns)
            else part
        )
        start = stop
    return kept


def _as_number(mark: Mark) -> Mark:
    kind = {"rank": "region_rank", "score": "number"}.get(mark.kind, mark.kind)
    return replace(mark, kind=kind)
