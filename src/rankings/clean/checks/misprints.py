"""Misprints: noted ones, and fixed phrases with a syllable misspelt or missing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from rankings.clean.checks.report import Place, evidence, find, sentence_at
from rankings.clean.observations import Finding, Observations
from rankings.language.text import fold
from rankings.registry.reference import read_reference, remembered

_SYLLABLES = re.compile(r"\w+")


Word = tuple[str, int, int]  # a syllable in lower case, where it begins, where it ends


@lru_cache(maxsize=20_000)
def _fold_word(word: str) -> str:
    return fold(word)


@remembered(maxsize=None)
def _read_phrases() -> dict[str, tuple[str, ...]]:
    """Fixed phrases with their syllables: {"địa bàn": ("địa", "bàn")}."""
    rows = read_reference("phrases")
    return {fold(row["phrase"]): tuple(fold(row["phrase"]).split()) for row in rows}


def check_misspelt(page: Observations) -> Iterator[Finding]:
    """A misprint a person has noted, or a fixed phrase with a syllable misspelt or missing: each
    form once a page.
    """
    seen: set[str] = set()
    taken: list[Place] = []
    for printed, meant, place in [*find_noted(page), *find_phrases(page)]:
        if any(place.start < other.end and other.start < place.end for other in taken):
            continue
        taken.append(place)
        if fold(printed) in seen:
            continue
        seen.add(fold(printed))
        said = sentence_at(page.text, place.start, place.end)
        is_word = any(char.isalpha() for char in printed)
        yield find(
            "misspelt_name.misspelt" if is_word else "number_spacing.misspelt",
            said,
            said=printed,
            found=meant,
            evidence=evidence("word", place),
            printed=printed,
            meant=meant,
        )


def find_noted(page: Observations) -> Iterator[tuple[str, str, Place]]:
    """The misprints of corrections.csv that stand on the page, and numbers with a stray space:
    (printed, meant, place).
    """
    for row in read_reference("corrections"):
        if row["printed"] not in page.text:
            continue
        for match in re.finditer(r"(?<!\w)" + re.escape(row["printed"]) + r"(?!\w)", page.text):
            context = page.text[max(0, match.start() - 120) : match.end() + 120]
            if fold(row["context"] or "") in fold(context):
                yield match[0], row["corrected"], Place(match[0], match.start(), match.end())
    for row in [*page.rankings, *page.criteria, *page.claims]:
        for name in ("score", "value", "max_score"):
            span = row.spans.get(name)
            if span and re.fullmatch(r"[\d.,]+(?:\s+[\d.,]+)+", span.text):
                yield span.text, re.sub(r"\s", "", span.text), span


def find_phrases(page: Observations) -> Iterator[tuple[str, str, Place]]:
    """Fixed phrases with one syllable misspelt or missing: (printed, meant, place)."""
    start, end = body_of(page)
    words = [
        (_fold_word(match[0]), match.start(), match.end())
        for match in _SYLLABLES.finditer(page.text, start, end)
    ]
    for first, last, phrase, _ in find_misspelt(words, _read_phrases(), page.text):
        begin, stop = words[first][1], words[last][2]
        yield page.text[begin:stop], phrase, Place(page.text[begin:stop], begin, stop)


def find_misspelt(
    words: list[Word], phrases: dict[str, tuple[str, ...]], text: str = ""
) -> Iterator[tuple[int, int, str, str]]:
    """Places that are one syllable away from a fixed phrase and begin no phrase themselves: (first,
    last, phrase, printed).
    """
    by_first: dict[str, list[str]] = defaultdict(list)
    for phrase in sorted(phrases, key=len, reverse=True):
        by_first[phrases[phrase][0]].append(phrase)
    taken = -1
    for index, (word, _, _) in enumerate(words):
        if word not in by_first:
            continue
        known = [phrase for phrase in by_first[word] if is_phrase(words, index, phrases[phrase])]
        for phrase in by_first[word] if index > taken else ():
            last = last_of_misspelt(words, index, phrases[phrase], text)
            printed = " ".join(item[0] for item in words[index : (last or index) + 1])
            if (
                last is not None
                and printed not in phrases
                and not any(len(other.split()) >= len(phrase.split()) - 1 for other in known)
            ):
                yield index, last, phrase, printed
                taken = last
                break


def last_of_misspelt(
    words: list[Word], index: int, parts: tuple[str, ...], text: str
) -> int | None:
    """The last word of a phrase with one syllable misspelt or left out; None where the words are no
    such thing.
    """
    printed = tuple(item[0] for item in words[index : index + len(parts)])
    wrong = [
        place
        for place, (one, other) in enumerate(zip(printed, parts, strict=False))
        if one != other
    ]
    if not wrong:
        return None
    if (
        len(printed) == len(parts)
        and len(wrong) == 1
        and is_near(printed[wrong[0]], parts[wrong[0]])
        and not _begins_phrase(words, index + wrong[0])
    ):
        return index + len(parts) - 1
    shorter = tuple(item[0] for item in words[index : index + len(parts) - 1])
    left_out = next(
        (place for place in range(1, len(parts)) if parts[:place] + parts[place + 1 :] == shorter),
        None,
    )
    if left_out is None or len(parts) < 4 or parts[left_out] == "và":
        return None  # "và", "&" and a comma join the parts of a name alike
    end = words[index + len(shorter) - 1][2]
    behind = len(parts) - 1 - left_out  # syllables of the phrase behind the gap
    broken = " ".join(parts[: left_out + 1])  # "trên địa bàn" of "trên địa tỉnh"
    is_sure = (
        text[end : end + 1] in (";", ",", ".")
        if not behind
        # one syllable may begin another word: "Ủy ban Dân tộc", "cải cách chính sách"
        else behind > 1 or broken in _read_phrases()
    )
    return index + len(shorter) - 1 if is_sure else None


def _begins_phrase(words: list[Word], index: int) -> bool:
    """Whether a syllable begins a fixed phrase of its own: "chữ ký so với năm 2021"."""
    return any(is_phrase(words, index, parts) for parts in _read_phrases().values())


def is_phrase(words: list[Word], index: int, parts: tuple[str, ...]) -> bool:
    return tuple(item[0] for item in words[index : index + len(parts)]) == parts


def is_near(printed: str, meant: str) -> bool:
    """Whether two syllables differ by one letter or one mark.

    >>> is_near("bản", "bàn"), is_near("hụng", "dụng"), is_near("đoạn", "tử")
    (True, True, False)
    """
    if abs(len(printed) - len(meant)) > 1 or len(printed) < 2:
        return False
    shared = 0
    while shared < min(len(printed), len(meant)) and printed[shared] == meant[shared]:
        shared += 1
    rest, other = printed[shared:], meant[shared:]
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


def body_of(page: Observations) -> tuple[int, int]:
    """Where the title begins and the last figure or name that was read ends: what the check of
    wording reads.
    """
    rows = [
        *page.rankings,
        *page.claims,
        *page.criteria,
        *page.grade_counts,
        *page.exclusions,
        *page.mentions,
    ]
    at = page.text.find(page.document.title) if page.document.title else 0
    annex = (
        page.text.find(page.document.annex) + len(page.document.annex)
        if page.document.annex and page.document.annex in page.text
        else 0
    )
    return max(0, at), max([annex, *(row.end for row in rows)]) if rows else len(page.text)
