"""Imports run one way: portal ← ngo_registry ← grants ← reports; the document, renderers and tables keep to theirs."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ORDER = ("portal", "ngo_registry", "grants", "reports")


def imported(path: Path) -> Iterator[str]:
    """Full names of modules and of what is taken from them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (each.name for each in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield module
                yield from (f"{module}.{each.name}" for each in names)


def sources(folder: str) -> list[Path]:
    paths = sorted((ROOT / folder).rglob("*.py"))
    assert paths
    return [path for path in paths if "migrations" not in path.parts]


def offences(paths: list[Path], *forbidden: str) -> list[str]:
    return [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in paths
        for name in imported(path)
        if any(name == each or name.startswith(f"{each}.") for each in forbidden)
    ]


@pytest.mark.parametrize("place", range(len(ORDER) - 1), ids=ORDER[:-1])
def test_no_app_imports_one_that_stands_on_it(place: int) -> None:
    assert offences(sources(ORDER[place]), *ORDER[place + 1 :]) == []


def test_leaf_helpers_import_no_app_and_no_django() -> None:
    apps = [f"portal.{name}" for name in ("models", "views", "records", "queries", "settings", "setup")]
    assert offences(sources("portal/lib"), "django", *ORDER[1:], *apps) == []


def test_renderers_read_neither_models_nor_queries() -> None:
    models = [f"{app}.{part}" for app in ORDER for part in ("models", "queries")]
    found = offences(sources("reports/renderers"), "django.db", "reports.facts", "reports.scope", *models)
    assert found == []


def test_tables_never_format() -> None:
    """The forms that set a table up may ask how wide it becomes."""
    tables = [path for path in sources("reports/tables") if "settings" not in path.parts]
    assert offences(tables, "portal.lib.numbers", "reports.renderers") == []


@pytest.mark.parametrize("module", ["reports.document", "reports.outline", "reports.place"])
def test_the_document_is_free_of_django(module: str) -> None:
    command = f"import sys, {module}; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", command], cwd=ROOT, check=False).returncode == 0
