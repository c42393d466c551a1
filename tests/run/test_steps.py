"""The plan: what each step writes and comes after, and whose code it may use."""

import ast
import json
import shutil

import pytest

from rankings.run import digests
from rankings.run.digests import DRAWING, STAGES, TABLES_OF, Digests
from rankings.run.notebooks import list_all_notebooks, list_notebooks
from rankings.run.steps import STAGE_OF, list_steps, plan_parts
from rankings.store.paths import project_root

SOURCE = project_root() / "src"


def test_slides_are_made_from_the_executed_report_of_their_language():
    steps = {step.name: step for step in list_steps("phu-tho", ["vi", "en"])}
    assert [
        path.parts[-2:] for language in ("vi", "en") for path in steps[f"slides_{language}"].writes
    ] == [("slides", "vi"), ("slides", "en")]
    assert steps["slides_en"].after == ("phu-tho/05_report_en",)


def test_steps_come_after_those_whose_tables_they_read():
    after = {step.name: step.after for step in list_steps("phu-tho", ["vi"])}
    assert after["02_clean"] == ("phu-tho/01_parse",)
    assert after["03_compare_years"] == ("phu-tho/02_clean",)
    assert after["04_compare_frameworks"] == (
        "phu-tho/02_clean",
        "all/neighbours",
        "national/07_national",
    )
    assert after["05_report_vi"] == (
        "phu-tho/03_compare_years",
        "phu-tho/04_compare_frameworks",
        "all/neighbours",
        "national/07_national",
    )


def test_the_national_tables_come_after_the_sheets_and_a_province_without_pages_has_a_report():
    steps = {step.name: step for step in list_steps("national", ["vi"])}
    assert list(steps)[:4] == ["01_parse", "02_clean", "07_national", "national_vi.xlsx"]
    assert steps["07_national"].after == ("national/01_parse", "national/02_clean")
    named = [step.name for step in list_steps("da-nang", ["vi"])]
    assert named[0] == "05_report_vi" and "da-nang_vi.html" in named


@pytest.fixture
def copied_source(tmp_path, monkeypatch):
    shutil.copytree(SOURCE, tmp_path / "src")
    monkeypatch.setattr(digests, "project_root", lambda: tmp_path)
    return tmp_path / "src/rankings"


@pytest.mark.parametrize(
    ("room", "stages"),
    [
        ("language/text.py", set(STAGES)),
        ("store/schemas/02_rankings.yaml", set(STAGES)),
        ("registry/units.py", set(STAGES)),
        ("parse/page.py", set(STAGES)),
        ("clean/checks/vi.yaml", set(STAGES) - {"01"}),
        ("bounds/program.py", set(STAGES) - {"01"}),
        ("compare/ranks.py", {"03", "04", "07", "report", "tables"}),
        ("report/charts_desk.py", {"03", "04", "07", "report"}),
        ("report/templates/vi/answers.yaml", {"report"}),
        ("run/pipeline.py", set()),
        ("run/notebooks.py", set(STAGES)),
    ],
)
def test_an_edited_room_concerns_the_stages_that_may_use_it(room, stages, copied_source):
    before = Digests().code
    with (copied_source / room).open("a", encoding="utf-8") as stream:
        stream.write("\n# edited\n")
    after = Digests().code
    assert {stage for stage in STAGES if before[stage] != after[stage]} == stages


def list_imports(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def find_room(module):
    place = SOURCE.joinpath(*module.split("."))
    return next((p for p in (place.with_suffix(".py"), place / "__init__.py") if p.is_file()), None)


def close(modules):
    """Every room that some rooms import, directly or over others."""
    rooms, waiting = set(), set(modules)
    while waiting:
        room = find_room(waiting.pop())
        if room and room not in rooms:
            rooms.add(room)
            waiting |= set(list_imports(ast.parse(room.read_text(encoding="utf-8"))))
    return rooms


@pytest.mark.parametrize("notebook", list_notebooks()[:5], ids=lambda path: path.stem)
def test_a_stage_may_use_all_that_its_notebook_leads_to(notebook):
    """The names a notebook takes from `helpers`, followed to the rooms behind them, lie in the
    floors whose code makes the notebook stale.
    """
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    taken = {
        alias.name
        for source in code
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.module == "helpers"
        for alias in node.names
    }
    doorway = ast.parse((SOURCE / "helpers.py").read_text(encoding="utf-8"))
    behind = {
        alias.asname or alias.name: f"{node.module}"
        for node in doorway.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    own = {node.name: node for node in doorway.body if isinstance(node, ast.FunctionDef)}
    for name in taken & own.keys():
        taken |= {inner.id for inner in ast.walk(own[name]) if isinstance(inner, ast.Name)}
    number = notebook.name[:2]
    parts = [SOURCE / "rankings" / part for part in STAGES[STAGE_OF.get(number, number)]]
    rooms = close(behind[name] for name in taken if name in behind)
    astray = {
        room.relative_to(SOURCE).as_posix()
        for room in rooms
        if room.name != "__init__.py" and not any(room.is_relative_to(part) for part in parts)
    }
    assert rooms and not astray


@pytest.mark.parametrize("notebook", TABLES_OF.items(), ids=lambda pair: pair[0])
def test_no_table_rests_on_a_picture(notebook):
    """What a notebook takes from the rooms of the report is shown, and never given a name or
    handed on: an edited colour leaves its tables as they are.
    """
    number, stage = notebook
    assert set(STAGES[number]) - set(STAGES[stage]) == set(DRAWING)
    doorway = ast.parse((SOURCE / "helpers.py").read_text(encoding="utf-8"))
    drawing = {
        alias.name
        for node in doorway.body
        if isinstance(node, ast.ImportFrom) and "rankings.report" in node.module
        for alias in node.names
    }
    (path,) = (path for path in list_all_notebooks() if path.name.startswith(number))
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    tree = ast.parse(code)
    drawn = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id in drawing]
    shown = {
        node.value.func
        for node in tree.body
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    }
    assert drawn and set(drawn) <= shown


def test_named_formats_are_all_that_is_exported():
    names = [step.name for step in list_steps("phu-tho", ["vi"], ["html", "pdf"])]
    assert names[-3:] == ["05_report_vi", "phu-tho_vi.html", "phu-tho_vi.pdf"]
    assert not [name for name in names if name.startswith(("slides", "datapackage"))]


def test_a_folder_without_files_is_known_to_be_there(tmp_path, monkeypatch):
    """The slides of a report without figures."""
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    (tmp_path / "reports" / "hue" / "slides").mkdir(parents=True)
    digests = Digests()
    assert digests.digest("reports/hue/slides")
    assert not digests.digest("reports/hue/none")


def test_the_start_page_of_one_report_waits_for_no_file_that_lies_there(tmp_path, monkeypatch):
    (tmp_path / "data/raw").mkdir(parents=True)
    shutil.copy(project_root() / "data/raw/sources.csv", tmp_path / "data/raw")
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    wanted = (["national", "phu-tho"], ["vi"], ["html", "pdf"])
    pdf, page = "phu-tho/phu-tho_vi.pdf", "phu-tho/phu-tho_vi.html"
    after = plan_parts(*wanted)[-1][-1].after
    assert {page, pdf} <= set(after)
    (tmp_path / "reports/phu-tho").mkdir(parents=True)
    (tmp_path / "reports" / pdf).touch()
    after = plan_parts(*wanted)[-1][-1].after
    assert page in after and pdf not in after
