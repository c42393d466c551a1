"""Which line of a page is its title: not a site's name, a menu, a path or a letterhead."""

from __future__ import annotations

import itertools
import re

from rankings.parse.boilerplate import CAPTION, CONTACT, Inside, is_date_line, split_lines
from rankings.parse.cell_values import read_value
from rankings.parse.header_words import find_years
from rankings.parse.model import Grid, Page, Span
from rankings.parse.names import UPPER
from rankings.registry.vocabulary import find_words

_MOST_HEADS = 5  # names of sections stand above a title
_MANY_ROWS = 4  # of a table: a title stands above it
_SHORTEST_PARAGRAPH = 160
_HEADS_YEARS = 3  # so many years in a line head a table
_FOOTNOTE = re.compile(r"(?:nguồn|ghi chú|chú thích|source|note)\s?:", re.IGNORECASE)
_MOTTO = re.compile(
    r"cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam|độc\s+lập\s*-\s*tự\s+do\s*-\s*hạnh\s+phúc",
    re.IGNORECASE,
)
_PLACE_AND_DATE = re.compile(rf"[{UPPER}][^\d,]{{2,30}},\s*ngày\s*[\d….]+\s*tháng", re.IGNORECASE)
# "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH BẮC KẠN", "… Online - Cơ quan của Đảng bộ tỉnh …", "Trang chủ …".
_SITE = re.compile(
    r"(?:cổng|trang)\s(?:thông\stin|tin)|trang\schủ(?!\w)|báo\s[^:]{2,40}\s(?:điện\stử|online)"
    r"|báo\s(?:điện\stử|và\sphát\sthanh)|liên\skết\s"
    r"|.{0,60}cơ\squan\s(?:của\sđảng\sbộ|ngôn\sluận)",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")


def find_title(page: Page, grids: list[Grid]) -> Span | None:
    """Return the title: the marked-up one, else the first line that speaks (no date, contact, menu
    or status line).
    """
    if page.title:
        return page.title
    in_grid = Inside(
        [(grid.start, grid.end) for grid in grids]
        + [(region.start, region.end) for region in page.regions]
    )
    candidates = [line for line in split_lines(page.text)[:40] if not in_grid.has(line.start)]
    tables = [grid.start for grid in grids if grid.row_count >= _MANY_ROWS]
    ahead = [line for line in candidates if line.start < min(tables, default=len(page.text))]
    candidates = [line for line in ahead or candidates if not _FOOTNOTE.match(line.text)]
    candidates = [line for line in candidates if not _is_letterhead(line.text)] or candidates
    speaking = [line for line in candidates if _speaks(line.text)]
    heads = itertools.takewhile(lambda line: not _tells(line.text), speaking[:_MOST_HEADS])
    on_topic = [line for line in heads if _is_on_topic(line.text)]
    above = itertools.takewhile(lambda line: not _tells(line.text), candidates)
    brief = [line for line in above if _is_on_topic(line.text) and _is_brief_title(line.text)]
    line = next(iter(on_topic or brief or speaking or candidates), None)
    if line is None:
        return None
    marks = len(line.text) - len(line.text.lstrip("#* "))  # "## Thông báo …"
    return page.span(line.start + marks, line.end)


def _speaks(text: str) -> bool:
    return (
        len(text) >= 25
        and len(text.split()) >= 6
        and not (is_date_line(text) or CONTACT.match(text) or CAPTION.match(text))
        and (len(find_years(text)) < _HEADS_YEARS or _tells(text))
    )


_FEWEST_WORDS = 5
_FEWEST_DATED = 3  # "Bảng xếp hạng PCI 2020"
_PLACES = re.compile(r"(?<!\d)\d{1,2}\s(?:bậc|hạng)(?!\w)")


def _is_brief_title(text: str) -> bool:
    """Whether a line too short to speak for itself tells a change, "Đắk Nông tăng 2 bậc PCI", or
    the year of what it names, "Vietnam ICT Index 2020".
    """
    words = len(text.split())
    tells_change = words >= _FEWEST_WORDS and bool(_PLACES.search(text))
    return tells_change or (words >= _FEWEST_DATED and len(find_years(text)) == 1)


def _tells(text: str) -> bool:
    """Whether a line is a paragraph of the article: what follows is no title but the words under a
    picture, or a heading.
    """
    return len(text) > _SHORTEST_PARAGRAPH and text[-1] in ".;:"


def _is_on_topic(text: str) -> bool:
    """Whether a line that ends no sentence names a framework or an index."""
    named = find_words(text, "framework_word", "index_name")
    return text[-1] not in ".;:" and len(text) <= 240 and any(named)


def _is_letterhead(text: str) -> bool:
    """Return whether a line only heads a document or a site: the motto, the number, place and date,
    an office's name, a menu.

    >>> [
    ...     _is_letterhead(line)
    ...     for line in (
    ...         "Độc lập - Tự do - Hạnh phúc",
    ...         "Hà Nam, ngày 07 tháng 7 năm 2022",
    ...         "Xã hội - Pháp luật - Kinh tế - Du lịch - Báo in",
    ...     )
    ... ]
    [True, True, True]
    """
    text = text.lstrip("#* ")
    if (
        _MOTTO.search(text)
        or _SITE.match(text)
        or _PLACE_AND_DATE.match(text)
        or re.match(r"Số\s*:", text)
        or read_value(text).kind == "name"
    ):
        return True
    is_dated = bool(_DAY.search(text))
    text = _DAY.sub("", text)
    parts = re.split(r"\s(?:[-–|/»›>]|>>|::)\s|\t+|\s{2,}", text.strip())
    is_path = bool(re.search(r"\s(?:[»›>/|]|>>|::)\s", text))  # "Tin tức > Tin trong tỉnh"
    return all(read_value(part).kind == "name" for part in parts) or (
        len(parts) >= (2 if is_path or is_dated else 4)
        and all(0 < len(part) <= 30 for part in parts)
        and not any(char.isdigit() for char in text)
    )
