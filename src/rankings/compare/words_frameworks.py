"""Answers in words for notebook 04 and the ladder: frameworks, lost points, national indices,
indicators (in English).
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from rankings.compare.ladder import share_of
from rankings.compare.ranks import is_missing, to_decimal
from rankings.compare.versions import version_of
from rankings.compare.words_lists import list_names
from rankings.compare.words_national import round_long
from rankings.registry.framework_file import FrameworkVersion
from rankings.registry.frameworks import index_title, load_frameworks, load_themes


def tell_frameworks(themes: pd.DataFrame) -> str:
    """What each framework version measures, heaviest theme first where points are printed, and whom
    it ranks.
    """
    said = []
    for (version_id, level), rows in themes.groupby(["framework_version", "level"], sort=False):
        version, names = load_frameworks()[version_id], load_themes()
        ordered = rows.assign(
            weight=[-float(points) if not is_missing(points) else 0 for points in rows["points"]]
        )
        parts = [
            f"{names[row.theme]['en'].lower()}{'' if is_missing(row.points) else f' {row.points}'}"
            for row in ordered.sort_values("weight", kind="stable").itertuples()
        ]
        total = sum(rows["points"]) if not rows["points"].isna().any() else None
        said.append(
            f"* {version.en}, {level}s: {', '.join(parts)}"
            + (
                f" (of {total} points)."
                if total
                else " (the points of the themes are not printed)."
            )
        )
    return "\n".join(said) or "No framework version of this province's lists is on record."


def tell_disclosure(disclosure: pd.DataFrame) -> str:
    """How many totals each source discloses, of how many units."""
    said = []
    for (year, document_id), rows in disclosure.groupby(["year", "document_id"], sort=True):
        if rows["population"].notna().all():
            share = f"{rows['published'].sum()} of {int(rows['population'].sum())}"
        else:
            share = list_names(sorted(set(rows["disclosed"]))).replace("/", " of ")
        graded = rows["graded"].sum()
        said.append(
            f"* {year}: {share} totals"
            f" ({document_id}){f', grades of {graded} units' if graded else ''}."
        )
    return "\n".join(said) or "No list of agencies is published here."


def tell_lost_points(lost: pd.DataFrame) -> str:
    """The criteria on which even the best unit is far from the maximum, per level, and where many
    have nothing.
    """
    if lost["best_percent"].isna().all():
        return (
            "No page of this province prints scores by criterion: it is not known where points are"
            " lost."
        )
    said = []
    for level, rows in lost[lost["best_percent"].notna()].groupby("level", sort=True):
        ordered = rows.assign(best=rows["best_percent"].astype(float)).sort_values(
            "best", kind="stable"
        )
        named = [
            f"{row.criterion} {row.best:.2f} % ({row.best_units})"
            for row in ordered.head(4).itertuples()
        ]
        said.append(
            f"* {level.capitalize()}s, best unit as percent of the printed maximum, lowest first:"
            f" {'; '.join(named)}."
        )
        zero = rows[[score is not None and score == 0 for score in rows["worst_score"]]]
        said += [
            f"* {level.capitalize()}s with nothing on {row.criterion}: "
            f"{len(row.worst_units.split('; ')) if row.worst_units else 'all others'}."
            for row in zero.itertuples()
        ]
    return "\n".join(said)


def tell_shared_scale(own: pd.DataFrame, other: pd.DataFrame) -> str:
    """Two provinces' districts on one printed maximum: ranges in percent, with the caveat; "" where
    none shares it.
    """
    pairs = []
    for (maximum, year), mine in group_percent(own):
        for (other_maximum, other_year), theirs in group_percent(other):
            if maximum == other_maximum and share_criteria(mine, theirs):
                pairs.append(
                    f"* On a printed maximum of {maximum}: {mine['province'].iloc[0]} {year}"
                    f" {describe_range(mine)}; {theirs['province'].iloc[0]} {other_year}"
                    f" {describe_range(theirs)}."
                )
                pairs[-1] += tell_order(mine, theirs)
    if not pairs:
        return (
            "No two provinces here print the same maximum for the same criteria of their districts:"
            " nothing can be set side by side."
        )
    return (
        "\n".join(pairs)
        + "\n\nThe maxima and the names of the criteria agree; that the sub-criteria and the"
        " checking agree is not known, and the years differ. What holds is the order of size, not"
        " a difference of points."
    )


def group_percent(positions: pd.DataFrame):
    """((maximum, year), rows) of the districts with a printed maximum."""
    known = positions[(positions["level"] == "district") & positions["percent_of_max"].notna()]
    return known.groupby(
        [known["max_score"].map(lambda value: f"{to_decimal(value):f}"), "year"], sort=True
    )


def share_criteria(mine: pd.DataFrame, theirs: pd.DataFrame) -> bool:
    """True where the registry knows both versions of the criteria and they name the same
    criteria.
    """
    versions = [
        load_frameworks().get(version_of(rows.iloc[0].to_dict())) for rows in (mine, theirs)
    ]
    named = [
        (
            frozenset(criterion.id for criterion in version.levels["district"].leaves())
            if version
            else frozenset()
        )
        for version in versions
    ]
    return bool(named[0]) and named[0] == named[1]


def tell_order(mine: pd.DataFrame, theirs: pd.DataFrame) -> str:
    """ "Even the best …", where one province's best unit is below the other's last; "" where the
    ranges meet.
    """
    if mine["percent_of_max"].max() < theirs["percent_of_max"].min() and holds_leader(mine):
        return " Even the best of the former is below the last of the latter."
    if theirs["percent_of_max"].max() < mine["percent_of_max"].min() and holds_leader(theirs):
        return " Even the best of the latter is below the last of the former."
    return ""


def holds_leader(rows: pd.DataFrame) -> bool:
    """True where the best unit of the list is among the rows, so that its largest percent is the
    list's largest.
    """
    return bool((rows["rank"] == 1).any())


def describe_range(rows: pd.DataFrame) -> str:
    """ "13 districts, 78.27–82.87 %" """
    values = rows["percent_of_max"].astype(float)
    known = (
        f"{len(rows)} districts"
        if not rows["group_size"].notna().all() or len(rows) == rows["group_size"].iloc[0]
        else f"{len(rows)} of {int(rows['group_size'].iloc[0])} districts"
    )
    return f"{known}, {values.min():.2f}–{values.max():.2f} %"


def tell_indices(indices: pd.DataFrame) -> str:
    """The newest year of each national index and those in which fewer provinces had a score than a
    source says were ranked, who measures it, and its gain beside the nation's.
    """
    said = []
    newest = indices.groupby("index")["year"].transform("max") == indices["year"]
    fewer = indices["provinces_scored"].notna() & (indices["provinces_scored"] < indices["rank_of"])
    for row in indices[newest | fewer].sort_values(["index", "year"]).to_dict("records"):
        name = index_title(row["index"], "en")
        score = "" if is_missing(row["score"]) else f" {round_long(row['score'])},"
        of = "" if is_missing(row["rank_of"]) else f" of {int(row['rank_of'])}"
        rank = "" if is_missing(row["rank"]) else f" rank {int(row['rank'])}{of}"
        if not is_missing(row["provinces_scored"]) and row["provinces_scored"] != row["rank_of"]:
            rank += f" (only {int(row['provinces_scored'])} provinces had a score)"
        said.append(f"* {name} {int(row['year'])}:{score}{rank}. Measured by {measured_by(row)}.")
    gains = indices[indices["gain"].notna()]
    for row in gains[gains["nation_gain"].notna()].rename(columns={"index": "name"}).itertuples():
        said.append(
            f"* {index_title(row.name, 'en')} {row.year_from} → {row.year}: {row.gain:+} points,"
            f" the mean province {row.nation_gain:+}: {row.gain_over_nation:+} more than the"
            " nation."
        )
    return "\n".join(said) or "No national index of this province is on record."


def measured_by(row: pd.Series) -> str:
    """Who measures an index, in words, from the registry."""
    version = find_national_version(row["index"], int(row["year"]))
    return version.facts["measured_by"]["en"] if version else "a body that is not on record"


def find_national_version(framework: str, year: int) -> FrameworkVersion | None:
    """The national version of a framework in a year, or None."""
    return next(
        (
            version
            for version in load_frameworks().values()
            if version.province == "vn" and version.framework == framework and version.covers(year)
        ),
        None,
    )


def tell_ladder(ladder: pd.DataFrame) -> str:
    """The indicators with two years or more: figures in order, → where the series holds, ‖ where it
    breaks.
    """
    said = []
    for _, rows in ladder[ladder["in_ladder"] == "yes"].groupby("indicator_id", sort=False):
        shares = {
            row.year: (share_of(row.value, row.of, row.unit), row) for row in rows.itertuples()
        }
        known = {year: found for year, found in shares.items() if found[0] is not None}
        if len(known) > 1:
            steps = [
                show_step(share, row, first=place == 0)
                for place, (share, row) in enumerate(known.values())
            ]
            said.append(f"* {rows['indicator'].iloc[0]}: {''.join(steps)}.")
    context = ladder[ladder["in_ladder"] == "context"]["indicator"].unique()
    if len(context):
        said.append(f"* Set apart, because they are no ranking: {list_names(list(context))}.")
    return (
        "\n".join(said) or "No indicator is printed for two years here: no series can be followed."
    )


def show_step(share: float, row, first: bool) -> str:
    """One figure of the ladder with the mark before it."""
    mark = "" if first else " → " if row.comparable_with_previous else f" ‖ ({row.why_not_en}) "
    known = "" if row.status == "printed" else f" {row.status}"
    fraction = f" ({row.value} of {row.of})" if not is_missing(row.of) else ""
    return f"{mark}{row.year} {share:.2f} %{fraction}{known}"


def tell_bounds(tables: Mapping[str, pd.DataFrame]) -> str:
    """How wide the bounds are under the strict reading, what is pinned down, and how much hangs on
    the reading.
    """
    bounds, cells = tables["04_bounds"], tables["04_bound_cells"]
    if bounds.empty:
        return (
            "No page of this province prints criteria and grades without the totals: there is"
            " nothing to bound. The tables are headers only."
            if tables["04_findings"].empty
            else (
                "The page contradicts itself: no table of scores fits all its sentences (see"
                " 04_findings)."
            )
        )
    said = []
    strict = bounds[bounds["reading"] == "strict"]
    for level, rows in strict.groupby("level", sort=True):
        width = (rows["total_max"] - rows["total_min"]).astype(float)
        said.append(
            f"* {level.capitalize()}s: {len(rows)} totals are not published; what is printed leaves"
            f" {width.min():.2f} to {width.max():.2f} points of room (middle {width.median():.2f})."
        )
        exact = cells[
            (cells["level"] == level)
            & (cells["reading"] == "strict")
            & (cells["min"] == cells["max"])
        ]
        said.append(
            f"* {level.capitalize()}s: {len(exact)} unprinted cells are pinned down exactly."
        )
    said += [
        f"* Threshold {row.grade_above}/{row.grade_below} of {row.level}s: somewhere from {row.min}"
        f" {'upwards' if is_missing(row.max) else f'to {row.max}'} points."
        for row in tables["04_thresholds"].query("reading == 'strict'").itertuples()
    ]
    pairs = tables["04_certain_pairs"].groupby("reading").size()
    said.append(
        "* Orders that are certain: "
        + ", ".join(f"{reading} {pairs.get(reading, 0)}" for reading in ("strict", "weak", "loose"))
        + " (how much hangs on the reading)."
    )
    return "\n".join(said)
