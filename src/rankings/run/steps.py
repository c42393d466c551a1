"""The steps from pages to reports: what each one does, writes, and comes after."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from rankings.language.entries import LANGUAGES
from rankings.registry.neighbours import neighbours_path, write_neighbours
from rankings.report.formats import DOCUMENTS, FORMATS
from rankings.run.exporting import INDEX, call_function
from rankings.run.notebooks import (
    NATIONAL_NOTEBOOK,
    YEAR_NOTEBOOK,
    list_all_notebooks,
    list_notebooks,
    read_parameter_names,
)
from rankings.store.catalogue import NATIONAL, known_provinces, read_catalogue_rows
from rankings.store.paths import home, processed_dir, reports_dir, table_path, text_dir
from rankings.store.schemas import list_schemas

EXECUTION = ("rankings.run.notebooks", "execute_notebook")
SLIDES = ("rankings.report.slides", "export_slides")
EXAMPLE = "example"  # the year that notebook 06 scores by default; its folder of reports
DATAPACKAGE = ("rankings.report.datapackage", "write_datapackage")
NATIONAL_WORKBOOK = ("rankings.report.national_workbook", "write_national_workbook")
SHEET_NOTEBOOKS = ("01", "02")  # these rest on own pages alone
# Which stage's code a notebook may use, and the notebooks that must have run before it.
STAGE_OF = {"05": "report"}
AFTER = {"02": ("01",), "03": ("02",), "04": ("02",), "05": ("03", "04"), "07": ("02",)}
NEIGHBOURS = "all/neighbours"  # comes after every 02, before what sets provinces side by side
SHOWN = (".html", ".ipynb")  # what the start page reads, and who writes its tables and pages
# These show the province among others.
BESIDE_NOTEBOOKS = ("04", "05")


@dataclass
class Step:
    """One unit of work. What it reads is not said here: a run records it (`record`).

    `writes` are files, or a folder whose files only the step knows. `stage` says which code it may
    use (`digests.STAGES`), `after` which steps come before it. `is_own` is true while it rests on
    its own province's pages alone; `finds` where it takes what there is: it tells what that is;
    `serves` where only its tables are asked for, not the pictures in its executed copy.
    """

    province: str
    name: str
    writes: list[Path]
    run: Callable[[], object]
    stage: str = "report"
    after: tuple[str, ...] = ()
    settings: dict[str, str] = field(default_factory=dict)
    is_own: bool = False
    finds: Callable[[], str] | None = None
    serves: bool = False

    @property
    def title(self) -> str:
        return f"{self.province}/{self.name}"

    @property
    def is_call(self) -> bool:
        """True where it calls one function of a room."""
        return getattr(self.run, "func", None) is call_function

    @property
    def is_notebook(self) -> bool:
        """True where it runs a notebook."""
        return self.is_call and self.run.args[:2] == EXECUTION


@dataclass(frozen=True)
class Desk:
    """What every province's steps are planned from: the notebooks, with the names of their
    parameters, and the provinces with pages of their own.
    """

    notebooks: dict[Path, list[str]]
    provinces: frozenset[str]


def look_at_desk() -> Desk:
    """Return what there is to plan with."""
    notebooks = {path: read_parameter_names(path) for path in list_notebooks()}
    return Desk(notebooks, frozenset(known_provinces()))


def list_steps(
    province: str,
    languages: Iterable[str],
    formats: Collection[str] | None = None,
    desk: Desk | None = None,
) -> list[Step]:
    """Return the steps of a province, in order: its notebooks, then what is exported in each
    language; with `formats` (of FORMATS) those files alone. A province without pages of its own has
    only a report, of its national places. `desk` spares looking at it for each province.
    """
    if province == NATIONAL:
        return list_national_steps(languages, formats)
    desk = desk or look_at_desk()
    has_pages = province in desk.provinces
    steps: list[Step] = []
    serves = formats is not None
    for notebook, parameters in desk.notebooks.items():
        if not has_pages and notebook.name[:2] not in STAGE_OF:
            continue
        if "language" not in parameters:
            steps.append(plan_notebook(notebook, province, "", steps, serves))
            continue
        for language in languages:
            steps.append(plan_notebook(notebook, province, language, steps))
            steps += plan_exports(steps, province, language, formats)
    return steps + plan_handover(steps, province) if has_pages and formats is None else steps


def list_national_steps(languages: Iterable[str], formats: Collection[str] | None) -> list[Step]:
    """Return the steps that bring the national indices together: the sheets of `national` read and
    understood, where there are any, then the tables of all sources, a workbook, a data package.
    """
    notebook = next((one for one in list_all_notebooks() if one.stem == NATIONAL_NOTEBOOK), None)
    if notebook is None:
        return []
    steps: list[Step] = []
    has_sheets = any(row["province"] == NATIONAL for row in read_catalogue_rows())
    if has_sheets:
        for own in list_notebooks()[: len(SHEET_NOTEBOOKS)]:
            steps.append(plan_notebook(own, NATIONAL, "", steps))
    executed = reports_dir(NATIONAL) / notebook.name
    steps.append(
        Step(
            NATIONAL,
            NATIONAL_NOTEBOOK,
            writes=[executed, *list_outputs("07", NATIONAL)],
            run=partial(call_function, *EXECUTION, notebook, executed, {}),
            stage="07",
            after=tuple(step.title for step in steps),
            settings={"notebook": notebook.name},
            finds=list_read_provinces,
            serves=formats is not None,
        )
    )
    after = (steps[-1].title,)
    if formats is not None and "xlsx" not in formats:
        return steps
    for language in languages:
        out = name_report(NATIONAL, language, "xlsx")
        steps.append(plan_call(NATIONAL, out.name, out, NATIONAL_WORKBOOK, (out, language), after))
    return steps + plan_handover(steps, NATIONAL) if has_sheets and formats is None else steps


def plan_parts(
    provinces: Sequence[str],
    languages: Sequence[str],
    formats: Sequence[str] | None = None,
    with_example: bool = False,
) -> list[list[Step]]:
    """Return the steps of some provinces in parts, one after the other: what rests on own pages
    alone, which provinces stand beside which, what may read tables of others, and the start page
    over all reports; of one province this is made while its files are still being written.
    """
    desk = look_at_desk()
    steps = [step for slug in provinces for step in list_steps(slug, languages, formats, desk)]
    steps += list_example_steps(languages) if with_example and formats is None else []
    own = [step for step in steps if step.is_own]
    rest = [step for step in steps if not step.is_own]
    last = [[*rest, plan_index(rest)]] if len(provinces) < 3 else [rest, [plan_index()]]
    return [own, [plan_neighbours(own)], *last]


def list_example_steps(languages: Iterable[str]) -> list[Step]:
    """Return the step that scores the example year, once, and writes its announcement.

    It speaks the first of the languages; the announcement is Vietnamese.
    """
    notebook = next((path for path in list_all_notebooks() if path.stem == YEAR_NOTEBOOK), None)
    if notebook is None:
        return []
    parameters = {"language": next(iter(languages))}
    executed = reports_dir(EXAMPLE) / f"{YEAR_NOTEBOOK}.ipynb"
    announced = [reports_dir(EXAMPLE) / f"announcement.{kind}" for kind in DOCUMENTS]
    return [
        Step(
            EXAMPLE,
            YEAR_NOTEBOOK,
            writes=[executed, *announced],
            run=partial(call_function, *EXECUTION, notebook, executed, parameters),
            settings=parameters,
        )
    ]


def plan_notebook(
    notebook: Path, province: str, language: str, earlier: list[Step], serves: bool = False
) -> Step:
    """Return the step that runs one notebook for a province, and for a language where it has that
    parameter.
    """
    number = notebook.name.partition("_")[0]
    name = f"{notebook.stem}_{language}" if language else notebook.stem
    parameters = {"province": province} | ({"language": language} if language else {})
    output = reports_dir(province) / f"{name}.ipynb"
    before = AFTER.get(number, ())
    beside = (NEIGHBOURS, f"{NATIONAL}/{NATIONAL_NOTEBOOK}") if number in BESIDE_NOTEBOOKS else ()
    return Step(
        province,
        name,
        writes=[output, *list_outputs(number, province)],
        run=partial(call_function, *EXECUTION, notebook, output, parameters),
        stage=STAGE_OF.get(number, number),
        after=(
            *(step.title for step in earlier if before and step.name.startswith(before)),
            *beside,
        ),
        settings=parameters | {"notebook": notebook.name},
        is_own=number in SHEET_NOTEBOOKS,
        serves=serves,
    )


def plan_neighbours(earlier: list[Step]) -> Step:
    """Return the step that says which provinces stand beside which, once all are read."""
    province, _, name = NEIGHBOURS.partition("/")
    after = tuple(step.title for step in earlier if step.name.startswith("02"))
    return Step(province, name, [neighbours_path()], write_neighbours, stage="01", after=after)


def plan_index(earlier: Iterable[Step] = ()) -> Step:
    """Return the step that writes the start page, in each language, after those earlier ones that
    write what it reads, or a file that it would not find yet.
    """
    after = [
        step.title
        for step in earlier
        if step.writes[0].suffix in SHOWN or not step.writes[0].is_file()
    ]
    names = ["index", *(f"index_{language}" for language in LANGUAGES[1:])]
    pages = [reports_dir() / f"{name}.html" for name in names]
    run = partial(call_function, *INDEX, home())
    return Step("all", "index", pages, run, after=tuple(after), finds=list_reports)


def list_reports() -> str:
    """Say which files of reports are there to be linked."""
    found = sorted(path for path in reports_dir().glob("*/*") if path.suffix[1:] in FORMATS)
    return " ".join(path.relative_to(reports_dir()).as_posix() for path in found)


def list_read_provinces() -> str:
    """Say which provinces have tables to gather."""
    made = (slug for slug in known_provinces() if table_path("02_rankings", slug).is_file())
    return " ".join(made)


def list_files(paths: Iterable[Path]) -> list[Path]:
    """Return files, and for a folder the files in it; a folder without any stays, to be missed."""
    found = []
    for path in paths:
        inside = sorted(file for file in path.iterdir() if file.is_file()) if path.is_dir() else []
        found += inside or [path]
    return found


def list_outputs(number: str, province: str) -> list[Path]:
    """Return the tables that a notebook writes: those that bear its number, and for 01 the folder
    of the pages' texts.
    """
    tables = [
        table_path(name, province) for name in list_schemas() if name.startswith(f"{number}_")
    ]
    return [*tables, text_dir(province)] if number == "01" else tables


def plan_exports(
    steps: list[Step], province: str, language: str, formats: Collection[str] | None
) -> list[Step]:
    """Return the steps that make what is handed on: pages and slides from the executed report, a
    workbook from the tables; of some formats only, and no slides, where they are named.
    """
    report = steps[-1]
    executed = report.writes[0]
    slides = reports_dir(province) / "slides" / language
    planned = []
    for suffix, kind in FORMATS.items():
        if formats is not None and suffix not in formats:
            continue
        out = name_report(province, language, suffix)
        values = (province, language) if suffix == "xlsx" else (executed, out, language)
        after = report.after if suffix == "xlsx" else (report.title,)
        planned.append(plan_call(province, out.name, out, kind.writer, values, after))
    if formats is not None:
        return planned
    values = (executed, slides, language)
    planned.append(
        plan_call(province, f"slides_{language}", slides, SLIDES, values, (report.title,))
    )
    return planned


def plan_handover(steps: list[Step], province: str) -> list[Step]:
    """Return the step that describes a province's tables for other programs."""
    package = processed_dir(province) / "datapackage.json"
    makers = tuple(step.title for step in steps if step.name[:2] in ("01", "02", "03", "04", "07"))
    return [plan_call(province, package.name, package, DATAPACKAGE, (province,), makers)]


def plan_call(
    province: str,
    name: str,
    out: Path,
    call: tuple[str, str],
    values: tuple[object, ...],
    after: tuple[str, ...],
) -> Step:
    """Return a step that calls one function of a room."""
    run = partial(call_function, *call, *values)
    return Step(province, name, [out], run, after=after)


def name_report(province: str, language: str, suffix: str) -> Path:
    """Return where a report lies: reports/phu-tho/phu-tho_vi.pdf."""
    return reports_dir(province) / f"{province}_{language}.{suffix}"
