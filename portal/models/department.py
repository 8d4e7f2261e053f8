from django.db import models

from portal.models.history import recorded
from portal.models.municipality import Municipality
from portal.models.natural_key import NaturalKeyModel


@recorded
class Department(NaturalKeyModel):
    """A part of the administration that answers for records (подразделение)."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="departments", verbose_name="муниципалитет"
    )
    code = models.SlugField("код", max_length=60)
    name = models.CharField("название", max_length=300)
    short_name = models.CharField("краткое название", max_length=120, blank=True)
    position = models.PositiveSmallIntegerField("порядок", default=0)

    natural_key_fields = ("municipality__slug", "code")

    class Meta:
        verbose_name = "подразделение"
        verbose_name_plural = "подразделения"
        ordering = ("municipality", "position", "name")
        constraints = [
            models.UniqueConstraint(fields=("municipality", "code"), name="department_code_in_city")
        ]

    def __str__(self) -> str:
        return self.short_name or self.name
