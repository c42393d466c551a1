"""A sentence as a row of marks: names, quantities and the words of rankings; everything else is
left out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rankings.language.numbers import NumberToken
from rankings.language.text import either, fold_letters
from rankings.parse.names import find_names
from rankings.parse.prose.grade_marks import lex_grades
from rankings.parse.prose.marks import Mark, count_of
from rankings.parse.prose.ministries import find_ministries
from rankings.parse.prose.name_lists import add_listed_names
from rankings.parse.prose.ordinals import lex_number_words
from rankings.parse.prose.other_names import is_other_name
from rankings.parse.prose.other_words import ACTS, is_other_word
from rankings.parse.prose.quantities import Taken, lex_quantities, span_of
from rankings.parse.prose.value_lists import settle_value_lists
from rankings.registry.lexicon import load_lexicon
from rankings.registry.reference import remembered
from rankings.registry.vocabulary import alternation, compile_words

# Kinds of marks and the lexicon's roles they come from, the more telling first: one form has one
# kind.
ROLES = (
    ("index_name", "index_name"),
    ("pillar", "pillar_word"),
    ("highest", "highest_word"),
    ("lowest", "lowest_word"),
    ("first", "first_word"),
    ("second", "second_word"),
    ("last", "last_word"),
    ("last", "second_last_word"),
    ("next", "next_word"),
    ("top", "top_word"),
    ("link", "link_word"),
    ("unchanged", "unchanged_word"),
    ("versus", "baseline_word"),
    ("from", "previous_word"),
    ("earlier", "earlier_word"),
    ("now", "now_word"),
    ("exclude", "exclusion_word"),
    ("maximum", "max_word"),
    ("almost_none", "almost_none_word"),
    ("pronoun", "pronoun"),
    ("same", "tie_word"),
    ("criterion_word", "criterion_word"),
    ("plural_type", "plural_type"),
    ("count_noun", "count_noun"),
    ("none_word", "none_word"),
    ("average", "average_word"),
    ("streak", "streak_word"),
    ("rise", "rise_verb"),
    ("fall", "fall_verb"),
    ("gain_verb", "score_verb"),
    ("grade_marker", "grade_word"),
    ("rank_verb", "rank_verb"),
)
# Roles whose words mean different marks, by the value beside each word.
VALUED_ROLES = {
    "order_word": {"down": "in_order", "up": "from_below"},
    "mention_word": {"good": "praise", "bad": "criticism"},
    "comparator": {
        ">": "more_than",
        ">=": "at_least",
        "<": "less_than",
        "<=": "at_most",
        "~": "about",
    },
}
_PUNCTUATION = {
    ",": "comma",
    ";": "semicolon",
    ":": "colon",
    "(": "open",
    ")": "close",
    "–": "dash",
    "—": "dash",
    "-": "dash",
    "/": "slash",
    ".": "dash",
}


@remembered(maxsize=1)
def _word_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    roles: dict[str, str] = {}
    lexicon = load_lexicon()
    for role in ("order_word", "mention_word"):
        for form, value in lexicon.meanings(role).items():
            _add_form(roles, form, VALUED_ROLES[role].get(value))
    for kind, role in ROLES:
        for form in lexicon.words(role):
            _add_form(roles, form, kind)
    for form, value in lexicon.meanings("comparator").items():
        _add_form(roles, form, VALUED_ROLES["comparator"].get(value))
    return re.compile(rf"(?<!\w){either(roles)}(?!\w)"), roles


def _add_form(roles: dict[str, str], form: str, kind: str | None) -> None:
    """Links, ordinals and "cùng" are marks of their own, so that no longer form may swallow them
    ("đồng hạng 7", "cùng đạt 80 điểm").
    """
    folded = fold_letters(form)
    last = folded.split()[-1]
    is_name = kind in ("pillar", "index_name")
    ends_in_place = (last in ("là", "gồm", "thứ", "số") and not is_name) or (
        last in ("hạng", "trí") and kind in ("from", "rank_verb", "rise", "next")
    )
    ends_in_place = ends_in_place or (kind == "same" and last in ("hạng", "xếp", "đạt"))
    swallows = len(folded.split()) > 1 and (
        ends_in_place or (kind == "grade_marker" and folded.startswith(("cùng ", "đều ")))
    )
    if kind is not None and (kind == "link" or not swallows):
        roles.setdefault(folded, kind)


def lex_sentence(
    text: str,
    start: int,
    end: int,
    numbers: list[NumberToken],
    province: str | None = None,
    folded: str | None = None,
    level: str = "",
) -> list[Mark]:
    """Return the marks of ``text[start:end]`` in order; `numbers` are the page's number tokens.

    `folded` is ``fold_letters(text)``, where the caller has it already; `level` is what the
    sentences before speak of.
    """
    folded = fold_letters(text) if folded is None else folded
    names = find_ministries(text, folded, start, end)
    bodies = Taken(names)
    names += [
        name
        for name in find_names(text, start, end, province)
        if not ACTS.match(folded, name.end, end)
        and not is_other_name(text, folded, name, start, end)
        and bodies.claim(name)
    ]
    marks = [
        Mark("unit", name.start, name.end, span_of(text, name.start, name.end), name=name)
        for name in names
    ]
    taken = Taken(marks)
    quantities = lex_quantities(
        text, folded, start, [token for token in numbers if start <= token.start < end], taken
    )
    marks += quantities
    marks += [mark for mark in lex_number_words(text, folded, start, end) if taken.claim(mark)]
    marks += [mark for mark in lex_grades(text, folded, start, end, marks) if taken.claim(mark)]
    marks += [mark for mark in _lex_words(text, folded, start, end) if taken.claim(mark)]
    marks += [mark for mark in _lex_punctuation(text, start, end) if taken.claim(mark)]
    marks = _settle_regions(folded, start, sorted(marks, key=lambda mark: mark.start))
    marks = _count_turned(text, _score_of_the_best(settle_value_lists(text, marks)))
    return add_listed_names(text, marks, end, level)


def _score_of_the_best(marks: list[Mark]) -> list[Mark]:
    """ "Điểm PCI cao nhất là 72,95 (Quảng Ninh)": a decimal between the end of a list and its
    holder is a score, though no unit follows it.
    """
    settled = list(marks)
    windows = zip(*(marks[first:] for first in range(5)), strict=False)
    for place, (best, link, number, opens, name) in enumerate(windows):
        if (
            best.kind in ("highest", "lowest")
            and (link.kind, number.kind, name.kind) == ("link", "number", "unit")
            and opens.kind in ("open", "link")
            and "," in number.span.text
        ):
            settled[place + 2] = replace(number, kind="score")
    return settled


_TURNS = re.compile(
    r"\sđiểm\s(?=tăng|giảm|wi-?fi|truy cập|tiếp nhận|giao dịch|phục vụ|cầu|bưu điện|trường|bán"
    r"|cung cấp|nghẽn|dân cư|du lịch)",
    re.IGNORECASE,
)


def _count_turned(text: str, marks: list[Mark]) -> list[Mark]:
    """ "có 7 điểm tăng so với năm 2020", "96 điểm wifi công cộng": so many parts, or places, and no
    score.
    """
    return [
        replace(mark, kind="number")
        if mark.kind == "score" and mark.span.text.isdigit() and _TURNS.match(text, mark.span.end)
        else mark
        for mark in marks
    ]


@remembered(maxsize=1)
def in_a_region() -> re.Pattern[str]:
    """Return the pattern of a region behind a place: "đứng đầu khu vực Tây Nguyên", "thứ 4/11 tỉnh
    trong vùng" are no places in the whole list.
    """
    return re.compile(
        rf"""
        (?:\s(?:tỉnh|thành|địa\ phương|đơn\ vị|thành\ phố|trong|toàn|của|ở|tại|các|thuộc|so\ với
               |cả|số|\d{{1,2}}),?){{0,8}}\s
        (?:{alternation("region_word")})(?!\w)
        """,
        re.VERBOSE,
    )


# "xếp thứ 3/63 tỉnh, thành phố cả nước về thu hút đầu tư", "dẫn đầu về số hồ sơ trực tuyến", "giải
# nhất hội thi"
_IN_ELSE = r"""(?x)
    \s(?:tại\s|của\s|trong\s|ở\s)?(?:hội\ thi|cuộc\ thi|giải\ thưởng|kỳ\ thi|hội\ thao)|
    (?:\s(?:tỉnh|thành|phố|huyện|xã|sở|ngành|địa\ phương|đơn\ vị|trong|toàn|của|các|cả|nước|quốc
           |số|\d{1,2}),?){0,8}
    \s(?:xét\s|tính\s)?(?:về|theo)\s(?:các\s)?
    (?:(?:@other_measure_word)(?!\sđiểm)
      |số\s(?!điểm|liệu|đo|hóa)
      |(?:tỷ|tỉ)\slệ\s(?!(?:%\s|phần\străm\s|số\s)*(?:điểm|đạt|chỉ\ssố|hài\slòng)))
    """
# "187 phiếu, nhiều thứ hai toàn tỉnh"; "ngày thứ Tư" is a day, "nhận giải ba" in a contest a prize
_OF_ELSE_BEFORE = re.compile(r"(?<!\w)(?:nhiều|ít|lớn|nhanh|chậm|rộng|dài|sớm|ngày)\s(?:thứ\s)?\Z")
_CONTEST = re.compile(r"hội thi|cuộc thi|giải thưởng|kỳ thi|hội thao|giải báo chí")
_LARGEST_REGION = 20  # units
_AT_CONTEST = re.compile(r"(?:tại|ở|trong)\s(?:hội thi|cuộc thi|kỳ thi|hội thao)(?!\w)")
# "thứ hạng cao nhất huyện, đứng thứ 4 toàn tỉnh": the first is a place in a part of the list
_IN_DISTRICT = re.compile(
    r"\s(?:trong\s|của\s|toàn\s|cả\s)?(?:huyện|thị xã|quận)"
    r"(?=\s?[,;.)]|\s(?:và|vẫn|nhưng|đứng|xếp))"
)
_WHOLE_PROVINCE = re.compile(r"(?:toàn|cả|trong|của) tỉnh(?!\w)")
_HELD = {"rank", "first", "second", "last", "highest", "lowest"}
_ENDS = {"first", "last", "highest", "lowest"}
_BRACKETS = re.compile(r"(?:\s?\([^()\n]{1,40}\))?")  # "thứ 12/13 (giảm 5 bậc) so với khu vực"
_AMONG_CITIES = re.compile(
    r"\s(?:trong |của |trên )?(?:số )?[56] (?:thành phố|tp\.?) trực thuộc(?!\w)"
)
_AMONG = re.compile(r"(?:so với|trong(?: số)?|trên tổng số)\s\Z")
_GOES_ON = re.compile(
    r"(?:cụ thể|trong đó|theo đó)[,:]?\s"
)  # "Cụ thể, Lâm Đồng có thứ hạng cao nhất"
_OF_COUNTRY = re.compile(r"[^,;.]{0,12}(?:cả nước|toàn quốc)")


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


def _settle_regions(folded: str, start: int, marks: list[Mark]) -> list[Mark]:
    """Return the marks with every place that is held in a region, not in the whole list, marked
    so.
    """
    is_in_region = in_a_region()
    in_else = compile_words(_IN_ELSE)
    is_contest = marks and _CONTEST.search(folded, start, marks[-1].end + 40)
    is_all_contest = marks and _AT_CONTEST.match(folded, start)
    numbers = [
        mark for mark in marks if mark.kind == "number" and is_in_region.match(folded, mark.end)
    ]
    sizes = {mark.span.text for mark in numbers}  # "Trong 14 tỉnh …, Sơn La đứng thứ 6/14"
    among = [
        mark.end for mark in numbers if _AMONG.search(folded, max(0, mark.start - 16), mark.start)
    ]
    places = {"rank", "first", "last", "highest", "lowest", "open", "score", "percent"}
    first = next(
        (mark for mark in marks if among and mark.kind in places and mark.start > among[0]), None
    )  # "So với 14 tỉnh miền núi, Sơn La đứng thứ 6"
    first = first if first and first.kind in _HELD else None
    begin = folded.rfind(". ", 0, start - 1) if _GOES_ON.match(folded, start) else start
    apart = _among_those_of_a_region().search(folded, begin, marks[-1].end) if marks else None
    ranks = [mark for mark in marks if mark.kind == "rank" and mark.of is None]
    if any(count_of(mark) > _LARGEST_REGION for mark in ranks):
        apart = None  # "Trong các tỉnh Tây Bắc: Yên Bái hạng 8, Sơn La hạng 50": of the country
    stop = next((m.start for m in marks if apart and m.kind == "semicolon"), len(folded))
    is_whole = marks and _WHOLE_PROVINCE.search(folded, start, marks[-1].end + 30)
    regional = first if first and not (first.of or _OF_COUNTRY.match(folded, first.end)) else None
    return [
        replace(mark, kind="number" if mark.kind in ("places", "score") else "region_rank")
        if mark is regional
        or (is_all_contest and mark.kind == "score")
        or (is_whole and mark.kind in _ENDS and _IN_DISTRICT.match(folded, mark.end))
        or (apart and apart.end() <= mark.start < stop and mark.kind in _HELD and not mark.of)
        or (
            mark.kind in ("rank", "first", "second", "last", "highest", "lowest", "places")
            and (
                any(
                    is_in_region.match(folded, _BRACKETS.match(folded, behind).end())
                    for behind in {mark.end, _end_of_place(marks, place)}
                )
                or _AMONG_CITIES.match(folded, mark.end)
                or in_else.match(folded, mark.end)
                or (mark.kind == "rank" and _OF_ELSE_BEFORE.search(folded, start, mark.start))
                or (is_contest and (is_all_contest or folded.startswith("giải ", mark.start)))
                or (mark.of and mark.of.text in sizes)
            )
        )
        else mark
        for place, mark in enumerate(marks)
    ]


# letters before what is told with a place: "dẫn đầu về PCI", "thứ 2 và thứ 3"
_WITH_PLACE = {"index_name": 12, "year": 12, "rank": 6, "number": 6, "and": 6}


def _end_of_place(marks: list[Mark], place: int) -> int:
    """Where a place ends with those told with it and the index it is held by: "dẫn đầu chỉ số PCI
    2018 tại khu vực …", "đứng thứ 2-3 về SIPAS ở ĐBSCL".
    """
    end = marks[place].end
    for mark in marks[place + 1 :]:
        if mark.start - end > _WITH_PLACE.get(mark.kind, -1):
            break
        end = mark.end
    return end


def _lex_words(text: str, folded: str, start: int, end: int) -> list[Mark]:
    pattern, roles = _word_pattern()
    marks = [
        Mark(
            roles[re.sub(r"\s", " ", match[0])],
            match.start(),
            match.end(),
            span_of(text, *match.span()),
        )
        for match in pattern.finditer(folded, start, end)
    ]
    return [mark for mark in marks if not is_other_word(text, folded, mark, start, end)]


def _lex_punctuation(text: str, start: int, end: int) -> list[Mark]:
    marks = []
    for match in re.finditer(
        r"\.{3,}(?=\s*\d)|[,;:()–—/]|(?<=[\s\w])-(?=\s)|(?<!\w)và(?!\w)|(?<!\w)&(?!\w)",
        text[start:end],
    ):
        first = start + match.start()
        marks.append(
            Mark(
                _PUNCTUATION.get(match[0][0], "and"),
                first,
                first + len(match[0]),
                span_of(text, first, first + len(match[0])),
            )
        )
    return marks
