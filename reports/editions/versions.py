"""What an edition was made with: enough to say, years later, which portal and libraries wrote it."""

from __future__ import annotations

import hashlib
import json
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from django.conf import settings

from reports.editions.kinds import formats
from reports.form_book import find_form, written_form
from reports.renderers.json import VERSION

LIBRARIES = ("django", "weasyprint", "pydyf", "openpyxl")


def versions_of(form: str) -> dict[str, Any]:
    """Of the portal, the report's form (digest of what it lays out), the formats' code and the libraries."""
    declared = find_form(form)
    laid_out = json.dumps(written_form(declared), sort_keys=True, default=str) if declared else ""
    return {
        "portal": portal_version(),
        "form": {"code": form, "sha256": _digest(laid_out.encode())},
        "document": VERSION,
        "renderers": renderers(),
        "libraries": libraries(),
    }


@cache
def portal_version() -> str:
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    return project["project"]["version"]


@cache
def renderers() -> dict[str, str]:
    """Format → digest of all that writes reports: a change of any renderer's code is another version of each."""
    code = b"".join(
        path.read_bytes() for path in sorted((settings.BASE_DIR / "reports/renderers").rglob("*.py"))
    )
    return {each.code: _digest(code) for each in formats()}


@cache
def libraries() -> dict[str, str]:
    """Of those that write files, the ones that are installed."""
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
