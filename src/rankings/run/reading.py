"""`read`: what a page says, as JSON Lines for programs or as a summary for a person."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from rankings.clean.understand import understand
from rankings.errors import RankingsError
from rankings.parse.model import Reading
from rankings.parse.page import parse_page
from rankings.run.messages import tell_error
from rankings.run.progress import say, warn

GROUP = ("level", "label", "index_name", "year")


def print_object(file: str, with_text: bool) -> bool:
    """Print what one file says, or why it could not be read; returns whether it could."""
    try:
        reading = parse_page(Path(file))
        said = understand(reading, file) | ({"text": reading.page.text} if with_text else {})
    except RankingsError as error:
        said = {"file": file, "error": {"message": describe_error(error, file), "hint": error.hint}}
    except (
        Exception
    ) as error:  # one file that finds a fault of ours must not cost the reader the other files
        said = {
            "file": file,
            "error": {
                "message": f"the reader failed on this page: {type(error).__name__}: {error}",
                "hint": "this is a fault of the program: report it with the page",
            },
        }
    say(json.dumps(said, ensure_ascii=False))
    return "error" not in said


def describe_error(error: RankingsError, file: str) -> str:
    """Return an error's message with the words it is about, and its place where that is not the
    file itself.

    >>> describe_error(
    ...     RankingsError("the sheet is empty", place="kq.xlsx", quote="Phụ lục 1"), "kq.xlsx"
    ... )
    'the sheet is empty — "Phụ lục 1"'
    """
    place = f"{error.place}: " if error.place and error.place != file else ""
    return place + error.message + (f' — "{error.quote}"' if error.quote else "")


def print_view(file: str, view: str) -> bool:
    """Print a file as `view` says: its text, its ledger or a summary; returns whether it could be
    read.
    """
    show = {"text": show_text, "ledger": show_ledger, "summary": show_summary}[view]
    try:
        show(file, parse_page(Path(file)))
    except RankingsError as error:
        warn(tell_error(error))
        return False
    return True


def show_text(_file: str, reading: Reading) -> None:
    """Print the normalised text that all offsets point into, and nothing else."""
    print(reading.page.text, end="", flush=True)


def show_ledger(file: str, reading: Reading) -> None:
    """Print every number token with its place and role, then the share of each role."""
    for token in reading.numbers:
        say(f"{token.start}\t{token.end}\t{token.role}\t{token.rule}\t{token.text}")
    counts = Counter(token.role for token in reading.numbers)
    shares = ", ".join(
        f"{role} {count} ({count / len(reading.numbers):.0%})"
        for role, count in counts.most_common()
    )
    say(f"# {file}: {len(reading.numbers)} number tokens: {shares or 'none'}")


def show_summary(file: str, reading: Reading) -> None:
    """Print what was read in words and tables: document, rankings, criteria, claims, findings,
    unread numbers.
    """
    said = understand(reading, file)
    document = said["document"]
    say(f"== {file}")
    for name in (
        "title",
        "province",
        "scope",
        "framework",
        "evaluation_year",
        "decision_number",
        "decision_date",
        "published_date",
        "annex",
    ):
        if document[name] is not None:
            say(f"{name:<16} {document[name]}")
    if said["is_cut"]:
        say(f"{'warning':<16} the file ends in the middle of the page: save the page again")
    if not document["has_ranking"]:
        say(f"{'no ranking':<16} {document['reason']}")
    show_rankings([row for row in said["rankings"] if row["certainty"] == "sure"])
    show_criteria(said["criteria"])
    figures = [claim for claim in said["claims"] if claim["certainty"] == "sure"]
    show_lines("Figures", map(describe_claim, figures))
    show_lines(
        "Left out of the ranking",
        (row["unit_printed"] or row["quote"] for row in document["exclusions"]),
    )
    show_lines(
        "What the page says against itself",
        (row["message_en"] or row["message"] for row in said["findings"]),
    )
    show_unsure(said)
    show_lines(
        "Tables that were not understood", map(describe_table, said["tables_not_understood"])
    )
    show_lines(
        "Numbers nobody read", (f"line {row['line']}: {row['text']}" for row in said["unread"])
    )


DOUBTS = {
    "year": "which year",
    "index": "by which index",
    "decimal_mark": "a decimal point or thousands",
}


def show_unsure(said: dict) -> None:
    """Print what may be read in more than one way, with the reason: it counts nowhere before a
    person accepts it.
    """
    rows = [row for row in said["rankings"] if row["certainty"] == "unsure"]
    claims = [claim for claim in said["claims"] if claim["certainty"] == "unsure"]
    told = [
        (f"{row['unit']}: rank {row['rank']}, score {row['score_text']}", row["reasons"])
        for row in rows
    ] + [(describe_claim(claim), claim["reasons"]) for claim in claims]
    show_lines(
        "Unsure, not counted (accept in data/reference/accepted_readings.csv)",
        (f"{words} — {', '.join(DOUBTS[reason] for reason in why)}?" for words, why in told),
    )


def describe_table(table: dict) -> str:
    """A table that was not understood, in a line."""
    return (
        f"line {table['line']}: {table['rows']} rows, {table['columns']} columns:"
        f" {table['first_row']}"
    )


def show_rankings(rankings: list[dict]) -> None:
    """Print the rankings, a table a group."""
    for group, rows in groupby(rankings, key=lambda row: tuple(row[name] for name in GROUP)):
        say(
            "\nRanking: "
            + (", ".join(str(value) for value in group if value is not None) or "group not said")
        )
        for row in rows:
            score = row["score_text"] or ""
            maximum = f" of {row['max_score']}" if score and row["max_score"] is not None else ""
            mark = "" if row["rank_source"] in (None, "printed") else f" ({row['rank_source']})"
            rank = "" if row["rank"] is None else row["rank"]
            say(
                f"  {rank!s:>4}{mark:<8} {row['unit'] or row['unit_printed']:<52} {score}{maximum}"
                f" {row['grade'] or ''}".rstrip()
            )


def show_criteria(criteria: list[dict]) -> None:
    """Print the scores on single criteria."""
    show_lines(
        "Criteria",
        (
            f"{row['criterion']}: "
            + (
                f"{row['unit'] or 'the others'} ({row['statistic']}) {row['score_text'] or ''}"
                if row["statistic"]
                else f"at most {row['max_score']}"
            )
            for row in criteria
        ),
    )


def show_lines(title: str, lines: Iterable[str]) -> None:
    """Print a titled list, nothing where it is empty."""
    lines = list(lines)
    if lines:
        say(f"\n{title} ({len(lines)})")
        for line in lines:
            say(f"  {line}")


def describe_claim(claim: dict) -> str:
    """Return a figure with what it counts, its base and its year.

    >>> describe_claim(
    ...     {
    ...         "subject": "hồ sơ",
    ...         "measure": "hồ sơ",
    ...         "comparator": ">",
    ...         "value_text": "420.331",
    ...         "unit": "hồ sơ",
    ...         "of": None,
    ...         "year": 2024,
    ...     }
    ... )
    'hồ sơ: >420.331 hồ sơ (2024)'
    """
    about = " · ".join(
        dict.fromkeys(str(claim[name]) for name in ("subject", "measure") if claim[name])
    )
    sign = claim["comparator"] if claim["comparator"] not in (None, "=") else ""
    base = f" of {claim['of']}" if claim["of"] is not None else ""
    year = f" ({claim['year']})" if claim["year"] else ""
    return f"{about}: {sign}{claim['value_text']} {claim['unit'] or ''}".rstrip() + base + year
