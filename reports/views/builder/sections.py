"""The outline of a report: sections are added, named, moved and removed by who leads it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST

from portal.workspace.desk import Desk
from portal.workspace.keys import key_in
from portal.workspace.locking import ChangedMeanwhile
from portal.workspace.version import version_of
from reports.actions.locking import SectionLocked
from reports.actions.measures import OtherPlan, add_measures, missing_measures
from reports.actions.outline import FromPlan, add_section, remove_section, rename_section, shift_section
from reports.models import Plan, Report, Section
from reports.views.at_report import at_section, composing, may_compose
from reports.views.builder.answer import builder_url, page_again, refused
from reports.views.builder.moving import PLACES
from reports.views.steps import steps_to


class SectionName(forms.Form):
    title = forms.CharField(
        label="Заголовок",
        max_length=600,
        help_text="Печатается в отчёте.",
        widget=forms.Textarea({"rows": 2}),
    )
    name = forms.CharField(
        label="Коротко",
        max_length=120,
        required=False,
        help_text="Для списков и поручений: «Субсидии СОНКО». Пусто — как в отчёте.",
    )


class SectionRename(SectionName):
    """A section may stand without a heading, if it is called something at work."""

    title = forms.CharField(
        label="Заголовок",
        max_length=600,
        required=False,
        help_text="Печатается в отчёте. Пусто — раздел без заголовка.",
        widget=forms.Textarea({"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not given.get("title") and not given.get("name"):
            self.add_error("name", "Раздел без заголовка назовите хотя бы коротко.")
        return given


@require_http_methods(["GET", "HEAD", "POST"])
@composing
def new(request: HttpRequest, desk: Desk, report: Report) -> HttpResponse:
    """``after`` in the address is the section to stand under; ``plan`` is posted to add the measures of a plan."""
    after = report.sections.filter(pk=key_in(request.GET.get("after", ""))).first()
    if "plan" in request.POST:
        return _add_measures(request, desk, report, after)
    form = SectionName(request.POST or None)
    if request.method == "POST" and form.is_valid():
        section = add_section(
            report, form.cleaned_data["title"], form.cleaned_data["name"], after=after, by=request.user
        )
        return page_again(request, desk, report, section.pk, f"Раздел «{section}» добавлен.")
    return _form_page(request, desk, report, form, "Новый раздел")


def _add_measures(request: HttpRequest, desk: Desk, report: Report, after: Section | None) -> HttpResponse:
    plan = get_object_or_404(desk.records(Plan), pk=key_in(request.POST["plan"]) or 0)
    try:
        added = add_measures(report, plan, after=after, by=request.user)
    except OtherPlan as error:
        messages.error(request, str(error))
        return page_again(request, desk, report, after.pk if after else None)
    told = f"Добавлены мероприятия плана: {len(added)}." if added else "Все мероприятия плана уже в отчёте."
    return page_again(request, desk, report, added[0].pk if added else None, told)


@require_http_methods(["GET", "HEAD", "POST"])
@at_section
def name(request: HttpRequest, desk: Desk, section: Section) -> HttpResponse:
    _require_leader(desk, section)
    now = {"title": section.title, "name": section.name}
    form = SectionRename(request.POST if request.method == "POST" else None, initial=now)
    title = f"Раздел «{section}»"
    if request.method != "POST" or not form.is_valid():
        return _form_page(request, desk, section.report, form, title, section)
    try:
        version = request.POST.get("version", "")
        rename_section(section, **form.cleaned_data, version=version, by=request.user)
    except ChangedMeanwhile as changed:
        return _form_page(request, desk, section.report, form, title, changed.record, status=409)
    except (SectionLocked, FromPlan) as error:
        return refused(request, desk, section, error)
    return page_again(request, desk, section.report, section.pk, "Сохранено.")


@require_POST
@at_section
def move(request: HttpRequest, desk: Desk, section: Section) -> HttpResponse:
    _require_leader(desk, section)
    try:
        shift_section(section, PLACES.get(request.POST.get("do", ""), 0), by=request.user)
    except FromPlan as error:
        return refused(request, desk, section, error)
    return page_again(request, desk, section.report, section.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@at_section
def remove(request: HttpRequest, desk: Desk, section: Section) -> HttpResponse:
    """What goes with it is shown first."""
    _require_leader(desk, section)
    report = section.report
    if request.method == "POST":
        try:
            told = f"Раздел «{section}» удалён. Вернуть его можно кнопкой «Отменить»."
            remove_section(section, by=request.user)
        except SectionLocked as error:
            return refused(request, desk, section, error)
        return page_again(request, desk, report, None, told)
    context = {
        **_page_context(desk, report, f"Удалить раздел «{section}»?", section),
        "blocks": section.blocks.count(),
        "comments": section.comments.count(),
    }
    return render(request, "reports/builder/section_remove.html", context)


def _require_leader(desk: Desk, section: Section) -> None:
    if not may_compose(desk, section.report):
        raise PermissionDenied


def _form_page(
    request: HttpRequest,
    desk: Desk,
    report: Report,
    form: forms.Form,
    title: str,
    section: Section | None = None,
    status: int = 422,
) -> HttpResponse:
    """``section`` is as it stands now: where someone has renamed it meanwhile, both names are shown."""
    context = {
        **_page_context(desk, report, title, section),
        "form": form,
        "plans": [] if section else plans_to_take(desk, report),
        "version": version_of(section) if section else "",
        "is_conflict": status == 409,
    }
    answer = status if form.is_bound else 200
    return render(request, "reports/builder/section_form.html", context, status=answer)


def plans_to_take(desk: Desk, report: Report) -> list[tuple[Plan, int]]:
    """Plans whose measures the report may take, with how many are still to be taken."""
    plans = [report.plan] if report.plan else list(desk.records(Plan))
    counted = [(plan, missing_measures(report, plan).count()) for plan in plans]
    return [(plan, missing) for plan, missing in counted if missing]


def _page_context(desk: Desk, report: Report, title: str, section: Section | None) -> dict[str, Any]:
    back = builder_url(desk, report, section.pk if section else None)
    return {
        "desk": desk,
        "city": desk.city,
        "report": report,
        "section": section,
        "title": title,
        "back": back,
        "steps": steps_to(desk, report, title),
    }
