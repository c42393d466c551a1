"""Paragraphs and sentences of the body, each with the heading it stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rankings.parse.boilerplate import Line, split_lines
from rankings.parse.model import Grid, Region, Span
from rankings.parse.names import LOWER, UPPER

_BULLET = re.compile(
    r"(?:#{1,6}\s+)?(?:[-+•*–—✔►▪●]\s*|\d{1,2}(?:\.\d{1,2})*[.)]\s+|[a-zđ][.)]\s+"
    r"|[IVX]{1,4}[.)]\s+)|#{1,6}\s+"
)
_STOP = re.compile(
    rf"[.!?…]+[\"”’)]*(?=\s+[\"“‘(\-–]?[{UPPER}\d]|\s*$)|(?<=[{LOWER}\d%)])\.(?=[{UPPER}][{LOWER}])|\n",
    re.MULTILINE,
)
# After these a full stop ends no sentence: "TP. Hồ Chí Minh", "TX. Phú Thọ", "v.v.", "…; 3. Yên
# Dũng"
_ABBREVIATION = re.compile(
    r"(?<!\w)(?:TP|TX|TT|Tp|Tx|H|Q|P|X|ThS|TS|PGS|GS|BS|Tr|St|đ/c|v\.v|No|tr)\.$"
    r"|[;:]\s?\d{1,2}\.$"
)
# "Sở Y tế ........ 1.005 điểm": dots that lead the eye end no sentence.
_LEADER = re.compile(r"\.{3,}\s*(?=\d)")
_HEADING = re.compile(r"(?P<name>[^:\n.;]{3,110}?)\s*:(?=\s|$)")


# What opens a line of its own on a set page: an article, an annex, a row of capitals.
_OWN_LINE = re.compile(rf"(?:Điều|Phụ lục|Bảng|Chương|Mục|Nơi nhận)\s|(?:[{UPPER}]{{2,}}\s){{2}}")


class Sentence(NamedTuple):
    """One sentence: ``text[start:end]``; `heading` is what its paragraph opens with before a colon,
    `section` the last numbered or free-standing heading above, `paragraph` a running number."""

    start: int
    end: int
    paragraph: int
    heading: Span | None = None
    section: Span | None = None
    is_heading: bool = False
    numeral: Span | None = None  # the number of a numbered list line


class Paragraph(NamedTuple):
    """Lines that belong together, without the bullet in front."""

    start: int
    end: int
    bullet_start: int


def find_paragraphs(
    text: str, body: Region, grids: list[Grid], regions: list[Region], is_set: bool = False
) -> list[Paragraph]:
    """Return the paragraphs of the body outside tables and set-aside regions; a wrapped line joins
    the one before.

    `is_set` says that the lines are those of a printed page (PDF): a full line goes on even where
    the next begins with a capital.
    """
    aside = sorted(
        [(grid.start, grid.end) for grid in grids]
        + [(region.start, region.end) for region in regions]
    )
    paragraphs: list[Paragraph] = []
    position = 0
    lines = part_columns(split_lines(text, body.start, body.end))
    full = 0.85 * max((len(line.text) for line in lines), default=0) if is_set else 0.0
    for line in lines:
        if paragraphs and line.start < paragraphs[-1].start:
            position = 0
        while position < len(aside) and aside[position][1] <= line.start:
            position += 1
        if any(
            start <= line.start < end for start, end in aside[max(0, position - 2) : position + 4]
        ):
            continue
        previous = paragraphs[-1] if paragraphs else None
        bullet = _BULLET.match(text, line.start, line.end)
        if previous and not bullet and _is_wrapped(text, previous, line.start, full):
            paragraphs[-1] = Paragraph(previous.start, line.end, previous.bullet_start)
        else:
            paragraphs.append(
                Paragraph(bullet.end() if bullet else line.start, line.end, line.start)
            )
    return paragraphs


# Two lists set side by side: "1. Sở Y tế: 85 điểm        1. Huyện Đồng Văn: 82 điểm".
_LONGEST_PAIR = 300
_TWO_ITEMS = re.compile(r"\d{1,2}[.)]\s\S[^\n]*?(?P<gap>\s{3,}|\t+)(?=\d{1,2}[.)]\s\S)")
_TWO_HEADINGS = re.compile(r"[^\W\d][^\n.;:]{3,60}?(?P<gap>\s{3,}|\t+)(?=[^\W\d][^\n]{3,60}\Z)")


def part_columns(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with those of two lists side by side parted: the whole left list first, then
    the right one, each under its heading.

    >>> [
    ...     line.text
    ...     for line in part_columns(
    ...         [Line(0, 24, "1. Sở Y tế   1. Huyện A"), Line(25, 50, "2. Sở Nội vụ   2. Huyện B")]
    ...     )
    ... ]
    ['1. Sở Y tế', '2. Sở Nội vụ', '1. Huyện A', '2. Huyện B']
    """
    parted: list[Line] = []
    position = 0
    while position < len(lines):
        stop = position
        cuts = []
        while (
            stop < len(lines)
            and len(lines[stop].text) <= _LONGEST_PAIR
            and (cut := _TWO_ITEMS.match(lines[stop].text))
        ):
            cuts.append(cut)
            stop += 1
        if len(cuts) < 2:
            parted.append(lines[position])
            position += 1
            continue
        heading = _TWO_HEADINGS.match(parted[-1].text) if parted else None
        both = [(parted.pop(), heading)] if heading else []
        both += list(zip(lines[position:stop], cuts, strict=True))
        parted += [
            Line(line.start, line.start + cut.start("gap"), line.text[: cut.start("gap")])
            for line, cut in both
        ]
        parted += [
            Line(line.start + cut.end("gap"), line.end, line.text[cut.end("gap") :])
            for line, cut in both
        ]
        position = stop
    return parted


def _is_wrapped(text: str, previous: Paragraph, start: int, full: float) -> bool:
    """A line goes on with the next one if it ended without a stop and the next begins in lower
    case, with no blank line between.

    On a set page a line also goes on behind a comma, and where it is as long as full lines are.
    """
    gap, last = text[previous.end : start], text[previous.end - 1]
    if gap.count("\n") != 1:
        return False
    if last not in ".:;!?…" and text[start].islower():
        return True
    if _goes_on(text, previous, start) or _is_open(text, previous, start):
        return True
    length = previous.end - max(text.rfind("\n", 0, previous.end), previous.start)
    is_set_full = full > 0 and (
        last == "," or (length >= full and (last not in ".:;!?…" or last == ";"))
    )
    return is_set_full and not _OWN_LINE.match(text, start)


# A paragraph set in short lines: "… chỉ số DTI năm 2022,⏎Bắc Ninh …", "… xếp thứ⏎45/63, giảm …"
_SET_LINE = range(50, 121)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?(?:/\d+|%|\s?(?:điểm|bậc|tỉnh)(?!\w))")


def _goes_on(text: str, previous: Paragraph, start: int) -> bool:
    """Whether a paragraph already joined from short lines goes on with a capital behind a comma, or
    with a figure.
    """
    *above, line = text[previous.start : previous.end].split("\n")
    if not above or len(line) not in _SET_LINE:
        return False
    is_open = line[-1] == "," or (line[-1].isalpha() and _FIGURE.match(text, start) is not None)
    return is_open and not _OWN_LINE.match(text, start)


# "… xếp loại khá (Sở Công Thương và Sở⏎Tư pháp), 01 sở …", "… dẫn đầu khối huyện với 81,2 và⏎Bố …"
_ENDS_OPEN = re.compile(r"\([^()\n]{1,80}[^()\n.:;!?…]\Z|\s(?:và|là|của|các|với|về|Sở|UBND)\Z")


def _is_open(text: str, previous: Paragraph, start: int) -> bool:
    """Whether a set line ends in a bracket that is not closed, or in a word that ends nothing."""
    line = text[max(previous.start, text.rfind("\n", 0, previous.end) + 1) : previous.end]
    is_open = len(line) in _SET_LINE and bool(_ENDS_OPEN.search(line))
    return is_open and not _OWN_LINE.match(text, start)


def split_sentences(text: str, paragraphs: list[Paragraph]) -> list[Sentence]:
    """Return the sentences of the paragraphs, with headings.

    >>> page = "- Hạ tầng: điểm tối đa 30 điểm. Thấp nhất là TP. Hưng Yên."
    >>> [
    ...     (page[s.start : s.end], s.heading.text)
    ...     for s in split_sentences(page, [Paragraph(2, len(page), 0)])
    ... ]
    [('Hạ tầng: điểm tối đa 30 điểm.', 'Hạ tầng'), ('Thấp nhất là TP. Hưng Yên.', 'Hạ tầng')]
    """
    sentences: list[Sentence] = []
    section: Span | None = None
    for number, paragraph in enumerate(paragraphs):
        heading = _heading_of(text, paragraph)
        if _is_section(text, paragraph):
            section = Span(
                text[paragraph.start : paragraph.end].rstrip(": "),
                paragraph.start,
                paragraph.start + len(text[paragraph.start : paragraph.end].rstrip(": ")),
            )
            sentences.append(
                Sentence(
                    paragraph.start,
                    paragraph.end,
                    number,
                    None,
                    section,
                    True,
                    _numeral_of(text, paragraph),
                )
            )
            continue
        numeral = _numeral_of(text, paragraph)
        for start, end in _cut(text, paragraph):
            sentences.append(
                Sentence(
                    start,
                    end,
                    number,
                    heading,
                    section,
                    numeral=numeral if start == paragraph.start else None,
                )
            )
    return sentences


def _heading_of(text: str, paragraph: Paragraph) -> Span | None:
    match = _HEADING.match(text, paragraph.start, paragraph.end)
    if not match or match.end() >= paragraph.end:
        return None
    return Span(match["name"].strip(), match.start(), match.start() + len(match["name"].rstrip()))


def _numeral_of(text: str, paragraph: Paragraph) -> Span | None:
    match = re.match(r"[\s#]*(\d{1,2})[.)]\s", text[paragraph.bullet_start : paragraph.start])
    return (
        Span(
            match[1], paragraph.bullet_start + match.start(1), paragraph.bullet_start + match.end(1)
        )
        if match
        else None
    )


def _is_section(text: str, paragraph: Paragraph) -> bool:
    """A short line without a verb's full stop that more text follows: a heading of its own."""
    line = text[paragraph.start : paragraph.end]
    return (
        len(line) <= 130
        and not line.rstrip().endswith((".", ";", "!", "?", "…", ","))
        and "," not in line[-2:]
        and not re.search(r"\d+[.,]?\d*\s?(?:%|điểm)|\d[.,]\d", line)
    )


def _cut(text: str, paragraph: Paragraph) -> list[tuple[int, int]]:
    cuts, start = [], paragraph.start
    for match in _STOP.finditer(text, paragraph.start, paragraph.end):
        if match[0] != "\n" and _ABBREVIATION.search(
            text[max(paragraph.start, match.end() - 6) : match.end()]
        ):
            continue
        if match[0] == "\n" or _LEADER.match(text, match.start()):
            continue
        cuts.append((start, match.end()))
        start = match.end()
    cuts.append((start, paragraph.end))
    trimmed = []
    for first, last in _cap(text, cuts):
        piece = text[first:last]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            trimmed.append((first + lead, first + len(piece.rstrip())))
    return trimmed


# No person writes a longer sentence; what is longer is a list or a page whose stops were lost.
_LONGEST = 3000


def _cap(text: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut overlong sentences at a separator, so that the time for a page grows with the page
    alone.
    """
    short = []
    for first, last in cuts:
        while last - first > _LONGEST:
            place = max(
                text.rfind(stop, first + _LONGEST // 2, first + _LONGEST)
                for stop in (";", ",", " ")
            )
            middle = place + 1 if place > first else first + _LONGEST
            short.append((first, middle))
            first = middle
        short.append((first, last))
    return short
