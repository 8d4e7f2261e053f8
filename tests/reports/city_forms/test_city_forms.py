import pytest

from reports.actions.compose import lay_out
from reports.blocks.base import BlockType
from reports.builder import build
from reports.city_forms.base import CityForm, MeasuresTemplate
from reports.discovery import discover
from reports.figures import FigureError
from reports.tables.resolve import find_table
from tests.reports.records import make_plan, make_programme, make_report

FORMS = discover("reports.city_forms", CityForm)


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_a_form_names_only_blocks_and_tables_that_there_are(form: CityForm) -> None:
    sections = [each for each in form.sections if not isinstance(each, MeasuresTemplate)]
    measures = [each for each in form.sections if isinstance(each, MeasuresTemplate)]
    blocks = [block for section in sections for block in section.blocks]
    blocks += [block for each in measures for more in each.tables.values() for block in more]
    for block in blocks:
        assert block.type in discover("reports.blocks", BlockType)
        if block.type == "table":
            assert set(find_table(block.settings["table"]).required) <= set(block.settings)
    codes = [section.code for section in sections]
    assert len(set(codes)) == len(codes)
    assert form.required <= set(codes)


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_every_text_has_a_prompt_for_its_writer(form: CityForm) -> None:
    for section in form.sections:
        prompts = (
            [section.prompt]
            if isinstance(section, MeasuresTemplate)
            else [block.prompt for block in section.blocks if block.type == "text"]
        )
        assert all(prompts)


@pytest.mark.django_db
@pytest.mark.parametrize("code", list(FORMS))
def test_a_report_opened_by_a_form_can_be_built_at_once(code: str) -> None:
    for programme in ("social", "sport"):
        make_programme(programme)
    report = make_report(form=code, plan=make_plan(("first", "sport consulting"), ("second", "other")))
    lay_out(report, by=None)
    built = build(report)
    assert built.problems == ()
    assert built.document.title == report.title


def test_a_table_that_a_form_could_misspell_is_refused() -> None:
    with pytest.raises(FigureError):
        find_table("finansing")
