"""Units and indices that a sentence names beside the one it tells of."""

import pytest

from tests.clean.reading import read, sure_rows, sure_values


@pytest.mark.parametrize(
    "goes_on",
    [
        "; trong khu vực, Thanh Hóa xếp thứ 20/63 và Hà Tĩnh xếp thứ 35/63.",
        "; ở Bắc Trung Bộ, Thanh Hóa đứng thứ 20/63, Hà Tĩnh đứng thứ 35/63.",
        "; còn Thanh Hóa ở vị trí 20/63 và Hà Tĩnh ở vị trí 35/63.",
    ],
)
def test_other_provinces_are_placed_by_the_index_of_their_sentence(goes_on):
    rows = read(
        "Nghệ An nhìn lại các bộ chỉ số\n\nMừng là Chỉ số cải cách hành chính năm 2024: 89,21%, vị"
        " thứ 13/63. Mừng nữa là Chỉ số đổi mới sáng tạo cấp địa phương (PII) 2024: Nghệ An được"
        f" 40,15 điểm, đứng thứ 24/63{goes_on}"
    )["rankings"]
    placed = [(row["unit"], row["index_name"], row["rank"]) for row in rows]
    assert placed[1:] == [("Nghệ An", "PII", 24), ("Thanh Hóa", "PII", 20), ("Hà Tĩnh", "PII", 35)]
    assert placed[0] == ("Nghệ An", "cải cách hành chính", 13)


@pytest.mark.parametrize(
    "of_another_time",
    [
        "nay đã nhập vào thành phố Vinh",
        "trước đây là huyện Nghi Lộc",
        "được tách từ huyện Nghi Lộc và thành phố Vinh",
        "sáp nhập từ huyện Nghi Lộc",
    ],
)
def test_what_became_of_a_unit_is_not_ranked(of_another_time):
    page = "Chỉ số cải cách hành chính cấp huyện tỉnh Nghệ An năm 2023\n\n"
    said = f"Thị xã Cửa Lò ({of_another_time}) đứng đầu với 92,33 điểm."
    assert sure_values(page + said) == [("Thị xã Cửa Lò", 1, 92.33, 2023)]


def test_a_unit_in_brackets_with_a_value_of_its_own_is_ranked():
    page = "Chỉ số cải cách hành chính cấp huyện tỉnh Nghệ An năm 2023\n\n"
    said = "Thị xã Cửa Lò đứng đầu với 92,33 điểm (thứ hai là thành phố Vinh, 91,2 điểm)."
    assert set(sure_rows(page + said)) == {"Thị xã Cửa Lò", "Thành phố Vinh"}


@pytest.mark.parametrize("last", ["xếp hạng 41/63", "đứng thứ 41/63", "ở vị trí 41/63"])
def test_on_a_page_of_no_province_each_has_its_own_place(last):
    said = read(
        "Kết quả chấm thử chỉ số cải cách hành chính năm 2025\n\nTỉnh có 78 xã sau hợp nhất với"
        " Quảng Bình. Trước khi hợp nhất, tại bảng PAR INDEX 2024, Quảng Trị cũ xếp hạng 28/63,"
        f" còn Quảng Bình {last}."
    )
    rows = {row["unit"]: (row["rank"], row["previous_rank"]) for row in said["rankings"]}
    assert rows == {"Quảng Trị": (28, None), "Quảng Bình": (41, None)} and not said["findings"]


def _counts_grades(claim):
    return claim["measure"].startswith("số ") and claim["measure"].endswith("loại Tốt")


@pytest.mark.parametrize(
    "none",
    [
        "chưa địa phương nào đạt loại Tốt",
        "không có đơn vị nào xếp loại Tốt",
        "chưa có huyện nào được xếp loại Tốt",
        "không một huyện nào đạt loại Tốt",
    ],
)
def test_of_how_many_none_is_graded_so_is_no_count_of_those_that_are(none):
    said = read(
        "Chính quyền điện tử cấp huyện tỉnh Đắk Lắk năm 2020\n\nTrong 15 huyện, thị xã, thành phố,"
        f" {none}. Thành phố Buôn Ma Thuột xếp thứ nhất với 79,5 điểm, loại Khá."
    )
    counts = {row["value"] for row in said["claims"] if _counts_grades(row)}
    assert counts <= {0} and not said["findings"]


def test_how_many_are_graded_so_is_counted():
    said = read(
        "Chính quyền điện tử cấp huyện tỉnh Đắk Lắk năm 2020\n\nTrong 15 huyện, thị xã, thành phố"
        " có 3 địa phương nào cũng đạt loại Tốt là huyện Krông Pắc, huyện Ea Kar và huyện Ea Súp."
    )
    assert [row["value"] for row in said["claims"] if _counts_grades(row)] == [3]
