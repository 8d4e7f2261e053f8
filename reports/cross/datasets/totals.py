"""What departments report only in total, each total by its name."""

from __future__ import annotations

from grants.models import ReportedTotal
from portal.lib.units import unit
from reports.cross.base import Context, Dataset, Dimension, Entry, Member
from reports.cross.dimensions import BY_DEPARTMENT, YEAR, by_words
from reports.cross.measures import sum_of_any_unit
from reports.facts import Facts


def _records(facts: Facts) -> tuple[ReportedTotal, ...]:
    return facts.totals


def _unit(entry: Entry, context: Context) -> tuple[Member, ...]:
    code = entry.record.unit
    return (Member(code or "plain", unit(code).many or "число", (0, code)),)


TOTALS = Dataset(
    code="totals",
    title="Сводные сведения",
    hint="Итоговые числа, которые подразделения сообщают за год.",
    records=_records,
    dimensions=(
        by_words("title", "Сведение", lambda row: row.title),
        BY_DEPARTMENT,
        Dimension("unit", "Единица", _unit),
        YEAR,
    ),
    measures=(sum_of_any_unit("value", "Значение", lambda row: row.value),),
)
