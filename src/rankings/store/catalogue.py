"""The catalogue of sources: which pages there are, and whether a file is still the one that was
catalogued.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from rankings.errors import SourceError
from rankings.store.files import write_bytes_atomically
from rankings.store.hand_cells import check_cell
from rankings.store.hand_tables import UTF_16, decode_table, find_separator, read_rows
from rankings.store.paths import catalogue_path, raw_dir
from rankings.store.record import note_saved, reading_part
from rankings.store.schemas import load_schema
from rankings.store.spreadsheet import bare_cell, guard_cell

if TYPE_CHECKING:  # a run that finds nothing to do need not pay for pandas
    import pandas as pd

NATIONAL = "national"  # the folder of sources that rank the whole country's provinces
PROVINCES = "provinces"  # the part of the catalogue that says which provinces there are
_FILE_NAME = re.compile(r"(?:[12][0-9]{3}|various)(?:_[a-z]+)+_[0-9A-Za-z-]+\.[a-z]{2,4}")


def catalogue_columns() -> list[str]:
    """Return the catalogue's columns, in their order.

    >>> catalogue_columns()[:3]
    ['document_id', 'file', 'province']
    """
    return load_schema("sources").column_names


def read_catalogue() -> pd.DataFrame:
    """Return the catalogue, a row a source, in its own order; `evaluation_year` is Int64, the rest
    "string".

    Raises what `read_catalogue_rows` raises.
    """
    return _frame_rows(read_catalogue_rows())


def read_catalogue_rows() -> list[dict[str, str]]:
    """Return the catalogue's rows as they are written, "" for what is empty.

    However a spreadsheet saved it (`hand_tables`). Raises
    SourceError with the line where a row contradicts itself or another.
    """
    path = catalogue_path()
    try:
        return [dict(row) for row in _read_rows(*note_saved(path))]
    except OSError:
        raise SourceError(
            "the catalogue of sources is missing",
            place=str(path),
            hint="restore data/raw/sources.csv from the repository",
        ) from None


@lru_cache(maxsize=2)
def _read_rows(path: Path, _saved: int, _size: int) -> list[dict[str, str]]:
    """The rows as last saved: a report asks for them twenty times, and they grow with the
    provinces.
    """
    header, lines = read_rows(path.read_bytes(), str(path))
    _check_header(header)
    rows = []
    for number, line in lines:
        row = {column: bare_cell(cell.strip()) for column, cell in line.items()}
        _check_row(row, number)
        rows.append(row)
    _check_ids(rows)
    return rows


def _frame_rows(rows: list[dict[str, str]]) -> pd.DataFrame:
    import pandas as pd

    cells = [{column: value or None for column, value in row.items()} for row in rows]
    sources = pd.DataFrame(cells, columns=catalogue_columns(), dtype="string")
    return sources.assign(evaluation_year=sources["evaluation_year"].astype("Int64"))


def _check_header(header: list[str]) -> None:
    columns = catalogue_columns()
    if header == columns:
        return
    missing = [column for column in columns if column not in header]
    fault = (
        "lacks the columns " + ", ".join(missing)
        if missing
        else "has other columns, or in another order"
    )
    hint = "the header is " + ",".join(columns)
    raise SourceError(f"the catalogue {fault}", place=f"{catalogue_path()} row 1", hint=hint)


def _check_row(row: dict[str, str], number: int) -> None:
    path = str(catalogue_path())
    for index, column in enumerate(load_schema("sources").columns):
        check_cell(row[column.name], column, (path, index, number))
    for message, quote, hint in _list_faults(row):
        raise SourceError(message, place=f"{path} row {number}", quote=quote, hint=hint)


def _list_faults(row: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield how a row contradicts itself: message, quoted cell, next step."""
    folder, _, name = row["file"].partition("/")
    stem = PurePosixPath(name).stem
    if folder != row["province"] or not _FILE_NAME.fullmatch(name):
        hint = "name it <province>/<year or various>_<framework>_<decision number or none>.<ending>"
        yield "file is not named by the rule", row["file"], hint
    if row["document_id"] != f"{folder}_{stem}":
        yield (
            "document_id is not <province>_<stem of the file>",
            row["document_id"],
            f"write {folder}_{stem}",
        )


def _check_ids(rows: list[dict[str, str]]) -> None:
    counts = Counter(row["document_id"] for row in rows)
    twice = sorted(name for name, count in counts.items() if count > 1)
    if twice:
        raise SourceError(
            "a document_id is there twice",
            place=str(catalogue_path()),
            quote=", ".join(twice),
            hint="keep one row a source",
        )


def known_provinces() -> list[str]:
    """Return the slugs of the provinces that have sources of their own, in alphabetical order."""
    with reading_part(PROVINCES):
        return sorted({row["province"] for row in read_catalogue_rows()} - {NATIONAL})


def sources_of(province: str) -> pd.DataFrame:
    """Return the catalogue's rows of one province, in the catalogue's order.

    Raises SourceError that names the known provinces where this one has none.
    """
    sources = read_catalogue()
    own = sources[sources["province"] == province].reset_index(drop=True)
    if own.empty:
        known = ", ".join(sorted(set(sources["province"]) - {NATIONAL})) or "none"
        raise SourceError(
            f"no sources of province {province!r}",
            place=str(catalogue_path()),
            hint=f"known provinces: {known}",
        )
    return own


def read_catalogued(source: Mapping[str, str]) -> bytes:
    """Return the bytes of the raw file of one row of the catalogue, after checking them against its
    checksum.

    Raises SourceError with file, reason and next step where the file is missing, empty or changed.
    """
    path = raw_dir() / source["file"]
    place = f"data/raw/{source['file']}"
    if not path.resolve().is_relative_to(raw_dir().resolve()):
        raise SourceError(
            "the file is a link out of the folder, and is not read",
            place=place,
            hint="put the page itself there",
        )
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = (
            "the file is missing"
            if isinstance(error, FileNotFoundError)
            else f"the file cannot be opened ({error.strerror})"
        )
        hint = f"restore it (`git checkout -- {place}`) or remove its row from data/raw/sources.csv"
        raise SourceError(reason, place=place, hint=hint) from None
    if not content.strip():
        raise SourceError(
            "the file is empty",
            place=place,
            hint="save the published page again, then add it with `python -m rankings add`",
        )
    checksum = hash_content(content)
    if checksum != source["sha256"]:
        raise SourceError(
            f"the file is not the one that was catalogued (sha256 {checksum[:12]}…, catalogue"
            f" {str(source['sha256'])[:12]}…)",
            place=place,
            hint=(
                f"raw files are never edited: `git checkout -- {place}`; if the publisher changed"
                " the page, add it as a new source"
            ),
        )
    return content


def add_source(row: dict[str, str], content: bytes, is_part: bool = False) -> Path:
    """Write a new source's file and catalogue row, and return the file's path.

    `row` holds catalogue columns; document_id and sha256 are filled in here. Raises SourceError,
    and writes nothing, where the same file or a result of the same decision is catalogued already;
    `is_part` says that it is another part of that decision.
    """
    path = raw_dir() / row["file"]
    own = dict.fromkeys(catalogue_columns(), "") | row
    own |= {"document_id": f"{row['province']}_{path.stem}", "sha256": hash_content(content)}
    sources = read_catalogue() if catalogue_path().exists() else _frame_rows([])
    _refuse_duplicate(own, sources, is_part)
    _check_row(own, len(sources) + 2)
    if path.exists() and path.read_bytes() != content:  # the same bytes: a killed `add` left them
        raise SourceError(
            "a file of this name is there already",
            place=str(path),
            hint="give the new source another name, or remove that file",
        )
    write_bytes_atomically(path, content, is_source=True)
    _append_row(own)
    return path


def _append_row(row: dict[str, str]) -> None:
    """Write a row under the catalogue's own bytes, which stay as people left them; with their
    delimiter and line ends.
    """
    path = catalogue_path()
    before = path.read_bytes() if path.exists() else b""
    written = decode_table(before, str(path))
    first = (written.splitlines() or [""])[0]
    end = "\r\n" if written.partition("\n")[0].endswith("\r") else "\n"
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=find_separator(first), lineterminator=end)
    if not written.strip():
        writer.writerow(catalogue_columns())
    elif not written.endswith("\n"):
        stream.write(end)
    writer.writerow([guard_cell(row[column]) for column in catalogue_columns()])
    write_bytes_atomically(
        path, before + stream.getvalue().encode(UTF_16.get(before[:2], "utf-8")), is_source=True
    )


def _refuse_duplicate(row: dict[str, str], sources: pd.DataFrame, is_part: bool) -> None:
    # Decision numbers begin again every year: number and date together name a decision.
    is_decision = (sources["province"] == row["province"]) & (
        sources["decision_number"] == row["decision_number"]
    )
    if row["decision_date"]:
        is_decision &= sources["decision_date"].fillna(row["decision_date"]) == row["decision_date"]
    reasons = {
        "this very file": sources["sha256"] == row["sha256"],
        "a source of this name": sources["document_id"] == row["document_id"],
        f"the result of decision {row['decision_number']}": is_decision & (not is_part),
    }
    for reason, is_same in reasons.items():
        same = sources[is_same.fillna(False)]
        if len(same):
            raise SourceError(
                f"{reason} is catalogued already",
                place=str(catalogue_path()),
                quote=same.iloc[0]["document_id"],
                hint="nothing to add; to replace it, remove that row and file first; another part"
                " of one decision is added with --force and a --name such as 2023_dti_519b",
            )


def hash_content(content: bytes) -> str:
    """Return the SHA-256 checksum that the catalogue holds.

    >>> hash_content(b"")[:12]
    'e3b0c44298fc'
    """
    return hashlib.sha256(content).hexdigest()
