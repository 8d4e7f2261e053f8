"""Words that follow from records: names, acts, years of programmes and plans."""

from __future__ import annotations

from collections.abc import Iterator

from grants.models.dimensions import SupportKind
from ngo_registry.models.council import CouncilKind
from reports.texts.offers.base import Draft, Ground, Subject, by_choice, by_name, by_record


def offer(ground: Ground) -> Iterator[Draft]:
    facts, city = ground.scope.facts, ground.scope.facts.city
    yield Draft("Годы комплексного плана", "plan.years")
    yield Draft("Программы, по которым оказана финансовая поддержка", "programmes.names")
    yield from by_name("Названия организаций", "organizations.names", "category", ground.names["category"])
    kinds = [row.kind for row in facts.support if row.organization_id]
    yield from by_choice("Названия организаций, поддержка", "organizations.names", "kind", SupportKind, kinds)
    councils = [council.kind for council in city.councils]
    yield from by_choice("Названия советов", "councils.names", "kind", CouncilKind, councils)
    yield from by_record("Название программы", "programme.name", "code", city.programmes)
    yield from by_record("Годы программы", "programme.years", "code", city.programmes)
    yield from by_record("Название конкурса", "contest.name", "code", city.contests)
    yield from by_record("Название совета", "council.name", "code", city.councils)
    yield from by_record("Название организации", "organization.name", "code", city.organizations)
    for award in facts.awards:
        if award.code and award.project:
            yield Draft(f"Название проекта: {award.project}", "award.project", {"code": award.code})
    yield from _of_acts(ground)
    for meeting in facts.meetings:
        if meeting.held_on and meeting.council.code:
            asked = {"council": meeting.council.code}
            asked |= {"number": str(meeting.number)} if meeting.number > 1 else {}
            yield Draft(f"Дата заседания №\u00a0{meeting.number}: {meeting.council}", "meeting.date", asked)


def _of_acts(ground: Ground) -> Iterator[Draft]:
    for act in ground.scope.facts.city.acts:
        if act.code and act.reference:
            yield Draft(f"Дата и номер акта: {act.title or act}", "act.reference", {"code": act.code})
        if act.code and act.title:
            yield Draft(f"Название акта: {act.title}", "act.title", {"code": act.code})


SUBJECT = Subject("names", "Названия и даты", 8, offer)
