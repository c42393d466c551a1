"""`score`: the reader against the pages of tests/pages, whose facts were written down before, and
the roles of their numbers.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from rankings.clean.understand import understand
from rankings.parse.ledger import OUTSIDE
from rankings.parse.model import Reading
from rankings.parse.page import parse_page
from rankings.run.progress import say
from rankings.store.paths import project_root
from tools.start import start_tool

KINDS = ("kinds", "siblings")  # folders of small inputs, each with one kind of reading fault
# whole pages whose answers were typed before the reader saw them
STRANGERS = ("strangers", "wild")


def pages_dir() -> Path:
    """Return the folder of the pages with expected facts (fixtures, never data of the project)."""
    return project_root() / "tests" / "pages"


def list_pages() -> list[Path]:
    """Return the pages, in order of their names."""
    return sorted(
        path
        for path in pages_dir().iterdir()
        if path.suffix in (".txt", ".html", ".md") and path.name != "README.md"
    )


def list_expected(page: Path) -> list[dict]:
    """Return the rows that a careful person reads on a page."""
    expected = json.loads(
        (pages_dir() / "expected" / f"{page.stem}.json").read_text(encoding="utf-8")
    )
    return [row for group in expected["groups"] for row in group["rows"]]


def score_pages(verbose: bool = False) -> int:
    """Print the score of every page and of all together, the roles of their numbers, then the score
    by kind of fault; returns the worse of the scorers' exit codes.
    """
    readings = {page: parse_page(page) for page in list_pages()}
    code = run_scorer("score.py", readings, verbose)
    say("\n".join(describe_roles(list(readings.values()))))
    for folder in (*KINDS, *STRANGERS):
        kinds = {page: parse_page(page) for page in list_kinds(folder)}
        say(f"\ninputs of tests/pages/{folder}")
        expected = pages_dir() / folder / "expected.json"
        code = max(code, run_scorer("kinds/score_kinds.py", kinds, verbose, expected))
    return code


def list_kinds(folder: str) -> list[Path]:
    """Return the small inputs of a folder that show one kind of reading fault each."""
    expected = json.loads((pages_dir() / folder / "expected.json").read_text(encoding="utf-8"))
    return [pages_dir() / folder / name for name in sorted(expected)]


def run_scorer(script: str, readings: dict[Path, Reading], verbose: bool, *expected: Path) -> int:
    """Print what a scorer of tests/pages says of some readings; returns its exit code."""
    with tempfile.TemporaryDirectory() as folder:
        read = write_readings(readings, Path(folder) / "read.jsonl")
        command = [sys.executable, pages_dir() / script, read, *expected]
        command += ["--verbose"] * verbose
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    say(done.stdout + done.stderr)
    return done.returncode


def write_readings(readings: dict[Path, Reading], path: Path) -> Path:
    """Write what `read --json --with-text` prints of some pages; returns the file."""
    objects = (
        understand(reading, str(page)) | {"text": reading.page.text}
        for page, reading in readings.items()
    )
    lines = [json.dumps(found, ensure_ascii=False) + "\n" for found in objects]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def describe_roles(readings: list[Reading]) -> list[str]:
    """Return the share of each role among the numbers of the bodies, and of the figures whose form
    was not recognised.
    """
    body = [entry for reading in readings for entry in reading.numbers if entry.rule not in OUTSIDE]
    roles = Counter(entry.role for entry in body)
    other = sum(entry.rule == "other" for entry in body)
    lines = [f"numbers of the bodies: {len(body)}"]
    lines += [
        f"  {role:<12} {count:>5}  {count / len(body):6.1%}" for role, count in roles.most_common()
    ]
    return [*lines, f"  form `other` {other:>4}  {other / len(body):6.1%}"]


if __name__ == "__main__":
    sys.exit(start_tool(score_pages, "--verbose" in sys.argv[1:]))
