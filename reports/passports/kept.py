"""The passports that an edition keeps."""

from __future__ import annotations

from reports.editions.kinds import PASSPORTS
from reports.editions.reading import read_kind
from reports.models import Edition
from reports.passports.frozen import thaw
from reports.passports.passport import Passport


def frozen_passports(edition: Edition) -> bytes:
    """Raises FileLost."""
    return read_kind(edition, PASSPORTS)


def frozen_passport(edition: Edition, place: str) -> Passport:
    """What was behind the number when the edition came out.

    Raises KeyError where the edition prints no such number, FileLost, UnreadablePassports.
    """
    return thaw(frozen_passports(edition), place)
