"""What the clean floor hands on: observations — numbers, units and years, each with its witness.

Numbers are ``Decimal``; what the page does not print is ``None``, never 0 and never "".
Offsets count in the normalised text of the page: ``text[start:end] == quote``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from rankings.parse.model import Span

FEWEST = 5  # a list that names fewer units, or totals, names leaders only


@dataclass(frozen=True)
class Evidence:
    """A place outside the quote where something that the row says is printed."""

    field: str
    quote: str
    start: int
    end: int


@dataclass
class Document:
    """What a source says about itself."""

    document_id: str
    has_ranking: bool = False
    reason: str | None = None
    scope: str | None = None
    province: str | None = None
    province_slug: str | None = None
    evaluation_year: int | None = None
    framework: str | None = None
    title: str | None = None
    published_date: str | None = None
    decision_number: str | None = None
    decision_date: str | None = None
    issuer: str | None = None
    cited_decisions: list[str] = field(default_factory=list)
    annex: str | None = None
    encoding: str | None = None
    kind: str = "page"
    note: str | None = None
    catalogued: dict[str, str] = field(default_factory=dict)
    decimal_marks: dict[str, str] = field(default_factory=dict)


@dataclass
class Ranking:
    """A unit in a ranked group: rank, score or grade, as far as the page says."""

    level: str
    label: str | None
    index_name: str | None
    year: int | None
    unit_printed: str
    unit: str
    unit_id: str | None
    quote: str
    start: int
    end: int
    source: str = "table"
    kind: str | None = None
    parent: str | None = None
    rank: int | None = None
    rank_source: str | None = None
    rank_of: int | None = None
    rank_from_bottom: int | None = None
    score: Decimal | None = None
    score_text: str | None = None
    score_unit: str | None = None
    max_score: Decimal | None = None
    previous_score: Decimal | None = None
    previous_score_text: str | None = None
    previous_rank: int | None = None
    rank_change: int | None = None
    score_change: Decimal | None = None
    change_unit: str | None = None
    grade: str | None = None
    percent: Decimal | None = None
    components: dict[str, Decimal] = field(default_factory=dict)
    baseline: int | None = None
    framework: str | None = None
    status: str = "printed"
    doubts: list[str] = field(default_factory=list)  # year, index, decimal_mark
    evidence: list[Evidence] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)
    merged: list[Ranking] = field(default_factory=list)

    @property
    def group(self) -> tuple:
        """The group of the contract: level, label, index and year (the document is the
        caller's).
        """
        return (self.level, self.label or "", self.index_name or "", self.year or 0)

    @property
    def identity(self) -> str:
        """The unit id, or the name where nobody knows the unit."""
        return self.unit_id or self.unit.casefold()


@dataclass
class Criterion:
    """A unit on one criterion, or a criterion's maximum."""

    level: str
    year: int | None
    criterion: str
    max_score: Decimal | None
    unit_printed: str | None
    unit: str | None
    unit_id: str | None
    statistic: str | None
    score: Decimal | None
    score_text: str | None
    list_count: int | None
    quote: str
    start: int
    end: int
    criterion_id: str | None = None
    label: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)
    comparator: str | None = None


@dataclass
class Claim:
    """Any other figure: a count, a share, an average, with its base, year and change."""

    subject: str | None
    measure: str | None
    value: Decimal | None
    value_text: str | None
    unit: str | None
    comparator: str | None
    year: int | None
    quote: str
    start: int
    end: int
    of: Decimal | None = None
    change: Decimal | None = None
    change_unit: str | None = None
    baseline: int | None = None
    level: str | None = None
    status: str = "printed"
    doubts: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)


@dataclass
class GradeCount:
    """How many units of a group have a grade, and which ones where they are named."""

    level: str
    year: int | None
    grade: str
    count: int | None
    units: list[str]
    quote: str
    start: int
    end: int
    label: str | None = None
    counted: str | None = None
    whole_group: bool = False
    unit_ids: list[str | None] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)


@dataclass
class Exclusion:
    """A unit that was not graded, with the reason given."""

    level: str
    year: int | None
    unit_printed: str
    unit: str
    unit_id: str | None
    reason: str | None
    count: int | None
    quote: str
    start: int
    end: int
    spans: dict[str, Span] = field(default_factory=dict)


@dataclass
class Mention:
    """A unit named for something, without a figure."""

    year: int | None
    topic: str | None
    unit_printed: str
    unit: str
    unit_id: str | None
    tone: str
    quote: str
    start: int
    end: int
    spans: dict[str, Span] = field(default_factory=dict)


@dataclass
class Finding:
    """A contradiction, quoted; `messages` by their columns: {"message": …, "message_en": …}."""

    check: str
    severity: str
    messages: dict[str, str]
    said: str
    found: str
    quote: str
    start: int
    end: int
    evidence: list[Evidence] = field(default_factory=list)
    document_id: str | None = None


@dataclass
class Unmatched:
    """A name nobody knows; `suggestion` is only the nearest spelling, never used."""

    unit_printed: str
    suggestion: str | None
    similarity: float | None
    quote: str
    start: int
    end: int


@dataclass
class Observations:
    """All that was understood of one source."""

    document: Document
    text: str
    rankings: list[Ranking] = field(default_factory=list)
    unsure: list[Ranking] = field(default_factory=list)  # wait for a person's yes
    unsure_claims: list[Claim] = field(default_factory=list)
    earlier: list[Ranking] = field(
        default_factory=list
    )  # rows about an earlier year: restated, derived
    criteria: list[Criterion] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    grade_counts: list[GradeCount] = field(default_factory=list)
    exclusions: list[Exclusion] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    unmatched: list[Unmatched] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
