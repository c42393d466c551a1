"""The steps of the indicator ladder: figures by indicator and year, and how one is shown."""

from __future__ import annotations

import re
from decimal import Decimal

from markupsafe import Markup

from rankings.compare.ladder import SIGNS
from rankings.language.entries import in_language
from rankings.language.numbers import parse_number
from rankings.language.rounding import round_half_up
from rankings.registry.indicators import load_indicators
from rankings.report.inputs import Report, select_rows
from rankings.report.marks import format_number, printed_digits
from rankings.report.naming import gloss_unit
from rankings.report.parts.findings import list_findings

SLIP = Markup("§")
AMBIGUOUS = "percent_is_points"  # the finding that a printed gain may be of points or of percent
OWN_SHARE = "percentage_vs_fraction"  # the finding that a share is not that of its own fraction
BREAK = Markup('<span class="break" title="{}">‖</span>')


def list_steps(report: Report) -> list[dict]:
    """The rows of the ladder that have a value."""
    return [row for row in report.rows("03_indicator_ladder") if row["value"] is not None]


def part_by_years(steps: list[dict]) -> tuple[list[dict], list[dict]]:
    """The steps of indicators with two years or more, and the steps of the others."""
    years = {
        row["indicator_id"]: {
            other["year"] for other in select_rows(steps, indicator_id=row["indicator_id"])
        }
        for row in steps
    }
    return [row for row in steps if len(years[row["indicator_id"]]) > 1], [
        row for row in steps if len(years[row["indicator_id"]]) == 1
    ]


def name_indicator(report: Report, row: dict) -> str:
    """An indicator's name in this language."""
    known = load_indicators().get(row["indicator_id"])
    return (
        known.name_en
        if report.language == "en" and known
        else str(row["indicator"] or row["indicator_id"])
    )


def find_unit(steps: list[dict]) -> str | None:
    """The unit that an indicator's counts share, which is said once; None where they are no counts,
    or have several.

    >>> hours = {"unit": "giờ", "of": None}
    >>> find_unit([hours, hours]), find_unit([hours, hours | {"unit": "ngày"}])
    ('giờ', None)
    """
    units = {None if is_share(row) else row["unit"] for row in steps}
    return units.pop() if len(units) == 1 else None


def label_indicator(report: Report, row: dict, unit: str | None = None) -> Markup:
    """An indicator's name with what its figures are shares of; that they are counts (of a `unit`
    that all share), or that nobody says of what, where that is so.
    """
    return Markup('<cite class="name">{} ({})</cite>').format(
        name_indicator(report, row), tell_base(report, row, unit)
    )


def is_share(row: dict) -> bool:
    """Whether a figure is a share of something, not a count."""
    return row["unit"] == "%" or row["of"] is not None


def tell_base(report: Report, row: dict, unit: str | None = None) -> Markup:
    """What an indicator's figures are shares of, or count."""
    if not is_share(row):
        return report.words("ladder.counted", unit=gloss_unit(report, unit) if unit else "")
    known = load_indicators().get(row["indicator_id"])
    base = known.base_en if report.language == "en" and known else row["base"]
    return report.words("ladder.base", base=base or "")


def explain_break(report: Report, row: dict) -> str:
    """The reason of a break in this language."""
    return str(in_language(row, "why_not", report.language) or "")


def show_step(report: Report, row: dict, unit_said: str | None = None) -> Markup:
    """One figure of the ladder: break mark, value with fraction or unit (but not one said before),
    evidence, how it is known.
    """
    value = report.figure(row, "value")
    unit = Markup("")
    if row["unit"] == "%":
        unit = Markup("%")
    elif row["unit"] not in (None, unit_said) and row["of"] is None:
        unit = Markup(" {}").format(gloss_unit(report, row["unit"]))
    of = (
        Markup("/{}").format(report.figure(row, "of"))
        if row["of"] is not None and row["unit"] != "%"
        else Markup("")
    )
    broken = (
        BREAK.format(explain_break(report, row)) + "\u00a0"
        if row["comparable_with_previous"] is False
        else Markup("")
    )
    known = (
        Markup(" {}").format(report.tag(row["status"]))
        if row["status"] not in (None, "printed")
        else Markup("")
    )
    doubt = Markup('<a href="#contradictions">*</a>') if is_doubted(report, row) else Markup("")
    doubt += SLIP if list_slips(report, row) else ""
    sign = SIGNS.get(row["comparator"], "").replace(" ", "\u00a0")
    other = find_other_reading(report, row)
    if other is not None:
        said = Markup('<cite class="name">{}%</cite>').format(
            format_number(other, report.language, printed_digits(other))
        )
        doubt += Markup(" {}").format(report.words("ladder.or", other=said))
    shown = Markup("{}{}{}{}{}").format(sign, value, of, unit, doubt)
    return Markup("{}{}{} {}").format(broken, shown, known, report.evidence(row))


def find_other_reading(report: Report, row: dict) -> Decimal | None:
    """What a derived figure is where the gain it comes from is read as relative growth; None where
    the page leaves no choice, or only the one reading gives a whole number of what it is of.
    """
    if row["status"] != "derived":
        return None
    same = {"document_id": row["document_id"], "quote": row["quote"]}
    found = next(iter(report.rows("02_findings", check=AMBIGUOUS, **same)), None)
    if found is None:
        return None
    readings = [parse_number(text.strip(" %"), ",") for text in found["found"].split("/")]
    sizes = {step["of"] for step in select_rows(list_steps(report), **same) if step["of"]}
    if any(is_whole_share(row["value"], size) for size in sizes):
        return None
    return next((other for other in readings if other != row["value"]), None)


def is_whole_share(percent: Decimal, size: Decimal) -> bool:
    """Whether some whole number of a size is this share of it, to the digits that it has.

    >>> (
    ...     is_whole_share(Decimal("43.11"), Decimal(225)),
    ...     is_whole_share(Decimal("53.62"), Decimal(225)),
    ... )
    (True, False)
    """
    part = (percent * size / 100).to_integral_value()
    return round_half_up(100 * part / size, -percent.as_tuple().exponent) == percent


def tell_signs(report: Report, rows: list[dict], note: str) -> Markup:
    """What the signs beside figures mean, those that one of them has: more than, about, the star of
    a doubt, the section sign of a share that its own fraction does not give.
    """
    compared = {row["comparator"] for row in rows}
    slips = dict.fromkeys(slip for row in rows for slip in list_slips(report, row))
    return report.words(
        note,
        over=">" in compared,
        about="~" in compared,
        derived=any(row["status"] == "derived" for row in rows),
        either=any(find_other_reading(report, row) is not None for row in rows),
        doubted=any(is_doubted(report, row) for row in rows),
        slips=[Markup('<cite class="name">{}</cite>').format(slip) for slip in slips],
    )


def is_doubted(report: Report, row: dict) -> bool:
    """Whether a contradiction that the report tells is about a figure."""
    return bool(list_about(row, list_findings(report, is_slight=False)))


def list_slips(report: Report, row: dict) -> list[str]:
    """What is said of a share that its own fraction does not give to the last digit."""
    slight = select_rows(list_findings(report, is_slight=True), check=OWN_SHARE)
    return [in_language(found, "message", report.language) for found in list_about(row, slight)]


def list_about(row: dict, findings: list[dict]) -> list[dict]:
    """The findings about a figure: about its passage, and about this figure of it where they name
    figures.
    """
    return [
        found
        for found in findings
        if found["start"] is not None
        and row["start"] is not None
        and found["document_id"] == row["document_id"]
        and found["start"] <= row["start"] < row["end"] <= found["end"]
        and names_value(found, row["value"])
    ]


def names_value(finding: dict, value: Decimal) -> bool:
    """Whether what a finding quotes holds a figure, by either decimal mark; True where it quotes no
    figure at all.

    >>> names_value({"said": "96,42%"}, Decimal("100")), names_value({"said": "khá"}, Decimal("1"))
    (False, True)
    """
    said = re.findall(r"\d+(?:[.,]\d+)*", finding["said"] or "")
    return not said or any(
        value in (parse_number(text, ","), parse_number(text, ".")) for text in said
    )
