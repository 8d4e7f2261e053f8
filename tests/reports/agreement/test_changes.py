"""What is printed is remembered line by line, and a change of any number of it is told."""

from __future__ import annotations

from grants.models import ContestRound
from portal.lib.parse import parse_quantity
from reports.actions.agreement import accept
from reports.builder import build
from reports.changes import Change, changes_since_acceptance, printed_lines
from reports.document import (
    Cell,
    Heading,
    LineBreak,
    ListNode,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Text,
)
from reports.models import Section
from tests.reports.agreement.world import World
from tests.reports.records import make_contest, make_round


def changes(world: World) -> list[Change]:
    return changes_since_acceptance(world.now(), build(world.report))


def words(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_every_kind_of_node_is_read() -> None:
    nodes = (
        Heading(2, (Text("Итоги"),)),
        Paragraph((Text("одно"), LineBreak(), Text("другое"))),
        ListNode(((words("раз"),), (words("два"), ListNode(((words("глубже"),),))))),
        PageBreak(),
        Signature("Глава города", "И.И. Иванов"),
    )
    assert printed_lines(nodes) == [
        "Итоги",
        "одно другое",
        "— раз",
        "— два",
        "— — глубже",
        "Глава города И.И. Иванов",
    ]


def test_a_row_of_a_table_is_a_line_with_what_stands_inside_its_cells(world: World) -> None:
    [table] = build(world.report).nodes[world.section.blocks.get(type="table").pk]
    assert isinstance(table, Table)
    lines = printed_lines([table])
    assert lines[0].startswith("Таблица № 1.")
    assert len(lines) == 1 + len(table.header) + len(table.rows) + len(table.footnotes)
    assert "100,0" in "\n".join(lines)
    row = table.rows[0]
    nested = Table("t", (), (), (type(row)("r", (Cell(nodes=(words("а"), words("б"))), Cell((Text("1"),)))),))
    assert printed_lines([nested]) == ["а б | 1"]


def test_nothing_has_changed_right_after_acceptance(world: World) -> None:
    assert changes(world) == [], "never accepted"
    accept(world.put("submitted"), by=world.people.coordinator)
    assert world.now().accepted[0] == {"block": "", "lines": ["Деньги"]}
    assert changes(world) == []


def test_a_number_that_follows_its_records_is_told_with_its_row(world: World) -> None:
    accept(world.put("submitted"), by=world.people.coordinator)
    held = ContestRound.objects.get()
    held.amount = parse_quantity("150 тыс", "rub")
    held.save()
    found = changes(world)
    table = world.section.blocks.get(type="table")
    assert {each.block for each in found} == {table.pk}
    assert all(each.where for each in found)
    assert any("100" in each.before and "150" in each.after for each in found)


def test_rows_that_come_and_go_are_told_and_those_that_only_move_are_not(world: World) -> None:
    accept(world.put("submitted"), by=world.people.coordinator)
    new = make_round(make_contest("new", name="Новый конкурс", direction="Новое"), amount="5 тыс", position=1)
    ContestRound.objects.exclude(pk=new.pk).update(position=2)
    told = [(each.where, each.before, each.after) for each in changes(world)]
    assert told == [
        ("", "", "Новый конкурс | Новое |  |  | 5,0"),
        ("Итого по всем конкурсам", "100,0", "105,0"),
    ]
    accept(world.put("submitted"), by=world.people.coordinator)
    new.delete()
    assert changes(world)[0].after == ""


def test_blocks_that_are_new_changed_or_gone_are_told(world: World) -> None:
    accept(world.put("submitted"), by=world.people.coordinator)
    text = world.section.blocks.get(type="text")
    text.text = "<p>Победили клубы.</p>"
    text.save()
    world.section.blocks.get(type="table").delete()
    Section.objects.filter(pk=world.section.pk).update(title="Деньги города")
    found = changes(world)
    assert Change("Текст", text.pk, "", "Победили фонды.", "Победили клубы.") in found
    assert Change("Заголовок раздела", None, "", "Деньги", "Деньги города") in found
    gone = [each for each in found if each.title == "Удалённый блок"]
    assert gone
    assert all(each.after == "" for each in gone)


def test_of_a_long_paragraph_only_the_words_around_the_change_are_told(world: World) -> None:
    text = world.section.blocks.get(type="text")
    sentence = (
        "<p>Из бюджета города в этом году на поддержку 27 НКО направлено {} тыс. рублей, это много.</p>"
    )
    text.text = sentence.format("21 984,5")
    text.save()
    accept(world.put("submitted"), by=world.people.coordinator)
    text.text = sentence.format("22 620")
    text.save()
    [change] = changes(world)
    assert (
        change.before.replace("\xa0", " ") == "… поддержку 27 НКО направлено 21 984,5 тыс. рублей, это много."
    )
    assert change.after.replace("\xa0", " ") == "… поддержку 27 НКО направлено 22 620 тыс. рублей, это много."
