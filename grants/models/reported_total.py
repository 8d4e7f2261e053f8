from django.db import models
from django.db.models import Q

from portal.models import Department, Municipality
from portal.models.history import recorded
from portal.models.json_object import object_rule
from portal.models.natural_key import NaturalKeyModel
from portal.models.quantity_field import QuantityField, quantity_rules, validate_unit


@recorded
class ReportedTotal(NaturalKeyModel):
    """What a department knows only in total for the year («14 органов провели 59 заседаний»).

    ``subject`` names what is counted and ``breakdown`` narrows it, for example ``organizations`` with
    ``{"category": "disability"}``. A figure takes its value either from the records or from such a total, never
    from both, and says which. Facts that no figure computes have the subject ``fact`` and are called by code.
    """

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="reported_totals", verbose_name="муниципалитет"
    )
    code = models.SlugField("код", max_length=80)
    year = models.PositiveSmallIntegerField("год")
    title = models.CharField("что сосчитано", max_length=400)
    subject = models.CharField("предмет", max_length=60, default="fact")
    breakdown = models.JSONField("разрез", default=dict, blank=True)
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reported_totals",
        verbose_name="подразделение",
    )
    as_of = models.DateField("по состоянию на", null=True, blank=True)
    unit = models.CharField("единица", max_length=30, default="piece", validators=[validate_unit])
    value = QuantityField("значение", unit_column="unit", places=4)
    note = models.TextField("откуда", blank=True)

    natural_key_fields = ("municipality__slug", "code", "year")

    class Meta:
        verbose_name = "сводное сведение"
        verbose_name_plural = "сводные сведения подразделений"
        ordering = ("municipality", "-year", "code")
        constraints = [
            models.UniqueConstraint(fields=("municipality", "code", "year"), name="total_code_in_year"),
            models.UniqueConstraint(
                fields=("municipality", "year", "subject", "breakdown"),
                condition=~Q(subject="fact"),
                name="total_said_once",
            ),
            object_rule("total", "breakdown"),
            *quantity_rules("total", "value"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.year}"
