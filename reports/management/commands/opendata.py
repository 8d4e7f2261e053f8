"""manage.py opendata: makes what has changed of the open data; meant to run every night."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.models import Municipality
from reports.opendata.making import make
from reports.opendata.publisher import Publisher, named


class Command(BaseCommand):
    help = "Делает файлы открытых данных всех городов и портала в целом. Что не изменилось, остаётся прежним."

    def add_arguments(self, parser: ArgumentParser) -> None:
        only = parser.add_mutually_exclusive_group()
        only.add_argument("--city", help="только одного города, например kemerovo")
        only.add_argument("--whole", action="store_true", help="только портала в целом")

    def handle(self, *args: Any, city: str | None = None, whole: bool = False, **options: Any) -> None:
        for publisher in [Publisher(None)] if whole else _publishers(city):
            before = publisher.files.count()
            is_new = make(publisher)
            added = publisher.files.count() - before
            done = f"новых файлов: {added}" if is_new else "без изменений"
            self.stdout.write(f"{publisher.place}: {done}")


def _publishers(city: str | None) -> Iterator[Publisher]:
    if city is not None:
        try:
            yield named(city)
        except Municipality.DoesNotExist:
            raise CommandError(f"Города «{city}» нет. Проверьте, как он назван в адресе портала.") from None
        return
    yield from (Publisher(each) for each in Municipality.objects.order_by("slug").iterator())
    yield Publisher(None)
