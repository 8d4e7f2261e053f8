"""Admin pages of cities, departments, acts and people; the base classes are in `portal.records.admin`."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest

from portal.models import CalendarDay, Department, LegalAct, Municipality, User
from portal.records.admin import RecordAdmin
from portal.records.forms import SameCity

# Rights follow from roles.
admin.site.unregister(Group)
admin.site.site_header = "Портал поддержки НКО"
admin.site.site_title = "Портал поддержки НКО"
admin.site.index_title = "Записи"


@admin.register(Municipality)
class MunicipalityAdmin(RecordAdmin):
    list_display = ("name", "slug", "region", "administration")
    search_fields = ("name", "slug")
    list_filter = ("region",)


@admin.register(Department)
class DepartmentAdmin(RecordAdmin):
    list_display = ("name", "short_name", "code", "municipality", "position")
    search_fields = ("name", "short_name", "code")
    list_filter = ("municipality",)
    list_select_related = ("municipality",)


@admin.register(LegalAct)
class LegalActAdmin(RecordAdmin):
    list_display = ("__str__", "title", "issuer", "municipality")
    search_fields = ("number", "title", "code")
    list_filter = ("kind", "municipality")
    list_select_related = ("municipality",)
    date_hierarchy = "date"


@admin.register(CalendarDay)
class CalendarDayAdmin(RecordAdmin):
    list_display = ("day", "is_working", "note")
    search_fields = ("note",)
    list_filter = ("is_working",)
    date_hierarchy = "day"


class PersonForm(SameCity, UserChangeForm):
    """A person and the department are of one city."""


class NewPersonForm(SameCity, AdminUserCreationForm):
    """The same for a new person."""


@admin.register(User)
class PersonAdmin(RecordAdmin, UserAdmin):
    form = PersonForm
    add_form = NewPersonForm
    list_display = ("username", "get_full_name", "role", "municipality", "department", "is_active")
    search_fields = ("username", "last_name", "first_name")
    list_filter = ("role", "municipality", "is_active")
    list_select_related = ("municipality", "department")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Кто это", {"fields": ("last_name", "first_name", "email")}),
        ("Что может", {"fields": ("municipality", "department", "role", "is_active", "is_staff")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "usable_password", "password1", "password2")}),
        ("Что может", {"fields": ("municipality", "department", "role", "is_staff")}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if request.user.is_superuser and obj:
            return (*fieldsets, ("Весь портал", {"fields": ("is_superuser",)}))
        return fieldsets

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Only a superuser touches superusers: a new password for one would be a way up."""
        people = super().get_queryset(request)
        return people if request.user.is_superuser else people.filter(is_superuser=False)

    def has_import_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser
