"""The admin of every model: pages open, quantities are text, rules are told, history is kept."""

from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from grants.models import ContestRound, Programme, Support
from ngo_registry.models import Category
from portal.models import LegalAct, Municipality
from reports.models import Block, Section
from tests.people import People, make_city, signed_in
from tests.records.pages import Records, page
from tests.records.samples import ALL_MODELS, make_records, rub

pytestmark = pytest.mark.django_db

NOT_LOADED = {Section, Block}
"""A file would go past the lock of accepted sections."""


def test_every_page_of_every_model_opens(people: People, records: Records) -> None:
    client = signed_in(people.superuser)
    for model, record in records.items():
        for address in (
            page(model, "changelist"),
            page(model, "changelist") + "?q=слово",
            page(model, "add"),
            page(model, "change", record.pk),
            page(model, "history", record.pk),
            page(model, "delete", record.pk),
            page(model, "export"),
        ):
            assert client.get(address).status_code == 200, address
        loads = client.get(page(model, "import")).status_code
        assert loads == (403 if model in NOT_LOADED else 200), model
    assert set(records) == set(ALL_MODELS)


def test_saving_a_form_as_it_stands_changes_nothing(people: People, records: Records) -> None:
    client = signed_in(people.superuser)
    for model, record in records.items():
        table = model.pgh_event_model
        before = table.objects.count()
        response = client.get(page(model, "change", record.pk))
        form, inlines = response.context["adminform"].form, response.context["inline_admin_formsets"]
        data = shown(form)
        for inline in inlines:
            data |= shown(inline.formset.management_form)
            for row in inline.formset.forms:
                data |= shown(row)
        saved = client.post(page(model, "change", record.pk), data)
        assert saved.status_code == 302, (model, response_errors(saved))
        assert table.objects.count() == before, model


def shown(form: Any) -> dict[str, object]:
    """What a browser would send back."""
    data: dict[str, object] = {}
    for field in form:
        value = field.value()
        if value is True:
            data[field.html_name] = "on"
        elif value is not None and value is not False:
            data[field.html_name] = value
    return data


def response_errors(response: HttpResponse) -> object:
    return response.context and (response.context["errors"], response.context["adminform"].form.errors)


@pytest.mark.parametrize("model", ALL_MODELS)
def test_a_list_asks_the_database_as_often_for_three_rows_as_for_one(people: People, model: type) -> None:
    client = signed_in(people.superuser)
    make_records(n=1)

    def queries() -> int:
        client.get(page(model, "changelist"))
        with CaptureQueriesContext(connection) as captured:
            assert client.get(page(model, "changelist")).status_code == 200
        return len(captured)

    one = queries()
    make_records(n=2)
    make_records(n=3)
    assert queries() == one


def round_form(records: Records, **changed: str) -> dict[str, object]:
    round_ = records[ContestRound]
    return {
        "municipality": round_.municipality_id,
        "contest": round_.contest_id,
        "year": 2023,
        "number": 2,
        "position": 0,
        "applicants": "",
        "winners": "",
        "requested": "",
        "amount": "",
        "in_report_table": "on",
        "shares-TOTAL_FORMS": 0,
        "shares-INITIAL_FORMS": 0,
    } | changed


def test_a_quantity_is_one_field_in_the_notation_of_officials(people: People, records: Records) -> None:
    client, round_ = signed_in(people.superuser), records[ContestRound]
    assert 'name="applicants" value="более 800"' in client.get(page(ContestRound, "change", round_.pk)).text

    data = round_form(records, applicants="свыше 200", winners="–", amount="1 397,2 тыс")
    assert client.post(page(ContestRound, "change", round_.pk), data).status_code == 302
    round_.refresh_from_db()
    assert (round_.applicants.value, round_.applicants.qualifier) == (200, "over")
    assert (round_.winners.qualifier, round_.requested.qualifier) == ("absent", "unknown")
    assert round_.amount == rub("1397,2 тыс")


@pytest.mark.parametrize(
    ("typed", "told"),
    [("много", "Не удалось понять «много»"), ("-5", "больше либо равно"), ("5 зайцев", "Слова «зайцев»")],
)
def test_what_is_no_quantity_is_told_at_its_field(
    people: People, records: Records, typed: str, told: str
) -> None:
    client, round_ = signed_in(people.superuser), records[ContestRound]
    response = client.post(page(ContestRound, "change", round_.pk), round_form(records, amount=typed))
    assert told in str(response.context["adminform"].form.errors["amount"])


def test_a_rule_of_the_database_is_told_in_the_form(people: People, records: Records) -> None:
    support = records[Support]
    data = {
        "municipality": support.municipality_id, "code": "x", "year": 2023, "kind": "consulting", "position": 0,
        "recipients_group": "НКО", "recipient_kind": "ngo", "amount": "5",
    }  # fmt: skip
    response = signed_in(people.superuser).post(page(Support, "add"), data)
    assert "Суммы бывают только у финансовой поддержки." in str(response.context["adminform"].form.errors)


def test_nothing_points_to_another_city(people: People, records: Records) -> None:
    other = make_records(make_city("kogalym", "Когалым"), n=2)
    data = {
        "municipality": records[Municipality].pk,
        "code": "x",
        "name": "Ч",
        "act": other[LegalAct].pk,
        "position": 0,
    }
    response = signed_in(people.superuser).post(page(Programme, "add"), data)
    assert response.context["adminform"].form.errors == {"act": ["Эта запись относится к другому городу."]}


def test_history_tells_who_what_and_why(people: People, records: Records) -> None:
    client, category = signed_in(people.superuser), records[Category]
    data = {"code": category.code, "name": "Ветераны", "position": 1}
    assert client.post(page(Category, "change", category.pk), data).status_code == 302
    events = client.get(page(Category, "history", category.pk)).context["events"]
    assert [(event.what, event.who) for event in events] == [("изменено", "superuser"), ("добавлено", "")]
    told = {change.label: (change.before, change.after) for change in events[0].differences}
    assert told == {"название": ("Запись 1", "Ветераны"), "действует с": ("05.06.2023", "")}


def test_history_reads_quantities_and_references(people: People, records: Records) -> None:
    client, round_ = signed_in(people.superuser), records[ContestRound]
    client.post(page(ContestRound, "change", round_.pk), round_form(records, applicants="свыше 200"))
    changes = client.get(page(ContestRound, "history", round_.pk)).context["events"][0].differences
    assert [(change.label, change.before, change.after) for change in changes] == [
        ("участников", "более 800", "свыше 200")
    ]
    first = client.get(page(Support, "history", records[Support].pk)).context["events"][-1].differences
    assert ("организация", "=1+1") in [(change.label, change.after) for change in first]
