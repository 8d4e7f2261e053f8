"""Passports of every number that a report prints, kept with its edition: what was behind them stays as it was.

Only what is public is kept. Many numbers share their records, so each line stands in the file once. The file is JSON
under gzip; the same report gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from portal.lib.quantities import Qualifier, Quantity
from reports.built import Built
from reports.document import Basis, Number
from reports.passports.acceptance import acceptances, sections_by_place
from reports.passports.lines import Line
from reports.passports.passport import Accepted, Passport, Passports, Stated, Term
from reports.passports.traces import Key, Trace, key_of, traces_of, with_traces
from reports.walking import inlines

VERSION = 1
QUALIFIERS = {each.value: each for each in Qualifier}


class UnreadablePassports(ValueError):
    """The file is no such file, or of another version."""


def freeze(built: Built) -> bytes:
    """The passports of the places that the document prints, and of the terms that they lead to."""
    passports = dict(_passports(built))
    records = {
        key_of(line.record): line.record for each in passports.values() for line in each.lines if line.record
    }
    traces = traces_of(records.values(), for_staff=False)
    sections = sections_by_place(built)
    accepted = acceptances({each.pk: each for each in sections.values()}.values(), for_staff=False)
    lines = _Lines(traces)
    places: dict[str, Any] = {}
    for place, passport in passports.items():
        section = sections.get(place)
        told = replace(passport, accepted=accepted[section.pk] if section else None)
        places[place] = _passport_data(told, lines)
    data = {"version": VERSION, "lines": lines.data, "places": places}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), mtime=0)


def thaw(content: bytes, place: str) -> Passport:
    """The passport of a place as it was. Raises KeyError where the edition has no such number, UnreadablePassports."""
    try:
        data = json.loads(gzip.decompress(content))
        if data["version"] != VERSION:
            raise UnreadablePassports(f"version {data['version']} is not known")
        found, lines = data["places"], data["lines"]
    except (OSError, EOFError, ValueError, TypeError, KeyError) as error:
        raise UnreadablePassports(f"the passports cannot be read: {error}") from error
    return _passport(found[place], lines)


def _passports(built: Built) -> Iterator[tuple[str, Passport]]:
    known, seen = Passports(built), set[str]()
    numbers = (run for run in inlines(built.document.nodes) if isinstance(run, Number) and run.provenance)
    waiting = [run.provenance.place for run in numbers if run.provenance and run.quantity.is_known]
    while waiting:
        place = waiting.pop()
        if place in seen:
            continue
        seen.add(place)
        passport = known.find(place)
        # A hidden column or another year stands behind a number without being printed itself.
        waiting += [term.place for term in passport.terms if term.place and term.value.is_known]
        yield place, passport


class _Lines:
    """Each line once; numbers name them by their place in the list."""

    def __init__(self, traces: Mapping[Key, Trace]) -> None:
        self.traces, self.data = traces, list[Any]()
        self.known: dict[str, int] = {}

    def place(self, line: Line) -> int:
        (traced,) = with_traces([line], self.traces)
        changed_on = traced.changed_on.isoformat() if traced.changed_on else None
        data = [
            traced.title,
            traced.detail,
            _quantity_data(traced.value),
            traced.organization,
            traced.repeats,
            traced.department,
            traced.did,
            changed_on,
        ]
        key = json.dumps(data)
        if key not in self.known:
            self.known[key] = len(self.data)
            self.data.append(data)
        return self.known[key]


def _passport_data(passport: Passport, lines: _Lines) -> dict[str, Any]:
    stated, accepted = passport.declared, passport.accepted
    return {
        "title": passport.title,
        "conditions": passport.conditions,
        "printed": _quantity_data(passport.printed),
        "upper": _quantity_data(passport.upper),
        "computed": _quantity_data(passport.computed),
        "basis": passport.basis,
        "formula": passport.formula,
        "terms": [[term.title, _quantity_data(term.value), term.place] for term in passport.terms],
        "declared": stated
        and [
            _quantity_data(stated.value),
            stated.is_printed,
            stated.resolution,
            stated.source,
            stated.reason,
        ],
        "accepted": accepted
        and [accepted.section, accepted.department, accepted.on.isoformat() if accepted.on else None],
        "lines": [lines.place(line) for line in passport.lines],
    }


def _passport(data: Mapping[str, Any], lines: list[Any]) -> Passport:
    stated, accepted = data["declared"], data["accepted"]
    return Passport(
        data["title"],
        tuple((name, words) for name, words in data["conditions"]),
        _known(data["printed"]),
        _known(data["computed"]),
        Basis(data["basis"]),
        Stated(_known(stated[0]), *stated[1:]) if stated else None,
        tuple(_line(lines[place]) for place in data["lines"]),
        data["formula"],
        tuple(Term(title, _known(value), place) for title, value, place in data["terms"]),
        _quantity(data["upper"]),
        Accepted(accepted[0], accepted[1], _day(accepted[2])) if accepted else None,
    )


def _line(data: list[Any]) -> Line:
    title, detail, value, organization, repeats, department, did, changed_on = data
    return Line(title, detail, _quantity(value), organization, repeats, department, did, _day(changed_on))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _quantity_data(quantity: Quantity | None) -> list[Any] | None:
    if quantity is None:
        return None
    value = None if quantity.value is None else str(quantity.value)
    return [value, quantity.unit, str(quantity.step), quantity.qualifier, str(quantity.uncertainty)]


def _quantity(data: list[Any] | None) -> Quantity | None:
    return None if data is None else _known(data)


def _known(data: list[Any]) -> Quantity:
    value, unit, step, qualifier, uncertainty = data
    number = None if value is None else Decimal(value)
    return Quantity(number, unit, Decimal(step), QUALIFIERS[qualifier], Decimal(uncertainty))
