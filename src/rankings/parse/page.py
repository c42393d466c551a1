"""One page from bytes to a reading: layouts, header, sentences, ledger — as printed, nothing
converted.
"""

from __future__ import annotations

from pathlib import Path

from rankings.language.detect import is_english
from rankings.language.numbers import find_number_tokens
from rankings.parse.boilerplate import find_body, find_page_marks, find_regions
from rankings.parse.containers import load_page
from rankings.parse.grids import find_grids
from rankings.parse.header import decide_scope, read_header
from rankings.parse.index_rows import (
    name_labelled_tables,
    name_table_indices,
    unify_index_names,
    value_of,
)
from rankings.parse.ledger import find_understood, has_figures, write_ledger
from rankings.parse.left_places import find_left_places
from rankings.parse.list_sizes import size_whole_lists
from rankings.parse.model import Grid, Header, Page, Reading, Statement
from rankings.parse.prose.lexer import lex_sentences
from rankings.parse.prose.marks import Mark
from rankings.parse.prose.reader import read_prose
from rankings.parse.prose_indices import name_prose_indices
from rankings.parse.scales import spread_scales
from rankings.parse.section_heads import date_by_heads, find_dated_heads, find_heads
from rankings.parse.sentences import Sentence, find_paragraphs, split_sentences
from rankings.parse.silent_grids import find_silent_grids
from rankings.parse.table_rows import read_grid
from rankings.parse.titles import find_title
from rankings.registry.frameworks import national_indices
from rankings.registry.reference import by_one_folder
from rankings.registry.vocabulary import find_words, first_level, name_framework


@by_one_folder
def parse_page(source: Path | bytes, name: str = "") -> Reading:
    """Return the reading of one file; told nothing but the file.

    Raises SourceError if the file cannot be turned into text.
    """
    return read_page(load_page(source, name))


@by_one_folder
def read_page(page: Page) -> Reading:
    """Return the reading of a page that is text already."""
    numbers = find_number_tokens(page.text)
    page.regions += find_page_marks(page.text)
    grids = find_grids(page)
    title = find_title(page, grids)
    body = find_body(page, title, grids)
    grids = [grid for grid in grids if body.start <= grid.start < body.end]
    regions = find_regions(page, body, title, grids)
    header = read_header(page, title, body, numbers)
    if is_english(page.text[body.start : body.end]):  # never read by half
        silent = write_ledger(page.text, numbers, [], [], regions)
        reason = "language_not_read"
        return Reading(page, header, grids, [], silent, regions, False, reason, grids)
    paragraphs = find_paragraphs(page.text, body, grids, regions, is_set=page.media == "pdf")
    sentences = split_sentences(page.text, paragraphs)
    province = header.province.text if header.province else None
    lexed = lex_sentences(page.text, sentences, numbers, province)
    statements = _read_statements(page, header, grids, sentences, lexed)
    header.scope = decide_scope(header, statements)
    statements = [row for row in statements if _is_of_somebody(row, header)]
    reading = Reading(page, header, grids, statements, [], regions)
    reading.has_ranking = any(statement.kind == "ranking" for statement in statements)
    understood = find_understood(grids, statements)
    silent = find_silent_grids(page, body, grids, statements)
    unread = [grid for grid in grids if grid not in understood and has_figures(grid)]
    reading.unread_tables = sorted(unread + silent, key=lambda grid: grid.start)
    reading.reason = "" if reading.has_ranking else explain_no_ranking(reading)
    reading.numbers = write_ledger(page.text, numbers, understood, statements, regions)
    reading.left_places = find_left_places(page.text, sentences, lexed, statements)
    return reading


def _read_statements(
    page: Page,
    header: Header,
    grids: list[Grid],
    sentences: list[Sentence],
    lexed: list[list[Mark]],
) -> list[Statement]:
    """What tables and sentences say, each with the index and the scale that the page tells for
    it.
    """
    framework = name_framework(header.framework.text) if header.framework else None
    named = header.framework and (value_of(header.framework.text) or header.framework.text)
    year = int(header.year.text) if header.year else None
    tables = [statement for grid in grids for statement in read_grid(grid, page, year or 0)]
    name_table_indices(tables, named)
    prose = read_prose(
        page.text,
        sentences,
        lexed,
        header.province.text if header.province else None,
        header.scope == "national",
        year,
        header.framework if _is_of_index(header) else None,
        first_level(header.title.text) if header.title else "",
    )
    statements = sorted(tables + prose, key=lambda statement: (statement.start, statement.end))
    titled = header.framework if header.is_titled else None
    heads = find_heads(page.text, sentences, statements)
    date_by_heads(statements, heads)
    date_by_heads(statements, find_dated_heads(page.text, sentences))
    statements += name_prose_indices(page.text, statements, named, titled, heads)
    name_labelled_tables(statements)
    unify_index_names(statements, framework)
    size_whole_lists(page.text, statements)
    return spread_scales(page.text, statements)


def _is_of_index(header: Header) -> bool:
    """Whether the page is about one index of the nation's provinces, and not about agencies."""
    title, named = (span.text if span else "" for span in (header.title, header.framework))
    words = {word.value for word in find_words(named, "framework_word", "index_name")}
    return bool(words & national_indices()) and first_level(title) in ("", "province")


def _is_of_somebody(row: Statement, header: Header) -> bool:
    """Whether a place or score names its unit, or an index and the page its province; of nobody it
    is no row, and the ledger lists its figures as unread.
    """
    is_named = "unit" in row.fields or (bool(row.index_name) and header.province is not None)
    return row.kind != "ranking" or is_named


def explain_no_ranking(reading: Reading) -> str:
    """Say why a page without a ranking has none: criteria only, an annex only, a table that was not
    understood, or no unit with a place.
    """
    has_criteria = any(statement.kind == "criterion" for statement in reading.statements)
    if reading.header.annex is not None and not has_criteria:
        return "annex_only"
    if has_criteria:
        return "criteria_only"
    return "table_not_understood" if reading.unread_tables else "no_unit_with_place"
