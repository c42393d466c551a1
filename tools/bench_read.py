"""`bench-read`: the reader beside trafilatura + pandas.read_html on the same pages, and how its
time grows with their number.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rankings.parse.page import parse_page
from rankings.run.progress import say
from tools.benchmarks import peak_memory, run_alone, tabulate, write_section
from tools.score import list_expected, list_pages
from tools.start import start_tool

GROWTH = (1, 10, 100, 1000)
OTHER = "trafilatura + pandas.read_html"


def bench_reading() -> int:
    """Measure, print and write the section "Reading pages" of docs/benchmarks.md."""
    try:
        import trafilatura  # noqa: F401 (asked for here, used by the reader beside ours)
    except ImportError:
        say(
            "trafilatura is not installed: run `make bench-read`, which installs it, or `pip"
            " install -r requirements-bench.lock`"
        )
        return 1
    lines = [*_compare_readers(), "", *_show_growth(), "", *_show_length()]
    say("\n".join(lines))
    write_section("Reading pages", lines)
    return 0


def _compare_readers() -> list[str]:
    rows = []
    for name, reader in (("python -m rankings read", "ours"), (OTHER, "other")):
        run = json.loads(run_alone("tools.bench_read", reader, "20"))
        found = f"{run['found']} of {run['expected']} ({run['found'] / run['expected']:.0%})"
        speed = f"{run['pages'] / run['seconds']:.1f}"
        rows.append([name, speed, f"{run['memory_mb']:.0f} MB", found])
    return tabulate(["reader", "pages per second", "peak memory", "expected rows found"], rows)


def _show_growth() -> list[str]:
    rows, first = [], 0.0
    for count in GROWTH:
        run = json.loads(run_alone("tools.bench_read", "ours", str(count), "pages"))
        each = run["seconds"] / run["pages"]
        first = first or each
        memory = f"{run['memory_mb']:.0f} MB"
        rows.append([run["pages"], f"{run['seconds']:.2f}", f"{each / first:.2f}", memory])
    head = ["pages", "seconds", "seconds per page against the first", "peak memory"]
    return [
        "The same pages again and again; first page with warm imports:",
        "",
        *tabulate(head, rows),
    ]


def _show_length() -> list[str]:
    longer = json.loads(run_alone("tools.bench_read", "length"))
    first = longer[0][1] / longer[0][0]
    rows = [[size, f"{took:.2f}", f"{took / size / first:.2f}"] for size, took in longer]
    head = ["characters", "seconds", "seconds per character against the shortest"]
    return ["One page made longer (its text repeated):", "", *tabulate(head, rows)]


def measure(read: Callable[[Path], object], pages: list[Path]) -> dict[str, float]:
    """Return seconds and peak memory of reading the pages, imports and vocabulary warm."""
    read(pages[0])
    start = time.perf_counter()
    for page in pages:
        read(page)
    return {"pages": len(pages), "seconds": time.perf_counter() - start, "memory_mb": peak_memory()}


def read_with_others(page: Path) -> list[str]:
    """Return what trafilatura and pandas find on a page: lines of text and rows of tables, one
    string each.
    """
    import pandas as pd
    import trafilatura

    content = page.read_bytes()
    lines = (trafilatura.extract(content, include_tables=True) or "").splitlines()
    try:
        tables = (
            pd.read_html(io.BytesIO(content), flavor="lxml", thousands=None, decimal=",")
            if page.suffix == ".html"
            else []
        )
    except ValueError:
        tables = []
    return lines + [
        " ".join(map(str, row)) for table in tables for row in table.itertuples(index=False)
    ]


def count_found_by_others(pages: list[Path]) -> int:
    """Count the expected rows whose unit and printed score or rank stand on one line or in one
    table row.
    """
    found = 0
    for page in pages:
        lines = read_with_others(page)
        for row in list_expected(page):
            value = row["score_printed"] if row.get("score_printed") else str(row["rank"])
            found += any(row["unit_printed"] in line and value in line for line in lines)
    return found


def count_found_by_us(pages: list[Path]) -> int:
    """Count the expected rows that the reader gives with the same unit, rank and score."""
    from rankings.clean.understand import understand

    found = 0
    for page in pages:
        rows = {
            (row["unit_printed"], row["rank"], row["score"])
            for row in understand(parse_page(page))["rankings"]
        }
        found += sum(
            (row["unit_printed"], row["rank"], row["score"]) in rows
            or (row["unit_printed"], None, row["score"]) in rows
            for row in list_expected(page)
        )
    return found


def _measure_length() -> list[tuple[int, float]]:
    page = next(page for page in list_pages() if page.suffix == ".txt")
    text, sizes = page.read_text(encoding="utf-8"), []
    for times in (1, 4, 16, 64):
        content = (text * times).encode()
        parse_page(content, page.name)
        start = time.perf_counter()
        parse_page(content, page.name)
        sizes.append((len(text) * times, time.perf_counter() - start))
    return sizes


def measure_alone(what: str, count: str = "1", unit: str = "times") -> int:
    """Measure one thing in this process and print it as JSON (called by bench_reading, one process
    each).
    """
    if what == "length":
        say(json.dumps(_measure_length()))
        return 0
    pages = [page for page in list_pages() if list_expected(page)]
    many = (
        (pages * (int(count) // len(pages) + 1))[: int(count)]
        if unit == "pages"
        else pages * int(count)
    )
    run = measure(parse_page if what == "ours" else read_with_others, many)
    run |= {"expected": sum(len(list_expected(page)) for page in pages)}
    run |= {"found": (count_found_by_us if what == "ours" else count_found_by_others)(pages)}
    say(json.dumps(run))
    return 0


if __name__ == "__main__":
    sys.exit(
        start_tool(measure_alone, *sys.argv[1:]) if sys.argv[1:] else start_tool(bench_reading)
    )
