"""The annex of methods and words: it explains what the report uses, and nothing else."""

import lxml.html
import pytest
from desk import run_report

from rankings.report.html import read_pages
from rankings.report.paper import write_paper_html
from rankings.store.paths import project_root


@pytest.fixture(scope="module")
def listed(tmp_path_factory):
    """{province: what the annex of its printed report explains, with the words behind it}."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RANKINGS_HOME", str(project_root()))
        return {province: read_annex(province, tmp_path_factory) for province in PROVINCES}


def read_annex(province, folders):
    """Of the report that is committed as a notebook, or of one made here."""
    folder, committed = folders.mktemp(province), project_root() / "notebooks" / "05_report.ipynb"
    report = committed if province == PROVINCES[0] else run_report(province, "vi", folder)
    pages = read_pages(report, "vi")
    page = lxml.html.parse(str(write_paper_html(pages, folder))).getroot()
    entries = page.xpath("//h2[@id = 'methods']/following-sibling::*[1]//li")
    return " ".join(f"{entry.get('data-word')} {entry.text_content()}" for entry in entries)


PROVINCES = ("phu-tho", "hung-yen")


# Hưng Yên has one year, no shared ranks and totals known as intervals; Phú Thọ three years and all
# totals, and shows where Hưng Yên loses points in percent of a maximum.
@pytest.mark.parametrize(
    ("words", "phu_tho", "hung_yen"),
    [
        ("Tương quan hạng", True, False),
        ("Hai năm theo cùng một bộ tiêu chí", True, False),
        ("Tổng điểm không được công bố thì không ước đoán", False, True),
        ("Mức độ 3, 4", True, False),
        ("Các đơn vị bằng điểm được xếp cùng hạng", True, False),
        ("% điểm tối đa", True, True),
        ("tag-restated", True, False),
        ("tag-derived", True, True),
        ("tag-bounded", False, False),
        ("tag-not-comparable", False, False),
    ],
)
def test_only_what_the_page_uses_is_explained(words, phu_tho, hung_yen, listed):
    assert [words in listed[province] for province in PROVINCES] == [
        phu_tho,
        hung_yen,
    ]
