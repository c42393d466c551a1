"""Answers in words for notebook 04 and the ladder: frameworks, lost points, national indices,
indicators.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from rankings.compare.answers import Answers, load_answers
from rankings.compare.ladder import share_of
from rankings.compare.ranks import to_decimal, to_integer
from rankings.compare.versions import version_of
from rankings.compare.words_national import round_long, sign
from rankings.language.entries import choose_text, name_column
from rankings.registry.framework_file import FrameworkVersion
from rankings.registry.frameworks import index_title, load_frameworks, load_themes
from rankings.store.spreadsheet import is_missing


def tell_frameworks(themes: pd.DataFrame, language: str = "en") -> str:
    """What each framework version measures, heaviest theme first where points are printed, and whom
    it ranks.
    """
    words, said, names = load_answers(language), [], load_themes()
    for (version_id, level), rows in themes.groupby(["framework_version", "level"], sort=False):
        version = load_frameworks()[version_id]
        ordered = rows.assign(
            weight=[-float(points) if not is_missing(points) else 0 for points in rows["points"]]
        )
        parts = []
        for row in ordered.sort_values("weight", kind="stable").itertuples():
            named = choose_text(names[row.theme], language).lower()
            is_printed = not is_missing(row.points)
            facts = {"theme": named, "points": row.points}
            parts.append(words.say("theme_points", **facts) if is_printed else named)
        total = sum(rows["points"]) if not rows["points"].isna().any() else None
        said.append(
            words.say(
                "frameworks.told" if total else "frameworks.unprinted",
                framework=getattr(version, language),
                level=words.say(f"levels.{level}"),
                themes=", ".join(parts),
                total=total,
            )
        )
    return words.bullet(said, "frameworks.none")


def tell_disclosure(disclosure: pd.DataFrame, language: str = "en") -> str:
    """How many totals each source discloses, of how many units."""
    words, said = load_answers(language), []
    for (year, document_id), rows in disclosure.groupby(["year", "document_id"], sort=True):
        if rows["population"].notna().all():
            counts = [(rows["published"].sum(), int(rows["population"].sum()))]
        else:
            counts = [text.split("/") for text in sorted(set(rows["disclosed"]))]
        shares = [words.say("disclosure.share", published=one, of=of) for one, of in counts]
        graded = rows["graded"].sum()
        said.append(
            words.say(
                "disclosure.graded" if graded else "disclosure.told",
                year=year,
                share=words.name_all(shares),
                document=document_id,
                graded=graded,
            )
        )
    return words.bullet(said, "lists.none")


def tell_lost_points(lost: pd.DataFrame, language: str = "en") -> str:
    """The criteria on which even the best unit is far from the maximum, per level, and where many
    have nothing.
    """
    words, said = load_answers(language), []
    for level, rows in lost[lost["best_percent"].notna()].groupby("level", sort=True):
        ordered = rows.assign(best=rows["best_percent"].astype(float)).sort_values(
            "best", kind="stable"
        )
        named = [
            words.say(
                "lost_points.each",
                criterion=row.criterion,
                percent=f"{row.best:.2f}",
                units=row.best_units,
            )
            for row in ordered.head(4).itertuples()
        ]
        told = words.begin_level(level)
        said.append(words.say("lost_points.told", level=told, criteria="; ".join(named)))
        zero = rows[[score is not None and score == 0 for score in rows["worst_score"]]]
        for row in zero.itertuples():
            named_units = len(row.worst_units.split("; ")) if row.worst_units else None
            count = named_units or words.say("lost_points.all_others")
            facts = {"level": told, "criterion": row.criterion, "count": count}
            said.append(words.say("lost_points.nothing", **facts))
    return words.bullet(said) if said else words.say("lost_points.none")


def tell_shared_scale(own: pd.DataFrame, other: pd.DataFrame, language: str = "en") -> str:
    """Two provinces' districts on one printed maximum: ranges in percent, with the caveat; a
    sentence that says so where none shares it.
    """
    words, pairs = load_answers(language), []
    for (maximum, year), mine in group_percent(own):
        for (other_maximum, other_year), theirs in group_percent(other):
            if maximum == other_maximum and share_criteria(mine, theirs):
                told = words.say(
                    "shared_scale.told",
                    maximum=maximum,
                    first=mine["province"].iloc[0],
                    year=year,
                    range=describe_range(mine, words),
                    second=theirs["province"].iloc[0],
                    other_year=other_year,
                    other_range=describe_range(theirs, words),
                )
                order = find_order(mine, theirs)
                pairs.append(f"{told} {words.say(order)}" if order else told)
    if not pairs:
        return words.say("shared_scale.none")
    return f"{words.bullet(pairs)}\n\n{words.say('shared_scale.caveat')}"


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


def find_order(mine: pd.DataFrame, theirs: pd.DataFrame) -> str:
    """The entry of "Even the best …", where one province's best unit is below the other's last; ""
    where the ranges meet.
    """
    if mine["percent_of_max"].max() < theirs["percent_of_max"].min() and holds_leader(mine):
        return "shared_scale.former_below"
    if theirs["percent_of_max"].max() < mine["percent_of_max"].min() and holds_leader(theirs):
        return "shared_scale.latter_below"
    return ""


def holds_leader(rows: pd.DataFrame) -> bool:
    """True where the best unit of the list is among the rows, so that its largest percent is the
    list's largest.
    """
    return bool((rows["rank"] == 1).any())


def describe_range(rows: pd.DataFrame, words: Answers) -> str:
    """ "13 districts, 78.27–82.87 %" """
    values, of = rows["percent_of_max"].astype(float), rows["group_size"]
    is_whole = not of.notna().all() or len(rows) == of.iloc[0]
    return words.say(
        "shared_scale.whole" if is_whole else "shared_scale.partial",
        count=len(rows),
        of="" if is_whole else int(of.iloc[0]),
        low=f"{values.min():.2f}",
        high=f"{values.max():.2f}",
    )


def tell_indices(indices: pd.DataFrame, language: str = "en") -> str:
    """The newest year of each national index and those in which fewer provinces had a score than a
    source says were ranked, who measures it, and its gain beside the nation's.
    """
    words = load_answers(language)
    newest = indices.groupby("index")["year"].transform("max") == indices["year"]
    fewer = indices["provinces_scored"].notna() & (indices["provinces_scored"] < indices["rank_of"])
    chosen = indices[newest | fewer].sort_values(["index", "year"])
    said = [tell_index(row, words) for row in chosen.to_dict("records")]
    gains = indices[indices["gain"].notna() & indices["nation_gain"].notna()]
    said += [
        words.say(
            "indices.gain",
            index=index_title(row["index"], language),
            start=row["year_from"],
            end=row["year"],
            gain=sign(row["gain"]),
            of=words.name_nation(row),
            nation=sign(row["nation_gain"]),
            more=sign(row["gain_over_nation"]),
        )
        for row in gains.to_dict("records")
    ]
    return words.bullet(said, "indices.none")


def tell_index(row: dict, words: Answers) -> str:
    """One index in one year: score, rank, who measures it."""
    score, rank = "", ""
    if not is_missing(row["score"]):
        score = words.say("indices.score", score=round_long(row["score"]))
    if not is_missing(row["rank"]):
        key = "indices.rank" if is_missing(row["rank_of"]) else "indices.rank_of"
        rank = words.say(key, rank=int(row["rank"]), of=to_integer(row["rank_of"]))
    if not is_missing(row["provinces_scored"]) and row["provinces_scored"] != row["rank_of"]:
        rank += words.say("indices.scored", count=int(row["provinces_scored"]))
    version = find_national_version(row["index"], int(row["year"]))
    return words.say(
        "indices.told",
        index=index_title(row["index"], words.language),
        year=int(row["year"]),
        score=score,
        rank=rank,
        body=version.facts["measured_by"][words.language] if version else words.say("indices.body"),
    )


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


def tell_ladder(ladder: pd.DataFrame, language: str = "en") -> str:
    """The indicators with two years or more: figures in order, → where the series holds, ‖ where it
    breaks.
    """
    words, said = load_answers(language), []
    for _, rows in ladder[ladder["in_ladder"] == "yes"].groupby("indicator_id", sort=False):
        shares = {
            row.year: (share_of(row.value, row.of, row.unit), row) for row in rows.itertuples()
        }
        known = [found for found in shares.values() if found[0] is not None]
        if len(known) > 1:
            steps = "".join(
                (tell_break(row, words) if place else "") + show_step(share, row, words)
                for place, (share, row) in enumerate(known)
            )
            said.append(words.say("ladder.told", indicator=rows["indicator"].iloc[0], steps=steps))
    context = words.name_all(ladder[ladder["in_ladder"] == "context"]["indicator"].unique())
    if context:
        said.append(words.say("ladder.context", indicators=context))
    return words.bullet(said, "ladder.none")


def tell_break(row, words: Answers) -> str:
    """The mark before a figure: whether the series holds."""
    why = getattr(row, name_column("why_not", words.language))
    return words.say("ladder.holds" if row.comparable_with_previous else "ladder.breaks", why=why)


def show_step(share: float, row, words: Answers) -> str:
    """One figure of the ladder."""
    told = words.say("ladder.step", year=row.year, share=f"{share:.2f}")
    if not is_missing(row.of):
        told += words.say("ladder.fraction", value=row.value, of=row.of)
    return told if row.status == "printed" else f"{told} {row.status}"


def tell_bounds(tables: Mapping[str, pd.DataFrame], language: str = "en") -> str:
    """How wide the bounds are under the strict reading, what is pinned down, and how much hangs on
    the reading.
    """
    words, said = load_answers(language), []
    bounds, cells = tables["04_bounds"], tables["04_bound_cells"]
    if bounds.empty:
        is_free = tables["04_findings"].empty
        return words.say("bounds.none" if is_free else "bounds.contradiction")
    exact = cells[(cells["reading"] == "strict") & (cells["min"] == cells["max"])]
    for level, rows in bounds[bounds["reading"] == "strict"].groupby("level", sort=True):
        width = (rows["total_max"] - rows["total_min"]).astype(float)
        span = {"low": width.min(), "high": width.max(), "middle": width.median()}
        room = {name: f"{points:.2f}" for name, points in span.items()}
        told = words.begin_level(level)
        said.append(words.say("bounds.room", level=told, count=len(rows), **room))
        count = int((exact["level"] == level).sum())
        said.append(words.say("bounds.exact", level=told, count=count))
    said += [
        words.say(
            "bounds.open_threshold" if is_missing(row.max) else "bounds.threshold",
            above=row.grade_above,
            below=row.grade_below,
            level=words.say(f"levels.{row.level}"),
            low=row.min,
            high=row.max,
        )
        for row in tables["04_thresholds"].query("reading == 'strict'").itertuples()
    ]
    pairs = tables["04_certain_pairs"].groupby("reading").size()
    counts = [f"{reading} {pairs.get(reading, 0)}" for reading in ("strict", "weak", "loose")]
    return words.bullet([*said, words.say("bounds.pairs", counts=", ".join(counts))])
