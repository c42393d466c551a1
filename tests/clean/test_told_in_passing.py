"""What a newspaper tells in passing: a paragraph twice, the place of writing, a region, the years
before, a part of an index, a grade of one's own. Texts told here in other words than the pages
that showed the kinds.
"""

import pytest

from tests.clean.reading import accusations, read, sure_rows, sure_values

PCI = "Kết quả Chỉ số năng lực cạnh tranh cấp tỉnh (PCI) năm 2019\n\n"
DTI = "Kết quả xếp hạng DTI năm 2022\n\n"
PAPI = "Kết quả Chỉ số PAPI năm 2022\n\n"

TWICE = (
    "Khối sở, ban, ngành: Sở Tư pháp xếp hạng nhất, tỷ lệ hài lòng đạt 94,81%; Sở Công Thương"
    " hạng nhì, tỷ lệ hài lòng 94,59%; Sở Nội vụ hạng 3, tỷ lệ hài lòng 93,89%."
)


def test_a_paragraph_that_stands_twice_is_read_once():
    page = "Chỉ số hài lòng của Bến Tre năm 2021\n\n" + TWICE + "\n\n" + TWICE + "\n"
    assert sure_values(page) == [
        ("Sở Tư pháp", 1, 94.81, 2021),
        ("Sở Công Thương", 2, 94.59, 2021),
        ("Sở Nội vụ", 3, 93.89, 2021),
    ]


def test_a_caption_that_stands_twice_is_none_of_the_text():
    caption = "Lễ công bố xếp hạng 12 đơn vị tại huyện Ba Tri"
    page = PCI + f"{caption}\n{caption}\n\nNăm 2019, Bến Tre xếp thứ 7 với 69,34 điểm.\n"
    assert sure_values(page) == [("Bến Tre", 7, 69.34, 2019)]
    assert "Ba Tri" not in str(read(page)["claims"])


@pytest.mark.parametrize("where", ["YênBái - ", "Yên Bái – ", ""])
def test_the_place_of_writing_is_not_who_is_ranked(where):
    said = (
        "Kết quả vừa công bố cho thấy tỉnh Yên Bái có tên trong nhóm “Khá” với tổng điểm 62,49;"
        " đứng ở vị trí thứ 28/63 tỉnh, thành phố cả nước, tăng 8 bậc."
    )
    assert sure_values(PCI + where + said) == [("Yên Bái", 28, 62.49, 2019)]
    named = "Kết quả Chỉ số năng lực cạnh tranh cấp tỉnh ở Việt Nam (PCI) năm 2019"
    said = said.replace("Kết quả", named)
    assert sure_values(PCI + where + said) == [("Yên Bái", 28, 62.49, 2019)]


@pytest.mark.parametrize(
    "said",
    [
        (
            "Hải Dương tăng 1 bậc, vươn lên xếp thứ 13 trong 63 tỉnh, thành phố của cả nước về xếp"
            " hạng DTI 2022 với giá trị trung bình đạt 0,6383."
        ),
        "Hải Dương tăng 1 bậc, vươn lên xếp thứ 13 trong 63 tỉnh, thành phố, đạt 0,6383.",
        "Hải Dương tăng 1 bậc, vươn lên xếp thứ 13 trong 63 tỉnh, thành phố.",
        "Hải Dương tăng 1 bậc và xếp thứ 13 trong 63 tỉnh, thành phố.",
    ],
)
def test_a_rise_and_then_the_place(said):
    row = sure_rows(DTI + "Trong đó " + said)["Hải Dương"]
    assert (row["rank"], row["rank_of"], row["rank_change"]) == (13, 63, 1)


@pytest.mark.parametrize(
    "said",
    [
        (
            "tỉnh Thừa Thiên Huế xếp thứ nhất trong các tỉnh, thành phố và cũng là tỉnh dẫn đầu"
            " nhiều năm."
        ),
        "tỉnh Thừa Thiên Huế xếp thứ nhất trong các tỉnh, thành phố.",
        "Thừa Thiên Huế đứng thứ nhất trong số các tỉnh, thành phố cả nước.",
    ],
)
def test_first_among_the_provinces(said):
    assert sure_values(DTI + "Theo kết quả đánh giá năm 2022, " + said) == [
        ("Thừa Thiên Huế", 1, None, 2022)
    ]


@pytest.mark.parametrize(
    "said",
    [
        "và dẫn đầu khu vực Tây Nguyên.",
        (
            "và dẫn đầu khu vực Tây Nguyên.\n\nNăm thứ 2 liên tiếp, Lâm Đồng dẫn đầu chỉ số PCI tại"
            " khu vực Tây Nguyên."
        ),
        "và đứng đầu các tỉnh Tây Nguyên.",
        "cả nước.\n\nLâm Đồng dẫn đầu Tây Nguyên về PCI 2019.",
        "cả nước.\n\nLâm Đồng dẫn đầu bảng xếp hạng PCI 2019 ở khu vực Tây Nguyên.",
        "cả nước.\n\nLâm Đồng đứng thứ nhất trong 5 tỉnh vùng Tây Nguyên.",
    ],
)
def test_the_first_of_a_region_leaves_the_place_in_the_country_sure(said):
    page = PCI + "Năm 2019, tỉnh Lâm Đồng đạt 63,79 điểm, xếp thứ 27 cả nước " + said
    assert sure_values(page) == [("Lâm Đồng", 27, 63.79, 2019)]
    assert [row["rank"] for row in read(page)["rankings"]] == [27]


@pytest.mark.parametrize(
    "said",
    [
        "(tăng 2,17 điểm và tăng 10 bậc so với năm 2021 - xếp hạng 14/63 tỉnh, thành phố)",
        "(tăng 10 bậc so với năm 2021, xếp thứ 14/63)",
        "(tăng 10 bậc so với năm 2021: hạng 14/63)",
    ],
)
def test_the_place_told_behind_the_year_before_is_the_former(said):
    page = PAPI + f"Năm 2022, Ninh Thuận đạt 46,0002 điểm, xếp hạng 4/63 tỉnh, thành phố {said}."
    row = sure_rows(page)["Ninh Thuận"]
    assert (row["rank"], row["previous_rank"], row["rank_change"]) == (4, 14, 10)
    assert accusations(page) == []


@pytest.mark.parametrize(
    "said",
    [
        (
            "Đối với Ninh Thuận, Chỉ số PAPI năm 2022 đạt 46,0002 điểm (cao hơn trung bình cả nước"
            " 3,7625 điểm), thuộc nhóm tỉnh cao nhất, xếp hạng 4/63 tỉnh, thành phố."
        ),
        "Đối với tỉnh Ninh Thuận, Chỉ số PAPI năm 2022 đạt 46,0002 điểm, xếp hạng 4/63.",
        "Riêng Ninh Thuận, chỉ số này đạt 46,0002 điểm, xếp hạng 4/63.",
    ],
)
def test_a_unit_that_is_spoken_of_owns_what_follows(said):
    assert sure_values(PAPI + said) == [("Ninh Thuận", 4, 46.0002, 2022)]


@pytest.mark.parametrize(
    ("said", "former"),
    [
        ("sau 4 năm liền giữ ngôi “Quán quân” và năm 2018 ở vị trí “Á quân”, sang năm 2019,", 2),
        ("năm 2018 ở vị trí thứ 2, sang năm 2019,", 2),
        ("sau nhiều năm giữ ngôi “Quán quân”, năm 2019,", None),
        ("sau 4 năm liền giữ ngôi “Quán quân”, năm 2019", None),
    ],
)
def test_places_of_years_before_are_not_the_last(said, former):
    page = PCI + f"Trong khi đó, {said} Đà Nẵng đã tụt xuống vị trí thứ 5 với 70,15 điểm."
    row = sure_rows(page)["Đà Nẵng"]
    assert (row["rank"], row["score"], row["previous_rank"]) == (5, 70.15, former)


GRADES = "Kiên Giang công bố chỉ số cải cách hành chính năm 2018\n\n"


@pytest.mark.parametrize(
    "last",
    [
        "; huyện U Minh Thượng được xếp loại khá.",
        "; huyện U Minh Thượng xếp loại khá.",
        ", riêng huyện U Minh Thượng được xếp loại khá.",
        "; còn huyện U Minh Thượng loại khá.",
    ],
)
def test_a_unit_with_a_grade_of_its_own_is_not_of_the_list_before(last):
    page = (
        GRADES + "Riêng UBND cấp huyện, có 02 đơn vị xếp loại xuất sắc: huyện Châu Thành và Hòn"
        f" Đất; 02 đơn vị xếp loại tốt: An Biên và Giồng Riềng{last}"
    )
    assert {unit: row["grade"] for unit, row in sure_rows(page).items()} == {
        "Huyện Châu Thành": "xuất sắc",
        "Huyện Hòn Đất": "xuất sắc",
        "Huyện An Biên": "tốt",
        "Huyện Giồng Riềng": "tốt",
        "Huyện U Minh Thượng": "khá",
    }
    assert accusations(page) == []


def test_departments_named_by_their_field_alone_are_of_the_list():
    page = (
        GRADES + "Cụ thể, có 8 ngành xếp loại xuất sắc gồm: Văn phòng UBND tỉnh; các Sở: Công"
        " thương, Tư pháp, Thanh tra tỉnh, Sở Giáo dục và Đào tạo, Kế hoạch và Đầu tư, Nội vụ và"
        " Sở Tài chính; 3 ngành xếp loại khá: Giao thông vận tải, Nông nghiệp và Phát triển nông"
        " thôn, Ban Dân tộc."
    )
    assert {unit: row["grade"] for unit, row in sure_rows(page).items()} == {
        "Văn phòng UBND tỉnh": "xuất sắc",
        "Sở Công Thương": "xuất sắc",
        "Sở Tư pháp": "xuất sắc",
        "Thanh tra tỉnh": "xuất sắc",
        "Sở Giáo dục và Đào tạo": "xuất sắc",
        "Sở Kế hoạch và Đầu tư": "xuất sắc",
        "Sở Nội vụ": "xuất sắc",
        "Sở Tài chính": "xuất sắc",
        "Sở Giao thông vận tải": "khá",
        "Sở Nông nghiệp và Phát triển nông thôn": "khá",
        "Ban Dân tộc": "khá",
    }
    assert accusations(page) == []


def test_a_part_of_an_index_that_is_an_index_elsewhere_gives_the_unit_no_score():
    page = read(
        "Vietnam ICT Index 2020\n\nNăm 2020, tỉnh Hậu Giang xếp vị trí thứ 32, tăng 15 bậc so với"
        " năm 2019.\n\nTrong đó, với các chỉ số thành phần, tỉnh Hậu Giang xếp thứ 34 về Hạ tầng"
        " kỹ thuật với 0,4332 điểm. Ở chỉ số Hạ tầng nhân lực, tỉnh đứng thứ 30 với 0,6203 điểm."
        " Còn với chỉ số Ứng dụng công nghệ thông tin, Hậu Giang đạt 0,1997 điểm."
    )
    assert [(row["rank"], row["score"]) for row in page["rankings"]] == [(32, None)]


@pytest.mark.parametrize("title", ["Vietnam ICT Index 2020", "Bảng xếp hạng PCI 2020"])
def test_the_year_behind_the_name_of_an_index_is_its_year(title):
    page = title + "\n\nTỉnh Hậu Giang xếp vị trí thứ 32, tăng 15 bậc so với năm 2019.\n"
    assert sure_values(page) == [("Hậu Giang", 32, None, 2020)]
    assert accusations(page) == []


def test_a_heading_below_a_list_names_the_list_below_it():
    page = (
        "Xếp hạng chuyển đổi số năm 2022 của Lâm Đồng\n\nTừ đó, 5 đơn vị cấp sở, ban, ngành xếp đầu"
        " theo Bộ chỉ số năm 2022 là: Bảo hiểm Xã hội tỉnh (848,47 điểm), Sở Tài chính (797,45"
        " điểm), Sở Y tế (764,58 điểm). 2 đơn vị đạt số điểm thấp nhất là Sở Kế hoạch và Đầu tư"
        " (379,54 điểm), Bộ Chỉ huy Quân sự tỉnh (340,86 điểm).\nVề xếp hạng chỉ số các sở, ngành"
        " không có thủ tục hành chính: Đài Phát thanh Truyền hình Lâm Đồng giữ vị trí số 1.\n"
    )
    labels = {unit: row["label"] or "" for unit, row in sure_rows(page).items()}
    assert "không có thủ tục" in labels["Đài Phát thanh và Truyền hình tỉnh"]
    assert "không có thủ tục" not in labels["Sở Y tế"] + labels["Sở Kế hoạch và Đầu tư"]


def test_a_provinces_table_of_many_years_has_a_row_for_each_that_is_told():
    years = list(range(2023, 2005, -1))
    scores = ["N/A", *(f"{60 + place / 4:.2f}" for place in range(17))]
    ranks = ["N/A", *(str(31 - place) for place in range(17))]
    rows = [("Năm", years), ("Gia nhập thị trường", [7.21] * 18), ("Tính minh bạch", [5.97] * 18)]
    rows += [("PCI", scores), ("Xếp hạng", ranks)]
    table = "\n".join(" ".join([name, *map(str, cells)]) for name, cells in rows)
    page = "Chỉ số năng lực cạnh tranh cấp tỉnh: hồ sơ tỉnh Nam Định\n\n" + table + "\n"
    found = sure_values(page)
    assert len(found) == 18
    assert found[0] == ("Nam Định", None, None, 2023)  # not ranked, but its parts are told
    assert found[1] == ("Nam Định", 31, 60.0, 2022)
    assert found[-1] == ("Nam Định", 15, 64.0, 2006)
    assert len(read(page)["criteria"]) == 36
    assert read(page)["unread"] == []


HEADS = "Chỉ số 1 Chỉ số 2 Chỉ số 3 Tổng điểm KQ đánh giá"


@pytest.mark.parametrize(
    "heads",
    [
        f"STT Đơn vị {HEADS}",
        f"STT Đơn vị Chỉ số 1 Chỉ số 2 Chỉ số 3 Tổng điểm\nI. Cấp tỉnh {HEADS}",
    ],
)
def test_heads_that_are_numbered_and_shortened_head_their_columns(heads):
    page = read(
        f"KẾT QUẢ ĐÁNH GIÁ CHẤT LƯỢNG NĂM 2021\n\n{heads}\n"
        "1 Sở Tư pháp 1.8 1.8 2 15.753 Xuất sắc\n2 Sở Tài chính 2 2 2 15.747 Xuất sắc\n"
        "3 Sở Nội vụ 1.8 1.8 2 15.504 Xuất sắc\n4 Sở Xây dựng 1.8 1.8 2 14.451 Tốt\n"
    )
    assert [(row["unit"], row["score"], row["grade"]) for row in page["rankings"]] == [
        ("Sở Tư pháp", 15.753, "Xuất sắc"),
        ("Sở Tài chính", 15.747, "Xuất sắc"),
        ("Sở Nội vụ", 15.504, "Xuất sắc"),
        ("Sở Xây dựng", 14.451, "Tốt"),
    ]
    assert page["claims"] == []
    assert page["unread"] == []


def test_the_province_of_the_title_is_the_only_one_that_a_province_can_be():
    page = "Kết quả PCI năm 2022 của tỉnh Long An\n\n"
    said = "Trước đó, năm 2021 tỉnh đạt 61,89 điểm; năm 2020 đạt 60,97 điểm."
    assert sure_values(page + said) == [
        ("Long An", None, 61.89, 2021),
        ("Long An", None, 60.97, 2020),
    ]


@pytest.mark.parametrize("compared", ["so năm 2022", "so với năm 2022"])
def test_the_year_that_a_title_compares_with_is_not_its_own(compared):
    page = f"Bình Định tăng 9 bậc chỉ số PAPI {compared}\n\nChỉ số PAPI năm 2023 vừa công bố.\n\n"
    said = f"Bình Định đứng vị trí thứ 21, tăng 9 bậc {compared} (năm 2022 đứng thứ 30)."
    assert sure_values(page + said) == [("Bình Định", 21, None, 2023)]
    assert accusations(page + said) == []


def test_a_place_held_once_nobody_says_when_is_not_the_one_before():
    said = "Yên Bái từng đứng thứ hai, song cũng có lúc chỉ xếp thứ 31 (năm 2014)."
    rows = read(f"Chỉ số PCI năm 2021\n\n{said}")["rankings"]
    assert [(row["year"], row["rank"], row["previous_rank"]) for row in rows] == [(2014, 31, None)]


def test_a_share_in_brackets_is_no_score_of_the_year_before():
    said = (
        "Khoảng cách giữa Yên Bái và tỉnh dẫn đầu Đà Nẵng (0,9021 điểm) được rút ngắn"
        " so với năm 2018 (61,2% năm 2018; 58,7% năm 2019)."
    )
    told = read(f"Chỉ số ICT năm 2019\n\n{said}")["rankings"]
    assert [row for row in told if row["certainty"] == "sure" and row["previous_score"]] == []


def test_a_comparison_with_places_in_words_is_read_to_its_end():
    page = "Mức độ ứng dụng công nghệ thông tin năm 2021\n\nHuyện Tiên Phước xếp thứ 4/18.\n\n"
    said = "Riêng tiêu chí Hạ tầng, số điểm của Tiên Phước còn cao hơn hai địa phương đứng đầu."
    assert sure_values(page + said)[0] == ("Huyện Tiên Phước", 4, None, 2021)


def test_a_share_of_points_that_are_rounded_themselves_is_right():
    # 9,865 to 9,875 of 12 are 82,21 to 82,29 %; 10,515 to 10,525 of 13,5 are 77,89 to 77,96 %
    page = "Kết quả chỉ số cải cách hành chính năm 2019\n\n"
    right = "- Cải cách tổ chức bộ máy: 9,87/12 điểm (82,27%)\n\n"
    wrong = "- Hiện đại hóa hành chính: 10,52/13,5 điểm (77,55%)\n"
    assert accusations(page + right) == []
    assert accusations(page + wrong) == ["percentage_vs_fraction"]
