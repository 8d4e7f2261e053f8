"""make lighthouse: every kind of public page by Lighthouse, served as in production; exit 1 below a score.

The demonstration lies in a database of its own; `make lighthouse CITY=primersk` takes that city's pages out of the
portal's database instead (`manage.py demo --scale`). Lighthouse stands for the proxy that says the visitor came by
https.
PORTAL_LIGHTHOUSE names another program than that of `make tools`, CHROME_PATH another browser.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402 - settings first
from django.db import connection  # noqa: E402
from django.test.utils import override_settings, setup_databases, teardown_databases  # noqa: E402

from ngo_registry.models import Organization  # noqa: E402
from tests.public.site import known, make_site  # noqa: E402

LEAST = {"accessibility": 100, "performance": 95}
HTTPS = {"X-Forwarded-Proto": "https"}
PORT = 8090
ADDRESS = f"http://127.0.0.1:{PORT}"
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
TRIES = 3
"""Of a page below its score: the machine may have been busy, and the best try is what the page can do."""


def main(city: str = "") -> int:
    return 0 if all(_of_a_city(city) if city else _of_the_demonstration()) else 1


def _of_the_demonstration() -> list[bool]:
    old = setup_databases(verbosity=0, interactive=False)
    try:
        with tempfile.TemporaryDirectory() as folder, override_settings(MEDIA_ROOT=Path(folder, "media")):
            site = make_site()
            pages = [
                example.format(**site)
                for kind, example in known()
                if kind.is_page and kind.status == 200 and example == kind.examples[0]
            ]
            with served(folder):
                return [_is_good(page) for page in pages]
    finally:
        teardown_databases(old, verbosity=0)


def _of_a_city(slug: str) -> list[bool]:
    """Pages that read the records of the whole city, or of all cities."""
    named = Organization.objects.filter(municipality__slug=slug, support__isnull=False).order_by("pk")[0]
    word = max(named.short_name.split(), key=len).strip("«»").lower()
    of_city = (
        *("", "organizations/", f"organizations/?q={quote(word)}", "organizations/?status=active"),
        *(f"organizations/{named.pk}/", "recipients/", "support/", "support/records/"),
        *("contests/", "compare/", "reports/", "opendata/"),
    )
    pages = ("/", *(f"/{slug}/{page}" for page in of_city), "/compare/", "/reports/", "/opendata/")
    with tempfile.TemporaryDirectory() as folder, served(folder):
        return [_is_good(page) for page in pages]


@contextmanager
def served(folder: str) -> Iterator[None]:
    """By gunicorn, with the static files as production has them: compressed, and kept by the browser for long."""
    env = {
        **os.environ,
        "PORTAL_ENV": "production",
        "PORTAL_VAR": folder,
        "PORTAL_ALLOWED_HOSTS": "127.0.0.1",
        "PORTAL_TRUST_PROXY": "1",
        "PORTAL_SECRET_KEY": "nobody signs in to this server, which lives as long as its measuring",
        "DATABASE_URL": _database_url(),
    }
    manage = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
    subprocess.run(manage, cwd=settings.BASE_DIR, env=env, check=True)
    gunicorn = [
        sys.executable,
        "-m",
        "gunicorn",
        "portal.wsgi",
        "--bind",
        f"127.0.0.1:{PORT}",
        "--workers",
        "2",
    ]
    process = subprocess.Popen(gunicorn, cwd=settings.BASE_DIR, env=env, stderr=subprocess.DEVNULL)
    try:
        _wait()
        yield
    finally:
        process.terminate()
        process.wait()


def _database_url() -> str:
    connection.ensure_connection()
    at = connection.connection.info
    return f"postgres://{at.user}@{at.host.replace('/', '%2F')}:{at.port}/{at.dbname}"


def _wait() -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(urllib.request.Request(ADDRESS, headers=HTTPS)).close()
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"Сервер на {ADDRESS} не отвечает.")


def _is_good(page: str) -> bool:
    best: dict[str, int] = {}
    for _ in range(TRIES):
        scores, faults = _measured(page)
        best = {name: max(best.get(name, 0), score) for name, score in scores.items()}
        if all(best[name] >= least for name, least in LEAST.items()):
            break
    is_good = all(best[name] >= least for name, least in LEAST.items())
    told = "  ".join(f"{name} {score}" for name, score in best.items())
    print(f"{page:<70.70} {told}{'' if is_good else '  BELOW: ' + ', '.join(faults)}", flush=True)
    return is_good


def _measured(page: str) -> tuple[dict[str, int], list[str]]:
    """Scores of 100, and the audits of the page that are not wholly passed."""
    ran = subprocess.run(
        [
            *(_lighthouse(), f"{ADDRESS}{page}", "--quiet", "--output=json", f"--chrome-flags={FLAGS}"),
            *(f"--only-categories={','.join(LEAST)}", f"--extra-headers={json.dumps(HTTPS)}"),
        ],
        env={**os.environ, "CHROME_PATH": os.environ.get("CHROME_PATH") or shutil.which("chromium") or ""},
        capture_output=True,
        text=True,
    )
    if ran.returncode:  # the browser itself has failed: a try that scores nothing
        return dict.fromkeys(LEAST, 0), [ran.stderr.strip()]
    report = json.loads(ran.stdout)
    scores = {name: round(100 * report["categories"][name]["score"]) for name in LEAST}
    audits = report["audits"].values()
    faults = [each["id"] for each in audits if each["score"] is not None and each["score"] < 0.9]
    return scores, faults


def _lighthouse() -> str:
    program = os.environ.get("PORTAL_LIGHTHOUSE") or str(
        settings.BASE_DIR / "var/tools/node_modules/.bin/lighthouse"
    )
    if not Path(program).is_file():
        raise SystemExit("Нет Lighthouse: выполните «make tools».")
    return program


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
