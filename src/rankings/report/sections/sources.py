"""The sources: what they are, where they are, and their texts with every quoted passage marked."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush

from markupsafe import Markup, escape

from rankings.report.fragments import Fragment, build_section, heading, paragraph
from rankings.report.inputs import Report
from rankings.report.marks import evidence_id, is_missing, mark_day, mark_year
from rankings.store.paths import text_path

QUOTED = ("02_rankings", "02_criteria", "02_grade_counts", "02_exclusions", "02_mentions", "02_indicators", "02_findings", "03_indicator_ladder")
ADDRESSES = ("http://", "https://")


def name_source(report: Report, document_id: str) -> Markup:
    """A source's short name — its decision and date, or its title — linked to its entry in the annex."""
    row = next((source for source in report.sources if source["document_id"] == document_id), {})
    document = next((found for found in report.rows("02_documents") if found["document_id"] == document_id), {})
    number = row.get("decision_number") or document.get("decision_number")
    day = row.get("decision_date") or document.get("decision_date")
    if number:
        text = report.words("source.decision", number=Markup("<cite>{}</cite>").format(number), day=mark_day(day, report.language))
    elif row.get("publisher"):
        text = report.words("source.page", publisher=row["publisher"], day=mark_day(row.get("published_date"), report.language))
    else:
        text = Markup("<cite>{}</cite>").format(row.get("title") or document_id)
    return Markup('<a href="#source-{}">{}</a>').format(document_id, text)


def show_sources(report: Report) -> Fragment:
    """Every source with decision, date, address, checksum and a ready source line; then the texts that were quoted."""
    words = report.words
    entries = Markup("\n").join(describe_source(report, row) for row in report.sources)
    texts = [show_source_text(report, row) for row in report.sources]
    quoted = Markup('<div class="screen-only">{}{}{}</div>').format(heading(words("source.texts")), paragraph(words("source.texts_lead")), Markup("\n").join(texts))
    return build_section("sources", words("source.title"), paragraph(words("source.lead")), entries, heading(words("source.cite_heading")),
                         paragraph(words("source.cite", name=report.name)), quoted if any(texts) else "")


def describe_source(report: Report, row: dict) -> Markup:
    """One source: title, then its facts as a list."""
    words, language = report.words, report.language
    facts = [(words("source.line"), write_source_line(report, row)),
             (words("source.year"), mark_year(row["evaluation_year"]) if row["evaluation_year"] else ""),
             (words("source.publisher"), escape(row["publisher"] or "")), (words("source.published"), mark_day(row["published_date"], language)),
             (words("source.address"), link_address(row["url"])), (words("source.retrieved"), mark_day(row["retrieved_date"], language)),
             (words("source.kind"), words(f"source.kinds.{row['kind']}")), (words("source.checksum"), Markup("<code>{}</code>").format(row["sha256"] or "")),
             (words("source.annex"), Markup("<q>{}</q>").format(row["annex"]) if row["annex"] else "")]
    items = Markup("").join(Markup("<li><b>{}</b> {}</li>").format(name, value) for name, value in facts if value)
    title = Markup('<cite lang="vi">{}</cite>').format(row["title"]) if row["title"] else name_source(report, row["document_id"]).striptags()
    return heading(title, 3, f"source-{row['document_id']}") + Markup('\n<ul class="facts">{}</ul>').format(items)


def write_source_line(report: Report, row: dict) -> Markup:
    """A ready line to put under a table: decision, date, publisher."""
    number = Markup("<cite>{}</cite>").format(row["decision_number"]) if row["decision_number"] else ""
    return report.words("source.ready", number=number, day=mark_day(row["decision_date"], report.language), publisher=row["publisher"] or "",
                        title=Markup("<cite>{}</cite>").format(row["title"]) if row["title"] else "")


def link_address(address: str | None) -> Markup:
    """A web address as a link; anything else stays text."""
    if is_missing(address):
        return Markup("")
    if not str(address).startswith(ADDRESSES):
        return escape(address)
    return Markup('<a href="{0}" rel="noreferrer">{0}</a>').format(address)


def show_source_text(report: Report, row: dict) -> Markup:
    """One source's text with its quoted passages marked; empty where the text is not at hand."""
    path = text_path(report.province, row["document_id"])
    if not path.is_file():
        return Markup("")
    spans = {(int(found["start"]), int(found["end"])) for found in quoted_rows(report) if found["document_id"] == row["document_id"]}
    text = path.read_text(encoding="utf-8")
    name = row["title"] or name_source(report, row["document_id"]).striptags()
    typed = paragraph(report.words("source.typed"), "note") if row["kind"] == "transcribed" else ""
    return heading(Markup('<cite lang="vi">{}</cite>').format(name), 4) + typed + Markup('<div class="source-text" lang="vi" tabindex="0" role="region" aria-label="{}">{}</div>').format(name, mark_spans(text, spans, row["document_id"]))


def quoted_rows(report: Report) -> Iterable[dict]:
    """Every row of the report's tables that quotes a source."""
    for name in QUOTED:
        yield from (row for row in report.rows(name) if evidence_id(row))


def mark_spans(text: str, spans: Iterable[tuple[int, int]], document_id: str) -> Markup:
    """The text with each span in a mark of its own that a link can open; marks nest.

    A span that crosses the end of another goes on in a `rest` beside it, which the style sheet lights up together with its beginning.

    >>> mark_spans("a < b", [(0, 1), (0, 5)], "x")
    Markup('<mark id="e-x-0-5"><mark id="e-x-0-1">a</mark> &lt; b</mark>')
    >>> mark_spans("abc", [(0, 2), (1, 3)], "x")
    Markup('<mark id="e-x-0-2">a<mark id="e-x-1-3" class="cut">b</mark></mark><mark class="rest" data-of="e-x-1-3">c</mark>')
    """
    pieces: list[Markup] = []
    open_ends: list[int] = []
    position = 0

    def write_until(place: int) -> None:
        nonlocal position
        while open_ends and open_ends[-1] <= place:
            pieces.append(escape(text[position:open_ends[-1]]) + Markup("</mark>"))
            position = open_ends.pop()
        pieces.append(escape(text[position:place]))
        position = place

    # A rest comes before what begins at the same place, so that it stands directly beside its beginning.
    waiting = [(start, True, -end, start) for start, end in set(spans) if 0 <= start < end <= len(text)]
    heapify(waiting)
    while waiting:
        start, is_first, less_end, begun = heappop(waiting)
        write_until(start)
        open_ends.append(min([-less_end, *open_ends]))
        is_cut = open_ends[-1] < -less_end
        pieces.append(open_mark(evidence_id({"document_id": document_id, "start": begun, "end": -less_end}), is_first, is_cut))
        if is_cut:
            heappush(waiting, (open_ends[-1], False, less_end, begun))
    write_until(len(text))
    return Markup("").join(pieces)


def open_mark(anchor: str, is_first: bool, is_cut: bool) -> Markup:
    """The opening tag of a passage, or of the part of it that goes on elsewhere."""
    kinds = " ".join(kind for kind, applies in (("rest", not is_first), ("cut", is_cut)) if applies)
    name = Markup(' id="{}"').format(anchor) if is_first else Markup("")
    origin = Markup("") if is_first else Markup(' data-of="{}"').format(anchor)
    return Markup("<mark{}{}{}>").format(name, Markup(' class="{}"').format(kinds) if kinds else "", origin)
