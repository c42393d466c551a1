"""A printed date as a day, read with the words around it."""

import pytest

from rankings.clean.iso_dates import read_date, read_date_at
from rankings.parse.model import Span


def find(words, page):
    at = page.index(words)
    return Span(words, at, at + len(words))


@pytest.mark.parametrize(
    ("page", "words", "day"),
    [
        ("Quyết định số 519 ngày 08/3/2022 của UBND tỉnh", "08/3/2022", "2022-03-08"),
        ("ngày 8 tháng 3 năm 2022", "8 tháng 3", "2022-03-08"),  # the year stands behind the place
        ("ký ngày 3/2022", "3/2022", None),  # a month is no day
        ("ký ngày 18/4 (năm 2023)", "18/4", "2023-04-18"),
        ("5/1/2022; 6/1/2022", "6/1/2022", "2022-01-06"),
        ("ngày 31/02/2022", "31/02/2022", None),
        ("14/3/2023. Công bố năm 2022", "năm 2022", None),  # the day before is another's
    ],
)
def test_a_day_is_read_where_it_stands(page, words, day):
    assert read_date_at(find(words, page), page) == day


def test_no_place_is_no_day_and_a_month_is_passed_over_for_the_first_day():
    assert read_date_at(None, "ngày 8/3/2022") is None
    assert read_date("tháng 12/2024, ký ngày 5/1/2025, sửa ngày 6/1/2025") == "2025-01-05"
    assert read_date("") is None
