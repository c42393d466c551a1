"""CSV files as people save them. The cells are invented."""

import pytest

from rankings.errors import SourceError
from rankings.store.hand_tables import decode_table, find_separator, read_rows, split_lines

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


def test_rows_have_their_own_numbers_and_a_quoted_cell_keeps_its_comma():
    header, rows = read_rows(TEXT.encode(), "a.csv")
    assert header == ["unit", "score"]
    assert list(rows) == [
        (2, {"unit": "Sở Y tế", "score": "80.5"}),
        (4, {"unit": "Sở Nội vụ", "score": "79,1"}),
    ]


def test_a_row_of_more_cells_is_refused_with_its_number_behind_the_rows_before_it():
    _, rows = read_rows((TEXT + "Sở Tư pháp,78,5\n").encode(), "a.csv")
    assert [next(rows)[0], next(rows)[0]] == [2, 4]
    with pytest.raises(SourceError, match="the row has 3 cells, the header 2") as refused:
        next(rows)
    assert "a.csv row 5" in str(refused.value) and "Sở Tư pháp | 78 | 5" in str(refused.value)


def test_a_file_without_a_header_is_refused():
    with pytest.raises(SourceError, match="the file is empty"):
        read_rows(b"\n\n", "a.csv")
