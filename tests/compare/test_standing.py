"""Places in the national indices: questions answered by reading what a person typed."""

from __future__ import annotations

from decimal import Decimal

from rankings.store.catalogue import NATIONAL
from rankings.store.tables import read_table

from .conftest import place_of


def test_who_led_the_first_pci_and_of_how_many(standing):
    row = place_of(standing, "pci", 2005, "binh-duong")
    assert (row["rank"], row["rank_of"], row["score"]) == (1, 42, Decimal("76.818965"))


def test_lao_cai_led_pci_2011_and_two_sources_say_so(standing):
    row = place_of(standing, "pci", 2011, "lao-cai")
    assert (row["rank"], row["score"], row["sources"]) == (1, Decimal("73.53"), 2)


def test_a_rank_outside_the_published_thirty_is_known_from_the_provinces_paper(standing):
    row = place_of(standing, "pci", 2024, "dien-bien")
    assert (row["rank"], row["rank_of"], row["score"]) == (32, 63, Decimal("67.77"))


def test_phu_tho_was_fourth_by_the_printed_scores_of_papi_2016(standing):
    row = place_of(standing, "papi", 2016, "phu-tho")
    assert (row["rank"], row["rank_of"], row["rank_source"]) == (4, 63, "score")


def test_ho_chi_minh_city_stands_in_both_lists_of_dti_2024(standing):
    new, old = (place_of(standing, "dti", 2024, "ho-chi-minh", vintage) for vintage in ("34", "63"))
    assert (new["rank"], new["rank_of"], new["score"]) == (4, 34, Decimal("0.7770"))
    assert (old["rank"], old["rank_of"]) == (1, 63)


def test_what_two_documents_of_one_publisher_print_of_bac_giang_stands_side_by_side(standing):
    row = place_of(standing, "pci", 2006, "bac-giang")
    printed = {(str(row["score_text"]), int(row["rank"]))} | {
        (other["score_text"], other["rank"]) for other in row["others"]
    }
    assert row["differs"] and printed == {("55.991937", 15), ("48.36", 46)}


def test_the_figure_that_more_sources_print_counts(standing):
    row = place_of(standing, "par", 2023, "hai-phong")
    assert row["score"] == Decimal("91.87")
    assert [other["score_text"] for other in row["others"]] == ["91.81"]
    # one page labels the list of 2021 "2020"; the publisher's own page says otherwise
    assert place_of(standing, "pci", 2020, "vinh-phuc")["score"] == Decimal("63.84")


def test_whole_years_are_those_of_which_every_province_is_known():
    coverage = read_table("07_coverage", NATIONAL)
    whole = coverage[coverage["whole"]].groupby("index")["year"].apply(list)
    assert whole["pci"] == list(range(2005, 2017))
    assert whole["papi"] == [2011, 2012, 2013, 2014, 2015, 2016, 2018, 2019, 2022, 2023]
    papi = coverage[(coverage["index"] == "papi") & (coverage["year"] == 2014)].iloc[0]
    assert (papi["provinces"], papi["measured"]) == (61, 61)  # Bắc Giang, Đồng Tháp missing
