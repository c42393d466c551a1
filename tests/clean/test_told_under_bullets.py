"""Lines that open with a part of an index, years of months, ends of texts: what each is told of."""

import pytest

from tests.clean.reading import accusations, read, sure_values

ICT = (
    "Kết quả xếp hạng mức độ ứng dụng công nghệ thông tin năm 2017 của các sở, ban, ngành tỉnh"
    " Lai Châu\n\nViệc đánh giá dựa trên 03 nhóm tiêu chí là: Hạ tầng kỹ thuật công nghệ thông"
    " tin; Nhân lực công nghệ thông tin; Môi trường chính sách.\n\n"
)


@pytest.mark.parametrize(
    "said",
    [
        "- Hạ tầng kỹ thuật: đơn vị xếp hạng 1 là Sở Y tế, 20 điểm. Thấp nhất là Sở Tư pháp.",
        "- Nhân lực công nghệ thông tin: Đơn vị xếp hạng 1 là Sở Y tế đạt 13 điểm.",
        "- Môi trường chính sách: Sở Y tế xếp thứ nhất với 13 điểm; Sở Tài chính xếp thứ hai.",
    ],
)
def test_a_line_that_opens_with_a_part_ranks_nobody_by_the_index(said):
    assert sure_values(ICT + said) == []


def test_a_line_that_opens_with_the_index_or_a_group_ranks_by_it():
    page = ICT + "- Ứng dụng công nghệ thông tin: Sở Y tế xếp thứ nhất với 83 điểm.\n\n"
    assert sure_values(page) == [("Sở Y tế", 1, 83, 2017)]
    page = ICT + "- Khối sở: Sở Y tế xếp thứ nhất với 83 điểm.\n\n"
    assert sure_values(page) == [("Sở Y tế", 1, 83, 2017)]


TOLD_LATER = (
    "Hội thảo nâng cao Chỉ số Chuyển đổi số (DTI)\n\nTheo báo cáo DTI được công bố vào cuối tháng"
    " 6/2024, Bến Tre xếp hạng thứ 31/63 về chỉ số DTI cấp tỉnh, tăng 4 bậc.\n\n"
)


def test_the_months_of_other_work_and_the_day_of_publishing_date_no_place():
    page = TOLD_LATER + "6 tháng đầu năm 2024, việc triển khai đạt nhiều kết quả tích cực."
    assert sure_values(page) == [("Bến Tre", 31, None, None)]
    assert sure_values(TOLD_LATER) == [("Bến Tre", 31, None, None)]


def test_the_months_that_are_ranked_stay_the_year():
    page = "Xếp hạng phục vụ người dân của các xã\n\nKết quả tháng 9/2024: xã A Lưới xếp thứ 2."
    assert [row["year"] for row in read(page)["rankings"]] == [2024]


def test_a_low_class_is_no_grade():
    page = (
        "Chỉ số cải cách hành chính năm 2020 của các sở tỉnh Lai Châu\n\nSở Y tế xếp thứ nhất với"
        " 90,1 điểm. Các đơn vị bị kết quả xếp loại thấp như: Sở Tài chính; Sở Tư pháp."
    )
    assert sure_values(page) == [("Sở Y tế", 1, 90.1, 2020)]


def test_a_grade_low_stays_one():
    page = (
        "Chỉ số cải cách hành chính năm 2020 của các sở tỉnh Lai Châu\n\n"
        "Các đơn vị xếp loại Thấp gồm: Sở Tài chính, Sở Tư pháp."
    )
    assert [row["grade"] for row in read(page)["rankings"]] == ["Thấp", "Thấp"]


EGOV = (
    "Sở Y tế và huyện Than Uyên dẫn đầu về xây dựng chính quyền điện tử\n\nUBND tỉnh Lai Châu vừa"
    " công bố xếp hạng ứng dụng CNTT, xây dựng chính quyền điện tử của các cơ quan năm 2020.\n\n"
    "Theo đó, Sở Y tế dẫn đầu về ứng dụng CNTT, xây dựng chính quyền điện tử. 2 vị trí tiếp theo"
    " lần lượt thuộc về Sở Tài chính, Sở Tư pháp.\n\n"
)


def test_two_names_in_one_breath_are_the_one_index_of_the_page():
    rows = read(EGOV)["rankings"]
    told = {(row["unit"], row["rank"], row["index_name"]) for row in rows}
    assert told == {
        ("Sở Y tế", 1, None),
        ("Huyện Than Uyên", 1, None),
        ("Sở Tài chính", 2, None),
        ("Sở Tư pháp", 3, None),
    }


def test_two_indices_apart_stay_two():
    page = (
        "Xếp hạng xây dựng chính quyền điện tử năm 2020 của các sở tỉnh Lai Châu\n\nSở Y tế dẫn"
        " đầu về xây dựng chính quyền điện tử. Về ứng dụng CNTT, Sở Tài chính dẫn đầu."
    )
    names = {row["unit"]: row["index_name"] for row in read(page)["rankings"]}
    assert names == {"Sở Y tế": "xây dựng chính quyền điện tử", "Sở Tài chính": "ứng dụng CNTT"}


CUT = (
    "Kết quả DDCI năm 2020 tỉnh Lai Châu\n\nNăm 2020, có 4 sở, ngành được đánh giá tốt, gồm có Sở"
    " Y tế, Sở Tài chính và Thanh"
)


def test_a_list_at_which_the_text_breaks_off_is_not_counted():
    assert accusations(CUT) == []
    assert accusations(CUT.replace(" và Thanh", ".")) == ["count_mismatch"]
