"""What whole pages showed, told here in other words: of which year a value is, whom a list or a
grade holds for, and what contradicts nothing.
"""

import pytest

from tests.clean.reading import accusations, read, sure_rows, sure_values

COMMUNES = """Xếp hạng cải cách hành chính năm 2023 của các xã, thị trấn huyện Kim Sơn, Ninh Bình

* Xếp loại Xuất sắc (2 đơn vị)
1. Thị trấn Phát Diệm - 93,25 điểm
2. Xã Quang Thiện - 92,10 điểm

* Xếp loại Tốt (2 đơn vị)
3. Xã Kim Chính - 89,60 điểm
4. Xã Cồn Thoi - 86,20 điểm

So với năm 2022, xã Cồn Thoi tăng 9 bậc. Xã Cồn Thoi dù đứng cuối nhưng điểm số đã cao hơn mức \
70,15 điểm của năm 2022.

Tỉnh công bố kết quả của các huyện, thành phố. Theo đó huyện Kim Sơn đạt 88,67 điểm, xếp thứ tư \
trong 8 huyện, thành phố.
"""


def test_a_grade_over_a_list_holds_for_its_lines_alone():
    rows = sure_rows(COMMUNES)
    assert {unit: (row["rank"], row["score"], row["grade"]) for unit, row in rows.items()} == {
        "Thị trấn Phát Diệm": (1, 93.25, "Xuất sắc"),
        "Xã Quang Thiện": (2, 92.1, "Xuất sắc"),
        "Xã Kim Chính": (3, 89.6, "Tốt"),
        "Xã Cồn Thoi": (4, 86.2, "Tốt"),
        "Huyện Kim Sơn": (4, 88.67, None),
    }


def test_a_score_that_was_passed_is_the_one_before():
    row = sure_rows(COMMUNES)["Xã Cồn Thoi"]
    assert (row["previous_score"], row["score_change"]) == (70.15, None)


INDICES = """<html><body><h1>Sóc Trăng: nhiều chỉ số tăng hạng</h1>
<p>Bảng 1: Các chỉ số của tỉnh Sóc Trăng giai đoạn 2022 - 2023</p>
<table><tr><th>STT</th><th>Chỉ số</th><th>Nội dung</th><th>2022</th><th>2023</th></tr>
<tr><td rowspan="2">1</td><td rowspan="2">Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)</td>
<td>Điểm</td><td>62,54</td><td>64,97</td></tr>
<tr><td>Xếp hạng</td><td>44</td><td>38</td></tr>
<tr><td rowspan="2">2</td><td rowspan="2">Chỉ số cải cách hành chính (PAR INDEX)</td>
<td>Điểm</td><td>83,62</td><td>86,75</td></tr>
<tr><td>Xếp hạng</td><td>42</td><td>33</td></tr></table></body></html>"""


def test_a_line_of_scores_and_a_line_of_ranks_are_one_row_a_year():
    rows = [
        (row["index_name"], row["year"], row["rank"], row["score"])
        for row in read(INDICES)["rankings"]
    ]
    assert sorted(rows) == [
        ("PAR INDEX", 2022, 42, 83.62),
        ("PAR INDEX", 2023, 33, 86.75),
        ("PCI", 2022, 44, 62.54),
        ("PCI", 2023, 38, 64.97),
    ]
    assert accusations(INDICES) == []


PCI = "PCI năm 2023: Bến Tre bứt phá\n\n"


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        (
            (
                "Năm 2022, Bến Tre được 16,71 điểm, đứng thứ ba cả nước, đến năm 2023 dù được"
                " 23,93 điểm song lùi sáu bậc, đứng thứ chín."
            ),
            [("Bến Tre", 3, 16.71, 2022), ("Bến Tre", 9, 23.93, 2023)],
        ),
        (
            (
                "PCI không giữ được phong độ: năm 2022, Bến Tre được 16,71 điểm, đứng thứ ba cả"
                " nước, đến năm 2023 dù được 23,93 điểm song lùi sáu bậc, đứng thứ chín."
            ),
            [("Bến Tre", 3, 16.71, 2022), ("Bến Tre", 9, 23.93, 2023)],
        ),
        (
            (
                "Theo công bố gần nhất, PCI năm 2022 của Bến Tre đạt 65,92 điểm, xếp thứ 23/63"
                " tỉnh, thành phố, tăng 2 bậc so với năm 2021."
            ),
            [("Bến Tre", 23, 65.92, 2022)],
        ),
        ("Kết quả DTI năm 2023 chưa được công bố; năm 2022, tỉnh xếp thứ 27/63.", []),
        (
            (
                "Bến Tre đạt 23,16 điểm, đứng thứ 14/63, trong khi ở năm đầu tiên (2022) tỉnh mới"
                " được 15,08 điểm, đứng thứ 27."
            ),
            [],
        ),
        ("PCI chung của 13 tỉnh, thành phố là 66,39 điểm.", []),
        (
            (
                "Năm 2023, Bến Tre xếp thứ 11 với 68,47 điểm. Thành tích tốt nhất của Bến Tre"
                " trong mười năm là vị trí thứ 5 ở bảng xếp hạng năm 2013; từ sau năm 2016, khi"
                " đạt 60,07 điểm và đứng thứ 12, tỉnh không còn ở nhóm đầu."
            ),
            [("Bến Tre", 11, 68.47, 2023), ("Bến Tre", 5, None, 2013)],
        ),
    ],
)
def test_a_value_is_of_the_year_that_its_part_of_the_sentence_tells(said, rows):
    assert sure_values(PCI + said) == rows


def test_an_office_named_with_its_province_is_the_one_without():
    page = (
        "Sở Tài chính Bình Định: chuyển biến trong cải cách hành chính\n\nNăm 2021, Sở Tài chính"
        " đạt 84,30 điểm, xếp thứ 9/19. Năm 2022, Sở đạt 88,16 điểm, xếp thứ 5/19."
    )
    assert [values[1:] for values in sure_values(page)] == [(9, 84.3, 2021), (5, 88.16, 2022)]


@pytest.mark.parametrize(
    "said",
    [
        (
            "9 huyện xếp loại Tốt, đứng đầu nhóm này lần lượt là huyện Đại Từ (91,05 điểm, xếp thứ"
            " 3), huyện Võ Nhai (90,87 điểm, xếp thứ 4) và huyện Phú Bình (90,30 điểm, xếp thứ 5)."
        ),
        (
            "Kết quả cho thấy, điểm trung bình của các huyện năm 2023 đạt 76,77 điểm, cao hơn mức"
            " 76,06 điểm của năm 2021. Kết quả năm 2023 được công bố hôm nay. Kết quả năm 2023 tốt."
        ),
        (
            "Kết quả xếp hạng năm 2023 được công bố. Kết quả năm 2023 tốt. Ở bảng xếp hạng SIPAS"
            " năm 2022 do Bộ Nội vụ công bố, tỉnh Thái Nguyên đạt 83,59%, đứng thứ 9/63."
        ),
    ],
)
def test_some_of_a_list_and_another_years_figure_contradict_nothing(said):
    title = "Thái Nguyên: kết quả SIPAS năm 2023 của các huyện, thành phố\n\n"
    assert accusations(title + said) == []


DTI = "Xếp hạng chuyển đổi số năm 2023 của các huyện, thành phố tỉnh Kiên Giang\n\n"


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        (
            (
                "Sở Tài chính giữ vị trí số một ba năm liên tiếp với số điểm tăng dần: năm"
                " 2021 đạt 93,27 điểm, năm 2022 đạt 94,08 điểm và năm 2023 đạt 95,36 điểm."
            ),
            {("Sở Tài chính", 2021, 93.27), ("Sở Tài chính", 2022, 94.08)}
            | {("Sở Tài chính", 2023, 95.36)},
        ),
        (
            "Năm 2022, huyện Tân Hiệp đạt 70 điểm, xếp thứ 5; năm 2023 đạt 75 điểm, xếp thứ 3.",
            {("Huyện Tân Hiệp", 2022, 70), ("Huyện Tân Hiệp", 2023, 75)},
        ),
        ("Đại diện Sở Nội vụ theo dõi, đôn đốc các đơn vị xếp loại Trung bình khắc phục.", set()),
        ("Cũng trong năm 2023, Lạc Thành xếp thứ ba trong số 21 xã về chỉ số này.", set()),
    ],
)
def test_years_in_turn_and_who_only_acts(said, rows):
    found = {
        (row["unit"], row["year"], row["score"])
        for row in read(DTI + said)["rankings"]
        if row["certainty"] == "sure"
    }
    assert found >= rows if rows else found == set()


def test_a_sentence_before_a_colon_is_no_heading_of_what_follows():
    page = (
        "Bến Lức và hành trình lên đầu bảng cải cách hành chính\n\nTheo quyết định công bố Chỉ số"
        " cải cách hành chính (CCHC) năm 2023, huyện Bến Lức đứng thứ nhất trong 15 huyện, thị xã,"
        " thành phố tỉnh Long An.\n\nNhìn lại năm 2019, Bến Lức còn ở nhóm cuối: 78,42 điểm, hạng"
        " 12/15.\n\nĐứng ngay sau Bến Lức là thành phố Tân An, hạng nhì với 91,20 điểm."
    )
    assert ("Thành phố Tân An", 2, 91.2, 2023) in sure_values(page)


def test_the_year_that_was_just_announced_is_the_pages():
    page = (
        'Phú Quốc "soán ngôi" Rạch Giá trên đường đua chuyển đổi số\n\nĐó là bất ngờ lớn nhất trong'
        " bảng xếp hạng chỉ số chuyển đổi số (DTI) năm 2023 mà UBND tỉnh Kiên Giang vừa công bố."
        "\n\nPhú Quốc được 0,7812 điểm, từ hạng ba năm 2022 leo lên hạng nhất; Rạch Giá, địa phương"
        " dẫn đầu năm 2022, được 0,7745 điểm.\n\nHuyện Kiên Hải, năm 2022 còn đứng thứ 15, nay lên"
        " thứ 14.\n\nNăm 2022, theo đánh giá của Bộ Thông tin và Truyền thông, Kiên Giang đứng thứ"
        " 32/63 tỉnh, thành phố."
    )
    assert read(page)["document"]["evaluation_year"] == 2023
    assert ("Thành phố Phú Quốc", 1, 0.7812, 2023) in sure_values(page)


@pytest.mark.parametrize(
    "said",
    [
        "Hậu Giang chỉ thua Long An; Bến Tre, nơi lên hạng khá nhanh, xếp thứ 14 cả nước.",
        "Long An tăng hạng khá cao, xếp thứ 2.",
    ],
)
def test_an_adverb_is_no_grade(said):
    rows = read("Kết quả PCI năm 2023 của các tỉnh, thành phố\n\n" + said)["rankings"]
    assert all(row["grade"] is None for row in rows)


def test_points_of_a_region_are_no_provinces():
    page = (
        "Kết quả PII năm 2024 của các địa phương\n\nĐông Nam Bộ là vùng có điểm bình quân cao nhất"
        " nước, 44,47 điểm, nhỉnh hơn đồng bằng sông Hồng (43,02 điểm) dù Hà Nội ở đó đang giữ ngôi"
        " đầu toàn quốc."
    )
    assert [values[:3] for values in sure_values(page)] in ([("Hà Nội", 1, None)], [])


def test_a_day_of_the_week_is_no_place():
    page = (
        "Chuyện lên hạng cải cách hành chính năm 2023\n\nBáo Lai Châu điện tử - Thứ Sáu, 16/02/2024"
    )
    assert sure_values(page) == []


@pytest.mark.parametrize(
    "said",
    [
        "Thang điểm 100 và ba mức Tốt, Khá, Trung bình. Có 11 huyện loại Tốt, 4 huyện loại Khá.",
        (
            "Ba địa phương loại Tốt là thành phố Rạch Giá, cao điểm nhất với 92,85"
            " điểm, huyện Tân Hiệp (90,40 điểm) và thành phố Hà Tiên."
        ),
        "4 huyện loại Xuất sắc. Năm 2024, tỉnh đặt mục tiêu có ít nhất 6 huyện loại Xuất sắc.",
        (
            "Kết quả năm 2023 đã rõ. Kết quả năm 2023 là căn cứ đánh giá, xếp loại"
            " người đứng đầu năm 2024."
        ),
    ],
)
def test_scales_broken_lists_and_aims_contradict_nothing(said):
    assert accusations(DTI + said) == []


def test_the_year_of_a_titles_index_is_the_pages():
    page = (
        "PII 2024: bản đồ đổi mới sáng tạo dịch chuyển\n\nHà Nội có điểm cao nhất (61,74 điểm). Đà"
        " Nẵng vươn lên thứ ba (51,66 điểm, PII 2023 xếp thứ 4), đổi chỗ cho Hải Phòng, nay xếp thứ"
        " 4 (51,02 điểm, PII 2023 xếp thứ 3). Cần Thơ xếp thứ 7 (47,88 điểm, PII 2023 xếp thứ 5)."
    )
    assert read(page)["document"]["evaluation_year"] == 2024
    assert {(unit, year) for unit, _, _, year in sure_values(page)} <= {
        ("Hà Nội", 2024),
        ("Đà Nẵng", 2024),
        ("Hải Phòng", 2024),
        ("Cần Thơ", 2024),
    }


def test_a_line_with_the_day_and_a_rubric_heads_nothing():
    page = (
        "DTI 2023: Hà Nội tăng 18 bậc\n\n07/02/2025 10:12 | ICT địa phương\n\nBộ vừa công bố chỉ số"
        " chuyển đổi số (DTI) năm 2023 của 63 tỉnh, thành phố.\n\nBắc Giang đứng thứ 9. Gia Lai có"
        " giá trị thấp nhất (0,5021), xếp thứ 63."
    )
    assert {year for *_, year in sure_values(page)} == {2023}


GRADES = """Tây Ninh: kết quả chuyển đổi số năm 2023 của các sở

Mức Tốt có 02 cơ quan, lần lượt gồm: Sở Nội vụ (92,15 điểm), Văn phòng UBND tỉnh (88,40 điểm).

Mức Khá có 02 cơ quan, lần lượt gồm: Sở Tài chính (79,88 điểm), Sở Tư pháp (78,62 điểm).

Mức Trung bình có 02 cơ quan, lần lượt gồm: Thanh tra tỉnh (57,74 điểm), Sở Ngoại vụ (55,18 điểm).
"""


def test_those_of_a_lower_grade_do_not_lead_the_list():
    ranks = {unit: rank for unit, rank, *_ in sure_values(GRADES)}
    assert (ranks["Sở Nội vụ"], ranks["Văn phòng UBND tỉnh"]) == (1, 2)
    assert {ranks["Thanh tra tỉnh"], ranks["Sở Tài chính"]} <= {None, 3, 5}


@pytest.mark.parametrize(
    ("said", "ranks"),
    [
        (
            (
                "Hải Phòng có 69,95 điểm và xếp thứ tư, trong khi á quân năm ngoái là Bắc Giang năm"
                " nay về thứ năm với 69,48 điểm."
            ),
            {"Hải Phòng": 4, "Bắc Giang": 5},
        ),
        ("Ở vùng Tây Nguyên, vị trí dẫn đầu thuộc về Lâm Đồng.", {}),
        ("Mức hài lòng chung của cả nước là 82,66%, tăng 2,58% so với năm 2022.", {}),
    ],
)
def test_a_former_place_and_one_in_a_region_are_not_this_years(said, ranks):
    page = "Kết quả PCI năm 2023 của các tỉnh, thành phố\n\n" + said
    assert {unit: rank for unit, rank, *_ in sure_values(page)} == ranks


@pytest.mark.parametrize(
    "said",
    [
        "Năm 2021 chúng tôi chỉ đứng thứ 7, năm 2022 xếp thứ 2 trong 20 sở, sau Cục Thuế tỉnh.",
        "Chỉ số này do Sở Nội vụ chấm cũng gần như vậy: chúng tôi được 88,27 điểm, thứ 5/19 sở.",
        "Ba là, Sở Tài chính xử lý dứt điểm 9 điểm rác tự phát.",
        "Khi bộ phận một cửa dời về Trung tâm Phục vụ hành chính công tỉnh, điểm số đạt 88,9.",
    ],
)
def test_who_speaks_who_judges_and_where_it_is_done_are_not_ranked(said):
    page = "DDCI năm 2022: phỏng vấn Giám đốc Sở Kế hoạch và Đầu tư\n\n" + said
    assert all(rank is None and score is None for _, rank, score, _ in sure_values(page))


def test_results_of_last_year_under_a_title_of_months_contradict_nothing():
    page = (
        "Huyện Tân Yên sơ kết công tác cải cách hành chính 6 tháng đầu năm 2024\n\nKết quả năm 2023"
        " đã được công bố. Kết quả xếp hạng năm 2023: huyện đạt 89,47 điểm, xếp thứ 3/10 huyện."
    )
    assert accusations(page) == []


OUT_OF_STEP = """Chỉ số cải cách hành chính năm 2019 của công an các huyện

TT|Đơn vị|Chỉ số|Xếp loại|Xếp hạng
1.|CA huyện Sơn Tịnh|95,29%|Xuất sắc|1
2.|CA huyện Mộ Đức|94,67%|Tốt|2
3.|CA huyện Tư Nghĩa|93,04%|Tốt|3
4.|CA huyện Lý Sơn|89,13%|Tốt|4
5.|CA huyện Bình Sơn|88,57%|Tốt|5
""".replace("|", "\n\n")


def test_a_grade_is_no_unit_and_the_police_of_a_district_not_the_district():
    assert "Tốt" not in {unit for unit, *_ in sure_values(OUT_OF_STEP)}
    assert accusations(OUT_OF_STEP) == []
    page = "Chỉ số cải cách hành chính năm 2019\n\nCông an huyện Sơn Tịnh xếp hạng 1."
    assert sure_values(page) == []


def test_headings_of_years_date_what_stands_below():
    page = (
        "Cải cách hành chính Bình Thuận: nhìn lại các năm chấm điểm của sở, huyện\n\nNăm 2020: Nội"
        " vụ mở màn\n\nTrong lần công bố kết quả năm 2020, Sở Nội vụ xếp thứ nhất với 91,25 điểm."
        "\n\nNăm 2022: Dấu ấn đảo xa\n\nSở Tài chính dẫn đầu với 93,51 điểm. Sở Y tế xếp thứ 3.\n\n"
        "Năm 2023: Cục diện mới\n\nSở Xây dựng xếp thứ nhất với 94,62 điểm."
    )
    assert {(unit, rank, year) for unit, rank, _, year in sure_values(page)} == {
        ("Sở Nội vụ", 1, 2020),
        ("Sở Tài chính", 1, 2022),
        ("Sở Y tế", 3, 2022),
        ("Sở Xây dựng", 1, 2023),
    }


OVERALL = """<html><body><h1>Mức độ hài lòng của người dân Cần Thơ năm 2022</h1>
<h3>Khối quận, huyện</h3><table>
<tr><td>Hạng</td><td>Quận, huyện</td><td>Công chức</td><td>Kết quả dịch vụ</td>
<td>Hài lòng chung</td></tr>
<tr><td>1</td><td>Huyện Vĩnh Thạnh</td><td>94,84</td><td>95,18</td><td>94,08</td></tr>
<tr><td>2</td><td>Quận Thốt Nốt</td><td>93,71</td><td>94,14</td><td>93,27</td></tr>
<tr><td>3</td><td>Huyện Phong Điền</td><td>93,86</td><td>94,09</td><td>92,84</td></tr>
<tr><td>4</td><td>Quận Ô Môn</td><td>92,55</td><td>92,88</td><td>91,95</td></tr></table>
</body></html>"""


def test_the_column_that_is_called_overall_is_the_score():
    assert {unit: score for unit, _, score, _ in sure_values(OVERALL)} == {
        "Huyện Vĩnh Thạnh": 94.08,
        "Quận Thốt Nốt": 93.27,
        "Huyện Phong Điền": 92.84,
        "Quận Ô Môn": 91.95,
    }


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        ("Hạ tầng băng rộng của tỉnh đã phủ tới 98,6% thôn, khối phố.", []),
        ("Điểm gồm thẩm định của Hội đồng (65 điểm) và điều tra xã hội học (35 điểm).", []),
        (
            "DTI năm 2022 của Bắc Giang đạt 0,7219, cao hơn con số 0,6284 của kỳ trước, thứ 8/63.",
            [("Bắc Giang", 8, 0.7219, 2022)],
        ),
        ("Năm 2021, huyện ven biển này còn ở vị trí thứ 7, tức chót bảng PCI.", []),
    ],
)
def test_shares_weights_and_a_unit_not_named_give_no_row(said, rows):
    page = "Bắc Giang: kết quả chuyển đổi số cấp tỉnh (DTI) năm 2023\n\n" + said
    assert sure_values(page) == rows


UNTITLED = """\
So với kết quả năm 2020, PCI năm 2021 của tỉnh Gia Lai giảm 2,15 điểm và giảm 4 bậc. Trước \
tình hình đó, UBND tỉnh yêu cầu các cơ quan, đơn vị rà soát từng chỉ số thành phần của PCI \
năm 2021.

Chỉ số năng lực cạnh tranh cấp tỉnh (PCI) của tỉnh Gia Lai năm 2021 chỉ đạt 62,35 điểm, \
đứng thứ 44/63 tỉnh, thành cả nước. Tính minh bạch đạt 6,12 điểm, cao hơn 0,32 điểm so với \
năm 2020; Chi phí thời gian đạt 7,05 điểm, thấp hơn 0,21 điểm so với năm 2020.

Các chỉ số giảm điểm nhiều nhất là Gia nhập thị trường (giảm 1,26 điểm), Đào tạo lao động \
(giảm 1 điểm), Thiết chế pháp lý (giảm 0,75 điểm), còn tính năng động của chính quyền tỉnh \
thì tăng nhẹ so với trước.
"""


def test_a_paragraph_of_many_years_is_no_head_of_a_table_above_the_article():
    """Its years did not let it speak: all above the third paragraph was set aside unseen."""
    (row,) = read(UNTITLED)["rankings"]
    assert (row["unit"], row["rank"], row["rank_of"], row["score"]) == ("Gia Lai", 44, 63, 62.35)
    assert (row["year"], row["rank_change"], row["certainty"]) == (2021, -4, "sure")
