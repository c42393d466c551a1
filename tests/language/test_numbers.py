"""Numbers as printed. Newest bug first; ids are those of the catalogue, h… of the example pages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rankings.language.numbers import (
    decide_decimal_mark,
    find_number_tokens,
    parse_number,
)
from tests.timing import cpu_seconds

TOKENS = [
    # printed, tokens, where
    (
        "lần lượt là huyện Văn Lâm (5,9 điểm), huyện Tiên Lữ (4, 72 điểm)",
        ["5,9", "4, 72"],
        "a value in brackets is one value",
    ),
    ("Đường dây nóng: 0237 3721150", ["0237 3721150"], "h24"),
    ("4 | UBND huyện Thọ Xuân | 812, 4 điểm", ["4", "812, 4"], "h24"),
    ("6 | UBND H. Hoằng Hoá | 806 ,75 điểm", ["6", "806 ,75"], "h24"),
    ("thang điểm 1.000 điểm; 848,6/1.000 điểm", ["1.000", "848,6", "1.000"], "h24"),
    ("thang 1 000 điểm", ["1 000"], "a space between thousands"),
    ("huyện Tiên Lữ (4, 72 điểm)", ["4, 72"], "hung-yen"),
    (
        "trực tuyến mức độ 3, 4 là 513.922 hồ sơ, đạt tỷ lệ 55,73%, tăng 25,33% so với năm 2020",
        ["3", "4", "513.922", "55,73", "25,33", "2020"],
        "2021_egov",
    ),
    (
        "dịch vụ công mức 1, 2; cung cấp 547 dịch vụ công mức 3",
        ["1", "2", "547", "3"],
        "2017_ict_use",
    ),
    ("mức độ 3, 4 điểm cầu", ["3", "4"], "an ordinal ends where it stands"),
    ("xếp thứ 3, 85 điểm", ["3", "85"], "place, then score"),
    ("lần lượt đạt 95, 93 điểm", ["95", "93"], "a list"),
    ("95, 93, 90 điểm", ["95", "93", "90"], "a list"),
    ("năm 2021, 85 điểm", ["2021", "85"], "year, then score"),
    ("33/39 cơ quan, 148/225 xã", ["33", "39", "148", "225"], "2017_ict_use, 2021_egov"),
    (
        "xếp thứ 20/63 tỉnh, thành phố (tăng 1,59 điểm và tăng 2 bậc",
        ["20", "63", "1,59", "2"],
        "2021_indices",
    ),
    ("Quyết định số 519/QĐ-UBND công bố", ["519/QĐ-UBND"], "2021_egov"),
    ("Nghị định 43/2011/NĐ-CP.", ["43/2011/NĐ-CP"], "2017_ict_use"),
    ("số 922 /QĐ- BTTTT; 519/QĐ -UBND", ["922 /QĐ- BTTTT", "519/QĐ -UBND"], "stray spaces"),
    (
        "17-NQ/TU, 52-NQ/TW, 71/NQ-CP, 749/QĐ-TTg, 36a/NQ-CP",
        ["17-NQ/TU", "52-NQ/TW", "71/NQ-CP", "749/QĐ-TTg", "36a/NQ-CP"],
        "kinds of documents",
    ),
    (
        "Luật 67/2006/QH11, 01/2020/TT-BNV, 2348/QĐ-UBND-CNTT",
        ["67/2006/QH11", "01/2020/TT-BNV", "2348/QĐ-UBND-CNTT"],
        "kinds of documents",
    ),
    ("Hotline: 024.355.63.010", ["024.355.63.010"], "2021_indices"),
    ("08/01/2025 16:25", ["08/01/2025", "16", "25"], "2024_dti"),
    ("Thứ Năm, 11/07/2019 1978", ["11/07/2019", "1978"], "hung-yen: a view counter"),
    ("từ ngày 19/1 đến 25/1/2026", ["19", "1", "25/1/2026"], "2024_dti"),
    ("từ ngày 19 - 25/1", ["19", "25", "1"], "2024_dti"),
    ("ngày 14 tháng 11 năm 2018", ["14 tháng 11 năm 2018"], "hung-yen: a full date"),
    ("ngày 14 tháng 11", ["14", "11"], "no full date"),
    ("Tính đến tháng 12/2024", ["12", "2024"], "2024_dti"),
    ("hơn 1,3 triệu công dân; gần 980.000 người", ["1,3", "980.000"], "2024_dti"),
    ("1. Đạt yêu cầu, 1180 phiếu (88 %)", ["1", "1180", "88"], "2017_ict_use: poll"),
    ("COVID-19, 5G, B2-B2'", ["19", "5", "2", "2"], "2021_indices: every digit is a token"),
    ("giai đoạn 2018-2020", ["2018", "2020"], "a span of years"),
    ("Sở Y tế, loại II, hạng nhất", [], "roman numerals and words are none"),
    ("01 843 826 10", ["01", "843", "826", "10"], "zero-padded cells are no telephone"),
    ("0:00 / 3:45", ["0", "00", "3", "45"], "audio player"),
    ("đạt 96,42%.Năm 2024", ["96,42", "2024"], "no space behind the full stop"),
    ("3.394.803 văn bản.", ["3.394.803"], "2024_dti"),
]


@pytest.mark.parametrize(("printed", "expected", "_"), TOKENS)
def test_finds_number_tokens(printed, expected, _):
    tokens = find_number_tokens(printed)
    assert [token.text for token in tokens] == expected
    assert all(printed[token.start : token.end] == token.text for token in tokens)


def test_tells_the_kinds_of_tokens():
    printed = "Ngày 8/3/2022 lúc 16h25, QĐ 519/QĐ-UBND, ĐT 0210 3846 555, 26 đơn vị"
    assert [token.kind for token in find_number_tokens(printed)] == [
        "date",
        "time_part",
        "time_part",
        "decision",
        "phone",
        "number",
    ]


def test_units_behind_a_stray_space_can_be_named():
    assert [token.text for token in find_number_tokens("đạt 4, 72 sao", units=("sao",))] == [
        "4, 72"
    ]
    assert [token.text for token in find_number_tokens("đạt 4, 72 sao")] == ["4", "72"]


@given(st.text(alphabet=st.sampled_from("0123456789.,/-: \nngàytháQĐUBNDđiểm%()"), max_size=80))
def test_every_digit_lies_in_exactly_one_token(text):
    tokens = find_number_tokens(text)
    covered = [place for token in tokens for place in range(token.start, token.end)]
    assert len(covered) == len(set(covered))
    assert {place for place, letter in enumerate(text) if letter.isdigit()} <= set(covered)


MARKS = [
    # cells, context, mark, certain, where
    (
        ["64.125"],
        "1.1. Hạ tầng\n1.2. Nhân lực; công nghiệp 4.0; tỷ lệ 55,73%",
        ",",
        True,
        "numerals and versions prove nothing",
    ),
    (["64.125"], "công nghiệp 4.0", ",", False, "numerals and versions prove nothing"),
    (["843.24", "842.65", "828.00"], "", ".", True, "2024_dti: two digits behind the dot"),
    (["141,4", "-", "100,0"], "", ",", True, "2021_egov"),
    (
        ["456.20", "441.50"],
        "thang điểm 1.000 điểm; 848,6/1.000 điểm",
        ".",
        True,
        "h24: the table against the page",
    ),
    (["513.922", "3.394.803"], "", ",", True, "two dots prove thousands"),
    (["513.922"], "", ",", False, "alone it proves nothing"),
    (["513.922"], "đạt tỷ lệ 55,73%", ",", True, "the page decides"),
    (
        ["364.944"],
        "843.24 và 842.65",
        ".",
        True,
        "the page decides, also where it is odd: hence decide per table or sentence",
    ),
    (["0,8197"], "", ",", True, "four digits"),
    (["0.624"], "", ".", True, "thousands do not start with 0"),
    (["385,641"], "", ",", False, "ambiguous alone"),
    (["385,641", "0,812"], "thang 1.000 điểm", ",", True, "its neighbour proves it"),
    (["1,234,567"], "", ".", True, "English thousands"),
    (["1.234,5"], "", ",", True, "both marks in one number"),
    (["12", "15"], "", ",", False, "no marks at all"),
    (["812, 4 điểm"], "", ",", True, "stray space"),
    (
        ["12,5", "98.2", "7,1"],
        "",
        ",",
        False,
        "the page contradicts itself: the majority, uncertain",
    ),
    (["08/01/2025", "024.355.63.010"], "", ",", False, "dates and telephones prove nothing"),
    ([], "", ",", False, "nothing"),
]


@pytest.mark.parametrize(("cells", "context", "mark", "certain", "_"), MARKS)
def test_decides_the_decimal_mark_with_proof(cells, context, mark, certain, _):
    decided = decide_decimal_mark(cells, context)
    assert (decided.mark, decided.certain) == (mark, certain)
    assert not certain or decided.proof in "".join(cells).replace(" ", "") + context


def test_what_is_ambiguous_is_taken_as_the_caller_says():
    assert decide_decimal_mark(["85.250", "84.125"], ambiguous_as="decimals").mark == "."
    assert decide_decimal_mark(["85.250", "84.125"]).mark == ","
    assert decide_decimal_mark(["385,641"], ambiguous_as="decimals").mark == ","
    assert decide_decimal_mark(["1.250", "1.105", "985"], ambiguous_as="decimals").mark == ",", (
        "the unmarked neighbour shows the size"
    )
    assert decide_decimal_mark(["850.125", "843"], ambiguous_as="thousands").mark == "."


VALUES = [
    ("141,4", ",", "141.4"),
    ("843.24", ".", "843.24"),
    ("828.00", ".", "828.00"),
    ("513.922", ",", "513922"),
    ("513.922", ".", "513.922"),
    ("3.394.803", ",", "3394803"),
    ("0,8197", ",", "0.8197"),
    ("385,641", ",", "385.641"),
    ("385,641", ".", "385641"),
    ("4, 72", ",", "4.72"),
    ("806 ,75", ",", "806.75"),
    ("1 000", ",", "1000"),
    ("1.234,5", ",", "1234.5"),
    ("02", ",", "2"),
    ("95,25%", ",", "95.25"),
    ("-1,5", ",", "-1.5"),
    ("−3", ",", "-3"),
    ("+32", ",", "32"),
    ("12893176", ",", "12893176"),
    ("417,30", ",", "417.30"),
    # The form leaves one reading only: never 84324, whatever the page's mark.
    ("843.24", ",", "843.24"),
    ("842,65", ".", "842.65"),
]


@pytest.mark.parametrize(("printed", "mark", "expected"), VALUES)
def test_parses_numbers_and_keeps_their_digits(printed, mark, expected):
    assert str(parse_number(printed, mark)) == expected


@pytest.mark.parametrize("printed", ["", " ", "-", "–", "—", "…", "...", "/"])
def test_missing_is_none_never_zero(printed):
    assert parse_number(printed, ",") is None


@pytest.mark.parametrize(
    "printed",
    [
        "Sở Y tế",
        "12a",
        "1,2,3",
        "1.2.2020",
        "33/39",
        "8/3/2022",
        "1,23.4,5",
        "5 điểm",
        "12 34",
        "II",
        ",5",
    ],
)
def test_junk_is_refused(printed):
    with pytest.raises(ValueError):
        parse_number(printed, ",")


def test_the_mark_is_a_mark():
    with pytest.raises(ValueError):
        parse_number("1", "'")


@given(st.decimals(min_value=0, max_value=9_999_999, places=2), st.sampled_from(",."))
def test_what_is_printed_with_thousands_reads_back(value, mark):
    other = "." if mark == "," else ","
    printed = f"{value:,.2f}".translate({ord(","): other, ord("."): mark})
    assert parse_number(printed, mark) == value
    assert decide_decimal_mark([printed]).mark == mark


@pytest.mark.parametrize(
    "piece", ["1 ", "1,", "1/", "0123 ", "1 000 ", "lần lượt 4, 72 điểm ", "812, 4 ", "1-", "4 , "]
)
def test_time_grows_with_the_text_only(piece):
    short, long = (cpu_seconds(find_number_tokens, piece * times) for times in (1_000, 10_000))
    assert long < 40 * max(short, 0.002)  # ten times the text, and room for a busy machine


def test_a_row_of_digits_longer_than_any_figure_is_no_number():
    assert parse_number("9" * 40, ",") == Decimal("9" * 40)
    with pytest.raises(ValueError, match="not a number"):
        parse_number("9" * 5_000, ",")


@pytest.mark.parametrize(
    "printed, kinds",
    [
        ("lúc 7 giờ ngày 15/12/2025", ["time_part", "date"]),
        ("từ 7 giờ 30 phút sáng", ["time_part", "time_part"]),
        ("trước 16 giờ 30, ngày mai", ["time_part", "time_part"]),
        ("trong 7 giờ làm việc", ["number"]),
        ("rút từ 24 giờ xuống còn 8 giờ", ["number", "number"]),
    ],
)
def test_an_hour_of_a_day_is_no_quantity_of_hours(printed, kinds):
    assert [token.kind for token in find_number_tokens(printed)] == kinds
