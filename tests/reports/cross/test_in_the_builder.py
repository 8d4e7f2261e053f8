"""A coordinator makes a cross table through the pages of the builder alone, without a script."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.workspace.version import version_of
from reports.models import Block, Section
from tests.people import make_people, signed_in
from tests.reports.records import make_programme, make_support, report_with
from tests.reports.tables.settings.forms import opened, posted_as_it_is

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    return signed_in(make_people().coordinator)


@pytest.fixture
def section() -> Section:
    make_support("sport", programme=make_programme("sport"), amount="5 тыс", recipients="1")
    return report_with("<p>Итоги</p>").sections.select_related("report__municipality").get()


def address(name: str, section: Section, *more: int) -> str:
    report = section.report
    return reverse(f"workspace:{name}", args=[report.municipality.slug, report.pk, *more])


def test_from_nothing_to_a_table_with_a_column_less(client: Client, section: Section) -> None:
    new = address("block-new", section, section.pk)
    asked = client.post(new, {"type": "cross"})
    assert asked.status_code == 200
    assert "Кто победил и сколько получил" in asked.content.decode()
    chosen = {"type": "cross", "asked": "1", "settings-dataset": "support"}
    more = client.post(new, chosen)
    assert more.status_code == 200
    assert "На что" in more.content.decode()
    client.post(new, {**chosen, "settings-rows": "programme", "settings-measure-0-measure": "amount"})
    block = Block.objects.select_related("section__report__municipality").get(type="cross")
    page = client.get(
        address("report-builder", section), {"section": section.pk, "block": block.pk}
    ).content.decode()
    assert "«Программа sport»" in page
    assert "Предоставлено, тыс. рублей" in page

    data = {**posted_as_it_is(opened(block)), "version": version_of(block), "settings-scale": "руб."}
    data["settings-measure-1-measure"] = "records"
    saved = client.post(address("block-settings", section, block.pk), data)
    assert saved.status_code == 302
    block.refresh_from_db()
    assert [each["measure"] for each in block.settings["measures"]] == ["amount", "records"]
    page = client.get(
        address("report-builder", section), {"section": section.pk, "block": block.pk}
    ).content.decode()
    assert "Предоставлено, рублей" in page
    assert "Число записей" in page


def test_what_is_wrong_is_told_in_the_pane_and_kept(client: Client, section: Section) -> None:
    settings = {"dataset": "support", "rows": "programme", "measures": [{"code": "m1", "measure": "amount"}]}
    block = Block.objects.create(section=section, position=9, type="cross", settings=settings)
    data = {**posted_as_it_is(opened(block)), "version": version_of(block), "settings-decimals": "много"}
    answer = client.post(address("block-settings", section, block.pk), data)
    assert answer.status_code == 422
    assert "Введите целое число." in answer.content.decode()
    assert 'value="много"' in answer.content.decode()
