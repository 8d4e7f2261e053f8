"""manage.py check_report CITY YEAR: what contradicts what; exit 1 when something is an error that nobody explained."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from reports.builder import build
from reports.checks.base import Severity
from reports.management.arguments import add_report_arguments, find_report
from reports.resolving import Judged, judged


class Command(BaseCommand):
    help = "Проверяет отчёт и перечисляет замечания. Код выхода 1, если среди них есть ошибка без пояснения."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_report_arguments(parser)
        parser.add_argument(
            "--format", dest="shape", choices=("text", "json"), default="text", help="вид ответа"
        )

    def handle(self, *args: Any, city: str, year: int, form: str, shape: str, **options: Any) -> None:
        found = judged(build(find_report(city, year, form)))
        if shape == "json":
            self.stdout.write(json.dumps(list(map(_data, found)), ensure_ascii=False, indent=1))
        else:
            self._print(found)
        if any(each.stops and each.spoken.finding.severity is Severity.ERROR for each in found):
            sys.exit(1)

    def _print(self, found: list[Judged]) -> None:
        for each in found:
            finding = each.spoken.finding
            self.stdout.write(f"{finding.severity.label.upper()}  {finding.message}")
            self.stdout.write(f"    где: {finding.where}")
            if explained := _explanation(each):
                self.stdout.write(f"    пояснено: {explained}")
            elif finding.advice:
                self.stdout.write(f"    что делать: {finding.advice}")
        self.stdout.write(f"Замечаний: {len(found)}." if found else "Замечаний нет.")


def _explanation(each: Judged) -> str:
    return each.decision.reason if each.is_explained and each.decision else ""


def _data(each: Judged) -> dict[str, Any]:
    finding = each.spoken.finding
    return {
        "check": each.spoken.check.code,
        "severity": finding.severity,
        "message": finding.message,
        "where": finding.where,
        "place": finding.place,
        "values": dict(finding.values),
        "advice": finding.advice,
        "explained": _explanation(each),
    }
