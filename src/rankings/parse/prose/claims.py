"""Figures that are no place, score or grade of a unit: percentages, fractions, counts, averages,
scales, changes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from rankings.parse.model import Span, Statement
from rankings.parse.prose.aims import is_aim
from rankings.parse.prose.claim_changes import (
    add_change,
    is_gap,
    moves,
    verb_goes_on,
    words_of_count,
)
from rankings.parse.prose.claim_measures import (
    head_claims,
    name_measures,
    share_measures,
    trim_measures,
)
from rankings.parse.prose.claim_owners import (
    find_owner,
    goes_on,
    goes_on_about_a_part,
    says_nothing,
    speaks_of_others,
)
from rankings.parse.prose.claim_values import (
    is_left,
)
from rankings.parse.prose.claim_words import (
    is_bare_year,
    is_in_run,
    is_size_of,
    phrase_before,
    phrase_behind,
)
from rankings.parse.prose.claim_years import (
    date_claims,
    doubt_claims_of_parts,
    is_dated,
    is_whole_year,
)
from rankings.parse.prose.context import Context, new_statement
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.new_claims import new_claim
from rankings.parse.prose.number_names import SCALE, name_of_number
from rankings.parse.prose.pronouns import find_holder
from rankings.parse.sentences import Sentence
from rankings.registry.vocabulary import compile_words

_VALUES = {
    "percent",
    "score",
    "number",
    "places",
    "points",
    "rank",
    "region_rank",
    "count_word",
    "top_count",
}


_MEASURED = {"points", "percentage", "other", "average"}
# "1 Xuất sắc 9 6,62": a row of a table that no grid holds is no sentence
_ROW = re.compile(r"\s*\d{1,3}\.?\s[^\d\n]{2,60}(?:\s\d+(?:[.,]\d+)?%?){2,}[^\d\n]{0,40}")


def read_claims(
    text: str,
    sentence: Sentence,
    marks: list[Mark],
    owners: Mapping[int, Span],
    context: Context,
) -> list[Statement]:
    """Return a claim for every value of the sentence that no other statement took, changes joined
    to the value they change; `owners` are the pillars that values belong to (`pillars.own_values`).

    A figure whose form is not known stays unused: the ledger lists it as unread.
    """
    if _ROW.fullmatch(text, sentence.start, sentence.end):
        return []
    reader = _ClaimReader(text, sentence, marks, owners, context, floor=sentence.start)
    for position in range(len(marks)):
        reader.read(position)
    claims = reader.claims
    for claim in claims if sentence.is_heading else []:
        claim.attributes["heading"] = "yes"
    reader.settle_parts()
    trim_measures(claims)
    share_measures(claims)
    for claim in claims if context.criterion is not None else []:
        # "Riêng tiêu chí thể chế, A xếp thứ 5"
        if claim.pattern == "ordinal" and "of_pillar" not in claim.attributes:
            claim.fields["measure"] = context.criterion
    name_measures(text, sentence, claims, marks, context)
    head_claims(sentence, claims)
    reader.settle_owners()
    date_claims(text, claims, marks)
    doubt_claims_of_parts(text, sentence.start, claims)
    for claim in claims:
        if is_aim(text, sentence, claim.figure.start):
            claim.attributes["unsure"] = "aim"
    return claims


@dataclass
class _ClaimReader:
    """Goes over the marks of one sentence: which verb of change holds, which value was last."""

    text: str
    sentence: Sentence
    marks: list[Mark]
    owners: Mapping[int, Span]
    context: Context
    floor: int
    claims: list[Statement] = field(default_factory=list)
    positions: dict[int, int] = field(default_factory=dict)  # of the mark that made a claim, by id
    current: Statement | None = None
    state: str = ""
    left: Mark | None = None
    counted: Mark | None = None  # the count of a grade, which is a statement of its own

    def read(self, position: int) -> None:
        """Take one mark: a verb of change, a baseline, a value."""
        mark, before = self.marks[position], self.marks[position - 1] if position else None
        if mark.used and mark.kind in ("number", "count_word", "none_word"):
            self.current, self.counted = None, mark
        is_value = mark.kind in _VALUES and not mark.used
        if mark.kind in ("moved_from", "moved_to"):
            self.state = ""
        elif is_value and (
            (mark.is_earlier and before is not None and before.kind == "moved_from")
            or is_left(self.text, self.marks, position)
        ):
            self.left = mark  # "tăng từ 2,91 lên 3,38 điểm"
        elif mark.kind in ("rise", "fall", "versus"):
            self.state = mark.kind
        elif mark.kind in ("semicolon", "comma", "and", "average"):
            # "cao hơn mức bình quân 84,65%" tells no change
            self.state = verb_goes_on(self.marks, position)
        elif mark.kind in ("year", "date") and self.state == "versus":
            self._compare_with(mark)
        elif (
            is_value and not self._is_label(mark) and not is_in_run(self.text, self.marks, position)
        ):
            self._read_value(position)
        if mark.kind in _VALUES and not self._is_label(mark):
            self.floor = self.floor if is_size_of(self.text, mark) else mark.end

    def _is_label(self, mark: Mark) -> bool:
        named = name_of_number(self.text, mark.span.start, mark.span.end)
        return named not in ("", SCALE) or is_bare_year(self.text, mark)

    def _compare_with(self, year: Mark) -> None:
        is_told = self.current is not None and is_whole_year(self.text, year)
        fields = self.current.fields if is_told else {}
        if "change" in fields and "baseline" not in fields:
            _take(self.current, "baseline", year)
        self.state = ""

    def _read_value(self, position: int) -> None:
        """A change joins the value it changes; any other value is a claim of its own."""
        text, marks, mark = self.text, self.marks, self.marks[position]
        is_place = mark.kind in ("rank", "region_rank")  # "tụt hạng xuống vị trí thứ 17"
        is_change = self.state in ("rise", "fall") and not is_place
        is_change = is_change and moves(text, marks, position, self.state)
        if is_change and not is_gap(text, marks, position, self.state):
            taken = self.counted.end if self.counted is not None else self.sentence.start
            self.current = add_change(
                text, self.sentence, marks, position, self.state, self.context, self.claims, taken
            )
            self.positions.setdefault(id(self.current), position)
            if self.counted is not None and "value" not in self.current.fields:
                self.current.fields["measure"] = words_of_count(text, self.counted, mark)
        elif mark.kind == "count_word" or (is_place and not mark.span.text.isdigit()):
            pass
        elif claim := new_claim(
            text, self.sentence, marks, position, self.floor, self.context, self.current
        ):
            if is_change:  # "cao hơn 0,105 so với mức bình quân"
                claim.pattern = "gap"
                behind = phrase_behind(text, self.sentence, mark)
                is_told = "với" in behind.text.split()[:2]
                claim.fields["measure"] = behind if is_told else claim.fields["measure"]
            self.current = claim
            self.claims.append(claim)
            self.positions[id(claim)] = position
            self._tell_left(claim)
        else:
            self.current = None
        if self.current is not None and (part := self.owners.get(mark.start)):
            self._give_to_part(self.current, mark, part)
        self.state = ""

    def _tell_left(self, claim: Statement) -> None:
        """ "tăng từ 75,99 điểm năm 2022 lên 81,34 điểm": both measure what stands before the first,
        which is told where its year is, and is unread elsewhere.
        """
        left, self.left = self.left, None
        if left is None or left.used:
            return
        left.used = True
        measure = phrase_before(self.text, self.sentence.start, left)
        if claim.pattern in _MEASURED and len(measure.text.split()) > 1:
            claim.fields["measure"] = measure
        if not is_dated(self.text, left, self.marks):
            return
        earlier = new_statement("claim", claim.pattern, self.sentence, self.context)
        told = {name: claim.fields[name] for name in ("unit", "measure")}
        earlier.fields |= {"value": left.span, **told}
        self.claims.insert(-1, earlier)
        self.positions[id(earlier)] = self.marks.index(left)

    def _give_to_part(self, claim: Statement, mark: Mark, part: Span) -> None:
        """A value of a part of an index; "8 chỉ số chính" behind the parts counts something."""
        counts = "unit" in claim.fields and claim.fields["unit"].text
        is_share = "subject" in claim.fields  # "tại 100% cơ quan cấp xã"
        if (mark.kind == "number" and mark.of is None and counts) or is_share:
            return
        if claim.pattern == SCALE:
            return
        claim.fields["measure"] = part
        claim.attributes["of_pillar"] = "yes"
        holder = find_holder(self.marks, self.context)
        is_own = any(other.kind == "unit" for other in self.marks)
        start = self.text.rfind("\n", 0, self.sentence.start) + 1
        start = self.sentence.start if holder else start
        if not is_own and speaks_of_others(self.text[start : mark.start]):
            holder, claim.attributes["of_others"] = None, "yes"
        if holder is not None:
            claim.fields["subject"] = holder

    def settle_parts(self) -> None:
        """ "Trong 6 chỉ số thành phần, số hóa hồ sơ đạt 21,17/22 điểm": each is a part's."""
        pattern, start, end = compile_words(_OF_PARTS), self.sentence.start, self.sentence.end
        if not (self.claims and pattern.search(self.text, start, end)):
            return
        for claim in self.claims:
            if "of" in claim.fields and "of_pillar" not in claim.attributes:
                claim.attributes["of_pillar"] = "yes"
                if holder := find_holder(self.marks, self.context):
                    claim.fields["subject"] = holder

    def settle_owners(self) -> None:
        """Give every figure that has nobody yet to whom it is told of, where that is sure; a place
        or a score that is nobody's says nothing and is left unread.
        """
        before: Statement | None = None
        for claim in list(self.claims):
            position = self.positions[id(claim)]
            mark = self.marks[position]
            if not {"subject", "of_others", "bound"} & (
                claim.fields.keys() | claim.attributes.keys()
            ):
                owner = find_owner(
                    self.text, self.sentence, self.marks, position, self.context
                ) or goes_on(self.text, self.marks, before, claim)
                if owner is not None:
                    claim.fields["subject"] = owner
                elif goes_on_about_a_part(self.marks, mark):
                    claim.attributes["of_part"] = "yes"
            before = claim
            if "subject" not in claim.fields and says_nothing(claim, mark):
                self.claims.remove(claim)
                mark.used = False


# "Trong 6 chỉ số thành phần, số hóa hồ sơ đạt 21,17/22 điểm"
_OF_PARTS = r"(?i)(?:@criterion_word|@part_word|chỉ số) thành phần"


def _take(statement: Statement, name: str, mark: Mark) -> None:
    mark.used = True
    statement.fields[name] = mark.span
