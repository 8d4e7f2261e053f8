"""Admin pages of organisations, the reference books that describe them, and councils."""

from django.contrib import admin

from ngo_registry.models import (
    ActivityKind,
    Category,
    Contact,
    Council,
    CouncilMeeting,
    FormerName,
    LegalForm,
    Organization,
    OrganizationMark,
    Sphere,
)
from portal.records.admin import RecordAdmin, RecordInline, quantity_column


class FormerNameInline(RecordInline):
    model = FormerName


class ContactInline(RecordInline):
    model = Contact


class MarkInline(RecordInline):
    model = OrganizationMark


@admin.register(Organization)
class OrganizationAdmin(RecordAdmin):
    list_display = ("__str__", "ogrn", "inn", "legal_form", "status", "municipality")
    search_fields = ("name", "short_name", "former_names__name", "ogrn", "inn", "code")
    list_filter = ("status", "categories", "spheres", "municipality")
    list_select_related = ("legal_form", "municipality")
    inlines = (FormerNameInline, MarkInline, ContactInline)


OF_CITY = "organization__municipality"


class OfOrganization(RecordAdmin):
    list_filter: tuple[str, ...] = (OF_CITY,)
    list_select_related = ("organization__municipality",)


@admin.register(FormerName)
class FormerNameAdmin(OfOrganization):
    list_display = ("name", "organization", "until")
    search_fields = ("name", "organization__name", "organization__short_name")


@admin.register(OrganizationMark)
class MarkAdmin(OfOrganization):
    list_display = ("organization", "register", "since", "until")
    search_fields = ("organization__name", "organization__short_name")
    list_filter = ("register", OF_CITY)


@admin.register(Contact)
class ContactAdmin(OfOrganization):
    list_display = ("organization", "kind", "value", "is_published")
    search_fields = ("value", "organization__name", "organization__short_name")
    list_filter = ("kind", "is_published", OF_CITY)


@admin.register(LegalForm, Category, ActivityKind)
class ReferenceAdmin(RecordAdmin):
    list_display: tuple[str, ...] = ("name", "short_name", "code", "valid_from", "valid_to", "position")
    search_fields = ("name", "short_name", "code")


@admin.register(Sphere)
class SphereAdmin(ReferenceAdmin):
    list_display = (*ReferenceAdmin.list_display, "parent")
    list_select_related = ("parent",)


class MeetingInline(RecordInline):
    model = CouncilMeeting


@admin.register(Council)
class CouncilAdmin(RecordAdmin):
    list_display = ("name", "kind", "act", "municipality")
    search_fields = ("name", "code")
    list_filter = ("kind", "municipality")
    list_select_related = ("act", "municipality")
    inlines = (MeetingInline,)


@admin.register(CouncilMeeting)
class CouncilMeetingAdmin(RecordAdmin):
    list_display = (
        "council",
        "year",
        "number",
        "held_on",
        quantity_column(CouncilMeeting, "agenda_items"),
        "topic",
    )
    search_fields = ("council__name", "topic")
    list_filter = ("year", "council__municipality")
    list_select_related = ("council__municipality",)
