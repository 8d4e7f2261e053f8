"""Talk about a report on its way to the print: remarks on its places, and what was decided about findings."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.models import Department
from portal.models.history import recorded
from reports.models.block import Block
from reports.models.report import Report
from reports.models.section import Section


@recorded
class Comment(models.Model):
    """What somebody says about a section, a block or a number of it (``place``); answers hang on the first one."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="comments", verbose_name="раздел")
    block = models.ForeignKey(
        Block, models.CASCADE, null=True, blank=True, related_name="comments", verbose_name="блок"
    )
    place = models.CharField("место", max_length=300, blank=True)
    text = models.TextField("текст")
    answers = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="replies", verbose_name="ответ на"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="кто сказал"
    )
    written_at = models.DateTimeField("когда", auto_now_add=True)
    is_settled = models.BooleanField("улажено", default=False)

    natural_key_fields = ("section__report__municipality__slug", "pk")

    class Meta:
        verbose_name = "замечание к разделу"
        verbose_name_plural = "замечания к разделам"
        ordering = ("written_at", "pk")

    def __str__(self) -> str:
        return self.text[:80]


class DecisionKind(models.TextChoices):
    EXPLAINED = "explained", "пояснено"
    HANDED = "handed", "поручено подразделению"


@recorded
class FindingDecision(models.Model):
    """What was decided about a finding of the checks. ``digest`` is of the finding as it was told: once its numbers
    change it is another finding, and the decision does not speak of it any more.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="decisions", verbose_name="отчёт")
    check_code = models.CharField("проверка", max_length=60)
    digest = models.CharField("отпечаток замечания", max_length=64)
    place = models.CharField("место", max_length=400)
    message = models.TextField("замечание")
    kind = models.CharField("решение", max_length=20, choices=DecisionKind.choices)
    reason = models.TextField("пояснение", blank=True)
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name="подразделение",
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="кто решил"
    )
    decided_at = models.DateTimeField("когда решено", auto_now=True)

    natural_key_fields = ("report__municipality__slug", "report__year", "report__form", "digest")

    class Meta:
        verbose_name = "решение по замечанию проверки"
        verbose_name_plural = "решения по замечаниям проверок"
        ordering = ("decided_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=("report", "digest"), name="decision_once_a_finding"),
            models.CheckConstraint(
                condition=~Q(kind=DecisionKind.EXPLAINED) | ~Q(reason=""),
                name="decision_explained_with_reason",
                violation_error_message="Напишите, почему замечание можно оставить.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=DecisionKind.HANDED) | Q(department__isnull=False),
                name="decision_handed_to_somebody",
                violation_error_message="Выберите, кому поручить.",
            ),
        ]

    def __str__(self) -> str:
        return self.message[:80]
