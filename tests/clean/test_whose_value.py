"""Whose a value is: of the unit or a part of the index, of the list or a few of it, of this name
or one beside it. Texts told here in other words than the pages that showed the kinds.
"""

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page


def read(page: str) -> dict:
    return understand(parse_page(page.encode(), "page.txt"))


def sure_rows(page: str) -> dict[str, dict]:
    return {row["unit"]: row for row in read(page)["rankings"] if row["certainty"] == "sure"}


PAPI = "Kết quả Chỉ số PAPI năm 2022\n\n"
SIPAS = "Kết quả Chỉ số hài lòng (SIPAS) năm 2024 của tỉnh Khánh Hòa\n\n"
DDCI = "Quảng Ninh công bố DDCI năm 2021\n\n"


@pytest.mark.parametrize(
    "said",
    [
        "Nhóm dẫn đầu có 6 tỉnh thuộc vùng đồng bằng sông Hồng.",
        "Năm nay có 7 tỉnh được bổ sung vào diện khảo sát sâu.",
        "Có 5 tỉnh ở Tây Nguyên.",
    ],
)
def test_a_few_of_a_list_are_not_its_size(said):
    page = PAPI + f"{said} Quảng Ninh dẫn đầu với 47,5 điểm. Cao Bằng đứng cuối cùng."
    rows = sure_rows(page)
    assert (rows["Quảng Ninh"]["rank"], rows["Quảng Ninh"]["rank_of"]) == (1, None)
    last = rows["Cao Bằng"]
    assert (last["rank"], last["rank_of"], last["rank_from_bottom"]) == (None, None, 1)


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ("Trong 61 tỉnh được đánh giá, Quảng Ninh dẫn đầu.", 61),
        ("Có 61 tỉnh được xếp hạng. Quảng Ninh dẫn đầu.", 61),
        ("Có 61 tỉnh tham gia đánh giá. Quảng Ninh dẫn đầu.", 61),
    ],
)
def test_all_that_are_ranked_are_the_size(said, size):
    assert sure_rows(PAPI + said)["Quảng Ninh"]["rank_of"] == size


def test_the_size_of_one_block_is_not_that_of_another():
    rows = sure_rows(
        SIPAS + "Trong 12 sở được đánh giá, Sở Tư pháp dẫn đầu (94,9%). Với khối cơ quan ngành dọc,"
        " Công an tỉnh là đơn vị có chỉ số hài lòng cao nhất (87,3%)."
    )
    assert rows["Sở Tư pháp"]["rank_of"] == 12
    assert (rows["Công an tỉnh"]["rank"], rows["Công an tỉnh"]["rank_of"]) == (1, None)


@pytest.mark.parametrize(
    "said",
    [
        "Sở Y tế có chỉ số tiếp cận dịch vụ thấp nhất, 73,7%.",
        "Sở Y tế có chỉ số đánh giá sự phục vụ của công chức, viên chức cao nhất 99,1%.",
        "Sở Y tế có tiêu chí giải quyết phản ánh, kiến nghị cao nhất với 98,2%.",
    ],
)
def test_the_best_part_of_an_index_is_no_place_in_the_index(said):
    page = SIPAS + f"Sở Tư pháp dẫn đầu với 94,9%. {said}"
    assert list(sure_rows(page)) == ["Sở Tư pháp"]
    assert {claim["value"] for claim in read(page)["claims"]} & {73.7, 99.1, 98.2}


@pytest.mark.parametrize(
    "said",
    [
        "Sở Y tế có chỉ số hài lòng thấp nhất, 73,7%.",
        "Sở Y tế có chỉ số SIPAS thấp nhất, 73,7%.",
        "Sở Y tế có chỉ số thấp nhất, 73,7%.",
        "Sở Y tế có chỉ số tổng hợp thấp nhất, 73,7%.",
    ],
)
def test_the_lowest_index_is_the_last_place(said):
    row = sure_rows(SIPAS + said)["Sở Y tế"]
    assert (row["rank_from_bottom"], row["score"]) == (1, 73.7)


def test_places_of_counted_parts_are_not_the_units():
    page = "PCI năm 2022 của hai thành phố lớn\n\nHà Nội xếp thứ 20/63. " + (
        "Hà Nội có 2 chỉ số xếp thứ 5 từ dưới lên là Gia nhập thị trường và Tiếp cận đất đai."
    )
    row = sure_rows(page)["Hà Nội"]
    assert (row["rank"], row["rank_from_bottom"]) == (20, None)


def test_a_part_told_behind_a_score_does_not_take_it():
    page = SIPAS + (
        "Với chỉ số SIPAS đạt 84,9%, Sở Tài chính là đơn vị đứng cuối bảng xếp hạng, trong đó tiêu"
        " chí tiếp cận dịch vụ chỉ đạt 82,6% và 4 tiêu chí còn lại đều thấp nhất trong 12 đơn vị."
    )
    said = read(page)
    assert {row["score"] for row in said["rankings"]} == {84.9}
    assert 82.6 in [claim["value"] for claim in said["claims"]]
    assert said["findings"] == []


@pytest.mark.parametrize(
    "said",
    [
        "Hà Tĩnh xếp thứ 8/61 tỉnh (2 tỉnh Bắc Ninh, Bắc Giang - không được đưa vào đánh giá)",
        "Hà Tĩnh xếp thứ 8/61 tỉnh (hai tỉnh Bắc Ninh và Bắc Giang chưa được xếp hạng)",
    ],
)
def test_names_in_brackets_that_were_not_assessed_have_no_place(said):
    page = f"Hà Tĩnh: Chỉ số PAPI năm 2022\n\n{said}, tăng 3 bậc so với năm 2021."
    rows = sure_rows(page)
    assert list(rows) == ["Hà Tĩnh"]
    assert (rows["Hà Tĩnh"]["rank"], rows["Hà Tĩnh"]["rank_of"]) == (8, 61)
    assert rows["Hà Tĩnh"]["rank_change"] == 3


def test_the_leader_in_brackets_leads():
    assert (
        sure_rows(DDCI + "Đơn vị dẫn đầu (Sở Công Thương) đạt 80,2 điểm.")["Sở Công Thương"]["rank"]
        == 1
    )


@pytest.mark.parametrize(
    "said",
    [
        "Sở Công Thương lên nhận giải do nằm trong top 5 sở, ngành có năng lực cạnh tranh cao nhất",
        "Sở Công Thương lọt vào nhóm 5 đơn vị có điểm số cao nhất.",
        "Sở Công Thương là một trong 3 sở có điểm số cao nhất.",
    ],
)
def test_one_of_the_best_is_not_the_first(said):
    assert sure_rows(DDCI + said).get("Sở Công Thương", {}).get("rank") is None


def test_a_type_said_of_a_list_is_not_the_names():
    page = DDCI + "Ở khối huyện, thị xã, thành phố TX Quảng Yên dẫn đầu với 79,8 điểm."
    assert [row["unit"] for row in read(page)["rankings"]] == ["Thị xã Quảng Yên"]


def test_the_paper_that_opens_a_page_is_no_town():
    page = SIPAS + "TPO - Với 84,9%, Sở Tài chính đứng cuối bảng xếp hạng."
    assert [row["unit"] for row in read(page)["rankings"]] == ["Sở Tài chính"]


@pytest.mark.parametrize(
    ("said", "finds"),
    [
        ("Quyết định số 766/QĐ-TTg trên địa bàn tỉnh kể từ ngày 01/8/2022", False),
        ("Quyết định số 766/QĐ-TTg có hiệu lực từ ngày 01/8/2022", False),
        ("Quyết định số 766/QĐ-TTg ngày 01/8/2022", True),
    ],
)
def test_the_day_from_which_a_decision_is_applied_is_not_its_date(said, finds):
    page = (
        "Đồng Tháp: Chỉ số phục vụ người dân tháng 10/2023\n\nTheo Quyết định số 766/QĐ-TTg ngày"
        f" 23/6/2022 của Thủ tướng Chính phủ, tỉnh xếp thứ 1/63. Tỉnh đã triển khai {said}."
    )
    checks = [one["check"] for one in read(page)["findings"]]
    assert ("decision_date_conflict" in checks) is finds


def test_an_index_nobody_prepared_is_not_that_of_the_next_sentence():
    page = (
        "Chất lượng phục vụ của An Giang năm 2026\n\nAn Giang đạt 91,3 điểm về kết quả đánh giá chỉ"
        " số phục vụ người dân, doanh nghiệp, xếp hạng thứ 21/34 tỉnh, thành phố. Tuy vậy, chỉ số"
        " hài lòng của tỉnh chỉ đạt 92,5%."
    )
    rows = {row["rank"]: row["index_name"] for row in read(page)["rankings"]}
    assert rows[21] == "phục vụ người dân, doanh nghiệp"


def test_indices_named_in_words_keep_their_places():
    page = "Yên Bái: Kết quả cải cách hành chính năm 2022\n\n" + (
        "Năm 2022, nhiều chỉ số của tỉnh Yên Bái tăng hạng: sự hài lòng của người dân, tổ chức đối"
        " với sự phục vụ của cơ quan hành chính (xếp thứ 11/63, tăng 3 bậc so với năm 2021); Chỉ"
        " số CCHC cấp tỉnh (xếp thứ 14/63, tăng 7 bậc so với năm 2021)."
    )
    rows = [(row["index_name"], row["rank"], row["rank_change"]) for row in read(page)["rankings"]]
    assert [row[1:] for row in rows] == [(11, 3), (14, 7)]
    assert rows[0][0].startswith("sự hài lòng") and rows[1][0] == "CCHC"
