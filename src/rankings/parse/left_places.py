"""What the page tells of somebody's place or score and no row holds: it is listed as unread, so
that none is lost in silence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from rankings.language.number_words import COUNTED
from rankings.language.text import fold_letters
from rankings.parse.left_claims import LAST, find_left_claims, is_told, list_told, places_of
from rankings.parse.model import Span, Statement
from rankings.parse.prose.aims import names_aim
from rankings.parse.prose.marks import NAMED_PLACES, PLACE_OF_WORD, Mark
from rankings.parse.prose.name_lists import add_listed_names
from rankings.parse.sentences import Sentence
from rankings.registry.name_forms import place_types
from rankings.registry.vocabulary import compile_words

_WORDED = (
    r"(?<!\w)(?:@first_word|@second_word|@last_word|@second_last_word|@highest_word|@lowest_word"
    r"|thứ|hạng|nhất|nhì)(?!\w)"
)


def find_left_places(
    text: str,
    sentences: list[Sentence],
    lexed: list[list[Mark]],
    statements: list[Statement],
) -> list[Span]:
    """Return the clauses that tell a place or score which no row holds, in the order of the page:
    figures that only a claim took, and places in words beside a name. `lexed` are the marks of the
    sentences.
    """
    rows: dict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.kind != "claim":
            rows[statement.start].append(statement)
    told = list_told(statements)
    folded, worded = fold_letters(text), compile_words(_WORDED)
    found = find_left_claims(text, statements, told)
    for sentence, row in zip(sentences, lexed, strict=True):
        if worded.search(folded, sentence.start, sentence.end):
            marks = add_listed_names(text, row, sentence.end)
            left = _left_words(text, folded, sentence, marks, rows[sentence.start])
            if not (sentence.is_heading and _is_repeated(marks, left, told)):
                found += [mark.span for mark in left]
    return sorted({_clause(text, span) for span in found}, key=lambda span: span.start)


def _place_of(mark: Mark) -> str:
    if mark.kind in ("last", "lowest"):
        return LAST
    return mark.value or str(PLACE_OF_WORD.get(mark.kind, 1))


def _is_repeated(marks: list[Mark], left: list[Mark], told: set[tuple[str, str]]) -> bool:
    """Whether a headline says what rows hold."""
    names = [mark.span for mark in marks if mark.kind == "unit"]
    return all(is_told(names, _place_of(mark), told) for mark in left)


# ---- places in words --------------------------------------------------------------------------


def _left_words(
    text: str, folded: str, sentence: Sentence, marks: list[Mark], rows: list[Statement]
) -> list[Mark]:
    """The places in words of a sentence, which none of its rows holds."""
    if names_aim(text[sentence.start : sentence.end]):
        return []
    names_nobody = all(mark.kind != "unit" for mark in marks)
    held = [span for row in rows for span in row.fields.values()]
    placed = {
        row.fields["unit"].start: places_of(row)
        for row in rows
        if "unit" in row.fields and (row.told_rank or "rank_from_bottom" in row.attributes)
    }
    return [
        mark
        for mark in marks
        if _is_place(folded, sentence, mark)
        if not names_nobody or _is_held_by_verb(folded, sentence, mark)
        if not any(span.start < mark.end and mark.start < span.end for span in held)
        if not any(
            mark.kind in NAMED_PLACES or _place_of(mark) in placed[start]
            for start in placed.keys() & _beside(marks, mark)
        )
    ]


# "của tỉnh tiếp tục xếp thứ nhất cả nước": somebody's, though nobody is named
_HELD = re.compile(r"(?<!\w)(?:xếp|đứng|giữ|đạt|chiếm)(?:\s(?:ở|được|vị trí|hạng))*\s\Z")


def _is_held_by_verb(folded: str, sentence: Sentence, mark: Mark) -> bool:
    is_ordinal = mark.kind not in NAMED_PLACES
    return is_ordinal and bool(_HELD.search(folded, sentence.start, mark.start))


# "nhóm dẫn đầu", "5 đơn vị đứng đầu", "người đứng đầu", "ngày thứ Tư": nobody's place
_OF_MANY = (
    r"(?<!\w)(?:@group_word|những|các|vùng|nơi"
    rf"|(?:\d{{1,2}}|{COUNTED}|một số)\s(?:@count_noun|thành|ngành|vị|bộ))"
    r"(?!\w)(?:[^,;.:]"
    rf"|,\s(?=thành|thị|ban|ngành|{place_types('district', 'commune')})){{0,40}}\Z"
    r"|(?<!\w)(?:người|vai trò|ngày|lần|phiên)\s\Z"
    r"|(?<!\w)(?:kém|hơn|so với)\s(?:@count_noun)\s\Z"
)
_GROUP = r"@group_word"
# "tăng trưởng cao nhất" is no place by an index, "có điểm số cao nhất" is one
_MEASURED = re.compile(r"(?<!\w)(?:điểm|chỉ số|kết quả|hạng|xếp|vị trí)(?!\w)[^;.]{0,80}\Z")
_GROWS = re.compile(r"(?<!\w)(?:tăng|giảm|cải thiện|tiến bộ)(?!\w)[^;.]{0,60}\Z")
_NEAR = 60  # letters before a word of place


def _is_place(folded: str, sentence: Sentence, mark: Mark) -> bool:
    """Whether a mark gives one unit a place in words."""
    start = max(sentence.start, mark.start - _NEAR)
    is_ordinal = mark.kind in ("rank", "region_rank") and not mark.span.text[:1].isdigit()
    if not (is_ordinal or mark.kind in NAMED_PLACES):
        return False
    if compile_words(_OF_MANY).search(folded, start, mark.start):
        return False
    if compile_words(_GROUP).match(folded, mark.start):
        return False
    if mark.kind not in ("highest", "lowest"):
        return True
    measured = _MEASURED.search(folded, start, mark.end)
    return measured is not None and not _GROWS.search(folded, start, mark.start)


def _beside(marks: list[Mark], mark: Mark) -> set[int]:
    """Where the names nearest to a mark begin, one on either side."""
    names = [other.start for other in marks if other.kind == "unit"]
    place = bisect_left(names, mark.start)
    return set(names[max(0, place - 1) : place + 1])


# ---- the words that are shown -----------------------------------------------------------------

_EDGE = re.compile(r"[;:()\n]|,(?!\d)|(?<!TP)(?<!TX)(?<!TT)\.(?!\d)")
_LONGEST = 120  # letters on either side


def _clause(text: str, span: Span) -> Span:
    """The words around a figure up to the next stops."""
    first, last = max(0, span.start - _LONGEST), min(len(text), span.end + _LONGEST)
    edges = [edge.end() for edge in _EDGE.finditer(text, first, span.start)]
    start = edges[-1] if edges else first and text.find(" ", first, span.start) + 1
    behind = _EDGE.search(text, span.end, last)
    end = behind.start() if behind else last if last == len(text) else text.rfind(" ", 0, last)
    words = text[start : max(end, span.end)]
    start += len(words) - len(words.lstrip(" •*-–"))
    words = words.strip(" •*-–")
    return Span(words, start, start + len(words))
