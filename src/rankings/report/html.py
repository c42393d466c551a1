"""An executed notebook as one self-contained HTML page, through nbconvert and our own template."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import nbformat
from markupsafe import Markup

from rankings.errors import SourceError
from rankings.language.entries import LANGUAGES
from rankings.registry.publisher import load_publisher
from rankings.report.fonts import embed_chart_font
from rankings.report.formats import LINKED
from rankings.report.page_exporter import make_exporter
from rankings.report.page_script import TEMPLATE, read_script, write_policy, write_script_words
from rankings.report.report_words import Words, load_words, strip_tags
from rankings.report.used_words import drop_unused
from rankings.store.files import write_text_atomically

OWN = "own-"  # how the anchors of an analyst's own headings begin
STYLE_HERE, SCRIPT_HERE = (
    "style-goes-here",
    "script-goes-here",
)  # the style holds the letters of the page, which must be written first
# What a page folds behind its heading: what is looked up rather than read.
LOOKED_UP = ("timeline", "frameworks", "ladder", "bounds", "methods", "sources")
NOTE = "note"  # tag of cells that speak to the analyst at the notebook, not to the report's reader


@dataclass(frozen=True)
class Heading:
    """An entry of the contents."""

    anchor: str
    title: Markup


@dataclass(frozen=True)
class File:
    """A file that a page's bar leads to; `language` where it is the same page in another."""

    href: str
    label: str
    language: str = ""


@dataclass
class Pages:
    """A notebook made ready for export: numbered captions, contents, title."""

    notebook: nbformat.NotebookNode
    language: str
    title: str
    description: str
    contents: list[Heading] = field(default_factory=list)
    as_of: str = ""  # the newest day of the sources
    version: str = ""  # which state of the tables the report speaks of
    preview: str = ""  # the address of the picture that a link to the report is shown with
    running: str | None = None  # what stands on every page; None: the reports' own foot


def export_html(notebook: Path, out: Path, language: str) -> Path:
    """Write the notebook's report as one HTML file that fetches nothing; returns `out`.

    Errors: SourceError when the notebook cannot be read or was never executed.
    """
    pages, beside = read_pages(notebook, language), list_beside(out, language)
    if beside:
        address = load_publisher().address
        pages.preview = f"{address and address + out.parent.name + '/'}{out.stem}.png"
    return write_text_atomically(out, render_page(pages, beside))


def render_page(pages: Pages, beside: Sequence[File] = ()) -> str:
    """The whole HTML page as text; `beside` are the files its bar leads to."""
    script = read_script()
    page = convert_notebook(
        pages,
        {
            "style": STYLE_HERE,
            "script": SCRIPT_HERE,
            "policy": write_policy(script),
            "words": load_words(pages.language),
            "script_words": write_script_words(pages.language),
            "beside": beside,
            "has_cards": any(entry.anchor == "cards" for entry in pages.contents),
        },
    )
    charts = "".join(re.findall("<svg.*?</svg>", page, re.S))
    style = (TEMPLATE / "style.css").read_text(encoding="utf-8").strip() + embed_chart_font(charts)
    before, _, after = (
        fold_sections(drop_unused(page)).replace(STYLE_HERE, style, 1).rpartition(SCRIPT_HERE)
    )
    return before + script + after


def fold_sections(page: str) -> str:
    """The page with the sections that are looked up behind their headings.

    >>> start, end = '<section id="sources" class="report-section">', "</section>"
    >>> fold_sections(f"{start}<h2>Nguồn</h2><p>…</p>{end}").removeprefix(start)
    '<details class="annex"><summary><h2>Nguồn</h2></summary><p>…</p></details></section>'
    """
    pattern = re.compile(
        rf'(<section id="(?:{"|".join(LOOKED_UP)})" class="report-section">)\s*'
        r"(<h2>.*?</h2>)(.*?)</section>",
        re.S,
    )
    return pattern.sub(
        r'\1<details class="annex"><summary>\2</summary>\3</details></section>', page
    )


def list_beside(out: Path, language: str) -> list[File]:
    """What lies beside a report: the start page, its other languages, its formats; nothing
    beside an analyst's own copy.

    >>> [file.href for file in list_beside(Path("reports/phu-tho/phu-tho_vi.html"), "vi")][:3]
    ['../index.html', 'phu-tho_en.html', 'phu-tho_vi.pdf']
    >>> list_beside(Path("desk/my_report.html"), "vi")
    []
    """
    if out.stem != f"{out.parent.name}_{language}":
        return []
    province = out.parent.name
    return [
        File("../index.html", load_words(language).plain("page.start")),
        *(
            File(f"{province}_{other}.html", other.upper(), other)
            for other in LANGUAGES
            if other != language
        ),
        *(File(f"{out.stem}.{suffix}", label) for suffix, label in LINKED[1:]),
    ]


def convert_plain(pages: Pages) -> str:
    """The page without style and script, as paper and pictures take it."""
    return convert_notebook(
        pages, {"style": "", "script": "", "policy": "", "words": load_words(pages.language)}
    )


def convert_notebook(pages: Pages, page: dict) -> str:
    """nbconvert with our template; code is not shown, outputs and the analyst's own text are."""
    facts = {
        "language": pages.language,
        "title": pages.title,
        "description": pages.description,
        "contents": pages.contents,
        "running": pages.running,
        "as_of": pages.as_of,
        "preview": pages.preview,
    }
    html, _ = make_exporter().from_notebook_node(
        pages.notebook, resources={"rankings": {**facts, **page}}
    )
    html = re.sub(r'<a class="anchor-link".*?</a>', "", html)
    html = re.sub(
        r"&#(\d{3,});", lambda found: chr(int(found[1])) if int(found[1]) > 159 else found[0], html
    )  # letters, not marks
    numbers = count(1)
    return re.sub(
        r'<h2 id="[^"]*">', lambda _: f'<h2 id="{OWN}{next(numbers)}">', html
    )  # the analyst's own headings


def read_pages(notebook: Path, language: str) -> Pages:
    """An executed notebook with notes removed, captions numbered and contents gathered."""
    words, executed = load_words(language), read_executed(notebook)
    executed.cells = [cell for cell in executed.cells if NOTE not in cell.metadata.get("tags", [])]
    for cell in executed.cells:
        if (
            cell.cell_type == "code"
        ):  # a library's warning speaks to the analyst, and names folders of the machine
            cell.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]
        for output in cell.get("outputs", []):
            tidy_output(output)
    number_captions(executed, words)
    cover = find_cover(executed)
    return Pages(
        executed,
        language,
        cover.get("title") or find_title(executed, words),
        cover.get("description", ""),
        gather_contents(executed),
        cover.get("as-of", ""),
        cover.get("version", ""),
    )


def read_executed(notebook: Path) -> nbformat.NotebookNode:
    """A notebook that ran from its first cell to its last.

    Errors: SourceError when it cannot be read, did not run, or a cell failed.
    """
    try:
        executed = nbformat.read(notebook, as_version=4)
    except (OSError, ValueError) as failure:
        raise SourceError(
            f"the notebook cannot be read: {failure}",
            place=str(notebook),
            hint="run it again from the first cell",
        ) from failure
    if not any(cell.get("outputs") for cell in executed.cells):
        raise SourceError(
            "the notebook was never executed",
            place=str(notebook),
            hint="run all its cells and save it, then export again",
        )
    failed = next(
        (
            output
            for cell in executed.cells
            for output in cell.get("outputs", [])
            if output.output_type == "error"
        ),
        None,
    )
    if failed:
        raise SourceError(
            f"a cell of the notebook failed: {failed.ename}: {failed.evalue}",
            place=str(notebook),
            hint="mend the cell, run the notebook again, then export",
        )
    return executed


def tidy_output(output: nbformat.NotebookNode) -> None:
    """Leave out what is noise or could act in a page: pandas' own styles, scripts, widgets."""
    shown = output.get("data", {})
    for mime in [
        mime
        for mime in shown
        if mime
        not in (
            "text/html",
            "text/plain",
            "text/markdown",
            "text/latex",
            "image/png",
            "image/svg+xml",
            "image/jpeg",
        )
    ]:
        del shown[mime]
    if "text/html" in shown:
        html = re.sub(r"<style scoped>.*?</style>", "", "".join(shown["text/html"]), flags=re.S)
        html = re.sub(r"<script\b.*?</script\s*>", "", html, flags=re.S | re.I)
        html = html.replace(' border="1"', "").replace("<th></th>", "<td></td>")
        shown["text/html"] = re.sub(r"<th>", '<th scope="col">', html)


def number_captions(notebook: nbformat.NotebookNode, words: Words) -> None:
    """Write "Hình 1." and "Bảng 1." into captions, in the order of the page; a chart whose axis is
    cut says so under its title.
    """
    counts = {"figure": 0, "table": 0}

    def number(found: re.Match) -> str:
        kind = "table" if found[0].startswith("<div") else "figure"
        counts[kind] += 1
        label = words(f"page.{kind}", number=counts[kind])
        return f'{found[0]}<span class="caption-number">{label}</span> '

    pattern = re.compile(
        r'<div class="table-frame(?: stacked)?" [^>]*>\s*<table>\s*<caption[^>]*>|<figcaption><span'
        r' class="title">'
    )
    cut = re.compile(r'(<figure class="chart cut-axis[^"]*".*?)(</span></figcaption>)', re.S)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "text/html" in output.get("data", {}):
                numbered = pattern.sub(number, output.data["text/html"])
                output.data["text/html"] = cut.sub(
                    lambda found: f"{found[1]} {words('page.cut_axis')}{found[2]}", numbered
                )


def find_cover(notebook: nbformat.NotebookNode) -> dict[str, str]:
    """What the report's own cover output says of it (title, description, as-of, version), taken out
    of the notebook: each export sets its own cover. Empty where there is none.
    """
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            html = output.get("data", {}).get("text/html", "")
            cover = re.search(r'<header class="report-cover"([^>]*)>.*?</header>', html, re.S)
            if cover:
                output.data["text/html"] = html.replace(cover[0], "")
                facts = re.findall(r'data-([a-z-]+)="([^"]*)"', cover[1])
                return {name: strip_tags(Markup(fact)) for name, fact in facts}
    return {}


def find_title(notebook: nbformat.NotebookNode, words: Words) -> str:
    """The title of an analyst's own notebook: its first heading."""
    for cell in notebook.cells:
        first = (
            re.search(r"^#\s+(.+)$", cell.source, re.M) if cell.cell_type == "markdown" else None
        )
        if first:
            return first[1]
    return words.plain("page.untitled")


def gather_contents(notebook: nbformat.NotebookNode) -> list[Heading]:
    """The sections of the report and the second-level headings of the analyst's own text, in
    order.
    """
    contents, numbers = [], count(1)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            contents += [
                Heading(f"{OWN}{next(numbers)}", Markup.escape(title))
                for title in re.findall(r"^##\s+(.+?)\s*$", cell.source, re.M)
            ]
        for output in cell.get("outputs", []):
            sections = re.findall(
                r'<section id="([^"]+)" class="report-section">\s*<h2>(.*?)</h2>',
                output.get("data", {}).get("text/html", ""),
                re.S,
            )
            contents += [
                Heading(anchor, Markup.escape(strip_tags(Markup(title))))
                for anchor, title in sections
            ]
    return contents
