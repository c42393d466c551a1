"""How the pages of a printed report are filled: which tables and charts go to the top of a page, so
that none is cut and no page ends too early.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import typst

WAYS = "ways.json"  # what floats, what breaks because it is too high, which texts stay whole
MARKS = """query(selector(<mark>).or(heading.where(level: 1))).map(it => (
  ..if it.func() == heading { ("heading", "") } else { it.value },
  it.location().page(), it.location().position().y / 1mm))"""
TOP, FOOT = 18.0, 283.5  # where a page's text begins and ends, millimetres from its top
PUSHED = 70.0  # what begins higher, below a heading and its text, was pushed to a page
CLOSE = 0.01  # millimetres
SHORT = 32.0  # millimetres of a text that no page should cut: some six lines
MOST = 2  # things that float together to fill a page
EMPTY = 0.2  # of a page: more should not stay empty
Numbers = tuple[str, ...]  # of tables and charts: "5.table.12" is the twelfth, in the fifth section


class Mark(NamedTuple):
    """Where something stands, `y` in millimetres from the top: the `heading` of a section, the
    `begin` and the `end` of a table, chart or text of this number.
    """

    kind: str
    number: str
    page: int
    y: float

    @property
    def is_text(self) -> bool:
        """Whether it is no table and no chart."""
        return "." not in self.number


@dataclass(frozen=True)
class Layout:
    """A document as it was laid out once: its marks from top to bottom.

    >>> marks = [Mark("heading", "", 1, 18), Mark("begin", "1", 1, 28), Mark("end", "1", 1, 203.85)]
    >>> table = "1.table.1"
    >>> layout = Layout([*marks, Mark("begin", table, 2, 18), Mark("end", table, 2, 149.75)])
    >>> [round(share, 2) for share in layout.empty], layout.list_bad_pages(), layout.misplaced
    ([0.3, 0.5], [1], 0)
    >>> list(layout.find_movable(1, ()))
    ['1.table.1']
    """

    marks: Sequence[Mark]

    @cached_property
    def ends(self) -> dict[str, Mark]:
        """Where tables, charts and texts end, by their numbers."""
        return {mark.number: mark for mark in self.marks if mark.kind == "end"}

    @cached_property
    def whole(self) -> list[Mark]:
        """Where tables and charts begin that end on the same page."""
        begins = (mark for mark in self.marks if mark.kind == "begin" and not mark.is_text)
        return [mark for mark in begins if self.ends[mark.number].page == mark.page]

    @cached_property
    def high(self) -> list[str]:
        """The numbers of what is higher than a page: it begins at the top and reaches the foot."""
        pushed = [mark for mark in self.whole if mark.y < PUSHED]
        return [mark.number for mark in pushed if self.ends[mark.number].y > FOOT - CLOSE]

    @cached_property
    def cut(self) -> list[str]:
        """The numbers of texts that go on below what floats at the top of the next page, and of
        short ones that go on there at all.
        """
        tops = {mark.page: mark.y for mark in reversed(self.whole)}
        begins = [mark for mark in self.marks if mark.kind == "begin" and mark.is_text]
        texts = [(mark, self.ends[mark.number]) for mark in begins]
        return [
            end.number
            for mark, end in texts
            if mark.page < end.page
            and (tops.get(end.page, FOOT) < end.y or FOOT - mark.y + end.y - TOP < SHORT)
        ]

    @cached_property
    def empty(self) -> list[float]:
        """How much of each page is empty below its last line: nothing where a table or a text goes
        on.
        """
        lowest = [TOP] * max((mark.page for mark in self.marks), default=1)
        for mark in self.marks:
            end = self.ends.get(mark.number, mark)
            for page in range(mark.page, end.page):
                lowest[page - 1] = FOOT
            lowest[end.page - 1] = max(lowest[end.page - 1], end.y)
        return [(FOOT - y) / (FOOT - TOP) for y in lowest]

    @cached_property
    def misplaced(self) -> int:
        """How many tables and charts stand in another section than in the text, or above one of
        their kind that comes before them.
        """
        sections, strayed = 0, 0
        orders: dict[str, list[int]] = {}
        for mark in self.marks:
            sections += mark.kind == "heading"
            if mark.kind == "begin" and not mark.is_text:
                section, kind, number = mark.number.split(".")
                strayed += sections != int(section)
                orders.setdefault(kind, []).append(int(number))
        steps = itertools.chain.from_iterable(map(itertools.pairwise, orders.values()))
        return strayed + sum(after < before for before, after in steps)

    @property
    def weight(self) -> tuple[int, int, float]:
        """What is out of place, how many pages, how much of them is too empty; less is better."""
        over = sum(self.empty[page - 1] - EMPTY for page in self.list_bad_pages())
        return self.misplaced, len(self.empty), round(over, 3)

    def list_bad_pages(self, begin: int = 1) -> list[int]:
        """The pages from one on that are too empty; the last one may end anywhere."""
        shares = enumerate(self.empty[:-1], 1)
        return [page for page, share in shares if page >= begin and share > EMPTY]

    def find_movable(self, page: int, floating: Numbers) -> Iterator[str]:
        """What may fill a page if it floats: what was pushed to the next one, also below one that
        floats there; what would fill it from the foot of the page before; what would leave its
        heading for it.
        """
        before, own, after = (
            [mark for mark in self.whole if mark.page == page + step] for step in (-1, 0, 1)
        )
        fresh = [mark for mark in after if mark.number not in floating][:1]
        pushed = [mark for mark in fresh if mark.y < PUSHED or mark is not after[0]]
        for mark in (*pushed, *before[-1:], *own[:1]):
            if mark.number not in floating and not self.would_stray(mark, floating):
                yield mark.number

    def find_overtaking(self, number: str) -> str:
        """What came to stand above one of its kind that floats, though it follows it."""
        kind, place = number.split(".")[1], int(number.split(".")[2])
        later = (
            mark.number
            for mark in itertools.takewhile(lambda mark: mark.number != number, self.marks)
            if mark.kind == "begin" and not mark.is_text and mark.number.split(".")[1] == kind
        )
        return next((one for one in later if int(one.split(".")[2]) > place), "")

    def would_stray(self, mark: Mark, floating: Numbers) -> bool:
        """Whether it would go above its own heading, or above one of its kind that does not float:
        what was not pushed has room on its page, and floats to the top of it.
        """
        kind = mark.number.split(".")[1:2]
        return mark.y >= PUSHED and any(
            other.kind == "heading" or other.number.split(".")[1:2] == kind
            for other in self.marks
            if other.page == mark.page and other.y < mark.y and other.number not in floating
        )


def settle_tables(compiler: typst.Compiler, folder: Path) -> None:
    """Write how tables and charts are set, so that none is cut and pages stay full: whole where it
    stands, or, where it leaves the end of a page empty, at the top of the next page with the text
    going on before it, if every one stays in its section and order.

    Pages that are too empty are filled one after the other: what makes the document better stays,
    and a page that nothing makes better is left as it is.
    """
    high: list[str] = []

    @cache
    def lay(floating: Numbers) -> Layout:
        return lay_out(compiler, folder, floating, high)

    page, floating = 1, ()
    while bad := lay(floating).list_bad_pages(page):
        forget_layouts()
        page, least = bad[0], lay(floating).weight
        tries = list_tries(lay, page, floating)
        better = next((one for one in tries if lay(one).weight < least), None)
        page, floating = (page, better) if better else (page + 1, floating)
    lay_out(compiler, folder, floating, high)


def list_tries(
    lay: Callable[[Numbers], Layout], page: int, floating: Numbers, most: int = MOST
) -> Iterator[Numbers]:
    """What may float so that a page is filled: one thing more, or up to so many, each further one
    for the page that is too empty then.
    """
    for one in lay(floating).find_movable(page, floating):
        more = tuple(sorted((*floating, one)))
        yield more
        found = lay(more)
        if most > 1 and found.misplaced and (after := found.find_overtaking(one)):
            yield tuple(sorted((*more, after)))
        if most > 1 and not found.misplaced:
            for bad in found.list_bad_pages(page)[:1]:
                yield from list_tries(lay, bad, more, most - 1)


def lay_out(
    compiler: typst.Compiler,
    folder: Path,
    floating: Numbers,
    high: list[str],
    kept: Sequence[str] = (),
) -> Layout:
    """The document with some tables and charts floating; what is found too high for a page is added
    to `high`, and breaks; a text that what floats would cut is `kept` whole.
    """
    write_ways(folder, floating, high, kept)
    marks = (Mark(*mark) for mark in json.loads(compiler.eval(MARKS)))
    found = Layout(sorted(marks, key=lambda mark: (mark.page, mark.y)))
    if new := set(found.high) - set(high):
        high += sorted(new)
    elif cut := set(found.cut) - set(kept):
        kept = (*kept, *sorted(cut))
    else:
        return found
    return lay_out(compiler, folder, floating, high, kept)


def forget_layouts() -> None:
    """Have typst forget what was not needed since the tenth call before this one. It keeps all of
    each layout, and looks at what it keeps only where a document is compiled: here, an empty one.
    """
    typst.compile(b"", ignore_system_fonts=True)


def write_ways(
    folder: Path,
    floating: Sequence[str] = (),
    high: Sequence[str] = (),
    kept: Sequence[str] = (),
) -> None:
    """Write how tables, charts and texts are set."""
    said = json.dumps({"floating": floating, "high": high, "kept": kept})
    (folder / WAYS).write_text(said, encoding="utf-8")
