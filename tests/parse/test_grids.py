"""Tables are found in whatever layout the text has; cells keep their row, column and place."""

from __future__ import annotations

from pathlib import Path

import pytest

from rankings.parse.containers import load_page
from rankings.parse.grids import find_grids
from rankings.parse.model import Grid, Page

from .table_reading import page_of

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "tests" / "pages"
RAW = ROOT / "data" / "raw"


def table_of(grid: Grid, page: Page) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        assert page.text[cell.start : cell.end] == cell.text
        row = rows.setdefault(cell.row, [""] * grid.column_count)
        row[cell.column] = " ".join(cell.text.split())
    return [rows[number] for number in sorted(rows)]


def only_table(text: str, name: str = "tin.txt") -> list[list[str]]:
    page = page_of(text, name)
    grids = find_grids(page)
    assert len(grids) == 1, [grid.layout for grid in grids]
    return table_of(grids[0], page)


EXPECTED = [
    ["TT", "Đơn vị", "Điểm"],
    ["1", "Sở Y tế", "843,2"],
    ["2", "Sở Nội vụ", "829,6"],
    ["3", "Thanh tra tỉnh", "-"],
]


@pytest.mark.parametrize(
    ("layout", "text"),
    [
        ("lines", "\n\n".join(cell for row in EXPECTED for cell in row)),
        ("lines", "\n".join(cell for row in EXPECTED for cell in row)),
        ("lines", "\n\u00a0\n".join(cell for row in EXPECTED for cell in row)),
        ("bars", "\n".join("| " + " | ".join(row) + " |" for row in EXPECTED)),
        ("bars", "\n".join("|" + "|".join(row) + "|" for row in EXPECTED)),
        ("bars", "\n".join(" | ".join(row) for row in EXPECTED)),
        ("bars", "\n".join("|\n" + "\n".join(f"{cell} |" for cell in row) for row in EXPECTED)),
        ("bars", " | ".join(cell for row in EXPECTED for cell in row)),
        (
            "markdown",
            "| TT | Đơn vị | Điểm |\n|---|:--|--:|\n"
            + "\n".join("| " + " | ".join(row) + " |" for row in EXPECTED[1:]),
        ),
        ("tabs", "\n".join("\t".join(row) for row in EXPECTED)),
        ("spaces", "\n".join("   ".join(row) for row in EXPECTED)),
        ("spaces", "\n".join(" ".join(row) for row in EXPECTED)),
    ],
)
def test_one_table_in_every_layout(layout: str, text: str) -> None:
    page = page_of(text)
    grids = find_grids(page)
    assert [(grid.layout, table_of(grid, page)) for grid in grids] == [(layout, EXPECTED)]


def test_source_with_one_cell_a_line_and_blank_lines() -> None:
    page = load_page(RAW / "phu-tho" / "2021_egov_519.txt")
    departments, districts = find_grids(page)
    first, second = table_of(departments, page), table_of(districts, page)
    assert first[0] == [
        "Thứ tự xếp hạng",
        "Tên đơn vị",
        "Tổng điểm năm 2020",
        "Tổng điểm năm 2021 (150 điểm)",
    ]
    assert (len(first), first[1], first[24], first[26]) == (
        27,
        ["1", "Cục Thuế tỉnh", "141,4", "141,6"],
        ["24", "Chi Cục Hải quan", "-", "100,0"],
        ["26", "Bộ Chỉ huy Quân sự tỉnh", "49,8", "49,8"],
    )
    assert (len(second), second[1], second[13]) == (
        14,
        ["1", "UBND Thị xã Phú Thọ", "115,5", "124,3"],
        ["13", "UBND Huyện Lâm Thao", "112,1", "117,4"],
    )


def test_source_with_bars_and_one_cell_a_line() -> None:
    page = load_page(RAW / "phu-tho" / "2024_dti_42.txt")
    departments, districts = find_grids(page)
    first, second = table_of(departments, page), table_of(districts, page)
    assert (len(first), first[1], first[21]) == (
        22,
        ["1", "Sở Y tế", "843.24"],
        ["21", "Ban Quản lý các khu công nghiệp tỉnh", "789.76"],
    )
    assert (len(second), second[13]) == (14, ["13", "Huyện Yên Lập", "794.17"])


@pytest.mark.parametrize(
    "path",
    [
        "hung-yen/2018_egov_none.txt",
        "phu-tho/2017_ict_use_3426.txt",
        "phu-tho/2021_indices_none.txt",
    ],
)
def test_running_text_menus_polls_and_counters_are_no_table(path: str) -> None:
    assert find_grids(load_page(RAW / path)) == []


@pytest.mark.parametrize(
    "name",
    [
        "h03_hungyen_2019_cp1258.txt",
        "h12_quangnam_2023_ordered_lists.html",
        "h16_nghean_2022_par_ranks_only.txt",
        "h20_danang_2023_grade_lists.txt",
    ],
)
def test_pages_of_prose_have_no_table(name: str) -> None:
    assert find_grids(load_page(PAGES / name)) == []


def test_header_over_several_lines_and_a_caption_above() -> None:
    text = (
        "Bảng 2. Thứ hạng UBND các huyện, thành, thị năm 2022\n\nThứ tự\nxếp hạng\n\nTên đơn vị\n\n"
        " \n\nTổng điểm\n\nnăm 2022\n\n1\n\nUBND H. Tam Nông\n\n781,0\n\n2\n\nUBND huyện Lâm"
        " Thao\n\n779,8\n"
    )
    assert only_table(text) == [
        ["Thứ tự xếp hạng", "Tên đơn vị", "Tổng điểm năm 2022"],
        ["1", "UBND H. Tam Nông", "781,0"],
        ["2", "UBND huyện Lâm Thao", "779,8"],
    ]


def test_empty_cells_that_only_blank_lines_show() -> None:
    text = (
        "TT\n\nĐơn vị\n\nĐiểm 2021\n\nĐiểm 2022\n\n1\n\nHuyện Tam Nông\n\n80\n\n88,2\n\n2\n\nHuyện"
        " Thanh Ba\n\n \n\n91,5\n\n3\n\nTX Phú Thọ\n\n70\n\n \n\n4\n\nHuyện Lâm"
        " Thao\n\n71,1\n\n73\n"
    )
    assert only_table(text)[1:] == [
        ["1", "Huyện Tam Nông", "80", "88,2"],
        ["2", "Huyện Thanh Ba", "", "91,5"],
        ["3", "TX Phú Thọ", "70", ""],
        ["4", "Huyện Lâm Thao", "71,1", "73"],
    ]


def test_names_wrapped_onto_the_next_line() -> None:
    text = (
        "Hạng\nĐơn vị\nTổng điểm\n1\nSở Nông nghiệp và\nPhát triển nông thôn\n85,2\n2\nSở Y"
        " tế\n84,1\n3\nSở Văn hóa, Thể thao\nvà Du lịch\n80\n"
    )
    assert [row[1] for row in only_table(text)[1:]] == [
        "Sở Nông nghiệp và Phát triển nông thôn",
        "Sở Y tế",
        "Sở Văn hóa, Thể thao và Du lịch",
    ]


def test_headings_of_groups_stand_between_rows() -> None:
    text = (
        "TT\n\nĐơn vị\n\nĐiểm\n\nA. Khối sở, ban, ngành\n\n1\n\nSở Y tế\n\n90\n\n2\n\nSở Nội"
        " vụ\n\n89\n\nB. Khối huyện\n\n1\n\nHuyện Thanh Ba\n\n88\n\n2\n\nHuyện Tam Nông\n\n87\n"
    )
    table = only_table(text)
    assert (
        table[1] == ["A. Khối sở, ban, ngành", "", ""]
        and table[4] == ["B. Khối huyện", "", ""]
        and table[6] == ["2", "Huyện Tam Nông", "87"]
    )


def test_empty_cells_printed_as_a_lone_bar() -> None:
    text = (
        "|\nTT |\nĐơn vị |\nĐiểm |\nHạng |\n|\n1 |\nSở Y tế |\n|\n2 |\n|\n2 |\nSở Nội vụ |\n89"
        " |\n1 |"
    )
    assert only_table(text)[1:] == [["1", "Sở Y tế", "", "2"], ["2", "Sở Nội vụ", "89", "1"]]


def test_cells_of_a_short_row_go_where_they_stand() -> None:
    text = (
        "TT   Đơn vị              Năm 2021   Năm 2022\n"
        "1    Huyện Yên Sơn       80,1       85,2\n"
        "2    Huyện Hàm Yên                  84,0\n"
        "3    TP Tuyên Quang      82,0       81,5\n"
    )
    assert only_table(text)[2] == ["2", "Huyện Hàm Yên", "", "84,0"]


def test_text_behind_a_table_stays_outside() -> None:
    text = (
        "Hạng\n\nĐơn vị\n\nĐiểm\n\n1\n\nSở Y tế\n\n90\n\n2\n\nSở Nội vụ\n\n89\n\nThu Hà\n\nLượt"
        " xem\n\n1978\n\n0\n\n4\n"
    )
    assert len(only_table(text)) == 3


def test_a_menu_with_counts_is_no_table() -> None:
    assert find_grids(page_of("Tin tức\n12\nSự kiện\n5\nVăn bản\n7\nLiên hệ\n0\n")) == []
    assert (
        find_grids(page_of("Thời sự | Chính trị | Kinh tế | Đọc báo in\nTrang chủ | Liên hệ\n"))
        == []
    )


@pytest.mark.parametrize(
    "unit",
    ["| ", "1\n\nSở Y tế\n\n", "1 2 3 4 5 6 ", "|\n|\n", "\t", "Sở Y tế  ", "a|b\n", "Sở, Sở, "],
)
def test_long_pages_of_junk_end(unit: str) -> None:
    find_grids(page_of("Sở Y tế\n" + unit * 3000))


@pytest.mark.parametrize(
    "between, tables",
    [
        ("Ảnh: Cán bộ xã hướng dẫn người dân nộp hồ sơ.", 1),
        ("Ngày 3/2, các phường được chấm điểm theo một bộ tiêu chí khác với các huyện.", 2),
    ],
)
def test_a_table_goes_on_behind_a_picture_and_its_words(between: str, tables: int) -> None:
    page = page_of(
        "STT\tĐơn vị\tĐiểm\tHạng\n1\tHuyện Ba Tri\t90\tNhất\n2\tHuyện Bình Đại\t88\tNhì\n\n"
        f"{between}\n\n5\tHuyện Thạnh Phú\t71\tNăm\n6\tHuyện Chợ Lách\t70\tSáu\n"
    )
    assert len(find_grids(page)) == tables
