"""What notebook 02 says of its tables; the rows are invented, the figures counted by hand."""

import pandas as pd

from rankings.clean.summary import count_findings, tell_empty, tell_findings, tell_rankings

RANKINGS = pd.DataFrame(
    [
        ("printed", 1, 90.5, "so-y-te"),
        ("printed", 2, None, "so-noi-vu"),
        ("restated", None, 88.0, None),
    ],
    columns=["status", "rank", "score", "unit_id"],
)
FINDINGS = pd.DataFrame(
    [
        ("note", "tie_broken", "ngang điểm", "equal scores", "a"),
        ("error", "sum_differs", "tổng sai", "the sum is wrong", "b"),
        ("note", "same_rank", "trùng hạng", "a rank stands twice", "a"),
        ("note", "tie_broken", "ngang điểm", "equal scores", "b"),
    ],
    columns=["severity", "check", "message", "message_en", "document_id"],
)


def test_rows_are_counted_by_where_they_come_from():
    assert tell_rankings(RANKINGS) == (
        "**3 rows**: 2 printed, 1 restated. 1 have no published score, 1 no rank;"
        " 1 have a name that is not on record."
    )
    assert tell_rankings(RANKINGS, "vi").startswith("**3 dòng**: 2 đúng bản công bố, 1 nhắc lại.")


def test_the_gravest_contradiction_stands_first_and_then_the_most_frequent():
    counted = count_findings(FINDINGS)
    assert counted["check"].tolist() == ["sum_differs", "tie_broken", "same_rank"]
    assert counted["findings"].tolist() == [1, 2, 1]


def test_only_grave_contradictions_are_told_one_by_one():
    assert tell_findings(FINDINGS) == (
        "**4 contradictions**, 1 of them more than a matter of wording:\n\n* the sum is wrong (b)"
    )
    assert tell_findings(FINDINGS, "vi").endswith("câu chữ:\n\n* tổng sai (b)")
    assert tell_findings(FINDINGS.head(0)).startswith("The sources contradict neither")


def test_an_empty_table_says_why_it_is_empty():
    tables = {"02_criteria": FINDINGS.head(0), "02_findings": FINDINGS, "02_x": FINDINGS.head(0)}
    assert tell_empty(tables) == (
        "* 02_criteria is a header only: no page scores single criteria.\n"
        "* 02_x is a header only: the sources publish nothing of the kind."
    )
    assert tell_empty({"02_findings": FINDINGS}, "vi") == "Mọi bảng đều có số liệu."
