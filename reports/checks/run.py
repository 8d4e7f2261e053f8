"""Runs all checks over a built report."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reports.built import Built
from reports.checks.base import Check, Finding, Severity
from reports.discovery import discover

logger = logging.getLogger(__name__)
GRAVITY = [Severity.ERROR, Severity.WARNING, Severity.HINT]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A finding and the check that speaks."""

    check: Check
    finding: Finding


def run_checks(built: Built) -> list[Spoken]:
    """Gravest first. A finding is left out where another one explains it. A check that breaks is heard."""
    spoken = [each for check in discover("reports.checks", Check).values() for each in _run(check, built)]
    explained = frozenset().union(*(each.finding.explains for each in spoken))
    kept = (each for each in spoken if each.finding.explains or not _is_explained(each.finding, explained))
    return sorted(kept, key=lambda each: GRAVITY.index(each.finding.severity))


def _is_explained(finding: Finding, explained: frozenset[str]) -> bool:
    return explained.issuperset((finding.place, *finding.also_at))


def _run(check: Check, built: Built) -> Iterator[Spoken]:
    try:
        findings: Iterable[Finding] = list(check.find(built))
    except Exception:
        # One broken check must not silence the others, nor pass for a clean report.
        logger.exception("check %s failed", check.code)
        findings = [
            Finding(
                f"Проверка «{check.title}» не выполнена из-за сбоя: считать отчёт проверенным нельзя.",
                "весь отчёт",
                f"check:{check.code}",
                Severity.ERROR,
                advice="Передайте журнал сервера администратору.",
            )
        ]
    return (Spoken(check, finding) for finding in findings)
