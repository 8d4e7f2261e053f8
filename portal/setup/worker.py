"""The worker of `make run`: long work such as imports, beside the server, living and dying with it."""

import os
import signal
import subprocess
import sys
import threading
import time

LOOKS_EVERY = 0.5  # seconds
TRIES_AGAIN_AFTER = 2  # seconds


def start() -> None:
    """A child of this process, which is about to become the server."""
    subprocess.Popen([sys.executable, "-m", "portal.setup", "work", str(os.getpid())])


def work(server: str) -> None:
    """Works through the queue until the server is gone, and through restarts of the database."""
    threading.Thread(target=end_with, args=[int(server)], daemon=True).start()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    import django
    from django.core.management import call_command
    from django.db import DatabaseError, InterfaceError, close_old_connections

    django.setup()
    while True:
        try:
            call_command("db_worker", interval=1, reload=False, startup_delay=False, verbosity=0)
        except (DatabaseError, InterfaceError):
            close_old_connections()
            time.sleep(TRIES_AGAIN_AFTER)


def end_with(server: int) -> None:
    """However the server ended, even killed. What was under way is rolled back and says so on its page."""
    while os.getppid() == server:
        time.sleep(LOOKS_EVERY)
    os.kill(os.getpid(), signal.SIGKILL)
