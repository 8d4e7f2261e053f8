"""Reference cases beside the checkout, or where PORTAL_SHARED says; tests skip where they are absent."""

import csv
import os
from pathlib import Path

import pytest

_BESIDE_CHECKOUT = Path(__file__).resolve().parents[3] / "shared"
SHARED = Path(os.environ.get("PORTAL_SHARED", _BESIDE_CHECKOUT))


def shared_file(name: str) -> Path:
    """A file of the shared folder; skips the test where it is not."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{path.name} is not here; PORTAL_SHARED names the folder that holds {name}")
    return path


def icu_cases(kind: str) -> list[tuple[str, str]]:
    """Input and right answer of every case of a kind; skips the test without the file."""
    with shared_file("data/icu_ru.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    cases = [(row[1], row[2]) for row in rows if row[0] == kind]
    assert cases, f"no case of the kind {kind}"
    return cases
