"""Figures typed from a published document. The rows are invented."""

import pytest

from rankings.errors import SourceError
from rankings.parse.transcribed import COLUMNS, parse_transcribed

HEAD = ",".join(COLUMNS)
ROWS = """\
department,,dti,2023,Sở Y tế,1,19,printed,"82,14",Tốt,
department,,dti,2023,Sở Tư pháp,2,19,printed,"80,50",Khá,dòng mờ
"""


def test_a_row_is_a_statement_and_its_quote():
    reading = parse_transcribed(f"{HEAD}\n{ROWS}".encode(), "bac-kan/2023_dti_none.csv")
    first, second = reading.statements
    assert {name: span.text for name, span in first.fields.items()} == {
        "unit": "Sở Y tế",
        "year": "2023",
        "rank": "1",
        "rank_of": "19",
        "score": "82,14",
        "grade": "Tốt",
    }
    assert (first.level, first.kind, first.attributes["rank_source"]) == (
        "department",
        "ranking",
        "printed",
    )
    quoted = reading.page.text[second.start : second.end]
    assert quoted.startswith("department") and quoted.rstrip().endswith("dòng mờ")


def test_a_table_without_its_columns_is_refused():
    with pytest.raises(SourceError, match="lacks the columns rank_of, grade"):
        head = HEAD.replace(",rank_of", "").replace(",grade", "")
        parse_transcribed(f"{head}\ndepartment,,dti,2023,Sở Y tế,1,printed,80,\n".encode(), "x.csv")
