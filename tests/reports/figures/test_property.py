import pytest

from reports.document import Basis
from reports.figures import FigureError
from tests.reports.records import make_organization, make_support, make_total, scope

pytestmark = pytest.mark.django_db


def test_contracts_and_area_by_records() -> None:
    fund = make_organization("fund")
    make_support("a", organization=fund, kind="property", tenure="free_use", area="489,40")
    make_support("b", organization=fund, kind="property", tenure="free_use", area="10,6")
    make_support("c", organization=fund, kind="property", tenure="reduced_rent")
    contracts = scope().printed("property.contracts", {"tenure": "free_use"})
    assert (contracts.quantity.value, contracts.quantity.unit, contracts.basis) == (
        2,
        "contract",
        Basis.RECORDS,
    )
    area = scope().printed("property.area", {})
    assert (area.quantity.value, area.quantity.unit) == (500, "m2")


def test_a_department_total_speaks_alone() -> None:
    make_support(
        "a", organization=make_organization("fund"), kind="property", tenure="free_use", area="489,40"
    )
    make_total("leases", "12", "contract", subject="property.contracts", breakdown={"tenure": "free_use"})
    make_total("area", "11332,7", "m2", subject="property.area")
    contracts = scope().printed("property.contracts", {"tenure": "free_use"})
    assert (contracts.quantity.value, contracts.basis) == (12, Basis.TOTAL)
    assert scope().printed("property.contracts", {}).quantity.value == 1
    area = scope().printed("property.area", {})
    assert (str(area.quantity.value), area.basis) == ("11332.7", Basis.TOTAL)


def test_an_unknown_tenure_is_refused() -> None:
    with pytest.raises(FigureError, match="Право: значения «gift» нет"):
        scope().printed("property.area", {"tenure": "gift"})
