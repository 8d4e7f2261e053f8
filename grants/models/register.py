from django.db import models
from django.db.models import F, Q

from grants.models.support import Support
from portal.models import Municipality
from portal.models.history import recorded
from portal.models.natural_key import NaturalKeyModel


@recorded
class RegisterEntry(NaturalKeyModel):
    """An entry of the register of recipients of support (реестровая запись; 7-ФЗ, ст. 31.2).

    What it says stands in the record of support; the entry adds its number, its day, and the end of support.
    """

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="register_entries", verbose_name="муниципалитет"
    )
    number = models.PositiveIntegerField("номер реестровой записи")
    entered_on = models.DateField("дата включения")
    support = models.OneToOneField(
        Support, models.PROTECT, related_name="register_entry", verbose_name="мера поддержки"
    )
    stopped_on = models.DateField("решение о прекращении", null=True, blank=True)

    natural_key_fields = ("municipality__slug", "number")

    class Meta:
        verbose_name = "запись реестра получателей"
        verbose_name_plural = "реестр получателей поддержки"
        ordering = ("municipality", "number")
        indexes = [models.Index(fields=("municipality", "entered_on", "number"), name="entry_by_day")]
        constraints = [
            models.UniqueConstraint(fields=("municipality", "number"), name="entry_number_in_city"),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="entry_number_from_one",
                violation_error_message="Номера записей идут с единицы.",
            ),
        ]

    def __str__(self) -> str:
        return f"№ {self.number}"


@recorded
class Violation(NaturalKeyModel):
    """A violation by the recipient, misuse of what was given among them (нарушение)."""

    entry = models.ForeignKey(
        RegisterEntry, models.PROTECT, related_name="violations", verbose_name="запись реестра"
    )
    found_on = models.DateField("выявлено")
    is_misuse = models.BooleanField("нецелевое использование", default=False)
    text = models.TextField("в чём нарушение")
    settled_on = models.DateField("устранено", null=True, blank=True)

    natural_key_fields = ("entry__municipality__slug", "entry__number", "found_on")

    class Meta:
        verbose_name = "нарушение получателя"
        verbose_name_plural = "нарушения получателей"
        ordering = ("entry", "found_on")
        constraints = [
            models.UniqueConstraint(fields=("entry", "found_on"), name="violation_once_a_day"),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True) | Q(settled_on__gte=F("found_on")),
                name="violation_settled_after_found",
                violation_error_message="Нарушение не может быть устранено раньше, чем выявлено.",
            ),
        ]

    def __str__(self) -> str:
        return self.text
