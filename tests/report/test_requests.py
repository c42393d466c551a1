"""What to ask for and of whom: a body that keeps papers, and a date where there is no number."""

import pytest

from rankings.report.inputs import open_report
from rankings.report.parts.requests import name_holder, name_request
from rankings.report.report_words import strip_tags

pytestmark = pytest.mark.usefixtures("project_tables")


@pytest.mark.parametrize(
    ("language", "signed", "kept"),
    [
        (
            "vi",
            "do Chủ tịch UBND tỉnh Phú Thọ ký, lưu tại UBND tỉnh Phú Thọ",
            "lưu tại UBND tỉnh Phú Thọ",
        ),
        (
            "en",
            "signed by its chairman, held by the People's Committee of Phu Tho",
            "held by the People's Committee of Phu Tho",
        ),
    ],
)
def test_one_who_signed_is_no_archive(language, signed, kept):
    report = open_report("phu-tho", language)
    assert strip_tags(name_holder(report, "phu-tho_2024_dti_42")) == signed
    assert strip_tags(name_holder(report, "phu-tho_2017_ict_use_3426")) == kept


@pytest.mark.parametrize(
    ("language", "day"), [("vi", "công bố ngày 11/3/2019"), ("en", "announced on 11 March 2019")]
)
def test_a_decision_without_a_number_is_asked_for_by_its_day(language, day):
    # the page: "ngày 11 tháng 3 năm 2019 UBND tỉnh Hưng Yên đã công bố kết quả"
    report = open_report("hung-yen", language)
    assert day in strip_tags(name_request(report, "hung-yen_2018_egov_none"))
