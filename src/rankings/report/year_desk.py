"""The desk of notebook 06: a scored year with its tables, its words and its announcement."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
from IPython.display import SVG
from markupsafe import escape

from rankings.errors import SourceError
from rankings.report.announcement import Announcement, show_announcement, write_announcement
from rankings.report.charts import freeze_svg
from rankings.report.charts_intervals import Interval, chart_intervals
from rankings.report.fragments import Fragment
from rankings.report.report_words import load_words
from rankings.score.advice import gain_places, list_strengths
from rankings.score.beside import compare_frameworks, compare_last_year, find_published
from rankings.score.draws import SHARE
from rankings.score.example import EXAMPLES
from rankings.score.framework import load_framework
from rankings.score.nodes import ScoredFramework
from rankings.score.results import Method, Year, score_year
from rankings.score.robust import Shaken, shake_level, tabulate_spread, weigh_choices
from rankings.score.sheet_read import read_sheet
from rankings.score.told import (
    tell_change,
    tell_choices,
    tell_last_year,
    tell_self,
    tell_shaken,
    tell_year,
)
from rankings.score.year_tables import (
    compare_self,
    count_grades,
    list_left_out,
    list_scores,
    sum_self,
)
from rankings.store.paths import home, reports_dir

EXAMPLE = "example"


@dataclass(frozen=True)
class YearDesk:
    """A scored year on the desk: what it is compared with, and the language it is spoken of in."""

    year: Year
    path: Path
    language: str
    previous: pd.DataFrame = field(hash=False)
    draft: ScoredFramework | None = None

    @property
    def first_level(self) -> str:
        """The first level of the framework that has units."""
        return next(iter(self.year.levels))


def open_year(
    framework: str, sheet: str, province: str, language: str = "vi", not_applicable: str = "refuse"
) -> YearDesk:
    """Return a year scored from its sheet by its framework, the official way.

    `not_applicable` says where the points of a criterion go that does not apply to a unit (refuse:
    ask, redistribute, leave-out).

    Both are paths, or names of files in data/examples; a framework may also be an id of
    frameworks.yaml. Last year is the sheet of the same name and the year before where one lies
    beside it, else what the project holds as published. A draft `…_draft.yaml` beside the framework
    is what the year is compared with.
    """
    file, rules = find_file(sheet), find_file(framework, framework)
    chosen = load_framework(rules, language)
    method = Method(not_applicable=not_applicable)
    year = score_year(
        read_sheet(Path(file), chosen, province=province, language=language),
        chosen,
        method,
        language=language,
    )
    draft = Path(rules).with_name(f"{Path(rules).stem}_draft.yaml")
    other = load_framework(draft, language) if draft.is_file() else None
    previous = find_previous(Path(file), year, language)
    return YearDesk(year, Path(file), language, previous, other)


def find_file(name: str, otherwise: str = "") -> str:
    """Return the path that a name means: as it is, under the home, or in data/examples."""
    for folder in (Path(), home(), EXAMPLES):
        if (folder / name).is_file():
            return str(folder / name)
    if otherwise:
        return otherwise
    raise SourceError(
        "there is no such sheet", place=name, hint="`python -m rankings sheet` writes an empty one"
    )


def find_previous(file: Path, year: Year, language: str) -> pd.DataFrame:
    """Return last year's totals: of the sheet beside this one, else as published."""
    now, before = str(year.sheet.year), str(year.sheet.year - 1)
    beside = file.with_name(file.name.replace(now, before))
    if beside == file or not beside.is_file():
        return find_published(year.sheet.province, year.framework.framework, year.sheet.year - 1)
    sheet = read_sheet(beside, year.framework, province=year.sheet.province, language=language)
    totals = list_totals_of(score_year(sheet, year.framework, year.method, language=language))
    return totals.assign(framework=year.framework.id)


def list_totals_of(year: Year) -> pd.DataFrame:
    """Return the totals of a year, one row a unit."""
    scores = list_scores(year)
    columns = ["level", "rank", "unit", "score", "percent", "grade"]
    return scores[scores["depth"] == 0][columns].reset_index(drop=True)


def list_totals(desk: YearDesk) -> pd.DataFrame:
    """The totals of all units in order of rank: score, per cent of the maximum, grade."""
    return list_totals_of(desk.year).astype({"rank": int})


def list_grades(desk: YearDesk) -> pd.DataFrame:
    """How many units of a level have each grade."""
    return count_grades(desk.year)


def list_not_ranked(desk: YearDesk) -> pd.DataFrame:
    """The units that are not ranked, and why."""
    return list_left_out(desk.year)


def list_self_scores(desk: YearDesk) -> pd.DataFrame:
    """What each unit claimed above the verified scores, and on which criterion the most."""
    return sum_self(compare_self(desk.year))


def shake_year(desk: YearDesk, over: str = "weights") -> list[Shaken]:
    """1,000 seeded draws of each level's ranks, over `weights`, `methods` or `both`."""
    return [shake_level(desk.year, name, over=over) for name in desk.year.levels]


def list_rank_intervals(shaken: list[Shaken]) -> pd.DataFrame:
    """Each unit's rank, the interval of 90 % of the draws, P(first), P(top 5)."""
    return pd.concat([tabulate_spread(found) for found in shaken], ignore_index=True)


def chart_rank_intervals(desk: YearDesk, shaken: list[Shaken], level: str) -> SVG:
    """The rank intervals of a level as a drawing, with words for who cannot see it."""
    words = load_words(desk.language)
    found = next(found for found in shaken if found.level == level)
    rows = [
        Interval(row.unit, int(row.rank), int(row.rank_low), int(row.rank_high))
        for row in tabulate_spread(found).itertuples()
    ]
    alt = words.plain(
        "desk.intervals",
        units=len(rows),
        level=words(f"level.{level}"),
        share=round(100 * SHARE),
    )
    drawing = freeze_svg(chart_intervals(f"intervals-{level}", rows, alt).wide)
    return SVG(drawing.replace("<svg ", f'<svg role="img" aria-label="{escape(alt)}" ', 1))


def list_choices(desk: YearDesk) -> pd.DataFrame:
    """Which choice of method moves ranks most: Sobol indices, by level."""
    tables = [weigh_choices(desk.year, name) for name in desk.year.levels]
    return pd.concat(tables, ignore_index=True).round(3)


def list_unit_strengths(desk: YearDesk, level: str, rank: int) -> pd.DataFrame:
    """The criteria on which the unit of a rank stands most above and below its level's median."""
    unit = unit_of_rank(desk, level, rank)
    found = list_strengths(desk.year)
    chosen = found[(found["level"] == level) & (found["unit"] == unit)]
    return chosen.round(2).reset_index(drop=True)


def list_cheapest(desk: YearDesk, level: str, rank: int, places: int) -> pd.DataFrame:
    """The fewest criteria on which the unit of a rank could gain so many places."""
    return gain_places(desk.year, level, unit_of_rank(desk, level, rank), places).round(2)


def unit_of_rank(desk: YearDesk, level: str, rank: int) -> str:
    """Return the unit that stands at a rank, the first named where several share it."""
    totals = list_totals_of(desk.year)
    rows = totals[(totals["level"] == level) & (totals["rank"] <= rank)]
    return str(rows["unit"].iloc[-1])


def compare_previous(desk: YearDesk) -> pd.DataFrame:
    """Each unit beside last year; points are subtracted only under the same framework."""
    return compare_last_year(desk.year, desk.previous)


def compare_draft(desk: YearDesk) -> pd.DataFrame:
    """Each unit under the draft framework, on the same sheet: who gains, who loses."""
    return compare_frameworks(desk.year, desk.draft) if desk.draft else pd.DataFrame()


def tell_scores(desk: YearDesk) -> list[str]:
    """What the sheet is, how it was scored, who leads."""
    note = [desk.year.sheet.note] if desk.year.sheet.note else []
    return note + tell_year(desk.year, desk.language)


def tell_self_scores(desk: YearDesk) -> list[str]:
    """Who scores itself above what was verified."""
    return tell_self(list_self_scores(desk), desk.language)


def tell_rank_intervals(desk: YearDesk, shaken: list[Shaken]) -> list[str]:
    """What the draws say of first places, widths and neighbours."""
    return [line for found in shaken for line in tell_shaken(found, desk.language)]


def tell_choices_of(desk: YearDesk, choices: pd.DataFrame) -> list[str]:
    """Which choice moves ranks most, by level."""
    return [tell_choices(part, desk.language) for _, part in choices.groupby("level", sort=False)]


def tell_previous(desk: YearDesk) -> list[str]:
    """Who climbed and fell since last year."""
    return tell_last_year(compare_previous(desk), desk.language)


def tell_draft(desk: YearDesk) -> list[str]:
    """Who gains and who loses under the draft."""
    return tell_change(compare_draft(desk), desk.language)


def announce(desk: YearDesk) -> Announcement:
    """The announcement of the year, with last year's ranks where they are known."""
    return Announcement(desk.year, compare_previous(desk) if len(desk.previous) else None)


def show_announced(desk: YearDesk) -> Fragment:
    """The announcement as it is written."""
    return show_announcement(announce(desk))


def place_announcement(desk: YearDesk) -> tuple[Path, str]:
    """Return folder and name of the announcement: the example's among the reports, others beside
    their sheet.
    """
    if desk.path.resolve().parent == EXAMPLES:
        return reports_dir(EXAMPLE), "announcement"
    return desk.path.parent, f"{desk.path.stem}_announcement"


def save_announcement(desk: YearDesk) -> str:
    """Write the announcement as HTML, PDF and Word; returns what was written."""
    files = write_announcement(announce(desk), *place_announcement(desk))
    return ", ".join(path.name for path in files) + " written"
