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
