"""Taking a section a step further on its way to the print, and what has changed since it was accepted."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.password_links import root_of
from portal.lib.agreement import agree as in_number
from portal.workspace.desk import Desk
from portal.workspace.locking import ChangedMeanwhile
from reports.actions.agreement import HAND_IN, STEPS, Step, StepRefused, take
from reports.changes import changes_since_acceptance
from reports.checks.base import Severity
from reports.forms.agreement import RemarkForm
from reports.letters.notices import tell_step
from reports.models import Section
from reports.preview import preview
from reports.resolving import judged
from reports.templatetags.agreement import may_take
from reports.views.agreement.page import page_of_section, section_url
from reports.views.at_report import at_section

CHANGED = "Раздел изменили, пока вы смотрели. Проверьте его и повторите."


@require_http_methods(["GET", "HEAD", "POST"])
@at_section
def agree(request: HttpRequest, desk: Desk, section: Section) -> HttpResponse:
    """Posted: ``action``, the ``version`` that was seen, and a ``remark`` where the step needs one."""
    if request.method != "POST":
        context = page_of_section(desk, section, "Согласование")
        return render(request, "reports/agreement/step_page.html", context)
    step = STEPS.get(request.POST.get("action", ""))
    if step is None:
        return _refused(request, desk, section, "Выберите, что сделать с разделом.", 422)
    if not may_take(desk, section, step):
        raise PermissionDenied
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return _refused(request, desk, section, " ".join(form.errors["remark"]), 422)
    try:
        version = request.POST.get("version", "")
        taken = take(step, section, by=desk.user, version=version, remark=form.cleaned_data["remark"])
    except ValidationError as error:
        return _refused(request, desk, section, " ".join(error.messages), 422)
    except StepRefused as error:
        return _refused(request, desk, section, str(error), 409)
    except ChangedMeanwhile:
        return _refused(request, desk, section, CHANGED, 409)
    tell_step(step, taken, by=desk.user, root=root_of(request))
    return _taken(request, desk, step, taken)


@require_safe
@at_section
def changes(request: HttpRequest, desk: Desk, section: Section) -> HttpResponse:
    """Asked for by who wants to see it: the report is built anew for it."""
    found = changes_since_acceptance(section, preview(section.report))
    context = page_of_section(desk, section, "Что изменилось после приёмки") | {"changes": found}
    template = "changes" if request.htmx else "changes_page"
    return render(request, f"reports/agreement/{template}.html", context)


def _taken(request: HttpRequest, desk: Desk, step: Step, section: Section) -> HttpResponse:
    """The whole page again: another state opens or closes every block of it."""
    messages.success(request, f"{step.told}.")
    if step is HAND_IN and (errors := _errors(section)):
        told = f"В разделе {errors} {in_number(errors, 'ошибка')} проверок: с ними отчёт не опубликовать."
        messages.warning(request, told)
    address = section_url(desk, section)
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _errors(section: Section) -> int:
    found = judged(preview(section.report))
    return sum(each.section == section and each.spoken.finding.severity is Severity.ERROR for each in found)


def _refused(request: HttpRequest, desk: Desk, section: Section, why: str, status: int) -> HttpResponse:
    """The same buttons as they stand now, with what was typed."""
    section.refresh_from_db(fields=["state", "remark", "accepted"])
    context = page_of_section(desk, section, "Согласование")
    context |= {
        "agreement_error": why,
        "tried": request.POST.get("action", ""),
        "typed_remark": request.POST.get("remark", ""),
    }
    template = "actions" if request.htmx else "step_page"
    return render(request, f"reports/agreement/{template}.html", context, status=status)
