"""A value declared for a cell that its table does not have is printed nowhere, and nobody would notice."""

from __future__ import annotations

from collections.abc import Iterator

from reports.built import Built
from reports.checks.base import Finding, Severity, check
from reports.checks.words import value_words


@check("declared-nowhere", "Заявленное значение, которому нет места")
def declared_nowhere(built: Built) -> Iterator[Finding]:
    """Speaks of the tables of this report: what was declared for another report's table is judged there."""
    for place, declared in built.scope.facts.declared.items():
        table = next((each for each in built.scope.every_table if place.startswith(f"{each.place}/")), None)
        cells = {cell.place for row in table.rows for cell in row.cells.values()} if table else {place}
        if table and declared.is_printed and place not in cells:
            number = built.scope.numbers.get(table.place)
            yield Finding(
                f"Заявлено {value_words(declared.value)}, а такой ячейки в таблице нет: значение не напечатано.",
                f"таблица № {number}" if number else f"таблица «{table.caption}»",
                f"record:{declared._meta.label_lower}/{declared.pk}",
                Severity.WARNING,
                (("заявлено", value_words(declared.value)), ("место", place)),
                "Исправьте адрес ячейки в заявленном значении или удалите его.",
            )
