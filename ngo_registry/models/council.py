from django.db import models
from django.db.models import F, Q

from ngo_registry.models.organization import Organization
from portal.models import LegalAct, Municipality
from portal.models.history import recorded
from portal.models.natural_key import NaturalKeyModel
from portal.models.quantity_field import QuantityField, quantity_rules


class CouncilKind(models.TextChoices):
    COUNCIL = "council", "общественный совет"
    CHAMBER = "chamber", "общественная палата"
    COMMISSION = "commission", "комиссия"
    EXPERT_GROUP = "expert_group", "экспертная или рабочая группа"


@recorded
class Council(NaturalKeyModel):
    """A body in which the public sits beside the administration (общественный совет)."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="councils", verbose_name="муниципалитет"
    )
    code = models.SlugField("код", max_length=80)
    name = models.CharField("название", max_length=400)
    kind = models.CharField("вид", max_length=20, choices=CouncilKind.choices, default=CouncilKind.COUNCIL)
    act = models.ForeignKey(
        LegalAct, models.PROTECT, null=True, blank=True, related_name="councils", verbose_name="создан актом"
    )
    organizations = models.ManyToManyField(
        Organization, blank=True, related_name="councils", verbose_name="организации в составе"
    )
    since = models.DateField("действует с", null=True, blank=True)
    until = models.DateField("действует по", null=True, blank=True)

    natural_key_fields = ("municipality__slug", "code")

    class Meta:
        verbose_name = "общественный совет"
        verbose_name_plural = "общественные советы"
        ordering = ("municipality", "name")
        constraints = [
            models.UniqueConstraint(fields=("municipality", "code"), name="council_code_in_city"),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="council_ends_after_start",
                violation_error_message="Совет не может прекратить работу раньше, чем начал.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@recorded
class CouncilMeeting(NaturalKeyModel):
    """One meeting (заседание). Where the sources give only the month, the day stays blank."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="meetings", verbose_name="совет")
    year = models.PositiveSmallIntegerField("год")
    number = models.PositiveSmallIntegerField("номер в году", default=1)
    held_on = models.DateField("дата", null=True, blank=True)
    agenda_items = QuantityField("вопросов рассмотрено", unit="question")
    topic = models.TextField("тема", blank=True)

    natural_key_fields = ("council__municipality__slug", "council__code", "year", "number")

    class Meta:
        verbose_name = "заседание совета"
        verbose_name_plural = "заседания советов"
        ordering = ("council", "year", "number")
        constraints = [
            models.UniqueConstraint(fields=("council", "year", "number"), name="meeting_number_in_year"),
            *quantity_rules("meeting", "agenda_items"),
        ]

    def __str__(self) -> str:
        return f"{self.council}, {self.year}, № {self.number}"
