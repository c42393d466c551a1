"""How a statement of a rank, score or grade is filled: unit, group, size, score and changes."""

from __future__ import annotations

import itertools
import re

from rankings.language.text import fold_letters
from rankings.parse.model import Statement
from rankings.parse.prose.chain_items import Item
from rankings.parse.prose.chains import Chain
from rankings.parse.prose.context import Context
from rankings.parse.prose.marks import PLACE_OF_WORD, Mark, count_of
from rankings.parse.prose.rank_slots import set_mark
from rankings.parse.prose.sizes import size_of
from rankings.parse.prose.slots import Slots
from rankings.parse.sentences import Sentence
from rankings.registry.vocabulary import compile_words


def set_unit(statement: Statement, item: Item, context: Context) -> None:
    """Fill in the unit, its level and whose it is."""
    if item.index is None:
        statement.fields["unit"] = item.anchor.span
    else:
        statement.fields["index"] = item.index.span
        statement.index_name = item.index.span.text
        owner = item.owner or context.owner
        is_own = context.province is None or owner is None or context.province in owner.span.text
        context.owner = owner if is_own else context.owner  # another's figure passes by
        owner = item.anchor if item.anchor is not item.index else owner
        if owner is not None:
            statement.fields["unit"] = owner.span
    if item.parent is not None:
        statement.fields["parent"] = item.parent.span
    if item.anchor.name is not None and item.anchor.name.place_type:
        statement.attributes["place_type"] = item.anchor.name.place_type


def set_group(
    statement: Statement,
    sentence: Sentence,
    chain: Chain,
    head: Slots,
    tail: Slots,
    context: Context,
) -> None:
    """What the words around say of the place: among the last, among the first N, n-th of a numbered
    list, one of N.
    """
    counted = [count_of(mark) for mark in head.counts]
    are_lowest = head.has("lowest") and counted == [len(chain.items)] != [1]
    if head.has("last") or tail.has("last") or are_lowest:
        statement.attributes["group"] = "last"
    if tail.has("in_top") and not chain.is_linked and "rank_source" not in statement.attributes:
        statement.attributes["group"] = "top"
        statement.fields["list_count"] = tail.words["in_top"].span
        tail.words["in_top"].used = True
    if (
        len(chain.items) > 1
        and tail.has("first", "highest")
        and "rank_source" not in statement.attributes
    ):  # "A, B và C là những đơn vị dẫn đầu": in which order?
        statement.attributes["group"] = "top"
    numeral = sentence.numeral
    if (
        opens_line(sentence, chain)
        and not statement.attributes.keys() & {"rank_source", "rank_from_bottom"}
        and ("score" in statement.fields or context.is_ordered)
    ):
        statement.fields["rank"] = numeral
        statement.attributes["rank_source"] = "order"
        statement.start = numeral.start
    _set_size(statement, context)


def opens_line(sentence: Sentence, chain: Chain) -> bool:
    """ "3. Xã Đức Tân (huyện Mộ Đức): 94,85%": a name at the head of a numbered line."""
    return sentence.numeral is not None and chain.items[0].anchor.start - sentence.start <= 3


# "Sở Xây dựng chỉ đạt 84,07%, …", "Thị xã Bình Minh có tỷ lệ hài lòng 87,92%.", but not "đạt 84%
# kế hoạch", "có tỷ lệ trễ hạn 4,2%"
_IN_PERCENT = (
    r"\s*(?:(?:tỷ lệ|tỉ lệ|mức độ|mức|chỉ số)\s(?:hài lòng|@framework_word|chung)|@index_name)?"
    r"(?:\s(?:là|đạt))?\s*"
)


def goes_on_in_percent(text: str, chain: Chain, percents: set[str]) -> bool:
    """Return whether the percentage behind a name is its score, as those of its level before."""
    anchor, told = chain.items[0].anchor, chain.tail[:2]
    if anchor.name is None or anchor.name.level not in percents or chain.is_linked:
        return False
    if [mark.kind for mark in told] not in (["gain_verb", "percent"], ["link", "percent"]):
        return False
    verb, percent = told
    ends = text[percent.end : percent.end + 2].strip()[:1]
    said = compile_words(_IN_PERCENT).fullmatch(fold_letters(text[verb.end : percent.start]))
    return bool(said) and not text[anchor.end : verb.start].strip() and ends in ("", *",;.(")


def _set_size(statement: Statement, context: Context) -> None:
    """ "Trong 18 sở được xếp hạng …": the size that the page said of the group, and the place of a
    last one in it.
    """
    place_type = (
        statement.fields["unit"].text.split()[0].lower() if "unit" in statement.fields else ""
    )
    place_type = statement.attributes.get("place_type", place_type)
    size = size_of(context, statement.level, place_type, statement.label)
    if size and statement.told_rank == "1" and _is_of_all_groups(statement, context):
        statement.fields["rank_of"] = size
    if (
        size is None
        or "rank_of" in statement.fields
        or not statement.attributes.keys() & {"rank_source", "rank_from_bottom"}
    ):
        return
    rank = statement.told_rank
    if rank.isdigit() and int(rank) > int(size.text):
        return
    statement.fields["rank_of"] = size
    if "rank_from_bottom" in statement.attributes and "rank_source" not in statement.attributes:
        statement.attributes |= {
            "rank": str(int(size.text) + 1 - int(statement.attributes["rank_from_bottom"])),
            "rank_source": "order",
        }


def _is_of_all_groups(statement: Statement, context: Context) -> bool:
    """ "cao nhất trong tất cả 52 đơn vị", 22 agencies and 30 districts: first of its own too."""
    of = statement.fields.get("rank_of")
    sizes = [int(size.text) for size in context.sizes.values() if of and size.text != of.text]
    return of is not None and len(sizes) > 1 and of.text == str(sum(sizes))


def set_score(
    statement: Statement,
    number: int,
    chain: Chain,
    packet: Slots,
    head: Slots,
    tail: Slots,
    lead: Slots,
    takes_percent: bool,
) -> None:
    """Fill in the score, its unit and the maximum."""
    if _tells_mean(chain.head):  # "Giá trị trung bình DTI cấp tỉnh là 0,6961"
        return
    is_placed = bool(statement.attributes.keys() & {"rank_source", "rank_from_bottom"})
    is_placed = is_placed or bool(statement.index_name)
    set_mark(statement, "max_score", packet.maximum or tail.maximum or lead.maximum)
    is_told = is_placed or bool(packet.scores) or takes_percent
    choices = _choose_scores(number, chain, packet, head, lead, tail, is_placed)
    score = next((mark for mark in choices if mark.kind == "score" or is_told), None)
    if score is None:
        return
    set_mark(statement, "score", score)
    if score.unit is not None:
        statement.fields["score_unit"] = score.unit
    if score.of is not None:
        statement.fields["max_score"] = score.of


def _choose_scores(
    number: int,
    chain: Chain,
    packet: Slots,
    head: Slots,
    lead: Slots,
    tail: Slots,
    is_placed: bool,
) -> list[Mark]:
    """The scores that may be those of a name of the chain: its own, else the one of as many behind
    all names that is its, else the one that is told of all.
    """
    said = _said_scores(chain, tail, is_placed)
    own, anchor = list(packet.scores), chain.items[number].anchor
    if chain.is_linked and _is_measured_against(chain):
        own = [mark for mark in own if mark.start - anchor.end > 1]  # in brackets it is its own
    if own or len(said) == len(chain.items):
        return own or [said[number]]
    same = tail.has("same") or (chain.is_linked and head.has("same"))
    if len(chain.items) > 1 and not same:
        return []
    if _is_measured_against(chain):
        return []
    return said[:1] or (head.scores[-1:] if chain.is_linked else []) or lead.scores[-1:]


def _said_scores(chain: Chain, tail: Slots, is_placed: bool) -> list[Mark]:
    """Scores of the tail that a verb or a dash gives to the unit; "thẩm định lĩnh vực tài chính
    công (10 điểm)" gives it none.
    """
    if chain.is_linked and _is_measured_against(chain):
        return []
    in_turn = tail.has("in_order") and len(tail.scores) == len(chain.items) > 1
    if is_placed or tail.grades or in_turn:
        return tail.scores
    before = {
        id(mark): chain.tail[position - 1].kind if position else ""
        for position, mark in enumerate(chain.tail)
    }
    return [
        mark
        for mark in tail.scores
        if before.get(id(mark), "")
        in (
            "gain_verb",
            "link",
            "colon",
            "dash",
            "",
            "same",
            "about",
            "more_than",
            "comma",
            "rank",
            "average",
        )
    ]


_TELL_APART = {"comma", "semicolon"}


def _tells_mean(head: list[Mark]) -> bool:
    """Whether the words before a name tell a mean, and not one that has its value already: "trung
    bình đạt 72%, trong đó cao nhất là Sở Nội vụ (86,93%)".
    """
    kinds = [mark.kind for mark in head]
    behind = kinds[kinds.index("average") :] if "average" in kinds else []
    value = next((place for place, kind in enumerate(behind) if kind in ("score", "percent")), 0)
    return bool(behind) and not (value and _TELL_APART & {*behind[value:]})


def _is_measured_against(chain: Chain) -> bool:
    """ "…, hơn huyện đứng thứ hai là Việt Yên 1,3 điểm", "nhiều hơn á quân Sở Y tế 2 điểm": the
    points are a distance, no score.
    """
    return any(
        following.kind in ("count_noun", "rank_verb", "rank", *PLACE_OF_WORD, "last")
        and (mark.kind in ("more_than", "less_than") or _MEASURES.search(mark.span.text.lower()))
        for mark, following in itertools.pairwise(chain.head)
    )


_MEASURES = re.compile(r"hơn\Z|\A(?:kém|thua)")


# What tells two scores or places of one unit apart.
_TELLS_APART = (
    r"(?i)trong đó|gồm|tự (?:chấm|đánh giá)|tối đa|thang|năm|kỳ|so với|hơn|kém|;|trung bình"
    r"|bình quân|thưởng|cộng|trừ|tương đương|@criterion_word|@part_word|chỉ số|về|ở|khối|nhóm|cụm"
    r"|vùng|từ|lên|xuống|còn|\(|/"
)


# "ba thứ hạng đầu trong 11 địa phương là A, B và C": the units of which those are some
_OUT_OF = re.compile(r"(?:trong|trên|giữa|của)\s(?:tất cả\s|cả\s|tổng\s|số\s){0,3}\Z")


def set_list_count(
    text: str, statements: list[Statement], chain: Chain, head: Slots, tail: Slots
) -> None:
    """Say how many units a list in order has, where the words count them: "5 đơn vị dẫn đầu là"."""
    # "với điểm số từ 85 đến 91 điểm" counts nobody
    bounds = {id(mark) for before, mark in itertools.pairwise(chain.tail) if before.kind == "from"}
    ahead, behind = (
        [one for one in counts if not (one.used or one.of is not None or id(one) in bounds)]
        for counts in (head.counts if chain.is_linked else [], tail.counts)
    )
    counts = behind[:1] or ahead  # "A, B là 2 đơn vị dẫn đầu, 4 đơn vị khác đạt loại khá"
    links = [mark.span.text.lower() for mark in chain.head if mark.kind == "link"]
    is_whole = links[-1:] != ["có"]  # "trong số 5 đơn vị dẫn đầu có A, B"
    if counts and is_whole and statements[0].pattern == "ordered_list" and len(chain.items) > 1:
        value = counts[-1].value or counts[-1].span.text
        start = counts[-1].start
        is_of_more = _OUT_OF.search(fold_letters(text)[max(0, start - 24) : start])
        is_of_more = is_of_more and count_of(counts[-1]) > len(chain.items)
        if value.isdigit() and int(value) < 100 and not is_of_more:
            for statement in statements:
                set_mark(statement, "list_count", counts[-1])


def doubt_rivals(text: str, statement: Statement, tail: Slots) -> None:
    """Mark a row unsure where the words give its unit two scores or two places and nothing tells
    them apart: "đạt 40,2 điểm thẩm định và 48,3 điểm điều tra".
    """
    if tail.has("in_order"):
        return  # as many values as units: see `settling.spread_values`
    for name, marks in (("score", tail.scores), ("rank", tail.ranks)):
        chosen = statement.fields.get(name)
        rivals = [
            mark
            for mark in marks
            if chosen is not None
            and mark.start > chosen.end
            and mark.kind != "percent"
            and not (name == "rank" and mark.of is not None)
            and mark.span.text != chosen.text
            and not compile_words(_TELLS_APART).search(text, chosen.end, mark.start)
        ]
        if rivals:
            statement.attributes["unsure"] = name


def is_mean(chain: Chain) -> bool:
    """Return whether a chain tells a mean: "Chỉ số PAR INDEX của các tỉnh có giá trị trung bình cao
    nhất, đạt 86,37%" is said of nobody.
    """
    value = next(
        (
            position
            for position, mark in enumerate(chain.tail)
            if mark.kind in ("score", "percent", "rank")
        ),
        len(chain.tail),
    )
    return any(mark.kind == "average" for mark in chain.tail[:value])


def says_a_place(statement: Statement) -> bool:
    """Return whether a statement tells a place, a score or a grade."""
    has_place = (
        "rank" in statement.fields
        or "rank" in statement.attributes
        or "rank_from_bottom" in statement.attributes
    )
    return (
        has_place
        or bool({"score", "grade", "rank_change", "previous_rank"} & statement.fields.keys())
        or "group" in statement.attributes
    )
