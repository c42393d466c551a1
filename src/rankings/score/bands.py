"""Bands of grades: read, checked against holes and overlaps, and the grade that a value earns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

import numpy as np

from rankings.score.nodes import Band
from rankings.score.words import Fault, find_fault

SLACK = 1e-9  # what floating point may lack of a threshold that a printed value reaches


def read_bands(
    facts: Mapping[str, Any], place: str, faults: list[Fault]
) -> tuple[tuple[Band, ...], str]:
    """Return the bands of a level, best first, and why there are none: `none` are used, or their
    thresholds are `unpublished`.

    `below`, the value a band ends at, may be written too; it must then be where the next begins.
    """
    entries = sorted(facts.get("grades") or (), key=lambda entry: entry.get("order", 0))
    if not entries:
        return (), "none"
    if any(entry.get("min") is None for entry in entries):
        return (), "unpublished"
    bands = []
    for entry in entries:
        here = f"{place} / {entry['vi']}"
        try:
            minimum = Decimal(str(entry["min"]))
        except InvalidOperation:
            faults.append(find_fault(here, "maximum_is_no_number", value=entry["min"]))
            return (), "none"
        ends = entry.get("below")
        begins = bands[-1].minimum if bands else None
        if ends is not None and begins is not None and Decimal(str(ends)) != begins:
            key = "bands_overlap" if Decimal(str(ends)) > begins else "bands_leave_a_hole"
            faults.append(find_fault(here, key, one=f"{ends}", other=f"{begins:f}"))
        bands.append(Band(entry["vi"], entry["en"], entry["order"], minimum))
    return tuple(bands), ""


def check_bands(
    bands: Sequence[Band], measured_in: str, maximum: Decimal, place: str, faults: list[Fault]
) -> None:
    """Refuse bands that do not fall, that begin above what can be reached, or leave the low end
    without a grade.
    """
    if measured_in not in ("percent", "points"):
        faults.append(find_fault(place, "grades_in_unknown", value=measured_in))
    most = maximum if measured_in == "points" else Decimal(100)
    for better, worse in pairwise(bands):
        if better.minimum <= worse.minimum:
            faults.append(
                find_fault(
                    f"{place} / {worse.vi}",
                    "bands_overlap",
                    one=f"{worse.minimum:f}",
                    other=f"{better.minimum:f}",
                )
            )
    for band in bands:
        if band.minimum > most:
            faults.append(
                find_fault(f"{place} / {band.vi}", "band_out_of_reach", value=band.minimum)
            )
    if bands and bands[-1].minimum > 0:
        faults.append(
            find_fault(
                f"{place} / {bands[-1].vi}",
                "bands_leave_a_hole",
                one="0",
                other=f"{bands[-1].minimum:f}",
            )
        )


def grade_values(values: np.ndarray, bands: Sequence[Band]) -> list[Band | None]:
    """Return the band of each value; None where there is no value or there are no bands.

    >>> good, poor = Band("Tốt", "Good", 1, Decimal(80)), Band("Yếu", "Weak", 2, Decimal(0))
    >>> [band.en for band in grade_values(np.array([80.0, 79.99]), [good, poor])]
    ['Good', 'Weak']
    """
    if not bands:
        return [None] * len(values)
    minima = np.array([float(band.minimum) for band in bands])
    places = (values[:, None] + SLACK < minima[None, :]).sum(axis=1)
    return [
        None if np.isnan(value) or place == len(bands) else bands[place]
        for value, place in zip(values, places, strict=True)
    ]
