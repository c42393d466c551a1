"""Places and scores that a sentence gives to an earlier year, and grades it gives back to names
before it.
"""

import pytest

from rankings.language.numbers import find_number_tokens
from rankings.parse.prose.lexer import lex_sentences
from rankings.parse.prose.reader import read_prose
from rankings.parse.sentences import Paragraph, split_sentences

YEAR = 2022

# (text, {unit: {field: printed or meaning}}): what the rankings of the text say of each unit, the
# year evaluated being 2022.
EARLIER = [
    (
        (
            "Sở Tư pháp, đơn vị mà một năm trước còn đứng thứ 6, đã soán ngôi của Sở Nội vụ để vươn"
            " lên vị trí dẫn đầu với 92,47 điểm."
        ),
        {"Sở Tư pháp": {"rank": "1", "previous_rank": "6", "score": "92,47", "score_change": None}},
    ),
    (
        "Sở Nội vụ, nơi giữ ngôi đầu năm 2021, lần này phải lùi xuống vị trí thứ 3 với 90,85 điểm.",
        {"Sở Nội vụ": {"rank": "3", "previous_rank": "1", "baseline": "2021", "score": "90,85"}},
    ),
    (
        "Sở TT&TT (0,8762), đơn vị dẫn đầu năm 2018 và nay đứng thứ nhì.",
        {"Sở TT&TT": {"rank": "2", "previous_rank": "1", "score": "0,8762"}},
    ),
    (
        "Huyện Yên Minh và huyện Đồng Văn, từng đồng hạng 7 ở kỳ trước, nay đã cách nhau ba bậc.",
        {
            "Huyện Yên Minh": {"previous_rank": "7", "rank": None},
            "huyện Đồng Văn": {"previous_rank": "7", "rank": None},
        },
    ),
    (
        "Kỳ trước, thành phố Đà Lạt chỉ đứng thứ 5.",
        {"thành phố Đà Lạt": {"previous_rank": "5", "rank": None}},
    ),
    (
        "Sở Y tế (năm 2021: 81,2 điểm, hạng 7) nay đạt 85,2 điểm, xếp thứ 3.",
        {
            "Sở Y tế": {
                "rank": "3",
                "score": "85,2",
                "previous_rank": "7",
                "previous_score": "81,2",
                "baseline": "2021",
            }
        },
    ),
    (
        "Sở Y tế xếp thứ 4, trong khi năm trước chỉ xếp thứ 12.",
        {"Sở Y tế": {"rank": "4", "previous_rank": "12"}},
    ),
    (
        "Sở Y tế đạt 85,2 điểm, cao hơn 1,2 điểm so với năm 2021 (84 điểm, hạng 9), xếp thứ 8.",
        {
            "Sở Y tế": {
                "rank": "8",
                "score": "85,2",
                "score_change": "1,2",
                "previous_score": "84",
                "previous_rank": "9",
            }
        },
    ),
    (
        (
            "PAR INDEX năm 2022 của Hà Giang đạt 84,19%, xếp thứ 36/63; trong khi năm 2021 tỉnh"
            " đứng thứ 24 với 86,97%."
        ),
        {
            "Hà Giang": {
                "rank": "36",
                "score": "84,19",
                "previous_rank": "24",
                "previous_score": "86,97",
            }
        },
    ),
    (
        (
            "So với năm 2021, Sở Y tế tăng 10 bậc (từ 18 lên 8), Sở Xây dựng giảm 6 bậc (từ 9 xuống"
            " 15)."
        ),
        {
            "Sở Y tế": {"rank": "8", "previous_rank": "18", "rank_change": "10"},
            "Sở Xây dựng": {"rank": "15", "previous_rank": "9", "rank_change": "6"},
        },
    ),
    # a year of its own, the same place again, and a year that only a change is measured from
    ("Năm 2021, Sở Y tế đứng thứ 3.", {"Sở Y tế": {"rank": "3", "previous_rank": None}}),
    ("Sở Y tế tiếp tục xếp thứ 3 như năm 2021.", {"Sở Y tế": {"rank": "3", "previous_rank": None}}),
    (
        "Sở Y tế xếp thứ 3, tăng 2 bậc so với năm 2021.",
        {"Sở Y tế": {"rank": "3", "previous_rank": None, "rank_change": "2"}},
    ),
    # grades for names before
    (
        "Sở Y tế dẫn đầu, theo sau là Sở Xây dựng. Hai đơn vị này cùng được xếp loại Xuất sắc.",
        {"Sở Y tế": {"grade": "Xuất sắc"}, "Sở Xây dựng": {"grade": "Xuất sắc"}},
    ),
    (
        "Sở Y tế, Sở Xây dựng và Sở Nội vụ lần lượt xếp thứ 1, 2, 3; cả ba đều xếp loại Tốt.",
        {
            "Sở Y tế": {"grade": "Tốt", "rank": "1"},
            "Sở Xây dựng": {"grade": "Tốt", "rank": "2", "rank_of": None},
            "Sở Nội vụ": {"grade": "Tốt", "rank": "3"},
        },
    ),
    (
        "Sở Y tế dẫn đầu, theo sau là Sở Xây dựng. Cả 20 cơ quan đều xếp loại Tốt.",
        {"Sở Y tế": {"grade": None}, "Sở Xây dựng": {"grade": None}},
    ),
    (
        "Sở Y tế đứng thứ 9, rơi từ nhóm Trung bình - Cao xuống nhóm Trung bình - Thấp.",
        {"Sở Y tế": {"rank": "9", "grade": "Trung bình - Thấp"}},
    ),
]


@pytest.mark.parametrize(("text", "expected"), EARLIER, ids=[text[:40] for text, _ in EARLIER])
def test_earlier_places_are_told_from_those_of_the_year(text, expected):
    sentences = split_sentences(text, [Paragraph(0, len(text), 0)])
    lexed = lex_sentences(text, sentences, find_number_tokens(text), "Hà Giang")
    statements = read_prose(text, sentences, lexed, "Hà Giang", False, YEAR)
    rankings = {
        statement.fields["unit"].text if "unit" in statement.fields else None: statement
        for statement in statements
        if statement.kind == "ranking"
    }
    for unit, fields in expected.items():
        statement = rankings[unit]
        for name, wanted in fields.items():
            printed = statement.attributes.get(name) or (
                statement.fields[name].text if name in statement.fields else None
            )
            assert printed == wanted, name
