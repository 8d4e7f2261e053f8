"""What of the catalogue is asked for: a city, a year, a form. An unknown one is a sentence, never a refusal."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.http import urlencode

from reports.models import Report


@dataclass(frozen=True)
class Selection:
    """Codes as they stand in the address; an empty one means any."""

    city: str = ""
    year: str = ""
    form: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> Selection:
        return cls(*(_one(query, name) for name in ("city", "year", "form")))

    def __bool__(self) -> bool:
        return bool(self.city or self.year or self.form)

    def of(self, reports: QuerySet[Report]) -> QuerySet[Report]:
        if self.city:
            reports = reports.filter(municipality__slug=self.city)
        if self.form:
            reports = reports.filter(form=self.form)
        if not self.year:
            return reports
        is_year = self.year.isascii() and self.year.isdecimal() and len(self.year) == 4
        return reports.filter(year=int(self.year)) if is_year else reports.none()

    @property
    def query(self) -> str:
        asked = {"city": self.city, "year": self.year, "form": self.form}
        return urlencode({name: value for name, value in asked.items() if value})


def _one(query: QueryDict, name: str) -> str:
    """PostgreSQL takes no NUL, and no code is so long."""
    return (
        query.get(name, "").replace("\0", "\N{REPLACEMENT CHARACTER}")[:100].encode(errors="replace").decode()
    )
