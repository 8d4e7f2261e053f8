"""What ledgers declare is there: fields, columns, filters, children, grids; and no field of a model is forgotten."""

from collections.abc import Iterator

import pytest
from django.db import connection, models
from django.template.loader import get_template
from django.test.utils import CaptureQueriesContext

from portal.models import Municipality
from portal.records.columns import fields_of, is_exchanged, quantities_of, quantity_of
from portal.workspace.desk import Desk
from portal.workspace.ledger import Ledger
from portal.workspace.listing.cells import reader_of, shown
from portal.workspace.registry import ledger_for, ledgers
from tests.people import People
from tests.records.samples import ALL_MODELS, make_records

LEDGERS = [pytest.param(ledger, id=code) for code, ledger in ledgers().items()]
GROUPS = {"", "Организации", "Поддержка", "Конкурсы", "Отчётность", "Справочники"}

OF_THE_PORTAL = {
    "indicator.decimals": "a value is printed as exactly as it is known",
    "municipality": "the city of the desk",
    "code": "made of the name, or by chance; texts get it from the picker",
    "user.password": "set by the person, by a link",
    "user.last_login": "written by the log-in",
    "user.date_joined": "written by the portal",
    "user.is_superuser": "given by other superusers in the admin alone",
    "user.is_staff": "given in the admin alone",
    "user.groups": "rights follow from roles",
    "user.user_permissions": "rights follow from roles",
    "support.kind": "of support: chosen before the form opens",
    "reportedtotal.breakdown": "asked for word by word",
    "indicatorvalue.plan_upper": "typed into the field of the plan: «с 25 до 35»",
    "registerentry.number": "given by the register in turn",
    "section.department": "assigned where departments are told of it",
    "section.due_on": "assigned where departments are told of it",
    "section.state": "changed by the steps of agreement",
    "section.remark": "written with the step that returns a section",
    "section.accepted": "remembered when the section is accepted",
    "declaredvalue.resolved_by": "who decides is known",
    "declaredvalue.resolved_at": "when it is decided is known",
}
OF_OTHER_PAGES = {"report": "opened with its form", "block": "written in the editor of the report"}


def asked(ledger: Ledger) -> set[str]:
    return {name for part in ledger.parts for name in part.fields}


def in_words(model: type[models.Model]) -> Iterator[str]:
    for field in filter(is_exchanged, fields_of(model)):
        quantity = quantity_of(field)
        yield quantity.name if quantity else field.name


@pytest.mark.parametrize("model", ALL_MODELS, ids=lambda model: model._meta.model_name)
def test_every_field_is_asked_for_or_the_portal_s_own(model: type[models.Model]) -> None:
    ledger = ledger_for(model)
    if ledger is None:
        assert model._meta.model_name in OF_OTHER_PAGES
        return
    forgotten = set(in_words(model)) - asked(ledger)
    assert {name for name in forgotten if not is_of_the_portal(model, name)} == set()


def is_of_the_portal(model: type[models.Model], name: str) -> bool:
    return name in OF_THE_PORTAL or f"{model._meta.model_name}.{name}" in OF_THE_PORTAL


@pytest.mark.parametrize("ledger", LEDGERS)
def test_a_field_is_asked_for_once_with_words_of_explanation(ledger: Ledger) -> None:
    for variant in [value for value, _ in ledger.variants] or [""]:
        names = ledger.fields_for(variant)
        assert len(names) == len(set(names))
    explained = set(ledger.helps)
    assert set(ledger.labels) | explained | set(ledger.needed) <= asked(ledger)
    assert len(asked(ledger) - explained) <= 10  # the rest is told by its label


@pytest.mark.parametrize("ledger", LEDGERS)
def test_the_portal_s_own_reasons_hold(ledger: Ledger) -> None:
    """Where a model's code is a word of the law (ОКОПФ), it is asked for."""
    assert "password" not in asked(ledger)
    assert "is_superuser" not in asked(ledger)
    assert "municipality" not in asked(ledger)


@pytest.mark.parametrize("ledger", LEDGERS)
def test_names_lead_somewhere(ledger: Ledger) -> None:
    records = ledger.model._default_manager.all()
    for paths in (ledger.order, *(column.sort for column in ledger.columns)):
        str(records.order_by(*paths).query)
    for name in (*ledger.filters, *ledger.search, *filter(None, [ledger.years])):
        str(records.filter(**{f"{name}__isnull": True}).query)
    str(records.select_related(*ledger.related).query)
    assert ledger.order[-1].lstrip("-") in ("id", "pk")
    assert 2 <= len(ledger.columns) <= 6
    assert ledger.group in GROUPS
    assert ledger.group == "" or (ledger.about and ledger.position)
    for name in (*ledger.templates, *filter(None, [ledger.while_typing])):
        get_template(name)


@pytest.mark.parametrize("ledger", LEDGERS)
def test_children_belong_to_their_parent(ledger: Ledger) -> None:
    for child in ledger.children:
        own = ledgers()[child.ledger]
        assert own.model._meta.get_field(child.field).related_model is ledger.model
        assert child.field in own.filters, "the page of the parent leads to the whole list"


@pytest.mark.parametrize("ledger", LEDGERS)
def test_grids_have_columns_of_the_form(ledger: Ledger) -> None:
    assert len({grid.code for grid in ledger.grids}) == len(ledger.grids)
    for grid in ledger.grids:
        known = asked(ledger) | {ledger.variant}
        assert {column.name for column in grid.columns} | set(grid.scope) | set(grid.fixed) <= known
        for column in grid.columns:
            is_quantity = column.name in quantities_of(ledger.model)
            assert is_quantity or not (column.is_summed or column.scale != "руб.")
        # Nothing that the database wants is left out of the table.
        given = {column.name for column in grid.columns} | set(grid.scope) | set(grid.fixed)
        assert {field.name for field in ledger.model._meta.fields if is_needed(field)} <= given


def is_needed(field: models.Field) -> bool:
    return not (
        field.blank
        or field.has_default()
        or field.primary_key
        or field.generated
        or is_of_the_portal(field.model, field.name)
    )


@pytest.mark.parametrize("ledger", LEDGERS)
def test_a_list_costs_the_same_with_more_rows(ledger: Ledger, people: People) -> None:
    city = people.administrator.municipality
    make_records(city)
    one = cost(ledger, people, city)
    make_records(city, 2)
    make_records(city, 3)
    assert cost(ledger, people, city) == one


def cost(ledger: Ledger, people: People, city: Municipality) -> int:
    """Queries of a list with all its columns, as the pages and files read it."""
    records = Desk(people.superuser, city).records(ledger.model).select_related(*ledger.related)
    with CaptureQueriesContext(connection) as queries:
        for record in records.prefetch_related(*ledger.prefetch).order_by(*ledger.order):
            for column in ledger.columns:
                shown(reader_of(ledger.model, column)(record), is_number=column.is_number)
    return len(queries)
