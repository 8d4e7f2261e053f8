"""Whether anything has changed that open data is made of: the records, the release, the portal's address."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from portal.records.stamp import Stamp, stamp_without
from portal.release import release
from reports.opendata.publisher import Publisher, portal_root

NOT_TOLD = frozenset(
    f"{label}event"
    for label in (
        *("portal.user", "portal.attachment", "ngo_registry.claim", "reports.openfile"),
        *(f"reports.{name}" for name in ("report", "section", "block", "comment", "savedform", "edition")),
        *("reports.findingdecision", "reports.declaredvalue"),
    )
)
"""Histories of what open data does not tell: the files themselves among them, or making would never end."""


def stamp_of(publisher: Publisher) -> Stamp:
    records = stamp_without(NOT_TOLD)
    made = f"{records.value} {release()} {publisher.folder('')} {portal_root()}"
    return replace(records, value=hashlib.sha256(made.encode()).hexdigest())
