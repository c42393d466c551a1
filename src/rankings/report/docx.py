"""An executed notebook as a Word document, through pandoc and a reference style made here."""

from __future__ import annotations

import datetime
import io
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

import pypandoc
import typst
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from rankings.report.fonts import font_folder
from rankings.report.html import Pages, read_pages
from rankings.report.paper import write_paper_html
from rankings.report.words import load_words
from rankings.store.tables import write_bytes_atomically

ACCENT, SOFT = RGBColor(0x00, 0x67, 0xA5), RGBColor(0x55, 0x5F, 0x6B)
LONG_AGO = (1980, 1, 1, 0, 0, 0)       # the date a zip entry gets, so that the same report is the same file
MOMENT = datetime.datetime(2000, 1, 1)
FONT = "Arial"                         # on every office computer, with all Vietnamese letters


def export_docx(notebook: Path, out: Path, language: str) -> Path:
    """Write the notebook's report as DOCX with styles, contents and alternative texts; returns `out`."""
    return write_bytes_atomically(out, render_docx(read_pages(notebook, language)))


def render_docx(pages: Pages) -> bytes:
    """The report as DOCX bytes, the same for the same notebook."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        html = write_paper_html(pages, folder)
        html.write_text(swap_pictures(html.read_text(encoding="utf-8"), folder), encoding="utf-8")
        reference, out = folder / "reference.docx", folder / "report.docx"
        reference.write_bytes(make_reference(folder))
        words = load_words(pages.language)
        pypandoc.convert_file(str(html), "docx", format="html", outputfile=str(out), extra_args=[
            f"--reference-doc={reference}", f"--resource-path={folder}", "--shift-heading-level-by=-1", "--toc", "--toc-depth=1",
            f"--metadata=title:{pages.title}", f"--metadata=subtitle:{pages.description}", f"--metadata=lang:{pages.language}", f"--metadata=toc-title:{words.plain('page.contents')}"])
        return finish_document(out.read_bytes(), pages)


def swap_pictures(html: str, folder: Path) -> str:
    """Charts as PNG beside their SVG: old versions of Word show nothing for an SVG."""
    for picture in sorted(folder.glob("chart-*.svg")):
        picture.with_suffix(".png").write_bytes(draw_png(picture))
        html = html.replace(picture.name, picture.with_suffix(".png").name)
    return html


def draw_png(picture: Path, resolution: float = 200) -> bytes:
    """An SVG file as PNG bytes, set by typst with the report's fonts on white."""
    page = f'#set page(width: auto, height: auto, margin: 4pt, fill: white)\n#image("{picture.name}")'
    source = picture.with_suffix(".typ")
    source.write_text(page, encoding="utf-8")
    return typst.compile(source, root=picture.parent, font_paths=[font_folder()], ignore_system_fonts=True, format="png", ppi=resolution)


def make_reference(folder: Path) -> bytes:
    """A reference document: A4, one sans-serif font, quiet headings in the report's colour."""
    start = folder / "pandoc-reference.docx"
    start.write_bytes(read_pandoc_reference())
    document = Document(str(start))
    for section in document.sections:
        section.page_width, section.page_height, section.orientation = Cm(21), Cm(29.7), WD_ORIENT.PORTRAIT
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(2.2)
    sizes = {"Title": 24, "Subtitle": 12, "Heading 1": 16, "Heading 2": 12, "Heading 3": 10.5, "Normal": 10, "Body Text": 10, "First Paragraph": 10, "Compact": 9, "Table Caption": 9.5, "Image Caption": 9.5, "Block Text": 10}
    for style in document.styles:
        if style.name not in sizes:
            continue
        style.font.name, style.font.size = FONT, Pt(sizes[style.name])
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[attribute]
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
        if style.name.startswith("Heading") or style.name == "Title":
            style.font.color.rgb, style.font.bold = ACCENT, True
        if style.name in ("Subtitle", "Table Caption", "Image Caption"):
            style.font.color.rgb, style.font.italic = SOFT, False
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read_pandoc_reference() -> bytes:
    """Pandoc's own reference document."""
    return subprocess.run([pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"], check=True, capture_output=True).stdout


def finish_document(content: bytes, pages: Pages) -> bytes:
    """Repeated table heads, lines under rows, no clock and no author: what pandoc leaves open."""
    document = Document(io.BytesIO(content))
    for table in document.tables:
        style_table(table)
    properties = document.core_properties
    properties.title, properties.subject, properties.language, properties.author = pages.title, pages.description, pages.language, ""
    out = io.BytesIO()
    document.save(out)
    return freeze_archive(out.getvalue())


def style_table(table) -> None:
    """Thin lines under each row, the head repeated on every page, small type."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "C9CED6")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)
    if table.rows:
        head = table.rows[0]._tr.get_or_add_trPr()
        if head.find(qn("w:tblHeader")) is None:
            head.append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(8)


def freeze_archive(content: bytes, moment: datetime.datetime = MOMENT) -> bytes:
    """The same office archive with every entry in one order at one date, and no time of saving inside."""
    out = io.BytesIO()
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in sorted(before.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            written = before.read(name)
            if name == "docProps/core.xml":
                written = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, written)
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, written)
    return out.getvalue()
