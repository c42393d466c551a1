"""Checks a full table of scores against the printed rows, sentence by sentence; shares nothing with
the solver.

`criteria`, `grades`, `rankings` are rows as dictionaries of strings (02 tables); `points` is
{unit: {criterion_id: Decimal}}. Returns the sentences the table breaks.
"""

from __future__ import annotations

import json
from decimal import Decimal

GRADE_ORDER = ["Xuất sắc", "Tốt", "Khá", "Trung bình", "Yếu"]


def number(text):
    return None if text in ("", None) else Decimal(str(text))


def find_broken(points, criteria, grades, rankings, reading):
    broken = []
    ids = list(dict.fromkeys(row["criterion_id"] for row in criteria))
    maxima = {row["criterion_id"]: number(row["max_score"]) for row in criteria if row["max_score"]}
    for unit, cells in points.items():
        for criterion in ids:
            if not 0 <= cells[criterion] <= maxima[criterion] or cells[criterion] * 100 % 1:
                broken.append(f"{unit} {criterion} outside 0…maximum")
    for criterion in ids:
        broken += check_criterion(
            points,
            criterion,
            [row for row in criteria if row["criterion_id"] == criterion],
            reading,
        )
    broken += check_totals(points, grades, rankings, reading)
    return broken


def check_criterion(points, criterion, rows, reading):
    broken = []
    said = [row for row in rows if row["statistic"]]
    named = {
        kind: {row["unit"] for row in said if row["statistic"] == kind and row["unit"]}
        for kind in ("highest", "second", "lowest", "value")
    }
    mentioned = set().union(*named.values())
    scores = {unit: cells[criterion] for unit, cells in points.items()}
    for row in said:
        value, unit = number(row["score"]), row["unit"]
        complete = row["list_count"] not in ("", None) and int(row["list_count"]) == len(
            named.get(row["statistic"], ())
        )
        if unit and value is not None and scores[unit] != value:
            broken.append(f"{criterion}: {unit} is not {value}")
        for other, score in scores.items():
            if row["statistic"] == "highest" and other not in named["highest"]:
                top = scores[unit]
                strictly = reading == "strict" or (reading == "weak" and complete)
                if score > top or (strictly and score == top):
                    broken.append(f"{criterion}: {other} reaches {unit}, which is highest")
            if (
                row["statistic"] == "second"
                and other not in named["highest"] | named["second"]
                and score > value
            ):
                broken.append(f"{criterion}: {other} is above the second")
            is_tied = complete and reading != "loose" and score == scores[unit]
            is_above = row["statistic"] != "lowest" or other in named["lowest"]
            if not is_above and (score < scores[unit] or is_tied):
                broken.append(f"{criterion}: {other} is not above the lowest")
            if row["statistic"] == "others" and other not in mentioned:
                exceptions = [number(one["score"]) for one in said if one["unit"] and one["score"]]
                limit = min(exceptions, default=value) if reading == "loose" else value
                if score > limit or (reading != "loose" and score != value):
                    broken.append(f"{criterion}: {other} is not {value}")
    tops = {scores[unit] for unit in named["highest"]}
    if len(tops) > 1:
        broken.append(f"{criterion}: the highest differ")
    return broken


def check_totals(points, grades, rankings, reading):
    broken = []
    totals = {unit: sum(cells.values()) for unit, cells in points.items()}

    def above(one, other):
        return totals[one] > totals[other] if reading == "strict" else totals[one] >= totals[other]

    ranked = {row["unit"]: int(row["rank"]) for row in rankings if row["rank"]}
    for row in rankings:
        if row["score"] and totals[row["unit"]] != number(row["score"]):
            broken.append(f"total of {row['unit']}")
        if row["rank"]:
            for other in totals:
                if ranked.get(other, 10**6) > ranked[row["unit"]] and not above(row["unit"], other):
                    broken.append(f"{other} is above {row['unit']}, printed {row['rank']}")
    grade_of = {row["unit"]: row["grade"] for row in rankings if row["grade"]}
    for row in grades:
        grade_of.update(dict.fromkeys(json.loads(row["units"] or "[]"), row["grade"]))
    counts = {row["grade"]: int(row["count"]) for row in grades}
    free = [unit for unit in totals if unit not in grade_of]
    missing = {
        grade: count - sum(known == grade for known in grade_of.values())
        for grade, count in counts.items()
    }
    return broken + check_grades(totals, grade_of, free, missing, above)


def check_grades(totals, grade_of, free, missing, above):
    """The units without a printed grade take the missing places, best totals first: if that fails,
    nothing works.
    """
    broken = []
    if grade_of or missing:
        if any(count < 0 for count in missing.values()) or sum(missing.values()) != len(free):
            return ["the counts by grade do not fit"]
        assigned = dict(grade_of)
        waiting = sorted(free, key=lambda unit: -totals[unit])
        for grade in [grade for grade in GRADE_ORDER if grade in missing]:
            for _ in range(missing[grade]):
                assigned[waiting.pop(0)] = grade
        for one, grade in assigned.items():
            for other, worse in assigned.items():
                if GRADE_ORDER.index(grade) < GRADE_ORDER.index(worse) and not above(one, other):
                    broken.append(f"{one} ({grade}) is not above {other} ({worse})")
    return broken
