"""Each sentence form that the published pages print less than three times, on sentences told in our
own words after news pages: with those of `test_real_forms.py` every form has at least three.

The figures are invented; values were typed before the reader saw the sentences.
"""

from collections import Counter

import pytest

from rankings.parse.page import parse_page
from tests.parse.test_real_forms import EXAMPLES as PRINTED
from tests.parse.test_real_forms import FEWEST

HA_GIANG = (
    "Công bố chỉ số cải cách hành chính năm 2022 của các sở, ngành và các huyện tỉnh Hà Giang"
)
PROVINCES = "Công bố chỉ số năng lực cạnh tranh cấp tỉnh (PCI) năm 2022 của 63 tỉnh, thành phố"
# {form: [(title, sentence, [{field: printed} of each statement of the form in it])]}
TOLD = {
    "rank": [
        (
            HA_GIANG,
            "Huyện Bắc Mê xếp thứ năm với 81,2 điểm.",
            [{"unit": "Huyện Bắc Mê", "rank": "năm", "score": "81,2"}],
        ),
        (
            HA_GIANG,
            "Sở Y tế đứng thứ 4, Sở Tư pháp hạng 7.",
            [{"unit": "Sở Y tế", "rank": "4"}, {"unit": "Sở Tư pháp", "rank": "7"}],
        ),
        (
            HA_GIANG,
            "Huyện Xín Mần ở hạng 8 với 78,4 điểm.",
            [{"unit": "Huyện Xín Mần", "rank": "8", "score": "78,4"}],
        ),
    ],
    "rank_of_n": [
        (
            HA_GIANG,
            "Huyện Quản Bạ xếp thứ 9/11 huyện, thành phố.",
            [{"unit": "Huyện Quản Bạ", "rank": "9", "rank_of": "11"}],
        ),
        (
            PROVINCES,
            "Sơn La đạt 63,1 điểm, xếp thứ 45 trong 63 tỉnh, thành phố.",
            [{"unit": "Sơn La", "rank": "45", "rank_of": "63", "score": "63,1"}],
        ),
        (
            HA_GIANG,
            "Sở Nội vụ đứng thứ 3/19 với 88,05%.",
            [{"unit": "Sở Nội vụ", "rank": "3", "rank_of": "19", "score": "88,05"}],
        ),
    ],
    "score": [
        (
            "Kết quả cải cách hành chính năm 2025 của các xã, phường, đặc khu tỉnh Quảng Ninh",
            "Đặc khu Vân Đồn vừa sơ kết; chỉ số cải cách hành chính của đặc khu đạt 81,4 điểm.",
            [{"unit": "Đặc khu Vân Đồn", "score": "81,4"}],
        ),
        (HA_GIANG, "Sở Công Thương đạt 84,6 điểm.", [{"unit": "Sở Công Thương", "score": "84,6"}]),
        (
            HA_GIANG,
            "Hai đơn vị xếp loại Xuất sắc là Sở Tài chính (91,7 điểm) và Sở Y tế (90,4 điểm).",
            [
                {"unit": "Sở Tài chính", "score": "91,7", "grade": "Xuất sắc"},
                {"unit": "Sở Y tế", "score": "90,4", "grade": "Xuất sắc"},
            ],
        ),
        (PROVINCES, "Kết quả, Lào Cai được 66,05 điểm.", [{"unit": "Lào Cai", "score": "66,05"}]),
    ],
    "first_place": [
        (
            HA_GIANG,
            "Dẫn đầu là Sở Tư pháp với 95,1 điểm.",
            [{"unit": "Sở Tư pháp", "rank": "Dẫn đầu", "score": "95,1"}],
        ),
        (
            HA_GIANG,
            "Huyện Yên Minh giữ vị trí quán quân khối huyện (89,3 điểm).",
            [{"unit": "Huyện Yên Minh", "rank": "vị trí quán quân", "score": "89,3"}],
        ),
        (
            PROVINCES,
            "Quảng Ninh tiếp tục đứng đầu bảng với 72,9 điểm.",
            [{"unit": "Quảng Ninh", "rank": "đứng đầu bảng", "score": "72,9"}],
        ),
    ],
    "second_place": [
        (
            HA_GIANG,
            "Á quân là Sở Công Thương với 93,2 điểm.",
            [{"unit": "Sở Công Thương", "rank": "Á quân", "score": "93,2"}],
        ),
        (
            HA_GIANG,
            "Huyện Vị Xuyên đạt 88,4 điểm, xếp ở vị trí á quân.",
            [{"unit": "Huyện Vị Xuyên", "rank": "á quân", "score": "88,4"}],
        ),
        (
            PROVINCES,
            "Bắc Giang lần đầu giành vị trí á quân với 71,6 điểm.",
            [{"unit": "Bắc Giang", "rank": "á quân", "score": "71,6"}],
        ),
    ],
    "highest_place": [
        (
            HA_GIANG,
            "Cao nhất là Sở Nội vụ với 96,4 điểm.",
            [{"unit": "Sở Nội vụ", "score": "96,4"}],
        ),
        (
            HA_GIANG,
            "Khối huyện, cao nhất là huyện Bắc Quang (90,2 điểm).",
            [{"unit": "huyện Bắc Quang", "score": "90,2"}],
        ),
        (
            PROVINCES,
            "Đà Nẵng là địa phương có chỉ số cao nhất, đạt 72,1 điểm.",
            [{"unit": "Đà Nẵng", "score": "72,1"}],
        ),
    ],
    "lowest_place": [
        (
            HA_GIANG,
            "Thấp nhất là huyện Đồng Văn với 66,1 điểm.",
            [{"unit": "huyện Đồng Văn", "score": "66,1"}],
        ),
        (
            HA_GIANG,
            "Sở Xây dựng có kết quả thấp nhất khối sở với 70,3 điểm.",
            [{"unit": "Sở Xây dựng", "score": "70,3"}],
        ),
        (PROVINCES, "Cao Bằng thấp nhất, đạt 59,6 điểm.", [{"unit": "Cao Bằng", "score": "59,6"}]),
    ],
    "last_place": [
        (
            HA_GIANG,
            "Huyện Mèo Vạc xếp cuối với 65,2 điểm.",
            [{"unit": "Huyện Mèo Vạc", "score": "65,2"}],
        ),
        (
            HA_GIANG,
            "Xếp ở vị trí cuối cùng khối sở là Sở Xây dựng với 70,3 điểm.",
            [{"unit": "Sở Xây dựng", "score": "70,3"}],
        ),
        (
            PROVINCES,
            "Đứng cuối bảng xếp hạng là Cao Bằng với 59,6 điểm.",
            [{"unit": "Cao Bằng", "score": "59,6"}],
        ),
    ],
    "next_place": [
        (
            HA_GIANG,
            "Dẫn đầu là Sở Tư pháp (95 điểm), tiếp đến là Sở Y tế (94 điểm).",
            [{"unit": "Sở Y tế", "score": "94"}],
        ),
        (
            HA_GIANG,
            "Xếp thứ nhất là huyện Quang Bình; theo sau là huyện Xín Mần với 86,1 điểm.",
            [{"unit": "huyện Xín Mần", "score": "86,1"}],
        ),
        (
            PROVINCES,
            "Đứng đầu là Quảng Ninh với 72,9 điểm, kế đến là Long An với 70,8 điểm.",
            [{"unit": "Long An", "score": "70,8"}],
        ),
    ],
    "in_order_place": [
        (
            HA_GIANG,
            "Sở Y tế được 90,1 điểm, Sở Tư pháp được 89,5 điểm, lần lượt xếp thứ 2 và thứ 3.",
            [{"unit": "Sở Tư pháp", "rank": "3", "score": "89,5"}],
        ),
        (
            HA_GIANG,
            (
                "Huyện Bắc Mê được 85,1 điểm, huyện Yên Minh được 84,9 điểm, lần lượt đứng thứ 4 và"
                " thứ 5."
            ),
            [{"unit": "huyện Yên Minh", "rank": "5", "score": "84,9"}],
        ),
        (
            PROVINCES,
            "Hải Phòng được 70,9 điểm, Đà Nẵng được 70,2 điểm, lần lượt xếp thứ 3 và thứ 4.",
            [{"unit": "Đà Nẵng", "rank": "4", "score": "70,2"}],
        ),
    ],
    "from_below_place": [
        (
            HA_GIANG,
            "Huyện Đồng Văn đứng thứ hai từ dưới lên với 67,4 điểm.",
            [{"unit": "Huyện Đồng Văn", "score": "67,4"}],
        ),
        (
            HA_GIANG,
            "Sở Xây dựng xếp thứ 3 từ dưới lên, đạt 71,9 điểm.",
            [{"unit": "Sở Xây dựng", "score": "71,9"}],
        ),
        (
            PROVINCES,
            "Kiên Giang xếp thứ tư từ dưới lên với 61 điểm.",
            [{"unit": "Kiên Giang", "score": "61"}],
        ),
    ],
    "excluded_units": [
        (
            HA_GIANG,
            "Công an tỉnh và Bộ Chỉ huy Quân sự tỉnh không thuộc diện đánh giá.",
            [{"unit": "Công an tỉnh"}, {"unit": "Bộ Chỉ huy Quân sự tỉnh"}],
        ),
        (
            HA_GIANG,
            "Thanh tra tỉnh không thuộc diện xếp hạng năm nay.",
            [{"unit": "Thanh tra tỉnh"}],
        ),
        (
            HA_GIANG,
            "Cục Hải quan tỉnh chưa được xếp hạng vì thiếu phiếu khảo sát.",
            [{"unit": "Cục Hải quan tỉnh"}],
        ),
    ],
    "criterion_value": [
        (
            HA_GIANG,
            "Ở chỉ số tính minh bạch, huyện Bắc Mê đạt 7,4 điểm, Sở Tài chính đạt 7,1 điểm.",
            [
                {"criterion": "tính minh bạch", "unit": "huyện Bắc Mê", "score": "7,4"},
                {"criterion": "tính minh bạch", "unit": "Sở Tài chính", "score": "7,1"},
            ],
        ),
        (
            HA_GIANG,
            "Ở tiêu chí chi phí thời gian, Sở Y tế được 6,8 điểm.",
            [{"criterion": "chi phí thời gian", "unit": "Sở Y tế", "score": "6,8"}],
        ),
        (
            HA_GIANG,
            "Về tiêu chí Hạ tầng số, huyện Quản Bạ đạt 5,5 điểm.",
            [{"criterion": "Hạ tầng số", "unit": "huyện Quản Bạ", "score": "5,5"}],
        ),
    ],
    "criterion_others": [
        (
            HA_GIANG,
            "Ở tiêu chí chuyển đổi số, huyện Bắc Mê đạt 2 điểm, các huyện còn lại hầu như bằng 0.",
            [{"criterion": "chuyển đổi số", "score": "0"}],
        ),
        (
            HA_GIANG,
            (
                "Tiêu chí hạ tầng số: Huyện Bắc Mê đạt 5 điểm; các đơn vị còn lại ở tiêu chí này"
                " hầu như bằng 0."
            ),
            [{"criterion": "Tiêu chí hạ tầng số", "score": "0"}],
        ),
    ],
    "grade_list": [
        (
            HA_GIANG,
            "Huyện Bắc Mê và huyện Yên Minh xếp loại Tốt.",
            [{"unit": "Huyện Bắc Mê", "grade": "Tốt"}, {"unit": "huyện Yên Minh", "grade": "Tốt"}],
        ),
    ],
    "criterion_in_passing": [
        (
            HA_GIANG,
            "Sở Y tế được ghi nhận ở chỉ số thành phần tính minh bạch với 8,1 điểm.",
            [{"criterion": "tính minh bạch", "unit": "Sở Y tế", "score": "8,1"}],
        ),
        (
            HA_GIANG,
            (
                "Sở Tài chính đạt 50 điểm ở tiêu chí hạ tầng kỹ thuật và 77 điểm ở tiêu chí nhân"
                " lực số."
            ),
            [
                {"criterion": "hạ tầng kỹ thuật", "unit": "Sở Tài chính", "score": "50"},
                {"criterion": "nhân lực số", "unit": "Sở Tài chính", "score": "77"},
            ],
        ),
        (
            HA_GIANG,
            "Huyện Bắc Quang đạt 9,2 điểm ở tiêu chí chỉ đạo, điều hành.",
            [{"criterion": "chỉ đạo, điều hành", "unit": "Huyện Bắc Quang", "score": "9,2"}],
        ),
    ],
    "series": [
        (
            PROVINCES,
            (
                "Chỉ số PCI của tỉnh Hậu Giang năm 2020 đạt 63,8 điểm, xếp thứ 38/63; năm 2021 đạt"
                " 65,2 điểm, xếp thứ 30/63."
            ),
            [
                {"year": "2020", "rank": "38", "score": "63,8"},
                {"year": "2021", "rank": "30", "score": "65,2"},
            ],
        ),
        (
            PROVINCES,
            (
                "PCI của tỉnh Sơn La năm 2021 đạt 61,4 điểm, xếp thứ 50/63; năm 2022 đạt 62,6 điểm,"
                " xếp thứ 44/63."
            ),
            [
                {"year": "2021", "rank": "50", "score": "61,4"},
                {"year": "2022", "rank": "44", "score": "62,6"},
            ],
        ),
        (
            HA_GIANG,
            (
                "Huyện Bắc Quang xếp thứ nhất về chỉ số cải cách hành chính với 90,1% và xếp thứ ba"
                " về chỉ số hài lòng của người dân với 88,4%."
            ),
            [
                {"index": "chỉ số cải cách hành chính", "rank": "nhất", "score": "90,1"},
                {"index": "chỉ số hài lòng", "rank": "ba", "score": "88,4"},
            ],
        ),
    ],
    "average": [
        (HA_GIANG, "Điểm bình quân toàn tỉnh là 82,4 điểm.", [{"value": "82,4", "unit": "điểm"}]),
        (
            HA_GIANG,
            "Giá trị trung bình của khối sở, ngành đạt 87,3%.",
            [{"value": "87,3", "unit": "%"}],
        ),
        (
            PROVINCES,
            "Điểm trung bình của cả nước là 65,2 điểm.",
            [{"value": "65,2", "unit": "điểm"}],
        ),
    ],
    "points": [
        (
            HA_GIANG,
            "Điểm thẩm định là 62 điểm, điểm điều tra xã hội học là 33,5 điểm.",
            [{"value": "62", "unit": "điểm"}, {"value": "33,5", "unit": "điểm"}],
        ),
        (
            HA_GIANG,
            "Tổng điểm của huyện Yên Minh tăng từ 63,2 điểm năm 2021 lên 74,8 điểm năm 2022.",
            [{"value": "63,2", "year": "2021"}, {"value": "74,8", "year": "2022"}],
        ),
        (PROVINCES, "Chỉ số gia nhập thị trường đạt 7,2 điểm.", [{"value": "7,2", "unit": "điểm"}]),
    ],
    "threshold": [
        (
            HA_GIANG,
            "Loại Tốt từ 80 đến dưới 90 điểm; loại Khá từ 65 đến dưới 80 điểm.",
            [
                {"value": "80", "measure": "Tốt"},
                {"value": "90", "measure": "Tốt"},
                {"value": "65", "measure": "Khá"},
                {"value": "80", "measure": "Khá"},
            ],
        ),
        (HA_GIANG, "Mức Xuất sắc: từ 90 điểm trở lên.", [{"value": "90", "measure": "Xuất sắc"}]),
        (
            HA_GIANG,
            "Loại Trung bình từ 50 đến dưới 65 điểm.",
            [{"value": "50", "measure": "Trung bình"}, {"value": "65", "measure": "Trung bình"}],
        ),
    ],
    "scale": [
        (HA_GIANG, "Các đơn vị được chấm theo thang điểm 100.", [{"value": "100"}]),
        (HA_GIANG, "Tổng điểm tối đa là 1.000 điểm.", [{"value": "1.000", "unit": "điểm"}]),
        (PROVINCES, "Mỗi chỉ số thành phần được tính theo thang điểm 10.", [{"value": "10"}]),
    ],
    "scale_from": [
        (HA_GIANG, "Giá trị công bố được quy đổi về thang từ 0 đến 1.", [{"value": "0"}]),
        (HA_GIANG, "Tổng điểm được quy đổi về thang từ 0 đến 10.", [{"value": "0"}]),
        (PROVINCES, "Kết quả được tính theo thang điểm từ 0 đến 100.", [{"value": "0"}]),
    ],
    "ordinal": [
        (
            PROVINCES,
            "Gia nhập thị trường: 7,12 điểm, xếp thứ 33/63;",
            [{"value": "33", "of": "63"}],
        ),
        (
            HA_GIANG,
            "Ở trụ cột xã hội số, huyện Bắc Mê đứng thứ 7.",
            [{"value": "7", "subject": "huyện Bắc Mê"}],
        ),
        (
            HA_GIANG,
            "Trong 6 tháng đầu năm 2023, huyện Xín Mần tạm xếp thứ 2 khối huyện.",
            [{"value": "2", "subject": "huyện Xín Mần"}],
        ),
    ],
    "streak": [
        (
            PROVINCES,
            "Quảng Ninh năm thứ 6 liên tiếp dẫn đầu bảng xếp hạng PCI.",
            [{"value": "6", "unit": "năm", "subject": "Quảng Ninh"}],
        ),
        (
            PROVINCES,
            "Đồng Tháp đứng thứ hai; đây là năm thứ 11 liên tiếp tỉnh nằm trong tốp 5 cả nước.",
            [{"value": "11", "unit": "năm", "subject": "Đồng Tháp"}],
        ),
        (
            PROVINCES,
            "Đây là năm thứ 13 liên tiếp chỉ số được công bố.",
            [{"value": "13", "unit": "năm"}],
        ),
    ],
    "gap": [
        (
            PROVINCES,
            "Hải Phòng xếp thứ hai, kém Bắc Ninh 0,39 điểm.",
            [{"value": "0,39", "unit": "điểm"}],
        ),
        (
            HA_GIANG,
            "Giá trị trung bình của khối sở đạt 88,6%, cao hơn khối huyện 2,1 điểm phần trăm.",
            [{"value": "2,1", "unit": "điểm phần trăm"}],
        ),
        (
            PROVINCES,
            "Sơn La đạt 62,6 điểm, thấp hơn 2,4 điểm so với bình quân cả nước.",
            [{"value": "2,4", "unit": "điểm"}],
        ),
    ],
    "change": [
        (
            HA_GIANG,
            "So với năm 2021, điểm bình quân của khối huyện tăng 4,3 điểm.",
            [{"measure": "điểm bình quân của khối huyện", "change": "4,3"}],
        ),
        (
            PROVINCES,
            "Giảm nhiều nhất là chỉ số Tiếp cận đất đai (giảm 0,91 điểm).",
            [{"change": "0,91"}],
        ),
        (
            HA_GIANG,
            "So với năm 2021, điểm trung bình của khối sở giảm 1,2 điểm.",
            [{"measure": "điểm trung bình của khối sở", "change": "1,2"}],
        ),
    ],
}
CASES = [
    pytest.param(form, *example, id=f"{form}: {example[1][:60]}")
    for form, examples in TOLD.items()
    for example in examples
]


@pytest.mark.parametrize(("form", "title", "sentence", "expected"), CASES)
def test_a_told_sentence_gives_what_it_says(form, title, sentence, expected):
    reading = parse_page(f"{title}\n\n{sentence}\n".encode(), "page.txt")
    read = [said for said in reading.statements if (said.source, said.pattern) == ("prose", form)]
    assert [
        {name: said.fields[name].text for name in fields if name in said.fields}
        for said, fields in zip(read, expected, strict=True)
    ] == expected


def test_each_form_has_three_sentences_of_its_own():
    sentences = Counter({form: len(examples) for form, examples in PRINTED.items()})
    sentences.update({form: len(examples) for form, examples in TOLD.items()})
    few = {form for form, count in sentences.items() if count < FEWEST}
    assert few == set()
