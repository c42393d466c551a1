"""Evidence on paper: where a screen has a link to a passage, the number of its source."""

from __future__ import annotations

from lxml import etree


def number_evidence(tree: etree._Element) -> None:
    """Turn marks that lead to quoted passages into the raised number of their source in the list of
    sources, in brackets, because a raised number behind a figure reads as a power; each number once
    where several stand together. A mark whose source is not listed goes.

    >>> import lxml.html
    >>> page = lxml.html.fragment_fromstring(
    ...     '<div><p>Hạng 1 <a class="evidence" href="#e-phu-tho_2021_egov_519-10-20">”</a></p>'
    ...     '<span class="note-target" id="source-phu-tho_2021_egov_519"></span></div>'
    ... )
    >>> number_evidence(page)
    >>> lxml.html.tostring(page[0], encoding="unicode")
    '<p>Hạng 1<sup>[<a href="#source-phu-tho_2021_egov_519">1</a>]</sup></p>'
    """
    listed = tree.xpath("//span[@class = 'note-target']/@id")
    numbers = {anchor.removeprefix("source-"): place for place, anchor in enumerate(listed, 1)}
    for link in list(tree.xpath("//a[@class = 'evidence']")):
        document = link.get("href").removeprefix("#e-").rsplit("-", 2)[0]
        if document in numbers:
            write_number(link, document, numbers[document])
        else:
            link.drop_tree()


def write_number(link: etree._Element, document: str, number: int) -> None:
    """One mark as its source's number, raised; a mark that follows another goes on after a comma,
    or not at all where the number is said.
    """
    before = link.getprevious()
    follows = before is not None and before.tag == "sup" and not (before.tail or "").strip()
    tail, link.tail = link.tail, None
    sup = before if follows else etree.Element("sup")
    if str(number) not in [known.text for known in sup]:
        if len(sup):
            sup[-1].tail = ", "
        else:
            sup.text = "["
        mark = etree.SubElement(sup, "a", href=f"#source-{document}")
        mark.text, mark.tail = str(number), "]"
    sup.tail = tail
    if follows:
        link.getparent().remove(link)
    else:
        close_up(link)
        link.getparent().replace(link, sup)


def close_up(link: etree._Element) -> None:
    """Take away the space before a number that stands raised."""
    before = link.getprevious()
    if before is not None:
        before.tail = (before.tail or "").rstrip()
    else:
        link.getparent().text = (link.getparent().text or "").rstrip()
