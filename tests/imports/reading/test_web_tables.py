"""Web pages that call themselves workbooks."""

from pathlib import Path
from typing import Any

import pytest

from portal.imports.reading import UnreadableFile, look, rows_of

PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="windows-1251">
<style>td { color: red }</style></head><body><p>Отчёт</p><table>{}</table></body></html>"""


def read(path: Path, rows: str, encoding: str = "cp1251") -> list[tuple[int, list[Any]]]:
    path.write_bytes(PAGE.replace("{}", rows).encode(encoding))
    file = look(path, path.name)
    assert (file.kind, file.encoding) == ("html", encoding)
    return list(rows_of(path, file))


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8"])
def test_a_table(tmp_path: Path, encoding: str) -> None:
    rows = """<tr><th>Наименование</th><th>ИНН</th></tr>
    <tr><td>Фонд &laquo;Вера&raquo;<br>г.&nbsp;Омск</td><td> 7710264307 </td></tr><tr><td></td><td>1 &lt; 2</td></tr>"""
    assert read(tmp_path / "a.xls", rows, encoding) == [
        (1, ["Наименование", "ИНН"]),
        (2, ["Фонд «Вера» г. Омск", "7710264307"]),
        (3, [None, "1 < 2"]),
    ]


def test_missing_end_tags(tmp_path: Path) -> None:
    rows = read(tmp_path / "a.xls", "<tr><td>Получатель<td>Сумма<tr><td>Организация<td>5")
    assert rows == [(1, ["Получатель", "Сумма"]), (2, ["Организация", "5"])]


def test_merged_cells(tmp_path: Path) -> None:
    rows = "<tr><td colspan=3>Список получателей<tr><td rowspan=2>Культура<td>один<td>1<tr><td>два<td>2"
    rows += "<tr><td>Спорт<td>три<td>3"
    assert [cells for _, cells in read(tmp_path / "a.xls", rows)] == [
        ["Список получателей", None, None],
        ["Культура", "один", "1"],
        ["Культура", "два", "2"],
        ["Спорт", "три", "3"],
    ]


def test_a_large_page_comes_in_pieces(tmp_path: Path) -> None:
    rows = read(
        tmp_path / "a.xls",
        "".join(f"<tr><td>Организация</td><td>{place}</td></tr>" for place in range(30_000)),
    )
    assert [line for line, _ in rows] == list(range(1, 30_001))
    assert all(cells == ["Организация", str(line - 1)] for line, cells in rows)


def test_a_page_without_a_table(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="веб-страница без таблицы"):
        read(tmp_path / "a.xls", "")


def test_a_page_that_was_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text("<table><tr><td>Получатель</td></tr><tr><td>Организация", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="передан не полностью"):
        list(rows_of(path, look(path, "a.xls")))
