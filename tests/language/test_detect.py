"""English is told from Vietnamese, and nothing else is."""

import pytest

from rankings.language.detect import is_english

ENGLISH = "The province was ranked by the VCCI and stood in the first place of the region."


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (ENGLISH, True),
        (ENGLISH + " Phú Thọ, Hòa Bình, Vĩnh Phúc", True),
        ("The end of the day", False),  # three such words are too few to tell
        ("Sở Y tế đứng đầu với 95 điểm (Department of Health).", False),
        ("Phu Tho dung thu 9 trong 63 tinh, thanh pho ca nuoc nam 2021", False),
        ("", False),
        # five English words among forty of names and codes: an eighth and more are needed
        (" ".join(["of the in and was"] + ["PCI"] * 37), False),
        (" ".join(["of the in and was"] + ["PCI"] * 36), True),
        # a Vietnamese page with an English summary stays Vietnamese: three words of ten are marked
        (" ".join(["the"] * 7 + ["đứng"] * 3), False),
        (" ".join(["the"] * 8 + ["đứng"] * 3), True),
    ],
)
def test_a_text_is_english_by_the_words_no_english_sentence_is_without(text, english):
    assert is_english(text) == english
