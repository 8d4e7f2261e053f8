"""The report's own fonts inside the Word file, so that it looks the same where they are not installed.

Word wants each one obfuscated: its first 32 bytes XOR the key that stands beside it (ECMA-376 part 4, 2.8.1).
PT Serif may be embedded: its licence is the OFL, and its files set no restriction.
"""

from __future__ import annotations

import uuid
from functools import cache

from reports.renderers.assets import read_asset
from reports.renderers.word.styles import FONT

FACES = {"Regular": "Regular", "Bold": "Bold", "Italic": "Italic"}
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
FALLBACK = "Times New Roman"


def key(face: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"fonts/PTSerif-{face}.ttf")


@cache
def obfuscated(face: str) -> bytes:
    """Raises RenderingUnavailable when the font's file is missing."""
    font = read_asset(f"fonts/PTSerif-{face}.ttf")
    mask = key(face).bytes[::-1] * 2
    return bytes(byte ^ masked for byte, masked in zip(font, mask, strict=False)) + font[len(mask) :]


def font_table() -> str:
    """``rId1`` and on are the faces in their order."""
    embedded = "".join(
        f'<w:embed{slot} r:id="rId{place}" w:fontKey="{{{str(key(face)).upper()}}}"/>'
        for place, (slot, face) in enumerate(FACES.items(), start=1)
    )
    return (
        f'<w:font w:name="{FONT}"><w:altName w:val="{FALLBACK}"/><w:panose1 w:val="020A0603040505020204"/>'
        '<w:charset w:val="CC"/><w:family w:val="roman"/><w:pitch w:val="variable"/>'
        '<w:sig w:usb0="A00002EF" w:usb1="5000204B" w:usb2="00000000" w:usb3="00000000" '
        f'w:csb0="20000097" w:csb1="00000000"/>{embedded}</w:font>'
    )
