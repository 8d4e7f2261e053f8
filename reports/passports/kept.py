"""The passports that an edition keeps."""

from __future__ import annotations

from dataclasses import replace

from ngo_registry.models import MergedOrganization, Organization
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
    return _leading_to_what_is_there(thaw(frozen_passports(edition), place))


def _leading_to_what_is_there(passport: Passport) -> Passport:
    """The words stay as they were; the name of an organisation that was deleted since leads nowhere."""
    named = {line.organization for line in passport.lines if line.organization}
    there = set(Organization.objects.filter(pk__in=named).values_list("pk", flat=True))
    gone = named - there
    if not gone:
        return passport
    gone -= set(MergedOrganization.objects.filter(former_id__in=gone).values_list("former_id", flat=True))
    lines = (
        replace(line, organization=None) if line.organization in gone else line for line in passport.lines
    )
    return replace(passport, lines=tuple(lines))
