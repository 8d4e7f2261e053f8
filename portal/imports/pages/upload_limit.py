"""Tables that are too large are not even written to the disk of the server."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

PLACE, SECTION = "/workspace/", "/imports/"
FORM = 64 << 10
"""What the rest of the form may take."""


def is_too_large(request: HttpRequest) -> bool:
    """Whether what was sent to the import is longer than its form may be."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    is_ours = request.path_info.startswith(PLACE) and SECTION in request.path_info
    return is_ours and length.isdecimal() and int(length) > settings.MAX_IMPORT_SIZE + FORM


class LimitedImport(FileUploadHandler):
    """Stands before Django's handlers: reads a too large file off the line and forgets it."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if is_too_large(self.request):
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler has the file."""
