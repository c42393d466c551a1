"""The index told behind a place is the one the place is by, whatever stands between the unit and
its place: a link, a change, a score.
"""

import pytest

from tests.clean.reading import read

PAR = (
    "Chỉ số cải cách hành chính năm 2019 của tỉnh Yên Bái\n\n"
    "Chỉ số cải cách hành chính của tỉnh đạt 81,47%, xếp thứ 22. "
)


def told(page: str) -> set[tuple]:
    """(index, rank, score) of every sure row."""
    return {
        (row["index_name"], row["rank"], row["score"])
        for row in read(page)["rankings"]
        if row["certainty"] == "sure"
    }


@pytest.mark.parametrize(
    ("said", "index", "rank", "score"),
    [
        ("Năm 2019, Yên Bái là địa phương đứng thứ hai cả nước về Chỉ số SIPAS.", "SIPAS", 2, None),
        ("Yên Bái là tỉnh dẫn đầu cả nước về SIPAS, đo sự hài lòng.", "SIPAS", 1, None),
        (
            "Yên Bái cũng là tỉnh có kết quả tốt, đứng đầu cả nước về chỉ số SIPAS.",
            "SIPAS",
            1,
            None,
        ),
        ("Yên Bái đạt 88,31%, đứng thứ 4 cả nước về SIPAS.", "SIPAS", 4, 88.31),
        ("Yên Bái có 44,18 điểm, là tỉnh đứng thứ 9 về PAPI.", "PAPI", 9, 44.18),
        ("Yên Bái vẫn giữ vị trí thứ 8 trong bảng xếp hạng PAPI.", "PAPI", 8, None),
        ("Yên Bái vươn lên vị trí thứ 6 trên bảng xếp hạng chỉ số PCI.", "PCI", 6, None),
        ("Yên Bái tăng 5 bậc, xếp thứ 17/63 về chỉ số PCI.", "PCI", 17, None),
        ("Yên Bái tăng 2 bậc so với năm 2018, xếp thứ 17/63 về chỉ số PCI.", "PCI", 17, None),
    ],
)
def test_a_place_is_by_the_index_right_behind_it(said, index, rank, score):
    rows = {
        (str(name).removeprefix("Chỉ số ").removeprefix("chỉ số "), place, value)
        for name, place, value in told(PAR + said)
    }
    assert (index, rank, score) in rows
    assert ("cải cách hành chính", 22, 81.47) in rows
    assert len(rows) == 2


@pytest.mark.parametrize(
    "said",
    [
        # an index of its own before the unit holds the first place
        "Về PCI, Yên Bái đạt 65,1 điểm, xếp thứ 17/63 và thứ 30 về PAPI.",
    ],
)
def test_a_place_before_another_index_stays_with_its_own(said):
    assert not any(index and "PAPI" in index and rank == 17 for index, rank, _ in told(PAR + said))
    assert not any(
        index and "PCI" in index and rank not in (17, None) for index, rank, _ in told(PAR + said)
    )


@pytest.mark.parametrize(
    ("said", "index", "rank"),
    [
        ("Yên Bái xếp thứ 17/63 về năng lực cạnh tranh cấp tỉnh.", "năng lực cạnh tranh", 17),
        ("Yên Bái xếp thứ 17/63 tỉnh, thành phố về chuyển đổi số.", "chuyển đổi số", 17),
        ("Yên Bái dẫn đầu cả nước về mức độ chuyển đổi số.", "chuyển đổi số", 1),
    ],
)
def test_what_is_measured_right_behind_a_place_is_what_it_is_by(said, index, rank):
    assert any(name and index in name and place == rank for name, place, _ in told(PAR + said))
    assert any(name == "cải cách hành chính" and place == 22 for name, place, _ in told(PAR + said))


@pytest.mark.parametrize("said", ["về cải cách hành chính", "về kết quả cải cách hành chính"])
def test_a_place_by_the_pages_own_index_stays(said):
    page = PAR.split("\n")[0] + f"\n\nNăm 2019, Yên Bái xếp thứ 22/63 {said}."
    assert {(name, rank) for name, rank, _ in told(page)} == {(None, 22)}


def test_one_index_under_a_shorter_name_in_the_title_is_one():
    page = (
        "Chỉ số quản trị và hành chính công năm 2020: Lai Châu xếp thứ 41/63 tỉnh, thành\n\n"
        "Chỉ số quản trị và hành chính công (PAPI) năm 2020 của Lai Châu đạt 41,06/80 điểm, xếp"
        " thứ 41/63 tỉnh, thành trong cả nước, giảm 3 hạng so năm 2019."
    )
    assert told(page) == {(None, 41, 41.06)}


def test_the_board_of_the_mausoleum_is_a_body_of_the_state():
    page = (
        "Xếp hạng an toàn thông tin mạng năm 2019\n\n"
        "Kết quả đối với khối các bộ, ngành: Bộ Xây dựng, Ban Quản lý Lăng Chủ tịch Hồ Chí Minh,"
        " Ủy ban Dân tộc được xếp loại D."
    )
    assert {row["level"] for row in read(page)["rankings"]} <= {"ministry"}
