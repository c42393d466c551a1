"""`sheet` and `score`: an empty score sheet for a year, and a filled-in one as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import yaml

from rankings.errors import ContractError
from rankings.registry.provinces import find_province
from rankings.report.workbook import bind_tables
from rankings.run.messages import phrase
from rankings.run.progress import say
from rankings.score.advice import list_gains, list_strengths
from rankings.score.beside import (
    FACTS_FILE,
    compare_frameworks,
    compare_last_year,
    find_published,
    list_new_criteria,
    read_scored,
)
from rankings.score.draws import CONCENTRATION
from rankings.score.framework import load_framework
from rankings.score.results import Method, Year, score_year
from rankings.score.robust import (
    shake_level,
    tabulate_pairs,
    tabulate_spread,
    weigh_choices,
)
from rankings.score.sheet_read import read_sheet
from rankings.score.sheet_write import write_sheet
from rankings.score.told import (
    tell_change,
    tell_choices,
    tell_last_year,
    tell_self,
    tell_shaken,
    tell_year,
)
from rankings.score.weights import PRINTED, choose_weights
from rankings.score.year_tables import (
    compare_self,
    count_grades,
    list_inapplicable,
    list_left_out,
    list_scores,
    sum_self,
    write_csv,
)
from rankings.store.files import refuse_taken, write_bytes_atomically, write_text_atomically

OVER = ("weights", "methods", "both")


@dataclass(frozen=True)
class Order:
    """What the command `score` was asked for."""

    sheet: Path
    framework: str
    out: Path
    normalise: str
    aggregate: str
    weights: str
    zeros: str
    not_applicable: str
    decimals: int | None
    province: str
    year: int
    last_year: Path | None
    against: str
    draws: int
    seed: int
    top: int
    language: str


def make_sheet(framework: str, province: str, year: int, out: Path, language: str) -> Path:
    """Write the empty score sheet of a framework for a province's units; returns its path."""
    if out.suffix not in (".xlsx", ".csv"):
        raise ContractError("a sheet is .xlsx or .csv", place=str(out), hint="name it so")
    refuse_taken(out)
    body = find_province(province, f"{year}-12-31")
    if body is None and province != "vn":
        raise ContractError(
            "there is no such province", quote=province, hint="its folder name, such as phu-tho"
        )
    slug = body.slug if body else province
    return write_sheet(load_framework(framework, language), slug, year, out)


def make_scores(order: Order) -> int:
    """Score a sheet and write its tables; returns the exit code."""
    framework = load_framework(order.framework, order.language)
    sheet = read_sheet(
        order.sheet,
        framework,
        province=order.province,
        year=order.year,
        language=order.language,
    )
    weights = (
        None
        if order.weights == PRINTED
        else choose_weights(framework, order.weights, order.language)
    )
    method = Method(
        order.normalise,
        order.aggregate,
        weights,
        order.zeros,
        order.not_applicable,
        order.decimals,
    )
    year = score_year(sheet, framework, method, language=order.language)
    tables, said = list_tables(year, order)
    refuse_own_inputs(order, [f"{name}.csv" for name in tables])
    for name, table in tables.items():
        write_bytes_atomically(order.out / f"{name}.csv", write_csv(table))
    facts = describe_year(year, order)
    write_text_atomically(
        order.out / FACTS_FILE, yaml.safe_dump(facts, allow_unicode=True, sort_keys=False)
    )
    note = [year.sheet.note] if year.sheet.note else []
    lines = [*note, *said]
    write_text_atomically(order.out / "summary.txt", "\n".join(lines) + "\n")
    write_bytes_atomically(order.out / "scores.xlsx", bind_tables(lines, tables))
    say("\n".join(lines))
    names = ", ".join(f"{name}.csv" for name in tables)
    say(phrase("score.written", out=order.out, tables=names, facts=FACTS_FILE))
    return 0


def refuse_own_inputs(order: Order, written: list[str]) -> None:
    """Raise ContractError where what is written would take the place of what was read."""
    named = (order.sheet, order.framework, order.weights, order.against)
    inputs = {Path(name).resolve() for name in named if str(name)}
    for name in [*written, FACTS_FILE, "summary.txt", "scores.xlsx"]:
        if (order.out / name).resolve() in inputs:
            raise ContractError(
                "the results would take the place of a file they are made from",
                place=str(order.out / name),
                hint="name another folder: --out",
            )


def list_tables(year: Year, order: Order) -> tuple[dict[str, pd.DataFrame], list[str]]:
    """Return all tables of a scored year by name, and what they say in words."""
    compared = compare_self(year)
    summed = sum_self(compared)
    tables = {
        "scores": list_scores(year),
        "grades": count_grades(year),
        "left_out": list_left_out(year),
        "not_applicable": list_inapplicable(year),
        "self_verified": compared,
        "self_verified_units": summed,
        "strengths": list_strengths(year),
        "gains": list_gains(year),
    }
    said = [*tell_year(year, order.language), *tell_self(summed, order.language)]
    if order.draws:
        found, told = list_draws(year, order)
        tables, said = tables | found, said + told
    found, told = list_beside(year, order)
    return tables | found, said + told


def list_draws(year: Year, order: Order) -> tuple[dict[str, pd.DataFrame], list[str]]:
    """Return the tables of the draws over weights, methods and both, and of the choices."""
    shaken = [
        shake_level(year, name, over=over, draws=order.draws, seed=order.seed, top_of=order.top)
        for name in year.levels
        for over in OVER
    ]
    weights = [found for found in shaken if found.over == "weights"]
    choices = [weigh_choices(year, name, seed=order.seed) for name in year.levels]
    tables = {
        "robustness": _join(list(map(tabulate_spread, shaken))),
        "pairs": _join(list(map(tabulate_pairs, weights))),
        "choices": _join(choices),
    }
    said = [line for found in weights for line in tell_shaken(found, order.language)]
    return tables, said + [tell_choices(table, order.language) for table in choices]


def list_beside(year: Year, order: Order) -> tuple[dict[str, pd.DataFrame], list[str]]:
    """Return last year's comparison, and that with another framework, as far as they are there."""
    tables, said = {}, []
    previous = (
        read_scored(order.last_year)
        if order.last_year
        else find_published(year.sheet.province, year.framework.framework, year.sheet.year - 1)
    )
    if len(previous):
        tables["last_year"] = compare_last_year(year, previous)
        said += tell_last_year(tables["last_year"], order.language)
    if order.against:
        other = load_framework(order.against, order.language)
        tables["against"] = compare_frameworks(year, other)
        tables["against_criteria"] = list_new_criteria(year.framework, other)
        said += tell_change(tables["against"], order.language)
    return tables, said


def _join(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(tables, ignore_index=True)


def describe_year(year: Year, order: Order) -> Mapping[str, object]:
    """Return what a later reader must know of a scored year: framework, method, policies, seed."""
    return {
        "framework": year.framework.id,
        "province": year.sheet.province,
        "year": year.sheet.year,
        "note": year.sheet.note,
        "sheet": year.sheet.name,
        "normalise": year.method.normalise,
        "aggregate": year.method.aggregate,
        "weights": order.weights,
        "zeros": year.method.zeros,
        "not_applicable": year.method.not_applicable,
        "decimals": {name: level.decimals for name, level in year.levels.items()},
        "counts_nowhere": {
            name: list(level.constant) for name, level in year.levels.items() if level.constant
        },
        "draws": order.draws,
        "seed": order.seed,
        "concentration": CONCENTRATION,
    }
