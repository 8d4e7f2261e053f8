"""Everything of an edition that a reader can open stays as it was, whatever happens to the city afterwards."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from PIL import Image as Pillow

from grants.models import Support
from ngo_registry.models import Organization
from portal.models import Attachment, User
from reports.actions.publish import publish
from reports.blocks.image import ImageSettings
from reports.editions.freezing import SHEET_STYLE
from reports.editions.kinds import STYLE
from reports.editions.reading import read
from reports.models import Block, Edition, Report, SectionState
from reports.renderers.assets import read_asset
from tests.pages.reading import element_of, links_of, words_of
from tests.people import make_people, visitor
from tests.reports.records import (
    chart_block,
    make_organization,
    make_programme,
    make_support,
    report_with,
    scope,
    table_block,
)

pytestmark = pytest.mark.django_db
TABLE = "financing_by_programme"
TEXT = "<p>Выдано {{ support.amount kind=financial }}.</p>"
SHEET = "/kemerovo/reports/2023/free/"
KINDS = ("pdf", "pdfa", "docx", "xlsx", "xlsx-sources", "json", "html")
FILES = tuple(
    address
    for kind in KINDS
    for address in (f"/kemerovo/reports/2023/free.{kind}", f"{SHEET}editions/1/free.{kind}")
)


@pytest.fixture
def coordinator() -> User:
    return make_people().coordinator


@pytest.fixture
def report(coordinator: User) -> Report:
    programme = make_programme("sport")
    make_support("camp", organization=make_organization("fund"), amount="350,0 тыс", programme=programme)
    make_support("club", organization=make_organization("club"), amount="50,0 тыс", programme=programme)
    report = report_with(
        TEXT, table_block(TABLE), chart_block(TABLE, value="amount"), {"type": "image"}, title="Отчёт города"
    )
    draw(Block.objects.get(type="image"), coordinator)
    report.sections.update(state=SectionState.ACCEPTED)
    return report


def draw(block: Block, by: User) -> None:
    made = BytesIO()
    Pillow.new("RGB", (40, 30), "#0b5a76").save(made, "PNG")
    file = SimpleUploadedFile("Схема.png", made.getvalue())
    form = ImageSettings({"settings-alt": "Схема"}, {"settings-file": file}, block=block, scope=scope())
    form.by = by
    assert form.is_valid(), form.errors
    block.settings = form.to_settings()
    block.save()


def change_everything(report: Report) -> None:
    """What a city may do in the years after: its name, its records, its organisations, the report's own shape."""
    city = report.municipality
    city.name = "Новокемерово"
    city.save()
    Support.objects.filter(code="club").update(amount_value=7)
    Support.objects.filter(code="camp").delete()
    Organization.objects.filter(code="fund").delete()
    Organization.objects.filter(code="club").update(name="Другое название")
    Attachment.objects.all().delete()
    Block.objects.filter(type="image").delete()
    report.sections.update(title="Другой раздел")
    Block.objects.filter(type="text").update(text="<p>Другой текст.</p>")
    report.title = "Другой отчёт"
    report.save()


def sheet(response: HttpResponse) -> str:
    """Without the frame of the portal, which tells of the city as it is today."""
    found = re.search(r'<article class="sheets".*?</article>', response.content.decode(), re.DOTALL)
    assert found
    return found[0]


def passport(client: Client, address: str) -> str:
    """The words of a number's page below its crumbs."""
    return words_of(client.get(address)).partition("Откуда число Откуда число")[2]


def listed(client: Client, address: str) -> str:
    """The records behind a number, as a file."""
    return b"".join(client.get(f"{address}&format=csv")).decode()


def everything(client: Client, edition: Edition) -> dict[str, object]:
    """Address → content of all that belongs to the edition, and its files that only the portal reads."""
    page = client.get(SHEET)
    numbers = {
        number.replace("&amp;", "&") for number in re.findall(r'href="([^"]*/number/[^"]*)"', sheet(page))
    }
    found: dict[str, object] = {each.kind: read(each) for each in edition.files.all()}
    found |= {address: sheet(client.get(address)) for address in (SHEET, edition.get_absolute_url())}
    found |= {address: client.get(address).content for address in FILES}
    found |= {address: passport(client, address) for address in numbers}
    return found | {f"{each}&format=csv": listed(client, each) for each in numbers}


def test_all_that_a_reader_can_open_stays_byte_for_byte(report: Report, coordinator: User) -> None:
    edition = publish(report, by=coordinator)
    before = everything(visitor(), edition)
    numbers = [content for address, content in before.items() if address.endswith("&format=csv")]
    assert any("Фонд «club»" in str(content) for content in numbers), "records behind the numbers"
    assert "data:image/png" in str(before[SHEET])
    change_everything(report)
    after = everything(visitor(), Edition.objects.get())
    assert after.keys() == before.keys()
    assert [address for address in before if before[address] != after[address]] == []


def test_a_record_that_is_gone_leads_nowhere_and_is_still_named(report: Report, coordinator: User) -> None:
    edition = publish(report, by=coordinator)
    address = f"{SHEET}number/?place=figure:support.amount%3Fkind%3Dfinancial&edition={edition.number}"
    fund = Organization.objects.get(code="fund")
    assert links_of(visitor().get(address))["Фонд «fund»"] == fund.get_absolute_url()
    change_everything(report)
    page = visitor().get(address)
    assert "Фонд «fund»" in words_of(page)
    assert "Фонд «fund»" not in links_of(page)
    for link in links_of(page, "/kemerovo/organizations/").values():
        assert visitor().get(link).status_code == 200


def test_the_sheets_keep_the_look_they_were_published_with(report: Report, coordinator: User) -> None:
    publish(report, by=coordinator)
    page = visitor().get(SHEET)
    styles = [
        link.get("href", "") for link in element_of(page).iter("link") if link.get("rel") == "stylesheet"
    ]
    (own,) = (style for style in styles if style.startswith(f"{SHEET}editions/1/sheet.css?sha256="))
    assert not [style for style in styles if "document" in style], "the portal's own sheet may be drawn anew"
    style = visitor().get(own)
    assert style.content == read_asset(SHEET_STYLE)
    assert style["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in style["Cache-Control"]


def test_an_edition_published_without_its_own_look_is_still_shown(report: Report, coordinator: User) -> None:
    publish(report, by=coordinator)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM reports_editionfile WHERE kind = %s", [STYLE])
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert "css/document" in visitor().get(SHEET).content.decode()
    assert visitor().get(f"{SHEET}editions/1/sheet.css").status_code == 404
