"""The report on its way to paper: the page's HTML reduced to what pandoc carries into PDF and
Word.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import lxml.html
from lxml import etree

from rankings.report.charts import freeze_svg
from rankings.report.html import Pages, convert_plain
from rankings.report.notes import name_sites, number_evidence, number_outside
from rankings.report.paper_tables import prepare_tables
from rankings.report.used_words import drop_unused

FORMULA = re.compile(r"(?P<marks>\$\$?)(?=\S)(?P<tex>[^$]+?)(?<=\S)(?P=marks)(?!\d)")
HEADINGS = ("h2", "h3")
SHORT = 330  # letters of a paragraph that stays with the table below it
SHUT = tuple(".,;:)")  # what stands close to the word before it
CHART = re.compile(
    r'<div class="wide" role="img" aria-label="([^"]*)">(<svg.*?</svg>)</div>\s*<div'
    r' class="narrow".*?</svg></div>',
    re.S,
)
FOR_MACHINES = re.compile(r"</?(?:data|time)\b[^>]*>")  # pandoc would only read past them


def write_paper_html(pages: Pages, folder: Path, folded: bool = False) -> Path:
    """Write the body of the report and its pictures into `folder`; returns the HTML file.

    Charts become SVG files with their alternative text, folded parts are opened, what only a screen
    can use (source texts, unit cards) is left out, links lead only to what is printed: those to
    quoted passages to a list of them. With `folded`, narrow tables stand in two halves beside each
    other, for pages that nobody edits.
    """
    html = convert_plain(pages)
    body = html[
        html.index('<main id="content">') + len('<main id="content">') : html.rindex("</main>")
    ]
    body = CHART.sub(lambda found: place_chart(found, folder), body)
    tree = lxml.html.fragment_fromstring(body, create_parent="div")
    drop_screen_parts(tree)
    number_outside(tree)
    number_evidence(tree)
    name_sites(tree)
    renumber_captions(tree)
    mark_formulas(tree)
    open_folds(tree)
    prepare_tables(tree, folded)
    loosen_notes(tree)
    move_anchors(tree)
    join_headings(tree)
    number_places(tree)
    mend_links(tree)
    path = folder / "report.html"
    body = drop_unused(FOR_MACHINES.sub("", lxml.html.tostring(tree, encoding="unicode")))
    head = '<head><meta charset="utf-8"></head>'
    path.write_text(
        f'<html lang="{pages.language}">{head}<body>{body}</body></html>', encoding="utf-8"
    )
    return path


def place_chart(found: re.Match, folder: Path) -> str:
    """One chart as a file of its own, and the picture that shows it."""
    name = f"chart-{len(list(folder.glob('chart-*.svg'))) + 1:02d}.svg"
    (folder / name).write_text(freeze_svg(found[2]), encoding="utf-8")
    return f'<img src="{name}" alt="{found[1]}">'


def drop_screen_parts(tree: etree._Element) -> None:
    """Take away what is for screens only, keeping the text around it, and sections of which a
    heading is left.

    >>> page = lxml.html.fragment_fromstring(
    ...     '<div><p>Sở Y tế <a class="outside screen-only">↗</a>.</p>'
    ...     '<section><h2>Thẻ</h2><div class="screen-only">1</div></section></div>'
    ... )
    >>> drop_screen_parts(page)
    >>> lxml.html.tostring(page, encoding="unicode")
    '<div><p>Sở Y tế.</p></div>'
    """
    for part in tree.xpath(
        "//*[contains(concat(' ', @class, ' '), ' screen-only ')] | //script | //style"
    ):
        before = part.getprevious()
        holder, name = (part.getparent(), "text") if before is None else (before, "tail")
        if (part.tail or "")[:1] in SHUT and getattr(holder, name):
            setattr(holder, name, getattr(holder, name).rstrip())
        part.drop_tree()
    for section in tree.xpath("//section[count(*) = 1 and (h2 or h3)]"):
        section.drop_tree()


def renumber_captions(tree: etree._Element) -> None:
    """Captions in the order of what is printed: what only a screen shows had numbers too.

    >>> page = lxml.html.fragment_fromstring(
    ...     '<div><span class="caption-number">Bảng 7.</span>'
    ...     '<span class="caption-number">Hình 2.</span></div>'
    ... )
    >>> renumber_captions(page)
    >>> [part.text for part in page]
    ['Bảng 1.', 'Hình 1.']
    """
    counts: Counter[str] = Counter()
    for label in tree.xpath("//span[@class = 'caption-number']"):
        kind = re.sub(r"\d+", "", label.text)
        counts[kind] += 1
        label.text = re.sub(r"\d+", str(counts[kind]), label.text)


def mark_formulas(tree: etree._Element) -> None:
    """Formulas that an analyst typed, said in the way pandoc reads; a dollar sign in a source's
    text is none.

    >>> page = lxml.html.fragment_fromstring(
    ...     '<div><p>Với</p><div class="prose"><p>$x^2$</p></div><p>$5</p></div>'
    ... )
    >>> mark_formulas(page)
    >>> [lxml.html.tostring(part, encoding="unicode") for part in page][1:]
    ['<div class="prose"><p><script type="math/tex">x^2</script></p></div>', '<p>$5</p>']
    """
    for text in tree.xpath(
        "//div[@class = 'prose']//text()[contains(., '$') and not(ancestor::code or ancestor::pre)]"
    ):
        parts = FORMULA.split(text)
        before = text.getparent()
        home, place = (
            (before, 0)
            if text.is_text
            else (before.getparent(), before.getparent().index(before) + 1)
        )
        setattr(before, "text" if text.is_text else "tail", parts[0])
        for offset, (marks, tex, after) in enumerate(
            zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
        ):
            formula = etree.Element(
                "script", type="math/tex" if marks == "$" else "math/tex; mode=display"
            )
            formula.text, formula.tail = tex, after
            home.insert(place + offset, formula)


def open_folds(tree: etree._Element) -> None:
    """Show what a page folds away; the fold's label goes, its table has a caption of its own. The
    numbers of a chart that has them written beside its marks go too.
    """
    for numbers in tree.xpath("//details[@class = 'numbers']"):
        numbers.drop_tree()
    for summary in tree.xpath("//summary"):
        summary.drop_tree()
    for fold in tree.xpath("//details"):
        fold.drop_tag()


def loosen_notes(tree: etree._Element) -> None:
    """Notes and leads as blocks of their own style; quotation marks are those in the text, pandoc
    adds none.
    """
    for paragraph in tree.xpath(
        "//p[@class = 'note' or @class = 'missing' or @class = 'lead' or @class = 'ask']"
    ):
        paragraph.tag = "div"
    for quotation in tree.xpath("//q"):
        quotation.drop_tag()


def move_anchors(tree: etree._Element) -> None:
    """A section's name moves to its heading, where pandoc keeps it."""
    for section in tree.xpath("//section[@id]"):
        heading = section.find("h2")
        if heading is not None and not heading.get("id"):
            heading.set("id", section.get("id"))
        section.drop_tag()


def join_headings(tree: etree._Element) -> None:
    """A heading right above a table goes where the table goes. A section's heading, and one with a
    short paragraph below it, opens the table: it stands with the table if there is room for both,
    else with the text that follows, but never right above the heading of the next table.

    >>> page = lxml.html.fragment_fromstring(
    ...     '<div><h2>Hạng</h2><h3>Sở</h3><div class="framed"></div>'
    ...     '<h3>Huyện</h3><p>Năm 2024.</p><div class="framed"></div></div>'
    ... )
    >>> join_headings(page)
    >>> print(lxml.html.tostring(page, encoding="unicode").replace("</div><div", "</div>\\n<div"))
    <div><div class="headed"><div class="opening"><h2>Hạng</h2></div>
    <div class="rest"><h3>Sở</h3></div></div>
    <div class="headed"><div class="opening"><h3>Huyện</h3><p>Năm 2024.</p></div>
    <div class="rest"></div></div></div>
    """
    for frame in tree.xpath("//div[@class = 'framed']"):
        opening = list_opening(frame)
        if opening and opening[-1].tag == "h3":
            frame.insert(0, opening.pop())
        if opening:
            frame.set("class", "rest")
            whole = etree.Element("div", {"class": "headed"})
            whole.tail, frame.tail = frame.tail, None
            frame.getparent().replace(frame, whole)
            etree.SubElement(whole, "div", {"class": "opening"}).extend(opening)
            whole.append(frame)


def list_opening(frame: etree._Element) -> list[etree._Element]:
    """The headings right above a table, and a short paragraph between them and it."""
    above = frame.getprevious()
    opening: list[etree._Element] = []
    if above is not None and above.tag == "p" and len(above.text_content()) <= SHORT:
        opening, above = [above], above.getprevious()
    if not is_heading(above) or (opening and (opening[0].tail or "").strip()):
        return []
    while is_heading(above):
        opening, above = [above, *opening], above.getprevious()
    return opening


def is_heading(element: etree._Element | None) -> bool:
    """Whether an element is a heading with nothing between it and what follows."""
    return element is not None and element.tag in HEADINGS and not (element.tail or "").strip()


def number_places(tree: etree._Element) -> None:
    """Tables and charts get a number, by which the printer is told how each is set: which
    section it is of, what it is, and which one.

    >>> page = lxml.html.fragment_fromstring(
    ...     "<div><h2>Hạng</h2><figure><img></figure><p>…</p></div>"
    ... )
    >>> number_places(page)
    >>> page[1].get("data-place")
    '1.figure.1'
    """
    parts = tree.xpath("//div[@class = 'framed' or @class = 'headed'] | //figure[.//img]")
    for number, part in enumerate(parts, 1):
        heads = part.xpath("count(preceding::h2 | .//h2)")
        kind = "figure" if part.tag == "figure" else "table"
        part.set("data-place", f"{heads:.0f}.{kind}.{number}")


def mend_links(tree: etree._Element) -> None:
    """Links to what is not printed become plain text."""
    for picture in tree.xpath(
        "//figure//figcaption//span[@class = 'caption-number' or @class = 'title']"
    ):
        picture.drop_tag()
    targets = {
        element.get("id")
        for element in tree.xpath("//h2[@id] | //h3[@id] | //h4[@id] | //span[@id]")
    }
    for link in tree.xpath("//a[starts-with(@href, '#')]"):
        if link.get("href")[1:] not in targets:
            link.drop_tag()
