"""Rows by the million, as the made-up city has them."""

from reports.imports.scale.filling import fill

__all__ = ["fill"]
