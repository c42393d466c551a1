"""Pages of blocks whose heights are typed here: which of them float, and where they stand then."""

import json

import pytest
import typst

from rankings.report.fonts import font_folder
from rankings.report.layout import WAYS, Layout, Mark, lay_out, settle_tables
from rankings.report.pdf import write_main

LINE = "#begins({0});Một dòng chữ.#text-ends({0});\n\n"


def text(number, lines=1):
    """Paragraphs of one line each, numbered from `number` on."""
    return "".join(LINE.format(f'"{number + line}"') for line in range(lines))


def table(number, height):
    """A table of so many millimetres; "1.table.2" is the second, in the first section."""
    return f'#framed("{number}")[#rect(width: 100%, height: {height}mm)]\n\n'


class Printer:
    """A compiler of a document, which counts how often it was laid out."""

    def __init__(self, folder, body):
        source = write_main(folder, ["report"], {"title": "Thử", "language": "vi"}, body)
        self.compiler = typst.Compiler(
            source, root=folder, font_paths=[font_folder()], ignore_system_fonts=True
        )
        self.layouts = 0

    def eval(self, expression):
        self.layouts += 1
        return self.compiler.eval(expression)


@pytest.fixture
def settle(tmp_path):
    """What of a document floats, what breaks, and its pages."""

    def settled(body):
        printer = Printer(tmp_path, body)
        settle_tables(printer, tmp_path)
        ways = json.loads((tmp_path / WAYS).read_text())
        found = lay_out(printer, tmp_path, tuple(ways["floating"]), ways["high"])
        return ways["floating"], ways["high"], found

    return settled


def where(found):
    return {mark.number: mark.page for mark in found.marks if "." in mark.number}


def test_what_fits_stays_where_it_stands(settle):
    floating, high, found = settle("= Hạng\n" + text(1) + table("1.table.1", 100) + text(2))
    assert (floating, high, where(found)) == ([], [], {"1.table.1": 1})


def test_text_fills_a_page_that_a_table_would_leave_empty(settle):
    body = "= Hạng\n" + table("1.table.1", 150) + text(1) + table("1.table.2", 120) + text(2, 20)
    floating, _, found = settle(body)
    assert floating == ["1.table.2"] and where(found) == {"1.table.1": 1, "1.table.2": 2}
    assert found.empty[0] < 0.1 and found.list_bad_pages() == []
    assert {mark.page for mark in found.marks if mark.number == "2"} == {1}


def test_a_table_stays_in_its_section_though_a_page_stays_empty(settle):
    body = "= Hạng\n" + table("1.table.1", 150) + text(1) + table("1.table.2", 120)
    floating, _, found = settle(body + "= Nguồn\n" + text(2, 20))
    assert floating == [] and found.list_bad_pages() == [1] and found.misplaced == 0


def test_tables_stay_in_their_order(settle):
    """The third would fit where the second does not."""
    tables = [("1.table.1", 150), ("1.table.2", 120), ("1.table.3", 60)]
    *_, found = settle("= Hạng\n" + "".join(table(*one) for one in tables) + text(1, 3))
    assert found.misplaced == 0
    assert list(where(found)) == ["1.table.1", "1.table.2", "1.table.3"]


def test_a_later_page_is_filled_where_an_earlier_one_cannot_be(settle):
    body = "= Hạng\n" + table("1.table.1", 150) + text(1) + table("1.table.2", 240)
    body += "= Nguồn\n" + table("2.table.3", 150) + table("2.table.4", 120) + text(2, 20)
    floating, _, found = settle(body)
    assert floating == ["2.table.4"] and found.list_bad_pages() == [1]


def test_each_page_that_cannot_be_filled_is_tried_by_itself(tmp_path):
    """Not every choice for one with every choice for the others: twice as many pages take no more
    than twice as many layouts.
    """

    def count_layouts(sections):
        heights = (150, 120, 140)
        tables = "".join(table(f"N.table.{one}", height) for one, height in enumerate(heights, 1))
        section = "= Hạng\n" + text(1) + tables
        body = "".join(section.replace("N", str(number + 1)) for number in range(sections))
        printer = Printer(tmp_path, body)
        settle_tables(printer, tmp_path)
        return printer.layouts

    assert count_layouts(3) > 4 and count_layouts(6) <= 2 * count_layouts(3)


def test_only_what_is_higher_than_a_page_breaks(settle):
    rows = "".join(f"[{row}], " for row in range(120))
    long = f'#framed("1.table.2")[#table(columns: 1, {rows})]\n\n'
    _, high, found = settle("= Hạng\n" + table("1.table.1", 240) + long)
    assert high == ["1.table.2"] and found.high == []
    assert found.ends["1.table.2"].page > 2


def test_a_page_that_a_text_goes_on_from_is_full(settle):
    words = " ".join(["chữ"] * 3000)
    body = '= Hạng\n#begins("1");' + words + '#text-ends("1");\n\n'
    *_, found = settle(body)
    assert len(found.empty) > 1 and found.empty[0] == 0.0


def test_no_text_is_cut_by_what_floats(settle):
    """The paragraph would begin on the first page and end below the table on the second."""
    words = "Một câu dài hơn một dòng thì được xếp thành nhiều dòng. " * 16
    body = "= Hạng\n" + table("1.table.1", 150) + text(1) + table("1.table.2", 120) + text(2, 18)
    body += f'#kept("20")[#begins("20");{words}#text-ends("20");]\n\n' + text(21, 2)
    floating, _, found = settle(body)
    assert floating == ["1.table.2"] and found.cut == []
    pages = {mark.number: mark.page for mark in found.marks if mark.is_text}
    assert (pages["19"], pages["20"]) == (1, 2)
    assert {mark.page for mark in found.marks if mark.number == "20"} == {2}


def test_a_text_that_announces_stands_with_what_follows(settle):
    body = "= Hạng\n" + table("1.table.1", 200) + '#kept("1", sticky: true)[' + text(1) + "]\n\n"
    _, _, found = settle(body + "#block(breakable: false, height: 60mm)[]\n\n" + text(2))
    assert {mark.page for mark in found.marks if mark.is_text and mark.number} == {2}


def test_a_short_text_is_not_cut_by_the_end_of_a_page():
    """Ten millimetres on one page and ten on the next are set whole; a hundred and ten are not."""
    for begin, cut in ((271.5, ["1"]), (171.5, [])):
        assert Layout([Mark("begin", "1", 1, begin), Mark("end", "1", 2, 28)]).cut == cut
