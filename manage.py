#!/usr/bin/env python
"""Django's command line; a missing piece of the set-up is told in one sentence, without a traceback."""

import os
import sys


def main() -> None:
    """Run the command, or leave with exit code 1 and the sentence that mends the set-up."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ModuleNotFoundError:
        sys.exit("Не установлен Django. Выполните «make install» и запускайте «.venv/bin/python manage.py».")
    from portal.embedded_postgres.errors import ServerUnavailable

    try:
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, ServerUnavailable) as error:
        sys.exit(f"Портал не запущен. {error}")


if __name__ == "__main__":
    main()
