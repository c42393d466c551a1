"""Evidence on paper: where a screen has a link to a passage, the number of its source; the list of
sources holds those that are cited.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from lxml import etree


def drop_uncited(tree: etree._Element) -> None:
    """Take sources that nothing on paper cites out of their list.

    >>> import lxml.html
    >>> page = lxml.html.fragment_fromstring(
    ...     '<div><p>Hạng 1 <a class="evidence" href="#e-b-10-20">”</a></p><ol>'
    ...     '<li><span class="note-target" id="source-a"></span></li>'
    ...     '<li><span class="note-target" id="source-b"></span></li>'
    ...     "</ol></div>"
    ... )
    >>> drop_uncited(page)
    >>> page.xpath("//span/@id")
    ['source-b']
    """
    cited = {find_document(link) for link in tree.xpath("//a[@class = 'evidence']")}
    cited |= {href[1:] for href in tree.xpath("//a/@href[starts-with(., '#source-')]")}
    for target in tree.xpath("//li/span[@class = 'note-target']"):
        if target.get("id") not in cited:
            target.getparent().drop_tree()


def name_sites(tree: etree._Element) -> None:
    """Name the sites that paper links to beside its figures; those of listed sources and of
    collections are named elsewhere.

    >>> import lxml.html
    >>> page = lxml.html.fragment_fromstring(
    ...     '<div><a class="outside" href="https://papi.org.vn/a">papi.org.vn</a>'
    ...     '<p>Nguồn.<span class="sites"> Trang khác: </span></p></div>'
    ... )
    >>> name_sites(page)
    >>> page.find("p").text_content()
    'Nguồn. Trang khác: papi.org.vn.'
    """
    found: dict[str, etree._Element] = {}
    for link in tree.xpath("//a[contains(@class, 'outside')]"):
        found.setdefault(find_site(link), link)
    listed = {find_site(link) for link in tree.xpath("//section[@id = 'sources']//a[@href]")}
    for holder in tree.xpath("//span[starts-with(@class, 'sites')]"):
        hosts = [host for host in found if host not in listed]
        for host in hosts:
            link = etree.SubElement(holder, "a", href=found[host].get("href"))
            link.text, link.tail = host, ", "
        if hosts:
            link.tail = "."
        else:
            holder.drop_tree()


def find_site(link: etree._Element) -> str:
    """The site that a link leads to."""
    return urlsplit(link.get("href")).netloc.removeprefix("www.")


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
            sup[-1].tail = ", "
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
    """Take away the space before a number that stands raised."""
    before = link.getprevious()
    if before is not None:
        before.tail = (before.tail or "").rstrip()
    else:
        link.getparent().text = (link.getparent().text or "").rstrip()
