"""Files made to harm, and files that are no tables: one sentence each, within 5 seconds and 200 MB,
and nothing is left behind."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.imports.reading.measured import cost_of
from tests.imports.reading.workbooks import (
    nested_zip,
    ods_cell,
    ods_row,
    record,
    repacked,
    write_ods,
    write_xls,
    write_xlsx,
    write_zip,
)

ROWS: Final = [["Имя", "ИНН"], ["Фонд", "7710264307"]]
SHEET: Final = "xl/worksheets/sheet1.xml"
TYPES: Final = "[Content_Types].xml"
LAUGHS: Final = '<!DOCTYPE a [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE: Final = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
SIGNATURES: Final = {
    "pdf": (b"%PDF-1.7\n1 0 obj", "документ PDF"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(50), "картинка PNG"),
    "jpeg": (b"\xff\xd8\xff\xe0" + bytes(50), "картинка JPEG"),
    "rtf": (b"{\\rtf1\\ansi text}", "текстовый документ RTF"),
    "rar": (b"Rar!\x1a\x07\x01\x00", "архив RAR"),
    "xml": (b'<?xml version="1.0"?><a><b>1</b></a>', "в формате XML"),
    "page": ("<!DOCTYPE html><html><body>Доступ запрещён</body></html>".encode(), "веб-страница без таблицы"),
    "page of columns": (b"<table><tr>" + b"<td>1" * 1_000_000, "больше 200 столбцов"),
    "page of one span": (b"<table><tr><td colspan=99999999>1<td>2</table>", "больше 200 столбцов"),
    "page with an endless tag": (b"<html><table " + b"a" * 50_000_000, "повреждён"),
    "page with an endless comment": (b"<html><!-- " + b"<!--" * 5_000_000, "повреждён"),
    "page with an endless cell": (b"<table><tr><td>" + b"word <b></b>" * 4_000_000, "длиннее миллиона"),
    "nested page": (b"<html>" + b"<table><tr><td>" * 1_000_000 + b"1", ""),
    "empty": (b"", "Файл пуст"),
    "spaces": (b" \r\n\t\n", "Файл пуст"),
    "one byte": (b"1", "нет таблицы"),
    "text": ("Уважаемые коллеги".encode(), "нет таблицы"),
    "zero bytes": (b"a;b\n1;\0\n2;3\n", "нулевые байты"),
    "only zeros": (bytes(100_000), "нулевые байты"),
    "columns": (b";" * 1_000_000 + b"1\n2\n", "больше 200 столбцов"),
    "columns within a line": (b"1;" * 300 + b"1\n2\n", "больше 200 столбцов"),
    "field": (b'a;b\n1;"' + b"x" * 50_000_000 + b'"\n', "слишком длинн"),
    "field of lines": (b'a;b\n1;"' + b"x\n" * 25_000_000 + b'"\n', "открыта кавычка"),
    "truncated": ('Имя;Цель\nФонд;"Помощь вет'.encode(), "В строке 2 открыта кавычка"),
    "biff5": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000), "не книга Excel"),
}


def refusal_of(path: Path) -> str:
    """What the file is refused with, after its cost was judged."""
    others = {*path.parent.iterdir()}
    cost = cost_of(path)
    assert cost.refusal.endswith(".")
    assert cost.refusal.count(". ") == 0, "one sentence"
    assert cost.seconds < 5
    assert cost.peak < 200
    assert not cost.children_left
    assert {*path.parent.iterdir()} == others
    return cost.refusal


@pytest.mark.parametrize("name", SIGNATURES)
def test_bytes(tmp_path: Path, name: str) -> None:
    content, expected = SIGNATURES[name]
    path = tmp_path / "a.xls"
    path.write_bytes(content)
    assert expected in refusal_of(path)


def in_sheet(change: Callable[[bytes], bytes]) -> Callable[[Path], Path]:
    return lambda path: repacked(write_xlsx(path, ROWS), {SHEET: change})


def in_part(name: str, content: bytes) -> Callable[[Path], Path]:
    return lambda path: repacked(write_xlsx(path, ROWS), {name: lambda _: content})


def more_cells(cells: str) -> Callable[[Path], Path]:
    return in_sheet(lambda xml: xml.replace(b"</sheetData>", cells.encode() + b"</sheetData>"))


def declared(prologue: str) -> Callable[[Path], Path]:
    return in_sheet(lambda xml: xml.replace(b"<worksheet", prologue.encode() + b"<worksheet", 1))


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def truncated(path: Path) -> Path:
    write_xlsx(path, [["Фонд", str(place)] for place in range(2000)])
    path.write_bytes(path.read_bytes()[:-3000])
    return path


def lying(path: Path) -> Path:
    """The list of parts says that a part of 40 MB has 10 bytes."""
    size = 40_000_000
    repacked(write_xlsx(path, ROWS), {"xl/media/a.xml": lambda _: b" " * size})
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", size), struct.pack("<I", 10)))
    return path


def encrypted_part(path: Path) -> Path:
    write_xlsx(path, ROWS)
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(content))
    return path


def many_parts(path: Path) -> Path:
    return write_zip(path, {f"{place}.xml": "" for place in range(20_000)})


def far_in_xls(path: Path) -> Path:
    """Cells in the corners of many sheets' worth of rows."""
    write_xls(path, ROWS)
    far = record(0x0203, struct.pack("<HHHd", 65535, 16383, 0, 1))
    path.write_bytes(path.read_bytes().replace(record(0x000A) + bytes(8), far + record(0x000A) + bytes(8)))
    return path


def encrypted_workbook(path: Path) -> Path:
    return write_xls(path, ROWS, streams=("EncryptedPackage", "EncryptionInfo"))


def xls_with_password(path: Path) -> Path:
    return write_xls(path, ROWS, record(0x002F, struct.pack("<HHH", 1, 1, 1) + bytes(48)))


FILES: Final[dict[str, tuple[Callable[[Path], Path], str]]] = {
    "bomb": (in_part("xl/media/a.bin", bytes(200_000_000)), "слишком велик"),
    "bomb in the strings": (in_part("xl/sharedStrings.xml", b" " * 200_000_000), "слишком велик"),
    "bomb by a lying list": (lying, "слишком велик"),
    "nested": (lambda path: written(path, nested_zip(50)), "повреждён"),
    "many parts": (many_parts, "слишком велик"),
    "laughs": (declared(LAUGHS), "недопустимая разметка"),
    "outside": (declared(OUTSIDE), "недопустимая разметка"),
    "outside in strings": (in_part("xl/sharedStrings.xml", OUTSIDE.encode()), "недопустимая разметка"),
    "hidden in UTF-16": (in_sheet(lambda xml: LAUGHS.encode("utf-16")), "недопустимая разметка"),
    "laughs in ODS": (
        lambda path: write_ods(path, ods_row(ods_cell("&b;")), LAUGHS),
        "недопустимая разметка",
    ),
    "truncated": (truncated, "повреждён"),
    "without a directory": (lambda path: written(path, b"PK\x03\x04" + bytes(3000)), "повреждён"),
    "broken markup": (in_sheet(lambda xml: xml[: len(xml) // 2] + b"<<<"), "повреждён"),
    "broken list of sheets": (in_part("xl/workbook.xml", b"<workbook><sheets>"), "повреждён"),
    "encrypted part": (encrypted_part, "паролем"),
    "encrypted workbook": (encrypted_workbook, "паролем"),
    "xls with a password": (xls_with_password, "паролем"),
    "macros": (in_part("xl/vbaProject.bin", b"macro"), "макросы"),
    "macro type": (in_part(TYPES, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "макросы"),
    "macros in xls": (
        lambda path: write_xls(path, ROWS, streams=("Workbook", "_VBA_PROJECT_CUR")),
        "макросы",
    ),
    "word": (lambda path: write_zip(path, {TYPES: "", "word/document.xml": "<a/>"}), "документ Word"),
    "old word": (lambda path: write_xls(path, ROWS, streams=("WordDocument",)), "документ Word"),
    "xlsb": (lambda path: write_zip(path, {TYPES: "", "xl/workbook.bin": "a"}), ".xlsb"),
    "other archive": (lambda path: write_zip(path, {"readme.txt": "a"}), "архив ZIP"),
    "odt": (
        lambda path: write_zip(path, {"mimetype": "text", "content.xml": "<a/>"}),
        "OpenDocument без таблиц",
    ),
    "last cell": (more_cells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "далеко от таблицы"),
    "last column": (more_cells('<row r="9"><c r="XFD9"><v>1</v></c></row>'), "больше 200 столбцов"),
    "beyond": (more_cells('<row r="9"><c r="ZZZZZZ99999999999"><v>1</v></c></row>'), ""),
    "a million columns": (more_cells(f"<row>{'<c><v>1</v></c>' * 1_000_000}</row>"), "больше 200 столбцов"),
    "nested markup": (in_sheet(lambda xml: b"<a>" * 1_000_000), "Лист пуст"),
    "nested list": (in_part("xl/workbook.xml", b"<a>" * 300_000 + b"</a>" * 300_000), ""),
    "rows in ODS": (
        lambda path: write_ods(
            path, ods_row(ods_cell("а"), attributes=' table:number-rows-repeated="2000000000"')
        ),
        "слишком велик",
    ),
    "columns in ODS": (
        lambda path: write_ods(path, ods_row(ods_cell("а", ' table:number-columns-repeated="2000000000"'))),
        "",
    ),
    "nested in ODS": (lambda path: write_ods(path, "<table:table-row>" * 200_000), "повреждён"),
    "far in xls": (far_in_xls, "далеко от таблицы"),
}


@pytest.mark.parametrize("name", FILES)
def test_files(tmp_path: Path, name: str) -> None:
    make, expected = FILES[name]
    assert expected in refusal_of(make(tmp_path / "a.xlsx"))


def test_a_sheet_that_packs_well_is_no_bomb(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [[0] * 15 for _ in range(5000)])
    with zipfile.ZipFile(path) as archive:
        assert archive.getinfo(SHEET).file_size > archive.getinfo(SHEET).compress_size * 5
    cost = cost_of(path)
    assert (cost.refusal, cost.rows) == ("", 5000)
