"""Checksums by which a step is known to be up to date: of files, of the code of a stage, of what a
reference table says to a province.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import stat
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path

from rankings.errors import SourceError
from rankings.language.text import key
from rankings.registry.name_forms import strip_type
from rankings.registry.neighbours import choose_neighbours
from rankings.registry.provinces import load_provinces
from rankings.store.catalogue import PROVINCES, known_provinces
from rankings.store.files import write_text_atomically
from rankings.store.hand_tables import read_rows
from rankings.store.paths import home, project_root, text_dir
from rankings.store.record import COLUMNS, PART, ROWS, drop_part, find_file

# The floors whose code a stage may use, and the rooms of the report that draw in notebooks 03 and
# 04; a test holds this against what the notebooks import.
READING = ("errors.py", "language", "store", "registry", "parse")
COMPARING = (*READING, "clean", "compare", "bounds")
DRAWING = tuple(
    f"report/{room}.py"
    for room in (
        "apart charts charts_context charts_desk charts_ranks charts_years fragments"
        " shading".split()
    )
)
COMMON = ("helpers.py", "rankings/run/notebooks.py")  # the notebooks' doorway, and how they run
STAGES = {
    "01": READING,
    "02": (*READING, "clean", "bounds"),
    "03": (*COMPARING, *DRAWING),
    "04": (*COMPARING, *DRAWING),
    "07": (*COMPARING, *DRAWING),
    "report": (*COMPARING, "score", "report"),
    "tables": COMPARING,
}
# What the tables of a notebook that draws rest on: its pictures are nobody's input.
TABLES_OF = dict.fromkeys(("03", "04", "07"), "tables")
NATIONWIDE = ("", "vn")
CATALOGUE = "data/raw/sources.csv"
# Tables whose rows reach a province by its place or document, or, as rows of another one, where one
# of these names stands on its pages. Of other tables every row reaches every province.
ROWS_REACH = {
    "units.csv": ("name", "name_city", "abbreviation"),
    "aliases.csv": ("alias",),
    "communes.csv": (),
    "corrections.csv": ("printed",),
    "accepted_findings.csv": (),
    "accepted_readings.csv": (),
}


NamedRows = tuple[list[str], list[tuple[dict[str, str], list[str]]]]
FOLDER = "a folder"
TEXT = ".txt"  # of a page, in which the names of reference tables are looked for
PIECE = 5  # letters: a name whose first ones stand nowhere in a text need not be looked for


class Digests:
    """Checksums of one look at the home; a file whose size and time of change are those of the last
    look is not read again.
    """

    def __init__(self) -> None:
        self.memory = home() / ".cache" / "digests.json"
        try:
            known = json.loads(self.memory.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            known = {}
        is_whole = isinstance(known, dict) and all(
            isinstance(one, list) and len(one) == 3 for one in known.values()
        )
        self._known = known if is_whole else {}
        self._seen: dict[str, str] = {}
        self._parts: dict[str, set[str]] = {}  # of each file, the names of those looked at
        self._reached: dict[tuple[str, str], str] = {}
        self._letters: dict[frozenset[str], tuple[str, set[str]]] = {}
        self._tables: dict[str, NamedRows] = {}

    def keep(self) -> None:
        """Write what is known for the next look."""
        write_text_atomically(self.memory, json.dumps(self._known))

    def forget(self, names: Iterable[str]) -> None:
        """Look at some files again: a step has written them."""
        stale = set(names)
        before = {name: self._seen.get(name) for name in stale if name.endswith(TEXT)}
        for name in stale.union(*(self._parts.pop(name, ()) for name in stale)):
            self._seen.pop(name, None)
        if any(self.digest(name) != digest for name, digest in before.items()):
            self._reached.clear()
            self._letters.clear()

    def digest(self, name: str) -> str:
        """Return the checksum of a file as records name it, "" where it is missing; of a notebook
        that of its code and text, without outputs; of a folder only that it is there.
        """
        found = self._seen.get(name)
        if found is None:
            found = self._seen[name] = self._digest(name)
        return found

    def _digest(self, name: str) -> str:
        part = name.partition(PART)[2]
        is_cut = part.startswith((ROWS, COLUMNS))
        if part:
            self._parts.setdefault(drop_part(name), set()).add(name)
        if part and not is_cut:
            return _digest_part(part)
        path = find_file(name)
        try:
            state = path.stat()
        except OSError:
            return ""
        if stat.S_ISDIR(state.st_mode):
            return FOLDER  # of the slides of a report without figures
        stamp = [state.st_size, state.st_mtime_ns]
        known = self._known.get(name)
        if known and known[:2] == stamp:
            return known[2]
        content = path.read_bytes()
        if is_cut:
            content = _cut_part(content, part)
        elif path.parent.name == "notebooks" and path.suffix == ".ipynb":
            content = _read_sources(content)
        found = hashlib.sha256(content).hexdigest()
        self._known[name] = [*stamp, found]
        return found

    def digest_reach(self, name: str, province: str) -> str:
        """Return the checksum of what a file says to a province: of a table that people keep, the
        rows that can reach it; of any other file all.
        """
        table = name.rpartition("data/reference/")[2]
        if name != CATALOGUE and (table == name or table not in ROWS_REACH):
            return self.digest(name)
        asked = (name, province)
        found = self._reached.get(asked)
        if found is None:
            found = self._reached[asked] = self._digest_rows(name, province)
        return found

    def _digest_rows(self, name: str, province: str) -> str:
        try:
            if name not in self._tables:
                self._tables[name] = _read_named(find_file(name))
        except (OSError, SourceError):
            return self.digest(name)  # whoever reads it will say what is wrong with it
        head, rows = self._tables[name]
        own = own_provinces(province)
        wanted = [row for row, names in rows if self._reaches(row, names, own)]
        return hashlib.sha256(json.dumps([head, wanted]).encode()).hexdigest()

    def _reaches(self, row: dict[str, str], names: list[str], own: frozenset[str]) -> bool:
        document, place = row.get("document_id", ""), row.get("province", "")
        if document and document.startswith(tuple(f"{slug}_" for slug in own)):
            return True
        if not document and (place in NATIONWIDE or place in own):
            return True
        letters, pieces = self._letters_of(own)
        may_stand = (name for name in names if len(name) < PIECE or name[:PIECE] in pieces)
        return any(name in letters for name in may_stand)

    def _letters_of(self, own: frozenset[str]) -> tuple[str, set[str]]:
        """The letters of all texts of a province, as names are compared, and the pieces of them
        that a longer name may begin with.
        """
        if own not in self._letters:
            texts = [
                path.read_text(encoding="utf-8")
                for slug in sorted(own)
                for path in sorted(text_dir(slug).glob(f"*{TEXT}"))
            ]
            letters = key(" ".join(texts))
            pieces = {letters[at : at + PIECE] for at in range(len(letters))}
            self._letters[own] = letters, pieces
        return self._letters[own]

    @cached_property
    def code(self) -> dict[str, str]:
        """The checksum of each stage's code when it was first asked for."""
        return digest_stages()


def digest_stages() -> dict[str, str]:
    """Return the checksum of each stage's code as it is now: its floors, the doorway of the
    notebooks, and how they are run.
    """
    files = list(_list_code(f"{project_root() / 'src'}{os.sep}"))
    return {stage: _digest_code(files, parts) for stage, parts in STAGES.items()}


def own_provinces(province: str) -> frozenset[str]:
    """Return a province, what it was merged from and what it went into: their rows are its own.

    >>> sorted(own_provinces("hung-yen"))
    ['hung-yen', 'thai-binh']
    """
    try:
        provinces = load_provinces()
    except SourceError:  # whoever reads the table will say what is wrong with it
        return frozenset({province})
    kin = {province}
    for body in provinces:
        parts = {body.slug, body.successor, *body.predecessors}
        if province in parts:
            kin |= parts - {""}
    return frozenset(kin)


def _read_named(path: Path) -> NamedRows:
    """The header of a reference table and its rows, each with the names in it that may stand on a
    page, as they are compared.
    """
    head, rows = read_rows(path.read_bytes(), path.name)
    columns = ROWS_REACH.get(path.name, ())
    named = ((row, {key(strip_type(row.get(column, ""))) for column in columns}) for _, row in rows)
    return head, [(row, sorted(names - {""})) for row, names in named]


def _digest_part(part: str) -> str:
    """The checksum of what was used of a file: which provinces the catalogue knows, or which stand
    beside one; "" where it cannot be read.
    """
    try:
        said = known_provinces() if part == PROVINCES else choose_neighbours(part)
    except SourceError:  # whoever reads the file will say what is wrong with it
        return ""
    return hashlib.sha256(" ".join(said).encode()).hexdigest()


def _cut_part(content: bytes, part: str) -> bytes:
    """The rows or the columns of a CSV file that a part names (`store.record`); the whole file
    where it has no such column.
    """
    try:
        lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error):
        return content
    head = lines[0] if lines else []
    column, _, value = part.removeprefix(ROWS).partition("=")
    names = part.removeprefix(COLUMNS).split(",") if part.startswith(COLUMNS) else [column]
    places = [head.index(name) for name in names if name in head]
    if len(places) < len(names) or any(0 < len(line) < len(head) for line in lines):
        return content  # whoever reads it will say what is wrong with it
    whole = [line for line in lines[1:] if line]
    if part.startswith(COLUMNS):
        kept = [[line[place] for place in places] for line in whole]
    else:
        kept = [head, *(line for line in whole if line[places[0]] == value)]
    return json.dumps(kept).encode()


def _read_sources(content: bytes) -> bytes:
    """The code and text of a notebook; what is no notebook, whole."""
    try:
        cells = json.loads(content)["cells"]
        kept = [[cell["cell_type"], cell["source"], cell["metadata"].get("tags")] for cell in cells]
    except (ValueError, KeyError, TypeError):
        return content
    return json.dumps(kept).encode()


def _list_code(source: str) -> Iterator[tuple[str, str]]:
    """The name and the checksum of every file of the program, code or not, in order."""
    for folder, folders, files in os.walk(source):
        folders[:] = sorted(name for name in folders if name != "__pycache__" and name[0] != ".")
        for name in sorted(files):
            if name[0] != ".":
                path = os.path.join(folder, name)
                state = os.stat(path)
                digest = _digest_file(path, state.st_size, state.st_mtime_ns)
                yield path.removeprefix(source).replace(os.sep, "/"), digest


@cache
def _digest_file(path: str, _size: int, _changed: int) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def _digest_code(files: list[tuple[str, str]], parts: Iterable[str]) -> str:
    """The checksum of the files of some floors and rooms, and of what all stages use."""
    used = (*COMMON, *(f"rankings/{part}" for part in parts))
    inside = tuple(f"{part}/" for part in used)
    kept = [file for file in files if file[0] in used or file[0].startswith(inside)]
    return hashlib.sha256(json.dumps(kept).encode()).hexdigest()
