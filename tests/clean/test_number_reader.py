"""Printed strings → numbers: one decimal mark a table, one for the prose of a page.

Scores and counts are those of the published pages, where they are not marked invented.
"""

from decimal import Decimal

import pytest

from rankings.clean.number_reader import NumberReader, is_falling

from .pages import PageBuilder, ranked

TABLE = [("Huyện Lâm Thao", "824.42"), ("Huyện Cẩm Khê", "733.70"), ("Huyện Phù Ninh", "705.78")]


def read_scores(page):
    source = page.source()
    numbers = NumberReader(source)
    return [numbers.read(statement, "score") for statement in source.statements]


def say_claim(text, value):
    return PageBuilder().say(text, {"kind": "claim", "fields": {"value": value}}).source()


def test_a_table_with_dots_has_decimal_dots():
    page = PageBuilder()
    for unit, score in TABLE:
        page.say(f"{unit} {score}", ranked(unit, score=score))
    assert read_scores(page) == [Decimal(score) for _, score in TABLE]


def test_table_and_prose_each_have_their_mark():
    page = PageBuilder()
    for unit, score in TABLE:
        page.say(f"{unit} {score}", ranked(unit, score=score))
    page.say("Sở Y tế đạt 96,42 điểm", ranked("Sở Y tế", score="96,42") | {"source": "prose"})
    assert read_scores(page)[-1] == Decimal("96.42")


def test_a_group_of_three_in_prose_is_a_count():
    source = say_claim("tiếp nhận 420.331 hồ sơ", "420.331")
    assert NumberReader(source).read(source.statements[0], "value") == 420331


def test_a_space_inside_a_number_is_none_of_it():
    source = say_claim("huyện Tiên Lữ (4, 72 điểm)", "4, 72")
    assert NumberReader(source).read(source.statements[0], "value") == Decimal("4.72")


@pytest.mark.parametrize("printed", ["-", "–", "…", "x"])
def test_what_is_printed_as_missing_is_no_number(printed):
    assert read_scores(
        PageBuilder().say(f"Sở Y tế {printed}", ranked("Sở Y tế", score=printed))
    ) == [None]


def test_a_word_is_a_count_and_a_fraction_none():
    source = say_claim("tăng một bậc", "một")
    assert NumberReader(source).read_count(source.statements[0], "value") == 1
    source = say_claim("đạt 45,34 điểm", "45,34")
    assert NumberReader(source).read_count(source.statements[0], "value") is None


def test_a_score_of_an_index_stays_within_its_scale():
    """PAPI has at most 80 points: "43.108" is no forty-three thousand."""
    page = PageBuilder().say(
        "Chỉ số PAPI của tỉnh Phú Thọ đạt 43.108 điểm",
        ranked(
            "tỉnh Phú Thọ", score="43.108", level="province", index="Chỉ số PAPI", source="prose"
        ),
    )
    page.say("tiếp nhận 420.331 hồ sơ", {"kind": "claim", "fields": {"value": "420.331"}})
    assert read_scores(page)[0] == Decimal("43.108")


def test_a_maximum_of_a_thousand_above_scores_with_dots():
    """Invented: "1.000 điểm" in the heading of a table whose decimal mark is the dot."""
    page = PageBuilder()
    for unit, score in TABLE:
        page.say(f"{unit} {score}/1.000", ranked(unit, score=score, fields={"max_score": "1.000"}))
    source = page.source()
    numbers = NumberReader(source)
    assert [numbers.read_maximum(statement) for statement in source.statements] == [1000] * 3


@pytest.mark.parametrize(
    ("attributes", "falls"),
    [({"change_sign": "-"}, True), ({"sign": "giảm"}, True), ({"sign": "+"}, False), ({}, False)],
)
def test_a_change_falls_where_its_words_say_so(attributes, falls):
    page = PageBuilder().say(
        "giảm 2 bậc", {"kind": "claim", "fields": {}, "attributes": attributes}
    )
    assert is_falling(page.statements[0]) is falls
