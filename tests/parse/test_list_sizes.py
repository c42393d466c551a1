"""How many units a whole list has, where the page counts as many before it."""

import pytest

from tests.clean.reading import read

LINES = "\n".join(
    f"{place}. {unit}: {95 - place},5 điểm"
    for place, unit in enumerate(
        ["Sở Y tế", "Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Sở Xây dựng", "Sở Công Thương"], 1
    )
)
ROWS = "| Hạng | Đơn vị | Điểm |\n|---|---|---|\n" + "\n".join(
    f"| {line.split('. ')[0]} | {line.split('. ')[1].split(':')[0]} | {line.split(': ')[1][:4]} |"
    for line in LINES.splitlines()
)


def sizes(told: str, listed: str) -> set:
    page = f"Chỉ số DDCI tỉnh Sóc Trăng năm 2023\n\n{told}\n\n{listed}\n"
    return {row["rank_of"] for row in read(page)["rankings"]}


@pytest.mark.parametrize(
    "told",
    [
        "Chỉ số DDCI của 6 sở, ngành được công bố như sau:",
        "I. KHỐI SỞ, NGÀNH (06 đơn vị)",
        "Năm 2023, 06 sở, ban, ngành được khảo sát.",
    ],
)
@pytest.mark.parametrize("listed", [LINES, ROWS])
def test_a_list_of_as_many_as_are_counted_is_the_whole(told, listed):
    assert sizes(told, listed) == {6}


@pytest.mark.parametrize(
    "told",
    [
        "Chỉ số DDCI của 14 sở, ngành được chấm, trong đó có:",
        "6 sở, ngành có điểm cao nhất năm 2023:",
        "Danh sách 6 sở, ngành dẫn đầu:",
        "Nhóm 6 sở, ngành được khen:",
        "Chỉ số của 6 huyện, thị xã được công bố sau.",
        "Có 6 sở, ban, ngành gửi báo cáo đúng hạn.",
    ],
)
def test_a_list_of_some_has_no_such_size(told):
    assert 6 not in sizes(told, ROWS)


def test_a_block_with_its_count():
    page = (
        "Ứng dụng CNTT tỉnh Thanh Hóa năm 2018\n\nKhối UBND các huyện, thị xã, thành phố có 27 đơn"
        " vị. Huyện Yên Định xếp thứ nhì với 83,25 điểm."
    )
    assert [row["rank_of"] for row in read(page)["rankings"]] == [27]
