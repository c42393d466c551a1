"""What stands beside the one told of: another index's score, the place in a field, an aim."""

import pytest

from tests.clean.reading import read, sure_rows, sure_values

PAR = "Cải cách hành chính Cà Mau năm 2023\n\n"


def by_index(page):
    return {
        (row["index_name"], row["rank"], row["score"])
        for row in read(page)["rankings"]
        if row["certainty"] == "sure"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, tỉnh có CCHC đạt 86,2%, chỉ số SIPAS đứng thứ 9/63.",
        "Năm 2023, CCHC đạt 86,2%; chỉ số SIPAS đứng thứ 9/63 tỉnh, thành phố.",
        "Năm 2023, tỉnh Cà Mau có CCHC đạt 86,2%, SIPAS đứng thứ 9/63.",
    ],
)
def test_the_score_of_an_index_under_its_short_name_is_not_the_next_ones(text):
    told = {(row[0].split()[-1], *row[1:]) for row in by_index(PAR + text)}
    assert told == {("CCHC", None, 86.2), ("SIPAS", 9, None)}


def test_the_province_that_has_an_index_is_none_of_several():
    page = PAR + (
        "Năm 2023, tỉnh có chỉ số PAR INDEX đạt 86,2%, xếp thứ 31/63; chỉ số SIPAS đạt 80,1%, đứng"
        " thứ 9/63."
    )
    assert {row[1:] for row in by_index(page)} == {(31, 86.2), (9, 80.1)}


def test_provinces_that_have_an_index_are_counted():
    page = PAR + "Cả nước có 4 tỉnh có chỉ số PAR INDEX đạt 90% trở lên, đứng đầu là Quảng Ninh."
    assert all(row["unit"] != "Cà Mau" for row in read(page)["rankings"])


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ số PCI của tỉnh tăng 10 bậc về hạ tầng, đứng thứ 39/63 tỉnh, thành phố.",
        "Chỉ số PCI của tỉnh Cà Mau tăng 10 bậc ở lĩnh vực đào tạo lao động, lên thứ 39/63.",
    ],
)
def test_places_gained_in_a_field_are_not_the_indexs(text):
    title = "Năng lực cạnh tranh (PCI) của tỉnh Cà Mau năm 2023\n\n"
    assert sure_values(title + text) == []


def test_places_gained_by_an_index_are_its_own():
    title = "Năng lực cạnh tranh (PCI) của tỉnh Cà Mau năm 2023\n\n"
    text = "Cà Mau tăng 10 bậc về chỉ số PCI, đứng thứ 39/63; hạ tầng được cải thiện."
    assert sure_values(title + text) == [("Cà Mau", 39, None, 2023)]


@pytest.mark.parametrize(
    "text",
    [
        "Để nâng cao chỉ số PCI, tỉnh Cà Mau tập trung cải cách thủ tục, xếp thứ 22 toàn quốc.",
        "Nhằm tiếp tục cải thiện chỉ số PCI, tỉnh đã ban hành kế hoạch. Tỉnh xếp thứ 22/63.",
    ],
)
def test_a_place_behind_an_index_that_is_aimed_at_is_unsure(text):
    assert sure_values("Kết quả PAR INDEX năm 2023 của tỉnh Cà Mau\n\n" + text) == []


def test_a_place_by_the_index_of_the_page_stays_sure_behind_its_aim():
    page = (
        "Cà Mau với chỉ số PCI năm 2023\n\nĐể nâng cao chỉ số PCI, tỉnh đã vào cuộc. Tỉnh xếp thứ"
        " 22/63."
    )
    assert [row[1] for row in sure_values(page)] == [22]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            (
                "Khối huyện có điểm cao lần lượt là huyện U Minh đứng đầu, huyện Thới"
                " Bình, huyện Cái"
                " Nước."
            ),
            ["Huyện U Minh", "Huyện Thới Bình", "Huyện Cái Nước"],
        ),
        (
            (
                "Khối huyện lần lượt là: huyện U Minh dẫn đầu, huyện Thới Bình và huyện"
                " Cái Nước; xếp"
                " cuối là huyện Đầm Dơi."
            ),
            ["Huyện U Minh", "Huyện Thới Bình", "Huyện Cái Nước"],
        ),
    ],
)
def test_the_first_of_those_named_in_turn_leads_the_others(text, units):
    rows = sure_rows("Kết quả chuyển đổi số các huyện của tỉnh Cà Mau năm 2023\n\n" + text)
    assert [rows[unit]["rank"] for unit in units] == [1, 2, 3]


def test_who_leads_in_a_field_leads_no_others():
    page = (
        "Kết quả chuyển đổi số các sở của tỉnh Cà Mau năm 2023\n\nKhối sở lần lượt là Sở Nội vụ dẫn"
        " đầu về hạ tầng số, Sở Y tế dẫn đầu về nhân lực số."
    )
    assert sure_values(page) == []


def test_a_misspelt_name_is_the_whole_of_it_and_loses_none_behind():
    page = (
        "Kết quả cải cách hành chính năm 2023 của tỉnh Hà Nam\n\nSở Nội vụ, Sở Tài chinh xếp loại"
        " xuất sắc. Xếp loại tốt gồm: Sở Y tế, Sở Xay dựng, Sở Giao thôn vận tải, Sở Tư pháp."
    )
    graded = {unit: row["grade"] for unit, row in sure_rows(page).items()}
    assert graded == {
        "Sở Nội vụ": "xuất sắc",
        "Sở Tài chinh": "xuất sắc",
        "Sở Y tế": "tốt",
        "Sở Xay dựng": "tốt",
        "Sở Giao thôn vận tải": "tốt",
        "Sở Tư pháp": "tốt",
    }


def test_what_an_unknown_department_does_is_not_its_name():
    page = (
        "Kết quả cải cách hành chính năm 2023 của tỉnh Hà Nam\n\nSở Thủy Sản vươn lên dẫn đầu, Sở"
        " Lâm Nghiệp cũng xếp thứ 2."
    )
    assert {unit: row["rank"] for unit, row in sure_rows(page).items()} == {
        "Sở Thủy Sản": 1,
        "Sở Lâm Nghiệp": 2,
    }


def test_places_gained_by_what_an_index_measures_are_the_indexs():
    page = (
        "Lào Cai tăng 7 bậc về năng lực cạnh tranh, xếp thứ 24/63\n\nChỉ số năng lực cạnh tranh cấp"
        " tỉnh (PCI) năm 2022 của Lào Cai xếp thứ 24/63 tỉnh, thành phố."
    )
    assert [row[1] for row in sure_values(page)] == [24]
