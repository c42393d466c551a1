"""Text typed in the fonts of before Unicode, TCVN3 (ABC, .VnTime) and VNI: told by its syllables,
turned into Unicode.

In both a letter with its mark is one or two Latin-1 characters that only the font showed as
Vietnamese: "Së Tµi chÝnh" (TCVN3) and "Sôû Taøi chính" (VNI) are "Sở Tài chính".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
# VNI: a base letter and, behind it, the character of its marks; some letters stand alone.
_VNI_MARKS = {
    "a": dict(zip("ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ", strict=True)),
    "e": dict(zip("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ", strict=True)),
    "o": dict(zip("ùøûõïâáàåãä", "óòỏõọôốồổỗộ", strict=True)),
    "u": dict(zip("ùøûõï", "úùủũụ", strict=True)),
    "y": dict(zip("ùøûõ", "ýỳỷỹ", strict=True)),
    "ô": dict(zip("ùøûõï", "ớờởỡợ", strict=True)),
    "ö": dict(zip("ùøûõï", "ứừửữự", strict=True)),
}
_VNI_ALONE = dict(zip("ñôöæóòî", "đơưỉĩịỵ", strict=True))
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 8
_SHARE_OF_OTHERS, _SHARE_OF_OLD = 0.6, 0.85


def convert_tcvn3(text: str) -> str:
    """Return TCVN3 text in Unicode; the capital fonts (.VnTimeH) show small letters as capitals.

    >>> convert_tcvn3("Së Tµi chÝnh ®øng ®Çu, UBND TØNH Hµ NAM")
    'Sở Tài chính đứng đầu, UBND TỈNH Hà NAM'
    """
    words = re.sub("[" + re.escape("".join(_TCVN3)) + "]", lambda letter: _TCVN3[letter[0]], text)
    return _WORD.sub(lambda word: word[0].upper() if _is_capital(word[0]) else word[0], words)


def _is_capital(word: str) -> bool:
    plain = [letter for letter in word if letter.isascii()]
    return len(plain) > 1 and len(word) > len(plain) and all(letter.isupper() for letter in plain)


@lru_cache(maxsize=1)
def _vni_pairs() -> tuple[re.Pattern[str], dict[str, str]]:
    pairs = {
        base + mark: letter for base, marks in _VNI_MARKS.items() for mark, letter in marks.items()
    } | _VNI_ALONE
    pairs |= {old.upper(): new.upper() for old, new in pairs.items()} | {
        old[0].upper() + old[1:]: new.upper() for old, new in pairs.items()
    }
    return re.compile("|".join(map(re.escape, sorted(pairs, key=len, reverse=True)))), pairs


def convert_vni(text: str) -> str:
    """Return VNI text in Unicode.

    >>> convert_vni("Sôû Taøi chính ñöùng ñaàu tænh")
    'Sở Tài chính đứng đầu tỉnh'
    """
    pattern, pairs = _vni_pairs()
    return pattern.sub(lambda letters: pairs[letters[0]], text)


_FONTS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("tcvn3", convert_tcvn3),
    ("vni", convert_vni),
)


def restore_unicode(
    text: str, share_of_syllables: Callable[[str], float], marked: re.Pattern[str]
) -> tuple[str, str] | None:
    """Return (text, font's name) where text reads as Vietnamese only once it is converted, None for
    any other text.

    `share_of_syllables` says how Vietnamese the words with marks are, `marked` finds their letters.
    """
    sample = text[:6_000]
    if not re.search("[\u00a1-\u00ff]", sample) or share_of_syllables(sample) > _SHARE_OF_OTHERS:
        return None
    for name, convert in _FONTS:
        converted = convert(sample)
        words = sum(bool(marked.search(word)) for word in _WORD.findall(converted))
        if words >= _FEWEST_WORDS and share_of_syllables(converted) >= _SHARE_OF_OLD:
            return convert(text), name
    return None
