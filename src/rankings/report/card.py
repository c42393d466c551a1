"""One unit's card as files to hand on: a PDF page and a picture."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import typst
from lxml import etree
from markupsafe import Markup

from rankings.compare.lookup import refuse_unit
from rankings.language.text import key
from rankings.registry.units import canonical_name, load_register
from rankings.report.fonts import font_folder
from rankings.report.inputs import Report
from rankings.report.parts.citation import show_citation
from rankings.report.parts.unit_card import describe_unit
from rankings.report.pdf import convert_to_typst, write_main
from rankings.report.unit_naming import plain_unit
from rankings.report.witnesses import card_anchor
from rankings.store.files import scratch_folder, write_bytes_atomically

SHARP = 200  # dots an inch of the picture


def export_card(report: Report, unit: str, folder: Path) -> list[Path]:
    """Write a unit's card as <folder>/<address of the card>_<language>.pdf and .png; returns the
    paths. The unit may be written in any known way.

    Errors: SourceError with the nearest names where the report has no such unit.
    """
    row = find_unit(report, unit)
    stem = f"{card_anchor(row)}_{report.language}"
    with scratch_folder() as temporary:
        source = write_typst(report, row, temporary)
        settings = {
            "root": str(temporary),
            "font_paths": [font_folder()],
            "ignore_system_fonts": True,
        }
        page = typst.compile(
            source, **settings, pdf_standards="ua-1", sys_inputs={"height": "297mm"}
        )
        picture = typst.compile(source, **settings, format="png", ppi=SHARP)
    return [
        write_bytes_atomically(folder / f"{stem}.pdf", page),
        write_bytes_atomically(folder / f"{stem}.png", picture),
    ]


def find_unit(report: Report, unit: str) -> dict:
    """The row of the unit that a name means, by its name, its English name or its abbreviation."""
    known = load_register().units
    wanted = {key(unit), key(canonical_name(unit, report.province))}
    names: dict[str, dict] = {}
    for row in report.carded.values():
        body = known.get(row["unit_id"] or "")
        for name in (row["unit"], *((body.name_en, body.abbreviation) if body else ())):
            if name:
                names.setdefault(name, row)
    found = next((row for name, row in names.items() if key(name) in wanted), None)
    if found is None:
        raise refuse_unit(unit, names, [report.province])
    return found


def write_typst(report: Report, row: dict, folder: Path) -> Path:
    """The typst source of a card in `folder`, with its lines of ranks beside it; returns its
    path.
    """
    title = report.words.plain(
        "cards.title_of", unit=plain_unit(row, report.language), province=report.name
    )
    card = Markup("{}\n{}").format(describe_unit(report, row), show_citation(report))
    tree = lxml.html.fragment_fromstring(str(card), create_parent="div")
    place_lines(tree, folder)
    for link in tree.find_class("outside"):
        etree.strip_elements(link, "span")
        link.text = link.get("href")
    for link in tree.xpath("//a[starts-with(@href, '#')]"):
        if link.get("class") == "evidence":
            link.drop_tree()
        else:
            link.drop_tag()
    tree.xpath("//h4")[0].drop_tree()  # the title says it
    body = convert_to_typst(lxml.html.tostring(tree, encoding="unicode"), 4)
    facts = {"title": title, "language": report.language}
    return write_main(folder, ["report", "card"], facts, body)


def place_lines(tree: etree._Element, folder: Path) -> None:
    """Each line of ranks as a file of its own, and the picture that shows it."""
    for number, line in enumerate(tree.xpath("//svg"), 1):
        drawing = etree.tostring(line, encoding="unicode", with_tail=False)
        drawing = re.sub(r"\bviewbox=", "viewBox=", drawing)  # HTML has small letters only
        name = f"line-{number}.svg"
        (folder / name).write_text(
            drawing.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1), encoding="utf-8"
        )
        picture = etree.Element("img", src=name, alt=line.get("aria-label"))
        picture.tail = line.tail
        line.getparent().replace(line, picture)
