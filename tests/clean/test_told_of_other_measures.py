"""Places and values in something else than the index, beside those in it. Texts told here in other
words than the pages that showed the kinds.
"""

import pytest

from tests.clean.reading import accusations, read, sure_rows, sure_values

PCI = "Chỉ số PCI năm 2023 của tỉnh Bắc Ninh\n\n"
DTI = "Lâm Thao và kết quả chuyển đổi số năm 2023 các huyện\n\n"
SIPAS = "Hà Nội: Chỉ số SIPAS năm 2024\n\nSIPAS năm 2024 của Hà Nội đạt 86,50%, xếp thứ 11/63.\n\n"


@pytest.mark.parametrize(
    "said",
    [
        "Năm 2023, Bắc Ninh dẫn đầu cả nước về thu hút FDI.",
        "Bắc Ninh đứng thứ 2 về tốc độ tăng trưởng GRDP.",
        "Bắc Ninh xếp thứ 3/63 tỉnh, thành phố cả nước về số lượng doanh nghiệp thành lập mới.",
        "Bắc Ninh đứng đầu về số doanh nghiệp đăng ký mới.",
        "Bắc Ninh đứng thứ nhì cả nước về kim ngạch xuất khẩu.",
        "Tỉnh Bắc Ninh có vị trí cao nhất về tổng vốn đầu tư nước ngoài.",
        "Bắc Ninh đứng thứ 5 toàn quốc về thu ngân sách.",
    ],
)
def test_a_place_in_something_else_is_no_place_of_the_index(said):
    assert sure_values(PCI + said) == []


@pytest.mark.parametrize(
    "said",
    [
        "Huyện Lâm Thao dẫn đầu tỉnh về số lượng hồ sơ trực tuyến.",
        "Huyện Lâm Thao đứng đầu về tỷ lệ hồ sơ trực tuyến với 98%.",
        "Huyện Lâm Thao xếp thứ 3/13 về số tài khoản định danh.",
        "Huyện Lâm Thao đứng đầu về số lượng dịch vụ công trực tuyến cấp huyện",
    ],
)
def test_a_districts_place_in_a_count_is_no_place_of_the_index(said):
    assert sure_values(DTI + said) == []


@pytest.mark.parametrize(
    "said",
    [
        "Bắc Ninh dẫn đầu cả nước về chỉ số PCI.",
        "Bắc Ninh đứng đầu về điểm số.",
        "Bắc Ninh đứng đầu về tổng điểm PCI.",
        "Bắc Ninh dẫn đầu về năng lực cạnh tranh cấp tỉnh.",
        "Bắc Ninh đứng đầu cả nước, vượt xa các tỉnh về thu hút đầu tư.",
    ],
)
def test_a_place_in_the_index_stays(said):
    assert sure_rows(PCI + said)["Bắc Ninh"]["rank"] == 1


@pytest.mark.parametrize(
    "said",
    [
        (
            'Chỉ số hài lòng của người dân đối với việc "cung ứng dịch vụ hành chính công" đạt'
            " 86,49%, tăng 2,77% so với năm trước và xếp thứ 13/63 tỉnh (tăng 8 bậc)."
        ),
        (
            "Chỉ số Hài lòng của người dân về xây dựng, tổ chức thực hiện chính sách: Đạt 86,51%"
            " (tăng 3,05%), tăng 12 bậc so với năm 2023, xếp thứ 9/63 tỉnh, thành phố."
        ),
        "Mức độ hài lòng của người dân về cung ứng dịch vụ công đạt 86,49%, xếp thứ 13/63.",
        "Chỉ số hài lòng đối với yếu tố tiếp cận dịch vụ đạt 85,1%, xếp thứ 15/63.",
        (
            'Chỉ số hài lòng của người dân đối với việc "giải quyết phản ánh" đạt 83,72%, tăng'
            " 2,46% so với năm trước và xếp thứ 11/63 tỉnh, thành phố (tăng 9 bậc)."
        ),
    ],
)
def test_the_satisfaction_with_one_field_is_not_the_index(said):
    rows = [row for row in read(SIPAS + said)["rankings"] if row["certainty"] == "sure"]
    assert [(row["rank"], row["score"], row["rank_change"]) for row in rows] == [(11, 86.5, None)]


@pytest.mark.parametrize(
    "said",
    [
        "Chỉ số hài lòng của người dân đối với sự phục vụ của cơ quan hành chính đạt 86,50%.",
        "Chỉ số hài lòng về sự phục vụ hành chính năm 2024 đạt 86,50%.",
        "Chỉ số hài lòng của người dân, tổ chức về sự phục vụ của cơ quan nhà nước đạt 86,50%.",
    ],
)
def test_the_satisfaction_with_the_service_is_the_index(said):
    page = "Hà Nội: Chỉ số SIPAS năm 2024\n\nHà Nội xếp thứ 11/63. " + said
    assert sure_rows(page)["Hà Nội"]["score"] == 86.5


@pytest.mark.parametrize(
    "said",
    [
        (
            "Tổng số 83,32 điểm, trong đó điểm đánh giá của Bộ Nội vụ là 51,75, điểm điều tra xã"
            " hội học là 31,57 đã đưa Lào Cai vươn lên thứ 11 cả nước."
        ),
        (
            "Lào Cai đạt tổng điểm 83,32, trong đó điểm thẩm định là 51,75 và điểm điều tra xã hội"
            " học là 31,57, xếp thứ 11/63."
        ),
        (
            "Lào Cai xếp thứ 11/63 với 83,32 điểm (trong đó, điểm tự đánh giá đạt 51,75; điểm khảo"
            " sát đạt 31,57)."
        ),
    ],
)
def test_what_a_total_is_made_of_is_not_the_total(said):
    row = sure_rows("Lào Cai: Chỉ số cải cách hành chính năm 2013\n\n" + said)["Lào Cai"]
    assert (row["rank"], row["score"]) == (11, 83.32)


def test_what_keeps_close_to_a_frame_comes_next_to_nobody():
    page = (
        "Chỉ số đổi mới sáng tạo: Bà Rịa-Vũng Tàu đứng thứ 7\n\nBà Rịa-Vũng Tàu xếp thứ 7 cả nước"
        " với 49,18 điểm; Hà Nội cao nhất với 62,86 điểm.\n\nPII 2023 được thiết kế bám sát khung"
        " của bộ chỉ số toàn cầu."
    )
    rows = [row for row in read(page)["rankings"] if row["certainty"] == "sure"]
    assert [row["rank"] for row in rows if row["unit"] == "Bà Rịa - Vũng Tàu"] == [7]
    assert accusations(page) == []


@pytest.mark.parametrize(
    "said",
    [
        (
            "Nhóm A có 06 tỉnh, thành phố; Đà Nẵng tiếp tục đứng đầu với 93,31%; tiếp theo là Hải"
            " Phòng, Đồng Nai."
        ),
        "Nhóm trên 90% gồm 6 tỉnh, thành phố: Đà Nẵng đứng đầu với 93,31%.",
    ],
)
def test_the_provinces_of_one_group_are_not_all(said):
    page = "Kết quả Chỉ số cải cách hành chính năm 2015\n\n" + said
    row = sure_rows(page)["Đà Nẵng"]
    assert (row["rank"], row["score"], row["rank_of"]) == (1, 93.31, None)


@pytest.mark.parametrize(
    "said",
    [
        (
            "Dù mới đứng ở vị trí thứ 11/17 bộ, ngành trên bảng xếp hạng chỉ số cải cách hành chính"
            " năm 2020, Bộ Giao thông vận tải khá ấn tượng.\nTrụ sở Bộ: 80 Trần Hưng Đạo, quận"
            " Hoàn Kiếm, Hà Nội."
        ),
        "Ở chỉ số cải cách hành chính năm 2020, Hà Nội xếp thứ 2/6 nơi được so sánh.",
    ],
)
def test_a_province_is_placed_among_provinces(said):
    assert sure_rows("Chỉ số cải cách hành chính năm 2020\n\n" + said) == {}


def test_a_year_set_against_this_one_dates_only_its_own_figures():
    page = (
        "Chuyển đổi số năm 2021 của Yên Bái\n\nVề Chính quyền số, Yên Bái xếp thứ 24/63, Kinh tế số"
        " xếp 27/63, còn năm 2020 thì thứ tự đó là 47, 39."
    )
    places = {one["measure"]: (one["value"], one["year"]) for one in read(page)["claims"]}
    assert places["Chính quyền số"] == (24, 2021)
    assert places["Kinh tế số"] == (27, 2021)


GRADES = "Kết quả chỉ số cải cách hành chính năm 2022 các sở, huyện tỉnh Phú Thọ\n\n"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Huyện Lâm Thao hơn huyện Thanh Ba đúng 1 bậc, đạt 88,1 điểm.",
            [("Huyện Lâm Thao", None, 88.1)],
        ),
        (
            "Sở Tài chính kém Sở Nội vụ 2,5 điểm, xếp thứ 4.",
            [("Sở Tài chính", 4, None)],
        ),
        ("Sở Tài chính soán ngôi Sở Nội vụ để dẫn đầu.", [("Sở Tài chính", 1, None)]),
        ("Sở Tài chính soán ngôi đầu của Sở Nội vụ.", [("Sở Tài chính", 1, None)]),
        ("Sở Y tế bị Sở Tư pháp vượt qua, xuống thứ 3.", [("Sở Y tế", 3, None)]),
        ("Sở Y tế để Sở Tư pháp qua mặt, tụt xuống thứ 3.", [("Sở Y tế", 3, None)]),
        ("Sở Tư pháp đạt 100% hồ sơ đúng hạn, xếp thứ 2 khối sở.", [("Sở Tư pháp", 2, None)]),
        ("Sở Tư pháp xếp thứ 2, có 98,5% hồ sơ đúng hạn.", [("Sở Tư pháp", 2, None)]),
        ("Sở Y tế đạt giải nhất hội thi cải cách hành chính.", []),
        ("Sở Y tế giành giải nhì cuộc thi trực tuyến.", []),
        (
            "Sở Nội vụ 95,1 điểm (hạng 1), Sở Y tế 94,2 (hạng 2), Sở Tư pháp 93 (hạng 3).",
            [("Sở Nội vụ", 1, 95.1), ("Sở Y tế", 2, 94.2), ("Sở Tư pháp", 3, 93)],
        ),
    ],
)
def test_what_is_told_beside_another_is_of_the_one_spoken_of(said, found):
    told = [row for row in sure_values(GRADES + said) if row[1:3] != (None, None)]
    assert sorted(row[:3] for row in told) == sorted(found)


@pytest.mark.parametrize(
    "said",
    [
        "Huyện Thanh Ba còn cách nhóm tốt 2,5 điểm.",
        "Huyện Thanh Ba chỉ thiếu 0,3 điểm để vào loại tốt.",
        "Huyện Thanh Ba suýt đạt loại tốt.",
    ],
)
def test_a_grade_that_was_missed_is_not_held(said):
    assert [row["grade"] for row in read(GRADES + said)["rankings"] if row["grade"]] == []


@pytest.mark.parametrize(
    "said", ["Sở Y tế xếp áp chót với 70,2 điểm.", "Sở Y tế (70,2 điểm) đứng kế cuối bảng."]
)
def test_the_last_but_one_is_told_from_below(said):
    row = sure_rows(GRADES + said)["Sở Y tế"]
    assert (row["rank"], row["rank_from_bottom"], row["score"]) == (None, 2, 70.2)


@pytest.mark.parametrize(
    "said",
    [
        "Trong 3 năm 2020, 2021, 2022, Sở Tài chính lần lượt xếp thứ 5, 3 và 1.",
        "Các năm 2020, 2021 và 2022, Sở Tài chính lần lượt xếp hạng 5, hạng 3, hạng 1.",
    ],
)
def test_places_of_several_years_are_of_one_year_each(said):
    rows = read(GRADES + said)["rankings"]
    sure = {(row["year"], row["rank"]) for row in rows if row["certainty"] == "sure"}
    assert sure == {(2020, 5), (2021, 3), (2022, 1)}


@pytest.mark.parametrize(
    "said",
    [
        "187 phiếu được gửi từ huyện Phù Ninh, nhiều thứ hai toàn tỉnh.",
        "Theo kết quả tạm thời, thành phố Việt Trì đứng thứ nhất với 0,7745.",
        "Đội tuyển Sở Nội vụ giành giải nhì hội thi tìm hiểu chuyển đổi số, Sở Y tế nhận giải ba.",
        'Huyện Tân Sơn có sáng kiến "Ngày thứ Tư không viết" trong giải quyết thủ tục.',
        "Cổng thông tin điện tử của huyện Tam Nông được chấm 17/20 điểm, cao nhất tỉnh.",
        "Huyện Đoan Hùng đặt kế hoạch đến cuối năm 2023 giữ mức xếp loại khá trở lên.",
        "Website của UBND huyện Thanh Ba và Sở Công Thương đứng đầu về cung cấp thông tin.",
    ],
)
def test_what_stands_near_a_unit_is_not_always_its_result(said):
    told = [row for row in read(GRADES + said)["rankings"] if row["certainty"] == "sure"]
    assert [(row["unit"], row["rank"], row["score"], row["grade"]) for row in told] == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Huyện Yên Lập về nhất khối huyện; huyện Thanh Thủy về nhì, cách 0,47 điểm.",
            {"Huyện Yên Lập": (1, None), "Huyện Thanh Thủy": (2, None)},
        ),
        (
            "So với trung vị 73,10 điểm của khối, huyện Cẩm Khê, đạt 75,01 điểm, hơn 1,91 điểm.",
            {"Huyện Cẩm Khê": (None, 75.01)},
        ),
        (
            (
                "Xét riêng trụ cột chính quyền số, Sở Y tế đứng đầu với 41,5 điểm; tính chung"
                " cả ba trụ cột, Sở Y tế chỉ đứng thứ 9 với 73 điểm."
            ),
            {"Sở Y tế": (9, 73)},
        ),
        (
            (
                "Trong tháng 8, huyện Hạ Hòa còn xếp cuối bảng; đến khi tổng kết cả năm,"
                " huyện Hạ Hòa đã lên thứ 6 với 78,6 điểm."
            ),
            {"Huyện Hạ Hòa": (6, 78.6)},
        ),
        (
            "Nếu tính từ dưới lên, huyện Phù Ninh đứng thứ ba với 81,66 điểm.",
            {"Huyện Phù Ninh": (None, 81.66)},
        ),
    ],
)
def test_a_difference_a_part_or_a_month_is_not_the_result(said, found):
    rows = sure_rows(GRADES + said)
    assert {unit: (row["rank"], row["score"]) for unit, row in rows.items()} == found
    assert [row["score_change"] for row in rows.values() if row["score_change"]] == []
    assert [row["rank_from_bottom"] for row in rows.values() if row["rank_from_bottom"] == 1] == []
    assert accusations(GRADES + said) == []


PII = "Bắc Ninh và Chỉ số đổi mới sáng tạo cấp địa phương (PII) năm 2023\n\n"


@pytest.mark.parametrize(
    "said",
    [
        "Bắc Ninh có 5 chỉ số đứng đầu cả nước và 3 chỉ số nằm ở nhóm cuối.",
        "Bắc Ninh đạt 6,92 điểm ở chỉ số Giảm thiểu ô nhiễm, cao nhất vùng.",
        "Điểm đầu vào của Bắc Ninh là 46,11, xếp thứ 9.",
        "Năm 2023, Bắc Ninh chi 312 tỷ đồng cho khoa học, chiếm 1,2% tổng chi ngân sách.",
        "Việc khảo sát tại Bắc Ninh thu về 598 phiếu hợp lệ, đạt 99,67%.",
        "Thứ hạng của Bắc Ninh nằm ở nửa cuối bảng xếp hạng.",
        "Bắc Ninh đứng thứ 7 toàn quốc về điểm phục vụ người dân trên Cổng Dịch vụ công.",
    ],
)
def test_a_part_of_the_index_is_not_the_index(said):
    rows = [row for row in read(PII + said)["rankings"] if row["certainty"] == "sure"]
    told = [(row["rank"], row["score"], row["rank_from_bottom"]) for row in rows]
    assert [one for one in told if one != (None, None, None)] == []


@pytest.mark.parametrize(
    ("said", "places"),
    [
        (
            (
                "Ba địa phương ở các vị trí 61, 62 và 63 lần lượt là Cao Bằng (26,9 điểm), Bắc Kạn"
                " (26,4 điểm) và Đắk Nông (25,8 điểm)."
            ),
            {"Cao Bằng": 61, "Bắc Kạn": 62, "Đắk Nông": 63},
        ),
        ("Thanh Hóa, Nghệ An xếp lần lượt thứ 14 và 18.", {"Thanh Hóa": 14, "Nghệ An": 18}),
        (
            (
                "Đồng Tháp đứng thứ ba cả nước, kế đến là Đà Nẵng, Vĩnh Phúc và Bình Dương,"
                " lần lượt xếp hạng 4, 5 và 6."
            ),
            {"Đồng Tháp": 3, "Đà Nẵng": 4, "Vĩnh Phúc": 5, "Bình Dương": 6},
        ),
        (
            "Vị trí thứ 2 thuộc về thành phố Hải Phòng và Hà Nội đứng thứ 3.",
            {"Hải Phòng": 2, "Hà Nội": 3},
        ),
        (
            "Riêng trong khu vực Tây Nguyên, Kon Tum xếp thứ 2, sau tỉnh Đắk Lắk (hạng 28/63).",
            {"Đắk Lắk": 28},
        ),
    ],
)
def test_provinces_are_placed_on_the_page_of_one_of_them(said, places):
    assert {unit: row["rank"] for unit, row in sure_rows(PII + said).items()} == places
    assert accusations(PII + said) == []


def test_an_index_in_brackets_with_its_value_is_not_spoken_of_further():
    page = (
        "Kon Tum: Chỉ số PAR INDEX năm 2023\n\nPAR INDEX năm 2023 của tỉnh Kon Tum là 86,14 điểm"
        " (trong đó Chỉ số SIPAS 8,5/10 điểm). Tỉnh xếp hạng thứ 43/63, tăng 12 bậc."
    )
    rows = [row for row in read(page)["rankings"] if row["rank"]]
    assert [(row["index_name"], row["rank"]) for row in rows] == [("PAR INDEX", 43)]


def test_a_year_held_in_an_aside_is_not_that_of_the_place():
    page = "Quảng Ninh công bố DDCI năm 2020\n\nHuyện Tiên Yên, á quân DDCI năm 2019, trượt xuống"
    rows = sure_values(page + " thứ 6 ở kỳ xếp hạng này.")
    assert ("Huyện Tiên Yên", 6, None, 2019) not in rows


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Huyện Tam Nông được 92,1 điểm, vượt 5,3 điểm so với mức bình quân.", [(None, 92.1)]),
        ("Huyện Tam Nông đạt 45/50 điểm ở phần tự chấm và 40/50 điểm ở phần khảo sát.", []),
        ("Huyện Tam Nông dẫn đầu ở 5/8 lĩnh vực.", []),
        ("Huyện Tam Nông thay huyện Đoan Hùng đứng đầu bảng.", [(1, None)]),
        ("Huyện Tam Nông xếp thứ hai sau thành phố Việt Trì với 91,5 điểm.", [(2, None)]),
        ("Khoảng cách giữa huyện Tam Nông với huyện dẫn đầu Lâm Thao là 9,73 điểm.", []),
    ],
)
def test_others_and_parts_beside_a_unit_keep_what_is_theirs(said, found):
    rows = [row for row in read(GRADES + said)["rankings"] if row["certainty"] == "sure"]
    told = [(row["rank"], row["score"]) for row in rows]
    assert [one for one in told if one != (None, None)] == found
    assert [row["score_change"] for row in rows if row["score_change"]] == []


def test_the_year_an_index_began_is_not_the_year_evaluated():
    page = (
        "Bình Dương đứng hạng 4 về chỉ số thương mại điện tử\n\nNhóm 5 địa phương dẫn đầu gồm"
        " TP.HCM (78,6), Hà Nội (75,8). Ra mắt lần đầu vào năm 2012, chỉ số giúp đánh giá nhanh."
    )
    assert read(page)["document"]["evaluation_year"] is None


def test_those_at_the_top_are_in_no_order():
    page = (
        "Kết quả an toàn thông tin mạng năm 2019 các tỉnh\n\nĐà Nẵng, Cần Thơ, Vĩnh Phúc ở tốp đầu"
        " bảng về an toàn thông tin mạng."
    )
    rows = [row for row in read(page)["rankings"] if row["certainty"] == "sure"]
    assert [row["rank"] for row in rows if row["rank"]] == []


def test_a_bank_among_provinces_is_in_a_list_of_its_own():
    page = (
        "Kết quả ICT Index năm 2023 các tỉnh, thành phố\n\nĐà Nẵng dẫn đầu với 0,8485 điểm, Cần Thơ"
        " đạt 0,6881 điểm, Quảng Ninh 0,6514 điểm, Phú Yên cuối bảng với 0,1993 điểm. Ở nhóm ngân"
        " hàng, Ngân hàng Chính sách xã hội đứng cuối."
    )
    assert "Ngân hàng Chính sách xã hội" not in sure_rows(page)


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ("Trong khi Bắc Ninh có tỷ trọng ngành dịch vụ, thương mại ở mức khá.", None),
        ("Bắc Ninh có thu nhập bình quân đầu người ở mức khá.", None),
        ("Bắc Ninh có quy mô kinh tế lớn, xếp ở mức khá.", "khá"),
        ("Bắc Ninh xếp ở mức khá.", "khá"),
    ],
)
def test_how_large_an_amount_is_is_no_grade(said, grade):
    row = sure_rows(PCI + "Bắc Ninh xếp thứ 9/63 tỉnh với 68,1 điểm.\n\n" + said)["Bắc Ninh"]
    assert (row["rank"], row["grade"]) == (9, grade)


@pytest.mark.parametrize(
    "said",
    [
        "Theo bảng xếp hạng, Trung tâm Y tế huyện Gia Bình đạt 89,5%.",
        "Đứng đầu là Phòng Nội vụ thành phố Bắc Ninh với 91,2%.",
        "Bệnh viện Đa khoa tỉnh đạt 91,2%, Trung tâm Phục vụ hành chính công huyện Gia Bình 88%.",
        "Trường Chính trị của tỉnh Bắc Ninh xếp loại Tốt với 87 điểm.",
    ],
)
def test_an_office_of_a_place_is_not_the_place(said):
    assert sure_values(PCI.replace("PCI", "CCHC") + said) == []


def test_an_office_that_tells_of_a_place_leaves_it_its_score():
    said = (
        "Chỉ số CCHC theo Phòng Nội vụ, Trung tâm Y tế: huyện Gia Bình 89,5%, huyện Lương Tài 81%."
    )
    rows = sure_rows(PCI.replace("PCI", "CCHC") + said)
    found = {unit: row["score"] for unit, row in rows.items()}
    assert found == {"Huyện Gia Bình": 89.5, "Huyện Lương Tài": 81}
