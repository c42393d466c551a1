"""A unit's card as files: a page of PDF, a picture, the same bytes twice, any known name."""

import pdfplumber
import pytest

from rankings.errors import SourceError
from rankings.report.card import export_card, find_unit
from rankings.report.inputs import open_report


@pytest.fixture(scope="module")
def report(report_home):
    return open_report("phu-tho", "vi")


@pytest.fixture(scope="module")
def files(report, tmp_path_factory):
    return export_card(report, "sở y tế", tmp_path_factory.mktemp("cards"))


def test_the_page_says_where_the_unit_stood(files):
    """Decision 42/QĐ-UBND: Sở Y tế first of 21 with 843.24 points, before Sở Thông tin và Truyền
    thông.
    """
    with pdfplumber.open(files[0]) as pages:
        assert len(pages.pages) == 1
        text = " ".join(pages.pages[0].extract_text().split())
    assert text.startswith("Sở Y tế, Phú Thọ")
    assert "2024 hạng 1/21 · 843,24 điểm" in text
    assert "Liền dưới: Sở Thông tin và Truyền thông." in text
    assert "QĐ 42/QĐ-UBND" in text and "Phiên bản" in text


def test_the_picture_is_a_picture(files):
    assert files[1].suffix == ".png" and files[1].read_bytes().startswith(b"\x89PNG")


def test_same_bytes_twice(report, files, tmp_path):
    again = export_card(report, "Sở Y tế", tmp_path)
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in files]


@pytest.mark.parametrize("written", ["Sở TT&TT", "SỞ THÔNG TIN & TRUYỀN THÔNG"])
def test_a_unit_is_known_by_any_writing_of_its_name(report, written):
    assert find_unit(report, written)["unit"] == "Sở Thông tin và Truyền thông"


def test_an_unknown_unit_is_told_with_the_nearest_names(report):
    with pytest.raises(SourceError, match="ranks a unit of this name.*Sở Y tế"):
        export_card(report, "Sở Y tê", None)
