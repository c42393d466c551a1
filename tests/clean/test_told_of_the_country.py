"""What is told of the whole country, of those ahead or behind, of two years in one breath."""

import pytest

from tests.clean.reading import accusations, read, sure_rows, sure_values

SIPAS = "Bến Tre xếp thứ 9/63 về Chỉ số SIPAS năm 2022\n\n"


def test_how_content_all_of_the_country_are_is_no_score_of_a_province():
    page = SIPAS + (
        "Báo cáo cho biết, người dân hài lòng đối với sự phục vụ nói chung trong cả nước năm 2022"
        " (SIPAS 2022) ở mức 80,08%, giảm so với năm 2021 (87,16%)."
    )
    assert sure_values(page) == [("Bến Tre", 9, None, 2022)]


def test_how_content_those_of_a_province_are_stays_its_score():
    page = SIPAS + "Người dân hài lòng đối với sự phục vụ của tỉnh Bến Tre (SIPAS 2022) đạt 84,08%."
    assert sure_values(page) == [("Bến Tre", 9, 84.08, 2022)]


PAR = "Yên Bái tăng 12 bậc về chỉ số cải cách hành chính (PAR INDEX) năm 2019\n\n"


@pytest.mark.parametrize("sign", ["", ":"])
def test_those_ahead_behind_a_colon_do_not_follow(sign):
    page = f"{PAR}Tỉnh Yên Bái đứng thứ 5, đứng sau các tỉnh{sign} Lào Cai, Bắc Kạn."
    assert sure_values(page) == [("Yên Bái", 5, None, 2019)]


@pytest.mark.parametrize("joined", ["thì năm", "thì sang năm"])
def test_two_years_in_one_breath_have_their_own_places(joined):
    page = (
        "PCI của Cao Bằng tăng 20 bậc\n\nNăm 2021, chỉ số PCI của Cao Bằng xếp thứ 60/63 cả nước"
        f" {joined} 2022 đã vươn lên xếp thứ 40, tăng 20 bậc và đạt 65,12 điểm."
    )
    rows = {row["year"]: row for row in read(page)["rankings"] if row["certainty"] == "sure"}
    assert (rows[2022]["rank"], rows[2022]["score"], rows[2022]["rank_change"]) == (40, 65.12, 20)
    assert 2021 not in rows or (rows[2021]["rank"], rows[2021]["score"]) == (60, None)
    assert accusations(page) == []


def test_a_place_by_an_index_that_nobody_knows_is_none_by_the_pages():
    page = (
        "Chuyển đổi số thay đổi diện mạo tỉnh Lai Châu\n\nTrong năm 2023, Lai Châu xếp thứ 27/63"
        " tỉnh, thành phố về chỉ số phục vụ người dân, doanh nghiệp."
    )
    assert sure_values(page) == []


def test_a_place_by_the_index_of_the_page_stays_one():
    page = (
        "Chuyển đổi số thay đổi diện mạo tỉnh Lai Châu\n\nTrong năm 2023, Lai Châu xếp thứ 27/63"
        " tỉnh, thành phố về chỉ số chuyển đổi số."
    )
    assert sure_values(page) == [("Lai Châu", 27, None, 2023)]


LISTS = (
    "Công bố xếp hạng DDCI năm 2021\n\nBảng xếp hạng DDCI Lai Châu {} khối sở, ngành có 15 đơn vị."
    " Đứng đầu là Sở Y tế, đứng thứ hai là Sở Tài chính."
)


def test_a_list_of_another_year_than_the_titles_leaves_the_year_open():
    assert sure_values(LISTS.format(2020)) == []
    assert [row[3] for row in sure_values(LISTS.format(2021))] == [2021, 2021]


def test_those_who_follow_stand_behind_all_that_were_told():
    page = PAR + (
        "TP Hà Nội tiếp tục đứng vị trí thứ hai với 83,9%. Riêng vị trí thứ nhất thuộc về tỉnh Yên"
        " Bái với 89,1%. Các vị trí tiếp đó lần lượt là Đồng Tháp với 83,7%, Đà Nẵng 83,6%."
    )
    places = {unit: rank for unit, rank, *_ in sure_values(page)}
    assert places == {"Hà Nội": 2, "Yên Bái": 1, "Đồng Tháp": 3, "Đà Nẵng": 4}


def test_those_who_follow_a_second_leader_stand_behind_that_one():
    page = (
        "Chỉ số cải cách hành chính năm 2020 của các sở tỉnh Lai Châu\n\nVề điểm thẩm định, Sở Y tế"
        " đứng đầu, Sở Tư pháp đứng thứ hai. Về chỉ số chung, Sở Tài chính đứng đầu với 91,2 điểm."
        " Tiếp theo là Sở Nội vụ với 90,1 điểm."
    )
    assert ("Sở Nội vụ", 2, 90.1, 2020) in sure_values(page)


def test_a_name_at_which_the_text_breaks_off_is_nobody():
    page = (
        "Xếp hạng chuyển đổi số năm 2023 của các sở tỉnh Lai Châu\n\n3 đơn vị dẫn đầu là Sở"
        " Y tế, Sở Tài chính, Sở Thôn"
    )
    assert [row[0] for row in sure_values(page)] == ["Sở Y tế", "Sở Tài chính"]


def test_numbers_of_answers_do_not_count_the_rows():
    rows = "\n".join(
        f"{unit}  {answers}  7.02  6.62\n{grade}"
        for unit, answers, grade in [
            ("Huyện Than Uyên", 147, "Khá"),
            ("Huyện Tân Uyên", 77, "Tốt"),
            ("Sở Tư pháp", 68, "Khá"),
            ("Sở Tài chính", 69, "Tốt"),
        ]
    )
    page = f"Kết quả DDCI năm 2021\n\nĐơn vị  Số phiếu  Điểm 1  Điểm 2  Xếp loại\n{rows}\n"
    levels = {row["unit"]: row["level"] for row in read(page)["rankings"]}
    assert levels["Sở Tư pháp"] == levels["Sở Tài chính"] == "department"
    assert levels["Huyện Than Uyên"] == levels["Huyện Tân Uyên"] == "district"


OWN_PAR = "Phú Yên công bố chỉ số cải cách hành chính năm 2022\n\n"


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("tụt xuống 6/9 địa phương xếp cuối về chỉ số", 6),
        ("rơi xuống 8/9 huyện, thị xã, thành phố", 8),
        ("vươn lên 2/9 địa phương", 2),
    ],
)
def test_a_place_among_so_many_that_one_fell_or_rose_to(said, place):
    row = sure_rows(OWN_PAR + f"Năm 2021 huyện Tuy An nằm trong tốp 3, năm 2022 Tuy An {said}.")
    assert (row["Huyện Tuy An"]["rank"], row["Huyện Tuy An"]["rank_of"]) == (place, 9)
    assert row["Huyện Tuy An"]["rank_from_bottom"] in (None, 1)


def test_so_many_communes_that_reached_something_are_no_place():
    page = OWN_PAR + "Huyện Tuy An đã có bước tiến, tăng lên 6/9 xã đạt chuẩn."
    assert "Huyện Tuy An" not in sure_rows(page)


@pytest.mark.parametrize(
    "said",
    [
        "Thành phố Huế xếp thứ 3 toàn quốc với 0,71 điểm.",
        "TP. Huế đứng thứ 3/63 với 0,71 điểm.",
    ],
)
def test_hue_among_all_of_the_country_is_the_province(said):
    rows = read("Kết quả chỉ số chuyển đổi số năm 2023\n\n" + said)["rankings"]
    assert [(row["level"], row["rank"]) for row in rows] == [("province", 3)]


def test_hue_among_districts_is_the_city():
    page = (
        "Thừa Thiên Huế công bố chỉ số cải cách hành chính năm 2020 của các huyện\n\n"
        "Dẫn đầu khối là thành phố Huế với 90,3 điểm."
    )
    assert [row["level"] for row in read(page)["rankings"]] == ["district"]


def test_a_place_of_63_beside_one_in_a_region_is_the_countrys():
    page = (
        "Tiền Giang: Đổi mới sáng tạo là đòn bẩy\n\n"
        "Năm 2023, chỉ số đổi mới sáng tạo cấp địa phương (PII), Tiền Giang đứng thứ 21/63 và xếp"
        " thứ 4 khu vực Đồng bằng sông Cửu Long."
    )
    assert [row["rank"] for row in read(page)["rankings"]] == [21]
