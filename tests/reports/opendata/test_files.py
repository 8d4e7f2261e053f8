"""Each format opens in what its readers open it with."""

import csv
import datetime
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import openpyxl
import pytest
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from portal.models import Municipality
from reports.opendata.dataset import datasets, find_dataset
from reports.opendata.files.made import being_made, made_of
from reports.opendata.files.rows import csv_of
from reports.opendata.files.workbook import MOST_ROWS, write_workbook
from reports.opendata.publisher import Publisher
from tests.lib.shared_data import shared_file
from tests.people import make_city
from tests.records.samples import make_records
from tests.reports.opendata.reading import cells, content_of, current, downloaded, made, rows_of
from tests.reports.records import make_award, make_contest, make_organization, make_support

pytestmark = pytest.mark.django_db

HOSTILE = 'Фонд "Ёлка"; a,b\r\n=1+1\tтаб'


def test_the_rows_are_csv_by_rfc_4180() -> None:
    make_organization("hostile", name=HOSTILE, short_name="=cmd|' /C calc'!A0", address="-1+1")
    content = content_of(current(made(), "organizations"))
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == 3, "header, row, and the line end in the name"
    header, row = cells(content)
    told = dict(zip(header, row, strict=True))
    assert (told["name"], told["short_name"], told["address"]) == (HOSTILE, "'=cmd|' /C calc'!A0", "'-1+1")


def test_the_workbook_has_real_numbers_and_dates() -> None:
    make_support("one", amount="1397,25", decided_on=datetime.date(2023, 6, 5), purpose="=1+1")
    book = openpyxl.load_workbook(io.BytesIO(content_of(current(made(), "support", "xlsx"))))
    sheet, described = book.worksheets
    titles, row = ([cell.value for cell in line] for line in sheet.iter_rows())
    told = dict(zip(titles, row, strict=True))
    assert told["Предоставлено, руб."] == pytest.approx(1397.25)
    assert told["Дата решения"] == datetime.datetime(2023, 6, 5)  # noqa: DTZ001 - Excel knows no zones
    assert told["На что"] == "'=1+1"
    assert told["Год"] == 2023
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n", "d", "inlineStr"}
    assert described["A2"].value == "city"
    assert described.max_row == len(find_dataset("support").columns) + 1  # type: ignore[union-attr]


def test_too_many_rows_make_no_workbook() -> None:
    dataset = find_dataset("meetings")
    assert dataset
    with (
        made_of(b"", MOST_ROWS + 1) as rows,
        being_made() as book,
        pytest.raises(ValueError, match="too many"),
    ):
        write_workbook(dataset, rows, book)


def test_the_passport_names_all_that_is_asked_for() -> None:
    city = make_city()
    Municipality.objects.filter(pk=city.pk).update(administration_inn="4205010101")
    city.refresh_from_db()
    publisher = made(city)
    data = current(publisher, "support")
    assert data.name.startswith("4205010101-support/data-2")
    passport = dict(cells(content_of(current(publisher, "support", "meta"))))
    day = data.name.rpartition("/")[2][5:13]
    assert passport["property"] == "value"
    assert passport["standardversion"] == "http://opendata.gosmonitor.ru/standard/3.0"
    assert passport["identifier"] == "4205010101-support"
    assert passport["title"] == "Меры поддержки: Кемерово"
    assert (passport["creator"], passport["format"]) == ("Администрация города Кемерово", "csv")
    assert passport["created"] == passport["modified"] == passport["valid"] == day
    assert passport[f"data-{day}-structure-{day}"] == publisher.url(data.name)
    assert passport[f"structure-{day}"].endswith(f"4205010101-support/structure-{day}.csv")
    assert "creativecommons.org" in passport["licence"]
    _, version, *sets = cells(content_of(current(publisher, "list", "list")))
    assert version == ["standardversion", "Версия методических рекомендаций", passport["standardversion"], ""]
    assert [row[0] for row in sets] == [f"4205010101-{each.code}" for each in datasets()]
    assert all(row[2] == publisher.url(f"{row[0]}/meta.csv") for row in sets)


def test_the_structure_describes_every_column_of_the_data() -> None:
    publisher = made()
    header, *described = cells(content_of(current(publisher, "awards", "structure")))
    assert header == ["field name", "english description", "russian description", "format"]
    assert [row[0] for row in described] == cells(content_of(current(publisher, "awards")))[0]


def test_a_city_without_an_inn_is_named_by_its_address() -> None:
    assert current(made(), "councils").name.startswith("kemerovo-councils/data-")


def test_the_package_is_valid_for_frictionless(tmp_path: Path) -> None:
    make_records()
    make_organization("hostile", name=HOSTILE, short_name="@x")
    make_support("dash", amount="–", recipients="около 50")
    publisher = made()
    folder = downloaded(publisher, tmp_path)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldNumber", "message"])
    assert [task.stats["rows"] for task in report.tasks] == [
        len(rows_of(publisher, each.code)) for each in datasets()
    ]
    described = json.loads((folder / "datapackage.json").read_text())
    assert described["licenses"][0]["path"].startswith("https://creativecommons.org/")
    assert described["created"]


def test_a_package_with_a_changed_file_is_not_valid(tmp_path: Path) -> None:
    make_organization("one")
    publisher = made()
    folder = downloaded(publisher, tmp_path)
    target = folder / current(publisher, "organizations").name
    target.write_bytes(target.read_bytes().replace(b"one", b"two"))
    assert not frictionless.validate(str(folder / "datapackage.json")).valid


# 360Giving


def grants_of(publisher: Publisher) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(content_of(current(publisher, "grants", "360giving")))
    return found


def moments() -> jsonschema.FormatChecker:
    """The standard tells days from moments by the format, which is not judged unless somebody does."""
    checker = jsonschema.FormatChecker()

    @checker.checks("date-time", ValueError)
    def is_moment(value: object) -> bool:
        return "T" in str(value) and datetime.datetime.fromisoformat(str(value)).tzinfo is not None

    return checker


def test_grants_are_valid_by_the_standard() -> None:
    package = json.loads(shared_file("data/360giving/360-giving-package-schema.json").read_text())
    grant = json.loads(shared_file("data/360giving/360-giving-schema.json").read_text())
    # The package names the grant by the address of the version before.
    named = package["properties"]["grants"]["items"]["$ref"]
    registry: Registry = Registry().with_resource(named, DRAFT202012.create_resource(grant))
    make_records()
    organization = make_organization("plain", address="ул. Ленина, 1")
    make_support("city", organization=organization, amount="100,55", requested="более 5 млн")
    make_award("about", make_contest("c", organizer="Фонд"), organization=organization, amount="около 100")
    judge = jsonschema.Draft202012Validator(package, registry=registry, format_checker=moments())
    told = grants_of(made())
    assert [error.message for error in judge.iter_errors(told)] == []
    assert [error.message for error in judge.iter_errors({"grants": [{"id": "1"}]})], "the judge is awake"


def test_a_grant_says_who_gave_what_to_whom_and_how_sure_the_day_is() -> None:
    organization = make_organization("plain", name="Фонд", ogrn="1027700132195")
    make_support("city", organization=organization, amount="100,50", purpose="ремонт")
    make_award("about", make_contest("c", organizer="Фонд грантов"), organization=organization, amount="около 100",
               decided_on=datetime.date(2023, 3, 1), project="Проект")  # fmt: skip
    support, award = grants_of(made())["grants"]
    assert support["id"] == "kemerovo-support-city"
    assert support["amountAwarded"] == pytest.approx(float(Decimal("100.5")))
    assert (support["awardDate"], support["description"]) == ("2023-12-31", "ремонт")
    assert [each["code"] for each in support["classifications"]] == ["year"]
    assert support["recipientOrganization"][0]["id"] == "RU-OGRN-1027700132195"
    assert support["fundingOrganization"] == [
        {"id": "kemerovo-administration", "name": "Администрация города Кемерово"}
    ]
    assert (award["awardDate"], award["title"]) == ("2023-03-01", "Проект")
    assert [each["code"] for each in award["classifications"]] == ["about"]
    assert award["fundingOrganization"][0]["name"] == "Фонд грантов"


def test_people_are_no_grants_and_no_grants_are_no_file() -> None:
    make_award("people", make_contest("c"), persons="3", amount="90 тыс")
    publisher = made()
    assert not publisher.files.filter(format="360giving").exists()


def test_small_tables_are_defused_too() -> None:
    assert list(csv.reader(io.StringIO(csv_of([("=1", "a,b")]).decode()))) == [["'=1", "a,b"]]
