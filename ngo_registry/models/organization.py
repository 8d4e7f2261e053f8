from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Lower
from django.urls import reverse

from ngo_registry.models.reference import ActivityKind, Category, LegalForm, Sphere
from ngo_registry.validators import validate_inn, validate_ogrn
from portal.models import Municipality
from portal.models.history import recorded
from portal.models.natural_key import NaturalKeyModel


class Status(models.TextChoices):
    ACTIVE = "active", "действует"
    UNREGISTERED = "unregistered", "не зарегистрирована"
    DISSOLVED = "dissolved", "ликвидирована"


def spelled_plainly(expression: F | Func) -> Func:
    """Lower case with «е» for «ё»: how names are compared and sorted on every server, with or without ICU."""
    return Func(
        Lower(expression), Value("ё"), Value("е"), function="translate", output_field=models.TextField()
    )


@recorded
class Organization(NaturalKeyModel):
    """A non-commercial organisation (НКО), registered or not.

    ``code`` is the portal's own name for it: unregistered groups have neither ОГРН nor ИНН.
    """

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="organizations", verbose_name="муниципалитет"
    )
    code = models.SlugField("код на портале", max_length=80)
    name = models.CharField("полное название", max_length=500)
    short_name = models.CharField("краткое название", max_length=300, blank=True)
    legal_form = models.ForeignKey(
        LegalForm, models.PROTECT, null=True, blank=True, related_name="organizations", verbose_name="форма"
    )
    status = models.CharField("статус", max_length=20, choices=Status.choices, default=Status.ACTIVE)
    ogrn = models.CharField("ОГРН", max_length=13, blank=True, validators=[validate_ogrn])
    inn = models.CharField("ИНН", max_length=10, blank=True, validators=[validate_inn])
    ministry_number = models.CharField("учётный номер Минюста", max_length=20, blank=True)
    status_on = models.DateField(
        "статус проверен", null=True, blank=True, help_text="На какой день он верен."
    )
    status_source = models.CharField(
        "откуда известен статус",
        max_length=200,
        blank=True,
        help_text="Например: ЕГРЮЛ, сайт Минюста, отчёт организации.",
    )
    registered_on = models.DateField("зарегистрирована", null=True, blank=True)
    dissolved_on = models.DateField("ликвидирована", null=True, blank=True)
    address = models.CharField("адрес", max_length=500, blank=True)
    district = models.CharField("район города", max_length=120, blank=True)
    site = models.URLField("сайт", blank=True)
    head_name = models.CharField("руководитель", max_length=200, blank=True)
    head_position = models.CharField("должность руководителя", max_length=200, blank=True)
    head_published_because = models.CharField(
        "основание показывать имя руководителя",
        max_length=300,
        blank=True,
        help_text="Пока основания нет, имя видно только сотрудникам.",
    )
    categories = models.ManyToManyField(
        Category, blank=True, related_name="organizations", verbose_name="категории"
    )
    spheres = models.ManyToManyField(Sphere, blank=True, related_name="organizations", verbose_name="сферы")
    activity_kinds = models.ManyToManyField(
        ActivityKind, blank=True, related_name="organizations", verbose_name="виды деятельности"
    )
    note = models.TextField("примечание", blank=True)
    search_text = models.GeneratedField(
        expression=spelled_plainly(
            Func(F("name"), Value(" "), F("short_name"), template="(%(expressions)s)", arg_joiner=" || ")
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

    natural_key_fields = ("municipality__slug", "code")

    class Meta:
        verbose_name = "организация"
        verbose_name_plural = "организации"
        ordering = ("municipality", "name")
        indexes = [
            models.Index(F("municipality"), spelled_plainly(F("name")), F("id"), name="organization_by_name"),
            GinIndex(OpClass(F("search_text"), name="gin_trgm_ops"), name="organization_search"),
            models.Index(fields=("municipality", "inn"), condition=~Q(inn=""), name="organization_by_inn"),
        ]
        constraints = [
            models.UniqueConstraint(fields=("municipality", "code"), name="organization_code_in_city"),
            models.UniqueConstraint(
                fields=("municipality", "ogrn"), condition=~Q(ogrn=""), name="organization_ogrn_in_city"
            ),
            models.CheckConstraint(
                condition=Q(ogrn="") | Q(ogrn__regex=r"^\d{13}$"),
                name="organization_ogrn_digits",
                violation_error_message="ОГРН — 13 цифр.",
            ),
            models.CheckConstraint(
                condition=Q(inn="") | Q(inn__regex=r"^\d{10}$"),
                name="organization_inn_digits",
                violation_error_message="ИНН организации — 10 цифр.",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.UNREGISTERED) | Q(ogrn="", registered_on__isnull=True),
                name="organization_unregistered_has_no_ogrn",
                violation_error_message="У незарегистрированной организации не бывает ОГРН и даты регистрации.",
            ),
            models.CheckConstraint(
                condition=Q(dissolved_on__isnull=True)
                | (
                    Q(status=Status.DISSOLVED)
                    & (Q(registered_on__isnull=True) | Q(dissolved_on__gte=F("registered_on")))
                ),
                name="organization_dissolved_after_registered",
                violation_error_message="Дата ликвидации бывает у ликвидированной организации и не раньше регистрации.",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name

    def get_absolute_url(self) -> str:
        return reverse("organization", args=[self.municipality.slug, self.pk])

    @property
    def published_head(self) -> str:
        """The head's name, only where a basis for showing it is recorded (152-ФЗ)."""
        return self.head_name if self.head_published_because else ""


@recorded
class FormerName(NaturalKeyModel):
    """A name that the organisation bore before (прежнее название); it stays searchable."""

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="former_names", verbose_name="организация"
    )
    name = models.CharField("прежнее название", max_length=500)
    until = models.DateField("до", null=True, blank=True)
    search_text = models.GeneratedField(
        expression=spelled_plainly(F("name")), output_field=models.TextField(), db_persist=True
    )

    natural_key_fields = ("organization__municipality__slug", "organization__code", "name")

    class Meta:
        verbose_name = "прежнее название"
        verbose_name_plural = "прежние названия"
        ordering = ("organization", "-until")
        indexes = [GinIndex(OpClass(F("search_text"), name="gin_trgm_ops"), name="former_name_search")]
        constraints = [models.UniqueConstraint(fields=("organization", "name"), name="former_name_once")]

    def __str__(self) -> str:
        return self.name
