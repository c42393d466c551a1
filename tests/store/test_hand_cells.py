"""What a cell that people type may hold, by the type of its column."""

import pytest

from rankings.errors import SourceError
from rankings.store.hand_cells import cell_name, check_cell
from rankings.store.schemas import describe_column

SPOT = ("units.csv", 4, 12)


@pytest.mark.parametrize(
    ("facts", "typed", "kept"),
    [
        ({"type": "string"}, " Sở Y tế ", "Sở Y tế"),
        ({"type": "string", "verbatim": True}, " và ", " và "),
        ({"type": "date"}, "2025-03-01", "2025-03-01"),
        ({"type": "year"}, "2021", "2021"),
        ({"type": "code", "digits": 3}, "023", "023"),
        ({"type": "slug"}, "ict_use", "ict_use"),
        ({"type": "slug"}, "", ""),
    ],
)
def test_a_right_cell_is_kept(facts, typed, kept):
    assert check_cell(typed, describe_column({"name": "cell"} | facts), SPOT) == kept


@pytest.mark.parametrize(
    ("facts", "typed", "said"),
    [
        ({"type": "string", "nullable": False}, " ", "cell is empty"),
        ({"type": "string"}, "3-Apr", "a date stands in cell"),
        ({"type": "string", "allowed": ["63", "34"]}, "36", "cell may be: 63, 34"),
        ({"type": "date"}, "01/03/2025", "cell is not a date"),
        ({"type": "year"}, "21", "cell is not a year"),
        ({"type": "code", "digits": 3}, "23", 'lost its leading zero — "23". Next: type "023"'),
        ({"type": "code", "digits": 3}, "0234", "not a code of 3 digits"),
        ({"type": "slug"}, "Phú Thọ", "cell is a plain name"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_name(facts, typed, said):
    with pytest.raises(SourceError) as refused:
        check_cell(typed, describe_column({"name": "cell"} | facts), SPOT)
    assert str(refused.value).startswith("units.csv cell E12: ") and said in str(refused.value)


@pytest.mark.parametrize(
    ("column", "line", "name"),
    [
        (0, 1, "A1"),
        (4, 12, "E12"),
        (25, 2, "Z2"),
        (26, 2, "AA2"),
        (701, 9, "ZZ9"),
        (702, 9, "AAA9"),
    ],
)
def test_cells_are_named_as_a_spreadsheet_names_them(column, line, name):
    assert cell_name(column, line) == name
