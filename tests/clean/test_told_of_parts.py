"""Values of parts, means and others that stand where a unit's own would: none of them is the
unit's. Texts told here in other words than the pages that showed the kinds.
"""

import pytest

from tests.clean.reading import accusations, read, sure_rows, sure_values

PCI = "Chỉ số PCI năm 2022 của tỉnh Sơn La\n\n"
DTI = "Chỉ số DTI năm 2022 của tỉnh Hà Tĩnh\n\n"
PAR = "Đồng Nai công bố chỉ số cải cách hành chính năm 2023\n\n"


@pytest.mark.parametrize(
    "said",
    [
        (
            "Điểm số PCI năm 2022 bình quân là 65,74 (trên tổng số 100), cao hơn năm 2021 không"
            " đáng kể (0,37 điểm)."
        ),
        "Điểm PCI trung bình đạt 65,74, tăng nhẹ so với năm 2021 (0,37 điểm).",
        "PCI bình quân là 65,74 điểm.",
    ],
)
def test_the_mean_of_an_index_is_no_provinces(said):
    assert sure_values(PCI + said) == []


@pytest.mark.parametrize(
    "said",
    [
        "Sở TT&TT phân tích, Chỉ số Chính quyền số xếp hạng 39/63, tăng 20 bậc so với năm 2021.",
        "Sở TT&TT nhận định: Chính quyền số xếp hạng 39/63.",
        "Theo Sở TT&TT, Chính quyền số xếp hạng 39/63.",
    ],
)
def test_who_analyses_is_not_who_is_ranked(said):
    assert "Sở Thông tin và Truyền thông" not in sure_rows(DTI + said)


@pytest.mark.parametrize(
    "said",
    [
        (
            "Trong đó 03 huyện có nhiều phòng chuyên môn được xếp loại tốt là huyện Bắc Hà, Bảo"
            " Yên, Si Ma Cai (9/12 đạt 75%)."
        ),
        "Huyện có ít phòng chuyên môn được xếp loại tốt là huyện Mường Khương.",
        "Những huyện có nhiều phòng chuyên môn được xếp loại khá gồm huyện Mường Khương, Văn Bàn.",
        (
            "Về số phòng chuyên môn có chỉ số ở mức yếu thì có thị xã Sa Pa (8/12 phòng có chỉ số ở"
            " mức yếu, đạt 66,66%)."
        ),
        "Huyện có nhiều xã xếp loại xuất sắc nhất là huyện Bảo Yên.",
    ],
)
def test_the_grade_of_a_districts_offices_is_not_the_districts(said):
    page = "Lào Cai: kết quả chỉ số cải cách hành chính cấp huyện năm 2020\n\n" + said
    assert [row["grade"] for row in read(page)["rankings"] if row["grade"]] == []


@pytest.mark.parametrize(
    ("said", "score"),
    [("92.830 điểm", 92.83), ("95.696 điểm", 95.696), ("80.100 điểm", 80.1)],
)
def test_the_scale_of_the_index_decides_what_the_point_is(said, score):
    page = PAR + f"Theo đó, đơn vị dẫn đầu là Sở Tư pháp với {said}."
    assert sure_values(page) == [("Sở Tư pháp", 1, score, 2023)]


def test_points_of_a_thousand_stay_thousands():
    page = PAR + "Sở Tư pháp dẫn đầu với 1.250 điểm trên thang điểm 1.500 điểm."
    assert [row["score"] for row in read(page)["rankings"]] in ([1250], [None])


@pytest.mark.parametrize(
    "said",
    [
        (
            "Năm nay, với 47,8 điểm, ngôi đầu PAPI cao hơn 9 điểm so với địa phương có điểm số thấp"
            " nhất (Cao Bằng, 38,8 điểm)."
        ),
        "Ngôi đầu PAPI đạt 47,8 điểm, cao hơn địa phương có điểm thấp nhất (Cao Bằng, 38,8 điểm).",
    ],
)
def test_the_leaders_score_is_not_that_of_the_last_in_brackets(said):
    rows = sure_rows("Kết quả PAPI năm 2022 của các tỉnh\n\n" + said)
    row = rows.get("Cao Bằng", {"rank": None, "score": None})
    assert row["rank"] is None
    assert row["score"] in (38.8, None)


@pytest.mark.parametrize(
    "said",
    [
        "Ở lần đánh giá ấy, Cục Thuế tỉnh đứng đầu. Cụ thể, Cục Thuế được 75,23 điểm.",
        "Khi đó Cục Thuế tỉnh đứng đầu với 75,23 điểm.",
    ],
)
def test_a_paragraph_that_opens_with_an_earlier_year_is_not_sure_of_the_pages(said):
    page = (
        "Lạng Sơn công bố chỉ số DDCI năm 2018\n\n"
        f"Năm 2017, lần đầu tiên tỉnh tổ chức đánh giá DDCI. {said}\n\n"
        "Sang năm 2018, Cục Thuế tỉnh dẫn đầu 21 sở, ngành với 70,68 điểm.\n"
    )
    sure = {
        (row["year"], row["score"])
        for row in read(page)["rankings"]
        if row["certainty"] == "sure" and row["score"]
    }
    assert (2018, 70.68) in sure
    assert (2018, 75.23) not in sure


def test_the_year_compared_with_in_a_heading_is_not_that_of_the_result():
    page = (
        "Yên Bái tăng 2 bậc xếp hạng về Chỉ số SIPAS, tăng 4 bậc về chỉ số PAR INDEX\n\n"
        "Tỉnh Yên Bái năm 2023 có chỉ số SIPAS đạt 87,73%, đứng thứ 9/63 tỉnh, thành phố (tăng 2"
        " bậc so với năm 2022).\n\nYên Bái đứng thứ 10/63 ở Chỉ số PAR INDEX, tăng 4 bậc so với"
        " năm 2022\n\nĐại biểu tỉnh dự Hội nghị.\n\n\n\n"
        "Yên Bái đứng thứ 9/63 tỉnh, thành phố ở Chỉ số SIPAS, tăng 2 bậc so với năm 2022\n\n"
        "Với Chỉ số SIPAS, 2023 là năm thứ 2 việc đo lường được triển khai ở cả hai nội dung.\n"
    )
    assert {row["year"] for row in read(page)["rankings"]} == {2023}
    assert accusations(page) == []


def test_scores_of_two_blocks_make_no_common_order():
    page = (
        "Kết quả cải cách hành chính năm 2019\n\n"
        "Kết quả cho thấy, ở khối các cơ quan Trung ương có 2/5 cơ quan được xếp vào nhóm rất"
        " tốt, gồm: Cục Thuế"
        " 92,93 điểm; Bảo hiểm xã hội thành phố 92 điểm; nhóm tốt gồm: Kho bạc Nhà nước, Công an"
        " thành phố.\n\nỞ khối sở, ban, ngành có 3/21 đơn vị được xếp vào nhóm rất tốt, gồm: Sở Nội"
        " vụ 99,84 điểm, Sở Y tế 99,04 điểm, Sở Giao thông vận tải 90,65 điểm.\n\n11/21 đơn vị xếp"
        " loại tốt gồm: Sở Du lịch, Sở Ngoại vụ.\n"
    )
    ranks = {row["unit"]: row["rank"] for row in read(page)["rankings"]}
    assert ranks["Cục Thuế"] in (None, 1)
    assert ranks["Sở Giao thông vận tải"] in (None, 3)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Tỉnh đạt 46,1 điểm, đứng thứ 8 cả nước, chỉ sau Quảng Ninh.", {"Hà Tĩnh": 8}),
        (
            "Tỉnh đạt 46,1 điểm, đứng thứ 8, sau các tỉnh Quảng Ninh, Thái Nguyên và Long An.",
            {"Hà Tĩnh": 8},
        ),
        ("Hà Tĩnh đứng thứ 3, chỉ xếp sau Quảng Ninh và Thái Nguyên.", {"Hà Tĩnh": 3}),
        ("Hà Tĩnh xếp thứ 3 sau hai tỉnh Quảng Ninh và Thái Nguyên.", {"Hà Tĩnh": 3}),
        ("Hà Tĩnh đứng thứ 3; xếp sau Hà Tĩnh là Long An.", {"Hà Tĩnh": 3, "Long An": 4}),
        ("Đứng sau Hà Tĩnh, Long An xếp thứ 4 với 45,9 điểm.", {"Long An": 4}),
        ("Hà Tĩnh đứng thứ 3, xếp sau là Long An.", {"Hà Tĩnh": 3, "Long An": 4}),
    ],
)
def test_those_that_a_unit_stands_behind_have_no_place(said, found):
    page = "Kết quả PAPI năm 2023 của Hà Tĩnh\n\nNăm 2023, kết quả PAPI được công bố. " + said
    assert {unit: row["rank"] for unit, row in sure_rows(page).items()} == found


@pytest.mark.parametrize(
    ("said", "unit", "score"),
    [
        ("Điểm PCI cao nhất là 72,95 (Quảng Ninh), giảm nhẹ so với năm 2021.", "Quảng Ninh", 72.95),
        ("PCI thấp nhất là 59,58 điểm (Cao Bằng).", "Cao Bằng", 59.58),
        ("Điểm số cao nhất là 72,95 thuộc về Quảng Ninh.", "Quảng Ninh", 72.95),
    ],
)
def test_the_best_or_worst_score_is_of_whom_the_brackets_name(said, unit, score):
    assert sure_rows(PCI + said)[unit]["score"] == score


def test_those_behind_the_first_count_on_though_the_first_is_a_figure():
    page = (
        "Lạng Sơn công bố chỉ số cải cách hành chính năm 2018\n\nĐối với các huyện, xếp thứ 1 là"
        " huyện Cao Lộc (87,3 điểm), huyện Bình Gia (86,5 điểm), huyện Hữu Lũng (85,7 điểm)."
    )
    assert {unit: row["rank"] for unit, row in sure_rows(page).items()} == {
        "Huyện Cao Lộc": 1,
        "Huyện Bình Gia": 2,
        "Huyện Hữu Lũng": 3,
    }


def test_a_distance_in_brackets_is_no_score():
    page = (
        "Chỉ số PCI năm 2022 của Cần Thơ\n\nCần Thơ tiếp tục xếp cuối trong nhóm, với khoảng cách"
        " khá xa (4,9 điểm) so với địa phương đứng đầu nhóm là Hải Phòng (70,76 điểm)."
    )
    scores = {row["unit"]: row["score"] for row in read(page)["rankings"]}
    assert scores.get("Cần Thơ") is None
    assert scores["Hải Phòng"] == 70.76


@pytest.mark.parametrize(
    "said",
    [
        (
            "Hà Nam xếp hạng 1 ở chỉ số “hạ tầng kỹ thuật” với 0,79/1 điểm, đơn vị xếp sau là Lào"
            " Cai (0,71/1 điểm)"
        ),
        (
            "Hà Nam xếp hạng 1 ở chỉ số hạ tầng kỹ thuật với 0,79 điểm, tiếp theo là Lào Cai (0,71"
            " điểm) và Nghệ An (0,7 điểm)"
        ),
        (
            "Hà Nam dẫn đầu ở chỉ số thành phần Hạ tầng nhân lực với 0,79 điểm, đứng thứ hai là Lào"
            " Cai (0,71 điểm)"
        ),
    ],
)
def test_those_behind_the_leader_of_a_part_are_ranked_by_the_part(said):
    page = f"ICT Index năm 2019\n\nHà Nam đứng thứ 3 với 0,68 điểm. {said}."
    assert {(row["unit"], row["score"]) for row in read(page)["rankings"]} == {("Hà Nam", 0.68)}


def test_those_behind_the_leader_of_the_index_stay():
    page = (
        "ICT Index năm 2019\n\n"
        "Hà Nam dẫn đầu với 0,79 điểm, tiếp theo là Lào Cai (0,71 điểm) và Nghệ An (0,7 điểm)."
    )
    assert {(row["unit"], row["score"]) for row in read(page)["rankings"]} == {
        ("Hà Nam", 0.79),
        ("Lào Cai", 0.71),
        ("Nghệ An", 0.7),
    }
