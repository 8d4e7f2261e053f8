from __future__ import annotations

import secrets

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from grants.models.dimensions import MoneyForm, RecipientKind, SupportKind, Tenure
from grants.models.programme import Programme
from ngo_registry.models import Organization, Sphere
from portal.models import Department, LegalAct, Municipality
from portal.models.history import recorded
from portal.models.natural_key import NaturalKeyModel
from portal.models.quantity_field import QuantityField, is_unknown, quantity_rules, validate_unit


def new_code() -> str:
    return secrets.token_hex(6)


@recorded
class Support(NaturalKeyModel):
    """One act of support of one kind (мера поддержки).

    The recipient is an organisation, or a described group with the number of its members where a department
    knows only the total. ``part_of`` names the aggregate that already counts this record («в том числе»):
    such a record is shown but never summed a second time.
    """

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="support", verbose_name="муниципалитет"
    )
    code = models.SlugField("учётный код", max_length=80, default=new_code)
    year = models.PositiveSmallIntegerField("год")
    decided_on = models.DateField("дата решения", null=True, blank=True)
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="support",
        verbose_name="подразделение",
    )
    kind = models.CharField("вид поддержки", max_length=20, choices=SupportKind.choices)
    sphere = models.ForeignKey(
        Sphere, models.PROTECT, null=True, blank=True, related_name="support", verbose_name="сфера"
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="support", verbose_name="программа"
    )
    act = models.ForeignKey(
        LegalAct, models.PROTECT, null=True, blank=True, related_name="support", verbose_name="правовой акт"
    )
    purpose = models.TextField("на что", blank=True)
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="учтено в записи"
    )
    position = models.PositiveSmallIntegerField("порядок в таблицах", default=0)

    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="support",
        verbose_name="организация",
    )
    recipients_group = models.CharField("получатели без имён", max_length=400, blank=True)
    recipient_kind = models.CharField(
        "кто получатели", max_length=20, choices=RecipientKind.choices, default=RecipientKind.NGO
    )
    recipients = QuantityField("число получателей", unit="organization")

    money_form = models.CharField("форма", max_length=20, choices=MoneyForm.choices, blank=True)
    requested = QuantityField("запрошено", unit="rub")
    amount = QuantityField("предоставлено", unit="rub")
    paid = QuantityField("выплачено", unit="rub")
    returned = QuantityField("возвращено", unit="rub")

    tenure = models.CharField("право", max_length=20, choices=Tenure.choices, blank=True)
    area = QuantityField("площадь", unit="m2")
    address = models.CharField("адрес помещения", max_length=400, blank=True)
    term_from = models.DateField("срок с", null=True, blank=True)
    term_to = models.DateField("срок по", null=True, blank=True)

    service_unit = models.CharField("единица услуг", max_length=30, blank=True, validators=[validate_unit])
    services = QuantityField("число услуг", unit_column="service_unit")

    natural_key_fields = ("municipality__slug", "code")

    class Meta:
        verbose_name = "мера поддержки"
        verbose_name_plural = "меры поддержки"
        ordering = ("municipality", "-year", "position", "id")
        indexes = [
            models.Index(fields=("municipality", "year", "kind"), name="support_of_year"),
            models.Index(fields=("municipality", "organization", "year"), name="support_of_organization"),
            models.Index(fields=("municipality", "-year", "-id"), name="support_newest_first"),
            models.Index(fields=("municipality", "amount_value", "id"), name="support_by_amount"),
            models.Index(fields=("municipality", "decided_on", "id"), name="support_by_day"),
            # In how many organisations the money of a year went: read alone, without the records.
            models.Index(
                fields=("municipality", "year", "programme", "organization"),
                name="support_recipients_of_money",
                condition=Q(kind="financial", recipient_kind="ngo", part_of__isnull=True),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=("municipality", "code"), name="support_code_in_city"),
            models.CheckConstraint(
                condition=(Q(organization__isnull=False, recipients_group="") & is_unknown("recipients"))
                | (Q(organization__isnull=True) & ~Q(recipients_group="")),
                name="support_has_one_recipient",
                violation_error_message="Укажите организацию либо опишите группу получателей — что-то одно.",
            ),
            models.CheckConstraint(
                condition=Q(kind=SupportKind.FINANCIAL)
                | (Q(money_form="") & is_unknown("requested", "amount", "paid", "returned")),
                name="support_money_is_financial",
                violation_error_message="Суммы бывают только у финансовой поддержки.",
            ),
            models.CheckConstraint(
                condition=(Q(kind=SupportKind.PROPERTY) & ~Q(tenure=""))
                | (
                    ~Q(kind=SupportKind.PROPERTY)
                    & Q(tenure="", address="", term_from__isnull=True, term_to__isnull=True)
                    & is_unknown("area")
                ),
                name="support_lease_is_property",
                violation_error_message="Право, площадь, адрес и срок бывают у имущества; право там обязательно.",
            ),
            models.CheckConstraint(
                condition=is_unknown("services") | ~Q(kind__in=(SupportKind.FINANCIAL, SupportKind.PROPERTY)),
                name="support_services_are_not_money",
                violation_error_message="Число услуг указывают у поддержки без денег и имущества.",
            ),
            models.CheckConstraint(
                condition=is_unknown("services") | ~Q(service_unit=""),
                name="support_services_have_unit",
                violation_error_message="Укажите, в чём считаются услуги.",
            ),
            models.CheckConstraint(
                condition=Q(term_from__isnull=True)
                | Q(term_to__isnull=True)
                | Q(term_to__gte=F("term_from")),
                name="support_term_ends_after_start",
                violation_error_message="Срок не может закончиться раньше, чем начался.",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=1990, year__lte=2100),
                name="support_year_is_real",
                violation_error_message="Год — от 1990 до 2100.",
            ),
            models.CheckConstraint(
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("id")),
                name="support_not_part_of_itself",
                violation_error_message="Запись не может входить сама в себя.",
            ),
            *quantity_rules(
                "support", "recipients", "requested", "amount", "paid", "returned", "area", "services"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient}, {self.get_kind_display()} поддержка, {self.year}"

    def clean(self) -> None:
        if self.part_of and (self.part_of.municipality_id, self.part_of.year) != (
            self.municipality_id,
            self.year,
        ):
            raise ValidationError({"part_of": "Сводная запись относится к другому городу или году."})

    @property
    def recipient(self) -> str:
        return str(self.organization) if self.organization else self.recipients_group
