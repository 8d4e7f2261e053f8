"""One face of a font: how wide its letters are, and the part of it that a file takes along."""

from __future__ import annotations

import io
from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import pydyf

from portal.assets import read_asset
from portal.pdf.objects import added, packed

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

STAND_IN: Final = "?"
SERIF_OF_ITS_OWN_LETTERS: Final = 2 + 4  # flags of ISO 32000-1, table 123
NAMES_BEFORE: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
NAMES_AFTER: Final = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


class Face:
    """Letters are written as UTF-16, two bytes each: the code of a letter is its name for whoever reads aloud."""

    def __init__(self, name: str) -> None:
        """``name`` as in static/fonts: «PTSerif-Bold». Raises RenderingUnavailable when the file is missing."""
        from fontTools.ttLib import TTFont

        self.name = name
        self._font = TTFont(io.BytesIO(read_asset(f"fonts/{name}.ttf")), lazy=True, recalcTimestamp=False)
        self._glyphs = {chr(code): glyph for code, glyph in self._font.getBestCmap().items()}
        scale, metrics = 1000 / self._font["head"].unitsPerEm, self._font["hmtx"].metrics
        self._advances = {letter: metrics[glyph][0] * scale for letter, glyph in self._glyphs.items()}
        self._used: set[str] = {STAND_IN}

    def width(self, text: str, size: float) -> float:
        """A letter that the font has not is as wide as what stands in for it."""
        advances, unknown = self._advances, self._advances[STAND_IN]
        return sum(advances.get(letter, unknown) for letter in text) * size / 1000

    def written(self, text: str) -> str:
        """The operand that shows the text. Nothing in the text can end it: it is all hexadecimal."""
        self._used.update(text)
        return f"<{text.encode('utf-16-be').hex()}>"

    def embedded(self, pdf: pydyf.PDF) -> bytes:
        """Adds the letters that were written to the file; returns the reference of the font. To be called once."""
        letters = sorted(self._used)
        shapes = _reduced(self._font, letters)
        name = f"/{_tag(letters)}+{self.name}"
        descendant = {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": name,
            "CIDSystemInfo": "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>",
            "FontDescriptor": self._descriptor(pdf, name, shapes),
            "CIDToGIDMap": added(pdf, packed(self._glyph_numbers(letters))),
            "DW": f"{self._advances[STAND_IN]:g}",
            "W": self._widths(letters),
        }
        font = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": pydyf.Array([added(pdf, pydyf.Dictionary(descendant))]),
            "ToUnicode": added(pdf, packed(_names(letters))),
        }
        return added(pdf, pydyf.Dictionary(font))

    def _descriptor(self, pdf: pydyf.PDF, name: str, shapes: bytes) -> bytes:
        head, lines = self._font["head"], self._font["hhea"]
        scale = 1000 / head.unitsPerEm
        box = (head.xMin, head.yMin, head.xMax, head.yMax)
        descriptor = {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": SERIF_OF_ITS_OWN_LETTERS,
            "FontBBox": pydyf.Array(round(side * scale) for side in box),
            "ItalicAngle": 0,
            "Ascent": round(lines.ascent * scale),
            "Descent": round(lines.descent * scale),
            "CapHeight": round(self._font["OS/2"].sCapHeight * scale),
            "StemV": 80,
            "FontFile2": added(pdf, packed(shapes, Length1=len(shapes))),
        }
        return added(pdf, pydyf.Dictionary(descriptor))

    def _widths(self, letters: Sequence[str]) -> pydyf.Array:
        known = (letter for letter in letters if letter in self._glyphs)
        return pydyf.Array(f"{ord(letter)} [{self._advances[letter]:g}]" for letter in known)

    def _glyph_numbers(self, letters: Sequence[str]) -> bytes:
        """Two bytes a code: the number of its shape in the reduced font."""
        numbers = bytearray(2 * (ord(letters[-1]) + 1))
        for letter in letters:
            glyph = self._glyphs.get(letter, self._glyphs[STAND_IN])
            numbers[2 * ord(letter) : 2 * ord(letter) + 2] = self._font.getGlyphID(glyph).to_bytes(2, "big")
        return bytes(numbers)


def _reduced(font: TTFont, letters: Sequence[str]) -> bytes:
    """The font's file with these letters alone; ``font`` itself is reduced too, and its glyphs have new numbers."""
    from fontTools import subset

    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, glyph_names=False)
    options.drop_tables += ["GSUB", "GPOS", "gasp", "name", "post"]
    reduction = subset.Subsetter(options)
    reduction.populate(unicodes=map(ord, letters))
    reduction.subset(font)
    shapes = io.BytesIO()
    font.save(shapes)
    return shapes.getvalue()


def _tag(letters: Sequence[str]) -> str:
    """Six capitals that tell this part of the font from others (ISO 32000-1, 9.6.4)."""
    digest = sha256("".join(letters).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _names(letters: Sequence[str]) -> bytes:
    lines = [f"<{ord(letter):04x}> <{ord(letter):04x}>" for letter in letters]
    hundreds = (lines[start : start + 100] for start in range(0, len(lines), 100))
    maps = (f"{len(each)} beginbfchar\n{chr(10).join(each)}\nendbfchar\n" for each in hundreds)
    return (NAMES_BEFORE + "".join(maps) + NAMES_AFTER).encode()
