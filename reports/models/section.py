from django.db import models
from django.db.models import Q

from portal.models import Department
from portal.models.history import recorded
from portal.models.natural_key import NaturalKeyModel
from reports.models.plan import PlanItem
from reports.models.report import Report


class SectionState(models.TextChoices):
    """How far the work on a section has come."""

    NOT_STARTED = "not_started", "не начат"
    DRAFT = "draft", "черновик"
    SUBMITTED = "submitted", "сдан"
    RETURNED = "returned", "возвращён"
    ACCEPTED = "accepted", "принят"


@recorded
class Section(NaturalKeyModel):
    """A part of a report that one department answers for (раздел); of a plan's report, one of its measures."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="sections", verbose_name="отчёт")
    code = models.SlugField("код", max_length=80)
    position = models.PositiveSmallIntegerField("порядок")
    title = models.TextField("заголовок", blank=True, help_text="Печатается в отчёте")
    name = models.CharField("как называется в работе", max_length=120, blank=True)
    plan_item = models.ForeignKey(
        PlanItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sections",
        verbose_name="мероприятие плана",
    )
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sections",
        verbose_name="подразделение",
    )
    due_on = models.DateField("срок сдачи", null=True, blank=True)
    state = models.CharField(
        "состояние", max_length=20, choices=SectionState.choices, default=SectionState.NOT_STARTED
    )
    accepted = models.JSONField(
        "как принят",
        null=True,
        blank=True,
        editable=False,
        help_text="Строки раздела, как они печатались, когда его приняли.",
    )
    remark = models.TextField("замечание", blank=True, help_text="Что поправить подразделению")

    natural_key_fields = ("report__municipality__slug", "report__year", "report__form", "code")

    @property
    def anchor(self) -> str:
        """Where it begins in the printed report; one without a heading has none there."""
        return f"{'measure' if self.plan_item_id else 'section'}-{self.code}"

    class Meta:
        verbose_name = "раздел отчёта"
        verbose_name_plural = "разделы отчётов"
        ordering = ("report", "position")
        constraints = [
            models.UniqueConstraint(fields=("report", "code"), name="section_code_in_report"),
            models.UniqueConstraint(
                fields=("report", "position"), name="section_position", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                condition=~Q(state=SectionState.RETURNED) | ~Q(remark=""),
                name="section_returned_with_remark",
                violation_error_message="Чтобы вернуть раздел, напишите, что в нём поправить.",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.title or (str(self.plan_item) if self.plan_item else self.code)
