"""Files that are too large for an attachment."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from portal import too_large

ADDRESS = "/attachments/"


def is_too_large(request: HttpRequest) -> bool:
    """Whether a form with an attachment was longer than such a form may be."""
    is_ours = request.path_info.startswith("/workspace/") and request.path_info.endswith(ADDRESS)
    return is_ours and too_large.is_longer(request, settings.MAX_FILE_SIZE)


class LimitedUpload(too_large.LimitedUpload):
    def is_too_large(self) -> bool:
        return is_too_large(self.request)
