"""What a scored year says in words: draws, choices, self-scores, the change of framework."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pandas as pd

from rankings.score.results import Year
from rankings.score.robust import Shaken
from rankings.score.words import load_sentences

NAMED = 3
CLEARLY = 0.2  # so far apart must two Sobol indices be that another seed would order them alike
HARD_TO_TELL = 0.75  # from this share of the draws on, two neighbours are told apart


def tell_year(year: Year, language: str = "vi") -> list[str]:
    """Return who leads each level, how many were ranked and left out, and how it was scored.

    >>> from rankings.score.example import score_example
    >>> tell_year(score_example(), "en")[1]
    'Among the 26 departments and agencies ranked, Sở Công Thương leads with 94.5. Not ranked: 2.'
    """
    words = load_sentences(language)
    said = [tell_method(year, language)]
    for name, level in year.levels.items():
        root = level.level.root.id
        if np.isnan(level.scores[root]).all():
            continue  # one unit alone has no place on a scale of all units
        first = [level.units[place] for place in level.order() if level.ranks[root][place] == 1]
        best = show_number(float(np.nanmax(level.scores[root])), 2, language)
        out = len(year.left_out.get(name, ()))
        said.append(
            words.say(
                "told.leader",
                level=words.say(f"told.levels.{name}"),
                units=len(level.units),
                first=", ".join(first),
                score=best,
            )
            + (words.say("told.not_ranked", out=out) if out else "")
        )
    empty = [name for name in year.framework.levels if name not in year.levels]
    return said + [
        words.say("told.empty_level", level=words.say(f"told.levels.{name}")) for name in empty
    ]


def tell_method(year: Year, language: str = "vi") -> str:
    """Return in one sentence how the year was scored, with every policy that was stated.

    >>> from rankings.score.example import score_example
    >>> tell_method(score_example())
    'Điểm được cộng đúng như bộ tiêu chí.'
    """
    words, method = load_sentences(language), year.method
    if method.is_official:
        said = words.say("told.official")
    else:
        said = words.say(
            "told.method",
            normalise=words.say(f"told.normalise.{method.normalise}"),
            aggregate=words.say(f"told.aggregate.{method.aggregate}"),
        )
    if any(not entry.applies for entry in year.sheet.entries.values()):
        said += " " + words.say(f"told.not_applicable.{method.not_applicable.replace('-', '_')}")
    if method.aggregate != "arithmetic":
        said += " " + words.say(f"told.zeros.{method.zeros}")
    lost = sorted({leaf for level in year.levels.values() for leaf in level.constant})
    if lost:
        said += " " + words.say("told.constant", criteria=", ".join(lost))
    return said


def tell_shaken(shaken: Shaken, language: str = "vi") -> list[str]:
    """Return what the draws say: how sure the first place is, how wide the places of the others
    are, and which neighbours are hardest to tell apart.

    One sentence each, with the share of the draws in it.

    >>> from rankings.score.example import score_example
    >>> from rankings.score.robust import shake_level
    >>> tell_shaken(shake_level(score_example(), "department", draws=100), "en")[0]
    'In 100% of 100 simulations of the weights, Sở Công Thương ranks first.'
    """
    words, spread = load_sentences(language), shaken.spread
    draws = show_number(spread.draws, 0, language)
    order = np.argsort(shaken.official, kind="stable")
    said = []
    for place in [unit for unit in order if shaken.official[unit] == 1][:NAMED]:
        share = show_percent(float(spread.first[place]), language)
        unit = shaken.units[place]
        over = words.say(f"told.over.{shaken.over}")
        said.append(words.say("told.first", share=share, draws=draws, unit=unit, over=over))
    rivals = [unit for unit in np.argsort(-spread.first) if shaken.official[unit] != 1]
    for place in [unit for unit in rivals if spread.first[unit] >= 0.005][:NAMED]:
        share = show_percent(float(spread.first[place]), language)
        said.append(words.say("told.rival", share=share, draws=draws, unit=shaken.units[place]))
    width = spread.high - spread.low
    moved = int((width > 0).sum())
    widest = int(np.argmax(width))
    said.append(
        words.say(
            "told.width" if moved else "told.firm",
            moved=moved,
            units=len(shaken.units),
            unit=shaken.units[widest],
            low=int(spread.low[widest]),
            high=int(spread.high[widest]),
        )
    )
    return said + list(_tell_close(shaken, language))


def _tell_close(shaken: Shaken, language: str) -> Iterator[str]:
    words = load_sentences(language)
    order = np.argsort(shaken.official, kind="stable")
    close = []
    for one, other in pairwise(order):
        if shaken.official[one] < shaken.official[other]:
            above = float((shaken.ranks[:, one] < shaken.ranks[:, other]).mean())
            close.append((above, shaken.units[one], shaken.units[other]))
    hard = [pair for pair in sorted(close) if pair[0] < HARD_TO_TELL]
    for above, one, other in hard[:NAMED]:
        draws = show_number(shaken.spread.draws, 0, language)
        share = show_percent(above, language)
        yield words.say("told.above", share=share, draws=draws, one=one, other=other)


def tell_choices(indices: pd.DataFrame, language: str = "vi") -> str:
    """Return which choice moves ranks most, with its total Sobol index.

    >>> indices = pd.DataFrame({"choice": ["weights", "draw"], "total": [0.7, 0.2]})
    >>> tell_choices(indices, "en").split(";")[0]
    'What moves ranks most is published or equal weights (total Sobol index 0.7)'
    """
    words = load_sentences(language)
    if not len(indices) or not indices["total"].max() > 0:
        return words.say("told.no_choice")
    top, *rest = indices.sort_values("total", ascending=False).itertuples()
    others = ", ".join(
        f"{words.say(f'told.choices.{row.choice}')} ({show_number(row.total, 2, language)})"
        for row in rest
    )
    choice, total = words.say(f"told.choices.{top.choice}"), show_number(top.total, 2, language)
    if rest and top.total - rest[0].total < CLEARLY:
        return words.say("told.choices_alike", all=f"{choice} ({total}), {others}")
    return words.say("told.choice", choice=choice, total=total, others=others)


def tell_self(summed: pd.DataFrame, language: str = "vi") -> list[str]:
    """Return who scores itself highest above what was verified, and on what.

    >>> from rankings.score.example import score_example
    >>> from rankings.score.year_tables import compare_self, sum_self
    >>> tell_self(sum_self(compare_self(score_example())), "en")[0]
    '39 of 39 units score themselves above what was verified, 0 below.'
    """
    words = load_sentences(language)
    if not len(summed):
        return [words.say("told.no_self")]
    said = [
        words.say(
            "told.self",
            over=int((summed["above"] > 0).sum()),
            under=int((summed["above"] < 0).sum()),
            units=len(summed),
        )
    ]
    top = summed.sort_values("above", ascending=False, kind="stable").head(NAMED)
    for row in top[top["above"] > 0].itertuples():
        above = show_number(row.above, 2, language)
        said.append(
            words.say("told.self_most", unit=row.unit, above=above, criterion=row.most_name)
        )
    return said


def tell_change(compared: pd.DataFrame, language: str = "vi") -> list[str]:
    """Return who gains and who loses most places under another framework.

    >>> rows = [("Sở A", 2, 1, 1), ("Sở B", 1, 2, -1)]
    >>> changed = pd.DataFrame(rows, columns=["unit", "rank", "new_rank", "places_gained"])
    >>> tell_change(changed, "en")[1:]
    ['Sở A gains, from 2 to 1.', 'Sở B loses, from 1 to 2.']
    """
    words = load_sentences(language)
    if not len(compared):
        return []
    moved = compared[compared["places_gained"] != 0]
    said = [words.say("told.change", moved=len(moved), units=len(compared))]
    for key, ascending in (("gains", False), ("loses", True)):
        top = moved.sort_values("places_gained", ascending=ascending, kind="stable").head(NAMED)
        for row in top.itertuples():
            if (row.places_gained > 0) == (key == "gains"):
                old, new = int(row.rank), int(row.new_rank)
                said.append(words.say(f"told.{key}", unit=row.unit, old=old, new=new))
    return said


def tell_last_year(beside: pd.DataFrame, language: str = "vi") -> list[str]:
    """Return who climbed and fell most since last year, among the units of both years, and who has
    no place of last year.

    >>> beside = pd.DataFrame(
    ...     {
    ...         "unit": ["A", "B", "C"],
    ...         "rank": [1, 2, 3],
    ...         "previous_rank": [4, 2, np.nan],
    ...         "common_rank": [1, 2, np.nan],
    ...         "common_previous_rank": [2, 1, np.nan],
    ...         "parts": [None, None, None],
    ...     }
    ... )
    >>> tell_last_year(beside, "en")[1]
    'A climbed most, from 2 to 1 (in the whole tables: from 4 to 1).'
    >>> tell_last_year(beside, "en")[-1]
    'Not ranked last year under this name: C.'
    """
    words = load_sentences(language)
    both = beside[beside["common_rank"].notna()]
    if not len(both):
        return [words.say("told.no_last_year")]
    places = both["common_previous_rank"] - both["common_rank"]
    said = [words.say("told.last_year", both=len(both), units=len(beside))]
    for key, place in (("climbed", places.idxmax()), ("fell", places.idxmin())):
        gained = places[place]
        if gained and (gained > 0) == (key == "climbed"):
            row = both.loc[place]
            old, new = int(row["common_previous_rank"]), int(row["common_rank"])
            whole = int(row["previous_rank"]), int(row["rank"])
            apart = (
                "" if whole == (old, new) else words.say("told.whole", old=whole[0], new=whole[1])
            )
            said.append(words.say(f"told.{key}", unit=row["unit"], old=old, new=new, whole=apart))
    made = beside[beside["parts"].notna()]
    said += [
        words.say("told.made_of", unit=row.unit, parts=row.parts)
        for row in made.head(NAMED).itertuples()
    ]
    is_new = beside["common_rank"].isna() & beside["rank"].notna() & beside["parts"].isna()
    new = list(beside.loc[is_new, "unit"])
    if new:
        shown = ", ".join(new[:NAMED]) + (" …" if len(new) > NAMED else "")
        said.append(words.say("told.new_units", units=shown))
    return said


def show_number(value: float, decimals: int, language: str) -> str:
    """Return a number as the language writes it, without idle zeros.

    >>> show_number(1234.5, 2, "vi"), show_number(1000, 0, "en")
    ('1.234,5', '1,000')
    """
    text = f"{value:,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text


def show_percent(share: float, language: str) -> str:
    """Return a share of draws as whole per cent, and never as certain where it is not.

    >>> show_percent(0.9996, "en"), show_percent(1.0, "en"), show_percent(0.002, "vi")
    ('more than 99%', '100%', 'dưới 1%')
    """
    words = load_sentences(language)
    if 0 < share < 0.01:
        return words.say("told.less_than_1")
    if 0.99 < share < 1:
        return words.say("told.more_than_99")
    return f"{share * 100:.0f}%"
