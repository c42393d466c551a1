"""Whose a value is: of the unit or a part of the index, of the list or a few of it, of this name
or one beside it. Texts told here in other words than the pages that showed the kinds.
"""

import pytest

from tests.clean.reading import read, sure_rows

PAPI = "Kết quả Chỉ số PAPI năm 2022\n\n"
SIPAS = "Kết quả Chỉ số hài lòng (SIPAS) năm 2024 của tỉnh Khánh Hòa\n\n"
DDCI = "Quảng Ninh công bố DDCI năm 2021\n\n"


@pytest.mark.parametrize(
    "said",
    [
        "Nhóm dẫn đầu có 6 tỉnh thuộc vùng đồng bằng sông Hồng.",
        "Năm nay có 7 tỉnh được bổ sung vào diện khảo sát sâu.",
        "Có 5 tỉnh ở Tây Nguyên.",
    ],
)
def test_a_few_of_a_list_are_not_its_size(said):
    page = PAPI + f"{said} Quảng Ninh dẫn đầu với 47,5 điểm. Cao Bằng đứng cuối cùng."
    rows = sure_rows(page)
    assert (rows["Quảng Ninh"]["rank"], rows["Quảng Ninh"]["rank_of"]) == (1, None)
    last = rows["Cao Bằng"]
    assert (last["rank"], last["rank_of"], last["rank_from_bottom"]) == (None, None, 1)


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ("Trong 61 tỉnh được đánh giá, Quảng Ninh dẫn đầu.", 61),
        ("Có 61 tỉnh được xếp hạng. Quảng Ninh dẫn đầu.", 61),
        ("Có 61 tỉnh tham gia đánh giá. Quảng Ninh dẫn đầu.", 61),
    ],
)
def test_all_that_are_ranked_are_the_size(said, size):
    assert sure_rows(PAPI + said)["Quảng Ninh"]["rank_of"] == size


def test_the_size_of_one_block_is_not_that_of_another():
    rows = sure_rows(
        SIPAS + "Trong 12 sở được đánh giá, Sở Tư pháp dẫn đầu (94,9%). Với khối cơ quan ngành dọc,"
        " Công an tỉnh là đơn vị có chỉ số hài lòng cao nhất (87,3%)."
    )
    assert rows["Sở Tư pháp"]["rank_of"] == 12
    assert (rows["Công an tỉnh"]["rank"], rows["Công an tỉnh"]["rank_of"]) == (1, None)


@pytest.mark.parametrize(
    "said",
    [
        "Sở Y tế có chỉ số tiếp cận dịch vụ thấp nhất, 73,7%.",
        "Sở Y tế có chỉ số đánh giá sự phục vụ của công chức, viên chức cao nhất 99,1%.",
        "Sở Y tế có tiêu chí giải quyết phản ánh, kiến nghị cao nhất với 98,2%.",
    ],
)
def test_the_best_part_of_an_index_is_no_place_in_the_index(said):
    page = SIPAS + f"Sở Tư pháp dẫn đầu với 94,9%. {said}"
    assert list(sure_rows(page)) == ["Sở Tư pháp"]
    assert {claim["value"] for claim in read(page)["claims"]} & {73.7, 99.1, 98.2}


@pytest.mark.parametrize(
    "said",
    [
        "Sở Y tế có chỉ số hài lòng thấp nhất, 73,7%.",
        "Sở Y tế có chỉ số SIPAS thấp nhất, 73,7%.",
        "Sở Y tế có chỉ số thấp nhất, 73,7%.",
        "Sở Y tế có chỉ số tổng hợp thấp nhất, 73,7%.",
    ],
)
def test_the_lowest_index_is_the_last_place(said):
    row = sure_rows(SIPAS + said)["Sở Y tế"]
    assert (row["rank_from_bottom"], row["score"]) == (1, 73.7)


def test_places_of_counted_parts_are_not_the_units():
    page = (
        "PCI năm 2022 của hai thành phố lớn\n\nHà Nội xếp thứ 20/63. "
        "Hà Nội có 2 chỉ số xếp thứ 5 từ dưới lên là Gia nhập thị trường và Tiếp cận đất đai."
    )
    row = sure_rows(page)["Hà Nội"]
    assert (row["rank"], row["rank_from_bottom"]) == (20, None)


def test_a_part_told_behind_a_score_does_not_take_it():
    page = SIPAS + (
        "Với chỉ số SIPAS đạt 84,9%, Sở Tài chính là đơn vị đứng cuối bảng xếp hạng, trong đó tiêu"
        " chí tiếp cận dịch vụ chỉ đạt 82,6% và 4 tiêu chí còn lại đều thấp nhất trong 12 đơn vị."
    )
    said = read(page)
    assert {row["score"] for row in said["rankings"]} == {84.9}
    assert 82.6 in [claim["value"] for claim in said["claims"]]
    assert said["findings"] == []


@pytest.mark.parametrize(
    "said",
    [
        "Hà Tĩnh xếp thứ 8/61 tỉnh (2 tỉnh Bắc Ninh, Bắc Giang - không được đưa vào đánh giá)",
        "Hà Tĩnh xếp thứ 8/61 tỉnh (hai tỉnh Bắc Ninh và Bắc Giang chưa được xếp hạng)",
    ],
)
def test_names_in_brackets_that_were_not_assessed_have_no_place(said):
    page = f"Hà Tĩnh: Chỉ số PAPI năm 2022\n\n{said}, tăng 3 bậc so với năm 2021."
    rows = sure_rows(page)
    assert list(rows) == ["Hà Tĩnh"]
    assert (rows["Hà Tĩnh"]["rank"], rows["Hà Tĩnh"]["rank_of"]) == (8, 61)
    assert rows["Hà Tĩnh"]["rank_change"] == 3


def test_the_leader_in_brackets_leads():
    assert (
        sure_rows(DDCI + "Đơn vị dẫn đầu (Sở Công Thương) đạt 80,2 điểm.")["Sở Công Thương"]["rank"]
        == 1
    )


@pytest.mark.parametrize(
    "said",
    [
        "Sở Công Thương lên nhận giải do nằm trong top 5 sở, ngành có năng lực cạnh tranh cao nhất",
        "Sở Công Thương lọt vào nhóm 5 đơn vị có điểm số cao nhất.",
        "Sở Công Thương là một trong 3 sở có điểm số cao nhất.",
    ],
)
def test_one_of_the_best_is_not_the_first(said):
    assert sure_rows(DDCI + said).get("Sở Công Thương", {}).get("rank") is None


def test_a_type_said_of_a_list_is_not_the_names():
    page = DDCI + "Ở khối huyện, thị xã, thành phố TX Quảng Yên dẫn đầu với 79,8 điểm."
    assert [row["unit"] for row in read(page)["rankings"]] == ["Thị xã Quảng Yên"]


def test_the_paper_that_opens_a_page_is_no_town():
    page = SIPAS + "TPO - Với 84,9%, Sở Tài chính đứng cuối bảng xếp hạng."
    assert [row["unit"] for row in read(page)["rankings"]] == ["Sở Tài chính"]


@pytest.mark.parametrize(
    ("said", "finds"),
    [
        ("Quyết định số 766/QĐ-TTg trên địa bàn tỉnh kể từ ngày 01/8/2022", False),
        ("Quyết định số 766/QĐ-TTg có hiệu lực từ ngày 01/8/2022", False),
        ("Quyết định số 766/QĐ-TTg ngày 01/8/2022", True),
    ],
)
def test_the_day_from_which_a_decision_is_applied_is_not_its_date(said, finds):
    page = (
        "Đồng Tháp: Chỉ số phục vụ người dân tháng 10/2023\n\nTheo Quyết định số 766/QĐ-TTg ngày"
        f" 23/6/2022 của Thủ tướng Chính phủ, tỉnh xếp thứ 1/63. Tỉnh đã triển khai {said}."
    )
    checks = [one["check"] for one in read(page)["findings"]]
    assert ("decision_date_conflict" in checks) is finds


def test_an_index_nobody_prepared_is_not_that_of_the_next_sentence():
    page = (
        "Chất lượng phục vụ của An Giang năm 2026\n\nAn Giang đạt 91,3 điểm về kết quả đánh giá chỉ"
        " số phục vụ người dân, doanh nghiệp, xếp hạng thứ 21/34 tỉnh, thành phố. Tuy vậy, chỉ số"
        " hài lòng của tỉnh chỉ đạt 92,5%."
    )
    rows = {row["rank"]: row["index_name"] for row in read(page)["rankings"]}
    assert rows[21] == "phục vụ người dân, doanh nghiệp"


def test_indices_named_in_words_keep_their_places():
    page = (
        "Yên Bái: Kết quả cải cách hành chính năm 2022\n\n"
        "Năm 2022, nhiều chỉ số của tỉnh Yên Bái tăng hạng: sự hài lòng của người dân, tổ chức đối"
        " với sự phục vụ của cơ quan hành chính (xếp thứ 11/63, tăng 3 bậc so với năm 2021); Chỉ"
        " số CCHC cấp tỉnh (xếp thứ 14/63, tăng 7 bậc so với năm 2021)."
    )
    rows = [(row["index_name"], row["rank"], row["rank_change"]) for row in read(page)["rankings"]]
    assert [row[1:] for row in rows] == [(11, 3), (14, 7)]
    assert rows[0][0].startswith("sự hài lòng") and rows[1][0] == "CCHC"


def told(page: str) -> list[tuple]:
    return [
        (row["unit"], row["year"], row["rank"], row["score"])
        for row in read(page)["rankings"]
        if row["certainty"] == "sure"
    ]


@pytest.mark.parametrize(
    ("said", "row"),
    [
        (
            (
                "Báo cáo PCI cho thấy, trong năm 2018, Hải Phòng mới chỉ vào nhóm khá, 64,4 điểm,"
                " đứng thứ 16 trên tổng số 63 tỉnh, thành."
            ),
            ("Hải Phòng", 2018, 16, 64.4),
        ),
        (
            (
                "Sang đến năm 2021, thứ hạng của Hải Phòng được cải thiện, với điểm PCI đạt 69,2"
                " điểm, xếp thứ 7/63."
            ),
            ("Hải Phòng", 2021, 7, 69.2),
        ),
        (
            "Theo báo cáo, năm 2020, Hải Phòng xếp thứ 7/63 với 69,2 điểm.",
            ("Hải Phòng", 2020, 7, 69.2),
        ),
    ],
)
def test_the_only_year_of_a_sentence_dates_its_places(said, row):
    page = f"PCI 5 năm của Hải Phòng\n\nKết quả PCI năm 2022.\n\n{said}"
    assert row in told(page)


def test_a_year_compared_with_dates_nothing():
    page = (
        "PCI năm 2022 của Hải Phòng\n\n"
        "So với năm 2021, Hải Phòng giảm một bậc, xếp thứ 3/63 với 70,7 điểm."
    )
    assert ("Hải Phòng", 2022, 3, 70.7) in told(page)


def test_a_move_may_name_its_unit_between_both_places():
    page = (
        "Xếp hạng PCI năm 2022: Hà Tĩnh đi lên\n\n"
        "Từ 62,8 điểm, xếp vị trí 27 của cả nước năm 2021, Hà Tĩnh đã vươn lên vị trí thứ 18 với"
        " 67,1 điểm trong năm 2022."
    )
    row = sure_rows(page)["Hà Tĩnh"]
    assert (row["year"], row["rank"], row["score"]) == (2022, 18, 67.1)
    assert (row["previous_rank"], row["previous_score"]) == (27, 62.8)


def test_a_numbered_result_of_a_province_is_read_whole():
    page = (
        "An Giang thông báo kết quả Bộ chỉ số phục vụ người dân và doanh nghiệp tháng 5 năm 2023"
        "\n\n1. Tổng số điểm An Giang đạt: 69,6/100 điểm, xếp hạng 13/63 tỉnh, thành phố, xếp loại"
        " “trung bình” theo thang điểm nêu tại Quyết định số 766/QĐ-TTg ngày 23/06/2022 của Thủ"
        " tướng Chính phủ về Bộ chỉ số chỉ đạo, điều hành."
    )
    (row,) = read(page)["rankings"]
    assert (row["unit"], row["certainty"], row["reasons"]) == ("An Giang", "unsure", ["year"])
    assert (row["year"], row["rank"], row["rank_of"]) == (2023, 13, 63)
    assert (row["score"], row["max_score"], row["grade"]) == (69.6, 100, "trung bình")
    assert read(page)["findings"] == []


def test_departments_counted_with_a_grade_are_named_without_their_type():
    page = (
        "Quảng Nam: kết quả chỉ số cải cách hành chính năm 2024\n\n"
        "06 sở được xếp loại tốt là: Ngoại vụ, Tư pháp, Nội vụ, Giao thông vận tải, Thông tin và"
        " Truyền thông, Y tế và 2 sở được xếp loại khá."
    )
    assert [(row["unit"], row["grade"]) for row in read(page)["rankings"]] == [
        ("Sở Ngoại vụ", "tốt"),
        ("Sở Tư pháp", "tốt"),
        ("Sở Nội vụ", "tốt"),
        ("Sở Giao thông vận tải", "tốt"),
        ("Sở Thông tin và Truyền thông", "tốt"),
        ("Sở Y tế", "tốt"),
    ]


LONG = "được Bộ Khoa học và Công nghệ công bố, phản ánh nỗ lực của từng địa phương trong năm qua"


def test_the_year_of_the_index_that_opens_a_list_is_that_of_its_items():
    page = (
        "Chỉ số đổi mới sáng tạo cấp địa phương (PII) ở Việt Nam năm 2025\n\nBảng xếp hạng PII 2024"
        f" {LONG}. Kết quả như sau:\n\n• Hà Nội dẫn đầu với 60,7 điểm.\n• TP HCM xếp thứ 2, tiếp"
        " theo là Hải Phòng (3), Đà Nẵng (4), Cần Thơ (5).\n\nCao Bằng xếp thứ 63."
    )
    rows = [(row["unit"], row["year"], row["rank_source"]) for row in read(page)["rankings"]]
    assert rows[:5] == [
        (unit, 2024, "printed")
        for unit in ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ")
    ]
    assert read(page)["unread"] == []


def test_numbers_in_brackets_that_do_not_count_up_are_no_places():
    page = "PII năm 2024\n\nCác tỉnh có nhiều sáng kiến là Hải Phòng (3), Đà Nẵng (4), Cần Thơ (2)."
    assert [row["rank"] for row in read(page)["rankings"]] == []


YEARS_ABOVE = [
    ("Chỉ số", "Năm 2013", "Năm 2014", "Năm 2015"),
    ("Gia nhập thị trường", "7.31", "8.61", "8.23"),
    ("Cạnh tranh bình đẳng", "N/A", "3.72", "6.37"),
    ("PCI", "57.19", "55.11", "56.74"),
    ("Xếp hạng", "37", "52", "49"),
]


@pytest.mark.parametrize("mark", ["\t", " ", " | "])
@pytest.mark.parametrize("title", ["Chỉ số PCI của Tiền Giang qua các năm", "Tiền Giang"])
def test_years_over_the_columns_are_rows_of_the_one_province(mark, title):
    """pcivietnam.org: one province, its parts, its index and its rank, a column a year."""
    page = f"{title}\n\n" + "\n".join(mark.join(row) for row in YEARS_ABOVE)
    assert told(page) == [
        ("Tiền Giang", 2013, 37, 57.19),
        ("Tiền Giang", 2014, 52, 55.11),
        ("Tiền Giang", 2015, 49, 56.74),
    ]
    assert [one["score"] for one in read(page)["criteria"]] == [7.31, 8.61, 3.72, 8.23, 6.37]


def test_a_year_compared_with_tells_what_was_before():
    rows = sure_rows(
        "PAPI năm 2018: Quảng Nam tụt 6 bậc\n\nPAPI năm 2018 của Quảng Nam đạt 43,1 điểm - xếp vị"
        " thứ 33/63; tụt 6 bậc dù điểm số có tăng so với 2017 (đạt 37,0 điểm, đứng thứ 27)."
    )
    row = rows["Quảng Nam"]
    assert (row["year"], row["rank"], row["score"]) == (2018, 33, 43.1)
    assert (row["previous_rank"], row["previous_score"]) == (27, 37.0)


def test_brackets_of_earlier_years_date_no_place_before_them():
    row = sure_rows(
        "Kết quả Chỉ số PAPI năm 2020 của các tỉnh\n\nThừa Thiên Huế xếp thứ 10/63 tỉnh, thành phố"
        " (năm 2019 xếp 5/63, năm 2018 xếp 43/63)."
    )["Thừa Thiên Huế"]
    assert (row["year"], row["rank"], row["previous_rank"]) == (2020, 10, 5)


@pytest.mark.parametrize("verb", ["cao hơn năm 2016 là", "thấp hơn năm 2016 là"])
def test_a_difference_to_a_year_is_no_score(verb):
    row = sure_rows(
        "PCI năm 2017 của các tỉnh\n\nTỉnh Lào Cai năm 2017 có tổng điểm là 64,9 điểm,"
        f" {verb} 1,4 điểm, tụt từ vị trí số 5 xuống vị trí số 11 của bảng xếp hạng."
    )["Lào Cai"]
    assert (row["year"], row["rank"], row["score"], row["previous_rank"]) == (2017, 11, 64.9, 5)
    assert abs(row["score_change"]) == 1.4


def test_points_out_of_different_maxima_are_not_compared_nor_counts_of_one_grade_spread():
    said = read(
        "Xếp hạng ứng dụng công nghệ thông tin tỉnh Nam Định năm 2017\n\nỞ khối sở, Sở Y tế xếp"
        " thứ nhất với 62,3/70 điểm; Văn phòng UBND tỉnh xếp thứ 2 với 53/60 điểm; Sở Nội vụ xếp"
        " thứ 3 với 61,2/70 điểm. Khối này có 15/20 cơ quan vào nhóm tốt, 3 cơ quan ở nhóm khá."
        " Khối huyện có 6 đơn vị được xếp vào nhóm tốt, 3 đơn vị thuộc nhóm khá."
    )
    assert said["findings"] == []
    assert {row["grade"] for row in said["rankings"]} == {None}


def test_the_distance_between_both_ends_is_nobodys_score():
    page = "DDCI năm 2020 tỉnh Bắc Kạn\n\nĐiểm DDCI của khối sở thuộc UBND tỉnh Bắc Kạn chênh lệch"
    page += " tương đối lớn, giữa điểm cao nhất và thấp nhất là 18,9 điểm."
    assert read(page)["rankings"] == []


def test_numbers_before_bare_names_are_places_behind_a_word_that_ranks():
    page = (
        "Kết quả chuyển đổi số (DTI) năm 2023 tỉnh Quảng Nam\n\n2.2. Xếp hạng: (1) Sở Nội vụ; (2)"
        " Sở Y tế; (3) Thanh tra tỉnh; (4) Sở Công Thương."
    )
    assert [(row["unit"], row["rank"]) for row in read(page)["rankings"]] == [
        ("Sở Nội vụ", 1),
        ("Sở Y tế", 2),
        ("Thanh tra tỉnh", 3),
        ("Sở Công Thương", 4),
    ]
    page = page.replace("Xếp hạng:", "Các cơ quan tham dự:")
    assert read(page)["rankings"] == []


def test_scores_told_in_turn_belong_to_the_names_before_them():
    rows = sure_rows(
        "Gia Lai công bố kết quả DDCI năm 2022\n\nNhóm địa phương: TP Pleiku dẫn đầu, thị xã An Khê"
        " xếp thứ hai, huyện Đức Cơ xếp thứ ba, với điểm số tương ứng 70,3; 69,7 và 69,2 điểm."
    )
    assert [(row["rank"], row["score"]) for row in rows.values()] == [
        (1, 70.3),
        (2, 69.7),
        (3, 69.2),
    ]


def test_the_date_and_section_of_a_site_name_no_index():
    page = (
        "Lục Ngạn đứng đầu DDCI Bắc Giang năm 2021\n05/01/2022 | Cải cách hành chính\nUBND tỉnh đã"
        " công bố xếp hạng năng lực cạnh tranh cấp sở, huyện (DDCI) năm 2021.\nBảng xếp hạng khối"
        " địa phương\nKhối địa phương gồm 10 huyện, thành phố. Dẫn đầu là huyện Lục Ngạn."
    )
    row = sure_rows(page)["Huyện Lục Ngạn"]
    assert (row["year"], row["index_name"], row["rank"]) == (2021, None, 1)


def test_the_decision_of_a_plan_is_not_that_of_the_results():
    said = read(
        "Bắc Kạn: chỉ số DDCI năm 2020 và những điều cần làm\n\nNăm 2020 khép lại Đề án nâng cao"
        " năng lực cạnh tranh giai đoạn 2016-2020 được phê duyệt tại Quyết định số 831/QĐ-UBND ngày"
        " 09/06/2016. Sở Y tế dẫn đầu DDCI năm 2020 với 80,1 điểm."
    )
    assert said["document"]["decision_number"] is None
    assert said["findings"] == []


def test_parts_that_are_stable_do_not_deny_a_move_of_the_whole():
    said = read(
        "Quảng Nam: Chỉ số phục vụ người dân năm 2024\n\nChỉ số PAR INDEX năm 2024 của Quảng Nam"
        " xếp thứ 20/63, tăng 10 bậc so với năm 2023. Các chỉ số thành phần còn lại giữ ổn định."
    )
    assert [one["check"] for one in said["findings"]] == []
