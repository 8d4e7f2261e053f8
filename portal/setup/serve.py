"""Migrations, demo data and the development server of `make run`."""

import os
import socket
import sys
from pathlib import Path

from portal.setup import worker
from portal.setup.errors import SetupFailed

HOST = "127.0.0.1"


def check_port(port: str) -> None:
    """Before the long work, not after it."""
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise SetupFailed(f"PORT={port}: укажите число от 1 до 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(port)))
        except PermissionError as error:
            raise SetupFailed(
                f"Порт {port} доступен только администратору: выполните «make run PORT=8000»."
            ) from error
        except OSError as error:
            raise SetupFailed(
                f"Порт {port} занят: выполните «make run PORT={int(port) % 65535 + 1}»."
            ) from error


def serve(checkout: Path, port: str) -> None:
    """Bring the database up to date in one process, start the worker, then become the server.

    Runs with the Python of .venv.
    """
    manage = [sys.executable, str(checkout / "manage.py")]
    prepare()
    worker.start()
    print(f"Портал: http://{HOST}:{port}/\nРабочее место: http://{HOST}:{port}/workspace/", flush=True)
    os.execv(sys.executable, [*manage, "runserver", f"{HOST}:{port}"])


def prepare() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    import django
    from django.core.management import call_command

    django.setup()
    try:
        call_command("migrate", check_unapplied=True, verbosity=0)
    except SystemExit:
        print("Обновляю базу данных", flush=True)
        call_command("migrate", verbosity=0)
    call_command("demo")
