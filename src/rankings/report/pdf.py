"""An executed notebook as a tagged PDF (PDF/UA-1): pandoc writes typst, typst sets the pages.
Wheels only.
"""

from __future__ import annotations

import io
import itertools
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypandoc
import typst
from PIL import Image

from rankings.report.fonts import font_folder, replace_unknown_letters
from rankings.report.html import Pages, read_pages
from rankings.report.marks import format_day
from rankings.report.paper import write_paper_html
from rankings.report.report_words import TEMPLATES, load_words
from rankings.store.files import scratch_folder, write_bytes_atomically

TEMPLATE = TEMPLATES / "typst"
WAYS = "ways.json"  # which tables and charts go to the top of a page
PAGE_TOP = 70  # millimetres: what begins higher, below a heading and its text, was pushed to a page
BODY = (0.06, 0.948)  # where a page's text begins and ends, of its height
EMPTY = 0.2  # of a page: more should not stay empty
COARSE = 18  # points per inch of the pictures that pages are measured on
FAINT = 12  # darkness from which a row of a picture holds ink
MOST_TRIES = 6
LINKS = 3  # tables and charts that are moved at once
AGES = 1  # typst keeps what ten compilations did: a blank one makes it forget layouts earlier


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
        settle_tables(compiler, folder / WAYS)
        return compiler.compile(pdf_standards="ua-1")


@dataclass(frozen=True)
class Layout:
    """How the pages are filled: of each how much is empty, and how many tables and charts stand
    outside their section or out of order.
    """

    empty: list[float]
    misplaced: int

    @property
    def weight(self) -> tuple[int, int, float]:
        """What is out of place, how many pages, how much of them is too empty; less is better. The
        last page may end anywhere.

        >>> Layout([0.1, 0.4, 0.9], 0).weight
        (0, 3, 0.2)
        """
        over = sum(max(share - EMPTY, 0) for share in self.empty[:-1])
        return self.misplaced, len(self.empty), round(over, 3)


def settle_tables(compiler: typst.Compiler, ways: Path) -> None:
    """Write how tables and charts are set, so that none is cut and pages stay full: whole where it
    stands, or, where it leaves the end of a page empty, at the top of the next page with the text
    going on before it, if pages are fuller by that and every table stays in its section.
    """
    floating: list[str] = []
    tried: set[str] = set()
    held = measure_layout(compiler)
    for _ in range(MOST_TRIES):
        moved, found = move_pushed(compiler, ways, floating, held, tried)
        if not moved:
            return
        tried.add(moved[0])
        if found.weight < held.weight:
            floating, held = [*floating, *moved], found
            tried.clear()  # what filled no page before may fill one now
        ways.write_text(json.dumps(floating), encoding="utf-8")


def move_pushed(
    compiler: typst.Compiler, ways: Path, floating: list[str], held: Layout, tried: set[str]
) -> tuple[list[str], Layout]:
    """Move one table or chart not tried yet, and where pages are no fuller by that, because what
    filled one page emptied the next, one more. Returns what was moved, and the layout found.
    """
    moved: list[str] = []
    shown = held
    while len(moved) < LINKS:
        places = query_places(compiler)
        left_out = {*floating, *moved} | (set() if moved else tried)
        begun = next((place["page"] for place in places if place["number"] in moved), 1)
        pushed = find_pushed(places, [0.0] * (begun - 1) + shown.empty[begun - 1 :], left_out)
        if pushed is None:
            break
        moved.append(pushed)
        ways.write_text(json.dumps([*floating, *moved]), encoding="utf-8")
        shown = measure_layout(compiler)
        if shown.weight < held.weight:
            break
    return moved, shown


def measure_layout(compiler: typst.Compiler) -> Layout:
    """How the pages are filled now."""
    return Layout(measure_pages(compiler), count_misplaced(query_places(compiler)))


def count_misplaced(places: list[dict]) -> int:
    """How many tables and charts stand in another section than in the text, or above one of their
    kind that comes before them.

    >>> count_misplaced([{"page": 1, "y": 9, "section": 1, "number": "1.table.1"}])
    0
    >>> count_misplaced([{"page": 1, "y": 9, "section": 2, "number": "1.table.1"}])
    1
    """
    strayed = 0
    orders: dict[str, list[int]] = {}
    for place in sorted(places, key=lambda place: (place["page"], place["y"])):
        section, kind, number = place["number"].split(".")
        strayed += place["section"] != int(section)
        orders.setdefault(kind, []).append(int(number))
    steps = itertools.chain.from_iterable(map(itertools.pairwise, orders.values()))
    return strayed + sum(after < before for before, after in steps)


def find_pushed(places: list[dict], empty: list[float], tried: set[str]) -> str | None:
    """The first table or chart not tried yet that left a page too empty, also below one that was
    moved to the top of the page, or that would fill it from the foot of the page before, or whose
    heading would leave it for that page.

    >>> places = [{"page": 1, "y": 200, "number": "1"}, {"page": 3, "y": 30, "number": "2"}]
    >>> find_pushed(places, [0.0, 0.3, 0.1], set()), find_pushed(places, [0.0, 0.3, 0.1], {"2"})
    ('2', '1')
    >>> places = [{"page": 2, "y": 20, "number": "1"}, {"page": 2, "y": 150, "number": "2"}]
    >>> find_pushed(places, [0.3, 0.1], set()), find_pushed(places, [0.3, 0.1], {"1"})
    ('1', '2')
    """
    for page, share in enumerate(empty[:-1], 1):
        following = [place for place in places if place["page"] == page + 1]
        fresh = [place for place in following if place["number"] not in tried][:1]
        pushed = [one for one in fresh if one["y"] < PAGE_TOP or one is not following[0]]
        earlier = [place for place in places if place["page"] == page - 1][-1:]
        own = [place for place in places if place["page"] == page][:1]
        for place in (*pushed, *earlier, *own):
            if share > EMPTY and place["number"] not in tried:
                return place["number"]
    return None


def measure_pages(compiler: typst.Compiler) -> list[float]:
    """How much of each page is empty below its last line, of its height between the margins."""
    shares = []
    pictures = compiler.compile(format="png", ppi=COARSE)
    for _ in range(AGES):  # or each layout that is tried takes thirty megabytes more
        typst.compile(b"-", ignore_system_fonts=True)
    for picture in pictures if isinstance(pictures, list) else [pictures]:
        page = 255 - np.asarray(Image.open(io.BytesIO(picture)).convert("L"))
        top, end = (round(share * len(page)) for share in BODY)
        inked = np.flatnonzero(page[top:end].max(axis=1) > FAINT)
        shares.append(1 - float(inked[-1] + 1 if len(inked) else 0) / (end - top))
    return shares


def query_places(compiler: typst.Compiler) -> list[dict]:
    """Where every table and chart begins: number, page, millimetres from the top."""
    return json.loads(compiler.query("<place>", field="value"))


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
        "day": words.plain("page.day", day=format_day(pages.as_of, pages.language))
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
    (folder / WAYS).write_text("[]", encoding="utf-8")
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
