import pytest

from portal.models import User
from reports.actions.compose import FormNeedsPlan, lay_out, write_text
from reports.discovery import UnknownCode
from reports.models import PlanItem, Report
from tests.people import make_person
from tests.reports.records import add_section, make_plan, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return make_person("coordinator", "coordinator", None)


def codes(report: Report) -> list[str]:
    return list(report.sections.order_by("position").values_list("code", flat=True))


def plan_report() -> Report:
    return make_report(form="kemerovo_plan", plan=make_plan(("first", "sport"), ("second", "youth")))


def test_the_sections_of_the_form_and_the_measures_of_the_plan(person: User) -> None:
    report = plan_report()
    lay_out(report, by=person)
    assert codes(report) == ["preamble", "sport", "youth", "conclusion", "appendix"]
    sport = report.sections.get(code="sport")
    assert [block.type for block in sport.blocks.all()] == ["text", "table"]
    assert sport.blocks.get(type="table").settings == {"table": "programme_recipients", "programme": "sport"}
    heading = report.sections.get(code="appendix").blocks.get(type="heading").settings["text"]
    assert heading == "Отчёт о достижении целевых показателей Комплексного плана на 2022–2024 годы"


def test_titles_name_the_year() -> None:
    report = make_report(form="public_dialogue", year=2020)
    lay_out(report, by=None)
    assert report.sections.get(code="achievements").title.endswith("в 2020 году")
    assert report.sections.get(code="tasks").title == "Какие задачи стоят в 2021 году"


def test_laying_out_again_changes_nothing(person: User) -> None:
    report = plan_report()
    lay_out(report, by=person)
    write_text(report.sections.get(code="sport"), "<p>Сделано</p>", by=person)
    before = list(report.sections.values_list("pk", "position"))
    lay_out(report, by=person)
    assert list(report.sections.values_list("pk", "position")) == before
    assert report.sections.get(code="sport").blocks.get(type="text").text == "<p>Сделано</p>"


@pytest.mark.django_db(transaction=True)
def test_a_measure_that_the_plan_got_later_finds_its_place(person: User) -> None:
    report = plan_report()
    lay_out(report, by=person)
    add_section(report, "own", "<p>Своё</p>")
    direction = report.plan.directions.get(code="first")
    PlanItem.objects.create(direction=direction, code="culture", position=99, title="Культура")
    lay_out(report, by=person)
    assert codes(report) == ["preamble", "sport", "culture", "youth", "conclusion", "appendix", "own"]


def test_a_measure_that_an_earlier_direction_got_later_takes_nobodys_section(person: User) -> None:
    report = make_report(form="kemerovo_plan", plan=make_plan(("first", "sport"), ("second", "other")))
    lay_out(report, by=person)
    direction = report.plan.directions.get(code="first")
    item = PlanItem.objects.create(direction=direction, code="other", position=99, title="Другое")
    lay_out(report, by=person)
    assert codes(report) == ["preamble", "sport", "first-other", "other", "conclusion", "appendix"]
    assert report.sections.get(plan_item=item).code == "first-other"


def test_two_directions_may_have_measures_of_one_code() -> None:
    report = make_report(form="kemerovo_plan", plan=make_plan(("first", "other"), ("second", "other")))
    lay_out(report, by=None)
    assert codes(report) == ["preamble", "other", "second-other", "conclusion", "appendix"]


def test_a_form_of_a_plan_needs_a_plan_and_an_unknown_form_is_refused() -> None:
    with pytest.raises(FormNeedsPlan, match="Укажите в отчёте комплексный план"):
        lay_out(make_report(form="kemerovo_plan"), by=None)
    with pytest.raises(UnknownCode, match="Форма «none»: такой формы нет"):
        lay_out(make_report(form="none"), by=None)


def test_a_text_is_cleaned_and_written_once(person: User) -> None:
    section = add_section(make_report(), "only", "")
    write_text(section, "<p onclick='x()'>Мама <b>рядом</b></p><script>x</script>", by=person)
    block = section.blocks.get()
    assert block.text == "<p>Мама <strong>рядом</strong></p>"
    before = block.events.count()
    write_text(section, "<p>Мама <b>рядом</b></p>", by=person)
    assert block.events.count() == before


def test_a_section_without_a_text_block_is_refused(person: User) -> None:
    section = add_section(make_report(), "only", {"type": "signature"})
    with pytest.raises(ValueError, match="В разделе «only» нет текстового блока"):
        write_text(section, "<p>x</p>", by=person)
