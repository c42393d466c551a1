"""Counts by grade: against each other, against the table, and against the units that are named."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from rankings.clean.checks.bands import has_two_bands, read_thresholds
from rankings.clean.checks.ground import is_explained
from rankings.clean.checks.report import (
    ERROR,
    WARNING,
    evidence,
    find,
)
from rankings.clean.merging import group_rows
from rankings.clean.observations import FEWEST, Finding, GradeCount, Observations
from rankings.language.text import fold, key
from rankings.registry.grade_order import grade_order
from rankings.registry.vocabulary import compile_words


def check_grade_sums(page: Observations) -> Iterator[Finding]:
    """The whole page's count of a grade against the counts of its groups."""
    by_grade: dict[tuple, list[GradeCount]] = defaultdict(list)
    for row in page.grade_counts:
        if row.count is not None:
            by_grade[key(row.grade), row.year].append(row)
    for rows in by_grade.values():
        wholes = [row for row in rows if not row.level and not row.label]
        parts = [row for row in rows if row.level or row.label]
        total = sum(row.count for row in parts)
        named = sum(key(row.grade or "") == key(rows[0].grade) for row in page.rankings)
        for whole in wholes:
            if total < whole.count <= total + named:
                continue  # "Công an tỉnh ở mức Khá" may stand beside those that are counted
            if (
                len(parts) > 1
                and whole.count != total
                and whole.count not in [row.count for row in parts]
            ):
                sums = " + ".join(str(row.count) for row in parts)
                yield find(
                    "count_mismatch.grade_sums",
                    whole,
                    said=f"{whole.count} {whole.grade}",
                    found=f"{sums} = {total}",
                    severity=ERROR,
                    evidence=evidence("count", *parts),
                    whole_quote=whole.quote,
                    whole_count=whole.count,
                    whole_grade=whole.grade,
                    sums=sums,
                    total=total,
                )


def add_up(counts: list[GradeCount]) -> int:
    """How many units some counts hold: a grade that two sentences count is one grade."""
    most: dict[str, int] = {}
    for row in counts:
        most[key(row.grade)] = max(most.get(key(row.grade), 0), row.count)
    return sum(most.values())


def check_grade_total(page: Observations) -> Iterator[Finding]:
    """All grade counts of a group against the size of the group, and against the grades of its
    table.
    """
    for (level, label, year), counts in _group_counts(page):
        rows = [
            row
            for row in page.rankings
            if row.level == level and row.year == year and (row.label or "") in ("", label)
        ]
        table = [row for row in rows if row.source == "table"]
        sizes = {row.rank_of for row in rows if row.rank_of} or ({len(table)} if table else set())
        total = add_up(counts)
        if (
            len(sizes) == 1
            and (size := sizes.pop()) < total
            and not _counts_more(page, level, size)
        ):
            yield find(
                "count_mismatch.grade_total",
                counts[0],
                said=total,
                found=size,
                severity=ERROR,
                evidence=evidence("count", *counts[1:]),
            )
        for row in counts:
            graded = [unit for unit in table if unit.grade and key(unit.grade) == key(row.grade)]
            if table and any(unit.grade for unit in table) and len(graded) != row.count:
                yield find(
                    "count_mismatch.grade_total_2",
                    row,
                    said=row.count,
                    found=len(graded),
                    severity=ERROR,
                    evidence=evidence("row", *graded),
                    grade=row.grade,
                )


def _group_counts(page: Observations) -> Iterator[tuple[tuple, list[GradeCount]]]:
    """Yield the counts of each group; of none whose grade is counted with two numbers: "04 đơn vị
    xếp loại Tốt" of one block, "03 đơn vị xếp loại Tốt" of another.
    """
    by_group: dict[tuple, list[GradeCount]] = defaultdict(list)
    for row in page.grade_counts:
        if row.count is not None and row.level:
            by_group[row.level, row.label or "", row.year].append(row)
    for group, counts in by_group.items():
        told = {(key(row.grade), row.count) for row in counts}
        if len(told) == len({grade for grade, _ in told}):
            yield group, counts


def _counts_more(page: Observations, level: str, size: int) -> bool:
    """Whether the page counts more units of a level elsewhere: "80 đơn vị cấp xã tăng điểm", of 91,
    is not the group.
    """
    return any(
        claim.level == level
        and max(claim.value or 0, claim.of or 0) > size
        and compile_words("@count_noun").search(fold(claim.unit or ""))
        for claim in page.claims
    )


def check_grade_fractions(page: Observations) -> Iterator[Finding]:
    """ "17/18 cơ quan ở mức Nâng cao" against the grades of the table."""
    for claim in page.claims:
        if claim.value is None or claim.of is None:
            continue
        words = fold(claim.quote)
        if re.search(r"trở (?:lên|xuống)", words):
            continue  # "7/10 đơn vị loại khá trở lên": those of better grades count too
        grades = [
            grade
            for grade in {row.grade for row in page.rankings if row.grade}
            if fold(grade) in words
        ]
        for rows in group_rows(page.rankings).values():
            graded = [row for row in rows if row.grade]
            if len(grades) != 1 or len(graded) != len(rows) or len(rows) != claim.of:
                continue
            found = [row for row in rows if fold(row.grade) == fold(grades[0])]
            if len(found) != claim.value:
                yield find(
                    "count_mismatch.grade_fractions",
                    claim,
                    said=f"{claim.value}/{claim.of}",
                    found=len(found),
                    severity=ERROR,
                    evidence=evidence("row", *found[:3]),
                    value=claim.value,
                    of=claim.of,
                    grades=grades[0],
                )


_REST = re.compile(
    r"(?<!\d )(?:các|những) [^.;:\n\d]{2,30} còn lại[^.;\n\d]{0,40}(?:loại|mức|nhóm)"
)


def check_unnamed_units(page: Observations) -> Iterator[Finding]:
    """Units counted in the grades but named nowhere on the page."""
    if _REST.search(fold(page.text)):
        return  # "Các đơn vị còn lại ở mức Khá" counts nobody
    tells_all = len({key(row.criterion) for row in page.criteria}) > 1  # not who is best in one
    for level in dict.fromkeys(row.level for row in page.grade_counts if row.level):
        counts = [row for row in page.grade_counts if row.level == level and row.count is not None]
        total = add_up(counts)
        named = {row.identity: row.unit for row in page.rankings if row.level == level}
        named |= {
            row.unit_id or row.unit.casefold(): row.unit
            for row in page.criteria
            if row.level == level and row.unit
        }
        if any(row.level == level and (row.rank_of or 0) > total for row in page.rankings):
            continue  # "5 đơn vị Xuất sắc … 2 đơn vị Yếu", of 124: the grades between go uncounted
        told = Counter(key(row.grade) for row in page.rankings if row.level == level and row.grade)
        counted = Counter[str]()
        for row in counts:
            counted[key(row.grade)] = max(counted[key(row.grade)], row.count or 0)
        if told - counted:
            continue  # "Văn phòng UBND tỉnh loại Xuất sắc, 14 cơ quan loại Tốt": one told by name;
            # "Ba đơn vị này loại Tốt, còn có 4 phường": more bear a grade than one place counts
        if len(named) > total and len({row.label for row in counts}) == 1 and len(counts) > 1:
            yield find(
                "count_mismatch.unnamed_units",
                counts[0],
                said=total,
                found=len(named),
                severity=WARNING,
                evidence=evidence("count", *counts[1:]),
            )
        elif 0 < total - len(named) <= 2 and tells_all and len(counts) > 1 and total >= FEWEST:
            yield find(
                "unit_never_named.unnamed_units",
                counts[0],
                said=total,
                found=len(named),
                evidence=evidence("count", *counts[1:]),
                total_less_count_of_named=total - len(named),
            )


def check_grade_order(page: Observations) -> Iterator[Finding]:
    """A unit of a higher grade with a lower score than a unit of a lower grade."""
    order = grade_order()
    if has_two_bands(read_thresholds(page)):
        return  # bands of their own for wards and communes
    for rows in group_rows(page.rankings).values():
        graded = [row for row in rows if row.score is not None and key(row.grade or "") in order]
        has_maxima = len({row.max_score for row in graded}) > 1
        if has_maxima and any(not row.max_score for row in graded):
            continue
        values = {id(row): row.score / row.max_score if has_maxima else row.score for row in graded}
        graded.sort(key=lambda row: (order[key(row.grade)], -values[id(row)]))
        for lower in graded:
            above = [
                row
                for row in graded
                if order[key(row.grade)] < order[key(lower.grade)]
                and values[id(row)] < values[id(lower)]
            ]
            if above and not is_explained(page, lower):
                row = min(above, key=lambda unit: unit.score)
                yield find(
                    "grade_threshold.grade_order",
                    lower,
                    said=f"{lower.grade}: {lower.score_text}",
                    found=f"{row.grade}: {row.score_text}",
                    evidence=evidence("row", row),
                    lower_unit=lower.unit,
                    lower_score_text=lower.score_text,
                    lower_grade=lower.grade,
                    unit=row.unit,
                    score_text=row.score_text,
                    grade=row.grade,
                )
