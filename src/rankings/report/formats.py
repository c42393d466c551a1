"""The files that leave the house for one language: each format once."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rankings.report.html import Pages


@dataclass(frozen=True)
class Format:
    """A format: its name as a link, empty where no page links it; the function of a room that
    writes it; the one of the same room that makes it of pages, where pages alone are enough.
    """

    label: str
    room: str
    write: str
    render: str = ""

    @property
    def writer(self) -> tuple[str, str]:
        """The room and the function that writes a report in this format."""
        return self.room, self.write

    def render_pages(self, pages: Pages) -> str | bytes:
        """Return what the file holds, made of pages."""
        return getattr(importlib.import_module(self.room), self.render)(pages)


FORMATS = {
    "html": Format("HTML", "rankings.report.html", "export_html", "render_page"),
    "pdf": Format("PDF", "rankings.report.pdf", "export_pdf", "render_pdf"),
    "docx": Format("Word", "rankings.report.docx", "export_docx", "render_docx"),
    "xlsx": Format("Excel", "rankings.report.workbook", "write_workbook"),
    "png": Format("", "rankings.report.slides", "export_preview"),
}
# What any executed notebook and an announcement can be: nothing but its pages is needed.
DOCUMENTS = tuple(suffix for suffix, kind in FORMATS.items() if kind.render)
# What a report's page and the start page link, the page itself first.
LINKED = tuple((suffix, kind.label) for suffix, kind in FORMATS.items() if kind.label)
