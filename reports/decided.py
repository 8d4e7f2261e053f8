"""Declared values of a report about which it was decided what to print, so that one can decide again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from portal.lib.quantities import Quantity
from reports.built import Built
from reports.checks.words import cell_where, section_where
from reports.errors import FigureError
from reports.models import Block, DeclaredValue
from reports.models.declared_value import Resolution
from reports.place import CellPlace, FigurePlace, PlaceError, parse_place
from reports.resolving import Places


@dataclass(frozen=True)
class Decided:
    """``where`` is for people, ``url`` leads to the number in the builder."""

    declared: DeclaredValue
    computed: Quantity
    where: str
    url: str

    @property
    def is_kept(self) -> bool:
        return self.declared.resolution == Resolution.KEEP_DECLARED


def decided_values(built: Built) -> list[Decided]:
    """Those that this report prints, in the order of their addresses."""
    places = Places(built)
    settled = (each for each in built.scope.facts.declared.values() if each.resolution != Resolution.OPEN)
    return [
        told for each in settled if (block := places.block(each.place)) for told in _told(built, each, block)
    ]


def _told(built: Built, declared: DeclaredValue, block: Block) -> Iterator[Decided]:
    """Nothing where the table has no such cell any more: the check of such values tells of it."""
    report = built.report
    builder = reverse("workspace:report-builder", args=[report.municipality.slug, report.pk])
    query = urlencode({"section": block.section_id, "place": declared.place})
    url = f"{builder}?{query}#block-{block.pk}"
    try:
        match parse_place(declared.place):
            case CellPlace(code, params, row, column):
                table = built.scope.table(code, params)
                if (cell := table.cell(row, column)) and cell.computed is not None:
                    yield Decided(declared, cell.computed, cell_where(built, table, row, column), url)
            case FigurePlace(code, params):
                computed = built.scope.computed(code, params).quantity
                yield Decided(declared, computed, f"текст, {section_where(block.section)}", url)
    except (FigureError, PlaceError):
        return
