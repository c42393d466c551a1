"""A framework, a level's name and a grade that nobody prepared: rows in data/reference, no code.

The page, its figures, the level's name and the grade are invented.
"""

import csv
import html
import os
import re
import shutil
import subprocess
import sys

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page
from rankings.store.paths import reference_dir

ROWS = """\
framework_word,DDCI,ddci,invented,unconfirmed,
framework_word,"năng lực điều hành cấp sở, ngành, huyện",ddci,invented,unconfirmed,
level_word,cụm thi đua miền núi,district,invented,unconfirmed,
grade,Nổi trội,1,invented,unconfirmed,
"""
NAMES = """\
frameworks:
  ddci: {vi: năng lực điều hành (DDCI), en: governance competitiveness (DDCI)}
"""
PAGE = """\
Công bố kết quả đánh giá năng lực điều hành cấp sở, ngành, huyện (DDCI) tỉnh Bắc Kạn năm 2023

15/01/2024

UBND tỉnh Bắc Kạn vừa ban hành Quyết định số 61/QĐ-UBND ngày 12/01/2024 công bố kết quả đánh giá, \
xếp hạng DDCI năm 2023.

BẢNG 1. KHỐI SỞ, BAN, NGÀNH
STT | Đơn vị | Điểm | Xếp hạng | Xếp loại
1 | Sở Y tế | 82,14 | 1 | Nổi trội
2 | Sở Tư pháp | 80,50 | 2 | Nổi trội
3 | Sở Nội vụ | 77,31 | 3 | Khá
4 | Sở Xây dựng | 74,02 | 4 | Khá
5 | Sở Công Thương | 70,90 | 5 | Khá

BẢNG 2. CỤM THI ĐUA MIỀN NÚI
STT | Đơn vị | Điểm | Xếp hạng | Xếp loại
1 | Ba Bể | 79,60 | 1 | Nổi trội
2 | Chợ Đồn | 75,21 | 2 | Khá
3 | Na Rì | 73,00 | 3 | Khá
4 | Pác Nặm | 69,88 | 4 | Khá
5 | Bạch Thông | 68,10 | 5 | Khá
"""

EARLIER = """\
Bắc Kạn công bố chỉ số chuyển đổi số các sở, ngành năm 2022

15/03/2023

UBND tỉnh Bắc Kạn ban hành Quyết định số 211/QĐ-UBND ngày 10/3/2023 công bố kết quả xếp hạng \
chuyển đổi số năm 2022. Có 19 sở, ngành được đánh giá, xếp hạng.

5 đơn vị dẫn đầu khối sở, ngành là: Sở Y tế (92,14 điểm), Sở Tư pháp (90,50 điểm), Sở Nội vụ \
(87,31 điểm), Sở Xây dựng (84,02 điểm), Sở Tài chính (80,90 điểm).

Tỷ lệ hồ sơ trực tuyến toàn trình đạt 61,4%.
"""


UNHEARD = """\
Công bố kết quả đánh giá {name} các sở, ngành tỉnh Bắc Kạn năm 2023

STT | Đơn vị | {name} 2022 | {name} 2023
1 | Sở Y tế | 80,10 | 82,14
2 | Sở Tư pháp | 79,55 | 80,50
3 | Sở Nội vụ | 78,01 | 77,31
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home whose reference tables know the framework; its page added, its report made."""
    folder = tmp_path_factory.mktemp("ddci")
    reference = folder / "data" / "reference"
    shutil.copytree(reference_dir(), reference)
    with (reference / "lexicon.csv").open("a", encoding="utf-8") as stream:
        stream.write(ROWS)
    frameworks = reference / "frameworks.yaml"
    text = frameworks.read_text(encoding="utf-8").replace("frameworks:\n", NAMES, 1)
    frameworks.write_text(text, encoding="utf-8")
    page = folder / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    earlier = folder / "earlier.txt"
    earlier.write_text(EARLIER, encoding="utf-8")
    for arguments in (
        ["add", str(page), "--province", "bac-kan"],
        ["add", str(earlier), "--province", "bac-kan"],
        ["reports", "bac-kan", "--language", "vi"],
    ):
        subprocess.run(
            [sys.executable, "-m", "rankings", *arguments],
            check=True,
            capture_output=True,
            env=os.environ | {"RANKINGS_HOME": str(folder), "PYTHONUTF8": "1"},
        )
    return folder


def read_report(home):
    page = (home / "reports" / "bac-kan" / "bac-kan_vi.html").read_text(encoding="utf-8")
    text = html.unescape(re.sub(r"<[^>]+>", " ", page))
    return re.sub(r" (?=[;.,)])|(?<=\() ", "", " ".join(text.split()))


def read_rows(home, name):
    path = home / "data" / "processed" / "bac-kan" / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_framework_is_read_by_its_words(home):
    assert [row["framework"] for row in read_rows(home, "02_documents")] == ["ddci", "dti"]
    rows = [row for row in read_rows(home, "02_rankings") if row["year"] == "2023"]
    assert {row["framework"] for row in rows} == {"ddci"}
    assert [(row["unit"], row["level"], row["rank"], row["score"], row["grade"]) for row in rows][
        ::5
    ] == [
        ("Sở Y tế", "department", "1", "82.14", "Nổi trội"),
        ("Huyện Ba Bể", "district", "1", "79.60", "Nổi trội"),
    ]
    assert len(rows) == 10 and not read_rows(home, "02_unmatched")


def test_the_report_calls_it_by_its_name(home):
    text = read_report(home)
    assert "Xếp hạng năng lực điều hành (DDCI), sở, ban, ngành, năm 2023" in text
    assert "1 Sở Y tế 82,14 Nổi trội" in text  # the printed grade stands in the league table


def test_a_list_of_leaders_is_not_the_list(home):
    text = read_report(home)
    assert "Văn bản chỉ nêu 5 trong 19 đơn vị; hạng thấp nhất được nêu là hạng 5" in text
    density = text.partition("Mức chênh lệch điểm")[2].partition("Nửa giữa bảng")[0]
    assert "2023" in density and "2022" not in density


def test_two_evaluations_are_no_change_of_criteria(home):
    text = read_report(home)
    assert "những cuộc đánh giá khác nhau: chuyển đổi số và năng lực điều hành (DDCI)" in text
    assert "đổi bộ tiêu chí" not in text.partition("Phụ lục: Phương pháp và thuật ngữ")[0]


def test_a_figure_of_no_known_indicator_is_shown(home):
    assert "Tỷ lệ hồ sơ trực tuyến toàn trình 2022 61,4 %" in read_report(home)


@pytest.fixture
def unheard(tmp_path, monkeypatch):
    """What is understood of a page where XYZI stands in one row of the words, and nowhere else."""
    shutil.copytree(reference_dir(), tmp_path / "data" / "reference")
    with (tmp_path / "data" / "reference" / "lexicon.csv").open("a", encoding="utf-8") as stream:
        stream.write("framework_word,XYZI,xyzi,invented,unconfirmed,\n")
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))

    def read(page):
        (tmp_path / "page.txt").write_text(page, encoding="utf-8")
        return understand(parse_page(tmp_path / "page.txt"))

    return read


@pytest.mark.parametrize("name", ["XYZI", "DDCI"])
def test_a_name_alone_over_a_column_heads_its_scores(unheard, name):
    """XYZI stands nowhere but in its row; DDCI is known as an index too."""
    told = unheard(UNHEARD.format(name=name))
    assert told["document"]["framework"] == name.lower()
    rows = [
        (row["unit"], str(row["score"]), str(row["previous_score"])) for row in told["rankings"]
    ]
    assert rows == [
        ("Sở Y tế", "82.14", "80.1"),
        ("Sở Tư pháp", "80.5", "79.55"),
        ("Sở Nội vụ", "77.31", "78.01"),
    ]


def test_two_names_over_columns_are_two_indices(unheard):
    rows = unheard(UNHEARD.format(name="XYZI").replace("XYZI 2022", "DDCI 2023"))["rankings"]
    told = {(row["index_name"], row["unit"]): str(row["score"]) for row in rows}
    assert told["XYZI", "Sở Y tế"] == "82.14" and told["DDCI", "Sở Y tế"] == "80.1"
    assert len(told) == 6
