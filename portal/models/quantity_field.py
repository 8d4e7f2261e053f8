"""A quantity in the database: three columns that one rule ties together.

``applicants = QuantityField("участников", unit="participant")`` gives the columns ``applicants_value``,
``applicants_step`` (the last digit that is known, in base units) and ``applicants_qualifier``, and the attribute
``applicants``, which reads and writes them as one :class:`~portal.lib.quantities.Quantity`.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from portal.lib.quantities import Qualifier, Quantity
from portal.lib.units import UNITS

WITHOUT_VALUE = [Qualifier.UNKNOWN.value, Qualifier.ABSENT.value]
QUALIFIERS = {qualifier.value: qualifier for qualifier in Qualifier}
PARTS = ("value", "step", "qualifier")
STEPS = [Decimal(1).scaleb(power) for power in range(-4, 10)]
"""Powers of ten: from the fourth decimal to milliards."""


def validate_unit(code: str) -> None:
    if code not in UNITS:
        raise ValidationError(
            f"Единицы «{code}» портал не знает. Возможны: {', '.join(filter(None, UNITS))}."
        )


class QuantityField:
    """Declares the three columns of a quantity.

    ``unit`` is a code of :mod:`portal.lib.units`; where each record has a unit of its own, ``unit_column``
    names the column that holds it. ``places`` is the number of decimals that the database keeps.
    """

    def __init__(
        self, label: str, unit: str = "", *, unit_column: str = "", unit_owner: str = "", places: int = 2
    ) -> None:
        self.label, self.unit, self.unit_column, self.unit_owner = label, unit, unit_column, unit_owner
        self.columns: dict[str, models.Field] = {
            "value": models.DecimalField(
                label,
                max_digits=20,
                decimal_places=places,
                null=True,
                blank=True,
                validators=[MinValueValidator(0)],
            ),
            "step": models.DecimalField(
                f"{label}: последний известный знак", max_digits=16, decimal_places=places, default=Decimal(1)
            ),
            "qualifier": models.CharField(
                f"{label}: уточнение",
                max_length=10,
                choices=[(qualifier.value, qualifier.label) for qualifier in Qualifier],
                default=Qualifier.UNKNOWN.value,
            ),
        }

    if TYPE_CHECKING:

        def __get__(self, record: Any, owner: Any = None) -> Quantity: ...

        def __set__(self, record: Any, quantity: Quantity) -> None: ...

    def contribute_to_class(self, cls: type[models.Model], name: str) -> None:
        self.name = name
        for part, column in self.columns.items():
            column.contribute_to_class(cls, f"{name}_{part}")
        # A real property, so that Django lets it be given to the constructor and to update_or_create().
        setattr(cls, name, property(self._read, self._write))
        cls.quantity_fields = {**getattr(cls, "quantity_fields", {}), name: self}

    def unit_of(self, record: Any) -> str:
        if self.unit_owner:
            return getattr(getattr(record, self.unit_owner, None), "unit", "")
        return getattr(record, self.unit_column) if self.unit_column else self.unit

    def _read(self, record: Any) -> Quantity:
        value, step, qualifier = (getattr(record, f"{self.name}_{part}") for part in PARTS)
        return _quantity(value, step, qualifier, self.unit_of(record))

    def _write(self, record: Any, quantity: Quantity) -> None:
        setattr(record, f"{self.name}_value", quantity.value)
        setattr(record, f"{self.name}_step", quantity.step)
        setattr(record, f"{self.name}_qualifier", quantity.qualifier.value)
        if self.unit_column and quantity.unit:
            setattr(record, self.unit_column, quantity.unit)


@lru_cache(maxsize=8192)
def _quantity(value: Decimal | None, step: Decimal, qualifier: str, unit: str) -> Quantity:
    """A quantity never changes, and a report reads the same ones again and again."""
    known = None if value is None else _plain(value)
    return Quantity(known, unit, step=_plain(step), qualifier=QUALIFIERS[qualifier])


def _plain(value: Decimal | int) -> Decimal:
    """The database's 5.0000 as 5: trailing zeros say nothing, the step does."""
    plain = Decimal(value).normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral() else plain


def quantity_rules(model: str, *names: str) -> list[models.CheckConstraint]:
    """For each quantity: a value stands exactly where the qualifier says so, is not negative, its step is a digit's.

    A comparison with NULL is neither true nor false and passes a check, so that a value is there is said as well.
    """
    return [
        models.CheckConstraint(
            condition=(
                Q(**{f"{name}_value__isnull": True, f"{name}_qualifier__in": WITHOUT_VALUE})
                | (
                    Q(**{f"{name}_value__isnull": False, f"{name}_value__gte": 0})
                    & ~Q(**{f"{name}_qualifier__in": WITHOUT_VALUE})
                )
            )
            & Q(**{f"{name}_step__in": STEPS}),
            name=f"{model}_{name}_said_how",
            violation_error_message="Укажите число либо отметку «нет сведений» или «не было», но не вместе.",
        )
        for name in names
    ]


def is_unknown(*names: str) -> Q:
    """True for records that say nothing of these quantities."""
    return Q(**{f"{name}_qualifier": Qualifier.UNKNOWN.value for name in names})
