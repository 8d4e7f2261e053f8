"""Commands as they are typed: exit code, what stands on the output, what on the error output."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass

from django.core.management import load_command_class
from django.core.management.base import CommandError


@dataclass(frozen=True)
class Called:
    code: int
    output: str
    errors: str


def call(name: str, *words: object) -> Called:
    """As ``manage.py`` runs it, but in this process, which keeps its connection to the test's database."""
    output, errors = io.StringIO(), io.StringIO()
    with redirect_stdout(output), redirect_stderr(errors):
        code = _run(name, list(map(str, words)))
    return Called(code, output.getvalue(), errors.getvalue())


def _run(name: str, words: list[str]) -> int:
    command = load_command_class("reports", name)
    command._called_from_command_line = True
    try:
        options = vars(command.create_parser("manage.py", name).parse_args(words))
        command.execute(*options.pop("args", ()), **options)
    except CommandError as error:
        command.stderr.write(f"{error.__class__.__name__}: {error}")
        return error.returncode
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0
