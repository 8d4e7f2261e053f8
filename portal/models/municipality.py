from django.core.validators import RegexValidator
from django.db import models

from portal.models.history import recorded
from portal.models.natural_key import NaturalKeyModel

# The slug stands first in the address, so it may not hide the portal's own addresses.
RESERVED_SLUGS = (
    *("account", "admin", "api", "compare", "help", "media"),
    *("opendata", "reports", "static", "workspace"),
)


@recorded
class Municipality(NaturalKeyModel):
    """A city whose administration keeps its records here (муниципалитет)."""

    slug = models.SlugField("адрес на портале", max_length=60, unique=True)
    name = models.CharField("название", max_length=120, help_text="Именительный падеж: Когалым")
    name_genitive = models.CharField("кого, чего", max_length=120, help_text="Организации города … Когалыма")
    name_locative = models.CharField("в ком, в чём", max_length=120, help_text="В городе … Когалыме")
    region = models.CharField("регион", max_length=160, blank=True)
    administration = models.CharField("администрация", max_length=200)
    administration_inn = models.CharField(
        "ИНН администрации",
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^\d{10}$", "ИНН администрации — 10 цифр.")],
    )
    site = models.URLField("официальный сайт", blank=True)

    natural_key_fields = ("slug",)

    class Meta:
        verbose_name = "муниципалитет"
        verbose_name_plural = "муниципалитеты"
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(slug__in=RESERVED_SLUGS),
                name="municipality_slug_is_free",
                violation_error_message="Этот адрес занят самим порталом. Выберите другой.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/{self.slug}/"
