"""A record of support, and a victory, as programs read them. People stand only as a number and a sum."""

from __future__ import annotations

import datetime

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from grants.models import Award, Support
from ngo_registry.api.shapes import OrganizationLink, link_of
from portal.api.shapes import Act, Amount, Named, act_of, amounts, choices, named, plain
from portal.models import Municipality

SUPPORT_TOLD_WITH = ("department", "sphere", "programme", "act", "organization", "part_of")
AWARD_TOLD_WITH = ("contest", "round", "organization")


class SupportRow(Schema):
    """Мера поддержки: одно решение о поддержке одного вида."""

    code: str = Field(description="Учётный код, не меняется.")
    year: int
    decided_on: datetime.date | None
    kind: Named | None = Field(
        description="financial, property, consulting, informational, educational, organizational или other."
    )
    money_form: Named | None = Field(description="subsidy, grant, reimbursement или prize; только у денег.")
    purpose: str
    organization: OrganizationLink | None = Field(description="null, если получатели известны лишь числом.")
    recipients_group: str = Field(description="Получатели без имён; пусто, если получатель — организация.")
    recipient_kind: Named | None
    recipients: Amount = Field(description="Сколько получателей в группе.")
    requested: Amount
    amount: Amount = Field(description="Предоставлено.")
    paid: Amount = Field(description="Выплачено.")
    returned: Amount = Field(description="Возвращено.")
    tenure: Named | None = Field(description="free_use или reduced_rent; только у имущества.")
    area: Amount
    address: str
    term_from: datetime.date | None
    term_to: datetime.date | None
    services: Amount
    sphere: Named | None
    programme: Named | None
    department: Named | None
    act: Act | None
    part_of: str | None = Field(
        description="Код сводной записи, где эта уже сосчитана: вторично её не складывают."
    )


class AwardRow(Schema):
    """Победа в конкурсе. Люди — только числом и суммой, без имён и проектов."""

    code: str = Field(description="Учётный код, не меняется.")
    year: int = Field(description="Год, в отчёте за который о победе сказано.")
    contest: Named | None
    contest_round: int | None = Field(
        description="Год проведения конкурса; null, если неизвестно, в котором победили."
    )
    organization: OrganizationLink | None = Field(description="null, если победили люди.")
    persons: Amount = Field(description="Сколько людей победило.")
    project: str
    nomination: str
    decided_on: datetime.date | None
    requested: Amount
    amount: Amount = Field(description="Выделено.")


def support_row(request: HttpRequest, city: Municipality, record: Support) -> SupportRow:
    """Costs no query where the record came with `SUPPORT_TOLD_WITH`."""
    return SupportRow(
        organization=link_of(request, city, record.organization),
        sphere=named(record.sphere),
        programme=named(record.programme),
        department=named(record.department),
        act=act_of(record.act),
        part_of=record.part_of.code if record.part_of else None,
        **plain(record, "code", "year", "decided_on", "purpose", "recipients_group"),
        **plain(record, "address", "term_from", "term_to"),
        **amounts(record, "recipients", "requested", "amount", "paid", "returned", "area", "services"),
        **choices(record, "kind", "money_form", "recipient_kind", "tenure"),
    )


def award_row(request: HttpRequest, city: Municipality, award: Award) -> AwardRow:
    """Costs no query where the award came with `AWARD_TOLD_WITH`."""
    return AwardRow(
        contest=named(award.contest),
        contest_round=award.round.year if award.round else None,
        organization=link_of(request, city, award.organization),
        # What one person does may name that person.
        project=award.project if award.organization else "",
        **plain(award, "code", "year", "nomination", "decided_on"),
        **amounts(award, "persons", "requested", "amount"),
    )
