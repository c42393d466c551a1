"""What notebook 01 says of its tables; the rows are invented, the figures counted by hand."""

import pandas as pd

from rankings.parse.summary import count_forms, count_roles, tell_ledger, tell_pages, tell_quotes

NUMBERS = pd.DataFrame(
    [("12", "cell"), ("90,5", "cell"), ("2021", "date"), ("77", "unread")],
    columns=["text", "role"],
)
STATEMENTS = pd.DataFrame(
    [
        ("ranking", "prose", "rank_score", "Sở Y tế\n xếp thứ nhất"),
        ("ranking", "prose", "rank_score", "Sở Nội vụ xếp thứ hai"),
        ("figure", "prose", "other", "có 77 điểm"),
    ],
    columns=["kind", "source", "pattern", "quote"],
)


def test_number_tokens_are_counted_in_the_order_of_the_ledger():
    counted = count_roles(NUMBERS)
    assert counted["role"].tolist() == (
        ["cell", "statement", "date", "decision", "label", "boilerplate", "unread"]
    )
    assert counted["tokens"].tolist() == [2, 0, 1, 0, 0, 0, 1]
    assert counted["percent"].tolist() == [50, 0, 25, 0, 0, 0, 25]
    assert counted["meaning"][0] == "a cell of a table"
    assert count_roles(NUMBERS, "vi")["meaning"][0] == "ô của bảng"


def test_forms_are_counted_with_the_first_example_on_one_line():
    counted = count_forms(STATEMENTS)
    assert counted["statements"].tolist() == [1, 2]
    assert counted["example"].tolist() == ["có 77 điểm", "Sở Y tế xếp thứ nhất"]


def test_what_is_not_accounted_for_is_named():
    assert tell_ledger(NUMBERS, STATEMENTS) == (
        "Of **4** number tokens **3** are accounted for, each by a role. Not accounted for: 77."
        " 1 figure(s) were kept with their sentence although its form was not recognised"
        " (25.0% of tokens)."
    )
    assert "Không có số nào chưa xác định. 1 số liệu" in tell_ledger(
        NUMBERS.head(3), STATEMENTS, "vi"
    )
    assert "(33,3% các số)" in tell_ledger(NUMBERS.head(3), STATEMENTS, "vi")


def test_sources_without_a_ranking_are_named():
    documents = pd.DataFrame(
        [("a", "page", True), ("b", "transcribed", False), ("c", "page", True)],
        columns=["document_id", "kind", "has_ranking"],
    )
    assert tell_pages(documents) == (
        "**3 sources** were read: 2 saved pages and 1 files typed from published documents."
        " Without a ranking: b."
    )
    assert tell_pages(documents[documents["has_ranking"]], "vi").endswith(
        "Mọi nguồn đều có xếp hạng."
    )


def test_a_quote_that_does_not_stand_on_its_page_is_said(monkeypatch):
    monkeypatch.setattr("rankings.parse.quotes.load_text", lambda province, name: "Sở Y tế nhất")
    table = pd.DataFrame(
        [("a", 0, 7, "Sở Y tế"), ("b", 8, 12, "nhì")],
        columns=["document_id", "start", "end", "quote"],
    )
    assert tell_quotes(table.head(1), "x").startswith("**1 of 1** rows quote exactly")
    assert tell_quotes(table, "x").endswith("on the page; 1 do not: b.")
    assert tell_quotes(table, "x", "vi").startswith("**1/2** dòng trích đúng")
