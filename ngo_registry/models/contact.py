from django.db import models

from ngo_registry.models.organization import Organization
from portal.models.history import recorded
from portal.models.natural_key import NaturalKeyModel


class ContactKind(models.TextChoices):
    PHONE = "phone", "телефон"
    EMAIL = "email", "электронная почта"
    PAGE = "page", "страница в сети"


@recorded
class Contact(NaturalKeyModel):
    """A way to reach an organisation; private until it is marked as published."""

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="contacts", verbose_name="организация"
    )
    kind = models.CharField("вид", max_length=10, choices=ContactKind.choices)
    value = models.CharField("значение", max_length=200)
    is_published = models.BooleanField("показывать на сайте", default=False)

    natural_key_fields = ("organization__municipality__slug", "organization__code", "kind", "value")

    class Meta:
        verbose_name = "контакт"
        verbose_name_plural = "контакты"
        ordering = ("organization", "kind", "value")
        constraints = [models.UniqueConstraint(fields=("organization", "kind", "value"), name="contact_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.value}"
