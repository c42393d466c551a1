"""Evidence on paper: a small number where a screen has a link, and the quoted passages in a list at
the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree
from markupsafe import Markup

from rankings.report.report_words import Words

LONGEST_QUOTE = 420  # letters of a passage that is quoted whole


def number_evidence(tree: etree._Element, words: Words) -> None:
    """Turn links to quoted passages into numbers, and append the annex they lead to: passage,
    source, place in it.

    Only what is printed is numbered: call this before the screen's own parts are dropped, which
    hold the passages.
    """
    texts = find_passages(tree)
    numbers: dict[str, int] = {}
    for link in list(tree.xpath("//a[@class = 'evidence']")):
        if not link.xpath("ancestor::*[contains(concat(' ', @class, ' '), ' screen-only ')]"):
            number_link(link, numbers)
    if not numbers:
        return
    items = Markup("\n").join(
        write_note(tree, words, anchor, number, *texts.get(anchor, ("", 0, False)))
        for anchor, number in numbers.items()
    )
    section = Markup(
        '<section id="notes" class="report-section"><h2>{}</h2><p class="lead">{}</p><div'
        ' class="notes"><ol>{}</ol></div></section>'
    ).format(words("source.notes"), words("source.notes_lead"), items)
    tree.append(lxml.html.fragment_fromstring(str(section)))


def number_link(link: etree._Element, numbers: dict[str, int]) -> None:
    """One link as its passage's number, raised; a link that follows another goes on after a
    comma.
    """
    number = numbers.setdefault(link.get("href")[1:], len(numbers) + 1)
    before = link.getprevious()
    follows = before is not None and before.tag == "sup" and not (before.tail or "").strip()
    sup = before if follows else etree.Element("sup")
    if follows:
        sup[-1].tail = ", "
    etree.SubElement(sup, "a", href=f"#note-{number}").text = str(number)
    tail = link.tail
    link.tail = None
    if follows:
        sup.tail = tail
        link.getparent().remove(link)
    else:
        close_up(link)
        link.getparent().replace(link, sup)
        sup.tail = tail


def close_up(link: etree._Element) -> None:
    """Take away the space before a number that stands raised."""
    before = link.getprevious()
    if before is not None:
        before.tail = (before.tail or "").rstrip()
    else:
        link.getparent().text = (link.getparent().text or "").rstrip()


def find_passages(tree: etree._Element) -> dict[str, tuple[str, int, bool]]:
    """Anchor of every quoted passage to its words, the paragraph it begins in, and whether the
    source is a typed table.
    """
    found = {}
    for source in tree.xpath("//div[contains(concat(' ', @class, ' '), ' source-text ')]"):
        typed = "typed" in source.get("class").split()
        if typed:
            rows = source.xpath(".//*[@role = 'row']")
            found |= {
                row.get("id"): (
                    " · ".join(
                        text
                        for cell in row.xpath("./*[@role = 'cell']")
                        if (text := cell.text_content().strip())
                    ),
                    place,
                    True,
                )
                for place, row in enumerate(rows)
                if row.get("id")
            }
        else:
            found |= {
                anchor: (
                    " ".join(source.get_element_by_id(anchor).text_content().split()),
                    place,
                    False,
                )
                for anchor, place in count_paragraphs(source)
            }
    return found


def count_paragraphs(source: etree._Element) -> Iterator[tuple[str, int]]:
    """Every anchor of a source's text with the number of its paragraph, empty lines not counted.

    >>> list(
    ...     count_paragraphs(
    ...         lxml.html.fragment_fromstring(
    ...             '<div>Tin\\n\\n<mark id="e-1">Sở Y tế</mark> đứng đầu</div>'
    ...         )
    ...     )
    ... )
    [('e-1', 2)]
    """
    seen = ""
    for event, element in etree.iterwalk(source, events=("start", "end")):
        if event == "start" and element.get("id"):
            yield element.get("id"), 1 + len(re.findall(r"\S[^\n]*\n", seen))
        seen += (
            element.text if event == "start" else element.tail if element is not source else ""
        ) or ""


def write_note(
    tree: etree._Element,
    words: Words,
    anchor: str,
    number: int,
    quote: str,
    place: int,
    typed: bool,
) -> Markup:
    """One entry of the annex: the passage, its source, where in the source it stands."""
    document = anchor.removeprefix("e-").rsplit("-", 2)[0]
    named = tree.xpath("//a[@href = $target]", target=f"#source-{document}") or tree.xpath(
        "//h3[@id = $target]", target=f"source-{document}"
    )
    name = (
        Markup('<a href="#source-{}">{}</a>').format(
            document, " ".join(named[0].text_content().split())
        )
        if named
        else ""
    )
    where = words("source.row" if typed else "source.passage", place=place) if place else ""
    return Markup('<li><span class="note-target" id="note-{}"></span>“{}” {}{}{}.</li>').format(
        number, shorten_quote(quote), name, ", " if name and where else "", where
    )


def shorten_quote(quote: str) -> str:
    """A passage, cut at a space where it is very long.

    >>> shorten_quote("Sở Y tế " * 60)[-12:]
    'Sở Y tế Sở …'
    """
    return quote if len(quote) <= LONGEST_QUOTE else quote[:LONGEST_QUOTE].rpartition(" ")[0] + " …"
