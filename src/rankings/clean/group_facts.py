"""Grade counts, units not graded, units named in words: what a page says of groups and lists."""

from __future__ import annotations

from rankings.clean.identities import Identity, NameReader
from rankings.clean.number_reader import NumberReader
from rankings.clean.observations import Exclusion, GradeCount, Mention, Ranking
from rankings.clean.source import Source
from rankings.clean.years import year_of
from rankings.language.text import collapse_spaces, fold
from rankings.parse.model import Span, Statement
from rankings.registry.vocabulary import word_meanings


def read_grade_counts(source: Source, numbers: NumberReader, names: NameReader) -> list[GradeCount]:
    """How many units have each grade, with the units named."""
    return [
        read_grade_count(statement, source, numbers, names)
        for statement in source.statements
        if statement.kind == "grade_count"
    ]


def read_grade_count(
    statement: Statement, source: Source, numbers: NumberReader, names: NameReader
) -> GradeCount:
    """One grade of one group; "không có đơn vị loại Tốt" is a count of 0."""
    year, quote = year_of(statement, source), source.quote(statement)
    count = statement.fields.get("count")
    is_none = count is not None and fold(count.text) in word_meanings("none_word")
    known = [who for _, who in identify_units(statement, source, names)]
    counted = statement.fields.get("counted")
    return GradeCount(
        level=level_of_noun(counted.text if counted else "") or statement.level,
        year=year,
        grade=_grade(statement),
        count=(
            0
            if is_none
            else numbers.read_count(statement, "count")
            if count
            else _attribute_count(statement)
        ),
        units=[who.unit for who in known],
        quote=quote,
        start=statement.start,
        end=statement.end,
        label=statement.label or None,
        counted=collapse_spaces(counted.text) if counted else None,
        whole_group=bool(statement.attributes.get("whole_group")),
        unit_ids=[who.unit_id for who in known],
        spans=dict(statement.fields),
    )


def level_of_noun(counted: str) -> str:
    """The level that the counted noun itself names ("8 sở loại Trung bình"); "" for "đơn vị" and
    its like.

    >>> level_of_noun("sở xếp loại"), level_of_noun("đơn vị")
    ('department', '')
    """
    words = fold(counted).split()
    return word_meanings("count_noun").get(words[0], "") if words else ""


def listed_units(statement: Statement) -> list[Span]:
    """The spans of the names in a list, in its order (fields unit:0, unit:1 …)."""
    numbered = [
        (int(name.removeprefix("unit:")), span)
        for name, span in statement.fields.items()
        if name.startswith("unit:")
    ]
    return [span for _, span in sorted(numbered, key=lambda item: item[0])]


def identify_units(
    statement: Statement, source: Source, names: NameReader
) -> list[tuple[Span, Identity]]:
    """Each unit that a statement names, alone or in a list, and who it is in the statement's
    year.
    """
    year, place = year_of(statement, source), (source.quote(statement), statement.start)
    return [
        (span, names.identify(span.text, statement.level, year, (*place, statement.end)))
        for span in listed_units(statement) or filter(None, [statement.fields.get("unit")])
    ]


def rows_of_grade_list(
    statement: Statement, source: Source, names: NameReader, placed: dict[int, Ranking]
) -> list[Ranking]:
    """A ranking row with a grade and nothing else for every unit of a printed grade list; `placed`
    are the rows that the same names gave already, by where the name starts.
    """
    year, quote = year_of(statement, source), source.quote(statement)
    rows = []
    for span in listed_units(statement):
        row = placed.get(span.start)
        who = row or names.identify(
            span.text, statement.level, year, (quote, statement.start, statement.end)
        )
        rows.append(
            Ranking(
                level=statement.level or who.level or "",
                label=statement.label or None,
                index_name=row.index_name if row else None,
                year=year,
                unit_printed=span.text,
                unit=who.unit,
                unit_id=who.unit_id,
                kind=who.kind,
                grade=_grade(statement),
                source="prose",
                quote=quote,
                start=statement.start,
                end=statement.end,
                spans={"unit": span, **_grade_span(statement)},
            )
        )
    return rows


def read_exclusions(source: Source, numbers: NumberReader, names: NameReader) -> list[Exclusion]:
    """The units said not to be graded."""
    return [
        Exclusion(
            level=statement.level or who.level or "",
            year=year_of(statement, source),
            unit_printed=span.text,
            unit=who.unit,
            unit_id=who.unit_id,
            reason=_words(statement, "reason"),
            count=numbers.read_count(statement, "count"),
            quote=source.quote(statement),
            start=statement.start,
            end=statement.end,
            spans={**statement.fields, "unit": span},
        )
        for statement in source.statements
        if statement.kind == "exclusion"
        for span, who in identify_units(statement, source, names)
    ]


def read_mentions(source: Source, names: NameReader) -> list[Mention]:
    """The units named for something without a figure ("tiêu biểu", "điển hình")."""
    return [
        Mention(
            year=year_of(statement, source),
            topic=_words(statement, "topic"),
            unit_printed=span.text,
            unit=who.unit,
            unit_id=who.unit_id,
            tone=statement.attributes.get("tone") or "neutral",
            quote=source.quote(statement),
            start=statement.start,
            end=statement.end,
            spans={"unit": span},
        )
        for statement in source.statements
        if statement.kind == "mention"
        for span, who in identify_units(statement, source, names)
    ]


def _grade(statement: Statement) -> str:
    span = statement.fields.get("grade")
    return collapse_spaces(span.text) if span else statement.attributes.get("grade", "")


def _grade_span(statement: Statement) -> dict[str, Span]:
    return {"grade": statement.fields["grade"]} if "grade" in statement.fields else {}


def _attribute_count(statement: Statement) -> int | None:
    text = statement.attributes.get("count", "")
    return int(text) if str(text).isdigit() else None


def _words(statement: Statement, name: str) -> str | None:
    span = statement.fields.get(name)
    return (collapse_spaces(span.text) if span else statement.attributes.get(name, "")) or None
