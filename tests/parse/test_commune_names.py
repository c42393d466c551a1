"""Communes that a page names with their type once."""

import pytest

from rankings.parse.commune_names import find_bare_commune

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
