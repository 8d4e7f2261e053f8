"""The parent process of the development server holds the database, so that a reload does not restart it."""

from typing import Any

from django.contrib.staticfiles.management.commands import runserver

from portal.embedded_postgres.server import shared_server


class Command(runserver.Command):
    def run(self, **options: Any) -> None:
        shared_server().lease()
        super().run(**options)
