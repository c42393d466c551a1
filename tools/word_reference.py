"""`python -m tools.word_reference`: make `reference.docx`, from which pandoc takes Word's styles.

A4, one sans-serif font, quiet headings, a running head (the report's title is written into it) and
page numbers. The file is committed; run this, or edit it in Word, to change how reports look.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path

import pypandoc
from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from rankings.report.docx import freeze_archive
from rankings.report.report_words import TEMPLATES
from rankings.run.progress import say
from rankings.store.files import write_bytes_atomically
from tools.start import start_tool

ACCENT, SOFT, INK, GREEN = (
    RGBColor(0x00, 0x67, 0xA5),
    RGBColor(0x55, 0x5F, 0x6B),
    RGBColor(0x1F, 0x23, 0x28),
    RGBColor(0x00, 0x73, 0x5C),
)
FONT = "Arial"  # on every office computer, with all Vietnamese letters
MARGIN, PAGE = Cm(2), Cm(21)
# Points of each style; those that are not pandoc's own are what the report's classes become.
SIZES = {
    "Title": 24,
    "Subtitle": 11,
    "Heading 1": 16,
    "Heading 2": 12,
    "Heading 3": 10.5,
    "Heading 4": 10,
    "TOC Heading": 12,
    "Normal": 10,
    "Body Text": 10,
    "First Paragraph": 10,
    "Compact": 10,
    "Table Caption": 9.5,
    "Image Caption": 9.5,
    "Block Text": 10,
}
NEW_PARAGRAPHS = {"Report Note": 8.5, "Report Lead": 10, "Report Missing": 10, "Report Evidence": 8}
NEW_LETTERS = {
    "Report Subtitle": (8.5, SOFT),
    "Report Tag": (7.5, SOFT),
    "Report Tag Printed": (7.5, GREEN),
}


def make_reference(folder: Path, title: str) -> bytes:
    """A reference document as bytes; its running header says `title`, its footer the page."""
    start = folder / "pandoc-reference.docx"
    start.write_bytes(read_pandoc_reference())
    document = Document(str(start))
    for section in document.sections:
        section.page_width, section.page_height, section.orientation = (
            PAGE,
            Cm(29.7),
            WD_ORIENT.PORTRAIT,
        )
        section.left_margin = section.right_margin = MARGIN
        section.top_margin = section.bottom_margin = Cm(2.2)
        write_running_lines(section, title)
    for style in document.styles:
        if style.name in SIZES:
            set_font(style, SIZES[style.name])
    add_styles(document)
    polish_styles(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read_pandoc_reference() -> bytes:
    """Pandoc's own reference document."""
    return subprocess.run(
        [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"],
        check=True,
        capture_output=True,
    ).stdout


def set_font(style, size: float) -> None:
    """One font for all scripts at a size, no theme font left."""
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def add_styles(document: DocumentType) -> None:
    """The styles that the report's own classes become: notes, leads, what is missing, subtitles,
    tags.
    """
    for name, size in NEW_PARAGRAPHS.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Body Text"]
        set_font(style, size)
        style.font.color.rgb = INK if name == "Report Missing" else SOFT
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(2), Pt(8)
    for name, (size, colour) in NEW_LETTERS.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        set_font(style, size)
        style.font.color.rgb, style.font.bold = colour, False


def polish_styles(document: DocumentType) -> None:
    """Colours, spaces, and what keeps with what."""
    for style in document.styles:
        if style.name not in SIZES:
            continue
        if style.name.startswith("Heading") or style.name in ("Title", "TOC Heading"):
            style.font.color.rgb, style.font.bold, style.font.italic = ACCENT, True, False
        if style.name in ("Title", "Subtitle"):
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
        if style.name == "Subtitle":
            style.font.color.rgb, style.font.bold = SOFT, False
            for spacing in style.element.rPr.findall(qn("w:spacing")):
                style.element.rPr.remove(spacing)
        if style.name in ("Table Caption", "Image Caption"):
            style.font.color.rgb, style.font.italic, style.font.bold = INK, False, True
            style.paragraph_format.keep_with_next = True
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(10), Pt(4)
        if style.name == "Compact":
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(2), Pt(2)


def write_running_lines(section, title: str) -> None:
    """The title above every page, its number below."""
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.text = title
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for words in ("PAGE", None, "NUMPAGES"):
        foot.add_run(" / ") if words is None else add_field(foot, words)
    for paragraph in (head, foot):
        for run in paragraph.runs:
            run.font.size, run.font.name, run.font.color.rgb = Pt(8), FONT, SOFT


def add_field(paragraph, words: str) -> None:
    """A field that Word computes, such as the page's number."""
    run = paragraph.add_run()
    for kind, text in (
        ("begin", None),
        (None, words),
        ("separate", None),
        ("text", "1"),
        ("end", None),
    ):
        element = OxmlElement(
            "w:instrText" if kind is None else "w:t" if kind == "text" else "w:fldChar"
        )
        if text is not None:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def write_reference() -> int:
    """Write the reference document into the report's templates; returns 0."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_bytes_atomically(
            TEMPLATES / "reference.docx",
            freeze_archive(make_reference(Path(folder), "title of the report")),
        )
    say(f"{path} written")
    return 0


if __name__ == "__main__":
    sys.exit(start_tool(write_reference))
