"""Places that are held elsewhere than in the whole list by the index: in a region or a district, by
a count, at a contest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rankings.parse.prose.marks import PLACE_KINDS, PLACE_OF_WORD, Mark, count_of
from rankings.registry.reference import remembered
from rankings.registry.vocabulary import alternation, compile_words, index_names

_ENDS = {"first", "last", "highest", "lowest"}


def settle_elsewhere(folded: str, start: int, marks: list[Mark]) -> list[Mark]:
    """Return the marks of a sentence with every place that is held elsewhere marked so, and its
    value as a bare number; `folded` is the page in small letters, `start` that of the sentence.
    """
    if not marks:
        return marks
    region, other = _Region.look(folded, start, marks), _Other.look(folded, start, marks)
    return [
        replace(
            mark, kind="number" if mark.kind in ("places", "score", "percent") else "region_rank"
        )
        if region.holds(marks, place) or other.holds(mark)
        else mark
        for place, mark in enumerate(marks)
    ]


# ---- a part of the list -----------------------------------------------------------------------


@remembered(maxsize=1)
def in_a_region() -> re.Pattern[str]:
    """Return the pattern of a region behind a place: "đứng đầu khu vực Tây Nguyên", "thứ 4/11 tỉnh
    trong vùng", "thứ 2 trong bảng xếp hạng PCI các tỉnh Tây Nguyên" are no places in the whole
    list.
    """
    short = "|".join(re.escape(word) for word, name in index_names().items() if name.isupper())
    return re.compile(
        rf"""
        (?:\s(?:tỉnh|thành|địa\ phương|đơn\ vị|thành\ phố|trong|trên|toàn|của|ở|tại|các|thuộc
               |so\ với|cả|số|bảng|xếp\ hạng|chỉ\ số|{short}|\d{{1,2}}),?){{0,8}}\s
        (?:{alternation("region_word")})(?!\w)
        """,
        re.VERBOSE,
    )


@remembered(maxsize=1)
def _among_those_of_a_region() -> re.Pattern[str]:
    """ "Ở nhóm các xã miền núi, xã Ngọc Lặc có kết quả cao nhất": places among some."""
    return re.compile(
        rf"""
        (?<!\w)(?:ở|trong|xét|đối\ với|tại|so\ với)\s(?:riêng\s)?
        (?:(?:nhóm|khối|số)\s)?(?:các\s|những\s)?
        (?:xã|phường|huyện|quận|địa\ phương|đơn\ vị|tỉnh)\s(?:(?:thuộc|trong|của)\s)?
        (?:{alternation("region_word")})(?!\w)
        |(?<!\w)(?:riêng|xét|tính)\s(?:trong|ở|tại)\s(?:{alternation("region_word")})(?!\w)
        """,
        re.VERBOSE,
    )


@remembered(maxsize=1)
def _leads_a_region() -> re.Pattern[str]:
    """ "ở vùng Trung du, vị trí dẫn đầu thuộc về Thái Nguyên"."""
    return re.compile(
        rf"(?<!\w)(?:ở|tại|trong)\s(?:{alternation('region_word')})(?!\w)[^,;.:\d]{{0,40}},"
        r"\s(?:vị trí\s|ngôi\s)?\Z"
    )


# "thứ hạng cao nhất huyện, đứng thứ 4 toàn tỉnh": the first is a place in a part of the list
_IN_DISTRICT = re.compile(
    r"\s(?:trong\s|của\s|toàn\s|cả\s)?(?:huyện|thị xã|quận)"
    r"(?=\s?[,;.)]|\s(?:và|vẫn|nhưng|đứng|xếp))"
)
_WHOLE_PROVINCE = re.compile(r"(?:toàn|cả|trong|của) tỉnh(?!\w)")
_BRACKETS = re.compile(r"(?:\s?\([^()\n]{1,40}\))?")  # "thứ 12/13 (giảm 5 bậc) so với khu vực"
_AMONG_CITIES = re.compile(
    r"\s(?:trong |của |trên )?(?:số )?[56] (?:thành phố|tp\.?) trực thuộc(?!\w)"
)
_AMONG = re.compile(r"(?:so với|trong(?: số)?|trên tổng số)\s\Z")
# "Cụ thể, Lâm Đồng có thứ hạng cao nhất"
_GOES_ON = re.compile(r"(?:cụ thể|trong đó|theo đó)[,:]?\s")
_OF_COUNTRY = re.compile(r"[^,;.]{0,12}(?:cả nước|toàn quốc)")
_LARGEST = 20  # units of a region
_NO_STRETCH = (0, 0)


@dataclass(frozen=True)
class _Region:
    """What a sentence says of a part of the list: who the first place behind "so với 14 tỉnh miền
    núi" is, where the words about a region reach, and how many units such parts count.
    """

    folded: str
    first: Mark | None
    stretch: tuple[int, int]
    sizes: frozenset[str]
    names_whole: bool  # "…, đứng thứ 4 toàn tỉnh"

    @classmethod
    def look(cls, folded: str, start: int, marks: list[Mark]) -> _Region:
        counts = [
            mark
            for mark in marks
            if mark.kind == "number" and in_a_region().match(folded, mark.end)
        ]
        return cls(
            folded,
            _first_among(folded, marks, counts),
            _stretch_of(folded, start, marks),
            frozenset(mark.span.text for mark in counts),
            bool(_WHOLE_PROVINCE.search(folded, start, marks[-1].end + 30)),
        )

    def holds(self, marks: list[Mark], position: int) -> bool:
        """Whether a place is one in the part."""
        mark = marks[position]
        begin, end = self.stretch
        if mark is self.first or (
            begin <= mark.start < end and mark.kind in PLACE_KINDS and not mark.of
        ):
            return True
        if self.names_whole and mark.kind in _ENDS and _IN_DISTRICT.match(self.folded, mark.end):
            return True
        if mark.kind not in PLACE_KINDS | {"places"}:
            return False
        if _leads_a_region().search(self.folded, max(0, mark.start - 80), mark.start):
            return True
        return bool(
            any(
                in_a_region().match(self.folded, _BRACKETS.match(self.folded, behind).end())
                for behind in {mark.end, _end_of_place(marks, position)}
            )
            or _AMONG_CITIES.match(self.folded, mark.end)
            or (mark.of and mark.of.text in self.sizes)
        )


def _first_among(folded: str, marks: list[Mark], counts: list[Mark]) -> Mark | None:
    """ "So với 14 tỉnh miền núi, Sơn La đứng thứ 6", "Trong 14 tỉnh …, thấp nhất là Sơn La"."""
    among = [
        mark.end for mark in counts if _AMONG.search(folded, max(0, mark.start - 16), mark.start)
    ]
    told = PLACE_KINDS - {*PLACE_OF_WORD} | {"first", "open", "score", "percent"}
    first = next(
        (mark for mark in marks if among and mark.kind in told and mark.start > among[0]), None
    )
    is_place = first is not None and first.kind in PLACE_KINDS and first.of is None
    return first if is_place and not _OF_COUNTRY.match(folded, first.end) else None


def _stretch_of(folded: str, start: int, marks: list[Mark]) -> tuple[int, int]:
    """From where to where a sentence speaks of the units of a region; nowhere where a place is
    beyond those of any: "Trong các tỉnh Tây Bắc: Yên Bái hạng 8, Sơn La hạng 50".
    """
    begin = folded.rfind(". ", 0, start - 1) if _GOES_ON.match(folded, start) else start
    apart = _among_those_of_a_region().search(folded, begin, marks[-1].end)
    ranks = [mark for mark in marks if mark.kind == "rank" and mark.of is None]
    if apart is None or any(count_of(mark) > _LARGEST for mark in ranks):
        return _NO_STRETCH
    stop = next((mark.start for mark in marks if mark.kind == "semicolon"), len(folded))
    return apart.end(), stop


# letters before what is told with a place: "dẫn đầu về PCI", "thứ 2 và thứ 3"
_WITH_PLACE = {"index_name": 12, "year": 12, "rank": 6, "number": 6, "and": 6}


def _end_of_place(marks: list[Mark], place: int) -> int:
    """Where a place ends with those told with it and the index it is held by: "dẫn đầu chỉ số PCI
    2018 tại khu vực …", "đứng thứ 2-3 về SIPAS ở ĐBSCL"; not "thứ 14/63 và thứ 2 khu vực …".
    """
    end, of = marks[place].end, marks[place].of
    if of is not None and of.text in _PROVINCES:
        return end
    for mark in marks[place + 1 :]:
        if mark.start - end > _WITH_PLACE.get(mark.kind, -1):
            break
        end = mark.end
    return end


# ---- another measure --------------------------------------------------------------------------

# "xếp thứ 3/63 tỉnh, thành phố cả nước về thu hút đầu tư", "dẫn đầu về số hồ sơ trực tuyến", "thứ
# 3/63 tỉnh có số giao dịch cao nhất", "giải nhất hội thi"
_BY_ANOTHER = r"""(?x)
    \s(?:tại\s|của\s|trong\s|ở\s)?(?:hội\ thi|cuộc\ thi|giải\ thưởng|kỳ\ thi|hội\ thao)|
    (?:\s(?:tỉnh|thành|phố|huyện|xã|sở|ngành|địa\ phương|đơn\ vị|trong|toàn|của|các|cả|nước|quốc
           |số|\d{1,2}),?){0,8}
    (?:\s(?:xét\s|tính\s)?(?:về|theo)|(?<!,)\scó)\s(?:các\s)?
    (?:(?:@other_measure_word)(?!\sđiểm)
      |số\s(?!điểm|liệu|đo|hóa)
      |(?:tỷ|tỉ)\slệ\s(?!(?:%\s|phần\străm\s|số\s)*(?:điểm|đạt|chỉ\ssố|hài\slòng)))
    """
# "…, và đứng thứ 2/63 tính đến ngày 21/3/2023": by the same measure
_AT_A_DAY = re.compile(r"\stính (?:đến|tới) ngày\s")
# "187 phiếu, nhiều thứ hai toàn tỉnh"; "ngày thứ Tư" is a day
_ANOTHER_BEFORE = re.compile(r"(?<!\w)(?:nhiều|ít|lớn|nhanh|chậm|rộng|dài|sớm|ngày)\s(?:thứ\s)?\Z")
# "giành giải nhì hội thi …, Sở Y tế nhận giải ba"
_CONTEST = re.compile(r"hội thi|cuộc thi|giải thưởng|kỳ thi|hội thao|giải báo chí")
# and a survey of its own: "Trong khảo sát riêng về dịch vụ công, huyện A đứng thứ 2"
_AT_CONTEST = re.compile(
    r"(?:tại|ở|trong|theo)\s(?:hội thi|cuộc thi|kỳ thi|hội thao"
    r"|(?:(?:một|kết quả|cuộc|đợt)\s)*khảo sát (?:riêng|khác|nội bộ|độc lập))(?!\w)"
)
# "Công an tỉnh xếp thứ 5/63 Công an tỉnh, thành phố": among those of all the provinces
_OF_BODIES = re.compile(
    r"\s(?:các\s)?(?:công an|sở|thanh tra|kho bạc|cục|chi cục|ban|văn phòng|bảo hiểm|bộ chỉ huy)\s"
)
_PROVINCES = ("63", "34")
# "Năm 2023, tỉnh tham gia chương trình diễn tập ứng cứu, đứng thứ 2/63"
_AT_DRILL = re.compile(r"(?:tham gia|tham dự|trong|tại) (?:\w+ ){0,3}?diễn tập(?!\w)")


# "mức hài lòng chung của cả nước là 82,66%"; of a mean so called the claim is the nation's
_OF_NATION = re.compile(r"mức [^,;.]{0,30}\s(?:của|trên) (?:cả nước|toàn quốc) (?:là|đạt) \Z")


@remembered(maxsize=1)
def _of_region_named() -> re.Pattern[str]:
    """ "đồng bằng sông Hồng (43,02 điểm)", "vùng Đông Nam Bộ đạt 44,47 điểm", "mức chung của cả
    nước là 82,66%", "cơ quan cấp xã ở TP Cần Thơ đạt 96,04%": of no unit.
    """
    return re.compile(
        rf"""
        (?:(?<!\w)(?:{alternation("region_word")})|(?:của|trên)\s(?:cả\ nước|toàn\ quốc)
          |(?<!\w)cấp\s(?:xã|huyện|sở)\s(?:ở|tại|của|trên\ địa\ bàn)\s[^,;.:()\d]{{2,40}}?)
        (?:\s\(|\s(?:đạt|được|có|là)\s)\Z
        """,
        re.VERBOSE,
    )


@remembered(maxsize=1)
def _opens_with_region() -> re.Pattern[str]:
    return re.compile(
        rf"(?:vùng\s|khu vực\s)?(?:{alternation('region_word')})\s(?:là|có|đạt|dẫn)\s"
    )


@dataclass(frozen=True)
class _Other:
    """What a sentence says of another measure than the index."""

    folded: str
    start: int
    has_contest: bool
    is_of_contest: bool  # "Tại hội thi …, huyện A nhất với 265 điểm": all of it
    tells_mean: bool  # "Điểm trung bình của vùng Tây Nguyên là 90,17%" has an owner of its own
    named: int  # where the first unit stands, in a sentence that opens with a region; else 0
    measured: int  # where the first place by another measure stands; else the end of the page

    @classmethod
    def look(cls, folded: str, start: int, marks: list[Mark]) -> _Other:
        has_contest = _CONTEST.search(folded, start, marks[-1].end + 40)
        units = [mark.start for mark in marks if mark.kind == "unit"]
        of_region = _opens_with_region().match(folded, start)
        named = min(units, default=len(folded)) if of_region else 0
        is_mean = any(mark.kind == "average" for mark in marks)
        at_drill = _AT_DRILL.search(folded, start, marks[-1].end)
        at_contest = bool(_AT_CONTEST.match(folded, start) or at_drill)
        others = [mark.start for mark in marks if _is_by_another(folded, mark)]
        measured = min(others, default=len(folded))
        return cls(folded, start, bool(has_contest), at_contest, is_mean, named, measured)

    def holds(self, mark: Mark) -> bool:
        """Whether a place, or a score, is one by the other measure."""
        if mark.start < self.named and mark.kind in PLACE_KINDS | {"score", "percent"}:
            return True  # "Đông Nam Bộ là vùng cao nhất, 44,47 điểm, dù Hà Nội đang dẫn đầu"
        if mark.kind in ("score", "percent"):
            return self._is_of_others(mark) or (self.is_of_contest and mark.kind == "score")
        if mark.kind not in PLACE_KINDS | {"places"}:
            return False
        is_prize = self.has_contest and self.folded.startswith("giải ", mark.start)
        before = mark.kind == "rank" and _ANOTHER_BEFORE.search(
            self.folded, max(self.start, mark.start - 16), mark.start
        )
        behind = _is_by_another(self.folded, mark)
        return bool(
            self.is_of_contest or is_prize or before or behind or self._is_by_the_same(mark)
        )

    def _is_of_others(self, mark: Mark) -> bool:
        """Whether a value is that of a region or of the nation."""
        near = max(self.start, mark.start - 70)
        is_its_own = self.tells_mean and not _OF_NATION.search(self.folded, near, mark.start)
        return not is_its_own and bool(_of_region_named().search(self.folded, near, mark.start))

    def _is_by_the_same(self, mark: Mark) -> bool:
        """Whether a place goes on with the other measure told before, or is among the bodies of all
        the provinces.
        """
        if mark.of and mark.of.text in _PROVINCES and _OF_BODIES.match(self.folded, mark.end):
            return True
        if mark.start <= self.measured:
            return False
        # "3/63 tỉnh có số giao dịch cao nhất"
        is_in_phrase = not set(self.folded[self.measured : mark.start]) & {*",;."}
        is_dated = _AT_A_DAY.match(self.folded, mark.end)
        return bool(is_dated or (mark.kind in _ENDS and is_in_phrase))


def _is_by_another(folded: str, mark: Mark) -> bool:
    """Whether the words right behind a place say by what else it is one."""
    is_place = mark.kind in PLACE_KINDS | {"places"}
    return is_place and bool(compile_words(_BY_ANOTHER).match(folded, mark.end))
