"""Rows of a sheet of national figures that are refused, each with its line and what to do."""

import pytest

from rankings.clean.national_sheet import refuse_sheet
from rankings.errors import SourceError

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
