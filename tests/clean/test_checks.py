"""Each check on the smallest page that breaks its relation, and on the same page made whole."""

import importlib
import pkgutil
import re
from decimal import Decimal
from pathlib import Path

import pytest

from rankings.clean import checks
from rankings.clean.checks import PAGE_CHECKS, SOURCE_CHECKS, check_page, check_sources
from rankings.clean.checks.check_list import load_checks
from rankings.clean.observe import observe
from tools.check_table import tell_table

from .pages import PageBuilder, ranked

ROOT = Path(__file__).parents[2]
AGENCY = r"Sở (?![A-Z]\b)|Công an|Thanh tra|\b(?:PCI|PAPI|SIPAS)\b|QĐ-UBND"
EXAMPLES = [
    ("Sở Y tế", "1", "843,2"),
    ("Sở Tài chính", "2", "840,0"),
    ("Sở Nội vụ", "3", "838,5"),
    ("Sở Tư pháp", "4", "830,1"),
    ("Sở Xây dựng", "5", "820,0"),
]


def table(rows, **more) -> PageBuilder:
    page = PageBuilder("Kết quả năm 2021")
    for unit, rank, score in rows:
        page.say(f"{rank}|{unit}|{score}", ranked(unit, rank, score, label="Bảng 1", **more))
    return page


def checks_of(page: PageBuilder, **more) -> list[str]:
    return [finding.check for finding in check_page(observe(page.source(**more)))]


def replaced(index: int, row: tuple) -> list[tuple]:
    return [*EXAMPLES[:index], row, *EXAMPLES[index + 1 :]]


@pytest.mark.parametrize(
    "rows, expected",
    [
        (EXAMPLES, []),
        (replaced(1, ("Sở Tài chính", "2", "848,0")), ["rank_score_order"]),
        (replaced(2, ("Sở Nội vụ", "3", "840,0")), ["tie_broken"]),
        (replaced(2, ("Sở Nội vụ", "4", "838,5")), ["rank_repeated", "rank_gap"]),
        (EXAMPLES[:2] + EXAMPLES[3:], ["rank_gap"]),
        (replaced(3, ("Sở Y tế", "4", "830,1")), ["unit_twice"]),
        (replaced(2, ("Sở Nội vụ", "3", "83,85")), ["rank_score_order", "scale_mismatch"]),
    ],
)
def test_a_table_against_itself(rows, expected):
    assert sorted(checks_of(table(rows))) == sorted(expected)


def sentence(unit: str, rank: str, **fields) -> dict:
    return {
        "kind": "ranking",
        "level": "department",
        "label": "Bảng 1",
        "fields": {"unit": unit, **fields},
        "attributes": {"rank": rank, "rank_source": "order"},
    }


def test_a_sentence_against_the_table():
    page = table(EXAMPLES)
    page.say(
        "Dẫn đầu là Sở Y tế, Sở Tài chính.", sentence("Sở Y tế", "1"), sentence("Sở Tài chính", "2")
    )
    assert checks_of(page) == []
    page.say(
        "Dẫn đầu là Sở Tư pháp, rồi Sở Ngoại vụ.",
        sentence("Sở Tư pháp", "1"),
        sentence("Sở Ngoại vụ", "2"),
    )
    assert checks_of(page) == ["top_list_vs_table", "top_list_vs_table"]


def test_the_same_score_twice():
    page = table(EXAMPLES).say("Sở Y tế đạt 834,2 điểm.", sentence("Sở Y tế", "1", score="834,2"))
    assert checks_of(page) == ["value_said_twice"]


@pytest.mark.parametrize(
    "count, names, expected",
    [("5", 6, ["count_mismatch"]), ("6", 6, []), ("2", 1, ["count_mismatch"])],
)
def test_a_count_and_its_list(count, names, expected):
    units = [
        "Công an tỉnh",
        "Thanh tra tỉnh",
        "Ngân hàng Nhà nước tỉnh",
        "Cục Quản lý thị trường",
        "Bộ Chỉ huy Quân sự tỉnh",
        "Ban Dân tộc",
    ][:names]
    page = PageBuilder("Kết quả năm 2024", year="2024")
    page.say(
        f"{count} đơn vị không thực hiện đánh giá gồm: {', '.join(units)}.",
        *[
            {"kind": "exclusion", "level": "department", "fields": {"unit": unit, "count": count}}
            for unit in units
        ],
    )
    assert checks_of(page) == expected


def claim(value: str, unit: str = "%", **fields) -> dict:
    return {
        "kind": "claim",
        "fields": {"value": value, "unit": unit, **fields},
        "attributes": {"change_sign": "+"},
    }


@pytest.mark.parametrize(
    "fraction, share, expected",
    [
        ("148/225", "65,78", []),
        ("148/225", "65,77", ["percentage_vs_fraction"]),
        ("148/225", "68,78", ["percentage_vs_fraction"]),
        ("187/225", "83,1", []),
        ("227/225", "100,9", ["part_over_whole"]),
        ("33/39", "84,6", []),
    ],
)
def test_a_percentage_and_its_fraction(fraction, share, expected):
    part, whole = fraction.split("/")
    page = PageBuilder("Kết quả năm 2021")
    page.say(
        f"{fraction} đơn vị có Trang thông tin điện tử, là {share}%",
        claim(part, "đơn vị", of=whole),
        claim(share, "%"),
    )
    assert [check for check in checks_of(page) if check != "impossible_percentage"] == expected


def test_a_truncated_share_is_a_note_and_a_wrong_one_an_error():
    page = PageBuilder("Kết quả năm 2021").say(
        "148/225 xã, là 65,77%", claim("148", "xã", of="225"), claim("65,77")
    )
    wrong = PageBuilder("Kết quả năm 2021").say(
        "148/225 xã, là 69,77%", claim("148", "xã", of="225"), claim("69,77")
    )
    assert [check_page(observe(one.source()))[0].severity for one in (page, wrong)] == [
        "note",
        "error",
    ]


def test_a_count_with_a_share_that_no_whole_number_gives():
    page = PageBuilder("Kết quả năm 2024", year="2024")
    page.say("toàn trình là 905 dịch vụ, đạt 42,46%", claim("905", "dịch vụ"), claim("42,46"))
    assert checks_of(page) == ["impossible_percentage"]
    page = PageBuilder("Kết quả năm 2024", year="2024")
    page.say("toàn trình là 905 dịch vụ, đạt 42,45%", claim("905", "dịch vụ"), claim("42,45"))
    assert checks_of(page) == []


def test_a_share_of_agencies_that_the_page_counts():
    rows = [(f"Sở số {place}", str(place), f"{900 - place}") for place in range(1, 22)]
    page = table(rows).say(
        "96,42% đơn vị cấp sở đã bố trí cán bộ", claim("96,42", "%", subject="đơn vị cấp sở")
    )
    assert "impossible_percentage" in checks_of(page)
    page = table(rows).say(
        "95,24% đơn vị cấp sở đã bố trí cán bộ", claim("95,24", "%", subject="đơn vị cấp sở")
    )
    assert "impossible_percentage" not in checks_of(page)


def test_a_share_that_no_count_gives_says_which_base_would():
    # 27 agencies are named: 26/27 = 96,30 %, 27/28 = 96,428571 %
    rows = [(f"Sở số {place}", str(place), f"{900 - place}") for place in range(1, 28)]
    page = table(rows).say(
        "96,42% đơn vị cấp sở đã bố trí cán bộ", claim("96,42", "%", subject="đơn vị cấp sở")
    )
    found = {one.check: one.messages["message"] for one in check_page(observe(page.source()))}
    assert found["impossible_percentage"] == (
        "Với 27 đơn vị mà trang nêu (sở, ban, ngành), không thể có tỷ lệ 96,42% (gần nhất là"
        " 96,30%); 27/28 = 96,428…% nên có thể mẫu số là 28 (cắt bớt chữ số), gồm cả một"
        " đơn vị mà trang không nêu tên."
    )


@pytest.mark.parametrize(
    "previous, change, expected",
    [
        ("836,0", "7,2", []),
        ("836,0", "7,3", ["change_mismatch"]),
        ("83,6", "7,2", ["change_mismatch"]),
    ],
)
def test_last_year_and_the_change_make_this_year(previous, change, expected):
    quote = f"1|Sở Y tế|{previous}|843,2|{change}"
    page = PageBuilder("Kết quả năm 2021").say(
        quote,
        ranked(
            "Sở Y tế", "1", "843,2", fields={"previous_score": previous, "score_change": change}
        ),
    )
    assert checks_of(page) == expected


@pytest.mark.parametrize(
    "rank, change, expected", [("5", "6", []), ("5", "7", ["rank_change_mismatch"])]
)
def test_places_gained_lead_from_rank_to_rank(rank, change, expected):
    page = PageBuilder("Kết quả năm 2021")
    page.say(
        f"Sở Y tế từ thứ 11 lên thứ {rank}, tăng {change} bậc",
        ranked(
            "Sở Y tế",
            rank,
            None,
            source="prose",
            fields={"previous_rank": "11", "rank_change": change},
        ),
    )
    assert checks_of(page) == expected


def test_a_change_that_leads_out_of_the_group():
    page = PageBuilder("Chỉ số", framework="")
    page.say(
        "Chỉ số PAPI xếp thứ 40/63 (tăng 32 bậc so với năm 2020)",
        {
            "kind": "ranking",
            "level": "province",
            "index": "PAPI",
            "fields": {"rank": "40", "rank_of": "63", "rank_change": "32", "baseline": "2020"},
        },
    )
    assert checks_of(page) == ["rank_change_mismatch"]


def test_a_share_that_grew_by_percent():
    page = PageBuilder("Kết quả năm 2021")
    page.say(
        "đạt 95,25%, tăng 22,10% so với năm 2020",
        claim("95,25", "%", change="22,10", change_unit="%", baseline="2020"),
    )
    (finding,) = check_page(observe(page.source()))
    assert (finding.check, finding.found) == ("percent_is_points", "73,15% / 78,01%")


@pytest.mark.parametrize("score, expected", [("150", []), ("151,6", ["scale_mismatch"])])
def test_a_score_and_its_maximum(score, expected):
    page = PageBuilder("Kết quả năm 2021").say(
        f"1|Cục Thuế tỉnh|{score}|(150 điểm)",
        ranked("Cục Thuế tỉnh", "1", score, fields={"max_score": "150 điểm"[:3]}),
    )
    assert checks_of(page) == expected


def criterion(unit: str, statistic: str, score: str) -> dict:
    return {
        "kind": "criterion",
        "level": "department",
        "attributes": {"statistic": statistic},
        "fields": {
            "criterion": "Trang/Cổng thông tin điện tử",
            "unit": unit,
            **({"score": score} if score else {}),
        },
    }


@pytest.mark.parametrize(
    "best, second, expected",
    [
        ("93", "86,75", []),
        ("83", "86,75", ["rank_score_order"]),
        ("", "86,75", ["highest_without_value"]),
    ],
)
def test_best_and_second_on_a_criterion(best, second, expected):
    page = PageBuilder("Hưng Yên", province="Hưng Yên", year="2018")
    page.say(
        f"Trang/Cổng thông tin điện tử: cao nhất là Sở Công thương ({best} điểm), tiếp đến là Sở"
        f" Tài chính ({second} điểm)",
        criterion("Sở Công thương", "highest", best),
        criterion("Sở Tài chính", "second", second),
    )
    assert checks_of(page) == expected


def test_a_grade_against_its_printed_band_and_against_another_unit():
    page = PageBuilder("Kết quả năm 2021").say(
        "Bốn mức: Nâng cao (trên 50% đến 75%), Hình thành (trên 25% đến 50%)."
    )
    page.say(
        "1|Sở Y tế|480|1000|Nâng cao",
        ranked("Sở Y tế", "1", "480", fields={"max_score": "1000", "grade": "Nâng cao"}),
    )
    page.say(
        "2|Sở Nội vụ|471|1000|Hình thành",
        ranked("Sở Nội vụ", "2", "471", fields={"max_score": "1000", "grade": "Hình thành"}),
    )
    assert checks_of(page) == ["grade_threshold"]
    page = table([])
    page.say("1|Sở Y tế|60|Khá", ranked("Sở Y tế", "1", "60", fields={"grade": "Khá"}))
    page.say("2|Sở Nội vụ|58|Tốt", ranked("Sở Nội vụ", "2", "58", fields={"grade": "Tốt"}))
    assert checks_of(page) == ["grade_threshold"]


@pytest.mark.parametrize(
    "total, expected", [("0,80", []), ("0,61", ["component_mean_out_of_range"])]
)
def test_a_mean_lies_between_its_parts(total, expected):
    page = PageBuilder("Chỉ số")
    page.say(
        f"1|Hà Nội|{total}|0,75|0,85",
        {
            "kind": "ranking",
            "source": "table",
            "level": "province",
            "fields": {
                "unit": "Hà Nội",
                "rank": "1",
                "score": total,
                "component:Chính quyền số": "0,75",
                "component:Kinh tế số": "0,85",
            },
        },
    )
    assert checks_of(page) == expected


def test_misprints_and_spellings():
    page = PageBuilder("Kết quả năm 2021").say(
        "Quyết định của Ủy ban nhân tỉnh; trên địa bản tỉnh; Trên địa tỉnh hiện có; khai thác sử"
        " hụng phần mềm.",
        claim("1", "đơn vị") | {"fields": {}},
    )
    assert [finding.said for finding in check_page(observe(page.source()))] == [
        "Ủy ban nhân tỉnh",
        "trên địa bản tỉnh",
        "Trên địa tỉnh",
        "sử hụng",
    ]


def test_words_that_are_right_are_left_alone():
    page = PageBuilder("Kết quả năm 2021").say(
        "Trên địa bàn tỉnh, Ủy ban nhân dân huyện sử dụng hội nghị trực tuyến; công nghệ thông"
        " minh; Sở Khoa học & Công nghệ; Sở Tài Nguyên Môi trường."
    )
    assert checks_of(page) == []


def test_findings_between_sources():
    first = PageBuilder("Báo cáo", framework="").say(
        "Chỉ số PAPI đạt 45,34 điểm, xếp thứ 6/63",
        {
            "kind": "ranking",
            "level": "province",
            "index": "PAPI",
            "fields": {"score": "45,34", "rank": "6", "rank_of": "63"},
        },
    )
    other = PageBuilder("Cổng", framework="").say(
        "PAPI 45,35, hạng 6/60",
        {
            "kind": "ranking",
            "level": "province",
            "index": "Chỉ số PAPI",
            "fields": {"score": "45,35", "rank": "6", "rank_of": "60"},
        },
    )
    sources = [
        observe(first.source("phu-tho_a")),
        observe(other.source("phu-tho_b", kind="transcribed")),
    ]
    found = [
        (finding.document_id, finding.check, finding.said, finding.found)
        for finding in check_sources(sources)
    ]
    assert found == [
        ("phu-tho_a", "change_mismatch", "45.34", "45.35"),
        ("phu-tho_a", "rank_of_vs_scored", "63", "60"),
    ]


def test_the_catalogue_of_sources_against_the_page():
    page = table(EXAMPLES)
    observed = observe(
        page.source(catalogue={"evaluation_year": "2020", "title": "Kết quả năm 2021"})
    )
    assert [finding.check for finding in check_sources([observed])] == ["catalogue_differs"]


def test_every_check_is_catalogued_and_documented():
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src/rankings/clean/checks").glob("*.py")
    )
    catalogued = set(load_checks())
    said = set(re.findall(r'\bfind\(\s*"([a-z_]+)\.', code))
    assert len(said) > 30 and said <= catalogued, "write it in clean/checks/vi.yaml and en.yaml"
    assert set(re.findall(r'"([a-z_]+)\.[a-z_]+"', code)) & catalogued | CHOSEN == catalogued
    assert tell_table() in (ROOT / "docs/checks.md").read_text(encoding="utf-8")
    assert len(PAGE_CHECKS) + len(SOURCE_CHECKS) > 40


def test_every_room_of_checks_is_asked():
    rooms = [
        importlib.import_module(f"{checks.__name__}.{room.name}")
        for room in pkgutil.iter_modules(checks.__path__)
    ]
    asked = {*PAGE_CHECKS, *SOURCE_CHECKS}
    left = [room.__name__ for room in rooms if not asked >= {*getattr(room, "CHECKS", ())}]
    assert not left, "add its CHECKS to clean/checks/__init__.py"


# Checks whose code is put together where one function serves two checks.
CHOSEN = {
    "unit_in_two_groups",
    "top_list_vs_table",
    "value_said_twice",
    "value_differs",
    "rank_change_mismatch",
}


def test_no_finding_without_a_quote(table_pages):
    for page in table_pages:
        for finding in check_page(page):
            assert finding.quote and page.text[finding.start : finding.end] == finding.quote
            assert finding.severity in load_checks()[finding.check].severities


@pytest.fixture
def table_pages():
    broken = table(replaced(1, ("Sở Tài chính", "2", "848,0")))
    broken.say(
        "đạt 95,25%, tăng 22,10% so với năm 2020",
        claim("95,25", "%", change="22,10", change_unit="%", baseline="2020"),
    )
    return [observe(broken.source()), observe(table(EXAMPLES[:2] + EXAMPLES[3:]).source())]


def test_decimals_are_compared_as_printed():
    from rankings.clean.checks.shares import judge_share

    assert judge_share(Decimal("33.3"), Decimal(1), Decimal(3)) == "right"
    assert judge_share(Decimal("66.6"), Decimal(2), Decimal(3)) == "truncated"


def test_made_up_examples_bear_no_agency_s_name():
    made_up = [entry.example for entry in load_checks().values() if "made up" in entry.example]
    assert made_up and not [example for example in made_up if re.search(AGENCY, example)]


@pytest.mark.parametrize(
    "few, many, said",
    [
        ("huyện Tân Sơn", "Huyện", "“huyện” viết thường"),
        ("Huyện Tân Sơn", "huyện", "“huyện” viết hoa"),
    ],
)
def test_a_capital_unlike_the_others_is_said_as_it_is(few, many, said):
    units = [few, *(f"{many} {name}" for name in ("Tam Nông", "Yên Lập", "Thanh Ba"))]
    rows = [(unit, str(rank), f"{90 - rank},5") for rank, unit in enumerate(units, 1)]
    page = table(rows, level="district")
    messages = [finding.messages["message"] for finding in check_page(observe(page.source()))]
    assert len(messages) == 1 and said in messages[0]
