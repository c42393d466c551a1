"""Walks every table of every province: no points across frameworks, no percent of an unprinted
maximum.
"""

import csv
import json
from decimal import Decimal
from itertools import combinations

import pytest

from rankings.compare.versions import version_of
from rankings.store.paths import project_root

# The national tables have no lists of agencies.
PROVINCES = sorted(
    path.name
    for path in (project_root() / "data" / "processed").iterdir()
    if path.is_dir() and path.name != "national"
)


def read(province, name):
    with (project_root() / "data" / "processed" / province / f"{name}.csv").open(
        encoding="utf-8-sig", newline=""
    ) as stream:
        return list(csv.DictReader(stream))


def version(row, side):
    return version_of(
        {
            "province": row["province"],
            "framework": row[f"framework_{side}"],
            "year": row[f"year_{side}"],
            "level": row["level"],
        }
    )


def test_both_provinces_are_walked():
    assert {"hung-yen", "phu-tho"} <= set(PROVINCES)


@pytest.mark.parametrize("province", PROVINCES)
def test_points_are_subtracted_inside_one_version_and_scale_only(province):
    for row in read(province, "03_year_changes"):
        place = (row["unit"], row["year_from"], row["year_to"])
        if row["score_change"]:
            assert (
                row["comparable"] == "true" and version(row, "from") == version(row, "to") != ""
            ), place
            assert len({row["max_from"], row["max_to"]} - {""}) < 2, place
            assert Decimal(row["score_to"]) - Decimal(row["score_from"]) == Decimal(
                row["score_change"]
            ), place
        assert (row["comparable"] == "false") == bool(row["why_not"]), place
        assert int(row["places_gained"]) == int(row["common_rank_from"]) - int(
            row["common_rank_to"]
        ), place


@pytest.mark.parametrize("province", PROVINCES)
def test_percent_stands_only_on_a_printed_maximum(province):
    rankings, criteria = read(province, "02_rankings"), read(province, "02_criteria")
    printed = {
        (row["level"], row["year"], row["unit"]): row["max_score"]
        for row in rankings
        if row["max_score"]
    }
    sums = {}
    for level, year, _document, _criterion, maximum in {
        (row["level"], row["year"], row["document_id"], row["criterion_id"], row["max_score"])
        for row in criteria
        if row["max_score"]
    }:
        sums[level, year] = sums.get((level, year), Decimal(0)) + Decimal(maximum)
    for row in read(province, "04_positions"):
        if row["percent_of_max"]:
            maximum = printed.get((row["level"], row["year"], row["unit"])) or sums.get(
                (row["level"], row["year"])
            )
            assert maximum is not None and Decimal(row["max_score"]) == Decimal(maximum), row
            assert abs(
                100 * Decimal(row["score"]) / Decimal(maximum) - Decimal(row["percent_of_max"])
            ) < Decimal("0.000001"), row
    for row in read(province, "04_bounds"):
        assert not row["percent_max"] or abs(
            100 * Decimal(row["total_max"]) / sums[row["level"], row["year"]]
            - Decimal(row["percent_max"])
        ) < Decimal("0.000001")


@pytest.mark.parametrize("province", PROVINCES)
def test_changes_are_recomputed_from_the_rankings(province):
    """Common ranks, counted again from 02_rankings by a loop of its own."""
    ranks = {}
    for row in read(province, "02_rankings"):
        if row["preferred"] == "true" and row["rank"] and row["year"]:
            ranks.setdefault((row["level"], row["index_name"], row["year"]), {})[row["unit_id"]] = (
                int(row["rank"])
            )
    for row in read(province, "03_year_changes"):
        before = ranks[row["level"], row["index_name"], row["year_from"]]
        after = ranks[row["level"], row["index_name"], row["year_to"]]
        common = before.keys() & after.keys()
        assert int(row["common_rank_from"]) == 1 + sum(
            before[unit] < before[row["unit_id"]] for unit in common
        )
        assert int(row["common_rank_to"]) == 1 + sum(
            after[unit] < after[row["unit_id"]] for unit in common
        )


@pytest.mark.parametrize("province", PROVINCES)
def test_named_pairs_are_those_that_crossed(province):
    changes = read(province, "03_year_changes")
    named = {
        (row["level"], row["year_from"], row["year_to"], row["unit_a"], row["unit_b"])
        for row in read(province, "03_discordant_pairs")
    }
    crossed = set()
    groups = {}
    for row in changes:
        if row["level"] != "province":
            groups.setdefault((row["level"], row["year_from"], row["year_to"]), []).append(row)
    for key, rows in groups.items():
        for one, other in combinations(rows, 2):
            before = int(one["common_rank_from"]) - int(other["common_rank_from"])
            if before * (int(one["common_rank_to"]) - int(other["common_rank_to"])) < 0:
                crossed.add(
                    (
                        *key,
                        *(
                            (one["unit"], other["unit"])
                            if before < 0
                            else (other["unit"], one["unit"])
                        ),
                    )
                )
    assert named == crossed
    for row in read(province, "03_agreement"):
        count = sum(
            pair[:3] == (row["level"], row["year_from"], row["year_to"]) for pair in crossed
        )
        assert row["discordant_pairs"] in ("", str(count)) and bool(row["why_not"]) == (
            int(row["n_common"]) < 5
        )


@pytest.mark.parametrize("province", PROVINCES)
def test_common_ranks_of_trajectories_leave_partial_lists_out(province):
    for row in read(province, "03_trajectories"):
        years, ranks = json.loads(row["years"]), json.loads(row["ranks"])
        common = json.loads(row["common_ranks"]) if row["common_ranks"] else [None] * len(years)
        assert len(years) == len(ranks) == len(common) and years == sorted(years)
        partial = {year for year, rank in zip(years, common, strict=True) if rank is None}
        assert 2022 in partial or 2022 not in years


@pytest.mark.parametrize("province", PROVINCES)
def test_every_interval_of_the_bounds_is_one(province):
    bounds = read(province, "04_bounds")
    for row in bounds:
        assert Decimal(row["total_min"]) <= Decimal(row["total_max"]) and int(
            row["rank_best"]
        ) <= int(row["rank_worst"])
    strict = {(row["level"], row["unit"]): row for row in bounds if row["reading"] == "strict"}
    for row in bounds:
        narrow = strict[row["level"], row["unit"]]
        assert Decimal(row["total_min"]) <= Decimal(narrow["total_min"]) and Decimal(
            row["total_max"]
        ) >= Decimal(narrow["total_max"])


@pytest.mark.parametrize("province", PROVINCES)
def test_a_mean_and_its_change_are_those_of_the_published_scores(province):
    published = [row for row in read(province, "02_rankings") if row["preferred"] == "true"]
    for row in read(province, "03_mean_changes"):
        before, after = (
            {
                one["unit_id"] or one["unit"]: Decimal(one["score"])
                for one in published
                if one["level"] == row["level"] and one["year"] == row[f"year_{side}"]
                if one["score"] and row["label"] in ("", one["label"])
            }
            for side in ("from", "to")
        )
        common = before.keys() & after.keys()
        means = [sum(side.values()) / len(side) for side in (before, after)]
        change = sum(after[name] - before[name] for name in common) / len(common)
        found = [*means, means[1] - means[0], change, means[1] - means[0] - change]
        columns = ("mean_from", "mean_to", "mean_change", "common_change", "composition_effect")
        assert [round(value, 6) for value in found] == [Decimal(row[name]) for name in columns]
        counts = [int(row[name]) for name in ("n_from", "n_to", "n_common")]
        assert counts == [len(before), len(after), len(common)]
        assert len(json.loads(row["joined"])) == len(after) - len(common)
        assert len(json.loads(row["left"])) == len(before) - len(common)
