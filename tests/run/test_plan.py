"""`reports --dry-run`: what would run, and why."""

from rankings.run.pipeline import make_reports
from rankings.run.plan import list_plan


def test_dry_run_lists_and_runs_nothing(tiny_project, capsys):
    assert list_plan(["an-giang"]) == 0
    assert "an-giang/01_parse" in capsys.readouterr().out
    assert not (tiny_project / "data/processed").exists()
    make_reports(["an-giang"])
    capsys.readouterr()
    list_plan(["an-giang"])
    assert all(line.endswith("up to date") for line in capsys.readouterr().out.splitlines())


def test_what_reads_the_table_of_a_stale_step_follows_it(tiny_project, capsys):
    make_reports(["an-giang"], ["vi"])
    path = tiny_project / "notebooks/01_parse.ipynb"
    path.write_text(path.read_text().replace("pages =", "print(1)\\npages =", 1))
    capsys.readouterr()
    list_plan(["an-giang"], ["vi"])
    told = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert "01_parse.ipynb changed" in told["an-giang/01_parse"]
    assert "if 01_pages.csv changes" in told["an-giang/02_clean"]
    assert told["an-giang/05_report_vi"].endswith("up to date")
