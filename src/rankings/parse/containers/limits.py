"""How much of a file is read: what no page with a ranking needs, and what could fill the memory or
take for ever, is refused in words before it does.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import re
import threading
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from rankings.errors import SourceError
from rankings.parse.containers.decode import TRANSCRIPTION_HINT
from rankings.parse.model import Page

MOST_BYTES = 100_000_000  # of a file, and of what a packed one unpacks to
MOST_MARKUP = 40_000_000  # pictures inside the page included
MOST_TAGS = 1_000_000
MOST_CELLS = 60_000
MOST_TEXT = 1_500_000
MOST_SECONDS = 15.0  # of computing, for a PDF
PART_HINT = "save only the part that holds the ranking"
# What the libraries raise, beside their own, where a file is not what its name says.
BROKEN = (
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    EOFError,
    SyntaxError,  # lxml's too
    IndexError,
    NotImplementedError,
    AssertionError,
)
_XML = (".xml", ".rels", ".vml")
_UNPACKED = "the file unpacks to more than 100 MB"
_DEEPEST = 4  # filters over one another
_PIECE = 1_000_000
_STREAM = re.compile(rb"stream\r?\n")
_DECLARED = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


class _TooLong(Exception):
    pass


def read_limited(path: Path) -> bytes:
    """Return the bytes of an ordinary file; SourceError for what is none, and for a larger one."""
    if path.exists() and not path.is_file():  # a device or a pipe may have no end
        raise SourceError(
            "this is no ordinary file", place=str(path), hint="save the page as a file"
        )
    if path.stat().st_size > MOST_BYTES:
        raise SourceError("the file is larger than 100 MB", place=str(path), hint=PART_HINT)
    return path.read_bytes()


def check_page(page: Page, name: str) -> None:
    """Raise SourceError where a page is longer than any with a ranking, or has more cells."""
    size = len(page.text.encode("utf-8", "replace"))
    if size > MOST_TEXT:
        raise SourceError(
            f"the page holds {size / 1e6:.1f} MB of text, more than the {MOST_TEXT / 1e6:.1f} MB"
            " that are read",
            place=name,
            hint=PART_HINT,
        )
    if sum(len(grid.cells) for grid in page.grids) > MOST_CELLS:
        raise SourceError(
            f"the tables have more than {MOST_CELLS} cells", place=name, hint=PART_HINT
        )


def check_markup(text: str, name: str) -> None:
    """Raise SourceError for markup that is larger, or holds more elements, than any page."""
    if len(text) > MOST_MARKUP or text.count("<") > MOST_TAGS:
        raise SourceError(
            "the markup is larger than any page with a ranking", place=name, hint=PART_HINT
        )


def check_packed(content: bytes, name: str) -> set[str]:
    """Return the names of what is packed in a Word or Excel file.

    Raises SourceError for a broken one, for one that unpacks to too much, and for one whose markup
    declares entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > MOST_BYTES:
                raise SourceError(_UNPACKED, place=name, hint=PART_HINT)
            parts = [part for part in members if part.filename.lower().endswith(_XML)]
            _check_parts(archive, parts, name)
    except (
        zipfile.BadZipFile,
        ValueError,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,  # it is locked with a password
        zlib.error,
    ) as broken:
        raise SourceError("the file is damaged", place=name, hint=TRANSCRIPTION_HINT) from broken
    return {member.filename for member in members}


def _check_parts(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], name: str) -> None:
    tags, size = 0, sum(part.file_size for part in parts)
    for part in parts if size <= MOST_MARKUP else ():
        content = archive.read(part)
        tags += content.count(b"<")
        if any(sign in content for sign in _DECLARED):
            raise SourceError(
                "the file declares entities, as no Word or Excel file does",
                place=name,
                quote=part.filename,
                hint="do not open it: ask its sender for another",
            )
    if size > MOST_MARKUP or tags > MOST_TAGS:
        raise SourceError(
            "the markup is larger than any page with a ranking", place=name, hint=PART_HINT
        )


def check_streams(content: bytes, name: str) -> None:
    """Raise SourceError for a PDF whose packed parts unpack to more than a file may hold."""
    total, whole = 0, memoryview(content)
    for found in _STREAM.finditer(content):
        total += _measure(whole[found.end() :])
        if total > MOST_BYTES:
            raise SourceError(_UNPACKED, place=name, hint=PART_HINT)


def _measure(packed: memoryview | bytes, depth: int = 0) -> int:
    """Return to how much a packed part unpacks, as far as it matters; what is packed in it, too."""
    unpacker, size = zlib.decompressobj(), 0
    try:
        first = piece = unpacker.decompress(packed, _PIECE)
        while piece and size <= MOST_BYTES:
            size += len(piece)
            piece = unpacker.decompress(unpacker.unconsumed_tail, _PIECE)
    except zlib.error:  # not packed this way, or not to its end
        return size
    return size + (_measure(first, depth + 1) if depth < _DEEPEST else 0)


@contextlib.contextmanager
def time_limit(name: str, seconds: float = MOST_SECONDS) -> Iterator[None]:
    """Raise SourceError where the block has computed for longer; a PDF may send its reader in
    circles.
    """
    reader, ended = threading.get_ident(), threading.Event()

    def watch() -> None:
        begun = time.process_time()
        while not ended.wait(0.1):
            if time.process_time() - begun > seconds:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(
                    ctypes.c_ulong(reader), ctypes.py_object(_TooLong)
                )
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    except _TooLong:
        raise SourceError(
            f"the file took more than {seconds:.0f} seconds to read", place=name, hint=PART_HINT
        ) from None
    finally:
        ended.set()
        watcher.join()
