"""A source back from its rows of the 01 tables: what is missing in a table is missing here."""

import pandas as pd

from rankings.clean.source_tables import read_header, source_of_tables
from rankings.parse.model import Span

STATEMENT = {
    "document_id": "d",
    "kind": "ranking",
    "pattern": pd.NA,
    "source": "table",
    "start": "0",
    "end": 14,
    "level": "department",
    "label": None,
    "index_name": float("nan"),
    "fields": '{"score": ["141,4", 9, 14]}',
    "attributes": None,
}
NUMBER = {"document_id": "d", "text": "141,4", "start": 9, "end": 14, "role": "cell", "rule": pd.NA}
DOCUMENT = {
    "document_id": "d",
    "header": '{"year": ["2021", 5, 9]}',
    "has_ranking": True,
    "reason": None,
    "encoding": "utf-8",
    "published_text": pd.NA,
    "kind": None,
    "catalogue": '{"framework": "egov"}',
}


def test_only_the_rows_of_the_document_are_its_own_and_empty_cells_are_empty_words():
    statements = pd.DataFrame([STATEMENT, STATEMENT | {"document_id": "other"}])
    numbers = pd.DataFrame([NUMBER | {"document_id": "other"}, NUMBER])
    source = source_of_tables(DOCUMENT, statements, numbers, "Sở Y tế 1|141,4")
    (statement,), (number,) = source.statements, source.numbers
    assert statement.fields == {"score": Span("141,4", 9, 14)} and statement.attributes == {}
    assert (statement.pattern, statement.label, statement.index_name) == ("", "", "")
    assert (statement.start, statement.end, statement.level) == (0, 14, "department")
    assert (number.text, number.role, number.rule) == ("141,4", "cell", "")
    assert (source.kind, source.reason, source.published_text) == ("page", "", "")
    assert source.catalogue == {"framework": "egov"}
    assert source.header.year == Span("2021", 5, 9)


def test_a_header_without_facts_is_provincial():
    header = read_header("")
    assert (header.scope, header.unsure, header.body, header.cited_decisions) == (
        "provincial",
        "",
        None,
        [],
    )


def test_every_kind_of_fact_of_a_header_comes_back():
    header = read_header(
        '{"scope": "national", "unsure": "year", "body": [3, 40, "menu"],'
        ' "cited_decisions": [["1/QĐ", 3, 7], ["2/QĐ", 9, 13]], "title": ["Kết quả", 0, 7]}'
    )
    assert (header.scope, header.unsure) == ("national", "year")
    assert (header.body.start, header.body.end) == (3, 40)
    assert [span.text for span in header.cited_decisions] == ["1/QĐ", "2/QĐ"]
    assert header.title == Span("Kết quả", 0, 7)
