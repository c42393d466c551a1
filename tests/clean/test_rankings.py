"""Ranking statements → rows: examples are sentences and rows of the published pages."""

from decimal import Decimal

import pytest

from rankings.clean.observe import observe

from .pages import ranked

LABEL = "Xếp hạng mức độ chính quyền điện tử các sở, ban, ngành năm 2021"


def row_2021(unit, rank, before, score):
    """A row of phu-tho_2021_egov_519: rank, unit, total of 2020, total of 2021."""
    quote = f"{rank}|{unit}|{before}|{score}"
    return quote, ranked(
        unit,
        rank,
        None,
        label=LABEL,
        fields={"previous_score": f"{before}", "score": score},
        attributes={"baseline": "2020"},
    )


@pytest.fixture
def table_2021(build_page):
    page = build_page("Công bố kết quả đánh giá năm 2021")
    for facts in (
        ("Cục Thuế tỉnh", "1", "141,4", "141,6"),
        ("Sở Giáo dục và Đào tạo", "10", "129,8", "132,3"),
        ("Sở Công Thương", "18", "129,8", "127,0"),
        ("Chi Cục Hải quan", "24", "-", "100,0"),
        ("Ban Dân tộc", "25", "67,9", "71,5"),
    ):
        page.say(*row_2021(*facts))
    return page


def test_a_table_row_gives_rank_score_and_unit(table_2021):
    rows = observe(table_2021.source()).rankings
    assert [
        (row.unit, row.rank, row.score, row.score_text, row.rank_source) for row in rows[:2]
    ] == [
        ("Cục Thuế tỉnh", 1, Decimal("141.6"), "141,6", "printed"),
        ("Sở Giáo dục và Đào tạo", 10, Decimal("132.3"), "132,3", "printed"),
    ]
    assert {row.unit_id for row in rows[:1]} == {"phu-tho/cuc-thue-tinh"}
    assert all(row.year == 2021 for row in rows)


def test_quotes_are_where_they_say(table_2021):
    source = table_2021.source()
    for row in observe(source).rankings + observe(source).earlier:
        assert source.text[row.start : row.end] == row.quote
        for place in row.evidence:
            assert source.text[place.start : place.end] == place.quote


def test_the_earlier_column_is_ranked_by_its_own_scores(table_2021):
    earlier = observe(table_2021.source()).earlier
    assert [
        (row.unit, row.year, row.score, row.rank, row.rank_source, row.status) for row in earlier
    ] == [
        ("Cục Thuế tỉnh", 2020, Decimal("141.4"), 1, "score", "restated"),
        ("Sở Giáo dục và Đào tạo", 2020, Decimal("129.8"), 2, "score", "restated"),
        ("Sở Công Thương", 2020, Decimal("129.8"), 2, "score", "restated"),
        ("Chi cục Hải quan", 2020, None, None, None, "restated"),
        ("Ban Dân tộc", 2020, Decimal("67.9"), 4, "score", "restated"),
    ]


def test_the_mark_is_decided_per_table(build_page):
    page = build_page("Kết quả năm 2024", year="2024", framework="chuyển đổi số")
    page.say("1|Sở Y tế|843.24", ranked("Sở Y tế", "1", "843.24", label="sở, ban, ngành"))
    page.say("7|Sở Tài chính|828.00", ranked("Sở Tài chính", "7", "828.00", label="sở, ban, ngành"))
    page.say(
        "1|Huyện Lâm Thao|824,4",
        ranked("Huyện Lâm Thao", "1", "824,4", "district", label="huyện, thành, thị"),
    )
    rows = observe(page.source()).rankings
    assert [row.score for row in rows] == [Decimal("843.24"), Decimal("828.00"), Decimal("824.4")]
    assert rows[1].score_text == "828.00"


def test_a_sentence_that_repeats_the_table_is_merged(build_page):
    page = build_page("Kết quả năm 2024", year="2024", framework="chuyển đổi số")
    quote = "Theo đó, Sở Y tế, Cục Thuế tỉnh là 2 đơn vị dẫn đầu trong bảng."
    page.say(
        quote,
        *[
            {
                "kind": "ranking",
                "level": "department",
                "fields": {"unit": unit},
                "attributes": {"rank": str(rank), "rank_source": "order"},
            }
            for rank, unit in enumerate(("Sở Y tế", "Cục Thuế tỉnh"), start=1)
        ],
    )
    page.say("1|Sở Y tế|843.24", ranked("Sở Y tế", "1", "843.24", label="sở"))
    page.say("2|Cục Thuế tỉnh|839.71", ranked("Cục Thuế tỉnh", "2", "839.71", label="sở"))
    rows = observe(page.source()).rankings
    assert [(row.unit, row.source, row.rank, len(row.merged)) for row in rows] == [
        ("Sở Y tế", "table", 1, 1),
        ("Cục Thuế tỉnh", "table", 2, 1),
    ]
    assert ("unit", "Sở Y tế", page.text.index("Sở Y tế")) in [
        (item.field, item.quote, item.start) for item in rows[0].evidence
    ]


def test_two_sentences_about_a_unit_are_one_row(build_page):
    page = build_page("Quảng Nam", province="Quảng Nam", year="2023", framework="chuyển đổi số")
    page.say(
        "Điểm cao nhất là 95,26% (Sở NN&PTNT).",
        {
            "kind": "ranking",
            "level": "department",
            "fields": {"unit": "Sở NN&PTNT", "score": "95,26", "score_unit": "%"},
            "attributes": {"rank": "1", "rank_source": "printed"},
        },
    )
    page.say(
        "Sắp từ cao xuống thấp: Sở NN&PTNT, Sở TT-TT.",
        {
            "kind": "ranking",
            "level": "department",
            "fields": {"unit": "Sở NN&PTNT"},
            "attributes": {"rank": "1", "rank_source": "order"},
        },
        {
            "kind": "ranking",
            "level": "department",
            "fields": {"unit": "Sở TT-TT"},
            "attributes": {"rank": "2", "rank_source": "order"},
        },
    )
    rows = observe(page.source("quang-nam_2023")).rankings
    assert [(row.unit, row.rank, row.score) for row in rows] == [
        ("Sở Nông nghiệp và Phát triển nông thôn", 1, Decimal("95.26")),
        ("Sở Thông tin và Truyền thông", 2, None),
    ]


def test_national_indices_give_last_years_score_and_rank(build_page):
    page = build_page("Tăng hạng các chỉ số", framework="")
    quote = (
        "Năm 2021, Chỉ số PCI của tỉnh Phú Thọ đạt 66,11 điểm, xếp thứ 20/63 (tăng 1,59 điểm và"
        " tăng 2 bậc so với năm 2020)."
    )
    page.say(
        quote,
        {
            "kind": "ranking",
            "level": "province",
            "index": "Chỉ số PCI",
            "fields": {
                "unit": "tỉnh Phú Thọ",
                "score": "66,11",
                "rank": "20",
                "rank_of": "63",
                "score_change": "1,59",
                "rank_change": "2",
                "baseline": "2020",
                "year": "2021",
            },
            "attributes": {"score_change_sign": "+", "rank_change_sign": "+"},
        },
    )
    observed = observe(page.source())
    assert [
        (row.unit, row.rank, row.rank_of, row.score_change, row.rank_change)
        for row in observed.rankings
    ] == [("Phú Thọ", 20, 63, Decimal("1.59"), 2)]
    assert [(row.year, row.score, row.rank, row.status) for row in observed.earlier] == [
        (2020, Decimal("64.52"), 22, "derived")
    ]


def test_a_fall_is_negative(build_page):
    page = build_page("Tụt hạng", framework="")
    page.say(
        "Chỉ số PCI xếp thứ 24 (giảm 4 bậc so với năm 2021).",
        {
            "kind": "ranking",
            "level": "province",
            "index": "PCI",
            "fields": {"rank": "24", "rank_change": "4", "baseline": "2021"},
            "attributes": {"rank_change_sign": "-"},
        },
    )
    observed = observe(page.source())
    assert observed.rankings[0].rank_change == -4
    assert observed.earlier[0].rank == 20


def test_scores_rank_a_table_without_ranks(build_page):
    page = build_page("Bảng điểm")
    for unit, score in (("Sở Y tế", "90,5"), ("Sở Nội vụ", "90,5"), ("Sở Tư pháp", "88")):
        page.say(f"{unit}|{score}", ranked(unit, None, score))
    assert [(row.rank, row.rank_source) for row in observe(page.source()).rankings] == [
        (1, "score"),
        (1, "score"),
        (3, "score"),
    ]


def test_grades_settle_the_order_of_leaders_in_prose(build_page):
    page = build_page("Hưng Yên", province="Hưng Yên", year="2018")
    page.say(
        "có 02 đơn vị được xếp hạng loại Khá (Ủy ban nhân dân thành phố Hưng Yên – 106,42 điểm và"
        " huyện Văn Lâm – 105 điểm)",
        *[
            {
                "kind": "ranking",
                "level": "district",
                "fields": {"unit": unit, "score": score, "grade": "Khá"},
            }
            for unit, score in (
                ("Ủy ban nhân dân thành phố Hưng Yên", "106,42"),
                ("huyện Văn Lâm", "105"),
            )
        ],
    )
    page.say(
        "8 đơn vị xếp hạng loại Trung bình (Tiên Lữ)",
        {
            "kind": "grade_count",
            "level": "district",
            "fields": {"grade": "Trung bình", "count": "8", "unit:0": "Tiên Lữ"},
        },
    )
    rows = observe(page.source("hung-yen_2018_egov_none")).rankings
    assert [(row.unit, row.rank, row.rank_source, row.grade) for row in rows] == [
        ("Thành phố Hưng Yên", 1, "score", "Khá"),
        ("Huyện Văn Lâm", 2, "score", "Khá"),
        ("Huyện Tiên Lữ", None, None, "Trung bình"),
    ]


def test_a_name_nobody_knows_keeps_its_row_and_gets_a_suggestion(build_page):
    page = build_page("Kết quả")
    page.say("1|Sở Thông tin và Truyền thôn|90", ranked("Sở Thông tin và Truyền thôn", "1", "90"))
    observed = observe(page.source())
    assert (observed.rankings[0].unit_id, observed.rankings[0].unit) == (
        None,
        "Sở Thông tin và Truyền thôn",
    )
    assert [(row.unit_printed, row.suggestion) for row in observed.unmatched] == [
        ("Sở Thông tin và Truyền thôn", "Sở Thông tin và Truyền thông")
    ]


def test_a_fact_of_the_group_goes_to_every_row(build_page):
    page = build_page("Kết quả")
    page.say(
        "Sở Tài chính đứng đầu với tổng điểm 413/500 điểm.",
        ranked(
            "Sở Tài chính",
            None,
            "413",
            source="prose",
            fields={"max_score": "500"},
            attributes={"rank": "1"},
        ),
    )
    page.say("Xếp thứ 4 là Sở Y tế (410,5 điểm).", ranked("Sở Y tế", "4", "410,5", source="prose"))
    rows = observe(page.source()).rankings
    assert [row.max_score for row in rows] == [500, 500]
    assert [item.quote for item in rows[1].evidence if item.field == "max_score"] == ["500"]


def test_a_sentence_gives_its_year_to_all_its_units(build_page):
    page = build_page(
        "Hải Dương: 3 năm liên tiếp Sở Nội vụ đứng đầu",
        province="Hải Dương",
        year="",
        framework="cải cách hành chính",
    )
    for year, scores in (("2022", ("95,1", "94")), ("2021", ("93,2", "92"))):
        page.say(
            f"Năm {year}, Sở Nội vụ đạt {scores[0]} điểm, xếp thứ nhất; Sở Tài chính đạt"
            f" {scores[1]} điểm, xếp thứ 2.",
            ranked(
                "Sở Nội vụ",
                None,
                scores[0],
                source="prose",
                fields={"year": year},
                attributes={"rank": "1", "rank_source": "printed"},
            ),
            ranked("Sở Tài chính", "2", scores[1], source="prose"),
        )
    rows = observe(page.source("hai-duong_2022")).rankings
    assert [(row.unit, row.year, row.score) for row in rows] == [
        ("Sở Nội vụ", 2022, Decimal("95.1")),
        ("Sở Tài chính", 2022, Decimal("94")),
        ("Sở Nội vụ", 2021, Decimal("93.2")),
        ("Sở Tài chính", 2021, Decimal("92")),
    ]


def test_a_heading_writes_thousands_above_a_table_with_decimal_dots(build_page):
    page = build_page("Kết quả")
    for unit, rank, score in (("Sở Y tế", "1", "843.24"), ("Sở Nội vụ", "2", "829.56")):
        page.say(
            f"(1.000 điểm) {rank}|{unit}|{score}",
            ranked(unit, rank, score, fields={"max_score": "1.000"}),
        )
    assert [row.max_score for row in observe(page.source()).rankings] == [1000, 1000]


def test_the_rest_of_a_list_has_the_grade_that_is_only_counted(build_page):
    page = build_page("Quảng Nam", province="Quảng Nam", year="2023", framework="chuyển đổi số")
    names = ("Quế Sơn", "Tam Kỳ", "Núi Thành", "Nông Sơn")
    page.say(
        "Sắp từ cao xuống thấp: " + ", ".join(names),
        *[
            {
                "kind": "ranking",
                "level": "district",
                "fields": {"unit": name},
                "attributes": {"rank": str(rank), "rank_source": "order"},
            }
            for rank, name in enumerate(names, start=1)
        ],
    )
    page.say(
        "3 địa phương loại Tốt, 1 địa phương loại Khá là Nông Sơn",
        {"kind": "grade_count", "level": "district", "fields": {"grade": "Tốt", "count": "3"}},
        {
            "kind": "grade_count",
            "level": "district",
            "fields": {"grade": "Khá", "count": "1", "unit:0": "Nông Sơn"},
        },
    )
    assert [row.grade for row in observe(page.source("quang-nam_2023")).rankings] == [
        "Tốt",
        "Tốt",
        "Tốt",
        "Khá",
    ]
