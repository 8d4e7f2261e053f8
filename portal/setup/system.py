"""Packages of the system: installed where that needs no question, else named with the exact command."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portal.setup.errors import SetupFailed


@dataclass(frozen=True)
class Need:
    """A package of Debian, what is lost without it, and how to see that it is there."""

    package: str
    purpose: str
    present: Callable[[], bool]
    required: bool = False


def library(name: str) -> Callable[[], bool]:
    def loads() -> bool:
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True

    return loads


def program(*names: str) -> Callable[[], bool]:
    return lambda: any(map(shutil.which, names))


def venv_module() -> bool:
    """Debian ships Python without the part of venv that installs pip."""
    return importlib.util.find_spec("ensurepip") is not None


PDF = "отчёты не выпускаются в PDF"
RUNNING = (
    Need("python3-venv", "не создать окружение .venv", venv_module, required=True),
    Need("libpango-1.0-0", PDF, library("libpango-1.0.so.0")),
    Need("libpangoft2-1.0-0", PDF, library("libpangoft2-1.0.so.0")),
    Need("libharfbuzz-subset0", PDF, library("libharfbuzz-subset.so.0")),
)
TESTING = (
    Need(
        "chromium", "тесты в браузере пропускаются", program("chromium", "chromium-browser", "google-chrome")
    ),
    Need("poppler-utils", "часть тестов PDF пропускается", program("pdftotext")),
    Need("qpdf", "часть тестов PDF пропускается", program("qpdf")),
)


def complete(*, for_tests: bool) -> None:
    """Install what is missing; without the right to, say how, and stop only where nothing works so."""
    if sys.platform != "linux":
        return  # elsewhere the libraries come by other names; the PDF writer says itself what it misses
    missing = still_missing(RUNNING + TESTING if for_tests else RUNNING)
    if missing and (apt := allowed_apt()):
        install(apt, missing)
        missing = still_missing(missing)
    for need in missing:
        report(need, missing)


def still_missing(needs: Iterable[Need]) -> list[Need]:
    return [need for need in needs if not need.present()]


def allowed_apt() -> list[str]:
    """The words before «install», none where apt is absent or would ask for a password."""
    if not shutil.which("apt-get"):
        return []
    if os.geteuid() == 0:
        return ["apt-get"]
    passwordless = (
        shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0
    )
    return ["sudo", "-n", "apt-get"] if passwordless else []


def install(apt: list[str], needs: list[Need]) -> None:
    packages = [need.package for need in needs]
    print(f"Устанавливаю пакеты системы: {', '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for action in (["update", "-qq"], ["install", "-qq", "--no-install-recommends", *packages]):
        subprocess.run([*apt, *action], stdout=subprocess.DEVNULL, env=environment)


def report(need: Need, missing: list[Need]) -> None:
    command = f"sudo apt-get install {' '.join(each.package for each in missing)}"
    if need.required:
        raise SetupFailed(f"Нет {need.package}, {need.purpose}: выполните «{command}».")
    if need is missing[0]:
        print(f"Нет {need.package}, {need.purpose}: выполните «{command}».", flush=True)
