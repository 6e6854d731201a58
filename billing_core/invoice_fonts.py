"""The printed invoice's fonts: Noto Sans embedded, and for East Asian names the reader's own."""

import unicodedata
from functools import cache
from io import BytesIO
from itertools import groupby
from xml.sax.saxutils import escape

from pymupdf_fonts import fontbuffers
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

PLAIN, BOLD = "Invoice", "Invoice-Bold"
_KOREAN, _EAST_ASIAN = "HYGothic-Medium", "HeiseiKakuGo-W5"
_LAST_OF_UCS2 = "\uffff"
"""Their encodings end here; an emoji beyond it is one empty box of Noto Sans instead."""


@cache
def register_fonts() -> frozenset[int]:
    """Make the fonts known to reportlab; the code points that Noto Sans has."""
    for name, code in ((PLAIN, "notos"), (BOLD, "notosbo")):
        pdfmetrics.registerFont(TTFont(name, BytesIO(fontbuffers[code]())))
    for name in (_KOREAN, _EAST_ASIAN):
        pdfmetrics.registerFont(UnicodeCIDFont(name))
    pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD)
    return frozenset(pdfmetrics.getFont(PLAIN).face.charToGlyph)


def marked_up(words: str) -> str:
    """A person's words in reportlab's markup: escaped, and each run in a font that has it.

    East Asian fonts are too large to embed; every reader of PDF brings its own.
    """
    runs = groupby(words, _fallback_of)
    return "".join(_run(font, "".join(run)) for font, run in runs).replace("\n", "<br/>")


def _fallback_of(character: str) -> str | None:
    wide = unicodedata.east_asian_width(character) in "WF" and character <= _LAST_OF_UCS2
    if not wide or ord(character) in register_fonts():
        return None
    return _KOREAN if "HANGUL" in unicodedata.name(character, "") else _EAST_ASIAN


def _run(font: str | None, words: str) -> str:
    return f'<font name="{font}">{escape(words)}</font>' if font else escape(words)
