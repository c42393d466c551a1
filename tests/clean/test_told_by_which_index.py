"""By which index a place or score is told: neither a body's name, nor a part in brackets, nor an
index that is only made or named after the fact. Texts told here in other words than the pages that
showed the kinds.
"""

import pytest

from tests.clean.reading import accusations, read, sure_rows, sure_values


def told(page: str) -> set[tuple]:
    """(unit, index, rank, score) of every sure row."""
    return {
        (row["unit"], row.get("index_name"), row["rank"], row["score"])
        for row in read(page)["rankings"]
        if row["certainty"] == "sure"
    }


PAR = (
    "Chỉ số cải cách hành chính năm 2022 tỉnh Lào Cai tăng 9 bậc so với năm 2021\n\n"
    "Theo kết quả công bố, Chỉ số PAR INDEX năm 2022 tỉnh Lào Cai đạt 84,31 điểm, trong đó điểm tác"
    " động đạt 30,12/38,5 điểm (gồm Chỉ số SIPAS đạt 8,21/10 điểm; khảo sát lãnh đạo đạt 17,9/22"
    " điểm)."
)


@pytest.mark.parametrize("verb", ["đạt ", "được ", ""])
def test_a_part_in_brackets_is_not_what_the_page_goes_on_about(verb):
    page = PAR.replace("SIPAS đạt ", f"SIPAS {verb}")
    page += (
        " Xếp hạng thứ 27/63 tỉnh, thành phố trực thuộc Trung ương, so với năm 2021, tăng 3,4 điểm"
        " và tăng 9 bậc."
    )
    assert {row[1:3] for row in told(page)} == {("PAR INDEX", 27)}


def test_an_index_told_with_a_place_of_its_own_goes_on():
    page = (
        "Lào Cai công bố PAR INDEX và SIPAS năm 2022\n\n"
        "Năm 2022, PAR INDEX tỉnh Lào Cai đạt 84,31 điểm, xếp thứ 27/63. SIPAS đạt 82,1%, xếp thứ"
        " 19/63 tỉnh, thành phố."
    )
    assert {row[1:] for row in told(page)} == {("PAR INDEX", 27, 84.31), ("SIPAS", 19, 82.1)}


def test_the_name_of_an_unknown_index_ends_before_the_province():
    page = (
        "Hà Nam: các chỉ số về cải cách hành chính năm 2023\n\n"
        "Năm 2023: Bộ chỉ số phục vụ người dân, doanh nghiệp, Hà Nam đạt 78/100 điểm, xếp 14/63"
        " tỉnh, thành phố; Chỉ số PAPI, Hà Nam đạt 43,11 điểm, xếp 12/61."
    )
    assert ("Hà Nam", "Bộ chỉ số phục vụ người dân, doanh nghiệp", 14, 78) in told(page)
    assert ("Hà Nam", "PAPI", 12, 43.11) in told(page)


@pytest.mark.parametrize(
    "body",
    [
        "Ủy ban Quốc gia về Chính phủ điện tử",
        "Ban Chỉ đạo về Chính phủ điện tử",
        "Ủy ban quốc gia về chuyển đổi số",
    ],
)
def test_what_a_body_is_named_after_is_no_index(body):
    page = (
        "Quảng Ninh đứng đầu cả nước về ứng dụng công nghệ thông tin\n\n"
        "Theo báo cáo của Bộ Thông tin và Truyền thông về mức độ ứng dụng công nghệ thông tin tại"
        f" phiên họp của {body} vào chiều nay thì năm 2018, tỉnh Quảng Ninh là địa phương dẫn đầu"
        " trong toàn quốc."
    )
    names = {row[1] for row in told(page)}
    assert names <= {None, "ứng dụng công nghệ thông tin", "mức độ ứng dụng công nghệ thông tin"}
    assert names


def test_an_index_that_a_province_makes_is_not_the_one_it_leads():
    page = (
        "Bến Tre đứng thứ 2 về Chỉ số PCI 2022\n\n"
        "Bến Tre đứng thứ 2 với 69,41 điểm trong Bảng xếp hạng PCI năm 2022.\n\n"
        "Với việc Bến Tre vươn lên vị trí Á quân chỉ số PCI, Bến Tre đã mạnh dạn triển khai bộ chỉ"
        " số đánh giá mức độ hợp tác của sở, ban, ngành."
    )
    assert {name for _, name, _, _ in told(page)} <= {None, "PCI"}
    assert "Bến Tre" in sure_rows(page)


@pytest.mark.parametrize(
    "said",
    [
        "vươn lên vị trí thứ 2 trong bảng xếp hạng các địa phương cải cách nhất.",
        "đứng thứ 2 trong bảng xếp hạng các tỉnh năng động nhất.",
    ],
)
def test_a_list_under_another_name_is_another_list(said):
    page = (
        "Bến Tre: từ cải cách tới điểm đến đầu tư\n\n"
        f"Sau nhiều năm triển khai PCI, Bến Tre không chỉ có tên trong top 5 PCI mà còn {said}\n\n"
        "Theo VCCI, chỉ số PCI năm 2022 của Bến Tre đạt 69,41 điểm, giành vị trí thứ 5 toàn quốc.\n"
    )
    assert 2 not in {rank for _, rank, _, _ in sure_values(page)}
    assert accusations(page) == []


@pytest.mark.parametrize(
    "said",
    [
        "trong bảng xếp hạng các địa phương có chất lượng điều hành tốt nhất cả nước",
        "trong bảng xếp hạng các tỉnh, thành phố",
        "trong bảng xếp hạng",
    ],
)
def test_the_list_of_the_page_stays_sure(said):
    page = (
        f"Bến Tre trong tốp đầu PCI năm 2022\n\nNăm 2022, Bến Tre vươn lên vị trí thứ 2 {said}.\n"
    )
    assert [row[:2] for row in sure_values(page)] == [("Bến Tre", 2)]


PORTAL = (
    "Nghệ An: trang tin được đánh giá cao\n\n"
    "Theo kết quả đánh giá mức độ ứng dụng công nghệ thông tin năm 2012 vừa được công bố, Cổng"
    " thông tin điện tử {owner} đạt 221/240 điểm, xếp thứ 02/63 tỉnh, thành phố trong cả nước.\n\n"
    "Kết quả này khẳng định vị trí của Cổng thông tin điện tử {owner} (năm 2009: xếp thứ 5; năm"
    " 2010: thứ 3 và năm 2011 xếp thứ 4).\n\n"
    "Theo kết quả đánh giá về website/portal của Bộ, nhóm đạt mức tốt có 3 tỉnh, gồm: Nghệ An, Lào"
    " Cai và Hà Tĩnh.\n\n"
    "Theo xếp hạng mức độ ứng dụng công nghệ thông tin tổng thể, tỉnh Nghệ An đạt 702,11/1.000"
    " điểm, xếp thứ 9/63 tỉnh, thành phố.\n"
)


@pytest.mark.parametrize("owner", ["Nghệ An", "tỉnh Nghệ An", "của tỉnh Nghệ An"])
def test_the_place_of_a_portal_is_not_the_provinces(owner):
    page = PORTAL.format(owner=owner)
    assert sure_values(page) == [("Nghệ An", 9, 702.11, 2012)]
    assert not any(row["grade"] for row in sure_rows(page).values())


def test_a_part_of_an_older_index_is_not_the_index():
    page = (
        "Nghệ An xếp thứ 9 về ứng dụng công nghệ thông tin năm 2012\n\n"
        "Năm 2012, Nghệ An xếp thứ 9/63 tỉnh, thành phố về ứng dụng công nghệ thông tin.\n\n"
        "Về chỉ số ứng dụng công nghệ thông tin trong hoạt động nội bộ của cơ quan Nhà nước, Nghệ"
        " An đứng thứ 4 trong số 63 tỉnh, thành (tăng 3 bậc so với năm 2011).\n"
    )
    assert [row[:2] for row in sure_values(page)] == [("Nghệ An", 9)]


def test_a_sentence_that_opens_with_a_known_index_is_about_that_one():
    page = (
        "Lai Châu tăng hạng chỉ số thân thiện năm 2022\n\n"
        "Về mức độ chuyển đổi số, tỉnh Lai Châu đứng thứ 22/63 với 85,3 điểm.\n"
    )
    assert told(page) == {("Lai Châu", "mức độ chuyển đổi số", 22, 85.3)}


def test_the_index_of_the_lead_is_not_a_part_named_further_down():
    page = (
        "Sở nào của Hải Phòng phục vụ tốt nhất\n\n"
        "Văn phòng UBND thành phố vừa thông báo kết quả Bộ chỉ số chỉ đạo, điều hành và đánh giá"
        " chất lượng phục vụ tổ chức trên Cổng Dịch vụ công Quốc gia (tuần thứ 31). Theo đó, Hải"
        " Phòng đạt 82,07 điểm.\n\n"
        "Về mức độ hài lòng, đạt 17,2/18 điểm.\n\n"
        "Trong 15 sở, ngành, Sở Y tế xếp đầu bảng với 91,2 điểm. Sở Tư pháp đạt 60,4 điểm.\n"
    )
    assert told(page) == {("Sở Y tế", None, 1, 91.2), ("Sở Tư pháp", None, None, 60.4)}
    assert read(page)["document"]["framework"].startswith("Bộ chỉ số chỉ đạo")


def test_a_list_told_on_from_the_last_place_counts_up():
    """Tuyên Quang had seven districts: who comes "next" to the seventh stands above it."""
    page = (
        "Tuyên Quang: chỉ số cải cách hành chính năm 2022\n\n"
        "Ở bảng xếp các địa phương, đứng thứ 2 là huyện Yên Sơn với 80,4 điểm; tiếp theo là huyện"
        " Hàm Yên với 80,3 điểm. Huyện Lâm Bình xếp thứ 7 với 66,7 điểm; tiếp theo là Na Hang,"
        " Chiêm Hóa.\n"
    )
    assert [row[:2] for row in sure_values(page)] == [
        ("Huyện Yên Sơn", 2),
        ("Huyện Hàm Yên", 3),
        ("Huyện Lâm Bình", 7),
    ]


def test_a_list_told_on_from_the_middle_counts_down():
    page = (
        "Tuyên Quang: chỉ số cải cách hành chính năm 2022\n\n"
        "Ở bảng xếp các địa phương, huyện Lâm Bình xếp thứ 4 với 76,7 điểm; tiếp theo là Na Hang,"
        " Chiêm Hóa.\n"
    )
    assert [row[:2] for row in sure_values(page)] == [
        ("Huyện Lâm Bình", 4),
        ("Huyện Na Hang", 5),
        ("Huyện Chiêm Hóa", 6),
    ]


@pytest.mark.parametrize("lead", ["Cụ thể, Chỉ số về ", "Chỉ số về ", "Trong đó, chỉ số về "])
def test_the_place_of_a_part_that_opens_its_sentence_is_not_the_indexs(lead):
    page = (
        "Chỉ số Thương mại điện tử tỉnh Yên Bái năm 2021 tăng 4 bậc\n\n"
        "Năm 2021, Chỉ số Thương mại điện tử tỉnh Yên Bái đứng thứ 38/63 tỉnh, thành phố; tăng 4"
        " bậc so với năm 2020, đạt 13,2 điểm.\n\n"
        f"{lead}nguồn nhân lực và hạ tầng công nghệ thông tin, tỉnh Yên Bái đứng thứ 44/63 tỉnh,"
        " thành phố; tăng 3 bậc so với năm 2020.\n"
    )
    assert sure_values(page) == [("Yên Bái", 38, 13.2, 2021)]


def test_a_sentence_that_opens_with_the_index_stays_sure():
    page = (
        "Chỉ số Thương mại điện tử tỉnh Yên Bái năm 2021 tăng 4 bậc\n\n"
        "Về chỉ số thương mại điện tử, tỉnh Yên Bái đứng thứ 38/63 tỉnh, thành phố.\n"
    )
    assert [row[:2] for row in sure_values(page)] == [("Yên Bái", 38)]


def test_a_headline_that_names_no_known_index_is_by_none_of_several():
    page = (
        "Khánh Hòa dẫn đầu về chỉ số năng lực cạnh tranh và môi trường năm 2023\n\n"
        "VCCI vừa công bố kết quả Chỉ số năng lực cạnh tranh cấp tỉnh (PCI) và Chỉ số Xanh cấp tỉnh"
        " (PGI) năm 2023.\n\n"
        "Theo bảng xếp hạng PCI năm nay, tỉnh Khánh Hòa xếp vị trí thứ 7. Về Chỉ số PGI, tỉnh Khánh"
        " Hòa từ vị trí 21 năm 2022 lên vị trí thứ 9 năm nay.\n"
    )
    assert {row[1:3] for row in told(page)} == {("PCI", 7), ("PGI", 9)}


def test_a_headline_that_names_a_known_index_is_by_that_one():
    page = (
        "Khánh Hòa vươn lên thứ 7 về chỉ số năng lực cạnh tranh cấp tỉnh năm 2023\n\n"
        "VCCI vừa công bố kết quả Chỉ số năng lực cạnh tranh cấp tỉnh (PCI) và Chỉ số Xanh cấp tỉnh"
        " (PGI) năm 2023.\n\n"
        "Theo bảng xếp hạng PCI năm nay, tỉnh Khánh Hòa xếp vị trí thứ 7. Về Chỉ số PGI, tỉnh Khánh"
        " Hòa từ vị trí 21 năm 2022 lên vị trí thứ 9 năm nay.\n"
    )
    assert {row[2] for row in told(page)} == {7, 9}
    assert "index" not in [reason for row in read(page)["rankings"] for reason in row["reasons"]]


@pytest.mark.parametrize("by", ["cả 3 chỉ số", "ở cả 3 chỉ số", "cả ba bảng xếp hạng"])
def test_one_place_by_as_many_indices_as_are_counted_is_one_by_each(by):
    page = (
        "Phú Yên phân tích các chỉ số\n\nNăm 2022, TP Tuy Hòa vươn lên dẫn đầu"
        f" {by} PAR Index, DDCI và DTI khối địa phương."
    )
    rows = [(row["index_name"], row["rank"]) for row in read(page)["rankings"]]
    assert rows == [("PAR Index", 1), ("DDCI", 1), ("DTI", 1)]


KEPT = "Phú Yên phân tích chỉ số DDCI\n\nNăm 2022, TP Tuy Hòa dẫn đầu DDCI khối địa phương."


def test_a_place_that_is_to_be_kept_was_not_kept():
    said = (
        " Đây cũng là thách thức để TP Tuy Hòa tiếp tục giữ vững vị trí đứng đầu với chỉ số DDCI."
    )
    (row,) = read(KEPT + said)["rankings"]
    assert (row["rank"], row["rank_change"]) == (1, None)


def test_a_place_that_was_kept_was_kept():
    said = " TP Tuy Hòa tiếp tục giữ vững vị trí đứng đầu với chỉ số DDCI."
    (row,) = read(KEPT + said)["rankings"]
    assert (row["rank"], row["rank_change"]) == (1, 0)


def test_a_score_by_each_of_two_indices_stays():
    page = (
        "Phú Yên công bố các chỉ số năm 2022\n\nSở Y tế dẫn đầu cả 2 chỉ số, trong đó Chỉ số CCHC"
        " đạt 91,5%, Chỉ số SIPAS đạt 95,25%."
    )
    assert {(row["index_name"], row["score"]) for row in read(page)["rankings"]} == {
        ("CCHC", 91.5),
        ("SIPAS", 95.25),
    }


@pytest.mark.parametrize("again", ["", "lần thứ 2 liên tiếp "])
def test_a_place_before_the_long_name_of_an_index_is_by_that_one(again):
    page = (
        "Phú Yên xếp hạng cao trong các bảng chỉ số SIPAS, PAR INDEX 2020\n\nNăm 2020, Phú Yên xếp"
        f" thứ 4 trong bảng Chỉ số cải cách hành chính (PAR INDEX) và {again}xếp thứ 3 trong bảng"
        " Chỉ số hài lòng của người dân, tổ chức đối với sự phục vụ của cơ quan hành chính nhà"
        " nước (SIPAS)."
    )
    assert told(page) == {
        ("Phú Yên", "PAR INDEX", 4, None),
        ("Phú Yên", "SIPAS", 3, None),
    }
