"""Communes that a page names with their type once."""

import pytest

from rankings.parse.commune_names import find_bare_commune, is_described

PAGE = (
    "Xã Phú Cần và phường Long Bình. {} xếp thứ nhất. Xã Tân và Thông tấn xã Việt Nam. Xã Hòa An,"
    " phường Hòa An."
)


@pytest.mark.parametrize(
    ("told", "place_type"),
    [
        ("Phú Cần", "xã"),
        ("Long Bình", "phường"),
        ("Việt Nam", None),  # a news agency
        ("Hòa An", None),  # of two types
        ("Tân", None),  # one word is no name
        ("Phú Cần Đông", None),
        ("Trường Phú Cần", None),
    ],
)
def test_a_bare_name_is_the_commune_that_the_page_names_so(told, place_type):
    page = PAGE.format(told)
    start = page.index(told) if told not in ("Phú Cần", "Long Bình") else page.index(told, 32)
    start = page.index("Phú Cần", 32) if told == "Trường Phú Cần" else start
    if told in ("Việt Nam", "Hòa An", "Tân"):
        start = page.index(told, 32)
    found = find_bare_commune(page, start, len(page))
    assert (found and found[1]) == place_type


@pytest.mark.parametrize(
    ("before", "is_one"),
    [
        ("xã biên giới ", True),
        ("Xã nông thôn mới nâng cao ", True),
        ("phường ven biển ", True),
        ("các xã biên giới ", False),
        ("6 xã miền núi ", False),
        ("xã và miền núi ", False),
        ("xã ", False),
    ],
)
def test_words_between_a_type_and_a_name_describe_the_commune(before, is_one):
    assert is_described(f"{before}Minh Tân đạt 80 điểm", len(before)) is is_one
