"""Observations as the rows of the 02 tables."""

from decimal import Decimal

import pytest

from rankings.clean.observation_tables import (
    frame_rows,
    list_ranking,
    list_rows,
    list_unsure,
    show_cell,
)
from rankings.clean.observations import Document, Evidence, Observations
from rankings.parse.model import Span

from .pages import row

SOURCE = Observations(Document("d", framework="egov", scope="provincial"), "")


@pytest.mark.parametrize(
    ("index", "own", "framework"),
    [(None, None, "egov"), ("PAR INDEX", None, "par"), ("PAR INDEX", "dti", "dti")],
)
def test_the_framework_of_a_row_is_its_own_then_its_indexs_then_the_documents(
    index, own, framework
):
    listed = list_ranking(row("Sở Y tế", index_name=index, framework=own), SOURCE)
    assert (listed["framework"], listed["document_id"], listed["scope"]) == (
        framework,
        "d",
        "provincial",
    )


def test_a_list_of_nobody_is_an_empty_list_and_other_empties_are_missing():
    assert (show_cell([]), show_cell({}), show_cell(""), show_cell(0)) == ("[]", None, None, 0)
    assert show_cell([Evidence("rank", "1", 2, 3)]) == (
        '[{"field": "rank", "quote": "1", "start": 2, "end": 3}]'
    )
    assert show_cell({"a": Decimal("1.50"), "b": Decimal("2.0")}) == '{"a": 1.5, "b": 2}'
    with pytest.raises(TypeError):
        show_cell([object()])


def test_rows_have_the_columns_of_their_schema_and_their_own_province_before_the_folders():
    frame = frame_rows("02_exclusions", [{"unit": "Sở Y tế", "stray": 1}], "phu-tho")
    assert "stray" not in frame and "row_id" not in frame and len(frame) == 1
    assert frame_rows("02_exclusions", [], "phu-tho").columns.tolist() == frame.columns.tolist()
    documents = frame_rows("02_documents", [{"province": "hue"}, {}], "phu-tho")
    assert documents["province"].tolist() == ["hue", "phu-tho"]


def test_what_waits_for_a_yes_is_told_by_what_is_printed():
    unsure = row("Sở Y tế", rank=1, doubts=["year", "index"])
    unsure.spans = {
        "unit": Span("Sở Y tế", 0, 7),
        "score": Span("90,5", 9, 13),
        "rank": Span("nhất", 15, 19),
    }
    listed = list_unsure(unsure, SOURCE)
    assert listed["printed"] == "rank nhất, score 90,5" and listed["reasons"] == "year, index"


def test_rows_of_every_source_keep_their_document():
    sources = [Observations(Document(name), "", mentions=[row("Sở Y tế")]) for name in "ab"]
    assert [listed["document_id"] for listed in list_rows(sources, "mentions")] == ["a", "b"]
