"""`python -m rankings …`: the commands, their options, and how errors reach a person."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rankings.errors import RankingsError

FAILED, MISUSED = 1, 2


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; an abbreviated or unknown option is refused."""
    parser = argparse.ArgumentParser(
        prog="python -m rankings",
        allow_abbrev=False,
        description=(
            "Published rankings of Vietnamese state agencies: from pages to checked tables and"
            " reports."
        ),
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add_command in (
        add_reports,
        add_read,
        add_add,
        add_template,
        add_export,
        add_run,
        add_notebooks,
        add_test,
        add_test_hard,
        add_score,
        add_bench,
        add_bench_read,
    ):
        add_command(commands)
    return parser


def add_parser(
    commands: argparse._SubParsersAction, name: str, about: str
) -> argparse.ArgumentParser:
    """Return the parser of a new command."""
    return commands.add_parser(
        name, help=about, description=about[0].upper() + about[1:] + ".", allow_abbrev=False
    )


def add_reports(commands: argparse._SubParsersAction) -> None:
    parser = add_parser(
        commands, "reports", "bring tables and reports up to date, for all provinces or those named"
    )
    parser.add_argument(
        "provinces",
        metavar="PROVINCE",
        nargs="*",
        help="folder name under data/raw, such as phu-tho",
    )
    parser.add_argument(
        "--language",
        choices=("vi", "en"),
        action="append",
        help="one language only (default: both)",
    )
    parser.add_argument(
        "--strict", action="store_true", help="a name that no registry knows is an error"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="list what would run and why; run nothing"
    )
    parser.set_defaults(run=run_reports)


def run_reports(options: argparse.Namespace) -> int:
    from rankings.run.notebooks import LANGUAGES
    from rankings.run.pipeline import list_plan, make_reports

    languages = tuple(dict.fromkeys(options.language or LANGUAGES))
    if options.dry_run:
        return list_plan(options.provinces, languages)
    return make_reports(options.provinces, languages, strict=options.strict)


def add_read(commands: argparse._SubParsersAction) -> None:
    """`read`: what a page says, without adding it to the project."""
    parser = add_parser(commands, "read", "read pages without adding them, and say what they hold")
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help=".txt .html .md .csv .xlsx .docx .pdf"
    )
    parser.add_argument(
        "--with-text",
        action="store_true",
        help="with --json: put the normalised text into the object",
    )
    views = parser.add_mutually_exclusive_group()
    views.add_argument(
        "--json",
        dest="view",
        action="store_const",
        const="json",
        help="one JSON object a line and file",
    )
    views.add_argument(
        "--text",
        dest="view",
        action="store_const",
        const="text",
        help="the normalised text that offsets point into",
    )
    views.add_argument(
        "--ledger",
        dest="view",
        action="store_const",
        const="ledger",
        help="every number with its role",
    )
    parser.set_defaults(run=run_read, view="summary")


def run_read(options: argparse.Namespace) -> int:
    from rankings.run.reading import print_for_people, print_objects

    if options.view == "json":
        return print_objects(options.files, options.with_text)
    return print_for_people(options.files, options.view)


def add_add(commands: argparse._SubParsersAction) -> None:
    """`add`: bring a page, or a transcription, into the project."""
    parser = add_parser(
        commands, "add", "show what a file holds, then add it to the sources of a province"
    )
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument(
        "--province",
        required=True,
        metavar="SLUG",
        help="such as quang-nam; its folder is made if need be",
    )
    parser.add_argument(
        "--transcribed",
        action="store_true",
        help="figures typed from a document that is not at hand (template or CSV)",
    )
    for name, about in (
        ("url", "address of the page"),
        ("publisher", "who published it"),
        ("title", "if the page does not say it right"),
        ("framework", "egov, dti, par …"),
        ("year", "year evaluated, not published"),
        ("decision", "such as 519/QĐ-UBND"),
        ("decision-date", "2022-03-08"),
        ("name", "file name, where <year>_<framework>_<decision> is taken"),
        ("note", "anything else"),
    ):
        parser.add_argument(f"--{name}", default="", metavar="TEXT", help=about)
    parser.add_argument("--dry-run", action="store_true", help="show everything, write nothing")
    parser.set_defaults(run=run_add)


def run_add(options: argparse.Namespace) -> int:
    import dataclasses

    from rankings.run.adding import Wish, add_file

    wish = Wish(**{field.name: getattr(options, field.name) for field in dataclasses.fields(Wish)})
    return add_file(options.file, wish, options.dry_run)


def add_template(commands: argparse._SubParsersAction) -> None:
    """`template`: the workbook for typing in a scanned annex."""
    parser = add_parser(
        commands, "template", "write the workbook into which a scanned annex is typed"
    )
    parser.add_argument("out", metavar="OUT.xlsx", type=Path)
    parser.set_defaults(run=run_template)


def run_template(options: argparse.Namespace) -> int:
    from rankings.run.transcription import write_template

    print(
        f"{write_template(options.out)} written. Next: fill it in, then\n"
        f"  python -m rankings add {options.out} --province SLUG --transcribed --url ADDRESS"
    )
    return 0


def add_export(commands: argparse._SubParsersAction) -> None:
    """`export`: an executed notebook as HTML, PDF, Word."""
    parser = add_parser(
        commands,
        "export",
        "write an executed notebook, your edited copy too, as HTML, PDF and Word",
    )
    parser.add_argument("notebook", metavar="NOTEBOOK", type=Path)
    parser.add_argument(
        "--format",
        dest="formats",
        default="html,pdf,docx",
        metavar="html,pdf,docx",
        type=split_formats,
    )
    parser.add_argument("--folder", type=Path, help="where to write (default: beside the notebook)")
    parser.set_defaults(run=run_export)


def split_formats(text: str) -> list[str]:
    """Return the formats named, refusing one that is none.

    >>> split_formats("html,pdf")
    ['html', 'pdf']
    """
    from rankings.run.exporting import FORMATS

    formats = [name.strip() for name in text.split(",") if name.strip()]
    if not formats or set(formats) - set(FORMATS):
        raise argparse.ArgumentTypeError(f"{text!r}: choose from {', '.join(FORMATS)}")
    return formats


def run_export(options: argparse.Namespace) -> int:
    from rankings.run.exporting import export_notebook

    return export_notebook(options.notebook, options.formats, options.folder)


def add_run(commands: argparse._SubParsersAction) -> None:
    parser = add_parser(
        commands, "run", "run one notebook as papermill does, with its parameters checked first"
    )
    parser.add_argument("notebook", metavar="NOTEBOOK", type=Path)
    parser.add_argument("output", metavar="OUT", type=Path, help="the executed copy")
    parser.add_argument(
        "-p", "--parameter", metavar=("NAME", "VALUE"), nargs=2, action="append", default=[]
    )
    parser.set_defaults(run=run_notebook)


def run_notebook(options: argparse.Namespace) -> int:
    from rankings.run.notebooks import execute_notebook

    execute_notebook(options.notebook, options.output, dict(options.parameter))
    return 0


def add_notebooks(commands: argparse._SubParsersAction) -> None:
    add_parser(
        commands, "notebooks", "re-execute notebooks/ in order at their defaults, in place"
    ).set_defaults(run=run_notebooks)


def run_notebooks(options: argparse.Namespace) -> int:
    from rankings.run.notebooks import re_execute_notebooks

    for path in re_execute_notebooks():
        print(f"{path.name} executed", flush=True)
    return 0


def add_test(commands: argparse._SubParsersAction) -> None:
    parser = add_parser(
        commands,
        "test",
        "run all tests and compare the notebooks' outputs; words after `test` go to pytest, instead"
        " of everything",
    )
    parser.set_defaults(run=run_test, rest=[])


def run_test(options: argparse.Namespace) -> int:
    from rankings.run.testing import run_tests

    return run_tests(options.rest)


def add_test_hard(commands: argparse._SubParsersAction) -> None:
    """`test-hard`: what takes a browser, an office program and minutes."""
    parser = add_parser(
        commands,
        "test-hard",
        "open the reports in Chromium, LibreOffice and JupyterLab, kill runs; words after"
        " `test-hard` go to pytest",
    )
    parser.set_defaults(run=run_test_hard, rest=[])


def run_test_hard(options: argparse.Namespace) -> int:
    from rankings.run.hard_testing import run_hard_tests

    return run_hard_tests(options.rest)


def add_score(commands: argparse._SubParsersAction) -> None:
    """`score`: how much of what a careful person reads the reader finds."""
    parser = add_parser(
        commands, "score", "score the reader on the test pages and print the roles of their numbers"
    )
    parser.add_argument("--verbose", action="store_true", help="name what was missed")
    parser.set_defaults(run=run_score)


def run_score(options: argparse.Namespace) -> int:
    from rankings.run.scoring import score_pages

    return score_pages(options.verbose)


def add_bench(commands: argparse._SubParsersAction) -> None:
    """`bench`: names, bounds and reports."""
    parser = add_parser(
        commands, "bench", "measure names, bounds and reports and write docs/benchmarks.md"
    )
    parser.set_defaults(run=run_bench)


def run_bench(options: argparse.Namespace) -> int:
    from rankings.run.bench import run_benchmarks

    return run_benchmarks()


def add_bench_read(commands: argparse._SubParsersAction) -> None:
    """`bench-read`: speed, memory and share found, beside other libraries in the same run."""
    parser = add_parser(
        commands,
        "bench-read",
        "measure the reader beside other libraries and write docs/benchmarks.md",
    )
    parser.set_defaults(run=run_bench_read)


def run_bench_read(options: argparse.Namespace) -> int:
    from rankings.run.bench_reading import bench_reading

    return bench_reading()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 failed, 2 not understood."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    words = list(sys.argv[1:] if arguments is None else arguments)
    is_part_of_tests = words[:1] in (["test"], ["test-hard"]) and words[1:] not in (
        ["-h"],
        ["--help"],
    )
    options = build_parser().parse_args(words[:1] if is_part_of_tests else words)
    if is_part_of_tests:
        options.rest = words[1:]  # pytest's own options, which are none of ours
    from rankings.run.environment import prepare_process

    prepare_process()
    try:
        return options.run(options)
    except RankingsError as error:
        print(f"error: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("stopped; what was made earlier is untouched", file=sys.stderr)
        return FAILED
