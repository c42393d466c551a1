"""Names and words: misspelt, written in two ways, criteria under two names, superlatives without a
value.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rankings.clean.checks.report import Place, evidence, find, place_of, place_of_span, sentence_at
from rankings.clean.model import Finding, Observations
from rankings.language.text import collapse_spaces, fold, fold_tone_marks, key
from rankings.parse.model import Span
from rankings.registry.reference import read_reference, remembered

_SYLLABLES = re.compile(r"\w+")
Word = tuple[str, int, int]  # a syllable in lower case, where it begins, where it ends


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
        for match in re.finditer(r"(?<!\w)" + re.escape(row["printed"]) + r"(?!\w)", page.text):
            context = page.text[max(0, match.start() - 120) : match.end() + 120]
            if fold(row["context"] or "") in fold(context):
                yield match[0], row["corrected"], Place(match[0], match.start(), match.end())
    for row in [*page.rankings, *page.criteria, *page.claims]:
        for name in ("score", "value", "max_score"):
            span = row.spans.get(name)
            if span and re.fullmatch(r"[\d.,]+(?:\s+[\d.,]+)+", span.text):
                yield span.text, re.sub(r"\s", "", span.text), place_of_span(span)


def find_phrases(page: Observations) -> Iterator[tuple[str, str, Place]]:
    """Fixed phrases with one syllable misspelt or missing: (printed, meant, place)."""
    start, end = body_of(page)
    words = [
        (fold(match[0]), match.start(), match.end())
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
        known = [
            phrase for phrase in by_first.get(word, ()) if is_phrase(words, index, phrases[phrase])
        ]
        for phrase in by_first.get(word, ()) if index > taken else ():
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
    is_cut = left_out == len(parts) - 1
    return (
        None if is_cut and text[end : end + 1] not in (";", ",", ".") else index + len(shorter) - 1
    )


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


def check_two_spellings(page: Observations) -> Iterator[Finding]:
    """One unit written in two ways that differ by more than committee, type word and
    abbreviation.
    """
    spellings: dict[str, dict[str, Span]] = defaultdict(dict)
    rows = [
        *page.rankings,
        *[told for row in page.rankings for told in row.merged],
        *[row for row in page.criteria if row.unit_id],
        *page.exclusions,
        *page.mentions,
    ]
    for row in sorted(rows, key=lambda row: row.start):
        is_plain = (
            "unit" in row.spans
            and not is_abbreviated(row.unit_printed or "")
            and not is_misprint(row.unit_printed or "")
        )
        if row.unit_id and row.unit_printed and is_plain:
            spellings[row.unit_id].setdefault(plain_name(row.unit_printed), row.spans["unit"])
    for forms in spellings.values():
        spans = sorted(forms.values(), key=lambda span: span.start)
        if len(spans) < 2 or differ_by_length(list(forms)):
            continue
        first, other = spans[0], spans[1]
        place = sentence_at(page.text, other.start, other.end)
        written = " / ".join(f"“{collapse_spaces(span.text)}”" for span in spans)
        yield find(
            "two_spellings.two_spellings",
            place,
            said=collapse_spaces(other.text),
            found=collapse_spaces(first.text),
            evidence=evidence("unit", *spans),
            written=written,
        )


def plain_name(printed: str) -> str:
    """A name without committee, type word and "tỉnh", dashes alike, its first letter large: what
    two spellings must share.

    >>> plain_name("Sở Lao động – Thương binh và Xã hội") == plain_name(
    ...     "Sở Lao động - Thương binh và Xã hội"
    ... )
    True
    >>> plain_name("UBND Huyện Yên Lập"), plain_name("huyện Yên Lập")
    ('Yên Lập', 'Yên Lập')
    """
    words = collapse_spaces(re.sub(r"\s*[–—-]\s*", " - ", fold_tone_marks(printed)))
    words = re.sub(
        r"(?i)^(ubnd|ubd|ủy ban nhân dân)\s+(?=(huyện|thị|thành|quận|xã|phường))", "", words
    )
    words = re.sub(r"(?i)^(huyện|thị xã|thành phố|quận|xã|phường|thị trấn|tỉnh)\s+", "", words)
    words = re.sub(r"\s+tỉnh$", "", words)
    return words[:1].upper() + words[1:]


def is_misprint(printed: str) -> bool:
    """Whether a name holds a misprint that a person has noted: that is a finding of its own."""
    return any(
        re.search(rf"(?<!\w){re.escape(row['printed'])}(?!\w)", printed)
        for row in read_reference("corrections")
    )


def is_abbreviated(printed: str) -> bool:
    """Whether a name holds an abbreviation ("Sở LĐ-TB&XH")."""
    return bool(re.search(r"&|\b(?!UBND|UBD)[A-ZĐ]{2,}", printed)) or bool(
        re.search(r"\b(?:TP|TX|H|P|X)\b\.?", printed)
    )


def differ_by_length(forms: list[str]) -> bool:
    """Whether one form is only the end of the other (a district with and without its type)."""
    shortest = min(forms, key=len)
    return all(form.endswith(shortest) for form in forms)


VARIANTS = (("Ủy ban", "Uỷ ban"), ("tỷ lệ", "tỉ lệ"))


def check_word_variants(page: Observations) -> Iterator[Finding]:
    """One word in two spellings on one page: "Ủy ban" and "Uỷ ban", "tỷ lệ" and "tỉ lệ"."""
    start, end = body_of(page)
    for usual, variant in VARIANTS:
        found = [
            [
                match
                for match in re.finditer(rf"(?i)(?<!\w){word}(?!\w)", page.text)
                if start <= match.start() < end
            ]
            for word in (usual, variant)
        ]
        if not all(found):
            continue
        few = min(found, key=len)[0]
        place = sentence_at(page.text, few.start(), few.end())
        yield find(
            "two_spellings.word_variants",
            place,
            said=f"{variant} × {len(found[1])}",
            found=f"{usual} × {len(found[0])}",
            evidence=evidence(
                "word",
                *[
                    Place(match[0], match.start(), match.end())
                    for match in (found[0][0], found[1][0])
                ],
            ),
            usual=usual,
            count_of_found=len(found[0]),
            variant=variant,
            count_of_found2=len(found[1]),
        )


def check_type_capitals(page: Observations) -> Iterator[Finding]:
    """In one table "UBND huyện Tân Sơn" beside "UBND Huyện …" for all others."""
    words = [
        (re.search(r"(?i)\b(?:huyện|thị xã|thành phố|quận|phường|xã)\b", row.unit_printed), row)
        for row in page.rankings
        if row.source == "table" and "unit" in row.spans
    ]
    by_word: dict[tuple, dict[bool, list]] = defaultdict(lambda: {True: [], False: []})
    for match, row in words:
        if match:
            by_word[row.label, match[0].casefold()][match[0][0].isupper()].append(row)
    for (_, word), sides in by_word.items():
        few, many = sorted(sides.values(), key=len)
        if 0 < len(few) <= 2 < len(many):
            row = few[0]
            yield find(
                "two_spellings.type_capitals",
                row,
                said=row.unit_printed,
                found=many[0].unit_printed,
                evidence=evidence("unit", row.spans["unit"], many[0].spans["unit"]),
                unit_printed=row.unit_printed,
                word=word,
                count_of_many=len(many),
                many_unit_printed=many[0].unit_printed,
            )


def check_criterion_names(page: Observations) -> Iterator[Finding]:
    """A criterion announced under one name and scored under another."""
    for level in dict.fromkeys(row.level for row in page.criteria):
        named = {key(row.criterion): row for row in page.criteria if row.level == level}
        for listed, place in list_announced(page, set(named)):
            near = [
                row
                for name, row in named.items()
                if name != key(listed) and is_longer_name(name, key(listed))
            ]
            if key(listed) not in named and near:
                span = near[0].spans.get("criterion")
                said = sentence_at(page.text, span.start, span.end) if span else place_of(near[0])
                yield find(
                    "criterion_two_names.criterion_names",
                    said,
                    said=near[0].criterion,
                    found=listed,
                    evidence=evidence("criterion", place),
                    listed=listed,
                    near_criterion=near[0].criterion,
                )


def list_announced(page: Observations, named: set[str]) -> list[tuple[str, Place]]:
    """The criteria of "gồm 7 tiêu chí: …" sentences that name at least two of those scored."""
    found = []
    for match in re.finditer(r"tiêu chí\s*(?:sau\s*)?:(?P<list>[^.\n]+)", page.text, re.IGNORECASE):
        parts = re.split(r";" if ";" in match["list"] else r",", match["list"])
        if sum(key(part) in named for part in parts) < 2:
            continue
        at = match.start("list")
        for part in parts:
            begin = page.text.index(part, at)
            at = begin + len(part)
            text = part.strip()
            begin += len(part) - len(part.lstrip())
            found.append((text, Place(text, begin, begin + len(text))))
    return found


def is_longer_name(one: str, other: str) -> bool:
    """Whether one key is the other with a little more ("mức độ chuyển đổi" and "mức độ chuyển đổi
    số").
    """
    short, long = sorted((one, other), key=len)
    return len(short) >= 6 and long.startswith(short) and len(long) - len(short) <= 6


def check_highest_without_value(page: Observations) -> Iterator[Finding]:
    """ "đơn vị đạt điểm cao nhất gồm …" and no score, while every other criterion prints one."""
    lists: dict[tuple, list] = defaultdict(list)
    for row in page.criteria:
        if row.statistic == "highest" and row.score is None and row.unit:
            lists[row.level, key(row.criterion)].append(row)
    for rows in lists.values():
        names = ", ".join(row.unit for row in rows)
        yield find(
            "highest_without_value.highest_without_value",
            rows[0],
            said=names,
            found="—",
            evidence=evidence(
                "unit", *[place_of_span(row.spans["unit"]) for row in rows if "unit" in row.spans]
            ),
            rows_criterion=rows[0].criterion,
            names=names,
        )


def check_unit_in_two_groups(page: Observations) -> Iterator[Finding]:
    """One unit ranked in two groups of one level, or ranked and said not to be graded."""
    excluded = {row.unit_id: row for row in page.exclusions if row.unit_id}
    first: dict[tuple, object] = {}
    for row in page.rankings:
        if not row.unit_id:
            continue
        other = first.setdefault((row.level, row.unit_id, row.index_name, row.year), row)
        if (
            other is not row
            and (other.label or "") != (row.label or "")
            and row.rank is not None
            and other.rank is not None
        ):
            yield _two_places("groups", row, other, one=other.label, two=row.label)
        left_out = excluded.get(row.unit_id)
        if (
            left_out
            and row.score is not None
            and left_out.year == row.year
            and left_out.level == row.level
        ):
            yield _two_places("left_out", row, left_out, score=row.score_text)


def _two_places(case: str, row: object, other: object, **values: object) -> Finding:
    return find(
        f"unit_in_two_groups.{case}",
        row,
        said=row.unit_printed,
        found=other.unit_printed,
        evidence=evidence("row", place_of(other)),
        unit=row.unit,
        **values,
    )


CHECKS = (
    check_misspelt,
    check_two_spellings,
    check_word_variants,
    check_type_capitals,
    check_criterion_names,
    check_highest_without_value,
    check_unit_in_two_groups,
)
