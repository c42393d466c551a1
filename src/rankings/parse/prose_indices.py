"""By which index the agencies of running text are ranked, where a page speaks of several."""

from __future__ import annotations

import re

from rankings.language.text import collapse_spaces, fold_letters
from rankings.parse.model import Statement
from rankings.registry.vocabulary import Named, find_words

_LONGEST_HEADING = 140
_CLAUSE = re.compile(r"[^,;.:()\n]{1,120}")
_SPEAKS_OF_INDEX = re.compile(
    r"""
    (?:chỉ\ số|xếp\ hạng|đánh\ giá|kết\ quả|mức\ độ|thực\ hiện|về|ở|với)
    (?:\s(?:chỉ\ số|công\ tác|thành\ phần)){0,2}\s\Z
    """,
    re.VERBOSE,
)


def name_prose_indices(text: str, statements: list[Statement], framework: str | None) -> None:
    """Give the agencies of running text their index where it speaks of several: "Ở chỉ số cải cách
    hành chính, Sở Tư pháp dẫn đầu … Ở chỉ số hài lòng, Sở Tư pháp đứng thứ tư".

    The index is the one named last before the unit, in its sentence or its paragraph, or in the
    nearest heading above; a unit behind which the only index of the sentence stands is ranked by
    that. Where none is named, the row is unsure. On a page that speaks of one index beside its own
    `framework`, the rows of that one say so.
    """
    rows = [
        statement
        for statement in statements
        if statement.kind == "ranking"
        and statement.source == "prose"
        and statement.level != "province"
        and not statement.index_name
        and "unit" in statement.fields
    ]
    named_in: dict[int, list[Named]] = {}
    above: dict[int, Named | None] = {}
    named = {id(row): _index_before(text, row, named_in) for row in rows}
    if framework is None:  # the page is about several
        named = {id(row): named[id(row)] or _index_above(text, row, above) for row in rows}
    values = {word.value for word in named.values() if word}
    is_one = len(values) < 2
    if is_one and values <= {framework}:
        return
    for row in rows:
        word = named[id(row)] or (None if is_one else _index_above(text, row, above))
        if word is not None:
            row.index_name = collapse_spaces(text[word.start : word.end])
        if (word is None and not is_one) or _tells_two(text, row):
            row.attributes["unsure"] = "index"


_TWO_VALUES = re.compile(r"\d[.,]\d+\s?(?:%|điểm)?\svà\s\d+[.,]\d+")
_PART = re.compile(r"[^;\n]*?(?=;|\n|[.]\s|[.]?\Z)")


def _tells_two(text: str, row: Statement) -> bool:
    """ "huyện Lạc Sơn với Chỉ số CCHC 90,16%, SIPAS 91,56%; huyện Kim Bôi 89,65% và 82,23%": by
    which index the one score is that was taken is not sure.
    """
    part = _PART.match(text, row.fields["unit"].end)
    if part is None or "score" not in row.fields:
        return False
    indices = {word.value for word in _find_indices(text, part.start(), part.end())}
    return len(indices) > 1 or bool(_TWO_VALUES.search(part[0]))


def _index_before(text: str, row: Statement, named_in: dict[int, list[Named]]) -> Named | None:
    """The index named before a row's unit, else the only one behind it in its sentence; `named_in`
    keeps what whole paragraphs name, by their opening.
    """
    place = row.fields["unit"].start
    clause = _CLAUSE.match(text, row.fields["unit"].end, row.end)
    own = _find_indices(text, row.fields["unit"].end, clause.end()) if clause else []
    if own and text[own[0].start - 4 : own[0].start].endswith((" về ", " ở ")):
        return own[0]  # "A dẫn đầu về chỉ số CCHC, còn B dẫn đầu về chỉ số hài lòng"
    opening, closing = text.rfind("\n", 0, row.start) + 1, text.find("\n", row.start)
    if 0 <= closing < place:
        before = _find_indices(text, opening, place)
    else:
        if opening not in named_in:
            named_in[opening] = _find_indices(text, opening, closing if closing >= 0 else len(text))
        before = [word for word in named_in[opening] if word.start < place]
        if before and before[-1].end > place:  # an index whose name holds the unit's
            before = _find_indices(text, opening, place)
    if before:
        return before[-1]
    behind = _find_indices(text, place, row.end)
    return behind[0] if len({word.value for word in behind}) == 1 else None


def _index_above(text: str, row: Statement, known: dict[int, Named | None]) -> Named | None:
    """The index that the nearest heading above names: a short line that ends no sentence; `known`
    keeps the answer for every line that was looked at.
    """
    end, passed, found = text.rfind("\n", 0, row.start), [], None
    while end > 0 and found is None:
        if end in known:
            found = known[end]
            break
        passed.append(end)
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        if line and len(line) <= _LONGEST_HEADING and not line.endswith((".", ";")):
            found = next(reversed(_find_indices(text, start, end)), None)
        end = start - 1
    known.update(dict.fromkeys(passed, found))
    return found


def _find_indices(text: str, start: int, end: int) -> list[Named]:
    """The indices that a stretch names: by their proper name, or by what is measured behind "chỉ
    số", "xếp hạng" …
    """
    named = list(find_words(text[start:end], "index_name", "framework_word"))
    if not named:
        return []
    proper = {(word.start, word.end) for word in find_words(text[start:end], "index_name")}
    folded = fold_letters(text[start:end])
    return [
        Named(word.value, start + word.start, start + word.end)
        for word in named
        if (word.start, word.end) in proper
        or _SPEAKS_OF_INDEX.search(folded, max(0, word.start - 30), word.start)
    ]
