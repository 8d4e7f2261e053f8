"""Publications: what was published stays as it was, and the database itself sees to it."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from portal.models.history import recorded
from reports.models.report import Report

MAY_CHANGE = ["withdrawn_at", "withdrawn_by", "withdrawn_because"]


@recorded
class Edition(models.Model):
    """A frozen publication of a report (редакция). A correction is the next number, with its reason.

    ``sha256`` is of the files' own digests in the order of their kinds, ``versions`` names what made them.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="editions", verbose_name="отчёт")
    number = models.PositiveSmallIntegerField("номер")
    title = models.TextField("заголовок")
    reason = models.TextField("что исправлено", blank=True)
    sha256 = models.CharField("отпечаток SHA-256", max_length=64)
    versions = models.JSONField("чем сделана", default=dict)
    published_at = models.DateTimeField("опубликована")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="кто опубликовал",
    )
    withdrawn_at = models.DateTimeField("отозвана", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="кто отозвал",
    )
    withdrawn_because = models.TextField("почему отозвана", blank=True)

    natural_key_fields = ("report__municipality__slug", "report__year", "report__form", "number")

    class Meta:
        verbose_name = "редакция отчёта"
        verbose_name_plural = "редакции отчётов"
        ordering = ("report", "-number")
        constraints = [
            models.UniqueConstraint(fields=("report", "number"), name="edition_number_in_report"),
            models.CheckConstraint(condition=Q(number__gte=1), name="edition_numbers_from_one"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""),
                name="edition_corrects_with_reason",
                violation_error_message="Напишите, что исправлено.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_because=""),
                name="edition_withdrawn_with_reason",
                violation_error_message="Напишите, почему редакция отозвана.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="edition_stays", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="edition_is_frozen", exclude=MAY_CHANGE),
            pgtrigger.Protect(
                name="withdrawal_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition('OLD."withdrawn_at" IS NOT NULL'),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}, редакция {self.number}"

    def get_absolute_url(self) -> str:
        report = self.report
        return reverse("edition", args=[report.municipality.slug, report.year, report.form, self.number])

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None


class EditionFile(models.Model):
    """One of the frozen files of an edition; ``kind`` is its format, or what the portal itself keeps of it."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="files", verbose_name="редакция")
    kind = models.CharField("что это", max_length=20)
    file = models.FileField("файл", upload_to="editions/%Y/%m/", max_length=200)
    media_type = models.CharField("вид содержимого", max_length=100)
    size = models.PositiveBigIntegerField("размер, байт")
    sha256 = models.CharField("отпечаток SHA-256", max_length=64)

    class Meta:
        verbose_name = "файл редакции"
        verbose_name_plural = "файлы редакций"
        ordering = ("edition", "kind")
        constraints = [models.UniqueConstraint(fields=("edition", "kind"), name="edition_file_once")]
        triggers = [
            pgtrigger.Protect(name="edition_file_stays", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.edition}, {self.kind}"


class EditionSignature(models.Model):
    """A detached electronic signature (.sig) of a file of an edition; the portal keeps it and does not judge it."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="signatures", verbose_name="редакция")
    signed = models.ForeignKey(EditionFile, models.PROTECT, related_name="+", verbose_name="подписанный файл")
    file = models.FileField("файл подписи", upload_to="editions/%Y/%m/", max_length=200)
    name = models.CharField("имя файла", max_length=200)
    size = models.PositiveBigIntegerField("размер, байт")
    sha256 = models.CharField("отпечаток SHA-256", max_length=64)
    added_at = models.DateTimeField("когда приложена", auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="кто приложил"
    )

    class Meta:
        verbose_name = "подпись редакции"
        verbose_name_plural = "подписи редакций"
        ordering = ("edition", "added_at")
        triggers = [pgtrigger.Protect(name="signature_stays", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.name
