"""The criterion that a sentence speaks on: "Xét riêng hạng mục hạ tầng, điểm cao nhất là …", and
what it says of the criterion itself.
"""

from __future__ import annotations

import itertools
import re

from rankings.language.number_words import COUNTED
from rankings.language.text import fold_letters
from rankings.parse.index_rows import find_index_name
from rankings.parse.model import Span, Statement
from rankings.parse.prose.chains import Chain
from rankings.parse.prose.context import Context, new_statement
from rankings.parse.prose.marks import Mark
from rankings.parse.sentences import Sentence
from rankings.registry.vocabulary import compile_words, name_framework

_ON_CRITERION = (
    r"(?i)(?:ở|về|với|tại|xét|xét riêng|riêng|trong)\s(?:riêng\s)?"
    r"(?:(?:@criterion_word|@part_word)(?: về)?|phần(?=\s(?:điều tra|khảo sát|tự chấm|thẩm định)))"
    r"\s(?P<name>[^,:;.\d]{4,90}?)(?=\s?[,:]|\sthì\s)"
)


# "Về kinh tế số, Sở Công Thương dẫn đầu với 9 điểm"
_ABOUT = (
    r"(?i)(?:ở|về|với|tại|xét|riêng|trong)\s(?:nhóm\s)?"
    r"(?:(?:@criterion_word|@part_word|chỉ số)\s)?[“\"]?\Z"
)


# "Ở chỉ số “hạ tầng nhân lực”, Đà Nẵng xếp thứ 2": a name in quotation marks is that of a part.
_ON_QUOTED = re.compile(
    r"(?:ở|về|với|tại|riêng)\schỉ số(?:\sthành phần)?\s[“\"](?P<name>[^“”\"\n]{4,80})[”\"]\s?,",
    re.IGNORECASE,
)


# "Ở chỉ số Hạ tầng nhân lực, … Còn với chỉ số Ứng dụng công nghệ thông tin, tỉnh đạt 0,1997 điểm":
# behind a sentence on a part, one that is an index elsewhere is a part too.
_ON_NEXT_PART = re.compile(
    r"(?:ở|về|với|tại|riêng)\schỉ số(?:\sthành phần)?\s(?P<name>[^,:;.\d]{4,80}?)\s?,",
    re.IGNORECASE,
)


# "Ở 3 trụ cột chính: chính quyền số Trà Vinh đạt 0,6683 điểm"
_IN_PILLARS = (
    rf"(?i)(?:ở|về|trong|tại)\s(?:cả\s)?(?:\d|{COUNTED}|các)\s(?:@criterion_word|@part_word)"
    r"[^:.;\d]{0,30}[:,]\s(?P<name>[^,:;.\d]{4,40}?)\s\Z"
)


_CRITERION_OF = (
    r"(?i)(?:(?:nhóm )?chỉ số|@criterion_word|@part_word)\s"
    r"(?P<name>[^,:;.\d\W][^,:;.\d()]{4,60}?)\s(?:của|tại)\s\Z"
)


def own_pillar(chain: Chain, abouts: list[Mark]) -> Mark | None:
    """ "Huyện Hòa An dẫn đầu về hạ tầng số với 18,2 điểm", "4 huyện dẫn đầu về hạ tầng số: A, B":
    the part of the index that a place is held in, named right behind it.
    """
    told = chain.head if chain.is_linked else chain.tail[:2]
    # what a part that has values of its own took is gone: "hạng 1 ở chỉ số “hạ tầng kỹ thuật”"
    bare = [mark for mark in told if mark.kind != "criterion_word"][:1]
    if not chain.is_linked and any(mark is pillar for mark in bare for pillar in abouts):
        return bare[0]
    return next(
        (
            pillar
            for place, pillar in itertools.pairwise(told)
            if place.kind in ("first", "last", "highest", "rank")
            and any(pillar is mark for mark in abouts)
        ),
        None,
    )


def goes_on_about(chain: Chain, before: Chain | None, marks: list[Mark]) -> bool:
    """Whether a chain goes on with the part that the one before it is about: "…, tiếp theo là B",
    "…, đứng thứ hai là B".
    """
    if before is None or any(mark.kind == "index_name" for mark in chain.head):
        return False
    start, end = before.items[-1].anchor.start, chain.items[0].anchor.start
    parted = any(mark.kind == "semicolon" and start < mark.start < end for mark in marks)
    return not parted and (chain.is_linked or any(mark.kind == "next" for mark in chain.head))


def is_about(text: str, sentence: Sentence, pillar: Mark) -> bool:
    """Return whether a pillar is what the words behind it are about: "về kinh tế số, …"."""
    start = max(sentence.start, pillar.start - 20)
    return bool(compile_words(_ABOUT).search(text, start, pillar.start))


# "hạ tầng kỹ thuật, hạ tầng nhân lực và ứng dụng CNTT": what ends a row of parts is one too
_ENDS_ROW = re.compile(r"(?:,|,?\svà)\s(?P<name>[^\W\d][^,;.:()\d]{3,50}?)(?=\s?[,;.(]|\Z)")


# "gồm 05 nhóm tiêu chí là: Hạ tầng kỹ thuật; Nhân lực; …", to the end of the sentence
_LISTED_PARTS = (
    r"(?i)(?:@criterion_word|@part_word|nhóm chỉ số|chỉ số thành phần)"
    r"(?:\s(?:chính|thành phần|đánh giá|chung|sau|là|gồm|bao gồm|cụ thể|như sau|sau đây))*:\s"
    r"(?P<names>[^:.\d\n]{20,500})\.?\Z"
)


def learn_parts(text: str, sentence: Sentence, marks: list[Mark], context: Context) -> None:
    """Remember the parts of an index that a sentence lists, or the last one of a row whose others
    are known as such.
    """
    names_nobody = all(mark.kind != "unit" for mark in marks)
    parts = compile_words(_LISTED_PARTS)
    if names_nobody and (listed := parts.search(text, sentence.start, sentence.end)):
        names = re.split(r";\s" if ";" in listed["names"] else r",\s|\svà\s", listed["names"])
        context.parts |= {fold_letters(name.strip()) for name in names if " " in name.strip()}
    row = [place for place, mark in enumerate(marks) if mark.kind == "pillar"]
    if len(row) < 2 or [mark.kind for mark in marks[row[0] : row[-1]]][1::2] != ["comma"] * (
        len(row) - 1
    ):
        return
    if named := _ENDS_ROW.match(text, marks[row[-1]].end, sentence.end):
        context.parts.add(fold_letters(named["name"]))


def enter_criterion(text: str, sentence: Sentence, marks: list[Mark], context: Context) -> bool:
    """ "Xét riêng hạng mục hạ tầng kỹ thuật, điểm cao nhất là …": what follows is said of the
    criterion, not of the total.
    """
    first_unit = min(
        (mark.start for mark in marks if mark.kind in ("unit", "score")), default=sentence.end
    )
    pillar = next((mark for mark in marks if mark.kind == "pillar"), None)
    is_free = context.criterion is None or context.criterion is context.section_criterion
    if (
        pillar is not None
        and is_free
        and pillar.end <= first_unit
        and is_about(text, sentence, pillar)
    ):
        context.criterion = pillar.span
        return True
    led = (
        compile_words(_ON_CRITERION).search(text, sentence.start, first_unit)
        or _ON_QUOTED.search(text, sentence.start, first_unit)
        or compile_words(_IN_PILLARS).search(text, sentence.start, first_unit)
    )
    match = led or compile_words(_CRITERION_OF).search(text, sentence.start, first_unit)
    if next_part := _find_next_part(text, sentence.start, first_unit, marks, context):
        match = next_part
    elif (
        match is not None
        and (led is None or "lĩnh vực" in led[0].lower())
        and (name_framework(match["name"]) or find_index_name(match[0]))
    ):
        return False  # "Chỉ số cải cách hành chính của Sở Y tế" is the total
    if match is None or not is_free:
        return False
    context.criterion = Span(
        match["name"].strip(),
        match.start("name"),
        match.start("name") + len(match["name"].rstrip()),
    )
    return True


def _find_next_part(
    text: str, start: int, stop: int, marks: list[Mark], context: Context
) -> re.Match[str] | None:
    if context.criterion_before is None or any(mark.kind == "index_name" for mark in marks):
        return None
    return _ON_NEXT_PART.search(text, start, stop)


def go_on_with_criterion(marks: list[Mark], context: Context) -> bool:
    """ "Ở lĩnh vực hạ tầng, A dẫn đầu. B và C lần lượt chiếm hai vị trí tiếp theo": who comes next
    comes next on the criterion of the sentence before.
    """
    goes_on = any(mark.kind == "next" for mark in marks)
    if context.criterion is not None or context.criterion_before is None or not goes_on:
        return False
    if any(mark.kind == "index_name" for mark in marks):
        return False
    context.criterion = context.criterion_before
    return True


# "…; tiêu chí nhân lực số: huyện B thấp nhất với 7,0 điểm", "…; ở tiêu chí tài chính công, Sở C"
_INLINE = (
    r"(?i)(?:\A|[;.,]\s)(?P<on>(?:ở|về|với|riêng|trong)\s+)?"
    r"(?P<kind>@criterion_word|@part_word)(?: về)?"
    r"\s(?P<name>[^\W\d][^:;,.\d]{2,60}?)\s?(?::|(?(on),|:))\s"
)
_ON_TOTAL = re.compile(
    r"(?:về|xét|tính|xét về)\s(?:tổng (?:điểm|thể|số điểm)|kết quả chung|chung)(?!\w)|chung cuộc"
    r"|tổng hợp chung"
    r"|kết quả (?:chung|chung cuộc|tổng hợp)",
    re.IGNORECASE,
)


def find_inline_criteria(text: str, sentence: Sentence) -> list[Span]:
    """Return the criteria that head parts of a sentence: "tiêu chí hạ tầng số: …; tiêu chí nhân lực
    số: …".
    """
    start = sentence.start
    return [
        Span(match["name"], start + match.start("name"), start + match.end("name"))
        for match in compile_words(_INLINE).finditer(text[start : sentence.end])
        if match["kind"].lower() == "hạng mục"
        or not (name_framework(match["name"]) or find_index_name(match["name"]))
    ]


def turns_to_total(text: str, start: int, place: int) -> bool:
    """Return whether the part of a sentence that a place stands in opens with the whole: "…; tính
    chung cả ba trụ cột, xã chỉ đứng thứ 9".
    """
    part = text.rfind("; ", start, place)
    return part >= 0 and _ON_TOTAL.match(text, part + 2, place) is not None


def leave_criterion(text: str, sentence: Sentence, context: Context) -> None:
    """ "Về tổng điểm, …", "Chung cuộc, …": what follows is said of the whole again."""
    if context.criterion is not None and _ON_TOTAL.match(text, sentence.start, sentence.end):
        context.criterion = context.maximum = None


def read_maximum(sentence: Sentence, marks: list[Mark], context: Context) -> list[Statement]:
    """ "điểm tối đa là 100 điểm" under a criterion's heading."""
    if context.criterion is None:
        return []
    for position, mark in enumerate(marks):
        is_reached = position > 0 and marks[position - 1].kind == "gain_verb"
        score = next(
            (
                other
                for other in marks[position + 1 : position + 4]
                if other.kind in ("score", "number")
            ),
            None,
        )
        if mark.kind == "maximum" and not is_reached and score is not None and not score.used:
            statement = new_statement("criterion", "criterion_maximum", sentence, context)
            statement.fields |= {"criterion": context.criterion, "max_score": score.span}
            score.used = True
            context.maximum = score
            return [statement]
    return []


def read_almost_none(sentence: Sentence, marks: list[Mark], context: Context) -> list[Statement]:
    """ "hầu như bằng 0": every unit that is not named has none."""
    for position, mark in enumerate(marks):
        value = marks[position + 1] if position + 1 < len(marks) else None
        if (
            mark.kind == "almost_none"
            and value is not None
            and value.kind in ("number", "score")
            and context.criterion is not None
        ):
            statement = new_statement("criterion", "criterion_others", sentence, context)
            statement.fields |= {"criterion": context.criterion, "score": value.span}
            if context.maximum is not None:
                statement.fields["max_score"] = context.maximum.span
            statement.attributes |= {"statistic": "others", "comparator": "~"}
            value.used = True
            return [statement]
    return []
