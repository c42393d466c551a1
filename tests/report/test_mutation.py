"""One changed score changes every place of the report that tells it, and no other sentence."""

from decimal import Decimal

import pytest
from fixture_tables import build_tables

from rankings.report.inputs import Report
from rankings.report.sections.answers import show_answers
from rankings.report.sections.league import show_league_tables
from rankings.report.words import load_words


def change_score(table: str, row: dict, column: str, value: object) -> Report:
    tables, _ = build_tables("phu-tho")
    changed = tables[table].copy()
    chosen = changed.index[(changed["unit"] == row["unit"]) & (changed["year"] == row["year"])]
    changed.loc[chosen, column] = value
    if column == "score":
        changed.loc[chosen, "score_text"] = str(value)
    return Report("phu-tho", "vi", load_words("vi"), {**tables, table: changed})


@pytest.fixture
def changed():
    return change_score("02_rankings", {"unit": "Sở Y tế", "year": 2024}, "score", Decimal("849.99"))


@pytest.fixture
def unchanged():
    return Report("phu-tho", "vi", load_words("vi"), dict(build_tables("phu-tho")[0]))


@pytest.mark.parametrize("show", [show_answers, show_league_tables], ids=["sentence", "table"])
def test_a_changed_score_is_told(report_home, changed, unchanged, show):
    before, after = repr(show(unchanged)), repr(show(changed))
    assert "843,24" in before and "849,99" not in before
    assert "849,99" in after and "843,24" not in after


def test_a_changed_score_is_drawn(report_home, changed):
    drawing = show_league_tables(changed)._repr_html_()
    assert drawing.count(">849,99</text>") == 2 and ">843,24</text>" not in drawing
    assert "Sở Y tế (849,99 điểm)" in drawing


def test_only_the_sentences_on_it_change(report_home, changed, unchanged):
    pairs = zip(repr(show_answers(unchanged)).splitlines(), repr(show_answers(changed)).splitlines(), strict=True)
    assert [after for before, after in pairs if before != after] == [line for line in repr(show_answers(changed)).splitlines() if "849,99" in line]
