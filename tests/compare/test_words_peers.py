"""Whom a province is told beside; typed from the panel, or worked by hand."""

import pandas as pd
import pytest

from rankings.compare.words_peers import (
    tell_beside,
    tell_index_agreement,
    tell_merger,
    tell_peers,
    tell_rises,
)


def test_the_size_of_a_national_list_is_a_whole_number(standing):
    """Phú Thọ in the nation's ranking of IT application, 2017: 19 of 63; PCI 2024 says no size."""
    lists = pd.DataFrame(
        [("department", 2017, "ict_use", 2), ("department", 2024, "dti", 21)],
        columns=["level", "year", "framework", "ranked"],
    )
    assert "thứ 19/63. " in tell_beside(standing, lists, "phu-tho", "vi")
    assert "ranked 19 of 63. " in tell_beside(standing, lists, "phu-tho", "en")


def test_a_province_without_lists_of_its_own_is_told_how_to_add_one(standing):
    nothing = pd.DataFrame(columns=["level", "year", "framework", "ranked"])
    assert "python -m rankings add" in tell_beside(standing, nothing, "hue", "en")


def test_a_merger_names_its_parts_and_the_name_that_went_on():
    """Resolution 202/2025/QH15: three provinces became Phú Thọ; Huế did not merge."""
    of_new, of_part = tell_merger("phu-tho", "en"), tell_merger("hoa-binh", "en")
    for said in (of_new, of_part):
        assert all(name in said for name in ("Phú Thọ", "Vĩnh Phúc", "Hòa Bình"))
    assert "another body than the one of the same name before" in of_new
    assert "another body" not in of_part
    assert tell_merger("hue", "en") == "* Huế was not merged on 1 July 2025."


def test_peers_of_a_province_nobody_measured_say_which_document_would_tell(standing):
    nothing = standing[standing["province"] != "hue"]
    assert tell_peers(nothing, "pci", "hue", "en").startswith(
        "* PCI: no figure of Huế is on record."
    )


@pytest.mark.parametrize(
    ("rho", "meaning"),
    [
        (0.6, "they rank the provinces much alike"),
        (0.59, "they agree in part"),
        (0.3, "they agree in part"),
        (0.29, "they are hardly related"),
        (-0.29, "they are hardly related"),
        (-0.3, "they rank the provinces in opposite ways"),
    ],
)
def test_how_alike_two_indices_rank_is_said_in_words(rho, meaning):
    """Invented: only the newest year with two whole lists counts."""
    row = {"index_a": "pci", "index_b": "par", "n_common": 63, "whole": True}
    rows = [
        row | {"year": 2019, "spearman": 0.99},
        row | {"year": 2020, "spearman": rho},
        row | {"year": 2021, "spearman": None, "whole": False},
    ]
    said = tell_index_agreement(pd.DataFrame(rows), "en").splitlines()
    assert f", 2020: Spearman {rho:.2f} over 63 provinces, {meaning}" in said[0]
    assert len(said) == 3 and said[-1].startswith("For 1 pairs ")


def test_who_rose_twice_and_fell_nowhere_is_named():
    """Invented: Huế gains in two, Sơn La gains in two and falls in one, Hà Nội gains in one."""
    gained = [("hue", 2), ("hue", 1), ("son-la", 3), ("son-la", 1), ("son-la", -1), ("ha-noi", 9)]
    changes = pd.DataFrame(
        [
            {"province": province, "unit": province, "places_gained": places, "index": index}
            for (province, places), index in zip(
                gained, ["pci", "par", "pci", "par", "dti", "pci"], strict=True
            )
        ]
    ).assign(year_from=2020, year_to=2021, vintage="63")
    assert (
        tell_rises(changes, "en") == "* 2021: hue gained places in 2 of 2 indices (PCI, PAR INDEX)."
    )
    assert tell_rises(changes.assign(year_from=2019), "en").startswith("No province is known")
