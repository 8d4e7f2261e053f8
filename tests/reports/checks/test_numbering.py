import pytest

from tests.reports.checks.told import spoken, values
from tests.reports.records import table_block

pytestmark = pytest.mark.django_db


def test_references_to_tables_that_there_are_and_numbers_of_acts_are_quiet() -> None:
    text = "<p>См. таблицу № 1, таблица {{ table.number table=contests }}; приказ № 77.</p>"
    assert spoken("numbering", text, table_block("contests")) == []


def test_a_typed_number_that_no_table_bears() -> None:
    (finding,) = spoken("numbering", "<p>Сведения — в таблице № 7.</p>", table_block("contests"))
    assert values(finding) == {"напечатано": "таблице № 7"}
    assert "Есть: № 1." in finding.message
    assert finding.place.startswith("section:only/3#")


def test_a_report_without_tables() -> None:
    (finding,) = spoken("numbering", "<p>Сведения — в таблице № 1.</p>")
    assert "Есть: ни одной." in finding.message
