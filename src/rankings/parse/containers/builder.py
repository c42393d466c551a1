"""Building a page's text line by line, so that every recorded span is right when it is recorded."""

from __future__ import annotations

from collections.abc import Sequence

from rankings.language.text import collapse_spaces, normalise_text
from rankings.parse.model import Cell, Grid, Page, Region, Span

#: Between two cells of one row in the text of a page that came marked up.
CELL_SEPARATOR = "\t"


class PageBuilder:
    """Collects lines, rows, headings and regions of a marked-up page, in reading order."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.length = 0
        self.grids: list[Grid] = []
        self.regions: list[Region] = []
        self.headings: list[Span] = []

    def _append(self, text: str) -> Span:
        span = Span(text, self.length, self.length + len(text))
        self._pieces.append(text)
        self.length += len(text)
        return span

    def add_line(self, raw: str) -> Span | None:
        """Add one line of running text, spaces collapsed; an empty line is left out."""
        line = collapse_spaces(normalise_text(raw))
        if not line:
            return None
        span = self._append(line)
        self._append("\n")
        return span

    def span_since(self, start: int) -> Span:
        """Return what was added from this offset on, without the last line's end."""
        back: list[str] = []
        length = self.length
        for piece in reversed(self._pieces):
            if length <= start:
                break
            back.append(piece)
            length -= len(piece)
        text = "".join(reversed(back)).rstrip("\n")
        return Span(text, start, start + len(text))

    def find_line(self, words: str) -> Span | None:
        """Return the first printing of these words, or None."""
        start = "".join(self._pieces).find(words)
        return Span(words, start, start + len(words)) if start >= 0 and words else None

    def add_preformatted(self, raw: str) -> None:
        """Add text whose spaces and line breaks are its layout."""
        text = normalise_text(raw).strip("\n")
        if text.strip():
            self._append(text + "\n")

    def add_table(
        self, rows: Sequence[Sequence[Cell]], layout: str, label: Span | None = None
    ) -> Grid | None:
        """Add rows of cells (`text` raw, offsets still unset), one row a line; return the grid."""
        cells: list[Cell] = []
        start = self.length
        for row in rows:
            is_first = True
            for cell in row:
                text = collapse_spaces(normalise_text(cell.text))
                if not text:
                    continue
                if not is_first:
                    self._append(CELL_SEPARATOR)
                is_first = False
                span = self._append(text)
                cells.append(
                    Cell(
                        cell.row,
                        cell.column,
                        text,
                        span.start,
                        span.end,
                        cell.is_header,
                        cell.row_span,
                        cell.column_span,
                    )
                )
            if not is_first:
                self._append("\n")
        if not cells:
            return None
        grid = Grid(cells, start, self.length, layout, label)
        self.grids.append(grid)
        return grid

    def build(
        self,
        *,
        encoding: str,
        media: str,
        name: str,
        title: Span | None = None,
        published_text: str = "",
    ) -> Page:
        """Return the finished page."""
        return Page(
            "".join(self._pieces),
            encoding,
            media,
            name,
            self.grids,
            self.regions,
            self.headings,
            title,
            published_text,
        )
