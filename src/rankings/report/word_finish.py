"""What pandoc leaves open in a Word document: table lines and heads, captions above pictures, a
contents list that is filled.
"""

from __future__ import annotations

import copy
import io
import textwrap

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from rankings.report.html import Pages

LINE_WIDTH = Cm(17).twips  # of the text on a page
LONGEST = 255  # letters of a property
CELL_MARGIN = "57"  # twentieths of a point: one millimetre


def finish_document(content: bytes, pages: Pages) -> bytes:
    """The document with its tables, captions and contents finished, its title set, no clock and no
    author.
    """
    document = Document(io.BytesIO(content))
    for table in document.tables:
        style_table(table)
    lift_captions(document)
    fill_contents(document)
    for section in document.sections:
        section.header.paragraphs[0].runs[0].text = " – ".join(
            filter(None, (pages.title, pages.running))
        )
    properties = document.core_properties
    properties.title, properties.subject, properties.language, properties.author = (
        fit_property(pages.title),
        fit_property(pages.description),
        pages.language,
        "",
    )
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def fit_property(text: str) -> str:
    """A text as a property of the document, cut at a word where it is too long for one.

    >>> fit_property("Xếp hạng " * 40)[-14:], fit_property("Xếp hạng")
    ('hạng Xếp hạng…', 'Xếp hạng')
    """
    return textwrap.shorten(text, LONGEST, placeholder="…")


def style_table(table) -> None:
    """Thin lines under each row, the head bold and repeated on every page, rows whole, small type,
    columns over the whole line.
    """
    marks = table._tbl.tblPr
    marks.append(
        build_element(
            "w:tblBorders",
            [
                build_element(f"w:{side}", val="single", sz="4", space="0", color="C9CED6")
                for side in ("top", "bottom", "insideH")
            ],
        )
    )
    marks.append(
        build_element(
            "w:tblCellMar",
            [build_element(f"w:{side}", w=CELL_MARGIN, type="dxa") for side in ("left", "right")],
        )
    )
    widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    for column, width in zip(table._tbl.tblGrid, widths, strict=True):
        column.set(qn("w:w"), str(round(width * LINE_WIDTH / max(sum(widths), 1))))
    for place, row in enumerate(table.rows):
        facts = row._tr.get_or_add_trPr()
        if place == 0 and facts.find(qn("w:tblHeader")) is None:
            facts.append(OxmlElement("w:tblHeader"))
        facts.append(OxmlElement("w:cantSplit"))
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = (
                    Pt(1)
                )
                paragraph._p.get_or_add_pPr().append(
                    build_element("w:rPr", [build_element("w:sz", val="16")])
                )  # an empty cell is as low as the others
                for run in (
                    Run(element, paragraph) for element in paragraph._p.iter(qn("w:r"))
                ):  # those in links too
                    run.font.size = Pt(8)
                    run.font.bold = True if place == 0 else run.font.bold


def build_element(name: str, children: list | None = None, **attributes: str):
    """An element of WordprocessingML."""
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    element.extend(children or [])
    return element


def lift_captions(document: DocumentType) -> None:
    """Put every picture's caption above it, as the tables have theirs, and keep the two
    together.
    """
    for paragraph in document.paragraphs:
        before = paragraph._p.getprevious()
        if (
            paragraph.style.name == "Image Caption"
            and before is not None
            and before.tag == qn("w:p")
        ):
            before.addprevious(paragraph._p)


def fill_contents(document: DocumentType) -> None:
    """Write the headings into the table of contents as links, so that it is not empty before Word
    updates it.
    """
    fields = document.element.body.xpath(
        ".//w:sdt//w:p[.//w:instrText[starts-with(normalize-space(), 'TOC')]]"
    )
    headings = [
        paragraph for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"
    ]
    if not fields or not headings:
        return
    field = fields[0]
    end = next(
        mark for mark in field.iter(qn("w:fldChar")) if mark.get(qn("w:fldCharType")) == "end"
    )
    for start in field.iter(qn("w:fldChar")):
        start.attrib.pop(qn("w:dirty"), None)
    end.getparent().remove(end)
    last = field
    for place, paragraph in enumerate(headings):
        line = field if place == 0 else build_element("w:p")
        Paragraph(line, paragraph._parent).paragraph_format.space_after = Paragraph(
            line, paragraph._parent
        ).paragraph_format.space_before = Pt(1)
        if place:
            last.addnext(line)
        mark = paragraph._p.getprevious()
        anchor = (
            mark.get(qn("w:name"))
            if mark is not None and mark.tag == qn("w:bookmarkStart")
            else None
        )
        run = build_element("w:r", [build_element("w:t")])
        run[0].text = paragraph.text
        line.append(build_element("w:hyperlink", [run], anchor=anchor) if anchor else run)
        last = line
    closing = build_element("w:r")
    closing.append(copy.copy(end))
    last.append(closing)
