"""Two people changed one record: both versions side by side, field by field, and the choice between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.http import QueryDict

from portal.records.restore import instance_of
from portal.workspace.forms import DeskForm
from portal.workspace.shown import comparable, shown_value
from portal.workspace.version import event_of_version

TAKE = "take-"
THEIRS = "theirs"


@dataclass(frozen=True)
class Difference:
    """One field that stands differently in the two versions; ``preferred`` is «mine» or «theirs»."""

    name: str
    label: str
    mine: str
    theirs: str
    preferred: str


def differences(mine: DeskForm, current: models.Model, version: str) -> list[Difference]:
    """What differs between the filled form and the record as it stands now; ``version`` is where the form began."""
    theirs = type(mine)(instance=current)
    event = event_of_version(current, version)
    base = type(mine)(instance=instance_of(event)) if event else None
    return list(_compared(mine, theirs, base))


def _compared(mine: DeskForm, theirs: DeskForm, base: DeskForm | None) -> Iterator[Difference]:
    for name in mine.fields:
        own, other = mine[name], theirs[name]
        if comparable(own) == comparable(other):
            continue
        # What only they have touched stays theirs; what both have touched is mine until I say otherwise.
        is_untouched = (
            base is not None and not _is_set(name, mine) and comparable(own) == comparable(base[name])
        )
        preferred = THEIRS if is_untouched else "mine"
        yield Difference(name, str(own.label), shown_value(own), shown_value(other), preferred)


def _is_set(name: str, form: DeskForm) -> bool:
    """An entry of the history knows the record's columns, not its sets."""
    return name in {field.name for field in form.ledger.model._meta.many_to_many}


def chosen(data: QueryDict, theirs: DeskForm) -> QueryDict:
    """The posted fields with their values in place of mine where the person took theirs."""
    merged = data.copy()
    for key, choice in data.items():
        name = key.removeprefix(TAKE)
        if key.startswith(TAKE) and choice == THEIRS and name in theirs.fields:
            value = comparable(theirs[name])
            merged.setlist(name, sorted(value) if isinstance(value, set) else _text(theirs, name, value))
    return merged


def _text(theirs: DeskForm, name: str, value: object) -> list[str]:
    if isinstance(value, bool):
        return ["on"] if value else []
    prepared = theirs.fields[name].prepare_value(value if not str(value).isdecimal() else int(str(value)))
    return [str(prepared if prepared is not None else "")]
