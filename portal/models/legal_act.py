from django.core.exceptions import ValidationError
from django.db import models

from portal.models.history import recorded
from portal.models.municipality import Municipality
from portal.models.natural_key import NaturalKeyModel


class ActKind(models.TextChoices):
    FEDERAL_LAW = "federal_law", "федеральный закон"
    DECREE = "decree", "указ"
    RESOLUTION = "resolution", "постановление"
    ORDER = "order", "распоряжение"
    DECISION = "decision", "решение"
    PROCEDURE = "procedure", "порядок"
    OTHER = "other", "иной акт"


@recorded
class LegalAct(NaturalKeyModel):
    """A legal act (правовой акт). Acts of the state belong to no city.

    ``date_printed`` keeps a date as an older document prints it where it is not a date at all («10.06.203»):
    nothing is corrected silently, and a check points at it.
    """

    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="legal_acts",
        verbose_name="муниципалитет",
        help_text="Пусто у актов государства: они общие для всех городов.",
    )
    code = models.SlugField("код", max_length=80)
    kind = models.CharField("вид", max_length=20, choices=ActKind.choices)
    issuer = models.CharField("кем принят", max_length=200, blank=True)
    number = models.CharField("номер", max_length=40, blank=True)
    date = models.DateField("дата", null=True, blank=True)
    date_printed = models.CharField("дата, как в источнике", max_length=40, blank=True)
    title = models.TextField("название", blank=True)
    url = models.URLField("где опубликован", blank=True)

    natural_key_fields = ("municipality__slug", "code")

    class Meta:
        verbose_name = "правовой акт"
        verbose_name_plural = "правовые акты"
        ordering = ("municipality", "-date", "code")
        constraints = [
            models.UniqueConstraint(
                fields=("municipality", "code"), name="act_code_in_city", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=models.Q(date__isnull=True) | models.Q(date_printed=""),
                name="act_has_one_date",
                violation_error_message="Укажите либо дату, либо её написание в источнике.",
            ),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.get_kind_display(), self.reference) if part)

    def clean(self) -> None:
        if self.date and self.date_printed:
            raise ValidationError(
                {"date_printed": "Дата уже указана: поле для написания в источнике оставьте пустым."}
            )

    @property
    def printed_date(self) -> str:
        return f"{self.date:%d.%m.%Y}" if self.date else self.date_printed

    @property
    def reference(self) -> str:
        """«от 21.12.2017 № 3260»; the parts that are not known are left out."""
        date = f"от {self.printed_date}" if self.printed_date else ""
        number = f"№\u00a0{self.number}" if self.number else ""
        return " ".join(part for part in (date, number) if part)
