"""Finds the renderer of a format."""

from reports.discovery import pick
from reports.renderers.base import Renderer


def find_renderer(code: str) -> Renderer:
    """Raises UnknownCode with the formats that there are."""
    return pick("reports.renderers", Renderer, code, "Формат файла")
