"""The start page `reports/index.html` (and `index_en.html`): the reports that are there, every unit
in them, and the country's provinces as a map of tiles and a table. Opened straight from disk.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from rankings.language.entries import LANGUAGES
from rankings.registry.provinces import name_province
from rankings.registry.publisher import load_publisher
from rankings.report.country import (
    BANDS,
    VINTAGES,
    Country,
    list_indices,
    load_country,
    web_address,
)
from rankings.report.formats import LINKED
from rankings.report.marks import mark_day
from rankings.report.page_script import TEMPLATE, read_script, write_policy, write_script_words
from rankings.report.report_words import TEMPLATES, load_words, strip_tags
from rankings.store.files import write_text_atomically

ANNOUNCEMENT = "announcement"  # of a year scored by oneself; Vietnamese
UNIT = re.compile(
    r'<article class="card" id="([^"]*)" data-name="([^"]*)" data-find="([^"]*)">', re.S
)


def write_index(home: Path) -> Path:
    """Write the start page in each language under `home`/reports from the reports that lie there;
    returns the first language's path.

    The headline of a report is its own title and first finding, so that the page says nothing a
    report does not.
    """
    folder = home / "reports"
    entries = [
        entry for path in sorted(folder.glob("*/*.html")) if (entry := describe_report(path))
    ]
    country = load_country(LANGUAGES[0])
    pages = [
        write_text_atomically(
            folder / name_index(language),
            render_index(entries, language, country and replace(country, language=language)),
        )
        for language in LANGUAGES
    ]
    return pages[0]


def name_index(language: str) -> str:
    """The file of the start page in a language.

    >>> name_index("vi"), name_index("en")
    ('index.html', 'index_en.html')
    """
    return "index.html" if language == LANGUAGES[0] else f"index_{language}.html"


def describe_report(path: Path) -> dict | None:
    """Title, first finding, date, language, units and files of one report; None where the file is
    not a report.
    """
    province, _, language = path.stem.rpartition("_")
    if path.stem == ANNOUNCEMENT:
        province, language = path.parent.name, LANGUAGES[0]
    if province != path.parent.name or language not in LANGUAGES:
        return None
    page = path.read_text(encoding="utf-8")
    title = find_text(r"<h1>(.*?)</h1>", page)
    finding = _ANSWER.search(page)
    dated = re.search(r'<meta name="date" content="([\d-]+)">', page)
    return {
        "province": province,
        "language": language,
        "title": title or path.stem,
        "finding": strip_marks(finding["said"])
        if finding
        else find_text(r'<p class="description">(.*?)</p>', page),
        "date": dated[1] if dated else "",
        "is_announcement": path.stem == ANNOUNCEMENT,
        "units": [tuple(html.unescape(part) for part in unit) for unit in UNIT.findall(page)],
        "page": f"{province}/{path.name}",
        "links": [
            (f"{province}/{file.name}", label)
            for suffix, label in LINKED
            if (file := path.with_suffix(f".{suffix}")).is_file()
        ],
    }


# an item of a list, or a paragraph where a report has few answers
_ANSWER = re.compile(r'<(?P<tag>li|p) class="answer">(?P<said>.*?)</(?P=tag)>', re.DOTALL)


def find_text(pattern: str, page: str) -> str:
    """The text that a pattern's group holds; empty where the page has none."""
    found = re.search(pattern, page, re.S)
    return strip_tags(Markup(found[1])) if found else ""


def strip_marks(answer: str) -> str:
    """An answer's sentence as plain text, without the tags and links that follow it.

    >>> tag = '<span class="tag tag-derived" title="x">tự tính</span>'
    >>> mark = '<a class="evidence" href="#e"><span class="unseen">nguồn</span></a>'
    >>> strip_marks(f"Tổng 500 ({tag}). {tag} {mark}")
    'Tổng 500 (tự tính).'
    """
    kept = re.sub(r'<a class="evidence".*?</a>', "", answer, flags=re.S)
    return strip_tags(Markup(re.sub(r'(\s*<span class="tag[^>]*>[^<]*</span>)+\s*$', "", kept)))


def group_entries(entries: list[dict], language: str) -> list[dict]:
    """The reports as one entry a province, in this language where it has it, newest first, the
    scored example last; each with the other languages' links.
    """
    groups: dict[tuple, list[dict]] = {}
    for entry in entries:
        groups.setdefault((entry["province"], entry["is_announcement"]), []).append(entry)
    shown = []
    for found in groups.values():
        found.sort(key=lambda entry: entry["language"] != language)
        shown.append(
            found[0] | {"others": [link for entry in found[1:] for link in entry["links"]]}
        )
    shown.sort(key=lambda entry: entry["province"])
    shown.sort(key=lambda entry: entry["date"], reverse=True)
    return sorted(shown, key=lambda entry: entry["is_announcement"])


@cache
def load_template() -> Template:
    """The template of the start page, which is the same in every language."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    environment.trim_blocks = environment.lstrip_blocks = True
    return environment.get_template("start.html.j2")


def render_index(entries: list[dict], language: str, country: Country | None) -> str:
    """The start page in one language."""
    words, script = load_words(language), read_script()
    reports = group_entries(entries, language)
    dates = [entry["date"] for entry in reports if entry["date"]]
    own = [entry for entry in reports if not entry["is_announcement"]]
    return load_template().render(
        language=language,
        other=next(name for name in LANGUAGES if name != language),
        name_index=name_index,
        words=words,
        policy=write_policy(script),
        script_words=write_script_words(language, find=words.plain("start.find")),
        style=Markup((TEMPLATE / "style.css").read_text(encoding="utf-8").strip()),
        script=Markup(script),
        reports=reports,
        pages={entry["province"]: entry["page"] for entry in own},
        publisher=load_publisher(),
        count=len(own),
        name_province=name_province,
        as_of=mark_day(max(dates), language) if dates else "",
        mark_day=mark_day,
        country=country,
        indices=list_indices(country.choices) if country else [],
        titles={index: country.title(index) for index in list_indices(country.choices)}
        if country
        else {},
        bands=BANDS,
        vintages=VINTAGES,
        web_address=web_address,
    )
