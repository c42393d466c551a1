"""Tables on their way to paper: aligned cells, column widths from the words in them, narrow tables
side by side.
"""

from __future__ import annotations

import copy
import itertools
import re
from collections.abc import Sequence

import numpy as np
from lxml import etree

from rankings.report.fonts import measure_text
from rankings.report.paper_heads import BOLD, PADDING, find_high_heads, widen_heads

BETWEEN = re.compile(r"[^\S\u00a0]+")  # what parts words: no space that holds them together
LONGEST = 26  # letters of a word that stays whole; a longer one, such as an address, may break
LINK = 30  # letters of a link that stays whole, such as a decision with its date
LINE = 68.5  # ems of a table's type on a printed line: 174 mm at 7.2 points
TAG_SIZE, TAG_EDGE = 0.99, 1.0  # a tag's smaller type, and the ems of its border
FEWEST_FOLDED = 8  # rows from which a narrow table is set in two halves beside each other
MOST_HEAD_LINES = 2
FOLDED_HEIGHT = 1.5  # how much higher than the whole its rows may become
LAST = 3  # rows at a table's end that stay together
STEP = 1.0  # ems by which a column grows at a time
TRADES = (3.0, 2.0, 1.0, 0.5, 3.0, 2.0, 1.0)  # ems that columns give each other, in this order
GAP = 2.0  # ems between the two halves
INSET = "typst:inset"  # what pandoc writes as a cell's own edges
APART = "(left: 7pt, right: 3pt, y: 1.9pt)"  # of words behind a number: twice the usual edge
APART_EMS = 0.56  # by which that is more
Lengths = Sequence[Sequence[float]] | np.ndarray  # of texts, in ems: rows × columns


def prepare_tables(tree: etree._Element, folded: bool) -> None:
    """Make every table, and the list of sources, ready for print; with `folded`, narrow tables of
    many rows stand in two halves beside each other.
    """
    align_tables(tree)
    for table in tree.xpath("//table"):
        set_widths(table, folded)
        for cell in table.xpath(".//td | .//th"):
            break_long_words(cell)
    for entry in tree.xpath("//section[@id = 'sources']//li"):
        break_long_words(entry)


def align_tables(tree: etree._Element) -> None:
    """Numbers to the right, said in the way pandoc reads, words behind one a little apart from it;
    the frame that scrolls on a screen holds a table and its notes together.
    """
    for cell in tree.xpath("//th | //td"):
        cell.set("align", "right" if "number" in (cell.get("class") or "") else "left")
        before = cell.getprevious()
        if before is not None and (before.get("align"), cell.get("align")) == ("right", "left"):
            cell.set(INSET, APART)
    for frame in tree.xpath("//div[starts-with(@class, 'table-frame') or @class = 'cell-output']"):
        while not (frame.tail or "").strip() and is_note(note := frame.getnext()):
            frame.tail = note.tail
            note.tail = None
            frame.append(note)
        frame.attrib.clear()
        if frame.find(".//table") is not None:
            frame.set("class", "framed")
        else:
            frame.drop_tag()


def is_note(element: etree._Element | None) -> bool:
    """Whether an element is a note on what stands before it, in a sentence or as a list."""
    return element is not None and element.get("class") in ("note", "notes")


def set_widths(table: etree._Element, folded: bool = False) -> None:
    """Write column widths into a table: every word fits, and the rows are as low as the line
    allows.
    """
    rows = [row.xpath("./th|./td") for row in table.xpath(".//tr")]
    if not rows or len({len(row) for row in rows}) > 1:
        return  # a table with joined cells is left to the printer
    sizes = [
        [
            measure_cell(cell, BOLD if cell.xpath("ancestor::thead | .//strong") else 1.0)
            for cell in row
        ]
        for row in rows
    ]
    least = [max(word for _, word in column) + PADDING for column in zip(*sizes, strict=True)]
    lengths = [[length for length, _ in row] for row in sizes]
    beside = table.xpath("ancestor::div[@class = 'pair']")
    line = (LINE - GAP) / 2 if beside else LINE
    widths = share_line(lengths, least, line)
    if too_high := find_high_heads(rows[0], widths):
        widths = share_line(lengths, widen_heads(too_high, least, line), line)
    half = share_line(lengths, least, (LINE - GAP) / 2)
    if (
        folded
        and not beside
        and len(rows) > FEWEST_FOLDED
        and sum(half) <= (LINE - GAP) / 2
        and count_lines(lengths[:1], half) <= MOST_HEAD_LINES
        and count_lines(lengths, half) < FOLDED_HEIGHT * count_lines(lengths, widths)
    ):
        widths = fold_table(table, half)
    elif folded and not beside and len(rows) > 2 * LAST:
        group_end(table)
    group = etree.Element("colgroup")
    for width in widths:
        etree.SubElement(group, "col").set(
            "style", f"width: {100 * width / max(sum(widths), 1):.2f}%"
        )
    caption = table.find("caption")
    table.insert(0 if caption is None else 1, group)


def measure_cell(cell: etree._Element, weight: float = 1.0) -> tuple[float, float]:
    """Ems of a cell's longest line, and of its longest word; tags and short links are words,
    because they look ill broken.

    >>> [
    ...     round(size, 1)
    ...     for size in measure_cell(
    ...         etree.fromstring(
    ...             '<td>12 <span class="tag tag-printed">đúng bản công bố</span></td>'
    ...         )
    ...     )
    ... ]
    [11.5, 10.0]
    >>> glued = "<td>33/39<sup><a href='#s'>1</a></sup></td>"
    >>> round(measure_cell(etree.fromstring(glued))[1] - measure_text("33/391"), 3)
    0.0
    >>> held = etree.fromstring("<td><b>4</b><i>\u00a0·\u00a0134,1</i></td>")
    >>> len(set(measure_cell(held)))
    1
    """
    lines, words = [0.0], [0.0]
    touches = False  # whether what comes next goes on in the last word

    def write(text: str | None) -> None:
        nonlocal touches
        if not text:
            return
        lines[-1] += measure_text(re.sub(r"\s+", " ", text))
        sizes = [measure_text(word[:LONGEST]) for word in BETWEEN.split(text) if word]
        if sizes and touches and not BETWEEN.match(text):
            words[-1] += sizes.pop(0)
        words.extend(sizes)
        touches = not BETWEEN.match(text[-1])

    def visit(element: etree._Element) -> None:
        nonlocal touches
        text = " ".join("".join(element.itertext()).split())
        is_tag = "tag" in (element.get("class") or "").split()
        if element.tag == "br":
            lines.append(0.0)
            touches = False
        elif is_tag or (element.tag == "a" and is_whole(element, text)):
            size = measure_text(text) * TAG_SIZE + TAG_EDGE if is_tag else measure_text(text)
            lines[-1] += size
            words.append(size + (words.pop() if touches else 0.0))
            touches = True
        else:
            write(element.text)
            for child in element:
                visit(child)
                write(child.tail)

    visit(cell)
    apart = APART_EMS if cell.get(INSET) else 0.0
    return weight * max(lines) + apart, weight * max(words) + apart


def is_whole(link: etree._Element, text: str) -> bool:
    """Whether a link stays on one line: one inside the report that is short; one to a page outside
    may break.

    >>> is_whole(etree.fromstring('<a href="#s">QĐ 42/QĐ-UBND</a>'), "QĐ 42/QĐ-UBND")
    True
    """
    return len(text) <= LINK and "outside" not in (link.get("class") or "").split()


def share_line(lengths: Lengths, least: list[float], line: float) -> list[float]:
    """Widths of columns that hold texts of these lengths: what fits stays on one line, else space
    goes where it lowers the rows most.

    >>> (
    ...     [round(width) for width in share_line([[200, 10]], [10, 12], 110)],
    ...     share_line([[20, 10]], [10, 12], 110),
    ... )
    ([98, 12], [20.85, 12.0])
    """
    texts = np.asarray(lengths)
    whole = np.maximum(texts.max(axis=0) + PADDING, least).tolist()
    if sum(whole) <= line:
        return whole
    widths = list(least)
    while sum(widths) + STEP <= line:
        room = np.asarray(widths) - PADDING
        heights = np.maximum(texts / room, 1.0)
        is_highest = np.arange(len(widths)) == heights.argmax(axis=1)[:, None]
        second = np.where(is_highest, 1.0, heights).max(axis=1, keepdims=True)
        lowered = np.maximum(second, texts / (room + STEP))
        gains = np.where(is_highest, heights - lowered, 0.0).sum(axis=0)
        if gains.max() <= 0:
            break
        widths[int(gains.argmax())] += STEP
    return trade_widths(
        texts, least, [width + max(line - sum(widths), 0) / len(widths) for width in widths]
    )


def trade_widths(lengths: Lengths, least: list[float], widths: list[float]) -> list[float]:
    """Widths after columns have given space to each other wherever that saves lines.

    >>> trade_widths([[10, 21], [10, 21]], [8, 8], [25.0, 20.0])
    [22.0, 23.0]
    """
    best = weigh_lines(lengths, widths)
    for step in TRADES:
        for giver, taker in itertools.permutations(range(len(widths)), 2):
            tried = [
                width - step if place == giver else width + step if place == taker else width
                for place, width in enumerate(widths)
            ]
            if tried[giver] >= least[giver] and (lines := weigh_lines(lengths, tried)) < best:
                widths, best = tried, lines
    return widths


def weigh_lines(lengths: Lengths, widths: list[float]) -> tuple[int, int]:
    """Lines that rows take, then how uneven their cells are: of equal rows, those without one high
    cell beside low ones are better, and lead to lower rows.

    >>> weigh_lines([[30, 5], [10, 5]], [20.0, 8.0])
    (3, 7)
    """
    cells = lay_lines(lengths, widths)
    return int(cells.max(axis=1).sum()), int((cells**2).sum())


def count_lines(lengths: Lengths, widths: list[float]) -> int:
    """Lines that rows of these lengths take in columns of these widths.

    >>> count_lines([[30, 5], [10, 5]], [20.0, 8.0])
    3
    """
    return int(lay_lines(lengths, widths).max(axis=1).sum())


def lay_lines(lengths: Lengths, widths: list[float]) -> np.ndarray:
    """How many lines each cell takes: rows × columns."""
    texts = np.asarray(lengths)
    return np.ceil(np.where(texts == 0, 1, texts) / (np.asarray(widths) - PADDING))


def fold_table(table: etree._Element, widths: list[float]) -> list[float]:
    """Set the second half of a narrow table's rows beside the first, heads repeated; returns the
    widths of all columns.

    >>> rows = "".join(f"<tr><td>{year}</td></tr>" for year in (2020, 2021, 2022))
    >>> head = "<thead><tr><th>Năm</th></tr></thead>"
    >>> table = etree.fromstring(f"<table>{head}<tbody>{rows}</tbody></table>")
    >>> (
    ...     fold_table(table, [6.0]),
    ...     ["|".join(cell.text or "" for cell in row) for row in table.iter("tr")],
    ... )
    ([6.0, 2.0, 6.0], ['Năm||Năm', '2020||2022', '2021||'])
    """
    for head in table.xpath("./thead/tr"):
        etree.SubElement(head, "th")
        head.extend([copy.deepcopy(cell) for cell in head[:-1]])
    rows = table.xpath("./tbody/tr")
    half = (len(rows) + 1) // 2
    for place, row in enumerate(rows[:half]):
        cells = (
            list(rows[half + place])
            if half + place < len(rows)
            else [etree.Element("td") for _ in widths]
        )
        etree.SubElement(row, "td")
        row.extend(cells)
    for row in rows[half:]:
        row.getparent().remove(row)
    return [*widths, GAP, *widths]


def group_end(table: etree._Element) -> None:
    """Make the last rows the table's foot, which no page break parts: a page never begins with a
    single row.
    """
    body = table.find("tbody")
    foot = etree.SubElement(table, "tfoot")
    foot.extend(body[-LAST:] if body is not None else [])


def break_long_words(cell: etree._Element) -> None:
    """Let an address or another overlong word break after its own marks, so that it stays inside
    its column.
    """

    def soften(text: str | None) -> str | None:
        return text and re.sub(
            rf"\S{{{LONGEST},}}",
            lambda word: re.sub(r"(?<=[/.?=&_-])(?=\w)", "\u200b", word[0]),
            text,
        )

    for element in cell.iter():
        element.text = soften(element.text)
        if element is not cell:
            element.tail = soften(element.tail)
