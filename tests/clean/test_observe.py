"""A source understood as a whole: what is read from what, and in which order."""

from rankings.clean.observe import observe

from .pages import ranked

COUNT = {"kind": "grade_count", "level": "department", "fields": {"count": "5", "grade": "Tốt"}}
LEFT = {"kind": "exclusion", "level": "department", "fields": {"unit": "Sở Ngoại vụ", "count": "1"}}


def test_claims_of_every_kind_stand_in_the_order_of_the_page(build_page):
    page = build_page("Kết quả")
    page.say("Không đánh giá 1 đơn vị: Sở Ngoại vụ", LEFT)
    page.say("5 đơn vị loại Tốt", COUNT)
    page.say("có 20 văn bản", {"kind": "claim", "fields": {"value": "20", "unit": "văn bản"}})
    observed = observe(page.source())
    assert [int(claim.value) for claim in observed.claims] == [1, 5, 20]
    assert [claim.start for claim in observed.claims] == sorted(
        claim.start for claim in observed.claims
    )


def test_a_page_without_a_ranking_ranks_nobody_and_keeps_its_figures(build_page):
    page = build_page("Tin tức").say("1|Sở Y tế|90", ranked("Sở Y tế", "1", "90"))
    page.say("có 20 văn bản", {"kind": "claim", "fields": {"value": "20", "unit": "văn bản"}})
    assert len(observe(page.source()).rankings) == 1
    observed = observe(page.source(has_ranking=False))
    assert not observed.rankings and not observed.unsure and len(observed.claims) == 1


def test_the_proof_of_a_decimal_mark_is_told_of_its_table(build_page):
    page = build_page("Kết quả").say("1|Sở Y tế|90,75", ranked("Sở Y tế", "1", "90,75"))
    marks = observe(page.source()).document.decimal_marks
    assert [mark[:2] for mark in marks.values()] == [", "]
