"""The score sheet: what is read back, and every slip told by its cell."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from rankings.errors import SourceError
from rankings.score.framework import load_framework
from rankings.score.sheet_form import SCORES_PAGE, UNITS_PAGE
from rankings.score.sheet_read import read_sheet
from rankings.score.sheet_write import write_sheet
from rankings.store.paths import project_root
from tools.example_year import fill_by_seed

EXAMPLES = project_root() / "data" / "examples"
FRAMEWORK = load_framework(EXAMPLES / "framework.yaml")
FILL = fill_by_seed(FRAMEWORK, 5)


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    out = tmp_path_factory.mktemp("sheets") / "sheet.xlsx"
    return write_sheet(FRAMEWORK, "phu-tho", 2024, out, FILL).read_bytes()


@pytest.fixture
def book(content):
    return load_workbook(io.BytesIO(content))


def save(book, tmp_path):
    path = tmp_path / "sheet.xlsx"
    book.save(path)
    return path


def read_faults(book, tmp_path):
    with pytest.raises(SourceError) as refused:
        read_sheet(save(book, tmp_path), FRAMEWORK, language="en")
    return str(refused.value)


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_what_is_typed_is_read_back(tmp_path, suffix):
    out = write_sheet(FRAMEWORK, "phu-tho", 2024, tmp_path / f"sheet.{suffix}", FILL)
    sheet = read_sheet(out, FRAMEWORK, province="phu-tho", year=2024)
    assert {name: len(units) for name, units in sheet.units.items()} == {
        "department": 26,
        "district": 13,
    }
    assert all(
        (entry.verified, entry.self_scored) == (wanted.verified, wanted.self_scored)
        for (level, unit, leaf), entry in sheet.entries.items()
        if (wanted := FILL(level, unit, leaf))
    )
    assert [row.unit for row in sheet.left_out["department"]] == [
        "Công an tỉnh",
        "Bộ Chỉ huy Quân sự tỉnh",
    ]


def test_another_spelling_that_the_registry_knows_is_the_same_unit(book, tmp_path):
    page = book[SCORES_PAGE]
    for row in range(2, 400):
        if page.cell(row, 2).value == "Sở Thông tin và Truyền thông":
            page.cell(row, 2).value = "Sở TT&TT"
    sheet = read_sheet(save(book, tmp_path), FRAMEWORK)
    assert "Sở Thông tin và Truyền thông" in sheet.units["department"]


SLIPS = [
    ("G7", 7.5, "Chấm điểm!G7: the score 7.5 is above the maximum of 5"),
    ("G8", -1, "Chấm điểm!G8: the score -1 is below 0"),
    ("G9", "4 điểm", 'Chấm điểm!G9: the cell holds text, "4 điểm"'),
    ("G10", "4,5", 'Chấm điểm!G10: the cell holds text, "4,5"'),
    ("G11", None, "Chấm điểm!G11: the verified score of Sở Kế hoạch và Đầu tư"),
    ("G12", "=2+2", "Chấm điểm!G12: the formula =2+2 has no computed value"),
    ("G13", "#REF!", "Chấm điểm!G13: the cell's formula failed (#REF!)"),
    ("B14", "Sở Kế hoạch và Đầu tu", 'Chấm điểm!B14: "Sở Kế hoạch và Đầu tu" is no unit'),
    ("C15", "netwrok", 'Chấm điểm!C15: "netwrok" is no criterion'),
    ("E16", 11, "Chấm điểm!E16: the maximum of"),
    ("H17", "vâng", 'Chấm điểm!H17: "vâng" is neither yes nor no'),
    ("H18", "không", "there is a score though the criterion does not apply"),
    ("A19", "Cấp tỉnh", 'Chấm điểm!A19: "Cấp tỉnh" is no level'),
]


def test_each_slip_is_told_once_by_its_cell_and_in_vietnamese(book, tmp_path):
    for cell, value, _ in SLIPS:
        book[SCORES_PAGE][cell].value = value
    told = read_faults(book, tmp_path)
    assert f"in the sheet: {len(SLIPS)}\n" in told
    assert [said for _, _, said in SLIPS if told.count(said) != 1] == []
    with pytest.raises(SourceError, match="vượt điểm tối đa 5 → gõ điểm từ 0 đến 5"):
        read_sheet(save(book, tmp_path), FRAMEWORK, language="vi")


def test_a_double_row_and_a_missing_one(book, tmp_path):
    page = book[SCORES_PAGE]
    page["C3"].value = page["C2"].value
    told = read_faults(book, tmp_path)
    assert "Chấm điểm!C3: Sở Kế hoạch và Đầu tư already has a row for plan (Chấm điểm!C2)" in told
    assert "has no row for rules" in told


def test_a_unit_twice_on_the_page_of_units_and_one_without_a_reason(book, tmp_path):
    page = book[UNITS_PAGE]
    page["C5"].value, page["D5"].value = "không", None
    page["B7"].value = page["B6"].value
    told = read_faults(book, tmp_path)
    assert "Đơn vị!C5:" in told and "no reason is written" in told
    assert "Đơn vị!B7:" in told and "already stands in Đơn vị!B6" in told


def test_a_unit_that_is_not_ranked_needs_no_scores(book, tmp_path):
    page, scores = book[UNITS_PAGE], book[SCORES_PAGE]
    page["C2"].value, page["D2"].value = "không", "mới sáp nhập"
    for row in range(2, 20):
        scores.cell(row, 7).value = scores.cell(row, 6).value = None
    sheet = read_sheet(save(book, tmp_path), FRAMEWORK)
    assert len(sheet.units["department"]) == 25
    assert sheet.left_out["department"][0].reason == "mới sáp nhập"


def test_the_committed_example_is_what_its_seed_gives(tmp_path):
    from tools.example_year import PROVINCE, SEEDS, SKILLS

    for year, seed in SEEDS.items():
        fill = fill_by_seed(FRAMEWORK, seed, skill=SKILLS[year])
        made = read_sheet(
            write_sheet(FRAMEWORK, PROVINCE, year, tmp_path / f"{year}.xlsx", fill), FRAMEWORK
        )
        kept = read_sheet(EXAMPLES / f"sheet_{year}.xlsx", FRAMEWORK)
        assert [e.verified for e in made.entries.values()] == [
            e.verified for e in kept.entries.values()
        ]
        assert "máy sinh" in kept.note


def test_a_head_that_is_gone(book, tmp_path):
    book[SCORES_PAGE]["G1"].value = "Điểm"
    assert "the column Điểm thẩm định is missing" in read_faults(book, tmp_path)


def test_a_csv_with_numbers_that_may_mean_two_things(tmp_path):
    out = write_sheet(FRAMEWORK, "phu-tho", 2024, tmp_path / "sheet.csv", FILL)
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    cells = lines[1].split(",")
    cells[6] = '"1,250"'
    lines[1] = ",".join(cells)
    out.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(SourceError, match='G2: "1,250" can be read in two ways'):
        read_sheet(out, FRAMEWORK, province="phu-tho", year=2024, language="en")
    with pytest.raises(SourceError, match="the year that is scored is not written"):
        read_sheet(out, FRAMEWORK, language="en")
