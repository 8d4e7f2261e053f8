"""A detached electronic signature of a frozen file is kept beside it; whether it is valid the portal does not judge."""

from __future__ import annotations

import hashlib
from typing import BinaryIO

import pghistory
from django.core.files.base import ContentFile
from django.db import transaction

from portal.attachments import kinds
from portal.attachments.names import safe_name
from portal.attachments.refusals import Refused
from portal.attachments.signatures import MAX_SIZE, is_signature
from portal.models import User
from reports.models import EditionFile, EditionSignature

TOO_LARGE = "Файл больше 1 МБ: подпись столько не занимает. Выберите файл подписи .sig или .p7s."
NO_SIGNATURE = (
    "Это не отсоединённая подпись: выберите файл .sig или .p7s, который сохранила программа подписи."
)


def sign_edition(signed: EditionFile, file: BinaryIO, name: str, *, by: User) -> EditionSignature:
    """The kept signature. Raises Refused with a sentence, and then nothing is left behind."""
    content = file.read(MAX_SIZE + 1)
    if len(content) > MAX_SIZE:
        raise Refused(TOO_LARGE)
    if not is_signature(content):
        raise Refused(NO_SIGNATURE)
    made = EditionSignature(
        edition=signed.edition,
        signed=signed,
        name=safe_name(name, kinds.SIGNATURE),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        added_by=by,
    )
    if EditionSignature.objects.filter(signed=signed, sha256=made.sha256).exists():
        raise Refused("Эта подпись уже приложена к этому файлу.")
    made.file.save(f"{signed.kind}-{signed.edition_id}.sig", ContentFile(content), save=False)
    try:
        with transaction.atomic(), pghistory.context(user=by.pk, reason="К редакции приложена подпись"):
            made.save()
    except BaseException:
        made.file.storage.delete(made.file.name)
        raise
    return made
