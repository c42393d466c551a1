"""An executed notebook as a Word document, through pandoc and the styles of `reference.docx`."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from html import escape
from pathlib import Path

import pypandoc
import typst

from rankings.report.fonts import font_folder
from rankings.report.html import Pages, read_pages
from rankings.report.paper import write_paper_html
from rankings.report.report_words import TEMPLATES, load_words
from rankings.report.word_finish import finish_document
from rankings.store.files import scratch_folder, write_bytes_atomically

PIXELS_PER_INCH = 200
# The date a zip entry gets, so that the same report is the same file.
LONG_AGO = (1980, 1, 1, 0, 0, 0)
MOMENT = datetime.datetime(2000, 1, 1)


def export_docx(notebook: Path, out: Path, language: str) -> Path:
    """Write the notebook's report as DOCX with styles, contents and alternative texts; returns
    `out`.
    """
    return write_bytes_atomically(out, render_docx(read_pages(notebook, language)))


def render_docx(pages: Pages) -> bytes:
    """The report as DOCX bytes, the same for the same notebook."""
    with scratch_folder() as folder:
        html = write_paper_html(pages, folder)
        body = name_styles(swap_pictures(html.read_text(encoding="utf-8"), folder))
        html.write_text(body.replace("<head>", f"<head>{write_metadata(pages)}", 1), "utf-8")
        out = folder / "report.docx"
        pypandoc.convert_file(
            str(html),
            "docx",
            format="html",
            verify_format=False,
            outputfile=str(out),
            extra_args=[
                f"--reference-doc={TEMPLATES / 'reference.docx'}",
                f"--resource-path={folder}",
                "--shift-heading-level-by=-1",
                "--toc",
                "--toc-depth=1",
            ],
        )
        return freeze_archive(finish_document(out.read_bytes(), pages))


def write_metadata(pages: Pages) -> str:
    """What pandoc reads of the whole document, as elements of its head: words on a command line
    would depend on the locale.
    """
    said = {
        "subtitle": pages.description,
        "toc-title": load_words(pages.language).plain("page.contents"),
    }
    title = f"<title>{escape(pages.title)}</title>"
    return title + "".join(
        f'<meta name="{name}" content="{escape(text)}">' for name, text in said.items()
    )


def swap_pictures(html: str, folder: Path) -> str:
    """Charts as PNG beside their SVG: old versions of Word show nothing for an SVG."""
    for picture in sorted(folder.glob("chart-*.svg")):
        picture.with_suffix(".png").write_bytes(draw_png(picture))
        html = html.replace(picture.name, picture.with_suffix(".png").name)
    return html


def draw_png(picture: Path) -> bytes:
    """An SVG file as PNG bytes, set by typst with the report's fonts on white."""
    page = (
        f'#set page(width: auto, height: auto, margin: 4pt, fill: white)\n#image("{picture.name}")'
    )
    source = picture.with_suffix(".typ")
    source.write_text(page, encoding="utf-8")
    return typst.compile(
        source,
        root=picture.parent,
        font_paths=[font_folder()],
        ignore_system_fonts=True,
        format="png",
        ppi=PIXELS_PER_INCH,
    )


def name_styles(html: str) -> str:
    """The report's own classes as Word styles, a subtitle on a line of its own.

    >>> name_styles('<div class="note">x</div>')
    '<div class="note" custom-style="Report Note">x</div>'
    >>> name_styles('<span class="subtitle">y</span>')
    '<br><span class="subtitle" custom-style="Report Subtitle">y</span>'
    """
    for kind, style in (
        ("note", "Report Note"),
        ("lead", "Report Lead"),
        ("missing", "Report Missing"),
        ("notes", "Report Evidence"),
    ):
        html = html.replace(f'<div class="{kind}">', f'<div class="{kind}" custom-style="{style}">')
    html = html.replace(
        '<span class="subtitle">', '<br><span class="subtitle" custom-style="Report Subtitle">'
    )
    return re.sub(
        r'<span class="tag tag-([\w-]+)"',
        lambda tag: (
            f'{tag[0]} custom-style="Report Tag{" Printed" if tag[1] == "printed" else ""}"'
        ),
        html,
    )


def freeze_archive(content: bytes, moment: datetime.datetime = MOMENT) -> bytes:
    """The same office archive with every entry in one order at one date, and no time of saving
    inside.
    """
    out = io.BytesIO()
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in sorted(
            before.namelist(), key=lambda name: (name != "[Content_Types].xml", name)
        ):
            written = before.read(name)
            if name == "docProps/core.xml":
                written = re.sub(
                    rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, written
                )
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, written)
    return out.getvalue()
