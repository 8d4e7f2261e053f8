"""Scans of acts, agreements and whatever else proves a record (вложение)."""

from __future__ import annotations

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from portal.models.history import recorded
from portal.models.municipality import Municipality
from portal.models.user import User


@recorded
class Attachment(models.Model):
    """A file that belongs to a record; whoever may see the record may see the file.

    ``media_type`` is what the content is, whatever the name says. The storage knows the file under a name that
    nobody can guess; the official's own name is kept beside it.
    """

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="attachments", verbose_name="муниципалитет"
    )
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+", verbose_name="вид записи")
    object_id = models.PositiveBigIntegerField("номер записи")
    record = GenericForeignKey("content_type", "object_id")
    file = models.FileField("файл", upload_to="attachments/%Y/%m/", max_length=200)
    name = models.CharField("имя файла", max_length=200)
    title = models.CharField("что это", max_length=200, blank=True, help_text="Например: соглашение № 14")
    media_type = models.CharField("вид содержимого", max_length=100)
    size = models.PositiveBigIntegerField("размер, байт")
    sha256 = models.CharField("отпечаток SHA-256", max_length=64)
    uploaded_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="кто приложил"
    )
    uploaded_at = models.DateTimeField("когда приложено", auto_now_add=True)

    class Meta:
        verbose_name = "вложение"
        verbose_name_plural = "вложения"
        ordering = ("uploaded_at", "id")
        indexes = [models.Index(fields=("content_type", "object_id"), name="attachment_of_record")]

    def __str__(self) -> str:
        return self.title or self.name
