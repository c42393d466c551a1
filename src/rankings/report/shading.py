"""Tables whose cells are shaded by their numbers, as an analyst shows them in a notebook."""

from __future__ import annotations

import re

import pandas as pd
from markupsafe import Markup

from rankings.report.fragments import Fragment


def shade_table(
    numbers: pd.DataFrame, name: str, least: float | None = None, most: float | None = None
) -> Fragment:
    """A table of whole numbers, each cell darker the greater it is, between `least` and `most`
    where they are given.

    `name` tells its colours from those of another table on the page. pandas' own styled table takes
    the units' names for markup, and is an address in memory where no page can be shown; here names
    stay text, and the plain text is the table's.

    >>> shade_table(
    ...     pd.DataFrame({"2021": [4.0, 9.0], "2024": [None, 1.0]}, index=["Sở Y tế", "<b>"]),
    ...     "places",
    ... )
    2021 | 2024
    Sở Y tế | 4
    <b> | 9 | 1
    """
    shaded = numbers.style.background_gradient(axis=None, vmin=least, vmax=most)
    styled = shaded.highlight_null(props="background-color: transparent").format(
        "{:.0f}", na_rep=""
    )  # a missing number is no dark cell
    for axis in (0, 1):
        styled = styled.format_index(escape="html", axis=axis)
    return Fragment(
        Markup(re.sub(r"\n\s*(?=<t[hd])", "", styled.set_uuid(name).to_html()))
    )  # a row a line
