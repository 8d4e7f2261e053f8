"""A chart: each label stands above its bar and the number to the right of it, as in print.

A bar is one dot of colour stretched to its length, and label and number are text: it is the same in Word, in
LibreOffice and in what reads aloud, and nothing has to be redrawn when the file opens.
"""

from __future__ import annotations

import struct
import zlib

from reports.document import Chart
from reports.renderers.chart import shares
from reports.renderers.word.marks import paragraph, val, words
from reports.renderers.word.package import Supplies
from reports.renderers.word.pictures import drawing
from reports.renderers.word.place import Place
from reports.renderers.word.styles import Style, chart_unit
from reports.renderers.wording import number_text

ACCENT = (0x0B, 0x5A, 0x76)
WIDEST = 10800  # 720 pixels, as on the screen
_THICKNESS = 210
_LABEL_INDENT = 120
_GAP = "\u00a0\u00a0"


def bars(chart: Chart, place: Place, supplies: Supplies) -> str:
    """Title, unit and bars; the table that goes with them is another node."""
    close = {"spacing": 'w:before="280" w:after="0"'} if chart.unit else {}
    title = paragraph(words(chart.title), Style.CAPTION, **close) if chart.title else ""
    unit = (
        paragraph(words(chart.unit, **chart_unit()), Style.CAPTION, spacing='w:before="0" w:after="160"')
        if chart.unit
        else ""
    )
    room = min(place.width, WIDEST)
    drawn = (
        paragraph(words(bar.label), Style.BAR, ind=f'w:firstLine="{_LABEL_INDENT}"')
        + paragraph(
            _bar(round(room * share), supplies) + words(_GAP + number_text(bar.number)),
            Style.BAR,
            spacing='w:before="0" w:after="120"',
            # The table may begin on another page; kept with it, the whole would fit none.
            **({"keepNext": val(0)} if number == len(chart.bars) else {}),
        )
        for number, (bar, share) in enumerate(zip(chart.bars, shares(chart.bars), strict=True), start=1)
    )
    return title + unit + "".join(drawn)


def _bar(length: int, supplies: Supplies) -> str:
    if not length:
        return ""
    rid = supplies.picture("bar.png", dot(ACCENT))
    return drawing(rid, length, _THICKNESS, "", supplies.next_id())


def dot(colour: tuple[int, int, int]) -> bytes:
    """A PNG of one pixel."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data)
        for kind, data in (
            (b"IHDR", header),
            (b"IDAT", zlib.compress(bytes((0, *colour)))),
            (b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
