"""What the database or a row's check refuses, in one sentence for the person who wrote the row."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models
from django.db.models import CheckConstraint, UniqueConstraint

from portal.records.cells import as_text, lower_first, shortened


class TableError(ValueError):
    """A row or a whole table that cannot be taken; the message says what to do."""


def refusal(error: IntegrityError, model: type[models.Model]) -> str:
    """The sentence of the constraint that a row broke."""
    told = error.__cause__.diag
    constraint = next((rule for rule in model._meta.constraints if rule.name == told.constraint_name), None)
    if isinstance(constraint, CheckConstraint):
        return str(constraint.get_violation_error_message())
    if isinstance(constraint, UniqueConstraint):
        names = labels(model, constraint.fields)
        return f"Запись с такими же значениями «{names}» уже есть: исправьте одну из них."
    return (
        f"База данных не приняла запись ({told.constraint_name or told.column_name}): {told.message_primary}."
    )


def labels(model: type[models.Model], names: Iterable[str]) -> str:
    return ", ".join(str(model._meta.get_field(name).verbose_name) for name in names)


def explain(error: Exception, row: Mapping[str, Any] | None = None) -> str:
    """One sentence, without a full stop, whatever stage refused the row."""
    if isinstance(error, ValidationError):
        by_column = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
        parts = [told(column, each, row or {}) for column, errors in by_column.items() for each in errors]
        return "; ".join(parts)
    return str(error).rstrip(".")


def told(column: str, error: ValidationError, row: Mapping[str, Any]) -> str:
    sentence = re.sub(r"\.$", "", " ".join(error.messages))
    if error.code == "cell":
        return sentence
    if column == NON_FIELD_ERRORS:
        return lower_first(sentence)
    if error.code in ("null", "blank"):
        return f"столбец «{column}»: заполните ячейку"
    return f"столбец «{column}», значение «{shortened(as_text(row.get(column)))}»: {lower_first(sentence)}"
