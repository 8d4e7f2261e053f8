"""One record of every model, with the values that files and spreadsheets most easily spoil."""

import datetime
from typing import Any

from django.db import models

from grants.models import (
    Award,
    Contest,
    ContestRound,
    Programme,
    RegisterEntry,
    ReportedTotal,
    RoundShare,
    Support,
    Violation,
)
from ngo_registry.models import (
    ActivityKind,
    Category,
    Contact,
    Council,
    CouncilMeeting,
    FormerName,
    LegalForm,
    Organization,
    OrganizationMark,
    Sphere,
)
from portal.lib.parse import parse_quantity
from portal.lib.quantities import Quantity
from portal.models import CalendarDay, Department, LegalAct, Municipality, User
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
from tests.people import make_city, make_department, make_person

DAY = datetime.date(2023, 6, 5)
OGRN = ("1027700132195", "1027739642281", "1037739010891")


def rub(text: str) -> Quantity:
    return parse_quantity(text, "rub")


def make_records(city: Municipality | None = None, n: int = 1) -> dict[type[models.Model], models.Model]:
    """The ``n``-th record of every model, all of them belonging together."""
    city = city or make_city()
    records = [city, *_ground(city, n)]
    department, act = records[1], records[2]
    records += _books(n)
    records += _register(city, n, records[5:9], act)
    organization = records[9]
    records += _grants(city, n, department, act, organization, records[7])
    records += _reports(city, n, department, act)
    return {type(record): record for record in records}


def _ground(city: Municipality, n: int) -> list[models.Model]:
    department = make_department(city, f"department-{n}")
    act = LegalAct.objects.create(
        municipality=city,
        code=f"act-{n}",
        kind="resolution",
        number="3260",
        date=DAY,
        title="О «мере»; и\nдругом",
    )
    day, _ = CalendarDay.objects.get_or_create(day=datetime.date(2023, 1, n), defaults={"note": "Каникулы"})
    return [department, act, day, make_person(f"person-{city.slug}-{n}", "auditor", city, department)]


def _books(n: int) -> list[models.Model]:
    entry = {"code": f"entry-{n}", "name": f"Запись {n}", "valid_from": DAY, "position": n}
    parent, _ = Sphere.objects.get_or_create(code="group", defaults={"name": "Группа", "valid_from": DAY})
    return [
        LegalForm.objects.get_or_create(**entry, needs_registration=True)[0],
        Category.objects.get_or_create(**entry)[0],
        Sphere.objects.get_or_create(**entry, parent=parent)[0],
        ActivityKind.objects.get_or_create(**entry)[0],
    ]


def _register(city: Municipality, n: int, books: list[models.Model], act: LegalAct) -> list[models.Model]:
    legal_form, category, sphere, kind = books
    organization = Organization.objects.create(
        municipality=city, code=f"organization-{n}", name="Фонд «Ёлка»; филиал", short_name="=1+1",
        note="@all\n-5", legal_form=legal_form, ogrn=OGRN[n - 1], registered_on=DAY, address="'=квартира",
        head_name="+Иванов",
    )  # fmt: skip
    organization.categories.set([category])
    organization.spheres.set([sphere])
    organization.activity_kinds.set([kind])
    council = Council.objects.create(municipality=city, code=f"council-{n}", name="Совет", act=act, since=DAY)
    council.organizations.set([organization])
    return [
        organization,
        FormerName.objects.create(organization=organization, name="-Ель"),
        OrganizationMark.objects.create(organization=organization, register="sonko_city", since=DAY),
        Contact.objects.create(
            organization=organization, kind="phone", value="+7 3842 00-00-00", is_published=True
        ),
        council,
        CouncilMeeting.objects.create(
            council=council, year=2023, number=2, agenda_items=parse_quantity("более 5")
        ),
    ]


def _grants(
    city: Municipality,
    n: int,
    department: Department,
    act: LegalAct,
    organization: Organization,
    sphere: Sphere,
) -> list[models.Model]:
    programme = Programme.objects.create(
        municipality=city, code=f"programme-{n}", name="Спорт", act=act, year_from=2021
    )
    group = Support.objects.create(
        municipality=city, code=f"group-{n}", year=2023, kind="financial", recipients_group="НКО",
        recipients=parse_quantity("–", "organization"), amount=rub("1397,2 тыс"), money_form="subsidy",
    )  # fmt: skip
    support = Support.objects.create(
        municipality=city, code=f"support-{n}", year=2023, kind="property", organization=organization,
        part_of=group, tenure="free_use", area=parse_quantity("489,40", "m2"), programme=programme,
        department=department, act=act, sphere=sphere, term_from=DAY,
    )  # fmt: skip
    contest = Contest.objects.create(
        municipality=city, code=f"contest-{n}", name="Конкурс", level="federal", act=act
    )
    round_ = ContestRound.objects.create(
        municipality=city,
        contest=contest,
        year=2023,
        number=2,
        applicants=parse_quantity("более 800", "participant"),
    )
    entry = RegisterEntry.objects.create(municipality=city, number=n, entered_on=DAY, support=support)
    return [
        programme,
        support,
        entry,
        Violation.objects.create(entry=entry, found_on=DAY, is_misuse=True, text="-Не по назначению"),
        contest,
        round_,
        RoundShare.objects.create(
            round=round_, side="winners", applicant_kind="person", count=parse_quantity("36", "participant")
        ),
        Award.objects.create(
            municipality=city, code=f"award-{n}", year=2023, contest=contest, round=round_,
            organization=organization, amount=rub("21,0 млн"), decided_on=DAY,
        ),
        ReportedTotal.objects.create(
            municipality=city, code=f"total-{n}", year=2023, title="Заседаний", subject="meetings",
            breakdown={"category": f"entry-{n}", "source": "два слова"}, unit="meeting",
            value=parse_quantity("59", "meeting"), department=department, as_of=DAY,
        ),
    ]  # fmt: skip


def _reports(city: Municipality, n: int, department: Department, act: LegalAct) -> list[models.Model]:
    plan = Plan.objects.create(
        municipality=city, code=f"plan-{n}", title="План", act=act, year_from=2022, year_to=2025
    )
    direction = PlanDirection.objects.create(plan=plan, code="direction", position=1, title="Направление")
    item = PlanItem.objects.create(
        direction=direction, code="item", position=1, title="Мера", term="2022-2025"
    )
    item.departments.set([department])
    heading = Indicator.objects.create(municipality=city, code=f"heading-{n}", title="Доля", plan=plan)
    indicator = Indicator.objects.create(
        municipality=city, code=f"indicator-{n}", title="Доля НКО", parent=heading, higher_is_better=False
    )
    report = Report.objects.create(municipality=city, year=2020 + n, form="form", title="Отчёт", plan=plan)
    section = Section.objects.create(
        report=report, code="section", position=1, plan_item=item, department=department
    )
    return [
        plan,
        direction,
        item,
        indicator,
        IndicatorValue.objects.create(
            indicator=indicator, year=2023, plan=parse_quantity("36,67"), fact=parse_quantity("0"),
            explanation="потому",
        ),
        DeclaredValue.objects.create(
            municipality=city, year=2023, place=f"table:contests/total/amount?n={n}", unit="rub",
            value=rub("560,40"), resolution="keep_declared", reason="так в документе",
        ),
        report,
        section,
        Block.objects.create(
            section=section, position=1, type="text", settings={"years": [1, 2]}, text="<p>Да</p>"
        ),
    ]  # fmt: skip


ALL_MODELS: list[Any] = [
    *(Municipality, Department, LegalAct, CalendarDay, User),
    *(LegalForm, Category, Sphere, ActivityKind),
    *(Organization, FormerName, OrganizationMark, Contact, Council, CouncilMeeting),
    *(Programme, Support, RegisterEntry, Violation, Contest, ContestRound, RoundShare, Award, ReportedTotal),
    *(Plan, PlanDirection, PlanItem, Indicator, IndicatorValue, DeclaredValue, Report, Section, Block),
]
