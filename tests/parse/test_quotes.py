"""A quote is true where it stands in the source's text. The text is invented."""

import pandas as pd
import pytest

from rankings.errors import ContractError
from rankings.parse.quotes import find_untrue_quotes, load_text
from rankings.store.paths import text_path


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    path = text_path("bac-kan", "bac-kan_2023_dti_none")
    path.parent.mkdir(parents=True)
    path.write_bytes("Sở Y tế đạt 82,14 điểm.\n".encode())
    return tmp_path


def test_a_quote_that_stands_elsewhere_is_found(home):
    rows = [("82,14", 12, 17), ("82,14", 11, 16), ("Sở Y tế", 0, 7), ("Sở Nội vụ", 0, 9)]
    table = pd.DataFrame(rows, columns=["quote", "start", "end"])
    table = table.assign(document_id="bac-kan_2023_dti_none")
    assert find_untrue_quotes(table, "bac-kan").index.tolist() == [1, 3]


def test_a_text_that_is_not_written_yet_names_the_command(home):
    assert load_text("bac-kan", "bac-kan_2023_dti_none") == "Sở Y tế đạt 82,14 điểm.\n"
    with pytest.raises(ContractError, match="python -m rankings reports bac-kan"):
        load_text("bac-kan", "bac-kan_2022_dti_none")
