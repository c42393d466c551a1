"""What a figure that rose or fell belongs to: the value before it, the unit before it, or none."""

from __future__ import annotations

import re

from rankings.language.text import fold_letters
from rankings.parse.model import Span, Statement
from rankings.parse.prose.claim_words import noun_behind, phrase_before, unit_of
from rankings.parse.prose.context import Context, new_statement
from rankings.parse.prose.marks import Mark
from rankings.parse.sentences import Sentence
from rankings.registry.vocabulary import compile_words

# "tăng khoảng 5%", "giảm 0,5%", but not "tăng hạng ở 2 trong tổng số 6 chỉ số"
_FARTHEST = 14
# and "lên nhóm 10 địa phương dẫn đầu"
_ELSEWHERE = re.compile(r"(?<!\w)(?:ở|tại|trong|trên tổng|nhóm|tốp|top)(?!\w)")
# "cải thiện mạnh 6 chỉ số thành phần": so many of them, not by so many
_PARTS = r"\s(?:@criterion_word|@part_word|chỉ số)(?!\w)"
# "cao hơn 0,66% so với đơn vị xếp thứ 2": how far from another, not since when
_TO_ANOTHER = re.compile(
    r"\s?(?:điểm|%)?\s?(?:so )?với (?!(?:(?:con số|mức|kết quả) [\d.,]+\s?(?:điểm|%)? (?:của )?)?"
    r"(?:cùng )?(?:năm|kỳ|cùng|lần|đợt|quý|\d{4}|trước))"
)
_GAP_VERB = re.compile(r"hơn\Z|\A(?:kém|thua|vượt)", re.IGNORECASE)
_ANOTHER = re.compile(r"(?<!\w)(?:đơn vị|địa phương|cơ quan|nơi|quân|người|khối|nhóm)(?!\w)")
_REACHES = re.compile(
    r"(?<!\w)(?:(?:chênh lệch|khoảng cách|cách biệt)(?!\w)[^;.]*|(?:nâng|đưa)\s[^;.,\d]*)\Z"
)
CHANGES_BEFORE = re.compile(r"(?<!\w)(?:tăng|giảm)(?:\s(?:thêm|khoảng|gần))?\s\Z", re.IGNORECASE)
_PARTS_SUBJECTS = {"unit", "index_name", "pillar"}


def moves(text: str, marks: list[Mark], position: int, state: str) -> bool:
    """Return whether the verb of change stands right before its figure: "tăng 22,10%"."""
    verb = next(mark for mark in reversed(marks[:position]) if mark.kind == state)
    between = text[verb.end : marks[position].start].strip()
    said = fold_letters(verb.span.text)
    # "đã vượt 75%" is a bound, "khoảng cách lên tới 20 điểm", "nâng … lên 86 điểm" tell a value
    before = fold_letters(text)[max(0, verb.start - 110) : verb.start]
    exceeds = said == "vượt" or (said == "lên" and _REACHES.search(before))
    reaches = said == "lên" and between.split()[:1] in (["đến"], ["tới"])
    counts_parts = (
        compile_words(_PARTS).match(text, marks[position].end) and not marks[position].unit
    )
    is_other = exceeds or reaches or counts_parts
    return len(between) <= _FARTHEST and not (is_other or _ELSEWHERE.search(between))


def verb_goes_on(marks: list[Mark], position: int) -> str:
    """Return the verb of change that holds on over "và": "tăng 12 bậc và 8 bậc"; "" for none."""
    kinds = [mark.kind for mark in marks[max(0, position - 2) : position + 2]]
    goes_on = len(kinds) == 4 and kinds[1] == kinds[3] in ("places", "points")
    return kinds[0] if goes_on and kinds[0] in ("rise", "fall") and kinds[2] == "and" else ""


def is_gap(text: str, marks: list[Mark], position: int, state: str) -> bool:
    """Return whether a figure tells how far two are apart: "cao hơn 0,105 so với mức bình quân",
    "kém Sở Y tế 2 điểm".
    """
    verb = next(mark for mark in reversed(marks[:position]) if mark.kind == state)
    between = text[verb.end : marks[position].start]
    names_it = between.lower() != between or _ANOTHER.search(between)
    to_another = names_it or _TO_ANOTHER.match(text, marks[position].end)
    return bool(_GAP_VERB.search(verb.span.text) and to_another)


def add_change(
    text: str,
    sentence: Sentence,
    marks: list[Mark],
    position: int,
    state: str,
    context: Context,
    claims: list[Statement],
    floor: int,
) -> Statement:
    """Return the claim that a change is of: the value before it that it can be a change of, else a
    claim of its own. `floor` is where the last value ended that is a statement of its own.
    """
    mark = marks[position]
    claim = _find_changed(text, marks, position, claims, floor)
    if claim is None:
        claim = new_statement("claim", "change", sentence, context)
        claim.fields["measure"] = _measure_changed(text, sentence, marks, position)
        claims.append(claim)
    mark.used = True
    claim.fields["change"] = mark.span
    claim.attributes["change_sign"] = "+" if state == "rise" else "-"
    claim.fields["change_unit"] = mark.unit or unit_of(noun_behind(text, sentence, mark))
    return claim


_VALUES = {"percent", "score", "number", "places", "points", "rank", "region_rank"}
_UNIT_BEHIND = re.compile(r"\s?(?:điểm|%|bậc|hạng)?[\s,;)]*")
# "…, giảm 3 bậc so năm 2018, nhưng tăng 25 bậc": no words of its own
_SAYS_NOTHING = re.compile(r"(?<!\w)(?:so|với|năm|nhưng|tăng|giảm|và|đạt|tiếp tục)(?!\w)|[\W\d]")


def _measure_changed(text: str, sentence: Sentence, marks: list[Mark], position: int) -> Span:
    """The words behind the figure before, where they say something; else those before the first."""
    values = [mark for mark in marks[: position + 1] if mark.kind in _VALUES]
    if len(values) > 1:
        first = _UNIT_BEHIND.match(text, values[-2].end).end()
        own = phrase_before(text, first, values[-1])
        if _SAYS_NOTHING.sub("", own.text):
            return own
    return phrase_before(text, sentence.start, values[0] if values else marks[position])


def _find_changed(
    text: str, marks: list[Mark], position: int, claims: list[Statement], floor: int
) -> Statement | None:
    """The value told last in the same part of the sentence, where no other unit or index stands
    between; places are changes of places only, counts of counts of the same.
    """
    mark = marks[position]
    for claim in reversed(claims):
        value = claim.fields.get("value")
        if value is None or value.start < floor or ";" in text[value.end : mark.start]:
            return None
        if any(
            other.kind in _PARTS_SUBJECTS and value.end <= other.start < mark.start
            for other in marks
        ):
            return None
        is_place = claim.pattern in ("ordinal", "streak")
        if is_place == (mark.kind == "places"):
            return None if "change" in claim.fields or claim.pattern == "streak" else claim
    return None


def words_of_count(text: str, counted: Mark, change: Mark) -> Span:
    """ "31 đơn vị xếp hạng Tốt (tăng 02 đơn vị)": what a change of it changes."""
    words = re.split(r"[(,;]", text[counted.end : change.start])[0].strip()
    start = text.index(words, counted.end) if words else counted.end
    return Span(words, start, start + len(words))
