"""The library is a leaf: it imports no app, no Django, and its dictionary only when a word is inflected."""

import subprocess
import sys
from pathlib import Path

import portal.lib

LIBRARY = Path(portal.lib.__file__).parent
IMPORT_ALL_AND_LIST = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(f"portal.lib.{name}")
print(*sorted(sys.modules))
"""


def test_importing_the_library_loads_neither_django_nor_the_dictionary() -> None:
    names = [path.stem for path in LIBRARY.glob("*.py") if path.stem != "__init__"]
    command = [sys.executable, "-c", IMPORT_ALL_AND_LIST, *names]
    listed = subprocess.run(command, cwd=LIBRARY.parents[1], capture_output=True, text=True, check=True)
    loaded = {module.partition(".")[0] for module in listed.stdout.split()}
    assert len(names) >= 8
    assert not loaded & {"django", "pymorphy3", "ngo_registry", "grants", "reports"}
