"""An executed notebook as a tagged PDF (PDF/UA-1): pandoc writes typst, typst sets the pages.
Wheels only.
"""

from __future__ import annotations

import json
from pathlib import Path

import pypandoc
import typst

from rankings.language.sentences import write_date
from rankings.report.fonts import font_folder, replace_unknown_letters
from rankings.report.html import Pages, read_pages
from rankings.report.layout import settle_tables, write_ways
from rankings.report.paper import write_paper_html
from rankings.report.report_words import TEMPLATES, load_words
from rankings.store.files import scratch_folder, write_bytes_atomically

TEMPLATE = TEMPLATES / "typst"


def export_pdf(notebook: Path, out: Path, language: str) -> Path:
    """Write the notebook's report as A4 PDF/UA-1, the same bytes for the same notebook; returns
    `out`.
    """
    return write_bytes_atomically(out, render_pdf(read_pages(notebook, language)))


def render_pdf(pages: Pages) -> bytes:
    """The report as PDF bytes."""
    with scratch_folder() as folder:
        source = write_typst(pages, folder)
        compiler = typst.Compiler(
            source, root=folder, font_paths=[font_folder()], ignore_system_fonts=True
        )
        settle_tables(compiler, folder)
        return compiler.compile(pdf_standards="ua-1")


def write_typst(pages: Pages, folder: Path) -> Path:
    """The typst source of the report in `folder`, with its pictures beside it; returns its path."""
    words = load_words(pages.language)
    html = write_paper_html(pages, folder, folded=pages.running is None)
    body = convert_to_typst(html.read_text(encoding="utf-8"), 1)
    facts = {
        "title": pages.title,
        "description": pages.description,
        "language": pages.language,
        "series": words.plain("page.series"),
        "day": words.plain("page.day", day=write_date(pages.as_of, pages.language))
        if pages.as_of
        else "",
    } | ({} if pages.running is None else {"running": pages.running})
    source = write_main(folder, ["report"], facts, body)
    for path in folder.glob("*.svg"):
        path.write_text(replace_unknown_letters(path.read_text(encoding="utf-8")), encoding="utf-8")
    return source


def convert_to_typst(markup: str, up: int) -> str:
    """Markup as typst, its headings `up` levels higher."""
    return pypandoc.convert_text(
        markup,
        "typst",
        format="html",
        verify_format=False,  # pandoc does so itself; asking it first starts it twice
        extra_args=[
            "--wrap=none",
            f"--shift-heading-level-by=-{up}",
            f"--lua-filter={TEMPLATE / 'figures.lua'}",
        ],
    )


def write_main(folder: Path, styles: list[str], facts: dict[str, str], body: str) -> Path:
    """Write the main source of a document: its styles beside it, the last of which sets it with
    some facts; returns its path.
    """
    for name in styles:
        style = (TEMPLATE / f"{name}.typ").read_text(encoding="utf-8")
        (folder / f"{name}.typ").write_text(style, encoding="utf-8")
    write_ways(folder)
    given = ", ".join(
        f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items()
    )
    imports = "".join(f'#import "{name}.typ": *\n' for name in styles)
    source = folder / "main.typ"
    source.write_text(
        replace_unknown_letters(f"{imports}#show: {styles[-1]}.with({given})\n\n{body}"),
        encoding="utf-8",
    )  # PDF/UA refuses a page with a letter that no font shows
    return source
