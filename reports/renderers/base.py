"""What a renderer is: one file a format, found by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from portal.assets import RenderingUnavailable
from reports.document import Document

__all__ = ["Renderer", "RenderingUnavailable", "Tell"]

Tell = Callable[[str], None]
"""Hears what is being done: «Верстаю страницу 7»."""


@dataclass(frozen=True)
class Renderer:
    """``code`` is also the ending of the file's name, unless ``ending`` says another.

    ``render_telling`` is given where a person may have to wait: it tells each step.
    """

    code: str
    title: str
    content_type: str
    render: Callable[[Document], bytes]
    ending: str = ""
    render_telling: Callable[[Document, Tell], bytes] | None = None

    @property
    def file_ending(self) -> str:
        return self.ending or self.code

    def file_name(self, stem: str) -> str:
        """Two formats of one ending are told apart: «kemerovo-2023-plan-pdfa.pdf»."""
        apart = f"-{self.code}" if self.ending else ""
        return f"{stem}{apart}.{self.file_ending}"
