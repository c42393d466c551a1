"""The plan: what each step rests on."""

import shutil

from rankings.run.steps import list_steps
from rankings.store.paths import project_root


def test_an_edited_note_of_the_catalogue_concerns_the_steps_that_show_it(tmp_path, monkeypatch):
    shutil.copytree(project_root() / "data/raw", tmp_path / "data/raw")
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    before = {step.name: step.settings for step in list_steps("hung-yen", ["vi"])}
    catalogue = tmp_path / "data/raw/sources.csv"
    text = catalogue.read_text(encoding="utf-8")
    head, row, rest = text.partition("hung-yen_2018_egov_none,")
    assert row and rest.partition("\n")[0].count("page,")
    catalogue.write_text(
        head + row + rest.replace("page,", "page,đã xem lại ", 1), encoding="utf-8"
    )
    after = {step.name: step.settings for step in list_steps("hung-yen", ["vi"])}
    assert {name for name in after if after[name] != before[name]} == {
        "01_parse",
        "05_report_vi",
        "hung-yen_vi.xlsx",
        "datapackage.json",
    }


def test_slides_are_made_from_the_executed_report_of_their_language():
    steps = {step.name: step for step in list_steps("phu-tho", ["vi", "en"])}
    assert [
        path.parts[-2:] for language in ("vi", "en") for path in steps[f"slides_{language}"].writes
    ] == [("slides", "vi"), ("slides", "en")]
    assert {path.name for path in steps["slides_en"].reads if path.suffix == ".ipynb"} == {
        "05_report_en.ipynb"
    }
