"""Means and components: a total or an average that lies outside its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from rankings.clean.checks.report import WARNING, evidence, find
from rankings.clean.checks.shares import list_placed
from rankings.clean.merging import group_rows
from rankings.clean.observations import Claim, Finding, Observations, Ranking
from rankings.language.rounding import last_digit
from rankings.language.sentences import Part
from rankings.language.text import fold
from rankings.registry.frameworks import national_indices
from rankings.registry.vocabulary import compile_words, find_words

SMALL_SCALE = Decimal("1.2")  # an index between 0 and 1, with room for a misprint


def check_mean_of_parts(page: Observations) -> Iterator[Finding]:
    """A total that is the mean of its columns in most rows, but lies outside them in one."""
    for rows in group_rows(page.rankings).values():
        parted = [row for row in rows if row.score is not None and len(row.components) >= 2]
        outside = [
            row
            for row in parted
            if not min(row.components.values()) <= row.score <= max(row.components.values())
        ]
        adds_up = [
            row
            for row in parted
            if abs(sum(row.components.values()) - row.score) <= Decimal("0.05")
        ]
        if len(parted) >= 3 and len(adds_up) >= 0.6 * len(parted):
            for row in parted:
                if row not in adds_up and not any("trừ" in fold(name) for name in row.components):
                    yield _part_finding(row, sum(row.components.values()), "sum_of_columns")
        elif (
            parted
            and 0 < len(outside) <= max(1, 0.4 * len(parted))
            and (len(parted) >= 3 or _same_scale(parted[0]))
        ):
            for row in outside:
                low, high = min(row.components.values()), max(row.components.values())
                yield _part_finding(
                    row,
                    f"{low}–{high}",
                    "range_of_components",
                )


def _same_scale(row: Ranking) -> bool:
    return max([*row.components.values(), row.score]) <= SMALL_SCALE


def _part_finding(row: Ranking, found: object, what: str) -> Finding:
    spans = [span for name, span in row.spans.items() if name.startswith("component:")]
    return find(
        "component_mean_out_of_range.part_finding",
        row,
        said=row.score,
        found=found,
        evidence=evidence("component", *spans),
        unit=row.unit,
        what=Part(what),
    )


MEAN = re.compile(r"bình quân|trung bình(?! khá)")


def check_mean_of_group(page: Observations) -> Iterator[Finding]:
    """A printed average above the first or below the last of its group, or not the mean of a whole
    table.
    """
    groups = [*group_rows(page.rankings).values()]
    for claim in page.claims:
        about = [
            rows
            for rows in groups
            if claim.level in (None, rows[0].level)
            and claim.year in (None, rows[0].year)
            and sum(row.score is not None for row in rows) >= 2
            and _is_of_these_scores(claim, rows)
        ]
        if len(about) != 1 or not _is_mean_of_scores(page, claim):
            continue
        rows = about[0]
        scored = sorted((row for row in rows if row.score is not None), key=lambda row: row.score)
        lowest, highest, scores = scored[0], scored[-1], [row.score for row in scored]
        if (highest.rank == 1 and claim.value > highest.score) or (
            _knows_last(rows, scored) and claim.value < lowest.score
        ):
            yield _mean_finding(
                "component_mean_out_of_range.mean_of_group",
                claim,
                scored,
                found=f"{lowest.score}–{highest.score}",
                scored_score_text=lowest.score_text,
                scored_score_text2=highest.score_text,
            )
        elif is_whole_table(page, rows) and not _is_narrower(page, claim.quote):
            mean = sum(scores) / len(scores)
            room = last_digit(claim.value) + max(map(last_digit, scores))
            if abs(mean - claim.value) > room:
                yield _mean_finding(
                    "component_mean_out_of_range.mean_of_rows",
                    claim,
                    scored,
                    found=f"{mean:.2f}",
                    severity=WARNING,
                    rows=len(scores),
                    mean=round(mean, 2),
                )


# "khá, trung bình", "trung bình và yếu": a grade among others.
_GRADE = re.compile(
    r"(?:loại|mức|hạng|nhóm|khá|tốt|giỏi|yếu|kém)[ ,(“\"]+(?:và |hoặc )?trung bình"
    r"|trung bình[ ,]+(?:và |hoặc |đến )?(?:loại )?(?:yếu|kém|khá|thấp|cao)"
)
_FEWEST_POINTS = 50  # that a whole index gives
_IS_SHARE = re.compile(r"(?:chiếm|(?:tỷ|tỉ) lệ|tương đương|bằng)\W*\Z")


def _is_mean_of_scores(page: Observations, claim: Claim) -> bool:
    """Whether a figure is a mean of scores: not the 18 of "điểm trung bình của 18 đơn vị", no grade
    ("loại Trung bình"), no bound ("Trung bình từ 60% đến dưới 70%"), no share ("chiếm 12,5%"); a
    word for the mean stands before it in its sentence.
    """
    measure = fold(claim.measure or "")
    if claim.value is None or "value" not in claim.spans:
        return False
    if claim.of is not None and claim.of < _FEWEST_POINTS:
        return False  # "đạt trung bình 12,4/20 điểm": of a part
    before = fold(page.text[claim.start : claim.spans["value"].start])
    return bool(
        claim.comparator in (None, "=")
        and MEAN.search(measure)
        and MEAN.search(before)
        and not _IS_SHARE.search(before)
        and not _GRADE.search(fold(claim.quote))
        and re.search(r"điểm|%" if claim.unit else r"điểm|chỉ số", claim.unit or measure)
    )


def _is_of_these_scores(claim: Claim, rows: list[Ranking]) -> bool:
    """Whether a mean in percent stands beside scores in percent, and one in points beside points:
    "49,9 điểm (đạt 79% điểm tối đa)"; never one below the column of a part.
    """
    if any(claim.subject in row.components for row in rows):
        return False
    in_percent = {row.score_unit == "%" for row in rows if row.score is not None}
    return claim.unit is None or in_percent == {claim.unit == "%"}


def _knows_last(rows: list[Ranking], scored: list[Ranking]) -> bool:
    """Whether the lowest score printed is the lowest there is."""
    return scored[0].rank_from_bottom == 1 or (
        not re.search(r"dẫn đầu|đứng đầu|cao nhất|tốp|top", fold(rows[0].label or ""))
        and all(row.source == "table" for row in rows)
        and len(scored) == len(rows)
    )


def _mean_finding(code: str, claim: Claim, scored: list[Ranking], **values: object) -> Finding:
    return find(
        code,
        claim,
        said=f"{claim.value}",
        evidence=evidence("row", scored[-1], scored[0]),
        value_text=claim.value_text,
        **values,
    )


# Words that make a mean one of something else than the units' totals of this year.
_NARROWER = (
    r"@criterion_word|@part_word|tỷ lệ|tỉ lệ|nhóm"
    r"|khối(?! (?:các )?(?:sở|huyện|xã))|cả nước|toàn quốc|cả tỉnh|tốp|top|năm trước|giai đoạn"
    r"|tự (?:chấm|đánh giá)|dẫn đầu|cuối|hài lòng|điều tra|xã hội học|thẩm định|thưởng|của tỉnh"
)


def _is_narrower(page: Observations, quote: str) -> bool:
    """Whether a sentence speaks of a part, or names an index that ranks provinces or is not the
    page's own.
    """
    named = {word.value for word in find_words(quote, "index_name")}
    is_other = named - {page.document.framework} or named & national_indices()
    return bool(is_other or compile_words(_NARROWER).search(fold(quote)))


def is_whole_table(page: Observations, rows: list[Ranking]) -> bool:
    """Whether a table prints the score of every unit that was ranked: places without a hole from
    the first on, and no word of more units.
    """
    ranks = sorted(row.rank for row in rows if row.rank is not None)
    if not (
        len(ranks) == len(rows) >= 3
        and all(row.score is not None and row.source == "table" for row in rows)
        and ranks[0] == 1
        and all(after <= place + 1 for place, after in enumerate(ranks))
    ):
        return False
    told = [row.rank_of for row in rows if row.rank_of]
    counts = [
        claim.value
        for claim in page.claims
        if claim.value is not None and compile_words("@count_noun").search(fold(claim.unit or ""))
    ]
    return max([*told, *counts], default=0) <= len(rows)


PILLARS = "@criterion_word|@pillar_word|thành phần"


def check_mean_of_pillars(page: Observations) -> Iterator[Finding]:
    """ "trung bình … 0,6961; chính quyền số 0,7582, kinh tế số 0,7723": a mean outside all of its
    parts.
    """
    placed = [claim for claim in list_placed(page.claims) if claim.value is not None]
    for index, mean in enumerate(placed):
        measure = fold(mean.measure or "")
        if not MEAN.search(measure) or compile_words(PILLARS).search(measure):
            continue
        if re.search(r"cả nước|toàn quốc|các tỉnh", measure):
            continue  # the parts that follow are the province's
        parts = [
            claim
            for claim in placed[index + 1 : index + 6]
            if compile_words(PILLARS).search(fold(claim.measure or ""))
            and claim.unit == mean.unit
            and claim.spans["value"].start - mean.spans["value"].start < 500
        ]
        values = [claim.value for claim in parts]
        if len(parts) < 2 or not max(values) / 2 <= mean.value <= 2 * max(values):
            continue  # of another scale: 73.92 of 100 beside parts of 10
        if not min(values) <= mean.value <= max(values):
            yield find(
                "component_mean_out_of_range.mean_of_pillars",
                mean,
                said=f"{mean.value}",
                found=f"{min(values)}–{max(values)}",
                evidence=evidence("component", *[claim.spans["value"] for claim in parts]),
                mean_value_text=mean.value_text,
                names=", ".join(claim.value_text for claim in parts),
            )
