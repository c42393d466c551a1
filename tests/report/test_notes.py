"""Evidence: numbered on paper, opened in the texts of the sources, other news folded away, typed
rows as a table.
"""

import re

import lxml.html
import pdfplumber
import pytest

from rankings.report.docx import export_docx
from rankings.report.inputs import Report
from rankings.report.notes import number_evidence
from rankings.report.parts import source_texts
from rankings.report.parts.findings import tabulate_findings
from rankings.report.parts.source_texts import show_article, show_typed_rows
from rankings.report.report_words import load_words

WORDS = load_words("vi")
SOURCE = {"document_id": "d", "province": "phu-tho"}
PAGE = """<div><p>21 đơn vị <a class="evidence" href="#e-d_2024-7-22" title="">nguồn 1</a> <a class="evidence" href="#e-d_2022-0-5" title="">nguồn 2</a> <a class="evidence" href="#e-d_2024-0-5" title="">nguồn 3</a>, như QĐ 42.</p>
<p>Nhắc lại <a class="evidence" href="#e-d_2022-7-22" title="">nguồn</a> <a class="evidence" href="#e-d_none-7-22" title="">nguồn</a></p>
<span class="note-target" id="source-d_2022"></span><span class="note-target" id="source-d_2024"></span></div>"""
CSV = (
    'level,unit,year,rank,note\nprovince,Phú Thọ,2006,24,"ba tỉnh, 6/63"\nprovince,Phú'
    " Thọ,2007,32,\n"
)


@pytest.fixture(scope="session")
def book(papers):
    with pdfplumber.open(papers["hung-yen", "vi"]) as opened:
        yield opened


def test_marks_become_the_numbers_of_their_sources():
    tree = lxml.html.fragment_fromstring(PAGE)
    number_evidence(tree)
    assert [" ".join(paragraph.text_content().split()) for paragraph in tree.xpath("./p")] == [
        "21 đơn vị[2, 1], như QĐ 42.",
        "Nhắc lại[1]",
    ]
    assert tree.xpath(".//sup/a/@href") == ["#source-d_2024", "#source-d_2022", "#source-d_2022"]


def test_every_number_in_the_pdf_leads_to_its_source(book):
    texts = [page.extract_text() or "" for page in book.pages]
    listed = next(number for number, text in enumerate(texts) if "Phụ lục: Nguồn" in text)
    sheets = {page.page_obj.pageid: number for number, page in enumerate(book.pages)}
    raised = [
        link["data"]["Dest"]
        for page in book.pages
        for link in page.annots
        if isinstance(link["data"].get("Dest"), list) and link["height"] < 9
    ]
    assert len(raised) > 2
    assert all(sheets[target[0].objid] >= listed for target in raised)


def test_word_leads_to_the_sources_too(executed, tmp_path):
    import zipfile

    with zipfile.ZipFile(
        export_docx(executed["hung-yen", "vi"], tmp_path / "report.docx", "vi")
    ) as archive:
        body = archive.read("word/document.xml").decode()
    assert re.search(r"<w:t[^>]*>\[</w:t>", body)  # "13/13" and a source: [3], never a power
    wanted = set(re.findall(r'w:anchor="(source-[^"]+)"', body))
    assert wanted and wanted <= set(re.findall(r'<w:bookmarkStart[^>]*w:name="([^"]+)"', body))


def test_contents_of_the_word_file_are_filled(executed, tmp_path):
    from docx import Document

    document = Document(
        str(export_docx(executed["hung-yen", "vi"], tmp_path / "report.docx", "vi"))
    )
    contents = document.element.body.xpath(".//w:sdtContent")[0]
    headings = [
        paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"
    ]
    written = "".join(part.text or "" for part in contents.iter() if part.tag.endswith("}t"))
    assert headings and all(heading in written for heading in headings)


@pytest.fixture
def report():
    return Report("phu-tho", "vi", WORDS)


def test_typed_rows_are_a_table_that_keeps_every_letter(report):
    first = CSV.splitlines()[1]
    start = CSV.index(first)
    shown = lxml.html.fragment_fromstring(
        str(show_typed_rows(report, CSV, {(start, start + len(first))}, "d_2006", "PCI"))
    )
    mark = shown.get_element_by_id(f"e-d_2006-{start}-{start + len(first)}")
    assert mark.text_content() == first
    assert [cell.text_content() for cell in mark.xpath("./*[@role = 'cell']")] == [
        "Phú Thọ",
        "2006",
        "24",
        '"ba tỉnh, 6/63"',
    ]
    assert [head.text for head in shown.xpath(".//*[@role = 'columnheader']")] == [
        "Đơn vị",
        "Năm",
        "Hạng",
        "Ghi chú",
    ]


def test_other_news_is_folded_and_quotations_never(report, monkeypatch):
    article, news = (
        "Sở Y tế đứng đầu.\nLệ Thủy\n",
        "Tin khác: " + "Việt Nam thí điểm sàn giao dịch carbon. " * 8,
    )
    monkeypatch.setattr(source_texts, "find_article", lambda *_: (0, len(article)))
    folded = lxml.html.fragment_fromstring(
        f"<div>{show_article(report, article + news, {(0, 7)}, SOURCE, 'Trang')}</div>"
    )
    assert [part.text_content() for part in folded.xpath("./div")] == [
        article
    ] and "carbon" in folded.findtext("./details/div")
    quoted = article + news
    place = quoted.index("carbon")
    opened = lxml.html.fragment_fromstring(
        f"<div>{show_article(report, quoted, {(place, place + 6)}, SOURCE, 'Trang')}</div>"
    )
    assert not opened.xpath(".//details//mark")


def test_one_finding_in_two_places_is_one_row(report_home):
    report = Report("phu-tho", "vi", WORDS)
    found = dict(report.rows("02_findings")[0])
    rows = [
        found,
        {**found, "row_id": "x", "document_id": "phu-tho_2021_egov_519"},
        {**found, "row_id": "y", "said": "7"},
    ]
    table = lxml.html.fragment_fromstring(
        str(tabulate_findings(report, rows, "table-findings", WORDS("doubts.caption")))
    )
    sources = [
        [link.get("href") for link in row.xpath("./td[last()]/a[not(@class)]")]
        for row in table.xpath(".//tbody/tr")
    ]
    assert sources == [
        ["#source-phu-tho_2024_dti_42", "#source-phu-tho_2021_egov_519"],
        ["#source-phu-tho_2024_dti_42"],
    ]


def test_quotation_marks_are_single_on_paper(book):
    text = "".join(page.extract_text() or "" for page in book.pages)
    assert not re.search('““|””|"“|”"', text)
