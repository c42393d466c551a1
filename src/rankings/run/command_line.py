"""`python -m rankings …`: the commands, their options, and how errors reach a person.

What a command needs is imported when it runs: `--help` and a refusal cost nothing else. Help is
shown in Vietnamese where RANKINGS_LANG or the system's language says so (`run/help/`).
"""

from __future__ import annotations

import functools
import re
import signal
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from rankings.errors import RankingsError, explain_file_error
from rankings.language.entries import LANGUAGES, choose_language, read_entries
from rankings.score.choices import MEANS, METHODS, NOT_APPLICABLE, ZEROS

FAILED = 1
PROGRAM = "python -m rankings"
NO_LETTER = re.compile("[\0\ud800-\udc7f\udd00-\udfff]")  # what the name of no file can hold
Language = StrEnum("Language", [(language, language) for language in LANGUAGES])
Scale, Mean, Zeros = StrEnum("Scale", METHODS), StrEnum("Mean", MEANS), StrEnum("Zeros", ZEROS)
NotApplicable = StrEnum("NotApplicable", [(word.upper(), word) for word in NOT_APPLICABLE])


HELP = read_entries(Path(__file__).with_name("help"), choose_language())


class Sections(TyperGroup):
    """The list of commands, in sections."""

    def format_commands(self, ctx: object, formatter: object) -> None:
        for section in dict.fromkeys(found.rich_help_panel for found in self.commands.values()):
            rows = [
                (name, found.get_short_help_str(64))
                for name, found in self.commands.items()
                if found.rich_help_panel == section
            ]
            with formatter.section(section):
                formatter.write_dl(rows)


app = typer.Typer(
    cls=Sections,
    help=HELP["about"],
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)


def option(
    key: str, *names: str, metavar: str | None = None, least: int | None = None
) -> typer.models.OptionInfo:
    """Return an option whose help is a text of the catalogue; `least` is the smallest number."""
    return typer.Option(*names, help=HELP[key], metavar=metavar, min=least, show_default=False)


def argument(key: str, metavar: str) -> typer.models.ArgumentInfo:
    """Return an argument whose help is a text of the catalogue."""
    return typer.Argument(help=HELP[key], metavar=metavar, show_default=False)


def command(panel: str, **settings: object) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Return a decorator that makes a function a command; what it returns is the exit code."""

    def register(run: Callable[..., int]) -> Callable[..., int]:
        @functools.wraps(run)
        def invoke(*arguments: object, **options: object) -> None:
            try:
                code = run(*arguments, **options)
            except BrokenPipeError:  # `… | head` has seen enough: typer ends without a word
                raise
            except (RankingsError, OSError) as error:
                from rankings.run.messages import tell_error

                own = error if isinstance(error, RankingsError) else explain_file_error(error)
                print(tell_error(own), file=sys.stderr)
                code = FAILED
            except KeyboardInterrupt:
                print(HELP["stopped"], file=sys.stderr)
                code = FAILED
            raise typer.Exit(code)

        app.command(
            help=HELP[f"{run.__name__}.about"],
            rich_help_panel=HELP[panel],
            context_settings=settings,
        )(invoke)
        return run

    return register


def choose_formats(named: str, known: Sequence[str]) -> list[str]:
    """Return the formats of a list with commas; a word that is none is no parameter."""
    chosen = [name.strip() for name in named.split(",") if name.strip()]
    if not chosen or set(chosen) - set(known):
        said = HELP["export.choose"].format(named=named, formats=", ".join(known))
        raise typer.BadParameter(said, param_hint="--format")
    return chosen


@command("work")
def reports(
    provinces: Annotated[list[str] | None, argument("reports.provinces", "PROVINCE")] = None,
    language: Annotated[list[Language] | None, option("reports.language")] = None,
    strict: Annotated[bool, option("reports.strict", "--strict")] = False,
    dry_run: Annotated[bool, option("reports.dry_run", "--dry-run")] = False,
    jobs: Annotated[int, option("reports.jobs", "--jobs", metavar="N")] = 0,
    everyone: Annotated[bool, option("reports.all", "--all")] = False,
    formats: Annotated[str | None, option("reports.format", "--format", metavar="FORMATS")] = None,
    scheduler: Annotated[str, option("reports.scheduler", metavar="tcp://HOST:PORT")] = "",
    through: Annotated[str, option("reports.through", metavar="s3://BUCKET/FOLDER")] = "",
    graph: Annotated[Path | None, option("reports.graph", metavar="OUT.svg")] = None,
) -> int:
    from rankings.run.warm_process import remind_server

    remind_server()
    from rankings.registry.provinces import list_slugs
    from rankings.report.formats import FORMATS
    from rankings.run.pipeline import make_reports
    from rankings.run.plan import list_plan

    provinces = list_slugs() if everyone else provinces
    languages = tuple(dict.fromkeys(map(str, language or LANGUAGES)))
    chosen = None if formats is None else choose_formats(formats, tuple(FORMATS))
    if dry_run or graph:
        return list_plan(provinces or [], languages, chosen, graph)
    if through and not scheduler:
        raise typer.BadParameter(HELP["reports.with_scheduler"], param_hint="--through")
    where = {"scheduler": scheduler, "through": through}
    how = {"formats": chosen, "strict": strict, "jobs": jobs}
    return make_reports(provinces or [], languages, **how, **where)


@command("work")
def card(
    unit: Annotated[str, argument("card.unit", "UNIT")],
    province: Annotated[str, option("card.province", metavar="SLUG")],
    language: Annotated[Language, option("card.language")] = Language.vi,
    out: Annotated[Path | None, option("card.out", "--out", metavar="DIR")] = None,
) -> int:
    from rankings.report.card import export_card
    from rankings.report.inputs import open_report
    from rankings.store.paths import reports_dir

    folder = out or reports_dir(province) / "cards"
    for path in export_card(open_report(province, str(language)), unit, folder):
        print(path)
    return 0


@command("pages")
def read(
    files: Annotated[list[str], argument("read.files", "FILE")],
    as_json: Annotated[bool, option("read.json", "--json")] = False,
    with_text: Annotated[bool, option("read.with_text", "--with-text")] = False,
    text: Annotated[bool, option("read.text", "--text")] = False,
    ledger: Annotated[bool, option("read.ledger", "--ledger")] = False,
    jobs: Annotated[int, option("read.jobs", "--jobs", metavar="N")] = 1,
) -> int:
    if as_json + text + ledger > 1:
        raise typer.BadParameter(HELP["read.one_view"])
    if jobs < 1:
        raise typer.BadParameter(HELP["read.at_least_one"], param_hint="--jobs")
    from rankings.run.side_by_side import read_files

    view = "json" if as_json else "text" if text else "ledger" if ledger else "summary"
    return read_files(files, view, with_text, jobs)


@command("pages")
def add(
    file: Annotated[Path, argument("add.file", "FILE")],
    province: Annotated[str, option("add.province", metavar="SLUG")],
    transcribed: Annotated[bool, option("add.transcribed", "--transcribed")] = False,
    url: Annotated[str, option("add.url")] = "",
    publisher: Annotated[str, option("add.publisher")] = "",
    title: Annotated[str, option("add.title")] = "",
    framework: Annotated[str, option("add.framework")] = "",
    year: Annotated[str, option("add.year")] = "",
    decision: Annotated[str, option("add.decision")] = "",
    decision_date: Annotated[str, option("add.decision_date")] = "",
    name: Annotated[str, option("add.name")] = "",
    note: Annotated[str, option("add.note")] = "",
    dry_run: Annotated[bool, option("add.dry_run", "--dry-run")] = False,
    force: Annotated[bool, option("add.force", "--force")] = False,
) -> int:
    from rankings.run.adding import Wish, add_file

    typed = (url, title, publisher, framework, year, decision, decision_date, name, note)
    return add_file(file, Wish(province, transcribed, *typed, force), dry_run)


@command("pages")
def template(out: Annotated[Path, argument("template.out", "OUT.xlsx|national")]) -> int:
    from rankings.run.transcription import NATIONAL_SHEET, write_template

    is_national = out.stem == NATIONAL_SHEET
    out = out.with_suffix(".xlsx") if is_national else out
    slug = NATIONAL_SHEET if is_national else "SLUG"
    write_template(out, is_national)
    print(HELP["template.next"].format(out=out, program=PROGRAM, slug=slug))
    return 0


@command("year")
def sheet(
    framework: Annotated[str, argument("sheet.framework", "FRAMEWORK")],
    units: Annotated[str, option("sheet.units", "--units", "--province", metavar="PROVINCE")],
    year: Annotated[int, option("sheet.year", "--year", metavar="YEAR")],
    out: Annotated[Path, option("sheet.out", "--out", metavar="SHEET.xlsx")],
) -> int:
    from rankings.run.year import make_sheet

    written = make_sheet(framework, units, year, out, choose_language())
    print(HELP["sheet.next"].format(out=written, program=PROGRAM, framework=framework))
    return 0


@command("year")
def score(
    sheet: Annotated[Path, argument("score.sheet", "SHEET")],
    framework: Annotated[str, option("score.framework", "--framework", metavar="FILE")],
    out: Annotated[Path, option("score.out", "--out", metavar="DIR")],
    normalise: Annotated[Scale, option("score.normalise", "--normalise")] = Scale.points,
    aggregate: Annotated[Mean, option("score.aggregate", "--aggregate")] = Mean.arithmetic,
    weights: Annotated[str, option("score.weights", metavar="printed|equal|FILE")] = "printed",
    zeros: Annotated[Zeros, option("score.zeros", "--zeros")] = Zeros.refuse,
    not_applicable: Annotated[
        NotApplicable, option("score.not_applicable", "--not-applicable")
    ] = NotApplicable.REFUSE,
    decimals: Annotated[
        int | None, option("score.decimals", "--decimals", metavar="N", least=0)
    ] = None,
    units: Annotated[str, option("score.units", "--units", "--province", metavar="PROVINCE")] = "",
    year: Annotated[int, option("score.year", "--year", metavar="YEAR")] = 0,
    last_year: Annotated[Path | None, option("score.last_year", "--last-year")] = None,
    against: Annotated[str, option("score.against", "--against", metavar="FILE")] = "",
    draws: Annotated[int, option("score.draws", "--draws", metavar="N", least=0)] = 1000,
    seed: Annotated[int, option("score.seed", "--seed", metavar="N", least=0)] = 0,
    top: Annotated[int, option("score.top", "--top", metavar="K", least=1)] = 5,
) -> int:
    from rankings.run.year import Order, make_scores

    named = (str(normalise), str(aggregate), weights, str(zeros), str(not_applicable), decimals)
    rest = (units, year, last_year, against, draws, seed, top, choose_language())
    return make_scores(Order(sheet, framework, out, *named, *rest))


@command("work")
def export(
    notebook: Annotated[Path, argument("export.notebook", "NOTEBOOK")],
    formats: Annotated[str | None, option("export.formats", "--format", metavar="FORMATS")] = None,
    folder: Annotated[Path | None, option("export.folder")] = None,
) -> int:
    from rankings.report.formats import DOCUMENTS
    from rankings.run.exporting import export_notebook

    chosen = DOCUMENTS if formats is None else choose_formats(formats, DOCUMENTS)
    return export_notebook(notebook, chosen, folder)


@command("work", ignore_unknown_options=True)
def run(
    notebook: Annotated[Path, argument("run.notebook", "NOTEBOOK")],
    output: Annotated[Path, argument("run.out", "OUT")],
    words: Annotated[list[str] | None, argument("run.parameter", "-p NAME VALUE")] = None,
) -> int:
    from rankings.run.notebooks import execute_notebook

    marks, names, values = ((words or [])[start::3] for start in range(3))
    if set(marks) - {"-p", "--parameter"} or not len(marks) == len(names) == len(values):
        raise typer.BadParameter(HELP["run.pairs"].format(said=" ".join(words or [])))
    execute_notebook(notebook, output, dict(zip(names, values, strict=True)))
    return 0


@command("upkeep")
def notebooks(
    named: Annotated[list[str] | None, argument("notebooks.named", "NOTEBOOK")] = None,
) -> int:
    from rankings.run.notebooks import re_execute_notebooks

    for path in re_execute_notebooks(named or []):
        print(HELP["notebooks.executed"].format(name=path.name), flush=True)
    return 0


@command("upkeep", ignore_unknown_options=True)
def test(rest: Annotated[list[str] | None, argument("test.rest", "WORD")] = None) -> int:
    from rankings.run.testing import run_tests

    return run_tests(rest or [])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 failed, 2 not understood."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what is temporary is taken away
    from rankings.run.environment import prepare_process

    prepare_process()
    words = sys.argv[1:] if arguments is None else arguments
    try:
        app([NO_LETTER.sub("\ufffd", word) for word in words], prog_name=PROGRAM)
    except SystemExit as end:
        return end.code
    return 0
