"""The indicator ladder and the national indices: what stands around the rankings."""

from __future__ import annotations

from markupsafe import Markup, escape

from rankings.compare.ladder import SIGNS
from rankings.compare.words_frameworks import find_national_version
from rankings.registry.frameworks import national_mean
from rankings.registry.indicators import load_indicators
from rankings.report.charts_context import Point, Scale, chart_scales, chart_series
from rankings.report.fragments import Column, Fragment, build_figure, build_section, build_table, heading, paragraph
from rankings.report.inputs import Report, select_rows
from rankings.report.marks import format_number, mark_mean, mark_means, mark_year, printed_digits
from rankings.report.sections.frameworks import name_theme
from rankings.report.sections.timeline import raise_first
from rankings.report.sections.sources import name_source

BREAK = Markup('<span class="break" title="{}">‖</span>')


def show_ladder(report: Report) -> Fragment:
    """Indicators in rows, years in columns, each figure with its base, a break mark where the base changed."""
    words, rows = report.words, [row for row in report.rows("03_indicator_ladder") if row["value"] is not None]
    if not rows:
        return build_section("ladder", words("ladder.title"), paragraph(words("ladder.none"), "missing"))
    steps, context = [row for row in rows if row["in_ladder"] != "context"], select_rows(rows, in_ladder="context")
    several = {row["indicator_id"] for row in steps if len({other["year"] for other in select_rows(steps, indicator_id=row["indicator_id"])}) > 1}
    series, single = [row for row in steps if row["indicator_id"] in several], [row for row in steps if row["indicator_id"] not in several]
    return build_section("ladder", words("ladder.title"), paragraph(words("ladder.lead")), draw_ladder(report, steps), tabulate_ladder(report, series), list_breaks(report, series),
                         tabulate_single(report, single, "table-single", words("ladder.single_caption")),
                         paragraph(words("ladder.context_lead")) if context else "", tabulate_single(report, context, "table-context", words("ladder.context_caption")))


def name_indicator(report: Report, row: dict) -> str:
    """An indicator's name in this language."""
    known = load_indicators().get(row["indicator_id"])
    return known.name_en if report.language == "en" and known else str(row["indicator"] or row["indicator_id"])


def is_percent(row: dict) -> bool:
    return row["unit"] == "%" and 0 <= float(row["value"]) <= 100


def draw_ladder(report: Report, rows: list[dict]) -> Markup:
    """The indicators with two or more percentages on one scale; a double bar marks a break in the series."""
    words, scales, grown = report.words, [], []
    for indicator in dict.fromkeys(row["indicator_id"] for row in rows):
        own = sorted(filter(is_percent, select_rows(rows, indicator_id=indicator)), key=lambda row: row["year"])
        own = list({row["year"]: row for row in own}.values())
        if len(own) < 2:
            continue
        last_break = max((place for place, row in enumerate(own) if row["comparable_with_previous"] is False), default=0)
        points = [Point(float(row["value"]), f"{row['year']}: {SIGNS.get(row['comparator'], '')}{format_number(row['value'], report.language, printed_digits(row['value']))}", "muted" if place < last_break else "main",
                        bool(row["comparable_with_previous"])) for place, row in enumerate(own)]
        scales.append(Scale(name_indicator(report, own[0]), points))
        grown += [(after["value"] - before["value"], before, after) for before, after in zip(own, own[1:], strict=False) if after["comparable_with_previous"]]
    if not scales:
        return Markup("")
    largest = max(grown, key=lambda step: step[0]) if grown else None
    alt = words.plain("ladder.alt", indicators=[f"{scale.label} ({', '.join(point.text for point in scale.points)})" for scale in scales])
    title = words("ladder.chart_title", indicator=Markup('<cite class="name">{}</cite>').format(name_indicator(report, largest[2])), first=report.figure(largest[1], "value"), last=report.figure(largest[2], "value"), year_first=mark_year(largest[1]["year"]),
                  year_last=mark_year(largest[2]["year"])) if largest else words("ladder.chart_title_broken")
    return build_figure(chart_scales("ladder-chart", scales, alt, join=True), title, words("ladder.chart_subtitle"))


def tabulate_ladder(report: Report, rows: list[dict]) -> Markup:
    """The indicators of two years and more in rows, years in columns, theme by theme."""
    words, years = report.words, sorted({row["year"] for row in rows})
    columns = [Column(words("column.indicator"), "name"), *(Column(mark_year(year), "number") for year in years)]
    lines = []
    for theme in dict.fromkeys(row["theme"] for row in rows):
        for indicator in dict.fromkeys(row["indicator_id"] for row in rows if row["theme"] == theme):
            own = select_rows(rows, indicator_id=indicator, theme=theme)
            lines.append([label_indicator(report, own[0]), *(Markup("<br>").join(show_step(report, row, years) for row in select_rows(own, year=year)) for year in years)])
    return build_table("table-ladder", words("ladder.caption"), columns, lines, words("ladder.note"))


def label_indicator(report: Report, row: dict) -> Markup:
    """An indicator's name with its theme, and what its figures are shares of where that is on record."""
    theme = raise_first(name_theme(report, row["theme"]).striptags())
    base = Markup(" · {}").format(report.words("ladder.base", base=row["base"])) if row["base"] and (row["unit"] == "%" or row["of"] is not None) else Markup("")
    return Markup('<cite class="name">{}</cite> <span class="subtitle"><cite class="name">({}{})</cite></span>').format(name_indicator(report, row), theme, base)


def list_breaks(report: Report, rows: list[dict]) -> Markup:
    """Why each series breaks where it does."""
    broken = [row for row in rows if row["comparable_with_previous"] is False]
    items = dict.fromkeys(Markup("<li>{}</li>").format(report.words("ladder.broken", indicator=name_indicator(report, row), year=mark_year(row["year"]), reason=explain_break(report, row))) for row in broken)
    return paragraph(report.words("ladder.breaks_lead")) + Markup('<ul class="facts">{}</ul>').format(Markup("").join(items)) if items else Markup("")


def explain_break(report: Report, row: dict) -> str:
    """The reason of a break in this language."""
    return str((row["why_not"] if report.language == "vi" else row["why_not_en"] or row["why_not"]) or "")


def tabulate_single(report: Report, rows: list[dict], anchor: str, caption: Markup) -> Markup:
    """Figures that stand alone, one a line: indicator, year, figure."""
    words = report.words
    columns = [Column(words("column.indicator"), "name"), Column(words("column.year")), Column(words("column.figure"), "number")]
    lines = [[label_indicator(report, row), mark_year(row["year"]), show_step(report, row, [])] for row in rows]
    return build_table(anchor, caption, columns, lines, words("ladder.note_single"))


def show_step(report: Report, row: dict, years: list[int]) -> Markup:
    """One figure of the ladder: break mark, value with unit or fraction, evidence, how it is known."""
    value = report.figure(row, "value")
    unit = Markup("") if row["unit"] is None else Markup(" %") if row["unit"] == "%" else Markup(' <span lang="vi">{}</span>').format(row["unit"]) if row["of"] is None else Markup("")
    of = Markup("/{}").format(report.figure(row, "of")) if row["of"] is not None and row["unit"] != "%" else Markup("")
    broken = BREAK.format(explain_break(report, row)) + " " if row["comparable_with_previous"] is False else Markup("")
    known = Markup(" {}").format(report.tag(row["status"])) if row["status"] not in (None, "printed") else Markup("")
    return Markup("{}{}{}{}{}{} {}").format(broken, SIGNS.get(row['comparator'], ''), value, of, unit, known, report.evidence(row))


def show_national(report: Report) -> Fragment:
    """What PCI, PAPI, PAR INDEX, SIPAS and the ministries' indices say of the province: each with its own eyes."""
    words = report.words
    rows = [row for row in report.rows("02_rankings", level="province", preferred=True) if row["score"] is not None or row["rank"] is not None]
    if not rows:
        return build_section("national", words("national.title"), paragraph(words("national.none"), "missing"))
    main = [row for row in rows if ":" not in str(row["index_name"] or "")]
    return build_section("national", words("national.title"), paragraph(words("national.lead")), paragraph(compare_with_nation(report, main)), draw_index(report, main), tabulate_indices(report, rows),
                         heading(words("national.who_heading")), Markup("<ul>{}</ul>").format(Markup("").join(
                             Markup("<li>{}{}</li>").format(words(f"national.who.{key}"), tell_sample(report, key, main)) for key in ("pci", "papi", "par", "sipas", "dti") if select_rows(main, framework=key))),
                         paragraph(words("national.agreement")))


def tell_sample(report: Report, framework: str, rows: list[dict]) -> Markup:
    """Whom an index asks and how many, in the newest year known here; empty where the registry does not know."""
    newest = max(row["year"] for row in select_rows(rows, framework=framework))
    version = find_national_version(framework, int(newest))
    sample = version.facts.get("sample") if version else None
    return Markup(" {}").format(report.words("national.sample", sample=sample[report.language])) if sample else Markup("")


def compare_with_nation(report: Report, rows: list[dict]) -> Markup:
    """The province's score beside the mean of the provinces of the same year, where the registry knows one."""
    sentences = []
    for row in rows:
        mean = national_mean(row["framework"] or "", row["year"]) if row["year"] and row["score"] is not None and row["status"] != "derived" else None
        if mean is None:
            continue
        before, own = national_mean(mean.framework, mean.year - 1), row["score_change"]
        sentences.append(report.words("national.beside", index=name_index(report, row), year=mark_year(mean.year), score=report.figure(row, "score"), mean=mark_mean(mean, report.language),
                                      own_change=report.figure(row, "score_change", signed=True) if own is not None and before else "", mean_change=mark_means(before, mean, report.language) if own is not None and before else ""))
    return Markup(" ").join(sentences)


def name_index(report: Report, row: dict) -> Markup:
    """An index's name in this language, else as printed, else its framework's."""
    name = row["index_name"] or ""
    return report.words(f"index.{name}") if f"index.{name}" in report.words else escape(name) if name else report.framework(row)


def draw_index(report: Report, rows: list[dict]) -> Markup:
    """The index with the longest series, as a line with its ranks."""
    words = report.words
    series: dict[str, dict[int, dict]] = {}
    for row in rows:
        if row["score"] is not None and row["year"]:
            series.setdefault(str(row["index_name"] or row["framework"]), {})[int(row["year"])] = row
    name, years = max(series.items(), key=lambda item: len(item[1]), default=("", {}))
    if len(years) < 5:
        return Markup("")
    ordered = [years[year] for year in sorted(years)]
    points = [(int(row["year"]), float(row["score"]), name_rank(report, row, len(ordered))) for row in ordered]
    best = min((row for row in ordered if row["rank"] is not None), key=lambda row: row["rank"], default=ordered[-1])
    first, last = ordered[0], ordered[-1]
    alt = words.plain("national.alt", index=name, first=first["year"], last=last["year"], first_score=format_number(first["score"], report.language), last_score=format_number(last["score"], report.language),
                      best=best["rank"], best_year=best["year"])
    title = words("national.chart_title", index=name, first=mark_year(first["year"]), last=mark_year(last["year"]), first_rank=report.figure(first, "rank") if first["rank"] is not None else "",
                  last_rank=report.figure(last, "rank") if last["rank"] is not None else "", first_score=report.figure(first, "score"), last_score=report.figure(last, "score"))
    return build_figure(chart_series("index-chart", points, alt), title, words("national.chart_subtitle"))


def name_rank(report: Report, row: dict, points: int) -> str:
    """The label of a point: its rank, in a word where there is room for one."""
    if row["rank"] is None:
        return ""
    return report.words.plain("national.point", rank=row["rank"]) if points <= 10 else str(row["rank"])


def tabulate_indices(report: Report, rows: list[dict]) -> Markup:
    """Every index and year: score, rank of how many, change as printed, how it is known."""
    words = report.words
    columns = [Column(words("column.index"), "name"), Column(words("column.year")), Column(words("column.score"), "number"), Column(words("column.rank_of"), "number"),
               Column(words("column.rank_change"), "number"), Column(words("column.source"))]
    lines = []
    for row in sorted(rows, key=lambda row: (":" in str(row["index_name"] or ""), str(row["index_name"] or row["framework"]), -(row["year"] or 0))):
        rank = report.figure(row, "rank") if row["rank"] is not None else ""
        of = Markup("/{}").format(report.figure(row, "rank_of")) if rank and row["rank_of"] is not None else ""
        lines.append([name_index(report, row), mark_year(row["year"]) if row["year"] else "", report.figure(row, "score") if row["score"] is not None else "", Markup("{}{}").format(rank, of),
                      report.figure(row, "rank_change", signed=True) if row["rank_change"] is not None else "", Markup("{} {} {}").format(report.tag(row["status"]), name_source(report, row["document_id"]), report.evidence(row))])
    return build_table("table-indices", words("national.caption"), columns, lines, words("national.note"))
