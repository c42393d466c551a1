"""One source as the parse floor left it: text, header and printed statements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rankings.language.text import collapse_spaces, fold_letters
from rankings.parse.model import Header, NumberMention, Reading, Span, Statement
from rankings.registry.provinces import MERGED
from rankings.registry.reference import remembered
from rankings.registry.vocabulary import alternation, name_framework


@dataclass
class Source:
    """What clean works from. `kind` is page or transcribed; `catalogue` what the catalogue says of
    it.
    """

    document_id: str
    text: str
    header: Header
    statements: list[Statement]
    numbers: list[NumberMention] = field(default_factory=list)
    has_ranking: bool = True
    reason: str = ""
    encoding: str = "utf-8"
    published_text: str = ""
    kind: str = "page"
    catalogue: Mapping[str, str] = field(default_factory=dict)
    left_places: list[Span] = field(default_factory=list)

    def quote(self, statement: Statement) -> str:
        return self.text[statement.start : statement.end]

    @cached_property
    def dated_rankings(self) -> dict[tuple[int, int], list[Statement]]:
        """The ranking statements that say their own year, by where they stand."""
        dated: dict[tuple[int, int], list[Statement]] = defaultdict(list)
        for statement in self.statements:
            if statement.kind == "ranking" and "year" in statement.fields:
                dated[statement.start, statement.end].append(statement)
        return dict(dated)

    def paragraph_of(self, statement: Statement) -> int:
        """Where the line break before a statement stands, -1 in the first paragraph."""
        return self.text.rfind("\n", 0, statement.start)

    @cached_property
    def dated_in_paragraph(self) -> dict[int, list[Statement]]:
        """The ranking statements that say their own year, by paragraph."""
        dated: dict[int, list[Statement]] = defaultdict(list)
        for rows in self.dated_rankings.values():
            for row in rows:
                dated[self.paragraph_of(row)].append(row)
        return dict(dated)

    @cached_property
    def years_of_indices(self) -> dict[str, str]:
        """By framework, the year that alone is printed behind the names of an index: "công bố chỉ
        số cải cách hành chính (PAR-index) năm 2020".
        """
        years: dict[str, set[str]] = defaultdict(set)
        for match in dated_index().finditer(fold_letters(self.text)):
            years[name_framework(match["index"]) or match["index"]].add(match["year"])
        return {index: next(iter(said)) for index, said in years.items() if len(said) == 1}

    @cached_property
    def ranks_merged(self) -> bool:
        """Whether all "of N" of the page's provinces are of the merged ones ("thứ 14/34")."""
        sizes = {
            row.fields["rank_of"].text
            for row in self.statements
            if row.level == "province" and "rank_of" in row.fields
        }
        return sizes == {str(MERGED)}

    @cached_property
    def only_province(self) -> str | None:
        """The page's province, where the page ranks nobody but provinces: it holds the parts of an
        index that are told of nobody ("10 chỉ số thành phần của tỉnh").
        """
        province = self.header.province
        levels = {row.level for row in self.statements if row.kind == "ranking"}
        return collapse_spaces(province.text) if province and levels == {"province"} else None


@remembered(maxsize=1)
def dated_index() -> re.Pattern[str]:
    """Return the pattern of an index with its year right behind: "PCI 2022", "(PCI) năm 2022"."""
    name = rf"(?P<index>{alternation('index_name', 'framework_word')})"
    return re.compile(rf"(?<!\w){name}[)”\"]?\s(?:năm\s|\()?(?P<year>20\d\d)(?!\d)")


def source_of_reading(reading: Reading, document_id: str) -> Source:
    """The source of a page just read, as `read` shows it."""
    return Source(
        document_id,
        reading.page.text,
        reading.header,
        reading.statements,
        reading.numbers,
        reading.has_ranking,
        reading.reason,
        reading.page.encoding,
        reading.page.published_text,
        left_places=reading.left_places,
    )
