"""The ground of every admin page: the person's own city, import and export, quantities as text, history."""

import logging
from collections.abc import Callable
from typing import Any

import pghistory
from django import forms
from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import capfirst
from import_export.admin import ImportExportMixin
from import_export.forms import ExportForm
from import_export.results import Result

from portal.lib.parse import write_quantity
from portal.models import Department, Municipality
from portal.records.access import (
    city_of_user,
    is_of_one_city,
    is_specialist,
    may_add,
    may_change,
    may_load,
    may_see,
    within_city,
)
from portal.records.columns import columns_of, quantities_of
from portal.records.events import history_of
from portal.records.formats import FORMATS, UnreadableFile
from portal.records.forms import record_form
from portal.records.resource import CityResource
from portal.records.tables import resource_for

logger = logging.getLogger(__name__)


class RecordPages:
    """What pages and inline tables of records share."""

    model: Any
    form: type[forms.ModelForm] = forms.ModelForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.form is forms.ModelForm:
            self.form = record_form(self.model)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_see(request.user)

    has_module_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_add(request.user, self.model)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_change(request.user, self.model, obj)

    has_delete_permission = has_change_permission

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return within_city(super().get_queryset(request), request.user)  # type: ignore[misc]

    def get_field_queryset(self, db: Any, db_field: models.Field, request: HttpRequest) -> models.QuerySet:
        """Only what the person sees can be chosen, and a specialist chooses no other department."""
        ordered = super().get_field_queryset(db, db_field, request)  # type: ignore[misc]
        records = db_field.related_model._default_manager.all() if ordered is None else ordered
        if records.model is Department and is_specialist(request.user):
            records = records.filter(pk=request.user.department_id)
        return within_city(records, request.user)

    def formfield_for_foreignkey(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Any:
        user, model = request.user, db_field.related_model
        if model is Municipality and is_of_one_city(user):
            kwargs |= {"initial": user.municipality_id, "empty_label": None, "required": True}
        if model is Department and db_field.name == "department" and is_specialist(user):
            kwargs |= {"initial": user.department_id, "required": True}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        """A list of all records to choose from is too long for a person and for the page."""
        fields = [*self.model._meta.fields, *self.model._meta.many_to_many]
        registered = self.admin_site.is_registered  # type: ignore[attr-defined]
        return [field.name for field in fields if field.is_relation and registered(field.related_model)]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """In the order of the model, each quantity in its place."""
        names = list(super().get_fields(request, obj))  # type: ignore[misc]
        order = [name for name in columns_of(self.model) if name in names]
        return [*order, *(name for name in names if name not in order)]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """What the database computes is shown, not asked for."""
        computed = [field.name for field in self.model._meta.fields if field.generated] if obj else []
        return [*super().get_readonly_fields(request, obj), *computed]  # type: ignore[misc]


class RecordInline(RecordPages, admin.TabularInline):
    """Records on the page of another: who changes that one changes these."""

    extra = 0
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_change(request.user, self.parent_model, obj) and may_change(request.user, self.model)

    has_change_permission = has_delete_permission = has_add_permission


class RecordAdmin(RecordPages, ImportExportMixin, admin.ModelAdmin):
    """A model in the admin. ``list_select_related`` names all that the name of a record leads through."""

    export_form_class = ExportForm
    formats = FORMATS
    skip_admin_log = True  # the history of each record tells it, with all values
    object_history_template = "admin/record_history.html"
    list_select_related: tuple[str, ...] = ()
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).select_related(*self.list_select_related)

    # Django's own titles put a name into a Russian sentence without declining it.

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {**(extra_context or {}), "title": title})

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        title = capfirst(self.opts.verbose_name) + ("" if object_id else ": новая запись")
        return super().changeform_view(
            request, object_id, form_url, {**(extra_context or {}), "title": title}
        )

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        record = self.get_object(request, object_id)
        events = history_of(record) if record else []
        return super().history_view(request, object_id, {**(extra_context or {}), "events": events})

    # Import and export

    def has_import_permission(self, request: HttpRequest) -> bool:
        return may_load(request.user, self.model)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return may_see(request.user)

    def get_resource_classes(self, request: HttpRequest) -> list[type[CityResource]]:
        return [resource_for(self.model)]

    def get_resource_kwargs(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {"city": city_of_user(request.user)}

    def add_data_read_fail_error_to_form(self, form: forms.Form, error: Exception) -> None:
        if not isinstance(error, UnreadableFile):
            error = UnreadableFile("Файл не удалось прочитать: проверьте, тот ли формат выбран.")
        form.add_error("import_file", str(error))

    def get_import_data_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """All rows of a file or none."""
        return {**super().get_import_data_kwargs(**kwargs), "rollback_on_validation_errors": True}

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The second step, for which the upload may be gone."""
        name = request.POST.get("original_file_name", "")
        try:
            with pghistory.context(reason=f"Загрузка из файла «{name}»"):
                return super().process_import(request, **kwargs)
        except (OSError, ValueError, IndexError):
            logger.exception("import of %s", self.opts.label)
            return self._ask_again(request, "Загруженного файла уже нет: выберите его ещё раз.")

    def process_result(self, result: Result, request: HttpRequest) -> HttpResponse:
        if result.has_errors() or result.has_validation_errors():
            return self._ask_again(request, "Пока вы смотрели, данные изменились: загрузите файл ещё раз.")
        return super().process_result(result, request)

    def _ask_again(self, request: HttpRequest, why: str) -> HttpResponse:
        messages.error(request, why)
        return HttpResponseRedirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_import"))


def quantity_column(model: type[models.Model], name: str) -> Callable[[models.Model], str]:
    """A column of a list page that shows a quantity."""

    @admin.display(description=quantities_of(model)[name].label, ordering=f"{name}_value")
    def column(record: models.Model) -> str:
        return write_quantity(getattr(record, name))

    return column
