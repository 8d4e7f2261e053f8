import pytest

from tests.reports.checks.told import spoken, values
from tests.reports.records import make_legal_form, make_organization

pytestmark = pytest.mark.django_db
NAMED = "<p>{{ organization.name code=fund }}</p>"
RIGHT_OGRN, WRONG_OGRN = "1027700132195", "1027700132196"
RIGHT_INN, WRONG_INN = "7707083893", "7707083894"


def test_right_papers_and_no_papers_are_quiet() -> None:
    make_organization("fund", ogrn=RIGHT_OGRN, inn=RIGHT_INN)
    make_organization("club", status="unregistered", legal_form=make_legal_form("70000"))
    text = NAMED + "<p>{{ organization.name code=club }}</p>"
    assert spoken("identifiers", text) == []
    assert spoken("unregistered-form", text) == []


def test_wrong_check_digits_of_an_organization_that_the_report_names() -> None:
    make_organization("fund", ogrn=WRONG_OGRN, inn=WRONG_INN)
    ogrn, inn = spoken("identifiers", NAMED)
    assert (values(ogrn), values(inn)) == ({"указано": WRONG_OGRN}, {"указано": WRONG_INN})
    assert "ОГРН" in ogrn.message
    assert "ИНН" in inn.message


def test_a_form_that_exists_only_once_registered() -> None:
    form = make_legal_form("71400", needs_registration=True)
    make_organization("fund", status="unregistered", legal_form=form)
    (finding,) = spoken("unregistered-form", NAMED)
    assert "«Форма 71400» возникает только с регистрацией" in finding.message
    assert finding.where == "организация «Фонд «fund»»"


def test_organizations_that_the_report_does_not_name_are_left_alone() -> None:
    make_organization("fund", ogrn=WRONG_OGRN)
    assert spoken("identifiers", "<p>Ничего</p>") == []
