"""A department's total is described by choosing, and never said twice."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from grants.models import ReportedTotal
from grants.subjects import SUBJECTS
from ngo_registry.models import Category
from portal.lib.parse import write_quantity
from portal.workspace.saving import save
from reports.facts import load_facts
from tests.people import People
from tests.workspace.ledgers.filling import Records, blank, edited, saved

TOTAL = {"year": "2022", "title": "Организации инвалидов", "unit": "organization", "value": "27"}


def test_a_total_is_narrowed_by_choosing(people: People) -> None:
    Category.objects.create(code="disability", name="инвалиды")
    total = saved(
        blank(
            people.coordinator,
            "totals",
            **TOTAL,
            subject="organizations",
            by_category="disability",
            by_status="active",
        )
    )
    assert (total.subject, total.breakdown) == (
        "organizations",
        {"category": "disability", "status": "active"},
    )
    assert write_quantity(total.value) == "27"
    again = edited(people.coordinator, "totals", total, by_status="")
    assert again["by_category"].value() == "disability"
    assert saved(again).breakdown == {"category": "disability"}


def test_what_cannot_narrow_a_total_is_told(people: People) -> None:
    form = blank(people.coordinator, "totals", **TOTAL, subject="organizations", by_tenure="free_use")
    assert form.errors == {"by_tenure": ["«Организации» так не делят: выберите «все»."]}


def test_the_same_total_twice_is_refused_in_words(people: People) -> None:
    saved(blank(people.coordinator, "totals", **TOTAL, subject="councils"))
    twice = blank(people.coordinator, "totals", **{**TOTAL, "title": "Советы"}, subject="councils")
    assert twice.is_valid()
    with pytest.raises(ValidationError, match="уже есть"):
        save(twice, by=people.coordinator)


def test_a_dated_category_is_offered_once_in_its_last_wording(people: People) -> None:
    for year in (2015, 2020):
        Category.objects.create(code="disability", name=f"инвалиды {year}", valid_from=f"{year}-01-01")
    offered = blank(people.coordinator, "totals").fields["by_category"].queryset
    assert [entry.name for entry in offered] == ["инвалиды 2020"]


def test_subjects_are_those_that_figures_look_up(people: People, records: Records) -> None:
    """Each word of `SUBJECTS` changes a figure of the report."""
    for subject, (_, words) in SUBJECTS.items():
        if subject != "fact":
            breakdown = dict.fromkeys(words, "x")
            ReportedTotal.objects.create(
                municipality=people.auditor.municipality, code=slugged(subject), year=2019, title=subject,
                subject=subject, breakdown=breakdown, value_value=1, value_qualifier="exact",
            )  # fmt: skip
    facts = load_facts(people.auditor.municipality, 2019)
    assert all(
        facts.total(subject, **dict.fromkeys(words, "x")) for subject, (_, words) in SUBJECTS.items() if words
    )


def slugged(text: str) -> str:
    return text.replace(".", "-").replace("_", "-")
