from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from portal.workspace.version import version_of
from reports.actions.write_own_table import write_own_table
from reports.document import RowKind, Table
from reports.models import Block, Section, SectionState
from reports.own_tables.grid import MAX_ROWS, OwnRow, new_grid, read_grid, write_grid
from reports.preview import preview_block
from tests.people import People, make_people, signed_in
from tests.reports.records import make_support, report_with
from tests.reports.tables.cells import printed
from tests.reports.tables.settings.forms import saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> People:
    return make_people()


@pytest.fixture
def client(people: People) -> Client:
    return signed_in(people.coordinator)


@pytest.fixture
def block(people: People) -> Block:
    return report_with({"type": "own_table"}).sections.get().blocks.get()


def address(block: Block) -> str:
    return f"/workspace/kemerovo/reports/{block.section.report_id}/blocks/{block.pk}/table/"


def posted(response: Any, **changed: str) -> dict[str, str]:
    """What the browser would send of the page: ``B1`` is a cell, other names are fields."""
    context = response.context
    data = {"version": context["version"], "columns": str(len(context["typed"].columns)), "rows": "0"}
    for form in [context["typed"].head, *context["typed"].columns]:
        for field in form:
            value = field.value()
            if value not in (None, False):
                data[field.html_name] = str(value)
    for row in context["rows"]:
        data["rows"] = str(row.number)
        data[f"row-{row.place}-key"], data[f"row-{row.place}-kind"] = row.row.key, row.row.kind
        data |= {cell.name: cell.text for cell in row.cells}
    names = {cell.label: cell.name for row in context["rows"] for cell in row.cells}
    return data | {names.get(name, name): value for name, value in changed.items()}


def cells(block: Block) -> list[tuple[str, ...]]:
    return [row.cells for row in read_grid(Block.objects.get(pk=block.pk).settings).rows]


def test_a_table_is_filled_in_and_its_total_counted(client: Client, block: Block) -> None:
    page = client.get(address(block))
    assert page.status_code == 200
    given = posted(page, A1="Спорт", B1="1 200", A2="Культура", B2="более 30")
    given |= {"settings-title": "Занятия", "column-0-title": "Сфера", "settings-footnotes": "Без летних."}
    assert client.post(address(block), given).status_code == 302
    assert cells(block) == [("Спорт", "1 200"), ("Культура", "более 30"), ("Итого", "=СУММ(B1:B2)")]
    again = client.get(address(block))
    assert "более\u00a01\u00a0230" in again.context["looked"]
    assert "Занятия" in again.context["looked"]
    assert again.context["problems"] == []


def test_while_typing_the_table_is_counted_and_nothing_is_kept(client: Client, block: Block) -> None:
    given = posted(client.get(address(block)), B1="7", B2="=B9", do="look")
    response = client.post(address(block), given)
    assert "ячейки B9 в таблице нет" in response.text
    assert "<form" not in response.text
    assert cells(block)[0] == ("", "")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"B1": "=B2", "B2": "=B1"}, "Ячейка B1: формулы берут числа друг у друга по кругу"),
        ({"B1": "=1/0"}, "Ячейка B1: деление на ноль."),
        ({"B1": f"={'9' * 29}"}, "Ячейка B1: в числе «99999999999999999999…» слишком много цифр."),
        ({"B1": f"=ОКРУГЛ(1; {'9' * 40})"}, "слишком много цифр"),
        ({"B1": "=0,0000000001*5"}, "слишком много цифр"),
        ({"B1": "=Z99"}, "Ячейка B1: ячейки Z99 в таблице нет."),
        ({"B1": "много"}, "Ячейка B1: не удалось понять «много»"),
        ({"B1": "=СУММ(B2"}, "Ячейка B1: в формуле не закрыта скобка."),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_typed_is_lost(
    client: Client, block: Block, typed: dict[str, str], sentence: str
) -> None:
    response = client.post(address(block), posted(client.get(address(block)), A1="Моё слово", **typed))
    assert response.status_code == 422
    assert sentence in response.text
    errors = {cell.label: cell.error for row in response.context["rows"] for cell in row.cells if cell.error}
    assert "B1" in errors
    assert "Моё слово" in response.text
    assert cells(block)[0] == ("", "")


def test_a_wrong_column_is_told_at_its_field(client: Client, block: Block) -> None:
    given = posted(client.get(address(block)), A1="Моё слово") | {
        "column-1-width": "много",
        "column-1-kind": "x",
    }
    response = client.post(address(block), given)
    assert response.status_code == 422
    assert set(response.context["typed"].columns[1].errors) == {"width", "kind"}
    assert "Моё слово" in response.text
    assert 'value="много"' in response.text


def test_a_figure_without_a_value_yet_does_not_stop_saving(client: Client, block: Block) -> None:
    given = posted(client.get(address(block)), B1="{{ contests.amount level=federal }}")
    assert client.post(address(block), given).status_code == 302
    assert client.get(address(block)).context["problems"]


@pytest.mark.parametrize(
    ("do", "after"),
    [
        ("row-add:2", [("", "1"), ("", "2"), ("", ""), ("Итого", "=СУММ(B1:B3)")]),
        ("row-remove:0", [("", "2"), ("Итого", "=СУММ(B1:B1)")]),
        ("column-add:2", [("", "1", ""), ("", "2", ""), ("Итого", "=СУММ(B1:B2)", "")]),
        ("column-remove:0", [("1",), ("2",), ("=СУММ(A1:A2)",)]),
        ("row-remove:77", [("", "1"), ("", "2"), ("Итого", "=СУММ(B1:B2)")]),
        ("row-add:x", [("", "1"), ("", "2"), ("Итого", "=СУММ(B1:B2)")]),
    ],
)
def test_rows_and_columns_come_and_go_without_saving(
    client: Client, block: Block, do: str, after: list[tuple[str, ...]]
) -> None:
    given = posted(client.get(address(block)), B1="1", B2="2", do=do)
    response = client.post(address(block), given)
    assert response.status_code == 200
    assert [row.row.cells for row in response.context["rows"]] == after
    assert cells(block)[0] == ("", "")
    assert client.post(address(block), posted(response)).status_code == 302
    assert cells(block) == after


def test_what_was_copied_in_excel_is_laid_over_the_cells(client: Client, block: Block) -> None:
    given = posted(
        client.get(address(block)), do="paste:0-0", paste="Спорт\t1\r\nКультура\t2\r\nНаука\t3\r\n"
    )
    response = client.post(address(block), given)
    assert [row.row.cells for row in response.context["rows"]][2:] == [
        ("Наука", "3"),
        ("Итого", "=СУММ(B1:B3)"),
    ]
    wide = client.post(address(block), {**given, "paste": "1\t2\t3"})
    assert wide.status_code == 422
    assert "Скопировано столбцов: 3" in wide.text
    tall = client.post(address(block), {**given, "paste": "1\n" * 500})
    assert tall.status_code == 422
    assert f"до {MAX_ROWS} строк" in tall.text


def test_the_last_column_stays(client: Client, block: Block) -> None:
    response = client.post(address(block), posted(client.get(address(block)), do="column-remove:1"))
    last = client.post(address(block), posted(response, do="column-remove:0"))
    assert last.status_code == 422
    assert "Последний столбец не убрать" in last.text


def test_two_who_fill_it_in_at_once(people: People, client: Client, block: Block) -> None:
    mine = posted(client.get(address(block)), A1="Моё")
    theirs = posted(client.get(address(block)), A1="Чужое")
    assert signed_in(people.administrator).post(address(block), theirs).status_code == 302
    response = client.post(address(block), mine)
    assert response.status_code == 409
    assert "Чужое" in response.context["theirs"]
    assert response.context["rows"][0].cells[0].text == "Моё"
    assert cells(block)[0][0] == "Чужое"
    assert client.post(address(block), posted(response)).status_code == 302
    assert cells(block)[0][0] == "Моё"


def test_an_accepted_section_is_closed(client: Client, block: Block) -> None:
    given = posted(client.get(address(block)), A1="Моё")
    Section.objects.update(state=SectionState.ACCEPTED)
    response = client.post(address(block), given)
    assert response.status_code == 409
    assert "принят и закрыт для правки" in response.text
    assert "Моё" in response.text


def test_who_may_fill_it_in(people: People, block: Block) -> None:
    specialist = signed_in(people.specialist)
    assert specialist.get(address(block)).status_code == 403
    Section.objects.update(department=people.specialist.department)
    assert specialist.get(address(block)).status_code == 200
    assert signed_in(people.auditor).get(address(block)).status_code == 403
    assert signed_in(people.stranger).get(address(block)).status_code == 404


def test_other_blocks_have_no_such_page(client: Client) -> None:
    text = report_with("<p>Текст</p>").sections.get().blocks.get()
    assert client.get(address(text)).status_code == 404


@pytest.mark.parametrize(
    "junk",
    [
        {},
        {"columns": "9" * 30, "rows": "-1"},
        {"columns": "12", "rows": "100"},
        {"row-0-kind": "x", "row-0-key": "\0/?", "do": "row-add:" + "9" * 40},
        {"do": "paste:9-9", "paste": "\0\t\0"},
        {"do": "none", "version": "x"},
        {"cell-0-0": "\0", "settings-title": "\0"},
        {"cell-0-0": "\0", "row-0-key": "a/b"},
    ],
)
def test_whatever_is_sent_there_is_an_answer(client: Client, block: Block, junk: dict[str, str]) -> None:
    for base in ({}, posted(client.get(address(block)))):
        assert client.post(address(block), {**base, **junk}).status_code in (200, 302, 409, 422)


def test_the_same_table_again_leaves_no_trace(people: People, block: Block) -> None:
    kept = write_own_table(block, new_grid(), version=version_of(block), by=people.coordinator)
    version = version_of(kept)
    assert kept.settings["rows"][2]["kind"] == RowKind.TOTAL
    write_own_table(kept, new_grid(), version=version, by=people.coordinator)
    assert version_of(kept) == version


def test_a_table_that_was_filled_in_begins_its_section(client: Client, block: Block) -> None:
    assert Section.objects.get().state == SectionState.NOT_STARTED
    client.post(address(block), posted(client.get(address(block)), A1="Спорт"))
    assert Section.objects.get().state == SectionState.DRAFT


def test_figures_in_cells_are_named_and_said(client: Client, block: Block) -> None:
    make_support("one", amount="150 тыс", recipients="1")
    token = "{{ support.amount kind=financial }}"
    data = posted(client.get(address(block)), B1=token, B2=f"={token}*2", do="look")
    looked = client.post(address(block), data).content.decode().replace("\u00a0", " ")
    said = "Сумма финансовой поддержки; вид поддержки: финансовая: 150 тыс. рублей"
    assert f"<b>B1</b> {said}" in looked
    assert "<b>B2</b> Сумма финансовой поддержки" in looked
    assert "300 000" in looked
    page = client.get(address(block)).content.decode()
    assert "data-insert" in page
    assert f'data-figures="/workspace/kemerovo/reports/{block.section.report_id}/figures/"' in page


def test_rows_are_printed_in_another_order_than_they_were_typed(block: Block) -> None:
    rows = [("Малая", "5"), ("Большая", "50"), ("Средняя", "20"), ("Неизвестная", "")]
    grid = read_grid(
        {**block.settings, "columns": [{"title": "Что"}, {"title": "Сколько", "kind": "number"}]}
    )
    typed = tuple(OwnRow(f"r{place}", cells=cells) for place, cells in enumerate(rows))
    total = OwnRow("sum", RowKind.TOTAL, ("Итого", "=СУММ(B1:B4)"))
    block.settings = write_grid(replace(grid, rows=(*typed, total)))
    block.save()
    block.settings = saved(block, order_by=grid.columns[1].key, descending="on")
    block.save()
    (table,) = preview_block(block).nodes
    assert isinstance(table, Table)
    assert [line[0] for line in printed(table)] == ["Большая", "Средняя", "Малая", "Неизвестная", "Итого"]
    assert printed(table)[-1] == ["Итого", "75"]
    assert "order" not in saved(block, order_by="")


def test_what_was_typed_when_the_session_ended_comes_back_unsaved(people: People, block: Block) -> None:
    browser = signed_in(people.coordinator)
    given = posted(browser.get(address(block)), A1="Спорт", B1="=B9", **{"column-1-width": "много"})
    del browser.cookies["sessionid"]
    assert browser.post(address(block), {**given, "paste": "1\t2"})["Location"].startswith("/account/login/")
    browser.force_login(people.coordinator)
    page = browser.get(address(block))
    assert page.context["rows"][0].cells[0].text == "Спорт"
    for words in ('value="много"', "введённое сохранилось", "Изменения ещё не сохранены."):
        assert words in page.text
    assert page.context["pasted"] == "1\t2"
    assert cells(block)[0] == ("", "")
    assert browser.get(address(block)).context["rows"][0].cells[0].text == ""


def test_what_comes_back_does_not_overwrite_what_others_have_saved_since(
    people: People, block: Block
) -> None:
    browser = signed_in(people.coordinator)
    given = posted(browser.get(address(block)), A1="Моё")
    del browser.cookies["sessionid"]
    browser.post(address(block), given)
    theirs = signed_in(people.administrator)
    theirs.post(address(block), posted(theirs.get(address(block)), A1="Чужое"))
    browser.force_login(people.coordinator)
    assert browser.post(address(block), posted(browser.get(address(block)))).status_code == 409
    assert cells(block)[0][0] == "Чужое"
