"""A known name where it stands on a page."""

from __future__ import annotations

from typing import NamedTuple


class NameMatch(NamedTuple):
    """A known name on the page: `text[position:end]` as printed, `form` as the registry writes it.

    `kind` is agency, place (with its type or without) or province; `levels` are the levels it can
    stand on.
    """

    end: int
    form: str
    levels: frozenset[str]
    kind: str
    place_type: str = ""  # Huyện, Thị xã, Thành phố … where printed
    city_suffix: bool | None = (
        None  # "tỉnh" (False) or "thành phố" (True) printed behind the name of an agency
    )
    province: str = ""  # slug of the province printed behind the name
    core: str = ""  # key of the agency's name without "tỉnh" and province
