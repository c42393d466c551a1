"""Places in other lists than the page's: a region's named by an index, the ministries', another
page's, and the province behind a district that bears a province's name.
"""

import pytest

from tests.clean.reading import read, sure_values


@pytest.mark.parametrize(
    "words",
    [
        "trong bảng xếp hạng PCI các tỉnh Bắc Trung Bộ",
        "trên bảng xếp hạng PCI khu vực Bắc Trung Bộ",
        "trong 6 tỉnh Bắc Trung Bộ",
    ],
)
def test_a_place_in_a_regions_list_is_not_that_of_the_country(words):
    page = (
        "Chỉ số PCI của tỉnh Hà Tĩnh năm 2022\n\nNăm 2022, tỉnh Hà Tĩnh xếp thứ 2"
        f" {words}; xếp thứ 18 cả nước."
    )
    assert sure_values(page) == [("Hà Tĩnh", 18, None, 2022)]


def test_a_place_in_the_list_of_the_index_is():
    page = (
        "Chỉ số PCI của tỉnh Hà Tĩnh năm 2022\n\nTỉnh xếp thứ 18 trong bảng xếp hạng PCI các tỉnh."
    )
    assert sure_values(page) == [("Hà Tĩnh", 18, None, 2022)]


def test_bodies_of_the_state_named_in_a_row_are_ministries_all():
    page = (
        "Kết quả xếp hạng cải cách hành chính các bộ năm 2022\n\nBộ Tư pháp xếp thứ 2 với 91,1%; Bộ"
        " Nội vụ, Bộ Tài chính, Ngân hàng Nhà nước lần lượt xếp thứ 3, 4, 5."
    )
    rows = read(page)["rankings"]
    assert [(row["unit"], row["level"], row["rank"]) for row in rows] == [
        ("Bộ Tư pháp", "ministry", 2),
        ("Bộ Nội vụ", "ministry", 3),
        ("Bộ Tài chính", "ministry", 4),
        ("Ngân hàng Nhà nước", "ministry", 5),
    ]


def test_ministries_that_only_publish_are_not_ranked():
    page = (
        "Kết quả cải cách hành chính các bộ, tỉnh năm 2022\n\nBộ Nội vụ, Bộ Tài chính phối hợp công"
        " bố kết quả. Tỉnh Hà Tĩnh xếp thứ 20/63."
    )
    assert {row["unit"] for row in read(page)["rankings"]} == {"Hà Tĩnh"}


@pytest.mark.parametrize("lead", [">> Xem thêm: ", "Xem thêm: ", "» Tin liên quan: "])
def test_a_line_that_leads_to_another_page_is_none_of_this_one(lead):
    page = (
        "Chuyển đổi số ở tỉnh Quảng Trị\n\nKết quả đánh giá DTI năm 2022, tỉnh Quảng Trị xếp thứ"
        f" 29/63 tỉnh, thành phố.\n\n{lead}Quảng Trị đứng thứ 17 về chỉ số PAR INDEX\n\nTrong thời"
        " gian tới, tỉnh sẽ tiếp tục đẩy mạnh chuyển đổi số trên các lĩnh vực."
    )
    assert [row[1] for row in sure_values(page)] == [29]


def test_the_province_that_the_title_types_is_the_pages():
    page = (
        "Quảng Ninh đứng đầu cải cách hành chính cấp huyện tỉnh Quảng Bình năm 2022\n\nTheo kết quả"
        " công bố, Lệ Thủy đạt 87 điểm, đứng thứ 2."
    )
    assert read(page)["document"]["province"] == "Quảng Bình"


def test_a_province_that_no_district_of_another_is_meant_by_stays_the_pages():
    page = (
        "Quảng Ninh đứng đầu PCI năm 2022\n\nTỉnh Quảng Ninh đạt 72,95 điểm, đứng đầu cả nước; tỉnh"
        " Bắc Giang đứng thứ 2."
    )
    assert read(page)["document"]["province"] == "Quảng Ninh"
