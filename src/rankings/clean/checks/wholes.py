"""Parts, wholes and sizes: two denominators of one population, "toàn bộ" of a part, values of
another size.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from rankings.clean.checks.counts import CRITERIA_COUNT
from rankings.clean.checks.report import (
    ERROR,
    NOTE,
    WARNING,
    Place,
    evidence,
    place_of,
    place_of_span,
    write_english,
    write_number,
)
from rankings.clean.merging import group_rows
from rankings.clean.model import Claim, Criterion, Finding, Observations, Ranking
from rankings.language.text import fold, key

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
            yield Finding(
                "base_changed",
                NOTE,
                f"Tổng số cơ quan, đơn vị là {write_number(usual)} ở {times} chỗ, riêng ở đây là"
                f" {write_number(claim.of)}.",
                f"The number of agencies is {write_english(usual)} in {times} places, but"
                f" {write_english(claim.of)} here.",
                write_number(claim.of),
                write_number(usual),
                claim.quote,
                claim.start,
                claim.end,
                evidence("of", claim.spans["of"], like.spans["of"]),
            )


def check_rank_totals(page: Observations) -> Iterator[Finding]:
    """Ranks of one year "of 63" in most indices and "of 36" in one."""
    by_level: dict[tuple, list[Ranking]] = defaultdict(list)
    for row in page.rankings:
        if row.rank_of is not None and "rank_of" in row.spans:
            by_level[row.level, row.year].append(row)
    for rows in by_level.values():
        (usual, times), *_ = Counter(row.rank_of for row in rows).most_common(1)
        for row in rows:
            if row.rank_of != usual and times > 1 and len({other.index_name for other in rows}) > 1:
                like = next(other for other in rows if other.rank_of == usual)
                yield Finding(
                    "base_changed",
                    NOTE,
                    f"{row.index_name or row.unit}: xếp hạng trong {row.rank_of}, các chỉ số khác"
                    f" của cùng năm trong {usual}.",
                    f"{row.index_name or row.unit}: ranked among {row.rank_of}, other indices of"
                    f" the same year among {usual}.",
                    f"{row.rank}/{row.rank_of}",
                    f"{like.rank}/{usual}",
                    row.quote,
                    row.start,
                    row.end,
                    evidence("rank_of", row.spans["rank_of"], like.spans["rank_of"]),
                )


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
        said = _ALL_OF.search(fold_keeping_length(page.text[max(0, start - 90) : start]))
        if said:
            at = max(0, start - 90) + said.start()
            yield Finding(
                "universal_claim",
                WARNING,
                f"“Toàn bộ” nhưng chỉ {claim.value}/{claim.of}.",
                f"“Toàn bộ” (all), but only {claim.value} of {claim.of}.",
                "toàn bộ",
                f"{claim.value}/{claim.of}",
                claim.quote,
                claim.start,
                claim.end,
                evidence("word", Place(page.text[at : at + 7], at, at + 7)),
            )


def fold_keeping_length(text: str) -> str:
    """Lower case, letter for letter, so that places stay places."""
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


_NO_SHARE = re.compile(
    r"^\s*%\s*(?:so với|kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết|cùng kỳ|của kế hoạch|của chỉ"
    r" tiêu|gdp|lần|năm|/)"
)
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
            or _NO_SHARE.search(behind)
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
    return Finding(
        "impossible_percentage",
        ERROR,
        f"Tỷ lệ {write_number(value)}% nằm ngoài 0–100%.",
        f"A share of {write_english(value)}% lies outside 0–100%.",
        f"{write_number(value)}%",
        "0–100%",
        row.quote,
        row.start,
        row.end,
        places,
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
                if value >= OTHER_SIZE * max(others) or value * OTHER_SIZE <= min(others):
                    low, high = write_number(min(others)), write_number(max(others))
                    yield Finding(
                        "scale_mismatch",
                        ERROR,
                        f"{row.unit}: {write_number(value)} không cùng cỡ với các giá trị khác của"
                        f" cột ({low}–{high}).",
                        f"{row.unit}: {write_english(value)} is of another size than all others of"
                        f" its column ({min(others)}–{max(others)}).",
                        write_number(value),
                        f"{low}–{high}",
                        row.quote,
                        row.start,
                        row.end,
                        evidence(name, row.spans[name]) if name in row.spans else [],
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
            yield Finding(
                "count_mismatch",
                ERROR,
                f"Câu ghi {count} đơn vị nhưng liệt kê {len(rows)} tên: {twice} được nêu hai lần.",
                f"The sentence says {count} units but lists {len(rows)} names: {twice} stands"
                " twice.",
                f"{count}",
                f"{len(rows)}",
                rows[0].quote,
                rows[0].start,
                rows[0].end,
                evidence("unit", *[row.spans["unit"] for row in rows if row.unit == twice]),
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
            yield Finding(
                "unit_twice",
                ERROR,
                (
                    f"“{row.criterion}”: {row.unit} được nêu hai lần, là {RANK_VI[first.statistic]}"
                    f" và là {RANK_VI[row.statistic]}."
                    if not in_one_list
                    else f"“{row.criterion}”: {row.unit} đứng hai lần trong cùng một danh sách."
                ),
                (
                    f"“{row.criterion}”: {row.unit} is called both the {first.statistic} and the"
                    f" {row.statistic}."
                    if not in_one_list
                    else f"“{row.criterion}”: {row.unit} stands twice in one list."
                ),
                row.unit_printed or row.unit,
                RANK_VI[first.statistic],
                row.quote,
                row.start,
                row.end,
                evidence(
                    "unit",
                    *[place.spans["unit"] for place in (first, row) if "unit" in place.spans],
                ),
            )


RANK_VI = {"highest": "cao nhất", "second": "thứ hai", "lowest": "thấp nhất"}


def check_total_of_criteria(page: Observations) -> Iterator[Finding]:
    """A total above all criteria's maxima together, or below the unit's own printed scores."""
    announced = {int(match["count"]) for match in CRITERIA_COUNT.finditer(page.text)}
    for level in dict.fromkeys(row.level for row in page.criteria):
        maxima = {key(row.criterion): row.max_score for row in page.criteria if row.level == level}
        if None in maxima.values() or len(maxima) not in announced:
            continue
        whole = sum(maxima.values())
        for row in page.rankings:
            if row.level != level or row.score is None:
                continue
            parts = {
                key(part.criterion): part.score
                for part in page.criteria
                if part.level == level
                and part.score is not None
                and part.unit_id
                and part.unit_id == row.unit_id
            }
            least = sum(parts.values(), Decimal(0))
            if row.score > whole or row.score < least:
                limit, vi, en = (
                    (
                        whole,
                        "cao hơn tổng điểm tối đa của các tiêu chí",
                        "above the maxima of all criteria together",
                    )
                    if row.score > whole
                    else (
                        least,
                        "thấp hơn tổng điểm các tiêu chí đã nêu",
                        "below the sum of its printed criterion scores",
                    )
                )
                yield Finding(
                    "scale_mismatch",
                    ERROR,
                    f"{row.unit}: {write_number(row.score)} điểm, {vi} ({write_number(limit)}).",
                    f"{row.unit}: {write_english(row.score)} points, {en}"
                    f" ({write_english(limit)}).",
                    f"{row.score}",
                    f"{limit}",
                    row.quote,
                    row.start,
                    row.end,
                    evidence(
                        "part",
                        *list(
                            dict.fromkeys(
                                place_of(part) for part in page.criteria if part.level == level
                            )
                        ),
                    ),
                )


_OVERALL = re.compile(
    r"(?:bình quân|trung bình)[^.;]*(?:chung|toàn tỉnh|cả tỉnh)|(?:chung|toàn tỉnh|cả"
    r" tỉnh)[^.;]*(?:bình quân|trung bình)"
)


def check_mean_of_blocks(page: Observations) -> Iterator[Finding]:
    """ "khối phường 84,10 điểm, khối xã 80,35 điểm; bình quân chung 85,62 điểm": a mean outside the
    means of its groups.
    """
    for whole in page.claims:
        if (
            whole.value is None
            or "value" not in whole.spans
            or not _OVERALL.search(fold(whole.measure or ""))
        ):
            continue
        said = [
            claim
            for claim in page.claims
            if (claim.start, claim.end) == (whole.start, whole.end) and claim is not whole
        ]
        parts = [
            claim
            for claim in said
            if claim.unit == whole.unit
            and claim.value is not None
            and re.search(r"\bkhối\b", fold(claim.measure or ""))
        ]
        is_mean = any(
            re.search(r"bình quân|trung bình", fold(claim.measure or "")) for claim in parts
        )
        if (
            len(parts) < 2
            or not is_mean
            or min(claim.value for claim in parts)
            <= whole.value
            <= max(claim.value for claim in parts)
        ):
            continue
        low, high = min(claim.value for claim in parts), max(claim.value for claim in parts)
        yield Finding(
            "component_mean_out_of_range",
            ERROR,
            f"Bình quân chung {whole.value_text} nằm ngoài khoảng bình quân của các khối"
            f" ({write_number(low)}–{write_number(high)}).",
            f"The overall mean {write_english(whole.value)} lies outside the means of its groups"
            f" ({low}–{high}).",
            f"{whole.value}",
            f"{low}–{high}",
            whole.quote,
            whole.start,
            whole.end,
            evidence("part", *[claim.spans["value"] for claim in parts if "value" in claim.spans]),
        )


def check_change_above_score(page: Observations) -> Iterator[Finding]:
    """A rise larger than the score itself: last year's score would lie below zero."""
    for row in page.rankings:
        if (
            row.score is not None
            and row.score_change is not None
            and row.previous_score is None
            and row.score_change > row.score
        ):
            yield Finding(
                "change_mismatch",
                ERROR,
                f"{row.index_name or row.unit}: tăng {write_number(row.score_change)} mà điểm chỉ"
                f" là {write_number(row.score)}; năm trước sẽ âm.",
                f"{row.index_name or row.unit}: a rise of {write_english(row.score_change)} to"
                f" {write_english(row.score)} makes last year's score negative.",
                f"{row.score_change}",
                f"{row.score}",
                row.quote,
                row.start,
                row.end,
                evidence(
                    "score_change",
                    *[
                        place_of_span(row.spans[name])
                        for name in ("score_change",)
                        if name in row.spans
                    ],
                ),
            )


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
