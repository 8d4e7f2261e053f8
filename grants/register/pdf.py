"""The statutory register of recipients as a tagged PDF (7-ФЗ, ст. 31.2; приказ Минэкономразвития 17.05.2011 № 223)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from grants.register.columns import COLUMNS
from portal.lib.garbage import garbage_left_alone
from portal.lib.typography import nbsp
from portal.models import Municipality
from portal.pdf.face import Face
from portal.pdf.file import TaggedFile
from portal.pdf.page import Lettering
from portal.pdf.sheet import A4_LANDSCAPE, MM, Sheets
from portal.pdf.table import Column, Letterings, Table

# In millimetres; 267 lie between the margins. A date and an ОГРН take one line each.
WIDTHS: Final = (17.8, 18.5, 43, 31, 22.2, 17.6, 32, 20, 20.4, 20, 24.5)
PRINTED: Final = tuple(
    Column(nbsp(each.title), width * MM) for each, width in zip(COLUMNS, WIDTHS, strict=True)
)
NOTHING: Final = "Записей в реестре нет."


def render_register(city: Municipality, title_lines: Sequence[str], rows: Sequence[tuple[str, ...]]) -> bytes:
    """The first of ``title_lines`` is the title of the document. Each of ``rows`` has the eleven cells of
    ``COLUMNS`` as they are to be read; a line break in a cell stays one.

    The same arguments give the same bytes. Raises RenderingUnavailable when a font is missing.
    """
    regular, bold = Face("PTSerif-Regular"), Face("PTSerif-Bold")
    with garbage_left_alone():
        file = TaggedFile(title_lines[0], city.administration, A4_LANDSCAPE.size, (regular, bold))
        sheets = Sheets(file, A4_LANDSCAPE, Lettering(regular, 11, 14))
        title, text = Lettering(bold, 14, 18), Lettering(regular, 10.5, 14)
        sheets.paragraph("H1", nbsp(title_lines[0]), title, "center", after=4)
        for line in title_lines[1:]:
            sheets.paragraph("P", nbsp(line), text, "center", after=2)
        sheets.skip(8)
        cells = Lettering(regular, 8, 9.8)
        table = Table(sheets, PRINTED, Letterings(Lettering(bold, 7, 8.4), Lettering(regular, 7, 8), cells))
        for row in rows:
            table.row([nbsp(cell) for cell in row])
        if not rows:
            sheets.skip(8)
            sheets.paragraph("P", NOTHING, text, "left", after=0)
        return sheets.close()
