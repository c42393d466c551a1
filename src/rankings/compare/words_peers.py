"""Answers in words about a province beside others, and about indices beside each other, in either
language.
"""

from __future__ import annotations

import pandas as pd

from rankings.compare.answers import load_answers
from rankings.compare.index_agreement import list_rises, pick_newest
from rankings.compare.peers import find_newest, find_partners, list_beside, list_peers
from rankings.compare.ranks import plain_rows
from rankings.compare.words_national import tell_absent
from rankings.registry.frameworks import framework_title, index_title
from rankings.registry.provinces import name_province, name_regions, provinces_of

STRONG, WEAK = 0.6, 0.3  # |Spearman's rho| from which two indices rank alike, or a little alike
SHOWN = 5  # provinces told where many would do


def tell_peers(standing: pd.DataFrame, index: str, province: str, language: str) -> str:
    """A province's place in its region, who is near in score, and the parts of the province of
    1 July 2025.
    """
    words, name, unit = (
        load_answers(language),
        index_title(index, language),
        name_province(province),
    )
    here, said = find_newest(standing, index, province), []
    if here:
        peers = list_peers(standing, index, province)
        facts = {"index": name, "year": here["year"], "unit": unit}
        own = plain_rows(peers[(peers["kind"] == "region") & peers["rank"].notna()])
        place = next((at for at, row in enumerate(own, 1) if row["province"] == province), None)
        if place:
            region = name_regions(language).get((here["region"], here["vintage"]), "")
            names = list_members(own[:SHOWN], language) + ("…" if len(own) > SHOWN else "")
            said.append(
                words.say(
                    "peers.region", region=region, place=place, count=len(own), names=names, **facts
                )
            )
        near = [
            row
            for row in plain_rows(peers[peers["kind"] == "score"])
            if row["province"] != province
        ]
        said.append(
            words.say("peers.score", names=list_members(near, language), **facts)
            if near
            else words.say("peers.no_score", **facts)
        )
    else:
        said.append(tell_absent(index, province, language))
    return "\n".join([*said, tell_merger(province, language)])


def list_members(rows: list[dict], language: str) -> str:
    """Provinces with their ranks in a row of words."""
    words = load_answers(language)
    return ", ".join(
        words.say("peers.member", unit=row["unit"], rank=row["rank"] or "–").strip() for row in rows
    )


def tell_merger(province: str, language: str) -> str:
    """What became of a province on 1 July 2025."""
    words, parts = load_answers(language), find_partners(province)
    if len(parts) < 2:
        return words.say("peers.unchanged", unit=name_province(province))
    new = provinces_of("63")[parts[0]].successor
    names = ", ".join(provinces_of("63")[part].name for part in parts)
    said = [words.say("peers.merged", new=provinces_of("34")[new].name, names=names)]
    if province == new:
        said.append(words.say("peers.new_body", unit=name_province(province)))
    return "\n".join(said)


def tell_index_agreement(agreement: pd.DataFrame, language: str) -> str:
    """How alike the indices rank the provinces, in the newest year in which both lists are whole;
    of the rest why nothing is said.
    """
    words, said = load_answers(language), []
    for row in pick_newest(agreement).itertuples():
        strength = "against" if row.spearman <= -WEAK else "none"
        strength = "strong" if row.spearman >= STRONG else strength
        strength = "some" if WEAK <= row.spearman < STRONG else strength
        said.append(
            words.say(
                "agreement.pair",
                one=index_title(row.index_a, language),
                other=index_title(row.index_b, language),
                year=row.year,
                rho=f"{row.spearman:.2f}",
                count=row.n_common,
                meaning=words.say(f"agreement.{strength}"),
            )
        )
    refused = int((~agreement["whole"]).sum())
    return "\n".join([*said, "", words.say("agreement.refused", pairs=refused)])


def tell_rises(changes: pd.DataFrame, language: str) -> str:
    """Who gained places in two indices or more from one year to the next, and lost in none."""
    words, rises = load_answers(language), list_rises(changes)
    found = rises[(rises["gained"] > 1) & (rises["lost"] == 0)].head(2 * SHOWN)
    said = [
        words.say(
            "rises.line",
            year=row.year,
            unit=row.unit,
            gained=row.gained,
            known=row.known,
            indices=", ".join(index_title(index, language) for index in row.indices_gained),
        )
        for row in found.itertuples()
    ]
    return "\n".join(said) or words.say("rises.nobody")


def tell_beside(
    standing: pd.DataFrame, lists: pd.DataFrame, province: str, language: str = "en"
) -> str:
    """The province's own lists of departments and districts beside its national places of the same
    year.
    """
    words = load_answers(language)
    rows = list_beside(standing[standing["province"] == province], lists)
    if rows.empty:
        return words.say("beside.none", unit=name_province(province))
    said = []
    for (year, level, framework, ranked), own in rows.groupby(
        ["year", "level", "framework", "ranked"], sort=True
    ):
        facts = {
            "year": year,
            "ranked": ranked,
            "level": words.say(f"level.{level}"),
            "framework": framework_title(framework, language),
        }
        same = [row for row in plain_rows(own) if row["same"] and row["rank"]]
        if same:
            of = words.say("standing.of", count=same[0]["rank_of"]) if same[0]["rank_of"] else ""
            said.append(words.say("beside.same", rank=same[0]["rank"], of=of, **facts))
            continue
        indices = ", ".join(
            f"{index_title(row['index'], language)} {row['rank'] or '–'}" for row in plain_rows(own)
        )
        said.append(words.say("beside.other", indices=indices, **facts))
    return "\n".join(said)
