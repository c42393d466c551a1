"""A source as the parse floor left it: which rows say their own year, and in which paragraph."""

from rankings.parse.model import Span

from .pages import ranked


def test_rows_that_say_their_year_stand_by_their_place_and_paragraph(build_page):
    page = build_page("")
    page.say("Năm 2020, Sở Y tế thứ 1", ranked("Sở Y tế", "1", fields={"year": "2020"}))
    page.say("Sở Nội vụ\nthứ 2", ranked("Sở Nội vụ", "2"))
    claim = {"kind": "claim", "fields": {"year": "2019"}}
    page.say("Năm 2019 có 5 sở", claim)
    source = page.source()
    dated, plain, _ = source.statements
    assert source.dated_rankings == {(dated.start, dated.end): [dated]}
    assert source.dated_in_paragraph == {dated.start - 1: [dated]}
    assert source.paragraph_of(plain) == plain.start - 1
    assert source.quote(plain) == "Sở Nội vụ\nthứ 2"


def test_a_statement_of_the_first_paragraph_has_no_line_break_before_it(build_page):
    source = build_page("").source()
    source.text = "Sở Y tế thứ 1"
    page = build_page("").say("x", ranked("x"))
    page.statements[0].start = 0
    assert source.paragraph_of(page.statements[0]) == -1


def test_only_a_page_that_ranks_provinces_alone_speaks_for_its_province(build_page):
    page = build_page("").say("Phú Thọ thứ 9", ranked("Phú Thọ", "9", level="province"))
    page.say("có 5 sở", {"kind": "claim", "level": "department"})
    page.header.province = Span("tỉnh  Phú Thọ", 0, 13)
    assert page.source().only_province == "tỉnh Phú Thọ"
    page.say("Sở Y tế thứ 1", ranked("Sở Y tế", "1"))
    assert page.source().only_province is None
    assert build_page("").source().only_province is None  # it ranks nobody
