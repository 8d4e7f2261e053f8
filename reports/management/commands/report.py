"""manage.py report CITY YEAR -o FILE: the report as a file."""

from __future__ import annotations

import os
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reports.discovery import UnknownCode
from reports.files import file_of
from reports.management.arguments import add_report_arguments, find_report
from reports.renderers.base import RenderingUnavailable
from reports.renderers.registry import find_renderer


class Command(BaseCommand):
    help = "Составляет отчёт и сохраняет его файлом: .html, .pdf, .docx, .xlsx или .json."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_report_arguments(parser)
        parser.add_argument("-o", "--output", required=True, help="имя файла; по окончанию выбирается формат")

    def handle(self, *args: Any, city: str, year: int, form: str, output: str, **options: Any) -> None:
        path = Path(output)
        code = path.suffix.lstrip(".").lower()
        try:
            find_renderer(code)
        except UnknownCode as error:
            raise CommandError(f"Файл «{path.name}» не записать. {error}") from error
        if not path.parent.is_dir():
            raise CommandError(f"Папки «{path.parent}» нет. Создайте её или укажите другую.")
        report = find_report(city, year, form)
        self.told: set[str] = set()
        self._tell("Собираю сведения")
        try:
            content = file_of(report, code, self._tell)
        except RenderingUnavailable as error:
            raise CommandError(str(error)) from error
        write_whole(path, content)
        if self.stderr.isatty():
            self.stderr.write(style_func=str)
        self.stdout.write(f"{path}: {len(content)} байт")

    def _tell(self, step: str) -> None:
        """On a terminal the steps follow each other on one line; a log gets each kind of step once."""
        if self.stderr.isatty():
            self.stderr.write(f"\r\x1b[K{step}", style_func=str, ending="")
            self.stderr.flush()
        elif (kind := step.rstrip("0123456789 ")) not in self.told:
            self.told.add(kind)
            self.stderr.write(step, style_func=str)


def write_whole(path: Path, content: bytes) -> None:
    """The file appears with all its bytes or not at all. Raises CommandError where it cannot be written."""
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise CommandError(f"В папку «{path.parent}» нельзя записать: {error.strerror}.") from error
    whole = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        whole.chmod(0o666 & ~_umask())
        whole.replace(path)
    except OSError as error:
        whole.unlink(missing_ok=True)
        raise CommandError(f"Файл «{path}» не записан: {error.strerror}.") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
