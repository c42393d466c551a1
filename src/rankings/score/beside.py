"""A scored year beside another: last year's places, and the same sheet under another framework."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import yaml

from rankings.errors import SourceError
from rankings.language.text import key
from rankings.registry.frameworks import framework_of
from rankings.registry.units import continues, identify_unit, successors
from rankings.score.computed_ranks import rank_values
from rankings.score.nodes import ScoredFramework
from rankings.score.results import Year, score_year
from rankings.score.sheet_form import Sheet
from rankings.store.tables import read_table, table_path

FACTS_FILE = "year.yaml"
PREVIOUS = ["level", "unit", "rank", "score", "framework"]


def read_scored(path: Path) -> pd.DataFrame:
    """Return the totals of a year that the command `score` wrote: level, unit, rank, score,
    framework. The folder may be named, or its scores.csv.
    """
    file = path / "scores.csv" if path.is_dir() else path
    if not file.is_file():
        raise SourceError(
            "there are no scores of a year", place=str(path), hint="name a folder of --out"
        )
    rows = pd.read_csv(file, encoding="utf-8-sig")
    facts = file.with_name(FACTS_FILE)
    known = yaml.safe_load(facts.read_text(encoding="utf-8")) if facts.is_file() else {}
    totals = rows[rows["depth"] == 0]
    return totals.assign(framework=known.get("framework", ""))[PREVIOUS].reset_index(drop=True)


def find_published(province: str, framework: str, year: int) -> pd.DataFrame:
    """Return a year's published places of a province from the project's own tables: those of a
    framework of the same name, each with the version that the registry knows.

    >>> published = find_published("phu-tho", "dti", 2024)
    >>> published.query("level == 'department' and rank == 1")["unit"].tolist()
    ['Sở Y tế']
    """
    if not table_path("02_rankings", province).is_file():
        return pd.DataFrame(columns=PREVIOUS)
    rows = read_table("02_rankings", province)
    rows = rows[rows["preferred"] & (rows["year"] == year) & (rows["framework"] == framework)]
    rows = rows[rows["index_name"].isna() & rows["rank"].notna()]
    versions = [
        framework_of({"province": province, "framework": framework, "year": year}, level)
        for level in rows["level"]
    ]
    names = [version.id if version else "" for version in versions]
    return rows.assign(framework=names)[PREVIOUS].reset_index(drop=True)


def compare_last_year(year: Year, previous: pd.DataFrame) -> pd.DataFrame:
    """Return each unit's place and score beside last year's; points are subtracted only under the
    same framework version. `common_*` are ranks among the units of both years.

    Last year's bodies are those of the registry: one that was renamed is followed, one that was
    made of several since stands without a place of last year, its parts with theirs in `parts`.

    >>> from rankings.score.example import score_example
    >>> from rankings.score.year_tables import list_scores
    >>> before = list_scores(score_example(2023)).query("depth == 0").assign(framework="")
    >>> beside = compare_last_year(score_example(), before)
    >>> beside[["unit", "rank", "previous_rank", "places_gained"]].values.tolist()[0]
    ['Sở Công Thương', 1.0, 3.0, 2.0]
    """
    tables = []
    for name, level in year.levels.items():
        root = level.level.root.id
        before, parts = follow_units(year.sheet, name, previous[previous["level"] == name])
        rows = []
        for place in level.order():
            old = before.get(key(level.units[place]))
            score, rank = level.scores[root][place], level.ranks[root][place]
            old_score = np.nan if old is None or pd.isna(old.score) else float(old.score)
            old_rank = np.nan if old is None else float(old.rank)
            same = old is not None and old.framework == year.framework.id
            change = score - old_score if same else np.nan
            unit = level.units[place]
            made_of = "; ".join(parts.get(key(unit), ())) or None
            moved = old_rank - rank
            rows.append((name, unit, rank, old_rank, moved, score, old_score, change, made_of))
        tables.append(_add_common_ranks(pd.DataFrame(rows, columns=_BESIDE)))
    return pd.concat(tables, ignore_index=True)


_BESIDE = [
    "level", "unit", "rank", "previous_rank", "places_gained", "score", "previous_score",
    "score_change", "parts",
]  # fmt: skip


def follow_units(
    sheet: Sheet, level: str, previous: pd.DataFrame
) -> tuple[dict[str, NamedTuple], dict[str, list[str]]]:
    """Return last year's rows by the key of this year's name, and the parts of units that were made
    of several, each with its rank.
    """
    then, now = f"{sheet.year - 1}-12-31", f"{sheet.year}-12-31"
    before: dict[str, NamedTuple] = {}
    parts: dict[str, list[str]] = {}
    for row in previous.itertuples():
        old = identify_unit(row.unit, sheet.province, then, level)
        heirs = successors(old, now) if old else ()
        if not heirs:  # nobody knows what became of it: its name is all there is
            before[key(row.unit)] = row
        for heir in heirs:
            if continues(old, heir):
                before[key(heir.name)] = row
            else:
                parts.setdefault(key(heir.name), []).append(f"{row.unit} ({row.rank:g})")
    return before, parts


def _add_common_ranks(table: pd.DataFrame) -> pd.DataFrame:
    both = table["previous_rank"].notna()
    for column in ("rank", "previous_rank"):
        ranks = rank_values(np.where(both, -table[column], np.nan))
        table[f"common_{column}"] = ranks
    return table


def convert_sheet(sheet: Sheet, old: ScoredFramework, new: ScoredFramework) -> Sheet:
    """Return a sheet as another framework would have had it filled in: each criterion keeps its
    share of the maximum, one that the sheet does not know does not apply.
    """
    entries = {}
    for name, level in new.levels.items():
        for unit in sheet.units.get(name, ()):
            for leaf in level.leaves:
                known = old.levels[name].by_id.get(leaf.id) if name in old.levels else None
                entry = sheet.entries.get((name, unit, leaf.id))
                if known is None or entry is None or entry.verified is None:
                    blank = replace(next(iter(sheet.entries.values())), verified=None)
                    entries[name, unit, leaf.id] = replace(blank, self_scored=None, applies=False)
                    continue
                points = entry.verified * leaf.max_score / known.max_score
                kept = points.quantize(Decimal("0.000001"))
                entries[name, unit, leaf.id] = replace(entry, verified=kept, self_scored=None)
    units = {name: units for name, units in sheet.units.items() if name in new.levels}
    return replace(sheet, units=units, entries=entries)


def compare_frameworks(year: Year, new: ScoredFramework) -> pd.DataFrame:
    """Return each unit's place under the year's framework and under another one, on the same
    sheet: who gains and who loses by the change, in places and in per cent of the maximum.

    >>> from rankings.score.example import EXAMPLES, score_example
    >>> from rankings.score.framework import load_framework
    >>> draft = load_framework(EXAMPLES / "framework_draft.yaml")
    >>> changed = compare_frameworks(score_example(), draft).set_index("unit")
    >>> changed.loc["Thanh tra tỉnh", ["rank", "new_rank", "places_gained"]].tolist()
    [22.0, 20.0, 2.0]
    """
    chosen = year.method
    if chosen.not_applicable == "refuse":
        chosen = replace(chosen, not_applicable="redistribute")
    other = score_year(convert_sheet(year.sheet, year.framework, new), new, chosen)
    tables = []
    for name, level in year.levels.items():
        if name not in other.levels:
            continue
        changed = other.levels[name]
        root, new_root = level.level.root.id, changed.level.root.id
        tables.append(
            pd.DataFrame(
                {
                    "level": name,
                    "unit": level.units,
                    "rank": level.ranks[root],
                    "new_rank": changed.ranks[new_root],
                    "places_gained": level.ranks[root] - changed.ranks[new_root],
                    "percent": level.percent(root),
                    "new_percent": changed.percent(new_root),
                    "percent_gained": changed.percent(new_root) - level.percent(root),
                    "grade": level.grades,
                    "new_grade": changed.grades,
                }
            ).sort_values("new_rank", kind="stable")
        )
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()


def list_new_criteria(old: ScoredFramework, new: ScoredFramework) -> pd.DataFrame:
    """Return the criteria that one of two frameworks has and the other not, and those whose
    maximum changed.

    >>> from rankings.score.example import EXAMPLES
    >>> from rankings.score.framework import load_framework
    >>> files = ("framework.yaml", "framework_draft.yaml")
    >>> old, new = (load_framework(EXAMPLES / file) for file in files)
    >>> list_new_criteria(old, new)[["criterion", "max_score", "new_max_score"]].values.tolist()[0]
    ['plan', 5.0, 3.0]
    """
    rows = []
    for name in {**old.levels, **new.levels}:
        before = _maxima(old, name)
        after = _maxima(new, name)
        for leaf in {**before, **after}:
            if before.get(leaf) != after.get(leaf):
                known = new if leaf in after else old
                title = known.levels[name].by_id[leaf].vi
                rows.append((name, leaf, title, before.get(leaf, np.nan), after.get(leaf, np.nan)))
    columns = ["level", "criterion", "name", "max_score", "new_max_score"]
    return pd.DataFrame(rows, columns=columns)


def _maxima(framework: ScoredFramework, level: str) -> dict[str, float]:
    if level not in framework.levels:
        return {}
    return {leaf.id: float(leaf.max_score) for leaf in framework.levels[level].leaves}
