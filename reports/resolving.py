"""Findings on their way to the print: where each stands in the report, and what was decided about it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from portal.workspace.registry import ledgers
from reports.builder import type_of
from reports.built import Built
from reports.checks.base import Severity
from reports.checks.declared_values import CODE as DECLARED_VALUES
from reports.checks.run import Spoken, run_checks
from reports.errors import FigureError
from reports.models import Block, DecisionKind, DeclaredValue, FindingDecision, Report, Section


@dataclass(frozen=True)
class Judged:
    """A finding with its digest, the decision about it, and the section and block where it is to be seen."""

    spoken: Spoken
    digest: str
    decision: FindingDecision | None
    section: Section | None
    block: Block | None
    declared: tuple[DeclaredValue, ...]

    @property
    def places(self) -> tuple[str, ...]:
        return (self.spoken.finding.place, *self.spoken.finding.also_at)

    @property
    def is_explained(self) -> bool:
        return self.decision is not None and self.decision.kind == DecisionKind.EXPLAINED

    @property
    def is_explainable(self) -> bool:
        """A contradiction with a declared value is resolved at that value, which keeps the reason itself."""
        return self.spoken.check.is_explainable and not self.declared

    @property
    def stops(self) -> bool:
        """Whether the report cannot be published with it."""
        return self.spoken.finding.severity is not Severity.HINT and not self.is_explained


def judged(built: Built) -> list[Judged]:
    """All findings of a report, gravest first; those that were explained come last."""
    spoken = run_checks(built)
    decisions = {each.digest: each for each in decisions_of(built)}
    places = Places(built)
    found = [_judge(each, built, decisions, places) for each in spoken]
    return sorted(found, key=lambda each: each.is_explained)


def unsettled(built: Built) -> list[Spoken]:
    """The findings that stop publication: errors and warnings about which nothing was decided that lets them stay."""
    return [each.spoken for each in judged(built) if each.stops]


def decisions_of(built: Built) -> Iterable[FindingDecision]:
    return FindingDecision.objects.filter(report=built.report).select_related("department", "decided_by")


def digest_of(spoken: Spoken) -> str:
    """The same while the finding says the same of the same thing, wherever its block or table stands by then."""
    finding = spoken.finding
    places = sorted(map(_without_position, (finding.place, *finding.also_at)))
    told = "\n".join((spoken.check.code, finding.message, *places))
    return hashlib.sha256(told.encode()).hexdigest()


def address_of(judged: Judged, report: Report) -> str:
    """In the workspace: the block that shows the finding, the record itself, or the report."""
    city = report.municipality.slug
    builder = reverse("workspace:report-builder", args=[city, report.pk])
    if judged.section is not None:
        mark = f"#block-{judged.block.pk}" if judged.block else ""
        at = {"section": judged.section.pk, "place": judged.spoken.finding.place}
        return f"{builder}?{urlencode(at)}{mark}"
    label, _, pk = judged.spoken.finding.place.removeprefix("record:").rpartition("/")
    ledger = next((each for each in ledgers().values() if each.model._meta.label_lower == label), None)
    return reverse("workspace:record", args=[city, ledger.code, pk]) if ledger else builder


def _without_position(place: str) -> str:
    """«section:sport/1#2 проекта» → «section:sport#2 проекта»: blocks are moved."""
    if not place.startswith("section:"):
        return place
    path, mark, words = place.partition("#")
    return path.partition("/")[0] + mark + words


def _judge(spoken: Spoken, built: Built, decisions: Mapping[str, FindingDecision], places: Places) -> Judged:
    digest = digest_of(spoken)
    block = places.block(spoken.finding.place)
    section = block.section if block else places.section(spoken.finding.place)
    at = (spoken.finding.place, *spoken.finding.also_at)
    declared = built.scope.facts.declared
    stated = (
        tuple(declared[place] for place in at if place in declared)
        if spoken.check.code == DECLARED_VALUES
        else ()
    )
    return Judged(spoken, digest, decisions.get(digest), section, block, stated)


class Places:
    """Where in the report the address of a cell, a figure or a text is to be seen first."""

    def __init__(self, built: Built) -> None:
        self.built = built

    @cached_property
    def sections(self) -> Mapping[str, Section]:
        return {section.code: section for section in self.built.sections}

    @cached_property
    def tables(self) -> Mapping[str, Block]:
        """The address of each table → the first block that prints it."""
        found: dict[str, Block] = {}
        for section in self.built.sections:
            for block in section.ordered_blocks:
                if place := _table_of(block):
                    found.setdefault(place, block)
        return found

    @cached_property
    def figures(self) -> Mapping[str, Block]:
        """The address of each number of a text → the first block that says it."""
        found: dict[str, Block] = {}
        for use in self.built.uses:
            found.setdefault(use.found.place, use.block)
        return found

    def section(self, place: str) -> Section | None:
        return self.sections.get(place.removeprefix("section:").partition("#")[0].partition("/")[0])

    def block(self, place: str) -> Block | None:
        if place.startswith("section:"):
            section = self.section(place)
            position = place.partition("#")[0].rpartition("/")[2]
            blocks = section.ordered_blocks if section else ()
            return next((block for block in blocks if str(block.position) == position), None)
        table = place.rpartition("/")[0].rpartition("/")[0]
        return self.tables.get(table) or self.figures.get(place)


def _table_of(block: Block) -> str | None:
    """Also of a table that wants no number."""
    find = type_of(block).place
    if find is None:
        return None
    numbered = Block(code=block.code, type=block.type, settings={**block.settings, "numbered": True})
    try:
        return find(numbered)
    except FigureError:
        return None
