"""Money of the city's budget by programme, then what was given outside programmes."""

from __future__ import annotations

from grants.models import Support
from grants.models.dimensions import RecipientKind, SupportKind
from portal.lib.quantities import total
from reports.document import Align, Counts, RowKind, Style, Text
from reports.facts import Facts
from reports.figures.support import count_recipients
from reports.tables.base import Content, DraftRow, SumOfRows, TableColumn, TableDefinition, Value, Words


def make_rows(facts: Facts) -> list[DraftRow]:
    money = tuple(
        row
        for row in facts.counted_support
        if row.kind == SupportKind.FINANCIAL and row.recipient_kind == RecipientKind.NGO
    )
    inside = [
        _row(programme.code, f"«{programme.name}»", rows)
        for programme in facts.city.programmes
        if (rows := tuple(row for row in money if row.programme_id == programme.pk))
    ]
    outside = [
        _row(row.code, row.purpose or row.recipient, (row,)) for row in money if row.programme_id is None
    ]
    if not outside:
        return [*inside, _sum("total", "Всего:", inside, RowKind.TOTAL)]
    subtotal = _sum("in_programmes", "Итого:", inside, RowKind.SUBTOTAL)
    return [*inside, subtotal, *outside, _sum("total", "Всего:", [subtotal, *outside], RowKind.TOTAL)]


def _row(key: str, title: str, rows: tuple[Support, ...]) -> DraftRow:
    cells: dict[str, Content] = {
        "programme": Words((Text(title),)),
        "amount": Value(total((row.amount for row in rows), "rub"), rows),
        "recipients": Value(count_recipients(rows), rows),
    }
    return DraftRow(key, cells)


def _sum(key: str, title: str, rows: list[DraftRow], kind: RowKind) -> DraftRow:
    keys = tuple(row.key for row in rows)
    cells: dict[str, Content] = {
        "programme": Words((Text(title, bold=True),)),
        "amount": SumOfRows(keys, "rub"),
        "recipients": SumOfRows(keys, "organization"),
    }
    return DraftRow(key, cells, kind)


TABLE = TableDefinition(
    code="financing_by_programme",
    title="Финансирование из средств местного бюджета",
    hint="Сколько денег и скольким организациям дали по каждой программе и помимо программ.",
    columns=(
        TableColumn("programme", "Муниципальные программы", 60),
        TableColumn(
            "amount",
            "Финансирование, тыс. рублей",
            22,
            Align.RIGHT,
            Style(scale="тыс.", decimals=1, with_unit=False),
        ),
        TableColumn(
            "recipients", "Кол-во СОНКО", 18, Align.RIGHT, Style(with_unit=False), counts=Counts.ORGANIZATIONS
        ),
    ),
    make_rows=make_rows,
)
