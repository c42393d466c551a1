"""The figures in words: shares that are not their own fraction, breaks with their reasons."""

import pytest
from drawn import draw

from rankings.report.report_words import strip_tags
from rankings.report.sections.ladder import show_ladder

pytestmark = pytest.mark.usefixtures("project_tables")


def say(language):
    return strip_tags(draw(show_ladder, "phu-tho", language).html)


def test_a_share_that_its_own_fraction_does_not_give_is_marked():
    # 148/225 = 65,777… %, the page prints 65,77 %
    said = say("vi")
    assert "65,77%†" in said and "148/225†" not in said
    assert "†: 148/225 = 65,78%, trang ghi 65,77%: bị cắt bớt chữ số thay vì làm tròn." in said
    assert "†: 148/225 = 65.78%; the page gives 65.77%, cut off instead of rounded." in say("en")
