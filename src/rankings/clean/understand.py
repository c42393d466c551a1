"""A reading → the object that `read --json` prints: numbers are JSON numbers, missing is null."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from rankings.clean.checks import check_page
from rankings.clean.observations import Claim, Evidence, Exclusion, Finding, Ranking
from rankings.clean.observe import observe
from rankings.clean.page_names import name_as_printed
from rankings.clean.source import Source, source_of_reading
from rankings.parse.model import Grid, Reading
from rankings.registry.reference import by_one_folder
from rankings.registry.vocabulary import name_framework

DOCUMENT = (
    "has_ranking",
    "reason",
    "scope",
    "province",
    "evaluation_year",
    "framework",
    "title",
    "published_date",
    "decision_number",
    "decision_date",
    "issuer",
    "cited_decisions",
    "annex",
)
RANKING = (
    "level",
    "label",
    "index_name",
    "year",
    "unit_printed",
    "unit",
    "parent",
    "rank",
    "rank_source",
    "rank_of",
    "rank_from_bottom",
    "score",
    "score_text",
    "score_unit",
    "max_score",
    "previous_score",
    "previous_rank",
    "rank_change",
    "score_change",
    "grade",
    "components",
    "source",
    "quote",
    "start",
    "end",
    "evidence",
)
CRITERION = (
    "level",
    "year",
    "criterion",
    "max_score",
    "unit_printed",
    "unit",
    "statistic",
    "score",
    "score_text",
    "list_count",
    "quote",
    "start",
    "end",
)
CLAIM = (
    "subject",
    "measure",
    "value",
    "value_text",
    "unit",
    "of",
    "comparator",
    "year",
    "change",
    "change_unit",
    "baseline",
    "quote",
    "start",
    "end",
)
FINDING = (
    "check",
    "severity",
    "said",
    "found",
    "quote",
    "start",
    "end",
    "evidence",
)


@by_one_folder
def understand(reading: Reading, file: str = "") -> dict:
    """What a page says, in the words of the contract: document, rankings, criteria, claims,
    findings, unread.
    """
    source = source_of_reading(reading, file or reading.page.name)
    observed = observe(source)
    findings = check_page(observed)
    ranked = [*observed.rankings, *observed.unsure]
    named = [row for row in (*ranked, *observed.criteria) if row.unit and row.unit_printed]
    names = name_as_printed(
        ((row.unit, row.unit_printed) for row in named), observed.document.province
    )
    return {
        "file": file or reading.page.name,
        "document": {
            **pick(observed.document, DOCUMENT),
            "exclusions": [show_exclusion(row) for row in observed.exclusions],
            "encoding": observed.document.encoding,
        },
        "rankings": rename(
            list_rankings(observed.rankings, observed.unsure, observed.document.framework), names
        ),
        "criteria": rename([pick(row, CRITERION) for row in observed.criteria], names),
        "claims": list_rows(observed.claims, observed.unsure_claims, CLAIM),
        "findings": [show_finding(row) for row in findings],
        "unread": list_unread(source),
        "is_cut": reading.page.is_cut,
        "tables_not_understood": [show_table(grid, source) for grid in reading.unread_tables],
    }


def rename(rows: list[dict], names: dict[str, str]) -> list[dict]:
    """The rows, their units called as the page calls them."""
    return [{**row, "unit": names.get(row["unit"], row["unit"])} for row in rows]


def list_rankings(sure: list[Ranking], unsure: list[Ranking], framework: str | None) -> list[dict]:
    """The ranking rows, those that are sure first; `index_name` only where the page ranks units by
    several indices, or by another than the one it is about.
    """
    named = {row.index_name for row in sure + unsure}
    other = {name_framework(name) or name for name in named if name} - {framework}
    rows = list_rows(sure, unsure, RANKING)
    is_told = len(named) > 1 or other
    return rows if is_told else [{**row, "index_name": None} for row in rows]


def list_rows(
    sure: Sequence[Ranking | Claim], unsure: Sequence[Ranking | Claim], names: Iterable[str]
) -> list[dict]:
    """The rows of a page, each with its certainty and the reasons, those that are sure first."""
    return [
        {**pick(row, names), "certainty": certainty, "reasons": row.doubts}
        for certainty, rows in (("sure", sure), ("unsure", unsure))
        for row in rows
    ]


def pick(row: object, names: Iterable[str]) -> dict:
    """The named values of a row, ready for JSON."""
    return {name: show_value(getattr(row, name)) for name in names}


def show_finding(finding: Finding) -> dict:
    """A finding, its sentence in every language between its degree and what is said."""
    told = pick(finding, FINDING)
    return {name: told.pop(name) for name in ("check", "severity")} | finding.messages | told


def show_value(value: object) -> object:
    """A value as JSON knows it.

    >>> show_value(Decimal("141.4")), show_value(Decimal("413")), show_value("")
    (141.4, 413, None)
    """
    if value is None or isinstance(value, (str, int)):
        return None if value == "" else value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Evidence):
        return dict(vars(value))
    if isinstance(value, dict):
        return {name: show_value(item) for name, item in value.items()} or None
    if isinstance(value, (list, tuple)):
        return [show_value(item) for item in value]
    return value


def show_exclusion(row: Exclusion) -> dict:
    return pick(row, ("unit_printed", "unit", "level", "reason", "quote", "start", "end"))


def list_unread(source: Source) -> list[dict]:
    """What the page tells and nothing accounts for, with its line: bare numbers, and the words of
    a place or score that is in no row.
    """
    tokens = [token for token in source.numbers if token.role == "unread"]
    words = [
        place
        for place in source.left_places
        if not any(place.start <= token.start < place.end for token in tokens)
    ]
    return [
        {
            "text": span.text,
            "line": source.text.count("\n", 0, span.start) + 1,
            "start": span.start,
            "end": span.end,
        }
        for span in sorted([*tokens, *words], key=lambda span: span.start)
    ]


def show_table(grid: Grid, source: Source) -> dict:
    """A table of which nothing was understood: where it stands, how large it is, its first row."""
    first = min(cell.row for cell in grid.cells)
    return {
        "line": source.text.count("\n", 0, grid.start) + 1,
        "rows": grid.row_count,
        "columns": grid.column_count,
        "first_row": " | ".join(cell.text for cell in grid.cells if cell.row == first),
        "start": grid.start,
        "end": grid.end,
    }
