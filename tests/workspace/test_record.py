"""The page of a record: asked in the officials' words, saved once, nothing typed is lost."""

from __future__ import annotations

import pytest
from django.urls import reverse

from grants.models import Support
from ngo_registry.models import Organization
from portal.models import LegalAct
from portal.records.events import history_of
from portal.workspace.ledger import Ledger
from portal.workspace.registry import ledgers
from tests.people import People, make_department, make_people, signed_in, visitor
from tests.records.samples import make_records
from tests.workspace.forms import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> People:
    return make_people()


def new(ledger: str, query: str = "", city: str = "kemerovo") -> str:
    return reverse("workspace:new", args=[city, ledger]) + query


def page(ledger: str, pk: int, city: str = "kemerovo") -> str:
    return reverse("workspace:record", args=[city, ledger, pk])


def test_support_is_asked_for_by_kind(people: People) -> None:
    client = signed_in(people.coordinator)
    assert "Имущественная" in client.get(new("support")).text
    money = client.get(new("support", "?kind=financial")).context["form"].fields
    lease = client.get(new("support", "?kind=property")).context["form"].fields
    assert {"amount", "paid"} <= money.keys()
    assert not {"area", "services"} & money.keys()
    assert {"area", "term_to"} <= lease.keys()
    assert not {"amount", "services"} & lease.keys()
    assert client.get(new("support", "?kind=unheard")).context.get("form") is None


def test_a_subsidy_is_entered_in_the_officials_notation(people: People) -> None:
    records = make_records()
    client = signed_in(people.specialist)
    address = new("support", "?kind=financial")
    data = opened(
        client,
        address,
        organization="Фонд «Ёлка»; филиал",
        amount="1 397,2 тыс",
        decided_on="5 июня 2023",
        year="2023",
        money_form="subsidy",
        act="постановление от 05.06.2023 № 3260",
    )
    response = client.post(address, data)
    assert response.status_code == 302, response.context["form"].errors
    support = Support.objects.latest("id")
    assert (support.kind, support.department, support.municipality) == (
        "financial",
        people.specialist.department,
        people.specialist.municipality,
    )
    assert (support.amount.value, support.amount.step) == (1397200, 100)
    assert support.decided_on.isoformat() == "2023-06-05"
    assert support.act == records[LegalAct]
    assert history_of(support)[0].who


def test_an_error_keeps_all_that_was_typed(people: People) -> None:
    make_records()
    client = signed_in(people.coordinator)
    address = new("support", "?kind=financial")
    data = opened(
        client, address, organization="Нет такой", amount="сто рублей", purpose="=1+1 <b>", year="2023"
    )
    response = client.post(address, data)
    form = response.context["form"]
    assert response.status_code == 422
    assert form["amount"].value() == "сто рублей"
    assert "введите число" in form.errors["amount"][0]
    assert "Такой организации в реестре нет" in form.errors["organization"][0]
    assert "=1+1 &lt;b&gt;" in response.text


def test_an_unclear_name_offers_those_that_may_be_meant(people: People) -> None:
    make_records()
    Organization.objects.create(
        municipality=people.coordinator.municipality, code="x", name="Фонд «Ёлка» Кузбасса"
    )
    client = signed_in(people.coordinator)
    address = new("support", "?kind=financial")
    response = client.post(address, opened(client, address, organization="елка", year="2023"))
    form = response.context["form"]
    assert len(form.choices_of("organization")) == 2
    chosen = next(label for label in form.choices_of("organization") if "Кузбасса" in label)
    assert client.post(address, opened(client, address, organization=chosen, year="2023")).status_code == 302


def test_a_new_record_gets_a_code_from_its_name(people: People) -> None:
    client = signed_in(people.coordinator)
    for name, code in (("Спорт и здоровье", "sport-i-zdorove"), ("Спорт и здоровье", "sport-i-zdorove-2")):
        assert client.post(new("programmes"), opened(client, new("programmes"), name=name)).status_code == 302
        assert people.coordinator.municipality.programmes.filter(code=code).exists()


def test_saving_tells_who_and_why(people: People) -> None:
    organization = make_records()[Organization]
    client, address = signed_in(people.coordinator), page("organizations", organization.pk)
    data = opened(client, address, short_name="Ёлка", reason="По выписке от 12.03.2024", sure="1")
    assert client.post(address, data).status_code == 302, client.post(address, data).context["form"].errors
    latest = history_of(organization)[0]
    assert (latest.who, latest.why) == ("coordinator", "По выписке от 12.03.2024")


def test_an_auditor_reads_and_changes_nothing(people: People) -> None:
    organization = make_records()[Organization]
    client, address = signed_in(people.auditor), page("organizations", organization.pk)
    response = client.get(address)
    assert "можете только смотреть" in response.text
    assert "1027700132195" in response.text
    assert client.post(address, {"name": "x"}).status_code == 403
    assert client.get(new("organizations")).status_code == 403


def test_a_specialist_changes_the_own_departments_support_alone(people: People) -> None:
    support = make_records()[Support]
    client, address = signed_in(people.specialist), page("support", support.pk)
    assert "можете только смотреть" in client.get(address).text
    assert client.post(address, {}).status_code == 403
    Support.objects.filter(pk=support.pk).update(department=people.specialist.department)
    form = client.get(address).context["form"]
    assert list(form.fields["department"].queryset) == [people.specialist.department]
    other = make_department(people.specialist.municipality, "sport")
    response = client.post(address, opened(client, address, department=str(other.pk)))
    assert "department" in response.context["form"].errors


def test_strangers_are_told_nothing(people: People) -> None:
    organization = make_records()[Organization]
    address = page("organizations", organization.pk)
    assert signed_in(people.stranger).get(address).status_code == 404
    assert (
        signed_in(people.stranger).get(page("organizations", organization.pk, "kogalym")).status_code == 404
    )
    assert visitor().get(address).status_code == 302
    assert signed_in(people.coordinator).get("/workspace/kemerovo/nothing/1/").status_code == 404


@pytest.mark.parametrize(
    "odd", ["\0", "'; DROP TABLE", "<script>", "٣٤٥", "🦄" * 300, "9" * 400, "\u202e", " "]
)
def test_odd_texts_in_every_field_of_every_form(people: People, odd: str) -> None:
    make_records()
    client = signed_in(people.superuser)
    for address in (page_ for ledger in ledgers().values() for page_ in forms_of(ledger)):
        form = client.get(address, follow=True).context["form"]
        response = client.post(address, dict.fromkeys(form.fields, odd))
        assert response.status_code in (302, 422), address


def forms_of(ledger: Ledger) -> list[str]:
    if ledger.variant:
        return [new(ledger.code, f"?{ledger.variant}={value}") for value, _ in ledger.variants if value]
    return [new(ledger.code)]


def test_what_the_address_gives_stands_in_the_form(people: People) -> None:
    organization = make_records()[Organization]
    client = signed_in(people.coordinator)
    query = f"?kind=financial&organization={organization.pk}&year=2021&programme=9{'9' * 30}"
    form = client.get(new("support", query)).context["form"]
    assert "ОГРН 1027700132195" in form["organization"].value()
    assert str(form["year"].value()) == "2021"


def test_queries_of_a_page_do_not_grow_with_the_city(
    people: People, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    organization = make_records()[Organization]
    client, address = signed_in(people.coordinator), page("organizations", organization.pk)
    for n in range(30):
        Organization.objects.create(municipality=organization.municipality, code=f"o{n}", name=f"Клуб {n}")
    client.get(address)
    with django_assert_max_num_queries(45):  # type: ignore[operator]
        client.get(address)
