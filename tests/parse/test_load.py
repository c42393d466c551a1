"""Files as pages: by their ending or by what is in them. The texts are invented."""

import os

import pytest

from rankings.errors import SourceError
from rankings.parse.containers.load import load_page, read_file

TABLE = "<table><tr><td>Sở Y tế<td>82,14<tr><td>Sở Nội vụ<td>80</table>"


def test_html_is_told_by_its_marks_whatever_its_name():
    for name in ("a.html", "a.txt"):
        page = load_page(f"<html><body>{TABLE}</body></html>".encode(), name)
        (grid,) = page.grids
        assert [cell.text for cell in grid.cells] == ["Sở Y tế", "82,14", "Sở Nội vụ", "80"]
        assert grid.layout == "html"


def test_a_text_keeps_its_letters_composed():
    page = load_page("Sở Y te\u0302\u0301 đạt 82,14 điểm.".encode(), "a.txt")
    assert "Sở Y tế đạt 82,14 điểm." in page.text


def test_what_is_no_file_is_refused_in_words(tmp_path):
    with pytest.raises(SourceError, match="no file that can be read"):
        read_file(tmp_path)
    with pytest.raises(SourceError, match="there is no such file"):
        read_file(tmp_path / "a.html")
    os.mkfifo(tmp_path / "pipe.html")
    with pytest.raises(SourceError, match="no ordinary file"):
        read_file(tmp_path / "pipe.html")
