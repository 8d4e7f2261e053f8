"""What leaves in a file comes back as the same records, in every format and for every model."""

import pghistory.core
import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from ngo_registry.models import LegalForm, Organization
from portal.models import LegalAct
from portal.records.formats import FORMATS, Json, Xlsx
from portal.records.tables import resource_for, tables
from reports.models import Indicator, IndicatorValue
from tests.people import make_city
from tests.records.samples import ALL_MODELS, make_records

pytestmark = pytest.mark.django_db


def events() -> int:
    return sum(table.objects.count() for table in pghistory.core.event_models())


def imported(model: type[models.Model], data: bytes, file_format: type) -> dict[str, int]:
    dataset = file_format().create_dataset(data)
    return resource_for(model)().import_data(dataset, raise_errors=True).totals


def exported(model: type[models.Model], file_format: type) -> bytes:
    return file_format().export_data(resource_for(model)().export())


def test_every_model_has_one_table() -> None:
    assert [resource._meta.model for resource in tables().values()] == ALL_MODELS


@pytest.mark.parametrize("file_format", FORMATS)
def test_nothing_changes(file_format: type) -> None:
    make_records()
    for model in ALL_MODELS:
        before = events()
        totals = imported(model, exported(model, file_format), file_format)
        assert totals["skip"] == model.objects.count() > 0, model
        assert totals["new"] == totals["update"] == 0, model
        assert events() == before, model


def test_records_are_made_anew_from_their_file() -> None:
    make_records()
    files = {model: exported(model, Xlsx) for model in ALL_MODELS}
    values = {model: list(resource_for(model)().export()) for model in ALL_MODELS}
    for model in reversed(ALL_MODELS):
        for field in model._meta.many_to_many:
            field.remote_field.through.objects.all().delete()
        model.objects.all()._raw_delete("default")
    for model in ALL_MODELS:
        imported(model, files[model], Xlsx)
        assert list(resource_for(model)().export()) == values[model], model


def test_a_heading_leaves_before_what_stands_under_it() -> None:
    indicator = make_records()[Indicator]
    Indicator.objects.filter(pk=indicator.parent_id).update(position=9)
    data = exported(Indicator, Xlsx)
    for model in (IndicatorValue, Indicator):
        model.objects.all()._raw_delete("default")
    assert imported(Indicator, data, Xlsx)["new"] == 2


def test_a_change_is_written_and_the_rest_is_skipped() -> None:
    make_records(n=1)
    make_records(n=2)
    dataset = Json().create_dataset(exported(Organization, Json))
    rows = dataset.dict
    rows[0]["status"] = "ЛИКВИДИРОВАНА"
    dataset.dict = rows
    totals = resource_for(Organization)().import_data(dataset, raise_errors=True).totals
    assert (totals["update"], totals["skip"]) == (1, 1)
    assert Organization.objects.get(status="dissolved").code == rows[0]["code"]


def test_an_older_entry_and_an_act_of_the_state_keep_their_meaning() -> None:
    records = make_records()
    city, new = records[type(make_city())], records[LegalForm]
    old = LegalForm.objects.create(code=new.code, name="Прежняя", valid_to="2023-06-04")
    organization = records[Organization]
    Organization.objects.filter(pk=organization.pk).update(legal_form=old)
    state = LegalAct.objects.create(code="act-1", kind="federal_law", number="7-ФЗ")
    records[LegalAct].councils.update(act=state)
    council = state.councils.get()

    assert resource_for(Organization)(city.slug).export().dict[0]["legal_form"] == "entry-1/"
    assert resource_for(type(council))(city.slug).export().dict[0]["act"] == "/act-1"
    for model in (Organization, type(council)):
        assert imported(model, exported(model, Json), Json)["skip"] == 1


def queries(model: type[models.Model]) -> tuple[int, int]:
    """Of an export and of an import that changes nothing, without the savepoints of its rows."""
    with CaptureQueriesContext(connection) as leaving:
        data = exported(model, Xlsx)
    with CaptureQueriesContext(connection) as coming:
        imported(model, data, Xlsx)
    return len(leaving), sum("SAVEPOINT" not in query["sql"] for query in coming.captured_queries)


def test_queries_do_not_grow_with_rows() -> None:
    make_records(n=1)
    one = {model: queries(model) for model in ALL_MODELS}
    make_records(n=2)
    make_records(n=3)
    assert {model: queries(model) for model in ALL_MODELS} == one
