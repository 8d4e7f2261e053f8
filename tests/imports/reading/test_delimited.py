"""Text tables: delimiters, quotes and line ends as programs write them."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.imports.reading import UnreadableFile, look, rows_of
from portal.imports.reading.delimited import DELIMITERS, delimiter_of

ROWS = [
    ["№", "Наименование", "Адрес", "Сумма"],
    ["1", 'Фонд "Вера"', "650000, г. Кемерово, ул. Весенняя, 5", "1397,2"],
    ["2", "АНО «Лад»; филиал", "г. Омск, ул. Мира, 1 | офис 2", "600,0"],
    ["3", "Союз\nветеранов", "г. Тула, пр. Ленина, 7", "5,25"],
]


def written(
    rows: list[list[str]], delimiter: str, newline: str = "\r\n", quoting: int = csv.QUOTE_MINIMAL
) -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator=newline, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return file.getvalue()


def read(path: Path, content: str | bytes, encoding: str = "utf-8") -> list[tuple[int, list[Any]]]:
    path.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
    return list(rows_of(path, look(path, path.name)))


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_every_delimiter_and_line_end(tmp_path: Path, delimiter: str, newline: str, quoting: int) -> None:
    rows = [[cell.replace("\n", newline) for cell in row] for row in ROWS]
    assert read(tmp_path / "a.csv", written(rows, delimiter, newline, quoting)) == list(enumerate(rows, 1))


@given(
    rows=st.lists(
        st.lists(st.text("абв 12,;|\t\"'\n", min_size=1), min_size=4, max_size=4), min_size=3, max_size=8
    ),
    delimiter=st.sampled_from(DELIMITERS),
)
def test_whatever_stands_in_cells_the_file_is_told_or_read_whole(
    rows: list[list[str]], delimiter: str
) -> None:
    assert delimiter_of(written(rows, delimiter)) in DELIMITERS


def test_the_delimiter_is_not_judged_by_the_first_line_alone(tmp_path: Path) -> None:
    title = "Отчёт, составлен в Кемерово, за 2023 год, сводный\n\n"
    rows = read(tmp_path / "a.csv", title + written(ROWS, ";"))
    assert rows[0][0] == 1
    assert rows[2:] == list(enumerate(ROWS, 3))


def test_decimal_commas_do_not_delimit(tmp_path: Path) -> None:
    content = "Фонд;10,5;20,1;30,2\n" * 20
    assert read(tmp_path / "a.csv", content)[0] == (1, ["Фонд", "10,5", "20,1", "30,2"])


def test_excels_own_declaration(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", "sep=|\r\nа,б|в,г\r\n") == [(1, []), (2, ["а,б", "в,г"])]


def test_empty_cells_and_lines(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", "а;б\n\n;в\n") == [(1, ["а", "б"]), (2, []), (3, [None, "в"])]


def test_a_single_column_is_a_table(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", "ИНН\n7710264307\n") == [(1, ["ИНН"]), (2, ["7710264307"])]


def test_careless_quotes_inside_a_cell(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", 'Имя;ИНН\nООО "Лад";1\n')[1] == (2, ['ООО "Лад"', "1"])


def test_an_open_quote_names_its_row(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="В строке 3 открыта кавычка"):
        read(tmp_path / "a.csv", 'а;б\nв;г\nд;"передано не полн')


def test_a_cell_that_swallows_the_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="В строке 2 открыта кавычка"):
        read(tmp_path / "a.csv", 'а;б\n1;"' + "строка\n" * 50_000)


def test_empty_columns_beyond_the_limit_are_cut_off(tmp_path: Path) -> None:
    rows = read(tmp_path / "a.csv", ("а;б" + ";" * 500 + "\n") * 3)
    assert [len(cells) for _, cells in rows] == [200, 200, 200]


def test_mojibake_is_refused(tmp_path: Path) -> None:
    text = written(ROWS, ";").encode().decode("cp1251", errors="replace")
    with pytest.raises(UnreadableFile, match="кодировке"):
        read(tmp_path / "a.csv", text)
