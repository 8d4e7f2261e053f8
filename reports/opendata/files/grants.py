"""Grants in the 360Giving standard, version 1.4: money that organisations were given, one grant an item.

What the standard cannot say is left out or marked. People are left out, because it
knows one person a grant and the portal only their number and sum; where only the year of a decision is known,
its last day stands as the date, and a classification says so.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db import connection, transaction

from portal.lib.quantities import Qualifier
from portal.models.quantity_field import QUALIFIERS
from reports.opendata.files.made import Made
from reports.opendata.publisher import Publisher
from reports.opendata.sql import hidden_sql

VERSION = "1.4"
TITLE = 140  # signs that the standard advises
AT_ONCE = 2_000  # rows
AWARD_DATE, AMOUNT = "nko-portal:awardDate", "nko-portal:amountAwarded"

COLUMNS = (
    *("city", "city_name", "funder", "funder_code", "code", "title", "purpose", "decided_on", "year"),
    *("requested", "amount", "qualifier", "paid", "recipient_code", "recipient", "ogrn", "address"),
    *("programme_code", "programme", "is_contest"),
)
ORGANIZATION = "o.code, o.name, o.ogrn, o.address"
SUPPORT = f"""SELECT m.slug, m.name, m.administration,
  coalesce('RU-INN-' || nullif(m.administration_inn, ''), m.slug || '-administration'),
  s.code, coalesce(p.name, 'Финансовая поддержка'), {hidden_sql("s.purpose")}, coalesce(s.decided_on, a.date), s.year,
  s.requested_value, s.amount_value, s.amount_qualifier, s.paid_value, {ORGANIZATION}, p.code, p.name, false
FROM grants_support s JOIN portal_municipality m ON m.id = s.municipality_id
JOIN ngo_registry_organization o ON o.id = s.organization_id
LEFT JOIN grants_programme p ON p.id = s.programme_id LEFT JOIN portal_legalact a ON a.id = s.act_id
WHERE s.kind = 'financial' AND s.amount_value IS NOT NULL {{of_city}} ORDER BY s.id"""
AWARDS = f"""SELECT m.slug, m.name, coalesce(nullif(c.organizer, ''), c.name), m.slug || '-contest-' || c.code,
  w.code, {hidden_sql("coalesce(nullif(w.project, ''), c.name)")}, {hidden_sql("w.purpose")},
  coalesce(w.decided_on, r.decided_on), w.year,
  w.requested_value, w.amount_value, w.amount_qualifier, NULL, {ORGANIZATION}, c.code, c.name, true
FROM grants_award w JOIN portal_municipality m ON m.id = w.municipality_id
JOIN grants_contest c ON c.id = w.contest_id JOIN ngo_registry_organization o ON o.id = w.organization_id
LEFT JOIN grants_contestround r ON r.id = w.round_id
WHERE w.amount_value IS NOT NULL {{of_city}} ORDER BY w.id"""

Row = dict[str, Any]
Item = dict[str, Any]


def write_grants(publisher: Publisher, target: Made) -> None:
    """The package. Without any grant nothing but an empty list is written, which the standard does not allow."""
    head = json.dumps(_about(publisher), ensure_ascii=False)
    target.take(f'{head[:-1]}, "grants": [\n'.encode())
    for row in _rows(publisher.city_id):
        before = ",\n" if target.rows else ""
        target.take(f"{before}{json.dumps(_grant(row), ensure_ascii=False)}".encode())
        target.rows += 1
    target.take(b"\n]}\n")


def _about(publisher: Publisher) -> Item:
    return {
        "version": VERSION,
        "title": f"Гранты и субсидии организациям: {publisher.place}",
        "description": "Деньги города организациям и победы организаций в конкурсах. Людей здесь нет: они есть "
        "в наборе «awards» числом и суммой. Где известен только год решения, awardDate — его последний день.",
        "identifier": publisher.folder("grants"),
        "publisher": {"name": publisher.creator},
        "accessURL": publisher.home,
        "license": publisher.licences[0].url if len(publisher.licences) == 1 else publisher.home,
    }


def _rows(city_id: int | None) -> Iterator[Row]:
    of_city = f"AND m.id = {int(city_id)}" if city_id is not None else ""
    with transaction.atomic():
        for query in (SUPPORT, AWARDS):
            name = f"grants_{secrets.token_hex(4)}"
            with connection.connection.cursor(name=name) as cursor:
                cursor.itersize = AT_ONCE
                cursor.execute(query.replace("{of_city}", of_city))
                for row in cursor:
                    yield dict(zip(COLUMNS, row, strict=True))


def _grant(row: Row) -> Item:
    day = row["decided_on"]
    grant = {
        "id": f"{row['city']}-{'award' if row['is_contest'] else 'support'}-{row['code']}",
        "title": _short(row["title"]),
        "description": row["purpose"] or row["title"],
        "currency": "RUB",
        "amountAppliedFor": _number(row["requested"]),
        "amountAwarded": _number(row["amount"]),
        "amountDisbursed": _number(row["paid"]),
        "awardDate": day.isoformat() if day else f"{row['year']}-12-31",
        "recipientOrganization": [_recipient(row)],
        "fundingOrganization": [{"id": row["funder_code"], "name": row["funder"]}],
        "beneficiaryLocation": [{"name": row["city_name"], "countryCode": "RU"}],
        "grantProgramme": [{"code": row["programme_code"], "title": row["programme"]}]
        if row["programme"]
        else None,
        "fromOpenCall": "Yes" if row["is_contest"] else None,
        "classifications": _classifications(row),
    }
    return {name: value for name, value in grant.items() if value not in (None, [])}


def _recipient(row: Row) -> Item:
    """By ОГРН, which has a list of its own among identifiers of organisations; by the portal's code without it."""
    ogrn, address = row["ogrn"], row["address"]
    recipient = {
        "id": f"RU-OGRN-{ogrn}" if ogrn else f"{row['city']}-{row['recipient_code']}",
        "name": row["recipient"],
        "companyNumber": ogrn,
        "streetAddress": address,
        "addressCountry": "RU",
    }
    return {name: value for name, value in recipient.items() if value}


def _classifications(row: Row) -> list[Item]:
    found = []
    if row["decided_on"] is None:
        found.append({"vocabulary": AWARD_DATE, "code": "year", "title": "Известен только год решения"})
    if row["qualifier"] != Qualifier.EXACT.value:
        label = QUALIFIERS[row["qualifier"]].label
        found.append({"vocabulary": AMOUNT, "code": row["qualifier"], "title": f"Сумма: {label}"})
    return found


def _short(title: str) -> str:
    return title if len(title) <= TITLE else f"{title[: TITLE - 1]}…"


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
