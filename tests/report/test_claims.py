"""A sentence claims no more than its figures bear: typed from the published lists."""

import lxml.html
import pytest
from drawn import draw, open_once

from rankings.report.parts.movement_charts import draw_ranks
from rankings.report.report_words import strip_tags
from rankings.report.sections.cover import show_cover
from rankings.report.sections.doubts import show_contradictions, show_gaps
from rankings.report.sections.frameworks import show_frameworks
from rankings.report.sections.ladder import show_ladder
from rankings.report.sections.league import show_league_tables
from rankings.report.sections.movement import show_movement
from rankings.report.sections.national import show_national
from rankings.report.sections.sources import show_sources
from rankings.report.sections.timeline import show_timeline

pytestmark = pytest.mark.usefixtures("project_tables")


def say(show, province="phu-tho", language="vi"):
    return strip_tags(draw(show, province, language).html)


def test_what_a_share_loses_is_not_said_of_points():
    """Best districts of Hưng Yên: 33/40, 27.8/35, 5.9/20, 1/5: 7, 7.2, 14.1 and 4 points lost."""
    said = say(show_frameworks)
    assert "điểm mất càng nhiều" not in said
    assert (
        "Ở cấp huyện, mức cao nhất đạt được (mỗi tiêu chí có thể do một đơn vị khác) giảm qua"
        " từng nhóm tiêu chí từ “Mức độ hiện diện” (82,5% điểm tối đa) đến “Mức độ chuyển đổi số”"
        " (20%)." in said
    )
    assert (
        "Among the districts, the best score reached (each may be another unit's) falls from"
        " criterion to criterion between “Level of presence” (82.5% of the maximum) and “Level of"
        " transformation” (20%)." in say(show_frameworks, language="en")
    )


def test_a_caveat_names_both_sides_and_stands_with_their_figures():
    tree = lxml.html.fromstring(str(draw(show_frameworks, "phu-tho").html))
    said = [" ".join(part.text_content().split()) for part in tree.xpath("//p")]
    (beside,) = [part for part in said if "cùng tổng tối đa 150" in part]
    assert beside.startswith(  # whom it is about before any figure, and whose maximum is a sum
        "Cấp huyện: bộ tiêu chí của Phú Thọ (2020 và 2021) và của Hưng Yên (2018) có 7 nhóm tiêu"
        " chí tương ứng, cùng tổng tối đa 150 điểm (Hưng Yên: tự tính). Tổng điểm đã công bố:"
    )
    assert (  # the maxima of Hưng Yên are printed
        "Không suy ra hơn kém: hai tỉnh được chấm ở những năm khác nhau; các văn bản"
        " đã thu thập của Phú Thọ không nêu điểm tối đa của từng nhóm; chưa rõ tiêu chí thành phần"
        in beside
    )
    assert "theo 6 nhóm, tối đa 500 điểm (Hưng Yên: tự tính);" in beside
    (beside,) = [
        " ".join(part.text_content().split())
        for part in lxml.html.fromstring(str(draw(show_frameworks, "hung-yen", "en").html)).xpath(
            "//p"
        )
        if "the same maximum of 150" in part.text_content()
    ]
    assert "of Hung Yen (2018) and of Phu Tho (2020 and 2021) have 7 corresponding groups" in beside
    assert (
        "the two were scored in different years; the documents collected of Phu Tho give no maximum"
        in beside
    )


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
        "Các thay đổi so sánh được với lần trước (điểm phần trăm; số liệu năm đầu suy ra từ mức"
        " tăng mà văn bản nêu, hiểu là điểm phần trăm hoặc mức tăng tương đối): văn bản được ký số"
        " +22,10 hoặc +17,24 (2020–2021)" in say(show_ladder)
    )
    assert (
        "Changes comparable with the earlier figure (percentage points; the earlier figures are"
        " derived from the published increases, read as percentage points or as relative"
        " growth): documents signed"
        " digitally +22.10 or +17.24" in say(show_ladder, language="en")
    )


def test_an_agreement_is_told_with_what_leaving_the_ends_out_does_and_for_both_pairs_of_years():
    """0.88 of 21, 0.52 of the 13 not at one end both times; 2020–2021, of the same 21: 0.84."""
    said = say(show_cover)
    assert (
        "Sở, ban, ngành, 2021–2024 (qua lần đổi bộ tiêu chí gần nhất): giữ thứ bậc khá rõ, tương"
        " quan hạng 0,88 (21 đơn vị; 1 là giữ nguyên, gần 0 là không liên hệ; không kể đơn vị cả"
        " hai lần ở 5 hạng đầu hoặc 5 hạng cuối: 0,52, cách bỏ này tự nó hạ tương quan). Cấp huyện"
        " chưa thấy hạng cũ báo trước hạng mới, −0,13° (13 đơn vị)." in said
    )
    assert (
        "Cũng trong các đơn vị ấy, giữa hai năm cùng bộ tiêu chí (2020–2021), sở, ban, ngành giữ"
        " thứ bậc rõ hơn cấp huyện: 0,84 (không kể hai đầu: 0,46) so với 0,37°; cả giai đoạn"
        " 2020–2024: 0,71 (không kể hai đầu: 0,05°) so với −0,34°. Số đơn vị của hai khối khác nhau"
        " nên chỉ so sánh chiều hướng. °: chưa đủ để loại trừ ngẫu nhiên." in said
    )
    assert "Cần xem hạng cùng với điểm số: ở giữa bảng," in said and "0,91" not in said
    assert "chủ yếu do" not in said + say(show_movement)
    said = say(show_cover, language="en")
    assert (
        "Departments and agencies, 2021–2024 (across the latest change of criteria), largely kept"
        " their order, rank correlation 0.88 (21 units; one is the same order, near zero none;"
        " without those both times in the top or in the bottom five: 0.52; leaving them out in"
        " itself lowers it). Districts show no sign that the old rank predicts the new, −0.13° (13"
        " units)." in said
    )
    assert (
        "Among the same units, under one set of criteria (2020–2021) the departments and agencies"
        " kept their order better than the districts: 0.84 (without both ends: 0.46) against 0.37°;"
        " over 2020–2024: 0.71 (without both ends: 0.05°) against −0.34°. Direction only, as the"
        " numbers of units differ. °: not enough to exclude chance." in said
    )
    assert "owing to" not in said and "rests on" not in say(show_movement, language="en")


def test_an_agreement_that_chance_often_gives_is_called_so():
    """Districts: −0.13, 0.37 and −0.34 of 13 units; orders drawn by lot: up to 0.55 of 13."""
    assert "thành tích hay thất bại" not in say(show_cover)
    for show in (show_cover, show_movement):
        assert "không giúp dự đoán" not in say(show) and "báo trước một phần" not in say(show)
        assert "does not help to predict" not in say(show, language="en")
    # of the middles only that of 2020–2024 (14 units, 0,05) is not beyond what orders drawn by lot
    # and cut alike give
    for language in ("vi", "en"):
        cells = {
            (row[0].text_content(), cell.text_content().split(" (")[0].replace(",", "."))
            for level in ("department", "district")
            for row in rows_of("table-agreement-" + level, language)
            for cell in row[3:5]
            if "°" in cell.text_content()
        }
        assert cells == {
            ("2020–2024", "0.05°"),
            ("2020–2021", "0.37°"),
            ("2020–2024", "−0.34°"),
            ("2021–2024", "−0.13°"),
        }


def rows_of(anchor, language):
    tree = lxml.html.fromstring(str(draw(show_movement, "phu-tho", language).html))
    return tree.xpath(f"//div[@id = '{anchor}']//tbody/tr")


def test_who_stays_among_the_first_five_stands_beside_what_a_lot_gives():
    """Of the two years that the sentence tells of: districts 1 of 5, of 13 by lot 1.9."""
    said = say(show_movement)
    assert (
        "1 trong 5 đơn vị đầu năm 2021 vẫn ở 5 hạng đầu năm 2024"
        " (thứ tự ngẫu nhiên: bình quân 1,9)" in said
    )
    assert (
        "Of the top 5 of 2021, 1 was in it again in 2024 (an order drawn by lot keeps 1.9 on"
        " average)" in say(show_movement, language="en")
    )


def test_a_move_is_told_at_the_step_where_most_of_it_happened():
    """In 2020, 2021, 2022, 2024: planning 17, 6, 7, 5; insurance 5, 8, 5, 13; transport 9, 14, 15,
    17; Lâm Thao 10, 13, 3, 1; Yên Lập 2, 4, not among the first five, 13.
    """
    said = say(show_cover)
    assert (
        "Thay đổi hạng 2020–2024, tính trong các đơn vị được xếp hạng ở tất cả các năm 2020, 2021"
        " và 2024. Sở, ban, ngành: tăng nhiều nhất là Sở Kế hoạch và Đầu tư (từ hạng 17 lên hạng 5,"
        " bước lớn nhất: 2020–2021); giảm nhiều nhất là Bảo hiểm xã hội tỉnh (từ hạng 5 xuống"
        " hạng 13, bước lớn nhất: 2022–2024) và Sở Giao thông vận tải (từ hạng 9 xuống hạng 17,"
        " bước lớn nhất: 2020–2021)." in said
    )
    assert (
        "Cấp huyện: tăng nhiều nhất là huyện Lâm Thao (từ hạng 10 lên hạng 1, bước lớn nhất:"
        " 2021–2024); giảm nhiều nhất là huyện Yên Lập (từ hạng 2 xuống hạng 13, bước lớn nhất:"
        " 2021–2024)." in said
    )
    # the criteria changed in the first part of 2021–2024
    assert (
        "Bộ tiêu chí đổi trong 2021–2022, nên thay đổi hạng qua lần đổi ấy chưa hẳn là kết"
        " quả thực hiện (2022–2024: chưa rõ có đổi không)." in said
    )
    said = say(show_cover, language="en")
    assert (
        "Changes in rank, 2020–2024, among the units ranked in each of 2020, 2021 and 2024."
        " Departments and agencies: the Department of Planning and Investment (from rank 17 up to"
        " 5, largest step 2020–2021) rose most;" in said
    )
    assert "The criteria changed within 2021–2022, so" in said


def test_a_score_whose_maximum_is_not_published_says_so_on_the_first_page():
    assert "843,24 điểm (chưa rõ thang điểm)" in say(show_cover)
    assert "824.42 points (maximum not known)" in say(show_cover, language="en")
    assert "chưa rõ thang điểm" not in say(show_cover, "hung-yen")


def test_subjects_of_praise_are_translated():
    said = say(show_movement, language="en")
    assert "for (a) cyber information security (Công tác đảm bảo an toàn thông tin mạng);" in said
    assert "(b) IT application (Ứng dụng công nghệ thông tin); (c) document management and" in said


def test_the_worth_of_a_point_is_told_with_the_gaps_of_its_list():
    """2024, typed: districts 0.10 to 9.65 (between ranks 8 and 9), 1.64 in the median; departments
    0.18 to 8.10 (4 and 5), 1.605; 20 gaps over 53.48 points, 12 over 30.25. In 2020 the departments
    from 4th to 5th 0.4, … from 23rd to 24th 36.0.
    """
    tree = lxml.html.fromstring(str(draw(show_league_tables, "phu-tho").html))
    rows = [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in tree.xpath("//div[@id = 'table-density']//tbody/tr")
    ]
    told = {row[0]: (row[3], row[-1]) for row in rows}
    # the fifth of each list, whose points the gap to the first five is counted from
    assert [row[2] for row in rows] == [
        "830,14",
        "813,19",
        "806,0",
        "134,3",
        "121,7",
        "133,7",
        "115,5",
    ]
    assert told["sở, ban, ngành, 2024"] == ("0,37", "0,18 / 1,605 / 8,10 (hạng 4–5)")
    assert told["cấp huyện, 2024"] == ("0,40", "0,10 / 1,64 / 9,65 (hạng 8–9)")
    assert told["sở, ban, ngành, 2020"] == ("0,26", "0,1 / 0,9 / 36,0 (hạng 23–24)")
    said = say(show_league_tables)
    assert (
        "với nhóm 5 hạng đầu: năm 2024 ở hai cột cuối của bảng hạng và điểm; năm khác là hiệu của"
        " các điểm ở bảng ấy (điểm của hạng 5: bảng dưới), tính sẵn ở thẻ" in said
    )
    # 2020 has three units of 129.8: the middle of 22 gaps is 0.9, with two gaps of 0 it were 0.7
    assert "Khoảng cách: giữa hai mức điểm khác nhau liền nhau; các đơn vị đồng hạng không" in said
    assert "nên dùng số của nửa giữa" not in said and "kéo nó xuống" not in said


def test_a_mean_of_the_praised_says_who_of_them_always_leads():
    """Of the eleven, tax, information, office and health: 1 to 4 in each list."""
    said = say(show_movement)
    assert (
        "hạng bình quân của 11 đơn vị được nêu (có cả 4 đơn vị luôn thuộc 5 hạng đầu) so với 10 đơn"
        " vị còn lại: 7,8 so với 14,5 (2020); 7,8 so với 14,5 (2021); 9,5 so với 12,7 (2024); nhóm"
        " được nêu có hạng bình quân cao hơn ở mỗi năm, khoảng cách đã hẹp lại; không kể các đơn"
        " vị đó, hạng bình quân của 7 đơn vị được nêu còn lại: 10,9 (2020); 10,9 (2021); 13,4"
        " (2024), nên không phải năm nào cũng cao hơn nhóm còn lại (việc bỏ này tự nó hạ bình"
        " quân của nhóm)." in said
    )
    assert "chỉ bỏ đơn vị ở một phía" not in said and "nên việc được nêu tên" not in said


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
    assert "bộ chuyển đổi số (tiêu chí năm 2022) ở sở, ban, ngành thêm chủ đề" in said
    assert "Các văn bản đã thu thập của Phú Thọ không nêu điểm của từng nhóm." in said


def test_changes_of_own_points_are_told_with_how_many_gained():
    """2020–2021: 14 of 25 departments and all 13 districts gained."""
    said = say(show_national)
    assert "thẩm định)+1,07 điểm (trung vị +0,3; 14 trong 25 đơn vị tăng)" in said
    assert "thẩm định)+6,49 điểm (trung vị +7,2; 13 trong 13 đơn vị tăng)" in said
    assert (
        "Từ 2020 đến 2021, điểm bình quân do tỉnh thẩm định và các chỉ số quốc gia có số liệu của"
        " cả hai năm (bảng dưới) đều tăng (riêng PAPI chỉ biết hạng), nhưng cả nước cũng tăng gần"
        " bằng ở PAR INDEX (+2,65 so với +2,85 của tỉnh), nên chưa thể kết luận các chỉ số quốc gia"
        " xác nhận điểm do tỉnh chấm. Thang điểm" in said
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
    """The page on decision 3426, that on indices of 2021 and that of Hưng Yên on 2018 were kept
    without their address: as many as the list of sources marks.
    """
    for language, lead, mark in (
        ("vi", "(người đọc chưa tự đối chiếu được):", "Chưa rõ địa chỉ"),
        ("en", "Web address not known (readers cannot check the page):", "Address not known"),
    ):
        told = say(show_gaps, language=language).partition(lead)[2].partition(". ")[0]
        assert [part.strip()[:16] for part in told.split("; ")] == [
            "QĐ 3426/QĐ-UBND," if language == "vi" else "Decision 3426/QĐ",
            "Tăng hạng các ch",
            "Hưng Yên: Cục Ti" if language == "vi" else "Hung Yen: Cục Ti",
        ]
        entries = lxml.html.fromstring(str(draw(show_sources, "phu-tho", language).html))
        marked = [item for item in entries.xpath("//ol/li") if mark in item.text_content()]
        assert len(marked) == 3


def test_the_best_year_of_an_index_is_the_best_of_all_that_are_shown():
    """PCI: 8th in 2024, 10th in 2023, 54th in 2013."""
    assert "PCI 2006–2024: cao nhất năm 2024, hạng 8 (theo thứ tự" in say(show_national)
    assert "PCI 2006–2024: best in 2024, rank 8 (in order of listing" in say(
        show_national, language="en"
    )
    assert "cao nhất năm 2023" not in say(show_national)


@pytest.mark.parametrize("province, gaps", [("phu-tho", 26), ("hung-yen", 7)])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_not_known_bears_numbers(province, gaps, language):
    table = lxml.html.fromstring(str(draw(show_gaps, province, language).html))
    told = " ".join(table.xpath("//div[@id = 'table-gaps']")[0].text_content().split())
    assert all(f"({number}) " in told for number in range(1, gaps + 1))
    assert f"({gaps + 1}) " not in told


def test_an_adjective_held_against_an_own_threshold_is_no_contradiction_of_the_sources():
    assert "khá ổn định" not in say(show_contradictions)
    assert "Bảng này nêu 4 điểm đáng kể; 35 điểm nhỏ (chính tả," in say(show_contradictions)


def test_figures_that_a_later_decision_restates_say_so_where_they_are_used():
    """The points of 2020 stand in the decision on 2021."""
    assert "2020: QĐ 519/QĐ-UBND, 8/3/2022 nhắc lại; 2021: QĐ 519" in note_of(
        show_league_tables, "table-years-department"
    )
    note = note_of(show_league_tables, "table-years-district")
    assert note.startswith("Cách đọc, nguồn như bảng của sở, ban, ngành; năm 2022: danh sách không")


def note_of(show, anchor, language="vi"):
    tree = lxml.html.fromstring(str(draw(show, "phu-tho", language).html))
    note = tree.xpath(f"//div[@id = '{anchor}']/following-sibling::p[@class = 'note'][1]")[0]
    for link in note.xpath(".//a[contains(@class, 'outside')]"):
        link.drop_tree()
    return " ".join(note.text_content().split())


def test_lists_in_part_are_named_as_such_where_they_are_counted():
    """2017 names 4 units of 39; the copy of 2022 breaks off, and names five districts."""
    assert "năm 2017 và 2022: danh sách không đầy đủ" in note_of(show_timeline, "table-lists")
    assert "2018, 2019 và 2023; năm 2017 và 2022 chỉ có danh sách một phần" in say(show_cover)
    assert "2023 found; 2017 and 2022 in part only" in say(show_cover, language="en")


def test_later_ranks_keep_their_reservations():
    """PCI of 2024 by order of a list; PAPI counted from points, of 2022 by a private collection."""
    said = say(show_national)
    assert "lên 2 bậc (2023–2024, theo thứ tự liệt kê)" in said
    assert "(2021–2022, tự tính), xuống 14 bậc (2022–2023, tự tính)" in said


def test_what_is_known_by_rank_only_is_not_said_to_have_gained_points():
    said = say(show_national)
    assert "(bảng dưới) đều tăng (riêng PAPI chỉ biết hạng)" in said


def test_a_chart_that_begins_in_the_worst_year_says_so():
    """PCI 2013: rank 54, the worst of all years."""
    assert "Bắt đầu từ năm 2013, khi đổi cách đo (cũng là năm hạng thấp nhất)" in say(show_national)
    assert "when the method changed (also the year of the worst rank)" in say(
        show_national, language="en"
    )


def test_a_computed_change_of_the_nation_is_a_change_of_the_mean():
    assert "(bình quân 59 tỉnh có điểm ở cả hai năm, tự tính: +0,17)" in say(show_national)


def test_a_published_total_is_printed_where_its_unit_is_named():
    """Hưng Yên 2018: planning 417.30."""
    assert "1/17: Sở Kế hoạch và Đầu tư 417,30" in say(show_frameworks)


def test_why_a_series_breaks_stands_below_its_own_name():
    """2017: 33 of 39 agencies; 2021: all, of how many is not said."""
    tree = lxml.html.fromstring(str(draw(show_ladder, "phu-tho").html))
    names = [row[0].text_content() for row in tree.xpath("//div[@id='table-ladder']//tbody/tr")]
    (signed,) = [name for name in names if "Cơ quan dùng chữ ký số" in name]
    assert "‖ 2021: chỉ một trong hai năm nêu tổng số đơn vị" in signed
    (files,) = [name for name in names if name.startswith("Hồ sơ tiếp nhận")]
    assert "‖ 2020: từ “thông qua" in files and "‖ 2023: từ mức độ 3, 4 sang" in files
    assert "chữ ký số" not in note_of(show_ladder, "table-ladder")


def test_districts_of_two_provinces_what_holds_and_why_no_more():
    """Hưng Yên 2018: at most 106.42 (rank 1); Phú Thọ at least 109.8 in 2020, 117.4 in 2021."""
    said = say(show_frameworks)
    assert (
        "Tổng cao nhất của Hưng Yên thấp hơn tổng thấp nhất của Phú Thọ ở mỗi năm. Không suy ra hơn"
        " kém: hai tỉnh" in said
    )


def test_a_total_of_few_stands_with_its_rank():
    said = say(show_frameworks)
    assert "thành phố Hưng Yên 106,42 (hạng 1); huyện Văn Lâm 105 (hạng 2)" in said
