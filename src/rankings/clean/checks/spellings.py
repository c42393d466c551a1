"""Names and words: misspelt, written in two ways, criteria under two names, superlatives without a
value.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rankings.clean.checks.misprints import body_of, check_misspelt
from rankings.clean.checks.report import Place, evidence, find, sentence_at, spans_of
from rankings.clean.observations import Finding, Observations
from rankings.language.text import collapse_spaces, fold, fold_tone_marks, key
from rankings.parse.model import Span
from rankings.registry.name_forms import place_types
from rankings.registry.reference import read_reference, remembered
from rankings.registry.unit_names import name_in_sentence
from rankings.registry.vocabulary import compile_words, name_framework


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
            and not row.unit_printed.isupper()
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
    words = re.sub(rf"(?i)^(?:{place_types()})\s+", "", words)
    words = re.sub(r"\s+tỉnh$", "", words)
    return words[:1].upper() + words[1:]


def is_misprint(printed: str) -> bool:
    """Whether a name holds a misprint that a person has noted: that is a finding of its own."""
    noted = _noted_misprints()
    return noted is not None and bool(noted.search(printed))


@remembered(maxsize=None)
def _noted_misprints() -> re.Pattern[str] | None:
    printed = [re.escape(row["printed"]) for row in read_reference("corrections")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(printed)})(?!\w)") if printed else None


def is_abbreviated(printed: str) -> bool:
    """Whether a name holds an abbreviation ("Sở LĐ-TB&XH")."""
    return bool(re.search(r"&|\b(?!UBND|UBD)[A-ZĐ]{2,}", printed)) or bool(
        re.search(r"\b(?:TP|TX|H|P|X)\b\.?", printed)
    )


def differ_by_length(forms: list[str]) -> bool:
    """Whether one form is only the end of the other (a district with and without its type)."""
    shortest = min(forms, key=len)
    return all(form.endswith(shortest) or form.startswith(shortest) for form in forms)


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
    types = place_types("district", "commune")
    words = [
        (re.search(rf"(?i)\b(?:{types})\b", row.unit_printed), row)
        for row in page.rankings
        if row.source == "table" and "unit" in row.spans
    ]
    by_word: dict[tuple, dict[bool, list]] = defaultdict(lambda: {True: [], False: []})
    for match, row in words:
        if match:
            by_word[row.label, match[0].casefold()][match[0][0].isupper()].append(row)
    for (_, word), sides in by_word.items():
        few, many = sorted(sides.values(), key=len)
        is_capital = few is sides[True]
        if 0 < len(few) <= 2 < len(many):
            row = few[0]
            yield find(
                f"two_spellings.type_{'capitals' if is_capital else 'small'}",
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
                said = sentence_at(page.text, span.start, span.end) if span else near[0]
                yield find(
                    "criterion_two_names.criterion_names",
                    said,
                    said=near[0].criterion,
                    found=listed,
                    evidence=evidence("criterion", place),
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
    scored = {
        (row.level, key(row.criterion))
        for row in page.criteria
        if row.unit and row.score is not None
    }
    for (level, criterion), rows in lists.items():
        others = {name for of, name in scored if of == level}
        if criterion not in others and len(others) <= len(lists):
            continue  # a page that names leaders only prints no scores
        units = [row.unit for row in rows]
        yield find(
            "highest_without_value.highest_without_value",
            rows[0],
            said=", ".join(units),
            found="—",
            evidence=evidence("unit", *spans_of(rows, "unit")),
            rows_criterion=rows[0].criterion,
            names=", ".join(map(name_in_sentence, units)),
        )


def check_unit_in_two_groups(page: Observations) -> Iterator[Finding]:
    """One unit ranked in two groups of one level, or ranked and said not to be graded.

    Provinces may stand in several lists: of all, of a region, of 34 beside 63.
    """
    excluded = {row.unit_id: row for row in page.exclusions if row.unit_id}
    members: dict[str, set[str]] = defaultdict(set)
    for row in page.rankings:
        members[row.label or ""].add(row.unit_id)
    first: dict[tuple, object] = {}
    for row in page.rankings:
        if not row.unit_id:
            continue
        other = first.setdefault((row.level, row.unit_id, row.index_name, row.year), row)
        if (
            other is not row
            and row.level != "province"
            and (other.label or "") != (row.label or "")
            and row.rank is not None
            and other.rank is not None
            and "score" not in (row.rank_source, other.rank_source)
            and not _of_two_indices(other.label or "", row.label or "")
            and not _are_same_units(members[other.label or ""], members[row.label or ""])
        ):
            yield _two_places("groups", row, other, one=other.label, two=row.label)
        left_out = excluded.get(row.unit_id)
        if (
            left_out
            and row.score is not None
            and left_out.year == row.year
            and left_out.level == row.level
            and not _speaks_of_else(left_out.quote, row.quote, row.year)
        ):
            yield _two_places("left_out", row, left_out, score=row.score_text)


def _are_same_units(one: set[str], two: set[str]) -> bool:
    """Whether half of the shorter list stands in the longer one: two results of the same units, and
    no two groups.
    """
    shared, shorter = len(one & two), min(len(one), len(two))
    return shorter > 2 and shared * 2 >= shorter


def _of_two_indices(one: str, two: str) -> bool:
    """Whether two headings name two indices: a unit stands in both lists by right."""
    names = {name_framework(one), name_framework(two)}
    return len(names) > 1


def _speaks_of_else(left_out: str, ranked: str, year: int | None) -> bool:
    """Whether a unit was left out of one part only, or one of the two sentences names another
    year.
    """
    years = {int(found) for found in re.findall(r"năm\s+(20\d\d)", f"{left_out} {ranked}")}
    of_part = compile_words(r"@criterion_word|@part_word|hài lòng|khảo sát|điều tra")
    return bool(of_part.search(fold(left_out)) or years - {year})


def _two_places(case: str, row: object, other: object, **values: object) -> Finding:
    return find(
        f"unit_in_two_groups.{case}",
        row,
        said=row.unit_printed,
        found=other.unit_printed,
        evidence=evidence("row", other),
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
