"""The announcement of a scored year: a Vietnamese page in the form of the published ones, as HTML,
PDF and Word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from markupsafe import Markup, escape

from rankings.language.sentences import Sentences
from rankings.registry.provinces import find_province
from rankings.report.formats import DOCUMENTS, FORMATS
from rankings.report.fragments import (
    Column,
    Fragment,
    build_section,
    build_table,
    paragraph,
    render_part,
)
from rankings.score.computed_ranks import round_printed
from rankings.score.results import LevelScores, Year
from rankings.store.files import scratch_folder, write_bytes_atomically

if TYPE_CHECKING:
    from rankings.report.html import Pages

WORDS = Path(__file__).parent / "templates" / "announcement"
LEADERS = 5
PRINTED = 2  # decimals where a method gives more than anyone prints


@dataclass(frozen=True)
class Announcement:
    """What is announced: the year, and its comparison with the year before where there is one."""

    year: Year
    previous: pd.DataFrame | None = None

    def say(self, key: str, **values: object) -> str:
        """Return a sentence of the page; announcements are Vietnamese."""
        return Sentences(WORDS, "vi").say(key, **values)

    @property
    def subject(self) -> str:
        """What is ranked, whose, and when, as the title names it."""
        sheet = self.year.sheet
        body = find_province(sheet.province, f"{sheet.year}-12-31")
        kind = self.say("place.city" if body and body.is_city else "place.province")
        place = f"{kind} {body.name}" if body else ""
        name = self.year.framework.vi
        return self.say("subject", name=lower_first(name), place=place, year=sheet.year)

    @property
    def note(self) -> str:
        """What every part of the page must say, "" where nothing."""
        return self.year.sheet.note


def lower_first(text: str) -> str:
    """Return a name as it stands inside a sentence.

    >>> lower_first("Mức độ chuyển đổi số")
    'mức độ chuyển đổi số'
    """
    return text[:1].lower() + text[1:]


def show_score(value: float, decimals: int | None) -> str:
    """Return a score as Vietnamese pages print it, with the same decimals throughout.

    >>> show_score(83.5, 2)
    '83,50'
    """
    digits = PRINTED if decimals is None else decimals
    return f"{float(round_printed(np.array([value]), digits)[0]):.{digits}f}".replace(".", ",")


def build_announcement(announced: Announcement) -> list[Fragment]:
    """Return the parts of the page: the decision and the leaders, then a section a level."""
    parts = [Fragment(build_cover(announced)), build_lead(announced)]
    for name, level in announced.year.levels.items():
        parts.append(build_level(announced, name, level))
    left_out = build_left_out(announced)
    return [*parts, left_out] if left_out.html else parts


def list_names(names: Sequence[str]) -> str:
    """Return names as a list in a sentence; a numbered ward and a comma would look like a figure.

    >>> list_names(["Phường Cổ Nhuế 1", "Xã Tân Dân"])
    'Phường Cổ Nhuế 1; Xã Tân Dân'
    """
    return ("; " if any(name[-1:].isdigit() for name in names) else ", ").join(names)


def build_cover(announced: Announcement) -> Markup:
    """The cover that the exporters set: title, and the note that every page bears."""
    title = announced.say("title", subject=announced.subject)
    return Markup(
        '<header class="report-cover" data-title="{}" data-description="{}"><h1>{}</h1></header>'
    ).format(title, announced.note, title)


def build_lead(announced: Announcement) -> Fragment:
    """The first section: the decision, its number left to fill in, leaders, units by grade."""
    note = paragraph(announced.note, "note")
    sentences = [announced.say("decision", subject=announced.subject)]
    for name, level in announced.year.levels.items():
        sentences.append(tell_leaders(announced, name, level))
        sentences += tell_grades(announced, name, level)
    return build_section("lead", announced.say("lead_title"), note, *map(paragraph, sentences))


def tell_leaders(announced: Announcement, name: str, level: LevelScores) -> str:
    """Who leads a level: the first five, or those before the first who share a place."""
    ranks = level.ranks[level.level.root.id]
    where, year = announced.say(f"levels.{name}"), announced.year.sheet.year
    order = [int(place) for place in level.order()]
    first = [place for place in order if ranks[place] == 1]
    shared = [place for place in order if (ranks == ranks[place]).sum() > 1]
    alone = list(takewhile(lambda place: place not in shared, order[:LEADERS]))
    leaders = alone or first
    names = list_names([level.units[place] for place in leaders])
    key = "leader" if len(leaders) == 1 else "tied" if len(first) > 1 else "leaders"
    return announced.say(key, names=names, level=where, year=year)


def build_level(announced: Announcement, name: str, level: LevelScores) -> Fragment:
    """One level: its table, with last year's ranks."""
    where, year = announced.say(f"levels.{name}"), announced.year.sheet.year
    title = announced.say("level_title", level=where, subject=announced.subject, year=year)
    return build_section(f"level-{name}", title, tabulate_level(announced, name, level, title))


def tabulate_level(announced: Announcement, name: str, level: LevelScores, caption: str) -> Markup:
    """The table of a level: rank, unit, score, grade, and last year's rank where it is known."""
    root, year = level.level.root.id, announced.year.sheet.year
    most = level.maxima[root]
    whole = float(most[0]) if len(set(most)) == 1 and not np.isnan(most[0]) else None
    score_head = (
        announced.say("score_of", year=year, maximum=f"{whole:g}".replace(".", ","))
        if whole
        else announced.say("score", year=year)
    )
    columns = [
        Column(announced.say("rank", year=year), "number"),
        Column(announced.say("unit"), "name"),
        Column(score_head, "number"),
        Column(announced.say("grade")),
        Column(announced.say("previous_rank", year=year - 1), "number"),
    ]
    before = last_ranks(announced.previous, name)
    rows = [
        [
            int(level.ranks[root][place]),
            level.units[place],
            show_score(level.scores[root][place], level.decimals),
            level.grades[place] or None,
            before.get(level.units[place]),
        ]
        for place in level.order()
    ]
    note = announced.say("previous_note", year=year - 1) if before else ""
    return build_table(f"table-{name}", caption, columns, rows, note)


def last_ranks(previous: pd.DataFrame | None, level: str) -> dict[str, int]:
    """Return last year's rank of each unit of a level, as `compare_last_year` found it."""
    if previous is None:
        return {}
    rows = previous[(previous["level"] == level) & previous["previous_rank"].notna()]
    return {row.unit: int(row.previous_rank) for row in rows.itertuples()}


def tell_grades(announced: Announcement, name: str, level: LevelScores) -> list[str]:
    """How many units have each grade, a short sentence each; nothing where none are given."""
    if not any(level.grades):
        is_unpublished = level.level.missing_grades == "unpublished"
        return [announced.say("no_grades.unpublished")] if is_unpublished else []
    where, year = announced.say(f"levels.{name}"), announced.year.sheet.year
    return [
        announced.say(
            "grade_count",
            level=where[:1].upper() + where[1:],
            year=year,
            count=level.grades.count(band.vi),
            grade=band.vi,
        )
        for band in level.level.grades
        if band.vi in level.grades
    ]


def build_left_out(announced: Announcement) -> Fragment:
    """Who was not assessed, and why; nothing where all were."""
    rows = [row for out in announced.year.left_out.values() for row in out]
    if not rows:
        return Fragment("")
    by_reason = sorted(rows, key=lambda row: row.reason)
    sentences = []
    for reason, group in groupby(by_reason, key=lambda row: row.reason):
        # A figure before a full stop would look like a value, so numbered names stand first.
        names = sorted((row.unit for row in group), key=lambda name: not name[-1:].isdigit())
        said = announced.say("left_out", count=len(names), reason=reason, names=list_names(names))
        sentences.append(said.rstrip(".") if names[-1][-1:].isdigit() else said)
    return build_section("left-out", announced.say("left_out_title"), *map(paragraph, sentences))


def write_announcement(
    announced: Announcement, folder: Path, stem: str, formats: Sequence[str] = DOCUMENTS
) -> list[Path]:
    """Write the announcement into a folder in some formats; returns the files."""
    import nbformat  # here, with the exporters, because a notebook need not pay for them

    from rankings.report.html import read_pages

    cells = [
        nbformat.v4.new_code_cell(
            "",
            execution_count=number,
            outputs=[
                nbformat.v4.new_output(
                    "display_data", {"text/html": str(render_part(part)), "text/plain": ""}
                )
            ],
        )
        for number, part in enumerate(build_announcement(announced), start=1)
    ]
    for number, cell in enumerate(cells, start=1):
        cell["id"] = f"part-{number}"
    with scratch_folder() as temporary:
        notebook = temporary / "announcement.ipynb"
        nbformat.write(nbformat.v4.new_notebook(cells=cells), notebook)
        return [
            write_bytes_atomically(
                folder / f"{stem}.{suffix}",
                encode(
                    FORMATS[suffix].render_pages(
                        mark_pages(read_pages(notebook, "vi"), announced.note)
                    )
                ),
            )
            for suffix in formats
        ]


def mark_pages(pages: Pages, note: str) -> Pages:
    """Return pages that bear a note on each of them, as a sentence that ends."""
    pages.running = f"{note.rstrip('.')}." if note else ""
    return pages


def encode(rendered: str | bytes) -> bytes:
    """Return a rendered page as bytes."""
    return rendered.encode("utf-8") if isinstance(rendered, str) else rendered


def show_announcement(announced: Announcement) -> Fragment:
    """The announcement as a notebook shows it."""
    parts = (render_part(part) for part in build_announcement(announced))
    return Fragment(Markup("\n").join(escape(part) for part in parts))
