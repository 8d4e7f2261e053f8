"""What the form of a file says of the files that are taken."""

from django import template
from django.conf import settings

from portal.attachments.kinds import SUFFIXES

register = template.Library()


@register.simple_tag
def accepted_files() -> str:
    """For the file chooser; the judgement itself is by content."""
    return ",".join(SUFFIXES)


@register.simple_tag
def max_file_mb() -> int:
    return settings.MAX_FILE_SIZE >> 20
