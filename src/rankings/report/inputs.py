"""What a report is made of: one province's tables and one language's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property, wraps
from importlib.metadata import version

import pandas as pd
from markupsafe import Markup, escape

from rankings.compare.lists import AGENCIES
from rankings.compare.national_tables import load_national
from rankings.compare.positions import load_positions_of_others
from rankings.compare.ranks import plain_rows
from rankings.errors import ContractError
from rankings.language.entries import LANGUAGES
from rankings.registry.frameworks import framework_title
from rankings.registry.neighbours import choose_neighbours
from rankings.registry.provinces import find_province, list_slugs, name_province
from rankings.report.fragments import Fragment
from rankings.report.marks import (
    evidence_id,
    is_missing,
    link_evidence,
    link_figure,
    mark_aggregate,
    mark_cell,
    mark_percent,
)
from rankings.report.report_words import Words, load_words, lower_first
from rankings.report.unit_naming import name_unit
from rankings.report.witnesses import card_anchor, find_place, index_places
from rankings.store.catalogue import hash_content, known_provinces, sources_of
from rankings.store.paths import processed_dir, table_path
from rankings.store.tables import empty_table, read_table

TABLES = (
    "02_documents",
    "02_rankings",
    "02_criteria",
    "02_grade_counts",
    "02_exclusions",
    "02_mentions",
    "02_indicators",
    "02_findings",
    "02_gaps",
    "02_unmatched",
    "03_lists",
    "03_leaders",
    "03_mean_changes",
    "03_leavers",
    "03_kinds",
    "03_praise",
    "03_year_changes",
    "03_trajectories",
    "03_agreement",
    "03_discordant_pairs",
    "03_indicator_ladder",
    "04_positions",
    "04_disclosure",
    "04_frameworks",
    "04_bounds",
    "04_bound_cells",
    "04_thresholds",
    "04_certain_pairs",
    "04_findings",
)
AS_PUBLISHED = ("printed", "transcribed")
NATIONAL_TABLES = ("07_standing", "07_panel", "07_changes")  # of these the own province's rows
BESIDE = ("02_rankings", "02_criteria", "02_grade_counts", "02_exclusions")


@dataclass(frozen=True)
class Report:
    """One province in one language. `table(name)` is a table of the contract, `rows(name)` its rows
    as dictionaries; `begun` gives the sections that another process makes.
    """

    province: str
    language: str
    words: Words
    tables: dict[str, pd.DataFrame] = field(repr=False, default_factory=dict)
    read_rows: dict[str, list[dict]] = field(repr=False, default_factory=dict)
    begun: dict[str, Callable[[], str]] = field(repr=False, default_factory=dict)

    @cached_property
    def name(self) -> str:
        return name_province(self.province, self.language)

    @cached_property
    def place(self) -> str:
        """The province with what it is, as Vietnamese says it: "tỉnh Phú Thọ", "thành phố Hải
        Phòng"; its name alone in another language.
        """
        found = find_province(self.province)
        return f"{found.type} {found.name}" if found and self.language == "vi" else self.name

    def table(self, name: str) -> pd.DataFrame:
        """A table of the contract, read once; a copy, so that a section cannot change another's
        rows.
        """
        if name in NATIONAL_TABLES:
            table = self.national_table(name)
            return table[table["province"] == self.province].reset_index(drop=True)
        if name not in self.tables:
            self.tables[name] = (
                read_table(name, self.province) if self.has_pages else empty_table(name)
            )
        return self.tables[name].copy()

    def national_table(self, name: str) -> pd.DataFrame:
        """A table of `national`, read once; of all provinces."""
        if name not in self.tables:
            self.tables[name] = load_national(name)
        return self.tables[name]

    @cached_property
    def has_pages(self) -> bool:
        """Whether the province has sources of its own; without them its own tables are empty."""
        return self.province in known_provinces()

    def national(self, name: str, province: str = "") -> list[dict]:
        """The rows of a province (its own, where none is named) in a table of `national` (`07_*`),
        missing values as None; both bodies of one name, before and since 1 July 2025, are told
        apart by `vintage`.
        """
        asked = f"{name} {province or self.province}"
        if asked not in self.read_rows:
            table = self.national_table(name)
            own = table[table["province"] == (province or self.province)]
            self.read_rows[asked] = plain_rows(own)
        return self.read_rows[asked]

    def rows(self, name: str, **equals: object) -> list[dict]:
        """The rows of a table whose columns equal what is asked, missing values as None."""
        if name not in self.read_rows:
            self.read_rows[name] = plain_rows(self.table(name))
        return select_rows(self.read_rows[name], **equals)

    def figure(self, row: dict, column: str, **form: object) -> Markup:
        """One cell as a marked figure in this language (`rankings.report.marks.mark_cell`)."""
        return mark_cell(row, column, self.language, **form)

    def total(self, rows: list[dict], column: str, function: str, **form: object) -> Markup:
        """A figure over several rows, marked with them (`rankings.report.marks.mark_aggregate`)."""
        return mark_aggregate(rows, column, function, self.language, **form)

    def percent(self, row: dict) -> Markup:
        """A score in percent of its printed maximum (`rankings.report.marks.mark_percent`)."""
        return mark_percent(row, self.language)

    def count(self, rows: list[dict]) -> Markup:
        """How many rows, as a marked figure."""
        return self.total(rows, "row_id", "count")

    def cited(self, row: dict, column: str, **form: object) -> Markup:
        """One cell as a marked figure that links to the passage it was printed in, or to that of
        the place it goes back to; empty where the table has none.
        """
        if is_missing(row.get(column)):
            return Markup("")
        return link_figure(self.witness(row, row.get("year")), self.figure(row, column, **form))

    def cited_change(self, change: dict, column: str, **form: object) -> Markup:
        """A change between two years, linked to the earlier year's place; empty where there is
        none.
        """
        if is_missing(change.get(column)):
            return Markup("")
        return link_figure(
            self.witness(change, change["year_from"]), self.figure(change, column, **form)
        )

    def witness(self, row: dict, year: object) -> dict:
        """The row itself where it quotes a source, else the published place of its unit in a year;
        empty where there is none.
        """
        return row if evidence_id(row) else find_place(self.places, row, year) or {}

    @cached_property
    def places(self) -> dict[tuple, list[dict]]:
        """The published places by unit and year (`rankings.report.witnesses`)."""
        return index_places(self.rows("02_rankings"))

    def tag(self, status: str) -> Markup:
        """How a statement is known where it is not as published: restated, derived, bounded or not
        comparable; empty for what is as published.
        """
        if status in AS_PUBLISHED:
            return Markup("")
        return Markup('<span class="tag tag-{}" title="{}">{}</span>').format(
            status.replace(" ", "-"),
            self.words.plain(f"tag_means.{status}"),
            self.words(f"tag.{status}"),
        )

    def evidence(self, *rows: dict) -> Markup:
        """A small mark for each quoted passage of these rows, each passage once."""
        links = {evidence_id(row): row for row in rows if evidence_id(row)}
        label = self.words.plain("evidence.label")
        return Markup("").join(link_evidence(row, label) for row in links.values())

    def link_units(self, rows: list[dict]) -> list[Markup]:
        """Units' names as links, to be joined in one cell: only the first begins it."""
        return [self.link_unit(row, row is not rows[0]) for row in rows]

    def link_unit(self, row: dict, is_inside: bool = False) -> Markup:
        """A unit's name as a link to its card, if it has one; `is_inside`: it begins no cell."""
        name = lower_first(self.unit(row)) if is_inside and self.has_type(row) else self.unit(row)
        if card_anchor(row) not in self.carded:
            return name
        return Markup('<a class="unit" href="#{}">{}</a>').format(card_anchor(row), name)

    @cached_property
    def carded(self) -> dict[str, dict]:
        """The units that have a card, by its address: those of a list, a criterion, an
        exclusion.
        """
        rows = [
            *self.rows("02_criteria"),
            *self.rows("02_exclusions"),
            *(
                row
                for row in self.rows("02_rankings")
                if row["preferred"] and not row["index_name"]
            ),
        ]
        return {card_anchor(row): row for row in rows if row["unit"] and row["level"] in AGENCIES}

    def unit(self, row: dict) -> Markup:
        """A unit's name in this language; a Vietnamese name in an English report says that it is
        Vietnamese.
        """
        return name_unit(row, self.language)

    def named(self, row: dict) -> Markup:
        """A unit's name inside a sentence: English agencies take an article; Vietnamese places
        have a small type word (Decree 30/2020/NĐ-CP: "huyện Lâm Thao").
        """
        if self.has_type(row):
            return lower_first(self.unit(row))
        article = "the " if self.language == "en" and row.get("level") == "department" else ""
        return Markup("{}{}").format(article, self.unit(row))

    def has_type(self, row: dict) -> bool:
        """Whether a unit's name begins with the word for what it is, small inside a sentence."""
        return self.language == "vi" and row.get("level") in ("district", "commune")

    def framework(self, row: dict | str) -> Markup:
        """The name of what was measured: a framework's, or the index's own."""
        name = row if isinstance(row, str) else (row.get("framework") or "")
        return escape(framework_title(name, self.language))

    @cached_property
    def as_of(self) -> str:
        """The newest day a source was published, decided or saved (ISO); empty where unknown."""
        days = ("published_date", "decision_date", "retrieved_date")
        return max(
            (str(row[day])[:10] for row in self.sources for day in days if row[day]), default=""
        )

    @cached_property
    def version(self) -> str:
        """Which state of the project and of the sources a report speaks of: the project's version,
        then the first letters of a checksum over the sources' own.
        """
        told = self.sources or self.national("07_panel")
        sums = "".join(str(row.get("sha256") or row["document_id"]) for row in told)
        return f"{version('rankings')}-{hash_content(sums.encode())[:6]}"

    @cached_property
    def neighbours(self) -> dict[str, dict[str, list[dict]]]:
        """What stands beside the own figures, read once (`read_neighbours`)."""
        return read_neighbours(self.province)

    @cached_property
    def positions_of_others(self) -> pd.DataFrame:
        """The positions of the provinces that stand beside this one, read once."""
        return load_positions_of_others(self.province)

    @cached_property
    def sources(self) -> list[dict]:
        """The catalogue's rows of this province."""
        return plain_rows(sources_of(self.province)) if self.has_pages else []


def read_neighbours(province: str) -> dict[str, dict[str, list[dict]]]:
    """{province: {table: rows}} of the provinces that stand beside one (`registry.neighbours`) and
    whose tables are made: what stands beside the own figures.
    """
    made = [
        other
        for other in choose_neighbours(province)
        if all(table_path(name, other).is_file() for name in BESIDE)
    ]
    return {other: {name: plain_rows(read_table(name, other)) for name in BESIDE} for other in made}


def select_rows(rows: Iterable[dict], **equals: object) -> list[dict]:
    """Rows whose columns equal the given values.

    >>> select_rows([{"year": 2021, "rank": 1}, {"year": 2024, "rank": 1}], year=2024)
    [{'year': 2024, 'rank': 1}]
    """
    for name, value in equals.items():
        rows = [row for row in rows if row.get(name) == value]
    return list(rows)


def about_pages(show: Callable[[Report], Fragment]) -> Callable[[Report], Fragment]:
    """Return a section that says nothing where the province has no page of its own: only what is
    known of it is told, and which document would tell the rest.
    """

    @wraps(show)
    def show_known(report: Report) -> Fragment:
        return show(report) if report.has_pages else Fragment(Markup(""))

    return show_known


def open_report(province: str, language: str = "vi") -> Report:
    """The report of a province, ready to show its sections; stops with the next step where tables
    are missing.

    Errors: ContractError when the province or the language is unknown, or when notebooks 01–04 have
    not run.
    """
    if language not in LANGUAGES:
        raise ContractError(
            f"no report is written in {language!r}", hint=f"choose one of {', '.join(LANGUAGES)}"
        )
    if province not in (*list_slugs(), *known_provinces()):
        raise ContractError(
            f"unknown province {province!r}",
            hint=f"with pages of their own: {', '.join(known_provinces())}; the others are in"
            " data/reference/provinces.csv, column slug",
        )
    needed = TABLES if province in known_provinces() else ()
    missing = [name for name in needed if not (processed_dir(province) / f"{name}.csv").is_file()]
    if missing:
        raise ContractError(
            f"tables are missing: {', '.join(missing)}",
            place=str(processed_dir(province)),
            hint=f"run `python -m rankings reports {province}`, or notebooks 01 to 04 in order",
        )
    return Report(province, language, load_words(language))
