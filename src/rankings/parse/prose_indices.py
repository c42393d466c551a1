"""By which index the units of running text are ranked, where a page speaks of several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rankings.language.text import collapse_spaces, fold_letters
from rankings.parse.model import Span, Statement, list_ranked
from rankings.parse.section_heads import Head, head_over
from rankings.registry.vocabulary import Named, find_words, name_framework

_CLAUSE = re.compile(r"[^,;.:()\n]{1,120}")
_SPEAKS_OF_INDEX = re.compile(
    r"""
    (?:chỉ\ số|xếp\ hạng|đánh\ giá|kết\ quả|mức\ độ|thực\ hiện|về|ở|với)
    (?:\s(?:chỉ\ số|công\ tác|thành\ phần)){0,2}\s\Z
    """,
    re.VERBOSE,
)
# "Ủy ban Quốc gia về Chính phủ điện tử": a body bears the name of what it is there for
_BODY_ABOUT = re.compile(
    r"(?<!\w)(?:ủy ban|uỷ ban|ban chỉ đạo|ban điều hành|tổ công tác|tổ giúp việc|hội đồng)"
    r"(?:\s[^\W\d]+){0,3}\svề\s\Z"
)


def name_prose_indices(
    text: str,
    statements: list[Statement],
    framework: str | None,
    titled: Span | None = None,
    heads: Sequence[Head] = (),
) -> list[Statement]:
    """Give the units of running text their index where it speaks of several: "Ở chỉ số cải cách
    hành chính, Sở Tư pháp dẫn đầu … Ở chỉ số hài lòng, Sở Tư pháp đứng thứ tư".

    The index is the one named last before the unit, in its sentence or its paragraph, in the
    heading that parts the page (`heads`), or in the nearest line above; a unit behind which the
    only index of the sentence stands is ranked by that. Where the line names several, it is the one
    that the title names (`titled`), if that is among them. Where none is named, the row is unsure.
    On a page that speaks of one index beside its own `framework`, the rows of that one say so.
    Returned are the rows of units told by two indices in one breath.
    """
    told_in_prose = [row for row in list_ranked(statements) if row.source == "prose"]
    for row in told_in_prose:
        _take_index_behind(text, row, framework)
        _doubt_index_aimed_at(text, row, framework)
    rows = [row for row in told_in_prose if not row.index_name]
    named_in: dict[int, list[Named]] = {}
    above: dict[int, list[Named]] = {}
    named = {id(row): _index_before(text, row, named_in) or _index_of(row, heads) for row in rows}
    if framework is None:  # the page is about several
        named = {id(row): named[id(row)] or _index_above(text, row, above) for row in rows}
    named = {place: _as_own(text, word, framework) for place, word in named.items()}
    values = {word.value for word in named.values() if word}
    is_one = len(values) < 2
    told = {name_framework(row.index_name) for row in statements if row.index_name}
    if is_one and values <= {framework} and len(told) < 2:
        return []
    of_several = not is_one or len(told) > 1
    for row in rows:
        _doubt_index(text, row, named[id(row)], told_in_prose)
        if row.level == "province" and not (of_several or _opens_with(text, row, named[id(row)])):
            continue
        word = named[id(row)] or (None if is_one else _index_above(text, row, above))
        if word is not None:
            row.index_name = collapse_spaces(text[word.start : word.end])
        elif is_one and not (len(told) > 1 and _is_headline(row, titled)):
            continue
        elif titled and framework in {index.value for index in _indices_above(text, row, above)}:
            row.index_name = collapse_spaces(titled.text)
        else:
            row.attributes["unsure"] = "index"
    return _part_by_index(text, rows)


_TO_INDEX = re.compile(r"(?:/\d+)?(?:\s[^\W\d]+,?){0,5}?\s(?:về|ở)\s(?:(?:kết quả|mức độ)\s)?\Z")


def _take_index_behind(text: str, row: Statement, framework: str | None) -> None:
    """ "Yên Bái xếp thứ 17/63 về chuyển đổi số": a province's place is by what is measured right
    behind it, where that is another index than the one told of before.
    """
    place = row.fields.get("rank")
    own = row.fields.get("index") if row.pattern == "series" else None
    if place is None or row.level != "province" or (own and place.end <= own.start):
        return  # "dẫn đầu về PAR INDEX, SIPAS và PCI": by each of them
    near = text[place.end : place.end + 60]
    word = next(find_words(near, "framework_word"), None)
    if word is None or not _TO_INDEX.fullmatch(near, 0, word.start):
        return
    known = name_framework(row.index_name) if row.index_name else framework
    start, end = place.end + word.start, place.end + word.end
    word = _as_own(text, Named(word.value, start, end), known)
    if word.value and word.value != known:
        row.index_name = collapse_spaces(text[start:end])
        row.fields["index"] = Span(text[start:end], start, end)


_AIMED_AT = re.compile(
    r"(?<!\w)(?:để|nhằm)\s(?:(?:tiếp tục|mục đích|không ngừng)\s)?(?:nâng cao|cải thiện|nâng)\s"
    r"[^,;.:()\d]{0,60}\Z",
    re.IGNORECASE,
)


def _doubt_index_aimed_at(text: str, row: Statement, framework: str | None) -> None:
    """ "Để nâng cao chỉ số PCI, …, xếp thứ 22" on the page of another index: by which of them?"""
    index = row.fields.get("index")
    if index is None or name_framework(index.text) in (None, framework):
        return
    if _AIMED_AT.search(text, max(0, index.start - 90), index.start):
        row.attributes["unsure"] = "index"


# "ứng dụng CNTT, xây dựng chính quyền điện tử", "… (CNTT), phát triển Chính phủ điện tử"
_IN_ONE_BREATH = re.compile(r"\s?(?:\([^()\d]{2,12}\)\s?)?,\s(?:xây dựng\s|phát triển\s)?")


def _as_own(text: str, word: Named | None, framework: str | None) -> Named | None:
    """The index as the page's own `framework`, where a comma alone parts it from a name of that:
    both name the one index that is told of.
    """
    if word is None or word.value == framework:
        return word
    start = text.rfind("\n", 0, word.start) + 1
    near = find_words(text[start : word.end + 80], "framework_word")
    joined = any(
        named.value == framework
        and (
            _IN_ONE_BREATH.fullmatch(text, word.end, start + named.start)
            or _IN_ONE_BREATH.fullmatch(text, start + named.end, word.start)
        )
        for named in near
    )
    return word._replace(value=framework) if joined and framework else word


def _is_headline(row: Statement, titled: Span | None) -> bool:
    """Whether a row stands in a title that names an index nobody prepared, "dẫn đầu về năng lực
    cạnh tranh và môi trường", above places by several.
    """
    is_title = titled is not None and row.start <= titled.start < row.end
    return is_title and row.level == "province" and not name_framework(titled.text)


_VALUE = r"(?P<value>\d+[.,]\d+)\s?(?:%|điểm)?"
_VALUE_BEHIND = re.compile(
    rf"(?:\s(?:của|năm)\s[^\d,;.]{{1,30}}?)?(?:\s(?:đạt|là|với|được))?:?\s{_VALUE}"
)
_VALUE_BEFORE = re.compile(rf"{_VALUE}\s(?:về|ở|theo)\s\Z")
_PAIR = re.compile(rf"{_VALUE}\svà\s{_VALUE.replace('value', 'second')}")
_PART = re.compile(r"[^;\n]*?(?=;|\n|[.]\s|[.]?\Z)")
_BOTH = re.compile(r"cả (?:hai|2) (?:chỉ số|bảng)")
_PLACE = ("rank", "rank_of", "rank_source")


def _part_by_index(text: str, rows: list[Statement]) -> list[Statement]:
    """ "huyện Lạc Sơn với Chỉ số CCHC 90,16%, SIPAS 91,56%; huyện Kim Bôi 89,65% và 82,23%": a row
    for each index that is told with its value, in the order told where only values follow; where
    neither is clear, the one row is unsure. Returned are the rows added.
    """
    added: list[Statement] = []
    order: list[str] = []
    ordered = sorted(rows, key=lambda row: row.fields["unit"].start)
    for place, row in enumerate(ordered):
        start = row.fields["unit"].end
        behind = ordered[place + 1].fields["unit"].start if place + 1 < len(ordered) else len(text)
        end = min(behind, _PART.match(text, start).end())
        words = _find_indices(text, start, end)
        told = {word.value: (word, _value_at(text, word, start, end)) for word in words}
        pair = _PAIR.search(text, start, end)
        if place and ordered[place - 1].start != row.start:
            order = []
        if len(told) > 1 and all(value for _, value in told.values()):
            order = [collapse_spaces(text[word.start : word.end]) for word, _ in told.values()]
            values = [value for _, value in told.values()]
        elif pair and not told and len(order) == 2:
            values = [Span(pair[name], *pair.span(name)) for name in ("value", "second")]
        else:
            if "score" in row.fields and (len(told) > 1 or pair):
                row.attributes["unsure"] = "index"
            continue
        row.attributes.pop("unsure", None)
        for index_name, value in zip(order, values, strict=True):
            one = (
                row if index_name == order[0] else _copy(row, bool(_BOTH.search(text, start, end)))
            )
            one.index_name, one.fields["score"] = index_name, value
            added += [] if one is row else [one]
    return added


def _value_at(text: str, word: Named, start: int, end: int) -> Span | None:
    found = _VALUE_BEHIND.match(text, word.end, end) or _VALUE_BEFORE.search(
        text, max(start, word.start - 20), word.start
    )
    return Span(found["value"], *found.span("value")) if found else None


def _copy(row: Statement, with_place: bool) -> Statement:
    kept = {"unit", "year", "score_unit", *(_PLACE if with_place else ())}
    return replace(
        row,
        fields={name: span for name, span in row.fields.items() if name in kept},
        attributes={
            name: said
            for name, said in row.attributes.items()
            if name in kept or name == "place_type"
        },
    )


# "Về chỉ số ứng dụng CNTT trong hoạt động nội bộ, A đứng thứ 7"
_IS_PART = re.compile(r"\s(?:trong (?:hoạt động )?nội bộ|phục vụ người dân)(?!\w)", re.IGNORECASE)
_OPENS = re.compile(r"(?:(?:còn|riêng|cũng)\s)?(?:về|ở|với|đối với)\s(?:chỉ số\s)?", re.IGNORECASE)


def _opens_with(text: str, row: Statement, index: Named | None) -> bool:
    """ "Về chỉ số ứng dụng CNTT, A đứng thứ 7": whether a row's sentence opens with its index."""
    opens = _OPENS.match(text, row.start)
    return bool(opens and index and row.start < index.start <= opens.end())


# "A xếp thứ 3 về kết quả xếp hạng thực hiện các nhiệm vụ cải cách hành chính (CCHC)"
_ABOUT_RESULT = re.compile(
    r"[^,;.:()\n]{1,60}?\s(?:về|theo)\s(?:kết quả|xếp hạng)\s(?P<said>[^,;.:\n]{1,100})"
)


def _index_of_result(text: str, row: Statement) -> Named | None:
    """The only index that the result is about, right behind the unit."""
    about = _ABOUT_RESULT.match(text, row.fields["unit"].end, row.end)
    own = list(find_words(about["said"], "framework_word")) if about else []
    if len({word.value for word in own}) != 1:
        return None
    start = about.start("said")
    return Named(own[0].value, start + own[0].start, start + own[0].end)


_LEADS_TO_INDEX = (
    *(" về ", " ở ", " xếp hạng ", " dẫn đầu ", " đứng đầu ", " chót ", " cuối bảng ", " nhì "),
)


def _index_before(text: str, row: Statement, named_in: dict[int, list[Named]]) -> Named | None:
    """The index named before a row's unit, else the only one behind it in its sentence; `named_in`
    keeps what whole paragraphs name, by their opening.
    """
    place = row.fields["unit"].start
    clause = _CLAUSE.match(text, row.fields["unit"].end, row.end)
    own = _find_indices(text, row.fields["unit"].end, clause.end()) if clause else []
    if own and text.endswith(_LEADS_TO_INDEX, 0, own[0].start):
        return own[0]  # "A dẫn đầu về chỉ số CCHC, còn B dẫn đầu về chỉ số hài lòng"
    told = _index_of_score(text, row) or _index_of_result(text, row)
    opening, closing = text.rfind("\n", 0, row.start) + 1, text.find("\n", row.start)
    if 0 <= closing < place:
        before = _find_indices(text, opening, place)
    else:
        if opening not in named_in:
            named_in[opening] = _find_indices(text, opening, closing if closing >= 0 else len(text))
        before = [word for word in named_in[opening] if word.start < place]
        if before and before[-1].end > place:  # an index whose name holds the unit's
            before = _find_indices(text, opening, place)
    if before and (told is None or told.value == before[-1].value):
        return before[-1]
    if told:
        return told
    behind = _find_indices(text, place, row.end)
    return behind[0] if len({word.value for word in behind}) == 1 else None


def _doubt_index(text: str, row: Statement, word: Named | None, rows: list[Statement]) -> None:
    """Doubt an index of which only a part is told, or which of two a sentence goes on about."""
    if word and (_IS_PART.match(text, word.end) or _goes_on_after_two(text, row, word, rows)):
        row.attributes["unsure"] = "index"


def _goes_on_after_two(text: str, row: Statement, word: Named, rows: list[Statement]) -> bool:
    """ "A dẫn đầu về PAR INDEX, nhưng ở SIPAS lại đứng thứ 3. Cuối là B": by which of the two?"""
    before = [other for other in rows if other.start <= word.start < other.end <= row.start]
    if not before or "\n" in text[word.end : row.start]:
        return False
    told = _find_indices(text, before[0].start, row.start)
    return len({one.value for one in told}) > 1


def _index_of_score(text: str, row: Statement) -> Named | None:
    """ "Xếp thứ 3 về PAR INDEX là A với 91,90%, song SIPAS của đơn vị này chỉ đạt 80,63%": the
    index named between a unit and its only value.
    """
    score, unit, rank = (row.fields.get(name) for name in ("score", "unit", "rank"))
    if score is None or not unit.end < score.start <= row.end:
        return None
    between = _find_indices(text, max(unit.end, score.start - 80), score.start)
    is_near = between and between[-1].end > score.start - 40
    return between[-1] if is_near and (rank is None or rank.start > between[-1].end) else None


def _index_of(row: Statement, heads: Sequence[Head]) -> Named | None:
    """The index of the heading that a row stands under."""
    head = head_over(heads, row.start)
    return head.index if head else None


def _index_above(text: str, row: Statement, known: dict[int, list[Named]]) -> Named | None:
    """The index that the nearest line above names, none where it names two."""
    named = _indices_above(text, row, known)
    return named[-1] if len({index.value for index in named}) == 1 else None


def _indices_above(text: str, row: Statement, known: dict[int, list[Named]]) -> list[Named]:
    """The indices that the nearest line above with any names; `known` keeps the answer for every
    line that was looked at.
    """
    end, passed, found = text.rfind("\n", 0, row.start), [], []
    while end > 0:
        if end in known:
            found = known[end]
            break
        passed.append(end)
        start = text.rfind("\n", 0, end) + 1
        if found := _find_indices(text, start, end):
            break
        end = start - 1
    known.update(dict.fromkeys(passed, found))
    return found


def _find_indices(text: str, start: int, end: int) -> list[Named]:
    """The indices that a stretch names: by their proper name, or by what is measured behind "chỉ
    số", "xếp hạng" …, or as a degree ("mức độ hài lòng").
    """
    named = list(find_words(text[start:end], "index_name", "framework_word"))
    if not named:
        return []
    proper = {(word.start, word.end) for word in find_words(text[start:end], "index_name")}
    folded = fold_letters(text)[start:end]
    return [
        Named(word.value, start + word.start, start + word.end)
        for word in named
        if (word.start, word.end) in proper
        or folded.startswith("mức độ", word.start)
        or (
            _SPEAKS_OF_INDEX.search(folded, max(0, word.start - 30), word.start)
            and not _BODY_ABOUT.search(folded, max(0, word.start - 60), word.start)
        )
    ]
