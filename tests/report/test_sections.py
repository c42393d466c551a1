"""What the sections say of the two provinces, typed from the published pages and lists."""

import re

import lxml.html
import pytest
from drawn import draw, open_once

from rankings.registry.provinces import find_province
from rankings.report.inputs import open_report
from rankings.report.parts.movement_charts import draw_ranks
from rankings.report.report_words import strip_tags
from rankings.report.sections.cards import show_unit_cards
from rankings.report.sections.cover import show_cover
from rankings.report.sections.criteria import show_lost_points
from rankings.report.sections.doubts import show_contradictions, show_gaps
from rankings.report.sections.frameworks import show_frameworks
from rankings.report.sections.ladder import show_ladder
from rankings.report.sections.league import show_league_tables
from rankings.report.sections.movement import show_movement
from rankings.report.sections.national import show_national
from rankings.report.sections.sources import show_sources
from rankings.report.sections.timeline import show_timeline
from rankings.report.sections.unpublished import show_bounds

pytestmark = pytest.mark.usefixtures("project_tables")


def say(show, province, language="vi"):
    return strip_tags(draw(show, province, language).html)


def read_row(section, anchor, name):
    """{head: cell} of the row of a table that begins with a name."""
    table = lxml.html.fromstring(str(section.html)).xpath(f"//div[@id = '{anchor}']")[0]
    heads = [" ".join(cell.text_content().split()) for cell in table.xpath(".//thead//th")]
    for row in table.xpath(".//tbody/tr"):
        cells = [" ".join(cell.text_content().split()) for cell in row.xpath("./th | ./td")]
        if cells[0] == name:
            return dict(zip(heads, cells, strict=True))
    raise AssertionError(name)


@pytest.fixture
def national(project_tables):
    return draw(show_national, "phu-tho")


def test_a_national_index_stands_in_one_line_with_the_nation_beside_it(national):
    row = read_row(national, "table-indices", "PAR INDEX")
    assert (row["Năm"], row["Điểm"], row["Bình quân, trung vị các tỉnh"]) == (
        "2021",
        "88,59",
        "86,37",
    )
    assert row["Hạng"] == "9/63"
    assert row["So với năm trước"] == "+2,85 điểm (bình quân các tỉnh: +2,65); +1 bậc"


def test_partners_of_a_merger_stand_beside_and_nothing_is_averaged(national):
    row = read_row(national, "table-indices", "DTI")
    assert (row["Vĩnh Phúc"], row["Hòa Bình"]) == ("2022: 18/63", "2022: 42/63")
    said = strip_tags(national.html)
    assert "52/63" not in said.partition("Các kỳ đã biết")[0]
    assert "PGI" not in said  # of Hòa Bình alone: no place of the province to stand beside


def test_a_figure_of_a_workbook_yields_to_a_page_that_prints_the_same(national):
    table = lxml.html.fromstring(str(national.html)).xpath("//div[@id = 'table-older']")[0]
    rows = {
        tuple(cell.text_content().strip() for cell in row[:2]): row.text_content()
        for row in table.xpath(".//tbody/tr")
    }
    assert "55,64" in rows["PCI", "2007"]
    assert "github" not in rows["PCI", "2007"] and "VCCI" in rows["PCI", "2007"]


def test_points_are_written_on_an_axis_of_points(national):
    chart = lxml.html.fromstring(str(national.html)).xpath("//figure[@id = 'index-chart']")[0]
    written = chart.xpath(".//div[@class = 'wide']")[0].text_content()
    assert "70,35" in written and "66,30" in written


def test_no_name_of_a_file_stands_in_a_sentence():
    for province in ("phu-tho", "hung-yen"):
        said = say(show_national, province)
        assert not re.search(r"[a-z]_\d{4}_[a-z]", said)


def test_what_is_asked_for_begins_small_inside_the_sentence():
    said = say(show_cover, "phu-tho")
    assert "để biết thang điểm của khối sở, ban, ngành năm 2024" in said


def test_best_second_and_worst_of_a_criterion_stand_as_percent():
    section = draw(show_lost_points, "hung-yen")
    best = read_row(section, "table-criteria-district", "Cao nhất, % điểm tối đa")
    head = next(name for name in best if name.startswith("Mức độ giao dịch"))
    assert best[head] == "29,5%"  # 5,9 of 20
    worst = read_row(section, "table-criteria-district", "Thấp nhất, % điểm tối đa")
    head = next(name for name in worst if name.startswith("Mức độ hiện diện"))
    assert worst[head] == "35%"  # 14 of 40


@pytest.mark.parametrize("province", ["phu-tho", "hung-yen"])
def test_what_each_province_disclosed_is_counted(province):
    tree = lxml.html.fromstring(str(draw(show_frameworks, province).html))
    totals = {
        row.xpath("string(td[1])").partition(":")[0]
        for row in tree.xpath("//div[@id = 'table-disclosure']//tbody/tr")
    }
    assert totals == {"1/17", "2/10", "21/27", "13/13"}  # 3 of 27 and 34 of 40


def test_two_years_of_a_neighbour_are_one_sentence():
    said = say(show_frameworks, "hung-yen")
    assert (
        "huyện Văn Lâm 105 (hạng 2) nguồn; Phú Thọ năm 2020 từ 109,8 đến 118 (13 đơn vị) nguồn, năm"
        " 2021 từ 117,4 đến 124,3 (13 đơn vị)" in said
    )


def test_criteria_have_the_document_that_sets_them():
    section = draw(show_frameworks, "phu-tho")
    row = read_row(section, "table-themes", "Văn bản quy định tiêu chí")
    assert any(cell.startswith("QĐ 2953/QĐ-UBND, 9/11/2022; ") for cell in row.values())
    assert "Chuyển đổi số, 2022: sở, ban, ngành" in strip_tags(section.html)


def test_criteria_have_english_names_with_the_vietnamese_behind_them():
    assert "Digital infrastructure (Hạ tầng số)" in say(show_frameworks, "phu-tho", "en")


def test_a_praised_unit_has_its_subjects_and_later_ranks_beside_its_name():
    section = draw(show_movement, "phu-tho")
    row = read_row(section, "table-mentions", "Văn phòng UBND tỉnh")
    assert (row["Nội dung"], row["Hạng 2020"], row["Hạng 2024"]) == ("a, c", "3/25", "4/21")
    said = strip_tags(section.html)
    # of the 21 in every list the eleven named stood at 1, 2, 3, 4, 5, 6, 9, 10, 14, 14, 18 in 2020:
    # 86/11; the ten others at 7, 8, 11, 12, 14 (three share 13 to 15), 16, 17, 19, 20, 21: 145/10
    assert "so với 10 đơn vị còn lại: 7,8 so với 14,5 (2020);" in said
    assert "9,5 so với 12,7 (2024); nhóm được nêu có hạng bình quân cao hơn ở mỗi năm" in said
    # districts: 2, 8, 10 in 2020 and 13, 3, 1 in 2024 against ten others; Đoan Hùng is said to have
    # installed software, in no word of praise
    assert "3 đơn vị được nêu so với 10 đơn vị còn lại: 6,7 so với 7,1 (2020);" in said
    assert "5,7 so với 7,4 (2024); số đơn vị được nêu quá ít để kết luận" in said
    assert "Văn bản nêu tên 14 đơn vị là điển hình" in said
    table = lxml.html.fromstring(str(section.html)).xpath("//div[@id = 'table-mentions']")[0]
    assert "Huyện Đoan Hùng" not in table.text_content()


def test_the_few_ranks_of_the_year_of_the_praise_stand_beside_it():
    """2017: tax 923, information 919, Việt Trì 990, Yên Lập 969; all four are praised."""
    section = draw(show_movement, "phu-tho")
    row = read_row(section, "table-mentions", "Huyện Yên Lập")
    assert (row["Nội dung"], row["Hạng 2017"], row["Hạng 2022"]) == ("a, c", "2", "")
    row = read_row(section, "table-mentions", "Sở Lao động - Thương binh và Xã hội")
    assert row["Hạng 2022"] == "10"  # of nobody knows how many: the list breaks off after the 24th
    said = strip_tags(section.html)
    assert (
        "Năm 2017 chỉ có hạng của 4 đơn vị được công bố: tất cả đều được nêu là điển hình." in said
    )
    assert "In 2017 only the ranks of 4 units" in say(show_movement, "phu-tho", "en")


def test_kinds_of_agencies_are_told_by_name_with_all_lists():
    section = draw(show_movement, "phu-tho")
    said = strip_tags(section.html)
    assert (  # 1, 6, 5 in 2020; 3, 11, 13 in 2024
        "cơ quan ngành dọc (3 đơn vị: Bảo hiểm xã hội tỉnh −8, Cục Thuế tỉnh −2 và Kho bạc Nhà nước"
        " tỉnh −5 bậc; không tính Chi cục Hải quan và Ngân hàng Nhà nước tỉnh, chỉ được xếp ở một"
        " số năm) xuống, từ 4,0 đến 9,0,"
    ) in said
    # all places, 231, less board 21, vertical 12, office 3, of 16: 12.2 in 2020 as in 2022
    assert "; sở (16 đơn vị) lên, từ 12,2 đến 11,2" in said
    sở = read_row(section, "table-kinds-department", "Sở")
    assert (sở["2020"], sở["2022"]) == ("12,2", "12,2")
    assert "Lực lượng vũ trang chỉ được xếp ở một số năm, hạng từ 22 đến 26" in said
    cells = read_row(section, "table-kinds-department", "Cơ quan ngành dọc")
    means = {year: cells[year] for year in ("2020", "2021", "2022", "2024")}
    assert means == {"2020": "4,0", "2021": "5,3", "2022": "4,7", "2024": "9,0"}
    row = read_row(section, "table-kinds-department", "Lực lượng vũ trang")
    assert "2022: 23" in row["Chỉ có mặt ở một số năm (năm: hạng · điểm công bố)"]


def test_what_outside_eyes_saw_is_set_against_the_nation():
    said = say(show_national, "phu-tho")
    assert "PAPItừ hạng 38 tự tính nguồn lên hạng 6/60 nguồn (nguồn ghi 6/63, tính cả" in said
    assert "PAR INDEX+2,85 điểmbình quân các tỉnh: +2,65 điểm (chênh +0,20)" in said
    assert "chưa biết mức tăng, giảm điểm của tỉnh Phú Thọ vì chưa có điểm năm 2020" in said
    assert (
        "+0,302 điểm (chưa chắc: một bài sau" in said
    )  # beside ranks of the province, with its caveat
    assert "tối đa 1: chấm trên 1.000 điểm" in said


def test_figures_that_a_private_person_gathered_say_so():
    said = say(show_national, "hung-yen")
    assert "github.com, cá nhân thu thập" in said
    section = draw(show_national, "hung-yen")
    assert "(thuvienphapluat.vn)" in read_row(section, "table-measurers", "SIPAS")["Thang điểm"]


def test_a_doubted_figure_points_to_the_contradiction():
    section = draw(show_ladder, "phu-tho")
    assert "96,42%*" in strip_tags(section.html)
    tree = lxml.html.fromstring(str(section.html))
    starred = {
        table.get("id"): len(table.xpath(".//a[@href = '#contradictions']"))
        for table in tree.xpath("//div[starts-with(@id, 'table-')]")
    }
    # of departments, not the 100% of districts in the next line, which nobody doubts
    assert sum(stars for table, stars in starred.items() if "ladder" in table) == 1
    for anchor, stars in starred.items():
        after = tree.xpath(f"//div[@id = '{anchor}']/following-sibling::*[1][@class = 'note']")
        note = "".join(found.text_content() for found in after)
        assert ("*: xem mục Những điểm chưa thống nhất" in note) == bool(stars)


def test_each_list_says_what_a_point_is_worth():
    said = say(show_league_tables, "phu-tho")
    assert "4 đơn vị (hạng 5–8; tương tự ở hạng 14–17) chênh nhau không quá 1,0 điểm" in said


def test_a_province_without_totals_says_so_in_a_line_and_has_no_empty_section():
    assert not draw(show_league_tables, "hung-yen").html
    # the page of 2019 has the totals of one department and of two districts
    assert "Bảng xếp hạng: văn bản chỉ công bố 3 tổng điểm, không đủ lập bảng." in (
        say(show_gaps, "hung-yen")
    )


@pytest.mark.parametrize("level", ["department", "district"])
def test_a_chart_of_ranks_names_the_table_that_holds_its_numbers(level):
    report = open_once("phu-tho", "vi")
    chart = lxml.html.fromstring(str(draw_ranks(report, level)))
    table = chart.xpath("//figure/@data-numbers")[0]
    assert lxml.html.fromstring(str(draw(show_league_tables, "phu-tho").html)).xpath(
        f"//div[@id = '{table}']"
    )


@pytest.mark.parametrize("province", ["phu-tho", "hung-yen"])
def test_the_cover_counts_the_sources_that_the_tables_cite(province):
    """The addresses beside national figures, who measures them left out, are the pages counted."""
    report = open_once(province, "vi")
    tree = lxml.html.fromstring(str(draw(show_national, province).html))
    links = tree.xpath("//a[@class='outside'][not(ancestor::div[@id='table-measurers'])]/@href")
    outside = {link.partition("/blob/")[0] for link in links}  # a collection is one source
    outside -= {row["url"] for row in report.sources}
    own = {"phu-tho": 5, "hung-yen": 1}[province]  # Phú Thọ: four pages, the typed list of 2022
    head = str(draw(show_cover, province).html)
    national = len(outside) + len(report.sources) - own
    assert f"{own} nguồn về các cơ quan của {report.place} (trước khi hợp nhất với" in head
    assert f"1/7/2025), {national} nguồn về chỉ số quốc gia" in head


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_rank_counted_from_two_sources_is_no_news_of_the_first_page(language):
    """PAPI of Phú Thọ: 10th of 61 by a private collection of 2022, 24th by a page of 2023."""
    assert "PAPI" not in say(show_cover, "phu-tho", language)


def test_a_rank_that_one_source_prints_of_both_years_is():
    """Bắc Giang in PII: 11th in 2023, 10th in 2024, both by vneconomy.vn."""
    assert (
        "Từ 2023 đến 2024, PII (đổi mới sáng tạo) tăng từ hạng 11 (vneconomy.vn) lên hạng"
        in say(show_cover, "bac-giang")
    )


def test_one_index_alone_with_two_years_is_not_the_one_that_moved_most():
    assert "đổi hạng nhiều nhất" not in say(show_cover, "hung-yen")


def test_an_agreement_says_on_how_many_units_it_rests():
    said = say(show_movement, "phu-tho")
    assert (  # the first five and the last five of the lists of 2021 and 2024: four and four
        "8 đơn vị cả hai lần đều ở 5 hạng đầu hoặc đều ở 5 hạng cuối; trong 13 đơn vị còn lại, đổi"
        " nhiều nhất:"
    ) in said
    assert "Sở Khoa học và Công nghệ từ hạng 16 lên hạng 8" in said


def test_points_of_a_scale_that_nobody_vouches_for_are_told_with_that():
    said = say(show_league_tables, "phu-tho")
    assert "Không nguồn nào cho biết hai năm có cùng thang điểm, nên chênh lệch điểm chỉ để" in said
    card = say(show_unit_cards, "phu-tho").partition("Sở Kế hoạch và Đầu tư")[2]
    assert "so với năm 2022: +2 bậc" in card and "so với năm 2022: +25,44 điểm" not in card


def test_means_are_set_apart_between_complete_lists_only():
    """The list of 2022 names 24 departments and no maximum."""
    section = lxml.html.fromstring(str(draw(show_movement, "phu-tho").html))
    pairs = section.xpath("//div[@id = 'table-means']//tbody/tr/th")
    assert [pair.text_content() for pair in pairs] == ["2020–2021", "2020–2021"]


def test_names_joined_in_a_cell_are_small_but_the_first():
    section = draw(show_movement, "phu-tho")
    row = read_row(section, "table-agreement-district", "2020–2021")
    assert row["Giảm nhiều nhất (bậc)"] == "Huyện Thanh Sơn và huyện Phù Ninh (−6)"


def test_the_best_of_a_criterion_is_bold_where_all_others_have_almost_nothing():
    """Văn Giang 1, Văn Lâm 0.3, the others "almost 0" of 5."""
    table = lxml.html.fromstring(str(draw(show_lost_points, "hung-yen").html)).xpath(
        "//div[@id = 'table-criteria-district']"
    )[0]
    bold = {
        row.find("th").text_content(): row.xpath("./td[last()]//strong")
        for row in table.xpath(".//tbody/tr")
    }
    assert bold["Huyện Văn Giang"] and not bold["Huyện Văn Lâm"]


def test_a_kind_of_one_unit_bears_its_name():
    said = say(show_movement, "phu-tho")
    assert "Văn phòng, thanh tra, ban ngang sở (chỉ Văn phòng UBND tỉnh)" in said
    assert "Ban quản lý (chỉ Ban Quản lý các khu công nghiệp)" in said


def test_other_provinces_are_not_judged_by_points_that_may_be_scored_otherwise():
    said = say(show_frameworks, "hung-yen")
    assert (
        "Tổng điểm đã công bố: Hưng Yên năm 2018 chỉ công bố 2 trong 10 đơn vị: thành phố Hưng"
        " Yên 106,42 (hạng 1); huyện Văn Lâm 105 (hạng 2)" in said
    )
    assert "Tổng cao nhất của Hưng Yên thấp hơn tổng thấp nhất của Phú Thọ ở mỗi năm" in said
    assert "Không suy ra hơn kém" in said


def test_years_without_a_national_rank_are_not_known():
    said = say(show_gaps, "phu-tho")
    assert (
        "Các năm không có hạng, cũng không có điểm (tính từ năm đầu tiên có số liệu; cần công"
        " bố của cơ quan đo ở các năm ấy): DTI"
        " 2023–2024; PAPI 2017, 2024; PAR INDEX 2022–2024; SIPAS 2022–2024"
    ) in said
    # of 2016 and 2017 no province has a figure, and the series goes on behind them
    assert "PAPI 2017, 2020, 2024; PCI 2017–2023; SIPAS 2016–2024." in say(show_gaps, "hung-yen")


def test_a_decision_on_record_is_named_where_its_results_are_asked_for():
    said = say(show_gaps, "phu-tho")
    assert "QĐ 10/QĐ-UBND, 3/1/2024 (năm 2023); các năm khác: chưa xác định" in said
    assert "các năm khác" not in say(show_gaps, "hung-yen")


def test_a_cover_tells_the_day_of_the_results_from_that_of_the_posting():
    head = say(show_cover, "hung-yen")
    assert "kết quả mới nhất công bố ngày 11/3/2019 (nguồn đăng ngày 11/7/2019)" in head
    assert "newest results by decision of 7 January 2025 (posted 8 January 2025)" in (
        say(show_cover, "phu-tho", "en")
    )


@pytest.mark.parametrize(
    "province, place",
    [
        ("hai-phong", "thành phố Hải Phòng"),
        ("da-nang", "thành phố Đà Nẵng"),
        ("phu-tho", "tỉnh Phú Thọ"),
    ],
)
def test_a_centrally_run_city_is_no_province(province, place):
    assert open_report(province, "vi").place == place
    assert open_report(province, "en").place == find_province(province).name_en


def test_lowest_units_are_named_and_zeros_are_the_farthest():
    said = say(show_lost_points, "hung-yen")
    assert (
        "huyện Phù Cừ ở “Hạ tầng công nghệ thông tin” (23,7/30) và “Nhân lực công nghệ thông tin”"
        " (6,74/12); huyện Văn Giang ở “Môi trường chính sách” (5/8)"
    ) in said
    assert "ở mỗi tiêu chí, đơn vị cao nhất đạt từ 93% điểm tối đa trở lên" in said
    assert "còn xa điểm tối đa nhất là “Trang" not in said
    rows = lxml.html.fromstring(str(draw(show_lost_points, "hung-yen").html)).xpath(
        "//div[@id = 'table-criteria-district']//tbody/tr/th"
    )
    names = [row.text_content() for row in rows]
    assert names.index("Các đơn vị còn lại") == names.index("Cao nhất, % điểm tối đa") - 1


def test_a_chart_holds_a_list_in_part_that_ranks_all_the_units():
    said = strip_tags(draw_ranks(open_once("phu-tho", "vi"), "department"))
    assert "Sở Kế hoạch và Đầu tư tăng hạng nhiều nhất, Bảo hiểm xã hội tỉnh và Sở" in said
    # tax, information, office, health; insurance, transport, planning, by year
    assert said.endswith("1 2 3 4 5 9 17 1 2 3 4 6 8 14 1 2 3 4 5 7 15 1 2 3 4 5 13 17")
    assert "Danh sách 2022 không đầy đủ nhưng xếp hạng tất cả các đơn vị này." in said
    assert (
        "2022–2024: chưa rõ bộ tiêu chí có thay đổi không, nên đường nối chỉ để theo dõi hạng."
        in said
    )


def test_a_chart_holds_the_first_places_of_a_list_that_names_no_more():
    """The page of 2022 names five districts: Phú Thọ, Tam Nông, Lâm Thao, Tân Sơn, Việt Trì."""
    said = strip_tags(draw_ranks(open_once("phu-tho", "vi"), "district"))
    assert "huyện Lâm Thao tăng hạng nhiều nhất, huyện Yên Lập giảm hạng nhiều nhất" in said
    # Phú Thọ town, always among the first; Yên Lập and Lâm Thao, of whom 2022 names one
    assert said.endswith("2 5 10 1 4 13 1 3 1 2 13")
    assert "Năm 2022 chỉ biết 5 hạng đầu." in said
    assert "2017" not in said  # two districts are too few


def test_who_was_last_in_each_whole_list_is_told():
    said = say(show_movement, "phu-tho")
    assert (
        "Đứng cuối các danh sách đầy đủ: Bộ Chỉ huy Quân sự tỉnh (2020, 2021) và Ban Quản lý các"
        " khu công nghiệp (2024)."
    ) in said
    assert (
        "Đứng cuối các danh sách đầy đủ: huyện Hạ Hòa (2020), huyện Lâm Thao (2021) và huyện Yên"
        " Lập (2024)."
    ) in said


def test_every_pair_of_lists_that_shares_most_units_is_compared():
    tree = lxml.html.fromstring(str(draw(show_movement, "phu-tho").html))
    rows = tree.xpath("//div[@id = 'table-agreement-department']//tbody/tr/th")
    assert [row.text_content() for row in rows] == [
        "2020–2021",
        "2020–2022",
        "2020–2024",
        "2021–2022",
        "2021–2024",
        "2022–2024",
    ]


def test_who_gained_and_who_lost_points_on_one_scale_is_told():
    """Page of 519: 14 departments gain, 10 lose, one keeps; 114,7 → 123,1 and 129,8 → 127,0."""
    said = say(show_movement, "phu-tho")
    assert (
        "Sở, ban, ngành, 2020–2021: 14 đơn vị chung tăng điểm, 10 giảm, 1 giữ nguyên (Bộ Chỉ huy"
        " Quân sự tỉnh); thay đổi trung vị +0,3 điểm; tăng nhiều nhất là Ban Quản lý các khu công"
        " nghiệp (+8,4 điểm), giảm nhiều nhất là Sở Công Thương (−2,8 điểm)."
    ) in said
    assert "trung vị +7,2 điểm; tăng nhiều nhất là huyện Hạ Hòa (+10,5 điểm)." in said


def test_how_many_units_each_year_names_is_told():
    said = say(show_timeline, "phu-tho")
    assert "năm 2017: 4 trong 39; năm 2020: 38" in said
    assert "năm 2018: 26 trong 27." in say(show_timeline, "hung-yen")


def test_the_points_from_first_to_last_of_a_list_in_part_are_a_least():
    """2022: 826,8 of the first, 656,6 of the 23rd; the 24th has no points, others may follow."""
    section = draw(show_league_tables, "phu-tho")
    spread = "Chênh lệch đầu–cuối (điểm)"
    told = {
        year: read_row(section, "table-density", f"sở, ban, ngành, {year}")[spread]
        for year in (2021, 2022)
    }
    assert told == {2021: "91,8", 2022: "≥ 170,2"}


def test_a_sample_of_another_year_than_the_figure_says_so():
    """SIPAS: 35.268 people answered in 2019; the place shown is of 2021."""
    said = say(show_national, "phu-tho")
    assert "35.268 người trả lời (2019)" in said
    # 2023 is known; 2021, whose change is set beside the own points, is not
    assert "Chưa biết cỡ mẫu: PAPI, PCI và SIPAS năm 2021" in said
    assert "Chưa biết cỡ mẫu:" not in say(show_national, "hung-yen")


def test_who_is_left_out_now_and_was_ranked_before_is_told_with_the_years():
    said = say(show_timeline, "phu-tho")
    assert (
        "Trong đó 5 đơn vị từng được xếp hạng trước năm 2024: Công an tỉnh và Thanh tra tỉnh (năm"
        " 2020, 2021 và 2022); Ngân hàng Nhà nước tỉnh (năm 2022); Bộ Chỉ huy Quân sự tỉnh và Ban"
        " Dân tộc (năm 2020 và 2021); chưa rõ lý do"
    ) in said
    # a dash in the column of 2020
    assert "Chi cục Hải quan: được xếp hạng năm 2021, không được xếp hạng năm 2020 và 2024" in said
    assert "Of them, 5 were ranked before 2024" in say(show_timeline, "phu-tho", "en")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_empty_cell_of_a_list_in_part_is_not_known(language):
    section = draw(show_league_tables, "phu-tho", language)
    notes = {
        level: lxml.html.fromstring(str(section.html))
        .xpath(f"//div[@id = 'table-years-{level}']/following-sibling::*[1]")[0]
        .text_content()
        for level in ("department", "district")
    }
    whole, part, assumed = {
        "vi": (
            "Ô trống: không được xếp hạng; riêng năm 2022:",
            "năm 2022: nguồn hiện có không nêu, chưa biết có được xếp hạng hay không",
            "tính cả danh sách chỉ nêu đủ 5 hạng đầu",
        ),
        "en": (
            "Empty: not ranked; in 2022:",
            "in 2022: not named in the copy at hand",
            "lists that name the top five only count too",
        ),
    }[language]
    assert whole in notes["department"] and part in notes["department"]
    assert assumed not in notes["department"]
    assert part.removeprefix("in ") in notes["district"] and whole not in notes["district"]
    assert assumed in notes["district"]


def test_lists_in_part_are_compared_where_they_name_most_units():
    section = draw(show_movement, "phu-tho")
    tree = lxml.html.fromstring(str(section.html))
    pairs = {
        (level, row[0].text_content()): [cell.text_content() for cell in row]
        for level in ("department", "district")
        for row in tree.xpath(f"//div[@id = 'table-agreement-{level}']//tbody/tr")
    }
    assert pairs["department", "2021–2022"][1:4] == ["khác", "23", "0,92"]
    assert pairs["district", "2020–2021"][3:5] == ["0,37°", "–"]
    assert "Gạch ngang: tương quan của cả danh sách đã thấp (dưới 0,70) hoặc còn lại" in (
        strip_tags(section.html)
    )
    assert ("district", "2021–2022") not in pairs
    assert (
        "Không tính tương quan của cấp huyện với năm 2022: danh sách năm đó chỉ nêu 5 trong 13 đơn"
        " vị." in strip_tags(section.html)
    )


def test_a_chart_of_criteria_names_whose_they_are_and_speaks_in_percent_as_its_axis_does():
    said = say(show_cover, "hung-yen")
    assert (
        "Cấp huyện: xét theo đơn vị có điểm cao nhất, tiêu chí còn xa điểm tối đa nhất là" in said
    )
    assert "“Mức độ chuyển đổi số” (dịch vụ công trực tuyến): 20% (1 trên 5 điểm)" in said


def test_rounding_and_another_base_are_no_contradictions():
    section = draw(show_contradictions, "phu-tho")
    said = strip_tags(section.html)
    assert "45,35" not in said and "95,25" not in said and "Chi cục Hải quan" not in said
    assert "Câu ghi 5 đơn vị nhưng liệt kê 6" in said


@pytest.mark.parametrize(
    "province, gaps, lines, indices",
    [  # besides ICT Index and PII, no PGI of Phú Thọ and no PAR INDEX of Hưng Yên
        ("phu-tho", 26, 1, 3),
        ("hung-yen", 7, 7, 3),
    ],
)
def test_what_is_not_known_is_counted_as_it_is_listed(province, gaps, lines, indices):
    section = draw(show_gaps, province)
    table = lxml.html.fromstring(str(section.html)).xpath("//div[@id = 'table-gaps']")[0]
    cells = [row.xpath("./th | ./td")[-1].text_content() for row in table.xpath(".//tbody/tr")]
    assert sum(cell.count(";") + 1 for cell in cells) == gaps
    assert len(lxml.html.fromstring(str(section.html)).xpath("//li")) == lines
    assert f"{lines} nội dung chưa lập được; lý do và tài liệu cần có" in strip_tags(section.html)
    listed = re.search(r"Chưa có số liệu: (.*?)\. Các năm không có", strip_tags(section.html))
    assert listed[1].count("(cần:") == indices


def test_a_criterion_has_one_name_and_its_other_one_is_said_once():
    said = say(show_frameworks, "hung-yen")  # the list of the page says one, its scores the other
    table, _, note = said.partition("Gạch ngang:")
    assert "Mức độ giao dịch; Mức độ chuyển đổi số 60 điểm" in table
    assert "“Mức độ chuyển đổi số” cũng được gọi là “Mức độ chuyển đổi”." in note


def test_what_a_newer_set_of_criteria_adds_and_drops_is_said_of_the_year_it_is_known_of():
    said = say(show_frameworks, "phu-tho")
    # departments: five criteria against seven groups; districts: seven against the same seven
    assert (
        "So với bộ tiêu chí chính quyền điện tử, bộ chuyển đổi số (tiêu chí năm 2022) ở sở, ban,"
        " ngành thêm chủ đề “ứng dụng CNTT trong cơ quan” và “an toàn thông tin”, không còn tiêu"
        " chí riêng về “chính sách, thể chế” và “dịch vụ công trực tuyến”; ở cấp huyện thêm chủ đề"
    ) in said
    assert (
        "thêm chủ đề “ứng dụng CNTT trong cơ quan”, “an toàn thông tin” và “kinh tế"
        " và xã hội số”, không còn tiêu chí riêng về “trang, cổng thông tin điện tử” và “dịch vụ"
        " công trực tuyến”."
    ) in said


def test_the_first_five_stand_before_the_sixth_and_short_lists_are_told_below():
    section = draw(show_league_tables, "phu-tho")
    row = read_row(section, "table-years-department", "Sở Kế hoạch và Đầu tư")
    assert row["Hơn, kém nhóm 5 đầu"] == "+0,58"  # 830,14 and 829,56
    row = read_row(section, "table-years-department", "Sở Tài chính")
    assert row["Hơn, kém nhóm 5 đầu"] == "−2,14"  # 828,00
    assert "Năm 2017 chỉ nêu Cục Thuế tỉnh 1 · 923; Sở Thông tin và Truyền thông 2 · 919" in (
        strip_tags(section.html)
    )


def test_certain_orders_are_those_that_grades_and_ranks_do_not_tell():
    """Of departments 66 pairs follow from two grades, 10 from the printed first; of districts one
    is new: 90 points at least against 89 at most.
    """
    said = say(show_bounds, "hung-yen")
    assert said.count("còn chắc chắn") == 1
    assert "còn chắc chắn: huyện Tiên Lữ cao hơn huyện Mỹ Hào." in said


def test_a_source_without_a_title_is_named_once_by_its_publisher():
    said = say(show_sources, "phu-tho")
    assert "Bản đã công bố" not in said.partition("Các trang nguồn")[0]
    assert said.partition("Các trang nguồn")[0].count("Cổng thông tin điện tử tỉnh Vĩnh Phúc") == 1


def test_private_collections_stand_among_the_sources_with_their_address():
    said = say(show_sources, "hung-yen")
    assert "(cá nhân thu thập). https://github.com/HungNT1st/CS571_Project" in said
    assert (
        "SIPAS 2015 (cá nhân thu thập). https://huggingface.co/datasets/letrinhan/vn-sipas" in said
    )
    assert said.count("github.com/mdtrinh/vietnamdata") == 1  # thirteen files of one collection


@pytest.mark.parametrize("province, own, every", [("phu-tho", 5, 17), ("hung-yen", 1, 12)])
def test_the_sources_counted_on_the_cover_are_those_listed(province, own, every):
    tree = lxml.html.fromstring(str(draw(show_sources, province).html))
    lists = tree.xpath("//div[@class = 'notes']/ol")
    assert [len(one.xpath("./li")) for one in lists[:2]] == [own, every - own]
    assert lists[2].get("start") == str(every + 1)
    assert lists[1].get("start") == str(own + 1)
    head = str(draw(show_cover, province).html)
    assert f"{own} nguồn về các cơ quan của" in head
    assert f"1/7/2025), {every - own} nguồn về chỉ số quốc gia" in head
