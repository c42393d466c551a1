"""What is not known: totals that were not published, names behind a count, scales, years without a
page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from rankings.clean.merging import group_rows
from rankings.clean.model import GradeCount, Observations, Ranking
from rankings.language.text import fold, key

FEWEST = 5  # totals from which on a list is more than a few leaders
LEVELS_VI = {
    "department": "sở, ban, ngành",
    "district": "huyện, thành, thị",
    "commune": "xã, phường, thị trấn",
    "province": "tỉnh, thành phố",
}
LEVELS_EN = {
    "department": "departments and agencies",
    "district": "districts",
    "commune": "communes",
    "province": "provinces",
}


def find_gaps(sources: list[Observations]) -> list[dict]:
    """One row per thing that the sources leave open, with the annex that would close it where one
    is named.
    """
    found = [gap for source in sources for finder in FINDERS for gap in finder(source)]
    return found + list(find_missing_years(sources))


def _gap(source: Observations | None, vi: tuple[str, str], en: tuple[str, str]) -> dict:
    document = source.document if source else None
    return {
        "document_id": document.document_id if document else None,
        "missing": vi[0],
        "why": vi[1],
        "annex_that_would_close_it": document.annex if document else None,
        "missing_en": en[0],
        "why_en": en[1],
    }


def find_missing_annex(source: Observations) -> Iterator[dict]:
    annex = source.document.annex
    if annex:
        yield _gap(
            source,
            (f"Tài liệu kèm theo: {annex}", "trang dẫn tới tài liệu nhưng không kèm trong nguồn"),
            (
                f"Attached document: {annex}",
                "the page refers to it; the source does not contain it",
            ),
        )


def find_unscored_units(source: Observations) -> Iterator[dict]:
    """Units that are ranked or graded without a total, and groups of a known size of which only
    some are named.
    """
    for (level, _label, _index_name, year), rows in group_rows(source.rankings).items():
        names_vi, names_en = LEVELS_VI.get(level, level), LEVELS_EN.get(level, level)
        scored = [row for row in rows if row.score is not None]
        size = group_size(source, rows)
        if size and size > len(scored):
            yield _gap(
                source,
                (
                    (
                        f"Tổng điểm năm {year} của {size - len(scored)} trên {size} đơn vị"
                        f" ({names_vi})"
                    ),
                    count_printed_vi(len(scored)),
                ),
                (
                    f"Totals of {year} for {size - len(scored)} of {size} units ({names_en})",
                    count_printed_en(len(scored)),
                ),
            )
        elif not size and level != "province" and any(row.score is None for row in rows):
            unscored = [row.unit for row in rows if row.score is None]
            yield _gap(
                source,
                (
                    f"Tổng điểm năm {year} ({names_vi}): {', '.join(unscored)}",
                    "nguồn không in điểm của các đơn vị này",
                ),
                (
                    f"Totals of {year} ({names_en}): {', '.join(unscored)}",
                    "the source prints no score for them",
                ),
            )


def find_cut_lists(source: Observations) -> Iterator[dict]:
    """Lists typed from a document of which some totals were not at hand: whoever they do not name
    is missing as well.
    """
    if source.document.kind != "transcribed":
        return
    for (level, _label, _index_name, year), rows in group_rows(source.rankings).items():
        if level != "province" and any(row.score is None for row in rows):
            names_vi, names_en = LEVELS_VI.get(level, level), LEVELS_EN.get(level, level)
            yield _gap(
                source,
                (
                    (
                        f"Hạng và điểm năm {year} của các đơn vị ({names_vi}) ngoài {len(rows)} đơn"
                        " vị được nêu tên"
                    ),
                    source.document.note or "bản chép chỉ có chừng ấy đơn vị",
                ),
                (
                    (
                        f"Ranks and scores of {year} for the {names_en} beyond the {len(rows)} that"
                        " are named"
                    ),
                    "the copy at hand holds no more units",
                ),
            )


def find_uncounted_units(source: Observations) -> Iterator[dict]:
    """A page that speaks of 39 agencies and prints the totals of four."""
    wholes = Counter(
        int(claim.of)
        for claim in source.claims
        if claim.of and re.search(r"đơn vị|cơ quan|sở, ban", fold(claim.unit or ""))
    )
    scored = [row for row in source.rankings if row.score is not None and row.level != "province"]
    if not wholes or not scored or any(row.source == "table" for row in scored):
        return
    size = wholes.most_common(1)[0][0]
    if size > len(scored):
        year = scored[0].year
        yield _gap(
            source,
            (
                f"Tổng điểm năm {year} của {size - len(scored)} trên {size} cơ quan, đơn vị",
                count_printed_vi(len(scored)),
            ),
            (
                f"Totals of {year} for {size - len(scored)} of {size} agencies",
                count_printed_en(len(scored)),
            ),
        )


def count_printed_vi(scored: int) -> str:
    return (
        f"trang chỉ công bố điểm của {scored} đơn vị"
        if scored
        else "trang không in điểm của đơn vị nào"
    )


def count_printed_en(scored: int) -> str:
    return f"the page prints the score of {scored}" if scored else "the page prints no scores"


def group_size(source: Observations, rows: list[Ranking]) -> int | None:
    """How many units the group has, where grade counts or "of N" say so and more than those listed
    are meant.
    """
    said = [row.rank_of for row in rows if row.rank_of]
    about = [
        row
        for row in source.grade_counts
        if row.level == rows[0].level and row.year == rows[0].year and row.count is not None
    ]
    graded = [row.count for row in about if row.label == rows[0].label] or [
        row.count for row in about if not row.label
    ]
    sizes = [*said[:1], *([sum(graded)] if graded else [])]
    return max(sizes) if sizes and rows[0].level != "province" else None


def find_unnamed_graded_units(source: Observations) -> Iterator[dict]:
    """Grades whose units are counted but not named. Where all other grades of the level are named
    in full, the units that the page names without a grade must be of this one: that many names
    follow, and are said to."""
    for row in source.grade_counts:
        unnamed = count_unnamed(source, row)
        if not row.level or unnamed <= 0:
            continue
        level_vi, level_en = (
            LEVELS_VI.get(row.level, row.level),
            LEVELS_EN.get(row.level, row.level),
        )
        why_vi, why_en = (
            "trang in số lượng, không nêu tên",
            "the page prints the count, not the names",
        )
        others = [
            other
            for other in source.grade_counts
            if other.level == row.level and other.label == row.label and other is not row
        ]
        implied = min(unnamed, len(list_ungraded(source, row.level)))
        if others and implied and all(count_unnamed(source, other) == 0 for other in others):
            why_vi += f"; {implied} tên suy ra được, vì các loại khác đã đủ tên"
            why_en += f"; {implied} names follow, because the other grades are named in full"
        yield _gap(
            source,
            (f"Tên của {unnamed} đơn vị loại {row.grade} ({level_vi})", why_vi),
            (f"Names of {unnamed} units graded {row.grade} ({level_en})", why_en),
        )


def count_unnamed(source: Observations, row: GradeCount) -> int:
    """How many units of a grade the page counts without naming them."""
    named = {
        unit.unit
        for unit in source.rankings
        if unit.level == row.level and unit.grade and key(unit.grade) == key(row.grade)
    }
    return (row.count or 0) - len(named | set(row.units))


def list_ungraded(source: Observations, level: str) -> set[str]:
    """The units of a level that the page names on some criterion, but in no grade."""
    graded = {unit.unit for unit in source.rankings if unit.level == level and unit.grade}
    graded |= {name for row in source.grade_counts if row.level == level for name in row.units}
    return {row.unit for row in source.criteria if row.level == level and row.unit} - graded


def find_unknown_scales(source: Observations) -> Iterator[dict]:
    for (level, _label, _index_name, year), rows in group_rows(source.rankings).items():
        summed = any(row.level == level and row.max_score is not None for row in source.criteria)
        if (
            not summed
            and level != "province"
            and any(row.score is not None for row in rows)
            and all(row.max_score is None for row in rows)
        ):
            level_vi, level_en = LEVELS_VI.get(level, level), LEVELS_EN.get(level, level)
            yield _gap(
                source,
                (
                    f"Thang điểm của nhóm {level_vi} năm {year}",
                    "trang không in điểm tối đa của tổng điểm",
                ),
                (f"Scale of the {level_en} of {year}", "the page prints no maximum for the total"),
            )


def find_unpublished_cells(source: Observations) -> Iterator[dict]:
    by_level: dict[str, set[str]] = defaultdict(set)
    for row in source.criteria:
        by_level[row.level].add(row.criterion)
    for level, criteria in by_level.items():
        level_vi, level_en = LEVELS_VI.get(level, level), LEVELS_EN.get(level, level)
        yield _gap(
            source,
            (
                f"Điểm của từng đơn vị ({level_vi}) ở {len(criteria)} tiêu chí",
                "trang chỉ nêu đơn vị cao nhất, kế tiếp và thấp nhất",
            ),
            (
                f"Scores of every unit ({level_en}) on {len(criteria)} criteria",
                "the page names only the best, the second and the last",
            ),
        )


def find_missing_criteria(source: Observations) -> Iterator[dict]:
    """Pages that print totals of a whole list and nothing on any criterion: where points are lost
    is not known.
    """
    for (level, _label, _index_name, year), rows in group_rows(source.rankings).items():
        told = any(row.level == level for row in source.criteria) or any(
            row.components for row in rows
        )
        if (
            level != "province"
            and source.document.kind == "page"
            and not told
            and sum(row.score is not None for row in rows) >= FEWEST
        ):
            level_vi, level_en = LEVELS_VI.get(level, level), LEVELS_EN.get(level, level)
            yield _gap(
                source,
                (f"Điểm theo từng tiêu chí năm {year} ({level_vi})", "trang chỉ công bố tổng điểm"),
                (f"Scores by criterion of {year} ({level_en})", "the page prints totals only"),
            )


def find_excluded_units(source: Observations) -> Iterator[dict]:
    if source.exclusions:
        names = ", ".join(row.unit for row in source.exclusions)
        yield _gap(
            source,
            (
                f"Kết quả của {len(source.exclusions)} đơn vị không đánh giá: {names}",
                source.exclusions[0].reason or "trang không nêu lý do",
            ),
            (
                f"Results of {len(source.exclusions)} units that were not graded: {names}",
                source.exclusions[0].reason or "the page gives no reason",
            ),
        )


def find_missing_decision(source: Observations) -> Iterator[dict]:
    document = source.document
    if (
        document.has_ranking
        and document.scope == "provincial"
        and document.kind == "page"
        and not document.decision_number
        and any(row.level != "province" for row in source.rankings)
    ):
        yield _gap(
            source,
            ("Số quyết định công bố kết quả", "trang không in số quyết định công bố"),
            ("Number of the decision that announces the results", "the page does not print it"),
        )


def find_missing_years(sources: list[Observations]) -> Iterator[dict]:
    """Years between the first and the last ranking of a level that no source covers."""
    years: dict[str, set[int]] = defaultdict(set)
    for source in sources:
        for row in source.rankings + source.earlier:
            if row.year and row.level != "province":
                years[row.level].add(row.year)
    for level, seen in years.items():
        absent = sorted(set(range(min(seen), max(seen) + 1)) - seen)
        if absent:
            listed = ", ".join(map(str, absent))
            yield _gap(
                None,
                (
                    f"Kết quả xếp hạng {LEVELS_VI.get(level, level)} các năm {listed}",
                    "không có trang nguồn nào cho các năm này",
                ),
                (
                    f"Rankings of {LEVELS_EN.get(level, level)} for {listed}",
                    "no source page covers these years",
                ),
            )


FINDERS = (
    find_missing_annex,
    find_unscored_units,
    find_cut_lists,
    find_uncounted_units,
    find_unnamed_graded_units,
    find_unknown_scales,
    find_unpublished_cells,
    find_missing_criteria,
    find_excluded_units,
    find_missing_decision,
)
