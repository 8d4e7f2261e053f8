"""The workbook that people fill in where they have no table of their own yet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.text import capfirst

from portal.imports.kinds import ImportField, ImportKind
from portal.imports.references import records_of
from portal.models import Municipality
from portal.records.cells import Choice, Day, UnitCode, WholeNumber, YesNo
from portal.records.columns import ListColumn, QuantityColumn
from portal.records.formats import defused
from portal.records.lookup import lookup_of

WIDTH = 24
LEGEND = ("Столбец", "Обязателен", "Пример", "Что можно писать")
LEGEND_WIDTHS = (34, 14, 40, 70)
TEXTS = {
    "name": "Общественная организация «Пример»",
    "short_name": "ОО «Пример»",
    "address": "ул. Советская, д. 1",
    "site": "https://example.ru",
    "head_name": "Иванов Иван Иванович",
    "head_position": "председатель",
    "purpose": "проведение городского праздника",
    "project": "Праздник нашего двора",
}
NUMBERS = {13: "1027700132195", 10: "7707083893"}  # with right check digits
YEAR = 2023
BLANKS = "Прочерк — не было, пусто — нет сведений."


def template_workbook(kind: ImportKind, city: Municipality) -> bytes:
    """XLSX: an empty table with the headings that are understood, and a sheet that explains them.

    The example stands on the second sheet, so that nobody loads it by mistake.
    """
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    fields = in_order(kind)
    _sheet(book, "Данные", [[heading(kind, field) for field in fields]], [WIDTH] * len(fields))
    legend = [LEGEND, *(_explained(kind, field, city) for field in fields)]
    _sheet(book, "Как заполнять", legend, LEGEND_WIDTHS)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def in_order(kind: ImportKind) -> list[ImportField]:
    """Required columns first; last those that the portal fills by itself."""
    return sorted(kind.fields, key=lambda field: (field.name in kind.made, not field.required))


def heading(kind: ImportKind, field: ImportField) -> str:
    return str(capfirst(kind.label(field.name)))


def _explained(kind: ImportKind, field: ImportField, city: Municipality) -> list[str]:
    example, told = next(_by_type(kind, field, city), (TEXTS.get(field.name, ""), "Текст."))
    if field.name in kind.made:
        example, told = "", "Не заполняйте у новых записей: портал даст его сам."
    return [heading(kind, field), "да" if field.required else "", example, told]


def _by_type(kind: ImportKind, field: ImportField, city: Municipality) -> Iterator[tuple[str, str]]:
    """An example, and what may be written; nothing for plain text."""
    column = kind.column(field.name)
    if field.digits:
        yield NUMBERS.get(field.digits, ""), f"{field.digits} цифр; ячейке лучше задать формат «Текстовый»."
    elif isinstance(column, QuantityColumn):
        yield _quantity(column)
    elif (model := _related(kind, field)) is not None:
        several = " Несколько — через точку с запятой." if isinstance(column, ListColumn) else ""
        yield _first_of(model, city), f"Название, как на портале.{several}"
    else:
        yield from _by_widget(column.widget, field.name)


def _by_widget(widget: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(widget, UnitCode):
        yield "консультация", "Что считается: консультация, услуга, человек, мероприятие."
    elif isinstance(widget, Choice):
        labels = [str(label) for label in widget.choices.values()]
        yield labels[0], f"Одно из: {', '.join(labels)}."
    elif isinstance(widget, Day):
        yield f"05.06.{YEAR}", f"Дата: 05.06.{YEAR}, 5 июня {YEAR} или ячейка с датой."
    elif isinstance(widget, WholeNumber):
        yield (str(YEAR) if name == "year" else "1"), "Целое число."
    elif isinstance(widget, YesNo):
        yield "да", "«да» или «нет»."


def _quantity(column: QuantityColumn) -> tuple[str, str]:
    if column.quantity.unit == "rub":
        return "1 397,2 тыс", f"Рубли: 1397200, 1 397 200,00 руб., 1 397,2 тыс. {BLANKS}"
    if column.quantity.unit == "m2":
        return "45,5", f"Квадратные метры: 45,5. {BLANKS}"
    return "25", f"Число: 25, более 800, около 100. {BLANKS}"


def _related(kind: ImportKind, field: ImportField) -> type[models.Model] | None:
    found: type[models.Model] | None = kind.model._meta.get_field(field.name).related_model
    return found


def _first_of(model: type[models.Model], city: Municipality) -> str:
    first = records_of(model, city).order_by("pk").first()
    return lookup_of(model).label(first) if first else ""


def _sheet(book: Any, title: str, rows: list[Any], widths: Any) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for line, row in enumerate(rows):
        cells = [WriteOnlyCell(sheet, value=defused(value)) for value in row]
        for cell in cells:
            cell.font = Font(bold=not line)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.append(cells)
