"""Words of the document as Russian typography wants them: what belongs together does not part at a line's end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from portal.lib.typography import nbsp
from reports.document import Inline, Link, Text


def typeset(line: Iterable[Inline]) -> tuple[Inline, ...]:
    """The line with no-break spaces in its words; numbers bring their own."""
    return tuple(replace(run, text=nbsp(run.text)) if isinstance(run, Text | Link) else run for run in line)
