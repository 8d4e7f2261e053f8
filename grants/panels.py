"""What the first page of the workspace tells of support: what the register of recipients waits for."""

from __future__ import annotations

from django.db.models import Count
from django.utils import timezone

from grants.models import RegisterEntry
from grants.register.belonging import awaiting
from grants.register.deadlines import due_of
from portal.lib.dates import format_date
from portal.lib.numbers import NBSP
from portal.lib.units import Plural, plural_of
from portal.queries import special_days
from portal.workspace.desk import Desk
from portal.workspace.panels import Entry, Panel

WORDS = {Plural.ONE: "мера поддержки", Plural.FEW: "меры поддержки", Plural.MANY: "мер поддержки"}


def to_enter(desk: Desk) -> list[Entry]:
    """Told to who may enter: one line, with the nearest term or with how much is late."""
    if not desk.may_add(RegisterEntry):
        return []
    days = awaiting(desk.city).order_by("decided_on").values_list("decided_on").annotate(number=Count("id"))
    today, special, term = timezone.localdate(), special_days(), desk.city.entry_days
    counted = [(due_of(day, term, special, today), number) for day, number in days]
    if not counted:
        return []
    total = sum(number for _, number in counted)
    late = sum(number for due, number in counted if due.is_overdue)
    nearest = counted[0][0].by
    mark, tone = (f"просрочено: {late}", "err") if late else (f"до {format_date(nearest)}", "warn")
    title = f"Внести в реестр: {total}{NBSP}{WORDS[plural_of(total)]}"
    return [Entry(title, desk.url("recipients-clock"), mark=mark, tone=tone)]


PANELS = [Panel("recipients", "Реестр получателей поддержки", to_enter, position=18)]
