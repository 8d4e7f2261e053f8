"""A JSON column that holds names and values, never a bare list or number."""

from django.db import models
from django.db.models import F, Func, Value
from django.db.models.lookups import Exact


def object_rule(model: str, column: str) -> models.CheckConstraint:
    kind = Func(F(column), function="jsonb_typeof", output_field=models.TextField())
    return models.CheckConstraint(
        condition=Exact(kind, Value("object")),
        name=f"{model}_{column}_is_object",
        violation_error_message='Здесь нужны имена со значениями: {"имя": "значение"}.',
    )
