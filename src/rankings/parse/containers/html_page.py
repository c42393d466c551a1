"""HTML pages: blocks on lines, each table row on a line, menus and side boxes recorded as
regions.
"""

from __future__ import annotations

import json
import re

from lxml import etree

from rankings.language.text import collapse_spaces, fold, normalise_text
from rankings.parse.containers.builder import PageBuilder
from rankings.parse.containers.html_tables import is_data_table, read_cells
from rankings.parse.containers.html_tree import (
    BLOCKS,
    HEADINGS,
    inner_text,
    parse_html,
    region_rule,
    tag_of,
    walk,
)
from rankings.parse.model import Page, Region, Span

_DATE_NAMES = frozenset(
    "article:published_time datepublished og:published_time pubdate publishdate publish-date"
    " dc.date dc.date.issued date sailthru.date parsely-pub-date datecreated".split()
)
_TAG = re.compile(r"<(/?table)\b", re.IGNORECASE)
_NOT_SHOWN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
# "a) Huyện Thanh Ba", "II. Khối huyện", "2. Sở Y tế": the item prints a number of its own.
_OWN_NUMBER = re.compile(r"\s*(?:\d|[a-zđ][.)]\s|[IVX]{1,4}[.)]\s)")
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"(?P<date>[^"]{4,40})"')


def _printed_meta_date(root: etree._Element) -> str:
    """Return the date of publication that the page declares to machines, as written there, or
    "".
    """
    for meta in root.iter("meta"):
        name = (
            (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        )
        if name in _DATE_NAMES and (meta.get("content") or "").strip():
            return meta.get("content").strip()
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            found = _date_in_json(script.text or "")
            if found:
                return found
    for time in root.iter("time"):
        if (time.get("datetime") or "").strip():
            return time.get("datetime").strip()
    return ""


def _date_in_json(text: str) -> str:
    try:
        waiting: list[object] = [json.loads(text)]
    except (ValueError, RecursionError):
        match = _JSON_DATE.search(text)
        return match["date"] if match else ""
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            if isinstance(item.get("datePublished"), str):
                return item["datePublished"]
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
    return ""


class _Writer:
    """Turns the events of the tree into lines, tables, headings and regions."""

    def __init__(self) -> None:
        self.builder = PageBuilder()
        self.titles: list[Span] = []
        self._inline: list[str] = []
        self._open_regions: list[tuple[etree._Element, str, int]] = []
        self._heading_start = 0
        self._preformatted = 0

    def flush(self) -> None:
        """End the line that is being collected."""
        if self._inline:
            text = "".join(self._inline)
            self._inline.clear()
            if self._preformatted:
                self.builder.add_preformatted(text)
            else:
                self.builder.add_line(text)

    def text(self, text: str) -> None:
        self._inline.append(text)

    def open(self, element: etree._Element) -> bool:
        """Note an opening tag; return True when the element is done with (a data table)."""
        tag = tag_of(element)
        if tag == "br":
            if self._preformatted:
                self._inline.append("\n")
            else:
                self.flush()
            return False
        if tag not in BLOCKS:
            return False
        self.flush()
        rule = region_rule(element)
        if rule:
            self._open_regions.append((element, rule, self.builder.length))
        if tag in HEADINGS:
            self._heading_start = self.builder.length
        if tag == "pre":
            self._preformatted += 1
        if tag == "li":
            self._inline.append(number_item(element))
        if tag == "table" and is_data_table(element):
            self._table(element)
            return True
        return False

    def _table(self, table: etree._Element) -> None:
        caption = next((child for child in table if tag_of(child) == "caption"), None)
        label = self.builder.add_line(inner_text(caption)) if caption is not None else None
        self.builder.add_table(read_cells(table), "html", label)

    def close(self, element: etree._Element) -> None:
        tag = tag_of(element)
        if tag not in BLOCKS:
            return
        self.flush()
        if tag == "pre":
            self._preformatted -= 1
        if tag in HEADINGS and self.builder.length > self._heading_start:
            heading = self.builder.span_since(self._heading_start)
            self.builder.headings.append(heading)
            if tag == "h1":
                self.titles.append(heading)
        if self._open_regions and self._open_regions[-1][0] is element:
            _, rule, start = self._open_regions.pop()
            if self.builder.length > start:
                self.builder.regions.append(Region(start, self.builder.length, rule))


def number_item(item: etree._Element) -> str:
    """Return the number that a browser shows before an item of a numbered list, "" where it shows
    none or the item prints its own.
    """
    parent = item.getparent()
    if parent is None or tag_of(parent) != "ol" or _OWN_NUMBER.match(inner_text(item)):
        return ""
    style = f"{parent.get('style', '')} {parent.get('class', '')}".lower()
    if parent.get("type", "1") != "1" or "none" in style or "breadcrumb" in style:
        return ""
    items = [other for other in parent if tag_of(other) == "li"]
    is_reversed = parent.get("reversed") is not None
    start = parent.get("start") or (str(len(items)) if is_reversed else "1")
    number, step = (int(start) if start.isdigit() else 1), (-1 if is_reversed else 1)
    for other in items:
        own = other.get("value", "")
        number = int(own) if own.isdigit() else number
        if other is item:
            break
        number += step
    return f"{number}. "


def _choose_title(titles: list[Span], document_title: str) -> Span | None:
    """Return the <h1> that shares most words with <title>; portals also put their own name in an
    <h1>.
    """
    words = set(fold(document_title).split())
    return max(titles, key=lambda title: len(words & set(fold(title.text).split())), default=None)


def load_html(text: str, encoding: str, name: str) -> Page | None:
    """Return the page of an HTML file, or None where there is no markup to read.

    The text has each block on a line and each table row on a line with its cells parted by tabs.
    Without an <h1>, <title> is the title; if the body does not print it, it becomes the first line.
    """
    root = parse_html(text)
    if root is None:
        return None
    title_element = next(root.iter("title"), None)
    document_title = (
        collapse_spaces(normalise_text(title_element.text_content()))
        if title_element is not None
        else ""
    )
    body = next(root.iter("body"), root)
    writer = _Writer()
    title = None
    has_heading = next(body.iter("h1"), None) is not None
    if document_title and not has_heading and fold(document_title) not in fold(inner_text(body)):
        title = writer.builder.add_line(document_title)
    _write(body, writer)
    if writer.titles:
        title = _choose_title(writer.titles, document_title)
    elif document_title and title is None:
        title = writer.builder.find_line(document_title)
    page = writer.builder.build(
        encoding=encoding,
        media="html",
        name=name,
        title=title,
        published_text=_printed_meta_date(root),
    )
    page.regions = [
        region for region in page.regions if region.end - region.start < 0.7 * len(page.text)
    ]
    page.is_cut = ends_inside(text)
    return page


def ends_inside(text: str) -> bool:
    """Return whether markup ends inside a tag or an open table, as a page saved in part does.

    >>> ends_inside("<p>Sở Y tế</p>"), ends_inside("<table><tr><td>Sở Y tế</td></tr>\\n<tr")
    (False, True)
    """
    shown = _NOT_SHOWN.sub("", text)
    if re.search(r"</(?:html|body)\s*>\s*\Z", shown, re.IGNORECASE):
        return False
    tags = [tag.lower() for tag in _TAG.findall(shown)]
    opened = shown.rfind("<")
    in_tag = opened > shown.rfind(">") and shown[opened + 1 : opened + 2].isalpha()
    return in_tag or tags.count("table") > tags.count("/table")


def _write(body: etree._Element, writer: _Writer) -> None:
    events = walk(body)
    skip: bool | None = None
    while True:
        try:
            event, item = events.send(skip)
        except StopIteration:
            break
        skip = None
        if event == "text":
            writer.text(str(item))
        elif event == "open":
            skip = writer.open(item)
        else:
            writer.close(item)
    writer.flush()
