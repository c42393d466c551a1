"""Bytes to text when nobody says which encoding: evidence first, guesses last."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from functools import lru_cache

from rankings.errors import SourceError
from rankings.language.text import compose_letters
from rankings.parse.containers.old_fonts import restore_unicode

TRANSCRIPTION_HINT = (
    "save the page again as text or HTML, or type its figures into `python -m rankings template"
    " OUT.xlsx`"
)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What a page declares about itself, in HTML or XML, is one more candidate, not an order.
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,20})""")
_WORD = re.compile(r"[^\W\d_]+")
# One Vietnamese syllable without its tone: onset, vowels, coda. This tells windows-1258 from
# windows-1252.
_SYLLABLE = re.compile(
    r"""
    (?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?      # onset
    (?:iêu|yêu|oai|oay|oao|oeo|uay|uây|uôi|uya|uyê|uyu|ươi|ươu     # three vowels
      |ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi          # two vowels
      |ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê
      |[aăâeêioôơuưy])                                             # one vowel
    (?:ng|nh|ch|[cmnpt])?                                          # coda
    \Z
    """,
    re.VERBOSE,
)
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_MARKED = re.compile("[À-ỹĐđ]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_SAMPLE = 200_000


@lru_cache(maxsize=20_000)
def _is_syllable(word: str) -> bool:
    toneless, tones = _TONE.subn("", unicodedata.normalize("NFD", word))
    return tones <= 1 and bool(_SYLLABLE.match(unicodedata.normalize("NFC", toneless)))


def share_of_syllables(text: str) -> float:
    """Return which share of the words with marks are Vietnamese syllables (0 when no word has a
    mark).

    >>> share_of_syllables("Sở Tài chính đứng đầu"), share_of_syllables("TaÌi chiÌnh")
    (1.0, 0.0)
    """
    words = Counter(_WORD.findall(compose_letters(text[:_SAMPLE])))
    marked = Counter({word: times for word, times in words.items() if _MARKED.search(word)})
    right = sum(times for word, times in marked.items() if _is_syllable(word.casefold()))
    return right / marked.total() if marked else 0.0


def _decode_utf8(content: bytes) -> str | None:
    """Return the text, forgiving only a last letter that a cut file left incomplete."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        return decoder.decode(content, final=False)
    except UnicodeDecodeError:
        return None


def _decode_utf16_without_mark(content: bytes) -> tuple[str, str] | None:
    """Return text and codec when every second byte says that two bytes make a letter."""
    sample = content[: _SAMPLE // 2 * 2]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    for encoding, high_bytes in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        latin_high = sum(high_bytes.count(byte) for byte in (0x00, 0x01, 0x03, 0x1E, 0x20))
        if latin_high >= 0.95 * len(high_bytes):
            text = content[: len(content) // 2 * 2].decode(encoding, errors="replace")
            if len(_CONTROL.findall(text[:_SAMPLE])) <= 0.01 * len(sample):
                return text, encoding
    return None


def _single_byte_candidates(content: bytes) -> list[str]:
    declared = [name.decode("ascii").lower() for name in _DECLARED.findall(content[:4096])]
    candidates = ["cp1258"] + [
        name for name in declared if not name.replace("-", "").startswith("utf")
    ]
    return list(dict.fromkeys(candidates))


def _decode_by_evidence(content: bytes) -> tuple[str, str] | None:
    """Return the single-byte reading with the most Vietnamese syllables, if it is convincing."""
    readings = []
    for encoding in _single_byte_candidates(content):
        try:
            text = codecs.decode(content, encoding)
        except (LookupError, UnicodeDecodeError, TypeError, ValueError):
            continue
        if isinstance(text, str):
            readings.append((share_of_syllables(text), encoding, text))
    share, encoding, text = max(readings, default=(0.0, "", ""), key=lambda reading: reading[0])
    return (
        (text, codecs.lookup(encoding).name)
        if share >= 0.8
        else read_old_font(content.decode("latin-1"))
    )


def read_old_font(text: str) -> tuple[str, str] | None:
    """Return (text in Unicode, "tcvn3" or "vni") for text typed in a font of before Unicode, None
    for any other.

    >>> read_old_font("Së Tµi chÝnh ®øng ®Çu khèi së, ngµnh; Së Néi vô xÕp thø hai")[0]
    'Sở Tài chính đứng đầu khối sở, ngành; Sở Nội vụ xếp thứ hai'
    >>> read_old_font("Sở Tài chính đứng đầu") is None
    True
    """
    return restore_unicode(text, share_of_syllables, _MARKED)


def _decode_by_library(content: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes  # here, because hardly a page needs it

    best = from_bytes(content[:_SAMPLE]).best()
    if best is None:
        return None
    try:
        return content.decode(best.encoding), best.encoding
    except UnicodeDecodeError:
        return None


def _decode_with_mark(content: bytes) -> tuple[str, str] | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            if encoding == "utf-16":
                content = content[: len(content) // 2 * 2]
            text = content.decode(encoding, errors="replace")
            # A cut file may end inside a letter; anything more than that is damage.
            return (text.rstrip("\ufffd"), encoding)
    return None


def decode_text(content: bytes, name: str = "") -> tuple[str, str]:
    """Return the text of a file and the name of the codec that read it.

    Byte order marks are believed, strict UTF-8 is believed; windows-1258 must prove itself by
    Vietnamese syllables; charset-normalizer is asked last. Raises SourceError for an empty file
    and for bytes that are no text.

    >>> decode_text("Sở Tài chính".encode("utf-16"))
    ('Sở Tài chính', 'utf-16')
    >>> decode_text("S\u01a1\u0309 Ta\u0300i chi\u0301nh đư\u0301ng đâ\u0300u".encode("cp1258"))[1]
    'cp1258'
    """
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise SourceError("the file is empty", place=name, hint=TRANSCRIPTION_HINT)
    utf8 = None
    found = _decode_with_mark(content) or _decode_utf16_without_mark(content)
    if found is None:
        utf8 = _decode_utf8(content)
        found = (
            (utf8, "utf-8")
            if utf8 is not None
            else _decode_by_evidence(content) or _decode_by_library(content)
        )
    if found is None:
        raise SourceError(
            "no known encoding makes text of these bytes", place=name, hint=TRANSCRIPTION_HINT
        )
    text, encoding = read_old_font(found[0]) or found
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(2, 0.005 * len(sample)):
        raise SourceError("these bytes are not text", place=name, hint=TRANSCRIPTION_HINT)
    return text, encoding
