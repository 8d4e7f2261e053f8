"""Makers of the records that reports are made of. Quantities are written as officials write them: «1397,2 тыс»."""

from __future__ import annotations

from typing import Any

from grants.models import Award, Contest, ContestRound, Programme, ReportedTotal, RoundShare, Support
from ngo_registry.models import Category, Council, CouncilMeeting, LegalForm, Organization, Sphere
from portal.lib.parse import parse_quantity
from portal.lib.quantities import Quantity
from portal.models import LegalAct, Municipality
from reports.builder import build
from reports.built import Built
from reports.facts import load_facts
from reports.models import (
    Block,
    DeclaredValue,
    Indicator,
    IndicatorValue,
    Plan,
    PlanDirection,
    PlanItem,
    Report,
    Section,
)
from reports.scope import Scope
from tests.people import make_city

YEAR = 2023


def rub(written: str) -> Quantity:
    return parse_quantity(written, "rub")


def count(written: str, unit: str) -> Quantity:
    return parse_quantity(written, unit)


def make_sphere(code: str, parent: str = "", position: int = 0) -> Sphere:
    group = make_sphere(parent) if parent else None
    defaults = {"name": f"Сфера {code}", "parent": group, "position": position}
    return Sphere.objects.get_or_create(code=code, defaults=defaults)[0]


def make_category(code: str) -> Category:
    return Category.objects.get_or_create(code=code, defaults={"name": f"Категория {code}"})[0]


def make_legal_form(code: str, *, needs_registration: bool = False) -> LegalForm:
    defaults = {"name": f"Форма {code}", "needs_registration": needs_registration}
    return LegalForm.objects.get_or_create(code=code, defaults=defaults)[0]


def make_organization(
    code: str, *, city: Municipality | None = None, categories: str = "", spheres: str = "", **fields: Any
) -> Organization:
    organization = Organization.objects.create(
        municipality=city or make_city(), code=code, **{"name": f"Фонд «{code}»", **fields}
    )
    organization.categories.set([make_category(each) for each in categories.split()])
    organization.spheres.set([make_sphere(each) for each in spheres.split()])
    return organization


def make_programme(code: str, *, city: Municipality | None = None, position: int = 0) -> Programme:
    return Programme.objects.get_or_create(
        municipality=city or make_city(),
        code=code,
        defaults={"name": f"Программа {code}", "position": position},
    )[0]


def make_support(code: str, *, city: Municipality | None = None, **fields: Any) -> Support:
    """Money of one programme to НКО, unless told otherwise. ``recipients`` and ``amount`` are written as text."""
    fields = {"kind": "financial", "year": YEAR, **fields}
    if "organization" not in fields:
        fields.setdefault("recipients_group", f"Получатели {code}")
    for name, unit in (
        ("amount", "rub"),
        ("requested", "rub"),
        ("recipients", "organization"),
        ("area", "m2"),
    ):
        if name in fields:
            fields[name] = parse_quantity(fields[name], unit)
    if "services" in fields:
        fields["services"] = parse_quantity(fields["services"], fields["service_unit"])
    return Support.objects.create(municipality=city or make_city(), code=code, **fields)


def make_contest(
    code: str, *, level: str = "federal", source: str = "federal_budget", **fields: Any
) -> Contest:
    fields = {"name": f"Конкурс {code}", "direction": f"Направление {code}", **fields}
    fields.setdefault("municipality", make_city())
    return Contest.objects.create(code=code, level=level, money_source=source, **fields)


def make_round(contest: Contest, **fields: Any) -> ContestRound:
    fields = {"year": YEAR, **fields}
    for name, unit in (
        *(("applicants", "participant"), ("winners", "winner")),
        *(("amount", "rub"), ("requested", "rub")),
    ):
        if name in fields:
            fields[name] = parse_quantity(fields[name], unit)
    return ContestRound.objects.create(municipality=contest.municipality, contest=contest, **fields)


def make_share(held: ContestRound, side: str, kind: str, written: str) -> RoundShare:
    return RoundShare.objects.create(
        round=held, side=side, applicant_kind=kind, count=count(written, "participant")
    )


def make_award(code: str, contest: Contest, **fields: Any) -> Award:
    fields = {"year": YEAR, **fields}
    for name, unit in (("amount", "rub"), ("requested", "rub"), ("persons", "person")):
        if name in fields:
            fields[name] = parse_quantity(fields[name], unit)
    return Award.objects.create(municipality=contest.municipality, contest=contest, code=code, **fields)


def make_total(
    code: str, written: str, unit: str, *, city: Municipality | None = None, **fields: Any
) -> ReportedTotal:
    fields = {"year": YEAR, "title": f"Сведение {code}", **fields}
    return ReportedTotal.objects.create(
        municipality=city or make_city(), code=code, unit=unit, value=count(written, unit), **fields
    )


def make_council(code: str, *, kind: str = "council") -> Council:
    return Council.objects.create(municipality=make_city(), code=code, name=f"Совет {code}", kind=kind)


def make_meeting(council: Council, number: int, agenda_items: str = "", **fields: Any) -> CouncilMeeting:
    fields = {"year": YEAR, **fields}
    return CouncilMeeting.objects.create(
        council=council, number=number, agenda_items=count(agenda_items, "question"), **fields
    )


def make_act(code: str, **fields: Any) -> LegalAct:
    return LegalAct.objects.create(
        **{"municipality": make_city(), "code": code, "kind": "resolution", **fields}
    )


def make_indicator(
    code: str, plan: str = "", fact: str = "", *, last_year: str = "", explanation: str = "", **fields: Any
) -> Indicator:
    indicator = Indicator.objects.create(
        **{"municipality": make_city(), "code": code, "title": f"Доля {code}", **fields}
    )
    for year, *values in ((YEAR, plan, fact, explanation), (YEAR - 1, last_year, last_year, "")):
        planned, reached, words = values
        if planned or reached:
            IndicatorValue.objects.create(
                indicator=indicator,
                year=year,
                explanation=words,
                plan=parse_quantity(planned),
                fact=parse_quantity(reached),
            )
    return indicator


def declare(place: str, written: str, unit: str, **fields: Any) -> DeclaredValue:
    fields = {"municipality": make_city(), "year": YEAR, **fields}
    return DeclaredValue.objects.create(place=place, unit=unit, value=parse_quantity(written, unit), **fields)


def make_plan(*directions: tuple[str, str], city: Municipality | None = None) -> Plan:
    """``("barriers", "sport culture")`` is a direction with its measures. Positions have gaps on purpose."""
    plan = Plan.objects.create(
        municipality=city or make_city(),
        code="plan",
        title="Комплексный план",
        title_genitive="Комплексного плана",
        year_from=2022,
        year_to=2024,
    )
    for place, (code, items) in enumerate(directions, start=1):
        direction = PlanDirection.objects.create(
            plan=plan, code=code, position=place * 7, title=f"Направление {code}"
        )
        for inner, item in enumerate(items.split(), start=1):
            PlanItem.objects.create(
                direction=direction,
                code=item,
                position=inner * 5,
                title=f"Мера {item}",
                term="ежегодно",
            )
    return plan


def make_report(*, city: Municipality | None = None, **fields: Any) -> Report:
    fields = {"year": YEAR, "form": "free", "title": "Отчёт города", **fields}
    return Report.objects.create(municipality=city or make_city(), **fields)


def add_section(report: Report, code: str, *blocks: dict[str, Any] | str, **fields: Any) -> Section:
    """A block is its text, or its fields: ``{"type": "table", "settings": {"table": "contests"}}``."""
    position = (report.sections.count() + 1) * 10
    section = Section.objects.create(**{"report": report, "code": code, "position": position, **fields})
    for place, block in enumerate(blocks, start=1):
        given = {"type": "text", "text": block} if isinstance(block, str) else block
        Block.objects.create(section=section, position=place * 3, **given)
    return section


def table_block(code: str, **settings: Any) -> dict[str, Any]:
    return {"type": "table", "settings": {"table": code, **settings}}


def chart_block(code: str, **settings: Any) -> dict[str, Any]:
    return {"type": "chart", "settings": {"table": code, **settings}}


def report_with(*blocks: dict[str, Any] | str, **fields: Any) -> Report:
    """A report of one section."""
    report = make_report(**fields)
    add_section(report, "only", *blocks)
    return report


def built_with(*blocks: dict[str, Any] | str, **fields: Any) -> Built:
    return build(report_with(*blocks, **fields))


def scope(city: Municipality | None = None, *other_years: int) -> Scope:
    return Scope(load_facts(city or make_city(), YEAR, other_years))
