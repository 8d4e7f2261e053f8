"""What was frozen is read again, and nothing of it is computed anew."""

from __future__ import annotations

import json
from typing import Any

from reports.editions.kinds import DOCUMENT, OUTLINE, PAGE
from reports.editions.queries import file_of_edition
from reports.models import Edition, EditionFile
from reports.outline import Entry


class FileLost(RuntimeError):
    """A file of an edition is not in the storage; the message says which, for the administrator."""


def read(file: EditionFile) -> bytes:
    """Raises FileLost."""
    try:
        with file.file.open("rb") as stream:
            return stream.read()
    except FileNotFoundError as error:
        raise FileLost(
            f"в хранилище нет файла «{file.file.name}» ({file.edition}): верните его из резервной копии."
        ) from error


def read_kind(edition: Edition, kind: str) -> bytes:
    """Raises FileLost also where the edition never had it."""
    file = file_of_edition(edition, kind)
    if file is None:
        raise FileLost(f"у записи «{edition}» нет файла «{kind}»: верните базу данных из резервной копии.")
    return read(file)


def document_of(edition: Edition) -> dict[str, Any]:
    """The document as `renderers.json` wrote it, whatever version it had then."""
    return json.loads(read_kind(edition, DOCUMENT))


def page_of(edition: Edition) -> str:
    return read_kind(edition, PAGE).decode()


def outline_of(edition: Edition) -> list[Entry]:
    return [Entry(**entry) for entry in json.loads(read_kind(edition, OUTLINE))]
