"""`read`: one JSON object per file, in order, and the others even when one cannot be read."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from rankings.run.command_line import main
from rankings.store.paths import project_root

PAGE = project_root() / "data/raw/phu-tho/2024_dti_42.txt"
DOCUMENT = [
    "has_ranking",
    "reason",
    "scope",
    "province",
    "evaluation_year",
    "framework",
    "title",
    "published_date",
    "decision_number",
    "decision_date",
    "issuer",
    "cited_decisions",
    "annex",
    "exclusions",
    "encoding",
]


def run(*arguments, **environment):
    """Run the command as a person does, from another folder, and return the finished process."""
    return subprocess.run(
        [sys.executable, "-m", "rankings", *map(str, arguments)],
        capture_output=True,
        cwd="/",
        env=os.environ | environment,
        check=False,
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "the page only points to an attached file; no unit is ranked on it"),
        ("vi", "trang chỉ dẫn đến tệp đính kèm; không xếp hạng đơn vị nào"),
    ],
)
def test_why_a_page_ranks_nobody_is_told_in_words(capsys, tmp_path, monkeypatch, language, said):
    monkeypatch.setenv("RANKINGS_LANG", language)
    page = tmp_path / "page.txt"
    page.write_text(
        "Chi tiết kết quả xếp hạng các sở, ngành năm 2021 xem tại tệp đính kèm.", "utf-8"
    )
    assert main(["read", str(page)]) == 0
    assert said in capsys.readouterr().out


def test_one_object_per_file_in_the_order_given(capsys, tmp_path):
    missing, empty = tmp_path / "không có.txt", tmp_path / "rỗng.txt"
    empty.write_bytes(b"")
    assert main(["read", str(missing), str(PAGE), str(empty), "--json"]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["file"] for line in lines] == [str(missing), str(PAGE), str(empty)]
    assert [sorted(line["error"]) for line in lines if "error" in line] == [["hint", "message"]] * 2
    assert list(lines[1]["document"]) == DOCUMENT
    assert list(lines[1]) == [
        "file",
        "document",
        "rankings",
        "criteria",
        "claims",
        "findings",
        "unread",
        "is_cut",
        "tables_not_understood",
    ]


def test_every_quote_is_where_it_says(capsys):
    assert main(["read", str(PAGE), "--json", "--with-text"]) == 0
    said = json.loads(capsys.readouterr().out)
    rows = [row for name in ("rankings", "criteria", "claims", "findings") for row in said[name]]
    rows += [witness for row in rows for witness in row.get("evidence") or []]
    assert len(rows) > 34
    assert [row for row in rows if said["text"][row["start"] : row["end"]] != row["quote"]] == []
    assert main(["read", str(PAGE), "--text"]) == 0
    assert capsys.readouterr().out == said["text"]


def test_output_is_utf8_and_nothing_else_under_the_c_locale():
    process = run("read", PAGE, "--json", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert process.returncode == 0, process.stderr
    assert json.loads(process.stdout.decode("utf-8"))["document"]["province"] == "Phú Thọ"


def test_the_ledger_names_every_number_once(capsys):
    assert main(["read", str(PAGE), "--ledger"]) == 0
    *lines, total = capsys.readouterr().out.splitlines()
    starts = [int(line.split("\t")[0]) for line in lines]
    assert starts == sorted(set(starts)) and f"{len(lines)} number tokens" in total


def test_the_summary_is_for_a_person(capsys):
    assert main(["read", str(PAGE)]) == 0
    said = capsys.readouterr().out
    assert "Ranking: department" in said and "Sở Y tế" in said and "843.24" in said


def test_the_summary_is_in_the_language_of_the_person(capsys, monkeypatch):
    monkeypatch.setenv("RANKINGS_LANG", "vi")
    assert main(["read", str(PAGE)]) == 0
    said = capsys.readouterr().out
    assert "Bảng xếp hạng: sở, ban, ngành" in said and "năm đánh giá" in said
    assert "Ranking" not in said and "department" not in said


def test_misspelt_options_are_refused():
    for arguments in (
        ["read", "--jsn", PAGE],
        ["reports", "-p", "provnce", "hung-yen"],
        ["reports", "--lang", "vi"],
    ):
        process = run(*arguments)
        assert process.returncode == 2 and b"Usage:" in process.stderr


def test_a_misspelt_parameter_is_refused_before_the_notebook_starts(tmp_path):
    notebook = next((project_root() / "notebooks").glob("01_*.ipynb"))
    process = run("run", notebook, tmp_path / "out.ipynb", "-p", "provnce", "hung-yen")
    assert process.returncode == 1 and "did you mean 'province'?" in process.stderr.decode()
    assert not (tmp_path / "out.ipynb").exists()


def test_no_files_at_a_time_are_refused():
    process = run("read", PAGE, "--jobs", 0)
    assert process.returncode == 2 and b"--jobs" in process.stderr


def test_a_reader_who_has_seen_enough_hears_no_complaint():
    command = [sys.executable, "-m", "rankings", "read", str(PAGE), "--ledger"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as process:
        process.stdout.close()  # as `… | head -0` does, before the first word
        assert process.stderr.read() == b""


def test_a_change_alone_and_a_last_place_are_told_in_words(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(
        "Kết quả cải cách hành chính năm 2022\n\nĐiểm bình quân khối sở tăng 1,5 điểm so với năm"
        " 2021. Đứng cuối bảng là Sở Y tế.",
        encoding="utf-8",
    )
    said = run("read", page, RANKINGS_LANG="vi").stdout.decode()
    assert "Điểm bình quân khối sở: +1,5 điểm so với 2021 (2022)" in said
    assert "cuối" in next(line for line in said.splitlines() if line.endswith("Sở Y tế"))
    assert "None" not in said
