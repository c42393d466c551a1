"""What an analyst asks of the committed reports, question by question: figures typed from the
pages, found where a reader finds them.
"""

import re

import lxml.html
import pytest

from rankings.store.paths import project_root

# (report, question, words that stand in one sentence or table row of it, in this order)
ANSWERS = [
    (
        "phu-tho_vi",
        1,
        [
            "Cục Thuế tỉnh (hạng 1–3)",
            "Sở Thông tin và Truyền thông (hạng 2)",
            "Sở Y tế (hạng 1–4)",
            "Văn phòng UBND tỉnh (hạng 3–4)",
            "chưa lần nào đứng sau hạng 4",
        ],
    ),
    (
        "phu-tho_vi",
        1,
        [
            "thứ tự cuối bảng ở cả",
            "giống nhau (thấp nhất nêu sau cùng)",
            "Sở Văn hóa, Thể thao và Du lịch, Sở Ngoại vụ và Ban Quản lý các khu công nghiệp",
            "2022",
        ],
    ),
    ("phu-tho_vi", 1, ["Cục Thuế tỉnh (2017, 2020, 2021, 2022: 4 lần)", "Sở Y tế (2024)"]),
    ("phu-tho_vi", 2, ["Huyện Lâm Thao", "10", "13", "3", "1", "+9"]),
    ("phu-tho_vi", 2, ["Sở Kế hoạch và Đầu tư", "17", "6", "7", "5", "+12"]),
    ("phu-tho_vi", 3, ["2020–2021", "25", "0,91", "29/300"]),
    ("phu-tho_vi", 3, ["2021–2024", "13", "−0,13", "43/78"]),
    (
        "phu-tho_vi",
        3,
        ["ngay trong cùng một bộ tiêu chí", "2020–2021", "29/78"],
    ),
    (
        "phu-tho_vi",
        4,
        ["122,38", "122,55", "+0,17", "25", "+1,07", "−0,90", "thêm Chi cục Hải quan (100,0)"],
    ),
    ("phu-tho_vi", 4, ["114,36", "120,85", "+6,49"]),
    (
        "phu-tho_vi",
        4,
        [
            (
                "Công an tỉnh, Thanh tra tỉnh, Chi cục Hải quan, Ban Dân tộc và Bộ Chỉ huy Quân sự"
                " tỉnh"
            ),
            "131,01",
            "122,55",
        ],
    ),
    (
        "phu-tho_vi",
        5,
        [
            "cấp huyện, 2021",
            "6,9",
            "121,7",
            "1,74",
            "5 đơn vị (hạng 3–7)",
            "1,1 điểm",
            "0,2",
        ],
    ),
    (
        "phu-tho_vi",
        5,
        ["sở, ban, ngành, 2020", "91,6", "133,7", "10 đơn vị (hạng 6–13", "1,2 điểm"],
    ),
    (
        "phu-tho_vi",
        6,
        ["Cơ quan ngành dọc", "3", "4,0", "5,3", "9,0", "Chi cục Hải quan (2021: 24 · 100,0 điểm)"],
    ),
    ("phu-tho_vi", 6, ["Sở", "16", "12,2", "11,9", "11,2"]),
    (
        "phu-tho_vi",
        6,
        [
            "Thanh tra tỉnh (2020: 23 · 103,9 điểm; 2021: 23 · 102,6 điểm; 2022: 24)",
            "Ban Dân tộc (2020: 24",
        ],
    ),
    ("phu-tho_vi", 7, ["2017: 4 trong 39", "2020: 38", "2021: 39", "2022: 29", "2024: 34"]),
    ("phu-tho_vi", 7, ["2017", "sở, ban, ngành", "2", "2"]),
    ("phu-tho_vi", 7, ["2020", "sở, ban, ngành", "25", "25", "150"]),
    ("phu-tho_vi", 7, ["2021", "sở, ban, ngành", "26", "26", "150"]),
    ("phu-tho_vi", 7, ["2024", "sở, ban, ngành", "21", "21", "6"]),
    (
        "phu-tho_vi",
        7,
        [
            *("Chi cục Hải quan", "2021", "2024"),
            "không nêu tên trong số các đơn vị không được đánh giá, xếp loại",
        ],
    ),
    ("hung-yen_vi", 7, ["2018", "sở, ban, ngành", "16", "1", "17", "500"]),
    ("phu-tho_vi", 8, ["Phú Thọ, 2024: sở, ban, ngành", "21/27"]),
    ("phu-tho_vi", 8, ["Phú Thọ, 2024: cấp huyện", "13/13"]),
    ("phu-tho_vi", 8, ["2021", "Chính quyền điện tử", "sở, ban, ngành", "26", "26", "150"]),
    ("phu-tho_vi", 8, ["2021", "Chính quyền điện tử", "cấp huyện", "13", "13", "150"]),
    ("phu-tho_vi", 8, ["năm 2017: 4 trong 39"]),
    ("phu-tho_vi", 8, ["Hưng Yên, 2018: sở, ban, ngành", "1/17", "Khá", "tổng 500", "6"]),
    ("phu-tho_vi", 8, ["Hưng Yên, 2018: cấp huyện", "2/10", "Khá", "tổng 150", "7"]),
    ("hung-yen_vi", 8, ["Hạ tầng", "50 điểm (10,0 %)", "30 điểm (20,0 %)"]),
    ("hung-yen_vi", 8, ["Dịch vụ công trực tuyến", "100 điểm (20,0 %)", "60 điểm (40,0 %)"]),
    (
        "hung-yen_vi",
        9,
        ["từ thấp lên", "1/5 (20%)", "5,9/20 (29,5%)", "27,8/35 (79,4%)", "33/40 (82,5%)"],
    ),
    ("hung-yen_vi", 9, ["Huyện Văn Lâm", "105", "9,3", "27", "5,9", "0,3"]),
    ("hung-yen_vi", 9, ["Huyện Mỹ Hào", "14"]),
    ("hung-yen_vi", 9, ["Các đơn vị còn lại", "hầu như bằng 0"]),
    ("hung-yen_vi", 10, ["150", "106,42", "105", "2020", "109,8", "118"]),
    ("phu-tho_vi", 11, ["Cơ quan dùng chữ ký số", "33/39", "100 %"]),
    (
        "phu-tho_vi",
        11,
        [
            "Hồ sơ tiếp nhận, giải quyết trực tuyến",
            "> 40 %",
            "‖ 30,40 %",
            "55,73 %",
            "‖ 75,51 %",
            "86,82 %",
        ],
    ),
    ("phu-tho_vi", 11, ["“tăng 25,33%”", "30,40%", "44,47%"]),
    ("phu-tho_vi", 12, ["PAR INDEX 2021 88,59", "86,37", "+2,85", "+2,65"]),
    ("phu-tho_vi", 12, ["Sở, ban, ngành (tỉnh thẩm định)", "+1,07"]),
    ("phu-tho_vi", 12, ["Cấp huyện (tỉnh thẩm định)", "+6,49"]),
    ("phu-tho_vi", 12, ["PCI", "+1,59", "chưa biết"]),
    ("phu-tho_vi", 12, ["PAR INDEX", "+2,85", "+2,65", "+0,20"]),
    ("phu-tho_vi", 12, ["SIPAS", "+1,1", "chưa biết"]),
    ("phu-tho_vi", 12, ["đều tăng", "chỉ so sánh được chiều"]),
    ("phu-tho_vi", 12, ["PCI", "2024", "70,35", "8"]),
    ("phu-tho_vi", 13, ["Huyện Yên Lập", "a, c", "2/13", "4/13", "13/13"]),
    (
        "phu-tho_vi",
        13,
        ["14 đơn vị", "2017", "a) Công tác đảm bảo an toàn thông tin mạng"],
    ),
    (
        "phu-tho_vi",
        13,
        ["11 đơn vị được nêu", "7,8 so với 14,5 (2020)", "9,5 so với 12,7 (2024)"],
    ),
    ("phu-tho_vi", 14, ["Câu ghi 5 đơn vị nhưng liệt kê 6", "5", "6"]),
    (
        "phu-tho_vi",
        14,
        ["Phụ lục QĐ 519", "Điểm theo từng tiêu chí năm 2020, 2021 (sở, ban, ngành)"],
    ),
    ("hung-yen_vi", 14, ["Tên của 1 đơn vị loại Khá (sở, ban, ngành), ngoài 9 tên suy ra được"]),
]


@pytest.fixture(scope="module")
def passages():
    """{report: its sentences and table rows as plain text, small links left out}."""
    found = {}
    for path in sorted((project_root() / "reports").glob("*/*_vi.html")):
        tree = lxml.html.document_fromstring(path.read_text(encoding="utf-8"))
        for link in tree.xpath(
            "//main//a[contains(@class, 'evidence')] | //main//svg |"
            " //main//details[contains(@class, 'source')]"
        ):
            link.drop_tree()
        elements = tree.xpath(
            "//main//*[self::p or self::li or self::tr or self::figcaption or self::caption]"
        )
        found[path.stem] = [" ".join(" ".join(element.itertext()).split()) for element in elements]
    return found


def read_loosely(words: str) -> str:
    """A pattern for the words, spaces between any two pieces of markup allowed."""
    return r"\s*".join(re.escape(piece) for piece in re.findall(r"\w+|[^\w\s]", words))


@pytest.mark.parametrize(
    "report, question, words",
    ANSWERS,
    ids=[f"{report}-{question}-{words[0][:20]}" for report, question, words in ANSWERS],
)
def test_the_report_answers(passages, report, question, words):
    pattern = re.compile(r".*?".join(read_loosely(part) for part in words))
    assert any(pattern.search(passage) for passage in passages[report]), (
        f"question {question}: no sentence or row says {words}"
    )
