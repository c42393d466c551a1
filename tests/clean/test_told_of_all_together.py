"""Lines that tell of all units together, and lists that name only some: neither is a unit, and
neither contradicts the page.
"""

import pytest

from tests.clean.reading import accusations, read, sure_rows

TABLE = """<h2>Chỉ số cải cách hành chính năm 2021 các huyện của tỉnh Trà Vinh</h2>
<table><tr><th>STT</th><th>Đơn vị</th><th>Điểm</th><th>Hạng</th></tr>
<tr><td>1</td><td>Huyện Càng Long</td><td>91,42</td><td>1</td></tr>
<tr><td>2</td><td>Huyện Cầu Kè</td><td>90,88</td><td>2</td></tr>
<tr><td>3</td><td>Huyện Trà Cú</td><td>88,05</td><td>3</td></tr>
<tr><td></td><td>{words}</td><td>86,15</td><td>-</td></tr></table>"""


@pytest.mark.parametrize("words", ["Toàn khối", "Chung toàn khối", "Toàn huyện", "Chung toàn tỉnh"])
def test_a_row_of_all_is_no_unit(words):
    units = {row["unit"] for row in read(TABLE.format(words=words))["rankings"]}
    assert units == {"Huyện Càng Long", "Huyện Cầu Kè", "Huyện Trà Cú"}


@pytest.mark.parametrize(
    "said",
    [
        "Xếp loại Tốt: 41 đơn vị, trong đó có các phường Hồng Ngự, Gò Công; các xã Lai Vung.",
        "Xếp loại Tốt có 41 đơn vị, trong đó có phường Hồng Ngự, phường Gò Công, xã Lai Vung.",
    ],
)
def test_some_of_those_counted_are_no_contradiction(said):
    page = "Kết quả cải cách hành chính năm 2025 tỉnh Đồng Tháp\n\n" + said
    assert accusations(page) == []
    assert {row["grade"] for row in sure_rows(page).values()} <= {"Tốt"}


def test_all_of_those_counted_must_be_as_many():
    page = (
        "Kết quả cải cách hành chính năm 2025 tỉnh Đồng Tháp\n\n"
        "Xếp loại Tốt: 4 đơn vị gồm phường Hồng Ngự, phường Gò Công và xã Lai Vung."
    )
    assert accusations(page) == ["count_mismatch"]


def test_the_value_by_another_index_is_not_said_twice():
    page = (
        "Tỉnh Kiên Giang công bố PAR INDEX và SIPAS năm 2022 của các đơn vị\n\n"
        "Xếp hạng 20/20 về PAR INDEX là Ban Dân tộc, 72,18 điểm; song SIPAS của đơn vị này là"
        " 85,05%, hạng 11/16."
    )
    assert accusations(page) == []
