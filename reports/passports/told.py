"""The passport of one number as a page tells it: to everybody, or to the staff at their desk."""

from __future__ import annotations

from dataclasses import replace

from portal.workspace.desk import Desk
from reports.built import Built
from reports.errors import FigureError
from reports.passports.acceptance import acceptances, sections_by_place
from reports.passports.in_workspace import proofs_of, with_addresses
from reports.passports.passport import Passport, passport_of
from reports.passports.traces import traces_of, with_traces
from reports.place import BLOCK_TABLE, parse_place


def told_passport(built: Built, address: str, desk: Desk | None) -> Passport:
    """Without a desk only what is public. As many queries whatever the number of records. Raises ValueError."""
    passport = passport_of(built, address)
    records = [line.record for line in passport.lines if line.record is not None]
    section = sections_by_place(built).get(address)
    told = acceptances([section] if section else [], for_staff=desk is not None)
    lines = with_traces(passport.lines, traces_of(records, for_staff=desk is not None))
    return replace(
        passport,
        lines=with_addresses(lines, desk) if desk else lines,
        accepted=told[section.pk] if section else None,
        proofs=proofs_of(records, desk) if desk else (),
    )


def beside_edition(built: Built, address: str) -> Passport:
    """What visitors may ask of the records once the report is published: nothing of the work on its next edition.

    Tables that blocks make, reasons and acceptances are that work. Raises ValueError.
    """
    place = parse_place(address)
    params = place.params
    if BLOCK_TABLE in (getattr(place, "table", ""), params.get("table", "")) or "block" in params:
        raise FigureError("Своих таблиц отчёта, которых нет в редакции, посетители не видят.")
    told = told_passport(built, address, None)
    stated = replace(told.declared, reason="", source="") if told.declared else None
    return replace(told, accepted=None, declared=stated)
