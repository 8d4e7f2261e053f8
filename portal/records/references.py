"""Finding the record that a cell names by its readable key; one query a table, whatever the number of rows.

A record is named by its natural key inside the city, its parts joined with «/»: ``sport``, ``veche/2023/1``.
Where one name fits several records, the plain one means the city's own act or the newest entry of a dated
reference book; the others are written ``/code`` (an act of the state) and ``code/2019-01-01``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import F
from import_export.widgets import ManyToManyWidget

from portal.records.cells import Text, as_text

CITY = "municipality__slug"
DATED = "valid_from"
SEPARATOR = "/"


def key_paths(model: type[models.Model]) -> tuple[str, ...]:
    """The natural key; people have none and are known by their login."""
    return getattr(model, "natural_key_fields", (CITY, "username"))


def city_path(model: type[models.Model]) -> str:
    """The way from a record to its city's slug; empty for models that stand above the cities."""
    return next((path for path in key_paths(model) if path.endswith(CITY)), "")


def name_paths(model: type[models.Model]) -> list[str]:
    """The parts of a record's name inside its city."""
    return [path for path in key_paths(model) if not path.endswith(CITY)]


def is_dated(model: type[models.Model]) -> bool:
    return any(column.name == DATED for column in model._meta.fields)


@dataclass
class Names:
    """The names of one table's records, both ways."""

    found: dict[tuple[str, str], int] = field(default_factory=dict)
    written: dict[int, str] = field(default_factory=dict)
    of_cities: set[str] = field(default_factory=set)

    def add(self, pk: int, city: str, name: str, full_name: str) -> None:
        """Earlier records take precedence for the plain name, those of cities before those of the state."""
        self.found.setdefault((city, full_name), pk)
        is_plain = self.found.setdefault((city, name), pk) == pk
        if city:
            self.of_cities.add(name)
        elif name in self.of_cities:
            is_plain = False
        self.written[pk] = name if is_plain else full_name

    def find(self, city: str, name: str) -> int | None:
        return self.found.get((city, name)) or self.found.get(("", name))


class References:
    """The names that the cells of one import or export refer to; of one city alone when it is given."""

    def __init__(self, city: str | None = None) -> None:
        self.city = city
        self._tables: dict[type[models.Model], Names] = {}

    def of(self, model: type[models.Model]) -> Names:
        if model not in self._tables:
            self._tables[model] = self._read(model)
        return self._tables[model]

    def find(self, model: type[models.Model], row: Mapping[str, Any], name: str) -> int:
        """The primary key of the record that a row names. Raises ValueError when its city has none."""
        found = self.of(model).find(as_text(row.get("municipality")), name)
        if found is None:
            kind = model._meta.verbose_name
            raise ValueError(f"такой записи нет ({kind}): исправьте код или сначала загрузите её")
        return found

    def learn(self, record: models.Model, city: str) -> None:
        """Rows further down may name a record that was just saved."""
        model = type(record)
        if is_dated(model):
            self._tables.pop(model, None)
        elif model in self._tables:
            name = SEPARATOR.join(str(getattr(record, path)) for path in name_paths(model))
            self._tables[model].add(record.pk, city, name, name if city else f"{SEPARATOR}{name}")

    def _read(self, model: type[models.Model]) -> Names:
        names, path, parts = Names(), city_path(model), name_paths(model)
        dated = [DATED] if is_dated(model) else []
        for pk, city, *name in self._rows(model, path, [*parts, *dated]):
            plain = SEPARATOR.join(str(part) for part in name[: len(parts)])
            full = SEPARATOR.join("" if part is None else str(part) for part in name)
            names.add(pk, city or "", plain, full if dated or city else f"{SEPARATOR}{plain}")
        return names

    def _rows(self, model: type[models.Model], path: str, parts: list[str]) -> Iterable[tuple[Any, ...]]:
        city = F(path) if path else models.Value("", output_field=models.TextField())
        rows = model._default_manager.annotate(_city=city).values_list("pk", "_city", *parts)
        if path and self.city is not None:
            rows = rows.filter(models.Q(_city=self.city) | models.Q(_city=None))
        if DATED in parts:
            return rows.order_by(F(DATED).desc(nulls_last=True))
        return rows.order_by(F("_city").asc(nulls_last=True), "pk")


class Reference(Text):
    """A cell that names one record; its value is the primary key. ``within``: a column with leading parts."""

    references: References

    def __init__(self, model: type[models.Model], *, required: bool, within: str = "") -> None:
        super().__init__()
        self.model, self.required, self.within = model, required, within

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int | None:
        name = super().clean(value)
        if name:
            leading = [as_text(row.get(self.within))] if self.within else []
            return self.references.find(self.model, row, SEPARATOR.join([*leading, name]))
        if self.required:
            raise ValueError(f"укажите код ({self.model._meta.verbose_name})")
        return None

    def render(self, value: int | None, obj: Any = None, **kwargs: Any) -> str:
        name = "" if value is None else self.references.of(self.model).written[value]
        return name.rpartition(SEPARATOR)[2] if self.within else name


class ReferenceList(ManyToManyWidget):
    """A cell that names several records, their codes separated by spaces."""

    references: References

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> list[models.Model]:
        """Records of which only the primary key is read."""
        found = [
            self.references.find(self.model, row, name) for name in dict.fromkeys(as_text(value).split())
        ]
        return [self.model.from_db(DEFAULT_DB_ALIAS, [self.model._meta.pk.attname], [pk]) for pk in found]

    def render(self, value: Iterable[models.Model], obj: Any = None, **kwargs: Any) -> str:
        names = self.references.of(self.model).written
        return " ".join(names[record.pk] for record in value)
