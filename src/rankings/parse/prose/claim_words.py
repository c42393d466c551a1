"""The words around a figure: what it counts, what is measured, how it is bounded."""

from __future__ import annotations

import re

from rankings.parse.model import Span, Statement
from rankings.parse.names import LOWER, UPPER
from rankings.parse.prose.marks import Mark
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
        |triển\ khai|so|đều|nằm|gồm|bao\ gồm|không|bị|này|khác|sụt|tụt|duy\ trì|như|còn)\b
      | \s\d|$""",
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


_SCALE_WORDS = re.compile(r"(?:thang điểm|chấm trên thang|tối đa)[^;\d]*\Z")


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


# "3 địa phương đứng đầu" counts "địa phương"; "7 chỉ số Thanh Hóa bị giảm" counts "chỉ số"
_UNIT = re.compile(
    rf"""
    (?:năm|lần(?!\slượt)|trụ\ cột)(?=\s)
    | (?!(?:và|là|từ|trở|hoặc)\b)
      (?:(?!(?:so|với|trên|của|trong|cho|thuộc|về|tại|trực\ thuộc|dẫn|đứng|đầu|cuối|lần\ lượt
        |liên\ tiếp
        |sau|tiếp\ theo|còn\ lại|cả\ nước|toàn\ quốc|vắng|mới|lọt|đến|lên|hài\ lòng)\b
      |[-–+]|[{UPPER}][{LOWER}]+\s[{UPPER}])\S+(?:\s|$)){{1,5}}
    """,
    re.VERBOSE,
)


def unit_of(noun: Span) -> Span:
    """The counted thing without what belongs to it: "người", "triệu công dân", "tỷ đồng/tháng"."""
    match = _UNIT.match(noun.text)
    unit = _OPEN_LABEL.sub("", match[0].strip() if match else "")
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
    far = 100 if mark.kind == "score" else 40  # "Thang điểm tối đa cho các sở, ngành: 1.000 điểm"
    if _SCALE_WORDS.search(text[max(sentence.start, mark.start - far) : mark.start].lower()):
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
    [;:](?!\d) | (?<!TP)(?<!TX)(?<!TT)\.(?!\d) | ,\s(?=\d) | \s\( | \)
    | \s(?:và|có)\s(?=\d) | ,?\s(?:nhưng|song|thì|tuy|trong\ khi)\s
    | ,\s(?=(?:có|đứng|chiếm|gồm|thuộc|riêng|đến|vươn|giữ|nằm|bao\ gồm|với|qua)\s)
    | ,\s(?=[{UPPER}][^,;.\n]{{1,60}}?\s(?:dẫn|đứng|xếp|đạt|giữ)\s)
    | ,\s(?=xếp\s(?:thứ|vị|vào|hạng\s\d))
    | ,\s(?=(?:[Ss]ở|huyện|quận|thị\ xã|thành\ phố|TP\.?|phường|xã|tỉnh|Bộ|Ban|UBND)\s[{UPPER}])
    | ,\s(?=(?:tính|chấm|được\ (?:tính|chấm))\s(?:theo|trên)\s) | ,\s(?=thang\ điểm) | \svới\s(?=\d)
    | ,\s(?:tăng|giảm|đạt|đạt\ tỷ\ lệ|số|tổng|tỷ\ lệ|tỉ\ lệ|trong\ đó|góp\ phần)\s
    | \s(?:là|đạt)\s(?=\d)
    """,
    re.VERBOSE,
)


_BOUND_BEHIND = re.compile(r"trở (?:lên|xuống)(?!\w)")  # "từ 83% trở lên, trong đó"
_IS_NAME = re.compile(rf"\slà\s(?=[{UPPER}“\"])")
_ASIDE = re.compile(r"\([^()\n]{1,80}\)\s?")
_TRAILING_LIST = re.compile(r",?\s(?:gồm|bao gồm|trong đó|đó là|như|như sau)\s*\Z")


def phrase_behind(text: str, sentence: Sentence, mark: Mark) -> Span:
    """Return the words behind a figure up to the next stop, verb or figure."""
    first = mark.end
    while first < sentence.end and text[first] in " \n":
        first += 1
    if aside := _ASIDE.match(text, first, sentence.end):
        first = aside.end()  # "12/13 (giảm 5 bậc) so với các tỉnh trong vùng"
    if text[first : first + 1] in (*"),;:(",) or _BOUND_BEHIND.match(text, first, sentence.end):
        return Span("", first, first)
    match = _PHRASE_ENDS.search(text[first : sentence.end])
    last = first + match.start() if match else sentence.end
    if mark.kind in ("number", "count_word") and (named := _IS_NAME.search(text, first, last)):
        last = named.start()  # "Xếp cuối trong 15 đơn vị là Sở Y tế"
    phrase = _TRAILING_LIST.sub("", text[first:last][:160]).rstrip(" ,.…")
    return Span(phrase, first, first + len(phrase))


_BRACKETS = re.compile(r"\([^()\n]{0,80}\)")  # what stands in brackets begins no clause
_CLOSES = re.compile(r"[^()]*\),?\s?")  # "(tăng 2 bậc so năm 2018), đạt hạng 3/13"
_OPENS = re.compile(r"(?P<words>[^;:.()\n]{3,120})\(\Z")


def phrase_before(text: str, floor: int, mark: Mark) -> Span:
    """The words that lead to a figure, from the last stop or figure, without the verb right before
    it; to one in brackets, those that the brackets follow.
    """
    if text.endswith("(", floor, mark.start) and (opened := _OPENS.search(text, floor, mark.start)):
        words = opened["words"].strip(" ,-–+")
        first = opened.start("words") + opened["words"].index(words)
        return Span(words, first, first + len(words))
    if closed := _CLOSES.match(text, floor, mark.start):
        floor = closed.end()
    if headed := _HEADED.search(text, floor, mark.start):
        return Span(headed["words"], *headed.span("words"))
    words = _BRACKETS.sub(lambda match: "_" * len(match[0]), text[floor : mark.start])
    first = floor + max((match.end() for match in _CLAUSE_START.finditer(words)), default=0)
    if mark.start - first > 200:
        first = text.find(" ", mark.start - 200) + 1
    first += len(text[first : mark.start]) - len(text[first : mark.start].lstrip(" ,%):"))
    lead = _LEADING_WORD.match(text[first : mark.start])
    first += lead.end() if lead else 0
    phrase = text[first : mark.start].rstrip()
    while match := _TRAILING_VERB.search(phrase):
        phrase = phrase[: match.start()].rstrip(" ,")
    return Span(phrase, first, first + len(phrase))


# "yếu nhất vẫn là dịch vụ trực tuyến: 16,1/22 điểm"
_HEADED = re.compile(
    r"(?:\A|[;:.,()\n]\s?|\s(?:là|gồm)\s)(?P<words>(?!\s)(?:(?!\s(?:là|gồm)\s)[^;:.,()\n\d]){3,80}):\s?\Z"
)
# "46% hồ sơ": what the share is a share of begins with none of these ("đạt 87% đứng vị trí …")
_NO_BASE = re.compile(
    r"(?:và|đều|đứng|xếp|so|đến|tới|gồm|trở|có|ở|trong|nhưng|thì|là|cao|thấp|cùng|trên|dưới|tổng|số"
    r"|điểm|thuộc|mức|hài lòng|nên|vẫn|vươn|bằng|chỉ|nằm|qua|khi|về|của|tương|còn|vào|tại|do)(?!\w)"
    r"|\W",
    re.IGNORECASE,
)


def base_of(behind: Span) -> Span | None:
    """What a share is a share of: "46% hồ sơ"; None where no noun stands behind it."""
    return None if not behind.text or _NO_BASE.match(behind.text) else behind


_YEAR = re.compile(r"(?:19|20)\d\d")
# "chuyển đổi số 2020 cấp tỉnh", "Việt Nam 2017 mới được", "từ 2005 đến nay", "(2011 - 2022)"
_BEHIND_YEAR = re.compile(
    r"\s?(?:[-–,;:.()\n\"”]|\Z)|\s(?:của|cấp|mới|đánh giá|đến|và|cho|là|được|có|đã|tại|trên|đạt|xếp"
    r"|với|so|ở|do|từ|theo|vừa|thì|nhưng|khối|đối|trong|gồm|tỉnh|toàn|vẫn|tiếp|tăng|giảm)(?!\w)",
    re.IGNORECASE,
)


def is_bare_year(text: str, mark: Mark) -> bool:
    """Return whether a number without a unit is a year that no word calls so."""
    return (
        mark.unit is None
        and mark.of is None
        and bool(_YEAR.fullmatch(mark.span.text))
        and bool(_BEHIND_YEAR.match(text, mark.end))
    )


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
_MEAN_OF = re.compile(
    r"(?:trung bình|bình quân)(?:[^,;.:\d]|năm 20\d\d){0,80}\s(?:của|trong|cả)\s(?:cả\s)?\Z"
)


def is_size_of(text: str, mark: Mark) -> bool:
    """Return whether a count is the size of a mean that the words lead to."""
    before = text[max(0, mark.start - 120) : mark.start].lower()
    return mark.kind == "number" and mark.of is None and bool(_MEAN_OF.search(before))


_BOUND = re.compile(r"(?:từ|trên|dưới|đạt|đến|tới|≥|>|<)", re.IGNORECASE)


def grade_with_threshold(text: str, sentence: Sentence, mark: Mark) -> Span | None:
    """ "Khá từ 70 đến dưới 85 điểm", "Nâng cao (trên 50% đến 75%)", "từ 85 điểm trở lên xếp loại
    Tốt": the grade whose bound a figure is.
    """
    before, behind = _threshold_patterns()
    is_bound = _BOUND_BEFORE.search(text, sentence.start, mark.start)
    match = behind.match(text, mark.span.end, sentence.end) if is_bound else None
    match = match or before.search(text, max(sentence.start, mark.start - 70), mark.start)
    if match and match["grade"].lower() == "đạt" and not is_bound:
        return None  # "Đạt 90,17%, Sở Y tế …"
    if (
        match
        and mark.kind not in ("score", "percent")
        and not (is_bound or _BOUND.search(match[0]))
    ):
        return None  # "loại Xuất sắc (03 đơn vị)" counts
    return Span(match["grade"], *match.span("grade")) if match else None


# "từ 85", "từ 70 đến dưới 85"
_BOUND_BEFORE = re.compile(r"(?<!\w)(?:từ|trên|dưới|≥|>|<)\s?\Z", re.IGNORECASE)


@remembered(maxsize=1)
def _threshold_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words of a grade before its bound, and those behind it."""
    forms = "|".join(re.escape(form) for form in load_lexicon().words("grade"))
    before = re.compile(
        rf"""
        (?:(?:[;:,]\s|và\s|^(?:[-+•*–]\s)?)(?:loại\s|mức\s)?(?=["“]?(?:{forms}))
          |(?i:loại|mức|mức\sđộ|nhóm)\s)
        ["“]?(?P<grade>(?i:{forms}))["”]?\s?[(:]?\s?(?:là\s)?
        (?:từ|trên|dưới|đạt\stừ|đạt|≥|>|<)?[\s\d.,%]*(?:điểm\s)?(?:đến|tới)?(?:\sdưới)?\s?\Z
        """,
        re.VERBOSE | re.MULTILINE,
    )
    behind = re.compile(
        rf"""
        (?:\s?(?:điểm|%))? (?:\s?(?:[-–]|đến|tới)\s?(?:dưới\s)?[\d.,]+(?:\s?(?:điểm|%))?)?
        (?:\strở\slên|\strở\sxuống)?
        (?:\s?:|(?:\s(?:thì|được|thuộc|xếp|đánh\sgiá|phân|vào)){{0,3}}
          (?:\s(?:loại|mức|nhóm|hạng|là)){{1,2}})\s["“]?(?P<grade>{forms})(?!\w)
        """,
        re.VERBOSE | re.IGNORECASE,
    )
    return before, behind
