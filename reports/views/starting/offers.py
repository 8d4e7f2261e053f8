"""What a new report may begin with: last year's report, a form of the portal, of the city, of another city."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from portal.models import Municipality
from reports.city_forms.base import BlockTemplate, CityForm, MeasuresTemplate, SectionTemplate
from reports.discovery import discover
from reports.form_book import read_form
from reports.models import SavedForm
from reports.placeholders import Names, filled
from reports.preview import kinds_of_tables
from reports.queries import reports_of
from reports.templatetags.report_words import named

LAST = "last:"
SHOWN_SECTIONS = 8


@dataclass(frozen=True)
class Offer:
    """``value`` is what the form posts; ``inside`` says in a line or two what the person gets."""

    value: str
    title: str
    about: str
    inside: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    title: str
    hint: str
    offers: tuple[Offer, ...]


@dataclass
class Book:
    """Everything that a city may begin a report with, read once a page."""

    city: Municipality
    year: int

    def __post_init__(self) -> None:
        self.last = {
            f"{LAST}{report.pk}": report
            for report in reports_of(self.city).select_related("plan").annotate(parts=Count("sections"))
        }
        self.saved = list(_saved_for(self.city))
        self.declared = dict(discover("reports.city_forms", CityForm))
        self.forms = {**self.declared, **{each.code: read_form(each) for each in self.saved}}

    @property
    def values(self) -> list[tuple[str, str]]:
        """Choices of the field: value and title."""
        reports = [(value, named(report)) for value, report in self.last.items()]
        return reports + [(code, form.title) for code, form in self.forms.items()]

    def groups(self) -> list[Group]:
        own = [each for each in self.saved if each.municipality_id == self.city.pk]
        others = [each for each in self.saved if each.municipality_id != self.city.pk]
        groups = (
            Group(
                "По прошлому отчёту города",
                "Перейдут разделы, тексты, настройки, подразделения и сроки; числа будут новые.",
                tuple(self._of_last()),
            ),
            Group("По форме города", "", tuple(self._of_saved(own))),
            Group("По готовой форме портала", "", tuple(self._of_declared())),
            Group("По форме другого города", "", tuple(self._of_saved(others))),
        )
        return [group for group in groups if group.offers]

    def _of_last(self) -> Iterator[Offer]:
        for value, report in self.last.items():
            plan = f"план {report.plan.year_from}–{report.plan.year_to}" if report.plan else ""
            inside = (f"разделов: {report.parts}", plan)
            yield Offer(value, named(report), "", tuple(filter(None, inside)))

    def _of_saved(self, saved: list[SavedForm]) -> Iterator[Offer]:
        for each in saved:
            place = each.municipality.name if each.municipality_id != self.city.pk else ""
            about = ". ".join(filter(None, (place, each.about)))
            yield Offer(each.code, each.title, about, inside_of(self.forms[each.code], self.year))

    def _of_declared(self) -> Iterator[Offer]:
        for code, form in self.declared.items():
            yield Offer(code, form.title, "", inside_of(form, self.year))


def inside_of(form: CityForm, year: int) -> tuple[str, ...]:
    """What a form consists of: names of its first sections, how many tables."""
    names = list(dict.fromkeys(filter(None, (_name(each, year) for each in form.sections))))
    more = f"и ещё {len(names) - SHOWN_SECTIONS}" if len(names) > SHOWN_SECTIONS else ""
    kinds = set(kinds_of_tables())
    tables = sum(block.type in kinds for block in _blocks(form))
    counted = f"таблиц и диаграмм: {tables}" if tables else ""
    return tuple(filter(None, (*names[:SHOWN_SECTIONS], more, counted)))


def _saved_for(city: Municipality) -> QuerySet[SavedForm]:
    saved = SavedForm.objects.filter(Q(municipality=city) | Q(is_shared=True))
    return saved.select_related("municipality").order_by("municipality__name", "title")


def _name(section: SectionTemplate | MeasuresTemplate, year: int) -> str:
    if isinstance(section, MeasuresTemplate):
        return "мероприятия плана"
    return str(filled(section.name or section.title, Names(year, "плана", "")))


def _blocks(form: CityForm) -> Iterator[BlockTemplate]:
    for section in form.sections:
        if isinstance(section, MeasuresTemplate):
            for blocks in section.tables.values():
                yield from blocks
        else:
            yield from section.blocks
