"""Findings beyond the first page, each with how it is known and where it is written."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from rankings.report.fragments import Fragment, build_section
from rankings.report.inputs import Report, about_pages, select_rows
from rankings.report.marks import count_own, mark_year
from rankings.report.parts.answer import Answer, list_answers
from rankings.report.parts.answers_criteria import answer_lost_points, answer_zero_points
from rankings.report.parts.answers_lists import answer_points
from rankings.report.parts.criteria_sets import list_unread_decisions
from rankings.report.parts.findings import list_findings
from rankings.report.parts.first_page import list_moving_levels
from rankings.report.parts.national_beside import list_unknown
from rankings.report.parts.national_rows import (
    count_scored,
    find_largest_move,
    list_places,
    tell_printed,
    tell_rank,
)
from rankings.report.parts.requests import drop_annexes, list_requests, list_unheld_results
from rankings.report.parts.silent import name_silent

FEW = 3  # so many open questions are named; more stand where they are listed


@about_pages
def show_answers(report: Report) -> Fragment:
    """The findings of a province in the order an official asks for them; nothing without any."""
    answers = list(find_answers(report))
    if not answers:
        return Fragment("")
    told = [
        Markup("{} {} {}").format(
            answer.sentence, show_tags(report, answer.status), report.evidence(*answer.evidence)
        )
        for answer in answers
    ]
    return build_section("answers", report.words("answers.title"), list_answers(told))


def show_tags(report: Report, status: str | tuple[str, ...]) -> Markup:
    """How an answer is known: one tag, or one for each kind of figure it rests on."""
    return Markup(" ").join(
        report.tag(known)
        for known in dict.fromkeys((status,) if isinstance(status, str) else status)
    )


def find_answers(report: Report) -> Iterator[Answer]:
    """Every finding the tables allow that the first page does not say, most asked for first."""
    yield from answer_points(report)
    if list_moving_levels(report):
        yield from answer_zero_points(report)
        yield from answer_lost_points(report)
    yield from answer_indices(report)
    yield from answer_doubts(report)


def answer_indices(report: Report) -> Iterator[Answer]:
    """What the national indices said of the province: those of the year of which its own pages
    print most of them, and the newest rank in each that is newer; without such pages the newest
    ranks. A rank that the first page tells is not told again.
    """
    moved = find_largest_move(report) or ()
    told = {(row["framework"], row["year"]) for row in moved}
    rows = [
        row
        for row in report.rows("02_rankings", level="province", preferred=True, status="printed")
        if row["rank"] is not None
    ]
    years = [row["year"] for row in rows]
    year = max(sorted(set(years)), key=years.count, default=0)
    chosen = sorted((row for row in rows if row["year"] == year), key=lambda row: row["rank"])
    newest = {row["index"]: row for row in list_places(report) if row["rank"] is not None}
    newer = sorted(
        (row for row in newest.values() if row["year"] > year), key=lambda row: -row["year"]
    )
    parts, later = (
        [row for row in found if (row["framework"], row["year"]) not in told]
        for found in (chosen, newer)
    )
    own = {row["framework"] for row in parts}
    if parts or later:
        sentence = report.words(
            "answers.indices",
            place=report.place,
            year=mark_year(year),
            parts=[tell_place(report, row) for row in parts],
            newer=[tell_newer(report, row, year if row["index"] in own else 0) for row in later],
        )
        yield Answer(sentence, "printed")


def tell_place(report: Report, row: dict) -> Markup:
    """An index and the rank in it that a page of the province prints."""
    return report.words(
        "answers.index_part",
        index=row["index_name"] or report.framework(row),
        rank=report.figure(row, "rank"),
        of=report.figure(row, "rank_of") if row["rank_of"] is not None else "",
        scored=count_scored(report, row),
        printed=tell_printed(report, row) if row["rank_of"] is not None else "",
        source=report.evidence(row),
    )


def tell_newer(report: Report, row: dict, since: int) -> Markup:
    """An index and its rank of a newer year, behind those of the years after `since`, if any."""
    between = [
        place
        for place in select_rows(list_places(report), index=row["index"], vintage=row["vintage"])
        if since and since < place["year"] <= row["year"] and place["rank"] is not None
    ]
    return report.words(
        "answers.newer_part",
        index=row["index_name"],
        places=[
            report.words(
                "answers.newer_place",
                year=mark_year(place["year"]),
                rank=tell_rank(report, place, is_cited=True),
            )
            for place in between or [row]
        ],
    )


def answer_doubts(report: Report) -> Iterator[Answer]:
    """How often the sources contradict themselves, and how much stays unknown."""
    grave, slight = (list_findings(report, is_slight=way) for way in (False, True))
    requests = {document: drop_annexes(gaps) for document, gaps in list_requests(report).items()}
    decisions = list_unread_decisions(report)
    unread = [rows[0] for _, decision, rows in decisions if decision]
    gaps = [gap for asked in requests.values() for gap in asked]
    gaps += [rows[0] for _, _, rows in decisions]
    silent, unknown = name_silent(report), list_unknown(list_places(report))
    if grave or slight or gaps:
        partly = requests.get("", []) if list_unheld_results(report) else []
        asked = [gap for document, gaps in requests.items() if document for gap in gaps] + unread
        unclear = [gap for gap in gaps if gap not in (*asked, *partly)]
        named = report.rows("02_documents")
        numberless = [
            row for row in named if row["document_id"] in requests and not row["decision_number"]
        ]
        yield Answer(
            report.words(
                "answers.doubts",
                gaps=report.count(gaps),
                grave=report.count(grave),
                slight=report.count(slight) if slight else "",
                asked=report.count(asked) if asked else "",
                partly=report.count(partly) if partly else "",
                unclear=report.count(unclear) if unclear else "",
                numberless=report.count(numberless) if numberless else "",
                has_grave=bool(grave),
                has_findings=bool(grave or slight),
                has_gaps=bool(gaps),
                place=report.place,
                questions=count_own(silent) if silent else "",
                asked_names=silent if len(silent) <= FEW else [],
                indices=count_own(unknown) if unknown else "",
            ),
            "printed",
        )
