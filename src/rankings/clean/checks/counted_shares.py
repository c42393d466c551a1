"""Percentages of counted things: a share against the two counts, or the one, it stands behind."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from rankings.clean.checks.report import NOTE, WARNING, evidence, find
from rankings.clean.checks.shares import MEAN_WORDS, judge_share, list_placed, wholes_of
from rankings.clean.observations import Claim, Finding, Observations
from rankings.language.rounding import round_half_up
from rankings.language.sentences import Part, write_number
from rankings.language.text import fold
from rankings.registry.vocabulary import compile_words

_IS_SHARE = re.compile(r"[^;.(]*?(?:đạt|chiếm|bằng|tương đương)(?: tỷ lệ| tỉ lệ)?")


def check_counted_shares(page: Observations) -> Iterator[Finding]:
    """ "420.331 hồ sơ, … trực tuyến là 364.944 hồ sơ, đạt 86,82%": a share against the two counts
    before it.
    """
    placed = list_placed(page.claims)
    for whole, part, share in zip(placed, placed[1:], placed[2:], strict=False):
        if (
            not whole.unit
            or fold(whole.unit) != fold(part.unit or "")
            or whole.unit == "%"
            or share.unit != "%"
            or part.of
            or whole.of
            or share.of
            or share.start >= whole.end
            or _is_mean(page, share)
        ):
            continue
        between = fold(page.text[part.spans["value"].end : share.spans["value"].start])
        if (
            None not in (whole.value, part.value, share.value)
            and _IS_SHARE.fullmatch(between)
            and "trong đó" not in between
            and whole.value > 0 < part.value
            and share.value <= 100
            and judge_share(share.value, part.value, whole.value) == "wrong"
        ):
            exact = round_half_up(Decimal(100) * part.value / whole.value, 2)
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


def _is_mean(page: Observations, share: Claim) -> bool:
    """Whether the sentence speaks of a mean or an index before the percentage: no share of a
    count.
    """
    place = share.spans["value"].start if "value" in share.spans else share.end
    return bool(MEAN_WORDS.search(fold(page.text[share.start : place])))


def check_count_without_base(page: Observations) -> Iterator[Finding]:
    """ "905 dịch vụ, đạt 42,46%": a count and its share, for which no whole number of all services
    exists.
    """
    placed = list_placed(page.claims)
    for part, share in itertools.pairwise(placed):
        if (
            not _is_counted(page, part)
            or not _is_plain_share(page, share)
            or not is_said_of(page.text[part.spans["value"].end : share.spans["value"].start])
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
_NO_POPULATION = r"(?:các )?(?:@criterion_word|@part_word|chỉ số|nhóm|khía cạnh|năm|tháng|ngày)\b"


# "vị trí thứ 4", "tốp 10", "năm 2023": numbers that count nothing.
_NO_COUNT = re.compile(
    r"(?:thứ|vị trí|hạng|xếp|đứng|top|tốp|nhóm|mức|loại|quý|tháng|năm|ngày|số|lần|từ|đến|kỳ|khóa)"
    r"\s*\Z"
)


def _is_counted(page: Observations, part: Claim) -> bool:
    """Whether a figure is a whole number of things that may be a part of a whole."""
    start = part.spans["value"].start
    return (
        part.value is not None
        and part.of is None
        and part.unit != "%"
        and part.value == part.value.to_integral_value()
        and not compile_words(_NO_POPULATION).match(fold(part.unit or ""))
        and not _NO_COUNT.search(fold(page.text[max(0, start - 12) : start]))
    )


def _is_plain_share(page: Observations, share: Claim) -> bool:
    """Whether a figure is a share below 100%: no mean, no score of a unit."""
    return bool(
        share.unit == "%"
        and share.value
        and share.of is None
        and share.comparator in (None, "=")
        and share.value < 100
        and not _is_mean(page, share)
        and all(row.score != share.value for row in page.rankings)
    )


def is_said_of(between: str) -> bool:
    """Whether a share stands right behind the count it is a share of: "905 dịch vụ, đạt 42,46%"."""
    words = fold(between)
    return (
        bool(
            re.fullmatch(
                r"[^;.():,]{0,40}?(?:, ?|\(| ?chiếm| ?bằng| ?tương đương)"
                r"(?:đạt|chiếm|bằng|tương đương)?(?: tỷ lệ| tỉ lệ)?",
                words,
            )
        )
        and "trong đó" not in words
        and not re.search(r"(?:tỷ|tỉ) lệ \w", words)
    )


CHECKS = (
    check_counted_shares,
    check_count_without_base,
)
