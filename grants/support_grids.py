"""Tables in which support is entered as in a spreadsheet: one for each kind."""

from grants.models import Support
from grants.models.dimensions import SupportKind
from portal.workspace.grid_declaration import Grid, GridColumn
from portal.workspace.stated_totals import stated

SERVICES = tuple(
    kind for kind in SupportKind.values if kind not in (SupportKind.FINANCIAL, SupportKind.PROPERTY)
)
"""Kinds of support that give neither money nor rooms: what is given is counted."""


def is_counted(support: Support) -> bool:
    """What an aggregate already counts is shown in the table, yet not summed a second time."""
    return support.part_of_id is None


FINANCIAL = Grid(
    code="financial",
    title="Субсидии и гранты по программе",
    scope=("year", "programme"),
    fixed={"kind": SupportKind.FINANCIAL},
    columns=(
        GridColumn("organization", "Организация", 34),
        GridColumn("amount", "Сумма, тыс. руб.", 14, is_summed=True, scale="тыс."),
        GridColumn("act", "Правовой акт", 18),
        GridColumn("decided_on", "Решено", 12),
        GridColumn("purpose", "На что", 22),
    ),
    is_counted=is_counted,
    declared=stated("support/financial"),
    hint="Сумму пишите в тысячах рублей. Итог сравнивается с тем, что заявлено в отчёте.",
)

PROPERTY = Grid(
    code="property",
    title="Помещения за год",
    scope=("year",),
    fixed={"kind": SupportKind.PROPERTY},
    columns=(
        GridColumn("organization", "Организация", 28),
        GridColumn("tenure", "Право", 16),
        GridColumn("address", "Адрес помещения", 22),
        GridColumn("area", "Площадь, м²", 10, is_summed=True),
        GridColumn("term_from", "Срок с", 10),
        GridColumn("term_to", "по", 10),
    ),
    is_counted=is_counted,
)


def _services(kind: str, label: str) -> Grid:
    return Grid(
        code=kind,
        title=f"{label.capitalize()} поддержка за год",
        scope=("year",),
        fixed={"kind": kind},
        columns=(
            GridColumn("organization", "Организация", 24),
            GridColumn("recipients_group", "или получатели без имён", 20),
            GridColumn("recipients", "Сколько их", 10, is_summed=True),
            GridColumn("service_unit", "Что считаем", 12),
            GridColumn("services", "Сколько", 10),
            GridColumn("purpose", "О чём", 24),
        ),
        is_counted=is_counted,
    )


GRIDS = (
    FINANCIAL,
    PROPERTY,
    *(_services(kind, label) for kind, label in SupportKind.choices if kind in SERVICES),
)
