"""The HTML report: self-contained, readable by machines and people, every figure held by a
table.
"""

import csv
import itertools
import json
import re
from decimal import Decimal, InvalidOperation

import lxml.html
import pytest
from desk import CASES

from rankings.errors import SourceError
from rankings.report.html import export_html

from .figures import check_report, describe_faults


@pytest.fixture(params=CASES, ids="_".join)
def case(request):
    return request.param


@pytest.fixture
def tree(pages, case):
    return lxml.html.document_fromstring(pages[case].read_text(encoding="utf-8"))


def test_every_figure_holds(pages, case):
    faults = check_report(pages[case], *case)
    assert not faults, describe_faults(faults)


def read_cells(home):
    """{row_id: row} of every table of the home, read from the files themselves."""
    rows = {}
    for path in sorted((home / "data" / "processed").glob("*/*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows |= {row["row_id"]: row for row in csv.DictReader(file) if row.get("row_id")}
    return rows


def test_every_figure_that_is_a_cell_is_that_cell(tree, report_home):
    rows = read_cells(report_home)
    checked, wrong = 0, []
    for figure in tree.iter("data"):
        name = figure.get("data-row") or ""
        if figure.get("data-fn") or name not in rows:
            continue
        column, _, year = figure.get("data-col").partition(".")
        cell = rows[name][column]
        if year:
            cell = json.loads(cell)[json.loads(rows[name]["years"]).index(int(year))]
        checked += 1
        try:
            is_same = abs(Decimal(str(cell)) - Decimal(figure.get("value"))) < Decimal("0.000001")
        except InvalidOperation:
            is_same = False
        if not is_same:
            wrong.append((name, column, cell, figure.get("value")))
    assert checked > 50 and wrong == []


def test_every_other_figure_says_how_it_was_counted(tree):
    untold = [
        lxml.html.tostring(figure, encoding="unicode")[:120]
        for figure in tree.iter("data")
        if not (figure.get("data-row") or figure.get("data-fn"))
    ]
    assert untold == []


def test_checker_sees_a_changed_figure(pages, tmp_path):
    changed = tmp_path / "changed.html"
    changed.write_text(
        pages["phu-tho", "vi"]
        .read_text(encoding="utf-8")
        .replace('data-col="score">843,24<', 'data-col="score">848,24<', 1),
        encoding="utf-8",
    )
    assert [fault.said for fault in check_report(changed, "phu-tho", "vi")] == ["848,24"]


def test_checker_sees_a_typed_figure(pages, tmp_path):
    changed = tmp_path / "typed.html"
    changed.write_text(
        pages["phu-tho", "vi"]
        .read_text(encoding="utf-8")
        .replace('<li class="answer">', '<li class="answer">37 ', 1),
        encoding="utf-8",
    )
    assert len(check_report(changed, "phu-tho", "vi")) == 1


def test_language_title_and_landmarks(tree, case):
    assert tree.get("lang") == case[1]
    assert tree.findtext(".//title") == tree.findtext(".//h1")
    assert [len(tree.findall(f".//{name}")) for name in ("h1", "main", "nav", "footer")] == [
        1,
        1,
        1,
        1,
    ]


def test_headings_do_not_skip_a_level(tree):
    levels = [int(element.tag[1]) for element in tree.iter("h1", "h2", "h3", "h4")]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_nothing_is_fetched(tree, pages, case):
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy and policy[0].startswith("default-src 'none'")
    sources = tree.xpath("//*[@src]/@src | //link/@href | //*[@srcset]/@srcset")
    assert all(source.startswith("data:") for source in sources)
    assert not re.search(r"@import|url\((?!data:|#)", pages[case].read_text(encoding="utf-8"))


def test_ids_are_unique_and_links_land(tree):
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    missing = {target[1:] for target in tree.xpath("//a/@href") if target.startswith("#")} - set(
        ids
    )
    assert not missing


def test_tables_have_captions_and_scoped_heads(tree):
    tables = tree.findall(".//table")
    assert tables and all(table.findtext("caption") is not None for table in tables)
    assert all(head.get("scope") in ("col", "row") for head in tree.iter("th"))


def test_charts_have_alternative_texts_from_the_data(tree, case):
    texts = tree.xpath("//figure[contains(@class, 'chart')]//div[@role='img']/@aria-label")
    assert texts and all(len(text) > 40 for text in texts)
    if case == ("phu-tho", "vi"):
        assert any("Sở Y tế (843,24 điểm)" in text for text in texts)


def test_no_section_is_empty(tree):
    for section in tree.xpath("//section[contains(@class, 'report-section')]"):
        assert len(section.text_content().split()) > 8, section.get("id")


def test_captions_are_numbered_in_order(tree, case):
    words = {"vi": ("Hình", "Bảng"), "en": ("Figure", "Table")}[case[1]]
    numbers = [element.text for element in tree.xpath("//span[@class='caption-number']")]
    for word in words:
        own = [text for text in numbers if text.startswith(word)]
        assert own == [f"{word} {place}." for place in range(1, len(own) + 1)]


def test_evidence_opens_the_quoted_words(tree):
    links = tree.xpath("//a[@class='evidence']")
    assert links
    for link in links:
        mark = tree.get_element_by_id(link.get("href")[1:])
        assert " ".join(mark.text_content().split()) == link.get("title")


def test_same_bytes_twice(executed, pages, tmp_path):
    again = export_html(executed["phu-tho", "vi"], tmp_path / "again.html", "vi")
    assert again.read_bytes() == pages["phu-tho", "vi"].read_bytes()
    assert again.stat().st_size < 3_000_000


def test_an_analysts_own_text_is_exported(executed, tmp_path):
    import nbformat

    notebook = nbformat.read(executed["phu-tho", "vi"], as_version=4)
    notebook.cells.append(
        nbformat.v4.new_markdown_cell("## Nhận xét của tôi\n\nMột câu của nhà phân tích.")
    )
    nbformat.write(notebook, tmp_path / "own.ipynb")
    html = export_html(tmp_path / "own.ipynb", tmp_path / "own.html", "vi").read_text(
        encoding="utf-8"
    )
    assert "Một câu của nhà phân tích." in html and html.count("Nhận xét của tôi") == 2
    assert "Reads" not in lxml.html.fromstring(html).findtext(".//main")


def test_a_librarys_warning_stays_at_the_desk(executed, tmp_path):
    import nbformat

    notebook = nbformat.read(executed["phu-tho", "vi"], as_version=4)
    cell = next(cell for cell in notebook.cells if cell.cell_type == "code" and cell.outputs)
    cell.outputs = [
        nbformat.v4.new_output("stream", name="stderr", text="/home/an/charts.py:70: UserWarning"),
        nbformat.v4.new_output("stream", name="stdout", text="Dòng in ra"),
        *cell.outputs,
    ]
    nbformat.write(notebook, tmp_path / "warned.ipynb")
    html = export_html(tmp_path / "warned.ipynb", tmp_path / "warned.html", "vi").read_text(
        encoding="utf-8"
    )
    assert "UserWarning" not in html and "Dòng in ra" in html


@pytest.mark.parametrize("fault", ["unrun", "failed"])
def test_a_notebook_that_did_not_run_is_refused(executed, tmp_path, fault):
    import nbformat

    notebook = nbformat.read(executed["phu-tho", "vi"], as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = (
                []
                if fault == "unrun"
                else [
                    nbformat.v4.new_output("error", ename="KeyError", evalue="score", traceback=[])
                ]
            )
    nbformat.write(notebook, tmp_path / "broken.ipynb")
    with pytest.raises(SourceError):
        export_html(tmp_path / "broken.ipynb", tmp_path / "broken.html", "vi")
    assert not (tmp_path / "broken.html").exists()
