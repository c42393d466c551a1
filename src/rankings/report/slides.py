"""The report's figures as pictures for slides: title, chart, unit and source on one PNG each."""

from __future__ import annotations

import json
import re
from pathlib import Path

import typst
from markupsafe import Markup

from rankings.report.charts import freeze_svg
from rankings.report.fonts import font_folder
from rankings.report.html import convert_plain, read_pages
from rankings.report.report_words import strip_tags
from rankings.store.files import scratch_folder, write_bytes_atomically

FIGURE = re.compile(
    r'<figure class="chart[^"]*" id="([^"]+)"[^>]*>\s*<figcaption><span class="title">(.*?)</span>'
    r' <span class="subtitle">(.*?)</span></figcaption>\s*<div class="wide"[^>]*>'
    r"(<svg.*?</svg>)</div>",
    re.S,
)
SHARP, COARSE = 203.2, 152.4  # dots an inch: 1,600 and 1,200 pixels across
NO_FIGURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 1"></svg>'
PAGE = """#set page(width: 20cm, height: auto, margin: 8mm, fill: white)
#set text(font: "DejaVu Sans", size: 11pt, hyphenate: false)
#text(weight: "bold", size: 13pt, {title})
#v(-1mm)
#text(size: 8.5pt, fill: rgb("#434c57"), {subtitle})
#image({picture}, width: 100%)
"""


def export_slides(notebook: Path, folder: Path, language: str) -> list[Path]:
    """Write each figure of an executed notebook as <folder>/<figure>.png; returns the paths in
    order.

    Pictures of figures that the report no longer has are taken away. A report without a figure
    leaves an empty folder.
    """
    pages = read_pages(notebook, language)
    html = convert_plain(pages)
    folder.mkdir(parents=True, exist_ok=True)
    written = [
        write_bytes_atomically(
            folder / f"{name}.png", draw_slide(strip_number(title), subtitle, svg)
        )
        for name, title, subtitle, svg in FIGURE.findall(html)
    ]
    for path in set(folder.glob("*.png")) - set(written):
        path.unlink()
    return written


def export_preview(notebook: Path, out: Path, language: str) -> Path:
    """Write the picture that a link to the report is shown with: its title and first figure, the
    title alone where it has none; returns `out`.
    """
    pages = read_pages(notebook, language)
    found = FIGURE.search(convert_plain(pages))
    svg = found[4] if found else NO_FIGURE
    return write_bytes_atomically(out, draw_slide(pages.title, pages.description, svg, COARSE))


def strip_number(title: str) -> str:
    """A figure's title without its number in the report.

    >>> strip_number('<span class="caption-number">Hình 1.</span> Đầu bảng')
    'Đầu bảng'
    """
    return re.sub(r'<span class="caption-number">.*?</span>', "", title).strip()


def draw_slide(title: str, subtitle: str, svg: str, resolution: float = SHARP) -> bytes:
    """One figure as PNG bytes, 1,600 pixels wide where nothing else is asked."""
    with scratch_folder() as folder:
        (folder / "chart.svg").write_text(freeze_svg(svg), encoding="utf-8")
        texts = {
            name: json.dumps(strip_tags(Markup(text)), ensure_ascii=False)
            for name, text in (("title", title), ("subtitle", subtitle))
        }
        (folder / "slide.typ").write_text(
            PAGE.format(**texts, picture='"chart.svg"'), encoding="utf-8"
        )
        return typst.compile(
            folder / "slide.typ",
            root=folder,
            font_paths=[font_folder()],
            ignore_system_fonts=True,
            format="png",
            ppi=resolution,
        )
