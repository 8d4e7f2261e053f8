"""What only the staff sees of a number: pages of the records behind it, and the files that prove them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from portal.models import Attachment
from portal.workspace.desk import Desk
from portal.workspace.registry import ledger_for
from reports.passports.lines import Line
from reports.passports.passport import Proof
from reports.passports.traces import by_kind


def with_addresses(lines: Iterable[Line], desk: Desk) -> tuple[Line, ...]:
    """Each record leads to its page of the workspace, where this person may see such records."""
    urls = {model: _address_of(model, desk) for model in {type(line.record) for line in lines if line.record}}
    return tuple(
        replace(line, url=desk.url("record", urls[type(line.record)], line.record.pk))
        if line.record is not None and urls[type(line.record)]
        else line
        for line in lines
    )


def proofs_of(records: Iterable[Model], desk: Desk) -> tuple[Proof, ...]:
    """The files of those records that this person may see, in one query."""
    kinds = {model: rows for model, rows in by_kind(records).items() if _address_of(model, desk)}
    types = {ContentType.objects.get_for_model(model).pk: model for model in kinds}
    keys = {pk for rows in kinds.values() for pk in rows}
    files = Attachment.objects.filter(content_type__in=types, object_id__in=keys).order_by(
        "uploaded_at", "pk"
    )
    return tuple(
        Proof(str(file), desk.url("attachment", _address_of(model, desk), file.object_id, file.pk))
        for file in (files if types else ())
        if file.object_id in kinds[model := types[file.content_type_id]]
    )


def _address_of(model: type[Model], desk: Desk) -> str:
    """The code of the ledger where such records stand; empty where this person may not see them."""
    ledger = ledger_for(model)
    return ledger.code if ledger is not None and desk.may_see(model) else ""
