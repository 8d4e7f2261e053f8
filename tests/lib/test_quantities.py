"""What is known of a number, of a sum, and of a declared value beside a computed one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.lib.quantities import Agreement, Qualifier, Quantity, compare, total
from tests.lib.strategies import of_unit


def thousands(text: str) -> Quantity:
    """An amount printed in thousands with one decimal: known to 100 roubles."""
    return Quantity.of(Decimal(text) * 1000, "rub", step=100)


def people(value: int, qualifier: Qualifier = Qualifier.EXACT) -> Quantity:
    return Quantity.of(value, "person", qualifier=qualifier)


NINE_AWARDS = ["155.4", "155.3", "155.2", "155.3", "155.2", "155.2", "155.2", "155.2", "155.3"]


@pytest.mark.parametrize(
    ("value", "qualifier"),
    [
        (None, Qualifier.EXACT),
        (None, Qualifier.MORE),
        (Decimal(0), Qualifier.UNKNOWN),
        (Decimal(5), Qualifier.ABSENT),
    ],
)
def test_value_and_qualifier_belong_together(value: Decimal | None, qualifier: Qualifier) -> None:
    with pytest.raises(ValueError, match="does not go with"):
        Quantity(value, "person", qualifier=qualifier)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_only_finite_numbers_are_quantities(value: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        Quantity(Decimal(value))


@pytest.mark.parametrize("step", ["0", "-1", "0.5", "20", "1e10"])
def test_a_step_is_a_power_of_ten(step: str) -> None:
    with pytest.raises(ValueError, match="power of ten"):
        Quantity(Decimal(5), step=Decimal(step))


def test_an_unknown_unit_is_refused_with_the_known_ones() -> None:
    with pytest.raises(KeyError, match="organization"):
        Quantity.of(5, "organisation")


@pytest.mark.parametrize(
    ("quantity", "uncertainty"),
    [
        (people(36), "0"),
        (Quantity.of(5000, "publication", step=1000), "500"),
        (Quantity.of("1397200.50", "rub"), "0"),
        (Quantity.of(1397200, "rub", step=1), "0.5"),
        (thousands("1397.2"), "50"),
        (Quantity.of("11332.7", "m2"), "0.05"),
        (Quantity.of(25, "percent"), "0.5"),
        (Quantity.of("0.13"), "0.005"),
        (Quantity.of(12), "0"),
        (Quantity.absent("rub"), "0"),
    ],
)
def test_uncertainty_follows_from_the_last_known_digit(quantity: Quantity, uncertainty: str) -> None:
    assert quantity.uncertainty == Decimal(uncertainty)


def test_a_blank_is_not_known_and_a_dash_is_zero() -> None:
    assert not Quantity.unknown("rub").is_known
    assert Quantity.absent("rub").is_known
    assert Quantity.absent("rub").number == 0
    with pytest.raises(ValueError, match="nothing is known"):
        _ = Quantity.unknown("rub").number


def test_labels_are_russian() -> None:
    assert [each.label for each in Qualifier] == [
        "ровно", "более", "свыше", "около", "до", "нет сведений", "не было",
    ]  # fmt: skip
    assert [each.label for each in Agreement] == ["сходится", "в пределах округления", "противоречие"]


def test_a_sum_gathers_the_uncertainties_of_its_terms() -> None:
    computed = total(map(thousands, NINE_AWARDS), "rub")
    assert (computed.value, computed.step, computed.uncertainty) == (1_397_300, 100, 450)


def test_a_sum_of_thousands_and_kopecks_is_known_to_thousands() -> None:
    computed = total([thousands("70.0"), Quantity.of("12.34", "rub")], "rub")
    assert (computed.value, computed.step, computed.uncertainty) == (Decimal("70012.34"), 100, 50)


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ([], Quantity.unknown("person")),
        ([Quantity.unknown("person")], Quantity.unknown("person")),
        ([Quantity.absent("person")] * 2, Quantity.absent("person")),
        ([Quantity.absent("person"), Quantity.unknown("person")], Quantity.unknown("person")),
        ([Quantity.absent("person"), people(0)], people(0)),
        ([Quantity.unknown("person"), people(3), people(36)], people(39)),
    ],
)
def test_blank_dash_and_zero_differ_in_a_sum(terms: list[Quantity], expected: Quantity) -> None:
    assert total(terms, "person") == expected


@pytest.mark.parametrize(
    ("qualifiers", "expected"),
    [
        ([Qualifier.EXACT, Qualifier.EXACT], Qualifier.EXACT),
        ([Qualifier.EXACT, Qualifier.OVER], Qualifier.OVER),
        ([Qualifier.MORE, Qualifier.OVER], Qualifier.MORE),
        ([Qualifier.ABOUT, Qualifier.MORE], Qualifier.MORE),
        ([Qualifier.ABOUT, Qualifier.UP_TO], Qualifier.ABOUT),
        ([Qualifier.EXACT, Qualifier.UP_TO], Qualifier.UP_TO),
        ([Qualifier.MORE, Qualifier.UP_TO], Qualifier.ABOUT),
    ],
)
def test_qualifier_of_a_sum(qualifiers: list[Qualifier], expected: Qualifier) -> None:
    assert total([people(10, each) for each in qualifiers], "person").qualifier is expected


def test_different_units_do_not_add() -> None:
    with pytest.raises(ValueError, match="rub"):
        total([people(3), thousands("1.0")], "person")


@given(st.lists(of_unit("rub")), st.lists(of_unit("rub")))
def test_a_sum_of_sums_is_the_sum_of_all(left: list[Quantity], right: list[Quantity]) -> None:
    whole = total(left + right, "rub")
    halves = total([total(left, "rub"), total(right, "rub")], "rub")
    assert halves.is_known == whole.is_known or not left or not right
    if whole.value is not None:
        assert (halves.value, halves.uncertainty) == (whole.value, whole.uncertainty)


@given(st.lists(st.integers(-(10**9), 10**9).map(lambda tens: Decimal(tens) / 10), min_size=1, max_size=30))
def test_printed_terms_never_contradict_their_printed_total(amounts: list[Decimal]) -> None:
    """The true amounts are rounded for print each on its own, and so is their true total."""
    printed = [Quantity.of(round(amount / 100) * 100, "rub", step=100) for amount in amounts]
    declared = Quantity.of(round(sum(amounts) / 100) * 100, "rub", step=100)
    assert compare(declared, total(printed, "rub")) is not Agreement.CONTRADICTS


def test_the_nine_awards_are_within_rounding_of_their_total() -> None:
    assert (
        compare(thousands("1397.2"), total(map(thousands, NINE_AWARDS), "rub")) is Agreement.WITHIN_ROUNDING
    )


@pytest.mark.parametrize(
    ("declared", "computed", "expected"),
    [
        (people(434), people(434), Agreement.AGREES),
        (people(424), people(434), Agreement.CONTRADICTS),
        (people(433), people(434), Agreement.CONTRADICTS),
        (
            thousands("410190.0"),
            Quantity(Decimal(410_190_400), "rub", Decimal(100), uncertainty=Decimal(1000)),
            Agreement.WITHIN_ROUNDING,
        ),
        (
            Quantity.of(376_000_000, "rub", step=100_000),
            Quantity(Decimal(375_993_500), "rub", Decimal(100), uncertainty=Decimal(350)),
            Agreement.AGREES,
        ),
        (Quantity.of("0.13"), Quantity.of("0.1349"), Agreement.AGREES),
        (thousands("100.0"), thousands("100.1"), Agreement.WITHIN_ROUNDING),
        (thousands("100.0"), thousands("100.2"), Agreement.CONTRADICTS),
        (Quantity.absent("person"), people(0), Agreement.AGREES),
        (Quantity.absent("person"), people(1), Agreement.CONTRADICTS),
        (Quantity.unknown("person"), people(1), None),
        (people(1), Quantity.unknown("person"), None),
    ],
)
def test_compare_exact(declared: Quantity, computed: Quantity, expected: Agreement | None) -> None:
    assert compare(declared, computed) is expected


@pytest.mark.parametrize(
    ("qualifier", "stated", "found", "expected"),
    [
        (Qualifier.MORE, 800, 801, Agreement.AGREES),
        (Qualifier.OVER, 800, 800, Agreement.CONTRADICTS),
        (Qualifier.UP_TO, 10, 10, Agreement.AGREES),
        (Qualifier.UP_TO, 10, 11, Agreement.CONTRADICTS),
        (Qualifier.ABOUT, 100, 110, Agreement.AGREES),
        (Qualifier.ABOUT, 100, 89, Agreement.CONTRADICTS),
    ],
)
def test_a_qualified_value_is_a_claim_on_either_side(
    qualifier: Qualifier, stated: int, found: int, expected: Agreement
) -> None:
    assert compare(people(stated, qualifier), people(found)) is expected
    assert compare(people(found), people(stated, qualifier)) is expected


@pytest.mark.parametrize(
    ("declared", "computed", "expected"),
    [
        (people(800, Qualifier.MORE), people(800, Qualifier.OVER), Agreement.AGREES),
        (people(800, Qualifier.MORE), people(20, Qualifier.MORE), Agreement.CONTRADICTS),
        (people(10, Qualifier.UP_TO), people(10, Qualifier.MORE), Agreement.CONTRADICTS),
        (people(10, Qualifier.UP_TO), people(9, Qualifier.MORE), Agreement.AGREES),
    ],
)
def test_two_claims(declared: Quantity, computed: Quantity, expected: Agreement) -> None:
    assert compare(declared, computed) is expected


def test_more_than_21_million_holds_for_21_4() -> None:
    declared = Quantity.of(21_000_000, "rub", step=100_000, qualifier=Qualifier.MORE)
    assert compare(declared, thousands("21400.0")) is Agreement.AGREES
    assert compare(declared, thousands("20984.5")) is Agreement.CONTRADICTS


def test_different_units_do_not_compare() -> None:
    with pytest.raises(ValueError, match="person"):
        compare(people(1), Quantity.of(1, "organization"))
