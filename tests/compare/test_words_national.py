"""What notebook 07 answers of a province in the national indices; typed from the panel."""

from decimal import Decimal

import pandas as pd

from rankings.compare.words_national import (
    tell_coverage,
    tell_editions,
    tell_movement,
    tell_place,
    tell_standing,
)
from rankings.store.catalogue import NATIONAL
from rankings.store.tables import read_table


def test_nothing_of_a_province_names_the_document_that_would_tell(standing):
    said = tell_standing(standing, "hue", "en")
    needed = "Needed: the table of all provinces in the yearly PCI report (VCCI)."
    assert f"PCI: no figure of Huế is on record. {needed}" in said
    said = tell_standing(standing[standing["province"] == "ha-noi"], "hue", "en")
    assert said.startswith("No figure of Huế in a national index is on record.")


def test_the_newest_place_says_how_its_rank_is_known(standing):
    """PAR 2021: 88,59, 9th of 63, as printed; PCI 2024: 70,35, the eighth line of the list."""
    said = tell_standing(standing, "phu-tho", "vi").splitlines()
    par = next(line for line in said if line.startswith("* PAR INDEX"))
    assert "PAR INDEX 2021: hạng 9/63, 88,59 điểm." in par
    english = tell_standing(standing, "phu-tho", "en")
    assert "PCI 2024: rank 8, 70.35 points (by the order of the published list)." in english


def test_a_place_that_two_sources_print_differently_shows_both():
    """Bắc Giang, PCI 2006: 55.991937 and 15th in one table, 48.36 and 46th in another."""
    row = {
        "index": "pci",
        "year": 2006,
        "rank": 15,
        "rank_of": 64,
        "score": Decimal("55.991937"),
        "status": "transcribed",
        "rank_source": "printed",
        "others": [{"score_text": "48.36", "rank": 46, "document_id": "x"}],
    }
    assert tell_place(row, "en") == (
        "* PCI 2006: rank 15 of 64, 55.99 points; the sources differ: 48.36, #46 in x."
    )
    unranked = tell_place(row | {"rank": None, "others": None}, "en")
    assert unranked == "* PCI 2006: 55.99 points, no rank published."


def test_a_course_has_its_best_rank_and_its_gain_beside_the_nations(standing, national_changes):
    """PCI: 8th of 2024 is the best; PAR: 85,74 and 88,59, the nation 2,65 more."""
    said = tell_movement(standing, national_changes, "pci", "phu-tho", "en")
    assert said.startswith("* PCI, 2006–2024: best rank 8 (2024), last known 8 (2024).")
    said = tell_movement(standing, national_changes, "par", "phu-tho", "en")
    assert (
        "2020 → 2021: +2.85 points, the mean of the provinces +2.65, so +0.20 more than the nation"
        in said
    )
    said = tell_movement(standing, national_changes, "papi", "phu-tho", "en")
    assert "-16 places among the 61 provinces ranked in both years; points are not" in said


def test_whole_years_of_papi_are_told_apart_from_the_others(standing):
    said = tell_coverage(read_table("07_coverage", NATIONAL), standing, "en").splitlines()
    papi = next(line for line in said if line.startswith("* PAPI: figures of all"))
    assert papi.endswith("are known for 2011–2016, 2018–2019, 2022–2023.")


def test_differing_cells_are_counted_among_all(standing):
    rows = pd.DataFrame({"differs": [True, False, True]})
    nothing = pd.DataFrame(columns=["index", "whole", "year", "measured", "provinces"])
    assert "On 2 of 3 cells" in tell_coverage(nothing.astype({"whole": bool}), rows, "en")


def test_a_break_of_method_is_told_with_its_year():
    """SIPAS was measured anew from 2022; of DDCI nothing is on record."""
    assert "SIPAS, 2022: " in tell_editions("sipas", "en")
    assert tell_editions("pgi", "en").startswith("No change of method is on record for")
