"""The panel of national indices: what it is made of, and that it is made once."""

from rankings.compare import national_tables
from rankings.compare.national_tables import load_national
from rankings.compare.panel import gather_panel
from rankings.store.catalogue import NATIONAL
from rankings.store.record import recording
from rankings.store.tables import read_table


def test_the_panel_uses_national_places_and_addresses_alone():
    with recording() as seen:
        panel = gather_panel()
    ours = {name for name in seen if name.startswith(("data/processed/", "data/raw/"))}
    assert {name.partition("#")[2] for name in ours if name.startswith("data/processed/")} == {
        "rows:level=province"
    }
    assert {name for name in ours if name.startswith("data/raw/")} == {
        "data/raw/sources.csv#columns:document_id,url",
        "data/raw/sources.csv#provinces",
    }
    written = read_table("07_panel", NATIONAL)
    assert panel["url"].notna().any() and list(panel["url"]) == list(written["url"])


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
