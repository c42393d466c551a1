"""Text as portals save it, and what it is compared by. Newest bug first."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rankings.language.text import (
    collapse_spaces,
    compose_letters,
    either,
    fold,
    fold_tone_marks,
    key,
    normalise_text,
    slugify,
    strip_marks,
)

NORMALISED = [
    # printed, expected, where it was met
    ("Sở Y te\u0301\u0302", "Sở Y tế", "tone mark typed before the circumflex"),
    ("\ud800Sở Y tế", "\ufffdSở Y tế", "half a character from a broken entity"),
    ("Sở Ta\u0300i chi\u0301nh", "Sở Tài chính", "windows-1258: letters with combining tones"),
    (
        unicodedata.normalize("NFD", "Ủy ban nhân dân huyện Phù Cừ"),
        "Ủy ban nhân dân huyện Phù Cừ",
        "NFD",
    ),
    (
        "Uỷ ban nhân dân huyện Lâm Thao",
        "Uỷ ban nhân dân huyện Lâm Thao",
        "004: tone placement stays as printed",
    ),
    ("Ðiện Biên, huyện Ðoan Hùng", "Điện Biên, huyện Đoan Hùng", "Eth for Đ"),
    ("Reykjavík, Ísafjörður", "Reykjavík, Ísafjörður", "no Vietnamese page: eth stays"),
    (
        "Tổng điểm năm  2020\xa0",
        "Tổng điểm năm  2020 ",
        "000: doubled and no-break spaces, nothing trimmed",
    ),
    (
        "\ufeffThứ hạng\u200b của tỉnh\u00ad",
        "Thứ hạng của tỉnh",
        "byte order mark, zero-width space, soft hyphen",
    ),
    ("1\r\n2\r3\u20284\x0b5", "1\n2\n3\n4\n5", "line ends of every kind"),
    ("Hạng\tĐơn vị", "Hạng\tĐơn vị", "tabs lay out tables"),
    ("Điểm\u2009843,24\u202f%", "Điểm 843,24 %", "thin spaces"),
    ("3\u20444 và 12½", "3\u20444 và 12½", "fractions stay as printed"),
]


@pytest.mark.parametrize(("printed", "expected", "_"), NORMALISED)
def test_normalises_text(printed, expected, _):
    assert normalise_text(printed) == expected


@given(
    st.text(
        alphabet=st.sampled_from(
            "aăâeêoơôuưyđĐÐ\u0301\u0300\u0302\u0306\u0323 \xa0\u200b\r\n\tq1.,"
        ),
        max_size=40,
    )
)
def test_normalising_twice_changes_nothing(printed):
    once = normalise_text(printed)
    assert normalise_text(once) == once
    assert unicodedata.is_normalized("NFC", once)


TONES = [
    ("Hoà Bình", "Hòa Bình"),
    ("huyện Hạ Hoà", "huyện Hạ Hòa"),
    ("Thanh Thuỷ", "Thanh Thủy"),
    ("Uỷ ban", "Ủy ban"),
    ("UỶ BAN", "ỦY BAN"),
    ("tòan tỉnh", "toàn tỉnh"),
    ("hòan thành", "hoàn thành"),
    ("khoẻ", "khỏe"),
    ("Quý", "Quý"),
    ("qúy", "quý"),
    ("qủa", "quả"),
    ("Quỳnh Lưu", "Quỳnh Lưu"),
    ("huỳnh", "huỳnh"),
    ("Khoái Châu", "Khoái Châu"),
    ("Sở Ngoại vụ", "Sở Ngoại vụ"),
    ("Cục Thuế", "Cục Thuế"),
    ("hoặc", "hoặc"),
    ("Đoan Hùng", "Đoan Hùng"),
    ("Thừa Thiên Huế", "Thừa Thiên Huế"),
    ("khuỷu", "khuỷu"),
    ("", ""),
]


@pytest.mark.parametrize(("printed", "expected"), TONES)
def test_moves_tone_marks_to_their_old_place(printed, expected):
    assert fold_tone_marks(printed) == expected
    assert fold_tone_marks(expected) == expected


SAME_KEY = [
    ("Sở LĐ-TB&XH", "Sở LĐTB và XH", "abbreviation, three ways"),
    ("Sở Lao động - Thương binh và Xã hội", "Sở Lao động, Thương binh và Xã hội", "001 / 000"),
    ("Sở Lao động – Thương binh và xã hội", "Sở Lao động Thương binh và Xã hội", "003 / 004"),
    ("Sở NN&PTNT", "Sở NN và PTNT", "h24"),
    ("Ban Quản lý các khu công nghiệp", "Ban quản lý các khu công nghiệp", "001 / 000"),
    (
        "Uỷ ban nhân dân thành phố Việt Trì",
        "Ủy ban nhân dân thành phố Việt Trì",
        "004, both on one page",
    ),
    ("Krông Pắc", "KRÔNG PẮC", "capitals"),
    ("Cư M’gar", "Cư M'gar", "curly apostrophe"),
    ("Sở TT-TT", "Sở TT&TT", "page-formats"),
    ("UBND  Huyện Ðoan Hùng", "UBND huyện Đoan Hùng", "Eth"),
]
OTHER_KEY = [
    ("Sở Nội vụ", "Sở Ngoại vụ"),
    ("UBND huyện Thanh Ba", "UBND Huyện Thanh Sơn"),
    ("Thị xã Phú Thọ", "Phú Thọ"),
    ("Sở Công Thương", "Sở Công an"),
    ("Cầu Ngang", "Cầu Kè"),
    ("Hòa An", "Hoa An"),
]


@pytest.mark.parametrize(("one", "other", "_"), SAME_KEY)
def test_names_written_differently_share_a_key(one, other, _):
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), OTHER_KEY)
def test_different_names_have_different_keys(one, other):
    assert key(one) != key(other)


def test_the_word_and_is_dropped_only_as_a_word():
    assert key("Vàm Cỏ") == "vàmcỏ"
    assert key("và") == ""


def test_folds_for_comparing():
    assert fold("  Sở  Giao thông\tVận tải ") == "sở giao thông vận tải"
    assert fold("Hoà") == fold("HÒA")
    assert fold("M’Drắk") == "m'drắk"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Phú Thọ", "phu-tho"),
        ("Hưng Yên", "hung-yen"),
        ("Đắk Lắk", "dak-lak"),
        ("TP. Hồ Chí Minh", "tp-ho-chi-minh"),
        ("Ðà Nẵng", "da-nang"),
        ("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"),
    ],
)
def test_slugs_are_plain(name, slug):
    assert slugify(name) == slug


def test_small_helpers():
    assert strip_marks("Đặng Thị Ðào") == "Dang Thi Dao"
    assert collapse_spaces("Tổng điểm\n năm 2022 \n") == "Tổng điểm năm 2022"
    assert compose_letters("Việt") == "Việt"


@pytest.mark.parametrize(
    "text, found",
    [
        ("xếp loại Tốt", "xếp loại"),
        ("xếp loạiTốt", "xếp"),  # the shorter word where the longer one has no end
        ("xếp hạng thứ ba", "xếp hạng thứ"),
        ("đạt (%) là", "đạt (%)"),
        ("xấp xỉ", None),
    ],
)
def test_any_of_some_words_the_longest_that_fits(text, found):
    words = ["xếp", "xếp hạng", "xếp hạng thứ", "xếp loại", "đạt (%)"]
    match = re.match(rf"{either(words)}(?!\w)", text)
    assert (match[0] if match else None) == found
