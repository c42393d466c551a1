"""Whether the province's own points and the national indices moved the same way, year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from rankings.compare.answers import load_answers
from rankings.registry.frameworks import index_title, national_mean
from rankings.report.fragments import Column, build_table, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import LEVELS
from rankings.report.marks import mark_year
from rankings.report.parts.means import FEW
from rankings.report.parts.national_beside import tell_nation
from rankings.report.parts.national_rows import count_scored, list_places, tell_gain, tell_rank

MOST = 0.8  # of the province's gain: a nation that gained as much gained nearly as much


def list_comparable(report: Report) -> list[tuple[int, int]]:
    """The pairs of successive years whose own points may be compared and of which the indices'
    changes are known, earliest first.
    """
    changes = report.rows("03_year_changes", comparable=True)
    pairs = {(row["year_from"], row["year_to"]) for row in changes if row["level"] in LEVELS}
    return [
        pair
        for pair in sorted(pairs)
        if pair[1] - pair[0] == 1 and list_steps(report, *pair) and list_own_changes(report, *pair)
    ]


def list_compared(report: Report, index: str) -> set[int]:
    """The years to which an index's change is set beside the own points."""
    return {
        last
        for first, last in list_comparable(report)
        if select_rows(list_steps(report, first, last), index=index)
    }


def compare_directions(report: Report) -> Markup:
    """Whether the province's own scores and the national indices moved the same way between two
    years, with the changes in a table, and how the indices moved later; that no two years are known
    for both, where so.
    """
    pairs = list_comparable(report)
    if not pairs:
        return paragraph(report.words("national.no_directions")) if report.has_pages else Markup("")
    parts = [
        paragraph(tell_directions(report, *pair)) + tabulate_directions(report, *pair)
        for pair in pairs
    ]
    later = tell_later(report, pairs[-1][1])
    return Markup("").join([*parts, paragraph(later) if later else ""])


def tell_later(report: Report, last: int) -> Markup:
    """How the ranks in the indices moved after the last year whose own points may be compared;
    empty where none did.
    """
    steps = [
        row
        for row in report.national("07_changes")
        if row["year_from"] >= last and (row["places_gained"] or is_uncounted(row))
    ]
    known = Counter(row["index"] for row in steps)
    return report.words(
        "national.later",
        last=mark_year(last),
        parts=[
            report.words(
                "national.later_index",
                index=index_title(index, report.language),
                moves=[tell_later_move(report, row) for row in select_rows(steps, index=index)],
            )
            for index, _ in known.most_common()
        ],
    )


def tell_later_move(report: Report, step: dict) -> Markup:
    """How many places an index moved in a step, or where they cannot be counted its two ranks."""
    counted = not is_uncounted(step)
    return report.words(
        "national.later_move",
        rises=step["rank_from"] > step["rank_to"],
        places=report.figure(step, "places_gained", absolute=True) if counted else "",
        before="" if counted else tell_place(report, step, "year_from"),
        after="" if counted else tell_place(report, step, "year_to"),
        first=mark_year(step["year_from"]),
        last=mark_year(step["year_to"]),
        caveats=list_caveats(report, step),
    )


def tell_directions(report: Report, first: int, last: int) -> Markup:
    """Whether the province's own scores and the indices went the same way between two years."""
    outside, inside = list_steps(report, first, last), list_own_changes(report, first, last)
    signs = {is_rise(step) for step in outside} | {
        sum(float(row["score_change"]) for row in changes) > 0 for changes in inside.values()
    }
    return report.words(
        "national.directions",
        first=mark_year(first),
        last=mark_year(last),
        alike=len(signs) == 1,
        rises=True in signs,
        carried=[
            report.words(
                "national.carried",
                index=index_title(step["index"], report.language),
                nation=report.figure(step, "nation_gain", signed=True),
                gain=report.figure(step, "gain", signed=True),
            )
            for step in filter(is_carried, outside)
        ],
        ranked=name_indices(report, (step for step in outside if step["gain"] is None)),
    )


def tabulate_directions(report: Report, first: int, last: int) -> Markup:
    """The changes of the province's own scores and of the indices between two years, each index
    beside the nation's.
    """
    words = report.words
    inside = [
        [
            words("national.inside_name", level=words(f"level.{level}")),
            words(
                "national.inside",
                change=report.total(changes, "score_change", "mean", digits=2, signed=True),
                median=report.total(changes, "score_change", "median", digits=1, signed=True),
                gained=report.count([row for row in changes if row["score_change"] > 0]),
                units=report.count(changes),
            ),
            Markup("–"),
        ]
        for level, changes in list_own_changes(report, first, last).items()
    ]
    outside = [
        [
            index_title(step["index"], report.language),
            tell_outside(report, step),
            tell_beside(report, step),
        ]
        for step in list_steps(report, first, last)
    ]
    return build_table(
        f"table-directions-{last}",
        words("national.directions_caption", first=mark_year(first), last=mark_year(last)),
        [
            Column(words("column.judged"), "name"),
            Column(words("column.change_here")),
            Column(words("column.change_nation")),
        ],
        inside + outside,
        words("national.directions_note"),
    )


def name_indices(report: Report, steps: Iterable[dict]) -> list[str]:
    """The indices of some steps by name."""
    return [index_title(step["index"], report.language) for step in steps]


def list_steps(report: Report, first: int, last: int) -> list[dict]:
    """The indices' changes between two years, those known for most years first."""
    steps = report.national("07_changes")
    known = Counter(step["index"] for step in steps)
    return [
        step
        for step in sorted(steps, key=lambda step: -known[step["index"]])
        if (step["year_from"], step["year_to"]) == (first, last)
        and (step["gain"] is not None or find_places(step))
    ]


def list_own_changes(report: Report, first: int, last: int) -> dict[str, list[dict]]:
    """{level: the changes of its units' points between two years}, of levels with enough units."""
    changes = {
        level: [
            row
            for row in report.rows("03_year_changes", level=level, year_from=first, year_to=last)
            if not row["index_name"] and row["score_change"] is not None
        ]
        for level in LEVELS
    }
    return {level: rows for level, rows in changes.items() if len(rows) >= FEW}


def tell_outside(report: Report, step: dict) -> Markup:
    """An index's change on the year before; where one year's points are not known, its ranks."""
    is_ranked = step["gain"] is None
    return report.words(
        "national.outside",
        change="" if is_ranked else tell_gain(report, step, "gain"),
        before=tell_end(report, step, "year_from") if is_ranked else "",
        after=tell_end(report, step, "year_to") if is_ranked else "",
        move=step["rank_from"] - step["rank_to"] if find_places(step) else 0,
        place=report.place,
        scoreless=[
            mark_year(step[f"year_{end}"]) for end in ("from", "to") if step[f"score_{end}"] is None
        ],
    )


def tell_beside(report: Report, step: dict) -> Markup:
    """The change of the nation's mean in the same years and how far the province's is from it, with
    what is said against a mean; that it is not known and which documents would tell, where so.
    """
    means = (national_mean(step["index"], step[end]) for end in ("year_from", "year_to"))
    caveats = [mean.caveat[report.language] for mean in means if mean and mean.caveat]
    return report.words(
        "national.beside_nation",
        nation=tell_nation(report, step),
        caveat=Markup('<cite class="name">{}</cite>').format("; ".join(caveats)) if caveats else "",
        document=load_answers(report.language).say(f"document.{step['index']}"),
        over=report.figure(step, "gain_over_nation", digits=2, signed=True)
        if step["gain_over_nation"] is not None
        else "",
    )


def tell_end(report: Report, step: dict, end: str) -> Markup:
    """The rank at one end of a step, with what it is of and its source."""
    return tell_rank(report, find_end(report, step, end), is_cited=True)


def tell_place(report: Report, step: dict, end: str) -> Markup:
    """The rank at one end of a step, of as many provinces as had a score."""
    row = find_end(report, step, end)
    of = count_scored(report, row) or report.figure(row, "rank_of")
    return Markup("{}/{}").format(report.figure(row, "rank"), of)


def is_uncounted(step: dict) -> bool:
    """Whether both ranks of a step are known and are of other numbers of provinces, so that no
    places can be counted.
    """
    known = ("rank_from", "rank_to", "of_from", "of_to")
    return step["places_gained"] is None and None not in [step[name] for name in known]


def find_end(report: Report, step: dict, end: str) -> dict:
    """The place of the province at one end of a step."""
    own = {"index": step["index"], "vintage": step["vintage"], "year": step[end]}
    return select_rows(list_places(report), **own)[0]


def list_caveats(report: Report, step: dict) -> list[Markup]:
    """How the ranks at the ends of a step are known, where no source prints them: by the order of a
    list, or counted from the points.
    """
    years = (step["year_from"], step["year_to"])
    own = select_rows(list_places(report), index=step["index"], vintage=step["vintage"])
    kinds = dict.fromkeys(row["rank_source"] for row in own if row["year"] in years)
    told = {
        "order": report.words("national.by_order", tied=[]),
        "score": report.words("tag.derived"),
    }
    return [told[kind] for kind in kinds if kind in told]


def find_places(step: dict) -> bool:
    """Whether an index's change of rank is known between two years."""
    return None not in (step["rank_from"], step["rank_to"])


def is_carried(step: dict) -> bool:
    """Whether the nation gained nearly as many points in an index as the province."""
    gains = step["gain"], step["nation_gain"]
    return None not in gains and 0 < MOST * float(gains[0]) <= float(gains[1])


def is_rise(step: dict) -> bool:
    """Whether an index rose: its points, or where one year's are not known its rank."""
    if step["gain"] is not None:
        return step["gain"] > 0
    return step["rank_to"] < step["rank_from"]
