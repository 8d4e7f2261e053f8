from django.db import models
from django.db.models import Q

from portal.models import Department, Municipality
from portal.models.history import recorded
from portal.models.natural_key import NaturalKeyModel
from portal.models.quantity_field import QuantityField, quantity_rules, validate_unit
from reports.models.plan import Plan


@recorded
class Indicator(NaturalKeyModel):
    """A target indicator (целевой показатель). An indicator with children is their heading and has no values."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="indicators", verbose_name="муниципалитет"
    )
    plan = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="indicators", verbose_name="план"
    )
    code = models.SlugField("код", max_length=80)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="входит в"
    )
    position = models.PositiveSmallIntegerField("порядок", default=0)
    title = models.TextField("показатель")
    unit = models.CharField("единица", max_length=30, default="percent", validators=[validate_unit])
    unit_label = models.CharField("единица в таблице", max_length=60, blank=True)
    decimals = models.PositiveSmallIntegerField("знаков после запятой", default=2)
    higher_is_better = models.BooleanField("чем больше, тем лучше", default=True)
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name="подразделение",
    )
    numerator_title = models.CharField("числитель", max_length=300, blank=True)
    denominator_title = models.CharField("знаменатель", max_length=300, blank=True)

    natural_key_fields = ("municipality__slug", "code")

    class Meta:
        verbose_name = "показатель"
        verbose_name_plural = "показатели"
        ordering = ("municipality", "position")
        constraints = [
            models.UniqueConstraint(fields=("municipality", "code"), name="indicator_code_in_city"),
            models.CheckConstraint(
                condition=Q(decimals__lte=4),
                name="indicator_decimals",
                violation_error_message="Знаков после запятой — не больше четырёх.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


@recorded
class IndicatorValue(NaturalKeyModel):
    """Plan and fact of one indicator in one year, with what the fact was divided from where that is known.

    A target that is a range («с 25 до 35») has both ``plan`` and ``plan_upper``; any other has ``plan`` alone.
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="values", verbose_name="показатель")
    year = models.PositiveSmallIntegerField("год")
    plan = QuantityField("план", unit_owner="indicator", places=4)
    plan_upper = QuantityField("план: верхняя граница", unit_owner="indicator", places=4)
    fact = QuantityField("факт", unit_owner="indicator", places=4)
    numerator = QuantityField("числитель", places=4)
    denominator = QuantityField("знаменатель", places=4)
    explanation = models.TextField("пояснение отклонения", blank=True)

    natural_key_fields = ("indicator__municipality__slug", "indicator__code", "year")

    class Meta:
        verbose_name = "значение показателя"
        verbose_name_plural = "значения показателей"
        ordering = ("indicator", "year")
        constraints = [
            models.UniqueConstraint(fields=("indicator", "year"), name="indicator_value_of_year"),
            *quantity_rules("indicator_value", "plan", "plan_upper", "fact", "numerator", "denominator"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.year}"
