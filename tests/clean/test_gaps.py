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
    assert [text for text in missing if "Sở Xây dựng, Sở Tài chính" in text]
    assert not [text for text in list_gaps(table()) if "Sở Tài chính" in text]


def test_a_scale_nobody_printed_is_unknown():
    assert "Scale of the departments and agencies of 2021" in list_gaps(table())
    assert "Scale of the departments and agencies of 2021" not in list_gaps(table(maximum="100"))


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
