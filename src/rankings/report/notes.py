"""Evidence on paper: where a screen has a link to a passage or a page, the number of its source in
the list of sources.
"""

from __future__ import annotations

import re

from lxml import etree

SCHEME = re.compile(r"^https?://(www\.)?")


def number_outside(tree: etree._Element) -> None:
    """Put a mark behind each link to a listed page that is no passage, so that paper shows its
    number too; the files of a collection bear that of the collection.

    >>> import lxml.html
    >>> page = lxml.html.fragment_fromstring(
    ...     '<div><p><a class="outside" href="https://a.vn/b">a.vn</a> (2021)</p>'
    ...     '<section id="sources"><ol><li><span class="note-target" id="source-outside-1"></span>'
    ...     '<a href="https://a.vn/b">https://a.vn/b</a></li></ol></section></div>'
    ... )
    >>> number_outside(page)
    >>> number_evidence(page)
    >>> page[0].text_content()
    'a.vn[1] (2021)'
    """
    listed = {
        link.get("href"): link.getparent().find("span").get("id").removeprefix("source-")
        for link in tree.xpath("//section[@id = 'sources']//li[span/@id]/a[@href]")
    }
    for link in tree.xpath("//a[contains(@class, 'outside')]"):
        source = listed.get(link.get("href").partition("/blob/")[0])
        if source:
            mark = etree.Element("a", {"class": "evidence", "href": f"#e-{source}-0-0"})
            mark.tail, link.tail = link.tail, None
            link.addnext(mark)


def name_sites(tree: etree._Element) -> None:
    """Name the pages that paper links to beside its figures, by what links there and by their
    addresses; those of listed sources are named there.

    >>> import lxml.html
    >>> page = lxml.html.fragment_fromstring(
    ...     '<div><a class="outside" href="https://www.papi.org.vn/a">QĐ 7</a>'
    ...     '<p>Nguồn.<span class="sites"> Trang khác: </span></p></div>'
    ... )
    >>> name_sites(page)
    >>> page.find("p").text_content()
    'Nguồn. Trang khác: QĐ 7: papi.org.vn/a.'
    """
    listed = set(tree.xpath("//section[@id = 'sources']//a/@href"))
    links: dict[str, str] = {}
    for link in tree.xpath("//a[contains(@class, 'outside')]"):
        links.setdefault(link.get("href"), " ".join(link.text_content().split()))
    others = {
        href: said for href, said in links.items() if href.partition("/blob/")[0] not in listed
    }
    for holder in tree.xpath("//span[starts-with(@class, 'sites')]"):
        for href, said in others.items():
            link, address = etree.SubElement(holder, "a", href=href), SCHEME.sub("", href)
            link.text = address if address.startswith(said) else f"{said}: {address}"
            link.tail = "; "
        if others:
            link.tail = "."
        else:
            holder.drop_tree()


def find_document(link: etree._Element) -> str:
    """The place in the list of sources of the passage that a mark leads to."""
    return "source-" + link.get("href").removeprefix("#e-").rsplit("-", 2)[0]


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
    numbers = {anchor: place for place, anchor in enumerate(listed, 1)}
    for link in list(tree.xpath("//a[@class = 'evidence']")):
        source = find_document(link)
        if source in numbers:
            write_number(link, source, numbers[source])
        else:
            link.drop_tree()


def write_number(link: etree._Element, source: str, number: int) -> None:
    """One mark as its source's number, raised; a mark that follows another goes on after a comma,
    or not at all where the number is said.
    """
    before = link.getprevious()
    follows = before is not None and before.tag == "sup" and not (before.tail or "").strip()
    tail, link.tail = link.tail, None
    sup = before if follows else etree.Element("sup")
    if str(number) not in [known.text for known in sup]:
        if len(sup):
            sup[-1].tail = ",\u00a0"
        else:
            sup.text = "["
        mark = etree.SubElement(sup, "a", href=f"#{source}")
        mark.text, mark.tail = str(number), "]"
    sup.tail = tail
    if follows:
        link.getparent().remove(link)
    else:
        close_up(link)
        link.getparent().replace(link, sup)


def close_up(link: etree._Element) -> None:
    """Take away the space before a number that stands raised, but not behind a colon."""
    before = link.getprevious()
    holder, place = (link.getparent(), "text") if before is None else (before, "tail")
    said = (getattr(holder, place) or "").rstrip()
    setattr(holder, place, f"{said} " if said.endswith(":") else said)
