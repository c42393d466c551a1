"""Generated tables, printed in every layout, read back to what they were made from."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from rankings.language.text import normalise_text

from .table_reading import page_of, rows_of

DEPARTMENTS = (
    "Sở Y tế",
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Kế hoạch và Đầu tư",
    "Sở Lao động - Thương binh và Xã hội",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở TT&TT",
    "Văn phòng UBND tỉnh",
    "Thanh tra tỉnh",
    "Ban Dân tộc",
    "Cục Thuế tỉnh",
    "Sở Xây dựng",
    "Kho bạc Nhà nước tỉnh",
    "Ban Quản lý các khu công nghiệp tỉnh",
)
DISTRICTS = (
    "UBND huyện Tam Nông",
    "Huyện Thanh Ba",
    "TX Phú Thọ",
    "UBND thành phố Việt Trì",
    "Huyện Lâm Thao",
    "UBND H. Hạ Hòa",
    "Huyện Yên Lập",
    "Huyện Đoan Hùng",
    "Huyện Cẩm Khê",
    "Huyện Phù Ninh",
    "Huyện Thanh Sơn",
    "Huyện Tân Sơn",
)
HEADERS = {
    "rank": ("Hạng", "Thứ tự xếp hạng", "Xếp hạng"),
    "unit": ("Tên đơn vị", "Đơn vị", "Cơ quan, đơn vị"),
    "score": ("Tổng điểm năm 2022", "Điểm năm 2022"),
    "previous_score": ("Tổng điểm năm 2021", "Điểm năm 2021"),
    "grade": ("Xếp loại", "Mức độ"),
}
LAYOUTS = (
    "lines",
    "lines_apart",
    "lines_nbsp",
    "bars",
    "tight_bars",
    "cells_with_bars",
    "markdown",
    "tabs",
    "spaces",
    "html",
    "csv",
)


@dataclass(frozen=True)
class Table:
    """What a table was made from: its columns in order, the header words, the rows by column
    name.
    """

    columns: tuple[str, ...]
    headers: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    layout: str


@st.composite
def tables(draw: st.DrawFn) -> Table:
    names = draw(
        st.lists(
            st.sampled_from(draw(st.sampled_from((DEPARTMENTS, DISTRICTS)))),
            min_size=3,
            max_size=10,
            unique=True,
        )
    )
    extra = draw(st.lists(st.sampled_from(("previous_score", "grade")), unique=True))
    columns = tuple(draw(st.permutations(["rank", "unit", "score", *extra])))
    mark = draw(st.sampled_from(",."))
    scores = sorted(
        draw(st.lists(st.integers(1000, 99999), min_size=len(names), max_size=len(names))),
        reverse=True,
    )
    rows = []
    for place, (name, score) in enumerate(zip(names, scores, strict=True)):
        earlier = draw(st.one_of(st.integers(1000, 99999), st.none()))
        rows.append(
            {
                "unit": name,
                "rank": (
                    str(1 + sum(other > score for other in scores))
                    if draw(st.booleans()) or place == 0
                    else f"{1 + sum(other > score for other in scores):02d}"
                ),
                "score": f"{score // 100}{mark}{score % 100:02d}",
                "previous_score": (
                    "-" if earlier is None else f"{earlier // 100}{mark}{earlier % 100:02d}"
                ),
                "grade": draw(st.sampled_from(("Tốt", "Khá", "Trung bình"))),
            }
        )
    headers = tuple(draw(st.sampled_from(HEADERS[column])) for column in columns)
    return Table(columns, headers, tuple(rows), draw(st.sampled_from(LAYOUTS)))


def print_table(table: Table) -> tuple[str, str]:
    """Return the text of a page with the table in its layout, and a file name."""
    rows = [list(table.headers), *([row[column] for column in table.columns] for row in table.rows)]
    caption = "Bảng xếp hạng chuyển đổi số các cơ quan, đơn vị"
    if table.layout.startswith("lines"):
        between = {"lines": "\n", "lines_apart": "\n\n", "lines_nbsp": "\n\u00a0\n"}[table.layout]
        return caption + "\n\n" + between.join(cell for row in rows for cell in row) + "\n", "a.txt"
    if table.layout == "html":
        return (
            f"<p>{caption}</p><table>"
            + "".join(
                "<tr>" + "".join(f"<td>{cell.replace('&', '&amp;')}</td>" for cell in row) + "</tr>"
                for row in rows
            )
            + "</table>",
            "a.html",
        )
    if table.layout == "csv":
        return "\n".join(";".join(row) for row in rows), "a.csv"
    printed = {
        "bars": lambda row: "| " + " | ".join(row) + " |",
        "tight_bars": lambda row: "|" + "|".join(row) + "|",
        "cells_with_bars": lambda row: "|\n" + "\n".join(f"{cell} |" for cell in row),
        "markdown": lambda row: "| " + " | ".join(row) + " |",
        "tabs": "\t".join,
        "spaces": "   ".join,
    }[table.layout]
    lines = [printed(row) for row in rows]
    if table.layout == "markdown":
        lines.insert(1, "|" + "---|" * len(table.columns))
    return caption + "\n\n" + "\n".join(lines) + "\n", "a.txt"


@given(tables(), st.sampled_from(("NFC", "NFD")), st.booleans())
def test_every_table_reads_back(table: Table, form: str, with_nbsp: bool) -> None:
    text, name = print_table(table)
    if with_nbsp and table.layout != "spaces":
        text = text.replace(" ", "\u00a0")
    found = rows_of(page_of(unicodedata.normalize(form, text), name))
    assert len(found) == len(table.rows), text
    for row, made in zip(found, table.rows, strict=True):
        for column in table.columns:
            expected = normalise_text(made[column])
            if column == "previous_score" and expected == "-":
                assert row.get(column, "-") == "-"
            else:
                assert " ".join(row.get(column, "").split()) == expected, text
        assert row["year"] == "2022"
