"""Grade counts, units not graded and units named: what is counted, named and left out."""

import pytest

from rankings.clean.group_facts import (
    level_of_noun,
    listed_units,
    read_exclusions,
    read_grade_counts,
    read_mentions,
    rows_of_grade_list,
)
from rankings.clean.identities import NameReader
from rankings.clean.number_reader import NumberReader
from rankings.parse.model import Span, Statement

from .pages import row

UNITS = {"unit:0": "Tiên Lữ", "unit:1": "Ân Thi"}


def read(page, reader):
    source = page.source("hung-yen_2018_egov_none")
    return reader(source, NumberReader(source), NameReader("hung-yen"))


@pytest.mark.parametrize(
    ("printed", "count"),
    [("8", 8), ("không có", 0), ("Không", 0), ("tám", 8)],
)
def test_no_unit_of_a_grade_is_a_count_of_none(build_page, printed, count):
    page = build_page("", province="Hưng Yên", year="2018")
    fields = {"count": printed, "grade": "Trung bình", "counted": "đơn vị"}
    facts = {"kind": "grade_count", "level": "district", "fields": fields}
    if printed == "tám":
        del fields["count"]
        facts["attributes"] = {"count": "8"}
    page.say(f"{printed} đơn vị xếp loại Trung bình", facts)
    (counted,) = read(page, read_grade_counts)
    assert (counted.count, counted.grade, counted.level, counted.year) == (
        count,
        "Trung bình",
        "district",
        2018,
    )


def test_the_counted_noun_says_the_level_before_the_heading_does(build_page):
    page = build_page("", province="Hưng Yên", year="2018")
    fields = {"count": "8", "grade": "Khá", "counted": "sở"}
    page.say("8 sở loại Khá", {"kind": "grade_count", "level": "district", "fields": fields})
    assert read(page, read_grade_counts)[0].level == "department"
    levels = {"quận nội thành": "district", "xã": "commune", "tỉnh": "province", "đơn vị": ""}
    assert {noun: level_of_noun(noun) for noun in levels} == levels
    assert [level_of_noun(noun) for noun in ("địa phương", "nơi", "")] == ["", "", ""]


def test_names_of_a_list_stand_in_the_order_of_their_numbers():
    fields = {f"unit:{place}": Span(f"Sở {place}", place, place + 4) for place in (10, 2, 0)}
    statement = Statement("grade_count", "", "prose", 0, 9, fields, {}, "", "", "")
    assert [span.text for span in listed_units(statement)] == ["Sở 0", "Sở 2", "Sở 10"]


def test_a_unit_of_a_grade_list_has_the_grade_and_keeps_who_it_was_in_its_row(build_page):
    page = build_page("", province="Hưng Yên", year="2018")
    page.say(
        "loại Trung bình: Tiên Lữ, Ân Thi",
        {"kind": "grade_count", "level": "district", "fields": {"grade": "Trung bình"} | UNITS},
    )
    source = page.source()
    statement = source.statements[0]
    placed = {statement.fields["unit:1"].start: row("Huyện Khác", level="district")}
    rows = rows_of_grade_list(statement, source, NameReader("hung-yen"), placed)
    assert [(one.unit, one.grade, one.rank, one.unit_printed) for one in rows] == [
        ("Huyện Tiên Lữ", "Trung bình", None, "Tiên Lữ"),
        ("Huyện Khác", "Trung bình", None, "Ân Thi"),
    ]


def test_each_unit_left_out_has_the_reason_of_its_sentence(build_page):
    page = build_page("", province="Hưng Yên", year="2018")
    page.say(
        "Không đánh giá Tiên Lữ, Ân Thi do mới thành lập",
        {
            "kind": "exclusion",
            "level": "district",
            "fields": UNITS | {"reason": "do mới thành lập"},
        },
    )
    page.say("Không đánh giá Sở Y tế", {"kind": "exclusion", "fields": {"unit": "Sở Y tế"}})
    told = [(one.unit, one.level, one.reason) for one in read(page, read_exclusions)]
    assert told == [
        ("Huyện Tiên Lữ", "district", "do mới thành lập"),
        ("Huyện Ân Thi", "district", "do mới thành lập"),
        ("Sở Y tế", "department", None),
    ]


def test_a_unit_named_without_praise_is_named_neutrally(build_page):
    page = build_page("", province="Hưng Yên", year="2018")
    good = {"kind": "mention", "fields": UNITS, "attributes": {"tone": "good", "topic": "ký số"}}
    page.say("Tiêu biểu là Tiên Lữ, Ân Thi", good)
    page.say("như Sở Y tế", {"kind": "mention", "fields": {"unit": "Sở Y tế"}})
    source = page.source()
    rows = read_mentions(source, NameReader("hung-yen"))
    assert [(one.unit_printed, one.tone, one.topic) for one in rows] == [
        ("Tiên Lữ", "good", "ký số"),
        ("Ân Thi", "good", "ký số"),
        ("Sở Y tế", "neutral", None),
    ]
    assert all(source.text[one.start : one.end] == one.quote for one in rows)
