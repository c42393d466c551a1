"""What stands beside a unit and is no value of it: distances, bounds, forecasts, parts, other
lists. The sentences are invented.
"""

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page

HEAD = "Kết quả xếp hạng cải cách hành chính năm 2023 của tỉnh Phú Thọ\n"

# (sentence, {unit: (rank, score, grade)}) as a careful person reads it
SENTENCES = [
    (
        "Sở Y tế dẫn đầu với 92,5 điểm, hơn Sở Nội vụ đứng thứ hai 1,5 điểm.",
        {"Sở Y tế": (1, 92.5, None), "Sở Nội vụ": (2, None, None)},
    ),
    (
        "Sở Y tế đạt 92,5 điểm, hơn Sở Nội vụ 1,1 điểm (91,4 điểm), xếp thứ 3.",
        {"Sở Y tế": (3, 92.5, None)},
    ),
    ("Sở Y tế dẫn đầu với hơn 92 điểm.", {"Sở Y tế": (1, None, None)}),
    ("Sở Tài chính đạt 62,5 điểm, thấp hơn loại khá.", {"Sở Tài chính": (None, 62.5, None)}),
    (
        "Theo dự báo, Sở Y tế sẽ xếp thứ nhất; Sở Nội vụ xếp thứ nhất với 93 điểm.",
        {"Sở Nội vụ": (1, 93, None)},
    ),
    (
        "Sở Y tế đứng thứ ba từ dưới lên với 70 điểm.",
        {"Sở Y tế": (None, 70, None)},
    ),
    ("Huyện Thanh Ba dẫn đầu về mức tăng điểm, tăng 7,2 điểm.", {}),
    ("Sở Y tế lần đầu vào nhóm ba đơn vị dẫn đầu với 90 điểm.", {"Sở Y tế": (None, 90, None)}),
    (
        "Sở Y tế dẫn đầu với 92 điểm. Ở cấp huyện, tiếp theo là huyện Yên Lập với 88 điểm.",
        {"Sở Y tế": (1, 92, None), "Huyện Yên Lập": (None, 88, None)},
    ),
    ("Về lĩnh vực thể chế: Sở Y tế đạt 9,5/10 điểm, Sở Nội vụ 9,2/10 điểm.", {}),
    ("Chỉ số thành phần về thể chế: Sở Y tế đạt 9,5/10 điểm, Sở Nội vụ 9,2/10 điểm.", {}),
    ("Tiêu chí thể chế: Sở Y tế đạt 9,5/10 điểm, Sở Nội vụ 9,2/10 điểm.", {}),
    ("Huyện Yên Lập có 15/17 xã xếp loại Tốt.", {}),
    (
        "Huyện Yên Lập sau 2 năm ở vị trí thứ 5 nay lên thứ 2.",
        {"Huyện Yên Lập": (2, None, None)},
    ),
    ("Kém Sở Y tế 0,5 điểm, Sở Nội vụ xếp thứ hai.", {"Sở Nội vụ": (2, None, None)}),
    (
        "Sở Y tế dẫn đầu, hơn Sở Nội vụ (hạng nhì) 1,5 điểm. Sở Nội vụ đạt 90,1 điểm.",
        {"Sở Y tế": (1, None, None), "Sở Nội vụ": (2, 90.1, None)},
    ),
    (
        "Đứng đầu là Sở Y tế với 9/10 tiêu chí đạt điểm tối đa, tổng điểm 92,4.",
        {"Sở Y tế": (1, 92.4, None)},
    ),
    (
        "Sở Nội vụ bị trừ 2 điểm vì báo cáo chậm, còn 89,9 điểm, xếp thứ 4.",
        {"Sở Nội vụ": (4, 89.9, None)},
    ),
    (
        "Dẫn đầu là Sở Y tế; 2 vị trí kế tiếp là Sở Nội vụ, Sở Tư pháp với điểm từ 85 đến 91 điểm.",
        {"Sở Y tế": (1, None, None), "Sở Nội vụ": (2, None, None), "Sở Tư pháp": (3, None, None)},
    ),
    (
        "Sở Y tế xếp hạng 3/19 (năm 2022: 7/19), Sở Nội vụ xếp hạng 7/19 (năm 2022: 3/19).",
        {"Sở Y tế": (3, None, None), "Sở Nội vụ": (7, None, None)},
    ),
    (
        "Trong số 5 đơn vị dẫn đầu có Sở Y tế, Sở Nội vụ và Sở Tư pháp.",
        {},
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_what_is_no_value_of_the_unit_is_not_read_as_one(sentence, expected):
    read = understand(parse_page((HEAD + sentence).encode(), "x.txt"))
    rows = {row["unit"]: (row["rank"], row["score"], row["grade"]) for row in read["rankings"]}
    assert rows == expected
    assert [found for found in read["findings"] if found["severity"] != "note"] == []


def test_more_than_the_mean_is_no_change():
    sentence = (
        "Sở Y tế đạt 88,2 điểm, cao hơn điểm trung bình khối 5,4 điểm và hơn năm 2022 3,1 điểm."
    )
    (row,) = understand(parse_page((HEAD + sentence).encode(), "x.txt"))["rankings"]
    assert row["score_change"] in (None, 3.1)
