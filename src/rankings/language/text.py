"""Vietnamese text: one normal form for offsets, and looser forms for comparing words."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable

# "Sáng\\r\\nngày": line ends that a portal printed as letters
_LINE_ENDS_SPELT = re.compile(r"(?:\\r\\n)+")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Portals and word processors use a dozen spaces; they all look like one. The tab stays: it lays
# out tables.
_ODD_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Zero-width characters, byte order marks, soft hyphens, direction marks and control characters.
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\u00ad\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]"
)
# Letters that no other language of these pages has: proof that an Eth is a mistyped Đ.
_VIETNAMESE_LETTER = re.compile("[\u1ea0-\u1ef9ĂăĐđƠơƯư]")
# Half a character, as a broken entity leaves it: it cannot be written to any file.
_SURROGATE = re.compile("[\ud800-\udfff]")
_ETHS = str.maketrans("ÐðƉ", "ĐđĐ")
# A tone mark typed before the circumflex or breve does not compose; the other way round it does.
_MARKS = re.compile("[\u0300-\u0303\u0306\u0309\u031b\u0323]{2,}")
_SHAPES = "\u0302\u0306\u031b"
_COMBINING = re.compile("[\u0300-\u036f]")
_ODD_LETTER = re.compile("[ÐðƉ’‘ʼ′´`ŉ]")  # what the next table and the one above are for
_APOSTROPHES = str.maketrans("’‘ʼ′´`", "''''''")


def compose_letters(text: str) -> str:
    """Return the text in NFC, also where a tone mark was typed before the circumflex.

    >>> compose_letters("Sở Y te\u0302\u0301"), compose_letters("te\u0301\u0302")
    ('Sở Y tế', 'tế')
    """
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    if not _COMBINING.search(composed):
        return composed
    shapes_first = _MARKS.sub(
        lambda marks: "".join(sorted(marks[0], key=lambda mark: mark not in _SHAPES)),
        unicodedata.normalize("NFD", composed),
    )
    return unicodedata.normalize("NFC", shapes_first)


def normalise_text(raw: str) -> str:
    r"""Return the normalised text of a page: the text that every offset of the project counts in.

    Letters are composed (NFC), line ends become LF, odd spaces a space, invisible characters go,
    Eth (U+00D0) becomes Đ on a Vietnamese page. Nothing is trimmed, no word and no tone placement
    is changed, so that the text still reads as printed.

    >>> normalise_text("\ufeffUBND huyện\u00a0Hoà An,\r\nÐiện Biên")
    'UBND huyện Hoà An,\nĐiện Biên'
    """
    text = raw
    if not raw.isprintable():  # most cells hold no line end, odd space or invisible character
        text = _ODD_SPACES.sub(" ", _LINE_ENDS.sub("\n", raw))
        text = _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", text))
    text = compose_letters(_LINE_ENDS_SPELT.sub(" ", text) if "\\r\\n" in text else text)
    if _VIETNAMESE_LETTER.search(text):
        text = text.translate(_ETHS)
    return text


def collapse_spaces(text: str) -> str:
    r"""Return the text on one line, every run of white space one space, trimmed.

    >>> collapse_spaces("Tổng điểm năm  2020\n(150 điểm) ")
    'Tổng điểm năm 2020 (150 điểm)'
    """
    return " ".join(text.split())


_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Two vowels of which schools disagree which one carries the tone, and what stands around them.
_TWO_VOWELS = re.compile(
    rf"""
    (?P<onset>q?)                        # the u of "qu" is no vowel: the tone goes behind it
    (?P<first>[ou])(?P<tone_1>[{_TONES}]?)
    (?P<second>[aey])(?P<tone_2>[{_TONES}]?)
    (?![\u0302\u0306])                   # "thuế", "xoăn": â ă ê carry their own tone
    (?P<closed>[a-zđ]?)                  # a letter behind: "toàn", "huỳnh" have one right place
    """,
    re.VERBOSE | re.IGNORECASE,
)


# Where that pattern can move a tone in composed text: most words are told apart from it at once, by
# their letters; without IGNORECASE a letter that begins no pair is passed over.
_MAY_MOVE = re.compile(
    r"""
    [oòóỏõọuùúủũụqOÒÓỎÕỌUÙÚỦŨỤQ]
    (?: (?<=[òóỏõọÒÓỎÕỌ])[aeAEÀ-ɏḀ-ỿ]
      | (?<=[ùúủũụÙÚỦŨỤ])[yYÀ-ɏḀ-ỿ]
      | (?<=[qQ])[ùúủũụÙÚỦŨỤ]
      | (?<=[oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]
      | (?<=[uU])[ỳýỷỹỵỲÝỶỸỴ]
    )
    """,
    re.VERBOSE,
)


def _move_tone(match: re.Match[str]) -> str:
    tone = match["tone_1"] or match["tone_2"]
    pair = (match["first"] + match["second"]).lower()
    is_after_q = bool(match["onset"]) and match["first"].lower() == "u"
    if (
        not tone
        or (match["tone_1"] and match["tone_2"])
        or (pair not in ("oa", "oe", "uy") and not is_after_q)
    ):
        return match[0]
    if is_after_q or match["closed"]:
        return match["onset"] + match["first"] + match["second"] + tone + match["closed"]
    return match["onset"] + match["first"] + tone + match["second"] + match["closed"]


def fold_tone_marks(text: str) -> str:
    """Return the text with every tone mark in its old-style place; case and length of words stay.

    >>> fold_tone_marks("Hoà Bình, Thuỷ Nguyên, Uỷ ban, tòan tỉnh, Quý, toàn")
    'Hòa Bình, Thủy Nguyên, Ủy ban, toàn tỉnh, Quý, toàn'
    """
    if unicodedata.is_normalized("NFC", text) and not _MAY_MOVE.search(text):
        return text
    return unicodedata.normalize(
        "NFC", _TWO_VOWELS.sub(_move_tone, unicodedata.normalize("NFD", text))
    )


@functools.lru_cache(maxsize=512)
def fold_letters(text: str) -> str:
    """Return the text in lower case with old-style tone marks, every letter at its old offset.

    >>> fold_letters("UỶ BAN"), len(fold_letters("İ")) == len("İ")
    ('ủy ban', True)
    """
    lowered = text.lower()
    folded = fold_tone_marks(lowered)
    if len(folded) == len(text):
        return folded
    return lowered if len(lowered) == len(text) else text


@functools.lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return a form for comparing: lower case, old-style tones, single spaces, plain apostrophes.

    >>> fold("UBND  Thị xã Phú Thọ") == fold("ubnd thị xã phú thọ")
    True
    >>> fold("Cư M’gar")
    "cư m'gar"
    """
    composed = compose_letters(text)
    if not _ODD_LETTER.search(composed):
        return collapse_spaces(fold_tone_marks(composed.casefold()))
    lowered = fold_tone_marks(composed.translate(_ETHS).casefold())
    return collapse_spaces(lowered.translate(_APOSTROPHES))


_WORD_AND = re.compile(r"và(?<!\wvà)(?!\w)")  # looks around where the word is found


def key(text: str) -> str:
    """Return the letters and digits of a name alone, for exact matches across ways of writing it.

    Case, tone placement, spaces, hyphens, commas, "&" and the word "và" make no difference.

    >>> key("Sở LĐ-TB&XH"), key("Sở LĐTB và XH")
    ('sởlđtbxh', 'sởlđtbxh')
    """
    return "".join(filter(str.isalnum, _WORD_AND.sub(" ", fold(text))))


def either(words: Iterable[str], space: str = r"\s") -> str:
    """Return a pattern of any of the words, the longest that fits; `space` stands for theirs.

    Words that begin alike share their beginning, so that a text is held against all of them in one
    walk.

    >>> either(["đạt", "đạt mức", "xếp"])
    '(?:đạt(?:\\\\smức)?|xếp)'
    """
    tree: dict = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _write_branches(tree, space)


def _write_branches(tree: dict, space: str) -> str:
    branches = [
        (space if letter == " " else re.escape(letter)) + _write_branches(behind, space)
        for letter, behind in tree.items()
        if letter
    ]
    if not branches:
        return ""
    ends = "" in tree
    joined = "|".join(branches)
    return f"(?:{joined}){'?' * ends}" if ends or len(branches) > 1 else joined


def strip_marks(text: str) -> str:
    """Return the text in plain Latin letters; case stays.

    >>> strip_marks("Đoan Hùng")
    'Doan Hung'
    """
    plain = text.translate(_ETHS).replace("Đ", "D").replace("đ", "d")
    return _COMBINING.sub("", unicodedata.normalize("NFD", plain))


def slugify(text: str) -> str:
    """Return an ASCII slug for folders and addresses.

    >>> slugify("Phú Thọ"), slugify("Sở LĐ-TB&XH")
    ('phu-tho', 'so-ld-tb-xh')
    """
    return re.sub(r"[^a-z0-9]+", "-", strip_marks(text).lower()).strip("-")
