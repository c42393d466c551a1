"""Which list a place is in: of how many, who is left out of it, where it was only announced."""

import pytest

from tests.clean.reading import accusations, read, sure_rows, sure_values

COMMUNES = "Xếp hạng chuyển đổi số cấp xã tỉnh Đắk Lắk năm 2025\n\n"
DISTRICTS = "Chỉ số cải cách hành chính cấp huyện tỉnh Quảng Trị năm 2021\n\n"


@pytest.mark.parametrize(
    "of_all",
    [
        "Việc chấm điểm tiến hành trên 64 đơn vị hành chính cấp xã, gồm 55 xã và 9 phường.",
        "Tỉnh đánh giá tổng số 64 xã, phường, gồm 9 phường và 55 xã.",
        "Kết quả của 64 đơn vị cấp xã, gồm 55 xã và 9 phường, vừa được công bố.",
    ],
)
def test_types_of_communes_that_make_one_list_are_no_lists(of_all):
    rows = sure_rows(
        f"{COMMUNES}{of_all} Phường Tân An dẫn đầu với 87,5 điểm. Xã Ea Kar xếp thứ 58/64 với"
        " 56,2 điểm. Đứng cuối danh sách là xã Ea Súp với 51,3 điểm."
    )
    assert {row["rank_of"] for row in rows.values()} == {64}
    assert [row["rank"] for row in rows.values()] == [1, 58, None]


def test_types_of_communes_without_a_whole_are_lists():
    rows = sure_rows(
        f"{COMMUNES}Tỉnh xếp hạng riêng trong số 33 phường và 66 xã. Phường Tân An dẫn đầu với"
        " 87,5 điểm. Xã Ea Kar dẫn đầu với 84 điểm."
    )
    assert {row["rank_of"] for row in rows.values()} == {33, 66}


@pytest.mark.parametrize(
    "said",
    [
        "Hai vị trí cuối, thứ 18 và thứ 19, là Sở Y tế với 84,9% và Ban Dân tộc với 83,7%.",
        "Các vị trí cuối, thứ 18 và 19, thuộc về Sở Y tế (84,9%) và Ban Dân tộc (83,7%).",
        "Ở hạng 18 và hạng 19 là Sở Y tế với 84,9% và Ban Dân tộc với 83,7%.",
    ],
)
def test_as_many_places_as_names_are_each_of_one(said):
    page = "Chỉ số cải cách hành chính các sở tỉnh Lào Cai năm 2022\n\n"
    assert sure_values(page + said) == [
        ("Sở Y tế", 18, 84.9, 2022),
        ("Ban Dân tộc", 19, 83.7, 2022),
    ]


@pytest.mark.parametrize(
    "said",
    [
        (
            "Kết quả PCI 2022 do VCCI công bố ngày 11/4/2023 tại Hà Nội mang lại tin vui cho tỉnh"
            " biên giới Lạng Sơn: tỉnh đứng thứ 15/63 với 67,88 điểm."
        ),
        (
            "Bảng xếp hạng PCI 2022 được công bố sáng 11/4/2023 tại Hà Nội ghi nhận Lạng Sơn đứng"
            " thứ 15/63 với 67,88 điểm."
        ),
        (
            "Theo kết quả công bố tại Hà Nội cho thấy, PCI 2022 của Lạng Sơn đứng thứ 15/63 với"
            " 67,88 điểm."
        ),
    ],
)
def test_where_a_list_was_announced_is_not_in_it(said):
    assert sure_values("Lạng Sơn trên bảng xếp hạng PCI\n\n" + said) == [
        ("Lạng Sơn", 15, 67.88, 2022)
    ]


@pytest.mark.parametrize("left", ["trừ huyện đảo Cồn Cỏ", "không tính huyện Cồn Cỏ"])
def test_who_is_left_out_is_not_the_district_spoken_of(left):
    page = (
        "Vì sao Hướng Hóa tụt xuống cuối bảng cải cách hành chính?\n\nBảng điểm năm 2021 của 9 địa"
        f" phương cấp huyện ({left}) làm nhiều cán bộ ngỡ ngàng. Huyện chỉ được 74,83 điểm và rơi"
        " xuống hạng 9/9. Năm 2020, huyện đứng thứ 6."
    )
    assert sure_values(page) == [
        ("Huyện Hướng Hóa", 9, 74.83, 2021),
        ("Huyện Hướng Hóa", 6, None, 2020),
    ]


def test_two_districts_spoken_of_leave_it_open_which():
    page = (
        f"{DISTRICTS}Hướng Hóa và Cam Lộ làm nhiều cán bộ ngỡ ngàng. Huyện chỉ được 74,83 điểm và"
        " rơi xuống hạng 9/9."
    )
    assert sure_values(page) == []


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Trên cùng của bảng là", "Dưới cùng của bảng là"),
        ("Trên cùng bảng xếp hạng là", "Đứng dưới cùng là"),
        ("Ở trên cùng của danh sách là", "Vị trí dưới cùng thuộc về"),
    ],
)
def test_the_upper_and_the_lower_end_of_a_list(first, last):
    page = (
        f"{DISTRICTS}{first} thành phố Đông Hà (89,37 điểm), rồi đến Vĩnh Linh 88,14 điểm. {last}"
        " huyện Hướng Hóa với 74 điểm."
    )
    rows = sure_rows(page)
    assert [row["rank"] for row in rows.values()] == [1, 2, None]
    assert rows["Huyện Hướng Hóa"]["rank_from_bottom"] == 1


def test_on_the_same_page_is_no_place():
    page = f"{DISTRICTS}Trên cùng trang tin, huyện Hướng Hóa công bố được 74 điểm."
    assert {row["rank"] for row in read(page)["rankings"]} <= {None}


@pytest.mark.parametrize(
    "said",
    [
        (
            "Ba thứ hạng đầu trong 11 địa phương lần lượt là: Mỹ Xuyên (93%), Ngã Năm (92%), Cù Lao"
            " Dung (91%)."
        ),
        "Dẫn đầu trong số 11 huyện lần lượt là Mỹ Xuyên (93%), Ngã Năm (92%), Cù Lao Dung (91%).",
        (
            "Đứng đầu trong tổng số 11 đơn vị lần lượt là Mỹ Xuyên (93%), Ngã Năm (92%), Cù Lao"
            " Dung (91%)."
        ),
    ],
)
def test_of_how_many_some_are_named_is_no_count_of_them(said):
    page = "Chỉ số SIPAS cấp huyện tỉnh Sóc Trăng năm 2022\n\n" + said
    assert [row[:3] for row in sure_values(page)] == [
        ("Huyện Mỹ Xuyên", 1, 93),
        ("Thị xã Ngã Năm", 2, 92),
        ("Huyện Cù Lao Dung", 3, 91),
    ]
    assert accusations(page) == []


def test_a_count_that_the_names_miss_is_still_found():
    page = (
        "Chỉ số SIPAS cấp huyện tỉnh Sóc Trăng năm 2022\n\n4 huyện dẫn đầu lần lượt là Mỹ Xuyên"
        " (93%), Ngã Năm (92%), Cù Lao Dung (91%)."
    )
    assert accusations(page) == ["count_mismatch"]


@pytest.mark.parametrize(
    ("said", "rank"),
    [
        ("huyện Cam Lộ tiếp tục là đơn vị số 1 trong 9 huyện, đạt 88 điểm", 1),
        ("huyện Cam Lộ là địa phương số 2 với 88 điểm", 2),
        ("đơn vị số 1 là huyện Cam Lộ với 88 điểm", 1),
    ],
)
def test_the_unit_number_one(said, rank):
    assert sure_values(f"{DISTRICTS}Năm nay, {said}.") == [("Huyện Cam Lộ", rank, 88, 2021)]


@pytest.mark.parametrize(
    "among",
    ["tiêu biểu như xã biên giới", "trong đó có xã", "điển hình là xã miền núi"],
)
def test_examples_of_a_grade_have_it(among):
    rows = sure_rows(
        "Chỉ số cải cách hành chính cấp xã tỉnh Tuyên Quang năm 2025\n\n58 đơn vị đạt loại Tốt,"
        f" {among} Đồng Văn được 85,17 điểm, xếp thứ 31."
    )
    assert {(row["rank"], row["score"], row["grade"]) for row in rows.values()} == {
        (31, 85.17, "Tốt")
    }


def test_behind_a_stop_nobody_is_an_example():
    rows = sure_rows(
        "Chỉ số cải cách hành chính cấp xã tỉnh Tuyên Quang năm 2025\n\n58 đơn vị đạt loại Tốt; xã"
        " Đồng Văn được 85,17 điểm, xếp thứ 71."
    )
    assert {row["grade"] for row in rows.values()} == {None}


def test_a_whole_told_behind_its_lists_leaves_them_lists():
    rows = sure_rows(
        f"{COMMUNES}Tỉnh chấm điểm theo hai khối, gồm 31 phường và 72 xã. Chỉ số của cả 103 đơn vị"
        " đều tăng.\n\nỞ khối phường, phường Tân An dẫn đầu với 87,5 điểm.\n\nỞ khối xã, xã Ea Kar"
        " dẫn đầu với 84 điểm."
    )
    assert {row["rank_of"] for row in rows.values()} == {31, 72}


AGENCIES = "Chỉ số cải cách hành chính tỉnh Lào Cai năm 2022\n\n"


@pytest.mark.parametrize(
    "said",
    [
        "Hơn 2.000 phiếu được khảo sát tại 19 sở, ngành và 9 huyện, thành phố.",
        "Người dân cho điểm 19 sở, ngành và 9 huyện, thành phố.",
        "Tỉnh công bố kết quả đối với 19 sở, ban, ngành và 9 huyện, thị xã.",
        "Kết quả chia làm 2 nhóm: 19 sở, ngành (8 tiêu chí) và 9 huyện, thành phố.",
    ],
)
def test_as_many_as_are_surveyed_are_in_the_list(said):
    rows = sure_rows(
        f"{AGENCIES}{said}\n\nSở Y tế đứng thứ 2 với 84,9 điểm. Huyện Bảo Yên đứng thứ 3 với 83"
        " điểm."
    )
    assert [row["rank_of"] for row in rows.values()] == [19, 9]


@pytest.mark.parametrize(
    "said",
    [
        "Đối với 9 huyện, thị xã, thành phố, huyện Bảo Yên đứng thứ 3 với 83 điểm.",
        "Ở khối 9 huyện, thị xã, huyện Bảo Yên đứng thứ 3 với 83 điểm.",
        "Ở cấp huyện (9 địa phương), huyện Bảo Yên đứng thứ 3 với 83 điểm.",
        "Khối các huyện, thành phố (9 đơn vị được đánh giá): huyện Bảo Yên đứng thứ 3, 83 điểm.",
    ],
)
def test_the_size_that_opens_the_list(said):
    assert [row["rank_of"] for row in sure_rows(AGENCIES + said).values()] == [9]


@pytest.mark.parametrize(
    "said",
    [
        "Đoàn đã kiểm tra tại 6 sở, ngành và 4 huyện, thành phố.",
        "Tỉnh tặng bằng khen đối với 5 huyện, thị xã.",
        "Nhóm Khá (5 đơn vị) có nhiều huyện.",
        "Đối với 5 huyện miền núi, tỉnh có cách chấm riêng.",
    ],
)
def test_as_many_as_are_inspected_or_praised_are_no_list(said):
    rows = sure_rows(f"{AGENCIES}{said}\n\nHuyện Bảo Yên đứng thứ 3 với 83 điểm.")
    assert [row["rank_of"] for row in rows.values()] == [None]


def test_the_size_in_a_title_behind_the_index():
    rows = sure_rows(
        "Lào Cai xếp hạng CCHC 24 xã, phường\n\nNăm 2025, xã Gia Phú xếp thứ 2 với 90,75 điểm."
    )
    assert [row["rank_of"] for row in rows.values()] == [24]


@pytest.mark.parametrize(
    "said",
    [
        "Khối sở, ban, ngành có 3/19 đơn vị đạt loại Xuất sắc.",
        "Trong khối sở có 4/19 đơn vị xếp loại Khá.",
        "Khối các sở, ngành có 12/19 đơn vị loại Tốt.",
    ],
)
def test_of_how_many_some_have_a_grade(said):
    rows = sure_rows(f"{AGENCIES}{said}\n\nSở Y tế đứng thứ 2 với 84,9 điểm.")
    assert [row["rank_of"] for row in rows.values()] == [19]


def test_of_how_many_things_some_are_done_is_no_size():
    rows = sure_rows(
        f"{AGENCIES}Khối sở có 12/19 dịch vụ đạt mức tốt.\n\nSở Y tế đứng thứ 2 với 84,9 điểm."
    )
    assert [row["rank_of"] for row in rows.values()] == [None]
