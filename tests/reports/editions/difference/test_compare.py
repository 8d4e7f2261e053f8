"""What two documents differ in, told as a reader would tell it."""

from __future__ import annotations

import copy
import dataclasses
import random
import time
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.built import Built
from reports.document import Node
from reports.editions.difference.changes import Change, Difference, How, Run, TableChange
from reports.editions.difference.compare import difference, is_same
from reports.editions.difference.words import plain
from reports.renderers.json import document_data
from reports.templatetags.editions import said
from tests.reports.editions.documents import (
    chart,
    document,
    heading,
    items,
    link,
    note,
    picture,
    runs,
    signature,
    table,
    words,
)
from tests.reports.seeds import KEMEROVO

SPORT = {"sport": ("Спорт", "1 397,2"), "culture": ("Культура", "1 250,0")}


def told(found: Difference) -> list[tuple[str, str, str]]:
    """Heading, how and what, for changes of text."""
    return [
        (part.title, change.how.value, change.what)
        for part in found.parts
        for change in part.changes
        if isinstance(change, Change)
    ]


def only_change(found: Difference) -> Change:
    (part,) = found.parts
    (change,) = part.changes
    assert isinstance(change, Change)
    return change


def only_table(found: Difference) -> TableChange:
    (part,) = found.parts
    (change,) = part.changes
    assert isinstance(change, TableChange)
    return change


WORDS = [f"слово{number}" for number in range(4000)]
NODES = st.lists(
    st.one_of(
        st.text(max_size=20).map(words),
        st.text(max_size=20).map(heading),
        st.lists(st.text(max_size=8), max_size=3).map(lambda texts: items(*texts)),
        st.dictionaries(
            st.text(max_size=4), st.tuples(st.text(max_size=5), st.text(max_size=5)), max_size=4
        ).map(table),
        st.text(max_size=4).map(picture),
    ),
    max_size=8,
)


@given(NODES)
def test_the_same_document_has_no_difference(nodes: list[Node]) -> None:
    one, other = document(*nodes), document(*nodes)
    assert difference(one, other).count == 0
    assert is_same(one, other)


@given(NODES, NODES)
def test_what_reads_otherwise_is_told(before: list[Node], after: list[Node]) -> None:
    """Nothing that a reader would see is passed over, and it does not matter which of the two is the newer."""
    one, other = document(*before), document(*after)
    texts = [
        [plain(run["text"]).strip() for run in runs(each) if run["text"].strip()] for each in (one, other)
    ]
    if texts[0] != texts[1]:
        assert difference(one, other).count
        assert difference(other, one).count


@pytest.mark.parametrize("name", [KEMEROVO, "kogalym/2023/kogalym_support"])
def test_one_changed_number_is_one_difference(name: str, demo_reports: Mapping[str, Built]) -> None:
    before = document_data(demo_reports[name].document)
    count = sum(run["type"] == "number" for run in runs(before))
    for place in random.Random(7).sample(range(count), min(count, 25)):
        after = copy.deepcopy(before)
        number = [run for run in runs(after) if run["type"] == "number"][place]
        number["text"] = "777\u00a0777"
        found = difference(before, after)
        assert found.count == 1, number
        assert not is_same(before, after)


def test_records_behind_a_number_are_no_difference_for_a_reader(demo_reports: Mapping[str, Built]) -> None:
    before = document_data(demo_reports[KEMEROVO].document)
    after = copy.deepcopy(before)
    next(run for run in runs(after) if run.get("provenance"))["provenance"]["records"] += 1
    assert before != after
    assert is_same(before, after)


def test_a_space_that_nobody_sees_is_no_difference_for_a_reader() -> None:
    before = document(
        heading("Город в 2023 году"), words("Итог за год"), table({"sport": ("Спорт и туризм", "5")})
    )
    after = document(
        heading("Город в\u00a02023\u00a0году"),
        words("Итог за\u00a0год"),
        table({"sport": ("Спорт и\u00a0туризм", "5")}),
    )
    assert difference(before, after).count == 0
    assert not is_same(before, after), "it may be published: lines break elsewhere"


def test_changed_words_stand_between_those_that_stayed() -> None:
    found = difference(
        document(heading("Деньги", "money"), words("Выделено 5 млн рублей.")),
        document(heading("Деньги", "money"), words("Выделено 7 млн рублей.")),
    )
    (part,) = found.parts
    assert (part.title, part.anchor) == ("Деньги", "money")
    assert only_change(found).runs == (
        Run(How.SAME, "Выделено "),
        Run(How.REMOVED, "5"),
        Run(How.ADDED, "7"),
        Run(How.SAME, " млн рублей."),
    )


def test_a_number_with_no_break_spaces_changes_as_one_word() -> None:
    before, after = (document(words(f"Всего {n} рублей")) for n in ("1\u00a0397,2", "1\u00a0397,3"))
    changed = [run.text for run in only_change(difference(before, after)).runs]
    assert changed == ["Всего ", "1\u00a0397,2", "1\u00a0397,3", " рублей"]


def test_changed_words_in_a_row_are_one_change() -> None:
    found = difference(
        document(words("Прошло в городе весной.")), document(words("Прошло в области осенью."))
    )
    assert [run.text for run in only_change(found).runs] == [
        "Прошло в ",
        "городе весной",
        "области осенью",
        ".",
    ]


def test_what_came_and_went_is_told_under_its_heading() -> None:
    found = difference(
        document(
            heading("Первый"), words("Это останется здесь"), heading("Второй"), words("Это пропадёт совсем")
        ),
        document(heading("Первый"), words("Это останется здесь"), words("А это новое"), heading("Второй")),
    )
    assert told(found) == [("Первый", "added", "абзац"), ("Второй", "removed", "абзац")]


def test_what_stands_elsewhere_is_moved_rather_than_gone() -> None:
    one, two, three = words("Один рассказ"), words("Другая история"), words("Третье слово")
    found = difference(document(one, two, three), document(two, three, one))
    assert told(found) == [("Начало отчёта", "moved", "абзац")]


def test_titles_items_pictures_and_signatures_are_compared() -> None:
    found = difference(
        document(items("раз", "два"), picture("a"), signature("И. Иванов"), title="Отчёт"),
        document(items("раз", "три"), picture("b"), signature("П. Петров"), title="Отчёт города"),
    )
    assert [(how, what) for _, how, what in told(found)] == [
        ("changed", "название отчёта"),
        ("changed", "пункт списка"),
        ("changed", "картинка"),
        ("changed", "подпись"),
    ]


def test_an_address_behind_the_same_words_is_told() -> None:
    found = difference(document(link("сайт", "https://a.ru")), document(link("сайт", "https://b.ru")))
    assert [run.text for run in only_change(found).runs if run.how is not How.SAME] == [
        "a",
        "b",
    ]


def test_a_cell_is_named_by_its_row_and_column() -> None:
    before = table(SPORT)
    after = table({**SPORT, "sport": ("Спорт", "1 397,3")})
    change = only_table(difference(document(before), document(after)))
    assert [(c.row, c.column, c.before, c.after) for c in change.cells] == [
        ("Спорт", "Сумма", "1 397,2", "1 397,3")
    ]
    assert (change.title, change.anchor) == ("Таблица №\u00a01. Деньги", "table-1")


def test_rows_that_came_and_went_do_not_disturb_the_others() -> None:
    before = table({**SPORT, "youth": ("Молодёжь", "1 450,0")})
    after = table({"new": ("Туризм", "700,0"), **SPORT})
    change = only_table(difference(document(before), document(after)))
    assert [(row.how.value, row.name) for row in change.rows] == [
        ("removed", "Молодёжь"),
        ("added", "Туризм"),
    ]
    assert change.rows[1].cells == (("Программа", "Туризм"), ("Сумма", "700,0"))
    assert not change.cells


def test_a_row_entered_anew_that_says_the_same_is_no_difference() -> None:
    before, after = table({"12": ("Спорт", "5")}), table({"57": ("Спорт", "5")})
    assert difference(document(before), document(after)).count == 0


def test_rows_in_another_order_are_one_difference() -> None:
    before, after = table(SPORT), table(dict(reversed(SPORT.items())))
    (change,) = only_table(difference(document(before), document(after))).notes
    assert (change.how, change.what) == (How.MOVED, "порядок строк")


def test_columns_caption_unit_and_footnotes_are_told() -> None:
    before = table({"sport": ("Спорт", "5")}, unit="рублей", footnotes=(note("По данным на май"),))
    after = table(
        {"sport": ("Спорт", "5", "2")},
        ("Программа", "Сумма", "СОНКО"),
        caption="Деньги города",
        unit="тыс. рублей",
    )
    change = only_table(difference(document(before), document(after)))
    assert sorted((note.how.value, note.what) for note in change.notes) == [
        ("added", "столбец"),
        ("changed", "единица"),
        ("changed", "название таблицы"),
        ("changed", "сноска"),
    ]
    assert not change.cells


def test_moved_and_renamed_columns_are_told_once() -> None:
    before = table({"sport": ("Спорт", "5", "2")}, ("Программа", "Сумма", "СОНКО"))
    moved = table({"sport": ("Спорт", "2", "5")}, ("Программа", "СОНКО", "Сумма"))
    change = only_table(difference(document(before), document(moved)))
    assert [(note.how, said(note)) for note in change.notes] == [
        (How.MOVED, "Столбцы стоят в другом порядке")
    ]
    assert not change.cells
    renamed = dataclasses.replace(
        moved,
        columns=(
            moved.columns[0],
            dataclasses.replace(moved.columns[1], title="Сколько СОНКО"),
            moved.columns[2],
        ),
    )
    change = only_table(difference(document(before), document(renamed)))
    assert [said(note) for note in change.notes] == [
        "Столбцы стоят в другом порядке",
        "Название столбца изменено",
    ]


def test_a_chart_is_told_by_its_title_and_its_table() -> None:
    before = chart("Поддержка", table({"sport": ("Спорт", "5")}))
    after = chart("Помощь", table({"sport": ("Спорт", "6")}))
    found = difference(document(before), document(after))
    assert found.count == 2
    assert told(found) == [("Начало отчёта", "changed", "заголовок диаграммы")]


def test_a_whole_table_is_told_by_its_name() -> None:
    found = difference(document(words("Текст")), document(words("Текст"), table(SPORT)))
    assert only_change(found).runs == (Run(How.ADDED, "Таблица №\u00a01. Деньги (строк: 2)"),)


def test_measures_of_a_plan_are_parts_of_their_own(demo_reports: Mapping[str, Built]) -> None:
    before: dict[str, Any] = document_data(demo_reports[KEMEROVO].document)
    after = copy.deepcopy(before)
    next(run for run in runs(after) if "семинар" in run["text"])["text"] += " Добавлено."
    (part,) = difference(before, after).parts
    assert part.title
    assert part.anchor.startswith("measure-")


def test_documents_of_another_version_are_still_compared() -> None:
    old = document(words("Текст"), table(SPORT))
    old["version"] = 1
    for column in old["sheets"][0]["nodes"][1]["columns"]:
        del column["align"], column["width"]
    assert difference(old, document(words("Текст"), table(SPORT))).count == 0


def test_a_rewritten_text_is_read_as_a_whole_then_and_now() -> None:
    before = "Город помогал организациям деньгами и помещениями, выделено больше ста миллионов рублей за год."
    after = (
        "Семинары прошли весной и осенью, на них побывали руководители всех общественных объединений области."
    )
    found = difference(document(words(before)), document(words(after)))
    assert [(how, what) for _, how, what in told(found)] == [("removed", "абзац"), ("added", "абзац")]


def test_a_report_rewritten_from_end_to_end_is_compared_at_once() -> None:
    chance = random.Random(3)

    def rewritten(number: int) -> list[Node]:
        return [words(" ".join(chance.choices(WORDS, k=60))) for _ in range(number)]

    def compared(number: int) -> float:
        """Seconds, with so many rows and paragraphs to every ten of them."""
        rows = [{f"{name}{n}": (f"{name} {n}", str(n)) for n in range(number)} for name in ("Было", "Стало")]
        texts = [rewritten(number // 10) for _ in range(2)]
        began = time.perf_counter()
        assert difference(document(*texts[0]), document(*texts[1], words("Конец"))).count > number // 10
        assert difference(document(table(rows[0])), document(table(rows[1]))).count == 2 * number
        return time.perf_counter() - began

    small, large = (min(compared(number) for _ in range(2)) for number in (400, 1200))
    assert large < 8 * small, "three times as much takes nine times as long where each is held against each"
