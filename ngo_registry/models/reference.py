"""Reference books whose entries are valid from a day to a day, because laws change their lists."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F, Q

from portal.models.history import recorded
from portal.models.natural_key import NaturalKeyManager, NaturalKeyModel


class EntryQuerySet(models.QuerySet):
    def valid_on(self, day: datetime.date) -> EntryQuerySet:
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )


class EntryManager(NaturalKeyManager.from_queryset(EntryQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, code: str) -> models.Model:
        """The newest entry of this code: older wordings stay for the years in which they were valid."""
        entry = self.filter(code=code).order_by(F("valid_from").desc(nulls_last=True)).first()
        if entry is None:
            raise self.model.DoesNotExist(f"{self.model._meta.verbose_name}: нет записи с кодом «{code}».")
        return entry


class Entry(NaturalKeyModel):
    code = models.SlugField("код", max_length=60, db_index=False)
    name = models.CharField("название", max_length=400)
    short_name = models.CharField("краткое название", max_length=120, blank=True)
    valid_from = models.DateField("действует с", null=True, blank=True)
    valid_to = models.DateField("действует по", null=True, blank=True)
    position = models.PositiveSmallIntegerField("порядок", default=0)

    natural_key_fields = ("code",)
    objects = EntryManager()

    class Meta:
        abstract = True
        ordering = ("position", "name")
        constraints = [
            models.UniqueConstraint(
                fields=("code", "valid_from"), name="%(class)s_code_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="%(class)s_ends_after_start",
                violation_error_message="Запись не может перестать действовать раньше, чем начала.",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name


@recorded
class LegalForm(Entry):
    """Организационно-правовая форма; the code is that of ОКОПФ. Some forms exist only once registered."""

    needs_registration = models.BooleanField(
        "возможна только после регистрации", default=False, help_text="Так у АНО, фонда, учреждения, союза."
    )

    class Meta(Entry.Meta):
        verbose_name = "организационно-правовая форма"
        verbose_name_plural = "организационно-правовые формы"


@recorded
class ActivityKind(Entry):
    """Вид деятельности (7-ФЗ, ст. 31.1)."""

    class Meta(Entry.Meta):
        verbose_name = "вид деятельности"
        verbose_name_plural = "виды деятельности"


@recorded
class Category(Entry):
    """Категория: whom the organisation unites (инвалиды, ветераны, национально-культурные, ТОС)."""

    class Meta(Entry.Meta):
        verbose_name = "категория"
        verbose_name_plural = "категории"


@recorded
class Sphere(Entry):
    """Сфера (культура, спорт). A department may report several spheres together: then they share a parent."""

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="входит в"
    )

    class Meta(Entry.Meta):
        verbose_name = "сфера"
        verbose_name_plural = "сферы"

    @property
    def group(self) -> Sphere:
        return self.parent or self
