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
    """Print the score of every page and of all together, then the roles of their numbers; returns
    the scorer's exit code.
    """
    readings = {page: parse_page(page) for page in list_pages()}
    with tempfile.TemporaryDirectory() as folder:
        read = Path(folder) / "read.jsonl"
        read.write_text(
            "".join(
                json.dumps(understand(reading, str(page)), ensure_ascii=False) + "\n"
                for page, reading in readings.items()
            ),
            encoding="utf-8",
        )
        command = [sys.executable, str(pages_dir() / "score.py"), str(read)] + [
            "--verbose"
        ] * verbose
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    say(done.stdout + done.stderr)
    say("\n".join(describe_roles(list(readings.values()))))
    return done.returncode


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
