"""Questions about attachments."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import QuerySet

from portal.models import Attachment


def attachments_of(record: models.Model) -> QuerySet[Attachment]:
    """In the order in which they were added."""
    kind = ContentType.objects.get_for_model(type(record))
    return (
        Attachment.objects.filter(content_type=kind, object_id=record.pk)
        .select_related("uploaded_by")
        .order_by("uploaded_at", "id")
    )
