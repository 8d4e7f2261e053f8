"""Pictures inside a line of text."""

from __future__ import annotations

import io

from reports.document import Image
from reports.renderers.word.marks import paragraph, run, words
from reports.renderers.word.package import Supplies
from reports.renderers.word.place import Place
from reports.renderers.word.styles import Style
from reports.renderers.xml_text import quoted

EMU = 635  # in a twip
_ORNAMENT = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_ENDINGS = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif"}


def picture(image: Image, place: Place, supplies: Supplies) -> str:
    """As wide as it is meant to be, and no taller than a page; what is no picture leaves its words."""
    file = _file(image)
    if file is None:
        return paragraph(words(image.alt), Style.PICTURE)
    name, data, (pixels_wide, pixels_high) = file
    room = place.width * image.width // 100
    scale = min(room / pixels_wide, place.height * 0.9 / pixels_high)
    size = max(1, round(pixels_wide * scale)), max(1, round(pixels_high * scale))
    shown = drawing(supplies.picture(name, data), *size, image.alt, supplies.next_id())
    below = {"jc": 'w:val="center"', "spacing": 'w:before="60" w:after="280"'}
    caption = paragraph(words(image.caption), Style.NOTE, **below) if image.caption else ""
    return paragraph(shown, Style.PICTURE, **({} if caption else {"keepNext": 'w:val="0"'})) + caption


def _file(image: Image) -> tuple[str, bytes, tuple[int, int]] | None:
    """Name, bytes and size in pixels. A kind that Word does not know becomes PNG."""
    from PIL import Image as Pictures
    from PIL import UnidentifiedImageError

    try:
        with Pictures.open(io.BytesIO(image.data)) as opened:
            ending = _ENDINGS.get(Pictures.MIME.get(opened.format or "", ""))
            if ending:
                return f"{image.sha256}.{ending}", image.data, opened.size
            converted = io.BytesIO()
            opened.convert("RGBA").save(converted, "PNG")
            return f"{image.sha256}.png", converted.getvalue(), opened.size
    except (UnidentifiedImageError, OSError, Pictures.DecompressionBombError):
        return None


def drawing(rid: str, width: int, height: int, words_for_it: str, drawing_id: int) -> str:
    """A run with the picture, in twips. Without words it is an ornament, which what reads aloud passes over."""
    size = f'cx="{width * EMU}" cy="{height * EMU}"'
    named = f'id="{drawing_id}" name="Рисунок {drawing_id}" descr="{quoted(words_for_it)}"'
    ornament = "" if words_for_it else _ORNAMENT
    return run(
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f"<wp:docPr {named}>{ornament}</wp:docPr>"
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{drawing_id}" name="Рисунок {drawing_id}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
