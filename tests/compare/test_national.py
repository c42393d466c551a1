"""The national tables: two hundred figures drawn by lot from what a person typed, ten questions
answered by reading that panel, and what must hold of every row.
"""

from __future__ import annotations

import pytest

from rankings.clean.national_sheet import refuse_sheet
from rankings.compare.words_national import tell_standing
from rankings.errors import SourceError
from rankings.store.catalogue import NATIONAL
from rankings.store.tables import read_table


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
