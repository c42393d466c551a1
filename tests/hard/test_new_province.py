"""A province nobody prepared: its page added and reported by the README's own commands, its
notebooks run by hand.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import lxml.html
import openpyxl
import pdfplumber
import pytest

from rankings.language.entries import LANGUAGES
from rankings.run.environment import build_environment
from rankings.run.notebooks import list_notebooks
from rankings.store.paths import project_root

PROVINCE = "quang-nam"
PAGE = project_root() / "tests/pages/h12_quangnam_2023_ordered_lists.html"
# Typed from the page: unit, its place in the list (counted by hand), the score where one is
# printed, words that stand in the quoted passage.
TYPED = [
    ("department", "Sở Nông nghiệp và Phát triển nông thôn", 1, "95.26", "Sở NN&PTNT"),
    ("department", "Sở Thông tin và Truyền thông", 2, None, "Sở TT-TT"),
    ("department", "Thanh tra tỉnh", 7, None, "Thanh tra tỉnh"),
    (
        "department",
        "Ban Quản lý các khu kinh tế và khu công nghiệp",
        18,
        None,
        "Ban Quản lý các khu kinh tế và khu công nghiệp",
    ),
    ("department", "Sở Ngoại vụ", 20, "90.33", "Sở Ngoại vụ"),
    ("district", "Huyện Quế Sơn", 1, "93.16", "Quế Sơn"),
    ("district", "Thành phố Hội An", 8, None, "Hội An"),
    ("district", "Thị xã Điện Bàn", 13, None, "Điện Bàn"),
    ("district", "Huyện Nam Trà My", 14, None, "Nam Tra My"),
    ("district", "Huyện Tây Giang", 18, "85.42", "Tây Giang"),
]


def run(home, *command):
    done = subprocess.run(
        [str(word) for word in command],
        cwd=home,
        env=build_environment() | {"RANKINGS_HOME": str(home)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    return done.stdout.decode()


def rankings(home, *words):
    """A command of the README: `python -m rankings …`."""
    return run(home, sys.executable, "-m", "rankings", *words)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The README's section on a page of one's own, line by line, in a home where nothing is yet."""
    home = tmp_path_factory.mktemp("Tỉnh mới")
    assert "Quảng Nam" in rankings(home, "read", PAGE)
    assert json.loads(rankings(home, "read", PAGE, "--json"))["document"]["province"] == "Quảng Nam"
    rankings(home, "add", PAGE, "--province", PROVINCE, "--dry-run")
    assert not (home / "data").exists()
    rankings(home, "add", PAGE, "--province", PROVINCE)
    rankings(home, "reports", PROVINCE)
    return home


def read_report(home, language):
    return lxml.html.document_fromstring(
        (home / f"reports/{PROVINCE}/{PROVINCE}_{language}.html").read_text(encoding="utf-8")
    )


def write_score(score, language):
    return score.replace(".", ",") if language == "vi" else score


def test_the_readme_names_these_commands():
    text = (project_root() / "README.md").read_text(encoding="utf-8")
    for command in (
        "read page.html ",
        "read page.html --json",
        f"add page.html --province {PROVINCE} --dry-run",
        f"add page.html --province {PROVINCE} ",
        f"reports {PROVINCE}",
    ):
        assert f"python -m rankings {command}" in text


def test_every_file_is_there_in_both_languages(home):
    folder = home / "reports" / PROVINCE
    for language in LANGUAGES:
        assert not [
            suffix
            for suffix in ("html", "pdf", "docx", "xlsx")
            if not (folder / f"{PROVINCE}_{language}.{suffix}").stat().st_size > 5_000
        ]
        assert (folder / "slides" / language).is_dir()
    assert f"{PROVINCE}/{PROVINCE}_vi.html" in (home / "reports/index.html").read_text(
        encoding="utf-8"
    )
    assert rankings(home, "reports", PROVINCE).splitlines()[-1].startswith("0 steps run, ")


@pytest.mark.parametrize(
    ("level", "unit", "rank", "score", "words"), TYPED, ids=[row[1] for row in TYPED]
)
def test_a_typed_row_is_in_the_report_with_its_evidence(home, level, unit, rank, score, words):
    tree = read_report(home, "vi")
    (row,) = tree.xpath(
        "//div[@id = $id]//tr[th[. = $unit]]", id=f"table-known-{level}-dti-2023", unit=unit
    )
    assert row.xpath(".//data[@data-col = 'rank']/text()") == [str(rank)]
    assert row.xpath(".//data[@data-col = 'score']/text()") == (
        [write_score(score, "vi")] if score else []
    )
    passages = [
        " ".join(tree.get_element_by_id(link[1:]).text_content().split())
        for link in row.xpath(".//a[@class = 'evidence']/@href")
    ]
    assert passages and all(
        words in passage and (not score or write_score(score, "vi") in passage)
        for passage in passages
    )
    assert all(
        passage
        in " ".join(
            lxml.html.document_fromstring(PAGE.read_text(encoding="utf-8")).text_content().split()
        )
        for passage in passages
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_leaders_are_told_in_sentences_on_paper_and_in_the_workbook(home, language):
    leaders = [(level, score) for level, _, rank, score, _ in TYPED if rank == 1]
    answers = [
        answer.text_content()
        for answer in read_report(home, language).xpath("//*[@class = 'answer']")
    ]
    with pdfplumber.open(home / f"reports/{PROVINCE}/{PROVINCE}_{language}.pdf") as book:
        printed = "\n".join(page.extract_text() or "" for page in book.pages)
    for _level, score in leaders:
        assert sum(write_score(score, language) in answer for answer in answers) == 1
        assert write_score(score, language) in printed
    sheet = openpyxl.load_workbook(home / f"reports/{PROVINCE}/{PROVINCE}_{language}.xlsx")[
        "02_rankings"
    ]
    heads, *rows = sheet.iter_rows(values_only=True)
    heads = [head.splitlines()[-1] for head in heads]
    held = {
        (row[heads.index("level")], row[heads.index("unit")]): (
            row[heads.index("rank")],
            row[heads.index("score")],
        )
        for row in rows
    }
    assert len(held) == 20 + 18
    assert {
        (level, unit): (rank, float(score) if score else None)
        for level, unit, rank, score, _ in TYPED
    }.items() <= held.items()


def test_the_notebooks_run_by_hand(home, tmp_path):
    """Papermill from a folder of one's own, as the README says; the last copy is exported and runs
    nothing anew.
    """
    papermill = Path(sys.executable).with_name("papermill" + (".exe" if os.name == "nt" else ""))
    for path in list_notebooks():
        out = tmp_path / path.name
        said = run(home, papermill, path, out, "-p", "province", PROVINCE)
        assert not re.search(r"unknown parameter|not_executed", said)
    answers = out.read_text(encoding="utf-8")
    assert "Huyện Quế Sơn" in answers and "93,16" in answers
    rankings(home, "export", out, "--format", "html,pdf,docx")
    assert all(
        (tmp_path / f"{out.stem}.{suffix}").stat().st_size > 5_000
        for suffix in ("html", "pdf", "docx")
    )
    assert rankings(home, "reports", PROVINCE).splitlines()[-1].startswith("0 steps run, ")
