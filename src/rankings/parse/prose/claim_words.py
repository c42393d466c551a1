"""The words around a figure: what it counts, what is measured, how it is bounded."""

from __future__ import annotations

import re

from rankings.parse.model import Span, Statement
from rankings.parse.names import UPPER
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.quantities import STREAK
from rankings.parse.sentences import Sentence
from rankings.registry.lexicon import load_lexicon
from rankings.registry.reference import remembered

# A noun behind a count ends at a verb, a stop or another figure; "sở, ban, ngành" and "xã, phường,
# thị trấn" are one noun.
_NOUN_ENDS = re.compile(
    r"""[;:.()–…]|,(?!\s(?:ban|ngành|sở|UBND|thành|thị|phường|xã|huyện|quận
        |đơn\ vị|cơ\ quan|địa\ phương|thành\ phố|công\ chức|viên\ chức|cấp)\b)
      | \s(?:đã|được|đang|có|là|đạt|tăng|giảm|thực\ hiện|chiếm|với|trong\ đó|cho|để|từ|tại|theo|cùng
        |ở|đảm\ bảo|sử\ dụng|quan\ tâm|học|xếp|loại|bố\ trí|mở|ứng\ dụng|tham\ gia|hoàn\ thành
        |triển\ khai)\b|\s\d|$""",
    re.VERBOSE,
)


_TRAILING_VERB = re.compile(
    r"(?:\s|^)(?:đạt|được|là|chiếm|với|có|bằng|ước|ước"
    r" đạt|đã|khoảng|gần|hơn|trên|dưới|này|chỉ|còn|ước tính|ít nhất|tối thiểu|và|gồm|bao"
    r" gồm|cả|toàn|ở mức|:|–|-|\()\s*$",
    re.IGNORECASE,
)


_LEADING_WORD = re.compile(
    r"^(?:và|trong đó|đến nay|hiện nay|hiện|còn|riêng|theo đó|cụ thể|ngoài ra|đồng thời|tuy"
    r" nhiên|,|:|–|-|\s)+(?=\s|\b)\s*",
    re.IGNORECASE,
)


_CLAUSE_START = re.compile(
    r"[;:(…]\s?|\.\s|,\s(?=(?:tỷ lệ|tỉ lệ|tỷ trọng|số|tổng|trong đó|riêng|còn|năm|đến nay|dịch"
    r" vụ)\b)"
)


_SCALE_WORDS = re.compile(r"thang điểm|tổng điểm tối đa|điểm tối đa|chấm trên thang|tối đa")


_SCALE_RANGE = re.compile(r"thang(?: điểm| đo)? (?:từ )?(?:0 ?(?:đến|tới|-|–) ?)?\Z")


# "547 dịch vụ công mức độ 3": the words behind "mức" were cut, for the figure there is a name of
# its own.
_OPEN_LABEL = re.compile(
    r"\s(?:mức|mức độ|cấp độ|cấp|đợt|quý|lần|giai đoạn|hạng|loại)\Z", re.IGNORECASE
)


def bound_of(before: str, after: str) -> str:
    """ "từ 85 trở lên" and "từ 70 đến" are lower bounds, "25% trở xuống" and "đến 75%" upper
    ones.
    """
    if re.match(r"\s*(?:điểm\s*)?trở xuống", after) or re.search(r"(?:đến|tới)\s*\Z", before):
        return "<="
    return ">="


_JOINING_END = re.compile(r"\s(?:và|cùng|với|hoặc|hay)\Z")


def unit_of(noun: Span) -> Span:
    """The counted thing without what belongs to it: "người", "triệu công dân", "tỷ đồng/tháng"."""
    match = re.match(r"(?:(?!(?:trên|của|trong|cho|thuộc|về|tại)\b)\S+(?:\s|$)){1,5}", noun.text)
    unit = _OPEN_LABEL.sub("", match[0].strip() if match else noun.text)
    unit = _JOINING_END.sub("", unit)  # "33 phường và 66 xã"
    return Span(unit, noun.start, noun.start + len(unit))


def pattern_of(
    text: str, sentence: Sentence, mark: Mark, marks: list[Mark], position: int, claim: Statement
) -> str:
    """Return the form of a claim by its mark and the words before it: "average", "ordinal" …"""
    before = text[max(sentence.start, mark.start - 40) : mark.start].lower()
    if mark.kind in ("rank", "region_rank"):
        return (
            "streak"
            if any(other.kind == "streak" for other in marks[position : position + 2])
            else "ordinal"
        )
    if any(other.kind == "average" for other in marks[max(0, position - 3) : position]):
        return "average"
    if _SCALE_RANGE.search(before):
        return "scale" if mark.span.text != "0" else "scale_from"
    if _SCALE_WORDS.search(before):
        return "scale"
    if mark.of is not None:
        return "fraction"
    if mark.kind in ("percent", "points"):
        return "percentage"
    if mark.kind == "score":
        return "points"
    return "count" if claim.fields["unit"].text else "other"


def noun_behind(text: str, sentence: Sentence, mark: Mark) -> Span:
    """The noun a figure counts: the words behind it up to a verb, a stop or the next figure."""
    first = mark.end
    while first < sentence.end and text[first] in " \n":
        first += 1
    if mark.kind == "rank" or text[first : first + 1] == ")":
        return Span("", first, first)  # "thứ 48 với 61,98 điểm", "Cẩm Bình (94,25 điểm), Cẩm …"
    match = _NOUN_ENDS.search(text, first, sentence.end)
    last = match.start() if match else sentence.end
    words = text[first:last].split(" ")[:12]
    noun = " ".join(words).rstrip(" .…")
    return Span(noun, first, first + len(noun))


# "10 địa phương, huyện Đức Linh xếp …": what follows is told of the unit
_PHRASE_ENDS = re.compile(
    rf"""
    [;.](?!\d) | ,\s(?=\d) | \s\(
    | ,\s(?=(?:[Ss]ở|huyện|quận|thị\ xã|thành\ phố|TP\.?|phường|xã|tỉnh)\s[{UPPER}])
    | ,\s(?:tăng|giảm|đạt|đạt\ tỷ\ lệ|số|tổng|tỷ\ lệ|tỉ\ lệ|trong\ đó|góp\ phần)\s
    | \s(?:là|đạt)\s(?=\d)
    """,
    re.VERBOSE,
)


def phrase_behind(text: str, sentence: Sentence, mark: Mark) -> Span:
    """Return the words behind a figure up to the next stop, verb or figure."""
    first = mark.end
    while first < sentence.end and text[first] in " \n":
        first += 1
    if text[first : first + 1] == ")":
        return Span("", first, first)
    match = _PHRASE_ENDS.search(text[first : sentence.end])
    last = first + match.start() if match else sentence.end
    phrase = text[first:last][:160].rstrip(" ,.…")
    return Span(phrase, first, first + len(phrase))


_OPENS = re.compile(r"(?P<words>[^;:.()\n]{3,120})\(\Z")


def phrase_before(text: str, floor: int, mark: Mark) -> Span:
    """The words that lead to a figure, from the last stop or figure, without the verb right before
    it; to one in brackets, those that the brackets follow.
    """
    if opened := _OPENS.search(text, floor, mark.start):
        words = opened["words"].strip(" ,-–+")
        first = opened.start("words") + opened["words"].index(words)
        return Span(words, first, first + len(words))
    first = floor + max(
        (match.end() for match in _CLAUSE_START.finditer(text[floor : mark.start])), default=0
    )
    if mark.start - first > 200:
        first = text.find(" ", mark.start - 200) + 1
    first += len(text[first : mark.start]) - len(text[first : mark.start].lstrip(" ,%):"))
    lead = _LEADING_WORD.match(text[first : mark.start])
    first += lead.end() if lead else 0
    phrase = text[first : mark.start].rstrip()
    while match := _TRAILING_VERB.search(phrase):
        phrase = phrase[: match.start()].rstrip(" ,")
    return Span(phrase, first, first + len(phrase))


_LABEL_BEFORE = re.compile(
    r"(?:mức độ|mức|điều|khoản|phụ lục|bảng|biểu|hình|mẫu|cấp độ|chương|mục|phần|trang|đề án|lần"
    r" thứ|năm thứ|khóa|đợt|quý|vòng|nghị quyết(?: số)?|quyết định số|nghị định(?: số)?"
    r"|thông tư(?: số)?|kế hoạch số|phiên bản|version|số hiệu|ipv)"
    r"\s{1,2}(?:\d{1,3}(?:\s?[,và-]{1,2}\s?)){0,4}\Z",
    re.IGNORECASE,
)
# "xếp vào nhóm 3 (nhóm trung bình thấp)", but not "nhóm 20 tỉnh dẫn đầu"
_GROUP_BEFORE = re.compile(r"(?:nhóm|loại|bậc|mức)\s\Z", re.IGNORECASE)
_GLUED_BEFORE = re.compile(r"(?:[^\W\d_][-–]?|_)\Z")
_LIST_NUMERAL = re.compile(r"(?:\A|\n)[\s|#]*\Z")
_FILE_SIZE = re.compile(r"\s?[kKMG]B(?!\w)")
_FREQUENCY = re.compile(r"\s?lần/", re.IGNORECASE)
_AGE = re.compile(r"\s{0,2}tuổi(?!\w)|\s?°", re.IGNORECASE)  # and degrees of the weather


def is_label(text: str, start: int, end: int) -> bool:
    """Tell whether a number names something instead of counting it: "mức độ 3", "Điều 2", "1.",
    "COVID-19", "từ 15 tuổi".

    >>> page = "mức độ 3, 4 là 513.922 hồ sơ"
    >>> [is_label(page, 7, 8), is_label(page, 10, 11), is_label(page, 15, 22)]
    [True, True, False]
    """
    before, after = text[max(0, start - 40) : start], text[end : end + 12]
    if _GLUED_BEFORE.search(before[-2:]) or re.match(r"[^\W\d]", after):
        return True
    if _LIST_NUMERAL.search(before) and re.match(r"(?:\.\d+)?[.)]\s", after):
        return True
    if STREAK.match(after):
        return False  # "năm thứ 4 liên tiếp" counts
    if _GROUP_BEFORE.search(before) and re.match(r"\s?(?:[,;.()]|\Z|trên tổng)(?!\d)", after):
        return True
    if _AGE.match(after) or _FREQUENCY.match(after) or _FILE_SIZE.match(after):
        return True
    return bool(_LABEL_BEFORE.search(before)) and not re.match(r"\s?(?:%|điểm|/)", after)


def is_in_run(text: str, marks: list[Mark], position: int) -> bool:
    """Return whether a bare figure stands right beside another: a row of a table, no sentence."""
    mark = marks[position]
    beside = marks[max(0, position - 1) : position] + marks[position + 1 : position + 2]
    return mark.unit is None and any(
        other.kind in ("number", "score", "year")
        and other.unit is None
        and not text[min(mark.end, other.end) : max(mark.start, other.start)].strip()
        for other in beside
    )


# "giá trị trung bình của 63 tỉnh, thành phố là 84,79%": the size belongs to what is measured.
_MEAN_OF = re.compile(r"(?:trung bình|bình quân)[^,;.:()\d]{0,40}\s(?:của|trong|cả)\s(?:cả\s)?\Z")


def is_size_of(text: str, mark: Mark) -> bool:
    """Return whether a count is the size of a mean that the words lead to."""
    before = text[max(0, mark.start - 80) : mark.start].lower()
    return mark.kind == "number" and mark.of is None and bool(_MEAN_OF.search(before))


_BOUND = re.compile(r"(?:từ|trên|dưới|đạt|đến|tới|≥|>|<)", re.IGNORECASE)


def grade_with_threshold(text: str, sentence: Sentence, mark: Mark) -> Span | None:
    """ "Khá từ 70 đến dưới 85 điểm", "Nâng cao (trên 50% đến 75%)": the grade whose bound a figure
    is.
    """
    match = _threshold_pattern().search(
        text, max(sentence.start, mark.span.start - 70), mark.span.start
    )
    if match and mark.kind not in ("score", "percent") and not _BOUND.search(match[0]):
        return None  # "loại Xuất sắc (03 đơn vị)" counts
    return Span(match["grade"], *match.span("grade")) if match else None


@remembered(maxsize=1)
def _threshold_pattern() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in load_lexicon().words("grade"))
    return re.compile(
        rf"(?:(?:[;:,]\s|\A)(?:loại\s|mức\s)?|(?:loại|mức|nhóm)\s)[\"“]?(?P<grade>{forms})[\"”]?\s?(?:\(|:)?\s?(?:là\s)?(?:từ|trên|dưới|đạt"
        r" từ|đạt|≥|>|<)?[\s\d.,%]*(?:điểm\s)?(?:đến|tới)?(?:\sdưới)?\s?\Z"
    )
