"""Admin pages of programmes, support, contests, awards and totals."""

from django.contrib import admin

from grants.models import (
    Award,
    Contest,
    ContestRound,
    Programme,
    RegisterEntry,
    ReportedTotal,
    RoundShare,
    Support,
    Violation,
)
from portal.records.admin import RecordAdmin, RecordInline, quantity_column


@admin.register(Programme)
class ProgrammeAdmin(RecordAdmin):
    list_display = ("name", "code", "act", "department", "position", "municipality")
    search_fields = ("name", "code")
    list_filter = ("municipality",)
    list_select_related = ("act", "department", "municipality")


@admin.register(Support)
class SupportAdmin(RecordAdmin):
    list_display = (
        "recipient",
        "kind",
        "year",
        quantity_column(Support, "amount"),
        "programme",
        "municipality",
    )
    search_fields = ("code", "organization__name", "organization__short_name", "recipients_group", "purpose")
    list_filter = ("kind", "year", "sphere", "municipality")
    list_select_related = ("organization", "programme", "department", "municipality")
    fieldsets = (
        (None, {"fields": ("municipality", "code", "year", "decided_on", "department", "kind")}),
        ("Кому", {"fields": ("organization", "recipients_group", "recipient_kind", "recipients")}),
        ("Почему", {"fields": ("sphere", "programme", "act", "purpose")}),
        ("Деньги", {"fields": ("money_form", "requested", "amount", "paid", "returned")}),
        ("Имущество", {"fields": ("tenure", "area", "address", "term_from", "term_to")}),
        ("Услуги", {"fields": ("service_unit", "services")}),
        ("В таблицах", {"fields": ("part_of", "position")}),
    )

    @admin.display(description="получатель")
    def recipient(self, support: Support) -> str:
        return support.recipient


@admin.register(RegisterEntry)
class RegisterEntryAdmin(RecordAdmin):
    list_display = ("number", "entered_on", "support", "stopped_on", "municipality")
    search_fields = ("number", "support__organization__name")
    list_filter = ("municipality",)
    list_select_related = ("support__organization", "municipality")


@admin.register(Violation)
class ViolationAdmin(RecordAdmin):
    list_display = ("entry", "found_on", "is_misuse", "text", "settled_on")
    search_fields = ("text", "entry__number")
    list_filter = ("is_misuse", "entry__municipality")
    list_select_related = ("entry__municipality",)


@admin.register(Contest)
class ContestAdmin(RecordAdmin):
    list_display = ("name", "level", "money_source", "organizer", "municipality")
    search_fields = ("name", "code", "organizer")
    list_filter = ("level", "money_source", "municipality")
    list_select_related = ("municipality",)


class RoundShareInline(RecordInline):
    model = RoundShare


@admin.register(ContestRound)
class ContestRoundAdmin(RecordAdmin):
    list_display = (
        "contest",
        "year",
        "number",
        *(quantity_column(ContestRound, name) for name in ("applicants", "winners", "amount")),
        "municipality",
    )
    search_fields = ("contest__name", "contest__code")
    list_filter = ("year", "contest__level", "municipality")
    list_select_related = ("contest", "municipality")
    inlines = (RoundShareInline,)


@admin.register(RoundShare)
class RoundShareAdmin(RecordAdmin):
    list_display = ("round", "side", "applicant_kind", quantity_column(RoundShare, "count"))
    search_fields = ("round__contest__name",)
    list_filter = ("side", "applicant_kind", "round__year", "round__municipality")
    list_select_related = ("round__contest__municipality",)


@admin.register(Award)
class AwardAdmin(RecordAdmin):
    list_display = ("__str__", "contest", "year", quantity_column(Award, "amount"), "municipality")
    search_fields = ("code", "project", "organization__name", "organization__short_name", "contest__name")
    list_filter = ("year", "contest__level", "municipality")
    list_select_related = ("organization", "contest", "municipality")


@admin.register(ReportedTotal)
class ReportedTotalAdmin(RecordAdmin):
    list_display = (
        "title",
        "year",
        quantity_column(ReportedTotal, "value"),
        "unit",
        "department",
        "municipality",
    )
    search_fields = ("title", "code", "subject")
    list_filter = ("year", "subject", "municipality")
    list_select_related = ("department", "municipality")
