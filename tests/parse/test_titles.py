"""The title of a page says what it is about; what a site prints above it does not."""

import pytest

from rankings.parse.page import parse_page

NEWS = "\n\nTheo kết quả, Sở Y tế xếp thứ nhất với 91,2 điểm; Sở Nội vụ xếp thứ hai với 90,4 điểm."
TITLE = "Sở Y tế dẫn đầu Chỉ số cải cách hành chính tỉnh Bến Tre năm 2023"


@pytest.mark.parametrize(
    "above",
    [
        "Giới thiệu\tTin tức\tChính quyền\tCông dân\tDoanh nghiệp",
        "Thời sự   Kinh tế   Xã hội   Văn hóa - Giải trí   Pháp luật",
        "Thứ Sáu, 19/04/2024 | Đăng nhập | RSS",
        "Tin tức / Kinh tế - Đầu tư",
        "Chính trị >> Cải cách hành chính",
        "Trang nhất :: Tin tức :: Cải cách hành chính",
        "Báo và phát thanh, truyền hình Lâm Đồng",
        "XÃ TRÀ ÔN - TỈNH VĨNH LONG",
        "# Cổng thông tin Cải cách hành chính tỉnh Hải Dương",
        "Liên kết website: Sở, Ban, Ngành | UBND Huyện, Thị xã, Thành phố",
    ],
)
def test_what_a_site_prints_above_is_no_title(above):
    assert parse_page(f"{above}\n{TITLE}{NEWS}".encode(), "x.txt").header.title.text == TITLE


def test_a_title_without_a_word_of_the_topic_stands_where_no_line_has_one():
    title = "Cần nỗ lực nhiều hơn nữa vì người dân"
    assert parse_page(f"{title}{NEWS}".encode(), "x.txt").header.title.text == title


def test_the_date_above_a_title_is_that_of_the_page():
    page = f"Kinh tế › Đầu tư\n09/05/2024 - 15:42\n{TITLE}{NEWS}"
    assert parse_page(page.encode(), "x.txt").header.published.text == "09/05/2024"


def test_of_two_dates_the_latest_version_counts():
    page = f"{TITLE}\nĐăng ngày 03/3/2024, cập nhật ngày 12/3/2024{NEWS}"
    assert parse_page(page.encode(), "x.txt").header.published.text == "12/3/2024"
