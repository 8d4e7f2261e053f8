import pytest

from portal.lib.quantities import Qualifier
from reports.document import Basis
from reports.figures import FigureError, Found
from tests.reports.records import make_organization, make_programme, make_sphere, make_support, scope

pytestmark = pytest.mark.django_db


def found(code: str, /, **params: str) -> Found:
    return scope().printed(f"support.{code}", params)


def value(code: str, /, **params: str) -> int:
    quantity = found(code, **params).quantity
    assert quantity.value is not None
    return int(quantity.value)


def test_amounts_add_up_and_keep_the_precision_of_their_terms() -> None:
    make_support("a", amount="350,0 тыс")
    make_support("b", amount="1250 тыс")
    quantity = found("amount").quantity
    assert (quantity.value, quantity.step, quantity.uncertainty) == (1_600_000, 1000, 550)
    assert found("amount").basis is Basis.RECORDS


def test_money_to_others_than_nko_is_summed_only_when_asked_for() -> None:
    make_support("ngo", amount="100 тыс")
    make_support("both", amount="10 тыс", recipient_kind="mixed")
    make_support("business", amount="7 тыс", recipient_kind="business")
    assert value("amount") == 110_000
    assert value("amount", recipients="business") == 7_000
    assert value("amount", code="business") == 7_000


def test_filters_of_programme_sphere_form_and_organization() -> None:
    sport = make_programme("sport")
    child = make_sphere("youth", parent="culture-sport-youth")
    vityaz = make_organization("vityaz")
    make_support("a", amount="1 тыс", programme=sport, sphere=child, money_form="grant")
    make_support("b", amount="2 тыс", organization=vityaz)
    assert value("amount", programme="sport") == 1_000
    assert value("amount", sphere="youth") == 1_000
    assert value("amount", sphere="culture-sport-youth") == 1_000
    assert value("amount", money_form="grant") == 1_000
    assert value("amount", organization="vityaz") == 2_000


def test_parts_of_an_aggregate_are_not_summed_twice() -> None:
    vityaz = make_organization("vityaz")
    whole = make_support("whole", amount="1250 тыс", recipients="5")
    make_support("part", amount="200 тыс", organization=vityaz, part_of=whole)
    assert value("amount") == 1_250_000
    assert value("recipients") == 5
    assert value("amount", organization="vityaz") == 200_000
    assert value("amount", code="part") == 200_000


def test_a_part_of_the_same_organizations_support_is_not_summed_with_it() -> None:
    vityaz = make_organization("vityaz")
    whole = make_support("whole", amount="500 тыс", organization=vityaz)
    make_support("part", amount="200 тыс", organization=vityaz, part_of=whole)
    assert value("amount", organization="vityaz") == 500_000


def test_an_organization_is_counted_once_however_often_it_was_helped() -> None:
    vityaz = make_organization("vityaz")
    make_support("money", organization=vityaz)
    make_support("again", organization=vityaz)
    make_support("room", organization=vityaz, kind="property", tenure="free_use")
    make_support("group", recipients="более 20", kind="consulting")
    assert value("recipients", kind="financial") == 1
    assert value("recipients", kind="property", tenure="free_use") == 1
    every = found("recipients").quantity
    assert (every.value, every.qualifier) == (21, Qualifier.MORE)


def test_cases_count_an_organization_once_for_each_kind() -> None:
    vityaz = make_organization("vityaz")
    make_support("money", organization=vityaz)
    make_support("room", organization=vityaz, kind="property", tenure="free_use")
    assert value("cases") == 2
    assert found("cases").counts == "support_cases"


def test_blank_dash_and_none_are_three_different_answers() -> None:
    make_support("blank", amount="", recipients="")
    make_support("dash", amount="–", recipients="–", kind="financial")
    for code in ("amount", "recipients"):
        assert found(code, code="blank").quantity.qualifier is Qualifier.UNKNOWN
        assert found(code, code="dash").quantity.qualifier is Qualifier.ABSENT
    assert found("recipients", kind="property").quantity.value == 0
    assert found("amount", programme=make_programme("sport").code).quantity.qualifier is Qualifier.UNKNOWN


def test_services_of_one_unit_add_up() -> None:
    make_support("a", kind="educational", services="9", service_unit="webinar")
    make_support("b", kind="educational", services="2", service_unit="webinar")
    make_support("c", kind="consulting", services="140", service_unit="consultation")
    webinars = found("services", kind="educational").quantity
    assert (webinars.value, webinars.unit) == (11, "webinar")
    assert value("services", unit="consultation") == 140


def test_services_of_different_units_are_not_added() -> None:
    make_support("a", kind="educational", services="9", service_unit="webinar")
    make_support("b", kind="educational", services="2", service_unit="seminar")
    with pytest.raises(FigureError, match="unit=seminar или unit=webinar"):
        found("services", kind="educational")


@pytest.mark.parametrize(
    ("code", "params", "sentence"),
    [
        ("amount", {"kind": "money"}, "Вид поддержки: значения «money» нет."),
        ("amount", {"money_form": "cash"}, "Форма: значения «cash» нет."),
        ("recipients", {"tenure": "forever"}, "Право: значения «forever» нет."),
        ("amount", {"recipients": "cats"}, "Получатели: значения «cats» нет."),
        ("amount", {"code": "none"}, "Мера поддержки с кодом «none» не найдена"),
        ("amount", {"programme": "none"}, "Программа с кодом «none» не найдена"),
        ("amount", {"organization": "none"}, "Организация с кодом «none» не найдена"),
        ("cases", {"sphere": "none"}, "Сфера «none»"),
        ("services", {"unit": "elephant"}, "Единицы «elephant» нет"),
        ("amount", {"tenure": "free_use"}, "не знает условия «tenure»"),
    ],
)
def test_a_slip_of_the_pen_is_refused_with_a_sentence(
    code: str, params: dict[str, str], sentence: str
) -> None:
    with pytest.raises(FigureError) as refused:
        found(code, **params)
    assert sentence in str(refused.value)
