"""Numbers as Vietnamese pages print them: tokens, decimal marks, values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from rankings.language.dates import find_dates

# Words that, standing behind a value, prove that a stray space lies inside one number.
UNIT_WORDS = ("điểm phần trăm", "điểm", "%", "phần trăm", "tỷ", "tỉ", "triệu", "nghìn", "ngàn")


class NumberToken(NamedTuple):
    """A printed number: ``text[start:end]``.

    `kind` is number, date, date_part, time_part, decision or phone.
    """

    text: str
    start: int
    end: int
    kind: str = "number"


_TOKEN = re.compile(
    r"""
    (?=[0-9])(?<![0-9])(?:
      # telephone numbers: 024.355.63.010, (0210) 3846 555, 0237 3721150, +84 210 3846 555
      (?P<phone>
        (?: (?<=\+)84[ .-]?[1-9] | 0[1-9] ) [0-9]{1,3}\)?
        (?: (?:[ .-]{1,2}[0-9]{2,4}){2,4} | [ .-]{1,2}[0-9]{6,8} )
        (?![.,]?[0-9])
      )
      # numbers of documents
    | (?P<decision>
        [0-9]{1,5}[a-c]?[ ]?
        (?:
            # 519/QĐ-UBND, 922 /QĐ -BTTTT, 43/2011/NĐ-CP, 749/QĐ-TTg, 2348/QĐ-UBND-CNTT
            /[ ]?(?:(?:19|20)[0-9]{2}[ ]?/[ ]?)? [A-ZĐ]{1,6}[a-z]? [ ]?-[ ]?
            (?: [A-ZĐ]{2,}[A-ZĐa-z0-9&]* (?:-[A-ZĐ]+[a-z0-9]*){0,2} | TTg )
            # 67/2006/QH11
          | /[ ]?(?:19|20)[0-9]{2}[ ]?/[ ]? [A-ZĐ]{1,6}[0-9]{0,2}
            # 519/QĐ, 36a/NQ: the signer is left out
          | /[ ]?(?:QĐ|QD|NQ|NĐ|CT|TTr|KH|BC)
            # 17-NQ/TU, 52-NQ/TW, 01-CTr/TU
          | -[ ]?[A-ZĐ]{1,5}[a-z]?[ ]?/[ ]?[A-ZĐ]{2,}[a-z]?
        )
        (?!\w)
      )
      # times of day: 16:25, 10:06:33, 16h25, "7 giờ ngày", "7 giờ 30 phút sáng"
    | (?P<time> (?:[01]?[0-9]|2[0-3])
        (?:
            (?:(?::[0-5][0-9]){1,2}|[hg][0-5][0-9]) (?!\w|[:.,][0-9])
          | [ ]giờ(?:[ ][0-5][0-9])?(?:[ ]phút)? (?=,?[ ](?:ngày|sáng|trưa|chiều|tối|hôm)\b)
        )
      )
      # any other run of digits with inner marks: 141,4  3.394.803  26
    | (?P<number> [0-9]+(?:[.,][0-9]+)* )
    )
    """,
    re.VERBOSE,
)
# An ordinal ends where it stands: "xếp thứ 3, 85 điểm" is a place and a score.
_ORDINAL_BEFORE = re.compile(
    r"(?:thứ|hạng|năm|tháng|ngày|quý|mức độ|mức|cấp|lần thứ|số)\s{1,3}\Z", re.IGNORECASE
)
# "lần lượt đạt 95, 93 điểm" are two values; "lần lượt là … Tiên Lữ (4, 72 điểm)" is one.
_LIST_BEFORE = re.compile(r"lần lượt[^.;\n]{0,120}(?<!\()\Z|[0-9]\s?[,;]\s{1,2}\Z", re.IGNORECASE)
_RUN = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_STRAY_SPACE = re.compile(
    r"""
    (?=[0-9])(?<![0-9.,])(?P<value>
        # 4, 72   806 ,75   806 .75   41, 9929
        [0-9]{1,3}(?:\.[0-9]{3})*(?:,[ ]{1,2}|[ ]{1,2},[ ]?|[ ]{1,2}\.)[0-9]{1,4}
        # 1 000
      | [1-9][0-9]{0,2}(?:[ ][0-9]{3}){0,2}[ ]0[0-9]{2}(?:[ ][0-9]{3}){0,2}
    )
    (?![.,]?[0-9])[ ]{0,2}(?=(?P<behind>\D.{0,15}))
    """,
    re.VERBOSE,
)


def find_number_tokens(text: str, units: Sequence[str] = UNIT_WORDS) -> list[NumberToken]:
    """Return the number tokens of a text, in order and without overlap.

    A token is a maximal run of digits with inner marks. A full date, the number of a document and a
    telephone number are one token each; "33/39", "12/2024" and "16:25" are two. A stray space
    belongs to a token only where one of `units` stands behind the whole.

    >>> printed = "đạt (4, 72 điểm), mức độ 3, 4; 33/39 cơ quan theo 43/2011/NĐ-CP ngày 8/3/2022"
    >>> [token.text for token in find_number_tokens(printed)]
    ['4, 72', '3', '4', '33', '39', '43/2011/NĐ-CP', '8/3/2022']
    """
    dates = find_dates(text)
    whole = [NumberToken(date.text, date.start, date.end, "date") for date in dates if date.is_full]
    whole += [
        part
        for date in dates
        if not date.is_full
        for part in _find_runs(text, date.start, date.end, "date_part")
    ]
    found: list[NumberToken] = []
    position = 0
    for token in sorted(whole + _find_stray_spaces(text, units), key=lambda token: token.start):
        if token.start >= position:
            found += _scan_tokens(text, position, token.start)
            found.append(token)
            position = token.end
    return found + _scan_tokens(text, position, len(text))


def _scan_tokens(text: str, start: int, end: int) -> list[NumberToken]:
    found = []
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup
        if kind == "phone" and not 9 <= sum(map(str.isdigit, match[0])) <= 12:
            # A row of zero-padded cells, not a telephone: each run is a token.
            found += _find_runs(text, match.start(), match.end(), "number")
        elif kind == "time":
            found += _find_runs(text, match.start(), match.end(), "time_part")
        else:
            found.append(NumberToken(match[0], match.start(), match.end(), kind))
    return found


def _find_runs(text: str, start: int, end: int, kind: str) -> list[NumberToken]:
    return [
        NumberToken(run[0], run.start(), run.end(), kind) for run in _RUN.finditer(text, start, end)
    ]


def _find_stray_spaces(text: str, units: Sequence[str]) -> list[NumberToken]:
    found = []
    for match in _STRAY_SPACE.finditer(text):
        before = text[max(0, match.start() - 130) : match.start()]
        is_value = match["behind"].lower().startswith(tuple(units))
        if is_value and not _ORDINAL_BEFORE.search(before) and not _LIST_BEFORE.search(before):
            found.append(NumberToken(match["value"], match.start("value"), match.end("value")))
    return found


# ---- the decimal mark -------------------------------------------------------------------------


@dataclass(frozen=True)
class DecimalMark:
    """The decimal mark of a table or page, the number that proves it, and whether it is certain."""

    mark: str
    proof: str
    certain: bool


_INNER_MARK = re.compile(r"[0-9][.,][0-9]")
_MARKED = re.compile(r"(?<![0-9.,])[0-9]+(?:[.,][0-9]+)+(?![0-9])")


def _find_mark(number: str) -> str | None:
    """Return the decimal mark that the form of a number alone proves, or None."""
    marks = [letter for letter in number if letter in ".,"]
    groups = re.split("[.,]", number)
    other = {".": ",", ",": "."}
    if len(marks) > 1:
        thousands_fit = (
            len(groups[0]) <= 3
            and groups[0] != "0"
            and all(len(group) == 3 for group in groups[1:-1])
        )
        if not thousands_fit:
            return None
        if len(set(marks)) == 1:
            return other[marks[0]] if len(groups[-1]) == 3 else None  # 3.394.803
        return marks[-1] if len(set(marks[:-1])) == 1 and marks[-1] != marks[0] else None  # 1.234,5
    is_thousands_form = (
        len(groups[-1]) == 3 and len(groups[0]) <= 3 and not groups[0].startswith("0")
    )
    return None if is_thousands_form else marks[0]  # 141,4  843.24  0,819


def decide_decimal_mark(
    texts: Iterable[str],
    context: str = "",
    *,
    ambiguous_as: str = "thousands",
) -> DecimalMark:
    """Return the decimal mark of a table's cells (or a page's numbers), and what proves it.

    Cells speak first, then the page around them (`context`). "385,641" or "513.922" alone proves
    nothing: a comma is then taken for decimal, a dot for what `ambiguous_as` says ("thousands", or
    "decimals" for a column of small values), and the decision is uncertain.

    >>> decide_decimal_mark(["843.24", "842.65"])
    DecimalMark(mark='.', proof='843.24', certain=True)
    >>> decide_decimal_mark(["513.922"], context="đạt tỷ lệ 55,73%")
    DecimalMark(mark=',', proof='55,73', certain=True)
    >>> decide_decimal_mark(["385,641"])
    DecimalMark(mark=',', proof='', certain=False)
    """
    texts = list(texts)
    numbers = [number for text in texts for number in _find_marked_numbers(text)]
    votes = _collect_votes(numbers)
    if not votes:
        votes = _collect_votes(_find_marked_numbers(_NO_VALUE.sub(" ", context)))
    if not votes:
        return DecimalMark(_choose_mark(numbers, texts, ambiguous_as), "", False)
    commas = [number for mark, number in votes if mark == ","]
    dots = [number for mark, number in votes if mark == "."]
    mark, proofs = (",", commas) if len(commas) >= len(dots) else (".", dots)
    return DecimalMark(mark, proofs[0], not (commas and dots))


def _collect_votes(numbers: Iterable[str]) -> list[tuple[str, str]]:
    return [(mark, number) for number in numbers if (mark := _find_mark(number))]


# Numerals of headings ("1.2. Hạ tầng") and versions ("công nghiệp 4.0") only look like decimals.
_NO_VALUE = re.compile(
    r"^[ ]*[0-9]{1,2}(?:\.[0-9]{1,2})+[.)]?[ ]+(?=[^\W\d_])"
    r"|(?<![0-9.,])[1-9]\.0(?![.,]?[0-9]|[ ]?(?:%|điểm))",
    re.MULTILINE,
)


def _choose_mark(numbers: list[str], texts: list[str], ambiguous_as: str) -> str:
    """Return the likelier mark where no form proves one: nearer to the unmarked values."""
    if any("," in number for number in numbers) or not numbers:
        return ","
    if ambiguous_as == "thousands" and any(number.endswith("000") for number in numbers):
        return ","  # "8.000 thành viên": nobody writes three noughts behind a decimal point
    plain = sorted(int(text) for text in texts if re.fullmatch(r"\s*[1-9][0-9]{2,8}\s*", text))
    sizes = sorted(float(number) for number in numbers if number.count(".") == 1)
    if not plain or not sizes:
        return "." if ambiguous_as == "decimals" else ","
    middle, size = plain[len(plain) // 2], sizes[len(sizes) // 2]
    return (
        "."
        if max(size, middle) / min(size, middle)
        < max(size * 1000, middle) / min(size * 1000, middle)
        else ","
    )


def _find_marked_numbers(text: str) -> list[str]:
    closed = _close_stray_spaces(text)
    if not _INNER_MARK.search(closed):
        return []
    return [
        token.text
        for token in find_number_tokens(closed)
        if token.kind == "number" and _MARKED.fullmatch(token.text)
    ]


# ---- values -----------------------------------------------------------------------------------

_MISSING = re.compile(r"[-–—−‐_.…/\s]*")
_SIGNED = re.compile(r"(?P<sign>[-+−–]?)\s?(?P<digits>[0-9][0-9.,]*)\s?%?")


_SPACE_INSIDE = re.compile(
    r"(?<=[0-9])[ ]{1,2}(?=[.,][0-9])|(?<=[0-9][.,])[ ]{1,2}(?=[0-9])"
    r"|(?<=[0-9])[ ](?=0[0-9]{2}\b)"
)


def _close_stray_spaces(text: str) -> str:
    return _SPACE_INSIDE.sub("", text)


_LONGEST = 40  # letters of a number that counts or measures anything


def parse_number(text: str, decimal_mark: str) -> Decimal | None:
    """Return the value of one printed number, None for a printed "missing" ("-", "…", empty).

    `decimal_mark` is decided for the table or page (`decide_decimal_mark`). A number whose form
    only the other mark explains is read by that one: "843.24" is never 84324. Raises ValueError for
    anything that is no number.

    >>> parse_number("141,4", ","), parse_number("3.394.803", ","), parse_number("4, 72", ",")
    (Decimal('141.4'), Decimal('3394803'), Decimal('4.72'))
    >>> parse_number("-", ",") is None
    True
    """
    if decimal_mark not in (",", "."):
        raise ValueError(f"a decimal mark is ',' or '.', not {decimal_mark!r}")
    if _MISSING.fullmatch(text):
        return None
    match = _SIGNED.fullmatch(_close_stray_spaces(text.strip()))
    if not match or len(match["digits"]) > _LONGEST:
        raise ValueError(f"not a number: {text[:80]!r}")
    digits = match["digits"]
    if re.search("[.,]", digits):
        digits = _drop_thousands(digits, decimal_mark, text)
    return Decimal(("-" if match["sign"] in "-−–" and match["sign"] else "") + digits)


def _drop_thousands(digits: str, decimal_mark: str, text: str) -> str:
    if not _MARKED.fullmatch(digits):
        raise ValueError(f"not a number: {text!r}")
    mark = _find_mark(digits)
    if mark is None:
        if len(re.findall("[.,]", digits)) > 1:
            raise ValueError(f"not a number: {text!r}")
        mark = decimal_mark
    thousands = "." if mark == "," else ","
    return digits.replace(thousands, "").replace(mark, ".")
