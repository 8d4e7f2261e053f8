"""The register of organisations, councils and their meetings."""

from __future__ import annotations

from collections.abc import Iterator

from ngo_registry.models.council import CouncilKind
from ngo_registry.models.organization import Status
from reports.texts.offers.base import Draft, Ground, Subject, by_choice, by_name, by_record

COUNT = "Число организаций"


def offer_organizations(ground: Ground) -> Iterator[Draft]:
    organizations = ground.scope.facts.city.organizations
    yield Draft(f"{COUNT} всего, без ликвидированных", "organizations.count")
    yield from by_choice(
        COUNT, "organizations.count", "status", Status, (each.status for each in organizations)
    )
    for book in ("category", "sphere", "legal_form"):
        yield from by_name(COUNT, "organizations.count", book, ground.names[book])


def offer_councils(ground: Ground) -> Iterator[Draft]:
    city = ground.scope.facts.city
    met = tuple(meeting.council for meeting in ground.scope.facts.meetings)
    yield Draft("Число общественных советов", "councils.count")
    yield Draft("Число заседаний советов", "meetings.count")
    yield Draft("Рассмотрено вопросов на заседаниях", "meetings.agenda_items")
    kinds = (council.kind for council in city.councils)
    yield from by_choice("Число советов", "councils.count", "kind", CouncilKind, kinds)
    yield from by_record("Заседания", "meetings.count", "council", met)
    yield from by_record("Вопросы на заседаниях", "meetings.agenda_items", "council", met)


ORGANIZATIONS = Subject("organizations", "Организации", 3, offer_organizations)
COUNCILS = Subject("councils", "Общественные советы", 4, offer_councils)
