"""Tables: typed, checked, the same bytes every time."""

import hashlib
import os
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from rankings.errors import ContractError
from rankings.store.files import write_bytes_atomically
from rankings.store.paths import table_path
from rankings.store.schemas import list_schemas, load_schema
from rankings.store.tables import empty_table, read_table, shape_table, write_table

QUOTE = "1 Sở Y tế 843.24"
RANKING = {
    "document_id": "phu-tho_2024_dti_42",
    "province": "phu-tho",
    "framework": "dti",
    "level": "department",
    "year": 2024,
    "unit_id": "phu-tho_so-y-te",
    "unit": "Sở Y tế",
    "unit_printed": "Sở Y tế",
    "rank": 1,
    "rank_source": "printed",
    "score": Decimal("828.00"),
    "score_text": "828.00",
    "status": "printed",
    "quote": QUOTE,
    "start": 100,
    "end": 100 + len(QUOTE),
    "preferred": True,
    "scope": "provincial",
    "source": "table",
    "components": {"Hạ tầng": Decimal("12.5")},
    "evidence": [{"field": "year", "quote": "2024", "start": 3, "end": 7}],
}


def make_rankings(**changes):
    return pd.DataFrame([RANKING | changes])


def test_what_is_written_reads_back_with_its_types(trial_home):
    rows = pd.DataFrame(
        [
            RANKING,
            RANKING
            | {
                "unit_printed": "Sở Tư pháp",
                "score": None,
                "score_text": None,
                "rank": None,
                "components": None,
            },
        ]
    )
    write_table(rows, "02_rankings", "phu-tho")
    read = read_table("02_rankings", "phu-tho")
    pd.testing.assert_frame_equal(read, shape_table(rows, "02_rankings"))
    assert str(read.loc[0, "score"]) == "828.00" and read.loc[1, "score"] is None
    assert pd.isna(read.loc[1, "rank"]) and pd.isna(read.loc[0, "grade"])
    assert read.loc[0, "evidence"] == RANKING["evidence"] and read.loc[0, "components"] == {
        "Hạ tầng": 12.5
    }
    assert read["preferred"].tolist() == [True, True]


def test_the_file_opens_right_in_excel_and_is_the_same_bytes_every_time(trial_home):
    content = write_table(make_rankings(), "02_rankings", "phu-tho").read_bytes()
    assert (
        content.startswith(b"\xef\xbb\xbfdocument_id,province,")
        and b"\r" not in content
        and content.endswith(b"\n")
    )
    assert ",828.00,828.00," in content.decode("utf-8-sig")
    # The id hangs on table and key alone, so it is the same on every machine.
    key = [
        "02_rankings",
        "phu-tho_2024_dti_42",
        "department",
        "",
        "",
        "2024",
        "Sở Y tế",
        "printed",
        "100",
        "116",
    ]
    row_id = hashlib.sha256("\x1f".join(key).encode()).hexdigest()[:12]
    assert content.decode("utf-8-sig").splitlines()[1].endswith("," + row_id)
    assert (
        write_table(read_table("02_rankings", "phu-tho"), "02_rankings", "phu-tho").read_bytes()
        == content
    )


def test_computed_numbers_are_rounded_and_printed_ones_are_not(trial_home):
    row = {
        "province": "phu-tho",
        "level": "district",
        "year_from": 2020,
        "year_to": 2021,
        "n_common": 13,
        "spearman": 1 / 3,
        "kendall_tau_b": -1e-9,
        "rbo": 1.0,
        "p_permutation": np.float64(0.12345651),
    }
    cells = (
        write_table(pd.DataFrame([row]), "03_agreement", "phu-tho")
        .read_text(encoding="utf-8-sig")
        .splitlines()[1]
        .split(",")
    )
    written = dict(zip(load_schema("03_agreement").column_names, cells, strict=True))
    assert [written[name] for name in ("spearman", "kendall_tau_b", "rbo", "p_permutation")] == [
        "0.333333",
        "0",
        "1",
        "0.123457",
    ]


@pytest.mark.parametrize("name", list_schemas())
def test_a_table_without_rows_is_a_header(name, trial_home):
    path = write_table(empty_table(name), name, "hung-yen")
    assert path.read_text(encoding="utf-8-sig") == ",".join(load_schema(name).column_names) + "\n"
    read = read_table(name, "hung-yen")
    assert read.empty and read.dtypes.tolist() == empty_table(name).dtypes.tolist()


BROKEN = [
    ({"status": "guessed"}, "row 0, column status: 'guessed'"),
    ({"end": 5}, "end − start is not the length of the quote"),
    ({"rank": "first"}, "column rank in row 0: not of type integer"),
    ({"rank": 1.5}, "column rank in row 0: not of type integer"),
    ({"score": 828.0}, "column score in row 0: not of type decimal"),
    ({"score": Decimal("Infinity")}, "column score in row 0: not of type decimal"),
    ({"document_id": ""}, "row 0, column document_id: a value is missing"),
    ({"preferred": "perhaps"}, "column preferred in row 0: not of type boolean"),
    ({"unit": 7}, "column unit in row 0: not of type string"),
    ({"start": -1, "end": len(QUOTE) - 1}, "column start: -1 (is less than 0)"),
    ({"colour": "red"}, "the schema does not know the columns colour"),
]


@pytest.mark.parametrize(("changes", "message"), BROKEN)
def test_a_broken_promise_is_named_with_table_column_and_row(changes, message, trial_home):
    with pytest.raises(ContractError) as error:
        write_table(make_rankings(**changes), "02_rankings", "phu-tho")
    assert message in str(error.value) and "02_rankings" in str(error.value)
    assert not table_path("02_rankings", "phu-tho").exists()


def test_a_page_may_repeat_itself_but_a_result_may_not():
    twice = shape_table(pd.DataFrame([RANKING, RANKING]), "02_rankings")
    assert (
        twice["row_id"].nunique() == 2
        and twice.loc[0, "row_id"] == shape_table(make_rankings(), "02_rankings").loc[0, "row_id"]
    )
    pair = {
        "province": "phu-tho",
        "level": "district",
        "year_from": 2020,
        "year_to": 2021,
        "unit_a": "Huyện Tân Sơn",
        "unit_b": "Huyện Phù Ninh",
    }
    with pytest.raises(ContractError, match="two rows have the same key .*unit_b Huyện Phù Ninh"):
        shape_table(pd.DataFrame([pair, pair]), "03_discordant_pairs")


def test_row_ids_hang_on_table_and_key_alone():
    row_id = shape_table(make_rankings(), "02_rankings").loc[0, "row_id"]
    assert shape_table(make_rankings(score=Decimal("1")), "02_rankings").loc[0, "row_id"] == row_id
    assert (
        shape_table(make_rankings(unit_printed="Sở Tư pháp"), "02_rankings").loc[0, "row_id"]
        != row_id
    )


def test_hostile_text_stays_as_printed(trial_home):
    hostile = [
        '=HYPERLINK("http://x")',
        "+1",
        "@SUM(A1)",
        "-2",
        'a "quoted", text',
        "two\nlines",
        "tab\there",
        "x" * 200_000,
    ]
    rows = pd.DataFrame(
        [
            RANKING | {"unit_printed": text, "quote": text, "start": 0, "end": len(text)}
            for text in hostile
        ]
    )
    write_table(rows, "02_rankings", "phu-tho")
    assert read_table("02_rankings", "phu-tho")["unit_printed"].tolist() == hostile


def test_who_changes_what_was_read_changes_it_for_nobody_else(trial_home):
    write_table(make_rankings(), "02_rankings", "phu-tho")
    mine = read_table("02_rankings", "phu-tho")
    mine.loc[0, "rank"] = 9
    mine["unit"] = "Sở Tư pháp"
    again = read_table("02_rankings", "phu-tho")
    assert (again.loc[0, "rank"], again.loc[0, "unit"]) == (1, "Sở Y tế")
    write_table(make_rankings(rank=2), "02_rankings", "phu-tho")
    assert read_table("02_rankings", "phu-tho").loc[0, "rank"] == 2


def test_a_table_that_is_not_made_yet_names_the_command(trial_home):
    with pytest.raises(ContractError, match="python -m rankings reports hung-yen"):
        read_table("02_rankings", "hung-yen")


def test_a_table_of_another_shape_is_refused(trial_home):
    path = write_table(make_rankings(), "02_rankings", "phu-tho")
    path.write_text(
        path.read_text(encoding="utf-8-sig").replace("unit_printed", "printed_unit", 1),
        encoding="utf-8",
    )
    with pytest.raises(ContractError, match="printed_unit"):
        read_table("02_rankings", "phu-tho")


def test_a_failed_write_leaves_the_earlier_file(tmp_path, monkeypatch):
    path = write_bytes_atomically(tmp_path / "deep" / "x.csv", b"first")

    def refuse(*_):
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="disk full"):
        write_bytes_atomically(path, b"second")
    assert path.read_bytes() == b"first"
    assert [file.name for file in path.parent.iterdir()] == ["x.csv"]


def test_a_row_with_a_lost_cell_is_named_with_its_line(trial_home):
    path = write_table(make_rankings(), "02_rankings", "phu-tho")
    path.write_text(
        path.read_text(encoding="utf-8").rstrip("\n").rpartition(",")[0] + "\n", encoding="utf-8"
    )
    with pytest.raises(
        ContractError, match=r"02_rankings.csv:2: the row has 34 cells, the header 35"
    ):
        read_table("02_rankings", "phu-tho")
