from django.db import models
from django.db.models import Q
from django.urls import reverse

from portal.models import Municipality
from portal.models.history import recorded
from portal.models.natural_key import NaturalKeyModel
from reports.models.plan import Plan


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
    is_public = models.BooleanField(
        "показывать на сайте до публикации",
        default=False,
        help_text="Опубликованную редакцию видно всегда; отметка открывает посетителям и черновик.",
    )
    prints_sources = models.BooleanField("печатать приложение «Источники данных»", default=False)
    continues = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="continued_by",
        verbose_name="продолжает отчёт",
        help_text="Прошлый отчёт, из которого взяты тексты, настройки и поручения.",
    )
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
