"""Figures that know where they come from: every number of a sentence is marked with its table row
and column.

A figure taken from a table is ``<data value data-row data-col>``; one computed from several rows
carries ``data-rows``, ``data-col`` and ``data-fn``: `tests/report/figures.py` reads the marks back
and recomputes them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache
from statistics import median
from typing import TYPE_CHECKING

from babel import Locale
from babel.numbers import NumberPattern, format_decimal, parse_pattern
from markupsafe import Markup, escape

from rankings.compare.positions import share_of_maximum
from rankings.language.sentences import write_date
from rankings.store.spreadsheet import is_missing

if TYPE_CHECKING:
    from rankings.registry.framework_file import NationalMean

Row = Mapping[str, object]

# What `data-fn` means. `difference` is the first row's value less the last
# row's.
AGGREGATES: dict[str, Callable[[Sequence[Decimal]], Decimal]] = {
    "count": lambda values: Decimal(len(values)),
    "min": min,
    "max": max,
    "sum": lambda values: sum(values, Decimal(0)),
    "mean": lambda values: sum(values, Decimal(0)) / len(values),
    "median": median,
    "difference": lambda values: values[0] - values[-1],
}

# Of one cell: a bound moved outward to a whole number.
ROUNDED: dict[str, Callable[[Decimal], Decimal]] = {
    "floor": lambda value: value.to_integral_value(ROUND_FLOOR),
    "ceil": lambda value: value.to_integral_value(ROUND_CEILING),
}


def to_figure(value: object) -> Decimal:
    """A table's value as an exact decimal, rounded as the tables are (6 decimals), without a tail
    of zeros.

    >>> to_figure(843.24), to_figure("828.00"), to_figure(True)
    (Decimal('843.24'), Decimal('828'), Decimal('1'))
    """
    if isinstance(value, bool):
        return Decimal(int(value))
    exact = round(Decimal(str(value)), 6)
    return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()


def printed_digits(text: object) -> int | None:
    """Digits after the decimal mark of a printed figure; None where nothing is printed.

    >>> (
    ...     printed_digits(Decimal("828.00")),
    ...     printed_digits("141,4"),
    ...     printed_digits("923"),
    ...     printed_digits(""),
    ... )
    (2, 1, 0, None)
    """
    if is_missing(text):
        return None
    digits = str(text).replace(" ", "").replace(",", ".")
    return len(digits.rpartition(".")[2]) if "." in digits else 0


find_locale = cache(Locale.parse)  # babel would look for it, and read a form, at every number


@cache
def choose_form(digits: int | None) -> NumberPattern:
    """How a number with so many decimals is written, as babel knows it."""
    decimals = "###" if digits is None else "0" * digits
    return parse_pattern(f"#,##0.{decimals}".rstrip("."))


def format_number(
    value: object, language: str, digits: int | None = None, signed: bool = False
) -> str:
    """A number by the language's own marks; `digits` fixes the decimals, else those it has (at most
    three).

    >>> (
    ...     format_number(843.24, "vi"),
    ...     format_number(420331, "en"),
    ...     format_number(-0.126, "vi", 2, signed=True),
    ... )
    ('843,24', '420,331', '−0,13')
    """
    exact = to_figure(value)
    text = format_decimal(abs(exact), choose_form(digits), locale=find_locale(language))
    is_zero = not any(figure in text for figure in "123456789")
    if exact < 0 and not is_zero:
        return "−" + text
    return "+" + text if signed and not is_zero else text


def mark_cell(
    row: Row,
    column: str,
    language: str,
    *,
    digits: int | None = None,
    signed: bool = False,
    absolute: bool = False,
) -> Markup:
    """One cell as a marked figure; the digits are those printed where the row keeps the printed
    text.

    >>> mark_cell({"row_id": "a1", "score": 828.0, "score_text": "828.00"}, "score", "vi")
    Markup('<data value="828" data-row="a1" data-col="score">828,00</data>')
    """
    value = to_figure(row[column])
    if digits is None:
        printed = row[column] if isinstance(row[column], Decimal) else row.get(f"{column}_text")
        digits = printed_digits(printed)
    text = format_number(abs(value) if absolute else value, language, digits, signed)
    return Markup('<data value="{}" data-row="{}" data-col="{}">{}</data>').format(
        value, row["row_id"], column, text
    )


def read_cell(row: Row, column: str) -> object:
    """One cell; "ranks.2021" is the member of a list column that stands beside 2021 in `years`.

    >>> read_cell({"years": [2020, 2021], "ranks": [4, 1]}, "ranks.2021")
    1
    """
    name, _, year = column.partition(".")
    return row[name][row["years"].index(int(year))] if year else row[name]


def mark_outward(row: Row, column: str, language: str) -> Markup:
    """A bound as a whole number that claims no more than the source does: the lower one (a column
    that ends in "min") down, the upper one up.

    >>> mark_outward({"row_id": "a1", "total_min": Decimal("90.56")}, "total_min", "vi")
    Markup('<data value="90" data-row="a1" data-col="total_min" data-fn="floor">90</data>')
    """
    function = "floor" if column.endswith("min") else "ceil"
    value = ROUNDED[function](to_figure(row[column]))
    return Markup('<data value="{}" data-row="{}" data-col="{}" data-fn="{}">{}</data>').format(
        value, row["row_id"], column, function, format_number(value, language)
    )


def aggregate(rows: Sequence[Row], column: str, function: str) -> Decimal:
    """The value of a `data-fn` over a column of rows.

    >>> aggregate([{"score": 843.24}, {"score": 842.65}], "score", "difference")
    Decimal('0.59')
    """
    values = [
        Decimal(1) if function == "count" else to_figure(read_cell(row, column)) for row in rows
    ]
    return to_figure(AGGREGATES[function](values))


def mark_aggregate(
    rows: Sequence[Row],
    column: str,
    function: str,
    language: str,
    *,
    digits: int | None = None,
    signed: bool = False,
    absolute: bool = False,
) -> Markup:
    """A figure computed from several rows, marked with the rows, the column and the function."""
    value = aggregate(rows, column, function)
    text = format_number(abs(value) if absolute else value, language, digits, signed)
    return Markup('<data value="{}" data-rows="{}" data-col="{}" data-fn="{}">{}</data>').format(
        value, " ".join(str(row["row_id"]) for row in rows), column, function, text
    )


def count_own(parts: Sequence[object]) -> Markup:
    """How many things the report itself lists, which are no rows of a table.

    >>> count_own(["PII", "ICT Index"])
    Markup('<cite class="name">2</cite>')
    """
    return Markup('<cite class="name">{}</cite>').format(len(parts))


def mark_percent(row: Row, language: str) -> Markup:
    """A score in percent of its row's printed maximum, as a marked figure.

    >>> mark_percent({"row_id": "a1", "score": Decimal("33"), "max_score": Decimal("40")}, "vi")
    Markup('<data value="82.5" data-row="a1" data-col="score" data-fn="percent">82,5</data>')
    """
    value = to_figure(share_of_maximum(row["score"], row["max_score"]))
    return Markup(
        '<data value="{}" data-row="{}" data-col="score" data-fn="percent">{}</data>'
    ).format(value, row["row_id"], format_number(round(value, 1), language))


def mark_share(row: Row, part: str, whole: str, language: str) -> Markup:
    """One cell in percent of another of its row, as a marked figure without decimals.

    >>> mark_share({"row_id": "a1", "swapped": 42, "pairs": 210}, "swapped", "pairs", "vi")
    Markup('<data value="20" data-row="a1" data-col="swapped/pairs" data-fn="share">20</data>')
    """
    value = to_figure(share_of_maximum(row[part], row[whole]))
    return Markup(
        '<data value="{}" data-row="{}" data-col="{}/{}" data-fn="share">{}</data>'
    ).format(value, row["row_id"], part, whole, format_number(round(value), language))


def name_mean(mean: NationalMean) -> str:
    """The name under which a figure refers to a national mean of the registry."""
    return f"national-mean-{mean.framework}-{mean.year}"


def mark_mean(mean: NationalMean, language: str) -> Markup:
    """A national mean of the registry as a marked figure."""
    return mark_cell({"row_id": name_mean(mean), "value": mean.value}, "value", language)


def mark_year(year: object) -> Markup:
    """A year as a date, which is not a figure.

    >>> mark_year(2021)
    Markup('<time datetime="2021">2021</time>')
    """
    return Markup('<time datetime="{0}">{0}</time>').format(int(year))


def mark_day(iso: object, language: str) -> Markup:
    """A day in words, with its ISO form for machines; empty where the day is not known."""
    if is_missing(iso):
        return Markup("")
    return Markup('<time datetime="{}">{}</time>').format(str(iso)[:10], write_date(iso, language))


def evidence_id(row: Row) -> str:
    """The anchor of a row's quoted passage in the annex of sources; empty where the row has no
    span.

    >>> evidence_id({"document_id": "phu-tho_2021_egov_519", "start": 10, "end": 40})
    'e-phu-tho_2021_egov_519-10-40'
    """
    if any(is_missing(row.get(name)) for name in ("document_id", "start", "end")):
        return ""
    return f"e-{escape(row['document_id'])}-{int(row['start'])}-{int(row['end'])}"


def link_evidence(row: Row, label: str) -> Markup:
    """A small mark behind a figure that opens the words it came from; empty where there are
    none.
    """
    anchor = evidence_id(row)
    if not anchor:
        return Markup("")
    return Markup(
        '<a class="evidence" href="#{}" title="{}"><span class="unseen">{}</span></a>'
    ).format(anchor, squeeze_quote(row), label)


def link_figure(row: Row, figure: Markup) -> Markup:
    """A figure that is itself the link to the words it came from; bare where there are none."""
    anchor = evidence_id(row)
    if not anchor or not figure:
        return figure
    return Markup('<a class="cited" href="#{}" title="{}">{}</a>').format(
        anchor, squeeze_quote(row), figure
    )


def squeeze_quote(row: Row) -> str:
    """A row's quote on one line."""
    return " ".join(str(row.get("quote") or "").split())
