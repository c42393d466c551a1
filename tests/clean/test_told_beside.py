"""What stands beside a value and is another's: those ahead, a region, brackets, a part of the
index, a period. Texts told here in other words than the pages that showed the kinds.
"""

import pytest

from tests.clean.reading import read, sure_values

PCI = "Kết quả Chỉ số năng lực cạnh tranh cấp tỉnh (PCI) năm 2020\n\n"


@pytest.mark.parametrize(
    ("said", "places"),
    [
        (
            "giữ hạng 5, lần lượt xếp sau các tỉnh Quảng Ninh, Đồng Tháp, Long An và Bình Dương.",
            {},
        ),
        ("giữ hạng 5, lần lượt đứng sau Quảng Ninh, Đồng Tháp.", {}),
        ("giữ hạng 5; lần lượt xếp sau là Vĩnh Long, Hà Nội.", {"Vĩnh Long": 6, "Hà Nội": 7}),
    ],
)
def test_those_a_unit_stands_behind_do_not_follow_it(said, places):
    rows = sure_values(PCI + f"Năm 2020, Đà Nẵng {said}")
    found = {unit: rank for unit, rank, *_ in rows if unit != "Đà Nẵng" and rank is not None}
    assert found == places


@pytest.mark.parametrize(
    "said",
    [
        "xếp thứ 2 trong 6 tỉnh khu vực Bắc Trung bộ",
        "đứng thứ 2/6 tỉnh vùng Bắc Trung Bộ",
        "đứng thứ 2 trong số 6 tỉnh Bắc Trung Bộ",
    ],
)
def test_a_place_among_a_few_of_a_region_is_no_place_in_the_country(said):
    page = PCI + f"Theo kết quả PCI năm 2020, Hà Tĩnh đứng thứ 27 với 64,87/100 điểm và {said}."
    assert sure_values(page) == [("Hà Tĩnh", 27, 64.87, 2020)]


@pytest.mark.parametrize(
    "said",
    [
        "PCI của Bến Tre đạt 43,2 điểm (Hậu Giang cao nhất với 46,7 điểm); hạng 38/63 tỉnh, thành.",
        "PCI của Bến Tre đạt 43,2 điểm; xếp hạng 38/63 tỉnh, thành.",
    ],
)
def test_what_follows_a_bracket_or_a_semicolon_goes_on_with_the_unit(said):
    rows = sure_values(PCI + "Năm 2020, " + said)
    assert ("Bến Tre", 38, 43.2, 2020) in rows
    assert ("Hậu Giang", 1, 46.7, 2020) in rows or "Hậu Giang" not in said


def test_an_item_of_a_list_of_parts_ranks_nobody_by_the_index():
    page = read(
        "PAPI năm 2019 của Bến Tre\n\nNăm 2019, PAPI của Bến Tre đạt 43,2 điểm.\n\n"
        "Điểm cụ thể của các chỉ số nội dung như sau:\n\n"
        "1. Tham gia của người dân cấp cơ sở đạt 4,6 điểm (tỉnh cao nhất đạt 5,8 điểm thuộc về"
        " Hà Tĩnh); năm 2018 là 4,9 điểm.\n\n"
        "2. Công khai, minh bạch đạt 5,1 điểm (tỉnh cao nhất đạt 6,3 điểm thuộc về Quảng Ninh)."
    )
    assert [row["unit"] for row in page["rankings"]] == ["Bến Tre"]
    best = [(row["unit"], row["criterion"], row["score"]) for row in page["criteria"]]
    assert best == [
        ("Hà Tĩnh", "Tham gia của người dân cấp cơ sở", 5.8),
        ("Quảng Ninh", "Công khai, minh bạch", 6.3),
    ]
    told = [(claim["measure"], claim["value"], claim["year"]) for claim in page["claims"]]
    assert ("Tham gia của người dân cấp cơ sở", 4.6, 2019) in told
    assert ("Tham gia của người dân cấp cơ sở", 4.9, 2018) in told
    assert ("Công khai, minh bạch", 5.1, 2019) in told


@pytest.mark.parametrize(
    ("said", "row"),
    [
        ("từ hạng 9/63 (năm 2016) tụt xuống hạng 29/63", ("Vĩnh Phúc", 29, None, 2020)),
        ("từ hạng 9 tụt xuống hạng 29", ("Vĩnh Phúc", 29, None, 2020)),
    ],
)
def test_a_move_of_a_period_ends_in_its_last_year(said, row):
    page = (
        "Vĩnh Phúc trong bảng xếp hạng PCI năm 2021\n\nPCI năm 2021 vừa được công bố.\n\n"
        f"Trong giai đoạn 2016-2020, thứ hạng PCI của Vĩnh Phúc đi xuống, {said}."
    )
    assert sure_values(page) == [row]


def test_a_place_of_a_period_without_a_move_has_no_sure_year():
    page = (
        "Vĩnh Phúc trong bảng xếp hạng PCI năm 2021\n\nPCI năm 2021 vừa được công bố.\n\n"
        "Trong giai đoạn 2016-2020, PCI của Vĩnh Phúc xếp hạng 12."
    )
    assert sure_values(page) == []


def test_the_place_taken_over_was_anothers():
    page = (
        "PAR INDEX năm 2015\n\nTheo PAR INDEX năm 2015, Hải Phòng dẫn đầu với 89,4%. Hải Phòng đã"
        " vươn lên thay thế vị trí đứng đầu của Đà Nẵng năm 2014."
    )
    assert sure_values(page) == [("Hải Phòng", 1, 89.4, 2015)]


def test_a_year_of_another_part_dates_no_figure():
    page = PCI + (
        "Xét về điểm, Đà Nẵng vẫn trên 70 điểm, giảm 0,03 điểm so với năm 2019; tuy vậy, thành phố"
        " xuống hạng 2 năm 2017, rồi dừng ở hạng 5 từ năm 2018."
    )
    assert [claim["year"] for claim in read(page)["claims"] if claim["value"] == 70] == [2020]


@pytest.mark.parametrize("said", ["phiên họp thứ nhất", "hội nghị thứ ba", "buổi thứ hai"])
def test_a_meeting_is_numbered_and_not_ranked(said):
    page = (
        "Chỉ số hài lòng (SIPAS) năm 2022 của Hà Nội\n\n"
        f"Tại {said} của Ban Chỉ đạo thành phố Hà Nội chiều 21/4, SIPAS năm 2022 được công bố."
        " Thanh tra thành phố đứng đầu, đạt 97,59%."
    )
    assert sure_values(page) == [("Thanh tra thành phố", 1, 97.59, 2022)]


@pytest.mark.parametrize(
    "published",
    ["VCCI công bố giữa tháng 4-2023", "công bố tháng 4/2023", "công bố vào tháng 4.2023"],
)
def test_the_month_of_publication_is_no_year_of_the_result(published):
    page = (
        "Cải thiện chỉ số từ thực tiễn\n\nChỉ số năng lực cạnh tranh cấp tỉnh (PCI) 2022 đạt 65.86"
        f" điểm, xếp thứ 27/63 tỉnh, thành phố (do {published}), TPHCM hạ 13 bậc so với năm 2021."
    )
    assert sure_values(page) == [("Hồ Chí Minh", 27, 65.86, 2022)]


def test_a_place_held_several_times_is_none_of_this_year():
    page = (
        "PAR INDEX năm 2022\n\nTheo PAR INDEX năm 2022, Quảng Ninh đứng đầu. Phú Yên đã hai lần"
        " đứng cuối và luôn ở trong nhóm 5 tỉnh có chỉ số thấp nhất."
    )
    assert sure_values(page) == [("Quảng Ninh", 1, None, 2022)]


def test_the_value_of_a_group_is_no_provinces():
    page = (
        "Đà Nẵng dẫn đầu chuyển đổi số\n\nNăm 2023, giá trị trung bình DTI của cấp bộ là 0,6355;"
        " giá trị DTI 2023 của cấp tỉnh là 0,6783; DTI năm 2023 của khối huyện là 0,5."
    )
    assert [row["unit"] for row in read(page)["rankings"] if row["score"] is not None] == []


BLOCKS = """Quận Hải Châu xếp hạng thấp nhất về năng lực cạnh tranh

UBND TP Đà Nẵng công bố kết quả năng lực cạnh tranh (DDCI) Đà Nẵng 2022. Trong khối các cơ quan \
chuyên môn, Sở TT&TT (69,30 điểm) được xếp ở nhóm Khá tốt.

Ở nhóm Khá có 2 đơn vị: Sở Xây dựng (68,01 điểm); Sở GTVT (68,00 điểm).

Nhóm Trung bình khá có 1 đơn vị: Sở VH-TT (67,25 điểm).

Trong khối các cơ quan Trung ương đóng tại Đà Nẵng, nhóm Khá tốt thuộc về Công an TP (69,80 điểm).

Nhóm Khá có: Cục Hải quan TP (69,04 điểm); Cục Thuế TP (68,94 điểm).

Nhóm Trung bình có 1 đơn vị: Bảo hiểm xã hội TP (67,88 điểm)."""


def test_blocks_have_bounds_of_their_own_and_a_grade_heads_no_block():
    page = read(BLOCKS)
    rows = {row["unit"]: row for row in page["rankings"]}
    central = "khối các cơ quan Trung ương đóng tại Đà Nẵng"
    assert rows["Sở Xây dựng"]["label"] is None
    assert rows["Sở Thông tin và Truyền thông"]["label"] is None
    assert rows["Cục Thuế thành phố"]["label"] == central
    assert rows["Bảo hiểm xã hội thành phố"]["label"] == central
    assert {row["year"] for row in rows.values()} == {2022}
    assert [found for found in page["findings"] if found["severity"] != "note"] == []


def test_a_block_told_later_names_no_list_before_it():
    page = read(
        "Chuyển đổi số năm 2023 của Đà Nẵng\n\nNăm 2023, dẫn đầu là Sở Nội vụ, đạt 96,5 điểm.\n\n"
        "Khối cơ quan Trung ương: đứng đầu là Công an TP, đạt 90,9 điểm."
    )
    labels = {row["unit"]: row["label"] for row in page["rankings"]}
    assert labels["Sở Nội vụ"] is None
    assert labels["Công an thành phố"] == "Khối cơ quan Trung ương"


def test_a_score_stands_before_the_one_compared_with():
    page = (
        PCI + "Năm 2020, ba tỉnh tăng điểm so với năm 2019, cụ thể: Đồng Tháp (72,81 so với 72,1),"
        " Long An (70,37 so với 68,82) và Bình Dương (70,16 so với 67,38)."
    )
    before = {row["unit"]: row["previous_score"] for row in read(page)["rankings"]}
    assert before == {"Đồng Tháp": 72.1, "Long An": 68.82, "Bình Dương": 67.38}
    assert sure_values(page) == [
        ("Đồng Tháp", None, 72.81, 2020),
        ("Long An", None, 70.37, 2020),
        ("Bình Dương", None, 70.16, 2020),
    ]


def test_parts_that_are_looked_at_together_place_nobody_by_the_index():
    page = (
        "DDCI năm 2022 của TP.HCM\n\nNăm 2022, quận Phú Nhuận xếp hạng nhất với 78,56 điểm.\n\nXét"
        " các chỉ số thành phần, TP. Thủ Đức xếp cuối về ứng dụng công nghệ thông tin; cạnh tranh"
        " bình đẳng."
    )
    assert sure_values(page) == [("Quận Phú Nhuận", 1, 78.56, 2022)]


@pytest.mark.parametrize(
    "said",
    [
        "Khảo sát PCI cho thấy, 79% doanh nghiệp cho biết hài lòng.",
        "Báo cáo PCI năm 2024 cho biết 100% các tỉnh, thành phố đều tăng điểm.",
        "Bộ chỉ số PCI của Hải Phòng gồm 4 tiêu chí với tổng 40 điểm: bảo đảm, thực hiện.",
        "Điểm trung vị của cả nước là 26,5 điểm, cao hơn điểm PCI năm 2023 của thành phố.",
    ],
)
def test_shares_sets_and_medians_are_no_score_of_the_province(said):
    page = f"Kết quả PCI năm 2024\n\nTheo PCI năm 2024, Hải Phòng đứng đầu.\n\n{said}"
    assert sure_values(page) == [("Hải Phòng", 1, None, 2024)]


def test_who_lost_the_first_place_has_it_no_more():
    page = (
        "Bất ngờ PCI năm 2011: Đà Nẵng bị truất ngôi đầu\n\nTheo PCI năm 2011, Lào Cai đứng đầu với"
        " 73,53 điểm."
    )
    assert sure_values(page) == [("Lào Cai", 1, 73.53, 2011)]


def test_a_brief_title_heads_its_page():
    page = (
        "Đắk Nông tăng 2 bậc PCI\n\nTheo kết quả PCI năm 2020, tổng điểm của Đắk Nông đạt 61,96"
        " điểm, tăng 1,46 điểm so với năm 2019, đứng vị trí 60/63 tỉnh, thành, tăng 2 bậc so với"
        " năm 2019."
        "\n\nCó 2 chỉ số gồm: Tiếp cận đất đai và Tính minh bạch giảm điểm."
    )
    assert read(page)["document"]["title"] == "Đắk Nông tăng 2 bậc PCI"
    assert sure_values(page) == [("Đắk Nông", 60, 61.96, 2020)]


def test_a_total_before_brackets_of_another_year_is_the_score():
    page = (
        "Chỉ số cải cách hành chính năm 2021\n\nỞ cấp huyện, huyện Krông Ana đứng thứ nhất, tổng số"
        " điểm 87,76 (năm 2020 xếp vị trí thứ 3)."
    )
    assert sure_values(page) == [("Huyện Krông Ana", 1, 87.76, 2021)]


def test_of_three_places_told_of_one_province_none_is_sure():
    page = (
        "Ứng dụng công nghệ thông tin tỉnh Quảng Bình năm 2016\n\nKết quả năm 2016 như sau:\n\n"
        "Trang thông tin điện tử:\n\nQuảng Bình đạt 0,607/1,000 điểm; xếp thứ 47/63 tỉnh.\n\n"
        "Cơ chế, chính sách:\n\nQuảng Bình đạt 1,000/1,000 điểm; xếp thứ 01/63 tỉnh.\n\n"
        "Nguồn nhân lực:\n\nQuảng Bình đạt 0,714/1,000 điểm; xếp thứ 22/63 tỉnh."
    )
    assert sure_values(page) == []


@pytest.mark.parametrize(
    "said",
    [
        "Thang điểm của Chỉ số cải cách hành chính (CCHC) là 100 điểm, trong đó nội dung 80 điểm.",
        "Thang điểm của Chỉ số cải cách hành chính năm 2018 là 100 điểm.",
    ],
)
def test_what_an_index_is_worth_is_nobodys_score(said):
    page = "Chỉ số cải cách hành chính năm 2018 tỉnh Lạng Sơn\n\n" + said
    assert sure_values(page) == []


def test_a_score_stands_before_its_scale_and_the_mean_it_passes():
    page = (
        "Chỉ số PAPI năm 2023\n\nNăm 2023, Thừa Thiên Huế dẫn đầu cả nước về PAPI, với số điểm"
        " 46,0415 (trên tổng điểm là 80), vượt mức trung bình của cả nước là 42,3265."
    )
    assert sure_values(page) == [("Thừa Thiên Huế", 1, 46.0415, 2023)]
    assert read(page)["rankings"][0]["grade"] is None


def test_numbers_before_names_in_order_are_places():
    page = (
        "Xếp hạng mức độ sẵn sàng ứng dụng công nghệ thông tin tỉnh Bắc Giang năm 2009\n\nKhối"
        " huyện, thành phố xếp theo thứ tự: 1.thành phố Bắc Giang; 2. huyện Yên Thế; 3. Yên Dũng;"
        " 4. Lạng Giang."
    )
    assert [(unit, rank) for unit, rank, *_ in sure_values(page)] == [
        ("Thành phố Bắc Giang", 1),
        ("Huyện Yên Thế", 2),
        ("Huyện Yên Dũng", 3),
        ("Huyện Lạng Giang", 4),
    ]


def test_a_list_whose_last_name_waits_is_no_short_list():
    page = (
        "Hà Nội đứng đầu PII năm 2025\n\nTop 5 địa phương dẫn đầu PII năm 2025 gồm: Hà Nội, TP HCM,"
        " Quảng Ninh, Hải Phòng và Huế.\n\nTP Hồ Chí Minh giữ vị trí thứ 2. Quảng Ninh vươn lên vị"
        " trí thứ 3. Hải Phòng đứng thứ 4."
    )
    assert [one["check"] for one in read(page)["findings"] if one["severity"] != "note"] == []


def test_a_share_of_the_points_is_above_no_maximum_in_points():
    page = (
        "Chỉ số cải cách hành chính năm 2018 tỉnh Bình Thuận\n\nVới tổng điểm 93,76, do điểm tối đa"
        " chỉ là 95 điểm, Văn phòng UBND tỉnh đứng đầu bảng xếp hạng với tỷ lệ chỉ số đạt 98,7%."
    )
    assert [one["check"] for one in read(page)["findings"] if one["severity"] != "note"] == []
