"""Places and counts in words as marks: "thứ ba", "hạng nhì", "ngôi nhất, nhì", "hai huyện"."""

from __future__ import annotations

import re

from rankings.language.number_words import COUNTED, parse_number_word
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.quantities import PLACES, span_of

_ORDINAL_WORDS = re.compile(
    r"""
    (?=[vthsxđgn])(?:   # the letters that these words begin with: most begin none
        (?:vị\ trí\s)?(?:(?<!năm\s)(?<!lần\s)(?<!sáng\s)(?<!chiều\s)(?<!tối\s)(?<!nhóm\s)
          (?<!phiên\s)(?<!họp\s)(?<!nghị\s)(?<!buổi\s)(?<!cuộc\s)thứ|hạng)\s
      | vị\ trí\ số\s
      # the "số" of "chuyển đổi số", "kinh tế số" is no number
      | (?<!đổi\s)(?<!tế\s)(?<!hội\s)(?<!quyền\s)(?<!phủ\s)(?<!nghệ\s)(?<!thuật\s)(?<!tầng\s)
        (?<!lực\s)(?<!liệu\s)(?<!dân\s)số\s
      # "thuộc về ba huyện" counts them
      | (?:xếp|đứng|giải|(?<!thuộc\s)về)\s(?=nhất|nhì|ba\b)
      | (?:vị\ trí|ngôi)\s(?=nhất|nhì)
      | (?:(?<=:\s)|(?<=[,;(]\s)|(?<=và\s))(?=(?:nhất|nhì)\svề\s)  # "…: nhất về SIPAS"
      | (?<!cao\s)(?<!thấp\s)(?<!\w)(?=nhất(?:,|\svà)\snhì)  # "nhất, nhì, ba là A, B, C"
    )
    (?P<word>nhất|nhì|một|hai|ba|tư|bốn|sáu|bảy|tám|chín|mười(?:\s(?:một|hai|ba|bốn|lăm))?
        # "năm" is five where nothing makes it a year or a count: "thứ năm", not "số năm 2022"
      | năm(?!\s(?:\d|thứ|nay|qua|trước|sau|liên|học|kinh|tham|công|thực)|,\sngày
          |\s\((?:ngày|\d{1,2}[/-])))
    (?!\w)(?!\s(?:hằng|hàng)\stuần)  # "sáng thứ bảy", "thứ hai hằng tuần" are days
    # "Thứ Sáu, 16/02/2024", "Thứ sáu - 10/02/2023"
    (?!,?\s(?:[-–]\s)?(?:ngày\s)?\(?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4})
    """,
    re.VERBOSE,
)
# "các vị trí nhì, ba", "đứng thứ hai, ba và tư"; "thứ hai, ba huyện" counts districts
_ONE_ON = re.compile(
    r"""
    (?:,|\svà)\s
    (?P<word>nhì|tư|hai|ba|bốn|sáu|bảy|tám|chín|mười|năm(?=\s(?:lần|là|gồm|thuộc|được\ trao)|\s?:))
    (?!\w)
    (?:(?<=nhì)|(?<=tư)|(?!\s(?:đơn|địa|cơ|sở|ngành|ban|huyện|quận|thị|thành|tỉnh|xã|phường|nơi|khối
      |nhóm|vị|năm|tháng|lần(?!\slượt)|bậc|điểm|tập|mươi)(?!\w)))
    """,
    re.VERBOSE,
)
_COUNT_WORDS = re.compile(
    rf"(?<!\w)(?:một|{COUNTED})(?=\s(?:đơn vị|địa phương|cơ"
    r" quan|sở|huyện|vị trí|bậc|nơi|tỉnh|hạng|xã|phường))(?!\w)"
)


# "+ Nhì: Huyện Hải Lăng (92,2 điểm)": a line that opens with the place.
_PLACE_OPENS = re.compile(r"(?:giải\s|hạng\s)?(?P<word>nhất|nhì|ba|tư)(?=\s?:\s)")


# "Nhất là Sở Y tế; nhì là Sở Nội vụ; ba là Sở Tài chính"
_PRIZES = re.compile(
    r"(?=[nbt])(?<![^;:,.]\s)(?<!\w)(?P<word>nhất|nhì|ba|tư)(?=\s(?:là|thuộc về)\s|\s?:\s)"
)


def lex_number_words(text: str, folded: str, start: int, end: int) -> list[Mark]:
    """Return the places and counts that the sentence gives in words; `folded` is the text in small
    letters.
    """
    opens = _PLACE_OPENS.match(folded, start, end)
    prizes = [*_PRIZES.finditer(folded, start, end)]
    prizes = prizes if [match["word"] for match in prizes[:2]] == ["nhất", "nhì"] else []
    ordinals = [*([opens] if opens else []), *_ORDINAL_WORDS.finditer(folded, start, end), *prizes]
    marks = []
    for match in ordinals:
        value = parse_number_word(match["word"])
        if value:
            span = span_of(text, *match.span("word"))
            marks.append(Mark("rank", *match.span(), span, value=str(value)))
            marks += _run_on(text, folded, match.end(), end, value)
    for match in _COUNT_WORDS.finditer(folded, start, end):
        value = parse_number_word(match[0])
        places = PLACES.match(folded, match.end())
        is_places = bool(places) and places[0].strip() in ("bậc", "hạng")
        if value:
            kind, stop = ("places", places.end()) if is_places else ("count_word", match.end())
            span = span_of(text, *match.span())
            marks.append(Mark(kind, match.start(), stop, span, value=str(value)))
    return marks


def _run_on(text: str, folded: str, start: int, end: int, value: int) -> list[Mark]:
    """ "ngôi nhất, nhì", "thứ hai, ba và tư": the places that count on from the one before."""
    marks = []
    while (match := _ONE_ON.match(folded, start, end)) and (
        parse_number_word(match["word"]) == value + 1
    ):
        start, value = match.end(), value + 1
        span = span_of(text, *match.span("word"))
        marks.append(Mark("rank", span.start, span.end, span, value=str(value)))
    return marks
