"""What a figure of running text measures, where the sentence leaves words out, and what is an aim
or a scale and no result.

Every sentence is invented, in the shape of sentences of published pages.
"""

import pytest

from tests.parse.test_claims import find, read

DDCI = "Chỉ số DDCI năm 2023 của tỉnh Long An\n\n"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Tỉnh phấn đấu đến năm 2025 có 95% hồ sơ nộp trực tuyến.", 95),
        ("Kế hoạch đặt mục tiêu PAR INDEX đạt từ 86% trở lên, PAPI đạt trên 42 điểm.", 42),
        ("Mục tiêu của tỉnh là vào nhóm 30 tỉnh, thành phố dẫn đầu cả nước.", 30),
        ("Sở kỳ vọng năm sau có 97% hồ sơ đúng hạn.", 97),
        ("Hội nghị bàn việc thúc đẩy cung cấp 100% dịch vụ công trực tuyến.", 100),
        ("Mục tiêu đến năm 2025\n\n- Có 90% cán bộ được tập huấn kỹ năng số.", 90),
    ],
)
def test_an_aim_is_no_sure_result(text, value):
    said = [claim for claim in read(text)["claims"] if claim["value"] == value]
    assert [(claim["certainty"], claim["reasons"]) for claim in said] == [("unsure", ["aim"])]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Năm 2022, 95% hồ sơ được nộp trực tuyến, vượt mục tiêu đề ra.", 95),
        ("Tỉnh đã hoàn thành 15 mục tiêu của kế hoạch.", 15),
        ("Có 42,1% hồ sơ được nộp trực tuyến; năm tới tỉnh phấn đấu cao hơn.", 42.1),
        ("Với mục tiêu lấy người dân làm trung tâm, tỉnh đã xử lý 95% hồ sơ đúng hạn.", 95),
        ("Thực hiện mục tiêu cải cách, có 91% hồ sơ được số hóa.", 91),
        ("Nhằm thúc đẩy chuyển đổi số, có 88% cán bộ được tập huấn.", 88),
        ("Toàn tỉnh cung cấp 100% dịch vụ công trực tuyến.", 100),
        ("Có 75 cán bộ làm nhiệm vụ thúc đẩy dịch vụ công.", 75),
        ("Kết quả đạt 61,7% hồ sơ trực tuyến so với mục tiêu của năm.", 61.7),
    ],
)
def test_what_is_told_beside_an_aim_is_a_result(text, value):
    said = [claim for claim in read(text)["claims"] if claim["value"] == value]
    assert [claim["certainty"] for claim in said] == ["sure"]


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        (
            (
                "Bộ chỉ số có 6 chỉ số chính (Nhận thức số; Hạ tầng số; Hoạt động xã hội số), tính"
                " theo thang điểm 1.000."
            ),
            1000,
            "thang điểm",
        ),
        (
            "Trụ cột chính quyền số có 07 chỉ số chính với 78 chỉ số thành phần, thang điểm 700.",
            700,
            "thang điểm",
        ),
        ("Chỉ số được tính trên thang điểm 150, do Sở Nội vụ thẩm định.", 150, "thang điểm"),
        (
            "Điểm thẩm định tối đa 65 điểm, điểm điều tra xã hội học tối đa 35 điểm.",
            35,
            "điểm điều tra xã hội học tối đa",
        ),
    ],
)
def test_a_scale_is_no_value_of_the_part_before_it(text, value, measure):
    said = find(text, value)
    assert said["measure"].endswith(measure)
    assert said["subject"] is None


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("Chính quyền số đạt 0,5566 điểm, xếp hạng 48/63.", 0.5566, "Chính quyền số"),
        ("Hoạt động xã hội số đạt 81 điểm trên thang điểm 100.", 81, "Hoạt động xã hội số"),
    ],
)
def test_a_value_before_a_scale_is_the_part_s(text, value, measure):
    assert find(text, value)["measure"] == measure


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        (
            (
                "Điểm trung vị của DDCI khối sở, ngành tăng từ 75,99 điểm năm 2022 lên 81,34"
                " điểm năm 2023."
            ),
            81.34,
            "Điểm trung vị của DDCI khối sở, ngành",
        ),
        (
            "So với năm 2019, điểm bình quân của khối huyện tăng 4,3 điểm.",
            4.3,
            "điểm bình quân của khối huyện",
        ),
        (
            "Điểm bình quân khối sở tăng 1,12 điểm, điểm bình quân khối huyện tăng 0,86 điểm.",
            0.86,
            "điểm bình quân khối huyện",
        ),
        (
            "Theo lĩnh vực: đất đai 85,20%, hộ tịch 91,75%, chứng thực 93,02%.",
            91.75,
            "hộ tịch",
        ),
        (
            "UBND cấp huyện có điểm trung bình 73,1 điểm, cao hơn khối sở, ngành.",
            73.1,
            "UBND cấp huyện có điểm trung bình",
        ),
        (
            "Giá trị trung bình PAR INDEX năm 2022 của 63 tỉnh, thành phố đạt 88,37%.",
            88.37,
            "Giá trị trung bình PAR INDEX năm 2022 của 63 tỉnh, thành phố",
        ),
        (
            "Chỉ số trung bình của 30 huyện đạt từ 83% trở lên, trong đó có nhiều đơn vị khá.",
            83,
            "Chỉ số trung bình của 30 huyện",
        ),
        (
            "- Tiếp cận dịch vụ: 86,90%;\n\n- Thủ tục hành chính: 89,37%;",
            89.37,
            "Thủ tục hành chính",
        ),
    ],
)
def test_a_figure_says_what_it_measures(text, value, measure):
    said = [claim for claim in read(text)["claims"] if value in (claim["value"], claim["change"])]
    assert [claim["measure"] for claim in said] == [measure]


def test_what_is_left_out_behind_a_semicolon_is_that_of_the_figure_before():
    said = find(
        "Giá trị trung bình của khối sở đạt 88,41 điểm; của khối huyện đạt 86,05 điểm.", 86.05
    )
    assert (said["subject"], said["measure"]) == ("khối huyện", "Giá trị trung bình")


@pytest.mark.parametrize(
    ("text", "value", "grade", "comparator"),
    [
        (
            "Đơn vị từ 430 điểm trở lên được xếp mức Tốt, từ 350 đến dưới 430 điểm xếp mức Khá.",
            350,
            "Khá",
            ">=",
        ),
        (
            (
                "Các đơn vị chia thành 3 loại: Tốt (từ 80 điểm), Khá (từ 65 đến dưới 80 điểm) và"
                " Yếu (dưới 65 điểm)."
            ),
            65,
            "Yếu",
            "<",
        ),
        (
            "Thang điểm 100, trong đó từ 85 điểm trở lên xếp loại Tốt, dưới 50 điểm xếp loại Yếu.",
            85,
            "Tốt",
            ">=",
        ),
    ],
)
def test_a_bound_is_that_of_the_grade_it_opens(text, value, grade, comparator):
    said = [
        (claim["measure"], claim["comparator"])
        for claim in read(text)["claims"]
        if claim["value"] == value
    ]
    assert (grade, comparator) in said


def test_each_part_of_an_index_has_its_own_figures():
    said = read(
        "Long An đạt chỉ số hạ tầng nhân lực 0,7892 điểm (xếp thứ 2/63), chỉ số ứng dụng công nghệ"
        " thông tin 0,9655 điểm (xếp thứ 1/63 tỉnh).",
        "Kết quả ICT Index năm 2023\n\n",
    )["claims"]
    assert [(row["measure"], row["value"]) for row in said] == [
        ("hạ tầng nhân lực", 0.7892),
        ("hạ tầng nhân lực", 2),
        ("ứng dụng công nghệ thông tin", 0.9655),
        ("ứng dụng công nghệ thông tin", 1),
    ]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Long An xếp hạng 1 ở chỉ số “hạ tầng kỹ thuật” với 0,7925/1 điểm.", "hạ tầng kỹ thuật"),
        ("Cả vùng đều khá, Long An xếp thứ 1 về tính minh bạch.", "tính minh bạch"),
    ],
)
def test_a_place_on_a_part_is_none_on_the_index(text, measure):
    said = read(text, "Kết quả ICT Index năm 2022\n\n")
    assert [claim["measure"] for claim in said["claims"] if claim["value"] == 1] == [measure]


def test_a_share_of_something_is_no_value_of_a_pillar():
    said = find(
        "Kết quả về Chính quyền số, Kinh tế số nổi bật: cổng dịch vụ công triển khai tại 100% cơ"
        " quan cấp xã.",
        100,
    )
    assert said["measure"] != "Chính quyền số, Kinh tế số"


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        (
            (
                "Chỉ số “công khai, minh bạch”: Năm 2021, Long An đạt 5,46 điểm; năm 2022, đạt 5,61"
                " điểm."
            ),
            5.61,
            "công khai, minh bạch",
        ),
    ],
)
def test_a_figure_behind_nothing_but_its_unit_and_year_is_of_the_index_told_of(
    text, value, measure
):
    said = find(text, value, "Kết quả PCI năm 2022 của tỉnh Long An\n\n")
    assert measure in said["measure"]
    assert said["subject"] in (None, "Long An")


@pytest.mark.parametrize(
    ("text", "value", "year"),
    [
        (
            "Chỉ số hài lòng của khối huyện đạt 83,45% (năm 2018 là 81,24%, năm 2017 đạt 79,76%).",
            83.45,
            2022,
        ),
        (
            "Điểm bình quân khối sở (năm 2017 đạt 79,76%) nay đã đạt mức 83,45% số điểm.",
            83.45,
            2022,
        ),
        ("Có 30% hồ sơ trực tuyến, năm 2020 là 12% hồ sơ.", 30, 2022),
        ("Có 41,7% hồ sơ nộp trực tuyến trong năm 2021.", 41.7, 2021),
        ("Năm 2020 có 12% hồ sơ trực tuyến (và 30% hồ sơ giấy).", 30, 2020),
    ],
)
def test_a_year_in_brackets_or_of_another_figure_dates_no_figure_outside(text, value, year):
    assert find(text, value)["year"] == year


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Trong 6 tháng đầu năm, toàn tỉnh có 75% người dân dùng điện thoại.", "unsure"),
        ("Trong 6 tháng cuối năm, toàn tỉnh có 75% người dân dùng điện thoại.", "sure"),
        ("Quý I, toàn tỉnh tiếp nhận 75% hồ sơ trực tuyến.", "unsure"),
        ("Trong 6 tháng đầu năm 2022, có 75% người dân dùng điện thoại.", "sure"),
        ("Năm 2022, toàn tỉnh có 75% người dân dùng điện thoại.", "sure"),
        ("Trong năm, toàn tỉnh có 75% người dân dùng điện thoại.", "sure"),
    ],
)
def test_a_figure_of_months_that_say_no_year_is_not_surely_of_the_page_s(text, certainty):
    assert find(text, 75)["certainty"] == certainty


def test_the_value_of_the_week_before_is_that_of_the_same_thing():
    said = find("Tỷ lệ hồ sơ đúng hạn đạt 85,16% (tháng trước 84,43%).", 84.43)
    assert (said["measure"], said["certainty"]) == ("Tỷ lệ hồ sơ đúng hạn", "unsure")
    told = find("Điểm trung bình của 17 đơn vị đạt 74,71 điểm (năm 2020: 71,78 điểm).", 71.78)
    assert (told["measure"], told["year"]) == ("Điểm trung bình của 17 đơn vị", 2020)


def test_what_stands_in_brackets_behind_a_unit_is_the_unit_s():
    said = find(
        "Theo PCI năm 2022, sau tỉnh Quảng Ninh (đứng nhất năm thứ 4 liên tiếp), Đồng Tháp giữ vị"
        " trí thứ 2 với 72,81 điểm.",
        4,
        "Kết quả PCI năm 2022\n\n",
    )
    assert said["subject"] == "tỉnh Quảng Ninh"


@pytest.mark.parametrize(
    ("text", "value", "owner"),
    [
        ("Sở Y tế xếp thứ nhất; giá trị thấp nhất là 40,0992 điểm.", 40.0992, None),
        ("Sở Y tế xếp thứ nhất; mức độ hài lòng của người dân đạt 94,2%.", 94.2, "Sở Y tế"),
    ],
)
def test_the_lowest_value_is_not_that_of_the_unit_told_before(text, value, owner):
    said = [claim for claim in read(text)["claims"] if claim["value"] == value]
    assert [claim["subject"] for claim in said] == [owner]
