"""All sources of a province, read: each checked against the catalogue before its first word is
believed.
"""

from __future__ import annotations

from collections.abc import Mapping

from rankings.parse.model import Reading
from rankings.parse.page import parse_page
from rankings.parse.transcribed import parse_transcribed
from rankings.store.catalogue import read_catalogued, sources_of
from rankings.store.files import write_text_atomically
from rankings.store.paths import text_path


def parse_sources(province: str) -> dict[str, Reading]:
    """Return the reading of every source of a province, by document id, in the catalogue's order.

    Raises SourceError with file, reason and next step where a file is missing, empty, changed or
    unreadable.
    """
    return {
        source["document_id"]: parse_source(source)
        for source in sources_of(province).to_dict("records")
    }


def parse_source(source: Mapping[str, str]) -> Reading:
    """Return the reading of one source, a row of the catalogue: a published page, or a transcribed
    file by its own columns.
    """
    parse = parse_transcribed if source["kind"] == "transcribed" else parse_page
    return parse(read_catalogued(source), source["file"])


def write_texts(readings: dict[str, Reading], province: str) -> int:
    """Write the normalised text of every source, the text that all offsets point into; return how
    many.
    """
    for document_id, reading in readings.items():
        write_text_atomically(text_path(province, document_id), reading.page.text)
    return len(readings)
