"""A place or score that the page gives somebody and that became no row is listed as unread, with
its words. Texts told here in other words than the pages that showed the kinds.
"""

import pytest

from tests.clean.reading import read

PCI = "Kết quả Chỉ số năng lực cạnh tranh cấp tỉnh (PCI) năm 2021\n\n"
PAR = "Kết quả Chỉ số cải cách hành chính năm 2022 các sở, ngành và cấp huyện tỉnh Trà Vinh\n\n"
ICT = "Đắk Nông dẫn đầu Tây Nguyên về ứng dụng công nghệ thông tin năm 2018\n\n"


def listed(page: str) -> list[str]:
    return [one["text"] for one in read(page)["unread"]]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (  # the places of earlier years
            PCI + "Về thứ hạng, Hậu Giang cứ giảm dần: hạng 9 (năm 2015), hạng 12 (2017), hạng 21"
            " (2018), hạng 26 (năm 2019, 2020).",
            "hạng 26",
        ),
        (  # places in words that are held by a part of an index
            ICT + "Cùng đợt đánh giá, Đắk Nông xếp thứ 9 về mức độ ứng dụng công nghệ thông tin;"
            " xếp hạng thứ tư về hạ tầng nhân lực.",
            "xếp hạng thứ tư về hạ tầng nhân lực",
        ),
        (
            PAR + "Về trụ cột thể chế, huyện Càng Long đạt 9,4 điểm, đứng thứ hai.",
            "đứng thứ hai",
        ),
        (PCI + "Bến Tre đạt 66,3 điểm, dẫn đầu khu vực miền Tây.", "dẫn đầu khu vực miền Tây"),
        (  # a score that only a claim holds
            PCI + "Chỉ số PCI của tỉnh Kon Tum nhích lên so với năm liền trước 58,9 điểm.",
            "Chỉ số PCI của tỉnh Kon Tum nhích lên so với năm liền trước 58,9 điểm",
        ),
        (  # a place among those of a region, beside the row
            PCI + "Bến Tre xếp thứ 9/63 tỉnh, thành phố, đứng thứ nhất khu vực miền Tây.",
            "đứng thứ nhất khu vực miền Tây",
        ),
        (
            PCI
            + "Bến Tre xếp thứ 9 cả nước và đứng đầu các tỉnh Đông Nam Bộ về môi trường đầu tư.",
            "Bến Tre xếp thứ 9 cả nước và đứng đầu các tỉnh Đông Nam Bộ về môi trường đầu tư",
        ),
        (  # nobody is named
            PAR + "Chỉ số thành phần về thể chế của tỉnh tiếp tục xếp thứ nhất cả nước.",
            "Chỉ số thành phần về thể chế của tỉnh tiếp tục xếp thứ nhất cả nước",
        ),
    ],
)
def test_a_place_or_score_without_a_row_is_listed_with_its_words(page, words):
    assert words in listed(page)


@pytest.mark.parametrize(
    "page",
    [
        PCI + "Năm 2021, Bến Tre đạt 66,3 điểm, xếp thứ 9/63 tỉnh, thành phố.",
        PCI + "Năm 2021, Bến Tre đạt 66,3 điểm, xếp thứ 9 cả nước và thứ 3/13 tỉnh trong vùng.",
        PCI + "Bến Tre có chỉ số gia nhập thị trường đạt 7,12 điểm, xếp thứ 14.",
        PAR + "Dẫn đầu khối sở là Sở Tư pháp với 91,2 điểm; cuối bảng là Sở Y tế với 70,1 điểm.",
        PAR + "Cuối bảng là Sở Y tế, hạng 19/19, với 70,1 điểm.",
        PAR + "Phấn đấu năm 2023, huyện Càng Long dẫn đầu khối huyện.",
        PAR + "Huyện Càng Long nằm trong nhóm 3 địa phương dẫn đầu.",
        PAR + "Sở Nội vụ tham mưu nâng cao trách nhiệm của người đứng đầu.",
        PAR + "Sở Y tế đạt 70,1 điểm, kém đơn vị đứng đầu 12 điểm.",
        PAR + "Khoảng cách giữa hai huyện là 11,2 điểm, có 9 huyện (64,3%) tăng điểm.",
        PAR + "Điểm trung bình của khối huyện là 84,1 điểm, cao nhất là 90,2 điểm.",
    ],
)
def test_what_a_row_or_claim_holds_and_what_is_nobodys_is_not_listed(page):
    assert listed(page) == []


def test_a_headline_that_rows_repeat_is_not_listed():
    page = (
        "Sở Tư pháp tỉnh Trà Vinh dẫn đầu về cải cách hành chính\n\n"
        + PAR
        + "Sở Tư pháp xếp thứ nhất với 91,2 điểm.\n"
    )
    assert listed(page) == []


def test_words_are_listed_with_their_line():
    page = PCI + "Bến Tre đạt 66,3 điểm, dẫn đầu khu vực miền Tây."
    (one,) = read(page)["unread"]
    assert one["line"] == 3
    assert page[one["start"] : one["end"]] == one["text"]
