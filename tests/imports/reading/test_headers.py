"""Headers as offices draw them: under titles, in two rows, numbered, repeated, or missing."""

import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from portal.imports.reading import Header, data_rows, find_header, is_group_row, is_total_row
from portal.imports.reading.shapes import Row

KNOWN = ["наименование", "ИНН", "ОГРН", "сумма", "дата"]
DATA: list[list[Any]] = [
    [1, "Фонд «Вера»", "7710264307", 1397.2, datetime.date(2023, 6, 5)],
    [2, "АНО «Лад»", "7727248720", 600, datetime.date(2023, 7, 1)],
    [3, "Союз ветеранов", "2315058833", 250.5, None],
]
NAMES = ["№", "Наименование организации", "ИНН", "Сумма, тыс. руб.", "Дата решения"]


def numbered(*rows: list[Any]) -> list[Row]:
    return list(enumerate(rows, 1))


def cells_under(rows: list[Row], header: Header) -> list[list[Any]]:
    return [cells for _, cells in data_rows(rows, header)]


def test_the_first_row() -> None:
    rows = numbered(NAMES, *DATA)
    assert find_header(rows, KNOWN) == find_header(rows) == Header(1, 1, tuple(NAMES))
    assert cells_under(rows, find_header(rows)) == DATA


def test_titles_and_blank_rows_above() -> None:
    titles: list[list[Any]] = [
        ["Приложение № 1", None, None, None, None],
        [None] * 5,
        ["Реестр организаций, получивших поддержку", None, None, None, None],
        ["по состоянию на", datetime.date(2023, 12, 31), None, None, None],
    ]
    header = find_header(numbered(*titles, NAMES, *DATA), KNOWN)
    assert (header.line, header.height) == (5, 1)


def test_column_numbers_below_are_no_data() -> None:
    for numbers in ([1, 2, 3, 4, 5], ["1", "2", "3", "4", "5"], ["1.", "2.", "3.", "4.", "5."]):
        rows = numbered(["Отчёт", None, None, None, None], NAMES, numbers, *DATA)
        assert cells_under(rows, find_header(rows)) == DATA


def test_two_rows_under_a_common_group() -> None:
    rows = numbered(
        ["Сведения", None, None, None],
        ["№", "Наименование", "Сумма", None],
        ["№", "Наименование", "план", "факт"],
        [1, "Фонд", 5, 6],
        [2, "Союз", 7, 8],
    )
    header = find_header(rows, KNOWN)
    assert header == Header(2, 2, ("№", "Наименование", "Сумма: план", "Сумма: факт"))
    assert cells_under(rows, header) == [[1, "Фонд", 5, 6], [2, "Союз", 7, 8]]


def test_two_rows_of_years() -> None:
    rows = numbered(
        ["Показатель", "2022 год", None, "2023 год", None],
        [None, "план", "факт", "план", "факт"],
        ["Число НКО", 1, 2, 3, 4],
    )
    assert find_header(rows).names == (
        "Показатель",
        "2022 год: план",
        "2022 год: факт",
        "2023 год: план",
        "2023 год: факт",
    )


def test_a_gap_in_the_header_does_not_make_data_a_header() -> None:
    rows = numbered(
        ["Наименование", None, "ИНН"], ["Фонд", "город", "7710264307"], ["Союз", "село", "7727248720"]
    )
    assert find_header(rows, KNOWN) == Header(1, 1, ("Наименование", "", "ИНН"))


def test_without_a_header() -> None:
    rows = [(line + 1, cells) for line, cells in numbered(*DATA)]
    header = find_header(rows, KNOWN)
    assert header == Header(2, 0, ("Столбец 1", "Столбец 2", "Столбец 3", "Столбец 4", "Столбец 5"))
    assert cells_under(rows, header) == DATA


def test_nothing_at_all() -> None:
    assert find_header([]) == Header(1, 0, ())
    assert list(data_rows([], Header(1, 0, ()))) == []


def test_a_header_repeated_on_each_printed_page() -> None:
    rows = numbered(
        NAMES, [1, 2, 3, 4, 5], DATA[0], [None, "  ", None, "", None], NAMES, [1, 2, 3, 4, 5], *DATA[1:]
    )
    assert cells_under(rows, find_header(rows)) == DATA


def test_data_keep_their_row_numbers() -> None:
    rows = numbered(["Отчёт", None], ["Имя", "Сумма"], ["Фонд", 5], [None, None], ["Союз", 7])
    assert [line for line, _ in data_rows(rows, find_header(rows))] == [3, 5]


def test_data_that_look_like_column_numbers_stay() -> None:
    rows = numbered(["Имя", "План", "Факт"], ["Фонд", 2, 3], [1, 2, 3])
    assert cells_under(rows, find_header(rows)) == [["Фонд", 2, 3], [1, 2, 3]]


def test_text_only_tables_need_known_words() -> None:
    rows = numbered(
        ["ФИО", "Должность", "Организация"], ["Иванов", "директор", "Фонд"], ["Петров", "член", "Союз"]
    )
    assert find_header(rows, ["организация", "должность"]) == Header(
        1, 1, ("ФИО", "Должность", "Организация")
    )


@given(titles=st.integers(0, 8), blanks=st.integers(0, 3), copies=st.integers(1, 10))
def test_any_number_of_titles(titles: int, blanks: int, copies: int) -> None:
    rows = numbered(
        *[["Список получателей", None, None, None, None]] * titles,
        *[[None] * 5] * blanks,
        NAMES,
        *DATA * copies,
    )
    header = find_header(rows[:60], KNOWN)
    assert (header.line, header.names) == (titles + blanks + 1, tuple(NAMES))
    assert cells_under(rows, header) == DATA * copies


def test_group_rows() -> None:
    assert is_group_row(["Кемеровская область", None, None]) == "Кемеровская область"
    assert is_group_row([None, "Программа  «Культура»", ""]) == "Программа «Культура»"
    assert is_group_row(["Омск", "Омск", "Омск"]) == "Омск"
    for cells in (
        ["Омск"],
        ["Омск", 5, None],
        [5, None, None],
        ["5", None],
        ["Итого", None],
        [None, None],
        ["Омск", "Омск", None],
    ):
        assert is_group_row(cells) is None


def test_total_rows() -> None:
    for text in ("Итого", "ВСЕГО:", "Итого по программе", "Всего за 2023 год", "Общий итог"):
        assert is_total_row([None, text, 5])
        assert is_total_row([1, text, 5])
    for text in ("Всероссийское общество инвалидов", "Фонд «Итого»", "Всего доброго, фонд"):
        assert not is_total_row([None, text, 5])
    assert not is_total_row(["Фонд", "Итого", 5])
    assert not is_total_row([None, 5])
