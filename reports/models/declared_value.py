from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.models import Department, Municipality
from portal.models.history import recorded
from portal.models.natural_key import NaturalKeyModel
from portal.models.quantity_field import QuantityField, quantity_rules, validate_unit


class Resolution(models.TextChoices):
    OPEN = "open", "не решено"
    ACCEPT_COMPUTED = "accept_computed", "принято вычисленное"
    KEEP_DECLARED = "keep_declared", "оставлено заявленное"


@recorded
class DeclaredValue(NaturalKeyModel):
    """What a department or an older document states for a cell or a figure (заявленное значение).

    ``place`` is the address of the cell or figure: ``table:support_by_sphere/total/consulting`` or
    ``figure:contests.awarded?source=federal_budget``. The report prints the declared value until the
    coordinator accepts the computed one.
    """

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="declared_values", verbose_name="муниципалитет"
    )
    year = models.PositiveSmallIntegerField("год")
    place = models.CharField("место", max_length=300)
    unit = models.CharField("единица", max_length=30, blank=True, validators=[validate_unit])
    value = QuantityField("заявлено", unit_column="unit", places=4)
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="declared_values",
        verbose_name="подразделение",
    )
    source = models.CharField("откуда", max_length=300, blank=True)
    resolution = models.CharField(
        "решение", max_length=20, choices=Resolution.choices, default=Resolution.OPEN
    )
    reason = models.TextField("причина решения", blank=True)
    prints_reason = models.BooleanField("печатать причину сноской", default=False)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="кто решил",
    )
    resolved_at = models.DateTimeField("когда решено", null=True, blank=True)

    natural_key_fields = ("municipality__slug", "year", "place")

    class Meta:
        verbose_name = "заявленное значение"
        verbose_name_plural = "заявленные значения"
        ordering = ("municipality", "-year", "place")
        constraints = [
            models.UniqueConstraint(fields=("municipality", "year", "place"), name="declared_once"),
            models.CheckConstraint(
                condition=~Q(resolution=Resolution.KEEP_DECLARED) | ~Q(reason=""),
                name="declared_kept_with_reason",
                violation_error_message="Чтобы оставить заявленное значение, напишите причину.",
            ),
            *quantity_rules("declared", "value"),
        ]

    def __str__(self) -> str:
        return f"{self.place}, {self.year}"

    @property
    def is_printed(self) -> bool:
        return self.resolution != Resolution.ACCEPT_COMPUTED
