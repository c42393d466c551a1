"""What a sentence inherits from the sentences and headings before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rankings.language.text import fold_letters
from rankings.parse.model import Span, Statement
from rankings.parse.prose.headlines import (
    LIST_BEGINS,
    forget_sizes,
    group_of_headline,
    is_unit,
    lists_parts,
    opens_with_part,
    part_of_headline,
    part_of_item,
    speaks_of_points,
    tells_of_one,
)
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.one_year import year_of_index
from rankings.parse.sentences import Sentence
from rankings.registry.reference import remembered
from rankings.registry.vocabulary import alternation, compile_words, first_level, name_framework

_GROUP_WORDS = (
    r"khối|nhóm|(?:cấp|các) (?:@count_noun)|sở,|ban, ngành|địa phương|phụ lục|bảng \d"
    r"|(?<!\d )(?:@count_noun), (?:@count_noun)"
)
_DIVIDES = re.compile(r"(?:phân|chia|xếp)\s(?:làm|thành|vào)\s")  # "Papi phân làm 4 nhóm: …"
_OF_CRITERIA = r"(?i)nhóm\s(?:@criterion_word|@part_word|chỉ số)(?!\w)"  # no group of units
_OPENS_LIST = re.compile(
    r"(?:top|tốp)\s\d+\s(?:là|gồm|bao gồm)\Z", re.IGNORECASE
)  # "Đối với cấp huyện, top 3 gồm:" heads no group
# "5 đơn vị có điểm cao nhất gồm:" names no criterion
_COUNTS_UNITS = r"(?i)(?:\w{1,5}\s){0,3}(?:@count_noun)(?!\w)"
_ANNEX = re.compile(
    r"(?:Phụ lục|Bảng|Biểu|Khối|Nhóm)\s(?:số\s)?[\dIVX]{1,3}[A-Da-d]?(?=\s(?:gồm|là|có|dành))"
)
_OVERALL_WORDS = re.compile(
    r"thang điểm|ngưỡng|phân loại|mức xếp|xếp hạng|kết quả|tổng (?:số )?điểm|đánh giá chung"
    r"|xếp loại|thứ hạng|top|theo đó|cụ thể"
)


@remembered(maxsize=None)
def _grade_heading() -> re.Pattern[str]:
    """ "Nhóm Tốt", "2. Loại Khá:": a heading that is a grade."""
    return re.compile(
        rf"""
        (?:\W{{0,3}}|\d{{1,2}}[.)]\s*)?            # a bullet or a numeral
        (?:(?:ở|trong|với|thuộc)\s)?
        (?:nhóm|loại|mức|xếp\ loại)               # "nhóm", "mức" …
        (?:\s(?:xếp|đạt|loại|mức)){{0,2}}\s[\"“]?   # … "xếp loại", a quotation mark
        (?:{alternation("grade")})(?!\w)
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@remembered(maxsize=None)
def _ends_in_grade() -> re.Pattern[str]:
    """ "Sáu địa phương ở mức Khá là": a heading that grades a part of the group."""
    return re.compile(
        rf"""
        (?<!\w)(?:nhóm|loại|mức|đạt)\s[\"“]?(?:{alternation("grade")})[\"”]?
        ,?(?:\s(?:gồm|bao\ gồm|có|là))?\Z
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@remembered(maxsize=None)
def _grade_alone() -> re.Pattern[str]:
    """ "2. Xếp loại Khá:", "Loại Tốt (3 đơn vị)": a line that says a grade and nothing else."""
    return re.compile(
        rf"""
        (?:\W{{0,3}}|(?:\d{{1,2}}|[a-zđ]|[ivx]{{1,4}})[.)]\s*)?
        (?:(?:(?:nhóm|loại|mức|xếp\ loại|đạt|đơn\ vị|các)\s){{1,4}}
          |(?=[^\n]*[)\d][^\n]*:\s*\Z))[\"“]?  # "a) Khá (từ 70 điểm), 03 đơn vị:"
        (?P<grade>{alternation("grade")})[\"”]?
        (?:\s?\([^()]{{1,60}}\)){{0,2}}            # "(3 đơn vị)", "(từ 80 điểm trở lên)"
        (?:\s?[-–,:]?\s?\d{{1,3}}\s\w+(?:\s\w+){{0,2}})?   # "- 05 đơn vị"
        (?:,?\s(?:gồm|bao\ gồm|có|là|trong\ đó|cụ\ thể)){{0,2}}\s?[:.]?\s*
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _span(sentence: Sentence, match: re.Match[str], group: str) -> Span:
    start = sentence.start + match.start(group)
    return Span(match[group], start, start + len(match[group]))


@dataclass
class Context:
    """The state of reading: who ranks whom, at what level, on which criterion, who was last
    named.
    """

    province: str | None = None
    is_national: bool = False
    level: str = ""
    label: Span | None = None
    criterion: Span | None = None
    criterion_before: Span | None = None  # the one that the sentence before was about
    maximum: Mark | None = None
    last_unit: Mark | None = None
    last_rank: int | None = None
    owner: Mark | None = None
    index: Mark | None = None  # the national index the paragraph speaks of
    index_before: Mark | None = None  # the one that the paragraph before spoke of last
    indices: dict[str, Mark] = field(default_factory=dict)  # all named so far, by framework
    section_index: Mark | None = None  # the one that the heading over the paragraph names
    section_criterion: Span | None = None  # the part of an index that the heading over it names
    parts: set[str] = field(default_factory=set)  # parts of an index that a row of parts told
    of_country: bool = False  # the paragraph places provinces among all of the country
    page_index: Mark | None = None  # the one national index that the whole page is about
    is_ordered: bool = False  # under "… thứ tự từ cao xuống thấp:"
    sizes: dict[str, Span] = field(
        default_factory=dict
    )  # how many units a group has, by level or type of place
    block_size: Span | None = None  # the size of a block of its own among `sizes`
    block: Span | None = None  # "Với khối cơ quan ngành dọc": a list of its own in its paragraph
    ranks_apart: bool = False  # "xếp hạng riêng trong từng huyện"
    paragraph: int = -1
    grade: Span | None = None  # "Xếp loại Tốt" on a line of its own, over a list of names
    topic: Span | None = None
    units: dict[str, dict[str, Mark]] = field(default_factory=dict)  # named so far, by level
    last_named: Mark | None = None  # the only unit of the sentence before
    list_owner: Mark | None = None  # the only unit of the sentence that opens the list of items
    year_told: Mark | None = None  # the only year of an index in the paragraph: "PII 2024"
    list_year: Mark | None = None  # that of the paragraph that opens the list of items
    lists_parts: bool = False  # "Điểm của 8 chỉ số nội dung như sau:": the items are parts
    # the score of a unit placed by "tiếp theo là", while only units with lower scores follow in the
    # sentence
    runs_on: str = ""
    percents: set[str] = field(default_factory=set)  # levels scored in per cent so far ¶
    takes_percent: bool = False  # a percentage behind a name is its score in this sentence
    recent: list[Statement] = field(default_factory=list)  # rankings of the last sentence with any
    told: list[Statement] = field(default_factory=list)  # the rankings of the paragraph so far


# "Bảng xếp hạng 34 tỉnh, thành phố sau sắp xếp": one of several lists of a text.
_LIST_NAME = (
    r"(?i)(?:bảng|danh sách)\s(?:xếp hạng\s)?\d{1,3}\s(?:@count_noun)[^:.;,\d]{0,40}?(?=\s?[:,.;])"
)
# "… 781 điểm. Nhóm 2 (các cơ quan không có dịch vụ công): Văn phòng UBND tỉnh dẫn đầu"
_INLINE_GROUP = re.compile(
    r"(?:Khối|Nhóm|Cụm)\s(?:\d{1,2}|[IVX]{1,4}|các\s[^.:;()\d]{2,60})"
    r"(?:\s?\([^()\n]{1,80}\))?(?=\s?:\s)"
)
_ITEM = re.compile(r"(?:\A|\n)\s*[-–+*•]\s*\Z")
# "Ở chỉ số này, …", "Dẫn đầu bảng xếp hạng là …": about the index of the paragraph before.
_THIS_INDEX = re.compile(
    r"(?:(?:ở|về|với|theo|trong|tại|đối với|cũng ở|cũng trong)\s)?(?:chỉ số|bảng xếp hạng|bộ chỉ"
    r" số|bảng)\s(?:này|trên)(?!\w)|(?:dẫn|đứng)\sđầu\s(?:bảng\sxếp\shạng|cả\snước)(?!\w)",
    re.IGNORECASE,
)
_OF_COUNTRY = re.compile(
    r"cả nước|toàn quốc|(?:63|34) tỉnh|/\s?(?:63|34)(?!\d)|cấp tỉnh"
    r"|(?:các|những|khối|nhóm) tỉnh,? thành(?: phố)?(?: trực)? thuộc trung ương"
    r"|trong (?:số )?(?:các|những) tỉnh,? thành(?!\w)",
    re.IGNORECASE,
)


# "Tỷ lệ dân số có tài khoản định danh … là tỉnh thứ 12 cả nước": no place by an index.
_OF_ELSE = r"(?:tỷ|tỉ) lệ|(?<!trong )(?<!trên )(?:@other_measure_word)(?! điểm)(?!\w)"


def ranks_provinces(text: str, sentence: Sentence, marks: list[Mark], context: Context) -> bool:
    """Whether a sentence, or one before it in the paragraph, places provinces among all of the
    country, by the one index of the page, and names nobody else.
    """
    is_named = any(mark.kind == "index_name" for mark in marks)
    if context.is_national or is_named or context.index or context.page_index:
        return context.is_national
    levels = {mark.name.level for mark in marks if mark.kind == "unit"}
    values = [mark.end for mark in marks if mark.kind in ("rank", "score", "percent")]
    words = text[sentence.start : sentence.end]
    led = text[sentence.start : max(values, default=sentence.end)]
    is_of_index = name_framework(words) or " về " not in led
    said = bool(
        _OF_COUNTRY.search(words)
        and is_of_index
        and not compile_words(_OF_ELSE).search(fold_letters(words))
    )
    context.of_country = context.of_country or (said and levels == {"province"})
    return context.of_country and is_of_index and levels <= {"province"}


# What a line of a list under a grade begins with.
_LISTS_GRADED = {
    *("unit", "plural_type", "count_noun", "link", "number", "dash", "colon", "grade", "rank"),
}


def enter_paragraph(context: Context, sentence: Sentence, text: str, marks: list[Mark]) -> None:
    """Set the context at the first sentence of a paragraph (or a heading of its own)."""
    context.paragraph = sentence.paragraph
    context.ranks_apart = False
    if not _grade_heading().match(text, sentence.start, sentence.end):
        context.block = None  # "Nhóm Khá có: …" goes on with the block of the paragraph before
    _enter_list(context, sentence, text, marks)
    _enter_index(context, sentence, text, marks)
    context.recent, context.told, context.last_named = [], [], None
    context.percents = set()
    opening = text[sentence.start : sentence.end]
    is_alone = _grade_alone().fullmatch(opening)
    names_units = any(mark.kind == "unit" for mark in marks)
    if is_alone or ((sentence.is_heading or sentence.heading) and not names_units):
        context.grade = _span(sentence, is_alone, "grade") if is_alone else None
    elif marks and marks[0].kind not in _LISTS_GRADED and sentence.numeral is None:
        context.grade = None  # "So với năm 2022, xã A tăng 4 bậc": the list has ended
    heading = sentence.heading
    level = first_level(heading.text if heading else opening)
    if level and (level != context.level or sentence.is_heading):
        context.last_rank = None
    context.level = level or context.level
    context.topic = heading or sentence.section
    is_group = _enter_group(context, sentence, opening, marks)
    tells_points = (
        heading
        and not (is_group or compile_words(_COUNTS_UNITS).match(heading.text))
        and not _OVERALL_WORDS.search(fold_letters(heading.text))
        and speaks_of_points(marks)
        and not is_unit(heading, marks)
    )
    is_part = heading and not context.criterion and opens_with_part(heading, marks, context.parts)
    if tells_points or is_part:
        context.criterion = heading
    elif context.lists_parts and context.criterion is None:
        context.criterion = part_of_item(text, sentence, marks)


def _enter_index(context: Context, sentence: Sentence, text: str, marks: list[Mark]) -> None:
    """Set the index that the paragraph speaks of, and the part of it."""
    context.index_before = context.index or context.index_before
    if sentence.is_heading:
        is_part = context.lists_parts and sentence.numeral is not None
        context.section_criterion = (
            part_of_item(text, sentence, marks)
            if is_part
            else part_of_headline(text, sentence, marks, context.parts)
        )
    context.criterion = None if sentence.is_heading else context.section_criterion
    context.criterion_before = context.maximum = context.index = None
    context.of_country = False
    if _THIS_INDEX.match(text, sentence.start, sentence.end):
        context.index = context.index_before
    if sentence.is_heading:
        named = [mark for mark in marks if mark.kind == "index_name"]
        has_values = any(mark.kind in ("unit", "rank", "score", "percent") for mark in marks)
        is_one = len({name_framework(mark.span.text) or mark.span.text for mark in named}) == 1
        context.section_index = named[0] if is_one and not has_values else None


def _enter_list(context: Context, sentence: Sentence, text: str, marks: list[Mark]) -> None:
    """Set whom and which year the items of a list are told of: those that its opening named."""
    is_item = bool(_ITEM.search(text, max(0, sentence.start - 8), sentence.start))
    if LIST_BEGINS.search(text, max(0, sentence.start - 16), sentence.start):
        context.list_owner, context.list_year = context.last_named, context.year_told
        context.lists_parts = lists_parts(text, sentence)
    if not (is_item or sentence.numeral is not None):
        context.list_owner = context.list_year = None
        # "2. Ứng dụng CNTT:" heads what is told of it below
        context.lists_parts = context.lists_parts and context.section_criterion is not None
    context.year_told = year_of_index(marks)


def _enter_group(context: Context, sentence: Sentence, opening: str, marks: list[Mark]) -> bool:
    """Set the group that a heading opens; returns whether the heading names a group or a grade."""
    heading = sentence.heading
    is_group = bool(
        heading
        and compile_words(_GROUP_WORDS).search(fold_letters(heading.text))
        and not _DIVIDES.search(fold_letters(heading.text))
        and not compile_words(_OF_CRITERIA).match(heading.text)
    )
    is_grade = bool(heading) and bool(
        _grade_heading().match(heading.text) or _ends_in_grade().search(heading.text)
    )
    goes_on = is_group and any(
        mark.kind == "next" and heading.start <= mark.start < heading.end for mark in marks
    )  # "Các vị trí tiếp theo trong nhóm 10 đơn vị dẫn đầu:"
    if is_group and (is_grade or goes_on):
        pass  # "Nhóm Tốt: A, B": a grade inside the group, no group of its own
    elif is_group and tells_of_one(heading, marks):
        pass  # "Nhìn lại năm 2019, Bến Lức còn ở nhóm cuối: 78,42 điểm"
    elif is_group and len(heading.text) <= 60 and not _OPENS_LIST.search(heading.text):
        context.label, context.last_rank = heading, None
    elif match := _ANNEX.match(opening):
        context.label, context.last_rank = (
            Span(match[0], sentence.start, sentence.start + len(match[0])),
            None,
        )
    elif sentence.is_heading and not (sentence.numeral and context.is_ordered):
        label = group_of_headline(sentence, opening, marks)
        if context.label and label:
            context.sizes = forget_sizes(context.sizes, context.label, label)
        context.label, context.last_rank = label, None
    return is_group or is_grade


_APART = re.compile(r"(?:từng|mỗi)\s(?:huyện|địa phương|khối|nhóm|địa bàn|đơn vị cấp huyện)(?!\w)")


def _other_block() -> re.Pattern[str]:
    """ "Với khối cơ quan ngành dọc, …", but not "khối sở, ngành và cơ quan ngành dọc"."""
    return compile_words(
        r"(?:[^\W\d_]+\s){0,4}?(?P<name>(?:khối|nhóm|các (?:cơ quan|đơn vị))\s"
        r"(?:(?!sở)[^,:;.\d]){0,40}?(?:@block_word)(?!\w)(?:(?!\ssở)[^,:;.\d]){0,40}?)(?=[,:;.]|\scó\s|\s(?:năm\s)?\d)"
    )


def name_list(context: Context, sentence: Sentence, text: str) -> None:
    """Let a list that the sentence names by its size be the group of what follows."""
    words = fold_letters(text)[sentence.start : sentence.end]
    context.ranks_apart = context.ranks_apart or bool(_APART.search(words))
    named = compile_words(_LIST_NAME).search(text, sentence.start, sentence.end)
    named = named or _INLINE_GROUP.match(text, sentence.start, sentence.end)
    if named is not None:
        context.label, context.last_rank = Span(named[0], *named.span()), None
    if block := _other_block().match(words):
        start = sentence.start + block.start("name")
        end = sentence.start + block.end("name")
        context.block, context.last_rank = Span(text[start:end], start, end), None
        context.sizes.pop("department", None)


def new_statement(
    kind: str, pattern: str, sentence: Sentence, context: Context, level: str = ""
) -> Statement:
    """Return an empty prose statement whose quote is the sentence."""
    level = level or context.level
    of = context.block if level == "department" and context.block else context.label
    fits = of is not None and first_level(of.text) in ("", level)
    return Statement(
        kind,
        pattern,
        "prose",
        sentence.start,
        sentence.end,
        level=level,
        label=of.text if fits else "",
    )
