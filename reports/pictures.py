"""Pictures of a report: judged, made no larger than print needs, kept among the report's attachments."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from io import BytesIO
from typing import Any, BinaryIO

from django.conf import settings
from django.core.files.storage import default_storage

from portal.attachments import kinds
from portal.attachments.images import MAX_PIXELS, judged
from portal.attachments.kinds import Kind
from portal.attachments.queries import attachments_of, belonging
from portal.attachments.refusals import Refused
from portal.attachments.storing import MAX_FILES, attach, too_large
from portal.models import Attachment, User
from reports.models import Report

LONGEST_SIDE = 2000
"""Pixels over the seventeen centimetres of a page's text: 300 dots to the inch."""

MAX_WHOLE_PIXELS = 20_000_000
"""A PNG and a progressive JPEG cannot be opened smaller than they are: this many pixels take 200 MB of memory."""

KEPT_IN_MEMORY = 32
_FORMATS = {"JPEG": (b"\xff\xd8\xff", kinds.JPEG), "PNG": (b"\x89PNG\r\n\x1a\n", kinds.PNG)}
_UNREADABLE = (OSError, SyntaxError, ValueError, EOFError)


def printable(file: BinaryIO) -> bytes:
    """A JPEG or PNG that a report can print, without whatever else was in the file. Raises Refused."""
    content = file.read(settings.MAX_FILE_SIZE + 1)
    if len(content) > settings.MAX_FILE_SIZE:
        raise too_large()
    format_, kind = _format_of(content)
    _refuse_many_pixels(content, format_)
    judged(content, format_, kind)
    try:
        return _reduced(content, format_)
    except _UNREADABLE:
        raise Refused(
            "Картинка повреждена или передана не полностью: откройте её у себя и сохраните заново."
        ) from None


def refuse_one_more(report: Report, content: bytes) -> None:
    """Raises Refused where the report has as many files as a record may have, and this is a new one."""
    kept = attachments_of(report)
    is_kept = kept.filter(sha256=hashlib.sha256(content).hexdigest()).exists()
    if not is_kept and kept.count() >= MAX_FILES:
        raise Refused(
            f"У отчёта уже {MAX_FILES} файлов, больше не приложить: уберите из его вложений те, что не нужны."
        )


def keep_picture(report: Report, content: bytes, name: str, *, title: str, by: User) -> Attachment:
    """What `printable` made, among the report's attachments; the same picture is kept once. Raises Refused."""
    sha256 = hashlib.sha256(content).hexdigest()
    same = attachments_of(report).filter(sha256=sha256).first()
    if same is not None:
        return same
    return attach(report, BytesIO(content), name, title=title[:200], city=report.municipality, by=by)


def picture_of(report: Report, number: int) -> Attachment | None:
    """A picture among the attachments of this report, and of no other."""
    media_types = [kind.media_type for _, kind in _FORMATS.values()]
    found = Attachment.objects.filter(**belonging(report), pk=number, media_type__in=media_types)
    return found.first()


@lru_cache(maxsize=KEPT_IN_MEMORY)
def picture_bytes(name: str, sha256: str) -> bytes:
    """The file of this name in the storage; its digest is what it is known by here. Raises FileNotFoundError."""
    with default_storage.open(name) as file:
        return file.read()


def _format_of(content: bytes) -> tuple[str, Kind]:
    for format_, (start, kind) in _FORMATS.items():
        if content.startswith(start):
            return format_, kind
    if not content:
        raise Refused("Файл пуст: проверьте, тот ли файл выбран.")
    raise Refused("Это не картинка JPEG или PNG: сохраните её в одном из этих видов и выберите снова.")


def _refuse_many_pixels(content: bytes, format_: str) -> None:
    """Some hundred kilobytes may hold more pixels than the server has memory for; the head of the file tells."""
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=[format_]) as image:
            is_whole = format_ == "PNG" or "progressive" in image.info
            if image.width * image.height <= (MAX_WHOLE_PIXELS if is_whole else MAX_PIXELS):
                return
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        pass
    except _UNREADABLE:
        return  # `judged` says what is wrong with it
    raise Refused("В картинке слишком много точек: уменьшите её до 4000 точек по длинной стороне.")


def _reduced(content: bytes, format_: str) -> bytes:
    from PIL import Image, ImageOps

    with Image.open(BytesIO(content), formats=[format_]) as image:
        # A JPEG can be opened at a half, a quarter or an eighth of its size.
        image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        return _encoded(ImageOps.exif_transpose(image), format_)


def _encoded(image: Any, format_: str) -> bytes:
    """The pixels alone: no place where it was taken, no name of who took it."""
    from PIL import Image

    if image.mode.startswith("I"):
        # Sixteen bits of grey: `convert` alone would cut off all but the darkest of them.
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    modes = ("L", "RGB") if format_ == "JPEG" else ("L", "LA", "RGB", "RGBA")
    pixels = image if image.mode in modes else image.convert("RGB" if format_ == "JPEG" else "RGBA")
    bare = Image.new(pixels.mode, pixels.size)
    bare.paste(pixels)
    made = BytesIO()
    bare.save(made, format_, **({"quality": 88} if format_ == "JPEG" else {"optimize": True}))
    return made.getvalue()
