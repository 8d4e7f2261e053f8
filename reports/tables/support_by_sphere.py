"""How many were supported, by sphere and kind of support.

The sum over kinds counts an organisation as many times as it was helped in different ways: its column says so.
"""

from __future__ import annotations

from grants.models import Support
from grants.models.dimensions import SupportKind
from ngo_registry.models import Sphere
from reports.document import Align, Counts, HeaderCell, RowKind, Style, Text
from reports.facts import Facts
from reports.figures.support import NGO_OR_MIXED, count_recipients
from reports.tables.base import (
    Content,
    DraftRow,
    SumOfColumns,
    SumOfRows,
    TableColumn,
    TableDefinition,
    Value,
    Words,
)

KINDS = (
    (str(SupportKind.CONSULTING), "Консультационная"),
    (str(SupportKind.PROPERTY), "Имущественная"),
    (str(SupportKind.FINANCIAL), "Финансовая"),
)
KIND_CODES = tuple(kind for kind, _ in KINDS)


def make_rows(facts: Facts) -> list[DraftRow]:
    counted = [
        row
        for row in facts.counted_support
        if row.sphere is not None and row.kind in KIND_CODES and row.recipient_kind in NGO_OR_MIXED
    ]
    groups = {row.sphere.group.pk: row.sphere.group for row in counted if row.sphere}
    ordered = sorted(groups.values(), key=lambda sphere: (sphere.position, sphere.name))
    rows = [
        _row(group, [row for row in counted if row.sphere and row.sphere.group.pk == group.pk])
        for group in ordered
    ]
    return [*rows, _total(tuple(row.key for row in rows))]


def _row(group: Sphere, counted: list[Support]) -> DraftRow:
    cells: dict[str, Content] = {
        "sphere": Words((Text(group.name),)),
        "all": SumOfColumns(KIND_CODES, "organization"),
    }
    for kind in KIND_CODES:
        records = tuple(row for row in counted if row.kind == kind)
        cells[kind] = Value(count_recipients(records), records)
    return DraftRow(group.code, cells)


def _total(keys: tuple[str, ...]) -> DraftRow:
    cells: dict[str, Content] = {"sphere": Words((Text("Итого:", bold=True),))}
    cells |= {column: SumOfRows(keys, "organization") for column in ("all", *KIND_CODES)}
    return DraftRow("total", cells, RowKind.TOTAL)


def header(facts: Facts) -> tuple[tuple[HeaderCell, ...], ...]:
    top = (
        HeaderCell("Сфера", rowspan=2),
        HeaderCell("Всего НКО, получивших поддержку", rowspan=2),
        HeaderCell("Виды поддержки", colspan=len(KINDS)),
    )
    return top, tuple(HeaderCell(title) for _, title in KINDS)


_COUNT = Style(with_unit=False)

TABLE = TableDefinition(
    code="support_by_sphere",
    title="Виды поддержки НКО по сферам",
    hint="Скольким организациям каждой сферы помогли советом, имуществом и деньгами.",
    columns=(
        TableColumn("sphere", "Сфера", 36),
        TableColumn(
            "all", "Всего НКО, получивших поддержку", 19, Align.RIGHT, _COUNT, counts=Counts.SUPPORT_CASES
        ),
        *(
            TableColumn(kind, title, 15, Align.RIGHT, _COUNT, counts=Counts.ORGANIZATIONS)
            for kind, title in KINDS
        ),
    ),
    make_rows=make_rows,
    header=header,
)
