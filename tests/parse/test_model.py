"""What the parse floor hands on: places in a text, and how far a grid reaches."""

from rankings.parse.containers import load_page
from rankings.parse.model import Cell, Grid


def test_a_grid_reaches_as_far_as_its_joined_cells():
    cells = [
        Cell(0, 0, "Đơn vị", 0, 6, row_span=2),
        Cell(0, 1, "Năm 2023", 7, 15, column_span=2),
        Cell(1, 1, "Điểm", 16, 20),
        Cell(1, 2, "Hạng", 21, 25),
    ]
    grid = Grid(cells, 0, 25, "html")
    assert (grid.row_count, grid.column_count) == (2, 3)
    assert (Grid([], 0, 0, "html").row_count, Grid([], 0, 0, "html").column_count) == (0, 0)


def test_a_span_of_a_page_holds_the_text_at_its_place():
    page = load_page("Sở Y tế đạt 82,14 điểm.".encode(), "x.txt")
    span = page.span(12, 17)
    assert (span.text, span.start, span.end) == ("82,14", 12, 17)
