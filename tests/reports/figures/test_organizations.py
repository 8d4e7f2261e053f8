import pytest

from reports.document import Basis
from reports.figures import FigureError
from tests.reports.records import make_category, make_legal_form, make_organization, make_total, scope

pytestmark = pytest.mark.django_db


def count(**filters: str) -> tuple[str, Basis]:
    found = scope().printed("organizations.count", filters)
    return str(found.quantity.value), found.basis


def test_counts_records_and_leaves_out_the_dissolved_unless_asked_for() -> None:
    make_organization("a")
    make_organization("b", status="unregistered")
    make_organization("c", status="dissolved")
    assert count() == ("2", Basis.RECORDS)
    assert count(status="dissolved") == ("1", Basis.RECORDS)
    assert count(status="unregistered") == ("1", Basis.RECORDS)


def test_filters_narrow_together() -> None:
    form = make_legal_form("71400")
    make_organization("a", categories="disability veterans", spheres="sport", legal_form=form)
    make_organization("b", categories="disability", spheres="culture")
    assert count(category="disability") == ("2", Basis.RECORDS)
    assert count(category="disability", sphere="sport") == ("1", Basis.RECORDS)
    assert count(category="veterans", sphere="culture") == ("0", Basis.RECORDS)
    assert count(legal_form="71400") == ("1", Basis.RECORDS)


def test_a_total_of_just_this_breakdown_speaks_instead_of_the_records() -> None:
    make_organization("a", categories="disability")
    make_total("all", "более 800", "organization", subject="organizations")
    found = scope().printed("organizations.count", {})
    assert (found.quantity.value, found.quantity.qualifier.label) == (800, "более")
    assert (found.basis, [record.code for record in found.records]) == (Basis.TOTAL, ["all"])
    assert count(category="disability") == ("1", Basis.RECORDS)


def test_a_total_without_a_value_does_not_hide_the_records() -> None:
    make_organization("a")
    make_total("all", "", "organization", subject="organizations")
    assert count() == ("1", Basis.RECORDS)


def test_totals_of_another_year_and_plain_facts_do_not_count() -> None:
    make_total("last-year", "5", "organization", subject="organizations", year=2022)
    make_total("fact", "7", "organization")
    assert count() == ("0", Basis.RECORDS)


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        ({"status": "alive"}, "Статус: значения «alive» нет."),
        ({"category": "tipo"}, "Категория «tipo»"),
        ({"sphere": "tipo"}, "Сфера «tipo»"),
        ({"legal_form": "tipo"}, "Форма «tipo»"),
        ({"colour": "red"}, "не знает условия «colour»"),
        ({"year": "next"}, "Год «next» записан не числом."),
        ({"year": "2019"}, "Сведения за 2019 год для этого отчёта не загружены."),
    ],
)
def test_a_slip_of_the_pen_is_refused_and_never_counts_as_zero(
    filters: dict[str, str], sentence: str
) -> None:
    make_organization("a")
    with pytest.raises(FigureError) as refused:
        count(**filters)
    assert sentence in str(refused.value)


def test_a_known_category_that_nobody_has_is_zero() -> None:
    make_organization("a")
    make_category("tos")
    assert count(category="tos") == ("0", Basis.RECORDS)
