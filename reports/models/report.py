from django.db import models
from django.db.models import Q
from django.urls import reverse

from portal.models import Department, Municipality
from portal.models.history import recorded
from portal.models.json_object import object_rule
from portal.models.natural_key import NaturalKeyModel
from reports.models.plan import Plan, PlanItem


@recorded
class Report(NaturalKeyModel):
    """The report of one city for one year in one form (отчёт)."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="reports", verbose_name="муниципалитет"
    )
    year = models.PositiveSmallIntegerField("год")
    form = models.SlugField("форма", max_length=60)
    title = models.TextField("заголовок")
    plan = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="reports", verbose_name="комплексный план"
    )
    is_public = models.BooleanField("показывать на сайте", default=False)
    signer_position = models.CharField("должность подписавшего", max_length=300, blank=True)
    signer_name = models.CharField("подписал", max_length=120, blank=True, help_text="Инициалы и фамилия")

    natural_key_fields = ("municipality__slug", "year", "form")

    class Meta:
        verbose_name = "отчёт"
        verbose_name_plural = "отчёты"
        ordering = ("municipality", "-year", "form")
        constraints = [
            models.UniqueConstraint(fields=("municipality", "year", "form"), name="report_once"),
            models.CheckConstraint(
                condition=Q(year__gte=1990, year__lte=2100),
                name="report_year_is_real",
                violation_error_message="Год — от 1990 до 2100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.year})"

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.municipality.slug, self.year, self.form])


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
    remark = models.TextField("замечание", blank=True, help_text="Что поправить подразделению")

    natural_key_fields = ("report__municipality__slug", "report__year", "report__form", "code")

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


@recorded
class Block(NaturalKeyModel):
    """A piece of a section (блок): its type says how it becomes part of the document.

    ``text`` is cleaned HTML (p, ul, ol, li, strong, em, a) in which figures stand as tokens.
    """

    section = models.ForeignKey(Section, models.CASCADE, related_name="blocks", verbose_name="раздел")
    position = models.PositiveSmallIntegerField("порядок")
    type = models.CharField("тип", max_length=60)
    settings = models.JSONField("настройки", default=dict, blank=True)
    text = models.TextField("текст", blank=True)

    natural_key_fields = (
        "section__report__municipality__slug",
        "section__report__year",
        "section__report__form",
        "section__code",
        "position",
    )

    class Meta:
        verbose_name = "блок отчёта"
        verbose_name_plural = "блоки отчётов"
        ordering = ("section", "position")
        constraints = [
            models.UniqueConstraint(
                fields=("section", "position"), name="block_position", deferrable=models.Deferrable.DEFERRED
            ),
            object_rule("block", "settings"),
        ]

    def __str__(self) -> str:
        return f"{self.section}: {self.type}"
