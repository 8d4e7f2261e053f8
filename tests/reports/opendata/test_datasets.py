"""What the data sets tell, and what they never tell."""

import io
import zipfile

import pytest
from django.db import models

from grants.models import Award, Contest, Support, Violation
from ngo_registry.models import Claim, Contact, CouncilMeeting, Organization
from portal.lib.parse import parse_quantity
from portal.models import Municipality, User
from reports.models import IndicatorValue, OpenFile
from reports.opendata.dataset import datasets, find_dataset
from reports.opendata.making import make
from reports.opendata.publisher import Publisher
from tests.people import make_city
from tests.records.samples import make_records
from tests.reports.opendata.reading import content_of, current, made, rows_of
from tests.reports.records import make_award, make_contest, make_organization, make_support

pytestmark = pytest.mark.django_db

TEXTS: dict[type[models.Model], tuple[str, ...]] = {
    Support: ("purpose",),
    Violation: ("text",),
    Contest: ("direction",),
    CouncilMeeting: ("topic",),
    IndicatorValue: ("explanation",),
}
SETS = [each.code for each in datasets()]


def test_every_set_of_the_portal_is_found() -> None:
    assert [
        *("organizations", "recipients", "support", "contests"),
        *("awards", "councils", "meetings", "indicators"),
    ] == SETS
    assert find_dataset("nothing") is None


@pytest.mark.parametrize("code", SETS)
def test_names_of_columns_are_plain_and_every_column_has_a_title(code: str) -> None:
    dataset = find_dataset(code)
    assert dataset
    for column in dataset.columns:
        assert column.name.isascii()
        assert column.name.replace("_", "").isalnum()
        assert column.name.islower()
        assert column.title[0].isupper()


def test_every_kind_of_record_comes_out() -> None:
    make_records()
    publisher = made()
    assert [code for code in SETS if not rows_of(publisher, code)] == []


def test_an_organisation_as_everybody_may_see_it() -> None:
    make_records()
    (row,) = rows_of(made(), "organizations")
    told = {name: value for name, value in row.items() if value}
    assert told == {
        "city": "kemerovo",
        "city_name": "Кемерово",
        "code": "organization-1",
        "name": "Фонд «Ёлка»; филиал",
        "short_name": "'=1+1",
        "former_names": "'-Ель",
        "legal_form_code": "entry-1",
        "legal_form": "Запись 1",
        "status": "active",
        "status_name": "действует",
        "ogrn": "1027700132195",
        "registered_on": "2023-06-05",
        "address": "''=квартира",
        "contacts": "'+7 3842 00-00-00",
        "categories": "Запись 1",
        "spheres": "Запись 1",
        "activity_kinds": "Запись 1",
        "registers": "СОНКО по данным города с 2023-06-05",
    }


def test_a_head_is_named_with_a_basis() -> None:
    make_organization(
        "known", head_name="Петров", head_position="директор", head_published_because="согласие"
    )
    make_organization("unknown", head_name="Сидоров", head_position="председатель")
    known, unknown = rows_of(made(), "organizations")
    assert (known["head_name"], known["head_position"]) == ("Петров", "директор")
    assert (unknown["head_name"], unknown["head_position"]) == ("", "")


def test_blank_dash_and_zero_are_three_things() -> None:
    for code, amount in (
        ("blank", ""),
        ("dash", "–"),
        ("zero", "0"),
        ("thousands", "1397,2 тыс"),
        ("more", "более 5"),
    ):
        make_support(code, amount=amount)
    rows = {row["code"]: row for row in rows_of(made(), "support")}
    told = {code: (row["amount"], row["amount_qualifier"], row["amount_step"]) for code, row in rows.items()}
    assert told == {
        "blank": ("", "unknown", ""),
        "dash": ("", "absent", ""),
        "zero": ("0", "exact", "1"),
        "thousands": ("1397200", "exact", "100"),
        "more": ("5", "more", "1"),
    }


def test_a_part_names_what_counts_it_already() -> None:
    make_records()
    rows = {row["code"]: row for row in rows_of(made(), "support")}
    assert rows["support-1"]["part_of"] == "group-1"
    assert rows["support-1"]["organization_code"] == "organization-1"
    assert rows["group-1"]["part_of"] == ""


def test_an_entry_of_the_register_of_recipients() -> None:
    make_records()
    (row,) = rows_of(made(), "recipients")
    assert (row["number"], row["entered_on"], row["kind_name"]) == ("1", "2023-06-05", "имущественная")
    assert (row["area"], row["term_from"], row["giver"]) == ("489.4", "2023-06-05", "Управление department-1")
    assert row["violations"] == "2023-06-05, нецелевое использование: -Не по назначению"


def test_people_are_a_number_and_a_sum() -> None:
    make_award(
        "people", make_contest("c"), persons="3", amount="90 тыс", project="Стихи Иванова", purpose="Иванову"
    )
    (row,) = rows_of(made(), "awards")
    assert (row["persons"], row["amount"], row["organization"]) == ("3", "90000", "")
    assert (row["project"], row["purpose"]) == ("", "")


def test_cities_are_told_apart_and_together() -> None:
    other = make_city("kogalym", "Когалым")
    make_organization("ours")
    make_organization("theirs", city=other)
    assert [row["code"] for row in rows_of(made(), "organizations")] == ["ours"]
    assert [row["code"] for row in rows_of(made(other), "organizations")] == ["theirs"]
    whole = Publisher(None)
    make(whole)
    assert {(row["city"], row["code"]) for row in rows_of(whole, "organizations")} == {
        ("kemerovo", "ours"),
        ("kogalym", "theirs"),
    }


# Secrets in everything that is nobody's business


def plant(city: Municipality) -> list[str]:
    """A word of its own into each private field; the words."""
    organization = Organization.objects.get(municipality=city)
    secrets: list[str] = []

    def secret(what: str) -> str:
        secrets.append(f"тайна-{what}")
        return secrets[-1]

    Organization.objects.filter(pk=organization.pk).update(
        note=secret("примечание"),
        head_name=secret("руководитель"),
        head_position=secret("должность"),
        head_published_because="",
    )
    Contact.objects.create(organization=organization, kind="phone", value=secret("телефон"))
    Claim.objects.create(
        municipality=city, organization=organization, subject="name", text=secret("обращение"),
        email="taina-pochta@example.ru",
    )  # fmt: skip
    secrets.append("taina-pochta@example.ru")
    User.objects.filter(username__startswith="person").update(
        first_name=secret("имя"), last_name=secret("фамилия"), email="taina-sotrudnik@example.ru"
    )
    secrets.append("taina-sotrudnik@example.ru")
    contest = make_contest("secret")
    Award.objects.create(
        municipality=city, code="person", year=2023, contest=contest, persons=parse_quantity("1", "person"),
        project=secret("проект человека"), purpose=secret("цель человека"),
    )  # fmt: skip
    _plant_in_texts(city)
    return [*secrets, "905 123-45-67", "taina-tekst@example.ru", "112-233-445 95"]


def _plant_in_texts(city: Municipality) -> None:
    """Into each free text, whichever model has it."""
    told = "Цель: +7 905 123-45-67, taina-tekst@example.ru, 112-233-445 95"
    for model, names in TEXTS.items():
        assert model._default_manager.exists(), model
        model._default_manager.update(**dict.fromkeys(names, told))
    Support.objects.filter(municipality=city, organization__isnull=True).update(recipients_group=told)


def readable(file: OpenFile) -> str:
    """The bytes as text; of a workbook all that is in its archive."""
    content = content_of(file)
    if not file.name.endswith(".xlsx"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


@pytest.mark.parametrize("whole", [False, True], ids=["city", "portal"])
def test_no_private_word_leaves_in_any_file(whole: bool) -> None:
    city = make_city()
    make_records(city)
    secrets = plant(city)
    publisher = Publisher(None) if whole else Publisher(city)
    make(publisher)
    files = list(publisher.files.all())
    assert {file.format for file in files} == {
        "csv",
        "xlsx",
        "structure",
        "meta",
        "list",
        "package",
        "360giving",
    }
    for file in files:
        text = readable(file)
        assert [word for word in secrets if word in text] == [], file.name
    assert "[скрыто]" in readable(current(publisher, "support")), "the texts themselves are there"
