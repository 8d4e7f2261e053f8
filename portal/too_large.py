"""Uploads that are too large are not even written to the disk of the server."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

FORM = 64 << 10
"""What the rest of the form may take."""


def is_longer(request: HttpRequest, limit: int) -> bool:
    """Whether a form was longer than one with a file of so many bytes may be."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return length.isdecimal() and int(length) > limit + FORM


class LimitedUpload(FileUploadHandler):
    """Stands before Django's handlers: reads a too large file off the line and forgets it."""

    def is_too_large(self) -> bool:
        raise NotImplementedError

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.is_too_large():
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler has the file."""
