"""Which files belong to a record."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, QuerySet

from portal.models import Attachment


def attachments_of(record: models.Model) -> QuerySet:
    """In the order in which they were added, each with the person who did."""
    return Attachment.objects.filter(**belonging(record)).select_related("uploaded_by")


def removed_attachments_of(record: models.Model) -> QuerySet:
    """The last history entries of files that were taken off the record, newest first."""
    events: Any = Attachment.pgh_event_model.objects
    later = events.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__gt=OuterRef("pgh_id"))
    gone = events.filter(pgh_label="delete", **belonging(record)).filter(~Exists(later))
    return gone.select_related("pgh_context").order_by("-pgh_id")


def belonging(record: models.Model) -> dict[str, Any]:
    """The columns of an attachment that lead to its record."""
    return {"content_type": ContentType.objects.get_for_model(record), "object_id": record.pk}
