"""Adjectives against numbers, universal claims against other figures, a count called a rate."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal
from textwrap import shorten

from rankings.clean.checks.ground import is_of_two_things
from rankings.clean.checks.report import (
    NOTE,
    WARNING,
    Place,
    evidence,
    find,
    sentence_at,
    spans_of,
)
from rankings.clean.observations import Claim, Finding, Observations
from rankings.language.sentences import write_number
from rankings.language.text import fold
from rankings.registry.vocabulary import compile_words

STABLE_PLACES = 5  # "ổn định" and a move of more places contradict each other
NEARLY_ALL = Decimal("0.9")  # "một số" of nine in ten or more is an understatement
FEW_UNITS = 3  # so many exceptions "hầu như bằng 0" allows
STRONG_SHARE = Decimal("2")  # "tăng mạnh" of fewer points or percent is no strong rise
_STABLE = re.compile(
    (
        r"(?:khá\s+|tương\s+đối\s+|giữ\s+|duy\s+trì\s+)?ổn\s+định(?!\s+(?:chính\s+trị|xã\s+hội"
        r"|đời\s+sống|sản\s+xuất))"
    ),
    re.IGNORECASE,
)
_NOT_OF_ALL = (
    r"(?:thiếu|chưa|không|kém|mất) ổn định|ổn định (?:tổ chức|bộ máy)|trong khi|\briêng\b"
    r"|thành phần|@criterion_word|@part_word"
)
_STRONG = re.compile(
    r"(?:tăng|giảm)\s+(?:rất\s+)?(?:mạnh|vượt\s+bậc|đột\s+phá|đáng\s+kể)", re.IGNORECASE
)
_ALMOST_NONE = re.compile(r"hầu\s+như\s+(?:đều\s+)?bằng\s+0", re.IGNORECASE)


def check_stable(page: Observations) -> Iterator[Finding]:
    """ "khá ổn định" said of ranks that moved by more than five places."""
    moved = [
        row
        for row in page.rankings
        if row.rank_change is not None and abs(row.rank_change) > STABLE_PLACES
    ]
    for match in _STABLE.finditer(page.text):
        place = sentence_at(page.text, match.start(), match.end())
        words = fold(place.quote)
        if not moved or not re.search(r"thứ hạng|xếp hạng|chỉ số|vị trí", words):
            continue
        there = [row for row in page.rankings if place.start <= row.start < place.end]
        if compile_words(_NOT_OF_ALL).search(words) or (
            there and not any(row in moved for row in there)
        ):
            continue  # said of another unit or index, or denied
        moves = [f"{row.index_name or row.unit} {row.rank_change:+d}" for row in moved]
        yield find(
            "adjective_vs_number.stable",
            place,
            said=match[0],
            found="; ".join(f"{move} bậc" for move in moves),
            severity=WARNING,
            evidence=evidence("rank_change", *spans_of(moved, "rank_change")),
            moves="; ".join(moves),
            limit=STABLE_PLACES,
        )
        return


def check_strong(page: Observations) -> Iterator[Finding]:
    """ "tăng mạnh" beside a change of less than two points or percent."""
    for match in _STRONG.finditer(page.text):
        near = [
            claim
            for claim in page.claims
            if claim.change is not None
            and "change" in claim.spans
            and 0 <= claim.spans["change"].start - match.end() <= 40
        ]
        for claim in near[:1]:
            if claim.change_unit in ("%", "điểm phần trăm") and abs(claim.change) < STRONG_SHARE:
                yield find(
                    "adjective_vs_number.strong",
                    claim,
                    said=match[0],
                    found=f"{claim.change}",
                    severity=NOTE,
                    evidence=evidence("change", claim.spans["change"]),
                    change=abs(claim.change),
                    STRONG_SHARE=STRONG_SHARE,
                )


def check_almost_none(page: Observations) -> Iterator[Finding]:
    """ "hầu như bằng 0" said of a criterion on which units have points."""
    for match in _ALMOST_NONE.finditer(page.text):
        place = sentence_at(page.text, match.start(), match.end())
        scored = [
            row
            for row in page.criteria
            if row.unit
            and row.score
            and place.start <= row.start <= place.end + 400
            and row.statistic not in ("others",)
            and 0 <= row.start - place.start < 400
        ]
        same = [
            row
            for row in page.criteria
            if row.statistic == "others" and row.start <= match.start() <= row.end
        ]
        scored = [row for row in scored if not same or row.criterion == same[0].criterion]
        half = [row for row in scored if row.max_score and row.score * 2 >= row.max_score]
        if half or len(scored) > FEW_UNITS:  # "hầu như" allows for a few units with a few points
            shown = "; ".join(f"{row.unit} {write_number(row.score)}" for row in scored)
            yield find(
                "adjective_vs_number.almost_none",
                place,
                said=match[0],
                found=shown,
                severity=NOTE,
                evidence=evidence("row", *scored),
            )


_ALL = re.compile(r"hoàn toàn|toàn bộ|tất cả|thay thế")
_EMPTY_WORDS = frozenset(
    "các cơ quan đơn vị trên địa bàn tỉnh của đã có được cho và với từ đến là trong năm tỷ lệ đạt"
    " sử dụng thực hiện ứng công nghệ thông tin hệ thống điện tử nhà nước cấp xã huyện sở ban ngành"
    " số so tăng giảm".split()
)


def check_universal(page: Observations) -> Iterator[Finding]:
    """ "100% … thay thế hoàn toàn văn bản giấy" beside a share below 100 % of the same thing."""
    shares = [
        claim
        for claim in page.claims
        if claim.unit == "%" and claim.value is not None and "value" in claim.spans
    ]
    for whole in [claim for claim in shares if claim.value == 100 and claim.of is None]:
        said = sentence_at(page.text, whole.spans["value"].start, whole.spans["value"].end)
        if not _ALL.search(fold(said.quote)) or re.search(
            r"đủ điều kiện|trong khi|so với", fold(said.quote)
        ):
            continue  # of those that may, all but some, beside something else
        for part in shares:
            if (
                part.value >= 100
                or part.comparator not in (None, "=", "~")
                or part.year != whole.year
            ):
                continue
            clause = clause_of(part, page)
            if is_of_two_things(fold(said.quote), fold(clause.quote)):
                continue
            shared = content_pairs(clause.quote) & content_pairs(said.quote)
            if shared and content_words(clause.quote) & content_words(said.quote):
                yield find(
                    "universal_claim.universal",
                    said,
                    said="100%",
                    found=f"{write_number(part.value)}%",
                    severity=WARNING,
                    evidence=evidence("share", clause),
                    said_quote=shorten(said.quote, 90, placeholder="…"),
                    part_value=part.value,
                    clause_quote=shorten(clause.quote, 110, placeholder="…"),
                )
                break


def clause_of(claim: Claim, page: Observations) -> Place:
    """From the beginning of the sentence to the figure: what a share is a share of."""
    sentence = sentence_at(page.text, claim.spans["value"].start, claim.spans["value"].end)
    end = claim.spans["value"].end + (page.text[claim.spans["value"].end :][:1] == "%")
    return Place(page.text[sentence.start : end], sentence.start, end)


def content_words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d]+", fold(text))) - _EMPTY_WORDS


def content_pairs(text: str) -> set[tuple[str, str]]:
    """Pairs of neighbouring words that are not both empty: ("văn", "bản"), ("ký", "số")."""
    words = re.findall(r"[^\W\d]+", fold(text))
    return {
        pair
        for pair in itertools.pairwise(words)
        if set(pair) - _EMPTY_WORDS and pair[0] not in _EMPTY_WORDS
    }


def check_some_of_nearly_all(page: Observations) -> Iterator[Finding]:
    """ "Một số đơn vị đã …" beside "38/39 … đã …" in the same words."""
    for match in re.finditer(
        r"\b[Mm]ột số (?:đơn vị|cơ quan|địa phương)\s+(?P<what>[^.;:\n]{30,200})", page.text
    ):
        words = set(
            zip(*[re.findall(r"\w+", fold(match["what"]))[i:] for i in range(6)], strict=False)
        )
        for claim in page.claims:
            if (
                not claim.of
                or claim.value is None
                or claim.value < claim.of * NEARLY_ALL
                or claim.value > claim.of
            ):
                continue
            said = re.findall(r"\w+", fold(claim.quote))
            if (
                words & set(zip(*[said[i:] for i in range(6)], strict=False))
                and not claim.start <= match.start() < claim.end
            ):
                place = sentence_at(page.text, match.start(), match.end())
                yield find(
                    "adjective_vs_number.some_of_nearly_all",
                    place,
                    said="một số",
                    found=f"{claim.value}/{claim.of}",
                    severity=NOTE,
                    evidence=evidence("fraction", claim),
                    value=claim.value,
                    of=claim.of,
                )
                break


_RATE_WITH_COUNT = re.compile(
    (
        r"(?P<rate>t[ỷỉ]\s*lệ\s+[^.;\n]{5,160}?)\s+là\s+(?P<count>\d{1,3}(?:\.\d{3})+)\s+(?P<un"
        r"it>[^\W\d]+(?:\s[^\W\d]+)?)(?!\s*/|[^.;,\n]{0,20}\s(?:trên|mỗi)\s)"
    ),
    re.IGNORECASE,
)


def check_rate_is_count(page: Observations) -> Iterator[Finding]:
    """ "tỷ lệ hồ sơ … là 513.922 hồ sơ": a count called a rate."""
    for match in _RATE_WITH_COUNT.finditer(page.text):
        place = sentence_at(page.text, match.start(), match.end())
        yield find(
            "rate_is_count.rate_is_count",
            place,
            said=f"{match['count']} {match['unit']}",
            found="số lượng",
            evidence=evidence(
                "count", Place(match["count"], match.start("count"), match.end("count"))
            ),
            count=match["count"],
            unit=match["unit"],
        )


_REPEATED = re.compile(
    r"""
    (?<![\w/])(?P<phrase>[^\W\d_]+(?:\s[^\W\d_]+){3,6})   # four words or more …
    \s\d+(?:[.,]\d+)?\s?%?\s                           # … a figure alone …
    (?P=phrase)(?!\w)                                   # … and the same words again
    """,
    re.VERBOSE,
)


def check_repeated_words(page: Observations) -> Iterator[Finding]:
    """The same words right before and right behind a figure: a sentence that was put together
    wrongly. Words between the two make a parallel: "số ở vị trí thứ 12, kinh tế số ở vị trí thứ".
    """
    told: set[int] = set()
    for claim in page.claims:
        match = _REPEATED.search(claim.quote)
        if match is None or claim.start in told or not match["phrase"].islower():
            continue
        told.add(claim.start)
        start = claim.start + match.start()
        yield find(
            "garbled_sentence.repeated_words",
            claim,
            said=match[0],
            found=match["phrase"],
            evidence=evidence("word", Place(match[0], start, start + len(match[0]))),
        )


def check_use_beyond_equipment(page: Observations) -> Iterator[Finding]:
    """More staff who use computers well than staff who have one."""

    def share(pattern: str) -> Claim | None:
        return next(
            (
                claim
                for claim in page.claims
                if claim.unit == "%"
                and claim.value is not None
                and "value" in claim.spans
                and re.search(
                    pattern,
                    fold(
                        sentence_at(
                            page.text, claim.spans["value"].start, claim.spans["value"].end
                        ).quote
                    ),
                )
                and "xã" not in fold(claim.subject or "")
            ),
            None,
        )

    equipped, able = share(r"trang bị máy (?:vi )?tính"), share(r"sử dụng thành thạo máy")
    if equipped and able and able.value > equipped.value and equipped.value > 90:
        yield find(
            "universal_claim.use_beyond_equipment",
            able,
            said=f"{write_number(able.value)}%",
            found=f"{write_number(equipped.value)}%",
            severity=NOTE,
            evidence=evidence("share", equipped),
            able_value=able.value,
            equipped_value=equipped.value,
        )


CHECKS = (
    check_stable,
    check_strong,
    check_almost_none,
    check_universal,
    check_some_of_nearly_all,
    check_rate_is_count,
    check_repeated_words,
    check_use_beyond_equipment,
)
