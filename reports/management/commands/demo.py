"""manage.py demo: the five reports of four cities as records, with people to look around as.

With --scale a made-up city of 200,000 organisations comes beside them, to measure by.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError, transaction

from portal.models import Municipality
from portal.records.fixtures import FixtureError
from reports.imports.demo import PASSWORD, load_demo, logins, make_administrator
from reports.imports.demo_editions import publish_demo
from reports.imports.scale.city import SLUG, make_scale
from reports.models import Edition


class Command(BaseCommand):
    help = "Загружает демонстрационные данные; повторный запуск ничего не меняет."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--folder", type=Path, default=settings.BASE_DIR / "fixtures", help="папка с таблицами"
        )

        parser.add_argument(
            "--scale",
            action="store_true",
            help="ещё и выдуманный город: 200 000 организаций, 5 000 000 мер поддержки; несколько минут, около 5 ГБ",
        )

    def handle(self, *, folder: Path, scale: bool = False, **options: Any) -> None:
        if not folder.is_dir():
            raise CommandError(f"Папки {folder} нет: укажите папку с таблицами в --folder.")
        try:
            loaded = load_demo(folder.absolute(), report=self.progress)
            self.publish(loaded)
        except FixtureError as error:
            raise CommandError(f"Данные не загружены. {error}.") from error
        except ProgrammingError as error:
            raise CommandError(
                "В базе нет нужных таблиц: выполните «manage.py migrate» и повторите."
            ) from error
        if not loaded:
            self.progress("Демонстрационные данные уже загружены.")
        if scale:
            self.make_scale()
        self.tell_logins()

    def make_scale(self) -> None:
        """Once; only where nobody's records could be harmed."""
        if settings.PRODUCTION:
            raise CommandError("PORTAL_ENV=production: выдуманный город здесь не нужен.")
        if Municipality.objects.filter(slug=SLUG).exists():
            self.progress("Выдуманный город уже есть.")
            return
        with transaction.atomic():
            make_scale(report=self.progress)

    def publish(self, loaded: bool) -> None:
        """Once the records are there; also after a run that was broken off between the two."""
        admin = make_administrator()
        if admin is not None and (loaded or not Edition.objects.exists()):
            publish_demo(by=admin, report=self.progress)

    def progress(self, line: object) -> None:
        self.stderr.write(str(line), style_func=str)

    def tell_logins(self) -> None:
        if settings.PRODUCTION:
            self.progress(
                "PORTAL_ENV=production: учётные записи не созданы, заведите свою командой createsuperuser."
            )
            return
        for login, role in logins():
            self.stdout.write(f"{login} / {PASSWORD} — {role}")
