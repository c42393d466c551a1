"""Fonts that travel with the report: DejaVu, which has every Vietnamese letter and comes with
matplotlib.
"""

from __future__ import annotations

import base64
import importlib.util
import io
import unicodedata
from functools import lru_cache
from itertools import product
from pathlib import Path

from fontTools.ttLib import TTFont

VOWELS, TONES = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY", ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SIGNS = "đĐ–—−·•…’“”‖§°†±×≈≤≥↑↓→↕↗↘↩▲▼\u00a0"
# What nearly all reports are written with: one piece of a font serves them all.
LETTERS = frozenset(
    (
        *map(chr, range(ord(" "), ord("~") + 1)),
        *SIGNS,
        *(unicodedata.normalize("NFC", vowel + tone) for vowel, tone in product(VOWELS, TONES)),
    )
)
UNKNOWN = "\ufffd"


def font_folder() -> Path:
    """The folder of matplotlib's own fonts; found without importing it, which takes a second."""
    package = importlib.util.find_spec("matplotlib")
    return Path(package.origin).parent / "mpl-data" / "fonts" / "ttf"


def embed_chart_font(text: str) -> str:
    """Style rules that carry the usual letters, and those of `text`, in the charts' font, regular
    and bold, as data.
    """
    letters = "".join(sorted(LETTERS.union(filter(str.isprintable, set(text)))))
    faces = (("DejaVuSans.ttf", 400), ("DejaVuSans-Bold.ttf", 700))
    return "".join(
        '@font-face{font-family:"DejaVu'
        f' Sans";font-weight:{weight};src:url(data:font/woff;base64,{subset_font(name, letters)})'
        ' format("woff")}'
        for name, weight in faces
    )


def replace_unknown_letters(text: str) -> str:
    """The text with U+FFFD in place of each letter that the fonts cannot show (a picture letter, a
    rare script).

    >>> replace_unknown_letters("Sở Y tế 👩 đạt 9,5")
    'Sở Y tế \ufffd đạt 9,5'
    """
    unknown = {
        letter: UNKNOWN
        for letter in map(ord, set(text))
        if letter > 127 and letter not in list_letters()
    }
    return text.translate(unknown)


@lru_cache
def list_letters() -> frozenset[int]:
    """The letters that the report's font has."""
    return frozenset(TTFont(font_folder() / "DejaVuSans.ttf", lazy=True).getBestCmap())


@lru_cache(maxsize=8)
def subset_font(name: str, letters: str) -> str:
    """A font reduced to some letters, as base64 WOFF; the same bytes for the same letters."""
    from fontTools import subset  # takes a tenth of a second, and a PDF needs none of it

    font = TTFont(font_folder() / name, lazy=True, recalcTimestamp=False)
    options = subset.Options(
        layout_features=["kern"], hinting=False, notdef_outline=True, name_IDs=[1, 2]
    )
    options.drop_tables += ["FFTM"]
    chosen = subset.Subsetter(options)
    chosen.populate(text=letters)
    chosen.subset(font)
    font.flavor = "woff"
    out = io.BytesIO()
    font.save(out)
    return base64.b64encode(out.getvalue()).decode()


@lru_cache(maxsize=1)
def read_advances() -> tuple[dict[int, int], dict[str, tuple[int, int]], int]:
    """Glyph names by letter, advances by glyph, and units in an em, of the regular font."""
    with TTFont(font_folder() / "DejaVuSans.ttf", lazy=True) as font:
        return dict(font.getBestCmap()), dict(font["hmtx"].metrics), font["head"].unitsPerEm


@lru_cache(maxsize=20_000)
def measure_text(text: str) -> float:
    """Width of a text on one line in ems, in the regular font.

    >>> round(measure_text("Sở Y tế"), 2), measure_text("")
    (3.5, 0.0)
    """
    glyphs, advances, unit = read_advances()
    return (
        sum(advances.get(glyphs.get(ord(letter), ".notdef"), (unit, 0))[0] for letter in text)
        / unit
    )
