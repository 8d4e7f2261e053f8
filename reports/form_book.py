"""All forms of reports: those that the portal declares, and those that coordinators made of their reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db.models import Q

from portal.models import Municipality
from reports.city_forms.base import BlockTemplate, CityForm, MeasuresTemplate, SectionTemplate
from reports.discovery import UnknownCode, discover
from reports.models import SavedForm

VERSION = 1


def find_form(code: str) -> CityForm | None:
    """The form of this code, declared or saved; None where there is none (any more)."""
    declared = discover("reports.city_forms", CityForm).get(code)
    if declared is not None:
        return declared
    saved = SavedForm.objects.filter(code=code).first()
    return read_form(saved) if saved else None


def form_of(code: str) -> CityForm:
    """Raises UnknownCode with a sentence for the person."""
    form = find_form(code)
    if form is None:
        raise UnknownCode(f"Форма «{code}»: такой формы нет. Выберите форму из списка.")
    return form


def forms_for(city: Municipality) -> Mapping[str, CityForm]:
    """Every form that a city may open a report by: the declared ones, its own, and those shared by others."""
    saved = SavedForm.objects.filter(Q(municipality=city) | Q(is_shared=True))
    return {**discover("reports.city_forms", CityForm), **{each.code: read_form(each) for each in saved}}


def read_form(saved: SavedForm) -> CityForm:
    sections = saved.content.get("sections", [])
    return CityForm(saved.code, saved.title, tuple(_section(data) for data in sections))


def written_form(form: CityForm) -> dict[str, Any]:
    """What `SavedForm.content` holds: plain data."""
    kinds = {SectionTemplate: "section", MeasuresTemplate: "measures"}
    return {
        "version": VERSION,
        "sections": [{"kind": kinds[type(section)], **asdict(section)} for section in form.sections],
    }


def _section(data: Mapping[str, Any]) -> SectionTemplate | MeasuresTemplate:
    if data["kind"] == "measures":
        tables = {code: _blocks(blocks) for code, blocks in data["tables"].items()}
        return MeasuresTemplate(tables, data["prompt"], data.get("prompts", {}))
    return SectionTemplate(
        data["code"], data["title"], _blocks(data["blocks"]), data["is_required"], data["name"]
    )


def _blocks(blocks: list[Mapping[str, Any]]) -> tuple[BlockTemplate, ...]:
    return tuple(BlockTemplate(**block) for block in blocks)
