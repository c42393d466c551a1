"""How sure a row is: whether its unit, year, index or value rests on more than one possible
reading.

A row that is unsure is shown, and counted nowhere until a person says yes to it in
`data/reference/accepted_readings.csv`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TypeVar

from rankings.clean.number_reader import MOST_POINTS, NumberReader, table_of
from rankings.clean.observations import Claim, Ranking
from rankings.clean.source import Source
from rankings.clean.year_doubts import is_year_open
from rankings.language.rounding import same_figure
from rankings.language.text import collapse_spaces, fold_letters
from rankings.parse.model import Statement
from rankings.registry.frameworks import framework_names, index_scale
from rankings.registry.provinces import FEWEST_PROVINCES
from rankings.registry.reference import read_reference
from rankings.registry.vocabulary import find_words, name_framework

Row = TypeVar("Row", Ranking, Claim)
_THREE_BEHIND_A_DOT = re.compile(r"[1-9]\d{0,2}\.\d{3}\Z")


def find_doubts(statement: Statement, source: Source, numbers: NumberReader) -> list[str]:
    """What a row or figure rests on without being told: index, year, decimal_mark,
    list."""
    doubts = [statement.attributes["unsure"]] if "unsure" in statement.attributes else []
    if is_year_open(statement, source):
        doubts.append("year")
    is_row = statement.kind == "ranking" and statement.source != "table"
    if is_row and _is_about_something_else(statement, source):
        doubts.append("index")
    if "score" in statement.fields and _mark_is_open(statement, numbers):
        doubts.append("decimal_mark")
    if statement.source != "table" and (
        _is_of_a_part(statement, numbers)
        or _is_on_another_scale(statement, numbers)
        or _is_a_mean(statement, source)
        or _is_a_share(statement, numbers)
    ):
        doubts.append("score")
    is_beside = is_row and _is_a_state_body(statement, source)
    if _swaps_times(statement, source):
        doubts.append("rank")
    is_placed = statement.kind == "ranking" and statement.level == "province"
    if is_placed and (_is_within_itself(statement, source) or _is_of_its_bodies(statement, source)):
        doubts.append("unit")
    if statement.level == "ministry" or _is_of_some(statement) or is_beside:
        doubts.append("list")  # in a list of its own, which is not the page's
    return doubts


_BEFORE_THAT = re.compile(r"[,;]\s?trước đó\s[^,;.]{0,30}\Z")


def _swaps_times(statement: Statement, source: Source) -> bool:
    """Whether the place told last is the one before: "hạng 17 trên 63, trước đó ta ở hạng 39"."""
    rank, before = (statement.fields.get(name) for name in ("rank", "previous_rank"))
    return bool(rank and before and _BEFORE_THAT.search(source.text[before.end : rank.start]))


# "Xếp hạng 4 toàn tỉnh": of whom the page tells elsewhere
_WITHIN = re.compile(r"(?:/\d{1,3})?\s(?:trong |của )?(?:toàn|cả|trong) tỉnh(?!,? thành|\w)")


def _is_within_itself(statement: Statement, source: Source) -> bool:
    """Whether a place in the whole province was given to the province itself."""
    rank = statement.fields.get("rank")
    return bool(rank and _WITHIN.match(source.text, rank.end))


def _is_of_its_bodies(statement: Statement, source: Source) -> bool:
    """Whether a province is placed by an index of the bodies within it, and among no provinces:
    "Hải quan khu vực VI khẳng định vị trí số 1 về DDCI" on the page of Lạng Sơn.
    """
    page = source.header.framework
    words = statement.index_name or (page.text if page else "")
    named = {word.value for word in find_words(words, "index_name")}
    of_provinces = any(name in framework_names() or index_scale(name) for name in named)
    return bool(named) and not of_provinces and "rank_of" not in statement.fields


def _is_of_some(statement: Statement) -> bool:
    """Whether running text places a province among too few to be all: "thứ 11/17" is a ministry's,
    or among those of a region.
    """
    if statement.level != "province" or statement.source == "table":
        return False
    rank, change, among = (
        int(span.text) if span is not None and span.text.isdigit() else 0
        for span in map(statement.fields.get, ("rank", "rank_change", "rank_of"))
    )
    was = rank + change * (statement.attributes.get("rank_change_sign") == "+")
    # "20/13", "13/13, tăng 8 bậc": no region's either, but a misprint
    return 0 < among < FEWEST_PROVINCES and max(rank, was) <= among


def _is_a_share(statement: Statement, numbers: NumberReader) -> bool:
    """Whether a percentage was taken for the points of an index that is no percentage: "TPHCM chiếm
    ngôi đầu: 21,68%" on a page of PAPI, whose scale ends at 80.
    """
    unit, scale = statement.fields.get("score_unit"), index_scale(numbers.name_index(statement))
    return unit is not None and unit.text == "%" and scale not in (None, _PERCENT)


_PERCENT = 100


def _is_a_state_body(statement: Statement, source: Source) -> bool:
    unit = statement.fields.get("unit")
    is_national = source.header.scope == "national" or source.header.province is None
    if unit is None or not is_national:
        return False
    is_bank = fold_letters(unit.text).startswith("ngân hàng")
    return is_bank or any(find_words(unit.text, "state_body"))


# "đứng thứ 7 toàn quốc về điểm phục vụ người dân"
_ABOUT = re.compile(
    r"(?:/\d{1,3})?[^,;.:()\d\n]{0,60}?(?<!thuộc)\svề\s(?P<about>[^\W\d][^,;.:()\d\n]{4,90})",
    re.IGNORECASE,
)
# "Về nhân lực cho ứng dụng CNTT, thị xã Cai Lậy chỉ đạt 4,5/10 điểm", "Theo kết quả đánh giá về
# trang tin, nhóm tốt có …", "Cụ thể, chỉ số về nhân lực, A đứng thứ 46"
_OPENS_ABOUT = re.compile(
    r"(?:(?:Riêng|Theo kết quả đánh giá|Theo đánh giá|(?:(?:Cụ thể|Trong đó), )?Chỉ số)\s)?về"
    r"\s(?P<about>[^\W\d][^,;.:()\d\n]{4,80}),\s",
    re.IGNORECASE,
)
_SHORT_SCALE = re.compile(r"1?\d|20")  # points: that of a part
_ABOUT_THE_LIST = re.compile(
    r"(?:chỉ số|bảng|kết quả|tổng|mức|thứ|xếp|công tác|nội dung|mặt|lĩnh vực|tiêu chí|bộ)\s?"
    r"(?:điểm|số|hạng|kết quả|này|trên|xếp hạng|chung|đánh giá|chấm|thứ)?(?:\s|\Z)"
    r"|điểm(?:\s(?:số|đánh giá|tổng hợp|chung|tổng))?\s?(?:\Z|(?:và|với|trong|của|toàn|cả|năm)\s)"
)


def _is_about_something_else(statement: Statement, source: Source) -> bool:
    """Whether a place of running text is held by what neither is an index nor speaks of one."""
    rank = statement.fields.get("rank")
    about = rank and _ABOUT.match(source.text, rank.end, max(rank.end, statement.end))
    opens = _OPENS_ABOUT.match(source.quote(statement))
    if opens and _SHORT_SCALE.fullmatch(getattr(statement.fields.get("max_score"), "text", "")):
        return True
    about = about or opens
    roles = ("framework_word", "index_name", "level_word", "count_noun")
    if not about or any(find_words(about["about"], *roles)):
        return False
    return not _ABOUT_THE_LIST.match(fold_letters(about["about"]))


_MANY_RIVALS = 2  # beside the first


def doubt_second_values(rows: list[Ranking]) -> None:
    """Doubt what running text tells of a province for the second time with another score or place
    for the same index and year: mostly that of a part of the index, which the words did not say in
    a way that is known. The one with "of 63" is believed, else the first; none where three differ.
    What the same sentence tells of others, or a later one "ở chỉ số này", is of that part as well.
    """
    told: dict[tuple, tuple[Ranking, Decimal]] = {}
    rivals: dict[tuple, set[Decimal]] = defaultdict(set)
    for row in sorted(rows, key=lambda row: ("rank_of" not in row.spans, row.start)):
        if row.level != "province" or row.source == "table" or row.doubts or not row.unit_id:
            continue
        for name, value in (("score", row.score), ("rank", row.rank)):
            if value is None:
                continue
            asked = (name, row.unit_id, row.year, name_framework(row.index_name) or row.index_name)
            first, known = told.setdefault(asked, (row, Decimal(value)))
            if not same_figure(known, Decimal(value)) and first.start != row.start:
                row.doubts.append(name)
                rivals[asked].add(Decimal(value))
    for asked, others in rivals.items():
        if len(others) >= _MANY_RIVALS:
            told[asked][0].doubts.append(asked[0])
    _doubt_beside(rows)


def doubt_short_scales(rows: list[Ranking]) -> None:
    """Doubt what running text tells out of fewer points than another unit of its level has got:
    "chỉ đạt 4,5/10 điểm" beside scores of 70 is that of a part.
    """
    most: dict[tuple, Decimal] = defaultdict(Decimal)
    for row in rows:
        if row.score is not None and not row.doubts:
            asked = (row.level, row.year)
            most[asked] = max(most[asked], Decimal(row.score))
    for row in rows:
        is_told = row.source != "table" and row.score is not None and row.max_score is not None
        if is_told and 2 * Decimal(row.max_score) < most[row.level, row.year]:
            row.doubts.append("score")


def doubt_bare_names(rows: list[Ranking]) -> None:
    """Doubt whom the bare names behind an office mean: "lần lượt là các Sở Tài chính Đà Nẵng, Hải
    Dương" lists the departments of provinces, and no province.
    """
    offices: dict[tuple[int, int], int] = {}
    for row in rows:
        place = (row.start, row.end)
        if row.level == "department" and row.source != "table":
            offices.setdefault(place, row.spans["unit"].start)
            continue
        is_behind = row.level == "province" and place in offices and row.rank_source == "order"
        if is_behind and offices[place] < row.spans["unit"].start and "score" not in row.spans:
            row.doubts.append("unit")


def settle_order(rows: list[Ranking]) -> None:
    """Take the order of a list for sure ("5 đơn vị dẫn đầu gồm …") where a table, or another
    sentence, tells of the same unit: the two are held against each other.
    """
    told = {(row.unit, row.year) for row in rows if not row.doubts}
    for row in rows:
        if row.doubts == ["order"] and (row.unit, row.year) in told:
            row.doubts.clear()


_THIS_PART = re.compile(
    r"(?:chỉ số|lĩnh vực|nội dung|trụ cột|hạng mục|tiêu chí) này", re.IGNORECASE
)
_NEAR = 600  # letters: within a paragraph


def _doubt_beside(rows: list[Ranking]) -> None:
    told = [row for row in rows if row.level == "province" and row.source != "table"]
    doubted = [row for row in told if "score" in row.doubts]
    for row in told:
        if (
            not row.doubts
            and "rank_of" not in row.spans
            and any(
                row.start == other.start
                or (0 < row.start - other.start < _NEAR and _THIS_PART.search(row.quote))
                for other in doubted
            )
        ):
            row.doubts.append("index")


# "trung bình DTI 2020 của các bộ là 0,3982"
_MEAN_IS = re.compile(
    r"(?<!loại )(?<!mức )(?:trung bình(?!\s(?:cao|thấp|khá))|bình quân)\s[^.;,]{0,90}?"
    r"\s(?:là|đạt|ở mức)\s\Z",
    re.IGNORECASE,
)


def _is_a_mean(statement: Statement, source: Source) -> bool:
    """Whether the words that lead to a province's score call it a mean."""
    score = statement.fields.get("score")
    if score is None or statement.level != "province":
        return False
    return bool(_MEAN_IS.search(source.text, max(statement.start, score.start - 120), score.start))


_OTHER_SCALE = 10  # times: no score of running text has grown so from one year to the next


def _is_of_a_part(statement: Statement, numbers: NumberReader) -> bool:
    """Whether a province's score is too small for its index ("PAPI … đạt 5,32 điểm" of 80), or is
    printed out of fewer points than the index has.
    """
    score = numbers.read(statement, "score")
    scale = numbers.find_scale(statement)
    most = numbers.read_maximum(statement)  # "51,27/65,5 điểm"
    if most is not None and scale != MOST_POINTS and most < scale:
        return True
    is_known = statement.level == "province" and scale != MOST_POINTS
    return is_known and score is not None and score < numbers.find_least(statement)


def _is_on_another_scale(statement: Statement, numbers: NumberReader) -> bool:
    """Whether a score and that of the year before cannot be of one scale: "Đà Nẵng (0,9407 điểm) …
    (66,4% năm 2017)", where the second is a share.
    """
    score, earlier = (numbers.read(statement, name) for name in ("score", "previous_score"))
    if not score or not earlier:
        return False
    return not score / _OTHER_SCALE < earlier < score * _OTHER_SCALE


def _mark_is_open(statement: Statement, numbers: NumberReader) -> bool:
    """Whether "85.250" may be 85.25 as well as 85 250: no number of its table or text tells."""
    printed = statement.fields["score"].text
    is_open = not numbers.marks[table_of(statement)].certain
    return (
        is_open
        and "max_score" not in statement.fields
        and bool(_THREE_BEHIND_A_DOT.match(printed))
        and int(printed.replace(".", "")) <= numbers.find_scale(statement)
    )


def said_of(row: Ranking | Claim) -> str:
    """Return whom or what a row or figure is about, as `02_unsure` and a person's yes name it."""
    if isinstance(row, Ranking):
        return row.unit_printed
    return row.subject or row.measure or ""


def part_unsure(rows: list[Row], document_id: str) -> tuple[list[Row], list[Row]]:
    """Return (rows or figures that count, those that wait for a person's yes)."""
    if not any(row.doubts for row in rows):
        return rows, []
    accepted = {
        (row["unit"], collapse_spaces(row["quote"]))
        for row in read_reference("accepted_readings")
        if row["document_id"] == document_id
    }
    parted: dict[bool, list[Row]] = {True: [], False: []}
    for row in rows:
        waits = row.doubts and (said_of(row), collapse_spaces(row.quote)) not in accepted
        parted[bool(waits)].append(row)
    return parted[False], parted[True]
