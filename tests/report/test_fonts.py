"""The letters of a page: which the font has, how wide they are, what stands for the others."""

from rankings.report.fonts import (
    embed_chart_font,
    list_letters,
    measure_text,
    replace_unknown_letters,
)


def test_the_font_has_every_letter_of_vietnamese():
    told = "ăâđêôơưĂÂĐÊÔƠƯ" + "àảãáạ" + "ềểễếệ" + "ờởỡớợ" + "ừửữứự" + "ỳỷỹýỵ"
    assert {ord(letter) for letter in told} <= list_letters()
    assert ord("👩") not in list_letters()


def test_a_longer_text_is_wider_and_none_takes_no_room():
    assert measure_text("") == 0
    assert measure_text("Sở Y tế") < measure_text("Sở Y tế tỉnh")
    assert measure_text("1" * 10) == 10 * measure_text("1")


def test_a_letter_that_the_font_lacks_is_marked_and_the_text_keeps_its_length():
    assert replace_unknown_letters("đạt 9,5 👩") == "đạt 9,5 \ufffd"


def test_pages_carry_one_piece_of_the_font_whatever_vietnamese_they_hold():
    usual = embed_chart_font("Sở Y tế đứng thứ 3/19 (81,25 điểm) — “khá”")
    assert usual == embed_chart_font("ỨNG DỤNG\nở 63 tỉnh; ≥ 90 %") != ""
    assert usual.count("@font-face") == 2
    assert len(embed_chart_font("ß")) > len(usual)
