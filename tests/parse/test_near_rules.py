"""Sentences near to those that newer rules were written for: what they say must stay as it is."""

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page

TITLE = "Kết quả xếp hạng Chỉ số cải cách hành chính năm 2023 tỉnh Phú Thọ\n\n"


def read(text):
    said = understand(parse_page((TITLE + text).encode(), "x.txt"))
    assert not [row for row in said["findings"] if row["severity"] != "note"]
    return {(row["unit"], row["year"], row["rank"], row["score"]) for row in said["rankings"]}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Huyện Lâm Thao dẫn đầu; xếp thứ 2 chưa được công bố; xếp thứ 3 là huyện Thanh Ba.",
            ("Huyện Lâm Thao", 2023, 1, None),
        ),
        (
            "Sở Y tế đạt 82,1 điểm, hạng 10; hạng 12 về chỉ số thành phần Cải cách thể chế.",
            ("Sở Y tế", 2023, 10, 82.1),
        ),
        (
            "Sở Tài chính có tỷ lệ điểm cao nhất khối sở (95,2%), kế đến là Sở Nội vụ (94,1%).",
            ("Sở Tài chính", 2023, 1, 95.2),
        ),
        (
            "So với đơn vị dẫn đầu, Sở Y tế đạt 70,5 điểm, xếp thứ 17.",
            ("Sở Y tế", 2023, 17, 70.5),
        ),
        ("Hơn đơn vị đứng đầu năm trước, Sở Nội vụ đạt 96 điểm.", ("Sở Nội vụ", 2023, None, 96.0)),
        ("Huyện Yên Lập xếp cuối, kém đơn vị dẫn đầu 16,39 điểm.", None),
    ],
)
def test_what_is_told_stays(text, row):
    rows = read(text)
    if row is None:
        assert {score for _, _, _, score in rows} == {None}
    else:
        assert row in rows, rows


@pytest.mark.parametrize(
    "sentence",
    [
        "Chỉ số hài lòng trung bình của tỉnh đạt 84,20%.",
        "Điểm trung bình điều tra xã hội học là 84,10 điểm.",
        "Điểm trung bình thẩm định của Hội đồng là 82,00 điểm.",
        "Bình quân mỗi sở đạt 84,05 điểm sau khi loại điểm thưởng.",
    ],
)
def test_a_mean_of_something_else_accuses_nobody(sentence):
    table = "| TT | Đơn vị | Điểm | Hạng |\n| 1 | Sở Y tế | 95 | 1 |\n| 2 | Sở Nội vụ | 85 | 2 |\n"
    assert read(f"{table}| 3 | Sở Tư pháp | 80 | 3 |\n\n{sentence}")


@pytest.mark.parametrize(
    ("page", "is_cut"),
    [
        ("<html><body><p>Sở Y tế</p><!-- <table> cũ --></body></html>", False),
        ("<p>Sở Y tế</p><script>document.write('<table>')</script>", False),
        ("<!doctype html><title>x</title><p>Sở Y tế xếp thứ nhất", False),
        ("<html><body><table><tr><td>1</td><td>Sở Y", True),
        ("<p>Sở Y tế</p><di", True),
    ],
)
def test_only_a_page_that_ends_inside_is_cut(page, is_cut):
    assert parse_page(page.encode(), "x.html").page.is_cut is is_cut


@pytest.mark.parametrize(
    ("items", "lines"),
    [
        ("<ol><li>Sở Y tế</li><li>Sở Nội vụ</li></ol>", ["1. Sở Y tế", "2. Sở Nội vụ"]),
        ("<ol start='4'><li>Sở Y tế</li></ol>", ["4. Sở Y tế"]),
        ("<ol reversed><li>Sở A</li><li value='7'>Sở B</li></ol>", ["2. Sở A", "7. Sở B"]),
        ("<ol type='a'><li>Sở Y tế</li></ol>", ["Sở Y tế"]),
        ("<ol><li>a) Huyện Thanh Ba</li></ol>", ["a) Huyện Thanh Ba"]),
        ("<ul><li>Sở Y tế</li></ul>", ["Sở Y tế"]),
    ],
)
def test_an_item_has_the_number_that_a_browser_shows(items, lines):
    text = parse_page(f"<body>{items}</body>".encode(), "x.html").page.text
    assert [line for line in text.splitlines() if line.strip()] == lines


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Sở Y tế và Sở Tư pháp lần lượt tăng 3 và 5 bậc so với năm 2022.", {}),
        ("Sở Nội vụ xếp thứ 1/19, Sở Tư pháp 2/19.", {"Sở Nội vụ": 1, "Sở Tư pháp": 2}),
        (
            "Sở Nội vụ được 94,5 điểm, Sở Tư pháp được 93,2 điểm, đứng nhất, nhì khối sở.",
            {"Sở Nội vụ": 1, "Sở Tư pháp": 2},
        ),
        ("Trong nhóm 3 đơn vị cuối bảng, Sở Xây dựng có điểm số cao nhất với 79,2 điểm.", {}),
        (
            "Chỉ số của huyện Ba Tri cao gấp 1,2 lần huyện Thạnh Phú, xếp thứ 1/9.",
            {"Huyện Ba Tri": 1},
        ),
        (
            "Với 92,3 điểm, Sở Tư pháp vượt Sở Nội vụ (92,1 điểm) để giành ngôi đầu.",
            {"Sở Tư pháp": 1},
        ),
        ("Năm 2021 và 2022, Sở Tư pháp đứng đầu; năm 2023 là Sở Nội vụ (94,5 điểm).", {}),
        ("Xã Trà Côn vào nhóm 10 xã, phường có mức độ chuyển đổi số cao nhất tỉnh.", {}),
        (
            "Ở cấp xã, xã An Hiệp và xã Tam Phước đồng hạng nhất trong 99 xã, phường.",
            {"Xã An Hiệp": 1, "Xã Tam Phước": 1},
        ),
    ],
)
def test_places_are_those_of_whom_they_are_said(sentence, expected):
    title = "Kết quả cải cách hành chính năm 2023 của tỉnh Bến Tre."
    page = f"{title}\n\nSở Du lịch xếp thứ 13.\n\n{sentence}"
    rows = understand(parse_page(page.encode(), "x.txt"))["rankings"]
    told = {r["unit"]: r["rank"] for r in rows[1:] if r["certainty"] == "sure" and r["rank"]}
    assert told == expected
