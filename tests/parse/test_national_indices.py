"""Provinces in national indices: whose place it is, in which year, by which index, and what is no
place of anybody.
"""

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page

FIELDS = ("index_name", "year", "unit", "rank", "score", "previous_rank", "previous_score")
TITLE = "Các chỉ số đo lường chất lượng điều hành của tỉnh Khánh Hòa năm 2023\n\n"


def read_rows(text: str) -> list[tuple]:
    said = understand(parse_page((TITLE + text).encode("utf-8"), "x.txt"))
    return [tuple(row[name] for name in FIELDS) for row in said["rankings"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one index over several years, in a sentence without a name
        (
            (
                "Chỉ số cải cách hành chính (PAR INDEX) năm 2023 của Khánh Hòa đạt 87,59%, xếp thứ"
                " 22/63 tỉnh, thành phố. Trước đó, năm 2020 tỉnh đứng thứ 29 (83,40%), năm 2021 tụt"
                " xuống thứ 41 (85,62%), năm 2022 nhích lên thứ 37 (84,54%).\n\nChỉ số SIPAS năm"
                " 2023 của tỉnh đạt 82,92%."
            ),
            [
                ("PAR INDEX", 2023, "Khánh Hòa", 22, 87.59, None, None),
                ("PAR INDEX", 2020, "Khánh Hòa", 29, 83.4, None, None),
                ("PAR INDEX", 2021, "Khánh Hòa", 41, 85.62, None, None),
                ("PAR INDEX", 2022, "Khánh Hòa", 37, 84.54, None, None),
                ("SIPAS", 2023, "Khánh Hòa", None, 82.92, None, None),
            ],
        ),
        (
            (
                "Với Chỉ số PAPI, tỉnh đạt 41,24 điểm năm 2022 và 42,65 điểm năm 2023.\n\nVề Chỉ số"
                " DTI, năm 2023 tỉnh xếp thứ 18/63."
            ),
            [
                ("PAPI", 2022, "Khánh Hòa", None, 41.24, None, None),
                ("PAPI", 2023, "Khánh Hòa", None, 42.65, None, None),
                ("DTI", 2023, "Khánh Hòa", 18, None, None, None),
            ],
        ),
        # from one place to another
        (
            (
                "Chỉ số SIPAS cũng có bước cải thiện, từ 79,10% (hạng 44) năm 2022 lên 82,92% (hạng"
                " 26) năm 2023."
            ),
            [(None, 2023, "Khánh Hòa", 26, 82.92, 44, 79.1)],
        ),
        # the province is named before the index, or not at all behind a semicolon
        (
            (
                "Dẫn đầu PAR INDEX 2023 là Hải Phòng; đứng cuối bảng là tỉnh Kiên Giang. Riêng tỉnh"
                " Khánh Hòa, tuy PAR INDEX 2023 tăng 2,54%, đạt 85,11%, nhưng chỉ đứng thứ 48/63;"
                " còn SIPAS 2023 của tỉnh tăng từ 81,82% lên 84,4%."
            ),
            [
                ("PAR INDEX", 2023, "Hải Phòng", 1, None, None, None),
                ("PAR INDEX", 2023, "Kiên Giang", None, None, None, None),
                ("PAR INDEX", 2023, "Khánh Hòa", 48, 85.11, None, None),
                ("SIPAS", 2023, "Khánh Hòa", None, 84.4, None, 81.82),
            ],
        ),
        # a mean, a rise, a region and a pillar are no place in the list
        (
            (
                "Năm 2023, Chỉ số PAR INDEX của các tỉnh, thành phố có giá trị trung bình cao nhất"
                " từ trước đến nay, đạt 86,37%. Khánh Hòa đạt 87,59%, xếp thứ 22/63, là địa phương"
                " có điểm số tăng cao nhất."
            ),
            [(None, 2023, "Khánh Hòa", 22, 87.59, None, None)],
        ),
        (
            (
                "Chỉ số DTI năm 2023 của Khánh Hòa xếp thứ 41/63, đứng đầu khu vực Nam Trung Bộ. Ở"
                " 3 trụ cột chính: chính quyền số Khánh Hòa đạt 0,6683 điểm, xếp hạng thứ 29."
            ),
            [(None, 2023, "Khánh Hòa", 41, None, None, None)],
        ),
        # a place behind a semicolon, a year told as "năm 2022 là năm …"
        (
            (
                "PAPI năm 2023 của tỉnh Khánh Hòa đạt 43,41/80 điểm, tăng 2,33 điểm so với"
                " năm 2022;"
                " xếp vị trí thứ 23/63 tỉnh, thành phố, tăng 25 bậc."
            ),
            [(None, 2023, "Khánh Hòa", 23, 43.41, None, None)],
        ),
        (
            (
                "PCI năm 2023 của tỉnh đạt 66,10 điểm, xếp hạng 36/63. Trước đó, năm 2022 là năm"
                " PCI của tỉnh sụt giảm sâu nhất: chỉ đạt 61,60 điểm, xếp hạng 58/63, giảm 26 hạng"
                " so với năm 2021."
            ),
            [
                (None, 2023, "Khánh Hòa", 36, 66.1, None, None),
                (None, 2022, "Khánh Hòa", 58, 61.6, None, None),
            ],
        ),
    ],
    ids=[
        *("series", "value_before_year", "moves", "owner", "mean", "region_and_pillar"),
        *("behind_a_semicolon", "the_worst_year"),
    ],
)
def test_rows_of_a_province(text, expected):
    assert read_rows(text) == expected


def test_places_before_the_names():
    rows = read_rows(
        "Chỉ số SIPAS năm 2023: tỉnh Quảng Ninh dẫn đầu với 90,61%; đứng thứ 2 tỉnh Thái Nguyên đạt"
        " 90,29%; thứ 3 tỉnh Hải Dương đạt 90,23%; Lạng Sơn đứng thứ 4; Gia Lai đứng thứ 19."
    )
    assert [(unit, rank) for _, _, unit, rank, *_ in rows] == [
        ("Quảng Ninh", 1),
        ("Thái Nguyên", 2),
        ("Hải Dương", 3),
        ("Lạng Sơn", 4),
        ("Gia Lai", 19),
    ]


def test_the_next_of_a_top_list_count_on():
    rows = read_rows(
        "Về Chỉ số DTI, Đà Nẵng dẫn đầu cả nước ở 3 trụ cột; ở vị trí thứ 2 là Hà Nội; vị trí thứ 3"
        " thuộc về Hải Phòng. Các tỉnh tiếp theo có Chỉ số DTI đứng đầu gồm: Lạng Sơn, Cần Thơ,"
        " Bình Dương."
    )
    assert [(unit, rank) for _, _, unit, rank, *_ in rows] == [
        ("Đà Nẵng", 1),
        ("Hà Nội", 2),
        ("Hải Phòng", 3),
        ("Lạng Sơn", 4),
        ("Cần Thơ", 5),
        ("Bình Dương", 6),
    ]


def test_a_list_of_numbers_and_names_ranks():
    assert [
        row[2:4]
        for row in read_rows(
            "XẾP HẠNG DTI CÁC TỈNH, THÀNH PHỐ\n1 TP. Đà Nẵng\n2 TP. Hồ Chí Minh\n3 Quảng Ninh\n15"
            " Thanh Hóa\n15 Yên Bái\n17 Hậu Giang\n"
        )
    ] == [
        ("Đà Nẵng", 1),
        ("Hồ Chí Minh", 2),
        ("Quảng Ninh", 3),
        ("Thanh Hóa", 15),
        ("Yên Bái", 15),
        ("Hậu Giang", 17),
    ]


def test_a_list_of_recipients_ranks_nobody():
    assert (
        read_rows(
            "Năm 2024 tỉnh phấn đấu xếp thứ 20/63.\n\nNơi nhận:\n1 Sở Nội vụ\n2 Sở Tài chính\n3 Sở"
            " Y tế\n"
        )
        == []
    )


def test_the_components_of_an_index_stand_in_rows_and_its_years_in_columns():
    said = understand(
        parse_page(
            (
                TITLE + "Bảng 2. Điểm các chỉ số thành phần PCI của tỉnh Khánh Hòa\n\n"
                "| STT | Chỉ số thành phần | Năm 2022 | Năm 2023 |\n|---|---|---|---|\n"
                "| 1 | Gia nhập thị trường | 6,52 | 7,14 |\n| 2 | Tiếp cận đất đai | 6,31 | 6,88 |"
            ).encode("utf-8"),
            "x.txt",
        )
    )
    assert [(row["measure"], row["year"], row["value"]) for row in said["claims"]] == [
        ("Gia nhập thị trường", 2022, 6.52),
        ("Gia nhập thị trường", 2023, 7.14),
        ("Tiếp cận đất đai", 2022, 6.31),
        ("Tiếp cận đất đai", 2023, 6.88),
    ]
    assert {row["subject"] for row in said["claims"]} == {"tỉnh Khánh Hòa"}
    assert said["unread"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ở bảng xếp hạng toàn quốc, Quảng Ninh dẫn đầu với kết quả PAR INDEX đạt 90,10%.",
        "Quảng Ninh dẫn đầu, PAR INDEX đạt 90,10%.",
        "Quảng Ninh xếp thứ nhất với chỉ số PAR INDEX đạt 90,10%.",
    ],
)
def test_a_place_is_told_by_the_index_that_is_named_behind_it(sentence):
    rows = read_rows(f"{sentence}\n\nChỉ số SIPAS năm 2023 của Khánh Hòa đạt 82,92%.")
    assert rows[0] == ("PAR INDEX", 2023, "Quảng Ninh", 1, 90.1, None, None)


def test_agencies_of_a_page_of_two_indices_keep_the_one_that_ranks_them():
    rows = read_rows(
        "PAR INDEX năm 2023 của Khánh Hòa đạt 87,59%. SIPAS năm 2023 của tỉnh đạt 82,92%.\n\nUBND"
        " tỉnh cũng công bố Chỉ số cải cách hành chính năm 2023 của các sở. Sở Tư pháp xếp hạng"
        " nhất với 94,71 điểm."
    )
    assert ("PAR INDEX", 2023, "Sở Tư pháp", 1, 94.71, None, None) in rows


SEVERAL = "Tuyên Quang công bố các chỉ số PAR INDEX, SIPAS, PCI, PAPI năm 2022\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Với 85,2%, PAR INDEX của Tuyên Quang đứng thứ 20/63, cao hơn trung bình cả nước"
                " (84,79%) 0,41 điểm phần trăm."
            ),
            [(2022, "Tuyên Quang", 20, 85.2)],
        ),
        ("So với 14 tỉnh miền núi phía Bắc, Tuyên Quang xếp thứ 4 về PCI.", []),
        (
            "Năm 2020, PAPI của tỉnh là 42,1 điểm; năm 2021 là 41,9 điểm; năm 2022 đạt 43,5 điểm.",
            [
                (2020, "Tuyên Quang", None, 42.1),
                (2021, "Tuyên Quang", None, 41.9),
                (2022, "Tuyên Quang", None, 43.5),
            ],
        ),
        (
            (
                "Quảng Ninh tiếp tục dẫn đầu PCI với 72,95 điểm, Bắc Giang (72,80 điểm) vươn lên vị"
                " trí thứ 2."
            ),
            [(2022, "Quảng Ninh", 1, 72.95), (2022, "Bắc Giang", 2, 72.8)],
        ),
        ("SIPAS năm 2022 của cả nước đạt 80,08%, tăng 1,9% so với năm 2021.", []),
        (
            "Đối với Quảng Nam, SIPAS năm 2022 xếp thứ 59/63, tăng 2 bậc; đạt 78,44%.",
            [(2022, "Quảng Nam", 59, 78.44)],
        ),
        (
            "“Thứ hạng vẫn ở nhóm cuối”, ông Hồ Quang Vinh, Phó Giám đốc Sở Nội vụ, nhìn nhận.",
            [],
        ),
    ],
)
def test_on_a_page_of_several_indices_a_figure_is_its_own_unit_s(text, expected):
    said = understand(parse_page((SEVERAL + text).encode("utf-8"), "x.txt"))
    fields = ("year", "unit", "rank", "score")
    assert [tuple(row[name] for name in fields) for row in said["rankings"]] == expected


def test_places_in_turn_over_indices_with_scores_are_not_the_last_ones():
    said = understand(
        parse_page(
            f"{SEVERAL}PAR INDEX đạt 85,2%, SIPAS đạt 80,1%, PCI đạt 65,43 điểm, lần lượt xếp thứ"
            " 20, 30 và 31.".encode(),
            "x.txt",
        )
    )
    assert {row["rank"] for row in said["rankings"]} == {None}


@pytest.mark.parametrize(
    "sentence",
    [
        "SIPAS được thực hiện qua khảo sát 2.316 người dân, tỷ lệ phản hồi đạt 74,3%.",
        "Đối với SIPAS, mức độ hài lòng chung của cả nước năm 2023 là 82,66%, tăng 2,58%.",
    ],
)
def test_a_rate_of_reply_and_the_nation_s_mean_are_no_score(sentence):
    rows = read_rows(f"PAR INDEX năm 2023 của Khánh Hòa đạt 87,59%.\n\n{sentence}")
    assert [row[4] for row in rows] == [87.59]


def test_the_index_that_a_place_is_about_is_not_the_one_named_before():
    """Invented, in the shape of a ward's page."""
    said = understand(
        parse_page(
            "Phường Nam Sơn xếp thứ 3/10 phường về cải cách hành chính năm 2021\n\nUBND quận công"
            " bố Chỉ số cải cách hành chính và chỉ số hài lòng của UBND các phường năm 2021. Theo"
            " đó, Phường Nam Sơn được xếp thứ 3 trong số 10 phường về kết quả xếp hạng thực hiện"
            " các nhiệm vụ CCHC năm 2021 với tổng số điểm là 83,21/100 điểm.".encode(),
            "x.txt",
        )
    )
    rows = [(row["unit"], row["index_name"], row["rank"], row["score"]) for row in said["rankings"]]
    assert rows == [("Phường Nam Sơn", None, 3, 83.21)]


def test_leaders_of_lists_of_several_levels_are_all_first():
    said = understand(
        parse_page(
            "Chỉ số CCHC năm 2025 của Hải Phòng\n\nThanh tra thành phố, phường Hồng Bàng và đặc khu"
            " Cát Hải là 3 đơn vị dẫn đầu.".encode(),
            "x.txt",
        )
    )
    assert [row["rank"] for row in said["rankings"]] == [1, 1, 1]
