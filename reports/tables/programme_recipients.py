"""Who received money of one programme."""

from __future__ import annotations

from collections.abc import Mapping

from grants.models.dimensions import RecipientKind, SupportKind
from reports.document import Align, Counts, RowKind, Style, Text
from reports.errors import FigureError
from reports.facts import Facts
from reports.figures.names import link
from reports.figures.support import count_recipients
from reports.tables.base import Content, DraftRow, SumOfRows, TableColumn, TableDefinition, Value, Words


def make_rows(facts: Facts, *, programme: str) -> list[DraftRow]:
    _programme_name(facts, programme)
    rows = [
        DraftRow(
            row.code,
            {
                "recipient": Words(
                    (link(row.organization) if row.organization else Text(row.recipients_group),)
                ),
                "amount": Value(row.amount, (row,)),
                "recipients": Value(count_recipients((row,)), (row,)),
            },
        )
        for row in facts.counted_support
        if row.kind == SupportKind.FINANCIAL
        and row.recipient_kind == RecipientKind.NGO
        and row.programme is not None
        and row.programme.code == programme
    ]
    keys = tuple(row.key for row in rows)
    cells: dict[str, Content] = {
        "recipient": Words((Text("Итого:", bold=True),)),
        "amount": SumOfRows(keys, "rub"),
        "recipients": SumOfRows(keys, "organization"),
    }
    return [*rows, DraftRow("total", cells, RowKind.TOTAL)]


def caption(facts: Facts, params: Mapping[str, str]) -> str:
    name = _programme_name(facts, params["programme"])
    return f"Субсидии из городского бюджета в рамках муниципальной программы «{name}»"


def _programme_name(facts: Facts, code: str) -> str:
    for programme in facts.city.programmes:
        if programme.code == code:
            return programme.name
    raise FigureError(f"Программы с кодом «{code}» у города нет.")


TABLE = TableDefinition(
    code="programme_recipients",
    title="Получатели субсидий по программе",
    hint="Кто получил деньги одной программы и сколько.",
    params=("programme",),
    required=("programme",),
    caption=caption,
    columns=(
        TableColumn("recipient", "Наименование СОНКО", 60),
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
