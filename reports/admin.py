"""Admin pages of plans, indicators, declared values and reports."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from portal.records.admin import RecordAdmin, RecordInline, quantity_column
from reports.actions.locking import why_locked
from reports.models import (
    Block,
    DeclaredValue,
    Indicator,
    IndicatorValue,
    Plan,
    PlanDirection,
    PlanItem,
    Report,
    Section,
)


class DirectionInline(RecordInline):
    model = PlanDirection


@admin.register(Plan)
class PlanAdmin(RecordAdmin):
    list_display = ("title", "year_from", "year_to", "act", "municipality")
    search_fields = ("title", "code")
    list_filter = ("municipality",)
    list_select_related = ("act", "municipality")
    inlines = (DirectionInline,)


class ItemInline(RecordInline):
    model = PlanItem


@admin.register(PlanDirection)
class PlanDirectionAdmin(RecordAdmin):
    list_display = ("title", "position", "plan")
    search_fields = ("title", "code")
    list_filter = (("plan", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("plan__municipality",)
    inlines = (ItemInline,)


@admin.register(PlanItem)
class PlanItemAdmin(RecordAdmin):
    list_display = ("__str__", "position", "term", "direction")
    search_fields = ("title", "short_title", "code")
    list_filter = (("direction__plan", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("direction__plan__municipality",)


class IndicatorValueInline(RecordInline):
    model = IndicatorValue


@admin.register(Indicator)
class IndicatorAdmin(RecordAdmin):
    list_display = ("title", "unit", "position", "parent", "municipality")
    search_fields = ("title", "code")
    list_filter = ("municipality",)
    list_select_related = ("parent", "municipality")
    inlines = (IndicatorValueInline,)


@admin.register(IndicatorValue)
class IndicatorValueAdmin(RecordAdmin):
    list_display = (
        "indicator",
        "year",
        *(quantity_column(IndicatorValue, name) for name in ("plan", "fact")),
    )
    search_fields = ("indicator__title", "indicator__code")
    list_filter = ("year", "indicator__municipality")
    list_select_related = ("indicator__municipality",)


@admin.register(DeclaredValue)
class DeclaredValueAdmin(RecordAdmin):
    list_display = ("place", "year", quantity_column(DeclaredValue, "value"), "resolution", "municipality")
    search_fields = ("place", "source", "reason")
    list_filter = ("resolution", "year", "municipality")
    list_select_related = ("municipality",)
    readonly_fields = ("resolved_by", "resolved_at")


AGREED = ("state", "remark")
"""Changed by the steps of agreement alone. For the same reason no file is loaded into sections and their blocks."""


class SectionInline(RecordInline):
    """New sections are added here; one that is there is changed on its own page, where it may be closed."""

    model = Section
    readonly_fields = AGREED

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    has_delete_permission = has_change_permission


@admin.register(Report)
class ReportAdmin(RecordAdmin):
    list_display = ("title", "year", "form", "is_public", "municipality")
    search_fields = ("title", "form")
    list_filter = ("year", "form", "municipality")
    list_select_related = ("municipality",)
    inlines = (SectionInline,)


class BlockInline(RecordInline):
    model = Block

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and not (obj and why_locked(obj))

    has_change_permission = has_delete_permission = has_add_permission


@admin.register(Section)
class SectionAdmin(RecordAdmin):
    readonly_fields = AGREED
    list_display = ("__str__", "code", "position", "department", "report")
    search_fields = ("title", "code", "plan_item__title", "plan_item__short_title")
    list_filter = ("report__year", "report__municipality")
    list_select_related = ("report__municipality", "plan_item", "department")
    inlines = (BlockInline,)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and why_locked(obj))

    has_delete_permission = has_change_permission

    def has_import_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(Block)
class BlockAdmin(RecordAdmin):
    list_display = ("section", "type", "position")
    search_fields = ("section__title", "section__code", "text")
    list_filter = ("type", "section__report__municipality")
    list_select_related = ("section__report__municipality", "section__plan_item")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and why_locked(obj.section))

    has_delete_permission = has_change_permission

    def has_import_permission(self, request: HttpRequest) -> bool:
        return False
