"""What a reader who has only the printed report asks: answered, or said to be unknown."""

import lxml.html
import pytest
from drawn import draw

from rankings.report.report_words import strip_tags
from rankings.report.sections.answers import show_answers
from rankings.report.sections.cover import show_cover
from rankings.report.sections.doubts import show_gaps
from rankings.report.sections.league import show_league_tables
from rankings.report.sections.movement import show_movement
from rankings.report.sections.national import show_national
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
    assert (
        "Sở, ban, ngành: qua lần đổi bộ tiêu chí (2021–2022: tương quan hạng 0,92, 23 đơn vị), thứ"
        " bậc không xáo trộn nhiều hơn giữa hai năm dùng cùng một bộ (2020–2021: 0,91, 25 đơn vị)."
        in said
    )
    # 2022 names five districts only: nothing to hold against 2020–2021
    assert "Cấp huyện: qua lần đổi bộ tiêu chí" not in said
    assert "shuffled the order no more than" in say(show_movement, language="en")


def test_units_that_whole_lists_lack_are_named_and_the_reason_is_unknown():
    said = say(show_timeline)
    assert (
        "Ngân hàng Nhà nước tỉnh không có trong danh sách năm 2020 và 2021; chưa biết lý do."
        in said
    )
    assert (
        "Cục Quản lý thị trường không có trong danh sách năm 2020 và 2021, chưa được xếp hạng trong"
        " danh sách nào; chưa biết lý do." in said
    )
    assert "Công an tỉnh không có trong danh sách" not in said  # ranked in both


def test_one_reason_for_all_is_no_reason_of_each():
    said = say(show_timeline)
    assert "chưa rõ lý do cụ thể đối với từng đơn vị: văn bản chỉ nêu một lý do chung" in said
    assert "chưa rõ lý do không tiếp tục" not in said


def test_populations_are_told_by_group():
    said = say(show_timeline)
    assert "năm 2020: 38 đơn vị (sở, ban, ngành 25; cấp huyện 13), đều có tổng điểm" in said
    assert (
        "năm 2022: 29 đơn vị (sở, ban, ngành 24; cấp huyện 5), trong đó 23 đơn vị có tổng điểm"
        in said
    )
    assert "được nêu hạng hoặc điểm" in said and "xếp loại suy ra" not in said  # nobody is graded
    assert "hạng, điểm hoặc xếp loại" in say(show_timeline, "hung-yen")


def test_why_a_list_is_in_part_and_what_a_name_it_lacks_may_have():
    note = note_of(show_league_tables, "table-years-department")
    assert "không đầy đủ: bản sao dừng giữa dòng cuối" in note
    assert "nếu có thì từ hạng 25 trở xuống" in note
    assert "các năm trước: tính được từ điểm ghi trong bảng" in note
    note = note_of(show_league_tables, "table-years-district")
    assert "không đầy đủ: chỉ nêu các đơn vị dẫn đầu" in note
    assert "nếu có thì từ hạng 6 trở xuống" in note
    assert "Cách đọc: xem ghi chú của bảng liền trước" in note and "Khoảng cách: " not in note
    english = note_of(show_league_tables, "table-years-district", "en")
    assert "if it was, at rank 6 or below" in english


def test_points_of_kinds_that_some_lists_rank_stand_with_their_ranks():
    said = say(show_movement)
    assert "Bộ Chỉ huy Quân sự tỉnh (2020: 25 · 49,8 điểm; 2021: 26 · 49,8 điểm)" in said


def test_who_praises_nobody_is_said_with_what_was_not_read():
    said = say(show_movement)
    assert (
        "Trong văn bản về kết quả năm 2020, 2021 và 2024, báo cáo không ghi nhận đơn vị nào được"
        " nêu là điển hình; kết quả năm 2022 chỉ có bản chép số liệu nên chưa biết." in said
    )
    tree = lxml.html.fromstring(str(draw(show_movement, "phu-tho").html))
    cited = tree.xpath("//p[contains(., 'là điển hình, tiêu biểu')]//a[@class = 'evidence']/@href")
    assert cited and all(href.startswith("#e-phu-tho_2017_ict_use_3426-") for href in cited)


def test_samples_of_the_years_compared_are_told_or_said_to_be_unknown():
    said = say(show_national)
    assert said.count("chưa biết cỡ mẫu năm 2021") == 3  # PAPI, PCI, SIPAS


def test_a_nations_change_that_is_missing_is_said_to_be():
    said = say(show_national)
    assert "PCI +1,59 điểm (chưa biết mức tăng, giảm chung của cả nước)" in said
    assert "SIPAS +1,1 điểm (chưa biết mức tăng, giảm chung của cả nước)" in said
    assert "PAR INDEX +2,85 điểm (bình quân các tỉnh: +2,65, chênh +0,20)" in said


def test_later_years_are_told_not_to_be_comparable():
    said = say(show_national)
    # 20 in 2021, 24 in 2022, 10 in 2023, 8 in 2024; PAPI 10 in 2022, 24 in 2023
    assert (
        "Sau năm 2021 không đối chiếu được, vì chưa có hai năm liền nhau nào có điểm do tỉnh thẩm"
        " định theo cùng bộ tiêu chí; riêng hạng trên các chỉ số quốc gia: PCI xuống 4 bậc"
        " (2021–2022), lên 14 bậc (2022–2023), lên 2 bậc (2023–2024); PAPI xuống 14 bậc"
        " (2022–2023)." in said
    )


def test_no_document_of_the_province_and_every_year_that_is_asked_for():
    said = say(show_gaps)
    assert "Các tiêu chí mất điểm: không văn bản nào của Phú Thọ công bố điểm theo từng" in said
    assert "Cần phụ lục kết quả năm 2020, 2021, 2022 và 2024." in said


def test_an_open_question_is_named_where_it_is_counted():
    assert "1 câu hỏi chưa trả lời được vì thiếu số liệu (Các tiêu chí mất điểm)" in say(
        show_answers
    )


def test_a_correlation_that_rests_on_its_ends_has_its_reservation_beside_it():
    assert "còn lại: 0,52; việc loại trừ tự nó cũng làm giảm hệ số" in say(show_cover)
