"""An executed notebook as a tagged PDF (PDF/UA-1): pandoc writes typst, typst sets the pages.
Wheels only.
"""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
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
CITE = re.compile(r"</?cite\b[^>]*>")
CELL = re.compile(r"<(?:td|th|a)\b[^>]*>")
UNSAID = re.compile(r' (?:class|scope|data-head|rel)="[^"]*"')


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
    halves = halve_page(lighten(html.read_text(encoding="utf-8")))
    with ThreadPoolExecutor() as both:
        body = "\n\n".join(both.map(convert_to_typst, halves, (1, 1), ("a", "b")))
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


def halve_page(markup: str) -> tuple[str, str]:
    """A page in two parts of about the same length, cut before a heading that stands in no other
    element than the page's own, to be converted side by side; the second is empty without one.

    >>> halve_page("<div><p>Tóm tắt</p><h2>Sở</h2><p>1</p><h2>Huyện</h2><p>2</p></div>")
    ('<div><p>Tóm tắt</p><h2>Sở</h2><p>1</p>', '<h2>Huyện</h2><p>2</p></div>')
    >>> halve_page("<div><div><h2>Sở</h2></div></div>")[1]
    ''
    """
    open_divs, cuts = 0, []
    for found in re.finditer("<(div|/div|h2)", markup):
        open_divs += {"div": 1, "/div": -1}.get(found[1], 0)
        if found[1] == "h2" and open_divs == 1:
            cuts.append(found.start())
    middle = min(cuts, key=lambda cut: abs(cut - len(markup) / 2), default=len(markup))
    return markup[:middle], markup[middle:]


def lighten(markup: str) -> str:
    """Markup without what pandoc reads slowly and typst is not told.

    >>> lighten('<td class="number" align="right"><a rel="x" href="#q"><cite>QĐ 1</cite></a></td>')
    '<td align="right"><a href="#q">QĐ 1</a></td>'
    """
    return CELL.sub(lambda found: UNSAID.sub("", found[0]), CITE.sub("", markup))


def convert_to_typst(markup: str, up: int, part: str = "") -> str:
    """Markup as typst, its headings `up` levels higher; its texts are numbered within its part."""
    return pypandoc.convert_text(
        markup,
        "typst",
        format="html",
        verify_format=False,  # pandoc does so itself; asking it first starts it twice
        extra_args=[
            "--wrap=none",
            f"--shift-heading-level-by=-{up}",
            f"--lua-filter={TEMPLATE / 'figures.lua'}",
            f"--variable=part:{part}",
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
