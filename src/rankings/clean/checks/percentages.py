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
    digits_of,
    evidence,
    find,
    place_of,
    round_share,
)
from rankings.clean.checks.shares import (
    fits_population,
    judge_share,
    smallest_population,
    wholes_of,
)
from rankings.clean.observations import Claim, Finding, Observations
from rankings.language.sentences import Part, write_number
from rankings.language.text import fold

POPULATIONS = {
    "department": re.compile(r"cấp sở|sở, ban, ngành|các sở\b"),
    "district": re.compile(r"cấp huyện|huyện, thành, thị|huyện, thị xã, thành phố"),
    "commune": re.compile(r"cấp xã|xã, phường, thị trấn"),
}


def check_shares(page: Observations) -> Iterator[Finding]:
    """ "148/225 … đạt tỷ lệ 65,77%": the percentage against its own fraction."""
    for fraction, share in find_share_pairs(page.claims, page.text):
        verdict = judge_share(share.value, fraction.value, fraction.of)
        if verdict == "right":
            continue
        exact = round_share(
            Decimal(100) * fraction.value / fraction.of, max(2, digits_of(share.value))
        )
        said, ratio = write_number(share.value), f"{fraction.value}/{fraction.of}"
        yield find(
            "percentage_vs_fraction.shares",
            share,
            said=f"{said}%",
            found=f"{write_number(exact)}%",
            severity=NOTE if verdict == "truncated" else ERROR,
            evidence=evidence(
                "fraction",
                *[fraction.spans[name] for name in ("value", "of") if name in fraction.spans],
            )
            + evidence("share", *[share.spans[name] for name in ("value",) if name in share.spans]),
            ratio=ratio,
            exact=exact,
            share=share.value,
            how=Part("cut_off" if verdict == "truncated" else "does_not_fit"),
        )


# Between a fraction and a percentage: what follows is a share, a mean or a target of its own.
_ANOTHER_SHARE = re.compile(
    r"mục tiêu|kế hoạch|bình quân|trung bình|trong đó|cao hơn|thấp nhất|cao nhất|\bchung\b|;"
    r"|(?:tỷ|tỉ) lệ (?!đạt|là|này)[^,;.]{3,60}(?:đạt|là)|\bcó (?:trên|dưới|tỷ lệ|tỉ lệ)|chỉ tiêu"
)


def _words_between(text: str, claim: Claim, following: Claim) -> str:
    """The words that lead from a figure to the next, as far as they can be about the latter."""
    end = following.spans["value"].start
    return text[max(claim.spans["value"].end, end - 70) : end]


def find_share_pairs(claims: list[Claim], text: str) -> list[tuple[Claim, Claim]]:
    """Each fraction with the percentage printed next behind it in the same sentence, before any
    other fraction.
    """
    placed = sorted(
        (claim for claim in claims if "value" in claim.spans),
        key=lambda claim: claim.spans["value"].start,
    )
    pairs = []
    for claim, following in itertools.pairwise(placed):
        is_fraction = claim.of is not None and claim.of > 0 and claim.unit != "%"
        if (
            is_fraction
            and following.unit == "%"
            and following.of is None
            and following.start < claim.end
            and following.comparator in (None, "=", "~")
            and not _ANOTHER_SHARE.search(fold(_words_between(text, claim, following)))
        ):
            pairs.append((claim, following))
    return pairs


def check_percent_of_maximum(page: Observations) -> Iterator[Finding]:
    """A column "Tỷ lệ" against score and maximum."""
    for row in page.rankings:
        if row.percent is None or row.score is None or not row.max_score:
            continue
        if judge_share(row.percent, row.score, row.max_score) == "wrong":
            exact = round_share(Decimal(100) * row.score / row.max_score, 2)
            yield find(
                "percentage_vs_fraction.percent_of_maximum",
                row,
                said=f"{row.percent}%",
                found=f"{exact}%",
                severity=ERROR,
                evidence=evidence(
                    "percent", *[row.spans[name] for name in ("percent",) if name in row.spans]
                ),
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
        re.match(
            r"\s*%?\s*(?:so với|kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết|cùng kỳ|của)",
            fold(page.text[end : end + 30]),
        )
    )


def check_impossible_share(page: Observations) -> Iterator[Finding]:
    """A share of units that no whole number of units gives, and a share above 100 %."""
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
                evidence=evidence("value", claim.spans["value"]) if "value" in claim.spans else [],
                value=claim.value,
            )
            continue
        level = population_of(claim)
        size, where = population_size(page, level) if level else (None, [])
        if size and digits_of(claim.value) and not fits_population(claim.value, size):
            nearest = min(
                (Decimal(100) * part / size for part in range(size + 1)),
                key=lambda share: abs(share - claim.value),
            )
            smallest, cut = (
                smallest_population(claim.value),
                smallest_population(claim.value, verdicts=("right", "truncated")),
            )
            would_do = cut and cut < (smallest or 1000)
            yield find(
                "impossible_percentage.of_population",
                claim,
                said=f"{write_number(claim.value)}%",
                found=f"n = {size}: {write_number(round_share(nearest, 2))}%",
                severity=WARNING,
                evidence=(evidence("value", claim.spans["value"]) if "value" in claim.spans else [])
                + evidence("row", *where),
                value=claim.value,
                size=size,
                population=Part(f"population.{level}"),
                nearest=round_share(nearest, 2),
                rounded=Part("least_rounded", count=smallest) if smallest else "",
                cut=Part("would_do_cut", count=cut) if would_do else "",
            )


def population_of(claim: Claim) -> str | None:
    """The one level whose units a share is a share of; None where two levels or none are named."""
    words = fold(claim.subject or "")
    if _MEAN.search(fold(claim.measure or "") + " " + words):
        return None  # a mean or an index in percent is no share of units
    levels = [level for level, pattern in POPULATIONS.items() if pattern.search(words)]
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
        [place_of(rows[-1]), *map(place_of, excluded[:1])],
    )


def check_counted_shares(page: Observations) -> Iterator[Finding]:
    """ "420.331 hồ sơ, … trực tuyến là 364.944 hồ sơ, đạt 86,82%": a share against the two counts
    before it.
    """
    placed = sorted(
        (claim for claim in page.claims if "value" in claim.spans),
        key=lambda claim: claim.spans["value"].start,
    )
    for whole, part, share in zip(placed, placed[1:], placed[2:], strict=False):
        same = (
            whole.unit
            and fold(whole.unit) == fold(part.unit or "")
            and whole.unit != "%"
            and share.unit == "%"
        )
        if (
            not same
            or _is_mean(page, share)
            or part.of
            or whole.of
            or share.of
            or share.start >= whole.end
            or None in (whole.value, part.value, share.value)
        ):
            continue
        between = fold(page.text[part.spans["value"].end : share.spans["value"].start])
        is_share_of_it = (
            re.fullmatch(r"[^;.(]*?(?:đạt|chiếm|bằng|tương đương)(?: tỷ lệ| tỉ lệ)?", between)
            and "trong đó" not in between
        )
        if (
            is_share_of_it
            and whole.value > 0 < part.value
            and share.value <= 100
            and judge_share(share.value, part.value, whole.value) == "wrong"
        ):
            exact = round_share(Decimal(100) * part.value / whole.value, 2)
            yield find(
                "percentage_vs_fraction.counted_shares",
                share,
                said=f"{write_number(share.value)}%",
                found=f"{write_number(exact)}%",
                severity=WARNING,
                evidence=evidence("count", whole.spans["value"], part.spans["value"]),
                part_value_text=part.value_text,
                whole_value_text=whole.value_text,
                whole_unit=whole.unit,
                exact=exact,
                share_value=share.value,
            )


_MEAN = re.compile(r"trung bình|bình quân|chỉ số|giá trị|hài lòng|điểm")


def _is_mean(page: Observations, share: Claim) -> bool:
    """Whether the sentence speaks of a mean or an index before the percentage: no share of a
    count.
    """
    place = share.spans["value"].start if "value" in share.spans else share.end
    return bool(_MEAN.search(fold(page.text[share.start : place])))


def check_count_without_base(page: Observations) -> Iterator[Finding]:
    """ "905 dịch vụ, đạt 42,46%": a count and its share, for which no whole number of all services
    exists.
    """
    placed = sorted(
        (claim for claim in page.claims if "value" in claim.spans),
        key=lambda claim: claim.spans["value"].start,
    )
    for part, share in itertools.pairwise(placed):
        whole = (
            part.value is not None
            and part.of is None
            and part.unit != "%"
            and part.value == part.value.to_integral_value()
        )
        is_share = (
            share.unit == "%"
            and share.value
            and share.of is None
            and share.comparator in (None, "=")
            and share.value < 100
        )
        if (
            not whole
            or not is_share
            or _is_mean(page, share)
            or _NO_POPULATION.match(fold(part.unit or ""))
            or not is_said_of(
                page.text[part.spans["value"].end : share.spans["value"].start], part.unit
            )
        ):
            continue
        if wholes_of(part.value, share.value):
            continue
        cut = wholes_of(part.value, share.value, ("right", "truncated"))
        yield find(
            "impossible_percentage.count_without_base",
            share,
            said=f"{write_number(share.value)}%",
            found=f"{cut[0]}" if cut else "—",
            severity=NOTE if cut else WARNING,
            evidence=evidence("count", part.spans["value"])
            + evidence("share", share.spans["value"]),
            part_value_text=part.value_text,
            part_unit=part.unit or "",
            share_value=share.value,
            cut=Part("whole_if_cut", count=cut[0]) if cut else "",
        )


# What is counted but is no whole that a percentage is a share of.
_NO_POPULATION = re.compile(
    r"(?:các )?(?:lĩnh vực|tiêu chí|yếu tố|chỉ số|trụ cột|nội dung|nhóm|khía cạnh|năm|tháng|ngày)\b"
)


def is_said_of(between: str, unit: str | None) -> bool:
    """Whether a share stands right behind the count it is a share of: "905 dịch vụ, đạt 42,46%"."""
    words = fold(between)
    return (
        bool(
            re.fullmatch(
                r"[^;.():]{0,80}?,? ?\(?(?:đạt|chiếm|bằng|tương đương)(?: tỷ lệ| tỉ lệ)?", words
            )
        )
        and "trong đó" not in words
    )


CHECKS = (
    check_shares,
    check_percent_of_maximum,
    check_impossible_share,
    check_counted_shares,
    check_count_without_base,
)
