from django.conf import settings
from django.db import models

from reports.models.report import Report


class OrderState(models.TextChoices):
    QUEUED = "queued", "ждёт очереди"
    WORKING = "working", "делается"
    DONE = "done", "готов"
    FAILED = "failed", "не получился"


class FileOrder(models.Model):
    """A file of a report that a person waits for while a worker makes it; ``step`` tells how far it has come."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="orders", verbose_name="отчёт")
    format = models.CharField("формат", max_length=20)
    state = models.CharField(
        "состояние", max_length=10, choices=OrderState.choices, default=OrderState.QUEUED
    )
    step = models.CharField("что делается", max_length=200, blank=True)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="кто заказал"
    )
    ordered_at = models.DateTimeField("когда заказан", auto_now_add=True)
    started_at = models.DateTimeField("начат", null=True, blank=True)
    finished_at = models.DateTimeField("окончен", null=True, blank=True)

    class Meta:
        verbose_name = "заказ файла отчёта"
        verbose_name_plural = "заказы файлов отчётов"
        ordering = ("-ordered_at",)

    def __str__(self) -> str:
        return f"{self.report}, {self.format}: {self.get_state_display()}"
