"""Tables that are too large for the import."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from portal import too_large

PLACE, SECTION = "/workspace/", "/imports/"


def is_too_large(request: HttpRequest) -> bool:
    """Whether what was sent to the import is longer than its form may be."""
    is_ours = request.path_info.startswith(PLACE) and SECTION in request.path_info
    return is_ours and too_large.is_longer(request, settings.MAX_IMPORT_SIZE)


class LimitedImport(too_large.LimitedUpload):
    def is_too_large(self) -> bool:
        return is_too_large(self.request)
