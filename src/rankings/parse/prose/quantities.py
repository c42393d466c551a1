"""The quantities of a sentence as marks: scores, shares, places, counts and years."""

from __future__ import annotations

import re
from typing import NamedTuple

from rankings.language.numbers import NumberToken
from rankings.parse.model import Span
from rankings.parse.prose.marks import Mark
from rankings.registry.reference import remembered
from rankings.registry.vocabulary import compile_words, index_names

_YEAR = re.compile(r"(?:19|20)\d\d\Z")


@remembered(maxsize=1)
def _year_before() -> re.Pattern[str]:
    """What stands before a year: a word of time, a mark between years, the short name of an
    index.
    """
    short = "|".join(re.escape(word) for word, name in index_names().items() if name.isupper())
    return re.compile(
        rf"(?:năm|giai đoạn|kỳ đánh giá|kỳ|quý [IV]{{1,3}}[/-]|–|-|và|,|index|{short})\s{{0,2}}\Z",
        re.IGNORECASE,
    )


_ORDINAL_BEFORE = re.compile(
    r"""
    (?:thứ\ hạng|hạng\ thứ|vị\ trí\ thứ|vị\ trí\ số|vị\ trí|xếp\ thứ|thứ|hạng|xếp\ số|đứng\ số
      |(?:đơn\ vị|địa\ phương|cái\ tên)\ số|top|tốp)\s{1,2}\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_POINTS_BEFORE = re.compile(
    r"(?:(?:tỷ|tỉ) lệ điểm|điểm số|số điểm|tổng điểm)(?:\s(?:số|chỉ|đạt|được|là|ở mức)){0,4}\s\Z"
)
_IS_POINTS = re.compile(r"\slà (?:tổng )?(?:số )?điểm(?: số)?\s")
_SELF_BEFORE = re.compile(
    r"tự (?:chấm|đánh giá)(?: điểm)?(?:\s(?:số|là|đạt|được|cho|ở mức)){0,3}\s\Z"
)
# "bị trừ 2 điểm vì báo cáo chậm, còn 89,9 điểm"
_TAKEN_BEFORE = re.compile(
    r"(?<!\w)(?:trừ|(?<!tổng )cộng|thưởng)(?:\s(?:thêm|điểm|tới|đi|mất|gần)){0,2}\s\Z"
)


@remembered(maxsize=1)
def _ends_top() -> re.Pattern[str]:
    """ "khép lại tốp 3", "cái tên cuối cùng trong tốp 5": who ends the first N has place N."""
    return compile_words(
        r"(?<!\w)(?:@top_end_word)(?:\s(?:của|trong|ở|vào))?\s(?:top|tốp|nhóm)\s\Z"
    )


_REST_OF_TOP = re.compile(r"(?:\s\w+(?:\s\w+)?\s(?:dẫn|đứng)\sđầu)?(?!\s?(?:\w|%))|(?=\s)")
# "năm thứ 4", "nhóm thứ 3": the number of a time or a group; "bảng xếp hạng 34 tỉnh": a size.
_OF_TIMES = re.compile(
    r"(?:năm|lần|kỳ|đợt|khóa|quý|tháng|ngày|tuần|thế hệ|sáng|chiều|tối|phiên|họp|nghị|buổi"
    r"|cuộc|nhóm)\sthứ\s{1,2}\Z"
)
_OF_LIST = re.compile(r"(?<!vị trí )(?:xếp|bảng|thứ)\shạng\s{1,2}\Z")
_MOVED_BEFORE = re.compile(
    r"(?:tăng|thăng|giảm|tụt|nâng|lên|xuống) (?:thứ )?hạng\s{1,2}\Z"
)  # "hạng 2 bậc"
_COUNTED = r"\s(?:@count_noun|bộ)(?!\w)"
STREAK = re.compile(r"\s(?:liên tiếp|liên tục|liền)(?!\w)", re.IGNORECASE)


# "Ngày Chuyển đổi số quốc gia năm 2025", "Diễn đàn … 2025": the year of an event.
_EVENT_BEFORE = re.compile(
    r"(?<!\w)(?:[Nn]gày|Diễn đàn|Tuần lễ|Triển lãm|[Gg]iải thưởng)\s[A-ZĐ][^,;.:\d]{3,60}\s\Z"
)
_DATED_BEFORE = re.compile(r"(?:tháng|ngày|quý)\s\Z")


_POINT = re.compile(
    # "diểm" is a common misprint; "89,5/100 số điểm" says the points by their sum
    r"(?!\s?\n\s?\n)\s{0,2}(?:(?<=\d/100\s)số\s|(?<=\d/1000\s)số\s)?(?P<unit>[đd]iểm)(?!\w)"
    r"(?!\s(?:cầu|phần trăm|bưu điện|truy cập|dân cư|nóng|trường|tiếp nhận|phục vụ|rác|đen|sạt lở"
    r"|ùn tắc|bán|giao dịch|dừng|đỗ|du lịch))",
    re.IGNORECASE,
)


# "PCI 2023 Điểm số" on a line of its own, "PCI của tỉnh: 2019 hạng 41, 2020 hạng 37"
_SAID_BEHIND = re.compile(r"\sđiểm số\s*(?:\n|\Z)|:?\s(?:xếp |đứng )?(?:thứ|hạng|vị trí)\s\d")
_PERCENT = re.compile(r"\s{0,2}(?P<unit>%|phần trăm(?!\w))")


_PERCENT_POINT = re.compile(r"\s{0,2}(?P<unit>điểm (?:phần trăm(?!\w)|%))")


PLACES = re.compile(r"(?!\s?\n\s?\n)\s{0,2}(?:bậc|thứ bậc|vị trí|hạng(?!\smục))(?!\w)")


def span_of(text: str, start: int, end: int) -> Span:
    """Return a stretch of a text with its place."""
    return Span(text[start:end], start, end)


class Taken:
    """Which stretches of the sentence are taken already; every letter belongs to one mark at
    most.
    """

    def __init__(self, marks: list[Mark]) -> None:
        self._letters: set[int] = set()
        for mark in marks:
            self.claim(mark)

    def claim(self, mark: Mark) -> bool:
        letters = range(mark.start, mark.end)
        if not self._letters.isdisjoint(letters):
            return False
        self._letters.update(letters)
        return True


def lex_quantities(
    text: str, folded: str, start: int, numbers: list[NumberToken], taken: Taken
) -> list[Mark]:
    """Return the marks of the numbers in a sentence, each with its unit and what it is of."""
    marks: list[Mark] = []
    skip: NumberToken | None = None
    for position, token in enumerate(numbers):
        if token is skip:
            continue
        following = numbers[position + 1] if position + 1 < len(numbers) else None
        of = (
            following
            if following
            and following.kind == "number"
            and text[token.end : following.start].replace("điểm", "").strip() == "/"
            and token.kind == "number"
            and not (_YEAR.match(token.text) and _YEAR.match(following.text))
            else None
        )
        skip = of
        mark = _quantity(_Figure(text, folded, start, token, of))
        if taken.claim(mark):
            marks.append(mark)
    return marks


class _Figure(NamedTuple):
    """A number with the words around it, as printed and folded, in the sentence that begins at
    `start`; `of` stands behind its slash, `last` is where both end, `before` the letters just
    ahead.
    """

    text: str
    folded: str
    start: int
    token: NumberToken
    of: NumberToken | None

    @property
    def last(self) -> int:
        return self.of.end if self.of else self.token.end

    @property
    def before(self) -> str:
        return self.folded[max(self.start, self.token.start - 16) : self.token.start]

    def mark(
        self, kind: str, start: int | None = None, end: int | None = None, unit: Span | None = None
    ) -> Mark:
        """Return the number as a mark of a kind, with the words from `start` to `end`."""
        token, of = self.token, self.of
        return Mark(
            kind,
            token.start if start is None else start,
            self.last if end is None else end,
            span_of(self.text, token.start, token.end),
            span_of(self.text, of.start, of.end) if of else None,
            unit=unit,
        )


def _quantity(figure: _Figure) -> Mark:
    """What a number is; a day and a bare number are the last that it is taken for."""
    token, folded, before = figure.token, figure.folded, figure.before
    if token.kind != "number":
        is_date = token.kind in ("date", "date_part", "time_part")
        return figure.mark("date" if is_date else token.kind)
    if told := _as_year(figure) or _as_value(figure) or _as_place(figure):
        return told
    if match := PLACES.match(folded, figure.last):
        unit = span_of(figure.text, match.end() - len(match[0].strip()), match.end())
        return figure.mark("places", end=match.end(), unit=unit)
    if _DATED_BEFORE.search(before) or _is_day(before, token, figure.of):
        return Mark("date", token.start, figure.last, span_of(figure.text, token.start, token.end))
    return figure.mark("score" if _is_told_as_points(figure) else "number")


def _as_year(figure: _Figure) -> Mark | None:
    """A year by the word before it or because nothing stands behind it; that of an event is a
    date.
    """
    text, token, last = figure.text, figure.token, figure.last
    if figure.of or not _YEAR.match(token.text):
        return None
    stands_alone = (
        last >= len(text) or text[last] in ".,;:?!)\n" or text[last : last + 2] in (" ;", " )")
    )
    is_said = figure.before.endswith("năm ") or _SAID_BEHIND.match(figure.folded, last)
    is_points = _POINT.match(figure.folded, last) and not is_said  # "năm 2021 điểm đạt 87,5"
    if (is_points and text[last : last + 1] != "\n") or not (
        _year_before().search(figure.before) or stands_alone or is_said
    ):
        return None
    near = max(figure.start, token.start - 70)
    event = _EVENT_BEFORE.search(text, near, token.start) or _TOLD_IN.search(
        text, near, token.start
    )
    return figure.mark("date" if event else "year")


def _as_value(figure: _Figure) -> Mark | None:
    """A number with its unit of score: "84,5 điểm", "84,5%", "2 điểm phần trăm"."""
    folded, start, first = figure.folded, figure.start, figure.token.start
    for kind, pattern in (("points", _PERCENT_POINT), ("percent", _PERCENT), ("score", _POINT)):
        match = pattern.match(folded, figure.last)
        if match is None:
            continue
        is_other = _SELF_BEFORE.search(folded, start, first) or _TAKEN_BEFORE.search(figure.before)
        if kind == "score" and is_other:
            kind = "number"  # what a unit gave itself, what it lost, is not its score
        if folded[first - 2 : first] in ("(+", "(-", "(−"):
            kind = "points"  # "tăng cao nhất là Bình Thuận (+6,39%)": by how much
        if kind == "percent" and _POINTS_BEFORE.search(folded, start, first):
            kind = "score"  # "tỷ lệ điểm chỉ đạt 66,05%"
        unit = span_of(figure.text, *match.span("unit")) if match["unit"] != "diểm" else None
        return figure.mark(kind, end=match.end(), unit=unit)
    return None


def _as_place(figure: _Figure) -> Mark | None:
    """A number behind an ordinal word, "thứ 5", "hạng 5/63", or the last of a top: "khép lại tốp
    3".
    """
    folded, before, first, last = figure.folded, figure.before, figure.token.start, figure.last
    ends = _ends_top().search(folded, max(figure.start, first - 40), first)
    if ends and (behind := _REST_OF_TOP.match(folded, last)):
        span = span_of(figure.text, first, figure.token.end)
        return Mark("rank", ends.start(), behind.end(), span)
    ordinal = _ORDINAL_BEFORE.search(before)
    if ordinal is None:
        return None
    is_time = _OF_TIMES.search(before) and not STREAK.match(folded, last)
    is_size = (
        figure.of is None
        and _OF_LIST.search(before)
        and compile_words(_COUNTED).match(folded, last)
    )
    is_move = _MOVED_BEFORE.search(before) and PLACES.match(folded, last)
    if is_time or is_size or is_move:
        return None
    kind = "top_count" if ordinal[0].strip() in ("top", "tốp") else "rank"
    return figure.mark(kind, start=first - len(ordinal[0]))


def _is_told_as_points(figure: _Figure) -> bool:
    """Whether words or its form make a number without a unit a score."""
    folded, first, last = figure.folded, figure.token.start, figure.last
    if figure.of is None and _IS_POINTS.match(folded, last):
        return True  # "407,64 là số điểm giúp Sở Tư pháp"
    if figure.of is not None and _POINTS_BEFORE.search(folded, figure.start, first):
        return True
    return _is_bare_score(folded, figure.before, figure.token, last)


# "do VCCI công bố giữa tháng 4-2023": when it was told
_TOLD_IN = re.compile(
    r"(?:công bố|ban hành|đưa ra|phê duyệt|tổ chức)[^,.;()\d]{0,30}\stháng \d{1,2}\s?[-/–.]\s?\Z",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(r"(?:ngày|sáng|chiều|tối|trưa|hôm|nay|qua)\s\(?\s?\Z")


def _is_day(before: str, token: NumberToken, of: NumberToken | None) -> bool:
    """ "Chiều nay (14/4)": a day, not a part of a whole."""
    if of is None or not (token.text.isdigit() and of.text.isdigit()):
        return False
    day, month = int(token.text), int(of.text)
    is_possible = 1 <= day <= 31 and 1 <= month <= 12
    return is_possible and (day > month or bool(_DAY_BEFORE.search(before)))


def _is_bare_score(folded: str, before: str, token: NumberToken, last: int) -> bool:
    """An index value without a unit: "với 0.9035", "(84,60)", "Biên Hòa: 0.8124"."""
    is_of_thousands = re.search(r"[.,]\d{3}\Z", token.text) and not token.text.startswith("0")
    if is_of_thousands or not re.search(r"\d[.,]\d{1,6}\Z", token.text):
        return False
    if re.match(r"0[.,]\d{3,}\Z", token.text):
        return True
    return bool(
        re.search(
            r"(?:\(|:\s?|với |đạt |là |chỉ số |tăng |giảm |từ |còn |xuống |lên |điểm |điểm số "
            r"|(?<!\d )[-–] )\Z",
            before,
        )
    ) and bool(
        re.match(
            r"\s*(?:[,;.)\n]|so với|và |còn |xuống |lên |đến |tới |xếp |đứng "
            r"|\((?:thang|năm|kỳ|trên)"
            r"|(?:trên )?thang|\Z)",
            folded[last : last + 12],
        )
    )


_OF_THINGS = (
    r"\s(?:số\s(?!điểm)|doanh nghiệp|người|hộ|hồ sơ|thủ tục|dịch vụ|văn bản|cán bộ|công chức"
    r"|ý kiến|phiếu|thôn|bản|ấp|khối phố|tổ dân phố|khu dân cư|trường|bệnh viện)(?!\w)"
)
_SHARE_OF = re.compile(_OF_THINGS)
_SHARE_OF_BODIES = re.compile(
    rf"{_OF_THINGS}|\s(?:các|đơn vị|cơ quan|địa phương|bộ|ngành|sở|xã|huyện|tỉnh)(?!\w)"
)


_THINGS_COUNTED = rf"\d{_OF_THINGS}(?:\s[^,;.:()\d]{{0,30}})?,\s(?:đạt|bằng)\s\Z"
_RATE_OF = (
    r"(?<!\w)(?:tỷ|tỉ) lệ (?:chung|máy tính|thuê bao|người dùng|doanh nghiệp|cơ quan|đơn vị"
    r"|văn bản|thủ tục|cán bộ|công chức)(?!\w)[^,;.:()\d]{0,60}\Z"
)
# "chiếm 1,2%", "598 phiếu hợp lệ, đạt 99,67%", "tỷ lệ máy tính trên cán bộ đạt 98,7%"
_IS_SHARE = re.compile(
    rf"(?<!\w)chiếm\s(?:(?:tỷ|tỉ) lệ\s)?\Z|{_THINGS_COUNTED}|{_RATE_OF}", re.IGNORECASE
)


_SATISFIED = re.compile(r"\s(?:số\s)?(?:người|khách|hộ)[^,;.:()\d]{0,50}?hài lòng")


def is_share_of_things(text: str, mark: Mark, names_nobody: bool) -> bool:
    """Return whether a percentage says how many of something: "79% doanh nghiệp", "chiếm 1,2% tổng
    chi ngân sách", "thu về 598 phiếu, đạt 99,67%", and where the sentence names nobody "100% các
    bộ".
    """
    if mark.kind != "percent":
        return False
    counts = names_nobody or text.endswith(("có ", "với "), 0, mark.start)  # "có 100% cơ quan …"
    share_of = _SHARE_OF_BODIES if counts else _SHARE_OF
    is_share = _IS_SHARE.search(text, max(0, mark.start - 100), mark.start)
    counted = share_of.match(text, mark.end) and not _SATISFIED.match(text, mark.end)
    return bool(is_share or counted)
