"""An executed notebook as a tagged PDF (PDF/UA-1): pandoc writes typst, typst sets the pages.
Wheels only.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pypandoc
import typst

from rankings.report.fonts import font_folder, replace_unknown_letters
from rankings.report.html import Pages, read_pages
from rankings.report.paper import write_paper_html
from rankings.report.report_words import TEMPLATES, load_words
from rankings.store.files import write_bytes_atomically

TEMPLATE = TEMPLATES / "typst"
WAYS = "ways.json"  # how each table is set
PAGE_TOP = 32  # millimetres: what begins higher begins a page


def export_pdf(notebook: Path, out: Path, language: str) -> Path:
    """Write the notebook's report as A4 PDF/UA-1, the same bytes for the same notebook; returns
    `out`.
    """
    return write_bytes_atomically(out, render_pdf(read_pages(notebook, language)))


def render_pdf(pages: Pages) -> bytes:
    """The report as PDF bytes."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        source = write_typst(pages, folder)
        compiler = typst.Compiler(
            source, root=folder, font_paths=[font_folder()], ignore_system_fonts=True
        )
        settle_tables(compiler, folder / WAYS)
        return compiler.compile(pdf_standards="ua-1")


def settle_tables(compiler: typst.Compiler, ways: Path) -> None:
    """Write how each table is set, so that none is cut and pages stay full: whole where it stands,
    or, where it would leave the end of a page empty, at the top of the next page with the text
    going on before it, if the report ends no later by that.
    """
    chosen: dict[str, str] = {}
    places = query_places(compiler)
    for _ in range(len(places)):
        pushed = next(
            (
                place["number"]
                for place in places[:-1]
                if place["page"] > 1 and place["y"] < PAGE_TOP and place["number"] not in chosen
            ),
            None,
        )
        if pushed is None:
            return
        ways.write_text(json.dumps(chosen | {pushed: "float"}), encoding="utf-8")
        tried = query_places(compiler)
        is_better = find_end(tried) <= find_end(places)
        chosen[pushed] = "float" if is_better else "whole"
        places = tried if is_better else places
        ways.write_text(json.dumps(chosen), encoding="utf-8")


def query_places(compiler: typst.Compiler) -> list[dict]:
    """Where every table begins, and where the report ends: number, page, millimetres from the
    top.
    """
    return json.loads(compiler.query("<place>", field="value"))


def find_end(places: list[dict]) -> tuple[int, int]:
    """Page and whole millimetres at which the report ends."""
    return places[-1]["page"], round(places[-1]["y"])


def write_typst(pages: Pages, folder: Path) -> Path:
    """The typst source of the report in `folder`, with its pictures beside it; returns its path."""
    words = load_words(pages.language)
    html = write_paper_html(pages, folder, folded=pages.running is None)
    body = pypandoc.convert_file(
        str(html),
        "typst",
        format="html",
        extra_args=[
            "--wrap=none",
            "--shift-heading-level-by=-1",
            f"--lua-filter={TEMPLATE / 'figures.lua'}",
        ],
    )
    (folder / "report.typ").write_text(
        (TEMPLATE / "report.typ").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (folder / WAYS).write_text("{}", encoding="utf-8")
    facts = {
        "title": pages.title,
        "description": pages.description,
        "language": pages.language,
        "series": words.plain("page.series"),
    } | ({} if pages.running is None else {"running": pages.running})
    given = ", ".join(
        f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items()
    )
    source = folder / "main.typ"
    source.write_text(
        f'#import "report.typ": *\n#show: report.with({given})\n\n{body}', encoding="utf-8"
    )
    for path in (
        source,
        *folder.glob("*.svg"),
    ):  # PDF/UA refuses a page with a letter that no font shows
        path.write_text(replace_unknown_letters(path.read_text(encoding="utf-8")), encoding="utf-8")
    return source
