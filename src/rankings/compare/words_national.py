"""Answers in words about the national indices and a province's course through them, in either
language.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby

import pandas as pd

from rankings.compare.answers import load_answers
from rankings.compare.peers import find_newest
from rankings.compare.ranks import plain_rows
from rankings.compare.rules import explain_reason
from rankings.language.entries import choose_text
from rankings.registry.frameworks import index_title, indices_of_provinces, load_frameworks
from rankings.registry.provinces import name_province


def round_long(value: Decimal) -> Decimal:
    """A score as printed; to two decimals where a workbook holds it with more than four.

    >>> round_long(Decimal("42.995708")), round_long(Decimal("0.6845"))
    (Decimal('43.00'), Decimal('0.6845'))
    """
    return round(value, 2) if -value.as_tuple().exponent > 4 else value


def tell_coverage(coverage: pd.DataFrame, standing: pd.DataFrame, language: str) -> str:
    """For each index the years in which all provinces are known and those in which some are, and
    how often the sources differ.
    """
    words, said = load_answers(language), []
    for index, own in coverage.groupby("index", sort=True):
        for key, rows in (("whole", own[own["whole"]]), ("some", own[~own["whole"]])):
            if len(rows):
                said.append(
                    words.say(
                        f"coverage.{key}",
                        index=index_title(index, language),
                        years=join_years(rows["year"]),
                        of=join_years(rows["measured"]),
                        most=int(rows["provinces"].max()),
                    )
                )
    differing = int(standing["differs"].sum())
    return "\n".join([*said, "", words.say("coverage.differ", cells=differing, all=len(standing))])


def join_years(years: pd.Series) -> str:
    """Numbers in a row, neighbours as a span.

    >>> join_years(pd.Series([2011, 2012, 2013, 2016]))
    '2011–2013, 2016'
    """
    ordered = sorted({int(year) for year in years if not pd.isna(year)})
    spans = [
        [year for _, year in run]
        for _, run in groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0])
    ]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in spans)


def tell_editions(index: str, language: str) -> str:
    """Each change of method of an index, with its source and what may be compared across it."""
    words = load_answers(language)
    versions = [
        version
        for version in load_frameworks().values()
        if version.framework == index and version.province == "vn"
    ]
    said = [
        words.say(
            "edition.break",
            index=index_title(index, language),
            year=version.first_year,
            why=choose_text(version.facts["break_with_previous"], language),
            source=version.facts["source"],
        )
        for version in sorted(versions, key=lambda version: version.first_year)
        if version.facts.get("break_with_previous")
    ]
    return "\n".join(said) or words.say("edition.none", index=index_title(index, language))


def tell_standing(standing: pd.DataFrame, province: str, language: str) -> str:
    """The newest place of a province in every index, what the sources print differently, and of
    the indices without a figure which document would tell.
    """
    rows = {index: find_newest(standing, index, province) for index in indices_of_provinces()}
    if not any(rows.values()):
        return load_answers(language).say("standing.nothing", unit=name_province(province))
    return "\n".join(
        tell_place(row, language) if row else tell_absent(index, province, language)
        for index, row in rows.items()
    )


def tell_place(row: dict, language: str) -> str:
    """One place of a province in one index and year."""
    words = load_answers(language)
    others = "; ".join(
        words.say(
            "standing.other",
            value=", ".join(
                str(value)
                for value in (other["score_text"], other["rank"] and f"#{other['rank']}")
                if value
            ),
            document=other["document_id"],
        )
        for other in row["others"] or []
    )
    facts = {
        "index": index_title(row["index"], language),
        "year": row["year"],
        "doubt": words.say("standing.differ", others=others) if others else "",
    }
    if row["rank"] is None:
        return words.say("standing.unranked", score=round_long(row["score"]), **facts)
    how = (
        "derived"
        if row["status"] == "derived"
        else {"order": "order", "score": "ours"}.get(row["rank_source"], "")
    )
    return words.say(
        "standing.newest",
        rank=row["rank"],
        of=words.say("standing.of", count=row["rank_of"]) if row["rank_of"] else "",
        score=words.say("standing.score", value=round_long(row["score"]))
        if row["score"] is not None
        else "",
        how=words.say(f"standing.{how}") if how else "",
        **facts,
    )


def tell_movement(
    standing: pd.DataFrame, changes: pd.DataFrame, index: str, province: str, language: str
) -> str:
    """A province's course through an index: best and newest rank, then each step with its gain, or
    with why points are not subtracted.
    """
    words, name = load_answers(language), index_title(index, language)
    own = standing[(standing["index"] == index) & (standing["province"] == province)]
    ranked = [row for row in plain_rows(own.sort_values("year")) if row["rank"] is not None]
    if not ranked:
        return tell_absent(index, province, language)
    best = min(ranked, key=lambda row: row["rank"])
    said = [
        words.say(
            "movement.course" if len(own) > 1 else "movement.one",
            index=name,
            first=ranked[0]["year"],
            last=ranked[-1]["year"],
            year=ranked[0]["year"],
            best=best["rank"],
            best_year=best["year"],
            rank=ranked[-1]["rank"],
        )
    ]
    steps = changes[(changes["index"] == index) & (changes["province"] == province)]
    return "\n".join([*said, *(tell_step(row, language) for row in plain_rows(steps))])


def tell_absent(index: str, province: str, language: str) -> str:
    """That nothing of a province is known in an index, and which document would tell."""
    words = load_answers(language)
    return words.say(
        "standing.absent",
        index=index_title(index, language),
        unit=name_province(province),
        document=words.say(f"document.{index}"),
    )


def tell_step(row: dict, language: str) -> str:
    """One step of a province in an index, in points where they may be subtracted, else in
    places.
    """
    words = load_answers(language)
    facts = {
        "index": index_title(row["index"], language),
        "first": row["year_from"],
        "last": row["year_to"],
    }
    counted = {
        "places": f"{row['places_gained']:+d}" if row["places_gained"] else "0",
        "common": row["common"],
    }
    has_places = row["places_gained"] is not None
    if row["gain"] is not None:
        nation = (
            words.say(
                "movement.nation",
                of=words.name_nation(row),
                nation=sign(row["nation_gain"]),
                over=sign(row["gain_over_nation"]),
            )
            if row["nation_gain"] is not None
            else ""
        )
        places = words.say("movement.moved", **counted) if has_places else ""
        gain = sign(row["gain"])
        return words.say("movement.gain", gain=gain, nation=nation, places=places, **facts)
    why = explain_reason(row["why_not"] or "", language).split(";")[0]
    if has_places:
        return words.say("movement.places", why=why or "–", **counted, **facts)
    return words.say("movement.refused", why=why or words.say("movement.no_places"), **facts)


def sign(value: Decimal) -> str:
    """A difference with its sign, to at most two decimals unless it is smaller than that.

    >>> sign(Decimal("2.438459")), sign(Decimal("-0.0123")), sign(Decimal("1"))
    ('+2.44', '-0.0123', '+1')
    """
    is_long = value.as_tuple().exponent < -2 and abs(value) >= Decimal("0.1")
    return f"{value:+.2f}" if is_long else f"{value:+}"
