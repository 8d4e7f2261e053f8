"""Files that are too large for an attachment are not even written to the disk of the server."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

ADDRESS = "/attachments/"
FORM = 64 << 10
"""What the rest of the form may take."""


def is_too_large(request: HttpRequest) -> bool:
    """Whether a form with an attachment was longer than such a form may be."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    is_ours = request.path_info.startswith("/workspace/") and request.path_info.endswith(ADDRESS)
    return is_ours and length.isdecimal() and int(length) > settings.MAX_FILE_SIZE + FORM


class LimitedUpload(FileUploadHandler):
    """Stands before Django's handlers: reads a too large file off the line and forgets it."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if is_too_large(self.request):
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler has the file."""
