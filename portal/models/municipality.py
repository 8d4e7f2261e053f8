from django.core.validators import MinValueValidator, RegexValidator
from django.db import models

from portal.models.history import recorded
from portal.models.natural_key import NaturalKeyModel

# The slug stands first in the address, so it may not hide the portal's own addresses.
RESERVED_SLUGS = (
    *(
        "account",
        "admin",
        "api",
        "compare",
        "contests",
        "feeds",
        "help",
        "media",
        "opendata",
        "organizations",
    ),
    *("recipients", "reports", "static", "support", "workspace"),
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
    entry_days = models.PositiveSmallIntegerField(
        "рабочих дней на запись в реестр получателей",
        default=3,
        validators=[MinValueValidator(1)],
        help_text="Считаются от дня решения о поддержке.",
    )
    claim_days = models.PositiveSmallIntegerField(
        "дней на ответ об ошибке в реестре",
        default=30,
        validators=[MinValueValidator(1)],
        help_text="Календарных дней с того, как человек подтвердил почту.",
    )
    register_basis = models.TextField(
        "основание реестра получателей",
        blank=True,
        default="Реестр ведётся по статье 31.2 Федерального закона от 12.01.1996 № 7-ФЗ "
        "«О некоммерческих организациях».",
        help_text="Печатается над реестром. Поправьте, когда изменится закон.",
    )
    licence = models.CharField(
        "условия использования открытых данных",
        max_length=200,
        default="Creative Commons «С указанием авторства» 4.0 (CC BY 4.0)",
    )
    licence_url = models.URLField(
        "адрес текста условий", default="https://creativecommons.org/licenses/by/4.0/deed.ru"
    )

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
