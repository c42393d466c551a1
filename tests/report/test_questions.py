"""What a reader who has only the printed report asks: answered, or said to be unknown."""

import re

import lxml.html
import pytest
from drawn import draw

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


def note_of(show, anchor, language="vi"):
    tree = lxml.html.fromstring(str(draw(show, "phu-tho", language).html))
    note = tree.xpath(f"//div[@id = '{anchor}']/following-sibling::p[@class = 'note'][1]")[0]
    return " ".join(note.text_content().split())


def test_a_change_of_criteria_is_held_against_a_year_without_one():
    said = say(show_movement)
    # of all units that two lists share 26 of 253 pairs and 29 of 300: the units are not the same
    assert (
        "Sở, ban, ngành, trong 21 đơn vị có ở mọi danh sách đầy đủ: tỷ lệ cặp đơn vị đổi thứ tự"
        " qua lần đổi bộ tiêu chí (2021–2022: 26/210, 12%) gần bằng giữa hai năm dùng cùng một bộ"
        " (2020–2021: 29/210, 14%); cao hơn ở 2022–2024 (42/210, 20%), khoảng thời gian"
        " dài hơn, khi chưa rõ bộ tiêu chí có đổi không." in said
    )  # 20.0 %
    assert "không xáo trộn nhiều hơn" not in said
    # 2022 names five districts only: nothing to hold against 2020–2021
    assert "Cấp huyện: tỷ lệ cặp" not in said
    assert "about as large a share of pairs" in say(show_movement, language="en")


def test_a_gap_is_small_or_large_against_the_other_gaps():
    """Gaps of 2024, typed: departments 0,18 … 8,10 (median 1,605), districts 0,10 … 9,65 (1,64)."""
    said = say(show_cover)
    assert "chỉ hơn đơn vị thứ hai (Sở Thông tin và Truyền thông) 0,59 điểm (khoảng cách" in said
    assert (
        ", hơn thị xã Phú Thọ 2,61 điểm (khoảng cách trung vị giữa hai hạng liền nhau: 1,6" in said
    )
    assert "cách biệt nhỏ" not in said and "3,7" not in said
    said = say(show_cover, language="en")
    assert "just 0.59 ahead of the Department of Information and Communications (median" in said
    assert "points (maximum not known), 2.61 ahead of Phu Tho Town (median gap between" in said


@pytest.mark.parametrize(
    "province, counts",
    [  # typed: 24 departments and 5 districts in 2022; 25 and 13, 26 and 13; of 39 in 2017 four
        ("phu-tho", ["24", "5", "38 (năm 2020); 39 (năm 2021)", "4 trong 39"]),
        ("hung-yen", ["16", "10"]),
    ],
)
def test_a_set_of_criteria_says_how_many_it_was_seen_to_rank(province, counts):
    tree = lxml.html.fromstring(str(draw(show_frameworks, province).html))
    rows = tree.xpath("//div[@id = 'table-themes']//tbody/tr")
    told = {row[0].text_content(): [cell.text_content() for cell in row[1:]] for row in rows}
    assert told["Số đơn vị được nêu"] == counts
    # the page of 2017 names fourteen others as examples
    assert "mới biết" not in strip_tags(draw(show_frameworks, province).html)


def test_what_a_copy_does_not_hold_is_not_what_the_document_does_not_say():
    for anchor in ("table-years-department", "table-years-district"):
        note = note_of(show_league_tables, anchor)
        assert "nguồn hiện có không nêu, chưa biết có được xếp hạng hay không" in note
        assert "văn bản không nêu" not in note
    tree = lxml.html.fromstring(str(draw(show_timeline, "phu-tho").html))
    cells = [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in tree.xpath("//div[@id = 'table-lists']//tbody/tr")
    ]
    found = {(row[0], row[2]): row[-3:-1] for row in cells}
    assert found["2022", "sở, ban, ngành"] == ["chưa biết", "chưa biết"]  # a copy of figures
    assert found["2024", "cấp huyện"] == ["", "không nêu"]


def test_the_first_page_says_that_districts_are_no_more():
    assert "Ở cấp huyện (đã kết thúc từ 1/7/2025)" in say(show_cover)
    assert "abolished on 1 July 2025" in say(show_cover, language="en")
    assert "thủ trưởng nên" not in say(show_movement)


def test_departments_are_set_beside_districts_for_no_reason_that_the_lists_do_not_bear():
    """91.6 points part the first department from the last in 2020, 8.2 the districts; but the 21
    that stay are parted by 26.7, and in the middle half a point is worth more places: no reason.
    """
    said = say(show_cover)
    assert (
        "giữa hai năm cùng bộ tiêu chí (2020–2021), sở, ban, ngành giữ thứ bậc rõ hơn cấp huyện:"
        " 0,84 (không kể hai đầu: 0,46) so với 0,37°;" in said
    )
    assert "không so sánh hai mức" not in said
    assert "kept their order better than the districts" in say(show_cover, language="en")


def test_identification_accounts_have_a_row():
    tree = lxml.html.fromstring(str(draw(show_ladder, "phu-tho").html))
    rows = [" ".join(row.text_content().split()) for row in tree.xpath("//tbody/tr")]
    assert any("VNeID" in row and "≈ 980.000" in row for row in rows)


def test_means_of_the_praised_are_told_of_every_complete_year():
    """Districts in 2021, typed: Lâm Thao 13, Yên Lập 4, Việt Trì 6 (mean 7,7), the others 6,8."""
    said = say(show_movement)
    assert "6,7 so với 7,1 (2020); 7,7 so với 6,8 (2021); 5,7 so với 7,4 (2024)" in said


def test_a_sign_is_explained_before_it_is_used():
    said = say(show_ladder)
    assert (
        0 < said.index("Dấu ‖ (hai gạch đứng) đứng trước") < said.index("Cán bộ sử dụng thành thạo")
    )
    assert "(đơn vị tính: triệu công dân)" in said and "số lượng triệu" not in said


def test_the_list_of_what_is_not_known_does_not_claim_to_be_all():
    said = say(show_gaps)
    assert "được nêu tại mục tương ứng" in said
    assert "QĐ 10/QĐ-UBND, 3/1/2024 (năm 2023); các năm khác: chưa xác định được văn bản" in said


def test_a_source_that_contradicts_itself_is_said_to():
    said = say(show_contradictions)
    assert "số đơn vị được xếp hạng là 63 theo trang này, 60 theo nguồn “Phú Thọ tăng 32" in said
    assert "(dù tiêu đề của nguồn ấy ghi 6/63)" in said
    # of two years on one page the one that the report counts as
    assert (
        "nội dung ghi kết quả năm 2017 (quyết định ký 18/12/2017). Báo cáo dùng năm 2017." in said
    )
    assert said.count("Báo cáo dùng năm") == 1


def test_who_measures_is_named_once():
    assert said_of_measurers().count("Bộ Thông tin và Truyền thông; 63") == 1  # DTI alone


def said_of_measurers():
    tree = lxml.html.fromstring(str(draw(show_national, "phu-tho").html))
    return " ".join(tree.xpath("//div[@id = 'table-measurers']")[0].text_content().split())


def test_units_that_whole_lists_lack_are_named_and_the_reason_is_unknown():
    said = say(show_timeline)
    assert (
        "Ngân hàng Nhà nước tỉnh không có trong danh sách năm 2020 và 2021; chưa biết lý do."
        in said
    )
    assert (
        "Cục Quản lý thị trường không có trong danh sách năm 2020 và 2021, cũng không có tên"
        in said
    )
    assert "Công an tỉnh không có trong danh sách" not in said  # ranked in both


def test_one_reason_for_all_is_no_reason_of_each():
    said = say(show_timeline)
    assert "chưa rõ lý do cụ thể đối với từng đơn vị: văn bản chỉ nêu một lý do chung" in said
    assert "chưa rõ lý do không tiếp tục" not in said


def test_populations_are_told_by_group():
    said = say(show_timeline)
    assert (
        "năm 2017: 4 trong 39; năm 2020: 38; năm 2021: 39; năm 2022: 29; năm 2024: 34 trong" in said
    )
    tree = lxml.html.fromstring(str(draw(show_timeline, "phu-tho").html))
    rows = [
        [cell.text_content() for cell in row]
        for row in tree.xpath("//div[@id = 'table-lists']//tbody/tr")
    ]
    named = {(row[0], row[2]): row[3:5] for row in rows}
    assert named["2020", "sở, ban, ngành"] == ["25", "25"]
    assert named["2022", "sở, ban, ngành"] == ["24", "23"]
    assert "được nêu hạng hoặc điểm" in said and "xếp loại suy ra" not in said  # nobody is graded
    assert "hạng, điểm hoặc xếp loại" in say(show_timeline, "hung-yen")


def test_why_a_list_is_in_part_and_what_a_name_it_lacks_may_have():
    note = note_of(show_league_tables, "table-years-department")
    assert "không đầy đủ: bản sao dừng giữa dòng cuối" in note
    assert "(nếu có, từ hạng 25 trở xuống)" in note
    assert "trên số danh sách nêu đủ 5 hạng đầu và có xếp hạng đơn vị." in note
    assert "Hai cột cuối: điểm, năm 2024;" in note
    note = note_of(show_league_tables, "table-years-district")
    assert "không đầy đủ (chỉ nêu các đơn vị dẫn đầu)" in note
    assert "(nếu có, từ hạng 6 trở xuống)" in note
    assert "Lần ở 5 hạng đầu: tính cả danh sách chỉ nêu đủ 5 hạng đầu." in note
    assert "Cách đọc, nguồn như bảng của sở, ban, ngành;" in note and "Hai cột cuối" not in note
    english = note_of(show_league_tables, "table-years-district", "en")
    assert "if ranked, at 6 or below" in english


def test_points_of_kinds_that_some_lists_rank_stand_with_their_ranks():
    said = say(show_movement)
    assert "Bộ Chỉ huy Quân sự tỉnh (2020: 25 · 49,8 điểm; 2021: 26 · 49,8 điểm)" in said


def test_who_praises_nobody_is_said_with_what_was_not_read():
    said = say(show_movement)
    assert (
        "Trong các văn bản về kết quả năm 2020, 2021 và 2024 chưa tìm thấy đơn vị được nêu là điển"
        " hình; năm 2022 chỉ có bản chép số liệu, không có toàn văn nên chưa rõ." in said
    )
    tree = lxml.html.fromstring(str(draw(show_movement, "phu-tho").html))
    cited = tree.xpath("//p[contains(., 'là điển hình, tiêu biểu')]//a[@class = 'evidence']/@href")
    assert cited and all(href.startswith("#e-phu-tho_2017_ict_use_3426-") for href in cited)


def test_samples_of_the_years_compared_are_told_or_said_to_be_unknown():
    """On record: PAPI of 2020 and 2023, PCI of 2024, SIPAS of 2019; set beside the own points are
    the indices of 2021.
    """
    note = note_of(show_national, "table-measurers")
    assert (
        "cỡ mẫu: của năm ghi trong ngoặc. Chưa biết cỡ mẫu: PAPI, PCI và SIPAS năm 2021 (năm được"
        " so với điểm do tỉnh thẩm định)." in note
    )
    assert "chưa biết cỡ mẫu năm" not in said_of_measurers()


def test_a_mean_gain_stands_with_the_median():
    """Gains 2020–2021, typed: departments +0.3 in the middle of 25 (+8.4 at most), districts +7.2
    in the middle of 13.
    """
    said = say(show_national)
    assert "Sở, ban, ngành (tỉnh thẩm định)+1,07 điểm (trung vị +0,3; 14 trong 25 đơn" in said
    said = say(show_movement)
    assert "1 giữ nguyên (Bộ Chỉ huy Quân sự tỉnh); thay đổi trung vị +0,3 điểm; tăng" in said
    assert "cả 13 đơn vị chung đều tăng điểm; thay đổi trung vị +7,2 điểm; tăng" in said


def test_a_chart_across_a_change_of_criteria_says_so_in_its_title():
    for show in (show_cover, show_movement):
        assert "2020–2024 (bộ tiêu chí đã đổi): " in say(show)
        assert "2020–2024 (the criteria changed): " in say(show, language="en")
    assert "xanh lục: luôn ở 5 hạng đầu" in say(show_cover)  # Phú Thọ town: 5, 1, 1, 2


def test_a_kind_moves_where_most_of_its_move_is():
    """Tax, treasury and insurance, typed: mean ranks 4,0; 5,3; 4,7; 9,0."""
    assert (
        "cơ quan ngành dọc (3 đơn vị: Bảo hiểm xã hội tỉnh −8, Cục Thuế tỉnh −2 và Kho bạc Nhà nước"
        " tỉnh −5 bậc; không tính Chi cục Hải quan và Ngân hàng Nhà nước tỉnh, chỉ được xếp ở một"
        " số năm) xuống, từ 4,0 đến 9,0, bước lớn nhất: 2022–2024; sở (16 đơn vị) lên, từ 12,2 đến"
        " 11,2" in say(show_movement)
    )
    told = "mặt kia của việc loại khác xuống. Chưa rõ bộ tiêu chí có đổi trong 2022–2024 không."
    assert told in say(show_movement)


def test_departments_that_are_no_more_are_named_with_their_heirs():
    said = say(show_timeline)
    assert "Trong danh sách năm 2024, nay đã đổi tên hoặc nhập vào đơn vị khác: " in said
    assert (
        "Sở Nông nghiệp và Phát triển nông thôn và Sở Tài nguyên và Môi trường (nay thuộc" in said
    )
    assert "Sở Kế hoạch và Đầu tư (nay thuộc Sở Tài chính)" in said
    assert "Sở Y tế (nay" not in said
    assert "(trước khi hợp nhất với Vĩnh Phúc và Hòa Bình từ 1/7/2025)" in say(show_cover)


def test_a_request_promises_no_more_than_its_document_can_tell():
    """A decision of 2022 cannot tell what the results of 2024 rest on."""
    said = say(show_gaps)
    assert (
        "cách chấm của bộ chuyển đổi số (cùng với phụ lục kết quả các năm 2022 và 2024: các năm đó"
        " có dùng cùng bộ tiêu chí, cùng thang điểm hay không)" in said
    )
    assert (
        "Hạng và tổng điểm năm 2017 của 35/39 cơ quan, đơn vị, điểm theo từng tiêu chí của cả 39"
        in said
    )


def test_each_change_stands_beside_the_nations_or_that_this_is_not_known():
    """Of 2020–2021 typed from the article and the ministry's means: PAR INDEX 88,59 − 85,74."""
    html = lxml.html.fromstring(str(draw(show_national, "phu-tho").html))
    rows = html.xpath("//div[@id = 'table-directions-2021']//tbody/tr")
    told = [[" ".join(cell.text_content().split()) for cell in row] for row in rows]
    assert [row[0] for row in told] == [
        "Sở, ban, ngành (tỉnh thẩm định)",
        "Cấp huyện (tỉnh thẩm định)",
        "PCI",
        "PAPI",
        "PAR INDEX",
        "SIPAS",
    ]
    assert told[2][1:] == [
        "+1,59 điểm",
        "chưa biết; cần bảng các tỉnh trong báo cáo PCI hằng năm (VCCI) của hai năm",
    ]
    assert told[5][1:] == [
        "+1,1 điểm",
        "chưa biết; cần báo cáo SIPAS hằng năm của Bộ Nội vụ của hai năm",
    ]
    assert told[4][1:] == ["+2,85 điểm", "bình quân các tỉnh: +2,65 điểm (chênh +0,20)"]
    assert told[0][2] == "–" and told[3][1].startswith("từ hạng 38")
    # susta.vn: 42,105 in 2020 and 42,407 in 2021; a later report of it gives 41,71 for 2021
    assert told[3][2] == (
        "bình quân các tỉnh: +0,302 điểm (chưa chắc: một bài sau của cùng trang ghi bình quân các"
        " tỉnh năm 2021 là 41,71 điểm)"
    )


def test_later_years_are_told_not_to_be_comparable():
    said = say(show_national)
    # 20 in 2021, 24 in 2022, 10 in 2023, 8 in 2024; PAPI 6 of 60 in 2021, 10 of 61 in 2022, 24 in
    # 2023; 2022 and 2023 have the same provinces
    assert (
        "Sau năm 2021 không đối chiếu được, vì trong các danh sách đã thu thập chưa có hai năm liền"
        " nhau nào có điểm do tỉnh thẩm định theo cùng bộ tiêu chí; riêng hạng trên các chỉ số quốc"
        " gia: PCI xuống 4 bậc (2021–2022), lên 14 bậc (2022–2023), lên 2 bậc (2023–2024, theo"
        " thứ tự liệt kê); PAPI từ hạng 6/60 nguồn xuống hạng 10/61 (2021–2022, tự tính), xuống 14"
        " bậc (2022–2023, tự tính)." in said
    )


def test_no_document_of_the_province_and_every_year_that_is_asked_for():
    said = say(show_gaps)
    assert (
        "Các tiêu chí mất điểm: các văn bản đã thu thập của Phú Thọ không nêu điểm theo từng"
        in said
    )
    assert "Cần phụ lục kết quả năm 2017, 2020, 2021, 2022 và 2024." in said


def test_what_sets_the_provinces_apart_is_said_in_a_sentence():
    """34 totals of 40 units (27 and 13), six of them not evaluated; 3 totals of 27 (17 and 10)."""
    told = (
        "Phú Thọ (2024) nêu tổng điểm của 34 trong 40 đơn vị, nêu hạng của từng đơn vị được đánh"
        " giá, không nêu xếp loại, điểm tối đa của từng tiêu chí và điểm theo tiêu chí; Hưng Yên"
        " (2018) nêu tổng điểm của 3 trong 27 đơn vị, nêu xếp loại, điểm tối đa của từng tiêu chí"
        " và một phần điểm theo tiêu chí, không nêu hạng của từng đơn vị được đánh giá."
    )
    assert "Các tỉnh khác nhau ở nội dung công bố (danh sách mới nhất): " + told in say(
        show_frameworks
    )
    assert "3 trong 27 đơn vị" in say(show_frameworks, "hung-yen")


def test_who_was_ranked_and_who_was_not_add_up():
    told = (
        "năm 2024: 34 trong 40 (còn lại: 6 đơn vị không được đánh giá; chỉ đếm đơn vị được nêu tên)"
    )
    assert told in say(show_timeline)
    said = say(show_timeline, language="en")
    assert "2024: 34 of 40 (the other 6 not evaluated; only named units are counted)" in said


def test_paper_tells_how_else_a_printed_gain_may_be_read():
    """95,25 less 22,10 points, or 95,25 / 1,2210; of 43,11 or 53,62 one is of 225 communes."""
    page = lxml.html.fromstring(str(draw(show_ladder, "phu-tho").html))
    (row,) = page.xpath("//div[@id = 'table-ladder']//tr[contains(th, 'Văn bản được ký số')]")
    assert "73,15% hoặc 78,01%" in " ".join(row.text_content().split())
    (row,) = page.xpath("//div[@id = 'table-ladder']//tr[contains(th, 'Xã, phường, thị trấn có')]")
    assert "43,11%" in row.text_content() and "hoặc" not in row.text_content()
    assert not page.xpath("//p[contains(@class, 'paper-only')][contains(., 'cách hiểu khác')]")
    assert len(page.xpath("//details[@class = 'fold screen-only']//li[contains(., '78,01%')]")) == 1


def test_why_a_series_breaks_stands_on_a_line_of_its_own():
    page = lxml.html.fromstring(str(draw(show_ladder, "phu-tho").html))
    heads = page.xpath("//div[@id = 'table-ladder']//tbody/tr/th")
    lines = [line for head in heads for line in head.text_content().split("‖")[1:]]
    assert all(line.startswith(" 20") for line in lines) and len(lines) == 8  # a line a break
    assert sum(len(list(head.iter("br"))) for head in heads) == 8


def test_paper_tells_every_step_of_a_units_moves():
    """Planning 17, 6, 7, 5; Lâm Thao 10, 13, 1 (2022 names five districts only)."""
    page = lxml.html.fromstring(str(draw(show_league_tables, "phu-tho").html))
    for level, unit, told in (
        ("department", "Sở Kế hoạch và Đầu tư", "+12 (+11, −1, +2)"),
        ("department", "Sở Ngoại vụ", "0 (0, +8, −8)"),
        ("district", "Huyện Lâm Thao", "+9 (−3, +12)"),
    ):
        (row,) = page.xpath(f"//div[@id = 'table-years-{level}']//tr[th//a[. = '{unit}']]")
        assert told in [" ".join(cell.text_content().split()) for cell in row]
        assert (
            row.xpath(".//span[@class = 'paper-only']")[0].text_content() == told[told.find(" ") :]
        )
    heads = page.xpath("//div[starts-with(@id, 'table-years')]//thead//th[contains(., 'Tăng')]")
    assert [" ".join(head.text_content().split()) for head in heads] == [
        "Tăng, giảm 2020–2024 (qua 2021, 2022)",
        "Tăng, giảm 2020–2024 (qua 2021)",
    ]


def test_an_agreement_says_what_a_head_of_unit_may_do_with_it():
    """0.88 of departments: goals in points; −0.13 of districts, which ended: no single rank."""
    said = say(show_movement)
    assert (
        "Đối với thủ trưởng đơn vị: hai đầu bảng khá bền, nên đơn vị nhiều lần ở cuối bảng cần hỏi"
        " rõ mình mất điểm ở tiêu chí nào rồi đổi cách làm ở đó, đơn vị đầu bảng cần giữ các tiêu"
        " chí đã đạt;" in said
    )
    assert "ở giữa bảng nên đặt mục tiêu bằng điểm (khoảng cách: bảng hạng và điểm)," in said
    assert (
        "Bài học cho lần xếp hạng sau (cấp huyện đã kết thúc từ 1/7/2025): hạng cao một năm chưa"
        " phải vị trí vững, hạng thấp chưa phải cố định; không đánh giá chỉ bằng hạng một" in said
    )
    told = "Mất điểm ở tiêu chí nào thì chưa biết: văn bản không nêu, cần phụ lục (xem Những điều"
    assert said.count(told) == 1
    said = say(show_movement, language="en")
    assert "For a head of unit: both ends of the list last, so a unit" in said
    assert "For the next ranking (districts ended on 1 July 2025): a high rank of one year" in said


def test_small_contradictions_are_counted_by_kind():
    """Hưng Yên: five of spelling (two ways, two names, a space), one word, one value."""
    said = say(show_contradictions, "hung-yen")
    assert (
        "7 điểm nhỏ (chính tả, cách viết tên, số, câu: 5; từ ngữ mạnh hơn con số: 1; giá trị thiếu,"
        " dùng lại hoặc giữ nguyên: 1) ghi ở bảng tính Excel" in said
    )
    said = say(show_contradictions, language="en")
    counts = re.search(r"(\d+) minor ones \((.*?)\) are in the Excel workbook", said)
    assert int(counts[1]) == sum(map(int, re.findall(r": (\d+)", counts[2])))


def test_every_request_says_what_of_whom():
    """Without a rank in 2020 and named in other years: customs, the bank, market surveillance."""
    said = say(show_gaps)
    assert "(tính từ năm đầu tiên có số liệu; cần công bố của cơ quan đo ở các năm ấy): DTI" in said
    assert (
        "Lý do không xếp hạng năm 2020 (sở, ban, ngành): Chi cục Hải quan, Ngân hàng Nhà nước tỉnh,"
        " Cục Quản lý thị trường" in said
    )
    assert "Lý do không xếp hạng năm 2021 (sở, ban, ngành): Ngân hàng Nhà nước tỉnh, Cục" in said


def test_a_page_about_another_province_says_so():
    assert "trang về Hải Dương có số liệu này" in say(show_sources, "hung-yen")
    said = say(show_sources, language="en")
    assert "page about Quang Ngai with this figure" in said
    assert "page about Phu Tho" not in said and "about Ha Noi" not in said  # hanoitimes.vn


def test_means_of_the_praised_name_the_year_they_leave_out():
    said = say(show_movement)
    assert (
        said.count("danh sách đầy đủ (không có năm 2022, danh sách không đầy đủ), hạng bình") == 2
    )


def test_what_only_one_set_of_criteria_asks_is_said():
    told = "chỉ Hưng Yên có nhóm riêng về “ứng dụng CNTT trong cơ quan”."
    assert told in say(show_frameworks, "hung-yen") and told in say(show_frameworks)
    assert "only Hung Yen has a group on IT application" in say(show_frameworks, language="en")


def test_indicators_of_several_years_stand_by_theme():
    tree = lxml.html.fromstring(str(draw(show_ladder, "phu-tho").html))
    rows = tree.xpath("//div[@id='table-ladder']//tbody/tr[not(td[normalize-space()])]")
    assert [row.text_content().strip() for row in rows] == [
        "Hạ tầng",
        "Trang, cổng thông tin điện tử",
        "Ứng dụng CNTT trong cơ quan",
        "Dịch vụ công trực tuyến",
    ]
