"""Reminding departments of sections that are due: of each section once a day, whoever asks and however often."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from portal.models import Department
from reports.letters.notices import by_department, people_of, tell_due
from reports.letters.remembered import is_first
from reports.models import Section

REASON = "Напоминание о сроке раздела"


@dataclass(frozen=True)
class Reminded:
    """``people`` were written to about ``sections``; of ``repeated`` ones somebody was reminded today already;
    in ``unreachable`` departments nobody has an e-mail address.
    """

    people: int = 0
    sections: int = 0
    repeated: int = 0
    unreachable: tuple[Department, ...] = ()


@transaction.atomic
def remind(sections: Iterable[Section], *, root: str) -> Reminded:
    """One letter a person about all sections of the department. Nothing where the portal sends no mail."""
    if not settings.SENDS_MAIL:
        return Reminded()
    people = told = repeated = 0
    unreachable = []
    for department, theirs in by_department(sections).items():
        reachable = people_of(department)
        if not reachable:
            unreachable.append(department)
            continue
        new = [section for section in theirs if _is_first_today(section)]
        repeated += len(theirs) - len(new)
        if new:
            people, told = people + len(reachable), told + len(new)
            for person in reachable:
                tell_due(new, person, root=root)
    return Reminded(people, told, repeated, tuple(unreachable))


def in_words(reminded: Reminded) -> Sequence[str]:
    """What to say to who asked for it."""
    if not settings.SENDS_MAIL:
        return ["Почта на портале не настроена: напомнить нельзя."]
    told = []
    if reminded.people:
        told.append(f"Напоминания отправлены. Писем: {reminded.people}, разделов: {reminded.sections}.")
    if reminded.repeated:
        told.append(f"Сегодня об этом уже напоминали. Разделов: {reminded.repeated}.")
    told += [f"{each}: ни у кого нет адреса почты, написать некому." for each in reminded.unreachable]
    return told or ["Напоминать не о чем."]


def _is_first_today(section: Section) -> bool:
    day = timezone.localdate().isoformat()
    return is_first(f"{section.pk}/{day}", reason=REASON, section=section.pk, day=day)
