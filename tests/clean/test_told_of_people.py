"""People and what is done to them bear the names of places: no row is theirs."""

import pytest

from tests.clean.reading import read, sure_values

TITLE = "Chỉ số Đổi mới sáng tạo cấp địa phương năm 2024\n\n"


@pytest.mark.parametrize(
    "said",
    [
        "Vinh danh TOP 5 địa phương dẫn đầu Chỉ số Đổi mới sáng tạo cấp địa phương (Ảnh: Hải An)",
        (
            "Phó Thủ tướng Trần Lưu Tân Sơn và Thứ trưởng Hoàng Văn Minh thực hiện nghi thức công"
            " bố Top 10 địa phương dẫn đầu Chỉ số Đổi mới sáng tạo cấp địa phương năm 2024."
        ),
        (
            "Bộ trưởng Bộ KH&CN Lê Thanh Sơn công bố Top 10 địa phương dẫn đầu Chỉ số Đổi mới sáng"
            " tạo cấp địa phương năm 2024."
        ),
    ],
)
def test_a_person_and_an_honour_are_no_place(said):
    assert read(TITLE + said)["rankings"] == []


def test_a_place_behind_an_office_stays_one():
    page = (
        "Chỉ số cải cách hành chính năm 2023 của các huyện tỉnh Phú Thọ\n\n"
        "Theo Chủ tịch UBND tỉnh, Thanh Sơn đứng đầu với 88,25 điểm, tiếp theo là Lâm Thao với"
        " 87,5 điểm."
    )
    assert sure_values(page) == [
        ("Huyện Thanh Sơn", 1, 88.25, 2023),
        ("Huyện Lâm Thao", 2, 87.5, 2023),
    ]
