"""Places of several years told in one breath: each of its own year, none of another's."""

import pytest

from tests.clean.reading import read, sure_values

TITLE = "Phú Yên nâng cao năng lực cạnh tranh cấp tỉnh (PCI)\n\n"


def by_year(text):
    return {(rank, year) for _, rank, _, year in sure_values(TITLE + text)}


@pytest.mark.parametrize(
    "text",
    [
        (
            "Về chỉ số PCI, tỉnh Phú Yên đã có nhiều tiến bộ: hạng 41 (năm 2019), hạng"
            " 37 (2020), hạng"
            " 29 (2021)."
        ),
        (
            "Chỉ số PCI của tỉnh Phú Yên xếp thứ 41/63 (năm 2019), thứ 37/63 (năm 2020)"
            " và thứ 29/63"
            " (năm 2021)."
        ),
        "Chỉ số PCI của tỉnh Phú Yên: 2019 hạng 41, 2020 hạng 37, 2021 hạng 29.",
        "Tỉnh Phú Yên các năm 2019, 2020, 2021 lần lượt xếp thứ 41, 37, 29 về chỉ số PCI.",
        "Các năm 2019, 2020 và 2021, PCI của Phú Yên lần lượt đứng thứ 41, 37 và 29.",
    ],
)
def test_every_year_of_a_series_has_its_own_place(text):
    assert by_year(text) == {(41, 2019), (37, 2020), (29, 2021)}


def test_one_place_told_of_two_years_is_that_of_both():
    found = by_year(
        "Chỉ số PCI của tỉnh Phú Yên năm 2018 và 2019 xếp hạng 43, năm 2020 xếp hạng 38."
    )
    assert found == {(43, 2018), (43, 2019), (38, 2020)}


def test_an_earlier_year_in_brackets_stays_the_one_before():
    rows = read(
        TITLE
        + "Năm 2023, chỉ số PCI của tỉnh Phú Yên xếp thứ 14/63 (năm 2022 xếp thứ 21), đạt 67,15"
        " điểm."
    )["rankings"]
    assert [(row["rank"], row["year"], row["previous_rank"]) for row in rows] == [(14, 2023, 21)]


def test_years_of_another_thing_share_no_place():
    found = by_year(
        "So sánh kết quả năm 2020 và 2021, chỉ số PCI của tỉnh Phú Yên năm 2022 xếp thứ 33."
    )
    assert found == {(33, 2022)}


def test_a_count_of_places_is_no_year():
    rows = read(TITLE + "Năm 2021, chỉ số PCI của Phú Yên tăng 20 hạng, xếp hạng 29.")["rankings"]
    assert [(row["rank"], row["rank_change"], row["year"]) for row in rows] == [(29, 20, 2021)]


@pytest.mark.parametrize(
    "said",
    [
        "Năm 2021, 2022 và 2023, SIPAS lần lượt đạt 84%, 85,5% và 88,25%, xếp thứ 20, 25 và 12.",
        "SIPAS qua các năm 2021, 2022, 2023 lần lượt xếp thứ 20, 25, 12, đạt 84%, 85,5% và 88,25%.",
    ],
)
def test_scores_and_places_of_several_years_in_turn(said):
    rows = read("Lào Cai: chỉ số SIPAS\n\n" + said)["rankings"]
    assert [(row["year"], row["rank"], row["score"]) for row in rows] == [
        (2021, 20, 84),
        (2022, 25, 85.5),
        (2023, 12, 88.25),
    ]


def test_figures_in_turn_that_are_no_rows_have_each_its_year():
    said = "Lào Cai công bố PCI. Trước đó, năm 2022 và 2023, tỉnh lần lượt đạt 68,2 và 67,4 điểm."
    claims = read(said)["claims"]
    assert [(claim["value"], claim["year"]) for claim in claims] == [(68.2, 2022), (67.4, 2023)]


@pytest.mark.parametrize(
    "head",
    [
        "Báo cáo nhắc lại kết quả PCI năm 2022 của ba tỉnh:",
        "Kết quả PCI năm 2022 của các tỉnh trước hợp nhất như sau:",
        "Năm 2022, xếp hạng của ba tỉnh là:",
    ],
)
def test_the_year_that_heads_a_list_is_that_of_all_in_it(head):
    page = (
        "Phú Yên đứng thứ 12 cả nước về PCI\n\nVCCI công bố PCI năm 2023. Tỉnh Phú Yên có 66,3"
        f" điểm, xếp thứ 12/63.\n\n{head} Bình Định 66,65 điểm, xếp thứ 21/63; Phú Yên 64,8 điểm,"
        " xếp thứ 33/63; Khánh Hòa 65,7 điểm, xếp thứ 27/63."
    )
    assert sure_values(page) == [
        ("Phú Yên", 12, 66.3, 2023),
        ("Bình Định", 21, 66.65, 2022),
        ("Phú Yên", 33, 64.8, 2022),
        ("Khánh Hòa", 27, 65.7, 2022),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Năm 2021 được 63,50 điểm, hạng 38.",
        "Năm 2021 đạt 63,50 điểm và xếp thứ 38.",
        "Đến năm 2021 là 63,50 điểm, đứng thứ 38.",
    ],
)
def test_the_next_year_goes_on_with_the_index(said):
    found = by_year(f"Năm 2019, PCI của tỉnh là 64,14 điểm, đứng thứ 42. {said}")
    assert found == {(42, 2019), (38, 2021)}


def test_a_year_of_another_thing_does_not_go_on():
    found = by_year(
        "Năm 2019, PCI của tỉnh là 64,14 điểm, đứng thứ 42. Năm 2021 thu hút 38 dự án, hạng 2."
    )
    assert found == {(42, 2019)}


@pytest.mark.parametrize(
    "said",
    [
        "PCI của Phú Yên từ hạng 47 năm 2020 lên hạng 44 năm 2021 và hạng 33 năm 2022.",
        "PCI của Phú Yên từ vị trí thứ 47 năm 2020 lên thứ 44 năm 2021, thứ 33 năm 2022.",
        "PCI của Phú Yên từ thứ 47 năm 2020 vươn lên thứ 44 năm 2021, rồi thứ 33 năm 2022.",
    ],
)
def test_a_climb_over_three_years(said):
    assert by_year(said) == {(47, 2020), (44, 2021), (33, 2022)}


def test_a_climb_over_two_years_keeps_the_place_before():
    rows = read(f"{TITLE}PCI của Phú Yên từ hạng 44 năm 2021 lên hạng 33 năm 2022.")["rankings"]
    assert [(row["rank"], row["year"], row["previous_rank"]) for row in rows] == [(33, 2022, 44)]
