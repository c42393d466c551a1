"""Header facts → the document as understood: dates in ISO, numbers of decisions without stray
spaces, the framework.
"""

from __future__ import annotations

import re
from collections import Counter

from rankings.clean.iso_dates import read_date, read_date_at
from rankings.clean.observations import Document
from rankings.clean.source import Source
from rankings.clean.years import document_year
from rankings.language.dates import find_dates
from rankings.language.text import collapse_spaces, fold
from rankings.parse.model import Span
from rankings.registry.provinces import find_province
from rankings.registry.vocabulary import find_words, name_framework

SEVERAL = (
    "indices",
    "various",
)  # what the catalogue writes where a page ranks by several indices or years


def read_document(source: Source) -> Document:
    """What the page says of itself; the catalogue fills only what the page leaves out."""
    header, catalogue = source.header, source.catalogue
    day = f"{document_year(source) or 2021}-12-31"
    printed = find_province(collapse_spaces(header.province.text), day) if header.province else None
    province = printed or find_province(catalogue.get("province"), day)
    return Document(
        document_id=source.document_id,
        has_ranking=source.has_ranking,
        reason=source.reason or None,
        scope=header.scope or None,
        province=province.name if province else None,
        province_slug=province.slug if province else None,
        evaluation_year=document_year(source),
        framework=_framework(source),
        title=_words(header.title) or catalogue.get("title") or None,
        published_date=read_date_at(header.published, source.text)
        or read_date(source.published_text)
        or catalogue.get("published_date")
        or None,
        decision_number=read_decision_number(header.decision)
        or catalogue.get("decision_number")
        or None,
        decision_date=read_date_at(header.decision_date, source.text)
        or complete_date(header.decision_date, header.published, source.text)
        or catalogue.get("decision_date")
        or None,
        issuer=name_issuer(_words(header.issuer), province.name if province else None),
        cited_decisions=[
            number for number in map(read_decision_number, header.cited_decisions) if number
        ],
        annex=_words(header.annex) or catalogue.get("annex") or None,
        encoding=source.encoding,
        kind=source.kind,
        note=catalogue.get("note") or None,
        catalogued=dict(catalogue),
    )


def _framework(source: Source) -> str | None:
    """The one framework that the page ranks by; None where it ranks by several indices."""
    indices = {
        fold(s.index_name) for s in source.statements if s.kind == "ranking" and s.index_name
    }
    span = source.header.framework
    if len(indices) > 1 and not (source.header.is_titled and _holds_most(source)):
        return None
    printed = _name_index(span.text) if span else None
    catalogued = source.catalogue.get("framework") or ""
    return printed or (catalogued if catalogued not in SEVERAL else None) or None


def _holds_most(source: Source) -> bool:
    """Whether most rows of a page that names several indices are ranked by one of them, those of
    no index by that of the title: the others are told in passing.
    """
    own = _name_index(source.header.framework.text) if source.header.framework else ""
    rows = [s for s in source.statements if s.kind == "ranking"]
    counts = Counter(_name_index(s.index_name) if s.index_name else own for s in rows)
    return max(counts.values()) >= 0.8 * len(rows)


def _name_index(printed: str) -> str:
    """The framework that a name means; the name itself where nobody prepared one."""
    index = next((word.value for word in find_words(printed, "index_name")), None)
    return name_framework(printed) or index or collapse_spaces(printed)


def complete_date(span: Span | None, published: Span | None, text: str) -> str | None:
    """A day without a year ("ngày 8-3") is that of the publication's year: a decision is never
    later than its news.

    >>> page = "14/3/2023: Quyết định 487, ngày 8-3"
    >>> complete_date(Span("8-3", 32, 35), Span("14/3/2023", 0, 9), page)
    '2023-03-08'
    """
    printed = read_date_at(published, text)
    if span is None or printed is None:
        return None
    window = max(0, span.start - 12)
    days = [
        date
        for date in find_dates(text[window : span.end + 2])
        if date.start + window == span.start and date.year is None and date.day
    ]
    found = f"{printed[:4]}-{days[0].month:02d}-{days[0].day:02d}" if days else None
    return found if found and found <= printed else None


def read_decision_number(span: Span | None) -> str | None:
    """The number of a document as it is cited, without stray spaces.

    >>> read_decision_number(Span("922 /QĐ -BTTTT", 0, 14))
    '922/QĐ-BTTTT'
    """
    return re.sub(r"\s+", "", span.text) or None if span else None


def name_issuer(printed: str | None, province: str | None) -> str | None:
    """Who signed, with the province where the page leaves it to the reader.

    >>> name_issuer("Ủy ban nhân dân tỉnh", "Hưng Yên")
    'UBND tỉnh Hưng Yên'
    """
    if not printed:
        return None
    short = re.sub(r"(?i)[uỦ][ỷy]\s+ban\s+nhân\s+dân", "UBND", printed)
    ends_bare = fold(short).endswith(("ubnd tỉnh", "ubnd thành phố"))
    return f"{short} {province}" if province and ends_bare else short


def _words(span: Span | None) -> str | None:
    return collapse_spaces(span.text) or None if span else None
