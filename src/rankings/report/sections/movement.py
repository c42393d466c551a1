"""Movement: ranks among the common units over the years, who climbed and fell, whether order lasts."""

from __future__ import annotations

from markupsafe import Markup

from rankings.compare.rules import explain_reason
from rankings.report.charts_ranks import Course, chart_ranks
from rankings.report.fragments import Column, Fragment, build_figure, build_section, build_table, heading, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.lists import LEVELS, RankedList, league_lists, ranked_lists
from rankings.report.marks import mark_composition, mark_in_list, mark_year
from rankings.report.names import plain_unit
from rankings.report.sections.leaders import show_kinds, show_leaders
from rankings.report.sections.mentions import show_mentions
from rankings.report.sections.timeline import raise_first
from rankings.report.words import join_list

LOWEST = 5           # places at the end of a list whose leaving is told
MOVERS = 2           # units coloured in each direction


def show_movement(report: Report) -> Fragment:
    """Level by level: ranks among the units common to all complete lists, movers, and agreement in words."""
    words = report.words
    levels = [level for level in LEVELS if any(row["common_ranks"] for row in report.rows("03_trajectories", level=level))]
    levels = [level for level in levels if len(complete_years(report, level)) > 1]
    if not levels:
        return build_section("movement", words("movement.title"), paragraph(words("movement.none", some=bool(league_lists(report))), "missing"))
    parts: list[object] = []
    for level in levels:
        parts += [heading(words(f"movement.heading.{level}")), paragraph(tell_constancy(report, level)), draw_ranks(report, level), paragraph(tell_movers(report, level)), paragraph(tell_means(report, level)), paragraph(tell_leavers(report, level)), show_leaders(report, level), show_kinds(report, level, complete_years(report, level))]
    parts += [heading(words("movement.agreement_heading")), paragraph(words("movement.agreement_lead")), tabulate_agreement(report), show_mentions(report)]
    return build_section("movement", words("movement.title"), *parts)


def common_units(report: Report, level: str) -> list[dict]:
    """The trajectories of the units ranked in every complete list of a level."""
    return [row for row in report.rows("03_trajectories", level=level) if row["common_ranks"] and not row["index_name"]]


def complete_years(report: Report, level: str) -> list[int]:
    """The years of the complete lists, in order."""
    years: set[int] = set()
    for row in common_units(report, level):
        years |= {int(year) for year, rank in zip(row["years"], row["common_ranks"], strict=True) if rank is not None}
    return sorted(years)


def rank_in(row: dict, year: int) -> int | None:
    """A trajectory's common rank in a year."""
    return dict(zip(row["years"], row["common_ranks"], strict=True)).get(year)


def framework_in(report: Report, level: str, year: int) -> str:
    """The framework of the list of a level and year."""
    return next((ranked.framework for ranked in ranked_lists(report) if (ranked.level, ranked.year) == (level, year)), "")


def draw_ranks(report: Report, level: str) -> Markup:
    """Ranks among the common units over all complete lists; lines stop where the framework changes."""
    words, years, units = report.words, complete_years(report, level), common_units(report, level)
    frameworks = [framework_in(report, level, year) for year in years]
    moved = {row["unit"]: rank_in(row, years[0]) - rank_in(row, years[-1]) for row in units}
    order = sorted(moved, key=lambda unit: moved[unit])
    fallers, climbers = [unit for unit in order[:MOVERS] if moved[unit] < 0], [unit for unit in order[::-1][:MOVERS] if moved[unit] > 0]
    courses = [Course(plain_unit(row, report.language), tuple(rank_in(row, year) for year in years),
                      "main" if row["unit"] in climbers else "other" if row["unit"] in fallers else "muted") for row in units]
    named = {row["unit"]: plain_unit(row, report.language) for row in units}
    alt = words.plain("movement.alt", level=words(f"level.{level}"), years=[str(year) for year in years], units=len(units), climbers=[f"{named[unit]} (+{moved[unit]})" for unit in climbers],
                      fallers=[f"{named[unit]} (−{-moved[unit]})" for unit in fallers], best=min(courses, key=lambda course: course.ranks[-1]).unit)
    climber = next((row for row in pair_rows(report, level, years[0], years[-1]) if climbers and row["unit"] == climbers[0]), None)
    faller = next((row for row in pair_rows(report, level, years[0], years[-1]) if fallers and row["unit"] == fallers[0]), None)
    title = words("movement.chart_title", first=mark_year(years[0]), last=mark_year(years[-1]), climber=name_tied(report, level, years, moved, climbers), faller=name_tied(report, level, years, moved, fallers),
                  gained=report.figure(climber, "places_gained") if climber else "", lost=report.figure(faller, "places_gained", absolute=True) if faller else "")
    eras = [words.plain(f"framework_short.{framework}") if f"framework_short.{framework}" in words else framework for framework in frameworks]
    chart = chart_ranks(f"ranks-{level}", courses, [str(year) for year in years], eras, words.plain("movement.break"), alt)
    subtitle = words("movement.chart_subtitle", units=report.count(units), breaks=len(set(frameworks)) > 1)
    columns = [Column(words("column.unit"), "name"), *(Column(mark_year(year), "number") for year in years)]
    numbers = build_table(f"numbers-ranks-{level}", words("movement.numbers_caption", level=words(f"level.{level}")), columns,
                          [[report.unit(row), *(mark_in_list(row, "common_ranks", year, report.language) for year in years)] for row in sorted(units, key=lambda row: rank_in(row, years[-1]))], numbered=False)
    return build_figure(chart, title, subtitle, numbers, words("chart.numbers"))


def name_tied(report: Report, level: str, years: list[int], moved: dict[str, int], movers: list[str]) -> Markup:
    """The units that moved as far as the first of the movers, all of them; empty where none moved."""
    tied = [row for row in common_units(report, level) if movers and moved[row["unit"]] == moved[movers[0]]]
    return join_list([report.unit(row) for row in tied], report.words.entries["list.last"]) if tied else Markup("")


def pair_rows(report: Report, level: str, first: int, last: int) -> list[dict]:
    """The rows of one level and pair of years in `03_year_changes`."""
    return [row for row in report.rows("03_year_changes", level=level, year_from=first, year_to=last) if not row["index_name"]]


def tell_constancy(report: Report, level: str) -> Markup:
    """Who stays at the top in every complete list, who stays last."""
    years, units = complete_years(report, level), common_units(report, level)
    top = [row for row in units if all(rank_in(row, year) <= 5 for year in years)]
    last = find_constant_end(units, years)
    ranked_always = [row for row in report.rows("03_trajectories", level=level) if row["times_top5"] == row["times_ranked"] and row["times_ranked"] >= len(years)]
    return report.words("movement.constancy", years=[mark_year(year) for year in years], units=report.count(units), top=[report.named(row) for row in top], top_count=report.count(top) if top else "",
                        last=[report.named(row) for row in last], always=len(ranked_always) > 0)


def find_constant_end(units: list[dict], years: list[int]) -> list[dict]:
    """The longest end of the common order that reads the same in every year; worst last."""
    orders = [sorted(units, key=lambda row: rank_in(row, year)) for year in years]
    length = 0
    while length < len(units) and len({order[-1 - length]["row_id"] for order in orders}) == 1:
        length += 1
    return orders[-1][len(units) - length:]


def tell_movers(report: Report, level: str) -> Markup:
    """The largest climbs and falls of every pair of neighbouring complete lists, in words."""
    years = complete_years(report, level)
    sentences = []
    for first, last in sorted({*zip(years, years[1:], strict=False), *comparable_pairs(report, level)}):
        rows = sorted(pair_rows(report, level, first, last), key=lambda row: row["places_gained"])
        if not rows or rows[0]["places_gained"] == rows[-1]["places_gained"]:
            continue
        climbed = [row for row in rows if row["places_gained"] == rows[-1]["places_gained"]]
        fallen = [row for row in rows if row["places_gained"] == rows[0]["places_gained"]]
        agreement = next((row for row in report.rows("03_agreement", level=level, year_from=first, year_to=last) if not row["index_name"]), None)
        sentences.append(report.words("movement.movers", first=mark_year(first), last=mark_year(last), climbed=[report.named(row) for row in climbed], gained=report.figure(climbed[0], "places_gained"),
                                      fallen=[report.named(row) for row in fallen], lost=report.figure(fallen[0], "places_gained", absolute=True),
                                      rho=report.figure(agreement, "spearman", digits=2) if agreement and agreement["spearman"] is not None else "",
                                      strength=name_strength(agreement), comparable=bool(rows[0]["comparable"])))
    return Markup(" ").join(sentences)


def comparable_pairs(report: Report, level: str) -> list[tuple[int, int]]:
    """The pairs of years of a level whose points may be compared."""
    rows = report.rows("03_year_changes", level=level, comparable=True)
    return sorted({(int(row["year_from"]), int(row["year_to"])) for row in rows if not row["index_name"] and row["score_change"] is not None})


def tell_means(report: Report, level: str) -> Markup:
    """How much of a change of the printed mean is the common units', how much newcomers and leavers."""
    sentences = []
    for first, last in comparable_pairs(report, level):
        lists = {ranked.year: ranked for ranked in ranked_lists(report) if ranked.level == level and ranked.year in (first, last)}
        common = [row for row in pair_rows(report, level, first, last) if row["score_change"] is not None]
        if len(lists) < 2 or len(common) < 5:
            continue
        joined, left = len(lists[last].scored) - len(common), len(lists[first].scored) - len(common)
        sentences.append(report.words("movement.means", first=mark_year(first), last=mark_year(last), before=report.total(lists[first].scored, "score", "mean", digits=2), after=report.total(lists[last].scored, "score", "mean", digits=2),
                                      units=report.count(common), common=report.total(common, "score_change", "mean", digits=2, signed=True), changed=bool(joined or left),
                                      composition=mark_composition(lists[last].scored, lists[first].scored, *(select_common(lists[year], common) for year in (last, first)), "score", report.language) if joined or left else "",
                                      known=report.tag("derived")))
    return Markup(" ").join(sentences)


def tell_leavers(report: Report, level: str) -> Markup:
    """Which units of the lowest places of a complete list are absent from the next one; empty where none left from there."""
    lists = {ranked.year: ranked for ranked in ranked_lists(report) if ranked.level == level and ranked.year in complete_years(report, level)}
    sentences = []
    for first, last in zip(sorted(lists), sorted(lists)[1:], strict=False):
        staying = {row["unit_id"] or row["unit"] for row in lists[last].rows if row["rank"] is not None}
        lowest = lists[first].scored[-LOWEST:]
        left = [row for row in lowest if (row["unit_id"] or row["unit"]) not in staying]
        if left and len(lists[first].scored) > 2 * LOWEST:
            sentences.append(report.words("movement.leavers", first=mark_year(first), last=mark_year(last), lowest=report.count(lowest), left=report.count(left), names=[report.named(row) for row in left]))
    return Markup(" ").join(sentences)


def select_common(ranked: RankedList, common: list[dict]) -> list[dict]:
    """The scored rows of a list whose units are in both years."""
    units = {row["unit_id"] or row["unit"] for row in common}
    return [row for row in ranked.scored if (row["unit_id"] or row["unit"]) in units]


def name_strength(agreement: dict | None) -> str:
    """A word for how well order is kept: strong, middling, weak, none; empty where it is not known."""
    rho = agreement["spearman"] if agreement else None
    if rho is None:
        return ""
    return "strong" if rho >= 0.8 else "middling" if rho >= 0.5 else "weak" if rho >= 0.2 else "none"


def tabulate_agreement(report: Report) -> Markup:
    """Every pair of lists with its measures of agreement; where there is none, why."""
    words = report.words
    columns = [Column(words("column.pair"), "name"), Column(words("column.level")), Column(words("column.same")), Column(words("column.common"), "number"), Column(words("column.spearman"), "number"),
               Column(words("column.mean_move"), "number"), Column(words("column.swapped"), "number")]
    rows = []
    for row in select_rows(report.rows("03_agreement"), index_name=None):
        if row["n_common"] is None or row["n_common"] < 5:
            continue
        same = row["framework_from"] == row["framework_to"]
        rows.append([Markup("{}–{}").format(mark_year(row["year_from"]), mark_year(row["year_to"])), words(f"level.{row['level']}"), words("movement.same" if same else "movement.other"),
                     report.figure(row, "n_common"), maybe(report, row, "spearman", digits=2), maybe(report, row, "mean_abs_rank_change", digits=1),
                     Markup("{}/{}").format(report.figure(row, "discordant_pairs"), report.figure(row, "pairs")) if row["pairs"] is not None else ""])
    return build_table("table-agreement", words("movement.agreement_caption"), columns, rows, words("movement.agreement_note", reason=raise_first(explain_reason("framework_changed", report.language))))


def maybe(report: Report, row: dict, column: str, **form: object) -> Markup:
    """A marked figure, or nothing where the table has none."""
    return report.figure(row, column, **form) if row.get(column) is not None else Markup("")
