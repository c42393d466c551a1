"""The edits that `bench` measures: what a person changes between two runs, in a home of its own."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rankings.errors import ContractError
from rankings.store.files import write_text_atomically
from rankings.store.paths import project_root

PROVINCE, EDIT = "phu-tho", " (đã xem lại)"
ALIAS = "Văn phòng UBD tỉnh"
DISTRICT = "Huyện Đoan Hùng"


@contextmanager
def edit_publisher(home: Path) -> Iterator[None]:
    """Change what a source's row in the catalogue of sources says of its publisher."""
    path = home / "data" / "raw" / "sources.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    own = next(row for row in rows if row["province"] == PROVINCE)
    own["publisher"] += EDIT
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write_text_atomically(path, stream.getvalue())
    yield


@contextmanager
def drop_alias(home: Path) -> Iterator[None]:
    """Take away a spelling that a page of the province has: a row of it has no body any more."""
    path = home / "data" / "reference" / "aliases.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(f"{ALIAS},{PROVINCE},")]
    if len(kept) != len(lines) - 1:
        raise ContractError("the alias to drop is not there", place=str(path), quote=ALIAS)
    path.write_text("".join(kept), encoding="utf-8")
    yield


@contextmanager
def rename_unit(home: Path) -> Iterator[None]:
    """Write a district's name in another way: places, changes and positions are made again."""
    path = home / "data" / "reference" / "units.csv"
    text = path.read_text(encoding="utf-8-sig")
    if DISTRICT not in text:
        raise ContractError("the unit to rename is not there", place=str(path), quote=DISTRICT)
    path.write_text(text.replace(DISTRICT, DISTRICT + EDIT), encoding="utf-8")
    yield


@contextmanager
def correct_page(home: Path) -> Iterator[None]:
    """Correct a misprint on a page of the province in another way."""
    path = home / "data" / "reference" / "corrections.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    place = next(place for place, line in enumerate(lines) if f"{PROVINCE}_" in line)
    rows = list(csv.DictReader(io.StringIO("\n".join([lines[0], lines[place]]), newline="")))
    stream = io.StringIO(newline="")
    rows[0]["corrected"] += EDIT
    csv.DictWriter(stream, list(rows[0]), lineterminator="").writerow(rows[0])
    lines[place] = stream.getvalue()
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    yield


@contextmanager
def change_report(_home: Path) -> Iterator[None]:
    """Change the report's rooms, as an edited sentence or colour does, by a file that says
    nothing, and take it away again.
    """
    path = project_root() / "src" / "rankings" / "report" / "bench.txt"
    path.write_text("measured\n", encoding="utf-8")
    try:
        yield
    finally:
        path.unlink()


EDITS = {
    "alias": drop_alias,
    "name of a unit": rename_unit,
    "correction": correct_page,
    "row of the catalogue of sources": edit_publisher,
    "sentence or colour": change_report,
}
