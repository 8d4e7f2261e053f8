"""The packed fonts of browsers are the fonts of print: the same letters, as wide, drawn by the same lines."""

from pathlib import Path

import pytest
from django.conf import settings
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

FONTS = Path(settings.BASE_DIR, "static/fonts")


@pytest.mark.parametrize("whole", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.stem)
def test_the_packed_font_is_the_whole_one(whole: Path) -> None:
    with TTFont(whole) as of_print, TTFont(whole.with_suffix(".woff2")) as packed:
        assert packed.flavor == "woff2"
        letters = of_print.getBestCmap()
        assert packed.getBestCmap().keys() == letters.keys()
        for letter, name in letters.items():
            assert drawn(packed, packed.getBestCmap()[letter]) == drawn(of_print, name), chr(letter)


def drawn(font: TTFont, name: str) -> tuple[int, list[object]]:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    return glyphs[name].width, pen.value
