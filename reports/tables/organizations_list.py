"""Organisations of a category or status, by name."""

from __future__ import annotations

from reports.document import Text
from reports.facts import Facts
from reports.figures.names import link
from reports.figures.organizations import select
from reports.scope import Scope
from reports.tables.base import Content, DraftRow, TableColumn, TableDefinition, Words


def make_rows(facts: Facts, *, category: str, status: str) -> list[DraftRow]:
    rows: list[DraftRow] = []
    for place, organization in enumerate(select(Scope(facts), category=category, status=status), start=1):
        cells: dict[str, Content] = {
            "number": Words((Text(str(place)),)),
            "name": Words((link(organization),)),
            "status": Words((Text(organization.get_status_display()),)),
        }
        rows.append(DraftRow(organization.code, cells))
    return rows


TABLE = TableDefinition(
    code="organizations_list",
    title="Перечень организаций",
    params=("category", "status"),
    columns=(
        TableColumn("number", "№", 8),
        TableColumn("name", "Организация", 67),
        TableColumn("status", "Статус", 25),
    ),
    make_rows=make_rows,
)
