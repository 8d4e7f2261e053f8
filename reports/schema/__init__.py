"""The published rules of the document as JSON (JSON Schema, draft 2020-12), a file a version."""

from __future__ import annotations

from pathlib import Path

from reports.renderers.json import VERSION

FOLDER = Path(__file__).parent
CURRENT = f"document-{VERSION}"


def read_schema(name: str = CURRENT) -> bytes:
    """The schema of this name. Raises FileNotFoundError; a name is a slug, so it leads nowhere else."""
    return (FOLDER / f"{name}.json").read_bytes()
