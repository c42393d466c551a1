"""What `read --json` prints: numbers are numbers, missing is null, what is sure stands first."""

from decimal import Decimal

import pytest

from rankings.clean.observations import Evidence
from rankings.clean.understand import list_rankings, list_unread, show_value
from rankings.parse.model import NumberMention

from .pages import row


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("141.40"), 141.4),
        (Decimal("413.0"), 413),
        (0, 0),
        (False, False),
        ("", None),
        (None, None),
        ({}, None),
        ([], []),
        ({"a": Decimal("2.0")}, {"a": 2}),
        ((Decimal("0.5"), ""), [0.5, None]),
        (
            [Evidence("year", "2021", 3, 7)],
            [{"field": "year", "quote": "2021", "start": 3, "end": 7}],
        ),
    ],
)
def test_a_value_is_shown_as_json_knows_it(value, shown):
    assert show_value(value) == shown and type(show_value(value)) is type(shown)


def test_sure_rows_come_first_and_an_index_is_named_only_beside_another():
    sure, unsure = row("Sở Y tế", index_name="PCI"), row("Sở Nội vụ", index_name="PCI")
    unsure.doubts = ["year"]
    rows = list_rankings([sure], [unsure], "pci")
    assert [(one["unit"], one["certainty"], one["reasons"], one["index_name"]) for one in rows] == [
        ("Sở Y tế", "sure", [], None),
        ("Sở Nội vụ", "unsure", ["year"], None),
    ]
    unsure.index_name = "PAPI"
    told = list_rankings([sure], [unsure], "pci")
    assert [one["index_name"] for one in told] == ["PCI", "PAPI"]


def test_an_index_is_named_where_the_page_is_about_another():
    """A page on administrative reform that ranks by satisfaction alone."""
    rows = list_rankings([row("Long An", index_name="SIPAS")], [], "par")
    assert rows[0]["index_name"] == "SIPAS"


def test_a_number_that_nothing_accounts_for_is_listed_with_its_line(build_page):
    page = build_page("").say("Sở Y tế 77")
    at = page.text.index("77")
    numbers = [NumberMention("77", at, at + 2, "unread"), NumberMention("7", at, at + 1, "cell")]
    listed = list_unread(page.source(numbers=numbers))
    assert listed == [{"text": "77", "line": 3, "start": at, "end": at + 2}]
