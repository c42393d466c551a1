"""`python -m tools.check_table`: write the table of the checks into docs/checks.md."""

from __future__ import annotations

import re
import sys

from rankings.clean.checks.check_list import load_checks
from rankings.store.paths import project_root
from tools.start import start_tool

TABLE = re.compile(r"\| check \|.*?(?=\n\n)", re.DOTALL)


def tell_table() -> str:
    """Return the checks as a table of Markdown, in the order of the catalogue."""
    table = [("check", "severity", "what it says", "example")]
    table += [
        (f"`{entry.check}`", ", ".join(entry.severities), entry.title("en"), entry.example)
        for entry in load_checks().values()
    ]
    lines = [f"| {' | '.join(row)} |" for row in table]
    return "\n".join([lines[0], "|---|---|---|---|", *lines[1:]])


def main() -> int:
    """Write the table where it stood; returns 0."""
    path = project_root() / "docs" / "checks.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(TABLE.sub(lambda _: tell_table(), text, count=1), encoding="utf-8", newline="")
    return 0


if __name__ == "__main__":
    sys.exit(start_tool(main))
