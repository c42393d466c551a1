"""The steps from pages to reports: what each one reads, writes and does."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import partial
from pathlib import Path

import nbformat

from rankings.run.dependencies import (
    DOORWAY,
    close_imports,
    find_notebook_modules,
    list_files,
    list_reference_files,
    reads_catalogue,
)
from rankings.run.exporting import EXPORTS, call_function
from rankings.run.notebooks import (
    YEAR_NOTEBOOK,
    execute_notebook,
    list_all_notebooks,
    list_notebooks,
    read_notebook,
    read_parameters,
)
from rankings.store.catalogue import known_provinces, sources_of
from rankings.store.paths import processed_dir, project_root, raw_dir, reports_dir, text_path
from rankings.store.schemas import list_schemas
from rankings.store.tables import table_path

SLIDES = ("rankings.report.slides", "export_slides")
OWN_NOTEBOOKS = ("01", "02")
# Notebook 04 sets the province beside others that share its scale; it reads these tables of theirs.
NEIGHBOURS = {
    "04": ("02_rankings", "02_criteria", "02_grade_counts"),
    "05": ("02_rankings", "02_criteria", "02_grade_counts"),
}
EXAMPLE = "example"  # the year that notebook 06 scores by default; its folder of reports
DATAPACKAGE = ("rankings.report.datapackage", "write_datapackage")


@dataclass
class Step:
    """One unit of work: it runs again when the content of `reads`, or `settings`, has changed.

    `writes` are files, or a folder whose files only the step knows. `is_own` is true while it rests
    on its own province's pages alone; later steps set provinces side by side.
    """

    province: str
    name: str
    reads: set[Path]
    writes: list[Path]
    run: Callable[[], object]
    settings: dict[str, str] = field(default_factory=dict)
    is_own: bool = False

    @property
    def title(self) -> str:
        return f"{self.province}/{self.name}"


def list_steps(province: str, languages: Iterable[str]) -> list[Step]:
    """Return all steps of a province, in order: its notebooks, then what is exported in each
    language.
    """
    steps: list[Step] = []
    for notebook in list_notebooks():
        if "language" not in read_parameters(read_notebook(notebook)):
            steps.append(plan_notebook(notebook, province, "", steps))
            continue
        for language in languages:
            steps.append(plan_notebook(notebook, province, language, steps))
            steps += plan_exports(steps, province, language)
    return steps + plan_handover(steps, province)


def list_example_steps(languages: Iterable[str]) -> list[Step]:
    """Return the step that scores the example year, once, and writes its announcement.

    It speaks the first of the languages; the announcement is Vietnamese.
    """
    notebook = next((path for path in list_all_notebooks() if path.stem == YEAR_NOTEBOOK), None)
    if notebook is None:
        return []
    cells = read_notebook(notebook)
    parameters = {"language": next(iter(languages))}
    modules = find_notebook_modules(cells)
    executed = reports_dir(EXAMPLE) / f"{YEAR_NOTEBOOK}.ipynb"
    announced = [reports_dir(EXAMPLE) / f"announcement.{kind}" for kind in ("html", "pdf", "docx")]
    return [
        Step(
            EXAMPLE,
            YEAR_NOTEBOOK,
            reads={notebook}
            | list_files(modules)
            | list_reference_files(modules, cells)
            | set((project_root() / "data" / "examples").iterdir()),
            writes=[executed, *announced],
            run=partial(execute_notebook, notebook, executed, parameters),
            settings=parameters,
        )
    ]


def plan_notebook(notebook: Path, province: str, language: str, earlier: list[Step]) -> Step:
    """Return the step that runs one notebook for a province, and for a language where it has that
    parameter.
    """
    number = notebook.name.partition("_")[0]
    name = f"{notebook.stem}_{language}" if language else notebook.stem
    parameters = {"province": province} | ({"language": language} if language else {})
    cells = read_notebook(notebook)
    modules = find_notebook_modules(cells)
    return Step(
        province,
        name,
        reads={notebook}
        | list_files(modules)
        | list_reference_files(modules, cells)
        | select_declared(cells, list_tables(earlier, province))
        | list_neighbours(number, province),
        writes=[reports_dir(province) / f"{name}.ipynb", *list_outputs(number, province)],
        run=partial(
            execute_notebook, notebook, reports_dir(province) / f"{name}.ipynb", parameters
        ),
        settings=parameters
        | digest_catalogue(province, modules - {DOORWAY})
        | (digest_pages(province) if number == "01" else {}),
        is_own=number in OWN_NOTEBOOKS,
    )


def select_declared(cells: nbformat.NotebookNode, paths: set[Path]) -> set[Path]:
    """Return those of some tables and texts that a notebook says it reads, in the line **Reads** at
    its head; all where it says none.

    >>> head = nbformat.v4.new_markdown_cell(
    ...     "**Reads** `02_*`, `01_text`. **Writes** `03_agreement`."
    ... )
    >>> cells = nbformat.v4.new_notebook(cells=[head])
    >>> sorted(
    ...     map(
    ...         str,
    ...         select_declared(
    ...             cells, {Path("02_rankings.csv"), Path("01_cells.csv"), Path("01_text/a.txt")}
    ...         ),
    ...     )
    ... )
    ['01_text/a.txt', '02_rankings.csv']
    """
    said = re.search(
        r"\*\*Reads\*\*(.*?)(?:\*\*Writes\*\*|$)",
        cells.cells[0].source if cells.cells else "",
        re.DOTALL,
    )
    names = re.findall(r"`(\d\d_[\w*]+)`", said[1]) if said else []
    if not names:
        return paths
    return {
        path
        for path in paths
        if any(fnmatch(path.stem, name) or fnmatch(path.parent.name, name) for name in names)
    }


def list_outputs(number: str, province: str) -> list[Path]:
    """Return the tables that a notebook writes: those that bear its number, and for 01 the pages'
    texts.
    """
    tables = [
        table_path(name, province) for name in list_schemas() if name.startswith(f"{number}_")
    ]
    texts = (
        [text_path(province, document) for document in sources_of(province)["document_id"]]
        if number == "01"
        else []
    )
    return tables + texts


def list_neighbours(number: str, province: str) -> set[Path]:
    """Return the tables of other provinces that a notebook reads, as far as they are made."""
    paths = [
        table_path(name, other)
        for other in known_provinces()
        if other != province
        for name in NEIGHBOURS.get(number, ())
    ]
    return {path for path in paths if path.is_file()}


def digest_catalogue(province: str, modules: set[str]) -> dict[str, str]:
    """Return what the catalogue says of a province's sources now, for a step that shows it."""
    if not reads_catalogue(modules):
        return {}
    return {
        "catalogue": hashlib.sha256(sources_of(province).to_csv(index=False).encode()).hexdigest()
    }


def digest_pages(province: str) -> dict[str, str]:
    """Return what each page of a province is now: its content or its absence.

    The pages are no file dependencies, because a missing one must be told in the catalogue's words.
    """
    pages = {file: raw_dir() / file for file in sources_of(province)["file"]}
    return {
        file: hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"
        for file, path in pages.items()
    }


def plan_exports(steps: list[Step], province: str, language: str) -> list[Step]:
    """Return the steps that make what is handed on: pages and slides from the executed report, a
    workbook from the tables.
    """
    executed = steps[-1].writes[0]
    tables = list_tables(steps, province)
    sources: dict[str, tuple[set[Path], tuple[object, ...]]] = {
        suffix: ({executed}, (executed, name_report(province, language, suffix), language))
        for suffix in ("html", "pdf", "docx")
    }
    sources["xlsx"] = (tables, (province, language))
    slides = reports_dir(province) / "slides" / language
    files = [name_report(province, language, suffix) for suffix in EXPORTS]
    return [
        plan_call(province, out.name, out, *EXPORTS[suffix], *sources[suffix])
        for suffix, out in zip(EXPORTS, files, strict=True)
    ] + [
        plan_call(
            province,
            f"slides_{language}",
            slides,
            *SLIDES,
            {executed},
            (executed, slides, language),
        )
    ]


def plan_handover(steps: list[Step], province: str) -> list[Step]:
    """Return the step that describes a province's tables for other programs."""
    package = processed_dir(province) / "datapackage.json"
    return [
        plan_call(
            province, package.name, package, *DATAPACKAGE, list_tables(steps, province), (province,)
        )
    ]


def plan_call(
    province: str,
    name: str,
    out: Path,
    module: str,
    function: str,
    reads: set[Path],
    values: tuple[object, ...],
) -> Step:
    """Return a step that calls one function of a room."""
    modules = close_imports({module})
    return Step(
        province,
        name,
        reads=reads | list_files(modules) | list_reference_files(modules),
        writes=[out],
        run=partial(call_function, module, function, *values),
        settings=digest_catalogue(province, modules),
    )


def name_report(province: str, language: str, suffix: str) -> Path:
    """Return where a report lies: reports/phu-tho/phu-tho_vi.pdf."""
    return reports_dir(province) / f"{province}_{language}.{suffix}"


def list_tables(steps: list[Step], province: str) -> set[Path]:
    """Return the tables and texts of a province that some steps write."""
    return {
        path
        for step in steps
        for path in step.writes
        if path.is_relative_to(processed_dir(province))
    }
