import pytest

from tests.reports.checks.told import spoken, values
from tests.reports.records import make_organization, make_sphere, make_support, table_block

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def year() -> None:
    vityaz, sport = make_organization("vityaz", name="Витязь"), make_sphere("sport")
    make_support("money", organization=vityaz, sphere=sport)
    make_support("room", organization=vityaz, sphere=sport, kind="property", tenure="free_use")
    make_support("advice", recipients="265", recipient_kind="mixed", sphere=sport, kind="consulting")


@pytest.mark.parametrize(
    "token",
    [
        "support.cases | случай поддержки",
        "support.cases",
        "support.recipients | организация",
        "table.cell table=support_by_sphere row=total column=financial | НКО",
    ],
)
def test_cases_called_cases_and_organizations_counted_once_are_quiet(token: str) -> None:
    assert (
        spoken("sum-over-kinds", f"<p>Помогли: {{{{ {token} }}}}</p>", table_block("support_by_sphere")) == []
    )


@pytest.mark.parametrize(
    "token",
    [
        "support.cases | некоммерческая организация",
        "table.cell table=support_by_sphere row=total column=all | НКО",
        "table.cell table=support_by_sphere row=sport column=all | общественное объединение (дательный)",
    ],
)
def test_a_sum_over_kinds_called_organizations(token: str) -> None:
    (finding,) = spoken("sum-over-kinds", f"<p>Помогли: {{{{ {token} }}}}</p>")
    assert values(finding)["напечатано"].startswith("267 ")
    assert "физические лица: 265" in finding.message.replace("\u00a0", " ")
    assert "дважды сосчитаны: Витязь" in finding.message
    assert finding.where == "текст, раздел «only»"
