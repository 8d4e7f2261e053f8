"""manage.py verify_editions: every published edition still has the digests it was published with."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.models import Municipality
from reports.editions.verifying import told_by_history, verify
from reports.models import Edition


class Command(BaseCommand):
    help = "Сверяет файлы всех редакций с их отпечатками. Код выхода 1, если что-то не сошлось."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--city", help="только этого города, например kemerovo")

    def handle(self, *args: Any, city: str | None = None, **options: Any) -> None:
        editions = Edition.objects.select_related("report").order_by("report", "number")
        if city is not None:
            if not Municipality.objects.filter(slug=city).exists():
                raise CommandError(f"Города «{city}» нет. Проверьте, как он назван в адресе портала.")
            editions = editions.filter(report__municipality__slug=city)
        rows = editions.prefetch_related("files__edition__report", "signatures").iterator(chunk_size=100)
        verified = verify(rows, told_by_history(city))
        for problem in verified.problems:
            self.stderr.write(problem, style_func=str)
        self.stdout.write(verified.summary)
        if verified.problems:
            sys.exit(1)
