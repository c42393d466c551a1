"""What leaves the house for offices opens in LibreOffice without a complaint and holds what the
report holds; the PDFs open in poppler.
"""

import re
import subprocess

import openpyxl
import pytest
from docx import Document

from rankings.errors import SourceError
from rankings.score.framework import load_framework
from rankings.score.sheet_read import read_sheet
from rankings.store.paths import project_root

from .homes import REPORTS

LONGEST = 300


@pytest.fixture(scope="session")
def office_profile(tmp_path_factory):
    """A LibreOffice of our own: nothing that a user set, and no lock on a window that is open
    elsewhere.
    """
    return tmp_path_factory.mktemp("office").as_uri()


def convert_to_pdf(profile, path, folder):
    """Returns the PDF that LibreOffice makes of a file, and what it said; no PDF where it could not
    open the file.
    """
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(path),
    ]
    process = subprocess.run(command, capture_output=True, timeout=LONGEST, check=True)
    out = folder / f"{path.stem}.pdf"
    return (out if out.is_file() else None), (process.stdout + process.stderr).decode()


def count_pages(pdf):
    return int(re.search(r"^Pages:\s+(\d+)$", read_facts(pdf), re.MULTILINE)[1])


def read_facts(pdf):
    return subprocess.run(["pdfinfo", str(pdf)], capture_output=True, check=True).stdout.decode()


def read_text(pdf):
    """The words of a PDF with one space between them: a line breaks where the page does."""
    text = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(pdf), "-"], capture_output=True, check=True
    ).stdout.decode()
    return " ".join(text.split())


@pytest.mark.parametrize("report", REPORTS)
def test_word_document_opens_clean(office_profile, report_home, tmp_path, report):
    path = report_home / "reports" / f"{report}.docx"
    pdf, said = convert_to_pdf(office_profile, path, tmp_path)
    assert pdf and "Error" not in said, said
    assert count_pages(pdf) > 1
    headings = [
        " ".join(paragraph.text.split())
        for paragraph in Document(path).paragraphs
        if paragraph.style.name.startswith("Heading")
    ]
    shown = read_text(pdf)
    assert headings and not [heading for heading in headings if heading not in shown]


COVER = {"vi": "Bìa", "en": "Cover"}


@pytest.mark.parametrize("report", REPORTS)
def test_workbook_opens_clean(office_profile, report_home, tmp_path, report):
    path = report_home / "reports" / f"{report}.xlsx"
    pdf, said = convert_to_pdf(office_profile, path, tmp_path)
    assert pdf and "Error" not in said, said
    book = openpyxl.load_workbook(path, read_only=True)
    assert count_pages(pdf) >= len(book.sheetnames)
    title = next(
        str(cell)
        for row in book[COVER[report[-2:]]].iter_rows(values_only=True)
        for cell in row
        if cell
    )
    shown = read_text(pdf)
    assert " ".join(title.split()) in shown
    assert not re.search(r"#(NAME|REF|VALUE|DIV/0|N/A)[?!]?", shown)


@pytest.mark.parametrize("report", REPORTS)
def test_pdf_is_tagged_and_titled(report_home, report):
    facts = read_facts(report_home / "reports" / f"{report}.pdf")
    assert re.search(r"^Tagged:\s+yes$", facts, re.MULTILINE)
    assert re.search(r"^Title:\s+\S", facts, re.MULTILINE)
    assert count_pages(report_home / "reports" / f"{report}.pdf") > 1


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_a_damaged_file_is_told_from_a_clean_one(office_profile, report_home, tmp_path, suffix):
    whole = (report_home / "reports" / f"{REPORTS[0]}.{suffix}").read_bytes()
    (tmp_path / f"half.{suffix}").write_bytes(whole[: len(whole) // 2])
    pdf, said = convert_to_pdf(office_profile, tmp_path / f"half.{suffix}", tmp_path)
    assert pdf is None and "Error" in said


def test_a_score_sheet_saved_by_libreoffice_reads_the_same(office_profile, tmp_path):
    framework = load_framework(project_root() / "data" / "examples" / "framework.yaml")
    sheet = project_root() / "data" / "examples" / "sheet_2024.xlsx"
    book = openpyxl.load_workbook(sheet)
    book["Chấm điểm"]["G2"].value = "=1+2"  # a value that only an office computes
    book.save(tmp_path / "edited.xlsx")
    with pytest.raises(SourceError, match="Chấm điểm!G2"):
        read_sheet(tmp_path / "edited.xlsx", framework)
    command = ["soffice", "--headless", f"-env:UserInstallation={office_profile}"]
    command += ["--convert-to", "xlsx", "--outdir", str(tmp_path / "saved")]
    subprocess.run(
        [*command, str(tmp_path / "edited.xlsx")], capture_output=True, timeout=LONGEST, check=True
    )
    before, after = (
        read_sheet(path, framework) for path in (sheet, tmp_path / "saved" / "edited.xlsx")
    )
    changed = {place for place, entry in before.entries.items() if after.entries[place] != entry}
    assert {after.entries[place].verified for place in changed} == {3} and len(changed) == 1
    assert (before.units, before.left_out, before.note) == (
        after.units,
        after.left_out,
        after.note,
    )
    kept = openpyxl.load_workbook(tmp_path / "saved" / "edited.xlsx")["Chấm điểm"]
    assert kept.protection.sheet and kept.data_validations.dataValidation
