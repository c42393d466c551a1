"""Counts said against lists given, and against each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rankings.clean.checks.grade_counts import (
    check_grade_fractions,
    check_grade_order,
    check_grade_sums,
    check_grade_total,
    check_unnamed_units,
)
from rankings.clean.checks.ground import list_told_rows
from rankings.clean.checks.report import (
    ERROR,
    WARNING,
    Place,
    evidence,
    find,
    sentence_at,
    spans_of,
)
from rankings.clean.merging import group_rows
from rankings.clean.observations import Claim, Finding, GradeCount, Observations, Ranking
from rankings.language.text import fold, key
from rankings.registry.unit_names import name_in_sentence
from rankings.registry.vocabulary import compile_words, find_levels


def check_exclusion_count(page: Observations) -> Iterator[Finding]:
    """ "5 đơn vị không thực hiện đánh giá … gồm:" and six names."""
    lists: dict[tuple, list] = defaultdict(list)
    for row in page.exclusions:
        lists[row.start, row.end].append(row)
    for rows in lists.values():
        count = next((row.count for row in rows if row.count is not None), None)
        if count is not None and count != len(rows):
            yield list_finding(
                rows[0],
                count,
                [row.unit or row.unit_printed for row in rows],
                spans_of(rows[:1], "count"),
                spans_of(rows, "unit"),
            )


def check_grade_list_count(page: Observations) -> Iterator[Finding]:
    """A grade count and a list of another length behind it."""
    for row in page.grade_counts:
        told = (len(row.units), _count_told(page, row))
        if (
            row.count is not None
            and row.units
            and row.count not in told
            and not (row.count > len(row.units) and _has_unread_name(page, row))
            and not (row.count > len(row.units) and _breaks_off(page, row))
        ):
            yield list_finding(
                row,
                row.count,
                row.units,
                spans_of([row], "count"),
                [span for name, span in row.spans.items() if name.startswith("unit:")],
            )


# ", Ban Quản lý khu Đại học Nam Cao": an office that no list of names knows.
# or one whose list was broken: "A, cao điểm nhất với 92,85 điểm, huyện B và thị xã C"
_UNREAD_NAME = re.compile(
    r"(?:[,;]|\svà)\s+(?:(?P<office>Ban|Sở|Cục|Chi cục|Trung tâm|Văn phòng|Viện|Đài)\s"
    r"|(?:huyện|thị xã|thành phố|quận|xã|phường|thị trấn|tỉnh)\s(?P<place>\w))"
)


def _breaks_off(page: Observations, place: Place) -> bool:
    """Whether the text ends in the middle of a sentence: nobody knows how its list went on."""
    whole = page.text.rstrip()
    return place.end >= len(whole) and whole[-1:].isalnum()


def _has_unread_name(page: Observations, row: GradeCount) -> bool:
    """Whether an office stands behind the last name that was read of a list."""
    ends = [span.end for name, span in row.spans.items() if name.startswith("unit:")]
    behind = _UNREAD_NAME.finditer(page.text, max(ends, default=row.end), row.end)
    return any(name["office"] or name["place"].isupper() for name in behind)


def check_criterion_list_count(page: Observations) -> Iterator[Finding]:
    """ "có 9 đơn vị đạt điểm tối đa" and a list of another length."""
    lists: dict[tuple, list] = defaultdict(list)
    for row in page.criteria:
        if row.list_count is not None and row.unit:
            lists[row.level, key(row.criterion), row.statistic, row.list_count].append(row)
    for (_, _, _, count), rows in lists.items():
        units = list(dict.fromkeys(row.unit for row in rows))
        is_cut = count > len(units) and _breaks_off(page, rows[-1])
        if len(units) != count and not is_cut:
            yield list_finding(
                rows[0],
                count,
                units,
                spans_of(rows[:1], "list_count"),
                spans_of(rows, "unit"),
            )


# "lọt tốp 15", "vươn lên tốp 15 cả nước": one of them.
_SOME_OF_TOP = re.compile(
    r"(?:trong|vào|lọt|thuộc|lên|ở|nằm|giữ|đứng)\s+(?:nhóm|tốp|top)\s*$"
    r"|(?:bảng|danh sách|xếp hạng)\s+(?:xếp hạng\s+)?(?:của|gồm)?\s*$"
    r"|(?:dẫn đầu|đứng đầu|cao nhất|cả|toàn|trên|của|còn lại của (?:nhóm|tốp|top))\s*$"
)


# "tăng 4 đơn vị so với năm 2015": a change counts no list.
_IS_CHANGE = re.compile(r"(?:tăng|giảm|thêm|bớt|hơn|kém|mất|vượt)\s*\Z")


# "9 huyện xếp loại Tốt, đứng đầu nhóm này là A, B và C": not all nine
_OF_THESE = re.compile(r"(?<!\w)(?:(?:nhóm|số|khối) này|trong (?:số )?đó)(?!\w)")


def check_top_list_count(page: Observations) -> Iterator[Finding]:
    """ "là 5 đơn vị đứng đầu" and a list of another length."""
    lists: dict[tuple, list] = defaultdict(list)
    waiting = {(row.start, row.end) for row in page.unsure}  # names that no one has said yes to
    for row in list_told_rows(page):
        if "list_count" in row.spans and (row.start, row.end) not in waiting:
            lists[row.spans["list_count"]].append(row)
    for span, rows in lists.items():
        digits = re.sub(r"\D", "", span.text)
        before = fold(page.text[max(0, span.start - 20) : span.start] + "|")[:-1]
        between = fold(page.text[span.end : max(span.end, rows[0].spans["unit"].start)])
        is_another = _SOME_OF_TOP.search(before) or _IS_CHANGE.search(before)
        is_another = is_another or _OF_THESE.search(between)
        told = (len(rows), _count_told(page, rows[0]))
        # "A khép lại tốp 5": one name is no list
        is_cut = digits and int(digits) > len(rows) and _breaks_off(page, rows[-1])
        if len(rows) > 1 and digits and not (is_another or is_cut) and int(digits) not in told:
            yield list_finding(
                rows[0],
                int(digits),
                [row.unit or row.unit_printed for row in rows],
                [span],
                [row.spans["unit"] for row in rows],
            )


def _count_told(page: Observations, place: GradeCount | Ranking) -> int:
    """How many units of a level its sentence tells of, whether or not as one list: "Hai đơn vị loại
    Khá là A, đạt 68%, thứ 14 và B, đạt 66%".
    """
    return len(
        {
            row.spans["unit"].start
            for row in list_told_rows(page)
            if row.level == place.level
            and "unit" in row.spans
            and (row.start, row.end) == (place.start, place.end)
        }
    )


def list_finding(
    place: Place, count: int, names: list[str], count_spans: list, name_spans: list
) -> Finding:
    listed = ", ".join(map(name_in_sentence, names))
    return find(
        "count_mismatch.list_finding",
        place,
        said=count,
        found=len(names),
        severity=ERROR,
        evidence=evidence("count", *count_spans) + evidence("unit", *name_spans),
        listed=listed,
    )


RANKED_COUNT = re.compile(r"(?<!không )(?<!chưa )được (?:chấm điểm|xếp hạng|đánh giá|xếp loại)")


def check_ranked_count(page: Observations) -> Iterator[Finding]:
    """ "Toàn tỉnh có 5 đơn vị được chấm điểm" and a whole table of another length."""
    tables = [
        rows
        for rows in group_rows(page.rankings).values()
        if all(row.source == "table" for row in rows) and len(rows) >= 3
    ]
    for claim in page.claims:
        words = fold(f"{claim.measure} {claim.unit}")
        about = [rows for rows in tables if claim.level in (None, rows[0].level)]
        is_count = (
            claim.of is None
            and claim.comparator in (None, "=")
            and claim.change is None
            and compile_words("@count_noun").search(words)
        )
        if (
            not RANKED_COUNT.search(words)
            or not is_count
            or len(about) != 1
            or len(tables) != 1
            or claim.value is None
        ):
            continue
        rows = about[0]
        if _is_part_of_list(page, claim, rows):
            continue
        if claim.value != len(rows) and all(row.rank_of is None for row in rows):
            yield find(
                "count_mismatch.ranked_count",
                claim,
                said=f"{claim.value}",
                found=len(rows),
                severity=WARNING,
                evidence=evidence("row", rows[0], rows[-1]),
                value_text=claim.value_text,
            )


_PART_OF_LIST = re.compile(
    r"(?<!\w)(?:trích|top|tốp|đầu bảng|dẫn đầu|đứng đầu|cuối bảng|tiêu biểu|một số|\d trong)(?!\w)"
)


def _is_part_of_list(page: Observations, claim: Claim, rows: list) -> bool:
    """Whether the table shows a part of the list only: its heading says so, or its ranks do."""
    heading = fold(page.text[min(claim.start, rows[0].start) : rows[0].start])
    highest = max((row.rank or 0 for row in rows), default=0)
    return bool(_PART_OF_LIST.search(heading[-300:])) or highest > len(rows)


CRITERIA_COUNT = re.compile(
    r"""
    gồm\s+(?P<count>\d{1,2})\s+tiêu\s+chí\s*(?:sau\s*)?:   # "gồm 7 tiêu chí:"
    \s*(?P<list>[^.\n]+)                                     # the names up to the full stop
    """,
    re.VERBOSE | re.IGNORECASE,
)


def check_criteria_count(page: Observations) -> Iterator[Finding]:
    """ "gồm 7 tiêu chí: …" and a list, or headings, of another number."""
    for match in CRITERIA_COUNT.finditer(page.text):
        separator = ";" if ";" in match["list"] else ","
        listed = [name.strip() for name in match["list"].split(separator) if name.strip()]
        count = int(match["count"])
        is_clear = separator == ";" or all(
            name[:1].isupper() for name in listed
        )  # a name may itself hold commas
        if len(listed) != count and is_clear:
            place = sentence_at(page.text, match.start(), match.start("list"))
            yield find(
                "count_mismatch.criteria_count",
                place,
                said=count,
                found=len(listed),
                severity=ERROR,
            )


def check_changed_base(page: Observations) -> Iterator[Finding]:
    """2/277 communes in one sentence, 148/225 in another: shares of two bases are not one
    series.
    """
    first: Claim | None = None
    for claim in page.claims:
        if (
            not claim.of
            or "of" not in claim.spans
            or "commune" not in find_levels(claim.unit or "")
        ):
            continue
        if first is None:
            first = claim
        elif claim.of != first.of:
            when = [
                f" ({one.year})" if one.year and "year" in one.spans else ""
                for one in (first, claim)
            ]
            yield find(
                "base_changed.changed_base",
                first,
                said=first.of,
                found=claim.of,
                evidence=evidence("of", first.spans["of"], claim.spans["of"]),
                when=when[0],
                when2=when[1],
            )
            return


# "theo kế hoạch năm": a plan that may be exceeded; "đã ban hành kế hoạch" counts plans.
_IS_OF_PLAN = (
    r"(?:theo|so với|vượt|đạt|%) @plan_word|@plan_word (?:được )?(?:giao|đề ra)"
    r"|@goal_word|chỉ tiêu|dự toán|vượt"
)


def check_fraction_parts(page: Observations) -> Iterator[Finding]:
    """A part larger than its whole: "227/225 xã"."""
    for claim in page.claims:
        if (
            claim.value is not None
            and claim.of is not None
            and claim.value > claim.of
            and claim.unit != "điểm"
            and not compile_words(_IS_OF_PLAN).search(fold(claim.quote))
        ):
            yield find(
                "part_over_whole.fraction_parts",
                claim,
                said=f"{claim.value}/{claim.of}",
                found=f"{claim.value} > {claim.of}",
                evidence=evidence("value", *spans_of([claim], "value", "of")),
                value=claim.value,
                of=claim.of,
            )


CHECKS = (
    check_exclusion_count,
    check_grade_list_count,
    check_criterion_list_count,
    check_top_list_count,
    check_grade_sums,
    check_grade_total,
    check_grade_fractions,
    check_unnamed_units,
    check_ranked_count,
    check_criteria_count,
    check_changed_base,
    check_fraction_parts,
    check_grade_order,
)
