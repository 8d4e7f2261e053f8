"""A report of two departments with everybody who has a say in it; each has an e-mail address."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from portal.models import Department, User
from reports.models import Edition, Report, Section, SectionState
from tests.people import People, make_department, make_person
from tests.reports.records import add_section, make_contest, make_report, make_round, table_block

ROLES = (
    *("superuser", "administrator", "coordinator", "specialist", "colleague", "auditor"),
    *("stranger", "stranger_specialist"),
)


@dataclass(frozen=True)
class World:
    """The specialist's department has ``section``, with a text and a table of contests; the colleague's, ``other``."""

    people: People
    colleague: User
    report: Report
    section: Section
    other: Section
    department: Department

    def person(self, name: str) -> User:
        return self.colleague if name == "colleague" else getattr(self.people, name)

    def url(self, name: str, *rest: object) -> str:
        return reverse(f"workspace:{name}", args=["kemerovo", self.report.pk, *rest])

    def at_section(self, name: str) -> str:
        return self.url(name, self.section.pk)

    def now(self) -> Section:
        """The section as the database has it."""
        return Section.objects.get(pk=self.section.pk)

    def put(self, state: str, **fields: object) -> Section:
        """The section in a state, without the steps that lead there."""
        remark = "Добавьте суммы" if state == SectionState.RETURNED else ""
        Section.objects.filter(pk=self.section.pk).update(**{"state": state, "remark": remark, **fields})
        return self.now()


def make_world(people: People) -> World:
    city, department = people.specialist.municipality, people.specialist.department
    colleague = make_person("colleague", "specialist", city, make_department(city, "sport"))
    report = make_report(city=city)
    make_round(make_contest("grants"), amount="100 тыс", winners="5")
    section = add_section(
        report,
        "money",
        "<p>Победили фонды.</p>",
        table_block("contests"),
        title="Деньги",
        department=department,
    )
    other = add_section(report, "sport", "<p>Спорт.</p>", title="Спорт", department=colleague.department)
    for person in User.objects.all():
        person.email = f"{person.username}@example.ru"
        person.save()
    for person in (*vars(people).values(), colleague):
        person.refresh_from_db()
    return World(people, colleague, report, section, other, department)


def publish(report: Report) -> Edition:
    """An edition that stands, without its files."""
    return Edition.objects.create(
        report=report, number=1, title=report.title, sha256="0" * 64, published_at=timezone.now()
    )
