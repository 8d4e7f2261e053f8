"""The names by which a city's support is told apart: programmes, spheres, departments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from grants.queries import programmes_of
from ngo_registry.models import Sphere
from portal.models import Department, Municipality


@dataclass(frozen=True)
class Books:
    """Key → record for each book."""

    programme: Mapping[int, Any]
    sphere: Mapping[int, Sphere]
    department: Mapping[int, Department]

    def code(self, book: str, key: int | None) -> str:
        return getattr(self, book)[key].code if key is not None else ""

    def keys(self, book: str, code: str) -> list[int]:
        """Of the records that the code stands for; that of a group of spheres stands for all its spheres."""
        known: Iterable[tuple[int, Any]] = getattr(self, book).items()
        if book == "sphere":
            return [key for key, sphere in known if code in (sphere.code, self._group(sphere))]
        return [key for key, record in known if record.code == code]

    def name(self, book: str, code: str) -> str:
        """As a heading; the code itself where nothing bears it."""
        found = (record for record in getattr(self, book).values() if record.code == code)
        record = next(found, None)
        return getattr(record, "name", code)

    def group_of(self, code: str) -> str:
        """The code of the group that the sphere belongs to, or its own."""
        return next((self._group(each) or code for each in self.sphere.values() if each.code == code), code)

    def _group(self, sphere: Sphere) -> str:
        return self.sphere[sphere.parent_id].code if sphere.parent_id else ""


def books_of(city: Municipality) -> Books:
    departments = Department.objects.filter(municipality=city)
    return Books(
        {each.pk: each for each in programmes_of(city)},
        {each.pk: each for each in Sphere.objects.all()},
        {each.pk: each for each in departments},
    )
