"""Forms that coordinators make of their reports."""

from __future__ import annotations

import pghistory
from django.db import transaction

from portal.models import User
from portal.records.codes import give_code
from portal.workspace.locking import locked
from reports.city_forms.base import CityForm
from reports.discovery import discover
from reports.form_book import written_form
from reports.form_making import form_from
from reports.models import Report, SavedForm


class FormInUse(ValueError):
    """Reports are made by the form; the message says how many."""


@transaction.atomic
def save_form(report: Report, *, title: str, about: str, is_shared: bool, by: User) -> SavedForm:
    """The shape of the report as a form of its city, open to others where it is shared."""
    saved = SavedForm(
        municipality=report.municipality,
        title=title,
        about=about,
        is_shared=is_shared,
        content=written_form(form_from(report)),
        made_from=report,
        made_by=by,
    )
    give_code(saved, report.municipality)
    if saved.code in discover("reports.city_forms", CityForm):
        saved.code = f"{report.municipality.slug}-{saved.code}"[:60]
    with pghistory.context(user=by.pk, reason="Форма сделана из отчёта"):
        saved.save()
    return saved


@transaction.atomic
def change_form(
    form: SavedForm, *, title: str, about: str, is_shared: bool, version: str, by: User
) -> SavedForm:
    """Raises ChangedMeanwhile. Reports that were opened by the form keep it, shared or not."""
    current = locked(form, version)
    assert isinstance(current, SavedForm)
    current.title, current.about, current.is_shared = title, about, is_shared
    with pghistory.context(user=by.pk, reason="Форма отчёта названа иначе"):
        current.save()
    return current


@transaction.atomic
def delete_form(form: SavedForm, *, by: User) -> None:
    """Raises FormInUse: a report must know the form that it was opened by."""
    SavedForm.objects.select_for_update(of=("self",)).get(pk=form.pk)
    used = Report.objects.filter(form=form.code).count()
    if used:
        raise FormInUse(
            f"По форме «{form.title}» открыты отчёты ({used}), поэтому удалить её нельзя. "
            "Чтобы другие города больше не видели её, снимите отметку «доступна другим городам»."
        )
    with pghistory.context(user=by.pk, reason="Форма отчёта удалена"):
        form.delete()
