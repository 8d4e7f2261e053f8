"""Reading needs no Django, and the process that opens workbooks starts without the portal."""

import subprocess
import sys
from pathlib import Path

import portal.imports.reading
from portal.imports.reading import calamine_process

ROOT = Path(portal.imports.reading.__file__).parents[3]


def loaded_by(*imports: str) -> set[str]:
    script = f"import sys; {'; '.join(imports)}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_reading_loads_neither_django_nor_an_app() -> None:
    assert not loaded_by("import portal.imports.reading") & {
        "django",
        "ngo_registry",
        "grants",
        "reports",
        "openpyxl",
    }


def test_the_process_loads_only_calamine() -> None:
    folder = Path(calamine_process.__file__).parent
    loaded = loaded_by(f"sys.path.insert(0, {str(folder)!r})", "import calamine_process")
    assert "python_calamine" in loaded
    assert "portal" not in loaded
