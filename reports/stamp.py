"""The stamps that reports are kept by: of all records, and of what reports tell of."""

from __future__ import annotations

from portal.records.stamp import APPENDED, Stamp, records_stamp, stamp_without

__all__ = ["Stamp", "facts_stamp", "records_stamp"]

COMPOSITION = ("report", "section", "block", "comment", "findingdecision", "savedform", "edition", "openfile")
NO_FACTS = frozenset(
    [
        *(
            "portal.userevent",
            "portal.attachmentevent",
            "ngo_registry.contactevent",
            "ngo_registry.claimevent",
        ),
        *(f"reports.{name}event" for name in COMPOSITION),
        *APPENDED,
    ]
)
"""Histories of what reports consist of and how they are agreed, and of what no report tells."""


def facts_stamp() -> Stamp:
    """Of what reports tell of, without the reports themselves: writing a text does not change it."""
    return stamp_without(NO_FACTS)
