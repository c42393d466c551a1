"""The version of the criteria by the decisions that brought each into force."""

import pytest

from rankings.compare.versions import count_scored, version_of


@pytest.mark.parametrize(
    ("framework", "year", "level", "version"),
    [
        ("egov", 2021, "department", "phu-tho_egov_2018"),
        ("dti", 2022, "district", "phu-tho_dti_2022"),
        ("dti", 2024, "commune", ""),
        ("", 2024, "district", ""),
        ("egov", None, "department", ""),
    ],
)
def test_a_row_has_the_version_of_its_year_and_level_or_none(framework, year, level, version):
    row = {"province": "phu-tho", "framework": framework, "year": year, "level": level}
    assert version_of(row) == version


def test_a_national_index_of_which_some_provinces_had_no_score():
    """PAPI 2021 left three of 63 provinces without a score; of PCI 2021 nothing is on record."""
    assert count_scored("vn_papi_2018", 2021) == 60
    assert count_scored("vn_pci_2006", 2021) is None and count_scored("nowhere", 2021) is None
