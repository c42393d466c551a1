"""Lists, pronouns and comparisons of a province's own pages: whose is the place, and what is
none.
"""

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page

TITLE = "Công bố kết quả xếp hạng cải cách hành chính năm 2022 của các cơ quan tỉnh Bắc Giang\n\n"
FIELDS = ("unit", "rank", "score")


def read(text: str) -> dict:
    return understand(parse_page((TITLE + text).encode("utf-8"), "x.txt"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sở Nội vụ đạt 93,5 điểm, đứng đầu khối. Đơn vị này tăng 3 bậc so với năm 2021.",
            [("Sở Nội vụ", 1, 93.5)],
        ),
        (
            (
                "“Chúng tôi rất vui”, ông An, Chủ tịch UBND huyện Yên Thế, nói sau khi địa phương"
                " này giành ngôi quán quân với 78,6 điểm."
            ),
            [("Huyện Yên Thế", 1, 78.6)],
        ),
        ("Hai đơn vị này cùng tăng 3 bậc.", []),
        (
            "Hai đơn vị cùng xếp thứ 9 là Sở Tư pháp và Sở Công Thương với 79,5 điểm.",
            [("Sở Tư pháp", 9, 79.5), ("Sở Công Thương", 9, 79.5)],
        ),
        (
            (
                "Ngôi đầu thuộc về thành phố Bắc Giang (94,1 điểm), hơn huyện đứng thứ hai là Lục"
                " Nam 1,3 điểm."
            ),
            [("Thành phố Bắc Giang", 1, 94.1), ("Huyện Lục Nam", 2, None)],
        ),
        (
            "Á quân là huyện Lục Nam (74,2 điểm); huyện Yên Thế hạng ba với 73 điểm.",
            [("Huyện Lục Nam", 2, 74.2), ("Huyện Yên Thế", 3, 73)],
        ),
        (
            "Huyện Lục Nam (77,3 điểm), xếp thứ 8/10 và huyện Yên Thế (76 điểm), xếp thứ 9/10.",
            [("Huyện Lục Nam", 8, 77.3), ("Huyện Yên Thế", 9, 76)],
        ),
        (
            (
                "Về cấp huyện, top 3 gồm: thành phố Bắc Giang (92,4 điểm), huyện Lục Nam (90,1"
                " điểm), huyện Yên Thế (89,7 điểm)."
            ),
            [
                ("Thành phố Bắc Giang", 1, 92.4),
                ("Huyện Lục Nam", 2, 90.1),
                ("Huyện Yên Thế", 3, 89.7),
            ],
        ),
        (
            (
                "+ Nhất: Thành phố Bắc Giang (93,1 điểm)\n+ Nhì: Huyện Lục Nam (92,2 điểm)\n+ Ba:"
                " Huyện Yên Thế (91 điểm)"
            ),
            [
                ("Thành phố Bắc Giang", 1, 93.1),
                ("Huyện Lục Nam", 2, 92.2),
                ("Huyện Yên Thế", 3, 91),
            ],
        ),
        (
            "3 năm liên tiếp (2020, 2021, 2022) Sở Nội vụ giữ vị trí số 1 với 92,1 điểm.",
            [("Sở Nội vụ", 1, 92.1)],
        ),
        ("Xã An Hà, huyện Lạng Giang đạt cao nhất với 96,5 điểm.", [("Xã An Hà", 1, 96.5)]),
        (
            "1. Xã An Hà (huyện Lạng Giang): 95,60%\n2. Xã Tân Thịnh (huyện Lạng Giang): 94,85%",
            [("Xã An Hà", 1, 95.6), ("Xã Tân Thịnh", 2, 94.85)],
        ),
        (
            "Xếp loại Trung bình (từ 50 điểm đến dưới 65 điểm): Sở Xây dựng và Ban Dân tộc.",
            [("Sở Xây dựng", None, None), ("Ban Dân tộc", None, None)],
        ),
        (
            "Huyện Lục Nam có mức tăng hạng cao nhất, tăng 7 bậc, xếp thứ 4.",
            [("Huyện Lục Nam", 4, None)],
        ),
        (
            (
                "Đứng đầu là Sở Nội vụ với 93,5 điểm. Tiếp theo là Sở Tài chính, đạt 92,1 điểm; Sở"
                " Tư pháp, đạt 91,7 điểm; Sở Y tế tụt 3 bậc."
            ),
            [
                ("Sở Nội vụ", 1, 93.5),
                ("Sở Tài chính", 2, 92.1),
                ("Sở Tư pháp", 3, 91.7),
                ("Sở Y tế", None, None),
            ],
        ),
        (
            "Các huyện Lục Nam và Yên Thế xếp thứ 3 và thứ 4.",
            [("Huyện Lục Nam", 3, None), ("Huyện Yên Thế", 4, None)],
        ),
        # places that go on from the last one told
        (
            (
                "Huyện Lục Nam dẫn đầu với 88,9 điểm, thứ hai là huyện Yên Thế 87,6 điểm. Các"
                " vị trí từ"
                " thứ ba đến thứ tư lần lượt thuộc về huyện Tân Yên (85,9 điểm) và huyện"
                " Hiệp Hòa (84,2"
                " điểm)."
            ),
            [
                ("Huyện Lục Nam", 1, 88.9),
                ("Huyện Yên Thế", 2, 87.6),
                ("Huyện Tân Yên", 3, 85.9),
                ("Huyện Hiệp Hòa", 4, 84.2),
            ],
        ),
        (
            (
                "Huyện Lục Nam (88,73%) và huyện Yên Thế (88,05%) lần lượt xếp từ hạng tư đến"
                " hạng năm."
            ),
            [("Huyện Lục Nam", 4, 88.73), ("Huyện Yên Thế", 5, 88.05)],
        ),
        (
            (
                "Huyện Lục Nam xếp thứ nhất với 93,1 điểm.\n\nCác vị trí tiếp theo trong"
                " nhóm 3 đơn vị"
                " dẫn đầu thuộc về: huyện Yên Thế 91,8 điểm; huyện Tân Yên 91,4 điểm."
            ),
            [
                ("Huyện Lục Nam", 1, 93.1),
                ("Huyện Yên Thế", 2, 91.8),
                ("Huyện Tân Yên", 3, 91.4),
            ],
        ),
        (
            "Các vị trí tiếp theo trong nhóm dẫn đầu thuộc về: huyện Yên Thế, huyện Tân Yên.",
            [],
        ),
        (
            (
                "Nhóm Tốt gồm: huyện Lục Nam (85,5 điểm), đứng thứ nhất.\n\nNhóm Khá gồm 2"
                " địa phương,"
                " theo thứ tự: huyện Yên Thế (79,1 điểm), huyện Tân Yên (78,4 điểm)."
            ),
            [
                ("Huyện Lục Nam", 1, 85.5),
                ("Huyện Yên Thế", None, 79.1),
                ("Huyện Tân Yên", None, 78.4),
            ],
        ),
        (
            (
                "Sở Y tế đứng đầu; xếp thứ hai và thứ ba lần lượt là Sở Nội vụ với 89,7 điểm,"
                " Sở Tư pháp"
                " với 87,6 điểm."
            ),
            [("Sở Y tế", 1, None), ("Sở Nội vụ", 2, 89.7), ("Sở Tư pháp", 3, 87.6)],
        ),
        (
            "Thứ tự xếp hạng các sở (từ trên xuống) như sau: Sở Y tế, Sở Nội vụ, Sở Tư pháp.",
            [("Sở Y tế", 1, None), ("Sở Nội vụ", 2, None), ("Sở Tư pháp", 3, None)],
        ),
        (
            "Đứng cuối, hạng 82/82, là xã Tân Hưng thuộc huyện Lạng Giang với 70,22 điểm.",
            [("Xã Tân Hưng", 82, 70.22)],
        ),
        (
            (
                "Thành phố Bắc Giang và huyện Lục Nam đồng hạng nhất với 92,5 điểm;"
                " tiếp theo là huyện"
                " Yên Thế với 91 điểm."
            ),
            [
                ("Thành phố Bắc Giang", 1, 92.5),
                ("Huyện Lục Nam", 1, 92.5),
                ("Huyện Yên Thế", None, 91),
            ],
        ),
        (
            "Sở Tài chính đạt 89,9 điểm, chỉ kém đơn vị xếp trên là Sở Tư pháp 0,05 điểm.",
            [("Sở Tài chính", None, 89.9)],
        ),
        (
            (
                "Điểm trung bình của khối sở là 88,4 điểm, cao hơn năm 2021 là 1,2"
                " điểm; cao nhất là Sở"
                " Nội vụ 95,1 điểm."
            ),
            [("Sở Nội vụ", 1, 95.1)],
        ),
        (
            "Nếu như năm 2021 Sở Y tế đứng thứ 15 thì năm nay đơn vị này vươn lên thứ 6.",
            [("Sở Y tế", 15, None), ("Sở Y tế", 6, None)],
        ),
        ("Phường Phú Cường nhận trả hồ sơ cả sáng thứ bảy.", []),
        (
            (
                "Sở Y tế đạt 61,35 điểm và Sở Tư pháp đạt 60,92 điểm, là hai đơn vị xếp thứ"
                " 19 và thứ 20."
            ),
            [("Sở Y tế", 19, 61.35), ("Sở Tư pháp", 20, 60.92)],
        ),
        (
            (
                "Khối UBND các huyện, thị xã và thành phố Bắc Giang, UBND huyện Lục Nam"
                " dẫn đầu với 90,8"
                " điểm."
            ),
            [("Huyện Lục Nam", 1, 90.8)],
        ),
        (
            "5 đơn vị có điểm số cao nhất gồm: Sở Nội vụ 95,1; Sở Tư pháp 94,2; Sở Y tế 93.",
            [("Sở Nội vụ", 1, 95.1), ("Sở Tư pháp", 2, 94.2), ("Sở Y tế", 3, 93)],
        ),
        (
            (
                "Tăng nhiều nhất là Sở Y tế (từ thứ 12 lên thứ 4), giảm nhiều nhất là"
                " Sở Xây dựng (từ"
                " thứ 8 xuống thứ 18)."
            ),
            [("Sở Y tế", 4, None), ("Sở Xây dựng", 18, None)],
        ),
        (
            "Tại huyện Lục Nam, xã Bảo Đài dẫn đầu với 95 điểm.",
            [("Xã Bảo Đài", 1, 95)],
        ),
        (  # counted places that printed ones contradict are taken back
            (
                "Huyện Yên Thế xếp thứ nhất với 90 điểm.\n\nKết quả theo thứ tự: huyện Lục Nam"
                " (89 điểm),"
                " huyện Tân Yên (88 điểm)."
            ),
            [
                ("Huyện Yên Thế", 1, 90),
                ("Huyện Lục Nam", None, 89),
                ("Huyện Tân Yên", None, 88),
            ],
        ),
    ],
)
def test_places_of_units(text, expected):
    assert [tuple(row[name] for name in FIELDS) for row in read(text)["rankings"]] == expected


def test_a_count_behind_a_grade_counts_and_bounds_nothing():
    said = read("Xếp loại Xuất sắc (03 đơn vị): Sở Nội vụ; Sở Tư pháp; Văn phòng UBND tỉnh.")
    assert [(claim["value"], claim["measure"]) for claim in said["claims"]] == [
        (3, "số đơn vị loại Xuất sắc")
    ]
    assert {row["grade"] for row in said["rankings"]} == {"Xuất sắc"}
    assert said["findings"] == []


def test_a_band_of_scores_says_no_size_of_a_group():
    said = read(
        "Nhóm từ 80% trở lên có 11 đơn vị; nhóm dưới 80% có 3 đơn vị.\n\nĐứng đầu là Sở Nội vụ"
        " (94,36%). Đứng cuối là Sở Xây dựng với 72,38%."
    )
    assert [(row["unit"], row["rank"], row["rank_from_bottom"]) for row in said["rankings"]] == [
        ("Sở Nội vụ", 1, None),
        ("Sở Xây dựng", None, 1),
    ]


def test_a_count_that_moves_is_the_new_one():
    claims = read("Số đơn vị xếp loại Tốt tăng 02 đơn vị, từ 08 lên 10 đơn vị.")["claims"]
    assert 10 in [claim["value"] for claim in claims]
    assert not any(claim["change"] == 10 for claim in claims)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Có 547 dịch vụ công mức 3 được cung cấp.", "dịch vụ công"),
        ("Có 120 thủ tục hành chính mức độ 4 được cung cấp.", "thủ tục hành chính"),
    ],
)
def test_a_unit_ends_before_the_word_that_names_a_number(text, unit):
    assert [claim["unit"] for claim in read(text)["claims"]] == [unit]


def test_these_units_have_the_grade_that_is_told_behind_them():
    """ "Hai phường này xếp loại Xuất sắc" grades the two named before."""
    rows = read(
        "Phường Cái Khế đứng đầu với 93,48%. Phường Ninh Kiều xếp thứ hai, đạt 92,76%. Hai phường"
        " này xếp loại Xuất sắc."
    )["rankings"]
    assert [row["grade"] for row in rows] == ["Xuất sắc", "Xuất sắc"]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Năm 2021, dẫn đầu là Sở Tư pháp với 90 điểm.", 2021),
        ("Đơn vị dẫn đầu năm 2021 là Sở Tư pháp.", 2021),
        ("Khác với năm 2021, năm nay dẫn đầu là Sở Tư pháp.", 2022),
        ("So với năm 2021, tăng hạng nhiều nhất là Sở Tư pháp (tăng 5 bậc).", 2022),
    ],
)
def test_a_year_before_the_place_is_the_place_s(text, year):
    assert [row["year"] for row in read(text)["rankings"]] == [year]


def test_a_distance_to_another_unit_is_no_change():
    rows = read(
        "Đơn vị đứng cuối là Sở Xây dựng chỉ đạt 79,4 điểm, thấp hơn 15,7 điểm so với đơn vị đứng"
        " đầu."
    )["rankings"]
    assert [(row["unit"], row["score"], row["score_change"]) for row in rows] == [
        ("Sở Xây dựng", 79.4, None)
    ]


def test_each_part_of_a_sentence_has_its_criterion():
    rows = read(
        "Ở tiêu chí cải cách thể chế, Sở Tư pháp dẫn đầu với 14,8/15 điểm; ở tiêu chí tài chính"
        " công, Sở Tài chính dẫn đầu với 9,7/10 điểm."
    )["criteria"]
    assert [(row["unit"], row["criterion"], row["score"]) for row in rows] == [
        ("Sở Tư pháp", "cải cách thể chế", 14.8),
        ("Sở Tài chính", "tài chính công", 9.7),
    ]


def test_a_band_of_others_is_nobody_s_earlier_score():
    rows = read("Các huyện còn lại từ 80 đến 90 điểm, trong đó Lục Nam đạt 89,5 điểm.")["rankings"]
    assert [(row["score"], row["previous_score"]) for row in rows] == [(89.5, None)]


def test_points_and_places_may_be_told_of_one_rise():
    row = read("Sở Y tế đạt 95,1 điểm, tăng 1,2 điểm và 2 bậc so với năm 2021.")["rankings"][0]
    assert (row["score_change"], row["rank_change"]) == (1.2, 2)


DISTRICT = (
    "Cẩm Xuyên công bố Chỉ số cải cách hành chính cấp xã năm 2022\n\nUBND huyện Cẩm Xuyên, tỉnh Hà"
    " Tĩnh vừa phê duyệt kết quả năm 2022 của UBND 23 xã, thị trấn.\n\n"
)


def test_communes_named_bare_under_their_grade_are_communes_of_the_page_s_district():
    text = (
        "- Xếp loại Tốt có 3 đơn vị: Cẩm Bình (94,25 điểm), thị trấn Cẩm Xuyên (91,75 điểm), Yên"
        " Hòa (90,50 điểm).\n\n- Xếp loại Khá có 2 đơn vị: Cẩm Mỹ (79,60 điểm), Cẩm Dương (78,05"
        " điểm)."
    )
    said = understand(parse_page((DISTRICT + text).encode("utf-8"), "x.txt"))
    fields = ("unit", "level", "parent", "score", "grade")
    assert {tuple(row[name] for name in fields) for row in said["rankings"]} == {
        ("Xã Cẩm Bình", "commune", "Cẩm Xuyên", 94.25, "Tốt"),
        ("Thị trấn Cẩm Xuyên", "commune", "Cẩm Xuyên", 91.75, "Tốt"),
        ("Xã Yên Hòa", "commune", "Cẩm Xuyên", 90.5, "Tốt"),
        ("Xã Cẩm Mỹ", "commune", "Cẩm Xuyên", 79.6, "Khá"),
        ("Xã Cẩm Dương", "commune", "Cẩm Xuyên", 78.05, "Khá"),
    }


def test_known_districts_in_a_list_of_units_stay_districts_on_a_page_of_communes():
    text = (
        "Ở cấp xã, xã Tân Trung dẫn đầu. Có 3 đơn vị đạt loại Tốt: Lục Nam (85 điểm), Yên Thế (84"
        " điểm), Lạng Giang (83 điểm)."
    )
    levels = {row["unit"]: row["level"] for row in read(text)["rankings"]}
    assert [levels[f"Huyện {name}"] for name in ("Lục Nam", "Yên Thế", "Lạng Giang")] == [
        "district"
    ] * 3


def test_a_district_behind_a_part_of_a_list_is_that_of_the_whole_part():
    text = (
        "Ba đơn vị xếp loại Trung bình gồm: xã An Lạc, xã Vân Sơn (huyện Sơn Động); xã Tân Sơn"
        " (huyện Lục Ngạn)."
    )
    assert {row["unit"]: row["parent"] for row in read(text)["rankings"]} == {
        "Xã An Lạc": "huyện Sơn Động",
        "Xã Vân Sơn": "huyện Sơn Động",
        "Xã Tân Sơn": "huyện Lục Ngạn",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Lãnh đạo Sở Nội vụ, Sở Y tế và Sở Tư pháp lần lượt báo cáo kết quả.",
        "Ông An, Trưởng phòng, Sở Nội vụ, cho biết các xã cuối bảng đều ở vùng cao.",
    ],
)
def test_who_reports_or_tells_is_not_placed(text):
    assert read(text)["rankings"] == []


def test_a_lowest_behind_a_semicolon_is_no_next_of_the_list():
    text = (
        "Sở Y tế cao nhất (95,5 điểm), tiếp theo là Sở Nội vụ (92 điểm); Sở Tư pháp thấp nhất"
        " (71 điểm)."
    )
    ranks = {row["unit"]: row["rank"] for row in read(text)["rankings"]}
    assert ranks == {"Sở Y tế": 1, "Sở Nội vụ": 2, "Sở Tư pháp": None}


def test_a_name_without_its_type_is_the_commune_that_the_page_speaks_of():
    page = (
        "Tân Trụ dẫn đầu 96 xã, phường về phục vụ người dân tháng 9/2025\n\nỞ cấp xã của tỉnh Tây"
        " Ninh, xã Tân Trụ đứng đầu với 94,62 điểm; phường Long Hoa đứng thứ hai với 93,87 điểm."
    )
    rows = understand(parse_page(page.encode("utf-8"), "x.txt"))["rankings"]
    assert {(row["unit"], row["level"], row["rank"]) for row in rows} == {
        ("Xã Tân Trụ", "commune", 1),
        ("Phường Long Hoa", "commune", 2),
    }


def test_the_highest_among_some_communes_is_not_the_first_of_all():
    page = (
        "Kết quả chuyển đổi số năm 2025 của các xã, phường tỉnh Thanh Hóa\n\nỞ nhóm các xã miền"
        " núi, xã Ngọc Lặc có kết quả cao nhất với 89,45 điểm; phường Hạc Thành dẫn đầu toàn tỉnh."
    )
    rows = understand(parse_page(page.encode("utf-8"), "x.txt"))["rankings"]
    assert {row["unit"]: row["rank"] for row in rows} == {
        "Xã Ngọc Lặc": None,
        "Phường Hạc Thành": 1,
    }
