"""One way to find a record by the words that people and files use for it."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class NaturalKeyManager(models.Manager[M]):
    """Looks a record up by the model's ``natural_key_fields``: a path (``municipality__slug``) for each part."""

    def get_by_natural_key(self, *parts: Any) -> M:
        fields: tuple[str, ...] = self.model.natural_key_fields
        return self.get(
            **{field: None if part == "" else part for field, part in zip(fields, parts, strict=True)}
        )


class NaturalKeyModel(models.Model):
    """A model whose records are named in files by readable keys, never by database numbers."""

    natural_key_fields: tuple[str, ...] = ()

    objects: NaturalKeyManager[Any] = NaturalKeyManager()

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[Any, ...]:
        return tuple(self._follow(path) for path in self.natural_key_fields)

    def _follow(self, path: str) -> Any:
        value: Any = self
        for name in path.split("__"):
            value = getattr(value, name) if value is not None else None
        return value
