"""A sentence claims no more than its figures bear: typed from the published lists."""

import lxml.html
import pytest
from drawn import draw, open_once

from rankings.report.parts.movement_charts import draw_ranks
from rankings.report.report_words import strip_tags
from rankings.report.sections.answers import show_answers
from rankings.report.sections.cover import show_cover
from rankings.report.sections.doubts import show_gaps
from rankings.report.sections.frameworks import show_frameworks
from rankings.report.sections.ladder import show_ladder
from rankings.report.sections.league import show_league_tables
from rankings.report.sections.movement import show_movement
from rankings.report.sections.national import show_national
from rankings.report.sections.timeline import show_timeline

pytestmark = pytest.mark.usefixtures("project_tables")


def say(show, province="phu-tho", language="vi"):
    return strip_tags(draw(show, province, language).html)


def test_what_a_share_loses_is_not_said_of_points():
    """Best districts of Hưng Yên: 33/40, 27.8/35, 5.9/20, 1/5: 7, 7.2, 14.1 and 4 points lost."""
    said = say(show_frameworks)
    assert "điểm mất càng nhiều" not in said
    assert (
        "Tỷ lệ điểm tối đa mà đơn vị cấp huyện cao nhất của Hưng Yên đạt được giảm dần từ “Mức độ"
        " hiện diện” (82,5%) đến “Mức độ chuyển đổi số” (20%)." in said
    )
    assert (
        "The share of the maximum that the best of the districts of Hung Yen reached falls from"
        " “Level of presence” (82.5%) to “Level of transformation” (20%)."
        in say(show_frameworks, language="en")
    )


def test_a_caveat_names_both_sides_and_stands_with_their_figures():
    tree = lxml.html.fromstring(str(draw(show_frameworks, "phu-tho").html))
    said = [" ".join(part.text_content().split()) for part in tree.xpath("//p")]
    (beside,) = [part for part in said if "Trên cùng điểm tối đa 150" in part]
    assert (
        "Bộ tiêu chí cấp huyện của Phú Thọ (2020 và 2021) và của Hưng Yên (2018) có các nhóm tiêu"
        " chí tương ứng" in beside
    )
    assert "không so sánh điểm" in beside
    (beside,) = [
        " ".join(part.text_content().split())
        for part in lxml.html.fromstring(str(draw(show_frameworks, "hung-yen", "en").html)).xpath(
            "//p"
        )
        if "On the same maximum of 150" in part.text_content()
    ]
    assert "of Hung Yen (2018) and of Phu Tho (2020 and 2021) have corresponding groups" in beside


@pytest.mark.parametrize(
    "language, head, section",
    [
        (
            "vi",
            "chưa có danh sách năm 2018, 2019 và 2023",
            "Chưa có danh sách năm 2018, 2019 và 2023; kết quả năm 2023 được công bố tại",
        ),
        (
            "en",
            "no list of 2018, 2019 and 2023 found",
            "No list of 2018, 2019 and 2023 has been found; Decision 10/QĐ-UBND, 3 January 2024",
        ),
    ],
)
def test_years_without_a_list_are_told_on_the_first_page_and_with_the_lists(
    language, head, section
):
    assert head in say(show_cover, language=language)
    assert section in say(show_timeline, language=language)
    for show in (show_cover, show_timeline):
        assert "hưa có danh sách năm" not in say(show, "hung-yen")  # one year, no gap


@pytest.mark.parametrize("level", ["department", "district"])
def test_a_year_without_a_list_is_a_gap_in_the_chart(level):
    chart = lxml.html.fromstring(str(draw_ranks(open_once("phu-tho", "vi"), level)))
    assert "2023" in chart.xpath("//div[@class = 'wide']")[0].text_content()
    assert "Nét đứt: chưa có danh sách năm 2023." in strip_tags(chart.text_content())


def test_a_gain_read_as_points_says_so_where_it_is_told():
    """Of 2021: "tăng 22,10%"; the figure of 2020 is the later one less that gain."""
    assert (
        "Nếu mức tăng mà văn bản nêu là điểm phần trăm (số liệu năm đầu suy ra từ chính mức tăng"
        " đó), các thay đổi so sánh được với lần trước là: văn bản được ký số +22,10"
        in say(show_ladder)
    )
    assert (
        "If the published increases are percentage points (the earlier figures are derived from"
        " them), the changes comparable with the earlier figure are: documents signed digitally"
        " +22.10" in say(show_ladder, language="en")
    )


def test_an_agreement_is_told_with_what_leaving_the_ends_out_does_and_for_both_pairs_of_years():
    """0.88 of 21, 0.52 of the 13 not at one end both times; 2020–2021: 0.91 of 25, 0.64 of 16."""
    said = say(show_cover)
    assert (
        "Sở, ban, ngành (21 đơn vị) giữ thứ bậc khá rõ: 0,88; riêng 13 đơn vị không đứng yên ở đầu"
        " hoặc cuối bảng: 0,52 (bỏ các đơn vị ổn định nhất thì hệ số thường giảm), nên ở giữa bảng"
        " hạng cũ chỉ báo trước một phần hạng mới." in said
    )
    assert "sở, ban, ngành 0,91 (riêng 16 đơn vị như trên: 0,64); cấp huyện 0,37." in said
    assert "chủ yếu do" not in said + say(show_movement)
    said = say(show_cover, language="en")
    assert (
        "Departments and agencies (21 units): 0.88, the order largely held; among the 13 not both"
        " times at one end of the list, 0.52 (leaving out the steadiest units usually lowers it),"
        " so in the middle the old rank tells only part of the new one." in said
    )
    assert "departments and agencies 0.91 (such 16 alone: 0.64); districts 0.37." in said
    assert "owing to" not in said and "rests on" not in say(show_movement, language="en")


def test_an_agreement_that_chance_often_gives_is_called_so():
    """Districts: −0.13, 0.37 and −0.34 of 13 units; orders drawn by lot: up to 0.55 of 13."""
    assert (
        "Cấp huyện (13 đơn vị) hầu như không giữ thứ bậc: −0,13, mức mà thứ tự ngẫu nhiên cũng"
        " thường đạt; hạng cũ không giúp dự đoán hạng mới." in say(show_cover)
    )
    assert "thành tích hay thất bại" not in say(show_cover)
    said = say(show_movement)
    assert (
        "2020–2021: tương quan hạng 0,37, 13 đơn vị, mức mà thứ tự ngẫu nhiên cũng thường đạt"
        in said
    )
    assert "Giai đoạn 2020–2024, 48 trong 78 cặp đổi thứ tự (−0,34)" in said


def test_the_largest_reshuffle_is_told_where_criteria_have_one_name():
    """42 of 210 pairs 2022–2024 against 26 of 253 a change of criteria before."""
    assert (
        "Tỷ lệ này lớn hơn ở giai đoạn 2022–2024 (42/210; 0,80), khi bộ tiêu chí cùng tên nhưng"
        " chưa rõ nội dung có đổi không." in say(show_movement)
    )


def test_a_move_is_told_in_places_with_those_before_the_change_of_criteria():
    """Planning 17, 6, 5 in 2020, 2021, 2024; Lâm Thao 10, 13, 1."""
    said = say(show_cover)
    assert (
        "Từ 2020 đến 2024, trong các đơn vị có mặt ở mọi danh sách đầy đủ: ở khối sở, ban, ngành,"
        " tăng hạng nhiều nhất là Sở Kế hoạch và Đầu tư (+12 bậc, đến năm 2021: +11), giảm hạng"
        " nhiều nhất là Bảo hiểm xã hội tỉnh (−8 bậc, đến năm 2021: −3) và" in said
    )
    assert "huyện Lâm Thao (+9 bậc, đến năm 2021: −3)" in said
    assert (
        "Bộ tiêu chí đổi sau năm 2021, nên thay đổi hạng từ đó chưa hẳn là kết quả thực hiện của"
        " đơn vị." in said
    )
    assert (
        "of the departments and agencies, the Department of Planning and Investment (+12 places,"
        " +11 by 2021) rose most" in say(show_cover, language="en")
    )


def test_a_score_whose_maximum_is_not_published_says_so_on_the_first_page():
    assert "843,24 điểm (không công bố điểm tối đa)" in say(show_cover)
    assert "824.42 points (maximum not published)" in say(show_cover, language="en")
    assert "không công bố điểm tối đa" not in say(show_cover, "hung-yen")


def test_subjects_of_praise_are_translated():
    said = say(show_movement, language="en")
    assert "for (a) cyber information security (Công tác đảm bảo an toàn thông tin mạng);" in said
    assert "(b) IT application (Ứng dụng công nghệ thông tin); (c) document management and" in said


def test_the_worth_of_a_point_is_told_with_the_widest_gap():
    """2024, typed: districts 1.64 in the median, 9.65 between ranks 8 and 9; departments 1.605 and
    8.10 between 4 and 5; 20 gaps over 53.48 points, 12 over 30.25.
    """
    said = say(show_league_tables)
    assert (
        "Cấp huyện năm 2024: bình quân cả bảng, mỗi điểm ứng với 0,40 bậc; khoảng cách giữa hai"
        " hạng liền nhau có trung vị 1,6 điểm, rộng nhất 9,65 điểm (hạng 8–9); 5 đơn vị" in said
    )
    assert "rộng nhất 8,10 điểm (hạng 4–5)" in said
    assert "nên dùng số của nửa giữa" not in said and "dễ thay đổi" not in said


def test_a_mean_of_the_praised_is_told_without_those_always_on_top():
    """Seven of the eleven: 5, 6, 9, 10, 13, 13, 18 in 2020 (74/7); 7, 8, 9, 10, 13, 14, 15 in 2021
    (76/7); 10, 11, 12, 13, 15, 16, 17 in 2024 (94/7).
    """
    assert (
        "không kể 4 đơn vị luôn thuộc 5 hạng đầu, hạng bình quân của 7 đơn vị còn lại được nêu là"
        " 10,6 (2020); 10,9 (2021); 13,4 (2024), nên việc được nêu tên không đi cùng hạng cao hơn ở"
        " mọi năm" in say(show_movement)
    )


def test_lists_in_part_tell_nothing_of_who_they_do_not_name():
    said = say(show_timeline)
    assert (
        "Chi cục Hải quan: được xếp hạng năm 2021, không được xếp hạng năm 2020 và 2024, chưa biết"
        " năm 2017 và 2022 (danh sách không đầy đủ);" in said
    )
    assert (
        "Cục Quản lý thị trường không có trong danh sách năm 2020 và 2021, cũng không có tên trong"
        " danh sách nào khác đã thu thập (năm 2017 và 2022: danh sách không đầy đủ);" in said
    )


def test_criteria_of_a_year_that_names_none_are_not_said_of_it():
    said = say(show_frameworks)
    assert "bộ chuyển đổi số (tiêu chí năm 2022) thêm chủ đề" in said
    assert "nêu điểm cao nhất, thứ hai hoặc thấp nhất ở 13 tiêu chí" in said
    assert "Văn bản của Phú Thọ không công bố điểm của từng nhóm tiêu chí." in said


def test_changes_of_own_points_are_told_with_how_many_gained():
    """2020–2021: 14 of 25 departments and all 13 districts gained."""
    said = say(show_national)
    assert "sở, ban, ngành +1,07 điểm (14 trong 25 đơn vị tăng)" in said
    assert "cấp huyện +6,49 điểm (13 trong 13 đơn vị tăng)" in said
    assert (
        "Các mức bình quân và chỉ số đã biết đều tăng; thang điểm khác nhau nên chỉ so sánh được"
        " chiều. Tuy nhiên điểm PAR INDEX của cả nước cũng tăng gần bằng, nên chưa thể kết luận các"
        " chỉ số quốc gia xác nhận điểm do tỉnh chấm." in said
    )


def test_a_partner_stands_beside_the_same_year_only():
    """Vĩnh Phúc was 8th in PCI in 2022, Phú Thọ in 2024."""
    tree = lxml.html.fromstring(str(draw(show_national, "phu-tho").html))
    rows = {
        row[0].text_content(): row[6].text_content()
        for row in tree.xpath("//div[@id = 'table-indices']//tbody/tr")
    }
    assert rows["PCI"] == "" and rows["PAPI"].startswith("2023: ")


def test_sources_that_nobody_can_look_up_are_named():
    """The page on decision 3426 and that on indices of 2021 were kept without their address."""
    assert (
        "(người đọc chưa tự đối chiếu được): QĐ 3426/QĐ-UBND, 18/12/2017; Tăng hạng các chỉ số"
        in say(show_gaps)
    )
    assert "Web address not known (readers cannot check the page)" in say(show_gaps, language="en")


def test_a_total_of_few_stands_with_its_rank():
    said = say(show_frameworks)
    assert "thành phố Hưng Yên 106,42 (hạng 1); huyện Văn Lâm 105 (hạng 2)" in said


def test_what_has_no_result_is_said_of_the_own_province():
    assert "1 nội dung về tỉnh Phú Thọ chưa có kết quả vì thiếu số liệu (" in say(show_answers)
