"""Places and scores by another measure: another index, a region, a part, the year before, the
maximum. Texts told here in other words than the pages that showed the kinds.
"""

import pytest

from tests.clean.reading import accusations, read, sure_rows, sure_values

PCI = "Kết quả Chỉ số năng lực cạnh tranh cấp tỉnh (PCI) năm 2021\n\n"
SIPAS = "Sóc Trăng dẫn đầu về chỉ số hài lòng SIPAS năm 2021\n\n"
ICT = "Vĩnh Phúc công bố xếp hạng mức độ ứng dụng công nghệ thông tin năm 2018\n\n"


def test_some_of_a_group_have_no_order():
    page = (
        "Kết quả PAPI năm 2017\n\nSo với năm 2016, có 3 trong số 16 tỉnh đạt điểm cao nhất năm 2016"
        " vẫn nằm trong nhóm này ở năm 2017: Bắc Ninh, Hải Dương và Thái Bình."
    )
    assert sure_values(page) == []


@pytest.mark.parametrize(
    "said",
    [
        "đứng đầu là Văn phòng UBND tỉnh, Thanh tra tỉnh đạt 340/340 điểm",
        "đứng đầu là Văn phòng UBND tỉnh, Thanh tra tỉnh",
    ],
)
def test_names_behind_the_first_without_scores_are_not_sure_to_follow_it(said):
    page = "Tây Ninh xếp hạng chuyển đổi số năm 2023\n\nỞ khối cơ quan cấp tỉnh, " + said + "."
    sure = {unit: row["rank"] for unit, row in sure_rows(page).items()}
    assert sure.get("Thanh tra tỉnh") in (None, 1)


def test_what_is_told_in_an_item_on_a_group_of_criteria_is_of_the_group():
    page = read(
        ICT + "- Nhóm tiêu chí đánh giá điều kiện sẵn sàng: Duy nhất 1/20 đơn vị giành điểm tối đa"
        " (18 điểm) là Sở Tư pháp; tiếp đến là Sở Y tế 15,056 điểm. Những đơn vị bị điểm thấp ở"
        " nhóm tiêu chí này gồm Sở Nội vụ (7,344 điểm); Thanh tra tỉnh (7,362 điểm) và xếp hạng"
        " thấp nhất là Ban Dân tộc (7,146 điểm).\n\n- Nhóm tiêu chí đánh giá mức độ ứng dụng"
        " công nghệ thông tin: Điểm tối đa là 45 điểm, theo đó đơn vị có điểm cao nhất là"
        " Sở Tư pháp (39,953 điểm).\n"
    )
    assert [row for row in page["rankings"] if row["certainty"] == "sure"] == []


@pytest.mark.parametrize(
    "said",
    [
        "Đứng thứ 2-3 về SIPAS ở ĐBSCL là tỉnh Đồng Tháp (đạt 89,51%) và Cà Mau (87,92%).",
        "Đứng thứ 2 và thứ 3 về SIPAS ở ĐBSCL lần lượt là Đồng Tháp và Cà Mau.",
        "Xếp thứ 2 khu vực ĐBSCL về SIPAS là Đồng Tháp.",
    ],
)
def test_places_of_a_region_behind_the_index_are_none_in_the_country(said):
    rows = sure_rows(SIPAS + "Năm 2021, Sóc Trăng đạt 89,51%, xếp thứ 9/63 tỉnh, thành. " + said)
    assert rows["Sóc Trăng"]["rank"] == 9
    assert {row["rank"] for unit, row in rows.items() if unit != "Sóc Trăng"} <= {None}


@pytest.mark.parametrize("led", ["Đối chiếu với", "So sánh với", "Nếu so với", "So với"])
def test_the_year_held_against_is_not_the_results(led):
    page = SIPAS + f"{led} năm 2020, SIPAS của Sóc Trăng tăng 0,84%, tăng 5 bậc."
    assert {row["year"] for row in read(page)["rankings"]} <= {2021}


def test_a_place_by_another_index_is_not_one_by_the_pages():
    page = (
        "Yên Bái công bố năng lực cạnh tranh cấp sở, ngành, địa phương (DDCI) năm 2019\n\n"
        "Riêng huyện Lục Yên, bên cạnh việc xếp thứ 9 về Chỉ số cải cách hành chính, còn là đơn vị"
        " chót bảng về DDCI với 77,55 điểm."
    )
    found = {(row["index_name"], row["rank"], row["score"]) for row in read(page)["rankings"]}
    assert found == {("DDCI", None, 77.55), ("cải cách hành chính", 9, None)}


@pytest.mark.parametrize(
    "said",
    [
        "tăng từ vị trí thứ 37, nhóm Trung bình (năm 2020) lên thứ 11, nhóm Tốt",
        "tăng từ vị trí thứ 37 (năm 2020) lên thứ 11",
        "vươn từ hạng 37 năm 2020 lên hạng 11",
    ],
)
def test_the_year_in_brackets_behind_the_former_place_is_its_own(said):
    row = sure_rows(PCI + f"Theo PCI 2021, Bình Định {said}.")["Bình Định"]
    assert (row["rank"], row["previous_rank"], row["year"]) == (11, 37, 2021)


@pytest.mark.parametrize(
    "said",
    [
        "Trong số 10 chỉ số thành phần, Bình Định có 7 điểm tăng so với năm 2020.",
        "Bình Định có 7 chỉ số tăng điểm.",
        "Chỉ số chi phí thời gian của Bình Định đạt 7 điểm.",
    ],
)
def test_a_few_points_are_no_score_of_an_index_worth_a_hundred(said):
    assert {row["score"] for row in sure_rows(PCI + said).values()} <= {None}


def test_a_mean_in_percent_of_the_maximum_is_not_held_against_points():
    page = (
        "Vĩnh Phúc xếp hạng ứng dụng công nghệ thông tin năm 2020\n\nĐiểm trung bình của các sở,"
        " ban, ngành là 49,863 điểm (đạt 79% điểm tối đa), tăng 4,650 điểm so với năm 2019. Cơ quan"
        " có tổng điểm cao nhất là Sở Tư pháp (với 59,984 điểm, đạt 95% điểm tối đa); cơ quan có"
        " tổng điểm thấp nhất là Sở Y tế (với 33,407 điểm, đạt 53% điểm tối đa)."
    )
    assert accusations(page) == []


@pytest.mark.parametrize(
    "said",
    [
        "So với các tỉnh trong khu vực Tây Nguyên, Gia Lai đứng ở vị trí cuối bảng với 39,67 điểm.",
        "Trong các tỉnh Tây Nguyên, Gia Lai xếp cuối.",
        "So với các địa phương trong vùng, Gia Lai đứng cuối bảng.",
    ],
)
def test_the_last_of_a_region_is_not_the_last_of_all(said):
    page = "Kết quả PAPI năm 2022\n\nNăm 2022, Gia Lai đạt 39,67 điểm, xếp thứ 58/61 tỉnh, thành. "
    row = sure_rows(page + said)["Gia Lai"]
    assert (row["rank"], row["rank_from_bottom"]) == (58, None)


def test_branches_of_one_agency_are_units_of_their_own():
    page = (
        "Kết quả Khảo sát CDCI năm 2021 của Cục Hải quan Quảng Ninh\n\nXếp ở vị trí thứ 2, 3 về"
        " CDCI lần lượt là Chi cục Hải quan cửa khẩu cảng Hòn Gai và Chi cục Hải quan cửa khẩu cảng"
        " Cẩm Phả. Chi cục Hải quan Bắc Phong Sinh từ vị trí thứ 4 xuống vị trí cuối cùng."
    )
    ranks = {row["unit_printed"]: row["rank"] for row in read(page)["rankings"]}
    assert ranks.get("Chi cục Hải quan cửa khẩu cảng Hòn Gai") == 2
    assert ranks.get("Chi cục Hải quan cửa khẩu cảng Cẩm Phả") == 3
    assert "Chi cục Hải quan" not in ranks
    assert "Hải quan" not in ranks


def test_a_list_of_those_judged_good_has_their_grade():
    page = (
        "Thanh Hóa: Công bố kết quả chỉ số DDCI năm 2021\n\nNăm 2021, DDCI khối sở, ngành cấp tỉnh"
        " có 3 sở ngành được đánh giá tốt, gồm Sở Công thương, Cục Hải quan và Sở Tư pháp."
    )
    assert {unit: row["grade"] for unit, row in sure_rows(page).items()} == {
        "Sở Công Thương": "tốt",
        "Cục Hải quan": "tốt",
        "Sở Tư pháp": "tốt",
    }


def test_another_index_of_the_province_told_of_before_is_its_own():
    page = (
        "Chỉ số cải cách hành chính và Chỉ số hài lòng năm 2021 được công bố\n\nDẫn đầu PAR Index"
        " 2021 là TP. Hải Phòng; đứng cuối bảng là tỉnh Kiên Giang. Với riêng tỉnh Khánh Hòa, dù"
        " PAR Index 2021 tăng 2,54%, đạt 85,11%, tỉnh vẫn đứng thứ 48/63 tỉnh, thành phố; còn"
        " SIPAS 2021 của tỉnh dù tăng từ 81,82% lên 84,4%, song thứ hạng giảm từ 51/63 xuống 56/63."
    )
    told = {(row["index_name"], row["rank"], row["score"]) for row in read(page)["rankings"]}
    assert {("PAR Index", 48, 85.11), ("SIPAS", 56, 84.4)} <= told


@pytest.mark.parametrize("rest", ["huyện còn lại là", "đơn vị cuối cùng là", "riêng đơn vị này là"])
def test_the_grade_of_two_is_not_that_of_the_one_left(rest):
    page = (
        "Kết quả xếp loại chuyển đổi số năm 2022 của tỉnh Hà Nam\n\n"
        f"Huyện Kim Bảng, huyện Lý Nhân được xếp loại Khá, {rest} huyện Bình Lục xếp loại Trung"
        " bình."
    )
    grades = {row["unit"]: row["grade"] for row in sure_rows(page).values()}
    assert grades.get("Huyện Bình Lục") in (None, "Trung bình")
    if "còn lại" in rest:
        assert grades == {
            "Huyện Kim Bảng": "Khá",
            "Huyện Lý Nhân": "Khá",
            "Huyện Bình Lục": "Trung bình",
        }


def test_a_grade_told_before_the_second_name_is_the_second_names():
    page = (
        "Kết quả xếp loại chuyển đổi số năm 2022 của tỉnh Hà Nam\n\n"
        "Huyện Kim Bảng được xếp loại Khá, xếp loại Trung bình là huyện Bình Lục."
    )
    assert {unit: row["grade"] for unit, row in sure_rows(page).items()} == {
        "Huyện Kim Bảng": "Khá",
        "Huyện Bình Lục": "Trung bình",
    }


PAR = " chỉ số cải cách hành chính năm 2022\n\nTheo bảng xếp hạng khối sở, Sở Y tế xếp thứ 20/20."


@pytest.mark.parametrize("sector", ["Ngành y tế", "Ngành nông nghiệp", "Toàn ngành giáo dục"])
@pytest.mark.parametrize("place", ["'đội sổ'", "dẫn đầu"])
def test_the_place_of_a_sector_is_none_of_its_province(sector, place):
    assert list(sure_rows(f"{sector} Phú Yên {place}{PAR}")) == ["Sở Y tế"]


def test_a_province_beside_its_departments_is_told_of():
    said = "Cùng các sở, ngành, Phú Yên xếp thứ 4/63 về chỉ số cải cách hành chính năm 2022."
    assert sure_rows("Chỉ số cải cách hành chính năm 2022\n\n" + said)["Phú Yên"]["rank"] == 4


def test_the_one_behind_by_a_part_is_behind_by_that_part():
    page = (
        "Phú Yên đứng đầu ICT Index năm 2018\n\nPhú Yên xếp hạng 1 ở chỉ số “hạ tầng kỹ thuật” với"
        " 0,8/1 điểm, đơn vị xếp sau là Bình Định (0,77/1 điểm)."
    )
    assert "Bình Định" not in sure_rows(page)
    assert ("Bình Định", "hạ tầng kỹ thuật", 0.77) in [
        (row["unit"], row["criterion"], row["score"]) for row in read(page)["criteria"]
    ]


def test_the_one_behind_by_the_index_keeps_its_score():
    page = (
        "Phú Yên đứng đầu ICT Index năm 2018\n\nPhú Yên xếp hạng 1 với 0,8/1 điểm, đơn vị xếp sau"
        " là Bình Định (0,77/1 điểm)."
    )
    assert sure_rows(page)["Bình Định"]["score"] == 0.77


@pytest.mark.parametrize("lag", ["còn kém 120,5 điểm", "có khoảng cách khá lớn"])
def test_one_measured_by_the_first_is_not_the_second(lag):
    page = (
        "Phú Yên xếp hạng chuyển đổi số cấp sở năm 2022\n\nSo với đơn vị đứng đầu bảng xếp hạng là"
        f" Sở Y tế, Sở Tư pháp {lag}."
    )
    assert [(row["unit"], row["rank"]) for row in read(page)["rankings"]] == [("Sở Y tế", 1)]


@pytest.mark.parametrize("leads", ["tỉnh đạt điểm cao nhất là", "địa phương dẫn đầu là"])
def test_what_follows_brackets_is_not_said_of_who_stands_in_them(leads):
    page = (
        "Chỉ số PAPI của Lai Châu năm 2018\n\n"
        f"Theo đó, Chỉ số PAPI của Lai Châu năm 2018 đạt 42,35 điểm ({leads} Bến Tre với 47,05"
        " điểm); xếp nhóm trung bình thấp, hạng 44/63 tỉnh, thành."
    )
    grades = {row["unit"]: row["grade"] for row in read(page)["rankings"]}
    assert sure_values(page) == [("Lai Châu", 44, 42.35, 2018), ("Bến Tre", 1, 47.05, 2018)]
    assert grades == {"Lai Châu": "trung bình thấp", "Bến Tre": None}
