"""An announcement is read back by the project's own reader: same units, ranks, scores, grades,
counts, and nothing that the reader holds for an error.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from rankings.clean.understand import understand
from rankings.language.text import key
from rankings.parse.page import parse_page
from rankings.report.announcement import Announcement, write_announcement
from rankings.score.beside import compare_last_year
from rankings.score.results import score_year
from rankings.score.year_tables import count_grades, list_scores
from tests.score.generated import draw_year
from tools.example_year import fill_by_seed

SAMPLE = (0, 2, 5)  # with last year's ranks; without; in every format
ALL = range(200)


def take_totals(year):
    scores = list_scores(year)
    return scores[scores["depth"] == 0]


def compare(year, path):
    """What differs between a scored year and its announcement as read."""
    said = understand(parse_page(path), str(path))
    wrong = [found for found in said["findings"] if found["severity"] == "error"]
    printed = {
        (row.level, key(row.unit)): (
            int(row.rank),
            round(row.score, 2),
            row.grade if isinstance(row.grade, str) else None,
        )
        for row in take_totals(year).itertuples()
    }
    names = {name for _, name in printed}
    read = {
        (row["level"], name_printed(row, names)): (row["rank"], row["score"], row["grade"])
        for row in said["rankings"]
    }
    wrong += [(name, printed.get(name), read.get(name)) for name in {*printed, *read}
              if printed.get(name) != read.get(name)]  # fmt: skip
    if len(said["rankings"]) != len(printed):
        wrong.append(("rows", len(printed), len(said["rankings"])))
    counted = Counter({f"số đơn vị loại {row.grade}": 0 for row in count_grades(year).itertuples()})
    for row in count_grades(year).itertuples():
        counted[f"số đơn vị loại {row.grade}"] += row.count
    told = Counter()
    for claim in said["claims"]:
        if claim["measure"] in counted:
            told[claim["measure"]] += claim["value"]
    wrong += [(name, counted[name], told[name]) for name in counted if counted[name] != told[name]]
    out = Counter(  # the contract keeps no district of a unit that is left out
        key(row.unit.split(" (")[0]) for rows in year.left_out.values() for row in rows
    )
    excluded = Counter(key(row["unit_printed"]) for row in said["document"]["exclusions"])
    wrong += [("left out", name) for name in {*out, *excluded} if out[name] != excluded[name]]
    reasons = {row.reason for rows in year.left_out.values() for row in rows}
    wrong += [("reason", row["reason"]) for row in said["document"]["exclusions"]
              if row["reason"] not in reasons]  # fmt: skip
    return wrong


def name_printed(row, names):
    """The unit of a row as the page printed it; the reader keeps a commune's district apart."""
    whole = key(f"{row['unit_printed']} {row['parent'] or ''}")
    return whole if whole in names else key(row["unit_printed"])


def announce(year, tmp_path, formats=("html",), previous=None):
    compared = None if previous is None else compare_last_year(year, previous.assign(framework=""))
    return write_announcement(Announcement(year, compared), tmp_path, "announcement", formats)


def go_round(seed, tmp_path):
    """Draw a year, announce it, every third with last year's ranks, and read it back: the page,
    and of every tenth year the PDF and the Word file too.
    """
    framework, sheet = draw_year(seed, tmp_path)
    year = score_year(sheet, framework)
    previous = None
    if seed % 3 == 0 and sheet.year != 2025:  # the bodies of 2024 had other names
        fill = fill_by_seed(framework, seed + 1000)
        entries = {place: fill(*place) for place in sheet.entries}
        previous = take_totals(score_year(replace(sheet, entries=entries), framework))
    formats = ("html", "pdf", "docx") if seed % 10 == 5 else ("html",)
    files = announce(year, tmp_path, formats, previous)
    return [(path.suffix, *compare(year, path)) for path in files if compare(year, path)]


@pytest.mark.parametrize("seed", SAMPLE)
def test_a_generated_year_comes_back(seed, tmp_path):
    assert not go_round(seed, tmp_path)


@pytest.mark.thorough
@pytest.mark.parametrize("seed", ALL)
def test_every_generated_year_comes_back(seed, tmp_path):
    assert not go_round(seed, tmp_path)


def test_the_example_comes_back_from_every_format_with_last_year(year, before, tmp_path):
    previous = take_totals(before)
    files = announce(year, tmp_path, ("html", "pdf", "docx"), previous)
    assert [path.suffix for path in files] == [".html", ".pdf", ".docx"]
    for path in files:
        said = understand(parse_page(path), str(path))
        assert not compare(year, path)
        ranks = {row["unit"]: row["previous_rank"] for row in said["rankings"]}
        assert ranks == {row.unit: int(row.rank) for row in previous.itertuples()}
        assert (said["document"]["evaluation_year"], said["document"]["framework"]) == (2024, "dti")
