"""`reports/index.html`: every province and language with its headline, opened straight from the
file system.
"""

from __future__ import annotations

import re
from pathlib import Path

from markupsafe import Markup, escape

from rankings.language.entries import LANGUAGES
from rankings.report.html import TEMPLATE, write_policy
from rankings.report.report_words import load_words, strip_tags
from rankings.store.files import write_text_atomically

ANNOUNCEMENT = "announcement"  # of a year scored by oneself; Vietnamese
FORMATS = (("html", "HTML"), ("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel"))


def write_index(home: Path) -> Path:
    """Write reports/index.html under `home` from the reports that lie there; returns its path.

    The headline of a report is its own title and first finding, so that the index says nothing a
    report does not.
    """
    folder = home / "reports"
    entries = [
        entry for path in sorted(folder.glob("*/*.html")) if (entry := describe_report(path))
    ]
    entries.sort(
        key=lambda entry: (
            entry["is_announcement"],  # the example, behind the reports
            entry["province"],
            LANGUAGES.index(entry["language"]),
        )
    )
    return write_text_atomically(folder / "index.html", render_index(entries))


def describe_report(path: Path) -> dict | None:
    """Title, first finding, language and files of one report; None where the file is not a
    report.
    """
    province, _, language = path.stem.rpartition("_")
    if path.stem == ANNOUNCEMENT:
        province, language = path.parent.name, LANGUAGES[0]
    if province != path.parent.name or language not in LANGUAGES:
        return None
    html = path.read_text(encoding="utf-8")
    title, finding = (
        re.search(r"<h1>(.*?)</h1>", html, re.S),
        re.search(r'<li class="answer">(.*?)</li>', html, re.S),
    )
    described = re.search(r'<p class="description">(.*?)</p>', html, re.S)
    otherwise = strip_tags(Markup(described[1])) if described else ""
    files = [(path.with_suffix(f".{suffix}"), label) for suffix, label in FORMATS]
    return {
        "province": province,
        "language": language,
        "title": strip_tags(Markup(title[1])) if title else path.stem,
        "finding": strip_marks(finding[1]) if finding else otherwise,
        "is_announcement": path.stem == ANNOUNCEMENT,
        "links": [(f"{province}/{file.name}", label) for file, label in files if file.is_file()],
    }


def strip_marks(answer: str) -> str:
    """An answer's sentence as plain text, without the tags and links that follow it.

    >>> tag = '<span class="tag tag-derived" title="x">tự tính</span>'
    >>> strip_marks(f'Tổng 500 ({tag}). {tag} <a class="evidence" href="#e">nguồn</a>')
    'Tổng 500 (tự tính).'
    """
    return strip_tags(
        Markup(
            re.sub(
                r"(\s*(<span class=\"tag[^>]*>[^<]*</span>|<a class=\"evidence\".*?</a>))+\s*$",
                "",
                answer.strip(),
                flags=re.S,
            )
        )
    )


def render_index(entries: list[dict]) -> str:
    """The index page: one card a report, in its own language."""
    style = (TEMPLATE / "style.css").read_text(encoding="utf-8").strip()
    titles = [load_words(language).plain("page.series") for language in LANGUAGES]
    cards = Markup("\n").join(render_card(entry) for entry in entries) or Markup("<p>–</p>")
    return Markup(
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<meta'
        ' http-equiv="Content-Security-Policy" content="{policy}">\n<meta name="viewport"'
        ' content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light'
        ' dark">\n<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<header'
        ' class="cover"><h1>{title}</h1><p class="description"'
        ' lang="en">{english}</p></header>\n<main id="content">\n<div class="cards'
        ' index">\n{cards}\n</div>\n</main>\n</body>\n</html>\n'
    ).format(
        policy=write_policy(""),
        title=titles[0],
        english=titles[1],
        style=Markup(style),
        cards=cards,
    )


def render_card(entry: dict) -> Markup:
    """One report: title, first finding, its files."""
    links = Markup(" · ").join(
        Markup('<a href="{}">{}<span class="unseen"> – {}</span></a>').format(
            href, label, entry["title"]
        )
        for href, label in entry["links"]
    )
    return Markup('<section class="card" lang="{}"><h2>{}</h2><p>{}</p><p>{}</p></section>').format(
        entry["language"], entry["title"], escape(entry["finding"]), links
    )
