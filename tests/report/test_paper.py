"""PDF and Word: what the HTML says is on paper too, tagged, the same bytes twice."""

import io
import re
import unicodedata
import zipfile
from collections import Counter

import lxml.html
import pdfplumber
import pytest
from desk import CASES
from docx import Document
from lxml import etree

from rankings.report.docx import export_docx
from rankings.report.html import read_pages
from rankings.report.paper import write_paper_html
from rankings.report.paper_tables import INSET, align_tables
from rankings.report.pdf import export_pdf

TOKEN = re.compile(r"\d+(?:[.,]\d+)*")
CLOSE = 2  # points between the numbers of two dots of a chart
SVG = "http://www.w3.org/2000/svg"
MARK = "¦"  # where evidence stands: a link on a screen, a number on paper
RAISED = 7.05  # points: the numbers of sources are smaller than any other print


@pytest.fixture(scope="session", params=CASES, ids="_".join)
def paper(request, pages, papers):
    """(case, PDF path, HTML tree) of one report."""
    return (
        request.param,
        papers[request.param],
        lxml.html.document_fromstring(pages[request.param].read_text(encoding="utf-8")),
    )


def squeeze(text: str) -> str:
    return (
        re.sub(r"\s+", "", unicodedata.normalize("NFC", text))
        .replace("-", "")
        .replace("–", "")
        .replace("…", "...")
    )


@pytest.fixture(scope="session")
def book(paper):
    """The PDF, whose letters are read once for all that look at them."""
    with pdfplumber.open(paper[1]) as opened:
        yield opened


def cut_body(page):
    """A page without its head and foot."""
    return page.crop((0, 50, page.width, page.height - 44))


@pytest.fixture(scope="session")
def sheets(book):
    """(text, letters outside the page, text without head, foot and source numbers) of each
    sheet.
    """
    return [
        (
            page.extract_text() or "",
            "".join(
                letter["text"]
                for letter in page.chars
                if letter["text"].strip() and (letter["x0"] < 20 or letter["x1"] > page.width - 20)
            ),
            cut_body(page).filter(lambda item: item.get("size", 9) > RAISED).extract_text(),
        )
        for page in book.pages
    ]


@pytest.fixture(scope="session")
def printed(sheets):
    return squeeze("".join(text for text, _, _ in sheets))


def test_every_number_of_the_pdf_stands_in_the_page(paper, sheets):
    tree, text = paper[2], "\n".join(inner for _, _, inner in sheets)
    shown = set(TOKEN.findall(" ".join(tree.find("body").itertext())))
    addresses = " ".join(tree.xpath("//a/@href"))
    strange = {
        token
        for token in TOKEN.findall(text)
        if token not in shown and token not in addresses and token.rstrip("0123456789") != ""
    }
    assert strange == set()


@pytest.fixture(scope="session")
def numbers(paper, book, executed, tmp_path_factory):
    """(how often each number stands in what was given to print, in what is printed), heads and
    feet of pages left out: the page's text and the letters of its charts; lists count themselves.
    """
    folder = tmp_path_factory.mktemp("given")
    pages = read_pages(executed[paper[0]], paper[0][1])
    tree = lxml.html.parse(str(write_paper_html(pages, folder, folded=True))).getroot()
    charts = [etree.parse(str(folder / name)).getroot() for name in tree.xpath("//img/@src")]
    given = [pages.title, pages.description, *tree.find("body").itertext()]
    given += [text for chart in charts for text in chart.itertext(f"{{{SVG}}}text")]
    for entries in tree.iter("ol"):
        first = int(entries.get("start", 1))
        given += [str(number) for number, _ in enumerate(entries, first)]
    printed = [cut_body(page).extract_text(x_tolerance=CLOSE) for page in book.pages]
    return tuple(Counter(TOKEN.findall("\n".join(texts))) for texts in (given, printed))


def test_every_number_is_printed_as_often_as_it_was_given(numbers):
    given, printed = numbers
    assert sum(given.values()) > 100
    assert (given - printed, printed - given) == (Counter(), Counter())


def test_a_number_changed_by_hand_is_seen(paper, numbers):
    given, printed = numbers
    figure = paper[2].xpath("//main//data[contains(., ',') or contains(., '.')]")[0].text
    changed = printed - Counter([figure]) + Counter([figure[:-1] + str((int(figure[-1]) + 1) % 10)])
    assert printed[figure] and (given - changed, changed - given) != (Counter(), Counter())


def on_paper(tree):
    for part in tree.xpath("//*[contains(@class, 'screen-only')]"):
        part.drop_tree()
    return tree


def test_headings_and_answers_are_printed(paper, printed):
    tree = on_paper(paper[2])
    for heading in tree.xpath("//main//h2 | //main//h3"):
        assert squeeze(heading.text_content()) in printed
    for answer in tree.xpath("//li[@class='answer']"):
        for mark in answer.xpath(".//a[@class='evidence']"):
            mark.text = MARK
        said = answer.xpath(".//text()[not(ancestor::span[starts-with(@class, 'tag')])]")
        assert squeeze("".join(said).partition(MARK)[0])[:60] in printed


def test_league_tables_are_printed(paper, printed):
    rows = on_paper(paper[2]).xpath(
        "//div[starts-with(@id, 'table-years') or starts-with(@id, 'table-criteria')]//tbody/tr"
    )
    assert rows
    for row in rows:
        for word in row.xpath("./th")[0].text_content().split():
            assert squeeze(word) in printed
        for figure in row.xpath(".//data"):
            assert squeeze(figure.text) in printed


def test_nothing_stands_outside_the_page(sheets):
    assert [outside for _, outside, _ in sheets] == [""] * len(sheets)


def test_no_letter_is_missing(printed):
    assert "\ufffd" not in printed and "□" not in printed


def test_the_pdf_says_what_it_is(paper, book):
    content = paper[1].read_bytes()
    assert (b"pdfuaid:part" in content and b"/MarkInfo" in content) or b"pdfuaid" in content
    assert book.doc.catalog["Lang"].decode().startswith(paper[0][1])
    assert "Outlines" in book.doc.catalog and "StructTreeRoot" in book.doc.catalog


def test_same_bytes_twice(executed, papers, tmp_path):
    first = papers["hung-yen", "vi"].read_bytes()
    again = export_pdf(executed["hung-yen", "vi"], tmp_path / "again.pdf", "vi").read_bytes()
    assert first == again and len(first) < 5_000_000


@pytest.fixture(scope="session")
def word(executed, tmp_path_factory):
    return export_docx(
        executed["hung-yen", "vi"], tmp_path_factory.mktemp("word") / "report.docx", "vi"
    )


def test_word_has_headings_tables_and_described_pictures(word):
    document = Document(str(word))
    headings = [
        paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"
    ]
    assert "Kết quả chính" in headings and "Các tiêu chí mất điểm" in headings
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {"Thành phố Hưng Yên", "106,42"} <= cells
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert described and all(described)


def test_word_is_the_same_file_twice(executed, word, tmp_path):
    assert (
        export_docx(executed["hung-yen", "vi"], tmp_path / "again.docx", "vi").read_bytes()
        == word.read_bytes()
    )
    with zipfile.ZipFile(io.BytesIO(word.read_bytes())) as archive:
        assert archive.testzip() is None


def test_every_page_ends_with_date_and_its_number(sheets):
    for number, (text, *_) in enumerate(sheets, 1):
        foot = text.splitlines()[-1]
        assert re.search(r"\b20\b.*\b2026\b", foot)  # saved then
        assert foot.endswith(f"{number}/{len(sheets)}")
        assert "0.1.0" not in text  # for programs, not for readers


def test_a_page_is_headed_by_the_title_and_the_section_that_goes_on(paper, sheets):
    title = on_paper(paper[2]).xpath("//h1")[0].text_content()
    names = [heading.text_content() for heading in on_paper(paper[2]).xpath("//main//h2")]
    running = []
    for text, *_ in sheets[1:]:
        first, second, *_ = text.splitlines()
        assert first.startswith(title)
        if second in names:  # a section begins the page, none goes on
            assert first == title
        else:
            running.append(first.removeprefix(title).strip())
    going_on = [head.split(" · ")[0] for head in running]  # and the first that begins below it
    assert {name for head in running for name in head.split(" · ")} <= set(names)
    assert going_on == sorted(going_on, key=names.index)


def test_words_behind_a_number_stand_apart_from_it():
    page = lxml.html.fragment_fromstring(
        '<div><table><tr><td class="number">0,35</td><td>5 đơn vị</td><td>a</td></tr></table></div>'
    )
    align_tables(page)
    assert [cell.get(INSET) is not None for cell in page.iter("td")] == [False, True, False]
    (apart,) = [cell.get(INSET) for cell in page.iter("td") if cell.get(INSET)]
    assert "left: 7pt" in apart
