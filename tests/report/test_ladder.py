"""The figures in words: shares that are not their own fraction, breaks with their reasons."""

import lxml.html
import pytest
from drawn import draw

from rankings.report.report_words import strip_tags
from rankings.report.sections.ladder import show_ladder

pytestmark = pytest.mark.usefixtures("project_tables")


def say(language):
    return strip_tags(draw(show_ladder, "phu-tho", language).html)


def test_changes_that_may_be_compared_are_told():
    """Pages of 519 and 42: 95,25 % up 22,10; 55,73 % up 25,33; 65,77 % up 22,66; 86,82 % up
    11,31.
    """
    said = say("vi")
    assert "văn bản được ký số +22,10 hoặc +17,24 (2020–2021)" in said
    assert (
        "giải quyết trực tuyến +25,33 hoặc +11,26 (2020–2021), +11,31 hoặc +8,82 (2023–2024)"
        in said
    )
    assert "trang thông tin điện tử +22,66 (2020–2021)" in said


def test_a_base_that_is_another_since_is_told():
    # 2 of 277 communes in 2016; the later figures are of 225
    told = "Sau năm 2016, cơ sở tính đã thay đổi: 277 xã còn 225 sau sắp xếp ngày 1/2/2020."
    section = lxml.html.fromstring(str(draw(show_ladder, "phu-tho", "vi").html))
    (note,) = [note for note in section.xpath("//p[@class='note']") if told in note.text_content()]
    table = note.xpath("./preceding-sibling::div[1]")[0]
    (row,) = table.xpath(".//tbody/tr[contains(., '2/277')]")
    assert "UBND cấp xã có bộ phận một cửa hiện đại" in row.text_content()


def test_a_share_that_its_own_fraction_does_not_give_is_marked():
    # 148/225 = 65,777… %, the page prints 65,77 %
    said = say("vi")
    assert "65,77%§" in said and "148/225§" not in said
    assert "§: 148/225 = 65,78%, trang ghi 65,77%: bị cắt bớt chữ số thay vì làm tròn." in said
    assert "§: 148/225 = 65.78%; the page gives 65.77%, cut off instead of rounded." in say("en")


def read_ladder(language="vi"):
    """{indicator: (theme, {year: figure})}: of several years, without a theme, and of one; a table
    of one theme has it in its caption.
    """
    found = {}
    tree = lxml.html.fromstring(str(draw(show_ladder, "phu-tho", language).html))
    for table in tree.xpath("//div[starts-with(@id, 'table-ladder')]//table"):
        theme = table.xpath("string(./caption)").partition(": ")[2].capitalize()
        heads = [head.text_content() for head in table.xpath("./thead//th")][1:]
        for row in table.xpath("./tbody/tr"):
            name, *cells = (" ".join(cell.text_content().split()) for cell in row)
            theme = theme if any(cells) else name
            if any(cells):
                years = dict(zip(heads, cells, strict=True))
                single = {years["Năm"]: years["Số liệu"]} if "Năm" in years else {}
                found[name.partition(" (")[0]] = (theme, single) if single else ("", years)
    return found


def test_indicators_of_several_years_stand_in_one_ladder_and_those_of_one_by_theme():
    ladder = read_ladder()
    # typed from the pages: 42 (2024), 3426 (2017), 519 (2021), the article of 1 October 2022
    for name, theme, year, figure in [
        ("Cán bộ được cấp hộp thư công vụ", "Ứng dụng CNTT trong cơ quan", "2017", "90%"),
        ("Văn bản điện tử trao đổi ra bên ngoài", "Ứng dụng CNTT trong cơ quan", "2017", "58%"),
        ("Số văn bản gửi nhận trên hệ thống", "Ứng dụng CNTT trong cơ quan", "2024", "3.394.803"),
        ("Tỷ lệ đài truyền thanh cấp xã ứng dụng CNTT-VT", "Hạ tầng", "2024", "89%"),
        ("Tỷ trọng kinh tế số", "Kinh tế và xã hội số", "2024", "≈ 12,5%"),
        ("Dân số từ 15 tuổi có tài khoản thanh toán", "Kinh tế và xã hội số", "2024", "74,3%"),
        ("Hồ sơ tiếp nhận, giải quyết trực tuyến", "", "2024", "86,82%"),
        ("Hồ sơ tiếp nhận, giải quyết trực tuyến", "", "2020", "‖ 30,40%"),
        ("Cơ quan dùng chữ ký số", "", "2017", "33/39"),
        ("Số hồ sơ tiếp nhận và giải quyết", "Dịch vụ công trực tuyến", "2024", "420.331"),
        ("UBND cấp huyện có bộ phận một cửa hiện đại", "Dịch vụ công trực tuyến", "2016", "1/13"),
        ("Cơ quan dùng chữ ký số", "", "2021", "‖ 100%"),
    ]:
        told, figures = ladder[name]
        assert told.lower() == theme.lower()
        assert figures[year].startswith(figure), (name, figures)
    assert "table-single" not in draw(show_ladder, "phu-tho", "vi").html


def test_figures_printed_before_their_year_was_over_say_so():
    # decision 3426 of 18 December 2017 on 2017; the article of 1 October 2022 on 2022
    said = say("vi")
    assert (
        "Số liệu nêu khi năm chưa kết thúc: năm 2017 (văn bản, bài viết ngày 18/12/2017); năm 2022"
        " (văn bản, bài viết ngày 1/10/2022)." in said
    )


def test_context_has_no_base():
    said = say("vi")
    assert (
        "không phải xếp hạng, văn bản không nêu cơ sở tính: Công dân có thẻ căn cước > 1,3" in said
    )
