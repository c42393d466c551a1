"""`add`: a new source is shown first — what was read, what is unknown, what contradicts — and then
kept.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from rapidfuzz import process

from rankings.clean.checks import check_page
from rankings.clean.observations import Observations
from rankings.clean.observe import observe
from rankings.clean.source import source_of_reading
from rankings.errors import SourceError
from rankings.language.text import slugify
from rankings.parse.containers.load import read_file
from rankings.parse.model import Reading
from rankings.parse.page import parse_page
from rankings.registry.provinces import find_province, list_slugs
from rankings.registry.vocabulary import word_meanings
from rankings.run.messages import phrase
from rankings.run.one_run import only_run
from rankings.run.progress import list_names, say
from rankings.run.reading import show_lines, show_summary
from rankings.run.transcription import read_transcription
from rankings.store.catalogue import NATIONAL, add_source

SEVERAL = {"framework": "indices", "year": "various"}


@dataclass(frozen=True)
class Wish:
    """What a person says about a source: facts that the file itself does not print, or that are
    typed by hand.
    """

    province: str
    transcribed: bool = False
    url: str = ""
    title: str = ""
    publisher: str = ""
    framework: str = ""
    year: str = ""
    decision: str = ""
    decision_date: str = ""
    name: str = ""
    note: str = ""
    force: bool = False


def add_file(file: Path, wish: Wish, dry_run: bool = False) -> int:
    """Show what a file holds, then write it and its catalogue row; returns the exit code.

    Raises SourceError, and writes nothing, for an unknown province, an unreadable file, a source
    that is there already, or a year that neither the page nor the command says.
    """
    check_slug(wish.province)
    check_framework(wish.framework)
    content, suffix = read_content(file, wish)
    reading = parse_page(content, f"{file.stem}{suffix}")
    kind = "transcribed" if wish.transcribed else "page"
    source = dataclasses.replace(
        source_of_reading(reading, file.name), kind=kind, catalogue=dataclasses.asdict(wish)
    )
    observed = observe(source)
    observed.findings = check_page(observed)
    show_summary(str(file), reading)
    show_strangers(observed)
    check_owner(observed, wish)
    check_whole(reading, file, wish)
    row = write_row(observed, wish, suffix)
    facts = list_names(f"{name:<16} {value}" for name, value in row.items() if value)
    say(f"\n{phrase('add.row')}\n{facts}")
    if dry_run:
        say(f"\n{phrase('add.nothing')}")
        return 0
    with only_run():
        path = add_source(row, content, is_part=wish.force)
    say(f"\n{phrase('add.added', path=path, province=wish.province)}")
    return 0


def check_slug(slug: str) -> None:
    """Refuse a province that is no province, and name the nearest one."""
    slugs = {NATIONAL, *list_slugs()}
    if slug in slugs:
        return
    meant = find_province(slug)
    hint = (
        f"did you mean {meant.slug!r}?"
        if meant
        else "the names are in data/reference/provinces.csv, column slug"
    )
    raise SourceError("there is no province of this name", quote=slug, hint=hint)


def check_framework(named: str) -> None:
    """Refuse a framework that no word of the lexicon means, and name the nearest one."""
    known = sorted(
        set(word_meanings("framework_word", "index_name").values()) | set(SEVERAL.values())
    )
    if not named or named in known:
        return
    near = process.extractOne(named, known)
    raise SourceError(
        "there is no framework of this name",
        quote=named,
        hint=f"did you mean {near[0]!r}? A new one is a row of data/reference/lexicon.csv"
        " (framework_word)",
    )


def read_content(file: Path, wish: Wish) -> tuple[bytes, str]:
    """Return what is to be kept: the page's own bytes, or the table of a filled-in transcription
    template.
    """
    content = read_file(file)
    if not wish.transcribed:
        return content, file.suffix.lower()
    if not wish.url:
        raise SourceError(
            "a transcription needs the address it was typed from",
            place=str(file),
            hint="add --url https://…",
        )
    return read_transcription(content, str(file)), ".csv"


def show_strangers(observed: Observations) -> None:
    """Print the names that nobody knows: a person looks at them before trusting the source."""
    names = Counter(unknown.unit_printed for unknown in observed.unmatched)
    nearest = {unknown.unit_printed: unknown.suggestion for unknown in observed.unmatched}
    told = (
        phrase("add.near", name=name, near=nearest[name])
        if nearest[name]
        else phrase("add.stranger", name=name)
        for name in names
    )
    show_lines(phrase("add.strangers"), told)


def check_owner(observed: Observations, wish: Wish) -> None:
    """Refuse a page that speaks of another province, unless that is wished for."""
    said = observed.document.province_slug
    if said and wish.province not in (said, NATIONAL) and not wish.force:
        raise SourceError(
            f"the page speaks of {said}, and is to be added to {wish.province}",
            quote=observed.document.title or "",
            hint=f"add it with --province {said}, or with --force if it belongs here all the same",
        )


def check_whole(reading: Reading, file: Path, wish: Wish) -> None:
    """Refuse a page of which only the first part was saved, unless that is wished for."""
    if reading.page.is_cut and not wish.force:
        raise SourceError(
            "the file ends in the middle of the page",
            place=str(file),
            quote=reading.page.text.strip().rpartition("\n")[2][-80:],
            hint="open the page again and save it whole, or add it as it is with --force",
        )


def write_row(observed: Observations, wish: Wish, suffix: str) -> dict[str, str]:
    """Return the catalogue row of a source: the page's own facts, a person's words before them."""
    document = observed.document
    framework = (
        wish.framework
        or document.framework
        or (SEVERAL["framework"] if count_indices(observed) > 1 else "unknown")
    )
    decision = wish.decision or document.decision_number or ""
    year = wish.year or name_year(observed)
    short = slugify(framework).replace("-", "_")
    tail = decision.partition("/")[0] or "none"
    if wish.province == NATIONAL:  # many texts print the same index and year
        tail = slugify(urlsplit(wish.url).netloc.removeprefix("www.").replace(".", "-"))
    stem = wish.name or f"{year}_{short}_{tail}"
    return {
        "file": f"{wish.province}/{stem}{suffix}",
        "province": wish.province,
        "framework": framework,
        "evaluation_year": year if year.isdigit() else "",
        "title": wish.title or document.title or "",
        "publisher": wish.publisher,
        "url": wish.url,
        "published_date": document.published_date or "",
        "decision_number": decision,
        "decision_date": wish.decision_date or document.decision_date or "",
        "retrieved_date": date.today().isoformat(),
        "kind": document.kind,
        "annex": document.annex or "",
        "note": wish.note,
    }


def count_indices(observed: Observations) -> int:
    """Return how many different indices a page ranks by."""
    return len({row.index_name for row in observed.rankings if row.index_name})


def name_year(observed: Observations) -> str:
    """Return the year evaluated as the file's name has it; SourceError where nothing says it."""
    if observed.document.evaluation_year:
        return str(observed.document.evaluation_year)
    years = {row.year for row in observed.rankings if row.year}
    if len(years) > 1:
        return SEVERAL["year"]
    if years:
        return str(years.pop())
    raise SourceError("the page does not say which year was evaluated", hint="say it: --year 2023")
