"""Whose data it is: one city's, or all cities' of the portal together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from portal.models import Municipality
from reports.models import OpenFile

PORTAL = "Портал «Поддержка НКО в городах»"
WHOLE = "all"
KEY_OF_WHOLE = "opendata"


@dataclass(frozen=True)
class Licence:
    title: str
    url: str


@dataclass(frozen=True)
class Publisher:
    city: Municipality | None

    @property
    def city_id(self) -> int | None:
        return self.city.pk if self.city else None

    @property
    def slug(self) -> str:
        return self.city.slug if self.city else WHOLE

    @property
    def key(self) -> str:
        """What a task calls it. No city may have the slug that stands for the whole."""
        return self.city.slug if self.city else KEY_OF_WHOLE

    @property
    def prefix(self) -> str:
        """The first part of an identifier: the ИНН of the administration, its address on the portal without one."""
        return (self.city.administration_inn or self.city.slug) if self.city else WHOLE

    @property
    def creator(self) -> str:
        return self.city.administration if self.city else PORTAL

    @property
    def place(self) -> str:
        return self.city.name if self.city else "все города портала"

    @cached_property
    def licences(self) -> list[Licence]:
        """On what terms the data may be used; of the whole portal those of all its cities."""
        if self.city:
            return [Licence(self.city.licence, self.city.licence_url)]
        found = Municipality.objects.order_by("licence", "licence_url").values_list("licence", "licence_url")
        return [Licence(*pair) for pair in found.distinct()]

    @property
    def files(self) -> QuerySet[OpenFile]:
        return OpenFile.objects.filter(municipality=self.city)

    def folder(self, code: str) -> str:
        """Also the identifier of the data set."""
        return f"{self.prefix}-{code}"

    def address(self, name: str) -> str:
        """Where the file of this name is, within the portal."""
        return reverse("open-file", args=[self.city.slug, name] if self.city else [name])

    def url(self, name: str) -> str:
        return f"{portal_root()}{self.address(name)}"

    @property
    def home(self) -> str:
        """The page of the data, with the portal's address."""
        return f"{portal_root()}{self.page}"

    @property
    def page(self) -> str:
        return reverse("city-opendata", args=[self.city.slug]) if self.city else reverse("opendata")


def portal_root() -> str:
    """The portal's address as its settings tell it, for links in files that leave it."""
    if settings.CSRF_TRUSTED_ORIGINS:
        return str(settings.CSRF_TRUSTED_ORIGINS[0])
    if settings.PRODUCTION and settings.ALLOWED_HOSTS:
        return f"https://{settings.ALLOWED_HOSTS[0].lstrip('.')}"
    return "http://127.0.0.1:8000"


def named(key: str) -> Publisher:
    """By its key. Raises Municipality.DoesNotExist."""
    return Publisher(None if key == KEY_OF_WHOLE else Municipality.objects.get(slug=key))
