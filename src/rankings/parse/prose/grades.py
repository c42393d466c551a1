"""Counts of grades ("11 đơn vị xếp loại Khá") and criterion scores said in passing ("90 điểm ở tiêu chí chính sách")."""

from __future__ import annotations

import re

from rankings.parse.model import Span, Statement
from rankings.parse.prose.chains import Chain
from rankings.parse.prose.context import Context, new_statement
from rankings.parse.prose.lexer import Mark
from rankings.parse.sentences import Sentence

_VERB_BEFORE_SCORE = re.compile(r"\s(?:dừng ở|đạt|được|là|chỉ|có|với|ghi)\s*(?:được|đạt|gần|trên|hơn)?\s*\Z")


def read_grade_counts(text: str, sentence: Sentence, marks: list[Mark], chains: list[Chain], context: Context) -> list[Statement]:
    """Return one statement for every "N units are graded G", with the units where the words list them."""
    statements = []
    for position, mark in enumerate(marks):
        if mark.kind not in ("number", "none_word", "count_word") or mark.of is not None or mark.kind == "count_word":
            continue
        window = marks[position + 1:position + 7]
        stop = next((i for i, other in enumerate(window) if other.kind in ("unit", "number", "none_word", "semicolon", "score", "percent", "open", "year", "rank")), len(window))
        grade = next((other for other in window[:stop] if other.kind == "grade"), None)
        counted = any(other.kind in ("count_noun", "grade_marker", "same") for other in window[:stop])
        if grade is None or not counted or (mark.used and mark.kind == "number" and not _counts_a_list(mark, chains)):
            continue
        statement = new_statement("grade_count", "grade_count", sentence, context)
        statement.fields |= {"grade": grade.span, "count": mark.span}
        mark.used = grade.used = True
        if any(other.kind == "same" for other in window[:stop]) or text[max(0, mark.start - 4):mark.start].strip().lower() == "cả":
            statement.attributes["whole_group"] = "yes"
        chain = next((chain for chain in chains if chain.is_linked and grade in chain.head), None)
        if chain is not None:
            statement.fields |= {f"unit:{number}": item.anchor.span for number, item in enumerate(chain.items)}
            statement.level = chain.items[0].anchor.name.level if chain.items[0].index is None else statement.level
        noun = re.match(r"\s*([^\W\d_]+(?:\s[^\W\d_]+)?)", text[mark.end:mark.end + 30])
        if noun:
            statement.fields["counted"] = Span(noun[1], mark.end + noun.start(1), mark.end + noun.end(1))
        statements.append(statement)
    return statements


def _counts_a_list(mark: Mark, chains: list[Chain]) -> bool:
    return any(mark in chain.head for chain in chains)


def read_criterion_scores(text: str, sentence: Sentence, marks: list[Mark], context: Context) -> list[Statement]:
    """Return the scores that a sentence gives "ở tiêu chí X" to the unit it speaks of (or spoke of last)."""
    words = [mark for mark in marks if mark.kind == "criterion_word" and not text[mark.end:mark.end + 5].strip().lower().startswith("này")]
    if not words or context.criterion is not None:
        return []
    statements, spoken = [], False
    scores = [mark for mark in marks if mark.kind == "score" and mark.of is None]
    for score in scores:
        clause_start, clause_end = _clause(text, sentence, score, scores)
        word = next((word for word in words if clause_start <= word.start < clause_end), None)
        unit = next((mark for mark in reversed(marks) if mark.kind == "unit" and mark.start < score.start), context.last_unit)
        if unit is None:
            continue
        if word is not None and word.start > score.end:
            name = _trim(text, word.end, clause_end)
        elif word is not None:
            name = _trim(text, word.end, score.start)
        elif spoken and not any(mark.kind in ("unit", "highest", "lowest", "first") and clause_start <= mark.start < clause_end for mark in marks):
            name = _trim(text, clause_start, score.start)
        else:
            continue
        if len(name.text.split()) < 2:
            continue
        spoken = True
        score.used = True
        statement = new_statement("criterion", "criterion_in_passing", sentence, context, unit.name.level if unit.name else "")
        statement.fields |= {"criterion": name, "unit": unit.span, "score": score.span}
        if score.unit is not None:
            statement.fields["score_unit"] = score.unit
        statement.attributes["statistic"] = "value"
        statements.append(statement)
    return statements


def _clause(text: str, sentence: Sentence, score: Mark, scores: list[Mark]) -> tuple[int, int]:
    """The stretch around a score: back to the stop or score before it, on to the next stop that another score follows."""
    before = max((other.end for other in scores if other.end <= score.start), default=sentence.start)
    stops = [before + match.end() for match in re.finditer(r"[;,]\s|\svà\s", text[before:score.start])]
    first = stops[-1] if stops and ";" in text[before:score.start] else (before if before > sentence.start else sentence.start)
    if before > sentence.start:
        name_goes_on = re.match(r"[^;]*?\b(?:tiêu chí)\b", text[before:score.start])
        first = max(first, before) if name_goes_on or not stops else stops[0] if len(stops) == 1 else first
    following = next((other.start for other in scores if other.start > score.end), sentence.end)
    tail = text[score.end:following]
    cut = max((match.start() for match in re.finditer(r";|,\s|\svà\s", tail)), default=len(tail)) if following < sentence.end else len(tail.rstrip(". "))
    semicolon = tail.find(";")
    return first, score.end + (semicolon if 0 <= semicolon < cut else cut)


def _trim(text: str, first: int, last: int) -> Span:
    piece = text[first:last]
    lead = re.match(r"[\s,;:.]*(?:(?:còn|và|riêng|là|ở|về)\s+)*(?:tiêu chí\s+)?", piece)
    first += lead.end()
    piece = text[first:last]
    verb = _VERB_BEFORE_SCORE.search(" " + piece)
    if verb:
        piece = piece[:max(0, verb.start() - 1)]
    piece = piece.rstrip(" ,;.:")
    return Span(piece, first, first + len(piece))
