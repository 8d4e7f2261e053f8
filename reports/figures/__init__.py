"""Figures: named computations over a city's year. One subject a file; a figure is a decorated function."""

from reports.figures.base import Figure, FigureError, Found, Reference, figure, reference

__all__ = ["Figure", "FigureError", "Found", "Reference", "figure", "reference"]
