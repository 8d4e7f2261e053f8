"""What a renderer is: one file a format, found by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reports.document import Document


class RenderingUnavailable(RuntimeError):
    """Something that the format needs is missing on this machine; the message says what to install."""


@dataclass(frozen=True)
class Renderer:
    """``code`` is also the ending of the file's name."""

    code: str
    title: str
    content_type: str
    render: Callable[[Document], bytes]
