"""Settings of a block: looked at, saved, refused; what else is renewed, and what two people lose: nothing."""

from __future__ import annotations

import pytest

from portal.workspace.version import version_of
from reports.actions.agreement import version_with_blocks
from reports.actions.blocks import change_settings
from tests.people import People, make_department, make_people, signed_in
from tests.reports.builder.desk import BLOCK_DOINGS, HTMX, address, page, posted, shown_blocks
from tests.reports.builder.shapes import blocks_of, make_sections, stands
from tests.reports.records import add_section, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db: None) -> People:
    return make_people()


def test_settings_are_looked_at_before_they_are_saved(people: People) -> None:
    section = add_section(make_report(), "a", {"type": "heading", "settings": {"text": "Было", "level": 2}})
    block, client = section.blocks.get(), signed_in(people.coordinator)
    given = {"settings-text": "Стало", "settings-level": "3", "settings-is_in_outline": "on"}
    look = client.post(address("block-preview", section.report.pk, block.pk), given, **HTMX)
    assert "Стало" in look.text
    assert "не сохранено" in look.text
    block.refresh_from_db()
    assert block.settings == {"text": "Было", "level": 2}
    unfinished = client.post(address("block-preview", section.report.pk, block.pk), {}, **HTMX)
    assert unfinished.status_code == 204


def test_saved_settings_renew_their_block_alone(people: People) -> None:
    report = make_report()
    section = add_section(
        report, "a", {"type": "heading", "settings": {"text": "Было"}}, "<p>рядом</p>", title="А"
    )
    block, client = blocks_of(section)[0], signed_in(people.coordinator)
    where = address("block-settings", report.pk, block.pk)
    given = {"settings-text": "Стало", "settings-level": "3", "version": version_of(block)}
    response = client.post(where, given, **HTMX)
    assert response["HX-Trigger"] == "report-changed"
    assert version_with_blocks(section) in response.text
    assert shown_blocks(response) == [block.pk]
    assert "рядом" not in response.text
    block.refresh_from_db()
    assert block.settings == {"text": "Стало", "level": 3, "outline": ""}
    assert f'value="{version_of(block)}"' in response.text
    plain = client.post(where, {**given, "settings-text": "Ещё", "version": version_of(block)})
    assert plain["Location"].endswith(f"section={section.pk}&block={block.pk}#block-{block.pk}")
    assert "пока ничего нет" not in client.get(plain["Location"]).text


def test_what_prints_otherwise_because_of_the_settings_is_renewed_too(people: People) -> None:
    columns = [{"title": "Всего"}]
    report = make_report()
    table = {"type": "own_table", "settings": {"columns": columns, "rows": [], "numbered": True}}
    section = add_section(report, "a", table, table, "<p>рядом</p>", title="А")
    first, second, _ = blocks_of(section)
    client = signed_in(people.coordinator)
    where = address("block-settings", report.pk, first.pk)
    response = client.post(where, {"version": version_of(first)}, **HTMX)
    assert shown_blocks(response) == [first.pk, second.pk]
    assert f'data-block="{second.pk}" data-type="own_table" hx-swap-oob="true"' in response.text
    assert "Таблица №\xa01" in response.text
    assert "Таблица №\xa02" not in response.text


def test_turned_paper_lays_the_sheet_anew(people: People) -> None:
    turn = {"type": "orientation", "settings": {"landscape": False}}
    section = add_section(make_report(), "a", turn, "<p>рядом</p>", title="А")
    block, client = blocks_of(section)[0], signed_in(people.coordinator)
    given = {"settings-landscape": "True", "version": version_of(block)}
    response = client.post(address("block-settings", section.report.pk, block.pk), given, **HTMX)
    assert response["HX-Retarget"] == "#sheet"
    assert '<article class="paper landscape"' in response.text
    assert 'id="pane"' in response.text


def test_a_wrong_setting_is_told_at_its_field(people: People) -> None:
    section = add_section(make_report(), "a", {"type": "heading", "settings": {"text": "Было"}})
    block, client = section.blocks.get(), signed_in(people.coordinator)
    where = address("block-settings", section.report.pk, block.pk)
    given = {"settings-text": "", "settings-level": "3", "version": version_of(block)}
    for kind in ({}, HTMX):
        response = client.post(where, given, **kind)
        assert response.status_code == 422
        assert "Не сохранено: поправьте отмеченное" in response.text
        assert response.context["form"]["text"].errors


def test_two_coordinators_in_one_block_lose_nothing(people: People) -> None:
    section = add_section(make_report(), "a", {"type": "heading", "settings": {"text": "Было", "level": 2}})
    block, client = section.blocks.get(), signed_in(people.coordinator)
    where, seen = address("block-settings", section.report.pk, block.pk), version_of(block)
    change_settings(block, {"text": "Её", "level": 2}, version=seen, by=people.administrator)
    mine = {"settings-text": "Моё", "settings-level": "3", "settings-is_in_outline": "on"}
    for kind in ({}, HTMX):
        response = client.post(where, {**mine, "version": seen}, **kind)
        assert response.status_code == 409
        differences = {each.field.name: each.theirs for each in response.context["differences"]}
        assert differences == {"text": "Её", "level": "как у раздела"}
        assert response.context["form"]["text"].value() == "Моё"
    block.refresh_from_db()
    assert block.settings["text"] == "Её"
    again = client.post(where, {**mine, "version": response.context["version"]})
    assert again.status_code == 302
    block.refresh_from_db()
    assert block.settings == {"text": "Моё", "level": 3}


def test_a_block_that_another_has_removed_says_where_to_leave_what_was_written(people: People) -> None:
    (section,) = make_sections("a")
    report, client = section.report, signed_in(people.coordinator)
    block = blocks_of(section)[0]
    assert "Если вы писали в нём, скопируйте написанное в другой блок" in client.get(page(report)).text
    assert posted(signed_in(people.administrator), "block-remove", report.pk, block.pk).status_code == 302
    for name in (*BLOCK_DOINGS, "block-text"):
        given = {"do": "up", "text": "<p>Моё</p>"}
        assert client.post(address(name, report.pk, block.pk), given, **HTMX).status_code == 404, name
    assert stands(section) == ["a 2", "a 3"]


def test_who_signs_is_said_once_for_the_report(people: People) -> None:
    section = add_section(
        make_report(), "a", {"type": "signature"}, department=make_department(people.specialist.municipality)
    )
    block, report = section.blocks.get(), section.report
    where = address("block-settings", report.pk, block.pk)
    given = {"settings-signer_position": "Глава города", "settings-signer_name": "А. В. Петрова"}
    assert signed_in(people.specialist).post(where, given).status_code == 403
    response = signed_in(people.coordinator).post(where, {**given, "version": version_of(report)}, **HTMX)
    assert "Глава города" in response.text
    report.refresh_from_db()
    assert (report.signer_position, report.signer_name) == ("Глава города", "А. В. Петрова")
