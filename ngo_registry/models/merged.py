from django.db import models

from ngo_registry.models.organization import Organization
from portal.models import Municipality, User


class MergedOrganization(models.Model):
    """Where a doubled organisation went: its old address and its old code still lead to the one that stayed."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="+", verbose_name="муниципалитет"
    )
    former_id = models.PositiveBigIntegerField("прежний номер", unique=True)
    former_code = models.SlugField("прежний код", max_length=80)
    former_name = models.CharField("название", max_length=500)
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="merged", verbose_name="теперь это"
    )
    merged_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="кто объединил"
    )
    merged_at = models.DateTimeField("когда", auto_now_add=True)

    class Meta:
        verbose_name = "объединённая организация"
        verbose_name_plural = "объединённые организации"
        ordering = ("-merged_at",)

    def __str__(self) -> str:
        return f"{self.former_name} → {self.organization}"
