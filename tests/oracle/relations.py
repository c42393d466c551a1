"""Which printed relations of a page do not hold, decided from facts alone.

`find_broken` names what cannot be true as printed; `find_tensions` what may be (such mutants are
not judged either way). Both return (relation, what breaks it) pairs, so that a mutant can be
compared with the unchanged page.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from decimal import Decimal

from .gold_facts import Fact, read_value

Broken = set[tuple[str, str]]
OTHER_SIZE = 9  # a score so many times its neighbour has lost or gained a digit or a decimal mark


def find_broken(facts: tuple[Fact, ...], year: int) -> Broken:
    """All relations that cannot hold."""
    return (
        check_tables(facts)
        | check_top_lists(facts)
        | check_excluded(facts)
        | check_places(facts)
        | check_grades(facts)
        | check_criteria(facts)
        | check_totals(facts)
        | check_criteria_lists(facts)
        | check_shares(facts)
        | check_wholes(facts)
        | check_indices(facts)
        | check_years(facts, year)
        | check_dates(facts)
    )


def identify(name: str) -> str:
    """A unit as table and sentence may both write it: no committee, no type word, no "tỉnh".

    >>> (
    ...     identify("UBND Huyện Yên Lập") == identify("Yên Lập"),
    ...     identify("Cục Thuế tỉnh") == identify("Cục thuế tỉnh"),
    ... )
    (True, True)
    """
    words = re.sub(r"uỷ ban", "ủy ban", " ".join(name.casefold().split()))
    words = re.sub(r"^(ubnd|ủy ban nhân dân)\s+", "", words)
    words = re.sub(r"^(huyện|thị xã|thành phố)\s+", "", words)
    words = re.sub(r"\b(và|tỉnh)\b", " ", words)
    return re.sub(r"\W+", "", words)


def of_kind(facts: tuple[Fact, ...], kind: str) -> dict[str, list[Fact]]:
    """The facts of a kind by their group."""
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.kind == kind:
            groups[fact.group].append(fact)
    return groups


def number(fact: Fact, role: str) -> Decimal | None:
    if role not in fact.tokens:
        return None
    text = fact.tokens[role].text
    if fact.kind == "row" and re.fullmatch(r"\d+\.\d+", text):
        return Decimal(
            text
        )  # in the tables a dot is the decimal mark, three digits behind it or not
    return read_value(text)


def names(facts: list[Fact], role: str) -> list[str]:
    return [identify(fact.tokens[role].text) for fact in facts if role in fact.tokens]


def check_tables(facts: tuple[Fact, ...]) -> Broken:
    broken: Broken = set()
    maxima = {
        group: number(members[0], "max") for group, members in of_kind(facts, "scale").items()
    }
    for level, rows in of_kind(facts, "row").items():
        pairs = [
            (int(number(row, "rank")), number(row, "score"))
            for row in rows
            if {"rank", "score"} <= set(row.tokens)
        ]
        by_rank = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
        wrong = [
            f"{one}/{two}"
            for one, two in itertools.pairwise(by_rank)
            if one[0] < two[0] and one[1] < two[1]
        ]
        broken |= {("rank order", f"{level} {wrong}")} if wrong else set()
        repeated = {
            rank
            for rank, count in Counter(rank for rank, _ in pairs).items()
            if count > 1 and len({score for other, score in pairs if other == rank}) > 1
        }
        broken |= {("rank repeated", f"{level} {rank}") for rank in repeated}
        broken |= {
            ("rank gap", f"{level} {rank}")
            for rank in missing_ranks(
                [int(number(row, "rank")) for row in rows if "rank" in row.tokens]
            )
        }
        broken |= {
            ("unit twice", f"{level} {name}")
            for name, count in Counter(names(rows, "unit")).items()
            if count > 1
        }
        highest = maxima.get(level)
        broken |= {
            ("above maximum", f"{level} {score} > {highest}")
            for _, score in pairs
            if highest is not None and score > highest
        }
        for role in ("score", "previous"):
            broken |= {
                ("size", f"{level} {value}")
                for value in odd_sizes([number(row, role) for row in rows])
            }
    return broken


def missing_ranks(ranks: list[int]) -> set[int]:
    """Ranks between 1 and the last that are given to nobody; after two units on rank 2 no rank 3 is
    due.

    >>> sorted(missing_ranks([1, 2, 2, 4, 6]))
    [5]
    """
    missing, due = set(), 1
    for rank, count in sorted(Counter(ranks).items()):
        missing |= set(range(due, rank))
        due = rank + count
    return missing


def odd_sizes(values: list[Decimal | None]) -> list[Decimal]:
    """Values nine times larger or smaller than every other value of their column."""
    known = [value for value in values if value is not None]
    return [
        value
        for index, value in enumerate(known)
        if len(known) > 2
        and (
            value >= OTHER_SIZE * max(known[:index] + known[index + 1 :])
            or value * OTHER_SIZE <= min(known[:index] + known[index + 1 :])
        )
    ]


def check_top_lists(facts: tuple[Fact, ...]) -> Broken:
    broken: Broken = set()
    tables = of_kind(facts, "row")
    for level, members in of_kind(facts, "top_list").items():
        listed = names(members, "member")
        broken |= check_count("top list", level, members, listed)
        rows = [row for row in tables[level] if {"rank", "unit"} <= set(row.tokens)]
        first = {
            identify(row.tokens["unit"].text)
            for row in rows
            if int(number(row, "rank")) <= len(set(listed))
        }
        if listed and rows and first != set(listed):
            broken.add(("top list against table", f"{level} {sorted(first ^ set(listed))}"))
    return broken


def check_count(what: str, group: str, members: list[Fact], listed: list[str]) -> Broken:
    """The count printed with a list against its length; a name twice in it."""
    counts = [number(fact, "count") for fact in members if "count" in fact.tokens]
    broken = {
        (f"{what} count", f"{group} {count} {len(listed)}")
        for count in counts
        if listed and count != len(listed)
    }
    return broken | {
        (f"{what} name twice", f"{group} {name}")
        for name, times in Counter(listed).items()
        if times > 1
    }


def check_excluded(facts: tuple[Fact, ...]) -> Broken:
    broken: Broken = set()
    for level, members in of_kind(facts, "excluded_list").items():
        listed = names(members, "member")
        broken |= check_count("excluded", level, members, listed)
        ranked = set(names(of_kind(facts, "row")[level], "unit"))
        broken |= {("excluded but ranked", name) for name in set(listed) & ranked}
    return broken


def check_places(facts: tuple[Fact, ...]) -> Broken:
    """First and second place of a sentence."""
    broken: Broken = set()
    for level, members in of_kind(facts, "place").items():
        scores = [
            number(fact, "score")
            for fact in sorted(members, key=lambda fact: int(fact.attributes["rank"]))
        ]
        broken |= {
            ("place order", f"{level} {one} {two}")
            for one, two in itertools.pairwise(scores)
            if None not in (one, two) and one < two
        }
        broken |= {
            ("unit twice", f"{level} {name}")
            for name, count in Counter(names(members, "unit")).items()
            if count > 1
        }
    return broken


def check_grades(facts: tuple[Fact, ...]) -> Broken:
    broken: Broken = set()
    counts, graded = of_kind(facts, "grade_count"), of_kind(facts, "graded")
    for group, members in counts.items():
        if members[0].attributes["complete"] == "True":
            broken |= check_count(
                "grade", group, members + graded[group], names(graded[group], "unit")
            )
    for level in ("department", "district"):
        of_level = {
            group: names(members, "unit")
            for group, members in graded.items()
            if group.startswith(level)
        }
        twice = [
            name
            for name, count in Counter(
                name for listed in of_level.values() for name in set(listed)
            ).items()
            if count > 1
        ]
        broken |= {("two grades", f"{level} {name}") for name in twice}
        said = [
            number(members[0], "count")
            for group, members in counts.items()
            if group.startswith(level)
        ]
        named = {name for listed in of_level.values() for name in listed}
        named |= {
            name
            for group, members in of_kind(facts, "scored").items()
            if group.startswith(level)
            for name in names(members, "unit")
        }
        if len(said) > 1 and None not in said and sum(said) < len(named):
            broken.add(("grades against names", f"{level} {sum(said)} < {len(named)}"))
    return broken


def check_criteria(facts: tuple[Fact, ...]) -> Broken:
    broken: Broken = set()
    lists, scored = of_kind(facts, "criterion_list"), of_kind(facts, "scored")
    for group, members in of_kind(facts, "criterion").items():
        highest_possible = number(members[0], "max")
        by_statistic: dict[str, list[Fact]] = defaultdict(list)
        for fact in scored[group]:
            by_statistic[fact.attributes["statistic"]].append(fact)
        scores = {}
        for statistic, units in by_statistic.items():
            printed = [
                number(fact, "score")
                for fact in [
                    *units,
                    *[item for item in lists[group] if item.attributes["statistic"] == statistic],
                ]
                if "score" in fact.tokens
            ]
            scores[statistic] = printed
            counted = [item for item in lists[group] if item.attributes["statistic"] == statistic]
            broken |= check_count(
                "criterion", f"{group} {statistic}", counted, names(units, "unit")
            )
        broken |= {
            ("above maximum", f"{group} {score}")
            for printed in scores.values()
            for score in printed
            if None not in (score, highest_possible) and score > highest_possible
        }
        order = [scores[name][0] for name in ("highest", "second", "lowest") if scores.get(name)]
        broken |= {
            ("criterion order", f"{group} {one} < {two}")
            for one, two in itertools.pairwise(order)
            if one < two
        }
        called = Counter(
            name
            for statistic in ("highest", "second", "lowest")
            for name in set(names(by_statistic[statistic], "unit"))
        )
        broken |= {
            ("highest and lowest", f"{group} {name}") for name, times in called.items() if times > 1
        }
    return broken


def check_totals(facts: tuple[Fact, ...]) -> Broken:
    """A total above all maxima together, or below the sum of the unit's own printed scores."""
    broken: Broken = set()
    for level in ("department", "district"):
        maxima = [
            number(members[0], "max")
            for group, members in of_kind(facts, "criterion").items()
            if group.startswith(level)
        ]
        announced = names(of_kind(facts, "criteria_list")[level], "member")
        maxima = maxima if len(maxima) == len(announced) and None not in maxima else []
        for fact in [
            fact
            for group, members in of_kind(facts, "graded").items()
            if group.startswith(level)
            for fact in members
        ]:
            total = number(fact, "score")
            highest = {
                group: number(members[0], "max")
                for group, members in of_kind(facts, "criterion").items()
            }
            own = [
                item
                for group, members in of_kind(facts, "scored").items()
                if group.startswith(level)
                for item in members
                if names([item], "unit") == names([fact], "unit")
            ]
            parts = [
                highest[item.group] if item.attributes["at_max"] else number(item, "score") or 0
                for item in own
                if item.group in highest
            ]
            if total is not None and maxima and total > sum(maxima):
                broken.add(("above maximum", f"{level} {total} > {sum(maxima)}"))
            if total is not None and None not in parts and total < sum(parts):
                broken.add(("total below its parts", f"{level} {total} < {sum(parts)}"))
    return broken


def check_criteria_lists(facts: tuple[Fact, ...]) -> Broken:
    return {
        found
        for level, members in of_kind(facts, "criteria_list").items()
        for found in check_count("criteria list", level, members, names(members, "member"))
    }


def check_shares(facts: tuple[Fact, ...]) -> Broken:
    """Percentages against fractions, counts and the numbers of units named."""
    broken: Broken = set()
    claims = {fact.group: fact for fact in facts if fact.kind == "claim"}
    for fact in claims.values():
        value, whole = number(fact, "value"), number(fact, "of")
        if None not in (value, whole) and value > whole:
            broken.add(("part over whole", f"{value}/{whole}"))
        if fact.attributes["unit"] == "%" and value is not None and value > 100:
            broken.add(("above 100 %", f"{fact.group} {value}"))
        fraction = claims.get(fact.attributes["share_of"])
        if fraction and None not in (value, number(fraction, "value"), number(fraction, "of")):
            broken |= judge_share(value, number(fraction, "value"), number(fraction, "of"))
    for members in of_kind(facts, "share_of_counts").values():
        printed = {
            role: read_value(token.text) for fact in members for role, token in fact.tokens.items()
        }
        if len(printed) == 3 and None not in printed.values():
            broken |= judge_share(printed["share"], printed["part"], printed["whole"])
    for level, members in of_kind(facts, "share_of_units").items():
        units = set(names(of_kind(facts, "row")[level], "unit")) | set(
            names(of_kind(facts, "excluded_list")[level], "member")
        )
        share = number(members[0], "share")
        if share is not None and not any(
            not judge_share(share, Decimal(part), Decimal(len(units)))
            for part in range(len(units) + 1)
        ):
            broken.add(("share of units", f"{share} of {len(units)}"))
    return broken


def judge_share(share: Decimal, part: Decimal, whole: Decimal) -> Broken:
    """Empty where the share is the fraction, rounded or cut off."""
    if not whole:
        return {("percentage", f"{part}/{whole} = {share}")}
    step = (
        Decimal(1).scaleb(share.as_tuple().exponent)
        if share.as_tuple().exponent < 0
        else Decimal(1)
    )
    exact = 100 * part / whole
    return (
        set()
        if -step < exact - share < step and (exact - share >= 0 or share - exact <= step / 2)
        else {("percentage", f"{part}/{whole} = {share}")}
    )


def check_wholes(facts: tuple[Fact, ...]) -> Broken:
    """One denominator said in two sizes; "toàn bộ" of a part."""
    broken: Broken = set()
    for group, members in of_kind(facts, "one_whole").items():
        sizes = {number(fact, "of") for fact in members if "of" in fact.tokens}
        broken |= (
            {("two wholes", f"{group} {sorted(map(str, sizes))}")} if len(sizes) > 1 else set()
        )
    for group, members in of_kind(facts, "universal").items():
        printed = {
            role: read_value(token.text) for fact in members for role, token in fact.tokens.items()
        }
        if len(printed) == 2 and printed["value"] < printed["of"]:
            broken.add(("all of a part", f"{group} {printed['value']}/{printed['of']}"))
    return broken


def check_indices(facts: tuple[Fact, ...]) -> Broken:
    broken: Broken = set()
    for index, members in of_kind(facts, "index").items():
        fact = members[0]
        rank, size, gained = number(fact, "rank"), number(fact, "of"), number(fact, "rank_change")
        score, change = number(fact, "score"), number(fact, "score_change")
        if None not in (rank, size) and rank > size:
            broken.add(("rank of", f"{index} {rank}/{size}"))
        if None not in (rank, size, gained) and rank + gained > size:
            broken.add(("rank change", f"{index} {rank} + {gained} > {size}"))
        if None not in (score, change) and change > score:
            broken.add(("score change", f"{index} {change} > {score}"))
        if score is not None and fact.attributes["unit"] == "%" and score > 100:
            broken.add(("above 100 %", f"{index} {score}"))
    return broken


def check_years(facts: tuple[Fact, ...], year: int) -> Broken:
    """The year of the title, the lead, the headings and the columns; "so với năm" of no earlier
    year.
    """
    years = of_kind(facts, "year")
    told = [
        (role, int(token.text))
        for fact in years["evaluated"]
        for role, token in fact.tokens.items()
    ]
    broken: Broken = set()
    if len({value for _, value in told}) > 1:
        broken.add(("evaluated year", f"{sorted({value for _, value in told})}"))
    broken |= {
        ("previous year", token.text)
        for fact in years["previous"]
        for token in fact.tokens.values()
        if int(token.text) >= year
    }
    return broken | {
        ("baseline year", token.text)
        for fact in years["baseline"]
        for token in fact.tokens.values()
        if int(token.text) >= year
    }


def read_date(text: str) -> tuple[int, int, int]:
    """Year, month, day.

    >>> read_date("8/3/2022"), read_date("11 tháng 3 năm 2019")
    ((2022, 3, 8), (2019, 3, 11))
    """
    day, month, year = map(int, re.findall(r"\d+", text))
    return year, month, day


def check_dates(facts: tuple[Fact, ...]) -> Broken:
    """A decision against the year most places name, against its other date, its basis and its
    publication.
    """
    dates = {
        group: [read_date(token.text) for fact in members for token in fact.tokens.values()]
        for group, members in of_kind(facts, "date").items()
    }
    decided = dates.get("decided", [])
    broken: Broken = (
        {("decision dates", f"{sorted(set(decided))}")} if len(set(decided)) > 1 else set()
    )
    told = Counter(
        int(token.text)
        for fact in of_kind(facts, "year")["evaluated"]
        for token in fact.tokens.values()
    ).most_common(2)
    if len(told) == 1:  # where the places differ, the year is the contradiction
        broken |= {("decided before the year", f"{day}") for day in decided if day[0] < told[0][0]}
    broken |= {
        ("published before decided", f"{said} < {day}")
        for said in dates.get("published", [])
        for day in decided
        if said < day
    }
    return broken | {
        ("decided before its basis", f"{day}")
        for basis in dates.get("basis", [])
        for day in decided
        if day < basis
    }


def find_tensions(facts: tuple[Fact, ...], year: int) -> Broken:
    """What a reader may doubt but cannot call impossible; a mutant that adds only such is not
    judged.
    """
    tense: Broken = set()
    years = of_kind(facts, "year")
    tense |= {
        ("previous year", token.text)
        for role in ("previous", "baseline")
        for fact in years[role]
        for token in fact.tokens.values()
        if int(token.text) != year - 1
    }
    decided = [
        read_date(token.text)
        for fact in of_kind(facts, "date")["decided"]
        for token in fact.tokens.values()
    ]
    tense |= {
        ("decided in or long after the year", f"{day}") for day in decided if day[0] != year + 1
    }
    dates = [
        read_date(token.text)
        for fact in facts
        if fact.kind == "date"
        for token in fact.tokens.values()
    ]
    tense |= {
        ("no such day", f"{day}") for day in dates if not (1 <= day[1] <= 12 and 1 <= day[2] <= 31)
    }
    for fact in facts:
        value, change = (number(fact, role) for role in ("value", "change"))
        if (
            fact.kind == "claim"
            and fact.attributes["unit"] == "%"
            and None not in (value, change)
            and change > value
        ):
            tense.add(("rise above the share", f"{value} {change}"))
        malformed = [
            token.text
            for token in fact.tokens.values()
            if re.fullmatch(r"\d{4,}(\.\d{3})+|\d{1,3}(\.\d{3})*\.\d{4,}", token.text)
        ]
        tense |= {("no number", text) for text in malformed if fact.kind != "row"}
        if fact.kind == "row" and (missing := {"rank", "unit", "score"} - set(fact.tokens)):
            tense.add(("row without a cell", f"{sorted(missing)} {fact.start}"))
    return tense
