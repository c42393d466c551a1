"""`add` and `template`: shown first, written after; a new province needs no change of code."""

from __future__ import annotations

import csv

import pytest
from openpyxl import load_workbook

from rankings.errors import SourceError
from rankings.run.command_line import main
from rankings.run.transcription import COLUMNS, read_transcription
from rankings.store.paths import project_root

QUANG_NAM = (
    "Kết quả xếp hạng Chỉ số chuyển đổi số các sở, ban, ngành tỉnh Quảng Nam năm 2023\n\nNgày"
    " 05/9/2024, Chủ tịch UBND tỉnh Quảng Nam đã ký Quyết định số 2222/QĐ-UBND công bố kết quả xếp"
    " hạng Chỉ số chuyển đổi số các sở, ban, ngành năm 2023. Theo đó, Sở Tài chính xếp thứ nhất với"
    " 91,5 điểm; Sở Y tế xếp thứ hai với 90,25 điểm.\n"
)


@pytest.fixture
def empty_home(tmp_path, monkeypatch):
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path / "nhà"))
    return tmp_path / "nhà"


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "bài báo.txt"
    path.write_text(QUANG_NAM, encoding="utf-8")
    return path


def read_catalogue_rows(home):
    with (home / "data/raw/sources.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_page_is_shown_and_then_added(empty_home, page, capsys):
    assert main(["add", str(page), "--province", "quang-nam", "--dry-run"]) == 0
    assert not empty_home.joinpath("data").exists()
    assert "Sở Tài chính" in capsys.readouterr().out

    assert main(["add", str(page), "--province", "quang-nam", "--publisher", "Báo Quảng Nam"]) == 0
    said = capsys.readouterr().out
    assert "Next: " in said and "python -m rankings reports quang-nam" in said
    (row,) = read_catalogue_rows(empty_home)
    assert (
        row["file"] == "quang-nam/2023_dti_2222.txt"
        and row["decision_number"] == "2222/QĐ-UBND"
        and row["kind"] == "page"
    )
    assert (empty_home / "data/raw" / row["file"]).read_bytes() == page.read_bytes()


def test_the_same_page_or_decision_is_refused(empty_home, page, capsys):
    main(["add", str(page), "--province", "quang-nam"])
    assert main(["add", str(page), "--province", "quang-nam"]) == 1
    assert "is catalogued already" in capsys.readouterr().err
    page.write_text(QUANG_NAM + "Tin khác.\n", encoding="utf-8")
    assert main(["add", str(page), "--province", "quang-nam", "--name", "2023_dti_other"]) == 1
    assert "decision 2222/QĐ-UBND is catalogued already" in capsys.readouterr().err
    assert len(read_catalogue_rows(empty_home)) == 1


def test_another_part_of_a_decision_is_added_when_forced(empty_home, page):
    main(["add", str(page), "--province", "quang-nam"])
    page.write_text(QUANG_NAM + "Phụ lục 2.\n", encoding="utf-8")
    forced = ["add", str(page), "--province", "quang-nam", "--force", "--name", "2023_dti_2222b"]
    assert main(forced) == 0
    assert len(read_catalogue_rows(empty_home)) == 2


def test_a_page_of_another_province_is_refused_unless_forced(empty_home, page, capsys):
    assert main(["add", str(page), "--province", "ha-nam"]) == 1
    assert "the page speaks of quang-nam" in capsys.readouterr().err
    assert not empty_home.joinpath("data").exists()
    assert main(["add", str(page), "--province", "ha-nam", "--force"]) == 0


def test_a_page_saved_in_part_is_refused_unless_forced(empty_home, tmp_path, capsys):
    half = tmp_path / "half.html"
    half.write_text(f"<html><body><p>{QUANG_NAM}</p><table><tr><td>1</td><td>Sở", encoding="utf-8")
    assert main(["add", str(half), "--province", "quang-nam"]) == 1
    assert "ends in the middle of the page" in capsys.readouterr().err
    assert main(["add", str(half), "--province", "quang-nam", "--force"]) == 0


def test_a_misspelt_framework_is_refused(empty_home, page, capsys):
    assert main(["add", str(page), "--province", "quang-nam", "--framework", "dtii"]) == 1
    assert "did you mean 'dti'?" in capsys.readouterr().err


def test_a_province_that_is_none_is_refused(empty_home, page, capsys):
    assert main(["add", str(page), "--province", "Quảng Nam"]) == 1
    assert "did you mean 'quang-nam'?" in capsys.readouterr().err


def test_the_template_reads_back_with_faults_by_cell(empty_home, tmp_path, capsys):
    template = tmp_path / "mẫu.xlsx"
    assert main(["template", str(template)]) == 0
    book = load_workbook(template)
    sheet = book["transcription"]
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    assert len(sheet.data_validations.dataValidation) == 4
    sheet["A3"], sheet["E3"], sheet["F3"], sheet["I3"] = "department", "Sở Y tế", 1, "91,50"
    sheet["A4"], sheet["E4"], sheet["F4"], sheet["I4"] = "sở", "Sở Nội vụ", "hai", "chín mươi"
    book.save(template)
    with pytest.raises(
        SourceError, match="3 cells need a second look: A4 level .*F4 rank .*I4 score"
    ):
        read_transcription(template.read_bytes(), "mẫu.xlsx")

    sheet.delete_rows(4)
    book.save(template)
    assert main(["add", str(template), "--province", "quang-nam", "--transcribed"]) == 1
    assert "--url" in capsys.readouterr().err
    code = main(
        [
            "add",
            str(template),
            "--province",
            "quang-nam",
            "--transcribed",
            "--url",
            "https://quangnam.gov.vn/a",
            "--framework",
            "dti",
            "--year",
            "2022",
        ]
    )
    assert code == 0, capsys.readouterr().err
    (row,) = read_catalogue_rows(empty_home)
    assert (row["kind"], row["evaluation_year"], row["file"]) == (
        "transcribed",
        "2022",
        "quang-nam/2022_dti_none.csv",
    )
    assert 'department,,,,Sở Y tế,1,,printed,"91,50",,' in (
        empty_home / "data/raw" / row["file"]
    ).read_text(encoding="utf-8")


def test_the_transcriptions_of_this_project_have_no_fault():
    for path in sorted((project_root() / "data/raw").glob("*/*.csv")):
        assert read_transcription(path.read_bytes(), path.name)


def test_a_transcription_saved_with_tabs_as_unicode_text_is_read():
    """The figures are invented."""
    row = dict.fromkeys(COLUMNS, "") | {"level": "department", "framework": "dti", "year": "2023"}
    row |= {"unit": "Sở Y tế", "rank": "1", "rank_source": "printed", "score": "82,5"}
    lines = ["\t".join(row), "\t".join(row.values())]
    told = read_transcription("\r\n".join([*lines, ""]).encode("utf-16"), "a.txt").decode()
    assert "department,,dti,2023,Sở Y tế,1,,printed" in told
    with pytest.raises(SourceError, match="the row has 2 cells"):
        read_transcription(f"{lines[0]}\n1\tSở Y tế\n".encode(), "a.csv")
