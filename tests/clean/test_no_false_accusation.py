"""Texts near to a contradiction that contain none: no error and no warning is found in them."""

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page

TEXTS = """
Năm 2022, chỉ số CCHC của tỉnh Quảng Bình: Sở Tư pháp dẫn đầu với 92,5 điểm. Riêng tiêu chí thể
chế, Sở Tư pháp xếp thứ 5 với 9,1 điểm.

Năm 2022, Sở Tư pháp tỉnh Quảng Bình xếp thứ nhất về cải cách hành chính với 92,5 điểm. Năm 2021,
Sở Tư pháp xếp thứ ba với 90,1 điểm.

Năm 2023, tỉnh Hà Nam có 8 huyện; huyện Lý Nhân xếp thứ 2/6 huyện về chuyển đổi số với 78,5 điểm.
Có 6 huyện và 2 thị xã, thành phố.

Kết quả DDCI năm 2022 tỉnh Lào Cai: Sở Công Thương đạt 80,1 điểm, xếp thứ nhất; Sở Y tế đạt 80,1
điểm, cùng xếp thứ nhất; Sở Xây dựng xếp thứ ba với 79 điểm.

PCI năm 2022 của tỉnh Bắc Giang đạt 72,80 điểm, xếp thứ 2 cả nước và xếp thứ nhất khu vực Trung du
và miền núi phía Bắc. Năm 2021, tỉnh xếp thứ 31.

Năm 2022, có 12/20 sở xếp loại Tốt (chiếm 60%), 8 sở xếp loại Khá (chiếm 40%) về chuyển đổi số của
tỉnh Hải Dương; Sở Nội vụ dẫn đầu với 90,40 điểm.

Chỉ số cải cách hành chính năm 2022 tỉnh Ninh Bình: điểm trung bình khối sở đạt 88,15%; Sở Nội vụ
đạt 95,2%; Ban Dân tộc thấp nhất với 79,8%.

Năm 2023, tỉnh Sơn La tiếp nhận 120.345 hồ sơ, trong đó 98.765 hồ sơ trực tuyến, đạt 82,07%. Sở Y
tế dẫn đầu chuyển đổi số với 88,2 điểm.

Kết quả chuyển đổi số năm 2022 tỉnh Đồng Tháp: UBND huyện Lai Vung tăng 3 bậc, từ thứ 7 lên thứ 4;
huyện Tháp Mười giảm 2 bậc, từ thứ 3 xuống thứ 5.

Theo kết quả năm 2022 tỉnh Cà Mau về cải cách hành chính, Sở Tài chính tự chấm 98 điểm, điểm thẩm
định đạt 93,5 điểm, xếp thứ nhất.

Năm 2023, tỉnh Bắc Kạn có 17 sở được đánh giá CCHC: 5 sở loại Tốt, 12 sở loại Khá; điểm trung bình
đạt 87,25%, cao hơn năm 2022 là 1,5%.

Kết quả DDCI năm 2022 tỉnh Hà Giang: Sở Tư pháp xếp thứ nhất khối sở; Sở Tư pháp xếp thứ ba về chỉ
số thành phần minh bạch với 8,2 điểm.

Chỉ số SIPAS năm 2023 của tỉnh Lạng Sơn đạt 83,1%, tăng 2 bậc; trong khi năm 2022 đạt 82,5%, xếp
thứ 30/63.

Ba huyện dẫn đầu chuyển đổi số năm 2022 của tỉnh Cao Bằng là huyện Quảng Hòa, huyện Hòa An và
huyện Hà Quảng; huyện Hòa An dẫn đầu về hạ tầng số với 18,2 điểm.

Năm 2022, huyện Kim Bôi tỉnh Hòa Bình tự chấm 850 điểm, thẩm định 802 điểm, xếp thứ 4/10; huyện
Mai Châu thẩm định 815 điểm, xếp thứ 3/10 về chuyển đổi số.

Năm 2022, tỷ lệ hồ sơ trễ hạn của tỉnh Bắc Kạn đạt 0%, giảm 100% so với năm 2021 (2,50%).
""".strip().split("\n\n")


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_is_accused(text):
    findings = understand(parse_page(" ".join(text.split()).encode(), "x.txt"))["findings"]
    assert [found["message_en"] for found in findings if found["severity"] != "note"] == []


def test_a_share_that_fell_by_all_of_itself_leaves_nothing():
    text = "Năm 2022, tỷ lệ trễ hạn của tỉnh Bắc Kạn đạt 0,5%, giảm 100% so với năm 2021 (2,50%)."
    findings = understand(parse_page(text.encode(), "x.txt"))["findings"]
    assert [(found["check"], found["said"], found["found"]) for found in findings] == [
        ("change_mismatch", "-100", "-2.00")
    ]
