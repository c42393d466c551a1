"""Dates as printed. Newest bug first; ids are those of the catalogue, h… of the example pages."""

import pytest

from rankings.language.dates import find_dates
from tests.timing import cpu_seconds

DATES = [
    # printed, [(text, iso)], where
    (
        "từ 1/1/2022-31/12/2022",
        [("1/1/2022", "2022-01-01"), ("31/12/2022", "2022-12-31")],
        "a span without spaces",
    ),
    (
        "ngày 14\ntháng 11 năm 2018",
        [("14\ntháng 11 năm 2018", "2018-11-14")],
        "a line broken behind the day",
    ),
    ("ban hành ngày 18/4 (năm 2023).", [("18/4 (năm 2023)", "2023-04-18")], "h16"),
    ("Đến 24/5 sẽ áp hóa đơn điện tử", [("24/5", None)], "2021_indices: heading of other news"),
    (
        "diễn ra từ ngày 19 - 25/1 tại Thủ đô",
        [("25/1", None)],
        "2024_dti: range behind the date word",
    ),
    (
        "diễn ra từ ngày 19/1 đến 25/1/2026 với",
        [("19/1", None), ("25/1/2026", "2026-01-25")],
        "2024_dti",
    ),
    ("Ngày 8/3/2022, Chủ tịch UBND tỉnh", [("8/3/2022", "2022-03-08")], "2021_egov_519"),
    ("08/01/2025 16:25", [("08/01/2025", "2025-01-08")], "2024_dti"),
    ("Sáng 19/1/2026, tại", [("19/1/2026", "2026-01-19")], "2024_dti"),
    ("Sáng 29/3, Phường Bình Hưng Hoà B", [("29/3", None)], "2021_indices"),
    ("đến ngày 16/4, hệ thống", [("16/4", None)], "2021_indices"),
    ("Tính đến tháng 12/2024, tỷ lệ", [("12/2024", None)], "2024_dti"),
    ("hết tháng 9/2022, số TTHC", [("9/2022", None)], "2021_indices"),
    ("ngày 14 tháng 11 năm 2018 của", [("14 tháng 11 năm 2018", "2018-11-14")], "hung-yen"),
    ("ngày 11 tháng 3 năm 2019 Ủy ban", [("11 tháng 3 năm 2019", "2019-03-11")], "hung-yen"),
    (
        "Thứ Năm, 11/07/2019 1978",
        [("11/07/2019", "2019-07-11")],
        "hung-yen: a view counter follows",
    ),
    ("ngày08/3/2022", [("08/3/2022", "2022-03-08")], "no space behind the word"),
    (
        "03-01-2024 | 14.11.2018",
        [("03-01-2024", "2024-01-03"), ("14.11.2018", "2018-11-14")],
        "other marks",
    ),
    ("2025-01-08T16:25:00", [("2025-01-08", "2025-01-08")], "machine-readable"),
    ("1/1/0001", [("1/1/0001", None)], "placeholder of a portal without a date"),
    ("31/2/2021", [("31/2/2021", None)], "no calendar has it"),
    ("tháng 12 năm 2024", [("tháng 12 năm 2024", None)], "month in words"),
    ("ngày 5 tháng 7/2022", [("5 tháng 7/2022", "2022-07-05")], "mixed"),
    (
        "March 8, 2022 / 8 March 2022",
        [("March 8, 2022", "2022-03-08"), ("8 March 2022", "2022-03-08")],
        "English pages",
    ),
]
NOT_DATES = [
    "33/39 cơ quan",
    "148/225 xã, phường",
    "xếp thứ 9/63 tỉnh",
    "xếp thứ 5/9 năm 2022",
    "1/13 UBND huyện",
    "24/5 đơn vị",
    "43/2011/NĐ-CP",
    "67/2006/QH11",
    "843.24",
    "3.394.803",
    "mức độ 3, 4",
    "2018-2020",
    "từ 9/12 lên 7/12",
    "45/99/2021",
    "năm 2021",
    "Thứ 5",
    "Quyết định số 12/2020/QĐ-UBND",
    "8/10 điểm",
    "từ thứ 9/12",
    "hạng 12\nTháng 5",
    "Tổng công ty May 10, 2021 là năm",
]


@pytest.mark.parametrize(("printed", "expected", "_"), DATES)
def test_finds_dates(printed, expected, _):
    found = find_dates(printed)
    assert [(date.text, date.iso) for date in found] == expected
    assert all(printed[date.start : date.end] == date.text for date in found)


@pytest.mark.parametrize("printed", NOT_DATES)
def test_takes_no_fraction_for_a_date(printed):
    assert find_dates(printed) == []


def test_keeps_what_is_printed_and_completes_nothing():
    month, day = find_dates("tháng 12/2024; ngày 18/4")
    assert (month.year, month.month, month.day, month.is_full) == (2024, 12, None, False)
    assert (day.year, day.month, day.day, day.is_full) == (None, 4, 18, False)
    assert find_dates("1/1/0001")[0].is_full


@pytest.mark.parametrize(
    "piece", ["ngày 1, ", "1/1/", "12/12 ", "1 tháng 1 ", "may 1 ", "ngày 1 - 2 - 3 - "]
)
def test_time_grows_with_the_text_only(piece):
    short, long = (cpu_seconds(find_dates, piece * times) for times in (1_000, 10_000))
    assert long < 40 * max(short, 0.002)  # ten times the text, and room for a busy machine
