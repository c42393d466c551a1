"""Parts of an index with values of their own: "Chính quyền số đạt 0,5566, xếp hạng 48/63"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rankings.language.number_words import COUNTED
from rankings.language.text import fold
from rankings.parse.model import Span
from rankings.parse.prose.marks import Mark
from rankings.registry.vocabulary import compile_words, find_words, word_meanings

VALUES = {"rank", "region_rank", "score", "percent", "number", "places", "points"}
_LEADS = {"first", "last", "highest", "lowest"}
_BETWEEN = {"comma", "and"}
# "tỷ trọng kinh tế số", "phát triển xã hội số": a share or a work, not the pillar's value.
_MEASURED = re.compile(
    r"(?:(?:tỷ|tỉ) (?:trọng|lệ)|quy mô|doanh thu|giá trị gia tăng|đóng góp(?: của)?"
    r"|phát triển)\s\Z",
    re.IGNORECASE,
)
# "đạt điểm cao nhất ở nội dung “Cung ứng dịch vụ công” với 7,61 điểm": a place among the parts.
_ON_PART = r"""(?xi)
    (?:\s(?:cả\snước|toàn\s(?:quốc|tỉnh|thành\sphố)))?
    \s(?:ở|tại|về|trong|thuộc|là)\s(?:các\s|nhóm\s|trục\s){0,2}
    (?:@criterion_word|@part_word)
    (?:\sthành\sphần)?\s(?P<quote>["“])?
    (?P<name>[^\W\d](?:(?(quote)[^"”\n]|[^"”,;:.()\d\n])){2,90}?)(?(quote)["”]|)
    (?=\s?[,;.(]|\s(?:với|đạt|là|được|có|và|\d)|\Z)
    """
# "Phú Thọ đạt cao nhất là chỉ số gia nhập thị trường"
_IS_PART = re.compile(r"\slà\s(?:chỉ\ssố\s(?:thành\sphần\s)?)?[\"“]?|\sở\schỉ\ssố\s[\"“]?")
# "đạt kết quả cao ở “Công tác chỉ đạo, điều hành” (95,88%)"
_QUOTED = re.compile(
    r"[\"“](?P<name>\w+\s\w+\s[^\"“”\n]{2,100})[\"”]\s?(?:\(|(?:với|đạt)\s(?:số\s)?)?\Z"
)
_OF = re.compile(r"(?:của|tại)\s\Z")


def own_values(text: str, marks: list[Mark]) -> dict[int, Span]:
    """Return, by the place where a value starts, the pillar that it belongs to: the one named last
    before it, in the same part of the sentence.

    A word of places that leads to a part ("cao nhất ở nội dung …") is the part's as well. Several
    pillars in a row share a value ("hai trụ cột A, B đồng hạng 57/63"); as many values as
    pillars behind "lần lượt" belong to one each.
    """
    owners: dict[int, Span] = {}
    spoken = _Spoken()
    for position, mark in enumerate(marks):
        part = _part_of_place(text, mark) if mark.kind in _LEADS else None
        part = part or _part_behind(text, mark)
        if part:
            named = Mark("pillar", *part.span("name"), Span(part["name"], *part.span("name")))
            owners[mark.start] = named.span
            spoken = _Spoken([named])
        elif mark.kind == "pillar":
            spoken = _hear_pillar(text, marks, position, spoken, owners)
        elif (
            mark.kind in ("semicolon", "index_name")
            or (mark.kind == "and" and spoken.has_value and _names_another(text, marks[position:]))
            or (mark.kind == "unit" and not _OF.search(text, max(0, mark.start - 8), mark.start))
        ):
            spoken = _Spoken()
        elif mark.kind == "in_order":
            spoken.in_turn = True
        elif mark.kind == "from_below" and (one := owners.get(marks[position - 1].start)):
            owners[mark.start] = one
        elif mark.kind in VALUES and (pillar := _pillar_behind(text, marks, position)):
            owners[mark.start] = pillar.span  # "hạng 1 về Chính quyền số, hạng 3 về Kinh tế số"
            spoken = _Spoken()
        elif mark.kind in VALUES and (pillar := _satisfied_with(text, mark.start)):
            spoken = _Spoken([pillar])
            owners |= spoken.give(text, mark)
        elif mark.kind in VALUES and (said := _named_before(text, mark.start)):
            owners[mark.start] = said
        elif mark.kind in VALUES and spoken.pillars:
            if spoken.has_value and (other := _part_between(text, marks, position)):
                spoken = _Spoken([other])
            owners |= spoken.give(text, mark)
    return owners


@dataclass
class _Spoken:
    """The pillars that are spoken of, and what was told of them; `in_turn` behind "lần lượt"."""

    pillars: list[Mark] = field(default_factory=list)
    has_value: bool = False
    in_turn: bool = False
    given: list[Mark] = field(default_factory=list)  # the values in turn

    def give(self, text: str, value: Mark) -> dict[int, Span]:
        """Return whose a value is, and whose the values in turn are when all are there."""
        self.has_value = True
        first, last = self.pillars[0].start, self.pillars[-1].end
        owners = {value.start: Span(text[first:last], first, last)}
        if self.in_turn:
            self.given.append(value)
            if len(self.given) == len(self.pillars):
                pairs = zip(self.given, self.pillars, strict=True)
                owners |= {value.start: pillar.span for value, pillar in pairs}
        return owners


def _hear_pillar(
    text: str, marks: list[Mark], position: int, spoken: _Spoken, owners: dict[int, Span]
) -> _Spoken:
    """The pillars spoken of behind one more; a word of places that led to it becomes its own."""
    mark, pillars = marks[position], spoken.pillars
    if pillars and pillars[0].start <= mark.start < pillars[-1].end:
        return spoken  # it is named by more words
    if _MEASURED.search(text, max(0, mark.start - 20), mark.start):
        return spoken
    led = [other.kind for other in marks[max(0, position - 2) : position]]
    lead = next((one for one in reversed(marks[:position]) if one.kind != "link"), mark)
    if lead.kind in _LEADS and _IS_PART.fullmatch(text, lead.end, mark.start):
        owners[lead.start] = mark.span
    elif len(led) == 2 and led[0] == "unit" and led[1] in _LEADS:
        return _Spoken()  # "phường Võ Cường dẫn đầu về kinh tế số (81,30 điểm)": the unit's
    goes_on = not spoken.has_value and bool(led) and led[-1] in _BETWEEN
    return _Spoken([*pillars, mark] if goes_on else [mark])


# "Sở Y tế có chỉ số tiếp cận dịch vụ thấp nhất, 73,72%"
_WITH_PART = r"""(?xi)
    \s(?:có|đạt)\s(?:@criterion_word|@part_word|chỉ\ số)\s(?:về\s)?
    (?P<name>(?!đạt|chung|tổng|này|được|năm|có|số|thành\sphần)[^\W\d_]+\s[^;.:()\d]{3,80}?)\s
    (?:(?:là|đạt|ở|mức)\s){0,2}\Z
    """


def _part_of_place(text: str, mark: Mark) -> re.Match[str] | None:
    """The part of an index that a place is held in, which stands behind the word of the place or
    between it and the unit; None where that is the index itself.
    """
    before = compile_words(_WITH_PART).search(text, max(0, mark.start - 110), mark.start)
    counted = compile_words(_COUNTED).search(text, max(0, mark.start - 60), mark.start)
    part = compile_words(_ON_PART).match(text, mark.end) or before or counted
    is_index = part and any(find_words(part[0], "framework_word", "index_name", "total_word"))
    return None if is_index else part


# "đạt 6,92 điểm ở chỉ số Giảm thiểu ô nhiễm", "xếp thứ 3 về tiêu chí tiếp cận đất đai"
_ON_PART_BEHIND = r"""(?xi)
    (?:/\d{1,3})?(?:\s?(?:điểm|%))?
    (?:\s(?:cả\ nước|toàn\ (?:quốc|tỉnh)|tỉnh,?\ thành(?:\ phố)?))?
    \s(?:ở|về|tại|trong|cho)\s(?:riêng\s)?
    (?:(?:@criterion_word|@part_word|chỉ\ số|phần)(?:\sthành\sphần)?\s["“]?|["“])
    (?P<name>(?!lớn|trăm|này|đó|trên|chung|tổng|hài\ lòng|của|năm|thành|đánh\ giá)
      [^\W\d][^,;:.()\d\n"“”]{5,80}?)
    (?=\s?[,;:.()"“”\n\d]|\s(?:với|đạt|là|được|và|khi|trong|nên|do)\s|\Z)
    """


_INDEX_AHEAD = 12  # letters before a name: "bộ chỉ số "


# "dẫn đầu ở 5/8 lĩnh vực"; "ở cả 3 trụ cột" is in all of DTI
_ON_SOME_PARTS = (
    r"(?i)(?:\s(?:cả nước|toàn quốc|toàn tỉnh))?\s(?:ở|tại|về|trong)\s(?:cả\s)?"
    r"(?!(?:3|ba)\strụ cột)"
    r"(?P<name>\d{1,2}(?:\s?/\s?|\strong\s(?:số\s)?)\d{1,2}\s(?:@criterion_word|@part_word|chỉ số)"
    rf"|(?:\d{{1,2}}|{COUNTED})\s(?:@criterion_word|@part_word))(?!\w)"
)


def _part_behind(text: str, mark: Mark) -> re.Match[str] | None:
    """The part of an index right behind a value; none where the words are the index."""
    if mark.kind not in _LEADS | {"rank", "score", "percent"}:
        return None
    if some := compile_words(_ON_SOME_PARTS).match(text, mark.end):
        return some
    part = compile_words(_ON_PART_BEHIND).match(text, mark.end)
    if part is None:
        return None
    start = part.start("name") - _INDEX_AHEAD  # "chỉ số PCI", "chỉ số hiệu quả quản trị và …"
    named = find_words(text[start : part.end() + 80], "framework_word", "index_name", "total_word")
    is_index = any(
        start + word.start < part.end() + 3 and start + word.end > part.start("name")
        for word in named
    )
    said = fold(part["name"])  # "chỉ số quản trị và hành chính công": a short name of PAPI
    is_index = is_index or any(said in word for word in word_meanings("index_name"))
    return None if is_index else part


# "…, chỉ số ứng dụng công nghệ thông tin 0,9655 điểm": a part of another name
_ANOTHER = (
    r"(?i)(?<!\w)(?:@criterion_word|@part_word|chỉ số)\s"
    r"(?P<name>[^\W\d][^,;.:()\d\n]{3,70}?)(?:\s(?:đạt|với|là|được|có|chỉ))*\s\Z"
)


def _part_between(text: str, marks: list[Mark], position: int) -> Mark | None:
    """The part named between a value and the one before it, where nobody listed its name."""
    before = next(mark for mark in reversed(marks[:position]) if mark.kind in VALUES)
    named = compile_words(_ANOTHER).search(text, before.end, marks[position].start)
    return named and Mark("pillar", *named.span("name"), Span(named["name"], *named.span("name")))


# "Hà Nội có 2 chỉ số xếp thứ 5 từ dưới lên": not Hà Nội's own place
_COUNTED = (
    rf"(?i)(?:có|với|và|,)\s(?P<name>(?:\d{{1,2}}|{COUNTED})\s(?:@criterion_word|@part_word|chỉ số)"
    r"(?: thành phần)?)\s(?:(?:cùng|đều|được|nằm|xếp|đứng|ở|vị trí|hạng|đạt)\s){0,4}\Z"
)


# "…, trong đó tiêu chí tiếp cận dịch vụ chỉ đạt 82,62%"
_AMONG_THEM = (
    r"(?i)trong đó,?\s(?:@criterion_word|@part_word)\s"
    r"(?P<name>[^\W\d][^,;.:()\d\n]{3,90}?)(?:\s(?:đạt|với|là|được|có|chỉ))+\s\Z"
)


# "Chỉ số hài lòng của người dân đối với việc “cung ứng dịch vụ công” đạt 83,72%"
_SATISFIED_WITH = re.compile(
    r"""
    (?P<name>(?:(?:mức\ độ|chỉ\ số|tỷ\ lệ|sự)\s)?hài\ lòng
      (?:\s[^,;.:()\d]{1,60}?)?\s(?:đối\ với|về|với|ở)\s(?:các\s)?
      (?:việc|yếu\ tố|nội\ dung|lĩnh\ vực|khía\ cạnh|tiêu\ chí|nhóm)\s
      (?!này|đó|trên|nói)[^;.:()\d\n]{3,90}?)[\s:]{1,3}
    (?:chỉ\s|cũng\s)?(?:đạt|là|được|ở\ mức|bằng)\s\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)


# "Điểm đầu vào của Bắc Ninh là 46,11, xếp thứ 9"
_OWN_POINTS = re.compile(
    r"""
    (?:\A|(?<=[.;,]\s)|(?<=\n))
    (?P<name>[Đđ]iểm\s(?!số|tổng|của|chung|trung|bình|cao|thấp|đạt|đánh\ giá|xếp|năm|chỉ)
      [^,;.:()\d]{2,30}?)
    \scủa\s[^,;.:()\d]{3,40}?\s(?:là|đạt|được)\s\Z
    """,
    re.VERBOSE,
)


# the verb that both end in
_TOLD_AS = re.compile(r"(?<=đạt\s)|(?<=là\s)|(?<=được\s)|(?<=ở mức\s)|(?<=bằng\s)", re.IGNORECASE)


def _satisfied_with(text: str, start: int) -> Mark | None:
    """The field that a value tells the satisfaction with, or the part whose points it is, named
    right before it.
    """
    if not _TOLD_AS.match(text, start):
        return None
    points = _OWN_POINTS.search(text, max(0, start - 120), start)
    if points and any(find_words(points["name"], "framework_word", "index_name", "total_word")):
        points = None
    said = _SATISFIED_WITH.search(text, max(0, start - 220), start) or points
    return said and Mark("pillar", *said.span("name"), Span(said["name"], *said.span("name")))


def _named_before(text: str, start: int) -> Span | None:
    """The part of an index that stands in quotation marks or behind "trong đó" right before a
    value, or the parts that are counted there; none where the words are the index.
    """
    counted = compile_words(_COUNTED).search(text, max(0, start - 60), start)
    counted = counted or compile_words(_AMONG_THEM).search(text, max(0, start - 130), start)
    if counted and not any(find_words(counted["name"], "framework_word", "index_name")):
        return Span(counted["name"], *counted.span("name"))
    said = _QUOTED.search(text, max(0, start - 130), start)
    if said is None:
        return None
    named = sum(word.end - word.start for word in find_words(said["name"], "framework_word"))
    is_index = 2 * named > len(said["name"])
    return None if is_index else Span(said["name"], *said.span("name"))


def _pillar_behind(text: str, marks: list[Mark], position: int) -> Mark | None:
    behind = marks[position + 1] if position + 1 < len(marks) else None
    said = text[marks[position].end : behind.start].strip() if behind else ""
    return behind if behind is not None and behind.kind == "pillar" and said == "về" else None


def _names_another(text: str, marks: list[Mark]) -> bool:
    """ "minh bạch với 15,8/18 điểm và dịch vụ công trực tuyến với 8,4/12 điểm": another part, by a
    name that nobody listed.
    """
    return len(marks) > 1 and len(text[marks[0].end : marks[1].start].split()) > 1
