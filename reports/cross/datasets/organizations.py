"""The register of organisations as it stands: how many there are, of what kind and where."""

from __future__ import annotations

from ngo_registry.models import Organization
from ngo_registry.models.organization import Status
from portal.lib.quantities import Quantity
from reports.cross.base import NOT_TOLD, Context, Dataset, Dimension, Entry, Measure, Member
from reports.cross.dimensions import book_members, of_organization, year_member, yes_or_no
from reports.document import Counts
from reports.facts import Facts


def _records(facts: Facts) -> tuple[Organization, ...]:
    return facts.city.organizations


def _itself(record: Organization) -> Organization:
    return record


def _spheres(entry: Entry, context: Context) -> tuple[Member, ...]:
    city = context.city
    return book_members(city.names["sphere"], city.spheres.get(entry.record.pk, ()))


def _registered_in(entry: Entry, context: Context) -> tuple[Member, ...]:
    day = entry.record.registered_on
    return (year_member(day.year),) if day else (NOT_TOLD,)


ORGANIZATIONS = Dataset(
    code="organizations",
    title="Организации",
    hint="Реестр организаций на сегодня. Ликвидированные не считаются, пока условие о статусе не скажет иного.",
    records=_records,
    has_years=False,
    unless_asked={"status": frozenset((str(Status.ACTIVE), str(Status.UNREGISTERED)))},
    dimensions=(
        *of_organization(_itself),
        Dimension("sphere", "Сфера", _spheres),
        yes_or_no(
            "registered",
            "Зарегистрирована как юридическое лицо",
            lambda each, context: each.status != Status.UNREGISTERED,
        ),
        yes_or_no(
            "supported", "Получала поддержку за эти годы", lambda each, context: each.pk in context.supported
        ),
        Dimension("registered_in", "Год регистрации", _registered_in),
    ),
    measures=(
        Measure(
            "count",
            "Число организаций",
            "organization",
            lambda entries: Quantity.of(len(entries), "organization"),
            when_none=Quantity.of(0, "organization"),
            counts=Counts.ORGANIZATIONS,
        ),
    ),
)
