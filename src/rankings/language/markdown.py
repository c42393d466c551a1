"""Sentences as Markdown in which the sources' words stay words: no mark, no link, no formula."""

from __future__ import annotations

import re

# MathJax reads the finished page, where an escaped dollar is a dollar again; it passes over this
# class.
_NO_FORMULA = '<span class="mathjax_ignore">&#{};</span>'
_SPECIAL = re.compile(
    r"""
    (?P<formula>[$\\])                       # $x^2$ and \(x\); a backslash hides what follows
    | (?P<entity>[&<>])                      # elements, entities, quotations at a line's start
    | (?P<mark>[`*\[~|]                      # code, emphasis, links, struck words, tables
        | (?<![^\W_])_ | _(?![^\W_])         # emphasis again; inside 01_cells the line is a letter
        | @ | :(?=//) | (?<=www)\.           # addresses, which would become links
        | (?:^|(?<=^\*\ ))(?:\#+ | (?:[-+=]+|\d+[.)])(?=\s|$)))   # headings, list items, underlines
    """,
    re.VERBOSE | re.MULTILINE,
)
# What our own sentences are marked with: the bullet of a line, and counted things in bold.
_OWN = re.compile(r"^\*\ (?=\S)|\*\*\d+(?:\ (?:\d+|[^\W\d_]+))*\*\*", re.MULTILINE)


def write_plainly(text: str) -> str:
    r"""Return Markdown that shows the text as it is.

    >>> write_plainly("[Sở Y tế](http://x.vn) *tăng* 01_cells")
    '\\[Sở Y tế](http\\://x.vn) \\*tăng\\* 01_cells'
    """
    return _SPECIAL.sub(_escape, text)


def write_sentence(sentence: str) -> str:
    r"""Return Markdown of a sentence of ours: bullets and bold counts stay, all else is text.

    >>> write_sentence("**7 contradictions**:\n* Sở *Y tế* <b>")
    '**7 contradictions**:\n* Sở \\*Y tế\\* &lt;b&gt;'
    """
    marks = {mark.start(): mark.end() for mark in _OWN.finditer(sentence)}
    pieces, position = [], 0
    for special in _SPECIAL.finditer(sentence):
        if special.start() < position:
            continue
        pieces.append(sentence[position : special.start()])
        position = marks.get(special.start(), special.end())
        pieces.append(
            sentence[special.start() : position] if special.start() in marks else _escape(special)
        )
    return "".join(pieces) + sentence[position:]


def _escape(special: re.Match[str]) -> str:
    if special["formula"]:
        return _NO_FORMULA.format(ord(special["formula"]))
    if special["entity"]:
        return {"&": "&amp;", "<": "&lt;", ">": "&gt;"}[special["entity"]]
    mark = special["mark"]
    return mark[:-1] + "\\" + mark[-1] if mark[0].isdigit() else "\\" + mark
