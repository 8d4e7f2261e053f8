"""Scans and photographs."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

from portal.attachments.kinds import Kind
from portal.attachments.refusals import Refused, damaged

MAX_PIXELS: Final = 89_000_000
"""A3 at 600 dots to the inch takes 70 million. Beyond it Pillow itself warns of a bomb."""


_END_OF_PNG: Final = b"IEND\xaeB`\x82"
_END_OF_JPEG: Final = b"\xff\xd9"
_PLACES: Final = ((273, 324), (279, 325))
"""Tags of TIFF 6.0: where strips or tiles begin, how long they are."""

_BROKEN: Final = (
    *(OSError, SyntaxError, ValueError, EOFError, TypeError, LookupError, OverflowError, struct.error),
    UserWarning,  # what Pillow says of a damaged TIFF, where warnings are errors
)


def judged(content: bytes, format_: str, kind: Kind) -> Kind:
    """Raises Refused for what does not open as this format and no other, or is too large to be opened safely."""
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=[format_]) as image:
            if image.width * image.height > MAX_PIXELS:
                raise _too_large()
            if not _is_whole(image, content):
                raise damaged()
            image.verify()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise _too_large() from None
    except Refused:
        raise
    except _BROKEN:
        raise damaged() from None
    return kind


def _is_whole(image: Any, content: bytes) -> bool:
    """A PNG and a JPEG end with a mark, a TIFF says where its lines lie.

    Pillow alone is not to be asked: whoever makes PDF in the same process lets it open images that were cut off.
    """
    if image.format == "PNG":
        return _END_OF_PNG in content
    if image.format == "JPEG":
        return _END_OF_JPEG in content
    if image.format == "TIFF":
        places = zip(*(_numbers(image, *tags) for tags in _PLACES), strict=True)
        ends = [offset + length for offset, length in places]
        return bool(ends) and max(ends) <= len(content)
    return True


def _numbers(image: Any, *tags: int) -> Sequence[int]:
    return next((image.tag_v2[tag] for tag in tags if tag in image.tag_v2), ())


def _too_large() -> Refused:
    return Refused("В снимке слишком много точек: отсканируйте с разрешением 300 точек на дюйм.")
