"""Sentence forms, each with real sentences: what a careful person reads in them."""

import pytest

from rankings.language.numbers import find_number_tokens
from rankings.parse.containers import load_page
from rankings.parse.page import read_page
from rankings.parse.prose.lexer import lex_sentences
from rankings.parse.prose.reader import read_prose
from rankings.parse.sentences import Paragraph, split_sentences

# (province, text, [(kind, pattern, {field: printed}, {attribute: meaning})]): every statement of
# the text, in order.
# {} means "nothing asked". Newest bug first.
SENTENCES = [
    # scores in brackets, of a scale, of points; sizes of lists (invented, in the shape of pages)
    (
        "Bắc Giang",
        "Sở Nội vụ xếp hạng nhất về Chỉ số CCHC (92,410); xếp hạng nhì là Sở Y tế (92,326).",
        [
            ("ranking", "rank", {"unit": "Sở Nội vụ", "score": "92,410"}, {"rank": "1"}),
            ("ranking", "rank", {"unit": "Sở Y tế", "score": "92,326"}, {"rank": "2"}),
        ],
    ),
    (
        "Bắc Giang",
        "Sở Y tế xếp vị trí thứ 2 với Chỉ số cải cách hành chính là 91,510.",
        [("ranking", "rank", {"unit": "Sở Y tế", "rank": "2", "score": "91,510"}, {})],
    ),
    (
        "Bắc Giang",
        "Sở Y tế xếp hạng 1 với điểm số 79,80 (thang điểm 100).",
        [("ranking", "rank", {"unit": "Sở Y tế", "rank": "1", "score": "79,80"}, {})],
    ),
    (
        "Bắc Giang",
        "Sở Y tế dẫn đầu với số điểm 89,5/100 số điểm có nhiệm vụ được giao.",
        [
            (
                "ranking",
                "first_place",
                {"unit": "Sở Y tế", "score": "89,5", "max_score": "100", "score_unit": "điểm"},
                {"rank": "1"},
            )
        ],
    ),
    (
        "Bắc Giang",
        "Sở Y tế đạt 63,67 diểm, xếp hạng 4.",
        [("ranking", "rank", {"unit": "Sở Y tế", "rank": "4", "score": "63,67"}, {})],
    ),
    (
        "Nghệ An",
        "Thị xã Hoàng Mai từ thứ 11 năm 2021 vươn lên thứ 5.",
        [
            (
                "ranking",
                "rank",
                {
                    "unit": "Thị xã Hoàng Mai",
                    "rank": "5",
                    "previous_rank": "11",
                    "baseline": "2021",
                },
                {"rank_source": "printed"},
            )
        ],
    ),
    # first places
    (
        "Hưng Yên",
        "Sở Tài chính đứng đầu khối sở với tổng điểm 413/500 điểm.",
        [
            (
                "ranking",
                "first_place",
                {"unit": "Sở Tài chính", "score": "413", "max_score": "500"},
                {"rank": "1", "rank_source": "printed"},
            )
        ],
    ),
    (
        "Hưng Yên",
        "Ở khối cấp huyện, Văn Lâm vượt lên vị trí số 1 trong 10 huyện, thị xã, thành phố.",
        [("ranking", "rank_of_n", {"unit": "Văn Lâm", "rank": "1", "rank_of": "10"}, {})],
    ),
    (
        "Quảng Nam",
        "Huyện Quế Sơn dẫn đầu, đạt 93,16%; huyện Tây Giang đứng cuối, đạt 85,42%.",
        [
            (
                "ranking",
                "first_place",
                {"unit": "Huyện Quế Sơn", "score": "93,16", "score_unit": "%"},
                {"rank": "1"},
            ),
            (
                "ranking",
                "last_place",
                {"unit": "huyện Tây Giang", "score": "85,42"},
                {"rank_from_bottom": "1"},
            ),
        ],
    ),
    (
        "Quảng Nam",
        "Điểm cao nhất là 95,26% (Sở NN&PTNT), điểm thấp nhất là 90,33% (Sở Ngoại vụ).",
        [
            ("ranking", "highest_place", {"unit": "Sở NN&PTNT", "score": "95,26"}, {"rank": "1"}),
            (
                "ranking",
                "lowest_place",
                {"unit": "Sở Ngoại vụ", "score": "90,33"},
                {"rank_from_bottom": "1"},
            ),
        ],
    ),
    # second places and the next ones
    (
        "Phú Thọ",
        (
            "Cục thuế tỉnh là đơn vị được xếp đầu với tổng điểm đạt 923 điểm, tiếp đến là Sở Thông"
            " tin và Truyền thông đạt 919 điểm – xếp thứ hai."
        ),
        [
            ("ranking", "first_place", {"unit": "Cục thuế tỉnh", "score": "923"}, {"rank": "1"}),
            (
                "ranking",
                "next_place",
                {"unit": "Sở Thông tin và Truyền thông", "score": "919", "rank": "hai"},
                {"rank": "2", "rank_source": "printed"},
            ),
        ],
    ),
    (
        "Phú Thọ",
        (
            "Uỷ ban nhân dân thành phố Việt Trì đạt 990 điểm xếp hạng đầu tiên, xếp thứ hai là Uỷ"
            " ban nhân dân huyện Yên Lập đạt 969 điểm."
        ),
        [
            (
                "ranking",
                "first_place",
                {"unit": "Uỷ ban nhân dân thành phố Việt Trì", "score": "990"},
                {"rank": "1"},
            ),
            (
                "ranking",
                "rank",
                {"unit": "Uỷ ban nhân dân huyện Yên Lập", "score": "969"},
                {"rank": "2"},
            ),
        ],
    ),
    (
        "Nghệ An",
        (
            "Thành phố Vinh tiếp tục xếp thứ nhất; theo sau là các huyện Diễn Châu, Nghi Lộc, Quỳnh"
            " Lưu - bốn vị trí này giữ nguyên so với năm 2021."
        ),
        [
            (
                "ranking",
                "rank",
                {"unit": "Thành phố Vinh", "baseline": "2021"},
                {"rank": "1", "unchanged": "yes"},
            ),
            (
                "ranking",
                "ordered_list",
                {"unit": "huyện Diễn Châu"},
                {"rank": "2", "rank_source": "order", "unchanged": "yes"},
            ),
            ("ranking", "ordered_list", {"unit": "Nghi Lộc"}, {"rank": "3", "unchanged": "yes"}),
            ("ranking", "ordered_list", {"unit": "Quỳnh Lưu"}, {"rank": "4", "unchanged": "yes"}),
        ],
    ),
    # lists in order
    (
        "Hưng Yên",
        "Hai vị trí kế tiếp, thứ 2 và thứ 3, lần lượt là Sở Xây dựng và Sở Giao thông vận tải.",
        [
            (
                "ranking",
                "ordered_list",
                {"unit": "Sở Xây dựng", "rank": "2"},
                {"rank_source": "printed"},
            ),
            (
                "ranking",
                "ordered_list",
                {"unit": "Sở Giao thông vận tải", "rank": "3"},
                {"rank_source": "printed"},
            ),
        ],
    ),
    (
        "Phú Thọ",
        (
            "Thị xã Phú Thọ; các huyện: Tân Sơn, Tam Nông là 3 địa phương đứng đầu trong bảng xếp"
            " hạng."
        ),
        [
            (
                "ranking",
                "ordered_list",
                {"unit": "Thị xã Phú Thọ", "list_count": "3"},
                {"rank": "1", "rank_source": "order"},
            ),
            ("ranking", "ordered_list", {"unit": "Tân Sơn"}, {"rank": "2"}),
            ("ranking", "ordered_list", {"unit": "Tam Nông"}, {"rank": "3"}),
            ("claim", "list_count", {"value": "3", "unit": "địa phương"}, {}),
        ],
    ),
    (
        "Nghệ An",
        "Thứ tự từ trên xuống: Công an tỉnh, Bảo hiểm xã hội, Cục Thuế.",
        [
            ("ranking", "ordered_list", {"unit": "Công an tỉnh"}, {"rank": "1"}),
            ("ranking", "ordered_list", {"unit": "Bảo hiểm xã hội"}, {"rank": "2"}),
            ("ranking", "ordered_list", {"unit": "Cục Thuế"}, {"rank": "3"}),
        ],
    ),
    (
        "Quảng Nam",
        "Sắp từ cao xuống thấp: Phước Sơn, Nam Tra My và Tây Giang.",
        [
            ("ranking", "ordered_list", {"unit": "Phước Sơn"}, {"rank": "1"}),
            ("ranking", "ordered_list", {"unit": "Nam Tra My"}, {"rank": "2"}),
            ("ranking", "ordered_list", {"unit": "Tây Giang"}, {"rank": "3"}),
        ],
    ),
    # a province in a national index
    (
        "Phú Thọ",
        (
            "Năm 2021, Chỉ số PCI của tỉnh Phú Thọ đạt 66,11 điểm, xếp thứ 20/63 tỉnh, thành phố"
            " (tăng 1,59 điểm và tăng 2 bậc so với năm 2020)."
        ),
        [
            (
                "ranking",
                "rank_of_n",
                {
                    "index": "Chỉ số PCI",
                    "score": "66,11",
                    "rank": "20",
                    "rank_of": "63",
                    "score_change": "1,59",
                    "rank_change": "2",
                    "baseline": "2020",
                    "year": "2021",
                },
                {"score_change_sign": "+", "rank_change_sign": "+"},
            )
        ],
    ),
    (
        "Phú Thọ",
        (
            "Chỉ số PAR INDEX đạt 88,59 điểm, xếp thứ 9/63 tỉnh, thành phố (tăng một bậc so với năm"
            " 2020)."
        ),
        [
            (
                "ranking",
                "rank_of_n",
                {"index": "Chỉ số PAR INDEX", "rank": "9", "rank_change": "một"},
                {"rank_change": "1"},
            )
        ],
    ),
    (
        "Phú Thọ",
        (
            "Chỉ số SIPAS đạt 89,3%, xếp thứ 13/63 tỉnh, thành phố (tăng 1,1%, tăng 8 bậc so với"
            " năm 2020)."
        ),
        [
            (
                "ranking",
                "rank_of_n",
                {
                    "index": "Chỉ số SIPAS",
                    "score": "89,3",
                    "score_unit": "%",
                    "score_change": "1,1",
                    "rank_change": "8",
                },
                {},
            )
        ],
    ),
    # grades
    (
        "Đà Nẵng",
        (
            "Khối sở, ban, ngành: 2 đơn vị Xuất sắc, theo thứ hạng là Sở TT&TT, Sở Du lịch; 7 đơn"
            " vị Tốt."
        ),
        [
            ("ranking", "ordered_list", {"unit": "Sở TT&TT", "grade": "Xuất sắc"}, {"rank": "1"}),
            ("ranking", "ordered_list", {"unit": "Sở Du lịch", "grade": "Xuất sắc"}, {"rank": "2"}),
            ("claim", "list_count", {"value": "2"}, {}),
            (
                "grade_count",
                "grade_count",
                {"grade": "Xuất sắc", "count": "2", "unit:0": "Sở TT&TT", "unit:1": "Sở Du lịch"},
                {},
            ),
            ("grade_count", "grade_count", {"grade": "Tốt", "count": "7"}, {}),
        ],
    ),
    (
        "Đà Nẵng",
        (
            "Khối cơ quan Trung ương: xếp trên cùng là Công an thành phố rồi đến Cục Hải quan, đều"
            " loại Tốt."
        ),
        [
            (
                "ranking",
                "first_place",
                {"unit": "Công an thành phố", "grade": "Tốt"},
                {"rank": "1"},
            ),
            ("ranking", "next_place", {"unit": "Cục Hải quan", "grade": "Tốt"}, {"rank": "2"}),
        ],
    ),
    (
        "Hưng Yên",
        (
            "Có 02 đơn vị được xếp hạng loại Khá (Ủy ban nhân dân thành phố Hưng Yên – 106,42 điểm"
            " và huyện Văn Lâm – 105 điểm)."
        ),
        [
            (
                "ranking",
                "score",
                {"unit": "Ủy ban nhân dân thành phố Hưng Yên", "score": "106,42", "grade": "Khá"},
                {},
            ),
            ("ranking", "score", {"unit": "huyện Văn Lâm", "score": "105", "grade": "Khá"}, {}),
            ("grade_count", "grade_count", {"grade": "Khá", "count": "02"}, {}),
        ],
    ),
    # exclusions and mentions
    (
        "Phú Thọ",
        (
            "5 đơn vị không thực hiện đánh giá, xếp loại do tính chất đặc thù của đơn vị gồm: Công"
            " an tỉnh, Ban dân tộc."
        ),
        [
            (
                "exclusion",
                "excluded_units",
                {"unit": "Công an tỉnh", "reason": "tính chất đặc thù của đơn vị", "count": "5"},
                {},
            ),
            ("exclusion", "excluded_units", {"unit": "Ban dân tộc"}, {}),
        ],
    ),
    (
        "Phú Thọ",
        "Tiêu biểu là một số đơn vị như: Sở Y tế, Uỷ ban nhân dân huyện Lâm Thao.",
        [
            ("mention", "named_good", {"unit": "Sở Y tế"}, {"tone": "good"}),
            ("mention", "named_good", {"unit": "Uỷ ban nhân dân huyện Lâm Thao"}, {"tone": "good"}),
        ],
    ),
    # criteria
    (
        "Hưng Yên",
        "- Hạ tầng kỹ thuật: có 2 đơn vị đạt điểm tối đa (50 điểm) – Sở Tư pháp; Sở Nội vụ",
        [
            (
                "criterion",
                "criterion_highest",
                {
                    "criterion": "Hạ tầng kỹ thuật",
                    "unit": "Sở Tư pháp",
                    "score": "50",
                    "max_score": "50",
                    "list_count": "2",
                },
                {"statistic": "highest"},
            ),
            ("criterion", "criterion_highest", {"unit": "Sở Nội vụ"}, {}),
        ],
    ),
    (
        "Hưng Yên",
        (
            "- Mức độ giao dịch: điểm tối đa là 20 điểm, đơn vị đạt điểm cao nhất là Ủy ban nhân"
            " dân huyện Văn Lâm (5,9 điểm), tiếp đến là Ủy ban nhân dân huyện Tiên Lữ (4, 72 điểm)."
        ),
        [
            (
                "criterion",
                "criterion_maximum",
                {"criterion": "Mức độ giao dịch", "max_score": "20"},
                {},
            ),
            (
                "criterion",
                "criterion_highest",
                {"unit": "Ủy ban nhân dân huyện Văn Lâm", "score": "5,9"},
                {"statistic": "highest"},
            ),
            (
                "criterion",
                "criterion_second",
                {"unit": "Ủy ban nhân dân huyện Tiên Lữ", "score": "4, 72"},
                {"statistic": "second"},
            ),
        ],
    ),
    (
        "Hưng Yên",
        (
            "- Mức độ chuyển đổi số: điểm tối đa là 5 điểm. Số điểm ở tiêu chí này hầu như bằng 0."
            " Ủy ban nhân dân huyện Văn Giang đạt 1 điểm, Ủy ban nhân dân huyện Văn Lâm đạt 0,3"
            " điểm."
        ),
        [
            ("criterion", "criterion_maximum", {"max_score": "5"}, {}),
            ("criterion", "criterion_others", {"score": "0"}, {"statistic": "others"}),
            (
                "criterion",
                "criterion_value",
                {"unit": "Ủy ban nhân dân huyện Văn Giang", "score": "1"},
                {"statistic": "value"},
            ),
            (
                "criterion",
                "criterion_value",
                {"unit": "Ủy ban nhân dân huyện Văn Lâm", "score": "0,3"},
                {},
            ),
        ],
    ),
    # figures that are no place
    (
        "Phú Thọ",
        "Tỷ lệ văn bản có ký số đạt 95,25%, tăng 22,10% so với năm 2020.",
        [
            (
                "claim",
                "percentage",
                {
                    "value": "95,25",
                    "measure": "Tỷ lệ văn bản có ký số",
                    "change": "22,10",
                    "baseline": "2020",
                },
                {"change_sign": "+"},
            )
        ],
    ),
    (
        "Phú Thọ",
        "Hiện có 33/39 cơ quan, đơn vị sử dụng Chữ ký số.",
        [("claim", "fraction", {"value": "33", "of": "39"}, {})],
    ),
    (
        "Phú Thọ",
        (
            "Tỷ lệ hồ sơ trực tuyến mức độ 3, 4 là 513.922 hồ sơ, đạt tỷ lệ 55,73%, tăng 25,33% so"
            " với năm 2020."
        ),
        [
            ("claim", "count", {"value": "513.922", "unit": "hồ sơ"}, {}),
            ("claim", "percentage", {"value": "55,73", "change": "25,33"}, {"share_of": "513.922"}),
        ],
    ),
    (
        "Phú Thọ",
        (
            "Tổng số đã diễn ra hơn 500 cuộc họp với hơn 3.000 điểm cầu, số đại biểu dự họp trên"
            " 250.000 người."
        ),
        [
            ("claim", "count", {"value": "500"}, {"comparator": ">"}),
            ("claim", "count", {"value": "3.000", "unit": "điểm cầu"}, {"comparator": ">"}),
            ("claim", "count", {"value": "250.000", "unit": "người"}, {"comparator": ">"}),
        ],
    ),
    (
        "Thanh Hóa",
        "Bộ chỉ số cấp sở có thang điểm 500.",
        [("claim", "scale", {"value": "500"}, {})],
    ),
    (
        "Sơn La",
        "Thang điểm: Khá từ 70 đến dưới 85 điểm; Yếu dưới 50 điểm.",
        [
            ("claim", "threshold", {"value": "70", "measure": "Khá"}, {"comparator": ">="}),
            ("claim", "threshold", {"value": "85", "measure": "Khá"}, {"comparator": "<"}),
            ("claim", "threshold", {"value": "50", "measure": "Yếu"}, {"comparator": "<"}),
        ],
    ),
    (
        "Nghệ An",
        "Riêng Sở Tài chính có năm thứ 2 liên tiếp đứng đầu khối này.",
        [
            ("ranking", "first_place", {"unit": "Sở Tài chính"}, {"rank": "1"}),
            ("claim", "streak", {"value": "2"}, {}),
        ],
    ),
    # numbers that name and do not count, and sentences without a ranking
    ("Phú Thọ", "Thực hiện dịch vụ công mức 1, 2 trong đại dịch COVID-19 theo Điều 5.", []),
    ("Phú Thọ", "Sở Tài chính phối hợp với Sở Nội vụ hướng dẫn UBND các huyện.", []),
]


def read_text(text: str, province: str):
    bullet = 2 if text.startswith("- ") else 0
    sentences = split_sentences(text, [Paragraph(bullet, len(text), 0)])
    lexed = lex_sentences(text, sentences, find_number_tokens(text), province)
    return read_prose(text, sentences, lexed, province, False)


@pytest.mark.parametrize(
    ("province", "text", "expected"), SENTENCES, ids=[text[:40] for _, text, _ in SENTENCES]
)
def test_sentence_gives_its_statements(province, text, expected):
    statements = read_text(text, province)
    assert [(statement.kind, statement.pattern) for statement in statements] == [
        (kind, pattern) for kind, pattern, _, _ in expected
    ]
    for statement, (_, _, fields, attributes) in zip(statements, expected, strict=True):
        assert {name: statement.fields[name].text for name in fields} == fields
        assert {name: statement.attributes[name] for name in attributes} == attributes


@pytest.mark.parametrize(
    ("province", "text"),
    [(province, text) for province, text, _ in SENTENCES],
    ids=[text[:40] for _, text, _ in SENTENCES],
)
def test_every_field_is_the_words_it_points_to(province, text):
    for statement in read_text(text, province):
        for span in statement.fields.values():
            assert text[span.start : span.end] == span.text


def ranks_of(text: str) -> list[tuple[str, str | None]]:
    """Return every unit of an invented text with the size of its list."""
    page = read_page(load_page(text.encode("utf-8"), "tin.txt"))
    return [
        (row.fields["unit"].text, row.fields["rank_of"].text if "rank_of" in row.fields else None)
        for row in page.statements
        if row.kind == "ranking" and "unit" in row.fields
    ]


# Invented, in the shape of pages.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ở cấp huyện, thành phố Bắc Giang dẫn đầu Bộ chỉ số 766 với 88,6 điểm.",
            [("thành phố Bắc Giang", None)],
        ),
        (
            "Có 80 đơn vị cấp xã tăng điểm. Phường Bình Thắng thấp nhất trong 91 xã, phường.",
            [("Phường Bình Thắng", "91")],
        ),
        (
            "Kết quả đánh giá của 12 xã, phường năm 2016: xã Phú Sơn dẫn đầu với 89,5 điểm.",
            [("xã Phú Sơn", "12")],
        ),
        (
            "Huyện Yên Thế xếp thứ nhất trong 10 huyện, thành phố.",
            [("Huyện Yên Thế", "10")],
        ),
    ],
)
def test_only_a_count_of_units_is_the_size_of_a_list(text, expected):
    assert ranks_of(text) == expected
