"""`read`: what a page says, as JSON Lines for programs or as a summary for a person."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from rankings.clean.understand import understand
from rankings.errors import RankingsError
from rankings.language.entries import choose_language, in_language
from rankings.language.sentences import Sentences
from rankings.parse.model import Reading
from rankings.parse.page import parse_page
from rankings.run.messages import tell_error
from rankings.run.progress import say, warn

WORDS = Path(__file__).with_name("summary")
GROUP = ("level", "label", "index_name", "year")
FACTS = (
    "title", "province", "scope", "framework", "evaluation_year", "decision_number",
    "decision_date", "published_date", "annex",
)  # fmt: skip


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
    words = load_words()
    told = words.say("ledger", count=len(reading.numbers), shares=shares or words.say("none"))
    say(f"# {file}: {told}")


def load_words() -> Sentences:
    """Return the words of the summary in the language that the person is spoken to in."""
    return Sentences(WORDS, choose_language())


def show_summary(file: str, reading: Reading) -> None:
    """Print what was read in words and tables: document, rankings, criteria, claims, findings,
    unread numbers.
    """
    said, words = understand(reading, file), load_words()
    say(f"== {file}")
    show_document(said, words)
    show_rankings([row for row in said["rankings"] if row["certainty"] == "sure"], words)
    show_lines(words.say("criteria"), (tell_criterion(row, words) for row in said["criteria"]))
    figures = [claim for claim in said["claims"] if claim["certainty"] == "sure"]
    show_lines(words.say("figures"), (describe_claim(claim, words) for claim in figures))
    left_out = said["document"]["exclusions"]
    show_lines(words.say("left_out"), (row["unit_printed"] or row["quote"] for row in left_out))
    found = (in_language(row, "message", words.language) for row in said["findings"])
    show_lines(words.say("findings"), found)
    show_unsure(said, words)
    tables = (words.say("table", **table) for table in said["tables_not_understood"])
    show_lines(words.say("tables"), tables)
    show_lines(words.say("unread"), (words.say("unread_line", **row) for row in said["unread"]))


def show_document(said: dict, words: Sentences) -> None:
    """Print what the page says of itself, and why nothing is ranked where nothing is."""
    document = said["document"]
    facts = {name: document[name] for name in FACTS}
    if facts["scope"] is not None:
        facts["scope"] = words.entries.get(f"scopes.{facts['scope']}", facts["scope"])
    if said["is_cut"]:
        facts["warning"] = words.say("is_cut")
    if not document["has_ranking"]:
        reason = document["reason"]
        facts["no_ranking"] = reason and words.say(f"reasons.{reason}")
    for name, value in facts.items():
        if value is not None:
            say(f"{words.say(f'document.{name}'):<16} {value}")


def show_unsure(said: dict, words: Sentences) -> None:
    """Print what may be read in more than one way, with the reason: it counts nowhere before a
    person accepts it.
    """
    rows = [row for row in said["rankings"] if row["certainty"] == "unsure"]
    claims = [claim for claim in said["claims"] if claim["certainty"] == "unsure"]
    told = [
        (
            words.say("unsure_row", unit=row["unit"], rank=row["rank"], score=row["score_text"]),
            row["reasons"],
        )
        for row in rows
    ] + [(describe_claim(claim, words), claim["reasons"]) for claim in claims]
    lines = []
    for line, why in told:
        doubts = ", ".join(words.say(f"doubts.{reason}") for reason in why)
        lines.append(words.say("doubt", words=line, doubts=doubts))
    show_lines(words.say("unsure"), lines)


def show_rankings(rankings: list[dict], words: Sentences) -> None:
    """Print the rankings, a table a group, in the order in which the page begins them."""
    groups: dict[tuple, list[dict]] = {}
    for row in rankings:
        groups.setdefault(tuple(row[name] for name in GROUP), []).append(row)
    for (level, *rest), rows in groups.items():
        shown = [words.entries.get(f"levels.{level}", level), *rest]
        named = ", ".join(str(value) for value in shown if value is not None)
        say("\n" + words.say("ranking", group=named or words.say("no_group")))
        for row in rows:
            say(write_row(row, words))


def write_row(row: dict, words: Sentences) -> str:
    """A row of a ranking in a line: place, unit, score, grade."""
    score = row["score_text"] or ""
    is_of = score and row["max_score"] is not None
    maximum = words.say("of", maximum=row["max_score"]) if is_of else ""
    source = row["rank_source"]
    mark = "" if source in (None, "printed") else f" ({words.say(f'ranks.{source}')})"
    rank = "" if row["rank"] is None else row["rank"]
    if not rank and row["rank_from_bottom"]:
        rank = words.say("last" if row["rank_from_bottom"] == 1 else "from_last", **row)
    unit = row["unit"] or row["unit_printed"]
    return f"  {rank!s:>4}{mark:<8} {unit:<52} {score}{maximum} {row['grade'] or ''}".rstrip()


def tell_criterion(row: dict, words: Sentences) -> str:
    """The score on a criterion, or the most that it can bring."""
    if not row["statistic"]:
        return words.say("at_most", criterion=row["criterion"], maximum=row["max_score"])
    return words.say(
        "on_criterion",
        criterion=row["criterion"],
        unit=row["unit"] or words.say("others"),
        statistic=row["statistic"],
        score=row["score_text"] or "",
    )


def show_lines(title: str, lines: Iterable[str]) -> None:
    """Print a titled list, nothing where it is empty."""
    lines = list(lines)
    if lines:
        say(f"\n{title} ({len(lines)})")
        for line in lines:
            say(f"  {line}")


def describe_claim(claim: dict, words: Sentences) -> str:
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
    ...         "change": -3.5,
    ...         "change_unit": "điểm",
    ...         "baseline": 2023,
    ...     },
    ...     Sentences(WORDS, "vi"),
    ... )
    'hồ sơ: >420.331 hồ sơ, -3,5 điểm so với 2023 (2024)'
    """
    about = " · ".join(
        dict.fromkeys(str(claim[name]) for name in ("subject", "measure") if claim[name])
    )
    sign = claim["comparator"] if claim["comparator"] not in (None, "=") else ""
    base = words.say("of", maximum=claim["of"]) if claim["of"] is not None else ""
    year = f" ({claim['year']})" if claim["year"] else ""
    printed = f"{sign}{claim['value_text']} {claim['unit'] or ''}".rstrip() + base
    told = [printed] if claim["value_text"] else []
    return f"{about}: " + ", ".join(told + tell_change(claim, words)) + year


def tell_change(claim: dict, words: Sentences) -> list[str]:
    """The change of a figure, and since when; empty where none is printed."""
    if claim["change"] is None:
        return []
    since = words.say("since", year=claim["baseline"]) if claim["baseline"] else ""
    sign = "+" if claim["change"] > 0 else ""
    return [
        f"{sign}{words.say('number', number=claim['change'])} {claim['change_unit'] or ''}".rstrip()
        + since
    ]
