"""Russian text comes back the same from every encoding that offices use."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.imports.reading import UnreadableFile, look, rows_of
from portal.imports.reading.encodings import SINGLE_BYTE, encoding_of, read_through

WORDS = [
    *(
        "организация",
        "ОГРН",
        "ИНН",
        "некоммерческая",
        "субсидия",
        "Кемерово",
        "г.",
        "«Вера»",
        "договор",
        "№ 5",
    ),
    *(
        "получатель",
        "сумма",
        "автономная",
        "помощь",
        "ветераны",
        "Совет",
        "общественная",
        "поддержка",
        "культура",
    ),
    *(
        "спорт",
        "Иванов",
        "Пётр",
        "директор",
        "объект",
        "щит",
        "эхо",
        "фонд",
        "рублей",
        "2023",
        "ул.",
        "Весенняя,",
    ),
    *("Общероссийская", "Ханты-Мансийск", "Югра", "мероприятие", "ГОРОД", "отчёт"),
]
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
sentences = st.lists(st.sampled_from(WORDS), min_size=20, unique=True).map(" ".join)


@pytest.mark.parametrize("encoding", [*SINGLE_BYTE, *UNICODE])
@given(text=sentences, newline=st.sampled_from(["\n", "\r\n", "\r"]))
def test_round_trip(encoding: str, text: str, newline: str) -> None:
    written = text.replace(" ", newline).encode(encoding, errors="replace")
    expected = written.decode(encoding).removeprefix("\ufeff")
    assert written.decode(encoding_of(written)).removeprefix("\ufeff") == expected


@pytest.mark.parametrize("encoding", SINGLE_BYTE)
def test_capitals_alone(encoding: str) -> None:
    text = "НАИМЕНОВАНИЕ ОРГАНИЗАЦИИ;АДРЕС;РУКОВОДИТЕЛЬ;СУММА СУБСИДИИ;ПОЛУЧАТЕЛЬ;ЦЕЛЬ ПОДДЕРЖКИ"
    written = text.encode(encoding)
    assert written.decode(encoding_of(written)) == text


def test_ascii_is_read_as_utf8() -> None:
    assert encoding_of(b"id;inn\n1;7710264307\n") == "utf-8"


def test_a_byte_order_mark_is_no_part_of_the_first_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        path.write_bytes(mark + "Имя;ИНН\nФонд;1\n".encode(encoding))
        assert next(iter(rows_of(path, look(path, "a.csv")))) == (1, ["Имя", "ИНН"])


def test_letters_that_come_late_are_found(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"1;2;3\n" * 100_000 + "Общественная организация;Кемерово;культура\n".encode("cp1251"))
    assert read_through(path).encoding == "cp1251"


def test_a_file_that_breaks_in_the_middle_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = ["Имя;Город"] + ["Фонд поддержки;Кемерово"] * 60_000
    path.write_bytes("\n".join(lines[:50_000]).encode() + b"\n\xff\xfe;\n" + "\n".join(lines).encode())
    with pytest.raises(UnreadableFile, match="В строке 50001 файл испорчен"):
        look(path, "a.csv")


@pytest.mark.parametrize("content", ["Имя;Го\0род\nФонд;Омск\n", "a;b\n1;2\0\n"])
def test_zero_bytes(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content.encode("cp1251"))
    with pytest.raises(UnreadableFile, match="нулевые байты"):
        look(path, "a.csv")
