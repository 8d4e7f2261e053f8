"""The demonstration's reports are agreed by the same steps, and what people do with them since stays."""

from reports.actions.agreement import reopen, take_back
from reports.imports.agreed import agree_on
from reports.models import PlanItem, Section
from tests.people import make_city
from tests.reports.agreement.world import World
from tests.reports.records import add_section, make_plan, make_report


def test_one_city_is_in_work_and_the_others_are_accepted(world: World) -> None:
    city, by = make_city("kogalym", "Когалым"), world.people.superuser
    make_plan(("main", "help"), city=city)
    item = PlanItem.objects.get()
    department = world.people.stranger_specialist.department
    item.departments.add(department)
    add_section(make_report(city=city), "help", "<p>Помогли.</p>", plan_item=item)
    agree_on(in_work="kemerovo", by=by)
    theirs = Section.objects.get(code="help")
    assert (theirs.state, theirs.department) == ("accepted", department)
    assert theirs.accepted
    assert {section.state for section in world.report.sections.all()} == {"submitted"}

    take_back(world.now(), by=by)
    reopen(theirs, remark="Проверить", by=by)
    before = Section.pgh_event_model.objects.count()
    agree_on(in_work="kemerovo", by=by)
    assert Section.pgh_event_model.objects.count() == before
