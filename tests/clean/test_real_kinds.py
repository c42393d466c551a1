"""Kinds of sentences met on real pages, told here in other words, and their near misses."""

import pytest

from tests.clean.reading import accusations, read, sure_rows

PAPI = "Kết quả Chỉ số PAPI năm 2021 của tỉnh Ninh Thuận\n\n"


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("tăng 3,086 điểm và tăng 44 bậc", 3.086),  # ninhthuan.gov.vn, PAPI 2021
        ("giảm 1,204 điểm", -1.204),
        ("tăng 3.086 điểm", 3.086),
    ],
)
def test_a_change_of_an_index_stays_within_its_scale(said, change):
    page = PAPI + f"PAPI năm 2021 của tỉnh đạt 43.83 điểm, xếp hạng 14/63 ({said} so với năm 2020)."
    assert sure_rows(page)["Ninh Thuận"]["score_change"] == change
    assert accusations(page) == []


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("được khảo sát đối với 15.833 người dân", 15833),
        ("lấy ý kiến của 1.204 doanh nghiệp", 1204),
        ("điểm trung bình cả nước là 42.269 điểm", 42.269),
        ("gấp 1.125 lần kỳ trước", 1.125),
    ],
)
def test_people_are_counted_by_whole_numbers(said, value):
    page = PAPI + f"PAPI năm 2021 của tỉnh đạt 43.83 điểm, xếp hạng 14/63; {said}."
    assert value in [claim["value"] for claim in read(page)["claims"]]


CCHC = "Kết quả Chỉ số cải cách hành chính năm 2023 tỉnh Thừa Thiên Huế\n\n"


def test_a_counted_list_of_places_shares_its_grade():
    """snv.thuathienhue.gov.vn, 2023: "05 đơn vị xếp loại xuất sắc gồm: xã … vị thứ 4/141, xã …"."""
    page = CCHC + (
        "Huyện Quảng Điền có 03 đơn vị xếp loại xuất sắc gồm: xã Quảng Thái vị thứ 4/141, xã Quảng"
        " Thọ vị thứ 5/141, xã Quảng Phú vị thứ 13/141 và 02 đơn vị xếp loại tốt gồm: xã Quảng"
        " Vinh vị thứ 39/141, thị trấn Sịa vị thứ 71/141."
    )
    rows = sure_rows(page)
    assert {unit: (row["rank"], row["grade"]) for unit, row in rows.items()} == {
        "Xã Quảng Thái": (4, "xuất sắc"),
        "Xã Quảng Thọ": (5, "xuất sắc"),
        "Xã Quảng Phú": (13, "xuất sắc"),
        "Xã Quảng Vinh": (39, "tốt"),
        "Thị trấn Sịa": (71, "tốt"),
    }
    assert accusations(page) == []


def test_a_list_that_names_others_too_shares_no_grade():
    page = CCHC + (
        "Toàn huyện có 02 đơn vị xếp loại xuất sắc gồm: xã Quảng Thái vị thứ 4/141, xã Quảng Thọ vị"
        " thứ 5/141, còn xã Quảng Phú vị thứ 113/141."
    )
    assert sure_rows(page)["Xã Quảng Phú"]["grade"] is None
    assert accusations(page) == []


@pytest.mark.parametrize(
    ("said", "size"),
    [
        # kinhtedothi.vn, Hà Nội 2020: "52 sở và cơ quan tương đương sở, UBND các quận, …"
        (
            (
                "của 52 sở và cơ quan tương đương sở, UBND các quận, huyện, trong đó có 22 sở, cơ"
                " quan tương đương sở và 30 quận, huyện"
            ),
            22,
        ),
        ("của 22 sở, cơ quan tương đương sở", 22),
        ("của 22 sở, ban, ngành và 30 quận, huyện", 22),
    ],
)
def test_one_number_for_two_lists_is_the_size_of_neither(said, size):
    page = (
        "Công bố Chỉ số cải cách hành chính năm 2020 của thành phố Hà Nội\n\nThành phố công bố Chỉ"
        f" số cải cách hành chính năm 2020 {said}.\n\nSở Tài chính đạt cao nhất với 92,76 điểm."
    )
    assert sure_rows(page)["Sở Tài chính"]["rank_of"] == size


BLOCKS = "Kết quả Chỉ số cải cách hành chính năm 2021 tỉnh Phú Yên\n\n"


@pytest.mark.parametrize(
    ("heading", "said", "size"),
    [
        ("Khối ngành dọc: Cục Thuế dẫn đầu", "Có 6 cơ quan ngành dọc được đánh giá.", 6),
        ("Khối ngành dọc: Cục Thuế dẫn đầu", "Kết quả khối này rất sít sao.", None),
        ("Những kết quả đáng chú ý", "Kết quả rất sít sao.", 17),
    ],
)
def test_the_size_of_a_group_is_not_that_of_the_next(heading, said, size):
    page = BLOCKS + (
        "Khối sở, ngành: Sở Tài chính lần thứ tư góp mặt trong nhóm các đơn vị đứng đầu\n\nTrong số"
        f" 17 cơ quan chuyên môn, Sở Tài chính đứng thứ nhất.\n\n{heading}\n\n{said} Cục Thuế đứng"
        " thứ nhất, Kho bạc Nhà nước đứng thứ hai."
    )
    rows = sure_rows(page)
    assert rows["Sở Tài chính"]["rank_of"] == 17
    assert {rows[unit]["rank_of"] for unit in ("Cục Thuế", "Kho bạc Nhà nước")} == {size}


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        (
            "Đông nhất là nhóm tốt với 61 đơn vị; nhóm khá 33 đơn vị, nhóm xuất sắc 9 đơn vị.",
            {"tốt": 61, "khá": 33, "xuất sắc": 9},
        ),
        ("Số cơ quan được xếp loại tốt là 6, số xếp loại khá là 13.", {"tốt": 6, "khá": 13}),
        ("Loại xuất sắc có 3 đơn vị, loại tốt 8, loại khá 2.", {"xuất sắc": 3, "tốt": 8, "khá": 2}),
        ("Có 3 đơn vị xếp loại tốt, 12 đơn vị xếp loại khá.", {"tốt": 3, "khá": 12}),
        ("Có 3 sở xếp loại tốt (giảm 2 đơn vị), 12 sở xếp loại khá.", {"tốt": 3, "khá": 12}),
        ("Đại diện một sở thuộc nhóm khá cho hay, việc số hóa còn chậm.", {}),
        ("Có một sở xếp loại yếu.", {"yếu": 1}),
    ],
)
def test_a_count_is_that_of_the_grade_it_is_told_with(said, counts):
    claims = read(BLOCKS + said)["claims"]
    told = [claim for claim in claims if " loại " in (claim["measure"] or "")]
    assert {claim["measure"].split(" loại ")[1]: claim["value"] for claim in told} == counts


@pytest.mark.parametrize(
    ("headline", "said"),
    [
        # TPHCM, a weekly index: a headline that ends in a grade, and a paragraph that opens "Từ …"
        ("Bốn sở chỉ đạt trung bình", "Từ 84,43 điểm của tuần trước, chỉ số đã tăng."),
        ("Kết quả theo vùng", "Cả 6 vùng đều đạt kết quả trung bình trên 80 điểm."),
    ],
)
def test_a_mean_and_a_new_paragraph_bound_no_grade(headline, said):
    page = f"Phú Yên: chỉ số cải cách hành chính năm 2021. {headline}\n\n{said}\n\n"
    page += "Xếp loại trung bình là Sở Xây dựng với 57 điểm."
    assert sure_rows(page)["Sở Xây dựng"]["grade"] == "trung bình"
    assert accusations(page) == []


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Thang điểm 1.000 gồm 7 phần; có 6.000 thành viên tổ công nghệ.", 6000),
        ("Điểm bình quân là 85.63%; hơn 70.000 phiếu được phát ra.", 70000),
        ("Điểm bình quân là 85.63%; đã có 2.300 quy định.", 2300),
        ("Điểm bình quân là 85.63%; điểm cao nhất là 91.200 điểm.", 91.2),
    ],
)
def test_round_thousands_are_no_decimals(said, value):
    assert value in [claim["value"] for claim in read(BLOCKS + said)["claims"]]


def test_the_first_of_all_is_the_first_of_its_own_list():
    """kinhtedothi.vn, Hà Nội 2020: "mức cao nhất trong tất cả 52 đơn vị", of two lists."""
    page = BLOCKS + (
        "Kết quả của 25 đơn vị, gồm 16 sở và 9 huyện.\n\nDẫn đầu 9 huyện là huyện Tuy An."
        " Huyện được 92,1 điểm, cũng là mức cao nhất trong tất cả 25 đơn vị."
    )
    row = sure_rows(page)["Huyện Tuy An"]
    assert (row["rank"], row["rank_of"], row["score"]) == (1, 9, 92.1)


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        # "Trở lại năm 2014, Khánh Hòa cũng từng đứng thứ 16/63, song số điểm khi ấy chỉ là 59,78"
        (
            "Năm 2015, Phú Yên từng đứng thứ 18/63, song số điểm khi ấy chỉ là 57,12.",
            [(2015, 18, None, 57.12)],
        ),
        ("Năm 2015, Phú Yên từng đứng thứ 18/63, nay xếp thứ 22.", [(2022, 22, 18, None)]),
        ("Phú Yên từng đứng thứ 18/63, nay xếp thứ 22.", [(2022, 22, 18, None)]),
    ],
)
def test_a_place_held_once_is_that_of_the_year_told(said, rows):
    read_rows = read("PCI 2022: các tỉnh bứt phá\n\n" + said)["rankings"]
    told = [(row["year"], row["rank"], row["previous_rank"], row["score"]) for row in read_rows]
    assert told == rows


@pytest.mark.parametrize(
    ("said", "figure", "told"),
    [
        # (year, value, comparator, change)
        ("Khoảng cách giữa hai đơn vị lên đến gần 70 điểm.", "70", (2021, 70, "~", None)),
        ("Điểm số của tỉnh tăng tới 3 điểm.", "3", (2021, None, None, 3)),
        ("Đạt 90,17%, khối sở vượt lên.", "90,17", (2021, 90.17, "=", None)),
        ("Loại Đạt từ 50 điểm.", "50", (2021, 50, ">=", None)),
        ("Khối sở là khối duy nhất vượt mốc 90%.", "90", (2021, 90, ">", None)),
        (
            "Nhích lên 0,48% từ mức 87,72% của năm 2020, khối huyện có kết quả 88,20%.",
            "88,20",
            (2021, 88.2, "=", None),
        ),
        (
            "Năm 2020, giá trị trung bình của khối này là 88,32%; sau một năm đã tăng thêm 1,85%.",
            "1,85",
            (2021, None, None, 1.85),
        ),
        (
            "Năm 2020, giá trị trung bình của khối này là 88,32%; tỷ lệ hồ sơ số là 71%.",
            "71",
            (2020, 71, "=", None),
        ),
        ("Cả sở có 4 cán bộ, máy tính mua từ năm 2016.", "4", (2021, 4, "=", None)),
    ],
)
def test_a_figure_has_its_own_year_and_bound(said, figure, told):
    value = float(figure.replace(",", "."))
    claims = [
        one for one in read(BLOCKS + said)["claims"] if value in (one["value"], one["change"])
    ]
    assert [
        (one["year"], one["value"], one["value"] and one["comparator"], one["change"])
        for one in claims
    ] == [told]


def test_words_before_a_colon_name_what_is_measured():
    page = BLOCKS + (
        "Mức độ hài lòng đạt 17,94/18 điểm.\n\nTrong số này, yếu nhất là dịch vụ trực tuyến:"
        " 15,2/22 điểm."
    )
    measures = {one["value"]: one["measure"] for one in read(page)["claims"]}
    assert measures[15.2] == "dịch vụ trực tuyến"


def test_a_place_in_the_district_is_none_in_the_province():
    """xã Quảng Thái (Quảng Điền, 2023): "cao nhất huyện, đứng thứ 4 toàn tỉnh"."""
    page = BLOCKS + (
        "Xã An Phú có thứ hạng cao nhất huyện, đứng thứ 6 toàn tỉnh; xã Hòa Kiến dù thấp nhất huyện"
        " vẫn xếp thứ 30 toàn tỉnh."
    )
    rows = sure_rows(page)
    told = {unit: (row["rank"], row["rank_from_bottom"]) for unit, row in rows.items()}
    assert told == {"Xã An Phú": (6, None), "Xã Hòa Kiến": (30, None)}


@pytest.mark.parametrize(
    ("said", "units"),
    [
        ("Khối UBND cấp xã thuộc huyện Quảng Điền đứng đầu toàn tỉnh.", []),
        ("Các xã thuộc huyện Quảng Điền dẫn đầu toàn tỉnh.", []),
        ("Xã Quảng Thọ thuộc huyện Quảng Điền dẫn đầu toàn tỉnh.", ["Xã Quảng Thọ"]),
        ("Vị trí số 1 thuộc về huyện Quảng Điền.", ["Huyện Quảng Điền"]),
    ],
)
def test_where_those_are_that_lead_does_not_lead(said, units):
    assert list(sure_rows(CCHC + said)) == units


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        # baotuyenquang.com.vn, 2023: "…; xếp thứ 2 và 3 lần lượt là …"
        (
            (
                "Sở Tư pháp đứng đầu với 407,64 điểm; xếp thứ 2 và 3 lần lượt là Sở Tài chính với"
                " 379,34 điểm, Sở Y tế với 377,09 điểm. Xếp hạng cuối cùng trong nhóm các cơ quan"
                " là Sở Xây dựng với 264,36 điểm."
            ),
            {
                "Sở Tư pháp": (1, None, 407.64),
                "Sở Tài chính": (2, None, 379.34),
                "Sở Y tế": (3, None, 377.09),
                "Sở Xây dựng": (None, 1, 264.36),
            },
        ),
        (
            "Cao điểm nhất là Sở Tư pháp với 87,83 điểm; thấp điểm nhất là Sở Y tế với 65,18 điểm.",
            {"Sở Tư pháp": (1, None, 87.83), "Sở Y tế": (None, 1, 65.18)},
        ),
        (
            "Sở Tư pháp xếp thứ 5, 3 đơn vị không xếp hạng.",
            {"Sở Tư pháp": (5, None, None)},
        ),
    ],
)
def test_places_told_for_several_at_once_and_the_last(said, rows):
    read_rows = sure_rows(CCHC + said)
    assert {
        unit: (row["rank"], row["rank_from_bottom"], row["score"])
        for unit, row in read_rows.items()
    } == rows


@pytest.mark.parametrize(
    ("said", "graded"),
    [
        # hdnd.backan.gov.vn, 2018: "08/08 huyện đều được phân loại ở mức khá, trong đó …"
        ("08/08 huyện đều được phân loại ở mức khá, trong đó", "khá"),
        ("05/08 huyện được phân loại ở mức khá, trong khi đó", None),
    ],
)
def test_all_of_a_group_share_its_grade(said, graded):
    page = CCHC + (
        f"{said} huyện Phú Lộc đứng đầu với 81,99 điểm, đứng cuối là huyện A Lưới với 68,01 điểm."
    )
    assert sure_rows(page)["Huyện A Lưới"]["grade"] == graded
    assert accusations(page) == []


@pytest.mark.parametrize(
    ("said", "excluded"),
    [
        ("chỉ có UBND huyện Phú Lộc đạt mức IV, 7/8 huyện còn lại không xếp hạng", []),
        (
            "UBND huyện Phú Lộc và UBND huyện A Lưới không xếp hạng",
            ["Huyện Phú Lộc", "Huyện A Lưới"],
        ),
    ],
)
def test_the_rest_is_left_out_and_not_who_is_named(said, excluded):
    found = read(CCHC + f"Huyện Nam Đông xếp thứ 2. Đối với cấp huyện, {said}.")
    assert [one["unit"] for one in found["document"]["exclusions"]] == excluded
    assert [one for one in found["findings"] if one["severity"] != "note"] == []


def test_a_place_before_another_year_is_not_last_years():
    """baoangiang.com.vn, 2019: two changes, against two years."""
    page = (
        "Chỉ số cải cách hành chính năm 2019 tỉnh An Giang xếp hạng 11/63\n\nKết quả"
        " chỉ số CCHC năm"
        " 2019 của tỉnh An Giang xếp hạng 11/63, đạt 83,32%, giảm 3 bậc so năm 2018, nhưng tăng 25"
        " bậc so năm 2016 (năm 2016 xếp thứ 36/63)."
    )
    row = sure_rows(page)["An Giang"]
    assert (row["rank"], row["rank_change"], row["previous_rank"]) == (11, -3, None)
    changes = [c for c in read(page)["claims"] if c["change"] == 25]
    assert [(c["year"], c["baseline"]) for c in changes] == [(2019, 2016)]


@pytest.mark.parametrize(
    ("said", "value", "measure"),
    [
        (
            "tỉnh xếp thứ 12/13 (giảm 5 bậc) so với các tỉnh trong khu vực",
            12,
            "so với các tỉnh trong khu vực",
        ),
        ("tỉnh tập trung cải thiện mạnh 6 chỉ số thành phần", 6, "chỉ số thành phần"),
        ("số đơn vị loại Tốt tăng 6 đơn vị", None, None),
    ],
)
def test_what_a_figure_measures_is_no_bracket_and_parts_are_counted(said, value, measure):
    page = (
        "PCI tỉnh Cà Mau năm 2022\n\nPCI tỉnh Cà Mau năm 2022 đạt 61,6 điểm, xếp thứ 58/63; " + said
    )
    told = {c["value"]: c["measure"] for c in read(page)["claims"] if c["change"] != 6}
    assert told.get(value) == measure


TABLE = """Bảng chỉ số thành phần DDCI tỉnh Hà Tĩnh năm 2021

Đơn vị\tSố phiếu trả lời\tĐiểm chỉ số thành phần DDCI năm 2021 (Thang điểm 10)\t\t\tDDCI năm 2021\
 (Thang điểm 100)\tXếp loại
\t\tTính minh bạch và tiếp cận thông tin của cơ quan\tChi phí thời gian\tVai trò người đứng đầu
Huyện Vũ Quang\t147\t7.02\t6.62\t7.71\t68.85\tKhá
Huyện Hương Khê\t77\t8.07\t7.04\t9.07\t79.12\tTốt
Sở Tư pháp\t68\t7.66\t8.27\t7.08\t68.2\tKhá
Sở Y tế\t60\t6.17\t5.31\t7.78\t62.08\tKhá
"""


def test_a_long_head_is_a_head_and_two_levels_without_places_are_two_lists():
    """ddcihatinh.vn, 2021."""
    rows = sure_rows(TABLE)
    assert {unit: (row["level"], row["score"], row["rank"]) for unit, row in rows.items()} == {
        "Huyện Vũ Quang": ("district", 68.85, 2),
        "Huyện Hương Khê": ("district", 79.12, 1),
        "Sở Tư pháp": ("department", 68.2, 1),
        "Sở Y tế": ("department", 62.08, 2),
    }
    assert list(rows["Sở Y tế"]["components"]) == [
        "Tính minh bạch và tiếp cận thông tin của cơ quan",
        "Chi phí thời gian",
        "Vai trò người đứng đầu",
    ]


def test_units_of_two_levels_that_are_counted_through_are_one_list():
    ranked = TABLE.replace("Xếp loại", "Hạng").replace("Khá", "3", 1).replace("Tốt", "1")
    ranked = ranked.replace("Khá", "2", 1).replace("Khá", "4", 1)
    assert {row["level"] for row in sure_rows(ranked).values()} == {"department"}


DTI = "Xếp hạng chuyển đổi số các tỉnh, thành phố năm 2023\n\nĐà Nẵng dẫn đầu DTI năm 2023. "


@pytest.mark.parametrize(
    ("said", "certainty"),
    [
        # baomoi.net.vn, DTI 2023; dost-bentre.gov.vn, 2017: "Top 10 … đứng đầu gồm: …"
        ("Top 3 tỉnh đứng đầu gồm: Lạng Sơn, Cần Thơ, Hà Nội.", "unsure"),
        ("Ba tỉnh dẫn đầu bao gồm Lạng Sơn, Cần Thơ và Hà Nội.", "unsure"),
        ("Ba tỉnh dẫn đầu lần lượt gồm Lạng Sơn, Cần Thơ và Hà Nội.", "sure"),
        ("Ba tỉnh dẫn đầu là Lạng Sơn, Cần Thơ và Hà Nội.", "sure"),
        ("Ba tỉnh dẫn đầu gồm Lạng Sơn (0,71), Cần Thơ (0,70) và Hà Nội (0,69).", "sure"),
        ("Nhóm đầu gồm Lạng Sơn, Cần Thơ và Hà Nội, lần lượt xếp thứ 1, 2, 3.", "sure"),
    ],
)
def test_what_a_list_includes_need_not_stand_in_order(said, certainty):
    told = {row["unit"]: row["certainty"] for row in read(DTI + said)["rankings"]}
    assert told["Hà Nội"] == certainty


def test_an_order_is_sure_beside_a_table_of_the_same_units():
    page = (
        "Kết quả Chỉ số cải cách hành chính năm 2023 tỉnh Phú Thọ\n\nBa đơn vị đứng"
        " đầu gồm: Sở Y tế,"
        " Sở Nội vụ, Sở Tư pháp.\n\nSTT | Đơn vị | Điểm\n1 | Sở Y tế | 91,2\n2 | Sở Nội vụ | 90,1\n"
        "3 | Sở Tư pháp | 88,4\n4 | Sở Xây dựng | 85,0\n"
    )
    assert {row["certainty"] for row in read(page)["rankings"]} == {"sure"}


@pytest.mark.parametrize(
    ("said", "index"),
    [
        # hiephoidoanhnghiep.gialai.org.vn, 2018
        (
            "Đánh giá về xếp hạng mức độ ứng dụng công nghệ thông tin năm 2018 của Bộ, Gia Lai",
            "CNTT",
        ),
        ("Theo kết quả khảo sát người dân năm 2018, Gia Lai", "SIPAS"),
    ],
)
def test_a_sentence_that_opens_with_another_framework_is_about_that(said, index):
    page = (
        "Đánh giá mức độ chính quyền điện tử tỉnh Gia Lai\n\nTheo đánh giá của Bộ"
        " Nội vụ, chỉ số hài"
        f" lòng (SIPAS) năm 2018 của Gia Lai xếp thứ 53/63 tỉnh. {said} xếp hạng 23/63."
    )
    rows = [row for row in read(page)["rankings"] if row["rank"] == 23]
    named = {"ứng dụng công nghệ thông tin": "CNTT", "SIPAS": "SIPAS"}
    assert [named[row["index_name"]] for row in rows] == [index]


def test_what_a_sentence_of_a_part_tells_of_others_waits_too():
    """baodanang.vn, ICT Index 2016: a part whose name is that of the whole."""
    page = (
        "Đà Nẵng tiếp tục đứng đầu ICT Index năm 2016\n\nVới tổng điểm 0,83, Đà Nẵng"
        " đứng đầu ICT Index"
        " năm 2016, trên Huế (0,70 điểm).\n\nVới số điểm 0,89, Đà Nẵng đứng đầu chỉ"
        " số ứng dụng CNTT,"
        " trên Quảng Ninh (0,72 điểm). Năm nay, Tiền Giang có bước tiến ở chỉ số này khi xếp thứ 4."
    )
    told = {(row["unit"], row["score"]): row["certainty"] for row in read(page)["rankings"]}
    assert told[("Đà Nẵng", 0.83)] == "sure"
    assert told[("Quảng Ninh", 0.72)] == "unsure"
    assert "Tiền Giang" not in sure_rows(page)


@pytest.mark.parametrize(
    ("heading", "unread"),
    [
        ("TỔNG HỢP", ["9", "62", "41"]),  # snv.thuathienhue.gov.vn, 2021
        ("THU HÀ", ["9", "62", "41"]),
    ],
)
def test_numbered_rows_below_capitals_are_not_dropped_with_an_author(heading, unread):
    page = CCHC + (
        "Điểm đánh giá chi tiết của từng xã, phường, thị trấn được công bố trên phần"
        " mềm đánh giá.\n\n"
        f"{heading}\n1 Xuất sắc 9 6,62\n2 Tốt 62 45,59\n3 Khá 41 30,15\n"
    )
    listed = [one["text"] for one in read(page)["unread"]]
    assert [text for text in listed if text in unread] == unread


@pytest.mark.parametrize(
    ("said", "owner"),
    [
        # vietnamplus.vn, 2024: the means of the regions
        (
            "Cao nhất là vùng Đồng bằng sông Hồng với kết quả đạt 90,17%.",
            "vùng Đồng bằng sông Hồng",
        ),
        ("Điểm trung bình của vùng Tây Nguyên là 90,17%.", "vùng Tây Nguyên"),
        ("Điểm trung bình của các vùng là 90,17%.", None),
        ("Điểm trung bình của cả nước là 90,17%.", None),
    ],
)
def test_a_mean_of_a_region_is_the_regions(said, owner):
    page = "Chỉ số cải cách hành chính năm 2024 của các vùng kinh tế - xã hội\n\n" + said
    (claim,) = [claim for claim in read(page)["claims"] if claim["value"] == 90.17]
    assert claim["subject"] == owner


@pytest.mark.parametrize(
    ("said", "rank"),
    [
        ("đứng thứ 17, là thứ hạng cao nhất từ trước đến nay", 17),
        ("đứng thứ 17, có điểm cao nhất trong 10 năm qua", 17),
        ("có điểm cao nhất cả nước", 1),
    ],
)
def test_the_best_of_ones_own_years_is_no_first_place(said, rank):
    page = "PCI năm 2023 của tỉnh Hải Dương\n\nPCI năm 2023 của tỉnh Hải Dương " + said + "."
    assert sure_rows(page)["Hải Dương"]["rank"] == rank
    assert [row["rank"] for row in read(page)["rankings"]] == [rank]


@pytest.mark.parametrize(
    ("said", "measure"),
    [
        ("có 3 chỉ số thuộc nhóm trung bình cao", "chỉ số thuộc nhóm trung bình cao"),
        ("có 3 huyện thuộc nhóm trung bình cao", "số huyện loại trung bình cao"),
    ],
)
def test_parts_of_an_index_are_counted_and_not_graded(said, measure):
    told = read(PAPI + f"Trong 8 nội dung của PAPI năm 2021, {said}.")["claims"]
    assert measure in [claim["measure"] for claim in told]


def test_months_and_the_number_of_a_name_are_no_figures():
    page = (
        "Xếp hạng chuyển đổi số 6 tháng đầu năm 2025 của các xã, phường tỉnh Lâm Đồng\n\nPhường"
        " Xuân Hương - Đà Lạt xếp thứ nhất với 92,4 điểm; phường 1 Bảo Lộc xếp thứ hai với"
        " 91,75 điểm."
    )
    found = read(page)
    assert (found["claims"], found["unread"]) == ([], [])


def test_so_many_places_are_nobodys():
    page = CCHC + (
        "Các huyện Nam Đông, Phú Lộc xếp ở 2 vị trí cuối bảng, lần lượt đạt 70,1 và 69,8 điểm."
    )
    assert {claim["subject"] for claim in read(page)["claims"]} <= {None}


def test_a_group_that_begins_inside_a_paragraph_has_places_of_its_own():
    page = CCHC + (
        "Nhóm 1 (các sở có dịch vụ công): Sở Y tế dẫn đầu với 81,4 điểm; Sở Tư pháp thứ hai với 79"
        " điểm. Nhóm 2 (các cơ quan không có dịch vụ công): Thanh tra tỉnh dẫn đầu với 65 điểm; Ban"
        " Dân tộc thứ hai với 61 điểm."
    )
    rows = sure_rows(page)
    assert {unit: (row["label"], row["rank"]) for unit, row in rows.items()} == {
        "Sở Y tế": ("Nhóm 1 (các sở có dịch vụ công)", 1),
        "Sở Tư pháp": ("Nhóm 1 (các sở có dịch vụ công)", 2),
        "Thanh tra tỉnh": ("Nhóm 2 (các cơ quan không có dịch vụ công)", 1),
        "Ban Dân tộc": ("Nhóm 2 (các cơ quan không có dịch vụ công)", 2),
    }
    assert accusations(page) == []


@pytest.mark.parametrize(
    ("said", "index"),
    [
        ("Quảng Ninh tiếp tục dẫn đầu PAR INDEX với 90,10%.", "PAR INDEX"),
        ("Quảng Ninh xếp thứ nhất về PAR INDEX với 90,10%.", "PAR INDEX"),
        ("Quảng Ninh dẫn đầu cả nước với 87,59%.", "SIPAS"),
    ],
)
def test_a_place_is_by_the_index_right_behind_it(said, index):
    page = (
        "PAR INDEX và SIPAS năm 2022 của tỉnh Quảng Trị\n\nNăm 2022, PAR INDEX của Quảng Trị đạt"
        f" 83,42%, xếp thứ 48/63; SIPAS đạt 79,38%, xếp thứ 39/63. {said}"
    )
    rows = [row for row in read(page)["rankings"] if row["unit"] == "Quảng Ninh"]
    assert [(row["index_name"], row["rank"]) for row in rows] == [(index, 1)]


def test_a_verb_of_change_holds_on_over_and():
    page = (
        "Các chỉ số năm 2022 của tỉnh Quảng Trị\n\nPAR INDEX năm 2022 của Quảng Trị xếp thứ 48/63."
        " Cả hai chỉ số đều khá hơn năm 2021 (lần lượt tăng 12 bậc và 8 bậc)."
    )
    told = read(page)["claims"]
    assert {claim["change"] for claim in told if claim["change_unit"] == "bậc"} == {12, 8}
    assert 8 not in [claim["value"] for claim in told]


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("Ngày 9/5/2024, VCCI công bố PCI 2023.", 2023),
        ("Sáng 9/5, VCCI công bố PCI năm 2023.", 2023),
        ("Tỉnh tăng hạng so với PCI 2023.", None),
    ],
)
def test_a_year_right_behind_an_index_is_evaluated(said, year):
    page = (
        "Quảng Ninh lần thứ 7 liên tiếp dẫn đầu PCI\n\n"
        f"{said} Quảng Ninh tiếp tục đứng đầu với 71,25 điểm."
    )
    assert read(page)["document"]["evaluation_year"] == year


DTI = "Công bố kết quả xếp hạng chuyển đổi số các tỉnh năm 2023\n\n"


def test_those_that_lead_in_a_pillar_have_no_place_in_the_whole():
    page = DTI + (
        "Tổng quan, đối với xếp hạng chuyển đổi số DTI năm 2023: Cần Thơ đứng thứ nhất, tiếp đến"
        " là Hải Phòng, Lào Cai; An Giang tăng mạnh nhất (tăng 21 bậc, xếp hạng 30); 4 tỉnh dẫn"
        " đầu về thể chế số: Nghệ An, Hà Giang, An Giang, Sơn La; 3 tỉnh dẫn đầu về hạ tầng số:"
        " Cần Thơ, Bình Định, Sơn La."
    )
    rows = sure_rows(page)
    assert {unit: row["rank"] for unit, row in rows.items()} == {
        "Cần Thơ": 1,
        "Hải Phòng": 2,
        "Lào Cai": 3,
        "An Giang": 30,
    }
    assert rows["An Giang"]["rank_change"] == 21


@pytest.mark.parametrize("about", ["", " về chuyển đổi số"])
def test_those_that_lead_the_whole_have_places(about):
    page = DTI + f"Theo xếp hạng DTI năm 2023, 3 tỉnh dẫn đầu{about}: Nghệ An, Hà Giang, Sơn La."
    ranks = {row["unit"]: row["rank"] for row in read(page)["rankings"]}
    assert ranks == {"Nghệ An": 1, "Hà Giang": 2, "Sơn La": 3}


PCI = "Công bố kết quả xếp hạng PCI các tỉnh năm 2023 của VCCI\n\n"


@pytest.mark.parametrize(
    ("said", "rank"),
    [
        (
            (
                "lần đầu vượt qua những tỉnh từng nhiều năm giữ vững vị trí dẫn đầu như Bến Tre,"
                " Long An... để vươn lên vị trí số 1 với 72,11 điểm"
            ),
            1,
        ),
        (
            (
                "vượt lên trên các tỉnh nhiều năm đứng đầu như Bến Tre, Long An để giành vị trí"
                " thứ nhất với 72,11 điểm"
            ),
            1,
        ),
        ("vượt qua nhiều tỉnh như Bến Tre và Long An, xếp thứ 5 với 72,11 điểm", 5),
        ("vượt qua Bến Tre để vươn lên vị trí thứ nhất với 72,11 điểm", 1),
    ],
)
def test_those_that_are_overtaken_have_nothing_of_who_overtook_them(said, rank):
    page = PCI + f"Trong bảng xếp hạng năm nay, Nghệ An {said}."
    told = [
        (row["unit"], row["rank"], row["score"], row["previous_rank"])
        for row in read(page)["rankings"]
    ]
    assert told == [("Nghệ An", rank, 72.11, None)]
    assert {claim["subject"] for claim in read(page)["claims"]} <= {None}


BAC_NINH = "Bắc Ninh: Công bố kết quả xếp hạng chuyển đổi số bộ, tỉnh năm 2021\n\n"


@pytest.mark.parametrize(
    "said",
    [
        (
            "Trong các cơ quan không có dịch vụ công, Đài Tiếng nói Việt Nam xếp vị trí thứ nhất;"
            " giá trị DTI thấp nhất (0.1103) và cao nhất (0.3121)."
        ),
        (
            "Bộ Công Thương xếp vị trí thứ nhất với 0.5122; nhưng chỉ số DTI các bộ không chênh"
            " lệch nhiều."
        ),
    ],
)
def test_what_is_said_of_all_is_no_score_of_the_province(said):
    told = read(BAC_NINH + said)["rankings"]
    assert {(row["level"], row["certainty"]) for row in told} <= {("ministry", "unsure")}


def test_a_place_in_the_table_of_all_is_the_province_s():
    page = BAC_NINH + "Trong bảng DTI các tỉnh, Bắc Ninh xếp thứ 3 với 0,5122 điểm."
    row = sure_rows(page)["Bắc Ninh"]
    assert (row["rank"], row["score"]) == (3, 0.5122)


def test_satisfaction_is_no_score_of_the_reform_index():
    page = (
        "Kết quả chỉ số cải cách hành chính năm 2024 các sở, ban, ngành và cấp xã tỉnh Bình Định"
        "\n\nTrong khối sở, đơn vị có mức độ hài lòng cao nhất là Sở Y tế, đạt 95,21%. Đối với khối"
        " phường, phường Quy Nhơn là đơn vị dẫn đầu với 97,10%.\n\nVề chỉ số cải cách hành chính"
        " năm 2024: Sở Nội vụ xếp thứ nhất với 93,71 điểm; Sở Y tế xếp thứ 2 với 92,4 điểm.\n\n"
        "Chỉ số cải cách hành chính năm 2024 của các phường, có 8 đơn vị xuất sắc đạt từ 92 điểm"
        " trở lên. Kết quả: phường Quy Nhơn xếp thứ nhất với 95,1 điểm; phường An Nhơn xếp thứ 2"
        " với 94,77 điểm."
    )
    told = [
        (row["unit"], row["index_name"], row["rank"], row["rank_of"], row["score"])
        for row in read(page)["rankings"]
    ]
    assert told == [
        ("Sở Y tế", "mức độ hài lòng", 1, None, 95.21),
        ("Phường Quy Nhơn", "mức độ hài lòng", 1, None, 97.1),
        ("Sở Nội vụ", "cải cách hành chính", 1, None, 93.71),
        ("Sở Y tế", "cải cách hành chính", 2, None, 92.4),
        ("Phường Quy Nhơn", "cải cách hành chính", 1, None, 95.1),
        ("Phường An Nhơn", "cải cách hành chính", 2, None, 94.77),
    ]


def test_a_count_of_those_assessed_is_the_size_of_their_list():
    page = (
        "Kết quả chỉ số cải cách hành chính năm 2024 cấp xã tỉnh Bình Định\n\nNăm 2024, có 58 xã,"
        " phường được đánh giá. Phường Quy Nhơn xếp thứ nhất với 95,1 điểm."
    )
    assert sure_rows(page)["Phường Quy Nhơn"]["rank_of"] == 58


def cells(*rows: str) -> str:
    """A table that prints one cell a line, blank lines between."""
    return "\n\n".join(cell for row in rows for cell in row.split(" | "))


DTI_CELLS = cells(
    "Bảng xếp hạng DTI năm 2023",
    "Địa phương | Điểm DTI | Xếp hạng | Nhóm xếp hạng",
    "Cần Thơ | 0.7340 | 1 | Rất tốt",
    "Hải Phòng | 0.7210 | 2 | Tốt",
    "Lào Cai | 0.7130 | 3 | Khá",
    "An Giang | 0.7079 | 4 | Khá",
)


def test_a_head_is_no_grade_below_the_title_and_the_date():
    page = cells("Bảng xếp hạng DTI các tỉnh từ năm 2020 đến 2023", "12/07/2024", DTI_CELLS)
    assert {unit: (row["rank"], row["grade"]) for unit, row in sure_rows(page).items()} == {
        "Cần Thơ": (1, "Rất tốt"),
        "Hải Phòng": (2, "Tốt"),
        "Lào Cai": (3, "Khá"),
        "An Giang": (4, "Khá"),
    }
    assert accusations(page) == []


def test_menu_lines_over_a_table_double_no_row():
    menu = cells("Chuyên mục chuyển đổi số của báo địa phương", "Tin ảnh", "Chuyển đổi số quốc gia")
    page = cells(menu, DTI_CELLS)
    found = read(page)
    assert found["rankings"] == []
    assert [one["text"] for one in found["unread"]] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("said", "score"), [("PCI 2022 Điểm số\n\nN/A", None), ("PCI năm 2022 đạt 64,74 điểm", 64.74)]
)
def test_the_year_of_a_head_is_no_score(said, score):
    page = f"PCI của tỉnh\n\nNghệ An\n\nVùng Bắc Trung Bộ\n\n{said}\n\nDữ liệu PCI\n\nTin tức"
    assert [row["score"] for row in read(page)["rankings"]] == [score] * (score is not None)


PICTURE = "Bảng xếp hạng chỉ số cải cách hành chính năm 2024 của các sở tỉnh Hà Nam. Ảnh: Thu Trang"
TOLD = (
    "UBND tỉnh Hà Nam vừa có Quyết định số 412/QĐ-UBND công bố chỉ số cải cách hành chính năm 2024"
    " của các sở, ban, ngành; chỉ số bình quân đạt 86,42%, trong đó Sở Tài chính dẫn đầu với"
    " 91,05%."
)


@pytest.mark.parametrize("page", [f"{TOLD}\n\n{PICTURE}\n\n", f"{PICTURE}\n\n{TOLD}\n\n"])
def test_what_is_told_above_the_words_under_a_picture_is_read(page):
    page += "Sở Nội vụ xếp thứ hai với 90,71%."
    rows = sure_rows(page)
    assert {unit: (row["rank"], row["score"]) for unit, row in rows.items()} == {
        "Sở Tài chính": (1, 91.05),
        "Sở Nội vụ": (2, 90.71),
    }
    assert 86.42 in [claim["value"] for claim in read(page)["claims"]]


def test_a_title_below_the_menu_stays_the_title():
    page = f"Trang chủ\n\nTin tức - Sự kiện của tỉnh Hà Nam trong ngày\n\n{CCHC}{TOLD}"
    assert read(page)["document"]["title"] == CCHC.strip()


def test_the_places_of_a_page_in_english_are_unread():
    page = (
        "According to the results announced by the Ministry, the index of Lam Dong province in 2023"
        " was ranked 14th out of 63 provinces, an increase of 3 ranks from the 17th place in 2022,"
        " and it was the 2nd in the region."
    )
    assert [one["text"] for one in read(page)["unread"]] == ["14", "63", "3", "17", "2"]


def test_figures_of_a_table_without_heads_are_unread():
    page = (
        "Xếp hạng năng lực cạnh tranh các tỉnh\n\nNghệ An 9.19 6.35 68.34 1 Tốt\n"
        "Long An 8.70 6.81 66.39 2 Tốt\nCà Mau 9.18 6.26 65.75 3 Khá\nBến Tre 8.41 6.13 62.56 4 Khá"
    )
    found = read(page)
    assert [row["components"] for row in found["rankings"]] == [None] * len(found["rankings"])
    assert {"68.34", "66.39", "65.75", "62.56"} <= {one["text"] for one in found["unread"]}


@pytest.mark.parametrize(
    "said",
    ["Bến Tre nằm trong tốp đầu cả nước.", "Đồng Tháp và Bến Tre thuộc tốp đầu cả nước."],
)
def test_one_of_the_leaders_is_not_the_first(said):
    assert read(PCI + "Theo PCI năm 2023, " + said)["rankings"] == []


LEVEL = "Kết quả cải cách hành chính năm 2016 của UBND cấp huyện tỉnh Cao Bằng\n\n"


def test_a_question_places_nobody():
    page = "Bắc Kạn: sở, ngành nào đứng cuối về DDCI?\n\nSở Công Thương dẫn đầu với 78,43 điểm."
    assert list(sure_rows(page)) == ["Sở Công Thương"]


def test_the_year_of_the_index_that_a_sentence_begins_with_is_its_own():
    page = (
        "Bảng xếp hạng DDCI Cao Bằng\n\nỞ khối sở, ngành, DDCI năm 2019 xếp Sở Xây dựng đứng đầu."
        "\n\nVới chỉ số cải cách hành chính năm 2020 của các sở, xếp thứ nhất là Sở Y tế, xếp cuối"
        " là Sở Tư pháp."
    )
    years = {unit: row["year"] for unit, row in sure_rows(page).items()}
    assert years == {"Sở Xây dựng": 2019, "Sở Y tế": 2020, "Sở Tư pháp": 2020}


@pytest.mark.parametrize(
    ("said", "score", "change"),
    [
        ("Tăng điểm cao nhất là huyện Bảo Lạc với 5,26 điểm, xếp thứ 1.", None, 5.26),
        ("Giảm điểm nhiều nhất là huyện Bảo Lạc (5,26 điểm), xếp thứ 8.", None, -5.26),
        ("Tăng hạng nhiều nhất là huyện Bảo Lạc với 85,26 điểm, xếp thứ 1.", 85.26, None),
        ("Đạt điểm cao nhất là huyện Bảo Lạc với 85,26 điểm.", 85.26, None),
    ],
)
def test_points_gained_are_no_score(said, score, change):
    row = sure_rows(LEVEL + said)["Huyện Bảo Lạc"]
    assert (row["score"], row["score_change"]) == (score, change)


def test_those_that_rose_stand_in_no_order():
    page = LEVEL + (
        "Tính theo thứ hạng so với năm 2015, có 3 đơn vị tăng hạng gồm huyện Bảo Lạc, huyện Bảo"
        " Lâm, huyện Hà Quảng."
    )
    assert [row["rank"] for row in read(page)["rankings"]] == []


HEAD = "TT\tĐơn vị\tTối đa\tKhông đưa vào đánh giá\tThực hiện\tTỷ lệ\tMức độ sẵn sàng\n"


def test_what_was_left_out_is_no_grade_and_points_are_the_maximum_of_no_share():
    page = (
        f"{LEVEL}{HEAD}"
        "1\tUBND huyện Bảo Lạc\t50\t0\t50,00\t100%\tI\n"
        "2\tUBND huyện Bảo Lâm\t50\t0\t49,01\t98%\tI\n"
        "3\tUBND huyện Hà Quảng\t50\t2\t48,93\t98%\tII\n"
    )
    rows = sure_rows(page).values()
    assert [row["grade"] for row in rows] == ["I", "I", "II"]
    assert [row["score"] for row in rows] == [100, 98, 98]
    assert [row["max_score"] for row in rows] == [None] * 3
    assert read(page)["findings"] == []


def test_the_last_column_that_bears_the_framework_is_the_score():
    page = (
        "Kết quả đánh giá chuyển đổi số năm 2022\n\n"
        "Xếp hạng DTI\tTỉnh, thành phố\tNhận thức số\tThể chế số\tChuyển đổi số cấp tỉnh (PDTI)\n"
        "1\tTP. Đà Nẵng\t1.0000\t0.9000\t0.8002\n"
        "2\tQuảng Ninh\t0.9581\t0.8000\t0.7024\n"
    )
    rows = sure_rows(page)
    assert {unit: row["score"] for unit, row in rows.items()} == {
        "Đà Nẵng": 0.8002,
        "Quảng Ninh": 0.7024,
    }
    assert rows["Đà Nẵng"]["components"] == {"Nhận thức số": 1, "Thể chế số": 0.9}


def test_two_results_of_the_same_units_are_no_two_groups():
    table = "TT\tĐơn vị\tĐiểm\n1\thuyện Bảo Lạc\t{}\n2\thuyện Bảo Lâm\t{}\n3\thuyện Hà Quảng\t{}\n"
    page = LEVEL + (
        "1. Mức độ sẵn sàng\n\n" + table.format("50,00", "49,01", "48,93") + "\n2. Mức độ kết quả"
        "\n\n" + table.format("85,36", "80,00", "79,01")
    )
    assert accusations(page) == []


def test_who_gained_most_is_not_the_first():
    rows = read(LEVEL + "Tăng điểm cao nhất là huyện Bảo Lạc với 5,26 điểm.")["rankings"]
    assert [row["rank"] for row in rows] == [None] * len(rows)


KHOI = "Kết quả Chỉ số cải cách hành chính năm 2020 tỉnh Phú Yên\n\n"


@pytest.mark.parametrize(
    ("said", "grades"),
    [
        # khanhhoa, 2018: "có 12/21 đơn vị xếp loại tốt và 9/21 …; dẫn đầu là …"
        (
            (
                "Khối sở có 7/15 đơn vị xếp loại tốt và 8/15 đơn vị xếp loại khá; dẫn đầu là Sở"
                " Tư pháp đạt 93,15 điểm và thấp nhất là Sở Y tế đạt 76,20 điểm."
            ),
            {"Sở Tư pháp": None, "Sở Y tế": None},
        ),
        (
            (
                "Khối huyện có 4 đơn vị xếp loại tốt, 3 đơn vị xếp loại khá và 2 đơn vị xếp loại"
                " trung bình; đứng đầu là huyện Tuy An với 91,30 điểm."
            ),
            {"Huyện Tuy An": None},
        ),
        (
            (
                "Khối ngành dọc có 5/6 đơn vị xếp loại tốt và dẫn đầu là Kho bạc Nhà nước tỉnh"
                " với 92,10 điểm, đơn vị xếp loại khá là Công an tỉnh với 83,00 điểm."
            ),
            {"Kho bạc Nhà nước tỉnh": None, "Công an tỉnh": "khá"},
        ),
        (
            "Nhóm xếp loại tốt có 5 đơn vị; dẫn đầu là Sở Tư pháp với 93,15 điểm.",
            {"Sở Tư pháp": "tốt"},
        ),
        (
            "Có 2 đơn vị xếp loại tốt là Sở Tư pháp với 93,15 điểm và Sở Y tế với 92,20 điểm.",
            {"Sở Tư pháp": "tốt", "Sở Y tế": "tốt"},
        ),
        ("Xếp loại tốt, dẫn đầu là Sở Tư pháp với 93,15 điểm.", {"Sở Tư pháp": "tốt"}),
        (
            "Xếp loại tốt có 2/9 đơn vị: dẫn đầu là Sở Tư pháp với 93,15 điểm.",
            {"Sở Tư pháp": "tốt"},
        ),
    ],
)
def test_a_count_of_a_grade_grades_no_leader_told_after_it(said, grades):
    assert {unit: row["grade"] for unit, row in sure_rows(KHOI + said).items()} == grades
    assert accusations(KHOI + said) == []


@pytest.mark.parametrize(
    ("said", "size"),
    [
        # lamdong, 2025: "có 9 sở cùng Văn phòng UBND tỉnh và … được xếp loại tốt; 3 sở …"
        ("có 7 sở cùng Thanh tra tỉnh và Ban Dân tộc tỉnh được xếp loại tốt; 3 sở loại khá", None),
        ("có 7 sở và Thanh tra tỉnh xếp loại tốt; 3 sở xếp loại khá", None),
        ("có 7 sở xếp loại tốt; 3 sở xếp loại khá", None),
        ("có 17 sở được xếp hạng, Thanh tra tỉnh xếp loại tốt", 17),
        ("có 17 sở và Thanh tra tỉnh được đánh giá", 17),
    ],
)
def test_a_count_of_a_grade_is_no_size_and_no_last_place(said, size):
    page = KHOI + f"Ở khối sở, {said}.\n\nSở Tư pháp xếp cuối bảng, với 60,43 điểm."
    row = sure_rows(page)["Sở Tư pháp"]
    assert (row["rank"], row["rank_of"], row["rank_from_bottom"]) == (size, size, 1)


PII = (
    "Bộ Khoa học và Công nghệ công bố Chỉ số đổi mới sáng tạo cấp địa phương (PII) năm 2025\n\n"
    "Theo công bố, PII 2025 có nhiều thay đổi so với PII 2024. "
)


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        # "Bà Rịa-Vũng Tàu xếp hạng 4 (PII 2023 xếp hạng 7), Đà Nẵng xếp hạng 5 (PII 2023 …), …"
        (
            (
                "Lào Cai xếp hạng 14 (PII 2024 xếp hạng 19), Phú Thọ xếp hạng 15 (PII 2024 xếp hạng"
                " 12), Hà Tĩnh xếp hạng 16 (không thay đổi so với PII 2024) và Gia Lai xếp hạng 17"
                " (PII 2024 xếp hạng 20)."
            ),
            {
                "Lào Cai": (2025, 14, 19),
                "Phú Thọ": (2025, 15, 12),
                "Hà Tĩnh": (2025, 16, 16),
                "Gia Lai": (2025, 17, 20),
            },
        ),
        (
            "Lào Cai xếp hạng 14 (năm 2024 xếp hạng 19).",
            {"Lào Cai": (2025, 14, 19)},
        ),
        ("Lào Cai (PII 2025 xếp hạng 14) dẫn đầu vùng.", {"Lào Cai": (2025, 14, None)}),
    ],
)
def test_another_edition_in_brackets_is_the_earlier_place(said, rows):
    page = PII + said
    told = sure_rows(page).items()
    assert {unit: (row["year"], row["rank"], row["previous_rank"]) for unit, row in told} == rows
    assert accusations(page) == []


@pytest.mark.parametrize(
    ("said", "ranks"),
    [
        ("Có 1 địa phương lên nhóm 10 địa phương dẫn đầu (Phú Thọ).", {}),
        ("1 tỉnh vào nhóm 15 tỉnh dẫn đầu là Phú Thọ.", {}),
        (
            (
                "Trong 12 tỉnh dẫn đầu, có 9 tỉnh thuộc nhóm 15 tỉnh dẫn đầu PII 2024, 3 tỉnh"
                " (Phú Thọ, Gia Lai, Hà Tĩnh) rời nhóm."
            ),
            {},
        ),
        ("Địa phương dẫn đầu cả nước là Phú Thọ.", {"Phú Thọ": 1}),
        ("Dẫn đầu nhóm 10 địa phương cao nhất là Phú Thọ.", {"Phú Thọ": 1}),
    ],
)
def test_one_that_joins_the_leaders_is_not_the_first(said, ranks):
    assert {unit: row["rank"] for unit, row in sure_rows(PII + said).items()} == ranks


@pytest.mark.parametrize(
    ("said", "index"),
    [
        # plo.vn, 2026: "kết quả đánh giá Bộ chỉ số phục vụ người dân, doanh nghiệp của tỉnh đạt …"
        (
            "kết quả đánh giá Bộ chỉ số phục vụ người dân, doanh nghiệp của tỉnh đạt 88,10 điểm",
            "Bộ chỉ số phục vụ người dân, doanh nghiệp",
        ),
        ("Bộ chỉ số theo dõi cải cách đạt 88,10 điểm", "Bộ chỉ số theo dõi cải cách"),
        ("chỉ số hài lòng của tỉnh đạt 88,10 điểm", "hài lòng"),
    ],
)
def test_an_index_of_a_later_paragraph_is_not_that_of_an_earlier_row(said, index):
    page = (
        "Chủ tịch tỉnh Gia Lai yêu cầu xử lý hồ sơ quá hạn\n\nTheo UBND tỉnh Gia Lai, năm 2025,"
        f" {said}, xếp hạng 12/34 tỉnh, thành phố.\n\nTuy nhiên, chỉ số hài lòng có dấu hiệu sụt"
        " giảm."
    )
    row = sure_rows(page)["Gia Lai"]
    assert (row["rank"], row["rank_of"], row["score"], row["year"]) == (12, 34, 88.1, 2025)
    assert row["index_name"] == index


def told(page: str) -> list[tuple]:
    return [
        (claim["subject"], claim["measure"], claim["value"], claim["of"])
        for claim in read(page)["claims"]
        if claim["certainty"] == "sure"
    ]


SIPAS = "Chỉ số hài lòng (SIPAS) năm 2023 của tỉnh Quảng Trị đạt 82,10%, xếp thứ 35/63.\n\n"
FORMS = "Mức độ hài lòng về việc chính quyền tổ chức nhiều hình thức để dễ dàng góp ý xây dựng"
OPENNESS = "Mức độ hài lòng về thông tin"


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        # kontum.gov.vn, 2023: "+ Mức độ hài lòng đối với việc chính quyền cung cấp …: đạt 80 %, …"
        (f"{FORMS}: đạt 79.71 %, xếp thứ 41/63;", {(FORMS, 79.71, None), (FORMS, 41, 63)}),
        (f"{OPENNESS}: đạt 79.71 %;", {(OPENNESS, 79.71, None)}),
    ],
)
def test_a_part_of_an_index_is_never_the_whole_of_it(line, claims):
    page = SIPAS + f"Trong đó chỉ số hài lòng đối với từng lĩnh vực cụ thể:\n\n+ {line}"
    assert {claim[1:] for claim in told(page)} == claims


@pytest.mark.parametrize(
    ("said", "value", "certainty"),
    [
        # baocamau.vn, 2023: "tăng 7,83% so cùng kỳ, vượt kế hoạch đề ra (7%)"
        ("Giá trị sản xuất đạt 45.471 tỷ đồng, vượt kế hoạch đề ra (8%).", 8, "unsure"),
        ("Tỷ lệ số hóa hồ sơ đạt 91,5%, vượt chỉ tiêu được giao năm 2023 (85%).", 85, "unsure"),
        ("Tỷ lệ số hóa hồ sơ đạt 91,5%, vượt chỉ tiêu được giao năm 2023 (85%).", 91.5, "sure"),
        ("Tỷ lệ số hóa hồ sơ vượt chỉ tiêu được giao, đạt 91,5%.", 91.5, "sure"),
        ("Số hồ sơ trễ hạn giảm so với kế hoạch, còn 120 hồ sơ (2,5%).", 2.5, "sure"),
    ],
)
def test_a_plan_is_no_result(said, value, certainty):
    claims = read(CCHC + said)["claims"]
    assert [claim["certainty"] for claim in claims if claim["value"] == value] == [certainty]


@pytest.mark.parametrize(
    ("said", "value", "owner"),
    [
        # plo.vn, 2026: "đặc khu Phú Quốc có 3.845 hồ sơ quá hạn, chiếm gần 66% tổng số … toàn tỉnh"
        ("Thị xã Bình Long có 840 hồ sơ quá hạn, chiếm 66% hồ sơ toàn tỉnh.", 840, None),
        ("Huyện Lộc Ninh có 840 hồ sơ quá hạn, chiếm 66% hồ sơ toàn tỉnh.", 840, None),
        ("Huyện Lộc Ninh có 840 hồ sơ quá hạn, chiếm 66% hồ sơ toàn tỉnh.", 66, None),
        (
            (
                "Toàn tỉnh có 5.830 hồ sơ quá hạn, đứng thứ 13/34 tỉnh, TP. Trong đó, xã Lộc Ninh"
                " có 840 hồ sơ quá hạn của cả tỉnh."
            ),
            840,
            None,
        ),
        ("Toàn tỉnh có 5.830 hồ sơ quá hạn.", 5830, "Bình Phước"),
        ("Tỷ lệ hồ sơ trực tuyến toàn tỉnh đạt 61,7%.", 61.7, "Bình Phước"),
    ],
)
def test_what_a_part_of_the_province_has_is_not_the_provinces(said, value, owner):
    page = "Kết quả cải cách hành chính năm 2023 tỉnh Bình Phước\n\n" + said
    claims = [claim for claim in read(page)["claims"] if claim["value"] == value]
    owners = {claim["subject"] and claim["subject"].removeprefix("tỉnh ") for claim in claims}
    assert "Bình Phước" not in owners if owner is None else owners == {owner}


@pytest.mark.parametrize(
    ("said", "claims"),
    [
        # "có 1 địa phương lên nhóm 10 địa phương dẫn đầu", "3 địa phương xuống nhóm từ 31 đến 50"
        ("Có 4 địa phương lên nhóm 12 địa phương dẫn đầu.", {4: (2025, None), 12: (2025, None)}),
        ("Có 4 địa phương xuống nhóm từ 31 đến 50.", {4: (2025, None)}),
        (
            (
                "Trong 12 địa phương dẫn đầu PII 2025, có 4 địa phương thuộc 15 địa phương dẫn"
                " đầu PII 2024, 3 địa phương mới."
            ),
            {12: (2025, None), 15: (2024, None)},
        ),
        ("Có 12 tỉnh, tăng 4 tỉnh so với năm 2024.", {12: (2025, 4)}),
        (
            "Năm 2024, có 12 địa phương dẫn đầu và 4 địa phương khác.",
            {12: (2024, None), 4: (2024, None)},
        ),
    ],
)
def test_a_group_joined_is_no_change_and_a_counted_edition_dates_itself(said, claims):
    sure = [claim for claim in read(PII + said)["claims"] if claim["certainty"] == "sure"]
    assert {claim["value"]: (claim["year"], claim["change"]) for claim in sure} == claims


@pytest.mark.parametrize(
    "said",
    [
        # khanhhoa, 2018: "thấp nhất là Trường Đại học Khánh Hòa với PARI đạt 65,32%"
        "thấp nhất là Trường Đại học Phú Yên với tỷ lệ 65,32%",
        "thấp nhất là Trường Cao đẳng Phú Yên với tỷ lệ 65,32%",
    ],
)
def test_a_body_named_after_its_province_is_not_the_province(said):
    result = read(KHOI + f"Năm 2020, {said}.")
    assert result["rankings"] == []
    owners = {claim["value"]: claim["subject"] for claim in result["claims"]}
    assert owners.get(65.32) is None


@pytest.mark.parametrize(
    ("said", "unread"),
    [
        ("Nhóm I: chỉ số từ 0,8 trở lên; nhóm II: từ 0,65 đến dưới 0,8; nhóm III: dưới 0,65.", []),
        ("Loại A (từ 90 điểm đến 100 điểm), loại B (dưới 90 điểm).", []),
        ("Nhóm I gồm các đơn vị có 0,93.", ["0,93"]),
    ],
)
def test_what_a_grade_asks_for_is_a_bound(said, unread):
    assert [one["text"] for one in read(LEVEL + said)["unread"]] == unread


def test_a_place_by_another_index_is_of_the_year_that_is_printed_with_it():
    page = (
        "DDCI Điện Biên 2020: Cục Thuế dẫn đầu\n\nNăm 2020, Cục Thuế dẫn đầu DDCI.\n\nSở Nội vụ dẫn"
        " đầu PAR-index\n\nCũng tại hội nghị, UBND tỉnh công bố chỉ số cải cách hành chính"
        " (PAR-index) năm 2021. Ở khối sở, xếp thứ nhất là Sở Nội vụ. Sở Y tế đứng cuối danh sách."
    )
    years = {unit: row["year"] for unit, row in sure_rows(page).items()}
    assert years == {"Cục Thuế": 2020, "Sở Nội vụ": 2021, "Sở Y tế": 2021}


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("Điểm trung bình là 70,5 điểm, cao hơn năm 2020 là 3,6 điểm.", None),
        ("Tốp 3 của khối tăng 2,1 điểm so với tốp 3 của năm 2020.", None),
        ("Bảng xếp hạng năm 2020 có nhiều thay đổi.", 2020),
    ],
)
def test_a_year_that_is_only_compared_with_is_not_the_pages(said, year):
    page = f"Bảng xếp hạng DDCI của tỉnh Điện Biên\n\n{said} Huyện Tuần Giáo giữ ngôi đầu."
    result = read(page)
    assert result["document"]["evaluation_year"] == year
    assert accusations(page) == []


@pytest.mark.parametrize(
    ("said", "of"),
    [
        ("Trong khối, cả 5 cơ quan còn lại đều được xếp loại tốt, đứng đầu là Cục Thuế.", None),
        ("Trong 6 cơ quan này, đứng đầu là Cục Thuế.", None),
        ("Trong 6 cơ quan ngành dọc, đứng đầu là Cục Thuế.", 6),
    ],
)
def test_those_that_remain_are_not_the_size_of_a_list(said, of):
    page = "Kết quả cải cách hành chính năm 2023 tỉnh Điện Biên\n\nCông an tỉnh loại khá. " + said
    assert sure_rows(page)["Cục Thuế"]["rank_of"] == of


@pytest.mark.parametrize(
    "said",
    [
        "Huyện Tuần Giáo, huyện Mường Chà là 2 địa phương dẫn đầu, 4 huyện khác dừng ở loại khá.",
        "Có 7 đơn vị loại khá. Khối sở có 4 đơn vị khá; huyện có 2 đơn vị khá. Cục Thuế loại khá.",
    ],
)
def test_counts_of_others_accuse_nobody(said):
    page = "Kết quả cải cách hành chính năm 2023 tỉnh Điện Biên\n\n" + said
    assert accusations(page) == []


@pytest.mark.parametrize(
    ("said", "value", "change"),
    [
        ("Sở Y tế đạt 80 điểm, kém Sở Nội vụ 2,5 điểm.", 2.5, None),
        ("Sở Y tế đạt 80 điểm, thua khối huyện 2,5 điểm.", 2.5, None),
        ("Khoảng cách giữa sở đầu và sở cuối lên tới 2,5 điểm.", 2.5, None),
        ("Điểm trung bình của các sở kém kỳ trước 2,5 điểm.", None, -2.5),
        ("Chỉ số của huyện nhích 2,5 điểm.", None, 2.5),
    ],
)
def test_how_far_two_are_apart_is_no_change(said, value, change):
    page = "Kết quả cải cách hành chính năm 2023 tỉnh Điện Biên\n\n" + said
    told = [(one["value"], one["change"]) for one in read(page)["claims"]]
    assert (value, change) in told


@pytest.mark.parametrize(
    ("said", "value", "comparator"),
    [
        ("Chỉ 2/20 sở, ngành vượt mốc 91 điểm.", 91, ">"),
        ("Có 3 đơn vị vượt 85%.", 85, ">"),
        ("Ba đơn vị còn lại chưa chạm mốc 75 điểm.", 75, "<"),
        ("Cả hai huyện đều cán mốc 80 điểm.", 80, ">="),
        ("Điểm trung bình khối huyện là 80 điểm.", 80, "="),
    ],
)
def test_a_mark_that_is_passed_or_missed_is_a_bound(said, value, comparator):
    page = "Kết quả cải cách hành chính năm 2023 tỉnh Điện Biên\n\n" + said
    told = {one["value"]: one["comparator"] for one in read(page)["claims"]}
    assert told[value] == comparator


@pytest.mark.parametrize(
    ("said", "claims"),
    [
        (
            "Chi phí thời gian đạt 7,68 điểm, nhích nhẹ so với 7,54 điểm của năm 2022.",
            [(7.68, 2023, None), (7.54, 2022, None)],
        ),
        (
            "Mức hài lòng chung đạt 82,1%, cao hơn 3,7% so với con số 78,4% của năm liền trước.",
            [(82.1, 2023, 3.7)],
        ),
        ("Mức hài lòng chung đạt 82,1%, khu vực đạt 80,2% năm 2022.", [(80.2, 2022, None)]),
    ],
)
def test_a_value_compared_with_keeps_its_own_time(said, claims):
    page = "Kết quả cải cách hành chính năm 2023 tỉnh Điện Biên\n\n" + said
    sure = [one for one in read(page)["claims"] if one["certainty"] == "sure"]
    told = [(one["value"], one["year"], one["change"]) for one in sure]
    assert [one for one in told if one in claims] == claims
    assert 78.4 not in [value for value, _, _ in told]


def test_all_bodies_are_no_size_of_one_block():
    page = (
        "Kết quả CCHC năm 2023 tỉnh Điện Biên\n\nTrong số 41 cơ quan, đơn vị được đánh giá, có 20"
        " đơn vị loại tốt.\n\n* Khối sở, ban, ngành: Dẫn đầu là Sở Nội vụ, chốt bảng là Sở Y tế."
    )
    rows = sure_rows(page)
    assert [(row["rank"], row["rank_of"]) for row in rows.values()] == [(1, None), (None, None)]
