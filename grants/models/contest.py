from django.db import models
from django.db.models import F, Q

from grants.models.dimensions import ApplicantKind, Level, MoneySource
from portal.models import LegalAct, Municipality
from portal.models.history import recorded
from portal.models.natural_key import NaturalKeyModel
from portal.models.quantity_field import QuantityField, quantity_rules


@recorded
class Contest(NaturalKeyModel):
    """A contest (конкурс) as it comes back from year to year. Its level says nothing of whose money it gives."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="contests", verbose_name="муниципалитет"
    )
    code = models.SlugField("код", max_length=80)
    name = models.CharField("название", max_length=400, help_text="Как в таблице отчёта, вместе с кавычками.")
    organizer = models.CharField("организатор", max_length=300, blank=True)
    level = models.CharField("уровень", max_length=20, choices=Level.choices)
    money_source = models.CharField(
        "источник средств", max_length=20, choices=MoneySource.choices, blank=True
    )
    direction = models.TextField("направление деятельности", blank=True)
    act = models.ForeignKey(
        LegalAct,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contests",
        verbose_name="порядок утверждён актом",
    )
    url = models.URLField("страница конкурса", blank=True)

    natural_key_fields = ("municipality__slug", "code")

    class Meta:
        verbose_name = "конкурс"
        verbose_name_plural = "конкурсы"
        ordering = ("municipality", "name")
        constraints = [models.UniqueConstraint(fields=("municipality", "code"), name="contest_code_in_city")]

    def __str__(self) -> str:
        return self.name


@recorded
class ContestRound(NaturalKeyModel):
    """What one holding of a contest brought the city (итоги конкурса за год).

    Where applicants or winners are known only by kind («3 объединения, 36 физлиц»), the shares hold them and
    the plain count stays blank.
    """

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="contest_rounds", verbose_name="муниципалитет"
    )
    contest = models.ForeignKey(Contest, models.PROTECT, related_name="rounds", verbose_name="конкурс")
    year = models.PositiveSmallIntegerField("год")
    number = models.PositiveSmallIntegerField("который в году", default=1)
    position = models.PositiveSmallIntegerField("порядок в таблицах", default=0)
    opens_on = models.DateField("приём заявок с", null=True, blank=True)
    closes_on = models.DateField("приём заявок по", null=True, blank=True, help_text="Последний день приёма.")
    decided_on = models.DateField("дата итогов", null=True, blank=True)
    applicants = QuantityField("участников", unit="participant")
    winners = QuantityField("победителей", unit="winner")
    requested = QuantityField("запрошено", unit="rub")
    amount = QuantityField("выделено", unit="rub")
    in_report_table = models.BooleanField(
        "строка таблицы конкурсов",
        default=True,
        help_text="Снимите, если итоги упомянуты в тексте, но в таблицу и её сумму не входят.",
    )

    natural_key_fields = ("contest__municipality__slug", "contest__code", "year", "number")

    class Meta:
        verbose_name = "итоги конкурса"
        verbose_name_plural = "итоги конкурсов"
        ordering = ("municipality", "-year", "position", "id")
        indexes = [models.Index(fields=("municipality", "year"), name="contest_round_of_year")]
        constraints = [
            models.UniqueConstraint(fields=("contest", "year", "number"), name="contest_round_once"),
            models.CheckConstraint(
                condition=Q(year__gte=1990, year__lte=2100),
                name="contest_round_year_is_real",
                violation_error_message="Год — от 1990 до 2100.",
            ),
            models.CheckConstraint(
                condition=Q(opens_on__isnull=True)
                | Q(closes_on__isnull=True)
                | Q(closes_on__gte=F("opens_on")),
                name="contest_round_closes_after_opening",
                violation_error_message="Приём заявок не может закончиться раньше, чем начался.",
            ),
            *quantity_rules("contest_round", "applicants", "winners", "requested", "amount"),
        ]

    def __str__(self) -> str:
        which = f", {self.number}-й" if self.number > 1 else ""
        return f"{self.contest}, {self.year}{which}"


class Side(models.TextChoices):
    APPLICANTS = "applicants", "участники"
    WINNERS = "winners", "победители"


@recorded
class RoundShare(NaturalKeyModel):
    """How many of one kind took part or won («36 физлиц»)."""

    round = models.ForeignKey(ContestRound, models.CASCADE, related_name="shares", verbose_name="итоги")
    side = models.CharField("кто", max_length=20, choices=Side.choices)
    applicant_kind = models.CharField("вид", max_length=20, choices=ApplicantKind.choices)
    count = QuantityField("сколько", unit="participant")

    natural_key_fields = (
        "round__contest__municipality__slug",
        "round__contest__code",
        "round__year",
        "round__number",
        "side",
        "applicant_kind",
    )

    class Meta:
        verbose_name = "доля участников"
        verbose_name_plural = "участники по видам"
        ordering = ("round", "side", "applicant_kind")
        constraints = [
            models.UniqueConstraint(fields=("round", "side", "applicant_kind"), name="round_share_once"),
            *quantity_rules("round_share", "count"),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()}: {self.get_applicant_kind_display()}"
