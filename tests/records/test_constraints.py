"""Every rule, broken on purpose: the form's check and the database refuse it with the same sentence."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models import CheckConstraint, UniqueConstraint

from grants.models import (
    Award,
    Contest,
    ContestRound,
    Programme,
    RegisterEntry,
    ReportedTotal,
    RoundShare,
    Support,
    Violation,
)
from ngo_registry.models import (
    ActivityKind,
    Category,
    Contact,
    Council,
    CouncilMeeting,
    FormerName,
    LegalForm,
    Organization,
    OrganizationMark,
    Sphere,
)
from portal.lib.parse import parse_quantity
from portal.models import Department, LegalAct, Municipality, User
from portal.records.columns import quantities_of
from portal.records.refusals import refusal
from reports.models import (
    Block,
    DeclaredValue,
    Indicator,
    IndicatorValue,
    Plan,
    PlanDirection,
    PlanItem,
    Report,
    Section,
)
from tests.records.samples import ALL_MODELS, make_records, rub

pytestmark = pytest.mark.django_db

BEFORE = datetime.date(2000, 1, 1)
ENTRY_ENDS = {"valid_to": BEFORE}
CHECKS: list[tuple[type[models.Model], str, dict[str, Any]]] = [
    (Municipality, "municipality_slug_is_free", {"slug": "admin"}),
    (LegalAct, "act_has_one_date", {"date_printed": "10.06.203"}),
    (User, "user_department_has_city", {"municipality": None}),
    (LegalForm, "legalform_ends_after_start", ENTRY_ENDS),
    (Category, "category_ends_after_start", ENTRY_ENDS),
    (Sphere, "sphere_ends_after_start", ENTRY_ENDS),
    (ActivityKind, "activitykind_ends_after_start", ENTRY_ENDS),
    (Organization, "organization_ogrn_digits", {"ogrn": "12"}),
    (Organization, "organization_inn_digits", {"inn": "420519959"}),
    (Organization, "organization_unregistered_has_no_ogrn", {"status": "unregistered"}),
    (Organization, "organization_dissolved_after_registered", {"dissolved_on": datetime.date(2024, 1, 1)}),
    (Organization, "organization_dissolved_after_registered", {"status": "dissolved", "dissolved_on": BEFORE}),
    (OrganizationMark, "mark_ends_after_start", {"until": BEFORE}),
    (Council, "council_ends_after_start", {"until": BEFORE}),
    (ReportedTotal, "total_breakdown_is_object", {"breakdown": ["category"]}),
    (Block, "block_settings_is_object", {"settings": ["table"]}),
    (Programme, "programme_ends_after_start", {"year_to": 2020}),
    (Support, "support_has_one_recipient", {"recipients_group": "ещё и группа"}),
    (Support, "support_has_one_recipient", {"organization": None}),
    (Support, "support_money_is_financial", {"amount": rub("5")}),
    (Support, "support_lease_is_property", {"kind": "consulting"}),
    (Support, "support_lease_is_property", {"tenure": ""}),
    (Support, "support_services_are_not_money", {"services": parse_quantity("5", "event")}),
    (Support, "support_term_ends_after_start", {"term_to": BEFORE}),
    (Support, "support_year_is_real", {"year": 1812}),
    (RegisterEntry, "entry_number_from_one", {"number": 0}),
    (Violation, "violation_settled_after_found", {"settled_on": BEFORE}),
    (
        ContestRound,
        "contest_round_closes_after_opening",
        {"opens_on": datetime.date(2024, 1, 1), "closes_on": BEFORE},
    ),
    (ContestRound, "contest_round_year_is_real", {"year": 20231}),
    (Award, "award_has_one_winner", {"organization": None}),
    (Award, "award_year_is_real", {"year": 1812}),
    (Plan, "plan_ends_after_start", {"year_to": 2021}),
    (Indicator, "indicator_decimals", {"decimals": 5}),
    (DeclaredValue, "declared_kept_with_reason", {"reason": ""}),
    (Report, "report_year_is_real", {"year": 1812}),
    (Section, "section_returned_with_remark", {"state": "returned"}),
]  # fmt: skip
# What a second record must not share with the first, and what has to differ for no other rule to speak first.
COPIES: list[tuple[type[models.Model], str, dict[str, Any]]] = [
    (Department, "department_code_in_city", {}),
    (LegalAct, "act_code_in_city", {}),
    *(
        (book, f"{book._meta.model_name}_code_once", {})
        for book in (LegalForm, Category, Sphere, ActivityKind)
    ),
    (Organization, "organization_code_in_city", {"ogrn": ""}),
    (Organization, "organization_ogrn_in_city", {"code": "x"}),
    (FormerName, "former_name_once", {}),
    (OrganizationMark, "mark_once", {}),
    (Contact, "contact_once", {}),
    (Council, "council_code_in_city", {}),
    (CouncilMeeting, "meeting_number_in_year", {}),
    (Programme, "programme_code_in_city", {}),
    (Support, "support_code_in_city", {}),
    (Violation, "violation_once_a_day", {}),
    (Contest, "contest_code_in_city", {}),
    (ContestRound, "contest_round_once", {}),
    (RoundShare, "round_share_once", {}),
    (Award, "award_code_in_city", {}),
    (ReportedTotal, "total_code_in_year", {"subject": "fact"}),
    (ReportedTotal, "total_said_once", {"code": "x"}),
    (Plan, "plan_code_in_city", {}),
    (PlanDirection, "direction_code_in_plan", {"position": 2}),
    (PlanDirection, "direction_position_in_plan", {"code": "x"}),
    (PlanItem, "item_code_in_direction", {"position": 2}),
    (PlanItem, "item_position_in_direction", {"code": "x"}),
    (Indicator, "indicator_code_in_city", {}),
    (IndicatorValue, "indicator_value_of_year", {}),
    (DeclaredValue, "declared_once", {}),
    (Report, "report_once", {}),
    (Section, "section_code_in_report", {"position": 2}),
    (Section, "section_position", {"code": "x"}),
    (Block, "block_position", {"code": "other"}),
    (Block, "block_code_in_section", {"position": 2}),
]


def constraint(model: type[models.Model], name: str) -> CheckConstraint | UniqueConstraint:
    return next(rule for rule in model._meta.constraints if rule.name == name)


def quantity_rules_of(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    for rule in model._meta.constraints:
        for name in quantities_of(model):
            if rule.name.endswith(f"_{name}_said_how"):
                yield name, rule.name


def changed(record: models.Model, changes: dict[str, Any]) -> models.Model:
    for name, value in changes.items():
        setattr(record, name, value)
    return record


@transaction.atomic
def save(record: models.Model) -> None:
    record.save()
    connection.check_constraints()


def refused(record: models.Model, rule: str) -> str:
    """What the database says to a record, and that this rule made it speak."""
    with pytest.raises(IntegrityError, match=rule) as told:
        save(record)
    return refusal(told.value, type(record))


def test_two_entries_of_a_city_do_not_share_a_number() -> None:
    make_records(n=1)
    second = make_records(n=2)[RegisterEntry]
    assert refused(changed(second, {"number": 1}), "entry_number_in_city")


def test_every_rule_has_its_bad_row() -> None:
    tried = {(model, name) for model, name, _ in [*CHECKS, *COPIES]}
    tried |= {(model, rule) for model in ALL_MODELS for _, rule in quantity_rules_of(model)}
    # A number of services without a unit cannot be written at all: the unit comes with the number.
    tried |= {(Support, "support_services_have_unit"), (Support, "support_not_part_of_itself")}
    tried |= {(RegisterEntry, "entry_number_in_city")}  # a copy would share the support first: see below
    assert tried == {(model, rule.name) for model in ALL_MODELS for rule in model._meta.constraints}


@pytest.mark.parametrize(("model", "name", "changes"), CHECKS)
def test_a_bad_row_is_refused(model: type[models.Model], name: str, changes: dict[str, Any]) -> None:
    record = changed(make_records()[model], changes)
    sentence = str(constraint(model, name).get_violation_error_message())
    with pytest.raises(ValidationError) as told:
        record.validate_constraints()
    assert sentence in told.value.messages
    assert sentence.endswith(".")
    assert refused(record, name) == sentence


def test_support_with_services_names_their_unit_and_is_no_part_of_itself() -> None:
    group = make_records()[Support].part_of
    consulting = {"kind": "consulting", "money_form": "", "amount": rub("")}
    services = {"services_value": 5, "services_qualifier": "exact", "service_unit": ""}
    without_unit = changed(group, consulting | services)
    assert refused(without_unit, "support_services_have_unit") == "Укажите, в чём считаются услуги."
    group.refresh_from_db()
    own_part = changed(group, {"part_of": group})
    assert refused(own_part, "support_not_part_of_itself") == "Запись не может входить сама в себя."


@pytest.mark.parametrize(("model", "name", "changes"), COPIES)
def test_a_second_record_of_the_same_name_is_refused(
    model: type[models.Model], name: str, changes: dict[str, Any]
) -> None:
    record = model.objects.get(pk=make_records()[model].pk)
    copy = changed(record, {"pk": None, **changes})
    copy._state.adding = True
    with pytest.raises(ValidationError):
        copy.validate_constraints()
    assert "уже есть" in refused(copy, name)


# value, qualifier, step
WRONG_QUANTITIES = [
    (5, "unknown", 1),
    (5, "absent", 1),
    (None, "exact", 1),
    (-5, "exact", 1),
    (5, "exact", 0),
]


@pytest.mark.parametrize("model", [model for model in ALL_MODELS if quantities_of(model)])
@pytest.mark.parametrize(("value", "qualifier", "step"), WRONG_QUANTITIES)
def test_a_quantity_says_how_it_is_known(
    model: type[models.Model], value: int | None, qualifier: str, step: int
) -> None:
    record = make_records()[model]
    rules = dict(quantity_rules_of(model))
    assert set(rules) == set(quantities_of(model))
    for quantity, rule in rules.items():
        parts = {f"{quantity}_value": value, f"{quantity}_qualifier": qualifier, f"{quantity}_step": step}
        broken = constraint(model, rule)
        with pytest.raises(ValidationError, match=str(broken.get_violation_error_message())):
            broken.validate(model, changed(model.objects.get(pk=record.pk), parts))
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.filter(pk=record.pk).update(**parts)


def test_rules_between_tables_are_the_models() -> None:
    records = make_records()
    other = make_records(n=2)
    award, support = records[Award], records[Support]
    with pytest.raises(ValidationError, match="к другому конкурсу"):
        changed(award, {"round": other[ContestRound]}).clean()
    with pytest.raises(ValidationError, match="к другому городу или году"):
        changed(support, {"year": 2022}).clean()
