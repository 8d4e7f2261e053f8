"""Why a report is not published, or an edition not changed, in the words of the person who asked."""

from __future__ import annotations


class NotPublished(ValueError):
    """Nothing was published. ``field`` names what on the page the sentence is about, where there is such a thing."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class ReportChanged(NotPublished):
    """The report is not the one that the person has looked at any more."""
