"""Declared against computed, in three states: it agrees, it is within rounding, it contradicts.

The precision of each term decides: nine sums known to 50 roubles may differ from their total by 450.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from portal.lib.quantities import Agreement, Quantity, compare
from reports.built import Built
from reports.checks.base import Finding, Severity, check
from reports.checks.words import cell_where, section_where, value_words
from reports.document import Style
from reports.models import DecisionKind, FindingDecision
from reports.models.declared_value import Resolution

CODE = "declared-values"


@dataclass(frozen=True)
class Stated:
    """A declared value that the report prints, and what the records or the printed terms give."""

    place: str
    where: str
    declared: Quantity
    computed: Quantity
    style: Style | None
    is_kept: bool

    @property
    def message(self) -> str:
        verdict = compare(self.declared, self.computed)
        declared, computed = (value_words(each, self.style) for each in (self.declared, self.computed))
        return f"Заявлено {declared}, вычислено {computed}: {verdict.label if verdict else 'не сравнить'}."


@check(CODE, "Заявленное и вычисленное")
def declared_values(built: Built) -> Iterator[Finding]:
    """The same value declared twice for the same thing is one finding with both places.

    One that is kept for a reason is told again once its numbers are no longer those that the reason was given for.
    """
    told: dict[tuple[object, object], list[Stated]] = {}
    for stated in [*_cells(built), *_figures(built)]:
        verdict = compare(stated.declared, stated.computed)
        if verdict in (Agreement.WITHIN_ROUNDING, Agreement.CONTRADICTS):
            told.setdefault((stated.declared, stated.computed), []).append(stated)
    kept_for = _kept_for(built) if any(each.is_kept for same in told.values() for each in same) else {}
    for same in told.values():
        messages = {each.message for each in same}
        if again := [each for each in same if not _stands(each, kept_for, messages)]:
            yield _finding(again)


def _stands(stated: Stated, kept_for: Mapping[str, Set[str]], messages: Set[str]) -> bool:
    """Whether it was kept, and of these very numbers; of what came decided with old data nothing more is known."""
    return stated.is_kept and (stated.place not in kept_for or bool(kept_for[stated.place] & messages))


def _kept_for(built: Built) -> dict[str, Set[str]]:
    """What the finding said when the value of each place was kept, last in each report that prints it: one writes
    millions where another writes thousands.
    """
    decided = FindingDecision.objects.filter(
        report__municipality=built.report.municipality_id, report__year=built.report.year, check_code=CODE
    )
    explained = decided.filter(kind=DecisionKind.EXPLAINED).order_by("decided_at")
    told = explained.values_list("report", "place", "message")
    newest = {(report, place): message for report, place, message in told}
    found: dict[str, set[str]] = defaultdict(set)
    for (_, place), message in newest.items():
        found[place].add(message)
    return dict(found)


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
    declared, computed = value_words(first.declared, first.style), value_words(first.computed, first.style)
    return Finding(
        first.message,
        "; ".join(stated.where for stated in same),
        first.place,
        Severity.HINT if is_rounding else Severity.ERROR,
        (("заявлено", declared), ("вычислено", computed)),
        "Расхождение объясняется округлением слагаемых."
        if is_rounding
        else "Примите вычисленное значение или оставьте заявленное и запишите причину.",
        also_at=tuple(stated.place for stated in same[1:]),
    )
