"""The figures in words: shares that are not their own fraction, breaks with their reasons."""

import pytest
from drawn import draw

from rankings.report.report_words import strip_tags
from rankings.report.sections.ladder import show_ladder

pytestmark = pytest.mark.usefixtures("project_tables")


def say(language):
    return strip_tags(draw(show_ladder, "phu-tho", language).html)


def test_changes_that_may_be_compared_are_told_with_the_indicators_of_one_year():
    """Pages of 519 and 42: 95,25 % up 22,10; 55,73 % up 25,33; 65,77 % up 22,66; 86,82 % up
    11,31.
    """
    said = say("vi")
    assert "văn bản được ký số +22,10 (2020–2021)" in said
    assert "giải quyết trực tuyến +25,33 (2020–2021), +11,31 (2023–2024)" in said
    assert "trang thông tin điện tử +22,66 (2020–2021)" in said
    alone = said.partition("Chỉ có số liệu một năm, không thành chuỗi: ")[2].partition(".")[0]
    assert "thư điện tử công vụ" in alone and "đài truyền thanh" in alone and "kinh tế số" in alone


def test_a_base_that_is_another_since_is_told():
    # 2 of 277 communes in 2016; the later figures are of 225
    assert "năm 2016, 277 xã còn 225 sau sắp xếp ngày 1/2/2020" in say("vi")


def test_a_share_that_its_own_fraction_does_not_give_is_marked():
    # 148/225 = 65,777… %, the page prints 65,77 %
    said = say("vi")
    assert "65,77%†" in said and "148/225†" not in said
    assert "†: 148/225 = 65,78%, trang ghi 65,77%: bị cắt bớt chữ số thay vì làm tròn." in said
    assert "†: 148/225 = 65.78%; the page gives 65.77%, cut off instead of rounded." in say("en")
