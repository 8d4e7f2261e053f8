from django.db import models
from django.db.models import F, Q

from ngo_registry.models.organization import Organization
from portal.models.history import recorded
from portal.models.natural_key import NaturalKeyModel


class Register(models.TextChoices):
    """Registers whose inclusion gives an organisation a mark."""

    SONKO_FEDERAL = "sonko_federal", "федеральный реестр СОНКО"
    SONKO_CITY = "sonko_city", "СОНКО по данным города"
    SOCIAL_PROVIDER = "social_provider", "реестр поставщиков социальных услуг"
    PUBLIC_BENEFIT = "public_benefit", "исполнитель общественно полезных услуг"


@recorded
class OrganizationMark(NaturalKeyModel):
    """A mark of a socially oriented organisation (признак СОНКО): register and dates."""

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="marks", verbose_name="организация"
    )
    register = models.CharField("реестр", max_length=20, choices=Register.choices)
    since = models.DateField("с", null=True, blank=True)
    until = models.DateField("по", null=True, blank=True)

    natural_key_fields = ("organization__municipality__slug", "organization__code", "register")

    class Meta:
        verbose_name = "признак СОНКО"
        verbose_name_plural = "признаки СОНКО"
        ordering = ("organization", "register")
        constraints = [
            models.UniqueConstraint(fields=("organization", "register"), name="mark_once"),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="mark_ends_after_start",
                violation_error_message="Исключение из реестра не может быть раньше включения.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_register_display()
