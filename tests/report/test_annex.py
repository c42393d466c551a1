"""The annex of methods and words: it explains what the report uses, and nothing else."""

import pytest

from rankings.report.inputs import open_report
from rankings.report.report_words import strip_tags
from rankings.report.sections.annex import show_methods

pytestmark = pytest.mark.usefixtures("project_tables")


# Hưng Yên has one year and totals known as intervals; Phú Thọ three years and all totals.
@pytest.mark.parametrize(
    ("words", "phu_tho", "hung_yen"),
    [
        ("Tương quan hạng", True, False),
        ("Hai năm theo cùng một bộ tiêu chí", True, False),
        ("Tổng điểm không được công bố thì không ước đoán", False, True),
        ("Mức độ 3, 4", True, False),
        ("Các đơn vị bằng điểm được xếp cùng hạng", True, True),
    ],
)
def test_only_what_the_report_uses_is_explained(words, phu_tho, hung_yen):
    said = {
        province: strip_tags(show_methods(open_report(province, "vi")).html)
        for province in ("phu-tho", "hung-yen")
    }
    assert (words in said["phu-tho"], words in said["hung-yen"]) == (phu_tho, hung_yen)
