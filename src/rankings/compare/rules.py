"""What may be compared with what. The rules of the comparison, as code, in one place.

A reason is a fixed word (`framework_changed`), so that tables stay readable by machines;
`explain_reason` turns it into a sentence that also says what may be said instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from rankings.errors import ContractError

MINIMUM_COMMON = 5  # fewer common units than this: no measure of agreement is given

REASONS: dict[str, dict[str, str]] = {
    "framework_changed": {
        "en": (
            "the two years were scored under different criteria; compare positions (rank among the"
            " common units, percentile, z-score inside each year) instead of points"
        ),
        "vi": (
            "hai năm được chấm theo hai bộ tiêu chí khác nhau; chỉ so vị trí (thứ hạng giữa các đơn"
            " vị chung, phân vị, điểm chuẩn hóa trong từng năm), không so điểm"
        ),
    },
    "framework_unknown": {
        "en": (
            "it is not on record that both years used the same criteria; compare positions instead"
            " of points, or add the criteria to data/reference/frameworks.yaml"
        ),
        "vi": "chưa có căn cứ là hai năm dùng cùng một bộ tiêu chí; chỉ so vị trí, không so điểm",
    },
    "scale_changed": {
        "en": (
            "the printed maximum differs; compare the share of the printed maximum, with a break"
            " mark"
        ),
        "vi": (
            "điểm tối đa được công bố khác nhau; chỉ so tỷ lệ trên điểm tối đa, có đánh dấu gián"
            " đoạn"
        ),
    },
    "body_changed": {
        "en": "the body kept its name but not its functions; read them as two series",
        "vi": "cơ quan giữ tên nhưng đã đổi chức năng; đọc thành hai chuỗi riêng",
    },
    "fewer_than_5_common": {
        "en": "fewer than five units are ranked in both years; name their ranks one by one",
        "vi": "có dưới năm đơn vị được xếp hạng ở cả hai năm; chỉ nêu thứ hạng từng đơn vị",
    },
    "no_printed_maximum": {
        "en": (
            "no maximum is printed and none follows from printed criteria; give rank and percentile"
            " only"
        ),
        "vi": (
            "nguồn không công bố điểm tối đa và không suy ra được từ các tiêu chí đã công bố; "
            "chỉ nêu thứ hạng và phân vị"
        ),
    },
}


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
    return ". ".join(REASONS[word][language] for word in reason.split("; ") if word in REASONS)


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
