"""Each sentence form on sentences that the published pages print: three of them, or all there are.

Values were typed from the pages.
"""

from collections import defaultdict
from functools import cache

import pytest

from rankings.parse.page import parse_page
from rankings.store.paths import project_root

HUNG_YEN = "hung-yen/2018_egov_none.txt"
ICT, EGOV, INDICES, DTI = (
    f"phu-tho/{name}.txt"
    for name in ("2017_ict_use_3426", "2021_egov_519", "2021_indices_none", "2024_dti_42")
)
FEWEST = 3
# {form: [(page, words of one sentence, [{field: printed} of each statement of the form in it])]}
EXAMPLES = {
    "criterion_highest": [
        (HUNG_YEN, "Sở Công thương (93 điểm)", [{"unit": "Sở Công thương", "score": "93"}]),
        (HUNG_YEN, "Sở Kế hoạch và Đầu tư (97,8 điểm)", [
            {"criterion": "Cung cấp dịch vụ công trực tuyến", "unit": "Sở Kế hoạch và Đầu tư",
             "score": "97,8"}]),
        (HUNG_YEN, "đơn vị đạt điểm tối đa là Sở Tài chính", [
            {"unit": "Sở Tài chính", "score": "100"},
            {"unit": "Sở Giáo dục và Đào tạo", "score": "100"},
            {"unit": "Sở Nội vụ", "score": "100"}]),
    ],
    "criterion_second": [
        (HUNG_YEN, "Sở Tài chính (86,75 điểm)", [{"unit": "Sở Tài chính", "score": "86,75"}]),
        (HUNG_YEN, "huyện Yên Mỹ (25,8 điểm)", [
            {"criterion": "Hạ tầng công nghệ thông tin", "max_score": "30",
             "unit": "Ủy ban nhân dân huyện Yên Mỹ", "score": "25,8"}]),
        (HUNG_YEN, "huyện Tiên Lữ (4, 72 điểm)", [
            {"unit": "Ủy ban nhân dân huyện Tiên Lữ", "score": "4, 72", "max_score": "20"}]),
    ],
    "criterion_lowest": [
        (HUNG_YEN, "Thanh tra tỉnh (39,2 điểm)", [
            {"criterion": "Ứng dụng công nghệ thông tin trong hoạt động của cơ quan",
             "unit": "Thanh tra tỉnh", "score": "39,2"}]),
        (HUNG_YEN, "huyện Mỹ Hào (14 điểm)", [
            {"criterion": "Mức độ hiện diện", "unit": "Ủy ban nhân dân huyện Mỹ Hào",
             "score": "14"}]),
        (HUNG_YEN, "huyện Phù Cừ (6,74 điểm)", [
            {"criterion": "Nhân lực công nghệ thông tin", "unit": "Ủy ban nhân dân huyện Phù Cừ",
             "score": "6,74"}]),
    ],
    "criterion_maximum": [
        (HUNG_YEN, "Mức độ chuyển đổi số: điểm tối đa là 5 điểm", [
            {"criterion": "Mức độ chuyển đổi số", "max_score": "5"}]),
        (HUNG_YEN, "Mức độ giao dịch: điểm tối đa là 20 điểm", [
            {"criterion": "Mức độ giao dịch", "max_score": "20"}]),
        (HUNG_YEN, "Nhân lực công nghệ thông tin: điểm tối đa 12 điểm", [
            {"criterion": "Nhân lực công nghệ thông tin", "max_score": "12"}]),
    ],
    "criterion_value": [
        (HUNG_YEN, "huyện Văn Giang đạt 1 điểm", [
            {"unit": "Ủy ban nhân dân huyện Văn Giang", "score": "1"},
            {"unit": "Ủy ban nhân dân huyện Văn Lâm", "score": "0,3"}]),
    ],
    "criterion_others": [
        (HUNG_YEN, "ở tiêu chí này hầu như bằng 0", [
            {"criterion": "Mức độ chuyển đổi số", "score": "0"}]),
    ],
    "grade_count": [
        (HUNG_YEN, "8 đơn vị xếp hạng loại Trung bình", [{"grade": "Trung bình", "count": "8"}]),
        (HUNG_YEN, "có 02 đơn vị được xếp hạng loại Khá", [{"grade": "Khá", "count": "02"}]),
        (HUNG_YEN, "11 đơn vị xếp hạng loại Khá", [
            {"grade": "Tốt", "count": "không"}, {"grade": "Khá", "count": "11"}]),
    ],
    "grade_list": [
        (HUNG_YEN, "8 đơn vị xếp hạng loại Trung bình", [
            {"unit": name, "grade": "Trung bình"}
            for name in ("Tiên Lữ", "Yên Mỹ", "Phù Cừ", "Văn Giang", "Khoái Châu", "Mỹ Hào",
                         "Ân Thi", "Kim Động")]),
        (HUNG_YEN, "Có 6 đơn vị xếp hạng Trung bình", [
            {"unit": name, "grade": "Trung bình"}
            for name in ("Sở Xây dựng", "Sở Nông nghiệp và phát triển nông thôn",
                         "Sở Lao động – Thương binh và Xã hội", "Sở Khoa học và Công nghệ",
                         "Sở Văn hóa, Thể thao và Du lịch", "Thanh tra tỉnh")]),
    ],
    "score": [
        (HUNG_YEN, "huyện Văn Lâm – 105 điểm", [
            {"unit": "Ủy ban nhân dân thành phố Hưng Yên", "score": "106,42"},
            {"unit": "huyện Văn Lâm", "score": "105"}]),
    ],
    "highest_place": [
        (HUNG_YEN, "trong đó điểm cao nhất có", [
            {"unit": "Sở Kế hoạch và Đầu tư", "score": "417,30", "grade": "Khá"}]),
    ],
    "first_place": [
        (ICT, "Cục thuế tỉnh là đơn vị được xếp đầu", [
            {"unit": "Cục thuế tỉnh", "score": "923"},
            {"unit": "Uỷ ban nhân dân thành phố Việt Trì", "score": "990"}]),
    ],
    "next_place": [
        (ICT, "919 điểm – xếp thứ hai", [
            {"unit": "Sở Thông tin và Truyền thông", "score": "919"}]),
    ],
    "rank": [
        (ICT, "xếp thứ hai là Uỷ ban nhân dân huyện Yên Lập", [
            {"unit": "Uỷ ban nhân dân huyện Yên Lập", "score": "969"}]),
    ],
    "rank_of_n": [
        (INDICES, "xếp thứ 20/63 tỉnh, thành phố", [
            {"index": "Chỉ số PCI", "rank": "20", "score": "66,11", "score_change": "1,59"},
            {"index": "Chỉ số PAR INDEX", "rank": "9", "score": "88,59", "score_change": "2,85"},
            {"index": "Chỉ số SIPAS", "rank": "13", "score": "89,3", "rank_change": "8"},
            {"index": "Chỉ số PAPI", "rank": "6", "score": "45,34", "rank_change": "32"}]),
    ],
    "ordered_list": [
        (EGOV, "các huyện: Tân Sơn, Tam Nông, Yên Lập, Thanh Ba là 5", [
            {"unit": name, "list_count": "5"}
            for name in ("Thị xã Phú Thọ", "Tân Sơn", "Tam Nông", "Yên Lập", "Thanh Ba")]),
        (EGOV, "Sở Tài chính là 5 đơn vị đứng đầu", [
            {"unit": name}
            for name in ("Cục Thuế tỉnh", "Sở Thông tin và Truyền thông", "Văn phòng UBND tỉnh",
                         "Sở Y tế", "Sở Tài chính")]),
        (DTI, "huyện Phù Ninh là 5 địa phương dẫn đầu", [
            {"unit": name}
            for name in ("Huyện Lâm Thao", "thị xã Phú Thọ", "thành phố Việt Trì",
                         "huyện Cẩm Khê", "huyện Phù Ninh")]),
    ],
    "list_count": [
        (EGOV, "Thanh Ba là 5 địa phương đứng đầu", [{"value": "5"}]),
        (EGOV, "Sở Tài chính là 5 đơn vị đứng đầu", [{"value": "5"}]),
        (DTI, "huyện Phù Ninh là 5 địa phương dẫn đầu", [{"value": "5"}]),
    ],
    "excluded_units": [
        (DTI, "5 đơn vị không thực hiện đánh giá, xếp loại", [
            {"unit": name, "count": "5", "reason": "tính chất đặc thù của đơn vị"}
            for name in ("Công an tỉnh", "Thanh tra tỉnh", "Ngân hàng Nhà nước tỉnh",
                         "Cục Quản lý thị trường", "Bộ Chỉ huy Quân sự tỉnh", "Ban dân tộc")]),
    ],
    "named_good": [
        (ICT, "Các đơn vị như: thành phố Việt Trì", [
            {"unit": name}
            for name in ("thành phố Việt Trì", "huyện Yên Lập", "huyện Lâm Thao",
                         "huyện Đoan Hùng")]),
        (ICT, "Một số đơn vị sử dụng phần mềm hiệu quả", [
            {"unit": name}
            for name in ("Văn phòng UBND tỉnh", "Sở Lao động Thương binh và Xã hội",
                         "Sở Xây dựng", "Ủy ban nhân dân huyện Yên Lập",
                         "Ủy ban nhân dân huyện Lâm Thao")]),
        (ICT, "Tiêu biểu là một số đơn vị như", [
            {"unit": name}
            for name in ("Sở Y tế", "Sở Xây dựng", "Sở Tài nguyên và Môi trường",
                         "Sở Giáo dục và Đào tạo", "Sở Lao động thương binh và Xã hội",
                         "Sở Giao thông Vận tải", "Ủy ban nhân dân thành phố Việt Trì",
                         "Uỷ ban nhân dân huyện Lâm Thao")]),
    ],
    "fraction": [
        (ICT, "33/39 cơ quan, đơn vị sử dụng Chữ ký số", [{"value": "33", "of": "39"}]),
        (INDICES, "toàn bộ 13/13 huyện", [
            {"value": "13", "of": "13", "year": "2020"},
            {"value": "225", "of": "225", "year": "2020"}]),
        (DTI, "187/225 số đài truyền thanh", [{"value": "187", "of": "225"}]),
    ],
    "percentage": [
        (EGOV, "Tỷ lệ văn bản có ký số đạt 95,25%", [
            {"value": "95,25", "change": "22,10", "baseline": "2020"}]),
        (ICT, "được trao đổi ra bên ngoài đạt 58%", [{"value": "58", "unit": "%"}]),
        (DTI, "Tỷ trọng kinh tế số ước đạt 12,5%", [
            {"value": "12,5", "measure": "Tỷ trọng kinh tế số", "comparator": "ước đạt"}]),
    ],
    "count": [
        (DTI, "trên trục liên thông Quốc gia là 711.039", [
            {"value": "711.039", "unit": "văn bản"}]),
        (DTI, "tiếp nhận và giải quyết 420.331 hồ sơ", [
            {"value": "420.331", "unit": "hồ sơ", "year": "2024"}, {"value": "364.944"}]),
        (ICT, "cung cấp 547 dịch vụ công mức 3", [{"value": "547", "unit": "dịch vụ công"}]),
    ],
}  # fmt: skip
CASES = [
    pytest.param(form, *example, id=f"{form}: {example[1]}")
    for form, examples in EXAMPLES.items()
    for example in examples
]


@cache
def read_forms(page):
    """{form: {sentence: its statements}} of the sentences of a published page."""
    reading = parse_page(project_root() / "data" / "raw" / page)
    found = defaultdict(lambda: defaultdict(list))
    for statement in reading.statements:
        if statement.source == "prose":
            sentence = reading.page.text[statement.start : statement.end]
            found[statement.pattern][sentence].append(statement)
    return found


@pytest.mark.parametrize(("form", "page", "words", "expected"), CASES)
def test_a_printed_sentence_gives_what_it_says(form, page, words, expected):
    read = [said for sentence, said in read_forms(page)[form].items() if words in sentence]
    assert len(read) == 1
    assert [
        {name: statement.fields[name].text for name in fields if name in statement.fields}
        for statement, fields in zip(read[0], expected, strict=True)
    ] == expected


def test_each_form_has_three_sentences_or_all_that_are_printed():
    printed = defaultdict(int)
    for page in (HUNG_YEN, ICT, EGOV, INDICES, DTI):
        for form, sentences in read_forms(page).items():
            printed[form] += len(sentences)
    assert {form: min(FEWEST, count) for form, count in printed.items()} == {
        form: len(examples) for form, examples in EXAMPLES.items()
    }
