"""What may be compared with what. The rules of the comparison, as code, in one place.

A reason is a fixed word (`framework_changed`), so that tables stay readable by machines;
`explain_reason` turns it into a sentence that also says what may be said instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from rankings.errors import ContractError
from rankings.language.entries import read_entries

MINIMUM_COMMON = 5  # fewer common units than this: no measure of agreement is given

FOLDER = Path(__file__).with_name("refusals")
REASONS = (
    "framework_changed",
    "framework_unknown",
    "scale_changed",
    "base_not_said",
    "body_changed",
    "fewer_than_5_common",
    "sources_differ",
)


class ForbiddenComparison(ContractError):
    """A comparison was asked for that the sources do not allow; says why and what may be said
    instead.

    >>> print(ForbiddenComparison("framework_changed", place="department 2021 → 2024").reason)
    framework_changed
    """

    def __init__(self, reason: str, *, place: str = "") -> None:
        self.reason = reason
        why, _, instead = explain_reason(reason, "en").partition("; ")
        super().__init__(why, place=place, hint=instead)


@dataclass(frozen=True)
class Scale:
    """What a score was measured with: construct, version of the criteria, printed maximum, the page
    it is from.
    """

    framework: str
    version: str
    maximum: Decimal | None
    documents: frozenset[str]


def explain_reason(reason: str, language: str = "vi") -> str:
    """The sentence for a reason word (several are joined by "; "): why not, and what instead.

    >>> explain_reason("scale_changed", "en").split(";")[0]
    'the printed maximum differs'
    """
    said = read_entries(FOLDER, language)
    return ". ".join(said[f"why_not.{word}"] for word in reason.split("; ") if word in REASONS)


def explain_part(why_partial: str, language: str = "vi") -> str:
    """The sentence for why a list is only a part of the ranking.

    >>> explain_part("leaders_only", "en")
    'only the leaders are named'
    """
    return read_entries(FOLDER, language)[f"why_partial.{why_partial}"]


def find_reasons(scale_from: Scale, scale_to: Scale) -> str:
    """Why points of the two scales may not be subtracted, as reason words; "" where they may.

    The same criteria are proven by the registry (one version id) or by the page itself, when one
    page prints both years side by side. A changed population is no reason.

    >>> page = frozenset({"phu-tho_2021_egov_519"})
    >>> find_reasons(Scale("egov", "", None, page), Scale("egov", "", Decimal(150), page))
    ''
    """
    if scale_from.framework != scale_to.framework:
        return "framework_changed"
    if scale_from.version and scale_to.version:
        if scale_from.version != scale_to.version:
            return "framework_changed"
    elif not scale_from.documents & scale_to.documents:
        return "framework_unknown"
    maxima = {scale_from.maximum, scale_to.maximum} - {None}
    return "scale_changed" if len(maxima) > 1 else ""


def require_comparable(reason: str, place: str) -> None:
    """Nothing where points may be subtracted; otherwise raise ForbiddenComparison with why and what
    instead.

    >>> require_comparable("", "department 2020 → 2021")
    """
    if reason:
        raise ForbiddenComparison(reason.split("; ")[0], place=place)
