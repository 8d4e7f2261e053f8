from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from grants.models.contest import Contest, ContestRound
from grants.models.support import new_code
from ngo_registry.models import Organization
from portal.models import Municipality
from portal.models.history import recorded
from portal.models.natural_key import NaturalKeyModel
from portal.models.quantity_field import QuantityField, is_unknown, quantity_rules


@recorded
class Award(NaturalKeyModel):
    """A victory in a contest (победа, грант).

    People stand here only as an anonymous number and sum. ``year`` is the year whose report tells of the award;
    ``round`` is blank where nobody knows in which holding it was won.
    """

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="awards", verbose_name="муниципалитет"
    )
    code = models.SlugField("учётный код", max_length=80, default=new_code)
    year = models.PositiveSmallIntegerField("год отчёта")
    contest = models.ForeignKey(Contest, models.PROTECT, related_name="awards", verbose_name="конкурс")
    round = models.ForeignKey(
        ContestRound,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="awards",
        verbose_name="итоги, где учтена",
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="awards", verbose_name="организация"
    )
    persons = QuantityField("физических лиц", unit="person")
    project = models.CharField("проект", max_length=400, blank=True)
    nomination = models.CharField("номинация", max_length=200, blank=True)
    purpose = models.TextField("на что", blank=True)
    decided_on = models.DateField("дата решения", null=True, blank=True)
    requested = QuantityField("запрошено", unit="rub")
    amount = QuantityField("выделено", unit="rub")

    natural_key_fields = ("municipality__slug", "code")

    class Meta:
        verbose_name = "победа в конкурсе"
        verbose_name_plural = "победы в конкурсах"
        ordering = ("municipality", "-year", "id")
        indexes = [models.Index(fields=("municipality", "year"), name="award_of_year")]
        constraints = [
            models.UniqueConstraint(fields=("municipality", "code"), name="award_code_in_city"),
            models.CheckConstraint(
                condition=(Q(organization__isnull=False) & is_unknown("persons"))
                | (Q(organization__isnull=True) & ~is_unknown("persons")),
                name="award_has_one_winner",
                violation_error_message="Укажите организацию либо число физических лиц — что-то одно.",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=1990, year__lte=2100),
                name="award_year_is_real",
                violation_error_message="Год — от 1990 до 2100.",
            ),
            *quantity_rules("award", "persons", "requested", "amount"),
        ]

    def __str__(self) -> str:
        winner = str(self.organization) if self.organization else "физические лица"
        return f"{winner}: {self.project or self.contest}"

    def clean(self) -> None:
        if self.round and self.round.contest_id != self.contest_id:
            raise ValidationError({"round": "Эти итоги относятся к другому конкурсу."})
