"""The panel of national indices: two hundred figures drawn by lot from what a person
typed, what it is made of, and that it is made once.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pandas as pd

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


TYPED = Path(__file__).with_name("typed") / "national_200.csv"


def read_typed():
    with TYPED.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_two_hundred_figures_drawn_by_lot_are_as_typed_each_with_its_source(panel):
    typed = read_typed()
    assert len(typed) == 200
    keys = ("province", "index", "year", "vintage", "url")
    known = {tuple(str(row[key]) for key in keys): row for row in panel.to_dict("records")}
    for row in typed:
        found = known[tuple(row[key] for key in keys)]
        assert (found["score"] or None) == (Decimal(row["score"]) if row["score"] else None)
        assert ("" if pd.isna(found["rank"]) else str(found["rank"])) == row["rank"]
        if found["document_id"].startswith("national_"):
            assert found["published_quote"] == row["quote"]


def test_every_cell_that_a_person_marked_as_conflict_differs_and_no_other(panel, standing):
    keys = ["index", "year", "vintage", "province"]
    marked = {tuple(row) for row in panel[panel["certainty"] == "conflict"][keys].to_numpy()}
    found = {tuple(row) for row in standing[standing["differs"]][keys].to_numpy()}
    # Phú Thọ's own two sources differ on PAPI 2021; they were not part of what was typed.
    assert found - {("papi", 2021, "63", "phu-tho")} == marked
