"""Parts, wholes and sizes: two denominators of one population, "toàn bộ" of a part, values of
another size.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from rankings.clean.checks.ground import is_explained
from rankings.clean.checks.report import (
    ERROR,
    WARNING,
    Place,
    evidence,
    find,
)
from rankings.clean.checks.totals import (
    check_change_above_score,
    check_mean_of_blocks,
    check_total_of_criteria,
)
from rankings.clean.merging import group_rows
from rankings.clean.observations import Claim, Criterion, Finding, Observations, Ranking
from rankings.language.sentences import Part, write_number
from rankings.language.text import fold, fold_letters, key
from rankings.registry.frameworks import index_withholds
from rankings.registry.vocabulary import compile_words, name_framework

PROVINCES = 63  # until the mergers of 2025
OTHER_SIZE = 9  # a value so many times all others has lost or gained a digit or a decimal mark
_AGENCIES = re.compile(r"^(?:số )?(?:các )?(?:cơ quan|đơn vị|sở, (?:ban, )?ngành)")


def check_agency_total(page: Observations) -> Iterator[Finding]:
    """ "33/39 đơn vị", "35/39 cơ quan" … and once "33/93 đơn vị": one population in two sizes."""
    by_year: dict[int | None, list[Claim]] = defaultdict(list)
    for claim in page.claims:
        if (
            claim.of is not None
            and "of" in claim.spans
            and _AGENCIES.search(fold(claim.subject or claim.unit or ""))
        ):
            by_year[claim.year].append(claim)
    for claims in by_year.values():
        (usual, times), *_ = Counter(claim.of for claim in claims).most_common(1) or [(None, 0)]
        odd = [claim for claim in claims if claim.of != usual]
        if times < 3 or times < 2 * len(odd):
            continue
        for claim in odd:
            like = next(other for other in claims if other.of == usual)
            yield find(
                "base_changed.agency_total",
                claim,
                said=write_number(claim.of),
                found=write_number(usual),
                evidence=evidence("of", claim.spans["of"], like.spans["of"]),
                usual=usual,
                times=times,
                of=claim.of,
            )


def check_rank_totals(page: Observations) -> Iterator[Finding]:
    """Ranks of one unit and year "of 63" in most indices and "of 36" in one."""
    by_unit: dict[tuple, list[Ranking]] = defaultdict(list)
    for row in page.rankings:
        if row.rank_of is not None and "rank_of" in row.spans and not _is_of_fewer(row):
            by_unit[row.level, row.year, row.identity].append(row)
    for rows in by_unit.values():
        (usual, times), *_ = Counter(row.rank_of for row in rows).most_common(1)
        for row in rows:
            if row.rank_of != usual and times > 1 and len({other.index_name for other in rows}) > 1:
                like = next(other for other in rows if other.rank_of == usual)
                yield find(
                    "base_changed.rank_totals",
                    row,
                    said=f"{row.rank}/{row.rank_of}",
                    found=f"{like.rank}/{usual}",
                    evidence=evidence("rank_of", row.spans["rank_of"], like.spans["rank_of"]),
                    index_name=row.index_name or row.unit,
                    rank_of=row.rank_of,
                    usual=usual,
                )


def _is_of_fewer(row: Ranking) -> bool:
    """Whether an index is known to hold back the ranking of so many provinces."""
    fewest = PROVINCES - index_withholds(name_framework(row.index_name))
    return fewest <= row.rank_of < PROVINCES


_ALL_OF = re.compile(r"(?:toàn bộ|tất cả)\s+(?:\d+\s*/\s*\d+[^.;:\n]{0,40},\s*)?$")


def check_all_of_part(page: Observations) -> Iterator[Finding]:
    """ "đến toàn bộ 12/13 huyện": all, and a fraction that is not all."""
    for claim in page.claims:
        if (
            claim.value is None
            or claim.of is None
            or claim.value == claim.of
            or "value" not in claim.spans
        ):
            continue
        start = claim.spans["value"].start
        said = _ALL_OF.search(fold_letters(page.text[max(0, start - 90) : start]))
        if said:
            at = max(0, start - 90) + said.start()
            yield find(
                "universal_claim.all_of_part",
                claim,
                said="toàn bộ",
                found=f"{claim.value}/{claim.of}",
                severity=WARNING,
                evidence=evidence("word", Place(page.text[at : at + 7], at, at + 7)),
                value=claim.value,
                of=claim.of,
            )


_NO_SHARE = r"^\s*%\s*(?:so với|(?:của )?@plan_word|@goal_word|cùng kỳ|gdp|lần|năm|/)"
_GROWTH = re.compile(
    r"(?:tăng|giảm|vượt|bằng|gấp|hoàn thành|tương đương)(?: thêm| hơn| trên| khoảng| gần| tới|"
    r" đến)*\s*$"
)


def check_more_than_all(page: Observations) -> Iterator[Finding]:
    """ "120% đơn vị đã ứng dụng …": a share of things above 100 %."""
    for claim in page.claims:
        if (
            claim.unit != "%"
            or claim.value is None
            or claim.value <= 100
            or claim.of is not None
            or "value" not in claim.spans
        ):
            continue
        span = claim.spans["value"]
        before, behind = (
            fold(page.text[max(0, span.start - 40) : span.start]),
            fold(page.text[span.end : span.end + 30]),
        )
        covered = (
            re.search(r"tỷ lệ|tỉ lệ|đạt|chiếm", fold(claim.quote)) and claim.measure != "other"
        )  # check_impossible_share
        if (
            covered
            or compile_words(_NO_SHARE).search(behind)
            or _GROWTH.search(before + " ")
            or re.search(r"kế hoạch|so với|chỉ tiêu|dự toán", behind)
        ):
            continue
        yield _more_than_all(claim, claim.value, evidence("value", span))
    for row in page.rankings:
        if row.score is not None and row.score > 100 and row.score_unit == "%":
            yield _more_than_all(
                row,
                row.score,
                evidence("score", *[row.spans[name] for name in ("score",) if name in row.spans]),
            )


def _more_than_all(row: Claim | Ranking, value: Decimal, places: list) -> Finding:
    return find(
        "impossible_percentage.more_than_all",
        row,
        said=f"{write_number(value)}%",
        found="0–100%",
        severity=ERROR,
        evidence=places,
        value=value,
    )


def check_odd_sizes(page: Observations) -> Iterator[Finding]:
    """A last year's score, or the first or last score of a table, nine times larger or smaller than
    all others.
    """
    for rows in group_rows(page.rankings).values():
        table = [row for row in rows if row.source == "table"]
        for name in ("score", "previous_score"):
            known = [row for row in table if getattr(row, name)]
            ends = known if name == "previous_score" else known[:1] + known[-1:]
            for row in ends if len(known) > 3 else ():
                others = [getattr(other, name) for other in known if other is not row]
                value = getattr(row, name)
                is_odd = value >= OTHER_SIZE * max(others) or value * OTHER_SIZE <= min(others)
                if is_odd and not is_explained(page, row):
                    low, high = write_number(min(others)), write_number(max(others))
                    yield find(
                        "scale_mismatch.odd_sizes",
                        row,
                        said=write_number(value),
                        found=f"{low}–{high}",
                        evidence=evidence(name, row.spans[name]) if name in row.spans else [],
                        unit=row.unit,
                        value=value,
                        low=low,
                        high=high,
                        min_others=min(others),
                        max_others=max(others),
                    )


def check_names_twice(page: Observations) -> Iterator[Finding]:
    """A counted list of a criterion that holds one unit twice."""
    lists: dict[tuple, list] = defaultdict(list)
    for row in page.criteria:
        if row.list_count is not None and row.unit and "unit" in row.spans:
            lists[row.level, key(row.criterion), row.statistic, row.list_count].append(row)
    for (_, _, _, count), rows in lists.items():
        units = Counter(row.unit for row in rows)
        if len(units) == count and (
            twice := next((unit for unit, times in units.items() if times > 1), None)
        ):
            yield find(
                "count_mismatch.names_twice",
                rows[0],
                said=count,
                found=len(rows),
                severity=ERROR,
                evidence=evidence(
                    "unit", *[row.spans["unit"] for row in rows if row.unit == twice]
                ),
                twice=twice,
            )


def check_criterion_unit_twice(page: Observations) -> Iterator[Finding]:
    """One unit called both the highest and the second, or the highest and the lowest, on one
    criterion, or twice in one list.
    """
    seen: dict[tuple, Criterion] = {}
    for row in page.criteria:
        if not row.unit or row.statistic not in ("highest", "second", "lowest"):
            continue
        first = seen.setdefault((row.level, key(row.criterion), row.unit), row)
        in_one_list = (
            (first.start, first.end) == (row.start, row.end)
            and first.spans.get("unit") != row.spans.get("unit")
            and row.list_count is None
        )
        in_one_list = in_one_list and first.statistic == row.statistic
        if first.statistic != row.statistic or in_one_list:
            case = "in_one_list" if in_one_list else "two_statistics"
            yield find(
                f"unit_twice.{case}",
                row,
                said=row.unit_printed or row.unit,
                found=RANK_VI[first.statistic],
                evidence=evidence(
                    "unit",
                    *[place.spans["unit"] for place in (first, row) if "unit" in place.spans],
                ),
                criterion=row.criterion,
                unit=row.unit,
                one=Part(f"statistic.{first.statistic}"),
                two=Part(f"statistic.{row.statistic}"),
            )


RANK_VI = {"highest": "cao nhất", "second": "thứ hai", "lowest": "thấp nhất"}


CHECKS = (
    check_agency_total,
    check_rank_totals,
    check_all_of_part,
    check_more_than_all,
    check_odd_sizes,
    check_names_twice,
    check_criterion_unit_twice,
    check_total_of_criteria,
    check_mean_of_blocks,
    check_change_above_score,
)
