"""What the sources leave open: each kind of gap on a small page, and the same page without it.

The pages are invented; their sentences are worded as the published ones are.
"""

import pytest

from rankings.clean.gaps import find_gaps, tell_gap
from rankings.clean.observe import observe
from rankings.language.sentences import Part

from .pages import PageBuilder, ranked

UNITS = ("Sở Y tế", "Sở Tư pháp", "Sở Nội vụ", "Sở Xây dựng", "Sở Tài chính")


def list_gaps(page):
    source = observe(page.source())
    return [gap["missing_en"] for gap in find_gaps([source])]


def table(scored=5, maximum="", year="2021"):
    page = PageBuilder(f"Kết quả năm {year}", year=year)
    for rank, unit in enumerate(UNITS, 1):
        score = f"{90 - rank},5" if rank <= scored else ""
        fields = {"max_score": maximum} if maximum else {}
        row = ranked(unit, f"{rank}", score or None, fields=fields)
        page.say(" ".join(filter(None, (unit, f"hạng {rank}", score, maximum))), row)
    return page


def test_units_without_a_total_are_named():
    missing = list_gaps(table(scored=3))
    assert [text for text in missing if "Department of Construction, Department of Finance" in text]
    assert not [text for text in list_gaps(table()) if "Department of Finance" in text]


def test_a_scale_nobody_printed_is_unknown():
    assert "Scale for departments and agencies, 2021" in list_gaps(table())
    assert "Scale for departments and agencies, 2021" not in list_gaps(table(maximum="100"))


def test_totals_alone_do_not_tell_where_points_are_lost():
    alone = list_gaps(table())
    page = table()
    page.say(
        "Hạ tầng số: Sở Y tế đạt 18 điểm",
        {
            "kind": "criterion",
            "level": "department",
            "fields": {"criterion": "Hạ tầng số", "unit": "Sở Y tế", "score": "18"},
            "attributes": {"statistic": "highest"},
        },
    )
    both = list_gaps(page)
    assert len(alone) == len(both) and set(alone) != set(both)
    assert [text for text in both if "on 1 criteria" in text]


def test_years_between_two_lists_are_missing():
    sources = [observe(table(year=year).source(f"phu-tho_{year}_x_1")) for year in ("2019", "2022")]
    missing = [gap["missing_en"] for gap in find_gaps(sources) if gap["document_id"] is None]
    assert missing == ["Rankings of departments and agencies for 2020, 2021"]
    assert not [gap for gap in find_gaps(sources[:1]) if gap["document_id"] is None]


@pytest.mark.parametrize(
    ("code", "values"),
    [("missing_years", {"years": "2023"}), ("unknown_scale", {"year": 2023})],
)
def test_a_gap_is_said_in_both_languages(code, values):
    gap = tell_gap(None, code, level=Part("level.district"), **values)
    assert gap["missing"] != gap["missing_en"] and "2023" in gap["missing"] + gap["missing_en"]
    assert gap["why"] != gap["why_en"] and gap["document_id"] is None


def say_excluded(page, *reasons):
    """Units beyond the list, each with the reason that its sentence gives."""
    for unit, reason in zip(("Công an tỉnh", "Thanh tra tỉnh"), reasons, strict=False):
        words = f"không đánh giá {unit}" + (f" vì {reason}" if reason else "")
        fields = {"unit": unit, **({"reason": reason} if reason else {})}
        page.say(words, {"kind": "exclusion", "level": "department", "fields": fields})
    return page


def list_reasons(page):
    return [text for text in list_gaps(page) if "not assessed" in text or "Reason" in text]


def test_units_not_graded_have_no_result_to_ask_for_but_a_reason():
    told = list_reasons(say_excluded(table(), "tính chất đặc thù", "tính chất đặc thù"))
    assert told == [
        "Reason for each of 2 units not assessed: Provincial Police, Provincial Inspectorate"
    ]
    told = list_reasons(say_excluded(table(), None, None))
    assert told == ["Why 2 units were not assessed: Provincial Police, Provincial Inspectorate"]
    assert not list_reasons(say_excluded(table(), "đang sáp nhập", "mới thành lập"))
    assert not list_reasons(say_excluded(table(), "đang sáp nhập"))


def list_absences(*pages):
    """{document: who is missed there} of several pages of one province."""
    sources = [
        observe(page.source(f"phu-tho_{year}_x_1"))
        for year, page in zip((2021, 2022, 2024), pages, strict=False)
    ]
    return {
        gap["document_id"]: gap["missing_en"]
        for gap in find_gaps(sources)
        if gap["missing_en"].startswith("Why not ranked")
    }


def without(unit, year):
    page = PageBuilder(f"Kết quả năm {year}", year=year)
    for rank, name in enumerate((one for one in (*UNITS, "Sở Công Thương") if one != unit), 1):
        page.say(f"{name} hạng {rank} 8{rank},5", ranked(name, f"{rank}", f"8{rank},5"))
    return page


def test_who_stands_in_one_whole_list_and_not_in_the_next_is_missed():
    first, later = without("Sở Công Thương", "2021"), without("Sở Y tế", "2022")
    assert list_absences(first, later) == {
        "phu-tho_2021_x_1": "Why not ranked in 2021 (departments and agencies):"
        " Department of Industry and Trade",
        "phu-tho_2022_x_1": "Why not ranked in 2022 (departments and agencies):"
        " Department of Health",
    }
    named = later.say(
        "không đánh giá Sở Y tế",
        {"kind": "exclusion", "level": "department", "fields": {"unit": "Sở Y tế"}},
    )
    assert list(list_absences(first, named)) == ["phu-tho_2021_x_1"]


def test_who_is_named_as_not_graded_in_one_year_is_missed_in_whole_lists_of_others():
    first, later = without("Sở Công Thương", "2021"), without("Sở Công Thương", "2022")
    assert not list_absences(first, later)
    fields = {"unit": "Sở Công Thương"}
    named = later.say(
        "không đánh giá Sở Công Thương",
        {"kind": "exclusion", "level": "department", "fields": fields},
    )
    assert list_absences(first, named) == {
        "phu-tho_2021_x_1": "Why not ranked in 2021 (departments and agencies):"
        " Department of Industry and Trade",
    }
    leaders = PageBuilder("Kết quả năm 2021", year="2021")
    for rank, unit in enumerate(UNITS[:3], 1):
        leaders.say(f"{unit} hạng {rank} 8{rank},5", ranked(unit, f"{rank}", f"8{rank},5"))
    assert not list_absences(leaders, named)  # a list of leaders misses nobody


def test_a_list_of_leaders_misses_nobody():
    leaders = PageBuilder("Kết quả năm 2022", year="2022")
    for rank, unit in enumerate(UNITS[:3], 1):
        leaders.say(f"{unit} hạng {rank} 8{rank},5", ranked(unit, f"{rank}", f"8{rank},5"))
    assert not list_absences(table(), leaders)


def test_a_department_that_a_merger_ended_is_not_missed():
    # Sở Xây dựng as of 2024 and Sở Giao thông vận tải, merged on 1 March 2025
    before = without("", "2024").say(
        "Sở Giao thông vận tải hạng 7 80,5", ranked("Sở Giao thông vận tải", "7", "80,5")
    )
    after = without("", "2025")
    sources = [
        observe(before.source("phu-tho_2024_x_1")),
        observe(after.source("phu-tho_2025_x_1")),
    ]
    missing = [gap["missing_en"] for gap in find_gaps(sources)]
    assert not [
        text
        for text in missing
        if text.startswith("Why not ranked in 2025") and "Department of Transport" in text
    ]
