"""The public register as a file: what everybody may see, under Russian headings, in words, not codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from django.db.models import QuerySet
from import_export.fields import Field
from import_export.resources import Resource

from ngo_registry.models import Organization
from portal.records.formats import Csv, Xlsx

FORMATS: Mapping[str, type[Csv | Xlsx]] = MappingProxyType({"csv": Csv, "xlsx": Xlsx})


class PublicOrganizations(Resource):
    """Only public columns: a head with a recorded basis, contacts marked as published.

    Not a resource of the model: a new field of the model is not public by itself.
    """

    name = Field("name", "Полное название")
    short_name = Field("short_name", "Краткое название")
    former_names = Field(column_name="Прежние названия")
    legal_form = Field("legal_form__name", "Организационная форма")
    status = Field("get_status_display", "Статус")
    ogrn = Field("ogrn", "ОГРН")
    inn = Field("inn", "ИНН")
    ministry_number = Field("ministry_number", "Учётный номер Минюста")
    registered_on = Field("registered_on", "Зарегистрирована")
    dissolved_on = Field("dissolved_on", "Ликвидирована")
    address = Field("address", "Адрес")
    district = Field("district", "Район города")
    site = Field("site", "Сайт")
    published_head = Field("published_head", "Руководитель")
    contacts = Field(column_name="Контакты")
    categories = Field(column_name="Категории")
    spheres = Field(column_name="Сферы")
    marks = Field(column_name="Признаки СОНКО")
    code = Field("code", "Код на портале")

    def filter_export(self, queryset: QuerySet, **kwargs: Any) -> QuerySet:
        return queryset.prefetch_related("categories", "spheres", "marks", "contacts", "former_names")

    def dehydrate_former_names(self, organization: Organization) -> str:
        return _listed(former.name for former in organization.former_names.all())

    def dehydrate_contacts(self, organization: Organization) -> str:
        return _listed(contact.value for contact in organization.contacts.all() if contact.is_published)

    def dehydrate_categories(self, organization: Organization) -> str:
        return _listed(category.name for category in organization.categories.all())

    def dehydrate_spheres(self, organization: Organization) -> str:
        return _listed(sphere.name for sphere in organization.spheres.all())

    def dehydrate_marks(self, organization: Organization) -> str:
        return _listed(mark.get_register_display() for mark in organization.marks.all())


def as_file(found: QuerySet[Organization], ending: str) -> tuple[bytes, str]:
    """The bytes of the file and its content type. Raises KeyError for an unknown ending."""
    written = FORMATS[ending]()
    return written.export_data(PublicOrganizations().export(found)), written.get_content_type()


def _listed(values: Iterable[str]) -> str:
    return "; ".join(values)
