"""What a statement claims: a percent is recomputed, words in quotation marks are the source's."""

from decimal import Decimal

import lxml.html
import pytest

from rankings.report.inputs import Report
from rankings.report.marks import mark_percent
from rankings.report.paper_tables import break_long_words
from rankings.report.parts.findings import show_words
from rankings.report.report_words import load_words

from .figures import check_figure

CRITERION = {"row_id": "c1", "score": Decimal("27.8"), "max_score": Decimal("35")}


def read_figure(markup):
    return lxml.html.fragment_fromstring(str(markup))


def test_a_share_of_the_maximum_is_recomputed():
    figure = read_figure(mark_percent(CRITERION, "vi"))
    assert figure.text == "79,4" and check_figure(figure, {"c1": CRITERION}, "vi") is None
    assert check_figure(figure, {"c1": CRITERION | {"max_score": Decimal("40")}}, "vi") is not None


@pytest.mark.parametrize(
    ("said", "quote", "shown"),
    [
        ("22.10%", "đạt 95,25%, tăng 22,10% so với năm trước", '“<q lang="vi">22,10%</q>”'),
        ("45.35", "đứng thứ 6/63 tỉnh", '<cite class="name">45,35</cite>'),
        ("2018-11-14", "ngày 14 tháng 11 năm 2018", '<cite class="name">14/11/2018</cite>'),
        ("địa bản", "trên địa bản tỉnh", '“<q lang="vi">địa bản</q>”'),
    ],
)
def test_only_the_sources_own_words_stand_in_quotation_marks(said, quote, shown):
    assert (
        show_words(
            Report("phu-tho", "vi", load_words("vi")), {"said": said, "quote": quote}, "said"
        )
        == shown
    )


def test_an_address_may_break_and_keeps_its_letters():
    address = "https://thuvienphapluat.vn/van-ban/Cong-nghe-thong-tin/Quyet-dinh.aspx?tab=7"
    cell = lxml.html.fragment_fromstring(f"<td>xem {address} và Quyết định số 2749/QĐ-UBND</td>")
    break_long_words(cell)
    assert cell.text.replace("\u200b", "") == f"xem {address} và Quyết định số 2749/QĐ-UBND"
    assert max(len(part) for part in cell.text.replace("\u200b", " ").split()) < 30
