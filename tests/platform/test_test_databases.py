"""Two test runs at once do not meet in one database, and a killed run leaves none behind."""

import textwrap
from pathlib import Path

from tests.platform.checkout import Checkout, Client, wait_until
from tests.platform_plugin import PREFIX

SUITE = """
    import os, time
    from pathlib import Path
    import pytest
    from django.db import connection

    @pytest.mark.django_db
    def test_runs_beside_another():
        here = Path(__file__).parent
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE made_by_one_run ()")
            cursor.execute("SELECT current_database()")
            (here / f"{cursor.fetchone()[0]}.inside").touch()
        while not (here / "leave").exists():
            time.sleep(0.02)
"""
DATABASES = f"SELECT count(*) FROM pg_database WHERE starts_with(datname, '{PREFIX}')"


def run(checkout: Checkout, folder: Path) -> Client:
    options = ["-p", "no:cacheprovider", "-q", "-c", "/dev/null", "--rootdir"]
    return checkout.start("-m", "pytest", *options, str(folder), str(folder))


def test_two_runs_at_once_and_a_killed_one(checkout: Checkout, tmp_path: Path) -> None:
    folder = tmp_path / "suite"
    folder.mkdir()
    (folder / "conftest.py").write_text('pytest_plugins = ["tests.platform_plugin"]')
    (folder / "test_one.py").write_text(textwrap.dedent(SUITE))
    watcher = checkout.connected()

    killed = run(checkout, folder)
    wait_until(lambda: len(list(folder.glob("*.inside"))) == 1)
    killed.kill()
    assert watcher.ask(DATABASES) == "1"

    first, second = run(checkout, folder), run(checkout, folder)
    wait_until(lambda: len(list(folder.glob("*.inside"))) == 3)
    assert watcher.ask(DATABASES) == "2"

    (folder / "leave").touch()
    for each in (first, second):
        told, _ = each.process.communicate(timeout=60)
        assert each.process.returncode == 0, told
    assert watcher.ask(DATABASES) == "0"
