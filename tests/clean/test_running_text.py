"""What a careful person reads in a few lines of running text: invented pages in the shape of real
ones, each of a kind that was read wrongly once.
"""

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page

# Each: what it is, the page, its sure rows as (unit, {field: value}); `findings` are none.
PAGES = [
    (
        "a place on a part of an index is no place of the list",
        (
            "Lai Châu: Chỉ số PAPI năm 2021\n\nNăm 2021, PAPI của Lai Châu xếp thứ 31/63. Trong"
            " 8 nội dung, Lai Châu đạt điểm cao nhất ở nội dung “Cung ứng dịch vụ công” với "
            "7,61 điểm, thấp nhất là chỉ số quản trị điện tử (2,62 điểm)."
        ),
        [("Lai Châu", {"rank": 31, "score": None, "rank_of": 63})],
    ),
    (
        "the parts of an index in quotation marks, and who comes next on one",
        (
            "Đà Nẵng dẫn đầu Việt Nam ICT Index năm 2019\n\nTP Đà Nẵng đạt 0,8654 điểm, theo "
            "sau là tỉnh Thừa Thiên Huế (0,8046 điểm).\n\nỞ chỉ số “hạ tầng nhân lực”, Đà Nẵng "
            "xếp thứ 2 (0,9538 điểm), sau Thừa Thiên Huế (0,9578 điểm). Ở lĩnh vực hạ tầng kỹ "
            "thuật, Hà Nội dẫn đầu với 0,94 điểm. Cần Thơ là đơn vị tiếp theo với 0,91 điểm."
        ),
        [("Đà Nẵng", {"score": 0.8654}), ("Thừa Thiên Huế", {"score": 0.8046})],
    ),
    (
        "where a meeting was held is not ranked",
        (
            "Sơn La dẫn đầu cả nước về PAPI năm 2021\n\nTại hội nghị công bố PAPI năm 2021 diễn"
            " ra sáng 10/5 tại Hà Nội, Sơn La đã vươn lên dẫn đầu toàn quốc, tăng 9 bậc so với "
            "năm 2020."
        ),
        [("Sơn La", {"rank": 1, "rank_change": 9})],
    ),
    (
        "ministries that bear the name of an agency are no agencies of a province",
        (
            "Kết quả chuyển đổi số năm 2023\n\nỦy ban Dân tộc xếp thứ 5 nhóm bộ. Khối các cơ "
            "quan thuộc Chính phủ, Bảo hiểm xã hội Việt Nam đứng thứ nhất. Thanh tra Chính phủ "
            "xếp thứ hai."
        ),
        [],
    ),
    (
        "years in a row are no district, and no size of a list",
        (
            "PCI năm 2019: Quảng Ninh dẫn đầu 3 năm liên tiếp\n\nQuảng Ninh lần thứ 3 chiếm "
            "ngôi quán quân PCI 2019 với 73,40 điểm, và cũng là thành phố 11 năm liên tiếp đứng"
            " đầu."
        ),
        [("Quảng Ninh", {"rank": 1, "score": 73.4, "rank_of": None})],
    ),
    (
        "what a province moves by is no rank",
        (
            "Xếp hạng PAPI năm 2020\n\nNăm nay, Sơn La thăng hạng 2 bậc trở thành tỉnh dẫn đầu "
            "bảng xếp hạng PAPI 2020."
        ),
        [("Sơn La", {"rank": 1, "rank_change": 2})],
    ),
    (
        "two provinces in one breath take two places",
        (
            "Thanh Hóa tăng 3 bậc trên bảng xếp hạng chuyển đổi số cả nước năm 2021\n\nVới "
            "0,5064 và 0,4880 điểm, Ninh Bình và Thanh Hóa lần lượt đứng ở thứ hạng 6 và 12 "
            "trong bảng xếp hạng DTI cấp tỉnh năm 2021."
        ),
        [("Ninh Bình", {"rank": 6}), ("Thanh Hóa", {"rank": 12})],
    ),
    (
        "the page's own province has a place of its own beside another's",
        (
            "PAR INDEX 2023: Quảng Ninh đứng đầu, Hà Nội hai năm liên tiếp giữ vị trí thứ "
            "3\n\nQuảng Ninh đoạt vị trí quán quân Chỉ số cải cách hành chính, trong khi Hà Nội"
            " đứng ở vị trí thứ 3. Thành phố Hà Nội đạt 91,43%."
        ),
        [("Quảng Ninh", {"rank": 1}), ("Hà Nội", {"rank": 3})],
    ),
    (
        "places among the provinces of a region are none in the whole list",
        (
            "Xếp hạng DTI năm 2020\n\nĐối với các tỉnh khu vực Tây Nguyên, Đắk Nông xếp ở vị "
            "trí thứ 3. Cụ thể, Lâm Đồng có thứ hạng cao nhất, tiếp đến là Gia Lai, Đắk Nông, "
            "Đắk Lắk và Kon Tum. Cả nước, Đắk Nông xếp thứ 32 trong 63 tỉnh, thành phố."
        ),
        [("Đắk Nông", {"rank": 32, "rank_of": 63})],
    ),
    (
        "no place is kept by keeping up a good record",
        (
            "Chỉ số CCHC năm 2021\n\nBình Định tiếp tục duy trì được thành tích cao trên bảng "
            "xếp hạng PAR INDEX năm 2021, đạt 89,32%, xếp vị trí thứ 4."
        ),
        [("Bình Định", {"rank": 4, "previous_rank": None, "rank_change": None})],
    ),
    (
        "a band of scores is nobody's earlier score",
        (
            "Nam Định CCHC 2021\n\nChỉ số CCHC tỉnh Nam Định năm 2021 đạt 86,4%, thuộc nhóm B "
            "gồm những tỉnh đạt kết quả từ 80% - 90%."
        ),
        [("Nam Định", {"score": 86.4, "previous_score": None})],
    ),
    (
        "places of all provinces on both sides of a move",
        (
            "Chỉ số SIPAS năm 2021\n\nRiêng tỉnh Khánh Hòa, SIPAS 2021 của tỉnh tuy tăng từ "
            "81,82% lên 84,4%, nhưng thứ hạng lại bị giảm từ 51/63 xuống 56/63 tỉnh, thành phố."
        ),
        [("Khánh Hòa", {"score": 84.4, "previous_score": 81.82, "rank": 56, "previous_rank": 51})],
    ),
    (
        "brackets of several years behind a value hold what was before",
        (
            "Chỉ số SIPAS Tây Ninh năm 2019\n\nChỉ số SIPAS tỉnh Tây Ninh đạt 83,45%, xếp vị "
            "trí thứ 40 cả nước (năm 2018 là 81,24%, năm 2017 đạt 79,76%)."
        ),
        [("Tây Ninh", {"score": 83.45, "rank": 40, "previous_score": 81.24})],
    ),
    (
        "how far the next is behind is no score of it",
        (
            "Chỉ số ICT Index 2020\n\nTP Đà Nẵng dẫn đầu cả nước với điểm số 0,9238, cách vị "
            "trí thứ hai là Thừa Thiên Huế với chênh lệch 12%."
        ),
        [("Đà Nẵng", {"rank": 1, "score": 0.9238}), ("Thừa Thiên Huế", {"rank": 2, "score": None})],
    ),
    (
        "a fall in brackets is no score",
        (
            "Cần Thơ: chỉ số CCHC năm 2016\n\nUBND quận Thốt Nốt giảm điểm nhiều nhất (với 5,14"
            " điểm, giảm từ vị trí thứ 2 năm 2015 xuống vị trí thứ 7 năm 2016)."
        ),
        [("Quận Thốt Nốt", {"rank": 7, "previous_rank": 2, "score": None, "score_change": -5.14})],
    ),
    (
        "a district of which no unit has a grade has no grade",
        ("Xếp hạng CCHC các xã năm 2017\n\nHuyện Dầu Tiếng không có đơn vị cấp xã đạt loại tốt."),
        [],
    ),
    (
        "who leads 'this group' behind several counts leads the group",
        (
            "Kết quả ứng dụng CNTT năm 2020 thành phố Đà Nẵng\n\nỞ nhóm 24 sở, ban, ngành, có "
            "12 cơ quan xếp loại Tốt, 10 cơ quan xếp loại Khá. Dẫn đầu nhóm này là Sở Nội vụ "
            "với 94,35 điểm."
        ),
        [("Sở Nội vụ", {"rank": 1, "grade": None, "score": 94.35})],
    ),
    (
        "brackets that say who leads keep the list of a grade whole",
        (
            "Kết quả ứng dụng CNTT năm 2020 thành phố Đà Nẵng\n\nKhối quận, huyện có 3 địa "
            "phương xếp loại Tốt là: quận Thanh Khê (91,04 điểm, đứng đầu), quận Hải Châu và "
            "huyện Hòa Vang."
        ),
        [
            ("Quận Thanh Khê", {"rank": 1, "score": 91.04, "grade": "Tốt"}),
            ("Quận Hải Châu", {"rank": None, "grade": "Tốt"}),
            ("Huyện Hòa Vang", {"rank": None, "grade": "Tốt"}),
        ],
    ),
    (
        "districts behind the parts of a list, each of the whole part",
        (
            "Kết quả ứng dụng CNTT năm 2020 thành phố Đà Nẵng\n\n4 phường, xã xếp loại Tốt gồm:"
            " phường Hải Châu I, phường Nam Dương (quận Hải Châu); phường Hòa An (quận Cẩm Lệ) "
            "và xã Hòa Tiến (huyện Hòa Vang)."
        ),
        [
            ("Phường Hải Châu I", {"parent": "quận Hải Châu"}),
            ("Phường Nam Dương", {"parent": "quận Hải Châu"}),
            ("Phường Hòa An", {"parent": "quận Cẩm Lệ"}),
            ("Xã Hòa Tiến", {"parent": "huyện Hòa Vang"}),
        ],
    ),
    (
        "so many leading places of so many agencies",
        (
            "Nghệ An công bố kết quả cải cách hành chính năm 2022\n\nVới 21 cơ quan chuyên môn,"
            " 2 vị trí đứng đầu lần lượt là: Sở Tài chính (95,12 điểm), Sở Nội vụ (94,05 điểm)."
        ),
        [("Sở Tài chính", {"rank": 1}), ("Sở Nội vụ", {"rank": 2})],
    ),
    (
        "the headings of a page's parts give index and year",
        (
            "Đồng Tháp công bố DDCI năm 2019 và các chỉ số cải cách hành chính năm 2020\n\n1. "
            "Về DDCI năm 2019\n\nSở Công Thương đứng đầu với 86,40 điểm; kế đến lần lượt là Sở "
            "Tư pháp và Sở Y tế.\n\n2. Về Chỉ số cải cách hành chính năm 2020\n\nSở Y tế xếp "
            "thứ nhất với 91,35 điểm; Sở Tư pháp xếp thứ hai với 90,72 điểm."
        ),
        [
            ("Sở Công Thương", {"index_name": "DDCI", "year": 2019, "rank": 1}),
            ("Sở Tư pháp", {"index_name": "DDCI", "year": 2019, "rank": 2}),
            ("Sở Y tế", {"index_name": "DDCI", "year": 2019, "rank": 3}),
            ("Sở Y tế", {"index_name": "cải cách hành chính", "year": 2020, "rank": 1}),
            ("Sở Tư pháp", {"index_name": "cải cách hành chính", "year": 2020, "rank": 2}),
        ],
    ),
    (
        "an earlier year in brackets behind what a semicolon goes on with",
        (
            "Long An: chỉ số PCI năm 2022\n\nPCI năm 2022 của Long An đạt 70,26 điểm, tăng 1,23"
            " điểm; xếp thứ 4/63, tăng 5 bậc so với năm 2021 (năm 2021 đạt 69,03 điểm, xếp thứ "
            "9)."
        ),
        [("Long An", {"rank": 4, "score": 70.26, "previous_rank": 9, "rank_change": 5})],
    ),
    (
        "the only year of a sentence, right behind the index",
        (
            "Xếp hạng chuyển đổi số các sở tỉnh Lạng Sơn năm 2025\n\nSở Tư pháp đứng đầu với "
            "912,4 điểm.\n\nTrước đó, theo công bố của Bộ Khoa học và Công nghệ, DTI năm 2024 "
            "của Lạng Sơn đạt 0,7463, xếp thứ 8/34."
        ),
        [
            ("Sở Tư pháp", {"rank": 1, "year": 2025}),
            ("Lạng Sơn", {"rank": 8, "year": 2024, "score": 0.7463, "previous_score": None}),
        ],
    ),
    (
        "a place by as many indices as are counted",
        (
            "Quảng Ninh đứng đầu trên cả 3 bảng xếp hạng PAR INDEX, SIPAS và PCI năm "
            "2023\n\nNăm 2023, Quảng Ninh giữ vững ngôi quán quân ở cả ba bảng xếp hạng: PAR "
            "INDEX, SIPAS và PCI."
        ),
        [
            ("Quảng Ninh", {"index_name": "PAR INDEX", "rank": 1}),
            ("Quảng Ninh", {"index_name": "SIPAS", "rank": 1}),
            ("Quảng Ninh", {"index_name": "PCI", "rank": 1}),
        ],
    ),
    (
        "a place among all provinces, by an index that no list of names has",
        (
            "Lào Cai đứng thứ 6 về mức độ ứng dụng công nghệ thông tin năm 2017\n\nTỉnh Lào Cai"
            " đứng ở vị trí thứ 6 trong tổng số 63 tỉnh, thành phố về mức độ ứng dụng CNTT."
        ),
        [("Lào Cai", {"rank": 6, "rank_of": 63})],
    ),
    (
        "who is measured by another takes no place of it",
        ("Xếp hạng PCI năm 2016\n\nHà Nam đạt 60,76 điểm PCI, xếp vị trí thứ hai sau Thanh Hóa."),
        [("Hà Nam", {"rank": 2, "score": 60.76})],
    ),
    (
        "places fewer are no place of the list: 'giảm thứ hạng 17 bậc'",
        (
            "Kế hoạch nâng PCI\n\nTheo kết quả PCI 2021, Bạc Liêu xếp thứ 49/63 tỉnh, thành "
            "phố; đạt 62,23 điểm, giảm 1,21 điểm (năm 2020 là 63,44 điểm), giảm thứ hạng 17 "
            "bậc."
        ),
        [("Bạc Liêu", {"rank": 49, "rank_change": -17, "previous_rank": None})],
    ),
    (
        "who publishes an index is not ranked by it",
        (
            "PAPI của tỉnh Kiên Giang năm 2023\n\nTheo công bố của Mặt trận Tổ quốc Việt Nam "
            "(VFF-CRT), kết quả PAPI 2023 của tỉnh Kiên Giang được 40,98/80 điểm, xếp thứ 44/63"
            " tỉnh, thành phố; tăng 9 bậc so với năm 2022."
        ),
        [("Kiên Giang", {"rank": 44, "score": 40.98, "rank_change": 9})],
    ),
    (
        "a meeting that announced two indices leaves the one of the title",
        (
            "Nam Định tăng 5 bậc về Chỉ số cải cách hành chính năm 2023\n\nSáng 17/4, hội nghị "
            "công bố Chỉ số cải cách hành chính năm 2023 (PAR INDEX) và Chỉ số hài lòng năm "
            "2023 (SIPAS). Theo đó, Nam Định đạt 87,32%, xếp thứ 29/63, tăng 5 bậc so với năm "
            "2022."
        ),
        [("Nam Định", {"rank": 29, "score": 87.32, "index_name": None})],
    ),
    (
        "who rose most, with a sign, has no score",
        (
            "Hà Nội xếp thứ 3 cả nước về PAR INDEX năm 2024\n\nHà Nội xếp thứ 3. Theo thống kê,"
            " 53/63 địa phương có PAR INDEX tăng so với năm 2023, tăng cao nhất là Bình Thuận "
            "(+6,39%)."
        ),
        [("Hà Nội", {"rank": 3})],
    ),
    (
        "a place given up to another was held before",
        (
            "Chỉ số CNTT năm 2018 của các tỉnh: Hà Nội số 1\n\nHà Nội xếp thứ 1/63 tỉnh về ICT "
            "Index năm 2018. Sự giảm sút đã khiến Bắc Ninh “nhường” vị trí thứ 3 cho Thái "
            "Nguyên để tụt xuống xếp thứ 4 về ICT Index."
        ),
        [("Hà Nội", {"rank": 1}), ("Bắc Ninh", {"rank": 4, "previous_rank": 3})],
    ),
    (
        "a place in a region behind brackets",
        (
            "PCI tỉnh Cà Mau năm 2022\n\nChỉ số PCI tỉnh Cà Mau năm 2022 đạt 61,6 điểm, xếp thứ"
            " 58/63 tỉnh, thành trong cả nước; giảm 26 hạng so với năm 2021, xếp thứ 12/13 "
            "(giảm 5 bậc) so với các tỉnh, thành trong khu vực."
        ),
        [("Cà Mau", {"rank": 58, "rank_of": 63, "rank_change": -26})],
    ),
    (
        "the year of an event is none of the results",
        (
            "Lào Cai đứng thứ 14 toàn quốc về DTI năm 2024\n\nTheo công bố tại Ngày Chuyển đổi "
            "số quốc gia năm 2025, tỉnh Lào Cai xếp thứ 14/34 tỉnh, thành phố về DTI năm 2024, "
            "đạt 0,7167 điểm."
        ),
        [("Lào Cai", {"rank": 14, "year": 2024, "score": 0.7167})],
    ),
    (
        "values of the nation and of all provinces are no province's",
        (
            "Hà Nội dẫn đầu cả nước về DTI năm 2024\n\nDTI quốc gia năm 2024 đạt 0,7955, tăng "
            "8,6% so với năm 2023 (0,7326). Đối với cấp tỉnh, giá trị DTI năm 2024 đạt "
            "0,6961.\n\nHà Nội là địa phương dẫn đầu cả nước với giá trị DTI đạt 0,8241."
        ),
        [("Hà Nội", {"rank": 1, "score": 0.8241})],
    ),
    (
        "a change in brackets is that of the words before it",
        (
            "Quảng Ninh dẫn đầu PCI năm 2020\n\nLong An đạt 70,37 điểm và đứng thứ 3 trong PCI "
            "2020, tăng 5 bậc so với năm 2019, với những bước tiến trong công tác cải cách thủ "
            "tục hành chính (tăng 1,32 điểm)."
        ),
        [
            ("Quảng Ninh", {"rank": 1}),
            ("Long An", {"rank": 3, "score": 70.37, "rank_change": 5, "score_change": None}),
        ],
    ),
    (
        "a tie in words, a grade behind a leader's brackets, a name of today",
        (
            "Công bố chỉ số cải cách hành chính năm 2019 tỉnh Bắc Giang\n\nCó 3 cơ quan xếp "
            "loại xuất sắc gồm Văn phòng UBND tỉnh 96,25 điểm (đứng đầu), Sở Nội vụ 95 điểm và "
            "Sở Tài chính 92 điểm. Huyện Tân Yên và huyện Yên Thế cùng đứng đầu, đều đạt 91 "
            "điểm; đứng thứ ba là huyện Việt Yên (nay là thị xã Việt Yên) với 75,18 điểm."
        ),
        [
            ("Văn phòng UBND tỉnh", {"rank": 1, "grade": "xuất sắc"}),
            ("Sở Nội vụ", {"grade": "xuất sắc"}),
            ("Sở Tài chính", {"grade": "xuất sắc"}),
            ("Huyện Tân Yên", {"rank": 1, "score": 91}),
            ("Huyện Yên Thế", {"rank": 1, "score": 91}),
            ("Huyện Việt Yên", {"rank": 3, "score": 75.18}),
        ],
    ),
    (
        "a part of a group is not its size",
        (
            "Gia Lai: cải cách hành chính năm 2020\n\nSở Nội vụ đứng cao nhất trong tổng số 20 "
            "sở, ngành tỉnh. Theo thứ tự từ cao đến thấp có 2 sở ngành tỉnh đạt chỉ số cao là "
            "Sở Nội vụ, Sở Tài chính."
        ),
        [("Sở Nội vụ", {"rank": 1, "rank_of": 20}), ("Sở Tài chính", {"rank": 2, "rank_of": 20})],
    ),
]


@pytest.mark.parametrize("page, expected", [one[1:] for one in PAGES], ids=[o[0] for o in PAGES])
def test_running_text_is_read_as_a_careful_person_does(page, expected, tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(page, encoding="utf-8")
    said = understand(parse_page(path))
    sure = [row for row in said["rankings"] if row["certainty"] == "sure"]
    assert sorted(row["unit"] for row in sure) == sorted(unit for unit, _ in expected)
    assert [one["check"] for one in said["findings"] if one["severity"] != "note"] == []
    for unit, fields in expected:
        rows = [row for row in sure if row["unit"] == unit]
        shown = [{name: row[name] for name in fields} for row in rows]
        assert fields in shown


def test_a_second_score_of_a_province_waits_for_a_person(tmp_path):
    """Mostly it is that of a part, told in words that nobody listed."""
    path = tmp_path / "page.txt"
    path.write_text(
        "Đà Nẵng đứng đầu ICT Index năm 2016\n\nVới tổng điểm 0,83, Đà Nẵng đứng đầu ICT Index năm"
        " 2016.\n\nVới số điểm 0,89, Đà Nẵng đứng đầu chỉ số ứng dụng CNTT.",
        encoding="utf-8",
    )
    rows = understand(parse_page(path))["rankings"]
    assert [(row["score"], row["certainty"]) for row in rows if row["score"]] == [
        (0.83, "sure"),
        (0.89, "unsure"),
    ]
