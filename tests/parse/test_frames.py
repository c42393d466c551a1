"""The tables of notebook 01, of a page whose rows are typed here. The page is invented."""

import pandas as pd
import pytest

from rankings.parse.frames import frame_cells, frame_documents, frame_numbers, frame_statements
from rankings.parse.page import parse_page

PAGE = """\
Kết quả xếp hạng chuyển đổi số các sở, ban, ngành tỉnh Bắc Kạn năm 2023

15/01/2024

STT | Đơn vị | Điểm | Xếp hạng
1 | Sở Y tế | 82,14 | 1
2 | Sở Tư pháp | 80,50 | 2
3 | Sở Nội vụ | 77,31 | 3
"""


@pytest.fixture(scope="module")
def readings():
    return {"bac-kan_2023_dti_none": parse_page(PAGE.encode(), "bac-kan/2023_dti_none.txt")}


def test_a_cell_stands_under_its_header_at_its_place_in_the_text(readings):
    cells = frame_cells(readings)
    scores = cells[cells["header"] == "Điểm"]
    assert scores["text"].tolist() == ["82,14", "80,50", "77,31"]
    assert scores["row"].tolist() == [1, 2, 3] and set(scores["column"]) == {2}
    assert [PAGE[start:end] for start, end in zip(scores["start"], scores["end"], strict=True)] == [
        "82,14",
        "80,50",
        "77,31",
    ]
    assert len(cells) == 16


def test_a_statement_is_what_one_row_says_as_printed(readings):
    statements = frame_statements(readings)
    assert statements[["subject", "value_text", "year_text"]].to_numpy().tolist() == [
        ["Sở Y tế", "82,14", "2023"],
        ["Sở Tư pháp", "80,50", "2023"],
        ["Sở Nội vụ", "77,31", "2023"],
    ]
    assert set(statements["level"]) == {"department"} and set(statements["source"]) == {"table"}
    assert statements["quote"].iloc[1] == "2 | Sở Tư pháp | 80,50 | 2"


def test_every_number_of_the_page_has_a_role(readings):
    numbers = frame_numbers(readings)
    assert numbers["text"].tolist() == [
        *("2023", "15/01/2024"),
        *("1", "82,14", "1", "2", "80,50", "2", "3", "77,31", "3"),
    ]
    assert numbers["role"].tolist() == ["date"] * 2 + ["cell"] * 9


def test_a_document_says_how_many_of_its_numbers_are_accounted_for(readings):
    row = {"document_id": "bac-kan_2023_dti_none", "sha256": "ab", "province": "bac-kan"}
    catalogue = pd.DataFrame([row | {"kind": "page", "title": None}])
    (document,) = frame_documents(readings, catalogue).to_dict("records")
    assert (document["numbers"], document["numbers_accounted"]) == (11, 11)
    assert document["published_text"] == "15/01/2024" and document["sha256"] == "ab"
    assert document["title"].startswith("Kết quả xếp hạng chuyển đổi số")
