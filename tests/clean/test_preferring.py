"""One figure printed by several sources: all are kept, one counts (invented rows)."""

import pandas as pd
import pytest

from rankings.clean.preferring import mark_preferred

COLUMNS = "document_id province framework level index_name year unit_id unit status label".split()


def rows(*named):
    """Rows of one group: (document, unit_id, unit, status, label)."""
    group = ("p", "dti", "department", pd.NA, 2021)
    return pd.DataFrame(
        [(document, *group, *printed) for document, *printed in named], columns=COLUMNS
    )


@pytest.mark.parametrize(
    ("first", "second", "preferred"),
    [
        (("b", "printed"), ("a", "restated"), [True, False]),
        (("b", "derived"), ("a", "transcribed"), [False, True]),
        (("b", "restated"), ("c", "derived"), [True, False]),
        (("a", "printed"), ("b", "printed"), [True, False]),  # two announce it: the first by id
    ],
)
def test_what_is_printed_first_counts(first, second, preferred):
    table = rows(*((document, "u1", "Sở Y tế", status, "") for document, status in (first, second)))
    assert mark_preferred(table)["preferred"].tolist() == preferred


def test_one_document_may_rank_a_unit_in_two_lists():
    table = rows(
        ("a", "u1", "Sở Y tế", "printed", "Khối 1"), ("a", "u1", "Sở Y tế", "printed", "Khối 2")
    )
    assert mark_preferred(table)["preferred"].all()


def test_units_nobody_knows_are_told_apart_by_their_names():
    table = rows(("a", pd.NA, "A", "printed", ""), ("b", pd.NA, "B", "restated", ""))
    assert mark_preferred(table)["preferred"].all()


def test_an_empty_table_gets_its_column():
    assert mark_preferred(rows())["preferred"].tolist() == []


def test_printed_is_preferred_to_transcribed_to_restated_to_derived():
    same = {
        "province": "phu-tho",
        "framework": "pci",
        "level": "province",
        "index_name": "PCI",
        "year": 2020,
        "unit_id": "phu-tho",
        "unit": "Phú Thọ",
    }
    rows = pd.DataFrame(
        [
            {**same, "document_id": f"d{place}", "status": status}
            for place, status in enumerate(
                ("derived", "restated", "transcribed", "printed", "printed")
            )
        ]
    )
    assert mark_preferred(rows)["preferred"].tolist() == [False, False, False, True, False]
