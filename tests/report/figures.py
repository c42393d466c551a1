"""The checker: every marked figure of a report against its cell, every aggregate recomputed, no
figure unmarked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, InvalidOperation
from pathlib import Path

import lxml.html
from babel.numbers import parse_decimal
from lxml import etree

from rankings.compare.national_tables import load_national
from rankings.registry.frameworks import load_national_means
from rankings.report.inputs import TABLES, plain_rows, read_neighbours
from rankings.report.marks import (
    is_missing,
    name_mean,
    read_cell,
    to_figure,
)
from rankings.store.catalogue import known_provinces
from rankings.store.tables import read_table

# What `data-fn` means, written anew: what is checked computes with tables of its own. `difference`
# is the first row's value less the last row's.
AGGREGATES: dict[str, Callable[[Sequence[Decimal]], Decimal]] = {
    "count": lambda values: Decimal(len(values)),
    "min": min,
    "max": max,
    "sum": lambda values: sum(values, Decimal(0)),
    "mean": lambda values: sum(values, Decimal(0)) / len(values),
    "median": lambda values: (
        sum(sorted(values)[(len(values) - 1) // 2 : len(values) // 2 + 1]) / (2 - len(values) % 2)
    ),
    "difference": lambda values: values[0] - values[-1],
}

# Of one cell: a bound moved outward to a whole number.
ROUNDED: dict[str, Callable[[Decimal], Decimal]] = {
    "floor": lambda value: value.to_integral_value(ROUND_FLOOR),
    "ceil": lambda value: value.to_integral_value(ROUND_CEILING),
}

# What may hold digits without being a figure of a table: dates, decision numbers, quotations,
# addresses, code,
# captions' own numbers, tags' explanations, folded dictionaries, the charts (checked by their table
# of numbers).
EXEMPT = (
    "data",
    "time",
    "cite",
    "q",
    "blockquote",
    "code",
    "svg",
    "script",
    "style",
    "nav",
    "mark",
    "pre",
)
EXEMPT_CLASSES = ("caption-number", "source-text", "evidence")


@dataclass(frozen=True)
class Fault:
    """One figure that does not hold: where it stands, what it says, what the tables say."""

    place: str
    said: str
    found: str


def check_report(report: Path, province: str, language: str) -> list[Fault]:
    """All faults of a report's HTML against the tables of its province; empty when every figure
    holds.
    """
    tree = lxml.html.document_fromstring(report.read_text(encoding="utf-8"))
    rows = index_rows(province)
    faults = [
        fault for figure in tree.iter("data") if (fault := check_figure(figure, rows, language))
    ]
    return faults + list(find_unmarked(tree))


def index_rows(province: str) -> dict[str, dict]:
    """Every row of the tables a report may speak of, by its row_id; some tables of other provinces
    stand beside the own.
    """
    neighbours = {
        row["row_id"]: row
        for tables in read_neighbours(province).values()
        for rows in tables.values()
        for row in rows
    }
    national = {
        row["row_id"]: row
        for name in ("07_standing", "07_changes")
        for row in plain_rows(load_national(name))
    }
    own = TABLES if province in known_provinces() else ()
    means = {name_mean(mean): {"value": mean.value} for mean in load_national_means()}
    return (
        neighbours
        | means
        | national
        | {row["row_id"]: row for name in own for row in plain_rows(read_table(name, province))}
    )


def check_figure(figure: etree._Element, rows: Mapping[str, dict], language: str) -> Fault | None:
    """A figure against its cell or its recomputed aggregate, and its text against its value."""
    place = describe_place(figure)
    try:
        found = look_up(figure, rows)
    except (KeyError, InvalidOperation, TypeError, ValueError) as failure:
        return Fault(place, figure.get("value") or "", f"not in the tables: {failure}")
    said = Decimal(figure.get("value"))
    if found is None or to_figure(found) != said:
        return Fault(place, str(said), str(found))
    text = figure.text_content().strip()
    return None if reads_as(text, said, language) else Fault(place, text, str(said))


def look_up(figure: etree._Element, rows: Mapping[str, dict]) -> Decimal | None:
    """What the tables say a marked figure is."""
    column = figure.get("data-col")
    if figure.get("data-fn") == "percent":
        row = rows[figure.get("data-row")]
        return to_figure(100 * to_figure(row["score"]) / to_figure(row["max_score"]))
    if figure.get("data-fn") == "share":
        part, whole = (to_figure(rows[figure.get("data-row")][name]) for name in column.split("/"))
        return to_figure(100 * part / whole)
    if figure.get("data-fn") in ROUNDED:
        cell = to_figure(rows[figure.get("data-row")][column])
        return ROUNDED[figure.get("data-fn")](cell)
    if figure.get("data-fn"):
        members = [rows[name] for name in figure.get("data-rows").split()]
        values = [
            Decimal(1) if figure.get("data-fn") == "count" else to_figure(read_cell(member, column))
            for member in members
        ]
        return to_figure(AGGREGATES[figure.get("data-fn")](values))
    value = read_cell(rows[figure.get("data-row")], column)
    return None if is_missing(value) else to_figure(value)


def reads_as(text: str, value: Decimal, language: str) -> bool:
    """True where the text, read by the language's marks, is the value at the text's own precision,
    sign aside.

    >>> (
    ...     reads_as("42,9", Decimal("42.910476"), "vi"),
    ...     reads_as("−1,6", Decimal("-1.6"), "vi"),
    ...     reads_as("43,0", Decimal("42.9"), "vi"),
    ... )
    (True, True, False)
    """
    try:
        read = parse_decimal(text.replace("−", "-").replace("+", ""), locale=language, strict=True)
    except ValueError:
        return False
    return abs(read) == abs(round(value, max(-read.as_tuple().exponent, 0)))


def find_unmarked(tree: etree._Element) -> Iterator[Fault]:
    """Digits in the report's sentences and tables that no mark accounts for."""
    main = tree.find(".//main")
    for section in (
        main.xpath(".//section[contains(@class, 'report-section')]") if main is not None else ()
    ):
        if section.get("id") in ("methods", "dictionary", "sources"):
            continue
        for element, text in list_texts(section):
            if re.search(r"\d", text):
                yield Fault(
                    describe_place(element), " ".join(text.split())[:80], "a figure without a mark"
                )


def list_texts(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every stretch of text below an element that is not exempt, with the element it belongs to."""
    if (
        not isinstance(element.tag, str)
        or element.tag in EXEMPT
        or set((element.get("class") or "").split()) & set(EXEMPT_CLASSES)
    ):
        return
    if element.text:
        yield element, element.text
    for child in element:
        yield from list_texts(child)
        if child.tail:
            yield element, child.tail


def describe_place(element: etree._Element) -> str:
    """Where an element stands: the nearest anchor above it and the words around it."""
    anchor = next((parent.get("id") for parent in element.iterancestors() if parent.get("id")), "")
    around = element.getparent().text_content() if element.getparent() is not None else ""
    return f"#{anchor}: {' '.join(around.split())[:60]}"


def describe_faults(faults: list[Fault]) -> str:
    """The faults as lines for a person."""
    return "\n".join(
        json.dumps([fault.place, fault.said, fault.found], ensure_ascii=False) for fault in faults
    )
