"""CSV files as people save them. The cells are invented."""

import pytest

from rankings.errors import SourceError
from rankings.store.hand_tables import decode_table, find_separator, split_lines, split_records

TEXT = 'unit,score\nSở Y tế,80.5\n\nSở Nội vụ,"79,1"\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_read_whatever_it_was_saved_as(encoding):
    assert decode_table(TEXT.encode(encoding), "a.csv") == TEXT


def test_other_bytes_are_refused_with_their_row():
    with pytest.raises(SourceError, match="not UTF-8") as refused:
        decode_table("unit\nSở Y tế\n".encode() + b"\xff\xfe", "a.csv")
    assert "a.csv row 3" in str(refused.value)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_mark_between_cells_is_that_of_the_head(mark):
    text = f"unit{mark}score\nSở Y tế{mark}80\n"
    assert find_separator(text.splitlines()[0]) == mark
    assert split_lines(text) == [["unit", "score"], ["Sở Y tế", "80"]]
    assert split_lines(f"sep={mark}\r\n{text}") == split_lines(text)


def test_empty_rows_are_no_records_and_a_quoted_cell_keeps_its_comma():
    head, records = split_records(TEXT, "a.csv")
    assert head == ["unit", "score"]
    assert records == [["Sở Y tế", "80.5"], ["Sở Nội vụ", "79,1"]]
    assert split_lines(TEXT)[2] == []


def test_a_file_without_a_header_is_refused():
    with pytest.raises(SourceError, match="the file is empty"):
        split_records("\n\n", "a.csv")
