"""Figures of running text: what they count, whose they are, and what is no figure at all.

Every sentence is invented, in the shape of sentences of published pages.
"""

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page

TITLE = "Kết quả Chỉ số cải cách hành chính năm 2022 của tỉnh Long An\n\n"


def read(text: str, title: str = TITLE) -> dict:
    return understand(parse_page((title + text).encode(), "x.txt"))


def find(text: str, value: float, title: str = TITLE) -> dict:
    said = [claim for claim in read(text, title)["claims"] if claim["value"] == value]
    assert len(said) == 1, said
    return said[0]


def roles_of(text: str) -> dict[str, tuple[str, str]]:
    reading = parse_page((TITLE + text).encode(), "x.txt")
    return {
        number.text: (number.role, number.rule)
        for number in reading.numbers
        if number.start >= len(TITLE)
    }


@pytest.mark.parametrize(
    ("text", "number", "role", "rule"),
    [
        ("Mọi ý kiến xin gửi về tòa soạn, hotline: (024) 3.5771239.", "3.5771239", *CONTACT)
        for CONTACT in [("boilerplate", "contact")]
    ]
    + [
        ("Top 3 địa phương dẫn đầu về chuyển đổi số - Ảnh 2.", "2", "boilerplate", "caption"),
        ("28/03/2022 | Lượt xem: 1.204 Cỡ chữ Bản in", "1.204", "boilerplate", "counter"),
        ("Thứ ba, ngày 23/05/2017 16:13 GMT+7 – Hội nghị được tổ chức.", "7", "date", "time"),
        ("Bảng xếp hạng (1-63) được công bố hằng năm.", "63", "label", "places"),
        ("Đây là kết quả của Bộ chỉ số 766 trên môi trường điện tử.", "766", "label", "document"),
        ("Lưu ý: CSTP 8 Dịch vụ hỗ trợ nay đổi tên.", "8", "label", "code"),
        ("Huyện này nằm trong top 10 của cả nước về cải cách.", "10", "label", "top"),
        ("Bộ chỉ số chuyển đổi số 2020 cấp tỉnh được áp dụng.", "2020", "date", "year"),
        ("Tổng điểm của tỉnh chỉ đạt 41,63 điểm trên thang điểm 80.", "80", "label", "scale"),
    ],
)
def test_a_number_that_names_something_is_no_figure(text, number, role, rule):
    assert roles_of(text)[number] == (role, rule)
    assert float(number.replace(".", "").replace(",", ".")) not in [
        claim["value"] for claim in read(text)["claims"]
    ]


def test_a_share_of_telephones_is_no_telephone_number():
    said = find("Tỷ lệ người dân trưởng thành có điện thoại thông minh đạt 75% dân số.", 75)
    assert said["unit"] == "%"


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("Việc đánh giá dựa trên 7 tiêu chí chính.", 7, "tiêu chí chính", "="),
        ("Có trên 7 tiêu chí được chấm điểm.", 7, "tiêu chí", ">"),
        ("Có 08/08 huyện đều được phân loại.", 8, "huyện", "="),
        ("Cả nước có 10 địa phương dẫn đầu bảng.", 10, "địa phương", "="),
        ("Kết quả được đánh giá theo 6 hạng mục, gồm hạ tầng và nhân lực.", 6, "hạng mục", "="),
        ("Có 7 chỉ số Thanh Hóa bị giảm điểm.", 7, "chỉ số", "="),
    ],
)
def test_a_count_has_the_unit_it_counts_and_no_bound_that_is_not_said(
    text, value, unit, comparator
):
    said = find(text, value)
    assert (said["unit"], said["comparator"]) == (unit, comparator)


def test_a_change_is_of_the_unit_told_last():
    said = read(
        "Có 80 đơn vị cấp xã tăng điểm, tăng nhiều nhất là xã Lai Hưng, huyện Bàu Bàng, tăng"
        " 25,9%.",
        "Chỉ số cải cách hành chính năm 2022 cấp xã của tỉnh Bình Dương\n\n",
    )["claims"]
    assert [(row["value"], row["change"], row["subject"]) for row in said] == [
        (80, None, None),
        (None, 25.9, "xã Lai Hưng"),
    ]


def test_places_are_no_change_of_a_score():
    said = read(
        "Tuy giá trị chỉ số giảm 0,66% so với năm 2021 (87,61%) nhưng thứ hạng tăng 7 bậc."
    )["claims"]
    assert not [row for row in said if row["value"] == 87.61 and row["change"] == 7]
    assert [row["year"] for row in said if row["value"] == 87.61] == [2021]


@pytest.mark.parametrize(
    ("text", "value", "owner"),
    [
        (
            (
                "Sở Công Thương có tổng số điểm 92,8 điểm, chỉ số cải cách hành chính đạt 92,83%"
                " đứng vị trí thứ nhất; Sở Y tế có tổng số điểm 61 điểm, chỉ số cải cách hành chính"
                " đạt 61,2%."
            ),
            61.2,
            "Sở Y tế",
        ),
        (
            (
                "Về SIPAS năm 2022, tỉnh Long An đạt 82,10%, xếp thứ 30/63. Người dân hài"
                " lòng nhất với"
                " yếu tố công chức (83,40%)."
            ),
            83.4,
            "tỉnh Long An",
        ),
        (
            (
                "Về SIPAS năm 2022, tỉnh Long An đạt 82,10%, xếp thứ 30/63. Mức độ hài lòng"
                " trung bình"
                " của cả nước đạt 80,08%."
            ),
            80.08,
            None,
        ),
        (
            (
                "Cả ba trụ cột của cả nước đều tăng: Chính quyền số 0,7582 (tăng 4,7%), Kinh tế số"
                " 0,7723 (tăng 13,3%)."
            ),
            0.7723,
            None,
        ),
    ],
)
def test_a_figure_is_given_to_whom_it_is_told_of(text, value, owner):
    said = [claim for claim in read(text)["claims"] if claim["value"] == value]
    assert [claim["subject"] for claim in said] == [owner]


def test_no_figure_has_a_piece_of_its_sentence_as_owner():
    said = read(
        "Trong số 19 đơn vị được đánh giá, có 13 đơn vị tăng điểm. Nhóm xếp loại tốt gồm 2/16 đơn"
        " vị, chiếm tỷ lệ 12,5% và không thay đổi."
    )["claims"]
    assert {claim["subject"] for claim in said} == {None}
    assert [claim["measure"] for claim in said][:2] == ["đơn vị được đánh giá", "đơn vị tăng điểm"]


def test_both_ends_of_a_range_are_bounds_of_one_unit():
    said = read("Nhóm B đạt từ 69,25 - 77,75% số điểm; nhóm C đạt từ 50% đến dưới 69%.")["claims"]
    assert [(row["value"], row["unit"], row["comparator"]) for row in said] == [
        (69.25, "%", ">="),
        (77.75, "%", "<="),
        (50, "%", ">="),
        (69, "%", "<"),
    ]


def test_how_far_two_are_apart_is_no_change():
    said = find(
        "Tổng điểm của tỉnh Long An cao hơn 0,105 so với mức điểm bình quân của cả nước.", 0.105
    )
    assert (said["change"], said["unit"], said["subject"]) == (None, None, "tỉnh Long An")
    told = (
        "Tổng điểm của tỉnh Long An cao hơn 0,105 so với mức điểm bình quân của cả nước (0,4014)."
    )
    assert {claim["subject"] for claim in read(told)["claims"] if claim["value"] == 0.4014} <= {
        None
    }


@pytest.mark.parametrize(
    ("text", "value", "year"),
    [
        ("Năm 2018 đạt 81,24%, năm 2017 đạt 79,76% số hồ sơ.", 79.76, 2017),
        ("Có 30 chỉ tiêu qua 16 năm đánh giá từ 2005 đến nay.", 30, 2022),
        ("Có 41,7% hồ sơ trực tuyến (2021), tăng đều qua các năm.", 41.7, 2021),
    ],
)
def test_the_year_beside_a_figure_is_its_year(text, value, year):
    assert find(text, value)["year"] == year


def test_a_figure_whose_form_is_not_known_is_listed_as_unread():
    said = read("Sở Tài chính được ghi nhận ở mức kết quả chung 91,290 trong kỳ.")
    assert said["claims"] == []
    assert "91,290" in [token["text"] for token in said["unread"]]


PAGE = "Lào Cai: kết quả chuyển đổi số năm 2022\n\n07/08/2023\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Có 17 bộ, ngành có dịch vụ công được đánh giá.",
        "Đây là lần thứ 4 liên tiếp tỉnh được đánh giá.",
        "Tỉnh có 3 trụ cột tăng điểm.",
    ],
)
def test_a_figure_of_a_page_that_says_its_year_is_of_that_year_and_not_of_the_day_it_came_out(text):
    assert {claim["year"] for claim in read(text, PAGE)["claims"]} == {2022}


def test_what_is_so_to_this_day_is_of_the_page_s_day():
    title = "Lào Cai đẩy mạnh chuyển đổi số\n\n07/08/2023\n\n"
    said = find("Đến nay, toàn tỉnh có 905 dịch vụ công trực tuyến.", 905, title)
    assert said["year"] == 2023


def test_places_and_scores_of_nobody_are_unread_and_not_lost():
    said = read(
        "Năm 2021, chỉ số PAR INDEX của tỉnh đạt 87,61 điểm, tăng 1,59 điểm; chỉ số PCI đạt 69,03"
        " điểm, xếp vị trí thứ 9.",
        "",
    )
    told = {claim["value_text"] for claim in said["claims"]}
    told |= {token["text"] for token in said["unread"]}
    assert {"87,61", "1,59", "69,03", "9"} <= told
    assert said["document"]["has_ranking"] is bool(said["rankings"])


def test_a_column_that_gives_no_value_is_listed_as_unread():
    text = (
        "| TT | Tên cơ quan | Ghi chú | Chỉ số | Xếp loại |\n|---|---|---|---|---|\n"
        "| 1 | Sở Nội vụ | 71,5 | 96,85% | Tốt |\n| 2 | Sở Y tế | 70,5 | 81,70% | Tốt |"
    )
    said = read(text)
    held = [value for row in said["rankings"] for value in (row["components"] or {}).values()]
    unread = [token["text"] for token in said["unread"]]
    assert "71,5" in unread or 71.5 in held
    assert not {"1", "2"} & {*unread}


def test_rows_of_figures_below_a_line_of_capitals_are_no_other_part_of_the_page():
    said = read(
        "Căn cứ kết quả chấm điểm, thẩm định của Hội đồng thẩm định các huyện, thị xã, thành phố"
        " (gọi chung là Hội đồng thẩm định);\n\nTỔNG HỢP\n\nTT Xếp loại Số lượng Tỷ lệ %\n\n"
        "1 Xuất sắc 9 6,62\n\n2 Tốt 62 45,59\n\n3 Khá 41 30,15\n\nTrân trọng thông báo."
    )
    assert {"9", "62", "41"} <= {token["text"] for token in said["unread"]}
    assert said["claims"] == []


@pytest.mark.parametrize(
    ("text", "province"),
    [
        (
            (
                "Tại hội nghị công bố PAPI năm 2021 diễn ra sáng 10/5 tại Hà Nội, Thừa Thiên Huế đã"
                " vươn lên dẫn đầu toàn quốc, tăng 9 bậc so với năm 2020."
            ),
            "Thừa Thiên Huế",
        ),
        (
            ("Năm 2013, đồng bằng có 3 tỉnh đứng đầu bảng, gồm: Kiên Giang, Đồng Tháp và Bến Tre."),
            None,
        ),
    ],
)
def test_the_place_of_a_meeting_and_the_first_of_several_are_not_the_page_s_province(
    text, province
):
    title = "Kết quả xếp hạng chỉ số năng lực cạnh tranh cấp tỉnh (PCI) năm 2013\n\n"
    assert read(text, title)["document"]["province"] == province
