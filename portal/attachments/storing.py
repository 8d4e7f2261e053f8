"""Adding files to a record, taking them off, moving them to another."""

from __future__ import annotations

import hashlib
import secrets
from typing import BinaryIO

import pghistory
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models, transaction

from portal.attachments.judging import judge
from portal.attachments.kinds import Kind
from portal.attachments.names import safe_name
from portal.attachments.queries import attachments_of, belonging
from portal.attachments.refusals import Refused
from portal.models import Attachment, Municipality, User
from portal.records.events import moment

MAX_FILES = 50


def attach(
    record: models.Model, file: BinaryIO, name: str, *, title: str = "", city: Municipality, by: User
) -> Attachment:
    """The new attachment. Raises Refused, and then nothing is left behind."""
    content = _bounded(file)
    kind = judge(content)
    with transaction.atomic(), pghistory.context(user=by.pk):
        # The record is locked, so that two who add at once are counted one after the other.
        type(record)._base_manager.select_for_update(of=("self",)).get(pk=record.pk)
        made = _made(record, content, kind)
        made.name, made.title, made.municipality, made.uploaded_by = safe_name(name, kind), title, city, by
        _save(made, content)
    return made


def remove(attachment: Attachment, *, by: User, reason: str = "") -> None:
    """Takes a file off its record. The file itself stays, because the history may bring it back."""
    with transaction.atomic(), pghistory.context(user=by.pk, reason=reason):
        attachment.delete()


def move_attachments(from_record: models.Model, to_record: models.Model) -> int:
    """All files of one record become another's; how many there were. Within the caller's transaction and context."""
    return Attachment.objects.filter(**belonging(from_record)).update(**belonging(to_record))


def _bounded(file: BinaryIO) -> bytes:
    content = file.read(settings.MAX_FILE_SIZE + 1)
    if not content:
        raise Refused("Файл пуст: проверьте, тот ли файл выбран.")
    if len(content) > settings.MAX_FILE_SIZE:
        raise too_large()
    return content


def too_large() -> Refused:
    limit = settings.MAX_FILE_SIZE >> 20
    return Refused(f"Файл больше {limit} МБ: отсканируйте с меньшим разрешением или разделите на части.")


def _made(record: models.Model, content: bytes, kind: Kind) -> Attachment:
    present = list(attachments_of(record))
    if len(present) >= MAX_FILES:
        raise Refused(f"К записи уже приложено {MAX_FILES} файлов: уберите лишние.")
    sha256 = hashlib.sha256(content).hexdigest()
    same = next((each for each in present if each.sha256 == sha256), None)
    if same:
        raise Refused(f"Этот файл уже приложен {moment(same.uploaded_at)}: «{same}».")
    return Attachment(**belonging(record), media_type=kind.media_type, size=len(content), sha256=sha256)


def _save(made: Attachment, content: bytes) -> None:
    """The file first, so that no row is ever without it; where the row fails, the file goes too."""
    made.file.save(secrets.token_hex(24), ContentFile(content), save=False)
    try:
        made.save()
    except BaseException:
        made.file.storage.delete(made.file.name)
        raise
