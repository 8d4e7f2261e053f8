"""The published documents beside the checkout: their prose, tables and measures, read and never copied.

Each was taken from a word processor as plain text: a tab opens a cell, an empty line closes a row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.lib.shared_data import shared_file

# The years, cities and forms of the published documents, as the reports of the demonstration are called.
KOGALYM, KOGALYM_2020 = "kogalym/2023/kogalym_support", "kogalym/2020/public_dialogue"
KHANTY_MANSIYSK, KHABAROVSK = "khanty-mansiysk/2020/public_dialogue", "khabarovsk/2013/public_dialogue"
KEMEROVO = "kemerovo/2023/kemerovo_plan"
FILES = {
    KOGALYM: "000_3b24e8cd296bd04f.txt",
    KOGALYM_2020: "001_9f85a604be6ac1d9.txt",
    KHANTY_MANSIYSK: "002_21489f2b50feb425.txt",
    KEMEROVO: "003_db1f40e98e3b2187.txt",
    KHABAROVSK: "004_ae97fa86e195d5f0.txt",
}

# Slips of the typesetter that would hide a fact from the readers below.
SLIPS = {
    "560, 4 тыс": "560,4 тыс",  # a space inside a sum
    "проект детского дома» Партнерство": "проект детского дома «Партнерство",  # a mark the wrong way round
    "kultura/ sport/ molodezhnaya-politika/)": "kultura/, sport/, molodezhnaya-politika/)",  # three addresses as one
}

MEASURE = re.compile(r"\d?(\d\.\d+)\.?")  # «22.3.» is a slip for 2.3
LIST_NUMBER = re.compile(r"^\d+\. ", re.MULTILINE)  # the report numbers its lists itself
TABLES = {  # the first words of the header and of the last row
    "№ 1": ("Муниципальные программы", "Всего:"),
    "№ 2": ("Сфера", "Итого:"),
    "№ 3": ("№ п/п", "Итого по всем конкурсам:"),
    "№ 4": ("Наименование СОНКО", "Итого:"),
    "№ 5": ("Наименование СОНКО", "Итого:"),
    "приложение": ("Показатель", "3. Удельный вес организаций"),
}
Row = tuple[str, ...]


@dataclass(frozen=True)
class SeedMeasure:
    number: str
    title: str
    term: str
    result: str


@dataclass(frozen=True)
class SeedTable:
    """``caption`` is empty for the appendix, whose heading says what it is. Empty cells are left out of rows."""

    caption: str
    headers: Row
    rows: tuple[Row, ...]


@cache
def seed(report: str) -> str:
    """The document as it was published, without the slips that would hide a fact; skips where there is none."""
    text = (
        shared_file(f"seeds/{FILES[report]}").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
    )
    for slip, meant in SLIPS.items():
        text = text.replace(slip, meant)
    return text


def prose(report: str) -> tuple[str, ...]:
    """What the document tells outside its tables, then the results of its measures one by one."""
    if report == KEMEROVO:
        *results, last = (measure.result for measure in measures())
        result, conclusion = last.split("\n\n\n", 1)  # the conclusion follows the last cell
        return (preamble() + conclusion, *results, result)
    return (LIST_NUMBER.sub("", seed(report)),)


def sentences(report: str) -> str:
    return "\n".join(prose(report))


def preamble() -> str:
    return seed(KEMEROVO).partition("\t№ п/п")[0]


def headings(report: str) -> list[str]:
    """What the document prints above its parts."""
    if report == KEMEROVO:
        appendix = re.search(r"ОТЧЕТ\s.*?ГОДЫ", seed(KEMEROVO), re.DOTALL)
        assert appendix, "the appendix has moved"
        return [preamble().partition("\n\n")[0], appendix[0]]
    return re.findall(r"^(?:Что наиболее|Какие задачи)[^?\n]+", seed(report), re.MULTILINE)


def signature() -> tuple[str, str]:
    """Position and name."""
    found = re.search(r"(И\.о\..*?) {9,}(\S+ *Конюхова)", seed(KEMEROVO), re.DOTALL)
    assert found, "the signature has moved"
    return found[1], found[2]


def measure_headers() -> Row:
    return next(row for row in _rows() if row[0] == "№ п/п")


def directions() -> list[str]:
    """The rows that group the measures."""
    return [row[0] for row in _rows() if len(row) == 1 and re.match(r"\d\. ", row[0])]


@cache
def measures() -> tuple[SeedMeasure, ...]:
    """The measures in their order. A stray empty line may close a row early: the next cells still belong to it."""
    rows = list(_rows())
    found = []
    for place, row in enumerate(rows):
        if number := MEASURE.fullmatch(row[0]):
            cells = [cell for follower in rows[place : place + 3] for cell in follower]
            found.append(SeedMeasure(number[1], *cells[1:4]))
    return tuple(found)


@cache
def tables() -> dict[str, SeedTable]:
    rows, captions = list(_rows()), dict(_captions())
    found: dict[str, SeedTable] = {}
    start = 0
    for name, (first, last) in TABLES.items():
        start = next(place for place in range(start, len(rows)) if _opens(rows[place], first))
        end = next(place for place in range(start, len(rows)) if rows[place][0].startswith(last)) + 1
        body = [row for row in (_filled(row) for row in rows[start:end]) if row]
        heads = 2 if name in {"№ 2", "приложение"} else 1
        headers = tuple(cell for row in body[:heads] for cell in row)
        found[name] = SeedTable(captions.get(name, ""), headers, tuple(_joined(body[heads:], len(headers))))
        start = end
    return found


def _rows() -> Iterator[Row]:
    """Rows of cells of the whole document; text outside cells stands in the cell before it."""
    for block in re.split(r"\n *\n(?=\t)|(?<=Таблица № [1-5])\n", seed(KEMEROVO)):
        cells = [cell.strip() for cell in re.split(r"\n?\t", block)]
        while cells and not cells[0]:
            del cells[0]
        if cells:
            yield tuple(cells)


def _opens(row: Row, first: str) -> bool:
    """The table of measures has «№ п/п» too, and only the contests have six columns."""
    return row[0] == first and (first != "№ п/п" or len(row) == 6)


def _filled(row: Row) -> Row:
    """A paragraph after the last cell of a table is no part of the cell."""
    return tuple(re.split(r"\n\s*\n", cell)[0] for cell in row if cell)


def _joined(rows: list[Row], width: int) -> Iterator[Row]:
    """A stray empty line after the first cell splits a row in two."""
    waiting: Row = ()
    for row in rows:
        if len(row) == 1 and row[0].isdecimal():
            waiting = row
            continue
        yield (*waiting, *row)
        waiting = ()


def _captions() -> Iterator[tuple[str, str]]:
    for caption, name in re.findall(r"([^\n\t]+)\n\s*Таблица (№ \d)", seed(KEMEROVO)):
        yield name, caption.strip()
