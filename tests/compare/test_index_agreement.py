"""What the indices say together, answered by reading the panel."""

from __future__ import annotations

from rankings.compare.index_agreement import list_rises


def test_hai_phong_rose_in_three_indices_at_once_in_2024(national_changes):
    best = list_rises(national_changes).iloc[0]
    assert (best["year"], best["unit"], best["indices_gained"]) == (
        2024,
        "Hải Phòng",
        ["par", "pci", "sipas"],
    )
