"""What each path of the API gives."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ngo_registry.models import Contact, MergedOrganization, Organization
from portal.models import Municipality
from reports.models import Report
from tests.api.asking import KEMEROVO, Records, ask, everything, refused, told
from tests.people import make_city
from tests.records.samples import make_records
from tests.reports.records import make_organization, make_support

LISTS = (
    *("/organizations", "/recipients", "/support", "/contests", "/rounds", "/awards"),
    *("/councils", "/indicators", "/reports"),
)


def test_cities(records: Records) -> None:
    make_city("kogalym", "Когалым")
    page = told("/api/v1/cities")
    assert [city["slug"] for city in page["items"]] == ["kemerovo", "kogalym"]
    assert page["total"] == 2
    assert page["items"][0]["url"] == "http://testserver/kemerovo/"
    assert told("/api/v1/cities/kemerovo")["licence_url"].startswith("https://creativecommons.org/")


def test_an_organisation_tells_what_its_page_tells(records: Records) -> None:
    organization = records[Organization]
    card = told(f"/organizations/{organization.pk}")
    assert card["name"] == "Фонд «Ёлка»; филиал"
    assert card["former_names"] == [{"name": "-Ель", "until": None}]
    assert card["contacts"][0]["value"] == "+7 3842 00-00-00"
    assert [each["code"] for each in card["support"]] == ["lease", "support-1"]
    assert [each["code"] for each in card["awards"]] == ["award-1"]
    assert card["councils"] == [{"code": "council-1", "name": "Совет"}]
    assert card["marks"][0]["kind"]["code"] == "sonko_city"


def test_what_is_not_published_stays_private(records: Records) -> None:
    organization = records[Organization]
    Contact.objects.create(organization=organization, kind="phone", value="+7 3842 77-77-77")
    path = f"{KEMEROVO}/organizations/{organization.pk}"
    answer = ask(path).content.decode()
    assert "+Иванов" not in answer
    assert "77-77-77" not in answer
    organization.head_published_because = "согласие"
    organization.save()
    assert told(path)["head"] == "+Иванов"


def test_a_merged_organisation_leads_to_the_one_that_stayed(records: Records, city: Municipality) -> None:
    stayed = records[Organization]
    MergedOrganization.objects.create(
        municipality=city, former_id=10**6, former_code="x", former_name="x", organization=stayed
    )
    response = ask("/organizations/1000000")
    assert response.status_code == 301
    assert response["Location"] == f"{KEMEROVO}/organizations/{stayed.pk}"


def test_money_keeps_kopecks_and_precision(records: Records) -> None:
    row = next(each for each in told("/support")["items"] if each["code"] == "thousands")
    assert row["amount"] == {
        "value": "1397200.00",
        "unit": "rub",
        "qualifier": "exact",
        "precision": "100.00",
        "text": "1\u00a0397,2\u00a0тыс.\u00a0рублей",
    }
    assert (row["recipients"]["qualifier"], row["recipients"]["value"]) == ("more", "5")
    assert row["paid"] == {
        "value": None, "unit": "rub", "qualifier": "unknown", "precision": None, "text": ""
    }  # fmt: skip


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("?kind=property", {"lease"}),
        ("?kind=property&year=2022", set()),
        ("?year=2023&kind=financial", {"group-1", "group-2", "thousands"}),
        ("?programme=sport", {"lease"}),
        ("?programme=-", {"group-1", "group-2", "thousands"}),
        ("?given=record", {"lease"}),
        ("?part_of=group-1", {"support-1"}),
        ("?recipients=person", set()),
        ("?recipients=any", {"group-1", "group-2", "lease", "thousands"}),
        ("?q=получатели+thousands", {"thousands"}),
    ],
)
def test_support_is_filtered(records: Records, query: str, codes: set[str]) -> None:
    page = told(f"/support{query}")
    assert {each["code"] for each in page["items"]} == codes
    assert page["total"] == len(codes)


def test_support_of_one_organisation(records: Records) -> None:
    rows = told(f"/support?organization={records[Organization].pk}")["items"]
    assert [(each["code"], each["part_of"]) for each in rows] == [("lease", None), ("support-1", "group-1")]
    rows = rows[1:]
    assert rows[0]["act"]["title"] == "постановление от 05.06.2023 №\u00a03260"
    assert rows[0]["term_from"] == "2023-06-05"


def test_people_who_won_are_a_number_and_a_sum(records: Records) -> None:
    answer = ask("/awards")
    assert "Ивановой" not in answer.content.decode()
    row = next(each for each in answer.json()["items"] if each["code"] == "people")
    assert (row["organization"], row["persons"]["value"], row["amount"]["value"]) == (None, "3", "300000.00")
    assert [each["code"] for each in told("/awards?contest=of-people")["items"]] == ["people"]


def test_contests_with_rounds_and_shares(records: Records) -> None:
    assert told("/contests?level=federal&level=regional")["total"] == 3
    card = told("/contests/contest-1")
    assert card["rounds"][0]["shares"][0]["count"]["value"] == "36"
    assert card["rounds"][0]["applicants"]["text"] == "более\u00a0800\u00a0участников"
    assert len(told("/rounds?year=2023")["items"]) == 2
    assert told("/rounds?year=2022")["items"] == []


def test_the_register_of_recipients_as_of_a_day(records: Records) -> None:
    assert [each["number"] for each in told("/recipients")["items"]] == [1, 2]
    assert told("/recipients?on=2023-06-04")["items"] == []
    row = told("/recipients?limit=1")["items"][0]
    assert (row["entered_on"], row["size"]["value"], row["support"]) == ("2023-06-05", "489.4", "support-1")
    assert row["violations"][0]["is_misuse"] is True


def test_councils_indicators_and_books(records: Records) -> None:
    council = told("/councils/council-1")
    assert council["meetings"][0]["agenda_items"]["text"] == "более\u00a05\u00a0вопросов"
    assert council["organizations"][0]["id"] == records[Organization].pk
    indicator = next(each for each in told("/indicators")["items"] if each["code"] == "indicator-1")
    assert (indicator["parent"], indicator["values"][0]["plan"]["value"]) == ("heading-1", "36.67")
    assert {"code": "active", "name": "действует"} in told("/api/v1/books")["statuses"]


def test_drafts_stay_closed_until_the_city_opens_them(records: Records) -> None:
    assert told("/reports")["items"] == []
    assert refused("/reports/2021/form", 404) == "Такого отчёта у города нет."
    Report.objects.filter(year=2021).update(is_public=True)
    assert told("/reports")["items"][0]["state"] == "draft"
    assert told("/reports/2021/form")["editions"] == []


@pytest.mark.parametrize("path", LISTS)
def test_pages_follow_one_another_without_gap_or_repetition(records: Records, path: str) -> None:
    Report.objects.update(is_public=True)
    whole = told(path)["items"]
    assert len(whole) >= 2
    assert everything(f"{path}?limit=1") == whole
    assert told(path)["next"] is None


@pytest.mark.parametrize("path", LISTS)
def test_records_of_another_city_are_not_among_them(records: Records, city: Municipality, path: str) -> None:
    Report.objects.update(is_public=True)
    before = told(path)
    make_records(make_city("kogalym", "Когалым"), 3)
    Report.objects.update(is_public=True)
    assert told(path) == before


@pytest.mark.parametrize("path", LISTS)
def test_a_page_costs_the_same_whatever_its_length(records: Records, city: Municipality, path: str) -> None:
    Report.objects.update(is_public=True)
    ask(path)
    few, rows = _queries(path)
    make_records(city, 3)
    Report.objects.update(is_public=True)
    many, more_rows = _queries(path)
    assert more_rows > rows
    assert few == many


def test_an_organisation_costs_the_same_whatever_it_was_given(records: Records) -> None:
    organization = records[Organization]
    path = f"/organizations/{organization.pk}"
    ask(path)
    with CaptureQueriesContext(connection) as few:
        ask(path)
    for number in range(3):
        make_support(f"more-{number}", organization=organization, amount="1000")
    with CaptureQueriesContext(connection) as many:
        assert len(ask(path).json()["support"]) == 5
    assert len(few) == len(many)


def _queries(path: str) -> tuple[int, int]:
    with CaptureQueriesContext(connection) as queries:
        rows = len(told(path)["items"])
    return len(queries), rows


def test_organisations_are_found_as_on_the_register_page(records: Records) -> None:
    make_organization("dissolved", status="dissolved", dissolved_on=datetime.date(2020, 1, 1))
    assert told("/organizations?q=елка")["total"] == 2
    page = told("/organizations?status=dissolved")
    assert [each["dissolved_on"] for each in page["items"]] == ["2020-01-01"]
    assert page["next"] is None


def test_the_next_page_keeps_the_filters(records: Records) -> None:
    page = told("/support?kind=financial&limit=1")
    assert page["next"].startswith(f"http://testserver{KEMEROVO}/support?kind=financial&limit=1&after=")
    codes = {each["code"] for each in everything("/support?kind=financial&limit=1")}
    assert codes == {"group-1", "group-2", "thousands"}
    assert page["total"] == len(codes)
