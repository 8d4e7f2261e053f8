"""The editor of a text, what it asks the server, and the list of figures."""

from __future__ import annotations

import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.workspace.version import version_of
from reports.actions.agreement import version_with_blocks
from reports.models import Block, Report, Section, SectionState
from tests.people import People, make_people, signed_in, visitor
from tests.reports.records import (
    make_contest,
    make_organization,
    make_report,
    make_round,
    make_support,
    make_total,
    report_with,
)

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def people() -> People:
    return make_people()


@pytest.fixture
def block(people: People) -> Block:
    make_total("events", "5", "event", title="Праздники")
    report = report_with("<p>Прошло {{ reported code=events | праздник }}.</p>")
    Section.objects.filter(report=report).update(department=people.specialist.department)
    return Block.objects.get(section__report=report)


def address(name: str, block: Block) -> str:
    return reverse(f"workspace:{name}", args=["kemerovo", block.section.report_id, block.pk])


def picker(block: Block) -> str:
    return reverse("workspace:figure-picker", args=["kemerovo", block.section.report_id])


def save(client: Client, block: Block, text: str, version: str | None = None, **headers: str) -> object:
    data = {"text": text, "version": version_of(block) if version is None else version}
    return client.post(address("block-text", block), data, headers=headers or None)


def page(response: object) -> str:
    return response.content.decode().replace("\u00a0", " ").replace("&nbsp;", " ")  # type: ignore[attr-defined]


# Who may


@pytest.mark.parametrize("name", ["block-text", "text-pasted", "text-typed"])
def test_only_who_writes_the_section_gets_in(people: People, block: Block, name: str) -> None:
    method = "get" if name == "block-text" else "post"
    expected = {"coordinator": 200, "specialist": 200, "auditor": 403, "stranger": 404}
    for person, status in expected.items():
        answer = getattr(signed_in(getattr(people, person)), method)(address(name, block))
        assert answer.status_code == status, person
    assert getattr(visitor(), method)(address(name, block)).status_code == 302


def test_a_specialist_of_another_department_reads_only(people: People, block: Block) -> None:
    Section.objects.update(department=None)
    client = signed_in(people.specialist)
    assert client.get(address("block-text", block)).status_code == 403
    assert save(client, block, "<p>моё</p>").status_code == 403  # type: ignore[attr-defined]
    assert client.get(picker(block)).status_code == 200


def test_the_list_of_figures_is_the_citys_own(people: People, block: Block) -> None:
    assert signed_in(people.stranger).get(picker(block)).status_code == 404
    assert visitor().get(picker(block)).status_code == 302


# The page


def test_the_page_holds_the_text_twice_raw_and_as_it_reads(people: People, block: Block) -> None:
    html = page(signed_in(people.specialist).get(address("block-text", block)))
    assert "&lt;p&gt;Прошло {{ reported code=events | праздник }}.&lt;/p&gt;</textarea>" in html
    assert re.search(
        r'data-token="reported code=events \| праздник" title="Праздники">5 праздников</span>', html
    )


def test_what_to_write_and_last_years_text_stand_beside(people: People, block: Block) -> None:
    make_total("events", "7", "event", title="Праздники", year=2021)
    last = report_with("<p>Было {{ reported code=events year=2021 | праздник }}.</p>", year=2022)
    block.origin = Block.objects.get(section__report=last)
    block.prompt = "Сколько праздников прошло?"
    block.save()
    html = page(signed_in(people.specialist).get(address("block-text", block)))
    assert "Сколько праздников прошло?" in html
    assert re.search(r'Было <a class="fig [^>]+>7 праздников</a>\.', html.replace("\xa0", " "))
    assert 'data-token="reported code=events year=2022 | праздник"' in html


def test_a_block_of_another_kind_has_no_text(people: People, block: Block) -> None:
    Block.objects.update(type="table")
    assert signed_in(people.coordinator).get(address("block-text", block)).status_code == 404


def test_queries_do_not_grow_with_figures(people: People, block: Block) -> None:
    client = signed_in(people.coordinator)
    client.get(address("block-text", block))
    counts = []
    for text in (
        "{{ reported code=events }}",
        "{{ reported code=events }} {{ organizations.count }} {{ no.such }}",
    ):
        Block.objects.update(text=f"<p>{text}</p>")
        with CaptureQueriesContext(connection) as asked:
            client.get(address("block-text", block))
        counts.append(len(asked))
    assert counts[0] == counts[1]


# Saving


def test_saved_text_keeps_its_tokens_and_leads_to_its_block(people: People, block: Block) -> None:
    chip = '<span class="chip" contenteditable="false" data-token="reported code=events">5</span>\u200b'
    answer = save(signed_in(people.specialist), block, f"<p><b>Прошло</b> {chip} встреч</p>")
    assert answer.status_code == 302  # type: ignore[attr-defined]
    mark = answer.cookies[f"text-saved-{block.pk}"]  # type: ignore[attr-defined]
    assert mark["path"] == f"/workspace/kemerovo/reports/{block.section.report_id}/"
    assert f"#block-{block.pk}" in answer["Location"]  # type: ignore[index]
    assert Block.objects.get().text == "<p><strong>Прошло</strong> {{ reported code=events }} встреч</p>"


def test_inside_the_sheet_the_block_comes_back_as_it_prints(people: People, block: Block) -> None:
    answer = save(
        signed_in(people.specialist),
        block,
        "<p>{{ reported code=events | встреча }}</p>",
        **{"HX-Request": "true"},
    )
    assert answer.status_code == 200  # type: ignore[attr-defined]
    assert answer["HX-Trigger"] == "report-changed"  # type: ignore[index]
    assert f'id="block-{block.pk}"' in page(answer)
    assert version_with_blocks(block.section) in page(answer), "the section can be handed in at once"
    assert "5 встреч" in page(answer)


def test_script_in_a_text_does_not_survive(people: People, block: Block) -> None:
    save(signed_in(people.specialist), block, '<p onclick="alert(1)">а<script>alert(1)</script></p>')
    assert Block.objects.get().text == "<p>а</p>"


def test_a_token_of_a_removed_figure_is_shown_as_missing(people: People, block: Block) -> None:
    client = signed_in(people.specialist)
    save(client, block, "<p>Прошло {{ reported code=lost }}.</p>")
    html = page(client.get(address("block-text", block)))
    assert re.search(r'class="chip missing"[^>]* title="[^"]*не найдена', html)


def test_two_in_one_block_lose_nothing(people: People, block: Block) -> None:
    seen = version_of(block)
    save(signed_in(people.coordinator), block, "<p>Текст сводящего 7.</p>")
    answer = save(signed_in(people.specialist), block, "<p>Текст отдела.</p>", seen)
    assert answer.status_code == 409  # type: ignore[attr-defined]
    html = page(answer)
    assert "текст изменил coordinator" in html
    assert "Текст сводящего" in html
    assert "&lt;p&gt;Текст отдела.&lt;/p&gt;</textarea>" in html
    assert Block.objects.get().text == "<p>Текст сводящего 7.</p>"
    version = re.search(r'name="version" value="([^"]+)"', html)
    assert version
    save(signed_in(people.specialist), block, "<p>Текст отдела.</p>", version[1])
    assert Block.objects.get().text == "<p>Текст отдела.</p>"


def test_a_text_sent_to_a_removed_block_comes_back(people: People, block: Block) -> None:
    version, gone = version_of(block), address("block-text", block)
    block.delete()
    posted = {"text": "Прошло {{ reported code=events | праздник }} и <ещё>", "version": version}
    answer = signed_in(people.specialist).post(gone, posted)
    assert answer.status_code == 404
    assert "его удалил другой сотрудник" in page(answer)
    assert "{{ reported code=events | праздник }} и &lt;ещё&gt;" in page(answer)
    assert "удалил" not in page(signed_in(people.stranger).post(gone, posted))
    assert signed_in(people.specialist).get(gone).status_code == 404


def test_a_refused_text_takes_the_place_of_the_editor_not_of_the_block(people: People, block: Block) -> None:
    answer = save(signed_in(people.specialist), block, "<p>моё</p>", "0", **HTMX)
    assert answer.status_code == 409  # type: ignore[attr-defined]
    assert answer["HX-Retarget"] == f"#text-editor-{block.pk}"  # type: ignore[index]


def test_an_accepted_section_takes_no_text_and_loses_none(people: People, block: Block) -> None:
    Section.objects.update(state=SectionState.ACCEPTED)
    client = signed_in(people.coordinator)
    looked = client.get(address("block-text", block))
    assert looked.status_code == 409
    assert "Раздел принят и закрыт для правки." in page(looked)
    answer = save(client, block, "<p>моё</p>")
    assert answer.status_code == 409  # type: ignore[attr-defined]
    assert "&lt;p&gt;моё&lt;/p&gt;</textarea>" in page(answer)


def test_a_text_without_end_is_refused_and_kept(people: People, block: Block) -> None:
    answer = save(signed_in(people.specialist), block, "<p>" + "слово " * 40_000 + "</p>")
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "Текст слишком длинный" in page(answer)
    assert "слово слово" in page(answer)


# While it is being written


def test_a_paste_comes_back_plain_with_its_figures(people: People, block: Block) -> None:
    pasted = (
        '<p class="MsoNormal"><b>Раз</b><o:p></o:p><script>alert(1)</script> {{ reported code=events }}'
        '<span data-token="written | 15 лет">x</span></p>'
    )
    html = page(signed_in(people.specialist).post(address("text-pasted", block), {"html": pasted}))
    assert html.startswith("<p><strong>Раз</strong> <span")
    assert "script" not in html
    assert ">5</span>" in html
    assert ">15 лет</span>" in html
    assert Block.objects.get().text.startswith("<p>Прошло")


def test_a_paste_of_mere_words_comes_back_in_paragraphs(people: People, block: Block) -> None:
    words = "Прошло <b>много</b>:\n• раз\n{{ reported code=events }}"
    html = page(signed_in(people.specialist).post(address("text-pasted", block), {"words": words}))
    assert html.startswith("<p>Прошло &lt;b&gt;много&lt;/b&gt;:</p><ul><li>раз</li></ul><p><span")
    assert ">5</span>" in html


def test_typed_numbers_are_told_by_their_places(people: People, block: Block) -> None:
    lines = json.dumps(["Было 24 в 2023 году", "", "\U0001f600 7"])
    answer = signed_in(people.specialist).post(address("text-typed", block), {"lines": lines})
    assert answer.json() == {"lines": [[[5, 7]], [], [[3, 4]]]}


def test_half_a_smile_counts_as_one_sign(people: People, block: Block) -> None:
    lines = r'["\ud83d 7"]'
    answer = signed_in(people.specialist).post(address("text-typed", block), {"lines": lines})
    assert answer.json() == {"lines": [[[2, 3]]]}


@pytest.mark.parametrize("lines", ["{", '"a"', "[1]", "[[]]"])
def test_junk_is_refused(people: People, block: Block, lines: str) -> None:
    assert (
        signed_in(people.specialist).post(address("text-typed", block), {"lines": lines}).status_code == 400
    )


# The list of figures


def test_figures_are_found_by_name_and_by_value(people: People, block: Block) -> None:
    client = signed_in(people.auditor)
    named = page(client.get(picker(block), {"q": "праздники"}))
    assert 'data-token="reported code=events | мероприятие"' in named
    assert "5 мероприятий" in named
    assert "Праздники" in page(client.get(picker(block), {"value": "5"}))
    assert "Показателя, равного 77, нет." in page(client.get(picker(block), {"value": "77"}))
    assert "ничего не нашлось" in page(client.get(picker(block), {"q": "кукареку"}))


def said(way: str) -> dict[str, str]:
    return {"filled": "True", "say": way}


def test_what_is_counted_is_chosen_in_words(people: People, block: Block) -> None:
    make_round(make_contest("veche", level="municipal", source="city_budget"), winners="6")
    make_round(make_contest("old", level="municipal", source="city_budget"), year=2022, winners="4")
    make_round(make_contest("big", level="federal"), winners="1")
    client = signed_in(people.coordinator)
    asked = page(client.get(picker(block), {"token": "contests.winners | победитель"}))
    assert '<option value="municipal">муниципальный</option>' in asked
    assert "7 победителей" in asked
    chosen = {
        "token": "contests.winners | победитель",
        **said("unit"),
        "if_level": "municipal",
        "if_source": "city_budget",
    }
    assert "6 победителей" in page(client.get(picker(block), chosen))
    last_year = page(client.get(picker(block), {**chosen, "year": "2022"}))
    assert "4 победителя" in last_year
    assert "уровень: муниципальный; источник средств: местный бюджет; год: 2022" in last_year


def test_names_are_narrowed_too(people: People, block: Block) -> None:
    one, other = make_organization("one"), make_organization("other")
    make_support("a", kind="property", organization=one, tenure="free_use")
    make_support("b", kind="property", organization=other, tenure="reduced_rent")
    client = signed_in(people.coordinator)
    chosen = {"token": "organizations.names kind=property", "filled": "True", "if_kind": "property"}
    told = page(client.get(picker(block), {**chosen, "if_tenure": "free_use"}))
    assert 'data-token="organizations.names kind=property tenure=free_use"' in told
    assert "Фонд «one»</strong>" in told


def test_the_same_figure_is_said_in_another_way(people: People, block: Block) -> None:
    make_round(make_contest("veche"), winners="6")
    make_round(make_contest("old"), year=2022, winners="4")
    client = signed_in(people.coordinator)
    token = "contests.winners | победитель"
    assert "6 победителей" in page(client.get(picker(block), {"token": token}))
    noun = page(client.get(picker(block), {"token": token, **said("noun"), "noun": "проект", "case": "datv"}))
    assert 'data-token="contests.winners | проект (дательный)"' in noun
    assert "6 проектам" in noun
    compared = page(client.get(picker(block), {"token": token, **said("percent")}))
    assert "на 50 % больше, чем в 2022 году" in compared
    together = page(client.get(picker(block), {"token": token, **said("unit"), "since": "2021"}))
    assert "10 победителей" in together
    assert "Напишите слово" in page(client.get(picker(block), {"token": token, **said("noun")}))


@pytest.mark.parametrize("token", ["no.such", "|", "contests.winners level=x", "{{ }}", "written | 15"])
def test_a_token_of_nothing_says_so(people: People, block: Block, token: str) -> None:
    answer = signed_in(people.coordinator).get(picker(block), {"token": token, **said("unit")})
    assert answer.status_code == 200
    assert Report.objects.count() == 1


def test_the_list_asks_a_fixed_number_of_queries(people: People, block: Block) -> None:
    client = signed_in(people.coordinator)
    make_round(make_contest("first"), winners="1")
    client.get(picker(block))
    with CaptureQueriesContext(connection) as few:
        client.get(picker(block))
    for place in range(10):
        make_round(make_contest(f"c{place}"), winners=str(place + 1))
        make_report(form=f"f{place}")
    client.get(picker(block))
    with CaptureQueriesContext(connection) as many:
        client.get(picker(block), {"q": "победители"})
    assert len(many) <= len(few)
