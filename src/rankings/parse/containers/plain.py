"""Plain text and markdown files: the page's text is the file's own."""

from __future__ import annotations

import html
import re

from rankings.language.text import normalise_text
from rankings.parse.model import Page

_ENTITY = re.compile(
    r"&(?:amp|lt|gt|quot|nbsp|apos|#\d{2,5}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{1,6}(?:circ"
    r"|acute|grave|tilde));"
)
_MARKDOWN_HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})[ \t]+(?P<words>\S.*)$", re.MULTILINE)


def decode_entities(text: str) -> str:
    """Return the text with left-over character references resolved ("TT&amp;TT").

    >>> decode_entities("Sở TT&amp;TT &#40;DTI&#41;")
    'Sở TT&TT (DTI)'
    """
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)


def load_text(text: str, encoding: str, name: str) -> Page:
    """Return the page of a plain text file."""
    return Page(normalise_text(decode_entities(text)), encoding, "txt", name)


_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)")
_LINK = re.compile(r"\[(?P<words>[^\]\n]{1,300})\]\([^)\n]{0,500}\)")
_EMPHASIS = re.compile(
    r"(?<![\w*])(?P<mark>\*{1,3}|__)(?=\S)(?P<words>[^*\n]{1,300}?)(?<=\S)(?P=mark)(?![\w*])"
)
_QUOTE_MARK = re.compile(r"^ {0,3}> ?", re.MULTILINE)


def strip_markup(text: str) -> str:
    """Return markdown without emphasis, quote marks, pictures and the addresses of links; tables
    and headings stay.

    >>> strip_markup("| 1 | **Sở Y tế** | [Bản in](/print?id=48213) |")
    '| 1 | Sở Y tế | Bản in |'
    """
    text = _LINK.sub(lambda link: link["words"], _IMAGE.sub("", text))
    return _QUOTE_MARK.sub("", _EMPHASIS.sub(lambda words: words["words"], text))


def load_markdown(text: str, encoding: str, name: str) -> Page:
    """Return the page of a markdown file, its headings recorded; the first of level 1 is the
    title.
    """
    page = Page(normalise_text(strip_markup(decode_entities(text))), encoding, "md", name)
    for heading in _MARKDOWN_HEADING.finditer(page.text):
        words = heading["words"].rstrip().rstrip("#").rstrip()
        if not words:
            continue
        span = page.span(heading.start("words"), heading.start("words") + len(words))
        page.headings.append(span)
        if heading["marks"] == "#" and page.title is None:
            page.title = span
    return page
