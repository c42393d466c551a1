"""Counts, sums and places beside a row that are none of its own."""

import pytest

from tests.clean.reading import accusations, read, sure_rows, sure_values

PAR = "Chỉ số cải cách hành chính năm 2022 của các sở tỉnh Lai Châu\n\n"


@pytest.mark.parametrize("bound", [" (trên 80 điểm)", ""])
def test_those_of_a_grade_are_not_all(bound):
    page = PAR + (
        f"Theo đó, ở khối các sở, ban, ngành có 8 đơn vị được đánh giá tốt{bound}; Sở Y tế đứng đầu"
        " với 89,11 điểm, tiếp đó là Sở Tài chính (87,86 điểm)."
    )
    assert {row["rank_of"] for row in read(page)["rankings"]} == {None}


def test_all_that_were_graded_are():
    page = PAR + (
        "Theo đó, có 18 sở, ban, ngành được đánh giá; Sở Y tế đứng đầu với 89,11 điểm, tiếp đó là"
        " Sở Tài chính (87,86 điểm)."
    )
    assert {row["rank_of"] for row in read(page)["rankings"]} == {18}


def test_a_sum_beside_the_index_is_not_the_index():
    page = PAR + (
        "Sở Y tế đứng đầu với tổng điểm các lĩnh vực là 61,6 điểm, chỉ số cải cách hành chính đạt"
        " 93,33%."
    )
    assert sure_values(page) == [("Sở Y tế", 1, None, 2022)]


def test_the_same_figure_twice_is_the_index():
    page = PAR + (
        "Sở Y tế đứng đầu với tổng điểm là 93,33 điểm, chỉ số cải cách hành chính đạt 93,33%."
    )
    assert sure_values(page) == [("Sở Y tế", 1, 93.33, 2022)]


def test_a_place_at_a_drill_is_none_by_the_index():
    page = (
        "Chính quyền điện tử tỉnh Lai Châu\n\nNăm 2021, Lai Châu tham gia chương trình diễn tập an"
        " toàn thông tin, đoàn Lai Châu đứng thứ 2/63 tỉnh, thành phố."
    )
    assert sure_values(page) == []


PAPI = "PAPI 2021: Yên Bái dẫn đầu\n\n"


def test_whom_the_first_is_measured_against_is_not_the_first():
    page = PAPI + (
        "Với 47,8 điểm, ngôi đầu PAPI cao hơn 9 điểm so với địa phương có điểm thấp nhất (Cà Mau,"
        " 38,8 điểm)."
    )
    assert "Cà Mau" not in sure_rows(page)


def test_the_lowest_in_brackets_keeps_its_score():
    page = PAPI + "Địa phương có điểm số thấp nhất (Cà Mau, 38,8 điểm) ở cực nam."
    assert [row[:3] for row in sure_values(page) if row[0] == "Cà Mau"] == [("Cà Mau", None, 38.8)]


@pytest.mark.parametrize("count", ["3", "Ba"])
def test_the_last_of_a_counted_row_has_its_place_like_the_others(count):
    page = PAR + (
        f"{count} đơn vị dẫn đầu là Sở Y tế với 88,47 điểm, Sở Tài chính với 87,24 điểm và Sở Tư"
        " pháp với 85,94 điểm."
    )
    places = [(unit, rank) for unit, rank, *_ in sure_values(page)]
    assert places == [("Sở Y tế", 1), ("Sở Tài chính", 2), ("Sở Tư pháp", 3)]


def test_one_behind_a_counted_row_is_none_of_it():
    page = PAR + (
        "2 đơn vị dẫn đầu là Sở Y tế với 88,47 điểm, Sở Tài chính với 87,24 điểm và Sở Tư pháp với"
        " 65,94 điểm xếp cuối."
    )
    assert ("Sở Tư pháp", 3, 65.94, 2022) not in sure_values(page)


def test_a_high_place_that_is_kept_is_no_place_unchanged():
    page = "PCI năm 2017\n\nĐồng Tháp (68,8 điểm) là một trong 3 tỉnh duy trì được thứ hạng cao."
    assert sure_rows(page)["Đồng Tháp"]["rank_change"] is None
    page = "PCI năm 2017\n\nĐồng Tháp (68,8 điểm) duy trì được thứ hạng so với năm 2016."
    assert sure_rows(page)["Đồng Tháp"]["rank_change"] == 0


@pytest.mark.parametrize(
    ("end", "accused"), [("Ninh Bì", []), ("Ninh Bình.", ["count_mismatch"])], ids=["cut", "whole"]
)
def test_nobody_knows_how_a_list_by_a_part_went_on_where_the_text_breaks_off(end, accused):
    page = (
        "Kết quả chuyển đổi số năm 2022\n\n10 tỉnh dẫn đầu về hạ tầng số: Hà Nam, Hòa Bình, Nam"
        f" Định, {end}"
    )
    assert accusations(page) == accused


DTI = "Phú Yên xếp hạng chuyển đổi số cấp sở năm 2022\n\n"
TOOK_PART = "Năm 2022, Phú Yên có 18 sở, ban, ngành và 9 huyện, thị xã tham gia đánh giá."
LAST = "\n\nSở Y tế đứng cuối bảng xếp hạng cấp sở với 301,5/500 điểm."


def test_where_some_that_took_part_are_not_ranked_nobody_counts_the_rest():
    not_ranked = " Riêng Thanh tra tỉnh và Sở Ngoại vụ tham gia đánh giá nhưng không xếp hạng."
    row = sure_rows(DTI + TOOK_PART + not_ranked + LAST)["Sở Y tế"]
    assert (row["rank"], row["rank_of"], row["rank_from_bottom"]) == (None, None, 1)


def test_where_all_that_took_part_are_ranked_the_last_has_their_number():
    row = sure_rows(DTI + TOOK_PART + LAST)["Sở Y tế"]
    assert (row["rank"], row["rank_of"]) == (18, 18)


def test_those_not_ranked_take_nothing_from_the_ranked():
    said = "Có 16 sở, ban, ngành được xếp hạng. Thanh tra tỉnh, Sở Ngoại vụ không xếp hạng."
    row = sure_rows(DTI + said + LAST)["Sở Y tế"]
    assert (row["rank"], row["rank_of"]) == (16, 16)


@pytest.mark.parametrize(
    "said", ["có 6 tiêu chí, tổng 500 điểm", "gồm 6 tiêu chí với tổng số 500 điểm"]
)
def test_what_all_criteria_may_give_is_no_score(said):
    page = (
        "Sở Công Thương đứng cuối bảng xếp hạng chuyển đổi số ở Phú Yên\n\nTheo kết quả đánh giá"
        " chỉ số chuyển đổi số (DTI) cấp sở trên địa bàn tỉnh Phú Yên năm 2022, Sở Công Thương đứng"
        f" cuối.\n\nBộ chỉ số đánh giá chuyển đổi số cấp sở tỉnh Phú Yên {said} gồm: nhận thức số,"
        " thể chế số, hạ tầng số, nhân lực số."
    )
    assert "Phú Yên" not in sure_rows(page)


def test_what_a_province_reached_on_several_criteria_is_its_score():
    page = DTI + "Theo 6 tiêu chí, Phú Yên đạt tổng 410,5 điểm về chuyển đổi số, xếp thứ 9/63 tỉnh."
    assert sure_values(page) == [("Phú Yên", 9, 410.5, 2022)]


DISTRICTS = "Kết quả chỉ số cải cách hành chính năm 2020 của các huyện tỉnh Lai Châu\n\n"


def test_who_leads_those_counted_by_two_grades_has_neither():
    page = DISTRICTS + (
        "Ở nhóm UBND huyện có 3 địa phương xếp loại tốt và 5 địa phương xếp loại khá, dẫn đầu là"
        " huyện Than Uyên với 84,36 điểm."
    )
    row = sure_rows(page)["Huyện Than Uyên"]
    assert (row["rank"], row["score"], row["grade"]) == (1, 84.36, None)


def test_who_leads_those_counted_by_one_grade_has_it():
    page = DISTRICTS + (
        "Ở nhóm UBND huyện có 3 địa phương xếp loại tốt, dẫn đầu là huyện Than Uyên với 84,36 điểm."
    )
    assert sure_rows(page)["Huyện Than Uyên"]["grade"] == "tốt"


@pytest.mark.parametrize("level", ["UBND cấp huyện", "UBND cấp xã", "cấp huyện"])
def test_points_of_one_counted_are_not_the_provinces(level):
    page = (
        "Lai Châu công bố Chỉ số cải cách hành chính năm 2020\n\n"
        f"Chỉ số cải cách hành chính của {level} có 02 cơ quan đạt 92 điểm được phân loại xuất sắc;"
        " 03 cơ quan đạt 81 điểm trở lên được phân loại tốt."
    )
    assert read(page)["rankings"] == []


def test_points_of_the_province_are_its_own():
    page = (
        "Lai Châu công bố Chỉ số cải cách hành chính năm 2020\n\n"
        "Chỉ số cải cách hành chính của tỉnh đạt 82,4 điểm."
    )
    assert sure_values(page) == [("Lai Châu", None, 82.4, 2020)]


def test_a_name_behind_two_blanks_is_listed_too():
    page = (
        "Lai Châu công bố Chỉ số cải cách hành chính năm 2020\n\n"
        "03 ngành xếp loại khá: Sở Y tế,  Văn hóa và Thể thao và Thanh tra tỉnh."
    )
    graded = {unit: row["grade"] for unit, row in sure_rows(page).items()}
    assert list(graded.values()) == ["khá"] * 3
    assert "Sở Văn hóa và Thể thao" in graded
