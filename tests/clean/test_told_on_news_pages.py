"""What news pages showed, told here in other words: where an article ends, of which year and whose
a value is, and what contradicts nothing.
"""

import pytest

from tests.clean.reading import accusations, read, sure_rows, sure_values

DEPARTMENTS = "Chỉ số cải cách hành chính năm 2021 của các sở, ban, ngành tỉnh Lai Châu\n\n"
PROVINCE = "Lai Châu và các chỉ số năm 2021\n\n"

HEADS = """Lai Châu: đánh giá chính quyền điện tử năm 2020 của ba khối

UBND tỉnh vừa công bố kết quả đánh giá mức độ chính quyền điện tử năm 2020 của ba khối cơ quan.

KHỐI SỞ, NGÀNH

Sở Nội vụ đứng đầu với 94,38 điểm, tiếp đến là Sở Tài chính với 91,06 điểm, cuối cùng là Sở Y tế.

KHỐI HUYỆN

Huyện Than Uyên đứng thứ nhất với 88,72 điểm, huyện Tam Đường đứng thứ nhì với 85,19 điểm ở khối.

NHIỀU CHUYỂN BIẾN

Huyện Sìn Hồ tiến bộ nhiều, đứng thứ ba với 80,11 điểm, cao hơn mức bình quân chung của khối.

Hoàng Việt
"""


def test_a_heading_in_capitals_over_paragraphs_is_no_signature():
    assert sure_values(HEADS)[-3:] == [
        ("Huyện Than Uyên", 1, 88.72, 2020),
        ("Huyện Tam Đường", 2, 85.19, 2020),
        ("Huyện Sìn Hồ", 3, 80.11, 2020),
    ]


@pytest.mark.parametrize(
    ("said", "row"),
    [
        (
            (
                "năm 2021 điểm Chỉ số cải cách hành chính (PAR INDEX) của tỉnh Lai Châu là 87,24"
                " xếp thứ 21/63 tỉnh, thành phố, tăng 3 bậc so với năm 2020."
            ),
            {"rank": 21, "score": None, "rank_change": 3},
        ),
        (
            (
                "Về Chỉ số hài lòng (SIPAS) năm 2021, tỉnh Lai Châu tiếp tục tăng với tỷ lệ hài"
                " lòng 89,24%, tăng 0,63% (năm 2020 là 88,61%), xếp thứ 14/63 tỉnh, thành phố."
            ),
            {"rank": 14, "score_change": None},
        ),
    ],
)
def test_no_year_is_a_score_and_no_score_a_rise(said, row):
    (read_row,) = sure_rows(PROVINCE + said).values()
    assert {name: read_row[name] for name in row if row[name] is not None} == {
        name: value for name, value in row.items() if value is not None
    }
    assert read_row["score"] in (None, 87.24, 89.24)
    assert read_row["score_change"] in (None, 0.63)


@pytest.mark.parametrize("mean", ["giá trị trung bình", "mức trung bình", "giá trị bình quân"])
def test_a_distance_to_the_mean_is_no_change(mean):
    said = f"xếp cuối là Sở Y tế, đạt 81,33%, thấp hơn {mean} 8,16% và kém đơn vị đứng đầu 11,5%."
    (row,) = sure_rows(DEPARTMENTS + said).values()
    assert (row["score"], row["score_change"]) == (81.33, None)


@pytest.mark.parametrize(
    "said",
    [
        (
            "Sở Thông tin và Truyền thông cho biết, điểm dự kiến chỉ số chuyển đổi số của tỉnh đạt"
            " 801,91/1.000 điểm, tăng 333,04 điểm so với năm 2020."
        ),
        "Theo Sở Nội vụ, điểm dự kiến của tỉnh năm nay là 87,5 điểm.",
        "Sở Nội vụ cho hay chỉ số của tỉnh Lai Châu dự kiến đạt 87,5 điểm, xếp thứ 5.",
    ],
)
def test_what_is_expected_is_no_result_of_the_one_who_says_it(said):
    assert sure_values(DEPARTMENTS + said) == []


def test_a_place_in_the_whole_province_is_not_the_provinces():
    page = """Xếp hạng 4 toàn tỉnh về chỉ số cải cách hành chính

Hội nghị công bố Chỉ số cải cách hành chính năm 2020 được UBND tỉnh Lai Châu tổ chức ngày 19/3/2021.

Theo đó, năm 2020, chỉ số CCHC của huyện Than Uyên tăng 0,81 điểm so với năm 2019, đạt 77,93 điểm, \
xếp hạng 4/8 huyện, thành phố; kết quả này có được nhờ sự phấn đấu của cả hệ thống chính trị.
"""
    rows = sure_rows(page)
    assert "Lai Châu" not in rows
    row = rows["Huyện Than Uyên"]
    assert (row["rank"], row["rank_of"], row["score"], row["year"]) == (4, 8, 77.93, 2020)


def test_places_of_fields_below_a_colon_are_not_the_indexs():
    page = (
        PROVINCE + "Mặc dù kết quả chỉ số CCHC năm 2021 của tỉnh tăng cả điểm và bậc, song một số"
        " lĩnh vực nội dung thứ hạng còn thấp như: Xây dựng và tổ chức thực hiện văn bản quy phạm"
        " pháp luật xếp thứ 52/63; cải cách tổ chức bộ máy xếp thứ 49/63."
    )
    assert sure_values(page) == []


def test_units_left_out_of_one_part_are_in_no_other_group():
    page = (
        DEPARTMENTS + "Có 20 sở, ban, ngành được xác định chỉ số. Trong số này, 3 đơn vị là Sở"
        " Ngoại vụ, Ban Dân tộc và Thanh tra tỉnh không đánh giá mức độ hài lòng qua điều tra.\n\n"
        "Sở Công Thương đứng đầu bảng, đạt 92,83%; xếp cuối là Ban Dân tộc, đạt 81,33%.\n\n"
        "Ở cấp huyện, có 27 huyện, thị xã, thành phố thuộc đối tượng xác định chỉ số."
    )
    assert accusations(page) == []


HISTORY = """Lai Châu bền bỉ leo hạng chuyển đổi số

Cập nhật: 22/08/2024 14:10

Ở lần đánh giá ICT Index cho năm 2019, Lai Châu mới đứng thứ 31.

Và mới đây, kết quả DTI năm 2023 cho thấy tỉnh đạt 0,6841 điểm, đứng thứ 12/63 tỉnh, thành phố.

Đà Nẵng tiếp tục là địa phương dẫn đầu cả nước với giá trị 0,8254.
"""


def test_the_first_year_of_a_story_is_not_surely_the_pages():
    assert ("Đà Nẵng", 1, 0.8254, 2019) not in sure_values(HISTORY)


def test_a_later_year_that_is_only_planned_for_leaves_the_year_sure():
    page = (
        "Lai Châu bền bỉ leo hạng\n\nKết quả DTI năm 2022 cho thấy tỉnh Lai Châu đứng thứ 12/63"
        " tỉnh, thành phố. Đà Nẵng dẫn đầu cả nước. Kế hoạch năm 2024 của tỉnh là xếp thứ 10."
    )
    assert ("Đà Nẵng", 1, None, 2022) in sure_values(page)


def test_a_bare_type_is_not_the_unit_named_last():
    page = (
        "Kết quả DTI năm 2021 của các huyện, thành phố tỉnh Lai Châu\n\nHuyện Than Uyên vươn lên vị"
        " trí thứ hai với 786,3 điểm, sau thành phố Lai Châu (811,75 điểm); năm trước huyện xếp"
        " thứ ba."
    )
    assert sure_rows(page)["Thành phố Lai Châu"]["previous_rank"] is None


@pytest.mark.parametrize("then", ["; sang năm 2022 đạt", "; năm 2022 đạt", ", sang năm 2022 đạt"])
def test_two_years_of_one_index_are_two_rows(then):
    page = (
        "Lai Châu và các chỉ số\n\nChỉ số cải cách hành chính (PAR INDEX) năm 2021 của tỉnh Lai"
        f" Châu là 86,47%, hạng 40/63{then} 88,02%, hạng 29/63."
    )
    values = sure_values(page)
    assert not {("Lai Châu", 40, None, 2021), ("Lai Châu", 29, 86.47, 2022)} & {*values}
    assert {*values} <= {("Lai Châu", 40, 86.47, 2021), ("Lai Châu", 29, 88.02, 2022)}
    assert accusations(page) == []


@pytest.mark.parametrize(
    "said",
    [
        (
            "Tỉnh có 06/08 chỉ số thành phần tăng so với năm trước, gồm: chỉ đạo, điều hành đạt"
            " 92,10%; cải cách thể chế đạt 88,25%."
        ),
        (
            "Trong 63 tỉnh, thành phố, tỷ lệ nhân lực nghiên cứu trên 10.000 dân của Lai Châu vẫn ở"
            " nhóm thấp; riêng trụ cột thị trường được 28,75 điểm, hạng 41."
        ),
    ],
)
def test_figures_of_other_things_contradict_nothing(said):
    assert accusations(PROVINCE + said) == []


def test_the_means_of_two_blocks_are_each_held_against_their_own():
    rows = [("Sở Nội vụ", "93,18"), ("Sở Tư pháp", "92,74"), ("Sở Y tế", "82,48")]
    districts = [("Huyện Than Uyên", "88,93"), ("Huyện Tam Đường", "88,40")]
    lines = [
        f"<tr><td>{place}</td><td>{unit}</td><td>{score}</td><td>{place}</td></tr>"
        for group in (rows, districts)
        for place, (unit, score) in enumerate(group, 1)
    ]
    lines.insert(3, '<tr><td>II</td><td colspan="3">Huyện, thành phố</td></tr>')
    page = (
        "<html><body><h1>Chỉ số cải cách hành chính năm 2022 tỉnh Lai Châu</h1>"
        "<table><tr><th>TT</th><th>Tên đơn vị</th><th>Chỉ số năm 2022 (%)</th><th>Xếp hạng</th>"
        '</tr><tr><td>I</td><td colspan="3">Sở, ban, ngành</td></tr>' + "".join(lines) + "</table>"
        "<p>Giá trị trung bình của khối sở, ban, ngành đạt 89,47%, khối huyện, thành phố đạt"
        " 88,67%.</p></body></html>"
    )
    assert accusations(page) == []


def test_a_name_with_a_letter_behind_is_another_name():
    page = (
        "Chỉ số cải cách hành chính năm 2023 của các xã huyện Hồng Dân, tỉnh Bạc Liêu\n\nNăm 2023,"
        " Vĩnh Lộc A được vỏn vẹn 71,52 điểm, xếp thứ 9/9 xã, thị trấn."
    )
    assert [row["unit_printed"] for row in read(page)["rankings"]] in ([], ["Vĩnh Lộc A"])


@pytest.mark.parametrize("near", ["xấp xỉ", "gần bằng", "ngang", "bằng", "tương đương"])
def test_the_mean_of_the_nation_is_no_grade(near):
    page = (
        PROVINCE + f"SIPAS năm 2021 của tỉnh Lai Châu đạt 82,39%, xếp thứ 36/63, {near} mức trung"
        " bình cả nước là 82,66%."
    )
    assert sure_rows(page)["Lai Châu"]["grade"] is None


@pytest.mark.parametrize("part", ["6 tháng đầu năm 2023", "quý I năm 2023", "tháng 5 năm 2023"])
def test_a_list_of_months_is_not_surely_that_of_the_year(part):
    page = (
        f"Kết quả xếp hạng chuyển đổi số {part} của các sở, ngành tỉnh Lai Châu\n\nSở Nội vụ đứng"
        " đầu với 94,38 điểm, tiếp theo là Sở Tài chính với 91,06 điểm."
    )
    assert sure_values(page) == []


def test_a_group_that_is_numbered_gives_no_place():
    page = (
        DEPARTMENTS
        + "Nhóm thứ nhất có chỉ số trên 90 điểm là Văn phòng UBND tỉnh (90,05 điểm).\n\n"
        "Nhóm thứ 3 có chỉ số CCHC dưới 80 điểm là Sở Ngoại vụ (77,14 điểm)."
    )
    assert [(unit, rank, score) for unit, rank, score, _ in sure_values(page)] == [
        ("Văn phòng UBND tỉnh", None, 90.05),
        ("Sở Ngoại vụ", None, 77.14),
    ]


def test_line_ends_printed_as_letters_part_no_words():
    page = (
        "Chỉ số CCHC năm 2018 của các sở, ban, ngành\n\nTheo đó, Văn phòng UBND tỉnh đứng đầu với"
        r" 88,15 điểm; xếp thứ 3\r\nlà Sở Nội vụ với 85,56 điểm; đứng cuối bảng là Sở Tài nguyên"
        r"\r\nvà Môi trường (68,95 điểm)."
    )
    rows = sure_rows(page)
    assert {unit: (row["rank"], row["score"]) for unit, row in rows.items()} == {
        "Văn phòng UBND tỉnh": (1, 88.15),
        "Sở Nội vụ": (3, 85.56),
        "Sở Tài nguyên và Môi trường": (None, 68.95),
    }


def test_a_place_like_that_of_a_year_is_this_years():
    page = (
        "Chỉ số cải cách hành chính năm 2023 của các xã huyện Cẩm Giàng, Hải Dương\n\nXã Cao An dẫn"
        " đầu với 89,769 điểm, xã Đức Chính đứng thứ 2 với 89,644 điểm bằng thứ hạng năm 2022, xã"
        " Cẩm Văn đứng cuối cùng với 81,514 điểm."
    )
    row = sure_rows(page)["Xã Đức Chính"]
    assert (row["rank"], row["score"], row["previous_score"]) == (2, 89.644, None)


def test_districts_in_which_the_best_lie_are_not_the_best():
    page = (
        "Cần Thơ: chỉ số hài lòng năm 2024 của các xã, phường\n\nNhững địa phương có chỉ số hài"
        " lòng cao nhất phần lớn nằm ở các quận, huyện: Vĩnh Thạnh, Thốt Nốt, Ninh Kiều."
    )
    assert sure_values(page) == []


def test_the_mean_of_a_level_is_not_the_provinces():
    page = (
        "Cần Thơ: chỉ số hài lòng năm 2024\n\nNăm 2024, chỉ số hài lòng của người dân đối với sự"
        " phục vụ của cơ quan hành chính cấp xã ở TP Cần Thơ đạt 96,04%, cao hơn mức trung bình"
        " của toàn thành phố (95,44%)."
    )
    assert sure_values(page) == []


def test_the_last_year_of_a_plan_is_no_last_place():
    page = (
        "Đề án nâng cao chỉ số năng lực cạnh tranh cấp tỉnh (PCI) của Bắc Kạn\n\nĐề án nâng cao PCI"
        " tỉnh Bắc Kạn giai đoạn 2016-2020 bước vào năm thực hiện cuối cùng là năm 2020."
    )
    assert sure_values(page) == []


BLOCKS = """Văn phòng UBND tỉnh đứng thứ 2 về chỉ số cải cách hành chính

Thứ hai, 24 / 7 / 2017 10:17:39 AM
Chào mừng bạn ghé trang thông tin của Văn phòng UBND tỉnh Bình Định

Ngày 27/6/2018, UBND tỉnh đã có Quyết định số 2175/QĐ-UBND phê duyệt kết quả Chỉ số cải cách hành \
chính (CCHC) năm 2017 của các cơ quan trong tỉnh Bình Định.

Cụ thể, trong 05 đơn vị Khối các cơ quan Trung ương trên địa bàn tỉnh, có 04 đơn vị xếp loại Tốt \
là: Bảo hiểm Xã hội tỉnh, Cục Hải quan tỉnh, Ngân hàng Nhà nước tỉnh và Kho bạc Nhà nước tỉnh.

Ở Khối các sở, ban, ngành thuộc UBND tỉnh, trong 21 đơn vị có 03 đơn vị xếp loại Tốt, 14 đơn vị \
xếp loại Khá và 4 đơn vị xếp loại Trung bình. Văn phòng UBND tỉnh đạt 82,36%, đứng thứ 2 trong Khối.
"""


def test_two_blocks_of_one_level_are_not_added_up():
    assert accusations(BLOCKS) == []
    sizes = {row["unit_printed"]: row["rank_of"] for row in read(BLOCKS)["rankings"]}
    assert sizes["Bảo hiểm Xã hội tỉnh"] in (None, 5)


def test_a_share_of_something_else_does_not_contradict_a_fraction():
    page = (
        "Lạng Sơn đứng thứ 16 về chuyển đổi số năm 2020\n\nBộ công bố danh sách 6/20 ngành, 23/63"
        " tỉnh, thành phố đã đạt 100% dịch vụ công đủ điều kiện lên mức độ 4."
    )
    assert accusations(page) == []


def test_what_a_sentence_opens_with_is_what_its_figure_measures():
    page = (
        "Điện Biên: PCI năm 2023 tăng 31 bậc\n\nPCI năm 2023 của tỉnh Điện Biên đạt 66,77 điểm.\n\n"
        "Đối với mức độ hài lòng của người dân, năm 2023 tỉnh đạt 80,1%, tăng 1,47%."
    )
    told = {claim["value"]: claim["measure"] for claim in read(page)["claims"]}
    assert "PCI" not in (told.get(80.1) or "")


@pytest.mark.parametrize(
    "said",
    [
        "Top 10 tỉnh, thành dẫn đầu về chuyển đổi số còn có Đà Nẵng, TP HCM, Bắc Ninh.",
        "Trong top 5 còn có các tỉnh Đà Nẵng, Bắc Ninh và Lạng Sơn.",
        "Năm 2021, tỉnh còn thuộc nhóm cuối của cả nước về chuyển đổi số.",
        "Lai Châu đứng trong nhóm 16 tỉnh có điểm thấp nhất cả nước.",
    ],
)
def test_some_of_a_group_have_no_place(said):
    rows = read("Chỉ số chuyển đổi số (DTI) năm 2021 của Lai Châu\n\n" + said)["rankings"]
    told = [row["rank"] or row["rank_from_bottom"] for row in rows if row["certainty"] == "sure"]
    assert not any(told)


def test_a_sentence_that_goes_on_is_of_the_year_before_it():
    page = (
        "Lai Châu dẫn đầu về chuyển đổi số năm 2021\n\nĐáng nói là vào năm 2019, Lai Châu còn ở"
        " nhóm cuối. Cụ thể, theo Vietnam ICT Index, tỉnh Lai Châu chỉ xếp vị trí 56 trên 63 tỉnh."
    )
    assert ("Lai Châu", 56, None, 2021) not in sure_values(page)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (
            "Chỉ số PCI 2022: Lai Châu tăng 25 hạng so với năm 2021",
            "Kết quả PCI năm 2022 cho thấy Lai Châu xếp hạng 26/63 với 66,06 điểm.",
        ),
        (
            "Lai Châu công bố DDCI năm 2024",
            "Sở Y tế dẫn đầu. Đánh giá chung, điểm DDCI 2024 của các sở thấp hơn năm 2021.",
        ),
    ],
)
def test_a_year_compared_with_is_no_year_of_the_title(title, said):
    assert accusations(f"{title}\n\n{said}") == []


def test_growth_of_an_index_below_one_is_no_change_of_its_score():
    page = (
        PROVINCE + "Chỉ số DTI năm 2021 của tỉnh Lai Châu đạt 0,3048, tăng 44,6% so với năm 2020,"
        " xếp thứ 53/63 tỉnh, thành phố, tăng 10 bậc."
    )
    row = sure_rows(page)["Lai Châu"]
    assert (row["score"], row["score_change"], row["rank"]) == (0.3048, None, 53)
    assert accusations(page) == []


def test_the_year_of_a_plan_is_not_the_year_evaluated():
    page = (
        "KẾ HOẠCH NÂNG CAO CHỈ SỐ CHUYỂN ĐỔI SỐ (DTI) TỈNH NINH THUẬN NĂM 2022\n\nCăn cứ báo cáo"
        " Chỉ số đánh giá chuyển đổi số năm 2021 do Bộ Thông tin và Truyền thông thực hiện. Chỉ số"
        " DTI của tỉnh Ninh Thuận xếp thứ 53/63 tỉnh, thành phố."
    )
    assert ("Ninh Thuận", 53, None, 2022) not in sure_values(page)


def test_an_index_left_behind_is_not_the_one_told_of():
    page = "Sau PCI, Đà Nẵng tiếp tục đứng đầu ICT Index 2016\n\nĐà Nẵng dẫn đầu ICT Index 2016."
    assert {row["index_name"] for row in sure_rows(page).values()} <= {None, "ICT Index"}
    rows = read(page)["rankings"]
    assert not any(row["index_name"] == "PCI" for row in rows)


def test_the_index_behind_a_place_is_its_index():
    page = (
        "PCI 2023: Quảng Ninh dẫn đầu\n\nTheo Giám đốc Dự án Chỉ số Xanh cấp tỉnh (PGI): Quảng Ninh"
        " vẫn đứng đầu bảng xếp hạng Chỉ số năng lực cạnh tranh cấp tỉnh (PCI) với 71,25 điểm."
    )
    assert not any(row["index_name"] == "PGI" for row in read(page)["rankings"])


def test_the_provinces_of_a_coast_are_no_town():
    page = (
        PROVINCE + "Với 69,10 điểm, tỉnh Ninh Thuận xếp thứ 11/63 tỉnh, thành phố, xếp thứ 02/14"
        " tỉnh, thành phố duyên hải miền Trung, tăng 19 bậc so với năm 2020."
    )
    assert [row["unit"] for row in read(page)["rankings"]] == ["Ninh Thuận"]


def test_heads_named_in_brackets_are_in_no_sure_order():
    page = (
        DEPARTMENTS + "UBND tỉnh tặng bằng khen cho 4 cơ quan đứng đầu khối (Sở Nội vụ, Sở Y tế, Sở"
        " Tư pháp, Sở Tài chính)."
    )
    assert all(rank is None for _, rank, *_ in sure_values(page))


def test_a_list_of_departments_behind_their_kinds_names_them_all():
    page = (
        DEPARTMENTS + "Chỉ duy nhất Sở Y tế được xếp hạng Tốt với chỉ số CCHC là 82,08%; xếp hạng"
        " Khá lần lượt có các sở, ban, ngành: Công Thương, NN&PTNT, Tài nguyên và Môi trường."
    )
    assert [(unit, row["score"], row["grade"]) for unit, row in sure_rows(page).items()] == [
        ("Sở Y tế", 82.08, "Tốt"),
        ("Sở Công Thương", None, "Khá"),
        ("Sở Nông nghiệp và Phát triển nông thôn", None, "Khá"),
        ("Sở Tài nguyên và Môi trường", None, "Khá"),
    ]


COMMUNE = """Phú Cần về nhất

Ba năm trước, ông Thạch Sa Rêne ở xã Phú Cần, huyện Tiểu Cần (Trà Vinh) chỉ biết gãi đầu.

Theo kết quả chuyển đổi số cấp xã năm 2024 của huyện Tiểu Cần, Phú Cần xếp hạng nhất trong 11 xã \
với 912,4 điểm. Xã Tân Hùng đứng thứ ba với 883,55 điểm. Đảng ủy Phú Cần giao mỗi \
đảng viên kèm 5 hộ.
"""


def test_a_commune_named_with_its_type_once_is_known_by_its_bare_name():
    row = sure_rows(COMMUNE)["Xã Phú Cần"]
    assert (row["rank"], row["rank_of"], row["score"], row["year"]) == (1, 11, 912.4, 2024)
    assert sure_rows(COMMUNE)["Xã Tân Hùng"]["score"] == 883.55
    assert "Huyện Tiểu Cần" not in sure_rows(COMMUNE)


def test_the_place_of_an_unnamed_district_is_not_the_provinces():
    page = (
        "Ninh Phước và hành trình lên đầu bảng\n\nHuyện Ninh Phước, tỉnh Ninh Thuận đứng đầu về"
        " CCHC năm 2023, trên huyện Thuận Bắc.\n\nTrong kết quả đo lường sự hài lòng (SIPAS) năm"
        " 2023, huyện cũng đứng đầu khối huyện, thành phố với tỷ lệ 92,36%."
    )
    assert "Ninh Thuận" not in sure_rows(page)


def test_a_province_that_another_lies_beside_is_not_placed():
    page = (
        "Hưng Yên và các chỉ số năm 2023\n\nDTI năm 2023 đạt 0,6712, xếp thứ 25/63, có tăng so với"
        " trước, nhưng với một tỉnh nằm sát Hà Nội thì như vậy là chưa tương xứng."
    )
    assert "Hà Nội" not in sure_rows(page)


def test_a_year_to_improve_in_is_no_year_evaluated():
    page = (
        DEPARTMENTS + "Sở Nội vụ dẫn đầu. UBND tỉnh giao Sở Nội vụ xây dựng giải pháp nâng cao kết"
        " quả trong năm 2022, phấn đấu 100% đơn vị đạt từ loại Khá."
    )
    assert accusations(page) == []


@pytest.mark.parametrize(
    "said",
    [
        "trong đó phòng Tài chính - Kế hoạch huyện xếp vị thứ nhất với 88,39%.",
        (
            "Dẫn đầu các cơ quan thuộc UBND huyện Thăng Bình là Phòng Nội vụ huyện với chỉ số đạt"
            " 95,06%, xếp loại tốt."
        ),
    ],
)
def test_what_an_office_of_a_district_has_is_not_the_districts(said):
    page = (
        "Huyện Thăng Bình xếp hạng cải cách hành chính năm 2020\n\nGiá trị trung bình của các phòng"
        f" ban thuộc huyện Thăng Bình là 83,5%. {said}"
    )
    assert sure_values(page) == []


def test_reaching_a_score_is_no_grade():
    page = (
        "Chỉ số PAPI năm 2017\n\nQuảng Bình nằm trong nhóm 16 tỉnh, thành đạt số điểm cao nhất cả"
        " nước như Bạc Liêu, Cần Thơ, Vĩnh Long."
    )
    assert all(row["grade"] is None for row in read(page)["rankings"])


def test_a_grade_of_another_year_in_brackets_is_not_this_years():
    page = (
        "Chỉ số PCI của tỉnh Hòa Bình\n\nNăm 2019, chỉ số PCI của tỉnh Hòa Bình đạt 63,84 điểm và"
        " được xếp vào nhóm điều hành khá (năm 2018 ở nhóm điều hành trung bình). So với cả nước,"
        " tỉnh Hòa Bình xếp thứ 48/63 tỉnh, thành."
    )
    assert ("Hòa Bình", 48, 63.84, 2018) not in sure_values(page)
    assert not any(row["grade"] == "trung bình" for row in read(page)["rankings"])


def test_the_size_of_a_block_is_not_that_of_another():
    page = (
        "Vĩnh Phúc công bố chỉ số cải cách hành chính năm 2018\n\nNhóm 1 gồm 6 cơ quan Trung ương"
        " đóng trên địa bàn tỉnh. Ngân hàng Nhà nước tỉnh xếp thứ nhất với 89,84 điểm.\n\nNhóm 2 là"
        " 20 cơ quan chuyên môn của UBND tỉnh. Sở Tư pháp xếp thứ nhất với 90,74 điểm, xếp cuối"
        " nhóm là Sở Ngoại vụ với 84,35 điểm."
    )
    rows = sure_rows(page)
    assert rows["Sở Tư pháp"]["rank_of"] in (None, 20)
    assert rows["Sở Ngoại vụ"]["rank"] in (None, 20)


def test_a_place_of_two_years_is_not_surely_that_of_a_third():
    page = (
        "Chỉ số cải cách hành chính năm 2018 của các huyện, thành phố tỉnh Quảng Nam\n\nSo với các"
        " địa phương khác, xếp hạng của Tam Kỳ trong năm 2016, 2017 xếp vị thứ nhất; năm 2018 vị"
        " thứ nhì."
    )
    assert not any(rank == 1 and year == 2018 for _, rank, _, year in sure_values(page))


def test_a_year_compared_with_tells_what_was_then():
    page = (
        PROVINCE + "SIPAS năm 2021, tỉnh Lai Châu đạt 86,34%, xếp thứ 9/63, giảm 2 bậc so với năm"
        " 2020 là năm tỉnh xếp thứ 7."
    )
    row = sure_rows(page)["Lai Châu"]
    assert (row["rank"], row["previous_rank"], row["rank_change"]) in [(9, 7, -2), (9, None, -2)]
    assert accusations(page) == []


@pytest.mark.parametrize(
    ("said", "year"),
    [
        (
            (
                "Về Chỉ số chuyển đổi số (DTI), Bộ chưa công bố kết quả năm 2021; kết quả gần nhất"
                " là năm 2020, tỉnh Lai Châu xếp thứ 16/63."
            ),
            2021,
        ),
        (
            (
                "Kết quả DTI năm 2021 chưa có, nên xin nhắc lại kết quả năm 2020: tỉnh Lai Châu xếp"
                " thứ 16/63 với giá trị 0,6412."
            ),
            2021,
        ),
    ],
)
def test_a_year_without_results_is_not_that_of_the_place(said, year):
    assert not any(rank == 16 and told == year for _, rank, _, told in sure_values(PROVINCE + said))


def test_a_place_dated_behind_its_list_is_of_that_year():
    page = (
        "Lào Cai: Chỉ số cải cách hành chính năm 2025 của các xã\n\nTrước đó, huyện Trấn Yên xếp"
        " thứ 2 trong số 9 huyện, thị xã, thành phố về cải cách hành chính năm 2024."
    )
    assert not any(year == 2025 for *_, year in sure_values(page))


def test_who_keeps_the_place_of_last_year_has_it():
    page = (
        DEPARTMENTS + "Bảo hiểm xã hội tỉnh tiếp tục giữ vị trí số 1 của năm trước với 84,26 điểm."
    )
    (row,) = sure_rows(page).values()
    assert (row["rank"], row["score"], row["previous_score"]) == (1, 84.26, None)


def test_the_year_of_publishing_in_a_title_is_not_evaluated():
    page = (
        "Kết quả các chỉ số của tỉnh Lai Châu được công bố trong năm 2022\n\nPCI năm 2021 của tỉnh"
        " Lai Châu đạt 60,1 điểm, xếp thứ 40/63; SIPAS năm 2021 xếp thứ 30/63."
    )
    assert accusations(page) == []
    assert not any(year == 2022 for *_, year in sure_values(page))


def test_who_comes_next_to_the_last_is_not_behind_it():
    page = (
        DEPARTMENTS + "Ở vị trí cuối bảng trong tổng số 20 đơn vị là Ban Dân tộc với 74,31 điểm,"
        " tiếp đến là Sở Y tế, Sở Xây dựng, Sở Tư pháp."
    )
    ranks = {row["unit"]: row["rank"] for row in read(page)["rankings"]}
    behind = {ranks.get(unit) for unit in ("Sở Y tế", "Sở Xây dựng", "Sở Tư pháp")}
    assert behind <= {None, 19, 18, 17}


def test_a_year_risen_from_is_not_that_of_the_place_reached():
    page = (
        "Long An xếp vị trí thứ 2 bảng xếp hạng PCI năm 2023\n\nTừ vị trí thứ 10 của bảng xếp hạng"
        " PCI năm 2022, Long An đã vươn lên vị trí thứ 2 trên bảng xếp hạng PCI năm 2023, với 70,94"
        " điểm."
    )
    assert not any(rank == 2 and year == 2022 for _, rank, _, year in sure_values(page))


def test_how_content_people_are_is_no_grade_of_the_province():
    page = (
        PROVINCE + "Lai Châu đứng đầu về chỉ số phục vụ người dân.\n\nTrung tâm của tỉnh Lai Châu"
        " tiếp nhận 1.577 thủ tục, được người dân đánh giá hài lòng ở mức cao."
    )
    assert all(row["grade"] is None for row in read(page)["rankings"])


def test_a_park_bears_the_name_of_a_district_and_is_none():
    page = (
        "Cà Mau xếp loại dân vận năm 2019\n\nĐơn vị được xếp loại xuất sắc là Vườn Quốc gia U Minh"
        " Hạ và huyện Phú Tân."
    )
    assert [row["unit"] for row in read(page)["rankings"]] in ([], ["Huyện Phú Tân"])


def test_parts_on_a_smaller_scale_do_not_contradict_a_mean():
    page = (
        "DDCI Quảng Ngãi 2023\n\nĐiểm trung bình khối địa phương đạt 73,92 điểm, cao hơn khối sở,"
        " ngành 2,86 điểm.\n\nSo sánh các chỉ số thành phần, chi phí thời gian ở khối địa phương"
        " được chấm 7,68 điểm, khối sở, ngành 7,15 điểm."
    )
    assert accusations(page) == []


@pytest.mark.parametrize(
    "day", ["Thứ sáu - 10/02/2023 15:20", "Thứ sáu – 10 / 2 / 2023", "Thứ ba, 7/2/2023"]
)
def test_the_day_of_a_portal_is_no_place(day):
    page = (
        f"TÂY NINH: KẾT QUẢ CẢI CÁCH HÀNH CHÍNH NĂM 2022\n{day} | Trang cải cách hành chính tỉnh"
        " Tây Ninh\n\nHuyện Gò Dầu đứng thứ hai với 90,32 điểm."
    )
    assert list(sure_rows(page)) == ["Huyện Gò Dầu"]


def test_a_branch_that_begins_like_anothers_name_is_its_own():
    page = (
        "Ninh Bình công bố DDCI năm 2022\n\n03 đơn vị ở mức Trung bình là Sở Y tế, Cục Hải quan Hà"
        " Nam Ninh, Cục Quản lý thị trường."
    )
    printed = [row["unit_printed"] for row in read(page)["rankings"]]
    assert "Cục Hải quan Hà Nam" not in printed


def test_a_province_has_no_place_by_an_index_of_its_bodies():
    page = (
        "Hải quan khu vực VI khẳng định vị trí số 1 về năng lực cạnh tranh DDCI\n\nTheo kết quả"
        " DDCI tỉnh Lạng Sơn năm 2025, Chi cục Hải quan khu vực VI giữ vững vị trí số 1."
    )
    assert "Lạng Sơn" not in sure_rows(page)


def test_the_distance_of_an_earlier_year_is_no_score():
    page = (
        PROVINCE + "Tỉnh có chỉ số CCHC thấp nhất là tỉnh Quảng Ngãi, khoảng cách là 29,76% (năm"
        " 2020 khoảng cách này là 27,77%)."
    )
    assert all(row["previous_score"] is None for row in read(page)["rankings"])


def test_means_of_ministries_are_no_provinces_score():
    page = (
        "Thừa Thiên Huế đứng thứ 2/63 về chuyển đổi số\n\nKết quả, trung bình DTI 2020 cấp tỉnh là"
        " 0,3026; trung bình DTI 2020 của các bộ cung cấp dịch vụ công là 0,3982 và trung bình DTI"
        " 2020 của các bộ không cung cấp dịch vụ công là 0,2342."
    )
    assert not any(score for _, _, score, _ in sure_values(page))


def test_the_year_of_a_prize_dates_no_row():
    page = (
        "Top 5 tỉnh dẫn đầu về chuyển đổi số\n\nĐà Nẵng đứng nhất 12 năm liên tiếp về ICT index,"
        " đạt giải thưởng ASOCIO smart city 2019.\n\nĐà Nẵng xếp hạng nhất về chuyển đổi số với"
        " 0,4874 điểm."
    )
    assert not any(year == 2019 for *_, year in sure_values(page))


def test_points_of_points_are_a_score_and_its_maximum():
    page = (
        "Hưng Yên: chính quyền điện tử năm 2019\n\nDẫn đầu là Sở Tài chính với tổng điểm 413"
        " điểm/500 điểm, nổi bật ở tiêu chí hạ tầng kỹ thuật đạt 50 điểm."
    )
    row = sure_rows(page)["Sở Tài chính"]
    assert (row["score"], row["max_score"]) == (413, 500)
    assert all(one["score"] != 500 for one in read(page)["criteria"])


def test_a_place_taken_now_is_dated_by_no_year_before_it():
    said = (
        "Huyện Tam Đường, địa phương năm 2020 xếp chót bảng, nay đã leo lên hạng 4 với 70,24 điểm."
    )
    assert sure_values(DEPARTMENTS + said) == [("Huyện Tam Đường", 4, 70.24, 2021)]


def test_a_list_names_a_commune_among_others_that_the_page_types():
    page = """Tam Đường công bố Chỉ số cải cách hành chính cấp xã năm 2022

UBND huyện phê duyệt Chỉ số cải cách hành chính năm 2022 của UBND 13 xã, thị trấn trên địa bàn.

Xếp loại Trung bình có 3 đơn vị: Bản Giang (69,40 điểm), Bản Hon (68,15 điểm), Nà Tăm (66,40 điểm).

Ngược lại, xã Bản Hon xếp thứ 12/13, xã Nà Tăm xếp thứ 13/13.
"""
    assert ("Bản Giang", None, 69.4, 2022) in sure_values(page)
