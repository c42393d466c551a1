"""The annex of terms on its last way: only what the rest of a page uses is explained."""

from __future__ import annotations

import re
from html import unescape

from rankings.report.report_words import strip_tags

ENTRY = re.compile(r'<li data-word="([^"]*)">.*?</li>', re.S)


def drop_unused(page: str) -> str:
    """The page without the entries of its annex whose word (or, of a tag, whose class) stands
    nowhere else.

    >>> entry = '<li data-word="hạng">…</li><li data-word="tag-derived">tự tính</li>'
    >>> drop_unused(f"<p>Hạng 1, tự tính</p>{entry}")
    '<p>Hạng 1, tự tính</p><li data-word="hạng">…</li>'
    """
    rest = ENTRY.sub("", page)
    said = strip_tags(rest).casefold()

    def keep(found: re.Match) -> str:
        word = unescape(found[1]).casefold()
        return found[0] if word in (rest if word.startswith("tag-") else said) else ""

    return ENTRY.sub(keep, page)
