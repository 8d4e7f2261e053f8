"""Declared against computed, in three states: it agrees, it is within rounding, it contradicts.

The precision of each term decides: nine sums known to 50 roubles may differ from their total by 450.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.lib.quantities import Agreement, Quantity, compare
from reports.builder import Built
from reports.checks.base import Finding, Severity, check
from reports.checks.words import cell_where, section_where, value_words
from reports.document import Style
from reports.models.declared_value import Resolution


@dataclass(frozen=True)
class Stated:
    """A declared value that the report prints, and what the records or the printed terms give."""

    place: str
    where: str
    declared: Quantity
    computed: Quantity
    style: Style | None
    is_settled: bool


@check("declared-values", "Заявленное и вычисленное")
def declared_values(built: Built) -> Iterator[Finding]:
    """The same value declared twice for the same thing is one finding with both places."""
    told: dict[tuple[object, object], list[Stated]] = {}
    for stated in [*_cells(built), *_figures(built)]:
        verdict = compare(stated.declared, stated.computed)
        if verdict in (Agreement.WITHIN_ROUNDING, Agreement.CONTRADICTS) and not stated.is_settled:
            told.setdefault((stated.declared, stated.computed), []).append(stated)
    for same in told.values():
        yield _finding(same)


def _cells(built: Built) -> Iterator[Stated]:
    for table in built.scope.every_table:
        styles = {column.code: column.style for column in table.definition.columns}
        for row in table.rows:
            for column, cell in row.cells.items():
                if cell.declared is None or not cell.declared.is_printed:
                    continue
                if cell.printed is None or cell.computed is None:
                    continue
                yield Stated(
                    cell.place,
                    cell_where(built, table, row.key, column),
                    cell.printed,
                    cell.computed,
                    styles[column],
                    cell.declared.resolution == Resolution.KEEP_DECLARED,
                )


def _figures(built: Built) -> Iterator[Stated]:
    seen: set[str] = set()
    for use in built.uses:
        place = use.found.place
        declared = built.scope.facts.declared.get(place)
        if declared is None or not declared.is_printed or place in seen or not place.startswith("figure:"):
            continue
        seen.add(place)
        computed = built.scope.computed(use.token.code, use.token.params).quantity
        yield Stated(
            place,
            f"текст, {section_where(use.block.section)}",
            use.found.quantity,
            computed,
            use.token.style(computed.unit),
            declared.resolution == Resolution.KEEP_DECLARED,
        )


def _finding(same: list[Stated]) -> Finding:
    first = same[0]
    is_rounding = compare(first.declared, first.computed) is Agreement.WITHIN_ROUNDING
    verdict = Agreement.WITHIN_ROUNDING.label if is_rounding else Agreement.CONTRADICTS.label
    declared, computed = value_words(first.declared, first.style), value_words(first.computed, first.style)
    return Finding(
        f"Заявлено {declared}, вычислено {computed}: {verdict}.",
        "; ".join(stated.where for stated in same),
        first.place,
        Severity.HINT if is_rounding else Severity.ERROR,
        (("заявлено", declared), ("вычислено", computed)),
        "Расхождение объясняется округлением слагаемых."
        if is_rounding
        else "Примите вычисленное значение или оставьте заявленное и запишите причину.",
        also_at=tuple(stated.place for stated in same[1:]),
    )
