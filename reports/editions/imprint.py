"""What an edition says of itself, frozen beside its files: so its row in the database can be proved as well."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reports.editions.freezing import JSON, FrozenFile, canonical
from reports.editions.kinds import IMPRINT
from reports.models import Edition, EditionFile

NAMES = {
    "number": "номер",
    "title": "заголовок",
    "reason": "что исправлено",
    "versions": "чем сделана",
    "published_at": "когда опубликована",
    "published_by": "кто опубликовал",
    "files": "строки файлов",
}
"""What the imprint holds → how the administrator is told of it."""


def imprint_of(edition: Edition, files: Iterable[EditionFile]) -> dict[str, Any]:
    """As the rows say it now; of the files, all but the imprint itself."""
    return {
        "number": edition.number,
        "title": edition.title,
        "reason": edition.reason,
        "versions": edition.versions,
        "published_at": edition.published_at.isoformat(),
        "published_by": edition.published_by_id,
        "files": {
            each.kind: [each.sha256, each.size, each.media_type] for each in files if each.kind != IMPRINT
        },
    }


def imprint_file(edition: Edition, files: Iterable[EditionFile]) -> FrozenFile:
    return FrozenFile(IMPRINT, canonical(imprint_of(edition, files)), JSON, "json")


def changed_since(printed: dict[str, Any], edition: Edition, files: Iterable[EditionFile]) -> list[str]:
    """Words for what the rows say otherwise than the imprint; files are named one by one."""
    now = imprint_of(edition, files)
    names = [NAMES[key] for key in NAMES if key != "files" and printed.get(key) != now[key]]
    before, after = printed.get("files", {}), now["files"]
    kinds = sorted(kind for kind in before | after if before.get(kind) != after.get(kind))
    return names + ([f"{NAMES['files']} {', '.join(kinds)}"] if kinds else [])
