from django.db import models
from django.db.models import F, Q

from portal.models import Department, LegalAct, Municipality
from portal.models.history import recorded
from portal.models.natural_key import NaturalKeyModel


@recorded
class Plan(NaturalKeyModel):
    """A comprehensive plan of measures (комплексный план), approved by an act for some years."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="plans", verbose_name="муниципалитет"
    )
    code = models.SlugField("код", max_length=80)
    title = models.TextField("название")
    title_genitive = models.TextField(
        "название: чего", blank=True, help_text="«Комплексного плана мероприятий…»"
    )
    act = models.ForeignKey(
        LegalAct, models.PROTECT, null=True, blank=True, related_name="plans", verbose_name="утверждён актом"
    )
    year_from = models.PositiveSmallIntegerField("с года")
    year_to = models.PositiveSmallIntegerField("по год")

    natural_key_fields = ("municipality__slug", "code")

    class Meta:
        verbose_name = "комплексный план"
        verbose_name_plural = "комплексные планы"
        ordering = ("municipality", "-year_from")
        constraints = [
            models.UniqueConstraint(fields=("municipality", "code"), name="plan_code_in_city"),
            models.CheckConstraint(
                condition=Q(year_to__gte=F("year_from")),
                name="plan_ends_after_start",
                violation_error_message="План не может закончиться раньше, чем начался.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.year_from}–{self.year_to}"


@recorded
class PlanDirection(NaturalKeyModel):
    """A group of measures (направление плана); its number in print is its place in the order."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="directions", verbose_name="план")
    code = models.SlugField("код", max_length=80)
    position = models.PositiveSmallIntegerField("порядок")
    title = models.TextField("название")
    short_title = models.CharField("в оглавлении", max_length=120, blank=True)

    natural_key_fields = ("plan__municipality__slug", "plan__code", "code")

    class Meta:
        verbose_name = "направление плана"
        verbose_name_plural = "направления планов"
        ordering = ("plan", "position")
        constraints = [
            models.UniqueConstraint(fields=("plan", "code"), name="direction_code_in_plan"),
            models.UniqueConstraint(
                fields=("plan", "position"),
                name="direction_position_in_plan",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return self.title


@recorded
class PlanItem(NaturalKeyModel):
    """A measure of the plan (мероприятие)."""

    direction = models.ForeignKey(
        PlanDirection, models.CASCADE, related_name="items", verbose_name="направление"
    )
    code = models.SlugField("код", max_length=80)
    position = models.PositiveSmallIntegerField("порядок")
    title = models.TextField("название")
    short_title = models.CharField("в оглавлении", max_length=120, blank=True)
    term = models.CharField("срок реализации", max_length=100, blank=True)
    departments = models.ManyToManyField(
        Department, blank=True, related_name="plan_items", verbose_name="ответственные"
    )

    natural_key_fields = (
        "direction__plan__municipality__slug",
        "direction__plan__code",
        "direction__code",
        "code",
    )

    class Meta:
        verbose_name = "мероприятие плана"
        verbose_name_plural = "мероприятия планов"
        ordering = ("direction", "position")
        constraints = [
            models.UniqueConstraint(fields=("direction", "code"), name="item_code_in_direction"),
            models.UniqueConstraint(
                fields=("direction", "position"),
                name="item_position_in_direction",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return self.short_title or self.title
