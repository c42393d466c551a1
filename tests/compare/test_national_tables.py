"""The national tables: before notebook 07 has run, and what their sources contradict."""

from __future__ import annotations

from rankings.compare import national_tables
from rankings.compare.national_tables import load_national
from rankings.compare.panel import gather_panel
from rankings.store.catalogue import NATIONAL
from rankings.store.tables import read_table


def test_where_notebook_07_has_not_run_the_tables_are_made_once(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(national_tables, "table_path", lambda *_: tmp_path / "not_there.csv")
    monkeypatch.setattr(national_tables, "gather_panel", lambda: made.append(1) or gather_panel())
    national_tables.make_national.cache_clear()
    tables = {name: load_national(name) for name in ("07_panel", "07_standing", "07_changes")}
    assert len(made) == 1 and all(len(table) for table in tables.values())
    shown = load_national("07_standing")
    shown["index"] = "other"
    assert load_national("07_standing").equals(tables["07_standing"])
    national_tables.make_national.cache_clear()


def test_two_sheets_that_differ_are_a_finding():
    findings = read_table("02_findings", NATIONAL)
    assert set(findings["check"]) == {"change_mismatch", "value_differs"}
    assert any("Bắc Giang" in text and "48,36" in text for text in findings["message"])
