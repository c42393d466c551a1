"""The English report reads as English: names, numbers, terms, typed from a reader's list."""

import re

import lxml.html
import pytest
from drawn import draw
from markupsafe import Markup

from rankings.report.report_words import join_list, load_words, pick_number, strip_tags
from rankings.report.sections.cover import show_cover
from rankings.report.sections.criteria import show_lost_points
from rankings.report.sections.doubts import show_contradictions, show_gaps
from rankings.report.sections.frameworks import show_frameworks
from rankings.report.sections.ladder import show_ladder
from rankings.report.sections.league import show_league_tables
from rankings.report.sections.movement import show_movement
from rankings.report.sections.national import show_national
from rankings.report.sections.timeline import show_timeline

pytestmark = pytest.mark.usefixtures("project_tables")

SECTIONS = (
    show_cover,
    show_league_tables,
    show_timeline,
    show_movement,
    show_frameworks,
    show_ladder,
    show_national,
    show_contradictions,
    show_gaps,
    show_lost_points,
)
DRIFTING = {  # of one thing one name
    "first five": "top five",
    "five leading": "top five",
    "group of criteria": "criterion group",
    "groups of criteria": "criterion groups",
    "localities": "districts",
    "appraise": "score",
    "foretell": "predict",
    "want of": "missing",
    "aside": "",
    "owing to": "",
    "towns and cities": "districts",
    "organis": "organiz",
    "colour": "color",
    "grey": "gray",
    "centre": "center",
}


def say(show, province="phu-tho"):
    return strip_tags(draw(show, province, "en").html)


@pytest.mark.parametrize("word", DRIFTING)
def test_one_thing_has_one_name_and_one_spelling(word):
    entries = load_words("en").entries
    assert [key for key, text in entries.items() if word in Markup(text).striptags()] == []


def test_a_list_of_names_with_commas_has_semicolons():
    names = ["the Department of Culture, Sports and Tourism", "the Customs Branch", "Viet Tri"]
    said = "the Department of Culture, Sports and Tourism; the Customs Branch; and Viet Tri"
    assert load_words("en").environment.filters["join_list"](names) == said
    assert load_words("en").environment.filters["join_list"](names[1:]) == (
        "the Customs Branch and Viet Tri"
    )
    assert (
        load_words("vi").environment.filters["join_list"](names[:2]) == f"{names[0]} và {names[1]}"
    )


def test_one_place_is_singular_whatever_its_sign():
    assert [pick_number(text, "place", "places") for text in ("+1", "−1", "1", "+2")] == [
        "place",
        "place",
        "place",
        "places",
    ]
    said = say(show_national)
    assert "+1 place" in said and "+1 places" not in said


@pytest.mark.parametrize("province", ["phu-tho", "hung-yen"])
@pytest.mark.parametrize("show", SECTIONS, ids=lambda show: show.__name__)
def test_no_sentence_begins_with_a_figure(show, province):
    """A list of years or of sources may."""
    tree = lxml.html.fromstring(f"<div>{draw(show, province, 'en').html}</div>")
    parts = tree.xpath("//p[not(contains(@class, 'note'))] | //li")
    said = [" ".join(part.text_content().split()) for part in parts]
    found = [
        begun[0]
        for part in said
        for begun in re.finditer(r"(?:^|(?<=[a-z)\]%]\. ))\d[\d.,]* [a-z]+ [a-z]+", part)
    ]
    assert found == []


def test_units_in_findings_and_gaps_have_their_english_names():
    said = say(show_contradictions)
    assert "lists 6: Provincial Police, Provincial Inspectorate" in said
    assert "Phu Tho (PAPI), 2021" in said
    assert "“Phú Thọ tăng 32 bậc, đứng thứ 6/63" in said  # a title stays as it is


def test_a_branch_of_a_bank_is_one_name():
    assert "Provincial Branch of the State Bank of Vietnam" in say(show_timeline)
    assert "State Bank of Vietnam, provincial branch" not in say(show_gaps)


def test_sentences_of_the_sections_read_as_english():
    said = say(show_movement)
    assert "(2017, 2020, 2021, 2022: 4 times) and the Department of Health (2024)" in said
    assert (
        "14 gained points, 10 lost some and 1 was unchanged (the Provincial Military Command)"
        in said
    )
    assert "worsened from 4.0 to 9.0" in said and "improved from 12.2 to 11.2" in said
    assert "The documents collected of Phu Tho give no scores by criterion group of its" in say(
        show_frameworks
    )
    assert "PAPIfrom rank 38" in say(show_national)
    assert "the change in points of Phu Tho is unknown, as those of 2020 are missing" in say(
        show_national
    )
    assert "Neither rank nor points are known for: DTI 2023–2024" in say(show_gaps)
    assert "It would show: scale for departments and agencies, 2024;" in say(show_cover)


def test_join_list_of_one_or_none():
    assert join_list([], " and ") == "" and join_list(["a, b"], " and ") == "a, b"


def test_what_a_page_calls_its_annex_is_for_screens_of_english():
    html = str(draw(show_gaps, "phu-tho", "en").html)
    tree = lxml.html.fromstring(html)
    (called,) = tree.xpath("//span[@class = 'screen-only'][contains(., 'Toàn văn Quyết định')]")
    assert called.text_content().startswith("(called “Toàn văn Quyết định số 3426")
    assert "(văn bản gọi là “Toàn văn Quyết định số 3426" in strip_tags(
        draw(show_gaps, "phu-tho", "vi").html
    )


def test_grades_have_the_vietnamese_behind_them_where_they_are_first_named():
    said = strip_tags(draw(show_cover, "hung-yen", "en").html)
    assert "none was graded Good (Tốt), 11 were graded Fair (Khá) and 6 were graded Average" in said
    assert "11 đơn vị loại Khá và" in strip_tags(draw(show_cover, "hung-yen", "vi").html)
