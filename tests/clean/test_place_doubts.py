"""Places that their list cannot have wait for a person's yes."""

import pytest

from tests.clean.reading import read, sure_values

DTI = "Chỉ số chuyển đổi số (DTI) năm 2024\n\n"


@pytest.mark.parametrize("among", ["toàn quốc", "cả nước", "trong cả nước"])
def test_a_district_is_in_no_list_of_the_country(among):
    page = DTI + (
        f"Theo DTI năm 2024, Thành phố Vinh xếp thứ ba {among}, tăng một bậc so với năm 2023.\n\n"
        "Trước đó, Thành phố Vinh đứng vị trí thứ 6.\n"
    )
    rows = [row for row in read(page)["rankings"] if row["level"] == "district"]
    assert rows and {row["certainty"] for row in rows} == {"unsure"}


def test_a_district_among_those_of_its_province_stays_sure():
    page = (
        "Thừa Thiên Huế công bố chỉ số chuyển đổi số (DTI) năm 2023\n\n"
        "Ở cấp huyện, Thành phố Huế xếp thứ ba trong 9 huyện, thị xã, thành phố.\n"
    )
    assert [row[:2] for row in sure_values(page)] == [("Thành phố Huế", 3)]
