"""Percentages against fractions, populations and maxima: right, rounded, truncated, impossible."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from rankings.clean.checks.report import (
    ERROR,
    NOTE,
    WARNING,
    Place,
    evidence,
    find,
    spans_of,
)
from rankings.clean.checks.shares import (
    MEAN_WORDS,
    fits_population,
    judge_share,
    list_placed,
    smallest_population,
)
from rankings.clean.observations import Claim, Finding, Observations
from rankings.language.rounding import cut_off, digits_of, round_half_up
from rankings.language.sentences import Part, write_number
from rankings.language.text import fold
from rankings.registry.vocabulary import compile_words, find_levels


def check_shares(page: Observations) -> Iterator[Finding]:
    """ "148/225 … đạt tỷ lệ 65,77%": the percentage against its own fraction."""
    for fraction, share in find_share_pairs(page.claims, page.text):
        verdict = judge_share(share.value, fraction.value, fraction.of)
        if verdict == "right":
            continue
        exact = round_half_up(
            Decimal(100) * fraction.value / fraction.of, max(2, digits_of(share.value))
        )
        said, ratio = write_number(share.value), f"{fraction.value}/{fraction.of}"
        yield find(
            "percentage_vs_fraction.shares",
            share,
            said=f"{said}%",
            found=f"{write_number(exact)}%",
            severity=NOTE if verdict == "truncated" else ERROR,
            evidence=evidence("fraction", *spans_of([fraction], "value", "of"))
            + evidence("share", *spans_of([share], "value")),
            ratio=ratio,
            exact=exact,
            share=share.value,
            how=Part("cut_off" if verdict == "truncated" else "does_not_fit"),
        )


# Between a fraction and a percentage: what follows is a share, a mean or a target of its own.
_ANOTHER_SHARE = (
    r"@goal_word|@plan_word|bình quân|trung bình|trong đó|trong khi|cao hơn|thấp nhất|cao nhất"
    r"|\bchung\b|;|năm 20\d\d"
    r"|\b(?:do|vì|bởi)\b|(?:tỷ|tỉ) lệ (?!đạt|là|này)[^;.]{3,60}(?:đạt|là)"
    r"|\bcó (?:trên|dưới|tỷ lệ|tỉ lệ)"
)


# "3/11 huyện đạt 55%": the units reach a share of something; theirs stands behind a comma or
# "chiếm", "tỷ lệ".
_REACH = re.compile(r"\A(?!.*[,(]|.*(?:tỷ|tỉ) lệ).*(?:đạt|đến|tới)\s*\Z")


_OPENS_LIST = re.compile(r":|\bgồm\b")


def _leads_to_share(text: str, claim: Claim, following: Claim) -> bool:
    """Whether no word between a fraction and a percentage, as far as it can be about the latter,
    makes that a figure of its own, and no list opens between the two.
    """
    between = fold(text[claim.spans["value"].end : following.spans["value"].start])
    words = between[-70:]
    return not (
        _OPENS_LIST.search(between)
        or compile_words(_ANOTHER_SHARE).search(words)
        or _REACH.search(words)
        or _is_of_other_things(text, claim, following)
    )


def find_share_pairs(claims: list[Claim], text: str) -> list[tuple[Claim, Claim]]:
    """Each fraction with the percentage printed next behind it in the same sentence, before any
    other fraction.
    """
    placed = list_placed(claims)
    pairs = []
    for claim, following in itertools.pairwise(placed):
        is_fraction = claim.of is not None and claim.of > 0 and claim.unit != "%"
        if (
            is_fraction
            and following.unit == "%"
            and following.of is None
            and following.start < claim.end
            and following.comparator in (None, "=", "~")
            and _leads_to_share(text, claim, following)
        ):
            pairs.append((claim, following))
    return pairs


_NOUN = re.compile(r"%\s(?P<noun>dịch vụ|hồ sơ|thủ tục|văn bản|doanh nghiệp|người|hộ|cán bộ)(?!\w)")


def _is_of_other_things(text: str, claim: Claim, following: Claim) -> bool:
    """ "23/63 tỉnh đã đạt 100% dịch vụ công": a share of what the fraction does not count."""
    noun = _NOUN.match(text, following.spans["value"].end)
    counted = text[claim.spans["value"].start : following.spans["value"].start]
    return noun is not None and noun["noun"] not in counted


def check_percent_of_maximum(page: Observations) -> Iterator[Finding]:
    """A column "Tỷ lệ" against score and maximum."""
    for row in page.rankings:
        if row.percent is None or row.score is None or not row.max_score:
            continue
        if judge_share(row.percent, row.score, row.max_score) == "wrong":
            exact = round_half_up(Decimal(100) * row.score / row.max_score, 2)
            yield find(
                "percentage_vs_fraction.percent_of_maximum",
                row,
                said=f"{row.percent}%",
                found=f"{exact}%",
                severity=ERROR,
                evidence=evidence("percent", *spans_of([row], "percent")),
                unit=row.unit,
                score=row.score,
                max_score=row.max_score,
                exact=exact,
                percent=row.percent,
            )


def _is_of_plan(page: Observations, claim: Claim) -> bool:
    """ "đạt 112% dự toán", "131% so với chỉ tiêu": what a plan can be exceeded by."""
    end = claim.spans["value"].end if "value" in claim.spans else claim.end
    return bool(
        compile_words(r"\s*%?\s*(?:so với|@plan_word|@goal_word|cùng kỳ|của)").match(
            fold(page.text[end : end + 30])
        )
    )


def check_impossible_share(page: Observations) -> Iterator[Finding]:
    """A share below 0 or above 100 %, and a share of units that no whole number of units gives."""
    for claim in page.claims:
        if claim.unit != "%" or claim.value is None:
            continue
        if (
            not 0 <= claim.value <= 100
            and not _is_of_plan(page, claim)
            and re.search(r"tỷ lệ|tỉ lệ|đạt|chiếm", fold(claim.quote))
            and claim.measure != "other"
        ):
            yield find(
                "impossible_percentage.impossible_share",
                claim,
                said=f"{write_number(claim.value)}%",
                found="0–100%",
                severity=ERROR,
                evidence=evidence("value", *spans_of([claim], "value")),
                value=claim.value,
            )
        elif level := population_of(claim):
            size, where = population_size(page, level)
            if size and digits_of(claim.value) and not fits_population(claim.value, size):
                yield _population_finding(claim, level, size, where)


def _population_finding(claim: Claim, level: str, size: int, where: list[Place]) -> Finding:
    """The nearest share that so many units can give, and the fewest units that give the printed."""
    nearest = min(
        (round_half_up(Decimal(100) * part / size, 2) for part in range(size + 1)),
        key=lambda share: abs(share - claim.value),
    )
    smallest = smallest_population(claim.value)
    cut = smallest_population(claim.value, ("right", "truncated"))
    would_do = cut and cut < (smallest or 1000)
    part = round(claim.value * cut / 100) if cut else 0
    return find(
        "impossible_percentage.of_population",
        claim,
        said=f"{write_number(claim.value)}%",
        found=f"n = {size}: {write_number(nearest)}%",
        severity=WARNING,
        evidence=evidence("value", *spans_of([claim], "value")) + evidence("row", *where),
        value=claim.value,
        size=size,
        population=Part(f"population.{level}"),
        nearest=nearest,
        rounded=Part("least_rounded", count=smallest) if smallest and not would_do else "",
        cut=Part(
            "would_do_cut",
            count=cut,
            part=part,
            exact=cut_off(Decimal(100) * part / cut, digits_of(claim.value) + 1),
            unnamed=Part("one_unnamed") if cut == size + 1 else "",
        )
        if would_do
        else "",
    )


def population_of(claim: Claim) -> str | None:
    """The one level whose units a share is a share of; None where two levels or none are named."""
    words = fold(claim.subject or "")
    if MEAN_WORDS.search(fold(claim.measure or "") + " " + words):
        return None  # a mean or an index in percent is no share of units
    if re.search(r"(?:tỷ|tỉ) lệ (?!đơn vị|cơ quan|sở|huyện|xã|các)", fold(claim.measure or "")):
        return None  # "tỷ lệ hồ sơ đúng hạn của các sở"
    levels = find_levels(words)
    return levels[0] if len(levels) == 1 and re.search(r"đơn vị|cơ quan|sở", words) else None


def population_size(page: Observations, level: str) -> tuple[int | None, list]:
    """How many units of a level the page names as ranked or excluded, where it has a whole table of
    them.
    """
    rows = [
        row
        for row in page.rankings
        if row.level == level
        and row.source == "table"
        and row.year == page.document.evaluation_year
    ]
    if len(rows) < 5:
        return None, []
    excluded = [row for row in page.exclusions if row.level == level]
    return (
        len(
            {row.identity for row in rows}
            | {row.unit_id or row.unit.casefold() for row in excluded}
        ),
        [rows[-1], *excluded[:1]],
    )


CHECKS = (
    check_shares,
    check_percent_of_maximum,
    check_impossible_share,
)
