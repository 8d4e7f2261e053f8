from django.db import models
from django.db.models import F, Q

from portal.models import Department, LegalAct, Municipality
from portal.models.history import recorded
from portal.models.natural_key import NaturalKeyModel


@recorded
class Programme(NaturalKeyModel):
    """A municipal programme (муниципальная программа), approved by an act."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="programmes", verbose_name="муниципалитет"
    )
    code = models.SlugField("код", max_length=80)
    name = models.CharField("название", max_length=400, help_text="Без кавычек: их ставит отчёт.")
    act = models.ForeignKey(
        LegalAct,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="programmes",
        verbose_name="утверждена актом",
    )
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="programmes",
        verbose_name="подразделение",
    )
    year_from = models.PositiveSmallIntegerField("с года", null=True, blank=True)
    year_to = models.PositiveSmallIntegerField("по год", null=True, blank=True)
    position = models.PositiveSmallIntegerField("порядок в таблицах", default=0)

    natural_key_fields = ("municipality__slug", "code")

    class Meta:
        verbose_name = "муниципальная программа"
        verbose_name_plural = "муниципальные программы"
        ordering = ("municipality", "position", "name")
        constraints = [
            models.UniqueConstraint(fields=("municipality", "code"), name="programme_code_in_city"),
            models.CheckConstraint(
                condition=Q(year_from__isnull=True)
                | Q(year_to__isnull=True)
                | Q(year_to__gte=F("year_from")),
                name="programme_ends_after_start",
                violation_error_message="Программа не может закончиться раньше, чем началась.",
            ),
        ]

    def __str__(self) -> str:
        return f"«{self.name}»"
