"""The national tables: two hundred figures drawn by lot from what a person typed, ten questions
answered by reading that panel, and what must hold of every row.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from rankings.clean.national_sheet import refuse_sheet
from rankings.compare.index_agreement import list_rises
from rankings.compare.peers import find_partners, list_peers
from rankings.compare.words_national import tell_movement, tell_standing
from rankings.errors import SourceError
from rankings.store.catalogue import NATIONAL
from rankings.store.tables import read_table

TYPED = Path(__file__).with_name("typed") / "national_200.csv"


@pytest.fixture(scope="module")
def panel():
    return read_table("07_panel", NATIONAL)


@pytest.fixture(scope="module")
def standing():
    return read_table("07_standing", NATIONAL)


@pytest.fixture(scope="module")
def changes():
    return read_table("07_changes", NATIONAL)


def place(standing, index, year, province, vintage="63"):
    rows = standing[
        (standing["index"] == index)
        & (standing["year"] == year)
        & (standing["province"] == province)
        & (standing["vintage"] == vintage)
    ]
    return rows.iloc[0]


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


def test_who_led_the_first_pci_and_of_how_many(standing):
    row = place(standing, "pci", 2005, "binh-duong")
    assert (row["rank"], row["rank_of"], row["score"]) == (1, 42, Decimal("76.818965"))


def test_lao_cai_led_pci_2011_and_two_sources_say_so(standing):
    row = place(standing, "pci", 2011, "lao-cai")
    assert (row["rank"], row["score"], row["sources"]) == (1, Decimal("73.53"), 2)


def test_a_rank_outside_the_published_thirty_is_known_from_the_provinces_paper(standing):
    row = place(standing, "pci", 2024, "dien-bien")
    assert (row["rank"], row["rank_of"], row["score"]) == (32, 63, Decimal("67.77"))


def test_phu_tho_was_fourth_by_the_printed_scores_of_papi_2016(standing):
    row = place(standing, "papi", 2016, "phu-tho")
    assert (row["rank"], row["rank_of"], row["rank_source"]) == (4, 63, "score")


def test_ho_chi_minh_city_stands_in_both_lists_of_dti_2024(standing):
    new, old = (place(standing, "dti", 2024, "ho-chi-minh", vintage) for vintage in ("34", "63"))
    assert (new["rank"], new["rank_of"], new["score"]) == (4, 34, Decimal("0.7770"))
    assert (old["rank"], old["rank_of"]) == (1, 63)


def test_what_two_documents_of_one_publisher_print_of_bac_giang_stands_side_by_side(standing):
    row = place(standing, "pci", 2006, "bac-giang")
    printed = {(str(row["score_text"]), int(row["rank"]))} | {
        (other["score_text"], other["rank"]) for other in row["others"]
    }
    assert row["differs"] and printed == {("55.991937", 15), ("48.36", 46)}


def test_the_figure_that_more_sources_print_counts(standing):
    row = place(standing, "par", 2023, "hai-phong")
    assert row["score"] == Decimal("91.87")
    assert [other["score_text"] for other in row["others"]] == ["91.81"]
    # one page labels the list of 2021 "2020"; the publisher's own page says otherwise
    assert place(standing, "pci", 2020, "vinh-phuc")["score"] == Decimal("63.84")


def test_the_gain_of_phu_tho_is_set_beside_the_nations_and_refused_across_a_break(changes):
    own = changes[changes["province"] == "phu-tho"].set_index(["index", "year_from", "year_to"])
    gain = own.loc["par", 2020, 2021]
    assert (gain["gain"], gain["nation_gain"]) == (Decimal("2.85"), Decimal("2.65"))
    broken = own.loc["papi", 2016, 2018]
    assert broken["gain"] is None and broken["why_not"] == "framework_changed"
    assert (broken["common"], broken["places_gained"]) == (61, -16)
    said = tell_movement(read_table("07_standing", NATIONAL), changes, "papi", "phu-tho", "en")
    assert "-16 places among the 61 provinces ranked in both years; points are not" in said


def test_hai_phong_rose_in_three_indices_at_once_in_2024(changes):
    best = list_rises(changes).iloc[0]
    assert (best["year"], best["unit"], best["indices_gained"]) == (
        2024,
        "Hải Phòng",
        ["par", "pci", "sipas"],
    )


def test_peers_are_of_the_region_near_in_score_and_of_the_merger(standing):
    peers = list_peers(standing, "pci", "phu-tho", 2016)
    names = {kind: set(rows["province"]) for kind, rows in peers.groupby("kind")}
    assert names["merged"] == {"phu-tho", "vinh-phuc", "hoa-binh"} == set(find_partners("hoa-binh"))
    assert len(names["region"]) == 14 and len(names["score"]) == 7


def test_whole_years_are_those_of_which_every_province_is_known():
    coverage = read_table("07_coverage", NATIONAL)
    whole = coverage[coverage["whole"]].groupby("index")["year"].apply(list)
    assert whole["pci"] == list(range(2005, 2017))
    assert whole["papi"] == [2011, 2012, 2013, 2014, 2015, 2016, 2018, 2019, 2022, 2023]
    papi = coverage[(coverage["index"] == "papi") & (coverage["year"] == 2014)].iloc[0]
    assert (papi["provinces"], papi["measured"]) == (61, 61)  # Bắc Giang, Đồng Tháp missing


def test_every_cell_that_a_person_marked_as_conflict_differs_and_no_other(panel, standing):
    keys = ["index", "year", "vintage", "province"]
    marked = {tuple(row) for row in panel[panel["certainty"] == "conflict"][keys].to_numpy()}
    found = {tuple(row) for row in standing[standing["differs"]][keys].to_numpy()}
    # Phú Thọ's own two sources differ on PAPI 2021; they were not part of what was typed.
    assert found - {("papi", 2021, "63", "phu-tho")} == marked


def test_two_sheets_that_differ_are_a_finding():
    findings = read_table("02_findings", NATIONAL)
    assert set(findings["check"]) == {"change_mismatch", "value_differs"}
    assert any("Bắc Giang" in text and "48,36" in text for text in findings["message"])


def test_nothing_of_a_province_names_the_document_that_would_tell(standing):
    said = tell_standing(standing, "hue", "en")
    assert "PCI: nothing of Huế is on record. The yearly PCI report (VCCI)" in said


FINE = {"framework": "pci", "year": "2024", "unit": "Hà Nội", "rank": "24", "rank_of": "63"}


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"unit": "Hà Nộ"}, "there is no province Hà Nộ in 2024"),
        ({"rank": "70"}, "rank 70 is above the 63 provinces"),
        ({"framework": "papi", "year": "2005"}, "papi begins in 2011"),
        ({"unit": "Hà Nội", "score": "68.38"}, "another figure of pci 2024 in this source"),
        ({"score": "680", "rank": ""}, "above the scale of 100"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_remedy(fault, said):
    rows = [("sheet:3", FINE), ("sheet:4", FINE | {"unit": "Hải Phòng"} | fault)]
    with pytest.raises(SourceError) as told:
        refuse_sheet(rows, "sheet", "en")
    assert "sheet:4: " in str(told.value) and said in str(told.value) and "→" in str(told.value)


def test_a_bad_row_is_told_in_vietnamese_too():
    with pytest.raises(SourceError, match="không có tỉnh Hà Nộ vào năm 2024"):
        refuse_sheet([("f:2", FINE | {"unit": "Hà Nộ"})], "f", "vi")
    refuse_sheet([("f:2", FINE)], "f")
