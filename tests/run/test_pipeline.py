"""The runner: what runs again and what does not, what a failure leaves, what is refused."""

from __future__ import annotations

import csv

import pytest

from rankings.errors import ContractError
from rankings.run import pipeline
from rankings.run.digests import Digests
from rankings.run.pipeline import explain_stale, list_settings, make_reports, run_steps
from rankings.run.progress import Progress
from rankings.run.steps import Step, list_steps

STEPS = ["01_parse", "02_clean", "05_report_en", "05_report_vi"]


def list_ran(output):
    """The steps that ran, from the lines of progress."""
    return sorted(
        line.split()[0] for line in output.splitlines() if line.endswith(" s") and "/" in line
    )


def test_runs_once_and_then_only_what_changed(tiny_project, capsys):
    assert make_reports([]) == 0
    made = [f"{province}/{step}" for province in ("an-giang", "bac-ninh") for step in STEPS]
    assert list_ran(capsys.readouterr().out) == sorted([*made, "all/index", "all/neighbours"])
    assert (tiny_project / "reports/bac-ninh/05_report_en.ipynb").read_text().count(
        "bac-ninh en"
    ) == 1

    assert make_reports([]) == 0
    assert list_ran(capsys.readouterr().out) == []

    (tiny_project / "data/reference/units.csv").write_text("unit_id\nb\n")
    (tiny_project / "data/reference/glossary.csv").write_text("term\nb\n")
    assert make_reports(["an-giang"]) == 0
    assert list_ran(capsys.readouterr().out) == ["an-giang/02_clean"]

    table = tiny_project / "data/processed/an-giang/02_rows.csv"
    made = table.read_bytes()
    table.write_text("edited by hand")
    assert make_reports(["an-giang"], ["vi"]) == 0
    assert list_ran(capsys.readouterr().out) == ["an-giang/02_clean"]
    assert table.read_bytes() == made


def test_a_notebook_that_reads_another_table_need_not_say_so(tiny_project, capsys):
    make_reports(["an-giang"], ["vi"])
    other = tiny_project / "data/processed/an-giang/extra.csv"
    other.write_text("1")
    path = tiny_project / "notebooks/02_clean.ipynb"
    code = 'print((processed_dir(province) / \\"extra.csv\\").read_text())\\n'
    path.write_text(path.read_text().replace("folder = processed", code + "folder = processed", 1))
    capsys.readouterr()
    assert make_reports(["an-giang"], ["vi"]) == 0
    assert list_ran(capsys.readouterr().out) == ["an-giang/02_clean"]
    other.write_text("2")
    assert make_reports(["an-giang"], ["vi"]) == 0
    assert list_ran(capsys.readouterr().out) == ["an-giang/02_clean"]


def test_outputs_of_a_notebook_are_not_its_code(tiny_project, capsys):
    make_reports(["an-giang"], ["vi"])
    path = tiny_project / "notebooks/05_report.ipynb"
    path.write_text(path.read_text().replace('"outputs": []', '"outputs": [ ]'))
    capsys.readouterr()
    make_reports(["an-giang"], ["vi"])
    assert list_ran(capsys.readouterr().out) == []


def test_a_record_of_another_form_is_no_record(tiny_project, capsys, monkeypatch):
    make_reports(["an-giang"], ["vi"])
    monkeypatch.setattr(pipeline, "RECORD", 99)
    capsys.readouterr()
    make_reports(["an-giang"], ["vi"])
    assert len(list_ran(capsys.readouterr().out)) == 5


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("import os; os.kill(os.getpid(), 9)", "the kernel ended in the middle of a cell"),
    ],
)
def test_a_fault_in_a_cell_leaves_the_earlier_report_and_the_next_run_goes_on(
    code, words, tiny_project, capsys
):
    make_reports([], ["vi"])
    report = tiny_project / "reports/an-giang/05_report_vi.ipynb"
    before = report.read_bytes()
    path = tiny_project / "notebooks/05_report.ipynb"
    whole = path.read_text()
    path.write_text(whole.replace("print(province, language)", code))
    assert make_reports(["an-giang"], ["vi"]) == 1
    assert words in capsys.readouterr().err
    assert report.read_bytes() == before
    path.write_text(whole)
    assert make_reports([], ["vi"]) == 0
    assert list_ran(capsys.readouterr().out) == ["all/index", "an-giang/05_report_vi"]
    assert report.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_told(tiny_project, capsys):
    (tiny_project / "reports").write_text("a file where a folder should be")
    assert make_reports(["an-giang"], ["vi"]) == 1
    said = capsys.readouterr().err
    assert "could not be read or written" in said and "Next: " in said
    assert "Traceback" not in said


def test_a_changed_page_stops_its_province_only(tiny_project, capsys):
    make_reports([], ["vi"])
    report = tiny_project / "reports/an-giang/05_report_vi.ipynb"
    before = report.read_bytes()
    page = tiny_project / "data/raw/an-giang/2021_egov_1.txt"
    page.write_text("Xếp hạng khác", encoding="utf-8")
    (tiny_project / "data/reference/units.csv").write_text("unit_id\nc\n")
    capsys.readouterr()
    assert make_reports([], ["vi"]) == 1
    said = capsys.readouterr()
    assert (
        "data/raw/an-giang/2021_egov_1.txt: the file is not the one that was catalogued" in said.err
    )
    assert "Next: " in said.err
    assert list_ran(said.out) == ["bac-ninh/02_clean"]
    assert report.read_bytes() == before

    page.write_text("Xếp hạng an-giang", encoding="utf-8")
    assert make_reports(["an-giang"], ["vi"]) == 0
    assert list_ran(capsys.readouterr().out) == ["an-giang/01_parse", "an-giang/02_clean"]


def test_a_word_of_the_catalogue_costs_its_province_what_uses_it_and_others_nothing(
    tiny_project, capsys
):
    make_reports([], ["vi"])
    catalogue = tiny_project / "data/raw/sources.csv"
    rows = list(csv.DictReader(catalogue.read_text(encoding="utf-8").splitlines()))
    rows[0]["publisher"] = "Báo An Giang"
    with catalogue.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    capsys.readouterr()
    assert make_reports([], ["vi"]) == 0
    assert list_ran(capsys.readouterr().out) == ["an-giang/01_parse"]


def test_a_missing_page_is_told_in_words(tiny_project, capsys):
    (tiny_project / "data/raw/an-giang/2021_egov_1.txt").unlink()
    assert make_reports(["an-giang"]) == 1
    assert "data/raw/an-giang/2021_egov_1.txt: the file is missing" in capsys.readouterr().err


def test_an_unknown_province_is_refused_before_anything_runs(tiny_project):
    with pytest.raises(ContractError, match="did you mean 'an-giang'.*an-giang, bac-ninh"):
        make_reports(["bac-ninh", "an-gian"])
    assert not (tiny_project / "data/processed").exists()


def test_a_folder_is_made_again_when_a_file_in_it_is_gone_or_edited(tiny_project):
    folder = tiny_project / "reports/an-giang/slides/vi"

    def draw_slides():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("league", "movement"):
            (folder / f"{name}.png").write_bytes(name.encode())

    def count_runs():
        reporter = Progress()
        run_steps([Step("an-giang", "slides_vi", writes=[folder], run=draw_slides)], reporter)
        return len(reporter.ran)

    assert [count_runs(), count_runs()] == [1, 0]
    (folder / "league.png").unlink()
    assert [count_runs(), count_runs()] == [1, 0]
    (folder / "movement.png").write_bytes(b"another")
    assert [count_runs(), count_runs()] == [1, 0]
    assert (folder / "movement.png").read_bytes() == b"movement"


@pytest.mark.parametrize(
    ("formats", "code", "reason"),
    [
        (None, {"03": "new", "tables": "same"}, "the program changed"),
        (["html", "pdf"], {"03": "new", "tables": "same"}, ""),
        (["html", "pdf"], {"03": "new", "tables": "new"}, "the program changed"),
    ],
)
def test_with_a_format_named_a_notebook_is_not_run_again_for_its_pictures(formats, code, reason):
    steps = list_steps("phu-tho", ["vi"], formats)
    (step,) = (step for step in steps if step.name.startswith("03"))
    step.writes.clear()
    digests = Digests()
    digests.code = code
    record = {"form": pipeline.RECORD, "settings": list_settings(step), "reads": {}, "writes": {}}
    record |= {"code": "same", "tables_code": "same"}
    assert explain_stale(step, record, digests) == reason
    assert not any(step.serves for step in steps if step.name.startswith("05"))
