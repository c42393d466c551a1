"""Bounds: Hưng Yên 2018 against hand reasoning and the oracle, small problems against brute
force.
"""

import csv
import importlib.util
import random
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from rankings.bounds.bound_tables import bound_unpublished

FIXTURES = Path(__file__).parent / "fixtures"
ORACLE = Path(__file__).parents[1] / "oracle"


def load_oracle(name):
    spec = importlib.util.spec_from_file_location(f"oracle_{name}", ORACLE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


witness, brute_force = load_oracle("witness"), load_oracle("brute_force")


def read_rows(name):
    with (FIXTURES / f"hung_yen_{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def frame(rows, columns=None):
    return pd.DataFrame(rows, columns=columns).replace("", None).astype("string")


@pytest.fixture(scope="module")
def rows():
    return {name: read_rows(name) for name in ("criteria", "grade_counts", "rankings")}


@pytest.fixture(scope="module")
def tables(rows):
    return bound_unpublished(
        *(frame(rows[name]) for name in ("criteria", "grade_counts", "rankings")),
    )


# hung-yen_2018_egov_none, strict; each limit can be added up from the page by hand
HAND = [
    # 50 + 85,5 + 86,75 + 0 + 100 + 50, the largest sum the sentences leave
    ("Sở Nội vụ", "total_max", "372.25"),
    ("Sở Tài chính", "total_max", "372.25"),
    # 50 + 39,2 + 86,75 + 0 + 100 + 50: lowest on the first application criterion only
    ("Sở Tài chính", "total_min", "325.95"),
    # no table above the leader
    ("Sở Thông tin và Truyền thông", "total_max", "417.29"),
    # 25,79 + 9,3 + … under 105 of Văn Lâm
    ("Huyện Yên Mỹ", "total_max", "104.99"),
    # 23,7 + 6,74 + 5 + 14 + 17,39 + 0 + 0, and Phù Cừ holds the two lowest
    ("Huyện Phù Cừ", "total_min", "66.83"),
    # Tiên Lữ's highest on presence (33) and second on transaction (4,72) carry its minimum
    ("Huyện Tiên Lữ", "total_min", "90.56"),
    ("Huyện Mỹ Hào", "total_max", "88.81"),
]


@pytest.mark.parametrize("unit, column, value", HAND)
def test_totals_that_can_be_added_up_by_hand(tables, unit, column, value):
    bounds = tables.frames["04_bounds"]
    row = bounds[(bounds["unit"] == unit) & (bounds["reading"] == "strict")].iloc[0]
    assert row[column] == Decimal(value)


def test_ranks_thresholds_and_the_unnamed_unit(tables):
    bounds = tables.frames["04_bounds"].query("reading == 'strict'").set_index("unit")
    assert len(bounds) == 16 + 8 and (bounds.index == "(đơn vị không nêu tên 1)").sum() == 1
    assert tuple(bounds.loc["Sở Tài chính", ["rank_best", "rank_worst"]]) == (2, 11)
    assert tuple(bounds.loc["Thanh tra tỉnh", ["rank_best", "rank_worst"]]) == (12, 17)
    assert bounds.loc["(đơn vị không nêu tên 1)", "grade"] == "Khá"
    thresholds = (
        tables.frames["04_thresholds"]
        .query("reading == 'strict'")
        .set_index(["level", "grade_above", "grade_below"])
    )
    assert tuple(thresholds.loc[("department", "Khá", "Trung bình"), ["min", "max"]]) == (
        Decimal("224.7"),
        Decimal("372.24"),
    )
    assert tuple(thresholds.loc[("district", "Khá", "Trung bình"), ["min", "max"]]) == (
        Decimal("90.56"),
        Decimal("105"),
    )
    top = thresholds.loc[("department", "Tốt", "Khá")]
    assert top["min"] == Decimal("417.3") and pd.isna(top["max"])


def test_certain_orders(tables):
    pairs = tables.frames["04_certain_pairs"].query("reading == 'strict'")
    known = set(zip(pairs["unit_above"], pairs["unit_below"], strict=True))
    assert ("Sở Y tế", "Thanh tra tỉnh") in known and ("Sở Y tế", "Sở Tư pháp") not in known
    assert ("Huyện Tiên Lữ", "Huyện Mỹ Hào") in known


def test_every_witness_fits_every_sentence_and_attains_its_bound(tables, rows):
    assert len(tables.witnesses) > 1000
    for found in tables.witnesses:
        level = found.problem.level
        here = {name: [row for row in rows[name] if row["level"] == level] for name in rows}
        ranks_first = list(here["rankings"])
        broken = witness.find_broken(
            found.points, here["criteria"], here["grade_counts"], ranks_first, found.reading
        )
        assert not broken, (found.bound, found.reading, broken[:3])
        assert attained(found) == found.value, found.bound


def attained(found):
    totals = {unit: sum(cells.values()) for unit, cells in found.points.items()}
    kind, *names = found.bound.split(":")
    if kind.startswith("total"):
        return totals[names[0]]
    if kind.startswith("rank"):
        return 1 + sum(total > totals[names[0]] for total in totals.values())
    if kind.startswith("cell"):
        return found.points[names[0]][names[1]]
    grades = {fact.units[0]: fact.grade for fact in found.problem.facts if fact.kind == "grade"}
    side = [
        totals[found.problem.units[unit]]
        for unit, grade in grades.items()
        if grade == (names[1] if kind == "threshold_min" else names[0])
    ]
    return max(side) if kind == "threshold_min" else min(side)


CRITERION_COLUMNS = [
    "document_id",
    "province",
    "framework",
    "level",
    "year",
    "criterion_id",
    "criterion",
    "max_score",
    "unit_id",
    "unit",
    "statistic",
    "score",
    "quote",
    "start",
    "end",
    "list_count",
]
RANKING_COLUMNS = [
    "document_id",
    "level",
    "year",
    "unit_id",
    "unit",
    "rank",
    "rank_source",
    "score",
    "grade",
    "quote",
    "start",
    "end",
    "preferred",
]
GRADE_COLUMNS = ["document_id", "level", "year", "grade", "count", "units", "quote", "start", "end"]
HERE = {
    "document_id": "x_2018_egov_none",
    "province": "x",
    "framework": "egov",
    "level": "district",
    "year": "2018",
}


def invent_problem(seed):
    """Three or four units on two criteria of a few hundredths, with sentences drawn at random from
    a true table (and now and then spoilt)."""
    dice = random.Random(seed)
    units = [f"Huyện {letter}" for letter in "ABCD"[: dice.choice([3, 3, 4])]]
    maxima = (
        {"c1": Decimal("0.0" + str(dice.choice([2, 3]))), "c2": Decimal("0.02")}
        if len(units) == 3
        else {"c1": Decimal("0.02"), "c2": Decimal("0.01")}
    )
    truth = {
        unit: {c: Decimal(dice.randint(0, int(top * 100))) / 100 for c, top in maxima.items()}
        for unit in units
    }
    criteria = [
        {**HERE, "criterion_id": c, "criterion": f"Tiêu chí {c}", "max_score": str(top)}
        for c, top in maxima.items()
    ]
    for c in maxima:
        scores = {unit: truth[unit][c] for unit in units}
        top, bottom = max(scores.values()), min(scores.values())
        if dice.random() < 0.6:
            value = str(top) if dice.random() < 0.7 else ""
            criteria += [
                {
                    **HERE,
                    "criterion_id": c,
                    "criterion": f"Tiêu chí {c}",
                    "statistic": "highest",
                    "unit": unit,
                    "score": value,
                }
                for unit in units
                if scores[unit] == top
            ]
        if dice.random() < 0.4 and bottom < top:
            names = [unit for unit in units if scores[unit] == bottom]
            criteria += [
                {
                    **HERE,
                    "criterion_id": c,
                    "criterion": f"Tiêu chí {c}",
                    "statistic": "lowest",
                    "unit": unit,
                    "score": str(bottom),
                    "list_count": str(len(names)),
                }
                for unit in names
            ]
        if dice.random() < 0.15:
            criteria.append(
                {
                    **HERE,
                    "criterion_id": c,
                    "criterion": f"Tiêu chí {c}",
                    "statistic": "value",
                    "unit": dice.choice(units),
                    "score": str(maxima[c] / 2 // Decimal("0.01") / 100),
                }
            )
    totals = {unit: sum(cells.values()) for unit, cells in truth.items()}
    order = sorted(units, key=lambda unit: -totals[unit])
    rankings, grades = [], []
    if totals[order[0]] > totals[order[1]] and dice.random() < 0.5:
        rankings.append(
            {
                **HERE,
                "unit": order[0],
                "rank": "1",
                "rank_source": "order",
                "score": str(totals[order[0]]) if dice.random() < 0.5 else "",
            }
        )
    cut = dice.randint(1, len(units) - 1)
    if totals[order[cut - 1]] > totals[order[cut]]:
        listed = order[:cut] if dice.random() < 0.5 else []
        grades = [
            {
                **HERE,
                "grade": "Khá",
                "count": str(cut),
                "units": str(listed).replace("'", '"') if listed else "",
            },
            {**HERE, "grade": "Trung bình", "count": str(len(units) - cut), "units": ""},
        ]
    if not any(row.get("unit") for row in criteria):
        criteria.append(
            {
                **HERE,
                "criterion_id": "c1",
                "criterion": "Tiêu chí c1",
                "statistic": "value",
                "unit": units[0],
                "score": str(truth[units[0]]["c1"]),
            }
        )
    named = {row.get("unit") for row in criteria + rankings} | {
        unit for row in grades for unit in row["units"].strip("[]").replace('"', "").split(", ")
    }
    return (
        units if set(units) <= named else None,
        maxima,
        complete(criteria, CRITERION_COLUMNS),
        complete(grades, GRADE_COLUMNS),
        complete(rankings, RANKING_COLUMNS),
    )


def complete(rows, columns):
    return [
        {
            column: row.get(
                column,
                {"preferred": "true", "start": str(number), "end": str(number + 1)}.get(column, ""),
            )
            for column in columns
        }
        for number, row in enumerate(rows)
    ]


def test_small_problems_against_brute_force():
    compared = infeasible = 0
    for seed in range(80):
        units, maxima, criteria, grades, rankings = invent_problem(seed)
        if units is None:
            continue
        reading = ("strict", "weak", "loose")[seed % 3]
        expected = brute_force.bound_all(units, maxima, criteria, grades, rankings, reading)
        found = bound_unpublished(
            frame(criteria, CRITERION_COLUMNS),
            frame(grades, GRADE_COLUMNS),
            frame(rankings, RANKING_COLUMNS),
            (reading,),
        )
        if expected is None:
            assert len(found.frames["04_findings"]) == 1, seed
            infeasible += 1
            continue
        compare(found.frames, expected, seed)
        compared += 1
    assert compared > 30 and infeasible > 0


def compare(frames, expected, seed):
    for row in frames["04_bounds"].itertuples():
        assert (row.total_min, row.total_max) == expected["total"][row.unit], (seed, row.unit)
        assert (row.rank_best, row.rank_worst) == expected["rank"][row.unit], (seed, row.unit)
    for row in frames["04_bound_cells"].itertuples():
        assert (row.min, row.max) == expected["cell"][row.unit, row.criterion_id], (
            seed,
            row.unit,
            row.criterion_id,
        )
    pairs = frames["04_certain_pairs"]
    assert set(zip(pairs["unit_above"], pairs["unit_below"], strict=True)) == expected["certain"], (
        seed
    )


def test_a_contradiction_names_a_minimal_set_of_sentences(rows):
    spoilt = [dict(row) for row in rows["rankings"]]
    next(row for row in spoilt if row["unit"] == "Huyện Văn Lâm")["score"] = (
        "90"  # below what Tiên Lữ must have
    )
    frames = [frame(rows["criteria"]), frame(rows["grade_counts"]), frame(spoilt)]
    tables = bound_unpublished(*frames).frames
    found = tables["04_findings"]
    assert found["check"].tolist() == ["bounds_infeasible"] and found["severity"].tolist() == [
        "error"
    ]
    assert (
        "(strict, weak, loose)" in found.loc[0, "found"]
        and "total Huyện Văn Lâm: 90" in found.loc[0, "said"]
    )
    told = found.loc[0, ["message", "message_en"]].tolist()
    assert "không thể cùng đúng" in told[0] and "(cách đọc chặt, cho đồng hạng, cho" in told[0]
    assert "cannot hold together" in told[1] and "(reading: strict, weak, loose)" in told[1]
    assert set(tables["04_bounds"]["level"]) == {"department"}


def test_rows_in_any_order_give_the_same_tables(rows, tables):
    shuffled = [
        frame(rows[name]).sample(frac=1, random_state=3)
        for name in ("criteria", "grade_counts", "rankings")
    ]
    again = bound_unpublished(*shuffled)
    for name, expected in tables.frames.items():
        keys = [column for column in expected.columns if column not in ("evidence",)]
        assert (
            again.frames[name][keys]
            .sort_values(keys, ignore_index=True)
            .equals(expected[keys].sort_values(keys, ignore_index=True))
        ), name


def test_pages_without_criteria_give_header_only_tables(rows):
    empty = frame([], CRITERION_COLUMNS)
    found = bound_unpublished(empty, frame(rows["grade_counts"]), frame(rows["rankings"]))
    assert all(table.empty for table in found.frames.values())
