"""A known name where it stands on a page: what it is, and where it ends."""

import pytest

from rankings.registry.lexicon import load_lexicon

TEXT = "UBND huyện Lâm Thao và Sở Y tế tỉnh Phú Thọ"


@pytest.mark.parametrize(
    ("start", "printed", "facts"),
    [
        (5, "huyện Lâm Thao", ("Lâm Thao", "place", {"district"}, "Huyện", None, "")),
        (23, "Sở Y tế tỉnh Phú Thọ", ("Sở Y tế", "agency", {"department"}, "", False, "phu-tho")),
    ],
)
def test_a_match_says_what_stands_there(start, printed, facts):
    found = load_lexicon().longest_name(TEXT, start)
    assert TEXT[start : found.end] == printed
    assert facts == (
        found.form,
        found.kind,
        set(found.levels),
        found.place_type,
        found.city_suffix,
        found.province,
    )
