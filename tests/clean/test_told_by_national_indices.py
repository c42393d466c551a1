"""Places of provinces by national indices as articles tell them: whose, of which index, of which
year. Texts told here in other words than the pages that showed the kinds.
"""

import pytest

from tests.clean.reading import accusations, read, sure_rows, sure_values

INDICES = "Phú Thọ đứng đầu hai bảng xếp hạng PAR INDEX và SIPAS năm 2022\n\n"


def indexed(page: str) -> list[tuple]:
    """(unit, index, rank, score) of every sure row, in the order of the page."""
    rows = [row for row in read(page)["rankings"] if row["certainty"] == "sure"]
    return [(row["unit"], row["index_name"], row["rank"], row["score"]) for row in rows]


def test_the_index_behind_a_place_goes_before_the_one_told_last():
    page = INDICES + (
        "Phú Thọ giữ ngôi quán quân ở Chỉ số cải cách hành chính (PAR INDEX) và Chỉ số hài lòng"
        " (SIPAS). Tỉnh Nam Định xếp thứ 6/63 tỉnh, thành phố về chỉ số cải cách hành chính (PAR"
        " INDEX), đạt 88,15%."
    )
    assert ("Nam Định", "PAR INDEX", 6, 88.15) in indexed(page)
    assert accusations(page) == []


def test_the_index_told_last_stays_where_none_stands_behind_the_place():
    page = INDICES + "Năm 2022, SIPAS của Nam Định đạt 85,2%. Thái Bình xếp thứ 9/63 tỉnh."
    assert all(index != "PAR INDEX" for unit, index, *_ in indexed(page) if unit == "Thái Bình")


def test_the_year_of_the_first_edition_is_no_year_of_a_place():
    page = (
        "Hải Dương xếp hạng 7 về chỉ số thương mại điện tử\n\n"
        "Nhóm dẫn đầu về chỉ số EBI gồm Hà Nội (71,3 điểm), Hải Phòng (40,6 điểm).\n\n"
        "Chỉ số này được công bố lần đầu tiên vào năm 2012 để so sánh các địa phương."
    )
    rows = sure_rows(page)
    assert rows["Hải Dương"]["rank"] == 7
    assert {row["year"] for row in rows.values()} == {None}


def test_the_year_of_a_first_place_is_the_places():
    page = (
        "Chỉ số PCI của Hải Dương\n\nTỉnh lần đầu đứng trong nhóm dẫn đầu vào năm 2023, khi PCI"
        " xếp thứ 9/63 với 68,3 điểm."
    )
    assert sure_values(page) == [("Hải Dương", 9, 68.3, 2023)]


def test_the_grade_that_a_part_has_is_not_the_provinces():
    page = (
        "PAPI 2021 của 63 tỉnh, thành phố\n\nNam Định đứng thứ 5 với 45,32 điểm. Nam Định chỉ xếp"
        " ở nhóm trung bình thấp ở tiêu chí Quản trị môi trường (3,41 điểm)."
    )
    assert sure_rows(page)["Nam Định"]["grade"] is None


def test_the_grade_of_the_whole_index_stays():
    page = (
        "PAPI 2021 của 63 tỉnh, thành phố\n\nNam Định đạt 43,32 điểm, thuộc nhóm trung bình cao,"
        " tăng ở nội dung Quản trị môi trường."
    )
    assert sure_rows(page)["Nam Định"]["grade"] == "trung bình cao"


def test_the_first_of_two_that_are_compared_has_not_its_place_shared():
    page = (
        "Hà Nội dẫn đầu về chỉ số thương mại điện tử\n\nTheo chỉ số thương mại điện tử (EBI) năm"
        " 2016, dù xếp hạng nhất, nhưng Hà Nội (66,1) và Hải Phòng (65,4) có điểm suýt soát nhau."
    )
    assert sure_rows(page)["Hải Phòng"]["rank"] is None


def test_a_body_of_the_state_under_its_short_name_is_no_provinces_department():
    page = (
        "NHNN và Bộ Tài chính dẫn đầu PAR INDEX 2016\n\nTheo Bộ Nội vụ, NHNN dẫn đầu 19 bộ, ngành"
        " với chỉ số 90,1%.\n\nỞ nhóm tỉnh, thành phố, dẫn đầu là Đà Nẵng với 91,2%. Tiếp theo là"
        " Nam Định (90,5%), Long An (90,3%)."
    )
    assert set(sure_rows(page)) == {"Đà Nẵng", "Nam Định", "Long An"}


def test_each_index_of_a_part_has_its_own_place():
    page = (
        "Long An giảm 2 bậc về cải cách hành chính\n\nXếp hạng PAR Index năm 2021, Long An đạt"
        " 86,2%, đứng thứ 35/63 tỉnh. Trong đó, Chỉ số PCI năm 2021 Long An đứng thứ 12/63 tỉnh;"
        " Chỉ số PAPI đứng ở nhóm trung bình cao, còn PAR Index đứng ở vị trí 35/63 tỉnh."
    )
    assert ("PAPI", 35) not in [(index, rank) for _, index, rank, _ in indexed(page)]
    assert {("PAR Index", 35), ("PCI", 12)} <= {(i, rank) for _, i, rank, _ in indexed(page)}


@pytest.mark.parametrize(
    "said",
    [
        "DTI cấp bộ có dịch vụ công là 0,4712, tăng nhẹ so với năm trước.",
        (
            "Đối với 8 bộ, ngành không có dịch vụ công, Viện Nghiên cứu Lúa giữ vị trí dẫn đầu với"
            " giá trị DTI 2021 là 0,4511."
        ),
    ],
)
def test_the_index_of_the_ministries_is_no_provinces(said):
    page = "Hải Phòng và Bộ Y tế dẫn đầu về chuyển đổi số\n\n" + said
    assert sure_values(page) == []


def test_the_index_of_the_provinces_beside_that_of_the_ministries_is_read():
    page = (
        "Hải Phòng dẫn đầu về chuyển đổi số\n\nDTI cấp bộ là 0,4712. DTI năm 2021 của Hải Phòng đạt"
        " 0,6012, xếp thứ 1/63."
    )
    assert sure_values(page) == [("Hải Phòng", 1, 0.6012, 2021)]


def test_what_a_province_without_a_name_does_is_nobodys():
    page = (
        "PCI 2022: Hải Phòng giữ ngôi quán quân, một tỉnh miền núi nhảy vọt 9 bậc, vượt Long An trở"
        " thành á quân\n\nTheo PCI 2022, Hải Phòng đứng đầu với 71,2 điểm."
    )
    rows = sure_rows(page)
    assert rows["Hải Phòng"]["rank"] == 1
    assert rows["Hải Phòng"]["rank_change"] in (None, 0)
    assert "Long An" not in rows


def test_what_stands_behind_another_name_is_that_names():
    page = (
        "PCI 2022: một tỉnh miền núi nhảy vọt 9 bậc, Hải Phòng đứng thứ 2\n\nTheo PCI 2022, Hải"
        " Phòng đạt 70,2 điểm."
    )
    assert sure_rows(page)["Hải Phòng"]["rank"] == 2


def test_a_ranking_compared_with_is_no_other_year_of_the_page():
    page = (
        "Xếp hạng PCI năm 2021 vùng Tây Bắc\n\nTheo bảng xếp hạng PCI năm 2021, Lào Cai đứng thứ 25"
        " với 64,93 điểm. Kết quả xếp hạng PCI năm 2021 còn có Sơn La (62,45 điểm, hạng 46).\n\nSo"
        " bảng xếp hạng PCI năm 2020, Lào Cai giảm điểm nhẹ."
    )
    assert accusations(page) == []


@pytest.mark.parametrize(
    "said",
    [
        "Giá trị DTI 2022 cấp bộ có dịch vụ công là 0,5612; giá trị DTI 2022 cấp tỉnh là 0,6134.",
        "DTI năm 2022 cấp tỉnh đạt 0,6134, tăng 9% so với năm 2021.",
    ],
)
def test_the_value_of_the_provinces_together_is_no_ones(said):
    page = "Cần Thơ dẫn đầu các tỉnh, thành về chuyển đổi số\n\n" + said
    assert all(score is None for _, _, score, _ in sure_values(page))


def test_the_index_of_provinces_with_a_place_is_the_provinces():
    page = (
        "Cần Thơ tăng hạng về chuyển đổi số\n\nNăm 2022, chỉ số DTI cấp tỉnh đạt 0,6134, xếp thứ"
        " 9/63 tỉnh, thành phố."
    )
    assert sure_values(page) == [("Cần Thơ", 9, 0.6134, 2022)]


def test_a_grade_risen_from_is_not_the_grade():
    page = (
        "PCI 2022 của Hậu Giang\n\nHậu Giang đạt 68,12 điểm, xếp thứ 12/63. Hậu Giang đã vươn từ"
        " nhóm trung bình năm 2021 lên nhóm xếp hạng khá năm 2022."
    )
    assert sure_rows(page)["Hậu Giang"]["grade"] != "trung bình"


def test_the_grade_of_a_part_of_two_is_no_ones():
    page = (
        "PAPI 2022: Hải Phòng và Cần Thơ\n\nỞ chỉ số Quản trị môi trường của Hải Phòng và Cần Thơ"
        " đều ở mức thấp."
    )
    assert sure_rows(page) == {}


def test_a_ministry_left_out_is_no_department_with_a_place():
    page = (
        "Bộ Y tế tăng hạng về ICT Index 2021\n\nTheo xếp hạng các bộ, ngành, Bộ Y tế xếp thứ 6/17"
        " Bộ (không tính Bộ Công an), cải thiện so với năm 2020 (thứ 12/17 Bộ)."
    )
    assert all(row["level"] != "department" for row in read(page)["rankings"])


def test_a_share_is_no_score_of_an_index_in_points():
    page = (
        "PAPI 2022 và nơi muốn đến sống\n\nHà Nội và Đà Nẵng đều có chỉ số PAPI ở mức khá, cũng là"
        " nơi người dân muốn chuyển đến: Đà Nẵng chiếm ngôi đầu: 19,42%, Hà Nội: 12,35%."
    )
    assert all(score is None for _, _, score, _ in sure_values(page))


def test_the_sign_of_a_newspaper_is_no_type_of_a_place():
    page = (
        "Cải thiện môi trường kinh doanh\n\nTP - Long An tiếp tục giành vị trí thứ nhất trong bảng"
        " xếp hạng chỉ số năng lực cạnh tranh cấp tỉnh (PCI 2021)."
    )
    assert sure_rows(page)["Long An"]["level"] == "province"


@pytest.mark.parametrize(
    "said",
    [
        "Hải Phòng luôn nằm trong nhóm “Tốt” và dẫn đầu bảng xếp hạng PCI trong nhiều năm.",
        "Hải Phòng nhiều năm liền đứng thứ 2 bảng xếp hạng PCI.",
        (
            "Báo cáo PCI 2020 nhận định rằng một số địa phương từng là những tỉnh dẫn đầu, ví dụ"
            " như Bắc Ninh và Hải Phòng."
        ),
    ],
)
def test_a_place_of_many_years_or_of_some_is_none_of_the_year(said):
    page = (
        "Phân tích kết quả PCI 2020 của thành phố Hải Phòng\n\nTheo kết quả PCI 2020, Hải Phòng đạt"
        " 69,27 điểm.\n\n" + said
    )
    assert sure_values(page) == [("Hải Phòng", None, 69.27, 2020)]


def test_the_place_of_a_year_after_many_is_the_years():
    page = (
        "PCI 2020 của thành phố Hải Phòng\n\nNhiều năm liền ở nhóm giữa, năm 2020 Hải Phòng vươn"
        " lên đứng thứ 7 bảng xếp hạng PCI."
    )
    assert sure_values(page) == [("Hải Phòng", 7, None, 2020)]


@pytest.mark.parametrize("said", ["xếp hạng thấp", "có thứ hạng thấp", "xếp hạng cao"])
def test_a_low_place_is_no_grade(said):
    page = (
        "PCI 2021 của các tỉnh\n\nNgược lại, 3 địa phương " + said + " trong PCI 2021 gồm: Cao"
        " Bằng (56,29 điểm), Kiên Giang (59,73 điểm), Hòa Bình (57,16 điểm)."
    )
    rows = sure_rows(page)
    assert [rows[name]["score"] for name in ("Cao Bằng", "Kiên Giang", "Hòa Bình")] == [
        56.29,
        59.73,
        57.16,
    ]
    assert {row["grade"] for row in rows.values()} == {None}


def test_a_low_grade_is_one():
    page = "PAPI 2022 của các tỉnh\n\nKiên Giang xếp loại thấp với 38,9 điểm về chỉ số PAPI."
    assert sure_rows(page)["Kiên Giang"]["grade"] == "thấp"


@pytest.mark.parametrize(
    ("named", "known"),
    [
        ("Bộ chỉ số đánh giá kết quả bảo vệ môi trường (PEPI)", "PEPI"),
        ("FTA Index", "FTA Index"),
        ("Chỉ số năng lực cạnh tranh logistics", "năng lực cạnh tranh logistics"),
        ("Chỉ số phát triển du lịch cấp tỉnh (VTDI)", "VTDI"),
    ],
)
def test_indices_of_one_ministry_are_none_of_the_others(named, known):
    page = (
        f"{named} năm 2023\n\nTheo {named} năm 2023, Long An xếp thứ 4/63 tỉnh. Mức độ hài lòng"
        " của người dân được khảo sát riêng."
    )
    rows = [row for row in read(page)["rankings"] if row["certainty"] == "sure"]
    assert [(row["unit"], row["rank"]) for row in rows] == [("Long An", 4)]
    assert rows[0]["index_name"] in (None, known) or known in rows[0]["index_name"]


def test_the_highest_total_of_an_index_is_no_name_of_it():
    page = (
        "Kết quả của các tỉnh năm 2023\n\nTheo đó, 3 tỉnh, thành phố có tổng điểm Bộ chỉ số cao"
        " nhất là Bình Dương (71,18), Quảng Ninh (69,04) và Lai Châu (66,37)."
    )
    assert [values[:3] for values in sure_values(page)] == [
        ("Bình Dương", 1, 71.18),
        ("Quảng Ninh", 2, 69.04),
        ("Lai Châu", 3, 66.37),
    ]
    assert read(page)["document"]["framework"] is None


@pytest.mark.parametrize("growth", ["tăng trưởng kinh tế", "tăng trưởng GRDP", "GRDP"])
def test_a_place_by_growth_is_none_by_the_index(growth):
    page = (
        f"Cải cách và môi trường đầu tư ở Hà Nam\n\nNăm 2024, {growth} của tỉnh Hà Nam ước đạt"
        " 10,93% và tiếp tục đứng thứ 4 cả nước. Tỉnh tiếp tục nâng cao chỉ số PCI."
    )
    assert sure_values(page) == []


def test_a_place_by_the_index_beside_growth_is_the_indexs():
    page = (
        "Hà Nam nâng cao PCI\n\nNăm 2024, tăng trưởng kinh tế của tỉnh Hà Nam ước đạt 10,93%; chỉ"
        " số PCI của tỉnh đứng thứ 21 cả nước."
    )
    assert [values[:2] for values in sure_values(page)] == [("Hà Nam", 21)]


@pytest.mark.parametrize("sign", [" - ", " – ", "-"])
def test_the_bounds_of_a_group_are_no_score(sign):
    page = (
        "Chỉ số PAPI năm 2021 của tỉnh Phú Yên đứng thứ 41/60 tỉnh, thành phố\n\nChỉ số tổng hợp"
        " PAPI năm 2021 các tỉnh/thành phố được chia thành 02 nhóm: nhóm đạt điểm “Cao” từ"
        f" 42,51{sign}46,93 điểm (30 tỉnh/thành phố); nhóm đạt điểm “Thấp” từ 37,44{sign}42,50 điểm"
        " (30 tỉnh/thành phố)."
    )
    assert sure_values(page) == [("Phú Yên", 41, None, 2021)]


def test_the_score_beside_the_bounds_of_a_group_is_one():
    page = (
        "Chỉ số PAPI năm 2021 của tỉnh Phú Yên\n\nPhú Yên đạt 43,18 điểm, thuộc nhóm đạt điểm cao"
        " từ 42,51 - 46,93 điểm, xếp thứ 27/60."
    )
    assert sure_values(page) == [("Phú Yên", 27, 43.18, 2021)]


def test_how_far_the_last_is_behind_is_no_score_of_the_first():
    page = (
        "Hải Phòng đứng đầu cả nước về PCI năm 2023\n\nNăm 2023, Hải Phòng đứng đầu với 74,2 điểm,"
        " đứng thứ hai là Lào Cai với 72,6 điểm và có khoảng cách rất xa so với Hải Phòng lên tới"
        " 19 điểm.\n\nKhoảng cách giữa các tỉnh, thành xếp đầu là TP.Hải Phòng so với tỉnh, thành"
        " thấp nhất trong bảng xếp hạng của 63 tỉnh, thành là 21,4."
    )
    assert {value[:3] for value in sure_values(page)} >= {("Hải Phòng", 1, 74.2)}
    assert all(score in (74.2, 72.6, None) for _, _, score, _ in sure_values(page))
    assert accusations(page) == []


@pytest.mark.parametrize(
    "index, size, noted",
    [("PAPI", 60, []), ("PAPI", 59, ["base_changed"]), ("PCI", 60, ["base_changed"])],
)
def test_a_list_that_holds_some_provinces_back_is_the_whole_one(index, size, noted):
    """PAPI does not publish the figures of up to three provinces; PCI ranks all 63."""
    page = (
        "Các chỉ số của tỉnh Bến Tre năm 2023\n\nNăm 2023, chỉ số PAR INDEX của tỉnh Bến Tre xếp"
        " thứ 31/63. Chỉ số SIPAS của tỉnh Bến Tre xếp thứ 22/63. Chỉ số"
        f" {index} của tỉnh Bến Tre xếp thứ 11/{size}."
    )
    assert [one["check"] for one in read(page)["findings"]] == noted
