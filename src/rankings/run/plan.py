"""`reports --dry-run` and `--graph`: what would run, and why; nothing does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from rankings.language.entries import LANGUAGES
from rankings.run.digests import Digests
from rankings.run.messages import phrase
from rankings.run.pipeline import (
    check_provinces,
    explain_stale,
    name_path,
    open_memory,
    read_record,
)
from rankings.run.progress import say
from rankings.run.steps import Step, list_files, plan_parts
from rankings.store.record import drop_part


def list_plan(
    provinces: Sequence[str],
    languages: Sequence[str] = LANGUAGES,
    formats: Sequence[str] | None = None,
    graph: Path | None = None,
) -> int:
    """Print which steps would run and why, and run none; with `graph` write them as a picture
    instead. Returns the exit code.
    """
    parts = plan_parts(check_provinces(provinces), languages, formats, with_example=not provinces)
    steps = list(chain.from_iterable(parts))
    reasons = explain_plan(steps)
    if graph:
        from rankings.run.graph import write_graph

        say(phrase("written", path=write_graph(steps, reasons, graph)))
        return 0
    width = max(map(len, reasons))
    for title, reason in reasons.items():
        key = "steps.would_run" if reason else "steps.fresh"
        say(f"{title:<{width}} {phrase(key, reason=reason)}")
    return 0


def explain_plan(steps: Sequence[Step]) -> dict[str, str]:
    """Return, by title, why a step would run, or might; "" where it is up to date."""
    memory, digests = open_memory(), Digests()
    stale: dict[str, Path] = {}
    reasons = {}
    for step in steps:
        record = read_record(memory, step.title)
        reason = explain_stale(step, record, digests)
        if not reason:
            follows = [stale[path] for path in map(drop_part, record["reads"]) if path in stale]
            reason = phrase("steps.follows", name=follows[0].name) if follows else ""
        if reason:
            stale |= {name_path(path): path for path in list_files(step.writes)}
        reasons[step.title] = reason
    return reasons
