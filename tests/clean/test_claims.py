"""Claims, criteria, grades, exclusions, mentions from hand-built statements."""

from decimal import Decimal

from rankings.clean.observation_tables import with_earlier
from rankings.clean.observe import observe


def test_a_share_with_its_change_implies_the_year_before(build_page):
    page = build_page("Kết quả năm 2021")
    page.say(
        "Tỷ lệ văn bản có ký số đạt 95,25%, tăng 22,10% so với năm 2020.",
        {
            "kind": "claim",
            "fields": {
                "measure": "Tỷ lệ văn bản có ký số",
                "value": "95,25",
                "unit": "%",
                "change": "22,10",
                "change_unit": "%",
                "baseline": "2020",
            },
            "attributes": {"change_sign": "+"},
        },
    )
    claims = with_earlier(observe(page.source()).claims)
    assert [
        (claim.value, claim.change, claim.year, claim.baseline, claim.status) for claim in claims
    ] == [
        (Decimal("95.25"), Decimal("22.10"), 2021, 2020, "printed"),
        (Decimal("73.15"), None, 2020, None, "derived"),
    ]


def test_thousands_in_prose_beside_a_decimal_comma(build_page):
    page = build_page("Kết quả năm 2024", year="2024")
    page.say(
        "tổng số văn bản là 3.394.803 văn bản",
        {"kind": "claim", "fields": {"value": "3.394.803", "unit": "văn bản"}},
    )
    page.say(
        "tiết kiệm trên 1,15 tỷ đồng/tháng",
        {
            "kind": "claim",
            "fields": {"value": "1,15", "unit": "tỷ đồng/tháng"},
            "attributes": {"comparator": ">"},
        },
    )
    claims = observe(page.source()).claims
    assert [(claim.value, claim.comparator) for claim in claims] == [
        (3394803, "="),
        (Decimal("1.15"), ">"),
    ]


def test_a_criterion_at_its_maximum_and_one_with_a_stray_space(build_page):
    page = build_page("Hưng Yên", province="Hưng Yên", year="2018")
    page.say(
        "Hạ tầng kỹ thuật công nghệ thông tin: có 6 đơn vị đạt điểm tối đa (50 điểm) – Sở Tư pháp",
        {
            "kind": "criterion",
            "level": "department",
            "attributes": {"statistic": "highest"},
            "fields": {
                "criterion": "Hạ tầng kỹ thuật công nghệ thông tin",
                "unit": "Sở Tư pháp",
                "score": "50",
                "max_score": "50",
                "list_count": "6",
            },
        },
    )
    page.say(
        "Mức độ giao dịch: tiếp đến là Ủy ban nhân dân huyện Tiên Lữ (4, 72 điểm)",
        {
            "kind": "criterion",
            "level": "district",
            "attributes": {"statistic": "second"},
            "fields": {
                "criterion": "Mức độ giao dịch",
                "unit": "Ủy ban nhân dân huyện Tiên Lữ",
                "score": "4, 72",
            },
        },
    )
    rows = observe(page.source("hung-yen_2018_egov_none")).criteria
    assert [(row.unit, row.score, row.max_score, row.list_count) for row in rows] == [
        ("Sở Tư pháp", 50, 50, 6),
        ("Huyện Tiên Lữ", Decimal("4.72"), None, None),
    ]


def test_grade_counts_become_claims_too(build_page):
    page = build_page("Hưng Yên", province="Hưng Yên", year="2018")
    page.say(
        "không có đơn vị xếp hạng loại Tốt, 11 đơn vị xếp hạng loại Khá",
        {
            "kind": "grade_count",
            "level": "department",
            "fields": {"grade": "Tốt", "count": "không", "counted": "đơn vị"},
        },
        {
            "kind": "grade_count",
            "level": "department",
            "fields": {"grade": "Khá", "count": "11", "counted": "đơn vị"},
        },
    )
    observed = observe(page.source("hung-yen_2018_egov_none"))
    assert [(row.grade, row.count) for row in observed.grade_counts] == [("Tốt", 0), ("Khá", 11)]
    assert [(claim.measure, claim.value) for claim in observed.claims] == [
        ("số đơn vị loại Tốt", 0),
        ("số đơn vị loại Khá", 11),
    ]


def test_the_count_of_units_left_out_is_a_claim(build_page):
    page = build_page("Kết quả năm 2024", year="2024")
    page.say(
        "5 đơn vị không thực hiện đánh giá do tính chất đặc thù của đơn vị gồm: Công an tỉnh, Ban"
        " dân tộc.",
        *[
            {
                "kind": "exclusion",
                "level": "department",
                "fields": {"unit": unit, "count": "5", "reason": "tính chất đặc thù của đơn vị"},
            }
            for unit in ("Công an tỉnh", "Ban dân tộc")
        ],
    )
    observed = observe(page.source())
    assert [(row.unit, row.reason) for row in observed.exclusions] == [
        ("Công an tỉnh", "tính chất đặc thù của đơn vị"),
        ("Ban Dân tộc", "tính chất đặc thù của đơn vị"),
    ]
    assert [(claim.value, claim.unit) for claim in observed.claims] == [(5, "đơn vị")]


def test_an_undated_figure_is_of_the_page_s_date_where_no_heading_says_a_year(build_page):
    page = build_page("Tăng hạng các chỉ số trong xây dựng chính quyền số", year="")
    page.say("Những năm qua, thứ hạng khá ổn định.")
    page.say(
        "Nhìn lại năm 2016, chỉ có 1/13 huyện. Đến nay, tỷ lệ cán bộ có máy tính đạt 100%.",
        {"kind": "claim", "fields": {"value": "100", "unit": "%"}},
    )
    page.say(
        "148/225 xã có trang thông tin điện tử, đạt tỉ lệ 65,77%, tăng 22,66% so với năm 2020.",
        {"kind": "claim", "fields": {"value": "148", "of": "225"}},
        {
            "kind": "claim",
            "fields": {"value": "65,77", "unit": "%", "change": "22,66", "baseline": "2020"},
        },
    )
    page.say("Hội nghị trực tuyến đến 100% cơ quan.", {"kind": "claim", "fields": {"value": "100"}})
    catalogue = {"evaluation_year": "2021"}
    dated = page.source(published_text="01/10/2022", catalogue=catalogue)
    assert [claim.year for claim in observe(dated).claims] == [2022, 2021, 2021, 2022]
    undated = page.source(catalogue=catalogue)
    assert [claim.year for claim in observe(undated).claims] == [2021] * 4
