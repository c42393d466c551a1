"""Statements built by hand from real sentences: the tests of this floor need no parser."""

from __future__ import annotations

from rankings.clean.observations import Ranking
from rankings.clean.source import Source
from rankings.parse.model import Header, Span, Statement


class PageBuilder:
    """A page put together line by line; fields are found by their printed words, left to right."""

    def __init__(
        self,
        title: str = "",
        province: str = "Phú Thọ",
        year: str = "2021",
        framework: str = "chính quyền điện tử",
    ):
        self.text = ""
        self.statements: list[Statement] = []
        facts = f"{title}\n{province} · {framework} · năm {year}\n"
        self.text = facts
        self.header = Header(
            title=Span(title, 0, len(title)) if title else None,
            province=self._span_of(province),
            year=self._span_of(f"năm {year}") if year else None,
            framework=self._span_of(framework) if framework else None,
        )

    def _span_of(self, words: str) -> Span:
        start = self.text.rindex(words)
        return Span(words, start, start + len(words))

    def say(self, quote: str, *statements: dict) -> PageBuilder:
        """Add a sentence; each statement is {"kind", "fields": {name: words}, …}, words found
        inside the quote.
        """
        start = len(self.text)
        self.text += quote + "\n"
        for facts in statements:
            fields = {
                name: self._find(words, start, quote)
                for name, words in facts.get("fields", {}).items()
            }
            self.statements.append(
                Statement(
                    facts["kind"],
                    facts.get("pattern", "by_hand"),
                    facts.get("source", "prose"),
                    start,
                    start + len(quote),
                    fields,
                    facts.get("attributes", {}),
                    facts.get("level", ""),
                    facts.get("label", ""),
                    facts.get("index", ""),
                )
            )
        return self

    def _find(self, words: str | Span, start: int, quote: str) -> Span:
        if isinstance(words, Span):
            return words
        at = quote.index(words)
        return Span(words, start + at, start + at + len(words))

    def source(self, document_id: str = "phu-tho_2021_egov_519", **more) -> Source:
        return Source(document_id, self.text, self.header, self.statements, **more)


def ranked(
    unit: str, rank: str | None = None, score: str | None = None, level: str = "department", **more
) -> dict:
    """A table row or a sentence about one unit."""
    fields = {
        "unit": unit,
        **({"rank": rank} if rank else {}),
        **({"score": score} if score else {}),
        **more.pop("fields", {}),
    }
    return {"kind": "ranking", "source": "table", "level": level, "fields": fields, **more}


def row(unit: str, at: int = 0, **facts: object) -> Ranking:
    """A row of departments of 2021, printed at a place (invented)."""
    facts = {"level": "department", "label": None, "index_name": None, "year": 2021} | facts
    return Ranking(
        unit_printed=unit,
        unit=unit,
        unit_id=None,
        quote=unit,
        start=at,
        end=at + len(unit),
        **facts,
    )
