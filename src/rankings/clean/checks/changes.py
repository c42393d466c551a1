"""Change + previous = current, in rows and in claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from rankings.clean.checks.ground import earlier_years, is_converted, says_in_place
from rankings.clean.checks.report import ERROR, evidence, find, spans_of
from rankings.clean.checks.shares import fits_population, list_placed
from rankings.clean.observations import Claim, Finding, Observations, Ranking
from rankings.language.rounding import digits_of, round_half_up, same_figure
from rankings.language.sentences import Part, write_number
from rankings.language.text import fold
from rankings.parse.model import Span
from rankings.registry.provinces import MERGED

UNLIKE = 1.2  # lists so many times longer are no two editions of one


def check_score_change(page: Observations) -> Iterator[Finding]:
    """Last year's score + change ≠ this year's score."""
    for row in page.rankings:
        if None in (row.score, row.previous_score, row.score_change) or row.change_unit == "%":
            continue
        found = row.score - row.previous_score
        is_told = _says_all(row, "score", "previous_score", "score_change")
        if found != row.score_change and is_told and _is_sure(row) and not _fits(row, found):
            yield _mismatch(
                "change_mismatch",
                row,
                Part("unit.points"),
                row.score_change,
                found,
                f"{row.previous_score} → {row.score}",
            )


def _says_all(row: Ranking, *names: str) -> bool:
    """Whether one place prints them all: a rank from another sentence may be that of a part."""
    return all(says_in_place(row, name) for name in names)


def _is_sure(row: Ranking) -> bool:
    """Whether change and earlier value are surely of one year and one scale."""
    return len(earlier_years(row) | ({row.baseline} - {None})) < 2 and not is_converted(row)


def _fits(row: Ranking, found: Decimal) -> bool:
    """Whether a printed change is the found one rounded, or the growth in percent of a column that
    does not say what it measures.
    """
    if same_figure(row.score_change, found):
        return True
    if row.source != "table" or row.change_unit or not row.previous_score:
        return False
    growth = Decimal(100) * found / row.previous_score
    return round_half_up(growth, digits_of(row.score_change)) == row.score_change


def check_change_in_words(page: Observations) -> Iterator[Finding]:
    """ "đạt 85,20%, tăng 3,10% so với năm 2021 (82,50%)": value, change and the earlier value of
    one sentence.
    """
    told = [
        (row, row.score, row.score_change, row.score_unit, row.spans.get("score_change"))
        for row in page.rankings
        if row.previous_score is None
    ]
    told += [
        (claim, claim.value, claim.change, claim.unit, claim.spans.get("change"))
        for claim in page.claims
        if claim.change_unit in (None, claim.unit)  # "60.000 hồ sơ, tăng 20%", "thứ 14, tăng 2 bậc"
    ]
    for row, value, change, unit, span in told:
        if None in (value, change, span) or not row.baseline:
            continue
        earlier = _find_value_behind(page, row, unit, span)
        if (
            earlier is None
            or value - change == earlier.value
            or ("%" in (unit, row.change_unit) and _is_growth(earlier.value, value, change))
        ):
            continue
        yield find(
            "change_mismatch.change_in_words",
            row,
            said=change,
            found=value - earlier.value,
            severity=ERROR,
            evidence=evidence("value", span, earlier.spans["value"]),
            value=value,
            earlier_value_text=earlier.value_text,
            earlier_value=earlier.value,
        )


def _find_value_behind(
    page: Observations, row: Ranking | Claim, unit: str | None, change: Span
) -> Claim | None:
    """The value of the year before that stands right behind a change: "(82,50%)"."""
    return next(
        (
            claim
            for claim in list_placed(page.claims)
            if claim.year == row.baseline
            and claim.unit == unit
            and claim.value is not None
            and claim is not row
            and row.start <= claim.start < row.end
            and 0 < claim.spans["value"].start - change.end < 60
        ),
        None,
    )


def _is_growth(earlier: Decimal, value: Decimal, change: Decimal) -> bool:
    """Whether a share grew by `change` percent of itself; "giảm 100%" leaves nothing.

    >>> _is_growth(Decimal("82.5"), Decimal("84.15"), Decimal(2)), _is_growth(5, 0, Decimal(-100))
    (True, True)
    """
    factor = 1 + change / 100
    return abs(earlier * factor - value) <= abs(factor) * Decimal("0.05")


def check_rank_change(page: Observations) -> Iterator[Finding]:
    """Last year's rank − places gained ≠ this year's rank; or a change that leads above rank 1."""
    for row in page.rankings:
        if row.rank is None or row.rank_change is None or not _says_all(row, "rank", "rank_change"):
            continue
        told = row.previous_rank if _says_all(row, "previous_rank") else None
        previous = told or _rank_before(page, row)
        if previous is not None:
            found = previous - row.rank
            if found != row.rank_change and _is_sure(row) and not _of_unlike_sizes(row):
                yield _mismatch(
                    "rank_change_mismatch",
                    row,
                    Part("unit.places"),
                    row.rank_change,
                    found,
                    f"{previous} → {row.rank}",
                )
        elif row.rank + row.rank_change < 1 or (
            row.rank_of
            and row.rank + row.rank_change > row.rank_of
            and not (row.level == "province" and row.rank_of == MERGED)
        ):  # the list of the year before the merger was longer
            yield find(
                "rank_change_mismatch.impossible",
                row,
                said=row.rank_change,
                found=row.rank + row.rank_change,
                evidence=evidence("rank_change", *spans_of([row], "rank", "rank_change")),
                severity=ERROR,
                unit=row.unit,
                rank=row.rank,
                among=Part("among", size=row.rank_of) if row.rank_of else "",
            )


def _of_unlike_sizes(row: Ranking) -> bool:
    """Whether a row's two ranks are printed of a nation and of a region: "58/63 … 12/13"."""
    sizes = [
        int(span.text) for span in spans_of([row], "rank_of", "previous_of") if span.text.isdigit()
    ]
    return len(sizes) == 2 and max(sizes) > UNLIKE * min(sizes)


def _rank_before(page: Observations, row: Ranking) -> int | None:
    """The rank that the page prints for the unit in the year before, by the same index, among as
    many: a row of its own; None where there is none or there are two.
    """
    asked = (row.identity, row.level, row.index_name, row.rank_of, row.label)
    ranks = {
        other.rank
        for other in page.rankings
        if (other.identity, other.level, other.index_name, other.rank_of, other.label) == asked
        and row.year is not None
        and other.year == row.year - 1 == (row.baseline or other.year)
        and other.rank_source == row.rank_source == "printed"
    }
    return ranks.pop() if len(ranks) == 1 and None not in ranks else None


def _mismatch(
    check: str, row: Ranking, measured_in: Part, said: object, found: object, path: str
) -> Finding:
    changed = spans_of([row], "previous_score", "previous_rank", "score_change", "rank_change")
    return find(
        f"{check}.mismatch",
        row,
        said=f"{said}",
        found=f"{found}",
        severity=ERROR,
        evidence=evidence("value", *changed),
        unit=row.unit,
        printed=said,
        measured_in=measured_in,
        path=path,
        result=found,
    )


_LEADS_FROM = re.compile(r"(?:từ|lên|xuống|còn|đến)\s*\Z")
_EARLIER_BEHIND = re.compile(r"\s?%?[^().;\d]{0,30}(?:20\d\d)?\s?\((?:đạt )?\d+(?:[.,]\d+)?\s?%")
_SHARE = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s?%")


def check_percent_is_points(page: Observations) -> Iterator[Finding]:
    """A share that "tăng 22,10%": percentage points or a relative growth, the page does not say
    which. Of "giảm 100%" only one reading is possible.
    """
    for claim in page.claims:
        if (
            claim.change not in (None, 0, -100)
            and claim.change_unit == "%"
            and claim.unit == "%"
            and claim.value is not None
            and "change" in claim.spans
            and _is_open(page, claim.value, claim.change, claim.spans["change"])
        ):
            base = next(
                (
                    other.of
                    for other in page.claims
                    if other.of and other.start == claim.start and other.unit != "%"
                ),
                None,
            )
            yield points_finding(claim, claim.value, claim.change, claim.spans["change"], base)
    for row in page.rankings:
        if (
            row.score is not None
            and row.score_change not in (None, 0, -100)
            and "%" in (row.score_unit or "")
            and row.change_unit == "%"
            and "score_change" in row.spans
            and row.previous_score is None  # which tells the one from the other
            and _is_open(page, row.score, row.score_change, row.spans["score_change"])
        ):
            yield points_finding(row, row.score, row.score_change, row.spans["score_change"], None)


def read_both(value: Decimal, change: Decimal) -> tuple[Decimal, Decimal]:
    """The earlier value of a share, the change read as percentage points and as relative growth.

    >>> read_both(Decimal("95.25"), Decimal("22.10"))
    (Decimal('73.15'), Decimal('78.01'))
    """
    return value - change, round_half_up(value / (1 + change / 100), digits_of(value))


def _is_open(page: Observations, value: Decimal, change: Decimal, span: Span) -> bool:
    """Whether both readings of a change are possible, and no share that the page prints is one of
    the two earlier values: "cao hơn 1,71% so với năm 2022 (86,62%)" tells which.
    """
    earlier = read_both(value, change)
    if earlier[0] == earlier[1]:
        return False  # "84,3%, giảm 0,2%": 84,5 whichever way it is read
    if _LEADS_FROM.search(fold(page.text[max(0, span.start - 8) : span.start])):
        return False  # "tăng từ 95,6%" is a value, no change
    if _EARLIER_BEHIND.match(fold(page.text[span.end : span.end + 80])):
        return False
    if not all(0 <= share <= 100 for share in (*earlier, value)):
        return False
    printed = {Decimal(text.replace(",", ".")) for text in _SHARE.findall(page.text)}
    return not printed & set(earlier)


def points_finding(
    row: Claim | Ranking, value: Decimal, change: Decimal, span: Span, base: Decimal | None
) -> Finding:
    """Both readings of a change given in %, and which of them gives a whole number of units where
    the base is printed.
    """
    points, relative = read_both(value, change)
    proof: Part | str = ""
    if base and fits_population(points, int(base)) and not fits_population(relative, int(base)):
        part = (points * base / 100).to_integral_value()
        proof = Part("percent_is_points.proof", part=part, base=base)
    return find(
        "percent_is_points.points_finding",
        row,
        said=f"{abs(change)}%",
        found=f"{write_number(points)}% / {write_number(relative)}%",
        evidence=evidence("change", span),
        verb=Part("rise" if change > 0 else "fall"),
        change=abs(change),
        value=value,
        points=points,
        relative=relative,
        proof=proof,
    )


CHECKS = (check_score_change, check_change_in_words, check_rank_change, check_percent_is_points)
