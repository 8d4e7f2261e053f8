"""What every record can do: be found by its words, hold quantities, be valid on a day."""

import datetime
from decimal import Decimal

import pytest
from django.db import models
from django.db.migrations.loader import MigrationLoader
from hypothesis import given
from hypothesis import strategies as st

from grants.models import ContestRound, ReportedTotal, Support
from ngo_registry.models import LegalForm, Organization, Sphere
from portal.lib.parse import parse_quantity, write_quantity
from portal.lib.quantities import Qualifier, Quantity
from portal.models import LegalAct, User
from portal.records.cells import CONTROL
from portal.records.formats import FORMULA, defused, restored
from tests.people import make_city
from tests.records.samples import ALL_MODELS, make_records

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [model for model in ALL_MODELS if model is not User])
def test_a_record_is_found_by_its_natural_key(model: type[models.Model]) -> None:
    record = make_records()[model]
    make_records(make_city("kogalym", "Когалым"), n=2)
    assert model.objects.get_by_natural_key(*record.natural_key()) == record


def test_an_act_of_the_state_has_a_key_without_a_city() -> None:
    act = LegalAct.objects.create(code="7-fz", kind="federal_law")
    assert act.natural_key() == (None, "7-fz")
    assert LegalAct.objects.get_by_natural_key("", "7-fz") == act


def test_the_newest_entry_bears_the_code() -> None:
    old = Sphere.objects.create(code="sport", name="Спорт", valid_to=datetime.date(2019, 12, 31))
    new = Sphere.objects.create(code="sport", name="Спорт и туризм", valid_from=datetime.date(2020, 1, 1))
    assert Sphere.objects.get_by_natural_key("sport") == new
    for day, valid in ((old.valid_to, old), (new.valid_from, new), (datetime.date(2099, 1, 1), new)):
        assert Sphere.objects.valid_on(day).get() == valid
    with pytest.raises(LegalForm.DoesNotExist, match="нет записи с кодом «sport»"):
        LegalForm.objects.get_by_natural_key("sport")


NUMBERS = (
    "",
    "–",
    "0",
    "5",
    "более 800",
    "свыше 200",
    "около 20",
    "до 10",
    "1397,2 тыс",
    "489,40 тыс",
    "21,0 млн",
    "11332,7",
)


@pytest.mark.parametrize("text", NUMBERS)
def test_a_quantity_keeps_all_that_is_known_of_it(text: str) -> None:
    round_ = make_records()[ContestRound]
    round_.amount = quantity = parse_quantity(text, "rub")
    round_.save()
    kept = ContestRound.objects.get(pk=round_.pk).amount
    assert kept == quantity
    assert write_quantity(kept) == text


def test_blank_dash_and_zero_are_three() -> None:
    blank, dash, zero = (parse_quantity(text, "rub") for text in ("", "–", "0"))
    round_ = ContestRound(requested=dash, amount=zero)
    assert [round_.winners.qualifier, round_.requested, round_.amount] == [Qualifier.UNKNOWN, dash, zero]
    assert round_.winners == Quantity.unknown("winner")
    assert blank != dash != zero


def test_a_unit_of_its_own_comes_with_the_number() -> None:
    total = ReportedTotal(unit="meeting", value=Quantity.of(Decimal(59), "meeting"))
    assert total.value.unit == "meeting"
    total.value = parse_quantity("134", "question")
    assert (total.unit, total.value_value) == ("question", 134)
    support = Support(service_unit="consultation", services=parse_quantity("свыше 200", "consultation"))
    assert write_quantity(support.services) == "свыше 200"


def test_names_are_compared_without_case_and_yo() -> None:
    organization = make_records()[Organization]
    organization.refresh_from_db()
    assert organization.search_text == "фонд «елка»; филиал =1+1"
    assert organization.former_names.get().search_text == "-ель"


SIGNS = st.characters(exclude_categories=["Cs"]).filter(lambda sign: not CONTROL.match(sign))


@given(st.text(SIGNS))
def test_defused_text_is_no_formula_and_comes_back(text: str) -> None:
    assert not defused(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert restored(defused(text)) == text
    assert (defused(text) == text) == (FORMULA.match(text) is None)


def test_every_step_of_the_migrations_can_be_taken_back() -> None:
    loader = MigrationLoader(None)
    ours = {model._meta.app_label for model in ALL_MODELS}
    steps = [
        step
        for (app, _), migration in loader.disk_migrations.items()
        if app in ours
        for step in migration.operations
    ]
    assert len(steps) > len(ALL_MODELS)
    assert [step.describe() for step in steps if not step.reversible] == []
