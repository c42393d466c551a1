"""The list of sources: what a reader on paper needs to find each of them, and the other files."""

import re

import pytest

from rankings.report.inputs import open_report
from rankings.report.report_words import strip_tags
from rankings.report.sections.sources import describe_source, show_sources

pytestmark = pytest.mark.usefixtures("project_tables")


@pytest.mark.parametrize(
    ("language", "unknown"), [("vi", "Chưa rõ địa chỉ"), ("en", "Address not known")]
)
def test_a_source_without_an_address_says_so(language, unknown):
    report = open_report("phu-tho", language)
    said = {row["url"]: strip_tags(describe_source(report, row)) for row in report.sources}
    assert all(text.endswith(address or unknown) for address, text in said.items())
    # decision 3426, the article on four indices and Hưng Yên's page came without an address
    listed = strip_tags(show_sources(report).html)
    assert listed.count(unknown) == 3


def test_a_source_is_said_to_stand_where_its_address_leads():
    """The page of 8/1/2025 is read at sokhoahoccongnghe.phutho.gov.vn, not at the province's."""
    report = open_report("phu-tho", "vi")
    said = {row["decision_number"]: describe_source(report, row) for row in report.sources}
    listed = strip_tags(said["42/QĐ-UBND"])
    assert "Trang thông tin điện tử Sở Khoa học và Công nghệ tỉnh Phú Thọ, đăng 8/1/2025" in listed


@pytest.mark.parametrize("province", ["phu-tho", "hung-yen"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_other_files_are_named_once(province, language):
    said = strip_tags(show_sources(open_report(province, language)).html)
    for suffix in ("html", "xlsx"):  # the address to cite it by has a folder before the name
        assert len(re.findall(rf"(?<!/){province}_{language}\.{suffix}", said)) == 1
